"""What a child has got, what is due, what can still be caught up: from the schedule as data."""

import datetime
from dataclasses import dataclass

from dateutil.relativedelta import relativedelta
from django.db.models import TextChoices

from layanan.kesehatan.kartu.models.imunisasi import SEKOLAH, Dosis, RefImunisasi

# After this time a dose that is due counts as late.
TENGGANG = relativedelta(months=1)


class Keadaan(TextChoices):
    DIBERIKAN = "diberikan", "Sudah"
    WAKTUNYA = "waktunya", "Waktunya sekarang"
    KEJAR = "kejar", "Terlambat, masih bisa dikejar"
    BELUM = "belum", "Belum waktunya"
    LEWAT = "lewat", "Sudah lewat umurnya"


@dataclass(frozen=True)
class Baris:
    """One dose of one child. `catatan`: the Imunisasi by which it was given; `jatuh`: due day."""

    dosis: str
    keadaan: str
    jatuh: datetime.date | None = None
    catatan: object = None

    @property
    def nama(self):
        return Dosis(self.dosis).label

    @property
    def label(self):
        return Keadaan(self.keadaan).label


@dataclass(frozen=True)
class StatusImunisasi:
    """[Baris] in the order of the schedule; idl, ibl: None while no such dose is scheduled."""

    baris: list
    idl: bool | None
    ibl: bool | None

    @property
    def ditunggu(self):
        """What the child should get now."""
        perlu = (Keadaan.WAKTUNYA, Keadaan.KEJAR)
        return [b for b in self.baris if b.keadaan in perlu]


def _berlaku(acuan, warga, kode):
    """Whether a row of the schedule holds for this child."""
    if acuan.dosis == Dosis.HPV and warga.jenis_kelamin != "P":
        return False
    if acuan.wilayah and not any(kode == w or kode.startswith(f"{w}.") for w in acuan.wilayah):
        return False
    jatuh = _jatuh(acuan, warga)
    sampai = acuan.berlaku_sampai
    return acuan.berlaku_mulai <= jatuh and (sampai is None or jatuh <= sampai)


def _jatuh(acuan, warga):
    return warga.tanggal_lahir + relativedelta(months=acuan.umur_bulan)


def _keadaan(acuan, warga, tanggal):
    jatuh = _jatuh(acuan, warga)
    if tanggal < jatuh:
        return Keadaan.BELUM
    batas = acuan.kejar_sampai_bulan
    if batas is not None and tanggal >= warga.tanggal_lahir + relativedelta(months=batas + 1):
        return Keadaan.LEWAT
    return Keadaan.WAKTUNYA if tanggal < jatuh + TENGGANG else Keadaan.KEJAR


def hitung_status(warga, catatan, tanggal, *, jadwal, kode):
    """StatusImunisasi of one child on a day.

    catatan: her valid Imunisasi; jadwal: all RefImunisasi; kode: of the Posyandu she belongs to.
    """
    diberikan = {}
    for satu in sorted(catatan, key=lambda c: c.tanggal, reverse=True):
        diberikan.update(dict.fromkeys(satu.dosis, satu))
    terpenuhi = set(diberikan)
    for acuan in jadwal:
        if acuan.dosis in diberikan:
            terpenuhi.update(acuan.memenuhi)
    berlaku = [acuan for acuan in jadwal if _berlaku(acuan, warga, kode)]
    # A substitute is asked for while the first dose that it takes the place of is missing.
    pengganti = [a for a in berlaku if a.memenuhi and a.memenuhi[0] not in terpenuhi]
    diganti = {d for a in pengganti for d in a.memenuhi}
    baris = []
    for acuan in berlaku:
        if acuan.dosis in terpenuhi | diganti or (acuan.memenuhi and acuan not in pengganti):
            continue
        keadaan = _keadaan(acuan, warga, tanggal)
        baris.append(Baris(acuan.dosis, keadaan, _jatuh(acuan, warga)))
    baris += [Baris(d, Keadaan.DIBERIKAN, c.tanggal, c) for d, c in diberikan.items()]
    urutan = {d: n for n, d in enumerate(Dosis.values)}
    baris.sort(key=lambda b: urutan[b.dosis])

    def lengkap(*macam):
        perlu = {a.dosis for a in berlaku if a.lengkap in macam and not a.memenuhi}
        return perlu <= terpenuhi if perlu else None

    Lengkap = RefImunisasi.Lengkap
    return StatusImunisasi(baris, lengkap(Lengkap.IDL), lengkap(Lengkap.IDL, Lengkap.IBL))


def pilihan_dosis(umur_bulan):
    """(value, label) of the doses that a child of this age may get; all without an age."""
    if umur_bulan is None:
        return Dosis.choices
    sekolah = umur_bulan >= 72
    return [(d.value, d.label) for d in Dosis if (d in SEKOLAH) == sekolah]
