"""Deadlines: the day of the next month until which a tier's units send; data, with defaults."""

from kelembagaan.cakupan import TINGKAT, kode_leluhur
from kelembagaan.wilayah.zona import waktu_setempat
from layanan.laporan.bulan import bulan_berikut
from pembinaan.tinjauan.models import Tenggat

TENGGAT_AWAL = {"posyandu": 5, "desa": 8, "kecamatan": 12, "kabkota": 17, "provinsi": 22}


def tingkat_di_bawah(tingkat):
    """The tiers below one, the nearest first."""
    semua = list(TINGKAT.values())
    return semua[semua.index(tingkat) + 1 :]


class DaftarTenggat:
    """The deadlines of all units below some wilayah, read in one query.

    `kode`: codes of units; without it, the deadlines of the whole nation are read.
    """

    def __init__(self, kode=None):
        baris = Tenggat.objects.values_list("wilayah__kode", "tingkat", "tanggal")
        if kode is not None:
            baris = baris.filter(wilayah__kode__in={k for satu in kode for k in kode_leluhur(satu)})
        self._tanggal = {(kode, tingkat): tanggal for kode, tingkat, tanggal in baris}

    def batas(self, kode, bulan):
        """The last day on which this unit is in time; None for pusat, which nobody waits for."""
        if not kode:
            return None
        tingkat = TINGKAT[len(kode)]
        for leluhur in reversed(kode_leluhur(kode)):
            if tanggal := self._tanggal.get((leluhur, tingkat)):
                break
        else:
            tanggal = TENGGAT_AWAL[tingkat]
        return bulan_berikut(bulan).replace(day=tanggal)

    def tepat_waktu(self, kode, bulan, diajukan_pertama_pada):
        """Whether the first ajukan came by the deadline; False where there was none."""
        if diajukan_pertama_pada is None:
            return False
        batas = self.batas(kode, bulan)
        return batas is None or waktu_setempat(kode, diajukan_pertama_pada).date() <= batas
