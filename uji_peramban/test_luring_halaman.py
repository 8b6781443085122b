"""The pages without network: installed, prepared, opened with the network gone."""

import datetime

import pytest
from playwright.sync_api import expect

from kelembagaan.bidang import Bidang
from kelembagaan.models import BidangAktif
from kelembagaan.tests.pabrik import PenugasanFactory
from kelembagaan.wilayah.zona import hari_ini
from layanan.tests.pabrik import HariBukaFactory, WargaFactory
from uji_peramban.orang import Orang

PENDAFTARAN = "() => navigator.serviceWorker.ready.then(p => Boolean(p.active))"


@pytest.fixture
def tugas(posyandu):
    BidangAktif.objects.bulk_create(
        BidangAktif(posyandu=posyandu, bidang=satu, mulai=posyandu.mulai) for satu in Bidang.values
    )
    return PenugasanFactory(tempat=posyandu)


@pytest.fixture
def hari(posyandu):
    return hari_ini(posyandu.kode)


@pytest.fixture
def anak(posyandu, hari):
    lahir = hari - datetime.timedelta(days=500)
    HariBukaFactory(posyandu=posyandu, tanggal=hari)
    nama = ("Ahmad Fauzi", "Rizki Pratama", "Siti Nurhaliza")
    return [WargaFactory(posyandu=posyandu, nama=n, tanggal_lahir=lahir) for n in nama]


def siapkan(kader: Orang):
    """Press the button on the page of opening days, as one does before leaving home."""
    h = kader.halaman
    kader.buka("/layanan/hari-buka/")
    h.get_by_role("button", name="Siapkan untuk luring").click()
    expect(h.locator("[data-siapkan-kabar]")).to_contain_text("Siap untuk")
    h.evaluate(PENDAFTARAN)
    kader.periksa()


def test_dapat_dipasang(ponsel, tugas):
    h = ponsel(tugas).pages[0]
    h.goto("/")
    h.evaluate(PENDAFTARAN)
    sesi = h.context.new_cdp_session(h)
    assert sesi.send("Page.getInstallabilityErrors")["installabilityErrors"] == []


def test_belum_disiapkan(orang, tugas):
    kader = orang(tugas, luring=True)
    h = kader.halaman
    h.goto("/")
    h.evaluate(PENDAFTARAN)
    h.context.set_offline(True)
    h.goto("/layanan/hari-buka/")
    expect(h.locator("main")).to_contain_text("ponsel ini belum disiapkan untuk luring")
    kader.periksa()


def test_lembar_kerja_tanpa_sinyal(orang, tugas, anak):
    kader = orang(tugas, luring=True)
    siapkan(kader)
    h = kader.halaman
    h.context.set_offline(True)
    h.goto("/layanan/hari-buka/")
    expect(h.locator("#lembar .baris-judul")).to_have_text([w.nama for w in anak])
    expect(h.locator("[data-hitung]")).to_have_text("0 dari 3 sudah datang.")
    kader.periksa()
    h.get_by_role("button", name="Hadir").first.click()
    expect(h.locator("[data-hitung]")).to_have_text("1 dari 3 sudah datang.")
    h.get_by_role("link", name="Siti Nurhaliza").click()
    expect(h.get_by_label("Berat badan")).to_be_visible()
    kader.periksa()
