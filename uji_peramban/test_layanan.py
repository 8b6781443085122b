"""Registering people and serving them on an opening day, with and without scripts."""

import datetime
import re

import pytest
from django.utils import timezone

from kelembagaan.models import BidangAktif, JadwalBuka
from kelembagaan.tests.pabrik import PenugasanFactory
from layanan.models import Kunjungan, Timbang, Warga
from layanan.tests.pabrik import (
    HariBukaFactory,
    KehamilanFactory,
    KunjunganFactory,
    TimbangFactory,
    WargaFactory,
)
from uji_peramban.orang import Hitung

HARI_INI = timezone.localdate()
NAMA_PANJANG = "Muhammad Al Fatih Ramadhan Saputra Nugraha"


@pytest.fixture
def kader(posyandu):
    for bidang in ("kesehatan", "pendidikan"):
        BidangAktif.objects.create(posyandu=posyandu, bidang=bidang, mulai=posyandu.mulai)
    return PenugasanFactory(tempat=posyandu)


def anak(posyandu, nama, **lain):
    lahir = HARI_INI - datetime.timedelta(days=500)
    return WargaFactory(posyandu=posyandu, nama=nama, tanggal_lahir=lahir, **lain)


def test_mendaftarkan_keluarga_dan_anak_dalam_45_ketukan(orang, kader):
    ibu_kader = orang(kader)
    ibu_kader.buka("/layanan/warga/baru/")
    h = ibu_kader.halaman
    wajib = h.locator("form:has(#id_nama) .isian:visible").count()
    assert wajib <= 5
    hitung = Hitung(h)
    hitung.ketik(h.get_by_label("Nama", exact=True), "Siti Nurhalimah")
    hitung.sentuh(h.get_by_text("Perempuan", exact=True))
    hitung.jumlah += 9  # one tap into the date, eight digits
    h.get_by_label("Tanggal lahir").first.fill("2024-05-12")
    hitung.ketik(h.get_by_label("Nama kepala keluarga"), "Udin Saep")
    hitung.sentuh(h.get_by_role("button", name="Simpan").first)
    h.wait_for_url(re.compile(r"/layanan/warga/\d+/$"))
    warga = Warga.objects.get()
    assert (warga.nama, warga.jenis_kelamin, warga.keluarga.nama) == (
        "Siti Nurhalimah",
        "P",
        "Udin Saep",
    )
    assert warga.tanggal_lahir == datetime.date(2024, 5, 12)
    assert hitung.jumlah <= 45


@pytest.mark.parametrize("javascript", [True, False])
def test_lembar_kerja(orang, kader, posyandu, javascript):
    hari = HariBukaFactory(posyandu=posyandu, tanggal=HARI_INI)
    budi, siti = anak(posyandu, "Budi"), anak(posyandu, NAMA_PANJANG)
    TimbangFactory(warga=budi, tanggal=HARI_INI - datetime.timedelta(days=30))
    petugas = orang(kader, javascript=javascript)
    petugas.buka(f"/layanan/hari-buka/{hari.pk}/")
    h = petugas.halaman
    baris = h.locator(f"#w{budi.pk}")
    baris.get_by_role("button", name="Hadir").click()
    baris.get_by_role("img", name="Langkah: Pendaftaran").wait_for()
    assert [k.warga for k in Kunjungan.objects.all()] == [budi]

    baris.get_by_role("link", name="Budi").click()
    h.get_by_label("Berat badan").wait_for()
    assert "Terakhir: 8,5 kg" in h.locator("main").inner_text()
    petugas.periksa()
    h.get_by_label("Berat badan").fill("900")
    h.get_by_role("button", name="Simpan", exact=True).click()
    h.locator(".galat-isian").first.wait_for()
    assert h.get_by_label("Berat badan").input_value() == "900"
    petugas.periksa()
    h.get_by_label("Berat badan").fill("8,9")
    h.get_by_role("button", name="Simpan", exact=True).click()
    h.get_by_text("ersimpan.").first.wait_for()
    petugas.periksa()
    catatan = Timbang.objects.get(tanggal=HARI_INI)
    assert (str(catatan.berat), catatan.hari_buka) == ("8.90", hari)
    langkah = "Langkah: Pendaftaran, Penimbangan dan pengukuran"
    assert baris.get_by_role("img", name=langkah).count() == 1
    if javascript:
        h.get_by_label("Cari nama").fill("fatih")
        assert (baris.is_visible(), h.locator(f"#w{siti.pk}").is_visible()) == (False, True)


def tepi(sasaran):
    """Left and right edge of each."""
    kotak = [satu.bounding_box() for satu in sasaran.all()]
    return [(k["x"], k["x"] + k["width"]) for k in kotak]


def test_lembar_di_ponsel_menampakkan_semua_pilihan_dan_arti_titiknya(orang, kader, posyandu):
    hari = HariBukaFactory(posyandu=posyandu, tanggal=HARI_INI)
    for n in range(120):
        warga = anak(posyandu, f"Budi {n}")
        if n > 10:
            KunjunganFactory(hari_buka=hari, warga=warga)
    ponsel = orang(kader)
    ponsel.buka(f"/layanan/hari-buka/{hari.pk}/")
    pilihan = ponsel.halaman.get_by_role("list", name="Tampilkan").get_by_role("link")
    kata = [" ".join(teks.split()) for teks in pilihan.all_inner_texts()]
    assert kata == ["Ditunggu 120", "Belum datang 11", "Sudah datang 109"]
    assert [kiri >= 16 and kanan <= 344 for kiri, kanan in tepi(pilihan)] == [True] * 3
    arti = ponsel.halaman.get_by_text("Lima titik:").bounding_box()
    assert arti["height"] < 30
    assert arti["y"] + arti["height"] < 660


@pytest.mark.parametrize("javascript", [True, False])
def test_memilih_orang_dari_daftar_pendek(orang, kader, posyandu, javascript):
    for n in range(60):
        anak(posyandu, f"Budi {NAMA_PANJANG} {n}")
    siti = anak(posyandu, "Siti Aminah")
    ponsel = orang(kader, javascript=javascript)
    ponsel.buka("/layanan/catatan/timbang/baru/")
    h = ponsel.halaman
    assert h.locator("#calon li").count() == 20
    assert h.get_by_text("41 lainnya: ketik nama di atas.").is_visible()
    assert h.locator("main").bounding_box()["height"] < 2500
    alamat = h.url
    h.get_by_label("Cari nama").press_sequentially("siti")
    if not javascript:
        h.get_by_role("button", name="Cari").click()
    h.get_by_text("41 lainnya").wait_for(state="detached")
    assert h.locator("#calon .baris-judul").all_inner_texts() == ["Siti Aminah"]
    assert h.url == alamat
    ponsel.periksa()
    ponsel.ikuti("Siti Aminah")
    assert h.url == f"{alamat}?warga={siti.pk}"


def test_halaman_layanan_bersih_di_ponsel_dan_meja(orang, kader, posyandu, tangga):
    """Every page with a long name, and as it stands with nothing in it."""
    hari = HariBukaFactory(posyandu=posyandu, tanggal=HARI_INI)
    JadwalBuka.objects.create(posyandu=posyandu, pola="pekan", hari=2, minggu_ke=2)
    warga = anak(posyandu, NAMA_PANJANG, nik="3602181203250001")
    KunjunganFactory(hari_buka=hari, warga=warga)
    catatan = TimbangFactory(warga=warga, tanggal=HARI_INI, dicatat_oleh=kader.pengguna)
    hamil = KehamilanFactory(warga__posyandu=posyandu, hpht=HARI_INI).warga
    baca = [
        "/layanan/hari-buka/",
        f"/layanan/hari-buka/{hari.pk}/",
        "/layanan/warga/",
        "/layanan/warga/?kelompok=keluar",
        f"/layanan/warga/{warga.pk}/",
        f"/layanan/keluarga/{warga.keluarga_id}/",
        "/layanan/catatan/",
        "/layanan/catatan/rumah_layak_huni/",
    ]
    isi = [
        "/layanan/hari-buka/jadwal/",
        f"/layanan/hari-buka/{hari.pk}/kader/",
        f"/layanan/hari-buka/{hari.pk}/tamu/",
        f"/layanan/hari-buka/{hari.pk}/warga/{warga.pk}/",
        f"/layanan/warga/{hamil.pk}/",
        f"/layanan/warga/{warga.pk}/ubah/",
        f"/layanan/warga/{warga.pk}/keadaan/",
        f"/layanan/warga/{hamil.pk}/kehamilan/",
        "/layanan/catatan/timbang/",
        "/layanan/catatan/timbang/baru/",
        f"/layanan/catatan/timbang/{catatan.pk}/",
        f"/layanan/catatan/timbang/{catatan.pk}/betulkan/",
        f"/layanan/catatan/timbang/{catatan.pk}/batalkan/",
        f"/layanan/catatan/rumah_layak_huni/baru/?keluarga={warga.keluarga_id}",
    ]
    ponsel = orang(kader)
    assert [ponsel.buka(alamat) for alamat in baca + isi] == [200] * len(baca + isi)
    meja = orang(PenugasanFactory(peran="pemdes", tempat=tangga.desa), lebar=1280)
    assert [meja.buka(alamat) for alamat in baca] == [200] * len(baca)
