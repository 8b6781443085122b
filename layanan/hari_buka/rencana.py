"""Planned opening days, from the pattern of a Posyandu and its exceptions. Pure."""

import calendar
import datetime
from dataclasses import dataclass


@dataclass(frozen=True)
class Rencana:
    """One planned day; `semula`: the day of the pattern, if it was moved from there."""

    tanggal: datetime.date
    jadwal: object
    semula: datetime.date | None = None
    alasan: str = ""


def hari_pola(jadwal, tahun, bulan):
    """The day of one month by the pattern; None where there is no fifth such weekday.

    A date that the month does not have falls on its last day.
    """
    akhir = calendar.monthrange(tahun, bulan)[1]
    if jadwal.pola == "tanggal":
        return datetime.date(tahun, bulan, min(jadwal.tanggal, akhir))
    pertama = datetime.date(tahun, bulan, 1).weekday()
    hari = 1 + (jadwal.hari - pertama) % 7 + (jadwal.minggu_ke - 1) * 7
    return datetime.date(tahun, bulan, hari) if hari <= akhir else None


def _bulan_antara(dari, sampai):
    urut, akhir = dari.year * 12 + dari.month - 1, sampai.year * 12 + sampai.month - 1
    for satu in range(urut, akhir + 1):
        yield satu // 12, satu % 12 + 1


def _sesuai_pola(jadwal, tanggal):
    """The pattern that plans this day, or None."""
    for satu in jadwal:
        if hari_pola(satu, tanggal.year, tanggal.month) == tanggal:
            return satu
    return None


def rencana_buka(jadwal, pengecualian, dari, sampai):
    """[Rencana] from `dari` to `sampai`, both inclusive, each day once, in order.

    An exception on a day that no pattern plans (any more) changes nothing.
    """
    hasil = {}
    diubah = {p.tanggal: p for p in pengecualian}
    for satu in jadwal:
        for tahun, bulan in _bulan_antara(dari, sampai):
            tanggal = hari_pola(satu, tahun, bulan)
            if tanggal and dari <= tanggal <= sampai and tanggal not in diubah:
                hasil.setdefault(tanggal, Rencana(tanggal, satu))
    for semula, p in sorted(diubah.items()):
        satu = _sesuai_pola(jadwal, semula)
        if satu and p.pindah_ke and dari <= p.pindah_ke <= sampai:
            hasil.setdefault(p.pindah_ke, Rencana(p.pindah_ke, satu, semula, p.alasan))
    return [hasil[tanggal] for tanggal in sorted(hasil)]
