"""What is applied without anybody sending it again."""

import datetime

from django.db.models import F, Q
from django.utils import timezone
from procrastinate.contrib.django import app

from kelembagaan.akun.models import Penugasan
from layanan.formulir.daftar import semua_formulir
from layanan.kiriman.models import Kiriman
from layanan.kiriman.terapkan import terapkan_ulang

Keadaan, Sebab = Kiriman.Keadaan, Kiriman.Sebab
SEKALI = 200
# An item that is being applied right now is younger than this.
SETELAH = datetime.timedelta(minutes=2)


def terapkan_tertinggal():
    """Apply what a crash left between storing and applying; returns how many."""
    tertinggal = Kiriman.objects.filter(
        keadaan=Keadaan.MASUK, diterima_pada__lt=timezone.now() - SETELAH
    )
    return _terapkan(tertinggal)


def lepas_tertahan():
    """Apply what waited for a newer program, or for an assignment that holds again."""
    berlaku = Penugasan.objects.berlaku()
    dikenal = Q(pk__in=[])
    for formulir in semua_formulir().values():
        dikenal |= Q(formulir=formulir.kode, versi__lte=formulir.versi)
    tertahan = Kiriman.objects.filter(keadaan=Keadaan.TERTAHAN)
    return _terapkan(tertahan.filter(dikenal, sebab=Sebab.VERSI)) + _terapkan(
        tertahan.filter(
            sebab=Sebab.KARANTINA,
            diputuskan_pada__isnull=True,
            penugasan__in=berlaku,
            penugasan__pengguna=F("pengguna"),
        )
    )


def _terapkan(kiriman):
    """In portions by receipt number, each item once."""
    jumlah, terakhir = 0, 0
    while pk := list(
        kiriman.filter(pk__gt=terakhir).order_by("pk").values_list("pk", flat=True)[:SEKALI]
    ):
        terapkan_ulang(pk)
        jumlah, terakhir = jumlah + len(pk), pk[-1]
    return jumlah


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="kiriman_tertinggal")
def kiriman_tertinggal(timestamp):
    terapkan_tertinggal()


@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="kiriman_tertahan")
def kiriman_tertahan(timestamp):
    lepas_tertahan()
