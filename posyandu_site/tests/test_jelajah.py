import os

import pytest
from django.db import transaction

from posyandu_site.tests.dunia import ORANG, Dunia
from posyandu_site.tests.jelajah import Penjelajah, beda_tabel
from posyandu_site.tests.tabel_izin import IZIN_URL

# JELAJAH=<beginning of names> visits only these rows
AWALAN = os.environ.get("JELAJAH")
HANYA = [kunci for kunci in IZIN_URL if kunci.startswith(AWALAN)] if AWALAN else None

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def dunia(django_db_setup, django_db_blocker):
    """One world for the module; everything is undone at its end."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield Dunia()
        transaction.set_rollback(True)


def periksa(galat):
    """Fails with one line per difference."""
    if galat:
        pytest.fail("\n".join(["", *sorted(galat)]), pytrace=False)


def test_tabel_memuat_semua_url():
    periksa(beda_tabel())


@pytest.mark.parametrize("huruf", ORANG)
def test_jelajah(dunia, huruf):
    periksa(Penjelajah(dunia, huruf).jelajahi(HANYA))
