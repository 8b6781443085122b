from crispy_forms.helper import FormHelper
from django import forms

from kelembagaan.peran import JABATAN_PERAN, Peran
from pembinaan.tinjauan.alur import ATURAN, Isian
from pembinaan.tinjauan.models import Tenggat
from pembinaan.tinjauan.tenggat import tingkat_di_bawah

SEBUTAN_TINGKAT = dict(Tenggat._meta.get_field("tingkat").choices)


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


class PengaturanForm(forms.Form):
    """What a Tim Pembina sets for itself and for the tiers below it."""

    jabatan_pemutus = forms.MultipleChoiceField(
        label="Yang mengajukan dan memutuskan",
        choices=[(j.value, j.label) for j in JABATAN_PERAN[Peran.TIM_PEMBINA]],
        widget=forms.CheckboxSelectMultiple(attrs={"data-panjang": "1"}),
    )

    def __init__(self, data=None, *, tingkat, **kwargs):
        super().__init__(data, **kwargs)
        if tingkat == "kabkota":
            self.fields["periksa_kesehatan"] = forms.BooleanField(
                label="Bagian kesehatan wajib diperiksa bidan atau petugas Puskesmas",
                required=False,
                help_text="Berlaku di desa yang dilayani nakes yang punya akun.",
            )
        self.tenggat = []
        for satu in tingkat_di_bawah(tingkat):
            self.fields[f"tenggat_{satu}"] = forms.IntegerField(
                label=f"Tenggat {SEBUTAN_TINGKAT[satu]}: tanggal di bulan berikutnya",
                min_value=1,
                max_value=28,
                required=False,
                help_text="Kosong berarti mengikuti wilayah di atas.",
                widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
            )
            self.tenggat.append(satu)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
