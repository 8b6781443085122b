"""Gathers the rooms' models for Django."""

from layanan.hari_buka.models import HariBuka, KaderHadir, Kunjungan
from layanan.kesehatan.models import Timbang
from layanan.kiriman.models import Epoch, Kiriman
from layanan.laporan.models import LaporanBulanan
from layanan.warga.models import Kehamilan, Keluarga, Warga

__all__ = [
    "Epoch",
    "HariBuka",
    "KaderHadir",
    "Kehamilan",
    "Keluarga",
    "Kiriman",
    "Kunjungan",
    "LaporanBulanan",
    "Timbang",
    "Warga",
]
