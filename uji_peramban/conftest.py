import pytest
from django.test import Client

from uji_peramban.orang import Orang


@pytest.fixture
def orang(buka_halaman, live_server):
    """orang(penugasan=None, lebar=360): somebody at a browser, logged in if a penugasan is given.

    What axe finds on her pages, and what scrolls sideways on a phone, fails the test at its end.
    """
    galat, dilihat = [], set()

    def duduk(penugasan=None, *, lebar=360, javascript=True):
        halaman = buka_halaman(lebar=lebar, javascript=javascript)
        if penugasan:
            client = Client()
            client.force_login(penugasan.pengguna)
            kue = {"name": "sessionid", "value": client.cookies["sessionid"].value}
            halaman.context.add_cookies([kue | {"url": live_server.url}])
        return Orang(halaman, galat, dilihat, javascript=javascript)

    yield duduk
    assert "\n".join(str(satu) for satu in dict.fromkeys(galat)) == ""
