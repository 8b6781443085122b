"""The growth charts on a phone, by the boxes of what is drawn, and the answer while typing."""

import datetime
import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from kelembagaan.models import BidangAktif
from kelembagaan.tests.pabrik import PenugasanFactory
from layanan.kesehatan.services import sesudah_timbang
from layanan.tests.pabrik import TimbangFactory, WargaFactory

HARI_INI = timezone.localdate()
# Of all texts of a picture: how high the smallest letters are, and which two lie over each other.
KOTAK = """svg => {
    const semua = [...svg.querySelectorAll("text")];
    const teks = semua.map(t => [t.textContent, t.getBoundingClientRect()]);
    const skala = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
    const tumpang = [];
    teks.forEach(([a, p], i) => teks.slice(i + 1).forEach(([b, q]) => {
        const x = Math.min(p.right, q.right) - Math.max(p.left, q.left);
        const y = Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top);
        if (x > 0.5 && y > 0.5) tumpang.push([a, b]);
    }));
    const luar = svg.getBoundingClientRect();
    const keluar = teks.filter(([, p]) => p.left < luar.left - 0.5 || p.right > luar.right + 0.5);
    return {
        kecil: parseFloat(getComputedStyle(svg).fontSize) * skala,
        tumpang, keluar: keluar.map(([a]) => a), banyak: teks.length,
    };
}"""


@pytest.fixture
def kader(posyandu):
    BidangAktif.objects.create(posyandu=posyandu, bidang="kesehatan", mulai=posyandu.mulai)
    return PenugasanFactory(tempat=posyandu)


@pytest.fixture
def anak(posyandu):
    """A boy of 23 months, weighed in every month but two."""
    lahir = HARI_INI - datetime.timedelta(days=705)
    anak = WargaFactory(
        posyandu=posyandu,
        nama="Muhammad Al Fatih Ramadhan Saputra Nugraha",
        jenis_kelamin="L",
        tanggal_lahir=lahir,
    )
    baris = [
        TimbangFactory(
            warga=anak,
            tanggal=lahir + datetime.timedelta(days=n),
            berat=f"{3.4 + n**0.55 / 4:.1f}",
            tinggi=f"{50 + n**0.6 * 0.65:.1f}",
            lingkar_kepala=f"{35 + n**0.4 * 0.9:.1f}",
            cara_ukur="berbaring",
        )
        for n in range(5, 700, 29)
        if n not in (121, 353)
    ]
    sesudah_timbang(baris)
    return anak


@pytest.mark.parametrize("javascript", [True, False])
def test_grafik_terbaca_di_ponsel(orang, kader, anak, javascript):
    ibu = orang(kader, javascript=javascript)
    ibu.buka(f"/layanan/warga/{anak.pk}/pertumbuhan/")
    gambar = ibu.halaman.locator("svg.kms")
    indeks = [gambar.nth(n).get_attribute("data-indeks") for n in range(gambar.count())]
    assert indeks == ["bb_u", "tb_u", "bb_tb", "imt_u", "lk_u"]
    for n in range(gambar.count()):
        kotak = gambar.nth(n).evaluate(KOTAK)
        assert kotak["kecil"] >= 11
        assert (kotak["tumpang"], kotak["keluar"]) == ([], [])
        assert kotak["banyak"] > 15


def test_balok_skdn_dan_tabel_lebar(orang, kader, anak):
    """The balloon chart by its boxes; on a desk the widest sheet stands whole, on a phone it is
    pushed within its frame."""
    ibu = orang(kader)
    ibu.buka("/layanan/skdn/")
    svg = ibu.halaman.locator("svg.kms")
    kotak = svg.evaluate(KOTAK)
    assert kotak["kecil"] >= 11
    assert (kotak["tumpang"], kotak["keluar"]) == ([], [])
    assert kotak["banyak"] > 16
    ibu.halaman.set_viewport_size({"width": 1280, "height": 800})
    assert svg.bounding_box()["width"] > 600
    for alamat in ("/layanan/skdn/", "/layanan/sip/3/", "/layanan/sip/6/"):
        ibu.buka(alamat)
        wadah = ibu.halaman.locator(".tabel-wadah").last
        assert wadah.evaluate("w => w.scrollWidth - w.clientWidth") <= 0, alamat


def test_jawaban_sambil_mengetik(orang, kader, anak):
    ibu = orang(kader)
    ibu.buka(f"/layanan/catatan/timbang/baru/?warga={anak.pk}")
    h = ibu.halaman
    jawaban = h.locator("[data-jawaban]")
    h.get_by_label("Berat badan").fill("7,0")
    expect(jawaban).to_contain_text("Di bawah garis merah (BGM): berat badan sangat kurang.")
    expect(jawaban).to_have_class(re.compile("nada-bahaya"))
    h.get_by_label("Berat badan").fill("12,5")
    expect(jawaban).to_contain_text("Berat badan normal.")
    h.get_by_role("group", name="Bengkak").get_by_text("Ya", exact=True).click()
    expect(jawaban).to_contain_text("Kaki bengkak: berat tidak dinilai menurut umur.")
    h.get_by_label("Berat badan").fill("")
    expect(jawaban).to_have_text("")
