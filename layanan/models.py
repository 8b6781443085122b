"""Gathers the rooms' models for Django."""

from layanan.berkas.models import Berkas
from layanan.formulir.models import EksporLog
from layanan.hari_buka.models import HariBuka, KaderHadir, Kunjungan
from layanan.kesehatan.kartu.models.anak import GiziAnak, Suplemen, TtdRemaja
from layanan.kesehatan.kartu.models.bersama import (
    Edukasi,
    PeriksaDarah,
    Rujukan,
    SkriningTBC,
    TekananDarah,
    UkurTubuh,
)
from layanan.kesehatan.kartu.models.dewasa import Aks, Puma, RiwayatKesehatan, Skilas, TesIndra
from layanan.kesehatan.kartu.models.ibu import PelayananHamil, PelayananNifas
from layanan.kesehatan.kartu.models.imunisasi import Imunisasi, RefImunisasi
from layanan.kesehatan.kartu.models.rahasia import (
    HasilPeriksa,
    Kontrasepsi,
    MasalahRemaja,
    SkriningJiwa,
)
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
    "Aks",
    "AnakUsiaDini",
    "BacaPribadi",
    "Berkas",
    "Edukasi",
    "EksporLog",
    "Epoch",
    "FakirMiskin",
    "GiziAnak",
    "HariBuka",
    "HasilPeriksa",
    "Imunisasi",
    "Insiden",
    "KaderHadir",
    "Kehamilan",
    "Keluarga",
    "Kiriman",
    "Kontrasepsi",
    "Kunjungan",
    "LaporanBulanan",
    "MasalahRemaja",
    "Patroli",
    "PelayananHamil",
    "PelayananNifas",
    "PenyaluranBansos",
    "PeriksaDarah",
    "Puma",
    "RefImunisasi",
    "RefKBM",
    "RiwayatKesehatan",
    "Rujukan",
    "RumahLayakHuni",
    "Skilas",
    "SkriningJiwa",
    "SkriningTBC",
    "Suplemen",
    "Tamu",
    "TekananDarah",
    "TesIndra",
    "Timbang",
    "TtdRemaja",
    "UkurTubuh",
    "Warga",
]
