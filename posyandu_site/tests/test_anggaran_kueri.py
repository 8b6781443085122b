"""Every page of ours at two sizes of data: the same number of queries, within its budget."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from posyandu_site.tests.anggaran_kueri import ANGGARAN, BAKU, PEMBACA
from posyandu_site.tests.jelajah import Penjelajah, badan
from posyandu_site.tests.tabel_izin import IZIN_URL

pytestmark = pytest.mark.django_db


BERTAMBAH = [
    "layanan:warga",
    "layanan:hari_buka_lembar",
    "layanan:catatan_daftar",
    "layanan:permohonan_daftar#semua",
    "kelembagaan:pengurus",
    "kelembagaan:posyandu_daftar",
    "pembinaan:antrean",
    "pembinaan:rekap_bulan",
]


def pembaca(baris):
    """The golongan to count for: the pengurus, the desa, the kabupaten, else who may."""
    return next((huruf for huruf in "PDBIM" if huruf in baris.get), baris.get[0])


HALAMAN = {
    kunci: PEMBACA.get(kunci) or pembaca(baris)
    for kunci, baris in IZIN_URL.items()
    if baris.get and kunci.split(":")[0] in ("beranda", "kelembagaan", "layanan", "pembinaan")
}


def hitung(dunia):
    """{row: (its queries, its length)} of every page, for one golongan that may open it."""
    hasil = {}
    for huruf in sorted(set(HALAMAN.values())):
        client = Client()
        if huruf != "A":
            client.force_login(dunia.pengguna[huruf])
        for kunci in (k for k, h in HALAMAN.items() if h == huruf):
            alamat, tanya, _ = Penjelajah.tujuan(kunci, dunia.sini, IZIN_URL[kunci])
            client.get(alamat + tanya)  # what is read once for all
            with CaptureQueriesContext(connection) as kueri:
                jawaban = client.get(alamat + tanya)
            assert jawaban.status_code == 200, kunci
            hasil[kunci] = [q["sql"] for q in kueri], len(badan(jawaban))
    return hasil


def test_jumlah_kueri_tidak_tumbuh_dan_dalam_anggaran(dunia):
    sedikit = hitung(dunia)
    dunia.perbanyak(6)
    banyak = hitung(dunia)
    galat = []
    for kunci, (kueri, _) in banyak.items():
        jumlah = len(sedikit[kunci][0])
        if len(kueri) != jumlah:
            ulang = max(kueri, key=[q[:60] for q in kueri].count) if kueri else ""
            galat.append(f"{kunci}: {jumlah} -> {len(kueri)} kueri; {ulang[:160]}")
        elif len(kueri) > ANGGARAN.get(kunci, BAKU):
            galat.append(f"{kunci}: {len(kueri)} kueri, anggarannya {ANGGARAN.get(kunci, BAKU)}")
    # the second count is only worth something where the pages really hold more
    galat += [
        f"{kunci}: tidak bertambah panjang"
        for kunci in BERTAMBAH
        if banyak[kunci][1] <= sedikit[kunci][1]
    ]
    if galat:
        pytest.fail("\n".join(["", *galat]), pytrace=False)


def test_anggaran_menyebut_halaman_yang_ada():
    assert [kunci for kunci in ANGGARAN if kunci not in HALAMAN] == []
