"""The base of every ModelAdmin here: scope and peran table decide, not Django's permissions."""

from django.contrib import admin, messages
from django.contrib.admin.exceptions import DisallowedModelAdminLookup
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect

from kelembagaan.cakupan import q_prefiks
from kelembagaan.parameter import baca_nomor
from kelembagaan.wilayah.models import Wilayah


class PilihanDalam:
    """A field names only what lies in the scope, whatever a forged POST says."""

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        kwargs.setdefault("queryset", self.pilihan(db_field, request))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        kwargs.setdefault("queryset", self.pilihan(db_field, request))
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def pilihan(self, db_field, request):
        """Rows that this field may name."""
        return db_field.related_model._default_manager.dalam(request.cakupan)


class AdminBercakupan(PilihanDalam, admin.ModelAdmin):
    """Rows, choices of fields and autocompletes are those within request.cakupan.

    `izin` is the action of the peran table that opens it. Nothing is deleted unless bisa_hapus:
    what ended has a date.
    """

    izin = "kelola_lembaga"
    bisa_tambah = True
    bisa_ubah = True
    bisa_hapus = False
    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER

    class Media:
        js = ["js/admin_pelengkap.js"]

    def get_queryset(self, request):
        semua = self.model._default_manager.dalam(request.cakupan)
        urutan = self.get_ordering(request)
        return semua.order_by(*urutan) if urutan else semua

    def get_changeform_initial_data(self, request):
        """An address fills in what it names by number, and nothing else."""
        awal = super().get_changeform_initial_data(request)
        return {nama: satu for nama, satu in awal.items() if baca_nomor(satu) is not None}

    def changeform_view(self, request, *args, **kwargs):
        """A rule that a service finds broken only while writing is a message, not a failure."""
        try:
            return super().changeform_view(request, *args, **kwargs)
        except ValidationError as galat:
            messages.error(request, " ".join(galat.messages))
            return redirect(request.get_full_path())

    def changelist_view(self, request, *args, **kwargs):
        """A filter that the list does not offer is left out, and said."""
        try:
            return super().changelist_view(request, *args, **kwargs)
        except DisallowedModelAdminLookup:
            messages.info(request, "Saringan di alamat itu tidak dikenal. Semua ditampilkan.")
            return redirect(request.path)

    def has_module_permission(self, request):
        return self._berizin(request)

    def has_view_permission(self, request, obj=None):
        return self._berizin(request)

    def has_add_permission(self, request):
        return self.bisa_tambah and self._berizin(request)

    def has_change_permission(self, request, obj=None):
        return self.bisa_ubah and self._berizin(request)

    def has_delete_permission(self, request, obj=None):
        return self.bisa_hapus and self._berizin(request)

    def lookup_allowed(self, lookup, value, request):
        """Only what a filter of the list offers; else hidden columns could be guessed at."""
        saringan = {getattr(f, "parameter_name", f) for f in self.get_list_filter(request)}
        return lookup.split("__")[0] in saringan

    def saring_wilayah(self, queryset, kode):
        """Rows at this code and below it."""
        return queryset.filter(q_prefiks(self.model.jalur_kode, kode))

    def label_pilihan(self, obj):
        """How an autocomplete names it."""
        return str(obj)

    def _berizin(self, request):
        return request.cakupan is not None and request.cakupan.boleh(self.izin)

    def _get_obj_does_not_exist_redirect(self, request, opts, object_id):
        raise Http404


class SebarisBercakupan(PilihanDalam):
    """For inlines: rows inside the page of an object that was taken through the scope."""

    izin = "kelola_lembaga"
    extra = 0

    def has_view_permission(self, request, obj=None):
        return request.cakupan.boleh(self.izin)

    has_add_permission = has_change_permission = has_delete_permission = has_view_permission


class SaringWilayah(admin.SimpleListFilter):
    """provinsi > kabupaten/kota > kecamatan > desa: one step down at a time, within the scope."""

    title = "wilayah"
    parameter_name = "wilayah_kode"
    template = "admin/saring_wilayah.html"

    def lookups(self, request, model_admin):
        self.model_admin = model_admin
        dalam = Wilayah.objects.dalam(request.cakupan)
        kode = self.value()
        self.terpilih = dalam.filter(kode=kode).first() if kode else None
        if self.terpilih:
            self.jalan = [*dalam.leluhur(kode).exclude(kode=""), self.terpilih]
            anak = dalam.filter(induk=self.terpilih)
        else:
            self.jalan = []
            anak = dalam.filter(induk__kode__in=request.cakupan.prefiks)
        return [(w.kode, w.nama) for w in anak.order_by("kode")]

    def has_output(self):
        return bool(self.jalan or self.lookup_choices)

    def choices(self, changelist):
        def pilihan(kode, nama, dilalui):
            return {
                "selected": kode == (self.terpilih.kode if self.terpilih else ""),
                "dilalui": dilalui,
                "query_string": changelist.get_query_string(
                    {self.parameter_name: kode} if kode else {}, [self.parameter_name]
                ),
                "display": nama,
            }

        yield pilihan("", "Semua", True)
        for wilayah in self.jalan:
            yield pilihan(wilayah.kode, wilayah.nama, True)
        for kode, nama in self.lookup_choices:
            yield pilihan(kode, nama, False)

    def queryset(self, request, queryset):
        if not self.value():
            return queryset
        if self.terpilih is None:
            return queryset.none()
        return self.model_admin.saring_wilayah(queryset, self.terpilih.kode)
