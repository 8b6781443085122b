"""A kader at her phone: several rows open, and mistakes."""

import datetime

import pytest
from playwright.sync_api import expect

from kelembagaan.wilayah.zona import hari_ini
from layanan.tests.pabrik import HariBukaFactory, KeluargaFactory, WargaFactory
from uji_peramban import langkah_kader
from uji_peramban.langkah_laporan import baca


@pytest.fixture
def hari(posyandu):
    """Open today, with two children on the worksheet."""
    lahir = hari_ini(posyandu.kode) - datetime.timedelta(days=500)
    for nama in ("Rizki Pratama", "Siti Nurhaliza"):
        WargaFactory(posyandu=posyandu, nama=nama, tanggal_lahir=lahir)
    return HariBukaFactory(posyandu=posyandu, tanggal=hari_ini(posyandu.kode))


def test_dua_baris_terbuka_dan_isian_salah(orang, tugas, hari):
    """What is tapped and written goes to the row it stands in; a mistake comes back there."""
    kader = orang(tugas)
    kader.buka(f"/layanan/hari-buka/{hari.pk}/")
    paud, timbang = "Pendataan anak usia dini", "Penimbangan balita"
    rizki = langkah_kader.buka_baris(kader, "Rizki Pratama", paud)
    siti = langkah_kader.buka_baris(kader, "Siti Nurhaliza", paud)
    kader.pilih({"PAUD": "Ya"}, dalam=siti)
    kader.pilih({"PAUD": "Tidak"}, dalam=rizki)
    for baris in (siti, rizki):
        kader.sentuh(
            baris.get_by_role("button", name="Simpan"), baris.get_by_text("Lanjut ke yang belum")
        )
    assert baca(
        "SELECT w.nama, ikut_paud FROM layanan_anakusiadini JOIN layanan_warga w"
        " ON w.id = warga_id ORDER BY w.nama"
    ) == [("Rizki Pratama", False), ("Siti Nurhaliza", True)]
    siti = langkah_kader.buka_baris(kader, "Siti Nurhaliza", timbang)
    kader.isi({"Berat badan": "820"}, dalam=siti)
    kader.sentuh(siti.get_by_role("button", name="Simpan"), siti.locator(".galat-isian").first)
    assert siti.get_by_label("Berat badan").input_value() == "820"
    assert baca("SELECT count(*) FROM layanan_timbang") == [(0,)]


def test_isian_salah_kembali_di_halamannya(orang, tugas, hari):
    """What was typed stays, each mistake has its sentence, nothing is saved; a likely double."""
    kader = orang(tugas)
    h = kader.halaman
    kader.buka("/layanan/catatan/insiden/baru/")
    kader.isi({"Lokasi": "RT 03"})
    kader.tekan_ditolak()
    assert h.get_by_label("Lokasi").first.input_value() == "RT 03"
    assert h.locator(".galat-isian").count() == 2
    assert baca("SELECT count(*) FROM layanan_insiden") == [(0,)]
    kader.buka("/layanan/warga/baru/")
    kader.isi({"Nama": "123", "Tanggal lahir": "2999-01-01"})
    kader.tekan_ditolak()
    assert h.get_by_label("Nama").first.input_value() == "123"
    assert h.locator(".galat-isian").count() == 4
    [(lahir,)] = baca("SELECT DISTINCT tanggal_lahir FROM layanan_warga")
    kader.isi({"Nama": "Siti Nurhaliza", "Tanggal lahir": f"{lahir:%Y-%m-%d}"})
    kader.pilih({"Jenis kelamin": "Perempuan"})
    h.get_by_label("Orang ini sendiri kepala keluarganya").check()
    kader.tekan_ditolak(kabar="#kembar")
    assert kader.tampak("Apakah orang ini sudah terdaftar?")
    assert baca("SELECT count(*) FROM layanan_warga") == [(2,)]
    kader.tekan("Tetap simpan")
    assert baca("SELECT count(*) FROM layanan_warga") == [(3,)]


def test_saran_yang_terlambat_tidak_mengubah_pilihan(orang, tugas):
    """On a slow line a list of families arrives after one was chosen from the list before."""
    keluarga = KeluargaFactory(posyandu=tugas.posyandu, nama="Ahmad Fauzi")
    kader = orang(tugas)
    h = kader.halaman
    kader.buka("/layanan/warga/baru/")
    kader.isi({"Nama": "Rina Marlina", "Tanggal lahir": "2024-05-05"})
    kader.pilih({"Jenis kelamin": "Perempuan"})
    kepala, pilihan = h.get_by_label("Nama kepala keluarga"), h.get_by_text("Keluarga Ahmad Fauzi")
    kepala.press_sequentially("Ahmad")
    pilihan.wait_for()
    ditahan = []
    h.route("**/keluarga/cari/", lambda satu: ditahan.append(satu))
    with h.expect_request("**/keluarga/cari/"):
        kepala.press_sequentially(" F")
    pilihan.click()
    with h.expect_response("**/keluarga/cari/"):
        ditahan[0].continue_()
    h.unroute("**/keluarga/cari/")
    expect(h.locator(".htmx-request")).to_have_count(0)
    kader.tekan("Simpan")
    assert baca("SELECT keluarga_id FROM layanan_warga") == [(keluarga.pk,)]
