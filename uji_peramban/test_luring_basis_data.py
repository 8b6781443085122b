"""The database is killed with -9 in the middle of batches."""

import contextlib
import os
import random
import subprocess

import psutil
import psycopg
import pytest

from posyandu_site.keandalan import KUNCI
from posyandu_site.postgres import Cluster
from uji_peramban.ponsel import LAYAR, TANPA_JARINGAN, Ponsel, harapan, patroli_banyak
from uji_peramban.server_asli import Jaringan, ServerAsli, dibunuh_di_tengah, url_basis_uji

pytestmark = pytest.mark.django_db(transaction=True)
KALI = 50 if os.environ.get("POSYANDU_MALAM") else 1


@pytest.fixture
def cluster(tugas, tmp_path):
    """A cluster of its own that waits for the disk, with a copy of what the test has made."""
    satu = Cluster(tmp_path)
    url = satu.start()
    biner = satu._bin()
    isi = subprocess.run(
        [biner / "pg_dump", "--no-owner", url_basis_uji()], capture_output=True, check=True
    )
    perintah = [biner / "psql", "-Xq", "-v", "ON_ERROR_STOP=1", url]
    subprocess.run(perintah, input=isi.stdout, stdout=subprocess.DEVNULL, check=True)
    yield satu
    satu.remove()


def bunuh(cluster):
    """The postmaster and all its sessions at once, as when the power fails."""
    nomor = int((cluster.data / "postmaster.pid").read_text().split("\n")[0])
    induk = psutil.Process(nomor)
    for proses in [induk, *induk.children()]:
        with contextlib.suppress(psutil.NoSuchProcess):
            proses.kill()


def kirim_sampai(ponsel, benar):
    """Connections of the server's pool that died are noticed one by one."""
    for _ in range(6):
        ponsel.kirim()
        if benar():
            return


def test_basis_data_dibunuh_di_tengah_kiriman(chromium, cluster, tugas, record_property):
    acak = random.Random(8)
    server = ServerAsli(cluster.url())
    server.hidupkan()
    jaringan = Jaringan(server.port)
    konteks = chromium.new_context(viewport=LAYAR, service_workers="block")
    ponsel = Ponsel(konteks, jaringan.alamat)
    try:
        ponsel.masuk(tugas)  # the session is made in the copied database below
        with psycopg.connect(url_basis_uji()) as asal, psycopg.connect(cluster.url()) as tujuan:
            baris = asal.execute("SELECT * FROM django_session").fetchall()
            for satu in baris:
                tujuan.execute("INSERT INTO django_session VALUES (%s, %s, %s)", satu)
        ponsel.halaman.goto(jaringan.alamat)
        masuk = []
        for kali in range(KALI):
            baru = patroli_banyak(tugas, 20, awalan=f"{kali:03}")
            mati = dibunuh_di_tengah(jaringan, lambda: bunuh(cluster), acak.random() * 0.1)
            with mati as berangkat:
                jaringan.semua = TANPA_JARINGAN  # so that they leave together
                ponsel.simpan(*baru)
                jaringan.semua = None
                kirim_sampai(ponsel, berangkat.is_set)
            masuk += baru
            cluster.start()
        kirim_sampai(ponsel, lambda: ponsel.keadaan() == {"tersimpan": len(masuk)})
        assert ponsel.keadaan() == {"tersimpan": len(masuk)}
        with psycopg.connect(cluster.url()) as basis:
            ada = basis.execute(
                "SELECT lokasi, jumlah_petugas FROM layanan_patroli ORDER BY lokasi"
            ).fetchall()
        assert ada == harapan(masuk)
        record_property(KUNCI, f"{KALI} kills; {len(masuk)} entries: all there, once")
    finally:
        ponsel.konteks.close()
        jaringan.tutup()
        server.bunuh()
