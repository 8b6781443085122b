"""What all tests share: a fast database and a seeded hypothesis."""

import gc
import os

import pytest
from django.conf import settings
from django.db import connection
from django.test import TransactionTestCase
from hypothesis import settings as hypothesis

from posyandu_site import keandalan

pytest_plugins = ["kelembagaan.tests.perlengkapan"]

hypothesis.register_profile("biasa", max_examples=25, derandomize=True, deadline=None)
hypothesis.register_profile("malam", max_examples=1000, deadline=None)
hypothesis.load_profile("malam" if os.environ.get("POSYANDU_MALAM") else "biasa")


def pytest_terminal_summary(terminalreporter):
    if os.environ.get("POSYANDU_MALAM"):
        keandalan.catat(terminalreporter.getreports("passed"))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """Browser tests first: they wait a good deal, and others can use that time."""
    items.sort(key=lambda satu: not satu.nodeid.startswith("uji_peramban"))


def pytest_collection_finish():
    """What is loaded stays: the garbage collector need not look through it again and again."""
    gc.collect()
    gc.freeze()


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
    with django_db_blocker.unblock(), connection.cursor() as kursor:
        tetap = tabel_berisi()
        terisi = " UNION ALL ".join(f"SELECT '{t}', json_agg(t)::text FROM {t} t" for t in tetap)
        kursor.execute(terisi)
        semula = dict(kursor.fetchall())

    def kosongkan(self):
        isi = tabel_berisi()
        if not isi - tetap:
            return
        with connection.cursor() as kursor:
            kursor.execute(f"TRUNCATE {', '.join(sorted(isi - tetap))} CASCADE")
            # What refers to those tables is emptied along with them.
            for tabel in sorted(tetap - tabel_berisi()):
                baris = f"json_populate_recordset(NULL::{tabel}, %s)"
                kursor.execute(f"INSERT INTO {tabel} SELECT * FROM {baris}", [semula[tabel]])

    TransactionTestCase._fixture_teardown = kosongkan
