"""What a form says of itself: refused, saved before, not saved yet."""

import datetime
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import expect

from kelembagaan.wilayah.zona import hari_ini
from layanan.tests.pabrik import HariBukaFactory, KeluargaFactory, WargaFactory
from uji_peramban import langkah_kader
from uji_peramban.langkah_laporan import baca

BARU = "/layanan/catatan/patroli/baru/"


def isi_patroli(kader):
    kader.isi({"Wilayah patroli": "RW 01", "Jumlah petugas patroli": "4"})
    kader.pilih({"Cara patroli": "Jalan kaki"})


def strip(kader):
    return kader.halaman.locator("[data-strip]")


def test_kembali_lalu_mengubah_dan_menyimpan(orang, tugas):
    """The refusal stands in view, and the way on leads to the correction with what was typed."""
    kader = orang(tugas)
    h = kader.halaman
    kader.buka(BARU)
    isi_patroli(kader)
    kader.tekan("Simpan")
    with h.expect_navigation():
        h.go_back()
    isi_patroli(kader)
    kader.isi({"Wilayah patroli": "RW 02 saja"})
    kader.tekan_ditolak()
    kabar = h.get_by_role("alert")
    expect(kabar).to_be_in_viewport(ratio=1)
    expect(kabar).to_contain_text("Catatan ini sudah tersimpan sebelumnya.")
    expect(strip(kader)).to_have_text("Belum tersimpan")
    assert baca("SELECT lokasi FROM layanan_patroli") == [("RW 01",)]
    kader.tekan("Betulkan catatan")
    expect(h.get_by_label("Wilayah patroli")).to_have_value("RW 02 saja")
    kader.isi({"Alasan pembetulan": "Salah RW"})
    kader.tekan("Simpan pembetulan")
    assert baca("SELECT lokasi, revisi FROM layanan_patroli") == [("RW 02 saja", 2)]
    expect(strip(kader)).to_have_text("Semua tersimpan")


@pytest.mark.parametrize("javascript", [True, False])
def test_yang_ditolak_tampak_tanpa_menggulir(orang, tugas, javascript):
    kader = orang(tugas, javascript=javascript)
    h = kader.halaman
    kader.buka(BARU)
    kader.isi({"Wilayah patroli": "RW 01", "Temuan": "Lampu mati"})
    kader.pilih({"Cara patroli": "Motor"})
    h.get_by_label("Tindakan").scroll_into_view_if_needed()
    kader.tekan_ditolak()
    kabar = h.get_by_role("alert")
    expect(kabar).to_be_in_viewport(ratio=1)
    expect(kabar).to_contain_text("Jumlah petugas patroli: Isian ini wajib diisi.")
    expect(strip(kader)).to_have_text("Belum tersimpan")
    assert h.get_by_label("Temuan").input_value() == "Lampu mati"
    if javascript:
        expect(kabar).to_be_focused()
    h.get_by_role("link", name="Jumlah petugas patroli").click()
    expect(h.get_by_label("Jumlah petugas patroli")).to_be_in_viewport(ratio=1)


def test_strip_berkata_benar_di_halaman_isian(orang, tugas):
    """A search for one of its fields leaves a form unsaved; without signal both are said."""
    KeluargaFactory(posyandu=tugas.posyandu, nama="Ahmad Fauzi")
    kader = orang(tugas)
    h = kader.halaman
    kader.buka("/layanan/warga/baru/")
    expect(strip(kader)).to_have_text("Tekan tombol simpan sesudah mengisi")
    kader.isi({"Nama": "Rina Marlina", "Tanggal lahir": "2024-05-05"})
    expect(strip(kader)).to_have_text("Belum disimpan")
    h.get_by_label("Nama kepala keluarga").press_sequentially("Ahmad")
    h.get_by_text("Keluarga Ahmad Fauzi").click()
    expect(strip(kader)).to_have_text("Belum disimpan")
    h.context.set_offline(True)
    expect(strip(kader)).to_have_text("Belum disimpan. Tidak ada sinyal.")
    h.context.set_offline(False)
    kader.tekan_ditolak()
    expect(strip(kader)).to_have_text("Belum tersimpan")
    kader.pilih({"Jenis kelamin": "Perempuan"})
    expect(strip(kader)).to_have_text("Belum disimpan")
    kader.tekan("Simpan")
    expect(strip(kader)).to_have_text("Semua tersimpan")
    assert baca(
        "SELECT w.nama, k.nama FROM layanan_warga w JOIN layanan_keluarga k ON k.id = keluarga_id"
    ) == [("Rina Marlina", "Ahmad Fauzi")]


def test_strip_berkata_benar_di_lembar_kerja(orang, tugas, posyandu):
    lahir = hari_ini(posyandu.kode) - datetime.timedelta(days=500)
    WargaFactory(posyandu=posyandu, nama="Siti Nurhaliza", tanggal_lahir=lahir)
    hari = HariBukaFactory(posyandu=posyandu, tanggal=hari_ini(posyandu.kode))
    kader = orang(tugas)
    kader.buka(f"/layanan/hari-buka/{hari.pk}/")
    expect(strip(kader)).to_have_text("Semua tersimpan")
    siti = langkah_kader.buka_baris(kader, "Siti Nurhaliza", "Penimbangan balita")
    expect(strip(kader)).to_have_text("Semua tersimpan")
    kader.isi({"Berat badan": "820"}, dalam=siti)
    expect(strip(kader)).to_have_text("Belum disimpan")
    siti.get_by_role("button", name="Simpan").click()
    kabar = siti.get_by_role("alert")
    expect(kabar).to_be_focused()
    expect(kabar).to_be_in_viewport(ratio=1)
    expect(strip(kader)).to_have_text("Belum tersimpan")
    kader.isi({"Berat badan": "8,2"}, dalam=siti)
    expect(strip(kader)).to_have_text("Belum disimpan")
    siti.get_by_role("button", name="Simpan").click()
    expect(strip(kader)).to_have_text("Semua tersimpan")
    assert baca("SELECT count(*) FROM layanan_timbang") == [(1,)]


def test_setiap_halaman_dengan_isian_memberi_tahu_strip():
    """A page whose form asks before it is left says itself that it holds one."""
    luput = []
    for berkas in Path(settings.BASE_DIR, "templates").rglob("*.html"):
        teks = berkas.read_text()
        halaman = "{% extends dasar_template %}" in teks and "{% block judul %}" in teks
        if halaman and "data-jaga" in teks and "with isian=" not in teks:
            luput.append(berkas.name)
    # The page of all parts, and one that is for desks only, where there is no strip.
    assert sorted(luput) == ["gaya.html", "pengaturan.html"]
