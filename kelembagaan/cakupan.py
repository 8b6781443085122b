"""Cakupan (scope): the one filter through which every object of a region or a person is taken.

The ladder from pusat to one Posyandu is one code prefix (Kemendagri code, continued by
three digits for the Posyandu), so one range condition on a "C"-collated code does all scoping.
"""

import re
from dataclasses import dataclass, field

from django.db import models
from django.db.models import Q

from kelembagaan.bidang import Bidang
from kelembagaan.peran import DIBATASI_BIDANG, Golongan, Peran, boleh

POLA_KODE = re.compile(r"(\d{2}(\.\d{2}(\.\d{2}(\.\d{4}(\.\d{3})?)?)?)?)?", re.ASCII)
# length of a code -> its tier
TINGKAT = {0: "pusat", 2: "provinsi", 5: "kabkota", 8: "kecamatan", 13: "desa", 17: "posyandu"}


def tingkat_kode(kode):
    """The tier of a whole code; ValueError for one that is no whole level."""
    if not POLA_KODE.fullmatch(kode):
        raise ValueError(f"Bukan kode wilayah yang utuh: {kode!r}")
    return TINGKAT[len(kode)]


def kode_induk(kode):
    """The parent's code; None for pusat."""
    return kode.rpartition(".")[0] if kode else None


def kode_leluhur(kode):
    """All codes from pusat down to the parent of this one."""
    leluhur = []
    while kode:
        kode = kode_induk(kode)
        leluhur.append(kode)
    return leluhur[::-1]


def q_prefiks(jalur, prefiks):
    """Q for "code at `jalur` is this prefix or below it", served by a plain B-tree.

    '/' follows '.' in ASCII, so the half-open range holds the code itself and all below it.
    Pusat holds everything and needs no condition.
    """
    tingkat_kode(prefiks)
    if not prefiks:
        return Q()
    return Q(**{f"{jalur}__gte": prefiks, f"{jalur}__lt": prefiks + "/"})


def golongan_peran(peran, tingkat, mitra=False):
    """The Golongan of a peran that holds places of these tiers; mitra: at a partner's office."""
    if mitra:
        return Golongan.MITRA
    if peran == Peran.TIM_PEMBINA:
        return Golongan.TP_DESA if tingkat == {"desa"} else Golongan.TP_ATAS
    return Golongan(peran)


@dataclass(frozen=True)
class Cakupan:
    """What one active assignment may reach. Raises ValueError on a prefix that is no level."""

    prefiks: tuple[str, ...]
    peran: str
    bidang: frozenset[str] = frozenset(Bidang.values)
    jabatan: str = ""
    pengguna_id: int | None = None
    penugasan_id: int | None = None
    posyandu_id: int | None = None
    perangkat_id: int | None = None
    kantor_kecamatan: bool = False
    mitra: bool = False
    golongan: str = field(init=False)

    def __post_init__(self):
        tingkat = {tingkat_kode(p) for p in self.prefiks}
        object.__setattr__(self, "golongan", golongan_peran(self.peran, tingkat, self.mitra))

    @property
    def tingkat(self):
        """Tier of the (first) prefix."""
        return tingkat_kode(self.prefiks[0])

    def boleh(self, aksi, bidang=None):
        """Whether the peran table allows `aksi`, within the assignment's own fields."""
        if not boleh(self.golongan, aksi):
            return False
        return bidang is None or self.golongan not in DIBATASI_BIDANG or bidang in self.bidang

    def memuat(self, kode):
        """Whether this code lies in the scope."""
        return any(kode == p or not p or kode.startswith(p + ".") for p in self.prefiks)

    def saring(self, jalur):
        """Q over the code at `jalur`; an empty scope matches nothing."""
        if not self.prefiks:
            return Q(pk__in=[])
        if "" in self.prefiks:  # an empty Q would vanish among the others
            return Q()
        if self.posyandu_id and jalur.endswith("posyandu__kode"):
            # The same rows without the join, by the indexes that lead with posyandu.
            return Q(**{jalur.removesuffix("__kode"): self.posyandu_id})
        hasil = Q()
        for prefiks in self.prefiks:
            hasil |= q_prefiks(jalur, prefiks)
        return hasil


class BercakupanQuerySet(models.QuerySet):
    """QuerySet of a scoped model.

    The model states once `jalur_kode` (path to the code), `izin_baca` (action of the peran
    table) and, where it belongs to one field, `bidang`.
    """

    def dalam(self, cakupan):
        """Rows that this scope may read; none without a scope."""
        model = self.model
        bidang = getattr(model, "bidang", None)
        if not isinstance(bidang, str):  # a column of that name, as in Penugasan
            bidang = None
        if cakupan is None or not cakupan.boleh(model.izin_baca, bidang):
            return self.none()
        return self.filter(cakupan.saring(model.jalur_kode))
