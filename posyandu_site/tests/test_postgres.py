"""The embedded PostgreSQL: real clusters, made and killed."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import psutil
import psycopg
import pytest

from posyandu_site.postgres import Cluster, PostgresError

root = pytest.mark.skipif(os.geteuid() != 0, reason="hanya root memakai pengguna layanan")


@pytest.fixture
def folder():
    """A folder with a space in its name that every user can pass."""
    akar = Path(tempfile.mkdtemp())
    akar.chmod(0o755)
    var = akar / "dengan spasi" / "var"
    var.mkdir(parents=True)
    yield var
    shutil.rmtree(akar)


@pytest.fixture
def cluster(folder):
    cluster = Cluster(folder)
    yield cluster
    cluster.remove()


def jalankan(cluster, perintah):
    with psycopg.connect(cluster.url()) as sambungan:
        hasil = sambungan.execute(perintah)
        return hasil.fetchall() if hasil.description else None


def postmaster(cluster):
    return psutil.Process(int((cluster.data / "postmaster.pid").read_text().split("\n")[0]))


def isi_satu_baris(cluster):
    cluster.start()
    jalankan(cluster, "CREATE TABLE catatan AS SELECT 'Ibu Sari é' AS nama")


def test_data_tetap_ada_setelah_berhenti_dan_mulai(cluster):
    isi_satu_baris(cluster)
    cluster.stop()
    assert not (cluster.data / "postmaster.pid").exists()
    cluster.start()
    assert jalankan(cluster, "SELECT nama FROM catatan") == [("Ibu Sari é",)]


def test_data_tetap_ada_setelah_kill_9(cluster):
    isi_satu_baris(cluster)
    postmaster(cluster).kill()
    cluster.start()
    assert jalankan(cluster, "SELECT nama FROM catatan") == [("Ibu Sari é",)]


def test_kill_9_dengan_sesi_yang_sedang_sibuk(cluster):
    isi_satu_baris(cluster)
    with psycopg.connect(cluster.url(), autocommit=True) as sibuk:
        sesi = psutil.Process(sibuk.info.backend_pid)
        sesi.suspend()  # an orphan that cannot notice that its parent is gone
        postmaster(cluster).kill()
        subprocess.Popen(["sh", "-c", f"sleep 2; kill -9 {sesi.pid}"])
        cluster.start()
    assert jalankan(cluster, "SELECT nama FROM catatan") == [("Ibu Sari é",)]


def test_nomor_proses_basi_milik_program_lain(cluster):
    """After a reboot the number in postmaster.pid may belong to anyone, even to the same user."""
    isi_satu_baris(cluster)
    pemilik = cluster._pemilik()
    lain = subprocess.Popen(["sleep", "60"], **pemilik)
    berkas = cluster.data / "postmaster.pid"
    isi = berkas.read_text().split("\n")
    cluster.stop()
    berkas.write_text("\n".join([str(lain.pid), *isi[1:]]))
    try:
        cluster.start()
        assert jalankan(cluster, "SELECT nama FROM catatan") == [("Ibu Sari é",)]
        assert lain.poll() is None
    finally:
        lain.kill()
        lain.wait()


def test_mulai_dua_kali_memakai_server_yang_sama(cluster):
    cluster.start()
    pertama = postmaster(cluster).pid
    cluster.start()
    assert postmaster(cluster).pid == pertama


def test_initdb_yang_terputus_diulang(cluster):
    sisa = cluster.asal / "data.baru"
    sisa.mkdir(parents=True)
    (sisa / "PG_VERSION").write_text("18\n")
    cluster.start()
    assert jalankan(cluster, "SELECT 1") == [(1,)]


def test_hanya_soket_tertutup_dan_locale_tetap(cluster, monkeypatch):
    monkeypatch.setenv("LANG", "C")
    cluster.start()
    assert jalankan(cluster, "SHOW listen_addresses") == [("",)]
    assert cluster.soket.stat().st_mode & 0o777 == 0o700
    assert len(str(cluster.soket / ".s.PGSQL.5432")) < 107
    locale = "SELECT datlocprovider, datlocale, pg_encoding_to_char(encoding) FROM pg_database"
    assert set(jalankan(cluster, locale)) == {("b", "C.UTF-8", "UTF8")}


def test_soket_milik_orang_lain_ditolak(cluster):
    cluster.soket.mkdir(mode=0o777)
    cluster.soket.chmod(0o777)
    with pytest.raises(PostgresError, match="milik pengguna lain"):
        cluster.start()


@root
def test_server_tidak_berjalan_sebagai_root(cluster):
    cluster.start()
    assert postmaster(cluster).username() == "posyandu"
    assert cluster.data.is_relative_to(cluster.asal)


@root
def test_checkout_yang_tertutup_memakai_var_lib(cluster, folder, capsys):
    folder.parent.chmod(0o700)
    isi_satu_baris(cluster)
    assert capsys.readouterr().err.count("\n") == 1
    assert cluster.data.is_relative_to("/var/lib/posyandu")
    assert folder.parent.stat().st_mode & 0o777 == 0o700
    cluster.stop()
    cluster.start()
    assert jalankan(cluster, "SELECT nama FROM catatan") == [("Ibu Sari é",)]
    assert capsys.readouterr().err == ""
