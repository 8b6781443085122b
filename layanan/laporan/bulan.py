"""A month is the date of its first day; in an address it is 2026-06."""

import datetime

from kelembagaan.wilayah.zona import hari_ini

SATU_HARI = datetime.timedelta(days=1)


def bulan_berikut(bulan):
    """First day of the following month."""
    return (bulan + datetime.timedelta(days=31)).replace(day=1)


def bulan_sebelum(bulan):
    """First day of the month before."""
    return (bulan - SATU_HARI).replace(day=1)


def akhir_bulan(bulan):
    """Last day of the month."""
    return bulan_berikut(bulan) - SATU_HARI


def bulan_terakhir(bulan, banyak):
    """`banyak` months that end with this one, oldest first."""
    hasil = [bulan]
    while len(hasil) < banyak:
        hasil.append(bulan_sebelum(hasil[-1]))
    return hasil[::-1]


def bulan_laporan(kode):
    """The month that is reported now there: the latest one whose last day has come."""
    hari = hari_ini(kode)
    bulan = hari.replace(day=1)
    return bulan if hari == akhir_bulan(bulan) else bulan_sebelum(bulan)


class BulanConverter:
    regex = r"20\d{2}-(?:0[1-9]|1[0-2])"

    def to_python(self, value):
        return datetime.date.fromisoformat(f"{value}-01")

    def to_url(self, value):
        return f"{value:%Y-%m}"
