"""Aid, income and desil: "tidak berubah" takes what the server holds."""

import datetime

import pytest

from kelembagaan.bidang import Bidang
from kelembagaan.models import BidangAktif
from layanan.formulir.tetap import BELUM_ADA
from layanan.models import FakirMiskin, PenyaluranBansos
from layanan.tests.bantu_kiriman import barang, hasil
from layanan.tests.pabrik import FakirMiskinFactory, KeluargaFactory, PenyaluranBansosFactory

pytestmark = pytest.mark.django_db
HARI = datetime.date(2026, 6, 10)


@pytest.fixture
def keluarga(posyandu):
    BidangAktif.objects.create(posyandu=posyandu, bidang=Bidang.SOSIAL, mulai=posyandu.mulai)
    return KeluargaFactory(posyandu=posyandu)


def isi_miskin(kader, keluarga, *tetap, **lain):
    isi = {
        "keluarga": str(keluarga.kunci),
        "tanggal": HARI.isoformat(),
        "petugas": str(kader.pengguna_id),
        "jumlah_anggota": "4",
        "status_rumah": "sewa",
        "disabilitas": "tidak",
        "sumber_data": "kader",
        "tidak_berubah": list(tetap),
    }
    return barang(kader, "fakir_miskin", isi | lain, versi=2)


def test_nilai_terakhir_sebelum_hari_itu_yang_dipakai(kader, keluarga, kirim):
    sebelum = HARI - datetime.timedelta(days=30)
    lebih_lama = sebelum - datetime.timedelta(days=30)
    FakirMiskinFactory(keluarga=keluarga, tanggal=lebih_lama, penghasilan=100, desil=1)
    FakirMiskinFactory(keluarga=keluarga, tanggal=sebelum, penghasilan=750_000, desil=3)
    sesudah = HARI + datetime.timedelta(days=1)
    FakirMiskinFactory(keluarga=keluarga, tanggal=sesudah, penghasilan=5, desil=9)
    FakirMiskinFactory(keluarga__posyandu=keluarga.posyandu, tanggal=sebelum, penghasilan=6)
    assert hasil(kirim(isi_miskin(kader, keluarga, "penghasilan", "desil"))) == ["diterima"]
    baris = FakirMiskin.objects.get(keluarga=keluarga, tanggal=HARI)
    assert (baris.penghasilan, baris.desil, baris.status_rumah) == (750_000, 3, "sewa")


def test_yang_diketik_dipakai_walau_ditandai(kader, keluarga, kirim):
    FakirMiskinFactory(keluarga=keluarga, tanggal=HARI - datetime.timedelta(days=1), desil=3)
    satu = isi_miskin(kader, keluarga, "penghasilan", "desil", penghasilan="900.000", desil="2")
    assert hasil(kirim(satu)) == ["diterima"]
    baris = FakirMiskin.objects.get(keluarga=keluarga, tanggal=HARI)
    assert (baris.penghasilan, baris.desil) == (900_000, 2)


def test_tanpa_catatan_sebelumnya_perlu_diperbaiki(kader, keluarga, kirim):
    [jawaban] = kirim(isi_miskin(kader, keluarga, "penghasilan", "desil"))
    galat = {"penghasilan": [BELUM_ADA], "desil": [BELUM_ADA]}
    assert (jawaban.hasil, jawaban.galat) == ("ditolak", galat)
    assert not FakirMiskin.objects.exists()


def test_bantuan_sama_seperti_terakhir(kader, keluarga, kirim):
    PenyaluranBansosFactory(
        keluarga=keluarga, tanggal=HARI - datetime.timedelta(days=30), jumlah="12.5"
    )
    isi = {
        "keluarga": str(keluarga.kunci),
        "tanggal": HARI.isoformat(),
        "petugas": str(kader.pengguna_id),
        "metode": "langsung",
        "tidak_berubah": ["bantuan"],
    }
    assert hasil(kirim(barang(kader, "penyaluran_bansos", isi, versi=2))) == ["diterima"]
    dulu, kini = PenyaluranBansos.objects.order_by("tanggal")
    kolom = ("jenis_bantuan", "program", "jumlah", "satuan")
    assert [getattr(kini, n) for n in kolom] == [getattr(dulu, n) for n in kolom]
