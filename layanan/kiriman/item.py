"""A delivered item as it stands in JSON, read with distrust."""

import datetime
import hashlib
import json
from dataclasses import dataclass, field
from uuid import UUID

from django.utils import timezone
from django.utils.dateparse import parse_datetime

from layanan.kiriman.models import Kiriman

BATAS_BATCH = 20
_BATAS_ANGKA = 2**31 - 1


@dataclass(frozen=True)
class Item:
    """isi: {field: text, or a list of texts}. galat: what is wrong with the item's own shape.

    posyandu: where it happened, if the penugasan alone does not say it (a nakes).
    """

    kunci: UUID
    aksi: str = ""
    formulir: str = ""
    versi: int = 1
    penugasan: int | None = None
    posyandu: int | None = None
    dasar_kunci: UUID | None = None
    dasar_revisi: int | None = None
    dibuat_pada: datetime.datetime | None = None
    beda_jam: int | None = None
    isi: dict = field(default_factory=dict)
    galat: dict = field(default_factory=dict)
    mentah: str = ""

    @property
    def hash_isi(self):
        """Of what was entered; by whom and when it is sent again does not count."""
        pokok = [self.formulir, self.aksi, str(self.dasar_kunci), self.dasar_revisi, self.isi]
        teks = self.mentah or json.dumps(pokok, sort_keys=True)
        return hashlib.sha256(teks.encode()).hexdigest()

    @property
    def badan(self):
        """The body as it is kept while it waits."""
        pokok = {"isi": self.isi, "penugasan": self.penugasan, "posyandu": self.posyandu}
        return self.mentah or json.dumps(pokok)


def baca_uuid(nilai):
    """A UUID written as text, else None."""
    try:
        return UUID(nilai) if isinstance(nilai, str) else None
    except ValueError:
        return None


def _bulat(nilai):
    """A positive integer that a column holds, else None; True is no number."""
    benar = isinstance(nilai, int) and not isinstance(nilai, bool) and 0 < nilai <= _BATAS_ANGKA
    return nilai if benar else None


def _beda(nilai):
    """Seconds that the phone measured, else None; like its time they decide nothing."""
    benar = isinstance(nilai, int) and not isinstance(nilai, bool) and abs(nilai) <= _BATAS_ANGKA
    return nilai if benar else None


def _waktu(nilai):
    """The phone's own time; what can't be read is left out, it decides nothing."""
    try:
        waktu = parse_datetime(nilai) if isinstance(nilai, str) else None
    except ValueError:
        return None
    if waktu is None or not 2000 <= waktu.year < 2100:
        return None
    return waktu if timezone.is_aware(waktu) else timezone.make_aware(waktu)


def _teks_atau_daftar(nilai):
    if isinstance(nilai, list):
        return all(isinstance(satu, str) for satu in nilai)
    return isinstance(nilai, str)


def baca_item(mentah):
    """Item of one element of the batch; ValueError if it names no kunci.

    What else is wrong stands in `galat`; such an item is kept whole, and refused.
    """
    kunci = baca_uuid(mentah.get("kunci")) if isinstance(mentah, dict) else None
    if kunci is None:
        raise ValueError("Tanpa kunci.")
    galat = {}
    aksi, formulir, isi = mentah.get("aksi"), mentah.get("formulir"), mentah.get("isi")
    dasar = mentah.get("dasar") or {}
    if aksi not in Kiriman.Aksi.values:
        galat["aksi"] = ["Aksi ini tidak dikenal."]
    if not isinstance(formulir, str) or not formulir.isascii() or not formulir.isidentifier():
        galat["formulir"] = ["Formulir belum disebut."]
    if not isinstance(isi, dict) or not all(map(_teks_atau_daftar, isi.values())):
        galat["isi"] = ["Isinya tidak bisa dibaca."]
    if not isinstance(dasar, dict):
        galat["dasar"] = ["Catatan yang dibetulkan tidak bisa dibaca."]
        dasar = {}
    dasar_kunci, dasar_revisi = baca_uuid(dasar.get("kunci")), _bulat(dasar.get("revisi"))
    if aksi in (Kiriman.Aksi.KOREKSI, Kiriman.Aksi.BATAL) and not (dasar_kunci and dasar_revisi):
        galat["dasar"] = ["Catatan yang dibetulkan belum disebut."]
    versi, penugasan = _bulat(mentah.get("versi", 1)), _bulat(mentah.get("penugasan"))
    if versi is None:
        galat["versi"] = ["Versi formulir tidak bisa dibaca."]
    if penugasan is None:
        galat["penugasan"] = ["Penugasan belum disebut."]
    if galat:
        return Item(
            kunci=kunci,
            penugasan=penugasan,
            galat=galat,
            mentah=json.dumps(mentah, sort_keys=True),
        )
    return Item(
        kunci=kunci,
        aksi=aksi,
        formulir=formulir[:40],
        versi=versi,
        penugasan=penugasan,
        posyandu=_bulat(mentah.get("posyandu")),
        dasar_kunci=dasar_kunci,
        dasar_revisi=dasar_revisi,
        dibuat_pada=_waktu(mentah.get("dibuat_pada")),
        beda_jam=_beda(mentah.get("beda_jam")),
        isi=isi,
    )


def item_tersimpan(kiriman):
    """The Item of a Kiriman whose body is still kept."""
    badan = json.loads(kiriman.isi)
    return Item(
        kunci=kiriman.kunci,
        aksi=kiriman.aksi,
        formulir=kiriman.formulir,
        versi=kiriman.versi,
        penugasan=badan["penugasan"],
        posyandu=badan["posyandu"],
        dasar_kunci=kiriman.dasar_kunci,
        dasar_revisi=kiriman.dasar_revisi,
        dibuat_pada=kiriman.dibuat_pada,
        beda_jam=kiriman.beda_jam,
        isi=badan["isi"],
    )


def kiriman_baru(item, *, pengguna, batch=None):
    """The unsaved Kiriman of an item, its body whole."""
    return Kiriman(
        kunci=item.kunci,
        hash_isi=item.hash_isi,
        batch=batch,
        pengguna=pengguna,
        formulir=item.formulir,
        versi=item.versi,
        aksi=item.aksi,
        dasar_kunci=item.dasar_kunci,
        dasar_revisi=item.dasar_revisi,
        dibuat_pada=item.dibuat_pada,
        beda_jam=item.beda_jam,
        isi=item.badan,
        keadaan=Kiriman.Keadaan.DITOLAK if item.galat else Kiriman.Keadaan.MASUK,
        galat=item.galat,
    )
