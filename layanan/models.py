"""Gathers the rooms' models for Django."""

from layanan.formulir.models import EksporLog
from layanan.hari_buka.models import HariBuka, KaderHadir, Kunjungan
from layanan.kesehatan.models import Timbang
from layanan.kiriman.models import Epoch, Kiriman
from layanan.laporan.models import LaporanBulanan
from layanan.warga.models import BacaPribadi, Kehamilan, Keluarga, Tamu, Warga

__all__ = [
    "BacaPribadi",
    "EksporLog",
    "Epoch",
    "HariBuka",
    "KaderHadir",
    "Kehamilan",
    "Keluarga",
    "Kiriman",
    "Kunjungan",
    "LaporanBulanan",
    "Tamu",
    "Timbang",
    "Warga",
]
