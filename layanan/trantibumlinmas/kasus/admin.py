"""The setting only; the cases themselves have no page in the admin."""

from django.contrib import admin

from kelembagaan.admin_dasar import AdminBercakupan, SaringWilayah
from layanan.trantibumlinmas.kasus.models import PengaturanKasus


@admin.register(PengaturanKasus)
class PengaturanKasusAdmin(AdminBercakupan):
    list_display = ["wilayah", "perlu_persetujuan"]
    list_select_related = ["wilayah"]
    list_filter = [SaringWilayah]
    autocomplete_fields = ["wilayah"]
