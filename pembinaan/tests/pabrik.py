"""Who reviews, and what is reviewed, for the tests of this app."""

import datetime

from kelembagaan.bidang import Bidang
from kelembagaan.models import BidangAktif
from kelembagaan.tests.pabrik import PenugasanFactory, PosyanduFactory, WilayahFactory
from layanan.tests.pabrik import TimbangFactory, WargaFactory
from pembinaan.tinjauan.services import putuskan
from pembinaan.tinjauan.unit import baca_unit

MEI, JUNI, JULI = (datetime.date(2026, bulan, 1) for bulan in (5, 6, 7))
CATATAN = "Jumlah balita belum cocok."


def buat_posyandu(desa, banyak=0, bulan=JUNI, **isi):
    """A Posyandu with all six fields, a ketua, and `banyak` balita weighed in the month."""
    posyandu = PosyanduFactory(wilayah=desa, **isi)
    BidangAktif.objects.bulk_create(
        BidangAktif(posyandu=posyandu, bidang=bidang, mulai=posyandu.mulai)
        for bidang in Bidang.values
    )
    ketua = PenugasanFactory(peran="pengurus", tempat=posyandu)
    for _ in range(banyak):
        timbang(posyandu, bulan)
    return posyandu, ketua


def timbang(posyandu, bulan=JUNI):
    """One more balita of this Posyandu, weighed in the month."""
    return TimbangFactory(
        warga=WargaFactory(posyandu=posyandu), tanggal=bulan.replace(day=10), hasil_timbang="N"
    )


def buat_pemutus(kode, peran="tim_pembina", **isi):
    """The Penugasan of one who decides for this wilayah."""
    return PenugasanFactory(peran=peran, tempat=WilayahFactory(kode=kode), **isi)


def putus(penugasan, kode, aksi, bulan=JUNI, **isi):
    """Take a step as the holder of this Penugasan."""
    return putuskan(
        kode=kode,
        bulan=bulan,
        aksi=aksi,
        cakupan=penugasan.cakupan(),
        pengguna=penugasan.pengguna,
        **isi,
    )


def keadaan(*kode, bulan=JUNI):
    """The states of these units, in order."""
    return [str(baca_unit(satu, bulan).keadaan) for satu in kode]
