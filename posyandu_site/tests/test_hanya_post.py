"""What takes POST only is no place to stand on: every such address leads to its page."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.urls import resolve

from posyandu_site.tests.jelajah import Penjelajah
from posyandu_site.tests.tabel_izin import IZIN_URL

pytestmark = pytest.mark.django_db
HANYA_POST = [k for k, b in IZIN_URL.items() if b.post and not b.get and not b.alih]


def test_ada_yang_diperiksa():
    assert {"layanan:laporan_narasi", "pembinaan:putuskan", "layanan:hadir"} <= set(HANYA_POST)


@pytest.mark.parametrize("kunci", HANYA_POST)
def test_dibuka_begitu_saja_menuju_halamannya(dunia, kunci):
    baris = IZIN_URL[kunci]
    penjelajah = Penjelajah(dunia, baris.post[0])
    alamat, tanya, _ = penjelajah.tujuan(kunci, dunia.sini, baris)
    jawaban = penjelajah.client.get(alamat + tanya, follow=True)
    assert len(jawaban.redirect_chain) == 1
    assert jawaban.status_code == 200


@pytest.mark.parametrize("kunci", HANYA_POST)
def test_sesudah_masuk_lagi_menuju_halamannya(dunia, kunci):
    baris = IZIN_URL[kunci]
    penjelajah = Penjelajah(dunia, baris.post[0])
    alamat, tanya, isi = penjelajah.tujuan(kunci, dunia.sini, baris)
    masuk = Client().post(alamat + tanya, isi).url
    (lanjut,) = parse_qs(urlsplit(masuk).query)["next"]
    assert not hasattr(resolve(urlsplit(lanjut).path).func, "halaman")
    assert penjelajah.client.get(lanjut).status_code == 200
