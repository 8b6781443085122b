"""Groups of sasaran: one person in Python and many in SQL come to the same."""

import datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from layanan.models import Kehamilan, Warga
from layanan.tests.pabrik import KehamilanFactory, WargaFactory
from layanan.warga.sasaran import (
    RENTANG,
    Kelompok,
    ekspresi_kelompok_umur,
    kelompok,
    lahir_paling_akhir,
    q_kelompok,
    q_salah_satu,
    teks_umur,
    umur_bulan,
)

D = datetime.date
TANGGAL = st.dates(D(1920, 1, 1), D(2032, 12, 31))


@pytest.mark.parametrize(
    ("lahir", "tanggal", "bulan"),
    [
        (D(2024, 2, 29), D(2025, 2, 27), 11),
        (D(2024, 2, 29), D(2025, 2, 28), 12),
        (D(2024, 2, 29), D(2028, 2, 28), 47),
        (D(2024, 2, 29), D(2028, 2, 29), 48),
        (D(2026, 1, 31), D(2026, 2, 27), 0),
        (D(2026, 1, 31), D(2026, 2, 28), 1),
        (D(2026, 6, 10), D(2026, 6, 10), 0),
        (D(2026, 6, 10), D(2026, 6, 9), -1),
        (D(2021, 6, 10), D(2026, 6, 9), 59),
        (D(2021, 6, 10), D(2026, 6, 10), 60),
    ],
)
def test_umur_dalam_bulan_genap(lahir, tanggal, bulan):
    assert umur_bulan(lahir, tanggal) == bulan


@pytest.mark.parametrize(
    ("lahir", "harapan"),
    [
        (D(2026, 6, 10), "0 hari"),
        (D(2026, 5, 20), "21 hari"),
        (D(2025, 6, 10), "1 tahun"),
        (D(2025, 5, 10), "1 tahun 1 bulan"),
        (D(2025, 10, 1), "8 bulan"),
        (D(2021, 6, 10), "5 tahun"),
        (D(1960, 1, 1), "66 tahun"),
        (D(2026, 6, 11), "belum lahir"),
    ],
)
def test_umur_dengan_kata(lahir, harapan):
    assert teks_umur(lahir, D(2026, 6, 10)) == harapan


@pytest.mark.parametrize(
    ("lahir", "harapan"),
    [
        (D(2025, 6, 11), Kelompok.BAYI),
        (D(2025, 6, 10), Kelompok.BALITA),
        (D(2021, 6, 11), Kelompok.BALITA),
        (D(2021, 6, 10), Kelompok.APRAS),
        (D(2020, 6, 11), Kelompok.APRAS),
        (D(2020, 6, 10), Kelompok.USIA_SEKOLAH_REMAJA),
        (D(2007, 6, 11), Kelompok.USIA_SEKOLAH_REMAJA),
        (D(2007, 6, 10), Kelompok.DEWASA),
        (D(1966, 6, 11), Kelompok.DEWASA),
        (D(1966, 6, 10), Kelompok.LANSIA),
    ],
)
def test_batas_setiap_kelompok(lahir, harapan):
    assert kelompok(Warga(tanggal_lahir=lahir), D(2026, 6, 10)) == {harapan}


@given(lahir=TANGGAL, tanggal=TANGGAL, bulan=st.integers(0, 800))
@example(lahir=D(2024, 2, 29), tanggal=D(2025, 2, 28), bulan=12)
@example(lahir=D(2024, 2, 29), tanggal=D(2028, 2, 28), bulan=48)
@example(lahir=D(2025, 12, 31), tanggal=D(2026, 2, 28), bulan=2)
def test_batas_tanggal_lahir_membagi_tepat(lahir, tanggal, bulan):
    batas = lahir_paling_akhir(bulan, tanggal)
    assert (lahir <= batas) == (umur_bulan(lahir, tanggal) >= bulan)


class KelompokSqlTest(TestCase):
    @given(
        lahir=TANGGAL,
        tanggal=TANGGAL,
        hpht=st.integers(-400, 400),
        lama=st.none() | st.integers(0, 330),
        dibatalkan=st.booleans(),
    )
    @example(D(2020, 2, 29), D(2025, 2, 28), -10, None, False)
    @example(D(2020, 2, 29), D(2026, 2, 28), -322, 280, False)
    @example(D(2000, 2, 29), D(2026, 2, 28), -323, 280, False)
    def test_python_dan_sql_sama(self, lahir, tanggal, hpht, lama, dibatalkan):
        warga = WargaFactory(tanggal_lahir=lahir)
        awal = tanggal + datetime.timedelta(days=hpht)
        KehamilanFactory(
            warga=warga,
            hpht=awal,
            berakhir_pada=None if lama is None else awal + datetime.timedelta(days=lama),
            dibatalkan_pada="2026-01-01T00:00Z" if dibatalkan else None,
        )
        satu = kelompok(warga, tanggal, Kehamilan.objects.all())
        banyak = {k for k in Kelompok if Warga.objects.filter(q_kelompok(k, tanggal)).exists()}
        assert satu == banyak
        kolom = Warga.objects.annotate(k=ekspresi_kelompok_umur(tanggal)).get().k
        assert {kolom} - {""} == satu & set(RENTANG)


@pytest.mark.django_db
def test_salah_satu_kelompok(posyandu):
    tanggal = D(2026, 6, 10)
    bayi = WargaFactory(posyandu=posyandu, tanggal_lahir=D(2026, 1, 1))
    balita = WargaFactory(posyandu=posyandu, tanggal_lahir=D(2024, 1, 1))
    WargaFactory(posyandu=posyandu, tanggal_lahir=D(1990, 1, 1))
    WargaFactory(posyandu=posyandu, tanggal_lahir=D(2026, 7, 1))
    semua = Warga.objects.order_by("pk")
    assert list(semua.filter(q_salah_satu(("bayi", "balita"), tanggal))) == [bayi, balita]
    assert semua.filter(q_salah_satu((), tanggal)).count() == 3


def test_nifas_berakhir_sesudah_42_hari():
    kehamilan = Kehamilan(hpht=D(2025, 8, 1), berakhir_pada=D(2026, 5, 1))
    ibu = Warga(tanggal_lahir=D(1998, 1, 1))
    hari = D(2026, 5, 1) + datetime.timedelta(days=42)
    assert kelompok(ibu, D(2026, 4, 30), [kehamilan]) == {Kelompok.DEWASA, Kelompok.HAMIL}
    assert kelompok(ibu, D(2026, 5, 1), [kehamilan]) == {Kelompok.DEWASA, Kelompok.NIFAS}
    assert kelompok(ibu, hari, [kehamilan]) == {Kelompok.DEWASA, Kelompok.NIFAS}
    assert kelompok(ibu, hari + datetime.timedelta(days=1), [kehamilan]) == {Kelompok.DEWASA}
