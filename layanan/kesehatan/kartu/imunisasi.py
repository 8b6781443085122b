"""What a child has got, what is due, what can still be caught up: from the schedule as data."""

import datetime
from dataclasses import dataclass

from dateutil.relativedelta import relativedelta
from django.db.models import TextChoices

from layanan.kesehatan.kartu.models.imunisasi import SEKOLAH, Dosis, RefImunisasi
from layanan.warga.sasaran import teks_umur

# After this time a dose that is due counts as late.
TENGGANG = relativedelta(months=1)
# House rules for asking, wider than the schedule: so long before its age a dose may be given (those
# of the first month from birth on, those of school in the year before).
DINI = relativedelta(days=14)
DINI_SEKOLAH = relativedelta(years=1)
# Two doses of one vaccine are at least a month apart (Permenkes 12/2017, jadwal imunisasi).
JARAK_HARI = 28
# Heksavalen goes on where DPT-HB-Hib began.
SERI = {"heksa": "penta"}


class Keadaan(TextChoices):
    DIBERIKAN = "diberikan", "Sudah"
    WAKTUNYA = "waktunya", "Waktunya sekarang"
    KEJAR = "kejar", "Terlambat, masih bisa dikejar"
    BELUM = "belum", "Belum waktunya"
    LEWAT = "lewat", "Sudah lewat umurnya"


PERLU = (Keadaan.WAKTUNYA, Keadaan.KEJAR)


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


@dataclass
class SeJatuh:
    """The doses of one state that fall due on one day."""

    keadaan: str
    jatuh: datetime.date
    nama: list

    @property
    def label(self):
        return Keadaan(self.keadaan).label

    @property
    def terlambat(self):
        return self.keadaan == Keadaan.KEJAR


@dataclass(frozen=True)
class StatusImunisasi:
    """[Baris] in the order of the schedule; idl, ibl: None while no such dose is scheduled."""

    baris: list
    idl: bool | None
    ibl: bool | None

    @property
    def ditunggu(self):
        """What the child should get now."""
        return [b for b in self.baris if b.keadaan in PERLU]

    @property
    def sekaligus(self):
        """The doses that are given together on a usual day: those whose time it is, unless an
        earlier one of the same row is missing."""
        tertinggal = {_deret(b.dosis) for b in self.baris if b.keadaan == Keadaan.KEJAR}
        kini = [b for b in self.baris if b.keadaan == Keadaan.WAKTUNYA]
        return [b for b in kini if _deret(b.dosis) not in tertinggal]

    @property
    def perlu(self):
        """The same by the day on which it fell due."""
        return self._per_jatuh(*PERLU)

    @property
    def lainnya(self):
        """[(title, [SeJatuh])] of what is not to be given now."""
        semua = [
            ("Imunisasi berikutnya", self._per_jatuh(Keadaan.BELUM)),
            ("Sudah lewat umurnya", self._per_jatuh(Keadaan.LEWAT)),
        ]
        return [(judul, isi) for judul, isi in semua if isi]

    @property
    def diberikan(self):
        """[(Imunisasi, [name])], newest first: what came in one entry is confirmed at once."""
        hasil = {}
        for b in self.baris:
            if b.catatan:
                hasil.setdefault(b.catatan.pk, (b.catatan, []))[1].append(b.nama)
        return sorted(hasil.values(), key=lambda satu: satu[0].tanggal, reverse=True)

    def _per_jatuh(self, *keadaan):
        hasil = {}
        for b in self.baris:
            if b.keadaan in keadaan:
                satu = SeJatuh(b.keadaan, b.jatuh, [])
                hasil.setdefault((b.jatuh, b.keadaan), satu).nama.append(b.nama)
        return [hasil[ke] for ke in sorted(hasil)]


def _deret(dosis):
    """The row that a dose belongs to: "penta" of penta2."""
    return dosis.rstrip("0123456789")


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


def tanya_dosis(dosis, warga, tanggal, *, catatan, jadwal):
    """The question about doses given on a day: at another age than is usual, or too soon after
    one of the same vaccine; '' if there is nothing to ask.

    catatan: her other valid Imunisasi; jadwal: all RefImunisasi.
    """
    kalimat = [_tanya_umur(satu, warga, tanggal, jadwal) for satu in dosis]
    diberikan = [(lain, c.tanggal) for c in catatan for lain in c.dosis]
    diberikan += [(lain, tanggal) for lain in dosis]
    kalimat += [_tanya_jarak(satu, tanggal, diberikan) for satu in dosis]
    isi = list(dict.fromkeys(filter(None, kalimat)))
    return f"{' '.join(isi)} Betul?" if isi else ""


def _tanya_umur(dosis, warga, tanggal, jadwal):
    acuan = [a for a in jadwal if a.dosis == dosis]
    if not acuan:
        return ""
    bulan = min(a.umur_bulan for a in acuan)
    dini = DINI_SEKOLAH if dosis in SEKOLAH else DINI
    mulai = warga.tanggal_lahir + relativedelta(months=bulan) - dini
    batas = [a.kejar_sampai_bulan for a in acuan]
    akhir = None if None in batas else warga.tanggal_lahir + relativedelta(months=max(batas) + 1)
    if (bulan <= 1 or mulai <= tanggal) and (akhir is None or tanggal < akhir):
        return ""
    umur = teks_umur(warga.tanggal_lahir, tanggal)
    biasa = f"{bulan // 12} tahun" if bulan >= 24 else f"{bulan} bulan"
    biasa = f"pada umur {biasa}" if bulan else "segera sesudah lahir"
    return f"{Dosis(dosis).label} biasanya {biasa}; pada tanggal ini umurnya {umur}."


def _seri(dosis):
    """(vaccine, number of the dose); number '' for a dose that stands alone."""
    vaksin = dosis.rstrip("0123456789")
    return SERI.get(vaksin, vaksin), dosis[len(vaksin) :]


def _tanya_jarak(dosis, tanggal, diberikan):
    vaksin, nomor = _seri(dosis)
    for lain, hari in diberikan:
        vaksin_lain, nomor_lain = _seri(lain)
        beda = abs((tanggal - hari).days)
        if vaksin == vaksin_lain and nomor != nomor_lain and beda < JARAK_HARI:
            nama = " dan ".join(Dosis(d).label for d in sorted((dosis, lain), key=_seri))
            jarak = f"{beda} hari" if beda else "pada hari yang sama"
            return f"{nama} biasanya berjarak sebulan; ini {jarak}."
    return ""


def pilihan_dosis(umur_bulan):
    """(value, label) of the doses that a child of this age may get; all without an age."""
    if umur_bulan is None:
        return Dosis.choices
    sekolah = umur_bulan >= 72
    return [(d.value, d.label) for d in Dosis if (d in SEKOLAH) == sekolah]
