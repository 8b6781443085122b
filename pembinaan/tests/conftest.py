"""Fixtures of this app: one Posyandu and everybody who decides above it."""

from types import SimpleNamespace

import pytest

from pembinaan.tests.pabrik import buat_pemutus, buat_posyandu

TANGGA = ("36.02.18.2010", "36.02.18", "36.02", "36", "")


@pytest.fixture
def jalan(tangga):
    """Posyandu Jeruk with three weighed balita, its ketua, and a decider in each tier."""
    jeruk, ketua = buat_posyandu(tangga.desa, banyak=3, nama="Jeruk")
    desa, kec, kab, prov, pusat = (
        buat_pemutus(kode, "pemdes" if len(kode) == 13 else "tim_pembina") for kode in TANGGA
    )
    return SimpleNamespace(
        tangga=tangga,
        jeruk=jeruk,
        kode=jeruk.kode,
        semua_kode=(jeruk.kode, *TANGGA),
        ketua=ketua,
        desa=desa,
        kec=kec,
        kab=kab,
        prov=prov,
        pusat=pusat,
    )
