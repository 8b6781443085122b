"""The frame of every page: menu, shell, assignments, error pages."""

import pytest
from django.template.loader import render_to_string

from kelembagaan.models import Pemberitahuan
from kelembagaan.tests.pabrik import PenugasanFactory, SuperuserFactory
from posyandu_site import konteks, views


@pytest.fixture
def menu(monkeypatch):
    """A menu of places that exist whatever the other rooms have built."""
    monkeypatch.setattr(
        konteks,
        "MENU",
        (
            konteks.Butir("Beranda", "house", "beranda"),
            konteks.Butir("Tentang", "info-circle", "tentang", "lihat_warga"),
            konteks.Butir("Belum ada", "x-lg", "belum:ada"),
            konteks.Butir("Sandi", "key", "account_change_password", "", konteks.PONSEL),
            konteks.Butir("Perangkat", "phone", "usersessions_list", di_bilah=False),
        ),
    )


def judul(jawaban):
    return [(b["judul"], b["aktif"]) for b in jawaban.context["kerangka"].menu]


def test_menu_hanya_yang_ada_dan_boleh(menu, masuk, tangga):
    kader = masuk(PenugasanFactory())
    jawaban = kader.get("/")
    assert judul(jawaban) == [("Beranda", True), ("Tentang", False), ("Sandi", False)]
    assert jawaban.context["kerangka"].tempat[-1]["judul"] == "Perangkat"
    assert judul(kader.get("/tentang/")) == [
        ("Beranda", False),
        ("Tentang", True),
        ("Sandi", False),
    ]
    camat = masuk(PenugasanFactory(peran="tim_pembina", tempat=tangga.kecamatan))
    assert judul(camat.get("/")) == [("Beranda", True)]


@pytest.mark.parametrize(
    ("peran", "dasar"),
    [
        ("kader", "dasar/ponsel.html"),
        ("pengurus", "dasar/ponsel.html"),
        ("nakes", "dasar/ponsel.html"),
        ("pemdes", "dasar/meja.html"),
        ("tim_pembina", "dasar/meja.html"),
        ("opd", "dasar/meja.html"),
        ("dpmd", "dasar/meja.html"),
    ],
)
def test_kerangka_menurut_peran(masuk, peran, dasar, tangga):
    jawaban = masuk(PenugasanFactory(peran=peran)).get("/")
    assert jawaban.context["dasar_template"] == dasar
    assert dasar in [t.name for t in jawaban.templates]


def test_superuser_mendapat_kerangka_meja(masuk, db):
    assert masuk(SuperuserFactory()).get("/").context["dasar_template"] == "dasar/meja.html"


def test_pemberitahuan_hanya_milik_sendiri_dan_belum_dibaca(masuk, db):
    kader, lain = PenugasanFactory(), PenugasanFactory()
    Pemberitahuan.objects.create(kepada=kader.pengguna, teks="Laporan Mei dikembalikan")
    Pemberitahuan.objects.create(kepada=lain.pengguna, teks="Milik orang lain")
    dibaca = Pemberitahuan.objects.create(kepada=kader.pengguna, teks="Sudah dibaca")
    dibaca.dibaca_pada = dibaca.dibuat_pada
    dibaca.save()
    jawaban = masuk(kader).get("/")
    assert jawaban.context["kerangka"].belum_dibaca == 1
    isi = jawaban.content.decode()
    assert "Laporan Mei dikembalikan" in isi
    assert "Milik orang lain" not in isi
    assert "Sudah dibaca" not in isi


def test_tamu_tidak_menyentuh_basis_data(client):
    jawaban = client.get("/")
    assert (jawaban.status_code, jawaban.url) == (302, "/akun/login/?next=/")
    jawaban = client.get("/tentang/")
    assert jawaban.status_code == 200
    assert jawaban.context["kerangka"].menu == []


@pytest.mark.parametrize("kode", ["403", "403_csrf", "404", "429", "500"])
def test_halaman_galat_berdiri_sendiri(kode):
    isi = render_to_string(f"{kode}.html")
    assert isi.count("<h1>") == 1
    assert 'href="/"' in isi


@pytest.mark.parametrize("meja", ["", "meja"])
def test_gaya_menunjukkan_setiap_bagian(rf, meja):
    from django.contrib.auth.models import AnonymousUser

    request = rf.get("/gaya/", {"kerangka": meja})
    request.user = AnonymousUser()
    isi = views.gaya(request).content.decode()
    assert isi.count("<h1>") == 1
    for kata in ("Dikembalikan", "Isian ini wajib diisi.", "belum terkirim", "Trantibumlinmas"):
        assert kata in isi
    assert "<script>" not in isi
    assert " style=" not in isi
    assert " onclick=" not in isi


def test_beranda_mengumpulkan_yang_menunggu(masuk, posyandu, tangga):
    PenugasanFactory(tempat=posyandu, keadaan="diusulkan")
    jawaban = masuk(PenugasanFactory(peran="pemdes", tempat=tangga.desa)).get("/")
    usulan = {"teks": "Usulan menunggu konfirmasi", "jumlah": 1, "alamat": "/kelembagaan/usulan/"}
    assert usulan in jawaban.context["menunggu"]
    luar = masuk(PenugasanFactory(peran="pemdes", tempat=tangga.desa_luar)).get("/")
    assert usulan not in luar.context["menunggu"]
