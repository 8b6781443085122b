"""z-scores against what WHO's own program (igrowup) gave for a survey, and WHO's field tables."""

import csv
import datetime
from decimal import Decimal as D
from pathlib import Path

import pygrowup
import pytest

from layanan.kesehatan.antropometri import NilaiZ, hitung_z, kategori

LAHIR = datetime.date(2024, 1, 15)
SURVEI = Path(pygrowup.__file__).parent / "test_datasets" / "MySurvey_z_st.csv"


def z(hari, berat, tinggi=None, cara_ukur="berbaring", jenis_kelamin="P"):
    return hitung_z(
        jenis_kelamin=jenis_kelamin,
        tanggal_lahir=LAHIR,
        tanggal=LAHIR + datetime.timedelta(days=hari),
        berat=D(berat),
        tinggi=None if tinggi is None else D(tinggi),
        cara_ukur=cara_ukur,
    )


def baris_survei():
    """Rows of children up to 1,856 days with one-decimal measures and a plausible result."""
    with SURVEI.open() as berkas:
        for baris in csv.DictReader(berkas):
            lengkap = all(baris[k] for k in ("age.days", "WEIGHT", "HEIGHT", "zwei", "zlen"))
            if lengkap and int(baris["age.days"]) <= 1856 and baris["oedema"] == "n":
                yield baris


def test_hasil_sama_dengan_program_who():
    beda, jumlah = [], 0
    for baris in baris_survei():
        hasil = z(
            int(baris["age.days"]),
            str(round(float(baris["WEIGHT"]), 3)),
            str(round(float(baris["HEIGHT"]), 1)),
            "berdiri" if baris["measure"] == "h" else "berbaring",
            "L" if baris["GENDER"] == "1" else "P",
        )
        for kolom, nilai in (("zwei", hasil.bb_u), ("zlen", hasil.tb_u), ("zwfl", hasil.bb_tb)):
            if baris[kolom] and baris[kolom] != "NA":
                jumlah += 1
                if nilai is None or abs(nilai - D(baris[kolom])) > D("0.02"):
                    beda.append((baris["id"], kolom, nilai, baris[kolom]))
    assert jumlah > 900
    assert beda == []


@pytest.mark.parametrize(
    ("hari", "berat", "tinggi", "jenis_kelamin", "bb_u", "tb_u"),
    [
        # WHO field tables, 12 months: girls -3 SD 6.3, -2 SD 7.0, +1 SD 10.1 kg
        (365, "6.2", "66.0", "P", "Berat badan sangat kurang", "Sangat pendek"),
        (365, "6.5", "67.5", "P", "Berat badan kurang", "Pendek"),
        (365, "7.2", "69.5", "P", "Berat badan normal", "Normal"),
        (365, "10.3", "83.0", "P", "Risiko berat badan lebih", "Tinggi"),
        # boys at birth: -2 SD 2.5, median 3.3 kg; -2 SD 46.1, median 49.9 cm
        (0, "2.3", "45.5", "L", "Berat badan kurang", "Pendek"),
        (0, "3.3", "49.9", "L", "Berat badan normal", "Normal"),
    ],
)
def test_kategori_permenkes(hari, berat, tinggi, jenis_kelamin, bb_u, tb_u):
    hasil = z(hari, berat, tinggi, jenis_kelamin=jenis_kelamin)
    assert kategori("bb_u", hasil.bb_u).label == bb_u
    assert kategori("tb_u", hasil.tb_u).label == tb_u


@pytest.mark.parametrize(
    ("indeks", "nilai", "label"),
    [
        ("bb_u", "-3.00", "Berat badan kurang"),
        ("bb_u", "-3.01", "Berat badan sangat kurang"),
        ("bb_u", "1.00", "Berat badan normal"),
        ("bb_u", "1.01", "Risiko berat badan lebih"),
        ("tb_u", "-2.00", "Normal"),
        ("tb_u", "-2.01", "Pendek"),
        ("tb_u", "3.00", "Normal"),
        ("bb_tb", "-3.01", "Gizi buruk"),
        ("bb_tb", "2.00", "Berisiko gizi lebih"),
        ("bb_tb", "3.01", "Obesitas"),
    ],
)
def test_batas_kategori(indeks, nilai, label):
    assert kategori(indeks, D(nilai)).label == label


def test_nilai_mustahil_tidak_dikategorikan():
    assert kategori("bb_u", D("-6.01")) is None
    assert kategori("bb_tb", D("5.01")) is None
    assert kategori("tb_u", None) is None


def test_berdiri_dan_berbaring_beda_tujuh_milimeter_di_kedua_sisi_dua_tahun():
    assert z(730, "11.0", "85.0", "berdiri") == z(730, "11.0", "85.7", "berbaring")
    assert z(731, "11.0", "85.7", "berbaring") == z(731, "11.0", "85.0", "berdiri")
    assert z(730, "11.0", "85.0", "berbaring").tb_u < z(730, "11.0", "85.0", "berdiri").tb_u


def test_hari_lahir_dihitung():
    assert z(0, "3.2").bb_u == D("-0.07")


def test_di_luar_standar_tidak_ada_nilai():
    assert z(1856, "17.0").bb_u is not None
    assert z(1857, "17.0", "105.0") == NilaiZ()
    assert z(-1, "3.2") == NilaiZ()
    assert z(400, "9.0", "44.0").bb_tb is None
