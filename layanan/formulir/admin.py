"""Which registers run in a region; kept by its DPMD."""

from django import forms
from django.contrib import admin

from kelembagaan.admin_dasar import AdminBercakupan, SaringWilayah
from kelembagaan.bidang import Bidang
from kelembagaan.wilayah.models import JenisWilayah
from layanan.formulir.daftar import daftar_register
from layanan.formulir.models import PengaturanRegister

# Whole kabupaten and above: what a desa leaves out is its Posyandu's fields.
JENIS = (JenisWilayah.PUSAT, JenisWilayah.PROVINSI, JenisWilayah.KABUPATEN, JenisWilayah.KOTA)


class PengaturanRegisterForm(forms.ModelForm):
    """What runs is ticked, field by field; what is stored is the rest."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        belum = set(self.instance.belum)
        for bidang in Bidang:
            milik = [f for f in daftar_register() if f.bidang == bidang]
            self.fields[bidang.value] = forms.MultipleChoiceField(
                label=bidang.label,
                choices=[(f.kode, f.judul) for f in milik],
                initial=[f.kode for f in milik if f.kode not in belum],
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )

    def clean(self):
        isi = super().clean()
        berjalan = {kode for bidang in Bidang for kode in isi.get(bidang.value, [])}
        self.instance.belum = [f.kode for f in daftar_register() if f.kode not in berjalan]
        return isi


@admin.register(PengaturanRegister)
class PengaturanRegisterAdmin(AdminBercakupan):
    """Changed by a new row from a new day: what an older day says is left as it was."""

    form = PengaturanRegisterForm
    bisa_hapus = True
    list_display = ["wilayah", "mulai", "yang_belum"]
    list_select_related = ["wilayah"]
    list_filter = [SaringWilayah]
    fieldsets = [
        (None, {"fields": ["wilayah", "mulai"]}),
        (
            "Register yang berjalan",
            {
                "fields": list(Bidang.values),
                "description": (
                    "Yang tidak dicentang tidak ditanyakan kepada kader, dan di laporan tertulis "
                    "belum berjalan. Catatan yang sudah ada tetap tersimpan. Bidang yang semua "
                    "registernya tidak dicentang ikut belum berjalan."
                ),
            },
        ),
    ]

    def get_form(self, request, obj=None, change=False, **kwargs):
        """The fields of the form that are not the model's are the form's own to make."""
        return super().get_form(request, obj, change, **kwargs | {"fields": ["wilayah", "mulai"]})

    def pilihan(self, db_field, request):
        semua = super().pilihan(db_field, request)
        return semua.filter(jenis_wilayah__in=JENIS) if db_field.name == "wilayah" else semua

    @admin.display(description="belum berjalan")
    def yang_belum(self, obj):
        """The titles, in the order of the fields."""
        judul = [f.judul for f in daftar_register() if f.kode in obj.belum]
        return ", ".join(judul) or "semua berjalan"
