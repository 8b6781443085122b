import pytest
from django.test import Client

from uji_peramban.orang import Orang


def kue_masuk(penugasan, live_server):
    """The cookie of somebody who is logged in."""
    client = Client()
    client.force_login(penugasan.pengguna)
    nilai = client.cookies["sessionid"].value
    return {"name": "sessionid", "value": nilai, "url": live_server.url}


@pytest.fixture
def ponsel(nyalakan, live_server):
    """ponsel(penugasan): the browser of her phone, logged in; ponsel(): the same, lit again."""

    def ambil(penugasan=None):
        konteks = nyalakan()
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
