"""What a change of the settings changes in many tickets, and their numbers for the nation."""

from procrastinate.contrib.django import app

from layanan.permohonan.hitungan import simpan_hitungan
from layanan.permohonan.tenggat import hitung_ulang


@app.task
def tenggat_ulang(kode):
    hitung_ulang(kode)


@app.periodic(cron="25 * * * *")
@app.task(queueing_lock="hitungan_permohonan", lock="hitungan_permohonan")
def hitungan_permohonan(timestamp):
    """Every hour."""
    simpan_hitungan()
