from django import forms

from pembinaan.tinjauan.alur import ATURAN, Isian


class LangkahForm(forms.Form):
    """The inputs that one step of the review table asks for; the service says what is missing.

    pilihan_unit: (code, name) of units at which a path may end; a deeper one is taken too.
    """

    def __init__(self, aksi, data=None, *, pilihan_unit=(), **kwargs):
        super().__init__(data, prefix=None, auto_id=f"id_{aksi}_%s", **kwargs)
        for isian in ATURAN[aksi].isian:
            self.fields[isian.nama] = self._buat(isian, pilihan_unit)
            self.fields[isian.nama].boleh_kosong = not isian.wajib

    @staticmethod
    def _buat(isian: Isian, pilihan_unit):
        umum = {"label": isian.label, "required": False}
        if isian.nama == "catatan":
            teks = forms.Textarea(attrs={"rows": 3, "class": "form-control"})
            return forms.CharField(max_length=1000, widget=teks, **umum)
        if isian.nama == "sampai":
            tanggal = {"type": "date", "class": "form-control"}
            return forms.DateField(widget=forms.DateInput(tanggal, format="%Y-%m-%d"), **umum)
        pilihan = forms.Select({"class": "form-select"}, [("", "Pilih dulu"), *pilihan_unit])
        return forms.CharField(max_length=17, widget=pilihan, **umum)
