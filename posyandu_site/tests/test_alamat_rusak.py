"""Trash in addresses: every page answers, and none fails."""

import pytest

from kelembagaan.parameter import baca_nomor
from kelembagaan.tests.pabrik import PenugasanFactory
from posyandu_site.tests.dunia import ORANG
from posyandu_site.tests.jelajah import Penjelajah
from posyandu_site.tests.tabel_izin import IZIN_URL

pytestmark = pytest.mark.django_db

PANJANG = "9" * 5000
LAIN = ("hari_buka", "warga", "keluarga", "sesudah", "halaman", "p", "page", "bulan", "bidang")
SAMPAH = [
    f"posyandu={PANJANG}",
    "&".join(f"{nama}={PANJANG}" for nama in LAIN),
    "&".join(f"{nama}=-1" for nama in ("posyandu", *LAIN)),
]


def test_halaman_tidak_gagal(dunia):
    """Every page, as the first golongan that may open it."""
    gagal = []
    for huruf in ORANG:
        pengunjung = Penjelajah(dunia, huruf)
        pengunjung.client.raise_request_exception = False
        for kunci, baris in IZIN_URL.items():
            if baris.get[:1] == huruf:
                alamat, *_ = pengunjung.tujuan(kunci, dunia.sini, baris)
                for tanya in SAMPAH:
                    if pengunjung.client.get(f"{alamat}?{tanya}").status_code >= 500:
                        gagal.append(f"{kunci} ?{tanya[:60]}")
    assert gagal == []


@pytest.mark.parametrize(
    "alamat",
    [
        "/admin/kelembagaan/penugasan/?peran__exact=%00",
        "/admin/kelembagaan/penugasan/?%00=x",
        "/kelembagaan/posyandu/?cari=a%00b",
        "/layanan/catatan/%00/",
    ],
)
def test_nul_di_alamat_ditolak(masuk, tangga, alamat):
    client = masuk(PenugasanFactory(peran="dpmd", tempat=tangga.kab))
    jawaban = client.get(alamat)
    assert (jawaban.status_code, "tidak bisa dibaca" in jawaban.content.decode()) == (400, True)


@pytest.mark.parametrize(
    "alamat",
    ["/layanan/catatan/timbang/", "/layanan/catatan/timbang/baru/", "/layanan/laporan/"],
)
def test_posyandu_dengan_nomor_terlalu_panjang(masuk, posyandu, alamat):
    client = masuk(PenugasanFactory(tempat=posyandu))
    assert client.get(f"{alamat}?posyandu={PANJANG}").status_code == 404
    assert client.get(f"{alamat}?posyandu={posyandu.pk}").status_code == 200


@pytest.mark.parametrize(
    ("teks", "nomor"),
    [
        ("12", 12),
        (12, 12),
        ("9" * 18, 10**18 - 1),
        ("9" * 19, None),
        ("9" * 5000, None),
        ("٣", None),
        ("-1", None),
        ("", None),
        (None, None),
        ("1x", None),
    ],
)
def test_baca_nomor(teks, nomor):
    assert baca_nomor(teks) == nomor
