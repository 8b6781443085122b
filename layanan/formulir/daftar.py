"""The registry: every register is a model, a form and a line here.

A field lists its registers as FORMULIR in layanan/<bidang>/formulir.py. What is not a register
of a field but comes in the same way (keluarga, warga, hadir) is listed with bidang None.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from kelembagaan.bidang import Bidang
from layanan.formulir.models import DapatDibatalkan

SUBJEK = ("warga", "keluarga", "lokasi", "kegiatan")
# As many photos an entry may have, where the register takes any.
FOTO = 5


@dataclass(frozen=True)
class Formulir:
    """One register.

    form: a KirimanForm (ModelForm) on the register's model.
    subjek: warga, keluarga, lokasi or kegiatan.
    tunggal: columns by which two entries are the same act; empty where doubles are only listed.
    versi: grows with the form's columns; an older version is still taken.
    langkah: which of the five langkah of a hari buka an entry fulfils, if any.
    sasaran: the groups (see layanan.warga.sasaran) for whom it is kept; empty: anybody.
    sebelum: called with new rows before they are written.
    sesudah: called with the rows just changed; with new ones too, if there is no `sebelum`.
        Both run inside the transaction, which holds the lock of each one's subject.
    petunjuk: called with (form, its subject, day) of a page: marks fields with what helps typing.
    bekal: called with (persons, day): {pk: what helps typing without network}; queries do not grow
        with their number.
    subjek_berubah: called with the keys of persons whose sex or birth date was corrected, or of
        whom a pregnancy was recorded or changed.
    meninggal: called with a person of whom it was told on her own page that she died.
    foto: how many photos an entry may have.
    izin: the action that lets one write, where it is not that of the field.
    untuk_temuan: what other registers found is acted upon in it.
    di_kartu: it stands on a card of its person, and is not listed on her page by itself.
    kembar: where `tunggal` is empty, the columns that besides the day make a likely double.
    keadaan: it tells how somebody or a household stands; a new entry starts from the last one.
    terkait: (entry, cakupan) -> [(title, [(text, note, address)])] shown below an entry.
    di_rumah: it is asked at a visit of the household too, besides what is a `keadaan`.
    terkunci: row -> why it may no longer be corrected or withdrawn, '' while it may.
    bernomor: the server gives it a number when it arrives.
    spm: the kind of SPM service it contributes to, as a label only.
    """

    kode: str
    judul: str
    form: type
    subjek: str
    bidang: str | None = None
    tunggal: tuple[str, ...] = ()
    versi: int = 1
    langkah: int | None = None
    sasaran: tuple[str, ...] = ()
    sebelum: Callable | None = None
    sesudah: Callable | None = None
    petunjuk: Callable | None = None
    bekal: Callable | None = None
    subjek_berubah: Callable | None = None
    meninggal: Callable | None = None
    foto: int = 0
    izin: str = ""
    untuk_temuan: bool = False
    di_kartu: bool = False
    kembar: tuple[str, ...] = ("lokasi",)
    keadaan: bool = False
    di_rumah: bool = False
    spm: str = ""
    terkait: Callable | None = None
    terkunci: Callable | None = None
    bernomor: bool = False

    @property
    def judul_luring(self):
        """The title on a phone: what the server alone gives follows later."""
        return f"{self.judul}, nomor menyusul" if self.bernomor else self.judul

    @property
    def model(self):
        return self.form._meta.model

    @property
    def izin_catat(self):
        """The action of the peran table that lets one write into it."""
        return self.izin or {None: "ubah_warga", Bidang.KESEHATAN: "catat_kesehatan"}.get(
            self.bidang, "catat_lain"
        )

    @property
    def banyak(self):
        """The fields in which several may be chosen."""
        semua = self.form.base_fields.items()
        return [n for n, f in semua if getattr(f.widget, "allow_multiple_selected", False)]

    @property
    def tetap(self):
        """{answer of tidak_berubah: the fields that it stands for}."""
        semua = getattr(self.form, "kolom_tetap", {})
        return {kode: list(kolom) for kode, (_, kolom) in semua.items()}

    @property
    def perlu_satu(self):
        """The fields of which at least one must be answered; empty without such a rule."""
        return self.form.perlu_satu() if hasattr(self.form, "perlu_satu") else []

    @property
    def sekali_tekan(self):
        """The words of the button that answers all its questions at once; '' without one."""
        tombol = self.form.base_fields.get("sekali_tekan")
        return tombol.widget.teks if tombol else ""

    @property
    def dapat_dibatalkan(self):
        """A keluarga or warga is not withdrawn; an entry is, and stays to be seen."""
        return issubclass(self.model, DapatDibatalkan)

    def boleh_catat(self, cakupan):
        """Whether this scope may write into it, within its own fields."""
        return cakupan.boleh(self.izin_catat, getattr(self.model, "bidang", None))

    def boleh_baca(self, cakupan):
        """Whether this scope may read it with names."""
        return cakupan.boleh(self.model.izin_baca, getattr(self.model, "bidang", None))


@cache
def semua_formulir():
    """{kode: Formulir} of everything that can be delivered, in the order of the fields."""
    modul = ["layanan.warga.formulir", "layanan.hari_buka.formulir"]
    modul += ["layanan.kegiatan.formulir", "layanan.pendampingan.formulir"]
    modul += ["layanan.permohonan.formulir"]
    modul += [f"layanan.{bidang}.formulir" for bidang in Bidang.values]
    daftar = [f for nama in modul for f in import_module(nama).FORMULIR]
    hasil = {f.kode: f for f in daftar}
    if len(hasil) != len(daftar):
        raise ValueError("Dua formulir memakai kode yang sama.")
    return hasil


def daftar_register():
    """The registers of the six fields only."""
    return [f for f in semua_formulir().values() if f.bidang]


def daftar_terhitung():
    """The registers, and the tickets: what a month's figures are counted from, entry by entry."""
    return [f for f in semua_formulir().values() if f.bidang or f.bernomor]


def hitung_ulang_subjek(warga_ids):
    """Compute anew what is kept with the entries of these persons."""
    for formulir in semua_formulir().values():
        if formulir.subjek_berubah:
            formulir.subjek_berubah(warga_ids)
