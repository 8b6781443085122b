"""script/server: its refusals in one line, and what it does after it was killed."""

import json
import os
import socket
import subprocess
import sys

import psutil
import psycopg
import pytest

from posyandu_site.postgres import Cluster
from posyandu_site.server import (
    AKAR,
    Henti,
    Proses,
    periksa_basis_data,
    periksa_port,
    sidik_persiapan,
)


@pytest.fixture
def port_sibuk():
    with socket.socket() as colokan:
        colokan.bind(("127.0.0.1", 0))
        colokan.listen()
        yield colokan.getsockname()[1]


@pytest.fixture
def var(tmp_path, monkeypatch):
    monkeypatch.setenv("POSYANDU_VAR", str(tmp_path))
    return tmp_path


def jalankan(**lingkungan):
    return subprocess.run(
        [sys.executable, "-m", "posyandu_site.server"],
        cwd=AKAR,
        env={**os.environ, **lingkungan},
        capture_output=True,
        text=True,
    )


def test_port_sibuk_satu_baris(var, port_sibuk):
    hasil = jalankan(PORT=str(port_sibuk), POSYANDU_VAR=str(var))
    assert hasil.returncode == 1
    assert hasil.stdout == ""
    assert hasil.stderr == (
        f"Port {port_sibuk} sedang dipakai program lain. Hentikan program itu, "
        f"atau pilih port lain: PORT={port_sibuk + 1} script/server\n"
    )


def test_port_bebas_diterima(port_sibuk):
    with socket.socket() as colokan:
        colokan.bind(("127.0.0.1", 0))
        bebas = colokan.getsockname()[1]
    periksa_port(bebas)
    with pytest.raises(Henti):
        periksa_port(port_sibuk)


def test_basis_data_tak_terjangkau_satu_baris_tanpa_sandi():
    with pytest.raises(Henti) as galat:
        periksa_basis_data("postgresql://kader:rahasia@127.0.0.1:1/posyandu")
    assert "DATABASE_URL" in str(galat.value)
    assert "rahasia" not in str(galat.value)
    assert "\n" not in str(galat.value)


def test_anak_dihentikan(var):
    proses = Proses()
    proses.mulai("tidur", "sleep", "60")
    nomor = proses.berjalan["tidur"].pid
    assert proses.yang_mati() == []
    proses.hentikan()
    assert not psutil.pid_exists(nomor)
    assert not proses.catatan.exists()


def test_sisa_yang_dibunuh_dibersihkan(var):
    sisa = subprocess.Popen(["sleep", "60"], start_new_session=True)
    lahir = psutil.Process(sisa.pid).create_time()
    proses = Proses()
    proses.catatan.write_text(json.dumps([{"pid": sisa.pid, "lahir": lahir}]))
    proses.bersihkan_sisa()
    assert not psutil.pid_exists(sisa.pid)


def test_program_lain_dengan_nomor_yang_sama_dibiarkan(var):
    lain = subprocess.Popen(["sleep", "60"], start_new_session=True)
    lahir = psutil.Process(lain.pid).create_time() - 100
    proses = Proses()
    proses.catatan.write_text(json.dumps([{"pid": lain.pid, "lahir": lahir}]))
    proses.bersihkan_sisa()
    assert lain.poll() is None
    lain.kill()
    lain.wait()


def test_server_kedua_di_folder_yang_sama_menolak(var):
    perintah = [sys.executable, "-c", "import time; time.sleep(60)", "posyandu_site.server"]
    hidup = subprocess.Popen(perintah, start_new_session=True)
    lahir = psutil.Process(hidup.pid).create_time()
    proses = Proses()
    proses.catatan.write_text(json.dumps([{"pid": hidup.pid, "lahir": lahir}]))
    with pytest.raises(Henti, match="sudah berjalan"):
        proses.bersihkan_sisa()
    assert hidup.poll() is None
    hidup.kill()
    hidup.wait()


def test_persiapan_diulang_bila_basis_data_atau_berkas_berubah(var):
    """Told apart by the times at which its migrations ran; a new database has none."""
    cluster = Cluster(var, uji=True)
    try:
        url = cluster.start()
        kosong = sidik_persiapan(url, dev=False)
        with psycopg.connect(url) as sambungan:
            sambungan.execute(
                "CREATE TABLE django_migrations AS SELECT 1 AS id, 'layanan' AS app,"
                " '0001' AS name, now() AS applied"
            )
        terisi = sidik_persiapan(url, dev=False)
        assert terisi != kosong
        assert sidik_persiapan(url, dev=False) == terisi
        assert sidik_persiapan(url, dev=True) != terisi
        with psycopg.connect(url) as sambungan:
            sambungan.execute("UPDATE django_migrations SET applied = now()")
        assert sidik_persiapan(url, dev=False) not in (terisi, kosong)
    finally:
        cluster.remove()
