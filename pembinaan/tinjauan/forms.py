from django import forms

from pembinaan.tinjauan.alur import ATURAN, Isian

WIDGET = {
    "catatan": forms.Textarea(attrs={"rows": 3}),
    "sampai": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
}


class LangkahForm(forms.Form):
    """The inputs that one step of the review table asks for; the service says what is missing.

    pilihan_unit: (code, name) of units at which a path may end; a deeper one is taken too.
    """

    def __init__(self, aksi, data=None, *, pilihan_unit=(), **kwargs):
        super().__init__(data, prefix=None, auto_id=f"id_{aksi}_%s", **kwargs)
        for isian in ATURAN[aksi].isian:
            self.fields[isian.nama] = self._buat(isian, pilihan_unit)

    @staticmethod
    def _buat(isian: Isian, pilihan_unit):
        umum = {"label": isian.label, "required": False}
        if isian.nama == "catatan":
            return forms.CharField(max_length=1000, widget=WIDGET["catatan"], **umum)
        if isian.nama == "sampai":
            return forms.DateField(widget=WIDGET["sampai"], **umum)
        pilihan = forms.Select(choices=[("", "Pilih dulu"), *pilihan_unit])
        return forms.CharField(max_length=17, widget=pilihan, **umum)
