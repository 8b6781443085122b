import pytest
from django.test import Client

from kelembagaan.bidang import Bidang
from kelembagaan.models import BidangAktif
from kelembagaan.tests.pabrik import PenugasanFactory
from uji_peramban.orang import Orang
from uji_peramban.ponsel import LAYAR, Ponsel
from uji_peramban.server_asli import Jaringan, ServerAsli, url_basis_uji


def kue_masuk(penugasan, live_server):
    """The cookie of somebody who is logged in."""
    client = Client()
    client.force_login(penugasan.pengguna)
    nilai = client.cookies["sessionid"].value
    return {"name": "sessionid", "value": nilai, "url": live_server.url}


@pytest.fixture
def ponsel(nyalakan, live_server):
    """ponsel(penugasan): the browser of her phone, logged in; ponsel(): the same, lit again."""

    def ambil(penugasan=None, *, offline=False):
        konteks = nyalakan(offline=offline)
        if penugasan:
            konteks.add_cookies([kue_masuk(penugasan, live_server) | {"expires": 2_000_000_000}])
        return konteks

    return ambil


@pytest.fixture
def orang(buka_halaman, live_server):
    """orang(penugasan=None, lebar=360): somebody at a browser, logged in if a penugasan is given.

    What axe finds on her pages, and what scrolls sideways on a phone, fails the test at its end.
    """
    galat, dilihat = [], set()

    def duduk(penugasan=None, *, lebar=360, javascript=True, luring=False):
        halaman = buka_halaman(lebar=lebar, javascript=javascript, luring=luring)
        if penugasan:
            halaman.context.add_cookies([kue_masuk(penugasan, live_server)])
        return Orang(halaman, galat, dilihat, javascript=javascript)

    yield duduk
    assert "\n".join(str(satu) for satu in dict.fromkeys(galat)) == ""


@pytest.fixture(scope="module")
def server(django_db_setup, django_db_blocker):
    """A real server process on the database of the tests."""
    with django_db_blocker.unblock():
        satu = ServerAsli(url_basis_uji())
    satu.hidupkan()
    yield satu
    satu.bunuh()


@pytest.fixture
def jaringan(server):
    """The network between phone and server."""
    satu = Jaringan(server.port)
    yield satu
    satu.tutup()


@pytest.fixture
def kader_enam(transactional_db, posyandu):
    """A kader of all six fields, in a committed database."""
    BidangAktif.objects.bulk_create(
        BidangAktif(posyandu=posyandu, bidang=satu, mulai=posyandu.mulai) for satu in Bidang.values
    )
    return PenugasanFactory(tempat=posyandu)


@pytest.fixture
def hp(chromium, jaringan, kader_enam):
    """The kader's phone, logged in, on the home page."""
    konteks = chromium.new_context(viewport=LAYAR, locale="id-ID", timezone_id="Asia/Jakarta")
    satu = Ponsel(konteks, jaringan.alamat)
    satu.masuk(kader_enam)
    satu.buka()
    yield satu
    konteks.close()
