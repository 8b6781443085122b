"""The registers of what follows from a finding; none of them belongs to a langkah."""

from functools import partial

from layanan.kesehatan.kartu.register import satu_register
from layanan.kesehatan.tindak import forms
from layanan.kesehatan.tindak.services import kabari_meninggal, sesudah_peristiwa

_satu = partial(satu_register, sasaran=(), langkah=None)

TINDAK = [
    _satu(
        "jawaban_rujukan",
        forms.JawabanRujukanForm,
        tunggal=("warga", "tanggal", "rujukan"),
        versi=2,
    ),
    _satu("kunjungan_rumah", forms.KunjunganRumahForm, di_rumah=True),
    _satu(
        "peristiwa",
        forms.PeristiwaForm,
        tunggal=("warga", "jenis_peristiwa"),
        versi=2,
        sesudah=sesudah_peristiwa,
        meninggal=kabari_meninggal,
    ),
]
