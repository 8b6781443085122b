"""Background work of this app, done by the worker (procrastinate)."""

from procrastinate.contrib.django import app

from kelembagaan.wilayah.zona import hari_ini
from layanan.laporan.bulan import bulan_terakhir
from pembinaan.rekap.services import hitung_bulan, proses_tanda

BULAN_MALAM = 3


@app.periodic(cron="* * * * * */5")
@app.task(queueing_lock="rekap", lock="rekap", name="pembinaan.rekap")
def rekap(timestamp):
    """Every five seconds: what was marked stale. The queueing lock keeps one waiting at most."""
    proses_tanda()


@app.periodic(cron="20 1 * * *")
@app.task(queueing_lock="rekap_malam", lock="rekap", name="pembinaan.rekap_malam")
def rekap_malam(timestamp):
    """Every night: whole months, for a Posyandu that was entered or ended without any decision."""
    for bulan in bulan_terakhir(hari_ini("").replace(day=1), BULAN_MALAM):
        hitung_bulan(bulan=bulan)
