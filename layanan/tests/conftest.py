"""Who sends, and about whom: used by the tests of delivery."""

import datetime
import uuid

import pytest
from django.utils import timezone

from kelembagaan.tests.pabrik import PenugasanFactory
from layanan.kiriman.services import terima
from layanan.tests.bantu_permohonan import pejabat
from layanan.tests.pabrik import WargaFactory


@pytest.fixture
def kader(posyandu):
    return PenugasanFactory(tempat=posyandu)


@pytest.fixture
def anak(posyandu):
    """Siti, 13 months old on 10 June 2026."""
    return WargaFactory(posyandu=posyandu, nama="Siti")


@pytest.fixture
def p(posyandu):
    """Who has to do with a ticket here: kader, pemdes, kecamatan, opd, and their offices."""
    return pejabat(posyandu)


@pytest.fixture
def kirim(kader):
    """kirim(item, ...): one batch of the kader, or of `siapa`."""

    def _kirim(*items, siapa=kader):
        return terima(items=list(items), pengguna=siapa.pengguna, batch=uuid.uuid4())

    return _kirim


@pytest.fixture
def kini(monkeypatch):
    """kini(day) sets the clock; it begins on Monday, 15 June 2026."""

    def atur(hari):
        waktu = datetime.datetime.fromisoformat(f"{hari}T03:00:00+00:00")
        monkeypatch.setattr(timezone, "now", lambda: waktu)

    atur("2026-06-15")
    return atur
