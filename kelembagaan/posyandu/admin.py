from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db import transaction

from kelembagaan.admin_dasar import AdminBercakupan, SaringWilayah, SebarisBercakupan
from kelembagaan.bidang import Bidang
from kelembagaan.posyandu import services
from kelembagaan.posyandu.models import (
    BidangAktif,
    JadwalBuka,
    PengecualianBuka,
    PerangkatDaerah,
    Posyandu,
    SuratKeputusan,
)
from kelembagaan.wilayah.admin import JENIS_DESA


class PosyanduForm(forms.ModelForm):
    nomor_urut = forms.IntegerField(
        label="Nomor urut",
        min_value=1,
        max_value=999,
        required=False,
        help_text="Kosongkan: nomor berikutnya di desa itu dipakai.",
    )
    bidang_berjalan = forms.MultipleChoiceField(
        label="Bidang yang berjalan",
        choices=Bidang.choices,
        initial=Bidang.values,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Dihitung sejak mulai kegiatan; tanggalnya dapat diubah sesudah disimpan.",
    )

    def clean(self):
        isi = super().clean()
        if isi.get("wilayah") and isi.get("nomor_urut") is None and "nomor_urut" not in self.errors:
            try:
                isi["nomor_urut"] = services.nomor_berikut(isi["wilayah"])
            except ValidationError as galat:
                self.add_error("nomor_urut", galat)
        return isi


class BidangAktifSebaris(SebarisBercakupan, admin.StackedInline):
    model = BidangAktif


class JadwalBukaSebaris(SebarisBercakupan, admin.StackedInline):
    model = JadwalBuka


class PengecualianBukaSebaris(SebarisBercakupan, admin.StackedInline):
    model = PengecualianBuka


@admin.register(Posyandu)
class PosyanduAdmin(AdminBercakupan):
    form = PosyanduForm
    list_display = ["nama", "kode", "wilayah", "mulai", "selesai"]
    list_select_related = ["wilayah"]
    list_filter = [SaringWilayah]
    search_fields = ["nama", "kode__startswith", "wilayah__nama"]
    ordering = ["kode"]
    autocomplete_fields = ["wilayah"]
    readonly_fields = ["kode"]
    fieldsets = [
        (None, {"fields": ["nama", "wilayah", "nomor_urut", "kode", "mulai", "selesai"]}),
        (
            "Tempat",
            {"fields": ["alamat", "wilayah_layanan", "lintang", "bujur", "bangunan"]},
        ),
        ("Pendaftaran", {"fields": ["nomor_registrasi"]}),
    ]

    def get_fieldsets(self, request, obj=None):
        semua = super().get_fieldsets(request, obj)
        return semua if obj else [*semua, ("Layanan", {"fields": ["bidang_berjalan"]})]

    def get_inlines(self, request, obj):
        rinci = [BidangAktifSebaris, PengecualianBukaSebaris] if obj else []
        return [JadwalBukaSebaris, *rinci]

    def pilihan(self, db_field, request):
        semua = super().pilihan(db_field, request)
        if db_field.name == "wilayah":
            return semua.filter(jenis_wilayah__in=JENIS_DESA)
        return semua

    def label_pilihan(self, obj):
        return f"{obj} ({obj.kode})"

    @transaction.atomic
    def save_model(self, request, obj, form, change):
        services.simpan_posyandu(posyandu=obj)
        if not change:
            BidangAktif.objects.bulk_create(
                BidangAktif(posyandu=obj, bidang=bidang, mulai=obj.mulai)
                for bidang in form.cleaned_data["bidang_berjalan"]
            )
            messages.info(request, f"Kode Posyandu ini {obj.kode}.")


class SuratKeputusanForm(forms.ModelForm):
    def clean(self):
        isi = super().clean()
        wilayah, posyandu = isi.get("wilayah"), isi.get("posyandu")
        if wilayah and posyandu and posyandu.wilayah_id != wilayah.pk:
            self.add_error("posyandu", "Posyandu ini di desa/kelurahan lain.")
        return isi


@admin.register(SuratKeputusan)
class SuratKeputusanAdmin(AdminBercakupan):
    form = SuratKeputusanForm
    list_display = ["nomor", "tanggal", "tentang", "wilayah", "posyandu"]
    list_select_related = ["wilayah", "posyandu"]
    list_filter = [SaringWilayah, "tentang"]
    search_fields = ["nomor", "posyandu__nama"]
    autocomplete_fields = ["wilayah", "posyandu"]

    def label_pilihan(self, obj):
        return f"{obj.nomor}, {obj.get_tentang_display()}"


# Characters of the code of a kabupaten/kota, "36.02".
PANJANG_KAB = 5


class PerangkatDaerahForm(forms.ModelForm):
    bidang = forms.MultipleChoiceField(
        label="Bidang",
        choices=Bidang.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def clean(self):
        isi = super().clean()
        wilayah, desa = isi.get("wilayah"), isi.get("desa_dilayani")
        fasilitas = (
            PerangkatDaerah.JenisPerangkat.PUSKESMAS,
            PerangkatDaerah.JenisPerangkat.PUSTU,
        )
        if desa and isi.get("jenis_perangkat") not in fasilitas:
            self.add_error("desa_dilayani", "Hanya untuk Puskesmas dan Pustu.")
        elif desa and wilayah:
            kab = wilayah.kode[:PANJANG_KAB]
            if any(satu.kode[:PANJANG_KAB] != kab for satu in desa):
                self.add_error("desa_dilayani", "Ada desa di kabupaten/kota lain.")
        return isi


@admin.register(PerangkatDaerah)
class PerangkatDaerahAdmin(AdminBercakupan):
    form = PerangkatDaerahForm
    list_display = ["nama", "jenis_perangkat", "wilayah", "melayani", "aktif"]
    list_select_related = ["wilayah"]
    list_filter = [SaringWilayah, "jenis_perangkat"]
    search_fields = ["nama"]
    autocomplete_fields = ["wilayah", "desa_dilayani"]

    def pilihan(self, db_field, request):
        semua = super().pilihan(db_field, request)
        if db_field.name == "desa_dilayani":
            return semua.filter(jenis_wilayah__in=JENIS_DESA)
        return semua

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("desa_dilayani")

    @admin.display(description="Desa yang dilayani")
    def melayani(self, obj):
        return ", ".join(desa.nama for desa in obj.desa_dilayani.all()) or "–"

    def label_pilihan(self, obj):
        return f"{obj.nama}, {obj.wilayah.nama}"
