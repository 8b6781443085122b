"""What a NIK and a No KK tell about themselves (16 digits: wilayah, DDMMYY, serial)."""

import re

# Day of birth 1-31, for a woman 41-71; month; year; serial not 0000.
POLA_NIK = re.compile(r"\d{6}(0[1-9]|[1256]\d|[37][01]|4[1-9])(0[1-9]|1[0-2])\d{2}(?!0000)\d{4}")
POLA_KK = re.compile(r"\d{16}")


def rapikan(angka):
    """Without the spaces, points and dashes that people write between the digits."""
    return re.sub(r"[\s.\-]", "", angka or "")


def galat_nik(nik):
    """The sentence that says why this can be no NIK; '' if it can."""
    if not re.fullmatch(r"[0-9]{16}", nik):
        return f"NIK berisi 16 angka; ini {len(nik)}."
    if not POLA_NIK.fullmatch(nik):
        return "Angka tanggal lahir di dalam NIK ini tidak mungkin. Periksa lagi."
    return ""


def peringatan_nik(nik, *, tanggal_lahir, jenis_kelamin):
    """Sentences for what does not agree with the person; such a NIK is kept all the same."""
    if not nik:
        return []
    hari, bulan, tahun = int(nik[6:8]), int(nik[8:10]), int(nik[10:12])
    peringatan = []
    if (hari > 40) != (jenis_kelamin == "P"):
        peringatan.append("Jenis kelamin menurut NIK berbeda. Periksa lagi KTP atau KK.")
    lahir = (hari - 40 if hari > 40 else hari, bulan, tahun)
    if lahir != (tanggal_lahir.day, tanggal_lahir.month, tanggal_lahir.year % 100):
        peringatan.append("Tanggal lahir menurut NIK berbeda. Periksa lagi KTP atau KK.")
    return peringatan
