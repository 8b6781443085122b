"""What all tests share: a fast database, a seeded hypothesis and a real Chromium."""

import os

import pytest
from django.conf import settings
from django.db import connection
from django.test import TransactionTestCase
from hypothesis import settings as hypothesis

from posyandu_site.peramban import bendera, cari_chromium

pytest_plugins = ["kelembagaan.tests.perlengkapan"]

hypothesis.register_profile("biasa", max_examples=25, derandomize=True, deadline=None)
hypothesis.register_profile("malam", max_examples=1000, deadline=None)
hypothesis.load_profile("malam" if os.environ.get("POSYANDU_MALAM") else "biasa")


def pytest_configure():
    """No collected static files, no photos on the disk, no password that is slow to check."""
    settings.STORAGES["default"]["BACKEND"] = "django.core.files.storage.InMemoryStorage"
    settings.STORAGES["staticfiles"]["BACKEND"] = (
        "django.contrib.staticfiles.storage.StaticFilesStorage"
    )
    settings.WHITENOISE_AUTOREFRESH = True  # else each new test client reads all collected files
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix):
    """Copy the migrated template instead of migrating once per worker."""
    if "UJI_TEMPLAT" in os.environ:
        settings.DATABASES["default"]["TEST"]["TEMPLATE"] = os.environ["UJI_TEMPLAT"]


def tabel_berisi():
    with connection.cursor() as kursor:
        kursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        nama = [connection.ops.quote_name(tabel) for (tabel,) in kursor.fetchall()]
        kursor.execute(
            " UNION ALL ".join(
                f"SELECT '{satu}' WHERE EXISTS (SELECT FROM {satu})" for satu in nama
            )
        )
        return {tabel for (tabel,) in kursor.fetchall()}


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """After a test with real commits empty only what it filled.

    Django would empty every table, also those that migrations fill, and make its permissions anew.
    """
    with django_db_blocker.unblock():
        tetap = tabel_berisi()

    def kosongkan(self):
        isi = tabel_berisi() - tetap
        if isi:
            with connection.cursor() as kursor:
                kursor.execute(f"TRUNCATE {', '.join(sorted(isi))} CASCADE")

    TransactionTestCase._fixture_teardown = kosongkan


@pytest.fixture(scope="module")
def playwright():
    """Drives the browsers of a module's tests."""
    from playwright.sync_api import sync_playwright

    # Playwright's loop runs in the thread of the test, which also reads rows from the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as satu:
        yield satu


@pytest.fixture(scope="module")
def chromium(playwright):
    """One Chromium for the tests of a module."""
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
