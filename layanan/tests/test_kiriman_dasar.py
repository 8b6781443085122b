"""Delivery: new entries through the batch door's service and through a page."""

import datetime
import uuid
from decimal import Decimal

import pytest

from kelembagaan.tests.pabrik import PenugasanFactory
from layanan.kesehatan.models import Timbang
from layanan.kiriman.models import Kiriman
from layanan.kiriman.services import terima, terima_halaman
from layanan.tests.pabrik import WargaFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def kader(posyandu):
    return PenugasanFactory(tempat=posyandu)


@pytest.fixture
def anak(posyandu):
    return WargaFactory(posyandu=posyandu)


def barang(penugasan, warga, *, kunci=None, tanggal="2026-06-10", **isi):
    """A weighing as the phone sends it."""
    return {
        "kunci": str(kunci or uuid.uuid4()),
        "aksi": "baru",
        "dasar": None,
        "formulir": "timbang",
        "versi": 1,
        "penugasan": penugasan.pk,
        "dibuat_pada": "2026-06-10T09:00:00+07:00",
        "isi": {
            "warga": str(getattr(warga, "kunci", warga)),
            "tanggal": tanggal,
            "petugas": str(penugasan.pengguna_id),
            "berat": "8,4",
            **isi,
        },
    }


def test_satu_timbangan_tersimpan(kader, anak):
    satu = barang(kader, anak, di_hari_buka="1")
    [jawaban] = terima(items=[satu], pengguna=kader.pengguna, batch=uuid.uuid4())
    assert (str(jawaban.kunci), jawaban.hasil) == (satu["kunci"], "diterima")
    baris = Timbang.objects.get()
    assert baris.berat == Decimal("8.40")
    assert baris.tanggal == datetime.date(2026, 6, 10)
    assert (baris.warga, baris.posyandu, baris.petugas) == (anak, kader.posyandu, kader.pengguna)
    assert baris.hari_buka.tanggal == baris.tanggal
    assert str(baris.kunci) == satu["kunci"]
    kiriman = Kiriman.objects.get(pk=jawaban.nomor)
    assert (kiriman.keadaan, kiriman.isi, kiriman.catatan) == ("diterima", "", baris.pk)


def test_dikirim_dua_kali(kader, anak):
    satu = barang(kader, anak)
    terima(items=[satu], pengguna=kader.pengguna)
    [jawaban] = terima(items=[satu], pengguna=kader.pengguna)
    assert jawaban.hasil == "sudah_ada"
    assert jawaban.objek == Timbang.objects.get()


def test_halaman_salah_tidak_menyimpan_apa_apa(kader, anak):
    jawaban = terima_halaman(item=barang(kader, anak, berat="900"), pengguna=kader.pengguna)
    assert jawaban.hasil == "ditolak"
    assert list(jawaban.form.errors) == ["berat"]
    assert Kiriman.objects.count() == Timbang.objects.count() == 0


def test_halaman_benar_tersimpan(kader, anak):
    jawaban = terima_halaman(item=barang(kader, anak), pengguna=kader.pengguna)
    assert jawaban.hasil == "diterima"
    assert jawaban.objek == Timbang.objects.get()
    assert jawaban.nomor == Kiriman.objects.get().pk
