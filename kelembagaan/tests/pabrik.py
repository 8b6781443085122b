"""Factories of people and places. Real names of regions, invented people."""

import datetime
import itertools

import factory
from factory.django import DjangoModelFactory

from kelembagaan import models
from kelembagaan.cakupan import kode_induk, kode_leluhur, tingkat_kode
from kelembagaan.peran import JABATAN_PERAN, Peran

NAMA = {
    "": "Indonesia",
    "36": "Banten",
    "36.01": "Pandeglang",
    "36.01.01": "Sumur",
    "36.01.01.2001": "Sumberjaya",
    "36.02": "Lebak",
    "36.02.18": "Cibadak",
    "36.02.18.2010": "Pasar Keong",
    "36.02.18.2009": "Kaduagung Barat",
}
JENIS = {
    "pusat": "pusat",
    "provinsi": "provinsi",
    "kabkota": "kabupaten",
    "kecamatan": "kecamatan",
    "desa": "desa",
}
DESA = "36.02.18.2010"
SANDI = "tiga-ekor-kancil-7"


class WilayahFactory(DjangoModelFactory):
    """By kode; the ladder above it is made along, and what exists is taken."""

    kode = DESA
    nama = factory.LazyAttribute(lambda o: NAMA.get(o.kode, f"Wilayah {o.kode}"))
    jenis_wilayah = factory.LazyAttribute(lambda o: JENIS[tingkat_kode(o.kode)])
    induk = factory.LazyAttribute(lambda o: _induk(o.kode))

    class Meta:
        model = models.Wilayah
        django_get_or_create = ["kode"]


def _induk(kode):
    if not kode:
        return None
    atas = kode_induk(kode)
    return models.Wilayah.objects.filter(kode=atas).first() or WilayahFactory(kode=atas)


def buat_tangga(*kode):
    """[Wilayah] of these codes; what is missing, and all above it, with one INSERT per tier."""
    perlu = {satu for k in kode for satu in (k, *kode_leluhur(k))}
    semua = {w.kode: w for w in models.Wilayah.objects.filter(kode__in=perlu)}
    kurang = sorted(perlu - semua.keys(), key=lambda k: (len(k), k))
    for _, lapis in itertools.groupby(kurang, key=len):
        baru = [WilayahFactory.build(kode=k, induk=semua.get(kode_induk(k))) for k in lapis]
        semua |= {w.kode: w for w in models.Wilayah.objects.bulk_create(baru)}
    return [semua[k] for k in kode]


class PosyanduFactory(DjangoModelFactory):
    wilayah = factory.SubFactory(WilayahFactory)
    nomor_urut = factory.LazyAttribute(lambda o: o.wilayah.posyandu.count() + 1)
    nama = factory.Sequence(lambda n: f"Melati {n}")
    mulai = datetime.date(2020, 1, 1)

    class Meta:
        model = models.Posyandu


class PerangkatDaerahFactory(DjangoModelFactory):
    wilayah = factory.SubFactory(WilayahFactory, kode="36.02")
    nama = factory.Sequence(lambda n: f"Dinas {n}")
    jenis_perangkat = "dinas"

    class Meta:
        model = models.PerangkatDaerah


class PenggunaFactory(DjangoModelFactory):
    """Logs in with SANDI."""

    username = factory.Sequence(lambda n: f"pengguna{n}")
    nama = factory.Sequence(lambda n: f"Pengguna {n}")
    password = factory.django.Password(SANDI)

    class Meta:
        model = models.Pengguna


class SuperuserFactory(PenggunaFactory):
    is_superuser = True
    is_staff = True


def _tempat_baku(peran):
    if peran in {Peran.KADER, Peran.PENGURUS}:
        return PosyanduFactory()
    return PerangkatDaerahFactory() if peran == Peran.OPD else WilayahFactory()


class PenugasanFactory(DjangoModelFactory):
    """PenugasanFactory(peran="pemdes", tempat=desa); `tempat` is of the kind the peran needs."""

    pengguna = factory.SubFactory(PenggunaFactory)
    peran = Peran.KADER
    jabatan = factory.LazyAttribute(lambda o: JABATAN_PERAN[o.peran][0])
    posyandu = factory.LazyAttribute(
        lambda o: o.tempat if isinstance(o.tempat, models.Posyandu) else None
    )
    wilayah = factory.LazyAttribute(
        lambda o: o.tempat if isinstance(o.tempat, models.Wilayah) else None
    )
    perangkat_daerah = factory.LazyAttribute(
        lambda o: o.tempat if isinstance(o.tempat, models.PerangkatDaerah) else None
    )
    mulai = datetime.date(2025, 1, 1)
    keadaan = models.Penugasan.Keadaan.BERLAKU

    class Meta:
        model = models.Penugasan

    class Params:
        tempat = factory.LazyAttribute(lambda o: _tempat_baku(o.peran))
