from django.contrib import admin
from django.db.models import Q

from kelembagaan.admin_dasar import AdminBercakupan, SaringWilayah
from kelembagaan.nama import normal_nama
from kelembagaan.wilayah.models import JenisWilayah, Wilayah

JENIS_DESA = [JenisWilayah.DESA, JenisWilayah.KELURAHAN, JenisWilayah.DESA_ADAT]
# Fields that name a desa or kelurahan and nothing above it.
MEDAN_DESA = {
    ("posyandu", "wilayah"),
    ("penugasan", "desa_lain"),
    ("perangkatdaerah", "desa_dilayani"),
}


@admin.register(Wilayah)
class WilayahAdmin(AdminBercakupan):
    """Read only: regions come from the Kemendagri's list."""

    bisa_tambah = bisa_ubah = False
    list_display = ["nama", "kode", "jenis_wilayah", "berlaku_sampai"]
    list_filter = [SaringWilayah, "jenis_wilayah"]
    search_fields = ["nama_cari", "kode"]
    ordering = ["kode"]
    exclude = ["induk"]

    def get_search_results(self, request, queryset, search_term):
        cari = search_term.replace("\x00", "").strip()
        if cari:
            queryset = queryset.filter(
                Q(nama_cari__startswith=normal_nama(cari)) | Q(kode__startswith=cari)
            )
        medan = (request.GET.get("model_name"), request.GET.get("field_name"))
        if medan in MEDAN_DESA:
            queryset = queryset.filter(jenis_wilayah__in=JENIS_DESA)
        return queryset, False

    def label_pilihan(self, obj):
        return f"{obj.nama} ({obj.kode})" if obj.kode else obj.nama
