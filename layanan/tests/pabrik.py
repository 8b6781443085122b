"""Factories of what a Posyandu does. Invented people."""

import datetime

import factory
from factory.django import DjangoModelFactory

from kelembagaan.tests.pabrik import PenggunaFactory, PosyanduFactory
from layanan import models

NAMA_P = ("Siti Aminah", "Dewi Lestari", "Nur Hidayah", "Rina Marlina", "Euis Komalasari")
NAMA_L = ("Ahmad Fauzi", "Dedi Kurniawan", "Rizki Pratama", "Udin Saepudin", "Bayu Saputra")


class KeluargaFactory(DjangoModelFactory):
    posyandu = factory.SubFactory(PosyanduFactory)
    dicatat_oleh = factory.SubFactory(PenggunaFactory)
    nama = factory.Sequence(lambda n: f"{NAMA_L[n % 5]} {n}")

    class Meta:
        model = models.Keluarga


class WargaFactory(DjangoModelFactory):
    """A girl of 13 months on 10 June 2026; WargaFactory(posyandu=...) makes her family there."""

    posyandu = factory.SubFactory(PosyanduFactory)
    dicatat_oleh = factory.SubFactory(PenggunaFactory)
    keluarga = factory.SubFactory(
        KeluargaFactory,
        posyandu=factory.SelfAttribute("..posyandu"),
        dicatat_oleh=factory.SelfAttribute("..dicatat_oleh"),
    )
    nama = factory.Sequence(lambda n: f"{NAMA_P[n % 5]} {n}")
    jenis_kelamin = "P"
    tanggal_lahir = datetime.date(2025, 5, 10)

    class Meta:
        model = models.Warga


class HariBukaFactory(DjangoModelFactory):
    posyandu = factory.SubFactory(PosyanduFactory)
    dibuka_oleh = factory.SubFactory(PenggunaFactory)
    tanggal = datetime.date(2026, 6, 10)

    class Meta:
        model = models.HariBuka
        django_get_or_create = ["posyandu", "tanggal"]


class KunjunganFactory(DjangoModelFactory):
    hari_buka = factory.SubFactory(HariBukaFactory)
    posyandu = factory.SelfAttribute("hari_buka.posyandu")
    dicatat_oleh = factory.SubFactory(PenggunaFactory)
    warga = factory.SubFactory(WargaFactory, posyandu=factory.SelfAttribute("..posyandu"))
    tanggal = factory.SelfAttribute("hari_buka.tanggal")

    class Meta:
        model = models.Kunjungan


class KehamilanFactory(DjangoModelFactory):
    warga = factory.SubFactory(WargaFactory, tanggal_lahir=datetime.date(1998, 3, 2))
    posyandu = factory.SelfAttribute("warga.posyandu")
    dicatat_oleh = factory.SubFactory(PenggunaFactory)
    hpht = datetime.date(2026, 1, 5)

    class Meta:
        model = models.Kehamilan


class TimbangFactory(DjangoModelFactory):
    """Written past Kiriman: z-scores and N/T stay empty."""

    warga = factory.SubFactory(WargaFactory)
    posyandu = factory.SelfAttribute("warga.posyandu")
    dicatat_oleh = factory.SubFactory(PenggunaFactory)
    petugas = factory.SelfAttribute("dicatat_oleh")
    tanggal = datetime.date(2026, 6, 10)
    berat = "8.50"

    class Meta:
        model = models.Timbang


class CatatanFactory(DjangoModelFactory):
    """Written past Kiriman, like all factories of registers."""

    dicatat_oleh = factory.SubFactory(PenggunaFactory)
    petugas = factory.SelfAttribute("dicatat_oleh")
    tanggal = datetime.date(2026, 6, 10)

    class Meta:
        abstract = True


class AnakUsiaDiniFactory(CatatanFactory):
    warga = factory.SubFactory(WargaFactory)
    posyandu = factory.SelfAttribute("warga.posyandu")
    ikut_paud = True

    class Meta:
        model = models.AnakUsiaDini


class AirSanitasiFactory(CatatanFactory):
    keluarga = factory.SubFactory(KeluargaFactory)
    posyandu = factory.SelfAttribute("keluarga.posyandu")
    sumber_air = "sumur_bor"
    air_keruh = False
    jamban = "layak_sendiri"
    spal = True

    class Meta:
        model = models.AirSanitasi


class RumahLayakHuniFactory(CatatanFactory):
    """60 m2 for 4 people, nothing wrong with it."""

    keluarga = factory.SubFactory(KeluargaFactory)
    posyandu = factory.SelfAttribute("keluarga.posyandu")
    atap = "genteng"
    dinding = "tembok"
    lantai = "keramik"
    ventilasi = "cukup"
    pencahayaan = "baik"
    luas_lantai = 60
    penghuni = 4
    bangunan_aman = True
    jamban_sehat = True
    air_minum_layak = True

    class Meta:
        model = models.RumahLayakHuni


class InsidenFactory(CatatanFactory):
    posyandu = factory.SubFactory(PosyanduFactory)
    lokasi = factory.Sequence(lambda n: f"RT 0{n % 9}")
    jenis_insiden = "pencurian"
    kronologi = "Motor hilang di depan warung."

    class Meta:
        model = models.Insiden


class StokGerakFactory(CatatanFactory):
    posyandu = factory.SubFactory(PosyanduFactory)
    bahan = "obat_cacing"
    arah = "masuk"
    jumlah = 40

    class Meta:
        model = models.StokGerak


class PatroliFactory(CatatanFactory):
    posyandu = factory.SubFactory(PosyanduFactory)
    lokasi = factory.Sequence(lambda n: f"RW 0{n % 9}")
    metode = "jalan_kaki"
    jumlah_petugas = 3

    class Meta:
        model = models.Patroli


class FakirMiskinFactory(CatatanFactory):
    keluarga = factory.SubFactory(KeluargaFactory)
    posyandu = factory.SelfAttribute("keluarga.posyandu")
    jumlah_anggota = 4
    status_rumah = "menumpang"
    penghasilan = 600_000
    disabilitas = False
    sumber_data = "kader"

    class Meta:
        model = models.FakirMiskin


class PenyaluranBansosFactory(CatatanFactory):
    """To a family; PenyaluranBansosFactory(keluarga=None, warga=...) to a person."""

    keluarga = factory.SubFactory(KeluargaFactory)
    warga = None
    posyandu = factory.LazyAttribute(lambda o: (o.keluarga or o.warga).posyandu)
    jenis_bantuan = "pangan"
    program = "bpnt"
    jumlah = 10
    satuan = "kg"
    metode = "langsung"

    class Meta:
        model = models.PenyaluranBansos
