"""What was typed is not lost: the log-in ended meanwhile."""

import datetime

import pytest
from playwright.sync_api import expect

from kelembagaan.tests.pabrik import SANDI, PenugasanFactory
from kelembagaan.wilayah.zona import hari_ini
from layanan.tests.pabrik import HariBukaFactory, KeluargaFactory, PatroliFactory, WargaFactory
from uji_peramban import langkah_kader
from uji_peramban.langkah_laporan import baca

BARU = "/layanan/catatan/patroli/baru/"
KELUAR = "Anda sudah keluar. Masuk lagi di tab lain, lalu tekan Simpan sekali lagi."
TITIPAN = "sessionStorage.getItem('isian')"


@pytest.fixture
def kader(orang, tugas):
    return orang(tugas)


def isi_patroli(kader):
    kader.buka(BARU)
    kader.isi({"Wilayah patroli": "RW 01", "Jumlah petugas patroli": "4"})
    kader.pilih({"Cara patroli": "Jalan kaki"})


def masuk(h, tugas):
    h.get_by_label("Nama pengguna").fill(tugas.pengguna.username)
    h.get_by_label("Kata sandi").fill(SANDI)
    with h.expect_navigation():
        h.get_by_role("button", name="Masuk", exact=True).click()


def masuk_di_tab_lain(h, tugas):
    with h.context.expect_page() as tab:
        h.get_by_role("link", name="Masuk lagi di tab lain").click()
    masuk(tab.value, tugas)
    tab.value.close()


def patroli():
    return baca("SELECT lokasi FROM layanan_patroli")


def test_halaman_penuh_pulih_sesudah_masuk_lagi(kader, tugas, posyandu):
    h = kader.halaman
    lama = PatroliFactory(posyandu=posyandu, lokasi="RW 09", petugas=tugas.pengguna)
    kader.buka(f"/layanan/catatan/patroli/{lama.pk}/betulkan/")
    kader.isi({"Wilayah patroli": "RW 01", "Alasan pembetulan": "Salah tulis"})
    h.context.clear_cookies(name="sessionid")
    kader.tekan("Simpan")
    expect(h.get_by_role("alert")).to_contain_text("belum tersimpan")
    masuk(h, tugas)
    expect(h.get_by_role("alert")).to_have_text(
        "Yang tadi Anda ketik belum tersimpan. Periksa, lalu tekan Simpan."
    )
    kader.periksa()
    expect(h.get_by_label("Wilayah patroli")).to_have_value("RW 01")
    expect(h.locator("[data-strip]")).to_have_text("Belum disimpan")
    kader.tekan("Simpan pembetulan")
    assert patroli() == [("RW 01",)]
    assert h.evaluate(TITIPAN) is None


def test_titipan_tanpa_nik_dan_hanya_untuk_akun_itu(kader, posyandu):
    h = kader.halaman
    rumah = KeluargaFactory(posyandu=posyandu)
    kader.buka(f"/layanan/keluarga/{rumah.pk}/ubah/")
    kader.isi({"Nama": "Rina Marlina"})
    h.locator("[name$=no_kk]").fill("3602181205240002")
    h.context.clear_cookies(name="sessionid")
    kader.tekan("Simpan")
    titipan = h.evaluate(TITIPAN)
    assert "Rina Marlina" in titipan
    assert "3602181205240002" not in titipan
    masuk(h, PenugasanFactory(tempat=posyandu))
    expect(h.locator("[name=nama]")).not_to_have_value("Rina Marlina")
    assert h.evaluate(TITIPAN) is None


def test_semua_kue_hilang_halaman_tidak_ditinggalkan(kader, tugas, posyandu):
    h = kader.halaman
    isi_patroli(kader)
    h.context.clear_cookies()
    h.get_by_role("button", name="Simpan").click()
    kabar = h.get_by_role("alert")
    expect(kabar).to_have_text(KELUAR)
    expect(kabar).to_be_in_viewport(ratio=1)
    kader.periksa()
    masuk_di_tab_lain(h, PenugasanFactory(tempat=posyandu))
    h.get_by_role("button", name="Simpan").click()
    expect(kabar).to_contain_text("Yang masuk sekarang akun lain.")
    h.context.clear_cookies()
    masuk_di_tab_lain(h, tugas)
    h.get_by_role("button", name="Simpan").click()
    expect(h.locator("[data-strip]")).to_have_text("Semua tersimpan")
    assert patroli() == [("RW 01",)]


@pytest.mark.parametrize("kue", [{"name": "sessionid"}, {}])
def test_baris_lembar_tetap_terisi(kader, tugas, posyandu, kue):
    lahir = hari_ini(posyandu.kode) - datetime.timedelta(days=500)
    WargaFactory(posyandu=posyandu, nama="Siti Nurhaliza", tanggal_lahir=lahir)
    hari = HariBukaFactory(posyandu=posyandu, tanggal=hari_ini(posyandu.kode))
    h = kader.halaman
    kader.buka(f"/layanan/hari-buka/{hari.pk}/")
    siti = langkah_kader.buka_baris(kader, "Siti Nurhaliza", "Penimbangan balita")
    kader.isi({"Berat badan": "8,2"}, dalam=siti)
    h.context.clear_cookies(**kue)
    siti.get_by_role("button", name="Simpan").click()
    expect(siti.get_by_role("alert")).to_have_text(KELUAR)
    expect(siti.get_by_label("Berat badan")).to_have_value("8,2")
    kader.periksa()
    masuk_di_tab_lain(h, tugas)
    siti.get_by_role("button", name="Simpan").click()
    expect(siti.get_by_role("status")).to_contain_text("Tersimpan.")
    assert baca("SELECT berat FROM layanan_timbang")[0][0] * 10 == 82


def test_hadir_mengubah_hitungan_tanpa_menggulir(kader, posyandu):
    lahir = hari_ini(posyandu.kode) - datetime.timedelta(days=500)
    for nomor in range(30):
        WargaFactory(posyandu=posyandu, nama=f"Anak {nomor:02}", tanggal_lahir=lahir)
    hari = HariBukaFactory(posyandu=posyandu, tanggal=hari_ini(posyandu.kode))
    kader.buka(f"/layanan/hari-buka/{hari.pk}/")
    h = kader.halaman
    langkah_kader.hadirkan(kader, "Anak 29")
    expect(h.locator("main")).to_contain_text("1 dari 30 sudah datang.")
    expect(h.get_by_role("list", name="Tampilkan").get_by_role("link")).to_have_text(
        ["Ditunggu 30", "Belum datang 29", "Sudah datang 1"]
    )
    expect(langkah_kader.baris_lembar(kader, "Anak 29")).to_be_in_viewport(ratio=1)
