"""Gathers the rooms' models for Django."""

from kelembagaan.akun.models import KodeSekaliPakai, Pengguna, Penugasan
from kelembagaan.kalender.models import HariLibur
from kelembagaan.pemberitahuan.models import Pemberitahuan
from kelembagaan.posyandu.models import (
    BidangAktif,
    JadwalBuka,
    PengecualianBuka,
    PerangkatDaerah,
    Posyandu,
    SuratKeputusan,
)
from kelembagaan.wilayah.models import Wilayah

__all__ = [
    "BidangAktif",
    "HariLibur",
    "JadwalBuka",
    "KodeSekaliPakai",
    "Pemberitahuan",
    "PengecualianBuka",
    "Pengguna",
    "Penugasan",
    "PerangkatDaerah",
    "Posyandu",
    "SuratKeputusan",
    "Wilayah",
]
