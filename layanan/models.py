"""Gathers the rooms' models for Django."""

from layanan.berkas.models import Berkas
from layanan.formulir.models import EksporLog
from layanan.hari_buka.models import HariBuka, KaderHadir, Kunjungan
from layanan.kegiatan.models import KEGIATAN, Kegiatan
from layanan.kesehatan.models import RefKBM, Timbang
from layanan.kiriman.models import Epoch, Kiriman
from layanan.laporan.models import LaporanBulanan
from layanan.pekerjaan_umum.models import (
    AirSanitasi,
    Embung,
    JalanDesa,
    JaringanAir,
    SumurAirTanah,
)
from layanan.pendampingan.models import PENDAMPINGAN, Pendampingan
from layanan.pendidikan.models import (
    AnakTidakSekolah,
    AnakUsiaDini,
    InventarisApe,
    LiterasiDigital,
    Perpustakaan,
)
from layanan.perumahan.models import Biopori, LingkunganBersih, Pekarangan, RumahLayakHuni
from layanan.sosial.models import FakirMiskin, PenyaluranBansos
from layanan.sosial.models_verifikasi import KieGender, VerifikasiSosial
from layanan.trantibumlinmas.models import Insiden, Patroli
from layanan.trantibumlinmas.models_kegiatan import (
    KieBencana,
    KontakTrantib,
    KorbanTrauma,
    PenyuluhanTrauma,
    Siskamling,
    Sosialisasi,
)
from layanan.warga.models import BacaPribadi, Kehamilan, Keluarga, Tamu, Warga

__all__ = [
    "KEGIATAN",
    "PENDAMPINGAN",
    "AirSanitasi",
    "AnakTidakSekolah",
    "AnakUsiaDini",
    "BacaPribadi",
    "Berkas",
    "Biopori",
    "EksporLog",
    "Embung",
    "Epoch",
    "FakirMiskin",
    "HariBuka",
    "Insiden",
    "InventarisApe",
    "JalanDesa",
    "JaringanAir",
    "KaderHadir",
    "Kegiatan",
    "Kehamilan",
    "Keluarga",
    "KieBencana",
    "KieGender",
    "Kiriman",
    "KontakTrantib",
    "KorbanTrauma",
    "Kunjungan",
    "LaporanBulanan",
    "LingkunganBersih",
    "LiterasiDigital",
    "Patroli",
    "Pekarangan",
    "Pendampingan",
    "PenyaluranBansos",
    "PenyuluhanTrauma",
    "Perpustakaan",
    "RefKBM",
    "RumahLayakHuni",
    "Siskamling",
    "Sosialisasi",
    "SumurAirTanah",
    "Tamu",
    "Timbang",
    "VerifikasiSosial",
    "Warga",
]
