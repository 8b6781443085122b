"""Set-up: which Node is taken, what is done again, and the whole first start (at night)."""

import importlib.util
import os
import re
import signal
import socket
import subprocess
import time
import urllib.request
from pathlib import Path

import pytest

from posyandu_site.postgres import Cluster
from posyandu_site.server import AKAR
from posyandu_site.uji import _dasar, _usang

malam = pytest.mark.skipif("POSYANDU_MALAM" not in os.environ, reason="hanya script/test --malam")


@pytest.fixture
def siapkan():
    spesifikasi = importlib.util.spec_from_file_location("siapkan", AKAR / "script/siapkan.py")
    modul = importlib.util.module_from_spec(spesifikasi)
    spesifikasi.loader.exec_module(modul)
    return modul


@pytest.fixture
def node_palsu(tmp_path, monkeypatch):
    def pasang(versi):
        for nama, keluaran in (("node", versi), ("npm", "11.0.0")):
            berkas = tmp_path / nama
            berkas.write_text(f"#!/bin/sh\necho {keluaran}\n")
            berkas.chmod(0o755)
        monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
        return tmp_path

    return pasang


@pytest.mark.parametrize("versi", ["v22.19.0", "v24.1.3"])
def test_node_sistem_yang_cukup_baru_dipakai(siapkan, node_palsu, versi):
    folder = node_palsu(versi)
    npm, env = siapkan.lingkungan_node()
    assert npm == [str(folder / "npm")]
    assert env["PATH"] == os.environ["PATH"]


@pytest.mark.parametrize("versi", ["v22.18.9", "v20.20.2", "v8.0.0"])
def test_node_sistem_yang_tua_diganti_milik_pip(siapkan, node_palsu, versi):
    node_palsu(versi)
    npm, env = siapkan.lingkungan_node()
    assert subprocess.run([*npm, "--version"], env=env, capture_output=True).returncode == 0
    assert env["PATH"].split(os.pathsep)[0] == str(Path(npm[0]).parent)


def test_sidik_berubah_bila_isi_atau_nama_berubah(siapkan, tmp_path, monkeypatch):
    monkeypatch.setattr(siapkan, "AKAR", tmp_path)
    satu, dua = tmp_path / "satu", tmp_path / "dua"
    satu.write_text("isi")
    dua.write_text("isi")
    awal = siapkan.sidik(satu)
    assert siapkan.sidik(satu) == awal
    assert siapkan.sidik(dua) != awal
    satu.write_text("isi baru")
    assert siapkan.sidik(satu) != awal


def test_templat_lama_menjadi_dasar_hanya_bila_migrasi_bertambah():
    ada = {"templat_a": {"0001": "x", "0002": "y"}, "posyandu": {}}
    assert _dasar(ada, {"0001": "x", "0002": "y", "0003": "z"}) == "templat_a"
    assert _dasar(ada, {"0001": "berubah", "0002": "y", "0003": "z"}) == "template0"
    assert _dasar(ada, {"0001": "x"}) == "template0"


def test_hanya_sisa_uji_yang_mati_dibuang():
    ada = {
        "posyandu": {},
        "test_uji_999999999": {},
        "test_uji_999999999_gw1": {},
        f"test_uji_{os.getpid()}_gw0": {},
        "test_uji_nama": {},
        "buat_999999999": {},
        **{f"templat_{nomor}": {} for nomor in range(4)},
    }
    assert sorted(_usang(ada)) == [
        "buat_999999999",
        "templat_3",
        "test_uji_999999999",
        "test_uji_999999999_gw1",
    ]


def _mulai(var, port):
    env = {**os.environ, "POSYANDU_VAR": str(var), "PORT": str(port), "LANG": "C"}
    env.pop("DATABASE_URL", None)
    proses = subprocess.Popen([AKAR / "script/server"], env=env, stdout=subprocess.PIPE, text=True)
    mulai = time.monotonic()
    for baris in proses.stdout:
        if "siap:" in baris:
            return proses, time.monotonic() - mulai
    raise AssertionError("script/server berhenti sebelum siap")


def _halaman_masuk(port):
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/akun/login/") as jawaban:
        return jawaban.status, re.findall("<title>(.*?)</title>", jawaban.read().decode(), re.S)


@pytest.fixture
def var(tmp_path):
    var = tmp_path / "dengan spasi"
    yield var
    Cluster(var).remove()


@malam
def test_mulai_dari_nol_lalu_dibunuh_lalu_mulai_lagi(var):
    with socket.socket() as colokan:
        colokan.bind(("127.0.0.1", 0))
        port = colokan.getsockname()[1]
    proses, _ = _mulai(var, port)
    pertama = _halaman_masuk(port)
    akun = (var / "akun-contoh.txt").read_text()
    assert (var / "akun-contoh.txt").stat().st_mode & 0o777 == 0o600
    proses.kill()
    proses.wait()
    proses, lama = _mulai(var, port)
    assert lama <= 5
    assert _halaman_masuk(port) == pertama
    assert pertama[0] == 200
    assert (var / "akun-contoh.txt").read_text() == akun
    proses.send_signal(signal.SIGINT)
    assert proses.wait(timeout=60) == 0
