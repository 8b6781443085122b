"""Gathers the rooms' models for Django."""

from layanan.berkas.models import Berkas
from layanan.formulir.models import EksporLog, PengaturanRegister
from layanan.hari_buka.models import HariBuka, KaderHadir, Kunjungan
from layanan.kegiatan.models import KEGIATAN, Kegiatan
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
from layanan.kesehatan.stok.models import StokGerak
from layanan.kesehatan.tindak.models import JawabanRujukan, KunjunganRumah, Peristiwa
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
from layanan.penerusan.models import BacaPenerusan, Penerusan
from layanan.permohonan.models import (
    BacaPermohonan,
    BatasLayanan,
    HitunganPermohonan,
    LangkahPermohonan,
    Permohonan,
    RefBerkas,
)
from layanan.perumahan.models import Biopori, LingkunganBersih, Pekarangan, RumahLayakHuni
from layanan.sosial.models import FakirMiskin, PenyaluranBansos
from layanan.sosial.models_verifikasi import KieGender, VerifikasiSosial
from layanan.tepat_sasaran.models import PeriksaSasaran
from layanan.trantibumlinmas.kasus.models import (
    BacaKasus,
    KasusRahasia,
    LangkahKasus,
    PengaturanKasus,
)
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
    "Aks",
    "AnakTidakSekolah",
    "AnakUsiaDini",
    "BacaKasus",
    "BacaPenerusan",
    "BacaPermohonan",
    "BacaPribadi",
    "BatasLayanan",
    "Berkas",
    "Biopori",
    "Edukasi",
    "EksporLog",
    "Embung",
    "Epoch",
    "FakirMiskin",
    "GiziAnak",
    "HariBuka",
    "HasilPeriksa",
    "HitunganPermohonan",
    "Imunisasi",
    "Insiden",
    "InventarisApe",
    "JalanDesa",
    "JaringanAir",
    "JawabanRujukan",
    "KaderHadir",
    "KasusRahasia",
    "Kegiatan",
    "Kehamilan",
    "Keluarga",
    "KieBencana",
    "KieGender",
    "Kiriman",
    "KontakTrantib",
    "Kontrasepsi",
    "KorbanTrauma",
    "Kunjungan",
    "KunjunganRumah",
    "LangkahKasus",
    "LangkahPermohonan",
    "LaporanBulanan",
    "LingkunganBersih",
    "LiterasiDigital",
    "MasalahRemaja",
    "Patroli",
    "Pekarangan",
    "PelayananHamil",
    "PelayananNifas",
    "Pendampingan",
    "Penerusan",
    "PengaturanKasus",
    "PengaturanRegister",
    "PenyaluranBansos",
    "PenyuluhanTrauma",
    "PeriksaDarah",
    "PeriksaSasaran",
    "Peristiwa",
    "Permohonan",
    "Perpustakaan",
    "Puma",
    "RefBerkas",
    "RefImunisasi",
    "RefKBM",
    "RiwayatKesehatan",
    "Rujukan",
    "RumahLayakHuni",
    "Siskamling",
    "Skilas",
    "SkriningJiwa",
    "SkriningTBC",
    "Sosialisasi",
    "StokGerak",
    "SumurAirTanah",
    "Suplemen",
    "Tamu",
    "TekananDarah",
    "TesIndra",
    "Timbang",
    "TtdRemaja",
    "UkurTubuh",
    "VerifikasiSosial",
    "Warga",
]
