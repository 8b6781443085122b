"""A kader at her phone: how little she taps, what is wrong, and no JavaScript."""

import datetime

import pytest

from kelembagaan.bidang import Bidang
from kelembagaan.models import BidangAktif
from kelembagaan.tests.pabrik import SANDI, PenugasanFactory
from kelembagaan.wilayah.zona import hari_ini
from layanan.tests.pabrik import HariBukaFactory, KeluargaFactory, WargaFactory
from uji_peramban import langkah_kader, langkah_lembaga
from uji_peramban.langkah_laporan import baca

# Counts what a thumb does, across pages.
PENCACAH = """for (const jenis of ["pointerdown", "keydown"]) addEventListener(jenis, () => {
    sessionStorage.ketukan = Number(sessionStorage.ketukan || 0) + 1;
}, true)"""
NAMA = "Rina Marlina Is"


@pytest.fixture
def tugas(posyandu):
    """A kader of Posyandu Jeruk, where all six fields run."""
    BidangAktif.objects.bulk_create(
        BidangAktif(posyandu=posyandu, bidang=satu, mulai=posyandu.mulai) for satu in Bidang.values
    )
    return PenugasanFactory(tempat=posyandu)


@pytest.fixture
def hari(posyandu):
    """Open today, with two children on the worksheet."""
    lahir = hari_ini(posyandu.kode) - datetime.timedelta(days=500)
    for nama in ("Rizki Pratama", "Siti Nurhaliza"):
        WargaFactory(posyandu=posyandu, nama=nama, tanggal_lahir=lahir)
    return HariBukaFactory(posyandu=posyandu, tanggal=hari_ini(posyandu.kode))


def test_mendaftarkan_warga_paling_banyak_45_ketukan(orang, tugas):
    KeluargaFactory(posyandu=tugas.posyandu, nama="Ahmad Fauzi")
    kader = orang(tugas)
    kader.halaman.add_init_script(PENCACAH)
    kader.buka("/layanan/warga/")
    kader.ikuti("Daftarkan warga")
    h = kader.halaman
    assert len([i for i in h.locator(".isian").all() if i.is_visible()]) <= 5
    for label, ketik in (("Nama", NAMA), ("Tanggal lahir", "05052024")):
        h.get_by_label(label).first.click()
        h.keyboard.type(ketik)
    kader.pilih({"Jenis kelamin": "Perempuan"})
    h.get_by_label("Nama kepala keluarga").click()
    h.keyboard.type("ahma")
    h.get_by_text("Keluarga Ahmad Fauzi").click()
    kader.tekan("Simpan")
    assert baca(
        "SELECT w.nama, jenis_kelamin, tanggal_lahir, k.nama FROM layanan_warga w"
        " JOIN layanan_keluarga k ON k.id = keluarga_id"
    ) == [(NAMA, "P", datetime.date(2024, 5, 5), "Ahmad Fauzi")]
    assert len(NAMA) == 15
    assert len(NAMA) < int(h.evaluate("sessionStorage.ketukan")) <= 45


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


def test_satu_catatan_tanpa_javascript(orang, tugas, hari):
    kader = orang(javascript=False)
    h = kader.halaman
    langkah_lembaga.masuk(kader, tugas.pengguna.username, SANDI)
    kader.ikuti("Hari Buka", dalam=h.get_by_role("navigation", name="Menu utama"))
    kader.ikuti("Buka lembar kerja")
    baris = langkah_kader.baris_lembar(kader, "Siti Nurhaliza")
    kader.tekan("Hadir", dalam=baris)
    kader.ikuti("Siti Nurhaliza", dalam=baris)
    kader.ikuti("Penimbangan balita")
    kader.isi({"Berat badan": "820"})
    kader.tekan("Simpan")
    assert h.locator(".galat-isian").first.is_visible()
    kader.isi({"Berat badan": "8,2"})
    kader.tekan("Simpan")
    assert kader.tampak("Siti Nurhaliza: Penimbangan balita tersimpan.")
    assert [
        (str(berat), nama)
        for berat, nama in baca(
            "SELECT berat, w.nama FROM layanan_timbang JOIN layanan_warga w ON w.id = warga_id"
        )
    ] == [("8.20", "Siti Nurhaliza")]
