from django.contrib import admin

from kelembagaan.admin_dasar import AdminBercakupan
from kelembagaan.peran import Peran
from layanan.kesehatan.kartu.models.imunisasi import RefImunisasi
from layanan.kesehatan.models import RefKBM


@admin.register(RefKBM)
class RefKBMAdmin(AdminBercakupan):
    """Grams and version are data; the ages stay whole, so no row is added or deleted."""

    bisa_tambah = False
    fields = ["jenis_kelamin", "umur_bulan_dari", "umur_bulan_sampai", "gram", "versi"]
    fields += ["terverifikasi"]
    readonly_fields = ["jenis_kelamin", "umur_bulan_dari", "umur_bulan_sampai"]
    list_display = ["__str__", "gram", "versi", "terverifikasi"]

    def _berizin(self, request):
        return super()._berizin(request) and request.cakupan.peran == Peran.SUPERUSER


@admin.register(RefImunisasi)
class RefImunisasiAdmin(AdminBercakupan):
    """The schedule of immunisation is data: a new rule is a new row with its start date."""

    fields = ["dosis", "umur_bulan", "kejar_sampai_bulan", "lengkap", "wilayah"]
    fields += ["berlaku_mulai", "berlaku_sampai", "memenuhi", "terverifikasi"]
    list_display = ["__str__", "berlaku_mulai", "berlaku_sampai", "terverifikasi"]

    def _berizin(self, request):
        return super()._berizin(request) and request.cakupan.peran == Peran.SUPERUSER
