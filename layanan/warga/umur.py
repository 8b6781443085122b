"""An age as people say it, turned into an estimated birth date."""

import re

from layanan.warga.sasaran import lahir_paling_akhir

POLA_UMUR = re.compile(
    r"\s*(?:(\d{1,3})\s*(?:tahun|thn|th|t)?\.?)?\s*(?:(\d{1,3})\s*(?:bulan|bln|bl|b)\.?)?\s*", re.I
)
PALING_TUA = 130 * 12


def tafsir_umur(teks):
    """Months of "3", "3 tahun", "8 bulan", "2 th 3 bln"; None if it can't be read."""
    cocok = POLA_UMUR.fullmatch(teks)
    if not cocok or not any(cocok.groups()):
        return None
    tahun, bulan = (int(n or 0) for n in cocok.groups())
    jumlah = tahun * 12 + bulan
    return jumlah if jumlah <= PALING_TUA else None


def lahir_perkiraan(bulan, tanggal):
    """A birth date for somebody who is `bulan` completed months old on this day."""
    return lahir_paling_akhir(bulan, tanggal)
