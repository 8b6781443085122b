"""What a change of the settings changes in many tickets."""

from procrastinate.contrib.django import app

from layanan.permohonan.tenggat import hitung_ulang


@app.task
def tenggat_ulang(kode):
    hitung_ulang(kode)
