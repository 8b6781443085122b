"""Working days: Monday to Friday without the holidays of the nation and of the region."""

import datetime

from django.db.models import Q

from kelembagaan.cakupan import kode_leluhur, q_prefiks
from kelembagaan.kalender.models import HariLibur

SABTU = 5
SATU_HARI = datetime.timedelta(days=1)


class Kalender:
    """The holidays at the place of one code and below it, read once; `sejak`: from that day on."""

    def __init__(self, kode, sejak):
        di_sini = Q(wilayah=None) | Q(wilayah__kode__in=kode_leluhur(kode))
        di_sini |= q_prefiks("wilayah__kode", kode)
        semua = HariLibur.objects.filter(di_sini, tanggal__gt=sejak)
        self._libur = {}
        for wilayah, tanggal in semua.values_list("wilayah__kode", "tanggal"):
            self._libur.setdefault(wilayah or "", set()).add(tanggal)

    def sesudah(self, kode, tanggal, banyak):
        """The day that lies so many working days after `tanggal` at the place of this code."""
        libur = [self._libur[k] for k in (*kode_leluhur(kode), kode) if k in self._libur]
        while banyak:
            tanggal += SATU_HARI
            banyak -= tanggal.weekday() < SABTU and not any(tanggal in satu for satu in libur)
        return tanggal


def tahun_belum_cocok():
    """The years of whose national days some were not compared with the decree, in their order."""
    belum = HariLibur.objects.filter(wilayah=None, dasar="").order_by("tanggal__year")
    return list(belum.values_list("tanggal__year", flat=True).distinct())
