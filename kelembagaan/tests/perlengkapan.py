"""Fixtures that all three apps use: a ladder of regions with neighbours, and logged-in clients."""

from types import SimpleNamespace

import pytest
from django.test import Client

from kelembagaan.tests.pabrik import PosyanduFactory, buat_tangga

TANGGA = {
    "desa": "36.02.18.2010",
    "desa_tetangga": "36.02.18.2009",
    "desa_luar": "36.01.01.2001",
    "kecamatan": "36.02.18",
    "kab": "36.02",
    "kab_tetangga": "36.01",
    "provinsi": "36",
    "pusat": "",
}


@pytest.fixture
def tangga(db):
    """Wilayah from pusat to Pasar Keong, with a neighbour desa and a neighbour kabupaten."""
    return SimpleNamespace(**dict(zip(TANGGA, buat_tangga(*TANGGA.values()), strict=True)))


@pytest.fixture
def posyandu(tangga):
    """Posyandu Jeruk in Pasar Keong."""
    return PosyanduFactory(wilayah=tangga.desa, nama="Jeruk")


@pytest.fixture
def posyandu_sedesa(posyandu):
    return PosyanduFactory(wilayah=posyandu.wilayah, nama="Anggur")


@pytest.fixture
def posyandu_luar(tangga):
    """A Posyandu of another kabupaten."""
    return PosyanduFactory(wilayah=tangga.desa_luar, nama="Nangka")


@pytest.fixture
def masuk(db):
    """masuk(pengguna or penugasan) -> a client of its own, logged in."""

    def _masuk(siapa):
        client = Client()
        client.force_login(getattr(siapa, "pengguna", siapa))
        return client

    return _masuk
