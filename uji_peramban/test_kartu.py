"""A morning on a phone of 360 px: the presses are counted, what was pressed stands in the rows."""

import datetime
import os

import pytest
from dateutil.relativedelta import relativedelta
from playwright.sync_api import expect

from kelembagaan.models import BidangAktif
from kelembagaan.tests.pabrik import PenugasanFactory
from kelembagaan.wilayah.zona import hari_ini
from layanan.kesehatan.services import hitung_ulang
from layanan.tests.pabrik import (
    HariBukaFactory,
    KehamilanFactory,
    TimbangFactory,
    WargaFactory,
)
from uji_peramban import langkah_kader
from uji_peramban.langkah_laporan import baca

# Age in months -> what is typed first (label, text) and what the row then says.
KELOMPOK = {
    "Bayi": (8, {"Berat badan": "8,15", "Panjang": "69,5"}, "BB/U: Berat badan normal"),
    "Balita": (30, {"Berat badan": "12,4", "Panjang": "89,5"}, "TB/U: Normal"),
    "Apras": (65, {"Berat badan": "17,2", "Panjang": "108"}, "Tersimpan."),
    "Remaja": (14 * 12, {"Berat badan": "48,5", "Tinggi badan": "156"}, "IMT: 19,9"),
    "Dewasa": (40 * 12, {"Berat badan": "60", "Tinggi badan": "160"}, "IMT: 23,4 (Normal)"),
    "Hamil": (28 * 12, {"Berat badan": "55", "Lingkar lengan atas": "24"}, "Tersimpan."),
    "Lansia": (70 * 12, {"Berat badan": "72", "Tinggi badan": "158"}, "IMT: 28,8 (Obesitas)"),
}
BANYAK = 30 if "POSYANDU_MALAM" in os.environ else len(KELOMPOK)


@pytest.fixture
def pagi(orang, posyandu):
    """Today's worksheet of people of all groups, and the kader at it."""
    BidangAktif.objects.create(posyandu=posyandu, bidang="kesehatan", mulai=posyandu.mulai)
    kini = hari_ini(posyandu.kode)
    for ke in range(BANYAK):
        nama, (bulan, *_) = list(KELOMPOK.items())[ke % len(KELOMPOK)]
        lahir = kini - relativedelta(months=bulan, days=5)
        lain = {"jenis_kelamin": "P", "tanggal_lahir": lahir}
        warga = WargaFactory(posyandu=posyandu, nama=f"{nama} Satu{'u' * ke}", **lain)
        if nama == "Hamil":
            KehamilanFactory(warga=warga, posyandu=posyandu, hpht=kini - relativedelta(months=5))
        if nama == "Bayi":
            lalu = kini.replace(day=1) - datetime.timedelta(days=3)
            TimbangFactory(warga=warga, tanggal=lalu, berat="7.80")
            hitung_ulang(warga_ids=[warga.pk])
    hari = HariBukaFactory(posyandu=posyandu, tanggal=kini)
    kader = orang(PenugasanFactory(tempat=posyandu))
    kader.buka(f"/layanan/hari-buka/{hari.pk}/?kelompok=semua")
    return kader


def test_bayi_biasa_dua_belas_tekanan(pagi):
    h, tekanan = pagi.halaman, 0

    def ketik(teks):
        h.keyboard.type(teks)
        return len(teks)

    baris = langkah_kader.baris_lembar(pagi, "Bayi Satu").first
    baris.locator(".baris-judul").click()
    tekanan += 1
    berat, panjang = baris.get_by_label("Berat badan"), baris.get_by_label("Panjang")
    expect(berat).to_be_focused()
    expect(baris).to_contain_text("7,8 kg")
    tekanan += ketik("8,15")
    # Shown before anything is saved, from the thresholds that came with the row.
    expect(baris.locator("[data-jawaban]")).to_contain_text("Naik (naik 350 gram")
    panjang.click()
    tekanan += 1 + ketik("69,5")
    baris.get_by_role("button", name="Simpan").click()
    tekanan += 1
    expect(baris.get_by_role("status").first).to_contain_text("Penimbangan: Naik")
    baris.get_by_role("button", name="Tidak ada keluhan").click()
    tekanan += 1
    expect(baris.get_by_role("button", name="Tidak ada keluhan")).to_have_count(0)
    expect(baris.get_by_role("status").first).to_contain_text("Tersimpan.")
    assert tekanan == 12
    assert baca("SELECT berat::text, tinggi::text, hasil_timbang FROM layanan_timbang"
                " ORDER BY tanggal DESC LIMIT 1") == [("8.15", "69.5", "N")]  # fmt: skip
    assert baca("SELECT batuk, demam, berat_turun, kontak_tbc FROM layanan_skriningtbc") == [
        (False,) * 4
    ]


def test_sepagi_semua_kelompok(pagi):
    for ke in range(BANYAK):
        nama, (_, isi, kabar) = list(KELOMPOK.items())[ke % len(KELOMPOK)]
        judul = pagi.halaman.get_by_text(f"{nama} Satu{'u' * ke}", exact=True)
        baris = pagi.halaman.locator("#lembar > li", has=judul)
        judul.click()
        for label, teks in isi.items():
            baris.get_by_label(label).first.fill(teks)
        baris.get_by_role("button", name="Simpan").click()
        expect(baris.get_by_role("status").first).to_contain_text(kabar)
        baris.get_by_role("button", name="Tidak ada keluhan").click()
        expect(baris.get_by_role("button", name="Tidak ada keluhan")).to_have_count(0)
    pagi.periksa()
    assert baca("SELECT count(*) FROM layanan_skriningtbc") == [(BANYAK,)]
    kini = "SELECT count(*) FROM layanan_timbang t JOIN layanan_haribuka h ON h.id = hari_buka_id"
    anak = sum(
        list(KELOMPOK)[ke % len(KELOMPOK)] in ("Bayi", "Balita", "Apras") for ke in range(BANYAK)
    )
    assert baca(kini) == [(anak,)]
    assert baca("SELECT count(*) FROM layanan_ukurtubuh") == [(BANYAK - anak,)]
