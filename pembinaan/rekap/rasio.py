"""Ratios a recap shows. Never stored: numerator and denominator are, and both are shown."""

from dataclasses import dataclass

from layanan.laporan.indikator import semua_indikator


@dataclass(frozen=True)
class Rasio:
    """`pembilang` and `penyebut` are kode of indicators of one field."""

    judul: str
    pembilang: str
    penyebut: str

    @property
    def bidang(self):
        return semua_indikator()[self.pembilang].bidang


# D/S and N/D as the Posyandu's own register (SKDN) names them.
RASIO = (
    Rasio("Balita ditimbang (D/S)", "balita_d", "balita_s"),
    Rasio("Berat naik (N/D)", "balita_n", "balita_d"),
    Rasio("Di bawah garis merah (BGM/D)", "balita_bgm", "balita_d"),
    Rasio("Sudah ikut PAUD", "anak_ikut_paud", "anak_terdata"),
    Rasio("Air minum layak", "air_layak", "air_terdata"),
    Rasio("Jamban layak milik sendiri", "jamban_layak", "air_terdata"),
    Rasio("Rumah layak huni", "rumah_layak", "rumah_terdata"),
)
