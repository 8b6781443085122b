"""The look in a real browser: nothing for axe to find, nothing wider than the phone."""

import pytest
from django.urls import include, path

from kelembagaan.tests.pabrik import SANDI, PenugasanFactory
from posyandu_site import views
from uji_peramban.orang import lebih_lebar, temuan

# /gaya/ exists only with DEBUG; here it stands beside the real addresses.
urlpatterns = [path("gaya/", views.gaya), path("", include("posyandu_site.urls"))]


@pytest.mark.urls("uji_peramban.test_tampilan")
@pytest.mark.parametrize(
    ("alamat", "lebar"),
    [
        ("/gaya/", 360),
        ("/gaya/?kerangka=meja", 1280),
        ("/akun/login/", 360),
        ("/tentang/", 360),
    ],
)
def test_halaman_bersih(buka_halaman, alamat, lebar):
    halaman = buka_halaman(lebar=lebar)
    halaman.goto(alamat)
    assert temuan(halaman) == []
    for sempit in (360, 320):
        halaman.set_viewport_size({"width": sempit, "height": 740})
        assert lebih_lebar(halaman) <= 0


def masuk(halaman, pengguna):
    halaman.goto("/akun/login/")
    halaman.get_by_label("Nama pengguna").fill(pengguna.username)
    halaman.get_by_label("Kata sandi").fill(SANDI)
    halaman.get_by_role("button", name="Masuk", exact=True).click()
    halaman.wait_for_url("**/")


@pytest.mark.parametrize("javascript", [True, False])
def test_masuk_ganti_penugasan_keluar(buka_halaman, javascript, posyandu, tangga):
    kader = PenugasanFactory(tempat=posyandu)
    PenugasanFactory(pengguna=kader.pengguna, peran="pemdes", tempat=tangga.desa)
    halaman = buka_halaman(javascript=javascript)
    masuk(halaman, kader.pengguna)
    assert halaman.locator("h1").inner_text() == "Beranda"
    pengalih = halaman.locator(".pengalih summary")
    assert pengalih.inner_text().strip() == f"Kader, {posyandu}"
    pengalih.click()
    halaman.get_by_role("button", name="Kepala Desa").click()
    halaman.wait_for_load_state()
    assert pengalih.inner_text().strip() == "Kepala Desa Pasar Keong"
    halaman.locator(".akun summary").click()
    with halaman.expect_navigation():  # the phone's pages are erased before the form goes
        halaman.get_by_role("button", name="Keluar").click()
    halaman.goto("/")
    assert "/akun/login/" in halaman.url


@pytest.mark.urls("uji_peramban.test_tampilan")
def test_tabel_diurutkan_dan_daftar_disaring(buka_halaman):
    halaman = buka_halaman(lebar=1280)
    halaman.goto("/gaya/")
    isi = halaman.locator("table.tabel tbody td:nth-child(3)")
    assert isi.all_inner_texts() == ["83%", "7%", "100%"]
    halaman.get_by_role("button", name="D/S").click()
    assert isi.all_inner_texts() == ["7%", "83%", "100%"]
    halaman.get_by_role("button", name="D/S").click()
    assert isi.all_inner_texts() == ["100%", "83%", "7%"]
    tampak = halaman.locator("#contoh-daftar > li:visible")
    assert tampak.count() == 5
    halaman.get_by_label("Cari nama, NIK, atau tanggal lahir").fill("siti amin")
    assert tampak.all_inner_texts()[0].split("\n")[1] == "Siti Aminah"
    assert tampak.count() == 1


@pytest.mark.urls("uji_peramban.test_tampilan")
def test_tanpa_sinyal_strip_mengatakannya(buka_halaman):
    halaman = buka_halaman()
    halaman.goto("/gaya/")
    strip = halaman.locator("[data-strip]").first
    assert strip.inner_text().strip() == "Semua tersimpan"
    halaman.context.set_offline(True)
    assert strip.inner_text().strip() == "Tidak ada sinyal. Yang sudah disimpan tetap aman."
    halaman.context.set_offline(False)
    assert strip.inner_text().strip() == "Semua tersimpan"


def test_sandi_dapat_ditampilkan(buka_halaman):
    halaman = buka_halaman()
    halaman.goto("/akun/login/")
    sandi = halaman.locator("#id_password")
    sandi.fill("rahasia")
    assert sandi.get_attribute("type") == "password"
    halaman.get_by_role("button", name="Tampilkan").click()
    assert sandi.get_attribute("type") == "text"
    assert sandi.bounding_box()["height"] >= 50


def test_pemeriksa_halaman_dapat_menemukan(buka_halaman):
    """The two checks of every page of the browser tests are able to fail."""
    halaman = buka_halaman()
    halaman.goto("/tentang/")
    halaman.evaluate("document.querySelector('main').innerHTML += '<img src=\"/static/x.png\">'")
    halaman.evaluate("document.querySelector('main').lastChild.style.minWidth = '900px'")
    assert [aturan for aturan, _ in temuan(halaman)] == ["image-alt"]
    assert lebih_lebar(halaman) > 0
