import datetime

import pytest
from django.db import transaction
from django.db.models import Q
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kelembagaan.cakupan import Cakupan, kode_induk, kode_leluhur, q_prefiks, tingkat_kode
from kelembagaan.models import Penugasan, PerangkatDaerah, Posyandu, SuratKeputusan, Wilayah
from kelembagaan.tests.pabrik import (
    PenggunaFactory,
    PenugasanFactory,
    PerangkatDaerahFactory,
    WilayahFactory,
)

BUKAN_TINGKAT = [
    "3",
    "36.",
    "36.2",
    "36.02.",
    "36.02.18.201",
    "36.02.18.20100",
    "36.02.18.2010.03",
    "36.02.18.2010.003.1",
    "36-02",
    "ab",
    "36\n",
    " ",
    "36.02.18.201٣",  # a digit, but not an ASCII one
]


@pytest.mark.parametrize("prefiks", BUKAN_TINGKAT)
def test_prefiks_yang_bukan_tingkat_utuh_ditolak(prefiks):
    with pytest.raises(ValueError, match="Bukan kode wilayah yang utuh"):
        Cakupan(prefiks=(prefiks,), peran="nakes")
    with pytest.raises(ValueError, match="Bukan kode wilayah yang utuh"):
        Cakupan(prefiks=("36.02", prefiks), peran="nakes")
    with pytest.raises(ValueError, match="Bukan kode wilayah yang utuh"):
        q_prefiks("kode", prefiks)


@pytest.mark.parametrize(
    ("kode", "tingkat", "induk", "leluhur"),
    [
        ("", "pusat", None, []),
        ("36", "provinsi", "", [""]),
        ("36.02", "kabkota", "36", ["", "36"]),
        ("36.02.18", "kecamatan", "36.02", ["", "36", "36.02"]),
        ("36.02.18.2010", "desa", "36.02.18", ["", "36", "36.02", "36.02.18"]),
        (
            "36.02.18.2010.003",
            "posyandu",
            "36.02.18.2010",
            ["", "36", "36.02", "36.02.18", "36.02.18.2010"],
        ),
    ],
)
def test_tangga_kode(kode, tingkat, induk, leluhur):
    assert (tingkat_kode(kode), kode_induk(kode), kode_leluhur(kode)) == (tingkat, induk, leluhur)


def test_golongan_dan_bidang():
    tp_desa = Cakupan(("36.02.18.2010",), "tim_pembina", frozenset({"sosial"}))
    assert (tp_desa.golongan, tp_desa.tingkat) == ("tp_desa", "desa")
    assert tp_desa.boleh("lihat_catatan_lain", "sosial") is True
    assert tp_desa.boleh("lihat_catatan_lain", "pendidikan") is False
    tp_kec = Cakupan(("36.02.18",), "tim_pembina")
    assert (tp_kec.golongan, tp_kec.boleh("lihat_warga")) == ("tp_atas", False)


@pytest.fixture
def pelaku(db):
    return PenggunaFactory(), WilayahFactory(kode="")


angka = st.sampled_from("019")


def digit(jumlah):
    return st.text(angka, min_size=jumlah, max_size=jumlah)


@st.composite
def kode_utuh(draw):
    """A whole code of any tier; few digits, so that many lie within each other."""
    bagian = [digit(2), digit(2), digit(2), digit(4), digit(3)]
    return ".".join(draw(b) for b in bagian[: draw(st.integers(0, 5))])


kode_apa_pun = kode_utuh() | st.text("019.", max_size=17)  # what a code is made of


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(kode_apa_pun, max_size=20), st.lists(kode_utuh(), max_size=4))
def test_dalam_sama_dengan_saringan_polos(pelaku, semua, prefiks):
    pengguna, wilayah = pelaku
    semua = [*semua, *prefiks, *(f"{p}{akhir}" for p in prefiks for akhir in ("0", "9", "."))]
    semua = [kode[:17] for kode in semua]
    baris = [
        Penugasan(
            pengguna=pengguna,
            wilayah=wilayah,
            peran="pemdes",
            mulai=datetime.date(2026, 1, 1),
            kode=kode,
        )
        for kode in semua
    ]
    cakupan = Cakupan(tuple(prefiks), "nakes")
    with transaction.atomic():
        Penugasan.objects.bulk_create(baris)
        dapat = list(Penugasan.objects.dalam(cakupan).values_list("kode", flat=True))
        transaction.set_rollback(True)
    harapan = [k for k in semua if any(p in ("", k) or k.startswith(f"{p}.") for p in prefiks)]
    assert sorted(dapat) == sorted(harapan)
    assert sorted(dapat) == sorted(k for k in semua if cakupan.memuat(k))


def test_tanpa_cakupan_dan_tanpa_izin_tidak_ada_apa_pun(posyandu):
    PenugasanFactory(tempat=posyandu)
    for model in (Wilayah, Posyandu, Penugasan, SuratKeputusan):
        assert list(model.objects.dalam(None)) == []
    assert Posyandu.objects.dalam(Cakupan((), "nakes")).count() == 0
    assert Posyandu.objects.dalam(Cakupan(("36.02",), "opd")).count() == 1


@pytest.mark.parametrize("peran", ["kader", "opd"])
def test_bidang_membatasi_register_bukan_penugasan(posyandu, peran):
    """Two models have a column `bidang`, which is not the field that they belong to."""
    penugasan = PenugasanFactory(tempat=posyandu)
    dinas = PerangkatDaerahFactory()
    cakupan = Cakupan(("36.02",), peran, frozenset({"sosial"}))
    assert list(Penugasan.objects.dalam(cakupan)) == [penugasan]
    assert list(PerangkatDaerah.objects.dalam(cakupan)) == [dinas]


def test_pusat_di_antara_prefiks_lain_tetap_semua(tangga):
    cakupan = Cakupan(("36.02", ""), "dpmd")
    assert cakupan.saring("kode") == Q()
    assert Wilayah.objects.dalam(cakupan).count() == Wilayah.objects.count()


def test_wilayah_berakhir_dibaca_pemegang_penerusnya(tangga):
    """36.01.01.2001 became part of Lebak; only who holds the successor sees it."""
    Wilayah.objects.filter(pk=tangga.desa_luar.pk).update(
        berlaku_sampai=datetime.date(2025, 12, 31), kode_penerus="36.02.18.2009"
    )
    baca = {
        kode: tangga.desa_luar in Wilayah.objects.dalam(Cakupan((kode,), "dpmd"))
        for kode in ["36.02", "36.02.18.2009", "36.02.18.2010", "36.01", "36.01.01", "36", "32", ""]
    }
    assert baca == {
        "36.02": True,
        "36.02.18.2009": True,
        "36.02.18.2010": False,
        "36.01": True,
        "36.01.01": True,
        "36": True,
        "32": False,
        "": True,
    }
