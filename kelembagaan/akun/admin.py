import json

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.utils import timezone

from kelembagaan.admin_dasar import AdminBercakupan, SaringWilayah, SebarisBercakupan
from kelembagaan.akun import services
from kelembagaan.akun.models import Pengguna, Penugasan
from kelembagaan.akun.wewenang import (
    boleh_menetapkan,
    boleh_mengakhiri,
    boleh_mengelola_akun,
    peran_terjangkau,
)
from kelembagaan.bidang import Bidang
from kelembagaan.cakupan import q_prefiks
from kelembagaan.peran import JABATAN_PERAN, Jabatan, Peran
from kelembagaan.wilayah.admin import JENIS_DESA

# field of a place -> (peran that have it, what to say where it is missing)
MEDAN_TEMPAT = {
    "posyandu": ((Peran.KADER, Peran.PENGURUS), "Pilih Posyandunya."),
    "wilayah": (
        (Peran.NAKES, Peran.PEMDES, Peran.TIM_PEMBINA, Peran.DPMD),
        "Pilih wilayah tempatnya bertugas.",
    ),
    "perangkat_daerah": ((Peran.OPD,), "Pilih perangkat daerahnya."),
    "desa_lain": ((Peran.NAKES,), None),
}


class PenugasanForm(forms.ModelForm):
    """`cakupan` is set on the class by the admin that builds it."""

    cakupan = None
    bidang = forms.MultipleChoiceField(
        label="Bidang",
        choices=Bidang.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Kosong berarti keenam bidang.",
    )

    class Meta:
        labels = {"periode_ke": "Masa jabatan keberapa"}
        help_texts = {
            "posyandu": "Diisi untuk kader dan pengurus.",
            "wilayah": "Diisi untuk tenaga kesehatan, pemerintah desa/kelurahan, Tim Pembina, "
            "dan DPMD.",
            "perangkat_daerah": "Diisi untuk peran perangkat daerah: tempatnya bekerja.",
            "desa_lain": "Diisi untuk tenaga kesehatan yang melayani lebih dari satu desa.",
            "periode_ke": "Isi 1 bila baru pertama kali memegang jabatan ini, 2 bila dipilih lagi "
            "sesudah satu masa jabatan (lima tahun).",
        }

    def clean(self):
        isi = super().clean()
        self._periksa_tempat(isi)
        if isi.get("selesai") and not isi.get("alasan_selesai"):
            self.add_error("alasan_selesai", "Pilih alasannya.")
        return isi

    def _periksa_tempat(self, isi):
        """Exactly the places that the peran has; said at the field."""
        peran = isi.get("peran", self.instance.peran)
        for medan in MEDAN_TEMPAT.keys() & isi.keys() if peran else ():
            untuk, kurang = MEDAN_TEMPAT[medan]
            if isi[medan] and peran not in untuk:
                kalimat = f"Kosongkan: tidak dipakai untuk peran {Peran(peran).label}."
                self.add_error(medan, kalimat)
            elif kurang and peran in untuk and not isi[medan]:
                self.add_error(medan, kurang)

    def _post_clean(self):
        super()._post_clean()
        if self.errors:
            return
        try:
            services.periksa_bentuk(self.instance)
            if self.instance.pk is None:
                services.periksa_wewenang(
                    self.instance,
                    cakupan=self.cakupan,
                    desa_lain=self.cleaned_data.get("desa_lain") or (),
                )
        except ValidationError as galat:
            per_medan = getattr(galat, "error_dict", {None: galat.messages})
            for medan, kalimat in per_medan.items():
                self.add_error(medan if medan in self.fields else None, kalimat)


class DenganPenugasanForm:
    """What the page of a Penugasan and the rows on the page of a Pengguna share.

    The script shows only the place that fits the chosen peran, and its jabatan.
    """

    class Media:
        js = ["js/admin_penugasan.js"]

    def pilihan(self, db_field, request):
        semua = super().pilihan(db_field, request)
        if db_field.name == "desa_lain":
            return semua.filter(jenis_wilayah__in=JENIS_DESA)
        return semua

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        awal = {"peran": Peran.KADER, "jabatan": Jabatan.KADER, "mulai": timezone.localdate}
        if db_field.name in awal:
            kwargs["initial"] = awal[db_field.name]
        if db_field.name == "peran":
            boleh = peran_terjangkau(request.cakupan)
            kwargs["choices"] = [p for p in Peran.choices if p[0] in boleh]
        medan = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "peran":
            medan.widget.attrs["data-jabatan"] = json.dumps(JABATAN_PERAN)
        if db_field.name in MEDAN_TEMPAT:
            dalam = getattr(medan.widget, "widget", medan.widget)
            dalam.attrs["data-untuk-peran"] = " ".join(MEDAN_TEMPAT[db_field.name][0])
        return medan


class PenugasanSebaris(DenganPenugasanForm, SebarisBercakupan, admin.StackedInline):
    """A new assignment together with its account; standing ones have a page of their own."""

    model = Penugasan
    form = PenugasanForm
    fk_name = "pengguna"
    min_num = max_num = 1
    can_delete = False
    fields = [
        "peran",
        "jabatan",
        "posyandu",
        "wilayah",
        "perangkat_daerah",
        "desa_lain",
        "bidang",
        "sk",
        "mulai",
        "periode_ke",
    ]
    autocomplete_fields = ["posyandu", "wilayah", "perangkat_daerah", "desa_lain", "sk"]

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, validate_min=True, **kwargs)
        formset.form.cakupan = request.cakupan
        return formset


class PenggunaForm(forms.ModelForm):
    username = forms.CharField(
        label="Nama pengguna",
        max_length=150,
        required=False,
        validators=[Pengguna.username_validator],
        help_text="Kosongkan: dibuat dari namanya.",
    )

    def clean_username(self):
        username = self.cleaned_data["username"]
        if not username and self.instance.pk:
            raise ValidationError("Nama pengguna tidak boleh kosong.")
        sama = Pengguna.objects.filter(username__iexact=username).exclude(pk=self.instance.pk)
        if sama.exists():
            raise ValidationError("Nama pengguna ini sudah dipakai orang lain.")
        return username

    def clean(self):
        isi = super().clean()
        if not self.instance.pk and isi.get("nama") and not isi.get("username"):
            isi["username"] = services.usul_username(isi["nama"])
        return isi


@admin.register(Pengguna)
class PenggunaAdmin(AdminBercakupan):
    """Accounts of the region. Passwords are never set here, one-time codes are made."""

    form = PenggunaForm
    list_display = ["nama", "username", "is_active", "last_login"]
    list_filter = [SaringWilayah, "is_active"]
    search_fields = ["nama", "username"]
    ordering = ["nama"]
    fields = ["nama", "username", "nomor_hp", "mulai_mengabdi"]
    change_form_template = "admin/pengguna.html"

    def get_fields(self, request, obj=None):
        return [*self.fields, "is_active"] if obj else self.fields

    def get_inlines(self, request, obj):
        return [] if obj else [PenugasanSebaris]

    def has_change_permission(self, request, obj=None):
        boleh = super().has_change_permission(request, obj)
        return boleh and (obj is None or boleh_mengelola_akun(request.cakupan, obj))

    def saring_wilayah(self, queryset, kode):
        orang = Penugasan.objects.filter(q_prefiks("kode", kode)).values("pengguna")
        return queryset.filter(pk__in=orang)

    def label_pilihan(self, obj):
        return f"{obj.nama} ({obj.username})"

    def save_model(self, request, obj, form, change):
        if not change:
            obj.set_unusable_password()
            obj.harus_ganti_sandi = True
        super().save_model(request, obj, form, change)

    def save_formset(self, request, form, formset, change):
        formset.save(commit=False)
        for satu in formset.forms:
            services.simpan_baru(
                penugasan=satu.instance,
                oleh=request.user,
                cakupan=request.cakupan,
                desa_lain=satu.cleaned_data["desa_lain"],
            )

    def change_view(self, request, object_id, form_url="", extra_context=None):
        obj = self.get_object(request, object_id)
        konteks = {
            **(extra_context or {}),
            "boleh_kode": obj is not None and boleh_mengelola_akun(request.cakupan, obj),
            "daftar_penugasan_akun": obj
            and Penugasan.objects.dalam(request.cakupan)
            .filter(pengguna=obj)
            .select_related("posyandu", "wilayah", "perangkat_daerah"),
            "daftar_kode": obj
            and obj.kode_sekali_pakai.select_related("dibuat_oleh").order_by("-dibuat_pada")[:10],
        }
        return super().change_view(
            request, object_id, form_url, {**(extra_context or {}), **konteks}
        )

    def response_add(self, request, obj, post_url_continue=None):
        if boleh_mengelola_akun(request.cakupan, obj):
            return redirect("kelembagaan:buat_kode", obj.pk)
        messages.info(request, "Akun menunggu konfirmasi perangkat daerah bidang kesehatan.")
        return super().response_add(request, obj, post_url_continue)


@admin.action(description="Konfirmasi usulan yang dipilih")
def konfirmasi(modeladmin, request, queryset):
    _putuskan(services.konfirmasi, request, queryset)


@admin.action(description="Tolak usulan yang dipilih")
def tolak(modeladmin, request, queryset):
    _putuskan(services.tolak, request, queryset)


def _putuskan(aksi, request, queryset):
    for penugasan in queryset.select_related("pengguna"):
        try:
            aksi(penugasan=penugasan, oleh=request.user, cakupan=request.cakupan)
        except ValidationError as galat:
            messages.error(request, f"{penugasan.pengguna.nama}: {' '.join(galat.messages)}")
        else:
            messages.success(request, f"{penugasan.pengguna.nama}: tersimpan.")


@admin.register(Penugasan)
class PenugasanAdmin(DenganPenugasanForm, AdminBercakupan):
    form = PenugasanForm
    actions = [konfirmasi, tolak]
    list_display = ["pengguna", "jabatan_setempat", "tempat", "mulai", "selesai", "keadaan"]
    list_select_related = ["pengguna", "posyandu", "wilayah", "perangkat_daerah"]
    list_filter = [SaringWilayah, "peran", "keadaan"]
    search_fields = ["pengguna__nama", "pengguna__username"]
    autocomplete_fields = [
        "pengguna",
        "posyandu",
        "wilayah",
        "perangkat_daerah",
        "desa_lain",
        "sk",
        "sk_selesai",
    ]
    tetap = ["pengguna", "peran", "jabatan", "posyandu", "wilayah", "perangkat_daerah", "mulai"]
    isi = ["desa_lain", "bidang", "sk", "periode_ke"]
    akhir = ["selesai", "alasan_selesai", "sk_selesai"]

    @admin.display(description="jabatan", ordering="jabatan")
    def jabatan_setempat(self, penugasan):
        return penugasan.sebutan

    def get_fields(self, request, obj=None):
        return [*self.tetap, *self.isi, *(["keadaan", *self.akhir] if obj else [])]

    def get_readonly_fields(self, request, obj=None):
        if obj is None:
            return []
        isi = [] if boleh_menetapkan(request.cakupan, obj.peran, obj.kode) else self.isi
        return [*self.tetap, "keadaan", *isi]

    def has_change_permission(self, request, obj=None):
        boleh = super().has_change_permission(request, obj)
        if obj is None:
            return boleh
        berlaku = obj.keadaan == Penugasan.Keadaan.BERLAKU
        return boleh and berlaku and boleh_mengakhiri(request.cakupan, obj)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        form.cakupan = request.cakupan
        return form

    def save_model(self, request, obj, form, change):
        siapa = {"oleh": request.user, "cakupan": request.cakupan}
        desa_lain = form.cleaned_data.get("desa_lain") or ()
        if not change:
            services.simpan_baru(penugasan=obj, desa_lain=desa_lain, **siapa)
        elif set(form.changed_data) <= set(self.akhir) and obj.selesai:
            services.akhiri(
                penugasan=obj,
                selesai=obj.selesai,
                alasan=obj.alasan_selesai,
                sk=obj.sk_selesai,
                **siapa,
            )
        else:
            services.ubah(penugasan=obj, desa_lain=desa_lain, **siapa)
        if change and obj.selesai and services.pengurus_terakhir(obj):
            messages.warning(request, "Posyandu ini tidak lagi punya pengurus yang bertugas.")
        for kalimat in services.peringatan(obj):
            messages.warning(request, kalimat)
