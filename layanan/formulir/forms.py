"""The base of every form through which something is delivered.

A page, the outbox of a phone and the batch door all build the same form from the same `isi`
({field: text as typed}); the form alone says what is valid.
"""

import datetime
import re
from dataclasses import dataclass, field
from uuid import UUID

from crispy_forms.helper import FormHelper
from dateutil.relativedelta import relativedelta
from django import forms
from django.conf.locale.id.formats import DATE_INPUT_FORMATS
from django.core.exceptions import ValidationError
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from kelembagaan.akun.models import Pengguna, Penugasan
from kelembagaan.cakupan import Cakupan
from kelembagaan.posyandu.models import Posyandu
from layanan.formulir.isian import isian
from layanan.formulir.models import Catatan
from layanan.warga.sasaran import umur_bulan


@dataclass
class KonteksKirim:
    """Where, by whom and when something is delivered; read once for a whole batch.

    subjek: {("warga"|"keluarga"|"kehamilan", kunci): row} of every subject the batch names and
    this Posyandu may serve; asing: names of those whom it may not. petugas: {pk: Pengguna} who
    may be named as the one who served.
    tamu: {(warga's pk, day)} of guests served here on these days; they stand in subjek too.
    hari_buka: {day: HariBuka} as far as it is known already.
    bacaan: what a register's own form has read for all of them, under its kode.
    menanya: whether somebody is there who can be asked about an unlikely value.
    isian: {form class: fields}, copied once for all entries of a batch; None: for each form.
    """

    posyandu: Posyandu
    pengguna: Pengguna
    penugasan: Penugasan
    cakupan: Cakupan
    hari_ini: datetime.date
    subjek: dict[tuple[str, UUID], object] = field(default_factory=dict)
    asing: set[tuple[str, UUID]] = field(default_factory=set)
    petugas: dict[int, Pengguna] = field(default_factory=dict)
    tamu: set[tuple[int, datetime.date]] = field(default_factory=set)
    hari_buka: dict[datetime.date, object] = field(default_factory=dict)
    bacaan: dict[str, object] = field(default_factory=dict)
    menanya: bool = True
    isian: dict[type, "IsianBatch"] | None = None


class IsianBatch(dict):
    """The fields of a form: Django copies them for each form, which costs as much as using them."""

    def __deepcopy__(self, memo):
        return dict(self)


# As browsers and phones send it first: each format that does not fit costs time.
FORMAT_TANGGAL = ["%Y-%m-%d", *DATE_INPUT_FORMATS]

# What a number is refused for that has more digits than its column.
ANGKA_TAK_MUAT = ("max_whole_digits", "max_digits", "max_decimal_places")

# What no column can hold: NUL, and halves of a character.
TAK_TERSIMPAN = re.compile(r"[\x00\ud800-\udfff]")


def _bersih(nilai):
    """One value of `isi` (text, or a list of texts) without what can't be stored."""
    if isinstance(nilai, list):
        return [_bersih(satu) for satu in nilai]
    return TAK_TERSIMPAN.sub("", nilai) if isinstance(nilai, str) else nilai


class SubjekField(forms.UUIDField):
    """Names a warga or keluarga by its kunci; cleans to the row itself."""

    widget = forms.HiddenInput

    def __init__(self, *args, subjek, **kwargs):
        self.subjek = subjek
        self.konteks = None
        super().__init__(*args, **kwargs)

    def prepare_value(self, value):
        return str(getattr(value, "kunci", value) or "")

    def clean(self, value):
        kunci = super().clean(value)
        if kunci is None:
            return None
        baris = self.konteks.subjek.get((self.subjek, kunci))
        if baris is None:
            raise ValidationError(
                "Orang atau keluarga ini tidak ada di Posyandu ini.", code="subjek"
            )
        return baris


class PetugasField(forms.TypedChoiceField):
    """Who served: one of the kader, pengurus and nakes of this Posyandu."""

    def __init__(self, *args, **kwargs):
        self.konteks = None
        super().__init__(*args, coerce=int, label="Petugas", **kwargs)

    def valid_value(self, value):
        """The one who types is always one of them; the others need not be read for that."""
        return value == str(self.konteks.pengguna.pk) or super().valid_value(value)


class KirimanForm(forms.ModelForm):
    """Subclasses name model and fields; `kunci`, posyandu and dicatat_oleh are set here.

    data: `isi`, {field: text, or a list of texts where several may be chosen}.
    himpunan: columns that hold a set; two entries of the same act join to the union of both.
    belum_lewat: fields of a day that is never after today.
    """

    himpunan = ()
    belum_lewat = ()

    def __init__(self, data=None, *, konteks, **kwargs):
        bersih = None if data is None else {k: _bersih(v) for k, v in data.items()}
        self.tak_tersimpan = [k for k, v in (bersih or {}).items() if v != data[k]]
        isian = getattr(konteks, "isian", None)
        if isian is not None and type(self) in isian:
            self.base_fields = isian[type(self)]
        super().__init__(bersih, **kwargs)
        if isian is not None:
            isian.setdefault(type(self), IsianBatch(self.fields))
        self.konteks = konteks
        for nama, bidang in self.fields.items():
            if isinstance(bidang, SubjekField):
                bidang.konteks = konteks
                if self.instance.pk:
                    self.initial[nama] = getattr(self.instance, nama)
        for bidang in self.fields.values():
            # With this attribute browsers cut off what is too long, without a word.
            if paling_panjang := bidang.widget.attrs.pop("maxlength", None):
                bidang.widget.attrs["data-paling-panjang"] = paling_panjang
        for nama in self.belum_lewat if konteks else ():
            self.fields[nama].widget.attrs["max"] = konteks.hari_ini.isoformat()
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True

    def add_error(self, field, error):
        """Limits are told as numbers are written here, 0,5 and 1.000.000, and what was meant."""
        if isinstance(error, ValidationError):
            per_nama = getattr(error, "error_dict", None) or {field: error.error_list}
            for nama, daftar in per_nama.items():
                isian = self.fields.get(nama)
                for satu in daftar:
                    if satu.code in ("min_value", "max_value"):
                        self._kata_batas(nama, satu, satu.params["show_value"])
                    elif satu.code in ANGKA_TAK_MUAT and getattr(isian, "satuan", ""):
                        self._kata_di_luar(nama, satu)
        super().add_error(field, error)

    def _kata_di_luar(self, nama, galat):
        """Beyond a limit, as 1,55 for 155 cm is: that is said, not how many digits fit."""
        isian = self.fields[nama]
        (kecil, besar), nilai = isian.batas, isian.to_python(self.data[nama])
        if kecil is not None and nilai < kecil:
            galat.message = _("Ensure this value is greater than or equal to %(limit_value)s.")
            galat.params = {"limit_value": kecil}
        elif besar is not None and nilai > besar:
            galat.message = _("Ensure this value is less than or equal to %(limit_value)s.")
            galat.params = {"limit_value": besar}
        else:
            return
        self._kata_batas(nama, galat, nilai)

    def _kata_batas(self, nama, galat, nilai):
        isian = self.fields.get(nama)
        batas = number_format(galat.params["limit_value"], force_grouping=True)
        if getattr(isian, "satuan", ""):
            saran = isian.maksudnya(nilai, self.rentang(nama))
            galat.message = f"{galat.message} {saran}".strip()
        galat.params = {**galat.params, "limit_value": batas}

    def rentang(self, nama):
        """(least, most) that is likely of a measure: what was meant is looked for there."""
        return self.fields[nama].batas

    def clean(self):
        data = super().clean()
        for nama in self.tak_tersimpan:
            if nama not in self.errors:
                self.add_error(
                    nama if nama in self.fields else None,
                    "Ada tanda yang tidak bisa disimpan; sudah dihapus. Periksa, lalu simpan lagi.",
                )
        return data

    def _post_clean(self):
        if self.instance.pk is None:
            self.instance.posyandu = self.konteks.posyandu
            self.instance.dicatat_oleh = self.konteks.pengguna
        # Uniqueness and other constraints are seen when the row is written, under its locks.
        self._validate_unique = self._validate_constraints = False
        super()._post_clean()

    def _get_validation_exclusions(self):
        """Subjects and petugas are rows of the konteks: not to be asked for one by one."""
        relasi = {f.name for f in self._meta.model._meta.concrete_fields if f.is_relation}
        return super()._get_validation_exclusions() | relasi


class CatatanForm(KirimanForm):
    """An entry in a register: day of service, who served, and the register's own columns.

    umur_dari: years of age from which on it is kept; umur_di_bawah: from which on a person is too
    old for it; hanya_perempuan: for women and girls.
    """

    belum_lewat = ("tanggal",)
    umur_dari = None
    umur_di_bawah = None
    hanya_perempuan = False

    tanggal = forms.DateField(
        label="Tanggal",
        input_formats=FORMAT_TANGGAL,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    petugas = PetugasField()
    di_hari_buka = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, data=None, *, konteks, **kwargs):
        super().__init__(data, konteks=konteks, **kwargs)
        self.fields["petugas"].konteks = konteks
        self.fields["petugas"].choices = lambda: [(pk, p.nama) for pk, p in konteks.petugas.items()]

    @classmethod
    def syarat(cls):
        """For whom it can be kept, as a phone checks it too: completed months `dari` and below
        `sampai`, None without limit, and whether for `perempuan` only."""
        batas = {"dari": cls.umur_dari, "sampai": cls.umur_di_bawah}
        bulan = {nama: tahun and tahun * 12 for nama, tahun in batas.items()}
        return {**bulan, "perempuan": cls.hanya_perempuan}

    @classmethod
    def cocok(cls, warga, tanggal):
        """Whether this register can be kept for this person on this day."""
        syarat, bulan = cls.syarat(), umur_bulan(warga.tanggal_lahir, tanggal)
        return (
            (syarat["dari"] is None or bulan >= syarat["dari"])
            and (syarat["sampai"] is None or bulan < syarat["sampai"])
            and (not syarat["perempuan"] or warga.jenis_kelamin == "P")
        )

    def tanyakan_tempat(self, tanggal):
        """Beside the worksheet of an opening day the place of service is the kader's word."""
        isian = self.fields["di_hari_buka"]
        isian.label = "Dilayani di hari buka"
        isian.help_text = "Hapus tandanya bila dilayani di rumah atau di tempat lain."
        isian.widget = forms.CheckboxInput(attrs={"data-hari-buka": tanggal.isoformat()})
        self.order_fields(["warga", "tanggal", "petugas", "di_hari_buka"])

    def clean_tanggal(self):
        tanggal = self.cleaned_data["tanggal"]
        if tanggal > self.konteks.hari_ini:
            raise ValidationError("Tanggal ini belum tiba.", code="masa_depan")
        return tanggal

    def clean_petugas(self):
        pk = self.cleaned_data["petugas"]
        sendiri = pk == self.konteks.pengguna.pk
        return self.konteks.pengguna if sendiri else self.konteks.petugas[pk]

    def clean(self):
        data = super().clean()
        warga, tanggal = data.get("warga"), data.get("tanggal")
        if warga and tanggal:
            self._periksa_warga(warga, tanggal)
        return data

    def _periksa_warga(self, warga, tanggal):
        tamu = warga.posyandu_id != self.konteks.posyandu.pk
        if tanggal < warga.tanggal_lahir:
            self.add_error("tanggal", "Tanggal ini sebelum orang ini lahir.")
        elif self._sesudah_meninggal(warga, tanggal):
            self.add_error("tanggal", "Orang ini tercatat meninggal sebelum tanggal ini.")
        elif self.umur_di_bawah and tanggal >= warga.tanggal_lahir + relativedelta(
            years=self.umur_di_bawah
        ):
            self.add_error(
                None, f"Pada tanggal ini umurnya sudah {self.umur_di_bawah} tahun atau lebih."
            )
        elif tamu and (warga.pk, tanggal) not in self.konteks.tamu:
            self.add_error("tanggal", "Orang ini bukan tamu Posyandu ini pada tanggal ini.")

    def _sesudah_meninggal(self, warga, tanggal):
        """Whether nothing can be recorded of her any more on this day."""
        return bool(warga.meninggal_pada) and tanggal > warga.meninggal_pada


def form_register(model, *, subjek="", dasar=CatatanForm, isian_khusus=None):
    """A form class that asks for all the model's own columns, in their order.

    subjek: "warga", "keluarga" or "". dasar: a CatatanForm with rules of its own.
    isian_khusus: {column: keyword arguments for `isian`}.
    """
    umum = {f.name for f in Catatan._meta.get_fields()} | {"warga", "keluarga"}
    kolom = [
        f.name
        for f in model._meta.concrete_fields
        if f.editable and not f.primary_key and f.name not in umum
    ]
    isi = {subjek: SubjekField(subjek=subjek)} if subjek else {}
    isi |= {nama: isian(model, nama, **(isian_khusus or {}).get(nama, {})) for nama in kolom}
    fields = [*([subjek] if subjek else []), "tanggal", "petugas", *kolom]
    meta = type("Meta", (), {"model": model, "fields": fields})
    ruang = {"Meta": meta, "__module__": model.__module__, "__doc__": model.__doc__, **isi}
    return type(dasar)(f"{model.__name__}Form", (dasar,), ruang)
