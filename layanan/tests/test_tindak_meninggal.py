"""A day of death: corrected to any day, and asked about where something stands after it."""

import datetime
import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from layanan.kesehatan.tindak.selectors import catatan_terakhir, harus_dikunjungi
from layanan.models import Aks, HasilPeriksa, Peristiwa, Skilas, Warga
from layanan.tests.bantu_kartu import AKS, SKILAS
from layanan.tests.bantu_kiriman import barang
from layanan.tests.pabrik import TimbangFactory, WargaFactory

pytestmark = pytest.mark.django_db
HARI_INI = timezone.localdate()
MENINGGAL = {"jenis_peristiwa": "meninggal", "tempat": "rumah", "sebab": "Sesak"}


def lalu(hari):
    return HARI_INI - datetime.timedelta(days=hari)


@pytest.fixture
def anak(posyandu):
    return WargaFactory(posyandu=posyandu, tanggal_lahir=lalu(400))


@pytest.fixture
def lapor(kader, kirim):
    """lapor(person, day, corrected entry=None, **isi): the Jawaban of her death."""

    def _lapor(warga, tanggal, lama=None, **isi):
        isi |= MENINGGAL | {"warga": str(warga.kunci), "tanggal": tanggal.isoformat()}
        isi |= {"petugas": str(kader.pengguna_id)}
        item = barang(kader, "peristiwa", isi)
        if lama:
            item = barang(kader, "peristiwa", isi | {"alasan": "Salah tulis"}, aksi="koreksi")
            dasar = {"kunci": str(lama.kunci), "revisi": lama.revisi}
            item |= {"kunci": str(uuid.uuid4()), "dasar": dasar}
        return kirim(item)[0]

    return _lapor


def test_hari_meninggal_dibetulkan_ke_hari_sesudahnya(anak, lapor):
    satu = lapor(anak, lalu(17)).objek
    jawaban = lapor(anak, lalu(2), lama=satu)
    assert (jawaban.hasil, jawaban.galat) == ("diterima", {})
    assert Warga.objects.get(pk=anak.pk).meninggal_pada == lalu(2)
    assert Peristiwa.objects.get().tanggal == lalu(2)


def test_meninggal_sebelum_catatan_lain_ditanya(anak, lapor):
    TimbangFactory(warga=anak, tanggal=lalu(30), berat="8.90")
    TimbangFactory(warga=anak, tanggal=lalu(11), berat="9.00")
    kata = f"Ada catatan sesudah tanggal ini (penimbangan balita {lalu(11):%d-%m-%Y}). Betul?"
    jawaban = lapor(anak, lalu(17))
    cap = jawaban.galat.pop("pastikan")
    sekali = "Bila memang benar, tekan Simpan sekali lagi."
    assert jawaban.galat == {"tanggal": [f"{kata} {sekali}"]}
    assert lapor(anak, lalu(17), pastikan=cap[0]).hasil == "diterima"
    assert Warga.objects.get(pk=anak.pk).meninggal_pada == lalu(17)


def test_meninggal_pada_hari_catatan_terakhir_tidak_ditanya(anak, lapor):
    TimbangFactory(warga=anak, tanggal=lalu(17), berat="9.00")
    assert lapor(anak, lalu(17)).hasil == "diterima"


def test_catatan_terakhir_satu_kueri_tanpa_yang_rahasia(anak, posyandu, kader, kirim):
    pengguna, cakupan = kader.pengguna, kader.cakupan()
    lain = WargaFactory(posyandu=posyandu, tanggal_lahir=lalu(500))
    HasilPeriksa.objects.create(
        warga=lain,
        posyandu=posyandu,
        tanggal=lalu(1),
        petugas=pengguna,
        dicatat_oleh=pengguna,
        hiv="negatif",
        perlu_dirujuk=False,
    )
    TimbangFactory(warga=anak, tanggal=lalu(11), berat="9.00")
    with CaptureQueriesContext(
        connection,
    ) as kueri:
        hasil = catatan_terakhir([anak.pk, lain.pk], cakupan)
    assert hasil == {anak.pk: (lalu(11), "Penimbangan balita")}
    assert len(kueri) == 1


def test_tempat_pelayanan_hanya_di_mana_ditanya(anak, lapor, kader, masuk):
    satu = lapor(anak, lalu(2)).objek
    halaman = masuk(kader).get(reverse("layanan:catatan", args=["peristiwa", satu.pk]))
    isi = halaman.content.decode()
    assert isi.count("<dt>Tempat</dt>") == 1
    assert "Kunjungan rumah" not in isi


@pytest.mark.parametrize(("hari", "ada"), [(183, True), (184, False)])
def test_temuan_lansia_berlaku_setengah_tahun(posyandu, kader, hari, ada):
    kakek = WargaFactory(posyandu=posyandu, tanggal_lahir="1950-01-01")
    pengguna = kader.pengguna
    umum = {"warga": kakek, "posyandu": posyandu, "tanggal": lalu(hari)}
    umum |= {"petugas": pengguna, "dicatat_oleh": pengguna}
    Aks.objects.create(**umum, **dict.fromkeys(AKS, 1))
    Skilas.objects.create(**umum, **dict.fromkeys(SKILAS, False) | {"keluhan_mata": True})
    sebab = [s for k in harus_dikunjungi(posyandu, HARI_INI) for s in k.sebab]
    assert len(sebab) == (2 if ada else 0)
