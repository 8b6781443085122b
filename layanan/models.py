"""Gathers the rooms' models for Django."""

from layanan.berkas.models import Berkas
from layanan.formulir.models import EksporLog
from layanan.hari_buka.models import HariBuka, KaderHadir, Kunjungan
from layanan.kesehatan.models import RefKBM, Timbang
from layanan.kiriman.models import Epoch, Kiriman
from layanan.laporan.models import LaporanBulanan
from layanan.pekerjaan_umum.models import AirSanitasi
from layanan.pendidikan.models import AnakUsiaDini
from layanan.perumahan.models import RumahLayakHuni
from layanan.sosial.models import FakirMiskin, PenyaluranBansos
from layanan.trantibumlinmas.models import Insiden, Patroli
from layanan.warga.models import BacaPribadi, Kehamilan, Keluarga, Tamu, Warga

__all__ = [
    "AirSanitasi",
    "AnakUsiaDini",
    "BacaPribadi",
    "Berkas",
    "EksporLog",
    "Epoch",
    "FakirMiskin",
    "HariBuka",
    "Insiden",
    "KaderHadir",
    "Kehamilan",
    "Keluarga",
    "Kiriman",
    "Kunjungan",
    "LaporanBulanan",
    "Patroli",
    "PenyaluranBansos",
    "RefKBM",
    "RumahLayakHuni",
    "Tamu",
    "Timbang",
    "Warga",
]
