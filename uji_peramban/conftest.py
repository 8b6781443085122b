import os

import pytest
from django.test import Client

from kelembagaan.bidang import Bidang
from kelembagaan.models import BidangAktif
from kelembagaan.tests.pabrik import PenugasanFactory
from posyandu_site.peramban import bendera, cari_chromium
from uji_peramban.orang import Orang
from uji_peramban.ponsel import LAYAR, Ponsel
from uji_peramban.server_asli import Jaringan, ServerAsli, url_basis_uji


@pytest.fixture(scope="package")
def playwright():
    """Drives the browsers of these tests."""
    from playwright.sync_api import sync_playwright

    # Playwright's loop runs in the thread of the test, which also reads rows from the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as satu:
        yield satu


@pytest.fixture(scope="package")
def chromium(playwright):
    """One Chromium for all of them."""
    peramban = playwright.chromium.launch(executable_path=cari_chromium(), args=bendera())
    yield peramban
    peramban.close()


@pytest.fixture
def nyalakan(playwright, live_server, tmp_path):
    """nyalakan(offline=False): a phone; closed and lit again, it remembers."""
    konteks = []

    def buka(*, offline=False):
        konteks.append(
            playwright.chromium.launch_persistent_context(
                tmp_path / "ponsel",
                executable_path=cari_chromium(),
                args=bendera(),
                base_url=live_server.url,
                offline=offline,
                viewport={"width": 360, "height": 740},
                locale="id-ID",
                timezone_id="Asia/Jakarta",
            )
        )
        konteks[-1].set_default_timeout(10_000)
        return konteks[-1]

    yield buka
    for satu in konteks:
        satu.close()


@pytest.fixture
def buka_halaman(chromium, live_server):
    """buka_halaman(lebar=360, javascript=True): a page of a new visitor, as on a phone.

    luring=True: with the service worker, which the other tests need not install each time.
    Errors of scripts and refusals by the Content-Security-Policy fail the test at its end.
    """
    konteks, galat = [], []

    def buka(lebar=360, tinggi=740, javascript=True, luring=False):
        baru = chromium.new_context(
            base_url=live_server.url,
            viewport={"width": lebar, "height": tinggi},
            locale="id-ID",
            timezone_id="Asia/Jakarta",
            java_script_enabled=javascript,
            service_workers="allow" if luring else "block",
        )
        konteks.append(baru)
        halaman = baru.new_page()
        halaman.set_default_timeout(10_000)
        halaman.on("pageerror", lambda e: galat.append(f"{halaman.url} {e}"))
        halaman.on(
            "console",
            lambda p: (
                galat.append(f"{halaman.url} {p.text}")
                if "Content Security Policy" in p.text
                else None
            ),
        )
        return halaman

    yield buka
    for satu in konteks:
        satu.close()
    assert "\n".join(dict.fromkeys(galat)) == ""


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


@pytest.fixture(scope="package")
def server(django_db_setup, django_db_blocker):
    """A real server process on the database of the tests; to start one costs three seconds."""
    with django_db_blocker.unblock():
        satu = ServerAsli(url_basis_uji())
    satu.hidupkan()
    yield satu
    satu.bunuh()


@pytest.fixture
def jaringan(server):
    """The network between phone and server."""
    if not server.hidup:  # the test before failed while it was dead
        server.hidupkan()
    satu = Jaringan(server.port)
    yield satu
    satu.tutup()


@pytest.fixture
def tugas(transactional_db, posyandu):
    """A kader of all six fields, in a committed database."""
    BidangAktif.objects.bulk_create(
        BidangAktif(posyandu=posyandu, bidang=satu, mulai=posyandu.mulai) for satu in Bidang.values
    )
    return PenugasanFactory(tempat=posyandu)


@pytest.fixture
def buka_ponsel(chromium, jaringan):
    """buka_ponsel(penugasan): another phone, with an empty outbox, logged in on the home page.

    Without a service worker, which has no part in sending.
    """
    konteks = []

    def buka(penugasan):
        konteks.append(
            chromium.new_context(
                viewport=LAYAR,
                locale="id-ID",
                timezone_id="Asia/Jakarta",
                service_workers="block",
            )
        )
        satu = Ponsel(konteks[-1], jaringan.alamat)
        satu.masuk(penugasan)
        satu.halaman.goto(satu.alamat)
        return satu

    yield buka
    for satu in konteks:
        satu.close()


@pytest.fixture
def hp(buka_ponsel, tugas):
    """The kader's phone."""
    return buka_ponsel(tugas)
