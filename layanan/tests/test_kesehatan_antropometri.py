"""z-scores against WHO's published tables, what WHO's own program gave, and their own rules."""

import csv
from pathlib import Path

import pygrowup
import pytest
from hypothesis import given
from hypothesis import strategies as st

from layanan.kesehatan.antropometri import (
    INDEKS,
    LMS,
    Hasil,
    acuan_panjang,
    acuan_umur,
    berdiri_terlalu_dini,
    hitung,
    kategori,
    kategori_lila,
    mustahil,
    nilai_pada,
    z_dari,
)

SURVEI = Path(pygrowup.__file__).parent / "test_datasets" / "MySurvey_z_st.csv"


def z(umur_hari, berat=None, tinggi=None, cara_ukur="berbaring", jenis_kelamin="P", **lain):
    return hitung(
        jenis_kelamin=jenis_kelamin,
        umur_hari=umur_hari,
        berat=berat,
        tinggi=tinggi,
        cara_ukur=cara_ukur,
        **lain,
    )


# --- published values -----------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("indeks", "jenis_kelamin", "umur_hari", "lms"),
    [
        ("bb_u", "L", 0, (0.3487, 3.3464, 0.14602)),
        ("bb_u", "P", 0, (0.3809, 3.2322, 0.14171)),
        ("tb_u", "L", 0, (1, 49.8842, 0.03795)),
        ("tb_u", "P", 0, (1, 49.1477, 0.0379)),
        ("imt_u", "L", 0, (-0.3053, 13.4069, 0.0956)),
        ("imt_u", "P", 0, (-0.0631, 13.3363, 0.09272)),
        ("lk_u", "L", 0, (1, 34.4618, 0.03686)),
        ("lk_u", "P", 0, (1, 33.8787, 0.03496)),
        ("lila_u", "L", 91, (0.3933, 13.4779, 0.07474)),
    ],
)
def test_lms_yang_diterbitkan_who(indeks, jenis_kelamin, umur_hari, lms):
    assert acuan_umur(indeks, jenis_kelamin, umur_hari) == lms


@pytest.mark.parametrize(
    ("jenis_kelamin", "umur_hari", "panjang", "lms"),
    [
        ("L", 100, 45.0, (-0.3521, 2.441, 0.09182)),
        ("P", 100, 45.0, (-0.3833, 2.4607, 0.09029)),
        ("L", 800, 65.0, (-0.3521, 7.4327, 0.08217)),
        ("P", 800, 65.0, (-0.3833, 7.2402, 0.09113)),
    ],
)
def test_lms_menurut_panjang(jenis_kelamin, umur_hari, panjang, lms):
    assert acuan_panjang(jenis_kelamin, umur_hari, panjang) == lms


@pytest.mark.parametrize(
    ("jenis_kelamin", "bulan", "tujuh"),
    [
        # Weight-for-age in kg at -3 to +3 SD, of WHO's printed tables.
        ("L", 0, (2.1, 2.5, 2.9, 3.3, 3.9, 4.4, 5.0)),
        ("L", 12, (6.9, 7.7, 8.6, 9.6, 10.8, 12.0, 13.3)),
        ("L", 24, (8.6, 9.7, 10.8, 12.2, 13.6, 15.3, 17.1)),
        ("P", 0, (2.0, 2.4, 2.8, 3.2, 3.7, 4.2, 4.8)),
        ("P", 12, (6.3, 7.0, 7.9, 8.9, 10.1, 11.5, 13.1)),
        ("P", 24, (8.1, 9.0, 10.2, 11.5, 13.0, 14.8, 17.0)),
    ],
)
def test_garis_kms_sama_dengan_tabel_cetak(jenis_kelamin, bulan, tujuh):
    lms = acuan_umur("bb_u", jenis_kelamin, int(bulan * 30.4375 + 0.5))
    assert tuple(round(nilai_pada(lms, n), 1) for n in range(-3, 4)) == tujuh


@pytest.mark.parametrize(
    ("indeks", "jenis_kelamin", "bulan", "tujuh"),
    [
        # WHO 2007, 5 years 1 month: BMI-for-age and height-for-age at -3 to +3 SD.
        ("imt_u", "L", 61, (12.1, 13.0, 14.1, 15.3, 16.6, 18.3, 20.2)),
        ("imt_u", "P", 61, (11.8, 12.7, 13.9, 15.2, 16.9, 18.9, 21.3)),
        ("tb_u", "L", 61, (96.5, 101.1, 105.7, 110.3, 114.9, 119.4, 124.0)),
    ],
)
def test_acuan_2007_sama_dengan_tabel_cetak(indeks, jenis_kelamin, bulan, tujuh):
    lms = acuan_umur(indeks, jenis_kelamin, bulan * 30.4375)
    assert tuple(round(nilai_pada(lms, n), 1) for n in range(-3, 4)) == tujuh


def baris_survei():
    with SURVEI.open() as berkas:
        for baris in csv.DictReader(berkas):
            if baris["age.days"] not in ("", "NA") and int(baris["age.days"]) < 1827:
                yield baris


def angka(teks):
    return None if teks in ("", "NA") else float(teks)


def test_hasil_sama_dengan_program_who():
    """Every index of a whole survey, with oedema and both ways of measuring, to two decimals."""
    beda, jumlah = [], 0
    for baris in baris_survei():
        hasil = z(
            int(baris["age.days"]),
            angka(baris["WEIGHT"]),
            angka(baris["HEIGHT"]),
            {"l": "berbaring", "h": "berdiri"}.get(baris["measure"], ""),
            "L" if baris["GENDER"] == "1" else "P",
            lingkar_kepala=angka(baris["HEAD"]),
            lila=angka(baris["MUAC"]),
            edema=baris["oedema"] == "y",
        )
        kolom = ("zwei", "zlen", "zwfl", "zbmi", "zhc", "zac")
        for nama, kini in zip(kolom, hasil, strict=False):
            harap = angka(baris[nama])
            if (harap, kini) != (None, None):
                jumlah += 1
                if None in (harap, kini) or abs(kini - harap) > 0.00501:
                    beda.append((baris["id"], nama, kini, harap))
    assert jumlah > 2300
    assert beda == []


# --- ages ----------------------------------------------------------------------------------------
def test_hari_lahir_dihitung():
    assert z(0, 3.2322).bb_u == 0
    assert z(0, lingkar_kepala=33.8787).lk_u == 0


def test_lila_baru_sejak_91_hari():
    assert z(90, lila=13).lila_u is None
    assert z(91, lila=13).lila_u is not None


def test_hari_1826_terakhir_dan_bulan_61_pertama():
    ukuran = {"berat": 17.0, "tinggi": 105.0, "cara_ukur": "berdiri"}
    assert None not in z(1826, **ukuran, lingkar_kepala=50, lila=16)[:6]
    assert z(1827, **ukuran) == z(1856, **ukuran) == Hasil()
    kini = z(1857, **ukuran, lingkar_kepala=50, lila=16)  # 61.01 months
    assert [n for n in INDEKS if getattr(kini, n) is not None] == ["tb_u", "imt_u"]
    assert z(1857, **ukuran, hingga_18=False) == Hasil()


def test_hingga_di_bawah_229_bulan():
    ukuran = {"berat": 55.0, "tinggi": 160.0, "cara_ukur": "berdiri"}
    assert z(6970, **ukuran).versi == "who2007-2"  # 228.99 months
    assert z(6971, **ukuran) == z(-1, **ukuran) == Hasil()


def test_di_antara_bulan_diinterpolasi():
    awal = LMS(-0.7387, 15.2641, 0.0839)
    akhir = LMS(-0.7621, 15.2616, 0.08414)  # boys, IMT/U at 61 and 62 months
    sisa = 1870 / 30.4375 - 61
    harap = [a + sisa * (b - a) for a, b in zip(awal, akhir, strict=True)]
    assert acuan_umur("imt_u", "L", 1870) == pytest.approx(harap, abs=1e-12)


# --- lengths --------------------------------------------------------------------------------------
def test_koreksi_dan_tabel_berganti_pada_hari_731():
    assert z(730, 11.0, 85.0, "berdiri") == z(730, 11.0, 85.7, "berbaring")
    assert z(731, 11.0, 85.7, "berbaring") == z(731, 11.0, 85.0, "berdiri")
    assert z(730, 11.0, 85.0, "") == z(730, 11.0, 85.0, "berbaring")
    assert z(731, 11.0, 85.0, "") == z(731, 11.0, 85.0, "berdiri")
    panjang, tinggi = acuan_panjang("P", 730, 85.0), acuan_panjang("P", 731, 85.0)
    assert z(730, 11.0, 85.0).bb_tb == z_dari(panjang, 11.0)
    assert z(731, 11.0, 85.0, "").bb_tb == z_dari(tinggi, 11.0)
    assert panjang != tinggi


def test_berdiri_di_bawah_sembilan_bulan_tanpa_koreksi():
    assert z(273, 8.0, 70.0, "berdiri") == z(273, 8.0, 70.0, "berbaring")
    assert z(274, 8.0, 70.0, "berdiri") == z(274, 8.0, 70.7, "berbaring")
    assert berdiri_terlalu_dini(273, "berdiri")
    assert not berdiri_terlalu_dini(274, "berdiri")
    assert not berdiri_terlalu_dini(273, "berbaring")


@pytest.mark.parametrize(
    ("umur", "tinggi", "cara_ukur", "ada"),
    [
        (400, 44.9, "berbaring", False),
        (400, 45.0, "berbaring", True),
        (400, 110.0, "berbaring", True),
        (400, 110.01, "berbaring", False),
        (400, 44.3, "berdiri", True),  # 45.0 after the correction
        (400, 44.2, "berdiri", False),
        (400, 109.3, "berdiri", True),
        (400, 109.4, "berdiri", False),
        (1000, 64.9, "berdiri", False),
        (1000, 65.0, "berdiri", True),
        (1000, 120.0, "berdiri", True),
        (1000, 120.1, "berdiri", False),
        (1000, 65.7, "berbaring", True),
        (1000, 65.6, "berbaring", False),
        (1000, 120.7, "berbaring", True),
        (1000, 120.8, "berbaring", False),
    ],
)
def test_batas_panjang_sesudah_koreksi(umur, tinggi, cara_ukur, ada):
    assert (z(umur, 9.0, tinggi, cara_ukur).bb_tb is not None) == ada


def test_di_antara_baris_tabel_diinterpolasi():
    a, b = acuan_panjang("L", 400, 75.2), acuan_panjang("L", 400, 75.3)
    tengah = [(x + y) / 2 for x, y in zip(a, b, strict=True)]
    assert acuan_panjang("L", 400, 75.25) == pytest.approx(tengah)


# --- other rules ----------------------------------------------------------------------------------
def test_edema_mengosongkan_indeks_berat():
    kini = z(400, 9.0, 75.0, lingkar_kepala=45, lila=13, edema=True)
    assert [n for n in INDEKS if getattr(kini, n) is not None] == ["tb_u", "lk_u", "lila_u"]


def test_perluasan_di_luar_tiga_sd():
    """Boys at birth: -3 SD is 2.08 kg, -2 SD 2.46 kg; half a step further is -3.5."""
    lms = acuan_umur("bb_u", "L", 0)
    dua, tiga = nilai_pada(lms, -2), nilai_pada(lms, -3)
    assert z(0, tiga - (dua - tiga) / 2, jenis_kelamin="L").bb_u == pytest.approx(-3.5)
    # Length and head have no such steps: the formula goes on.
    assert z(0, tinggi=49.1477 * (1 - 4 * 0.0379)).tb_u == pytest.approx(-4)
    assert z(0, lingkar_kepala=33.8787 * (1 + 4 * 0.03496)).lk_u == pytest.approx(4)


@pytest.mark.parametrize("kolom", ["berat", "tinggi", "lingkar_kepala", "lila"])
@pytest.mark.parametrize("nilai", [0, -1, float("nan")])
def test_ukuran_tidak_di_atas_nol_ditolak(kolom, nilai):
    with pytest.raises(ValueError, match=":"):
        hitung(jenis_kelamin="L", umur_hari=400, **{kolom: nilai})


@pytest.mark.parametrize(
    ("indeks", "nilai", "ya"),
    [
        ("bb_u", -6, False),
        ("bb_u", -6.001, True),
        ("bb_u", 5.001, True),
        ("tb_u", 5.9, False),
        ("tb_u", 6.001, True),
        ("bb_tb", -5.001, True),
        ("lk_u", 5, False),
        ("lila_u", None, False),
    ],
)
def test_nilai_mustahil(indeks, nilai, ya):
    assert mustahil(indeks, nilai) == ya


# --- categories -----------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("indeks", "nilai", "label"),
    [
        ("bb_u", -3.000001, "Berat badan sangat kurang"),
        ("bb_u", -3, "Berat badan kurang"),
        ("bb_u", -2.004, "Berat badan kurang"),  # -2.00 on paper
        ("bb_u", -2, "Berat badan normal"),
        ("bb_u", 1, "Berat badan normal"),
        ("bb_u", 1.000001, "Risiko berat badan lebih"),
        ("tb_u", -3.000001, "Sangat pendek"),
        ("tb_u", -2.000001, "Pendek"),
        ("tb_u", -2, "Normal"),
        ("tb_u", 3, "Normal"),
        ("tb_u", 3.000001, "Tinggi"),
        ("bb_tb", -3.000001, "Gizi buruk"),
        ("bb_tb", -3, "Gizi kurang"),
        ("bb_tb", 1, "Gizi baik"),
        ("bb_tb", 2, "Berisiko gizi lebih"),
        ("bb_tb", 3, "Gizi lebih"),
        ("bb_tb", 3.000001, "Obesitas"),
        ("lk_u", -2.000001, "Mikrosefali"),
        ("lk_u", -2, "Normal"),
        ("lk_u", 2, "Normal"),
        ("lk_u", 2.000001, "Makrosefali"),
    ],
)
def test_batas_kategori(indeks, nilai, label):
    assert kategori(indeks, nilai).label == label


def test_kategori_lima_sampai_delapan_belas_tahun():
    assert kategori("imt_u", 1.5, anak=True).label == "Gizi lebih"
    assert kategori("imt_u", 2, anak=True).label == "Gizi lebih"
    assert kategori("imt_u", 2.000001, anak=True).label == "Obesitas"
    assert kategori("tb_u", -2.5, anak=True) is None
    assert kategori("bb_u", None) is None


def test_warna_lila():
    warna = [kategori_lila(cm, 400)[0] for cm in (11.4, 11.5, 12.4, 12.5)]
    assert warna == ["merah", "kuning", "kuning", "hijau"]
    assert kategori_lila(11, 182) is kategori_lila(11, 1827) is kategori_lila(None, 400) is None
    assert kategori_lila(11, 183)[0] == kategori_lila(11, 1826)[0] == "merah"


# --- properties -----------------------------------------------------------------------------------
JENIS_KELAMIN = st.sampled_from("LP")


@given(JENIS_KELAMIN, st.integers(0, 1826), st.floats(1, 40), st.floats(0.001, 5))
def test_lebih_berat_lebih_tinggi_z_nya(jenis_kelamin, umur, berat, tambah):
    ringan = z(umur, berat, 80.0, jenis_kelamin=jenis_kelamin)
    berat = z(umur, berat + tambah, 80.0, jenis_kelamin=jenis_kelamin)
    assert ringan.bb_u < berat.bb_u
    assert ringan.bb_tb < berat.bb_tb
    assert ringan.imt_u < berat.imt_u
    assert ringan.tb_u == berat.tb_u


@given(JENIS_KELAMIN, st.integers(0, 1826), st.floats(-4.5, 4.5))
def test_dari_z_ke_berat_dan_kembali(jenis_kelamin, umur, nilai):
    for indeks in ("bb_u", "imt_u"):
        lms = acuan_umur(indeks, jenis_kelamin, umur)
        assert z_dari(lms, nilai_pada(lms, nilai)) == pytest.approx(nilai, abs=1e-9)
    lms = acuan_umur("tb_u", jenis_kelamin, umur)
    balik = z_dari(lms, nilai_pada(lms, nilai, meluas=False), meluas=False)
    assert balik == pytest.approx(nilai, abs=1e-9)
