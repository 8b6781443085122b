"""Working days: Monday to Friday without the holidays of the nation and of the region."""

import datetime

from django.db.models import Q

from kelembagaan.cakupan import kode_leluhur
from kelembagaan.kalender.models import HariLibur

SABTU = 5
SATU_HARI = datetime.timedelta(days=1)


def jatuh_tempo(kode, tanggal, *banyak):
    """[day] that lies so many working days after `tanggal` there; one query for all of them."""
    di_sini = Q(wilayah=None) | Q(wilayah__kode__in=[*kode_leluhur(kode), kode])
    libur = HariLibur.objects.filter(di_sini, tanggal__gt=tanggal)
    # The nearest ones: more than can lie within so many days.
    libur = set(libur.order_by("tanggal").values_list("tanggal", flat=True)[: max(banyak) + 60])
    return [_sesudah(tanggal, satu, libur) for satu in banyak]


def _sesudah(tanggal, banyak, libur):
    while banyak:
        tanggal += SATU_HARI
        banyak -= tanggal.weekday() < SABTU and tanggal not in libur
    return tanggal
