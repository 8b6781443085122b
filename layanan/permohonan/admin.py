"""The data that rule the tickets: holidays, service limits, papers; each region keeps its own."""

from django import forms
from django.contrib import admin, messages

from kelembagaan.admin_dasar import AdminBercakupan, SaringWilayah
from kelembagaan.kalender.models import HariLibur
from kelembagaan.kalender.selectors import tahun_belum_cocok
from kelembagaan.peran import Peran
from layanan.permohonan.jenis import PERMOHONAN
from layanan.permohonan.models import BatasLayanan, RefBerkas
from layanan.permohonan.tasks import tenggat_ulang


class MilikWilayahAdmin(AdminBercakupan):
    """Rows of a region; those of the nation (without one) only by the keeper of the system."""

    list_filter = [SaringWilayah]
    list_select_related = ["wilayah"]
    autocomplete_fields = ["wilayah"]

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        if "wilayah" in form.base_fields and request.cakupan.peran != Peran.SUPERUSER:
            form.base_fields["wilayah"].required = True
        return form


class MengubahTenggatAdmin(MilikWilayahAdmin):
    """What changes the deadlines of tickets that are open."""

    def save_model(self, request, obj, form, change):
        dulu = type(obj).objects.select_related("wilayah").filter(pk=obj.pk).first()
        super().save_model(request, obj, form, change)
        self._hitung_ulang(obj)
        if dulu and dulu.wilayah_id != obj.wilayah_id:
            self._hitung_ulang(dulu)

    def delete_model(self, request, obj):
        super().delete_model(request, obj)
        self._hitung_ulang(obj)

    def delete_queryset(self, request, queryset):
        semua = list(queryset.select_related("wilayah"))
        super().delete_queryset(request, queryset)
        for obj in semua:
            self._hitung_ulang(obj)

    def _hitung_ulang(self, obj):
        tenggat_ulang.defer(kode=obj.wilayah.kode if obj.wilayah else "")


BELUM_LENGKAP = (
    "perlu dicocokkan dengan SKB. Hari yang berpindah setiap tahun, seperti Idulfitri, dan cuti "
    "bersama mungkin belum ada di daftar ini."
)


@admin.register(HariLibur)
class HariLiburAdmin(MengubahTenggatAdmin):
    bisa_hapus = True
    list_display = ["tanggal", "nama", "wilayah", "dicocokkan"]
    fields = ["tanggal", "nama", "wilayah", "dasar"]

    def changelist_view(self, request, extra_context=None):
        """Which years can be counted on: of the others days may be missing."""
        if tahun := tahun_belum_cocok():
            messages.warning(request, f"Tahun {', '.join(map(str, tahun))}: {BELUM_LENGKAP}")
        return super().changelist_view(request, extra_context)

    @admin.display(description="dasar", ordering="dasar")
    def dicocokkan(self, libur):
        """A day that nobody has compared with its decree says so."""
        return libur.dasar or "Perlu dicocokkan dengan SKB"


@admin.register(BatasLayanan)
class BatasLayananAdmin(MengubahTenggatAdmin):
    bisa_hapus = True
    list_display = ["wilayah", "bidang", "hari_kuning", "hari_merah"]


class RefBerkasForm(forms.ModelForm):
    jenis_permohonan = forms.ChoiceField(
        label="Jenis permohonan",
        required=False,
        choices=[
            ("", "Semua jenis di bidang itu"),
            *((bidang.label, list(isi.items())) for bidang, isi in PERMOHONAN.items()),
        ],
    )

    def clean(self):
        isi = super().clean()
        jenis, bidang = isi.get("jenis_permohonan"), isi.get("bidang")
        if jenis and bidang and jenis not in PERMOHONAN.get(bidang, {}):
            self.add_error("jenis_permohonan", "Jenis ini bukan di bidang itu.")
        return isi


@admin.register(RefBerkas)
class RefBerkasAdmin(MilikWilayahAdmin):
    """A paper that is no longer asked for is not deleted: it stands on old tickets."""

    form = RefBerkasForm
    list_display = ["nama", "bidang", "jenis_permohonan", "wilayah", "dipakai"]
    fields = ["nama", "kode", "bidang", "jenis_permohonan", "urutan", "wilayah", "dipakai"]
