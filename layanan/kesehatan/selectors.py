"""A child's growth as people read it: the pictures, and how each figure came about."""

import datetime
from dataclasses import dataclass
from decimal import Decimal

from layanan.kesehatan import antropometri, kms
from layanan.kesehatan.kartu.models.bersama import UkurTubuh
from layanan.kesehatan.models import JUDUL_INDEKS, TANPA_TABEL, Timbang

SATUAN = {"bb_u": "kg", "tb_u": "cm", "bb_tb": "kg", "imt_u": "kg/m²", "lk_u": "cm", "lila_u": "cm"}


@dataclass(frozen=True)
class Rincian:
    """One index of one measuring, with all that a nakes needs to compute it by hand."""

    judul: str
    nilai: float
    satuan: str
    lms: antropometri.LMS
    z: float
    kategori: str
    ulang: bool


@dataclass
class Pengukuran:
    """One weighing: age in days, length as the tables take it, and its indices."""

    timbang: Timbang | UkurTubuh
    umur_hari: int
    panjang: float | None
    rincian: list
    lila: str
    alasan: str

    @property
    def cara_acuan(self):
        return "panjang berbaring" if self.umur_hari < antropometri.HARI_BERDIRI else "tinggi"


def pengukuran(warga):
    """[Pengukuran] of a child's valid weighings, by day; above 6 years those of UkurTubuh."""
    timbangan = Timbang.objects.berlaku().filter(warga=warga)
    tubuh = UkurTubuh.objects.berlaku().filter(warga=warga, versi_aturan__in=antropometri.VERSI)
    baris = sorted([*timbangan, *tubuh], key=lambda satu: (satu.tanggal, satu.pk))
    return [_pengukuran(warga, satu) for satu in baris]


def _pengukuran(warga, baris):
    umur = (baris.tanggal - warga.tanggal_lahir).days
    # The girths of UkurTubuh have no table, and it is always measured standing.
    lain = ("cara_ukur", "lingkar_kepala", "lila") if isinstance(baris, Timbang) else ()
    ukuran, panjang = antropometri.ukuran_indeks(
        umur_hari=umur,
        berat=baris.berat,
        tinggi=baris.tinggi,
        **{kolom: getattr(baris, kolom) for kolom in lain},
    )
    rincian = []
    for indeks, satuan in SATUAN.items():
        z = getattr(baris, f"z_{indeks}", None)
        if z is None:
            continue
        golongan = antropometri.kategori(indeks, z, anak=baris.standar_anak)
        rincian.append(
            Rincian(
                JUDUL_INDEKS.get(indeks, "LiLA/U"),
                round(ukuran[indeks], 2),
                satuan,
                antropometri.acuan(indeks, warga.jenis_kelamin, umur, panjang),
                z,
                golongan.label if golongan else "",
                antropometri.mustahil(indeks, z),
            )
        )
    warna = antropometri.kategori_lila(baris.lila, umur)
    alasan = TANPA_TABEL if antropometri.tanpa_tabel(umur) else ""
    return Pengukuran(baris, umur, panjang, rincian, warna[1] if warna else "", alasan)


def titik(semua, indeks):
    """[kms.Titik] of one index; what has no such measure is left out."""
    hasil = []
    for satu in semua:
        nilai = _nilai(satu, indeks)
        if nilai is None:
            continue
        x = satu.panjang if indeks == "bb_tb" else satu.umur_hari
        berdiri = satu.umur_hari >= antropometri.HARI_BERDIRI
        t = satu.timbang
        huruf = getattr(t, "hasil_timbang", "")
        bgm = indeks == "bb_u" and getattr(t, "bgm", False)
        edema = indeks in antropometri.KENA_EDEMA and bool(getattr(t, "edema", False))
        hasil.append(kms.Titik(x, nilai, t.tanggal, huruf, berdiri, bgm, edema))
    return hasil


def _nilai(satu, indeks):
    t = satu.timbang
    if indeks == "bb_tb":
        return _float(t.berat) if satu.panjang and satu.umur_hari < 1827 else None
    if indeks == "imt_u":
        return float(t.berat) / (satu.panjang / 100) ** 2 if satu.panjang and t.berat else None
    if indeks == "tb_u":
        return satu.panjang
    return _float(t.berat if indeks == "bb_u" else getattr(t, "lingkar_kepala", None))


def _float(nilai: Decimal | None):
    return None if nilai is None else float(nilai)


def gambar_anak(warga, semua, hari_ini: datetime.date):
    """[(panel, SVG, words below it)] in the order of JUDUL: where the child has points, or (BB/U)
    is today."""
    kini = (hari_ini - warga.tanggal_lahir).days
    hasil = []
    for indeks in kms.JUDUL:
        bb_tb = indeks == "bb_tb"
        jk = warga.jenis_kelamin
        panel = kms.panel_bb_tb(jk) if bb_tb else kms.panel_umur(indeks, jk)
        butir = titik(semua, indeks)
        for satu in panel:
            ada = any(satu.memuat(t) for t in butir)
            if ada or (indeks == "bb_u" and satu.dari <= kini <= satu.sampai):
                svg = kms.gambar(satu, butir, lahir=warga.tanggal_lahir, hari_ini=hari_ini)
                hasil.append((satu, svg, satu.keterangan(butir)))
    return hasil
