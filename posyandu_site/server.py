"""script/server: database, migrations, regions, sample, static files, worker and web server.

One process looks after the others and ends them all when it is told to (Ctrl-C, SIGTERM, a
closed terminal). Killed with -9 it leaves them running; the next start ends them first.
"""

import argparse
import contextlib
import hashlib
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import psutil
import psycopg

from posyandu_site.postgres import Cluster, PostgresError, var_dir

AKAR = Path(__file__).resolve().parent.parent
ALAMAT = "127.0.0.1"
AKHIRAN_DIAWASI = (".py", ".html")
TANDA_HENTI = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
BATAS_SELESAI = 20  # seconds that a process gets to finish what it is doing


class Henti(Exception):
    """A reason to stop, in one line for the person at the terminal."""


class Proses:
    """The children, remembered in var/proses.json for the start after a kill -9."""

    def __init__(self):
        self.catatan = var_dir() / "proses.json"
        self.berjalan = {}

    def mulai(self, nama, *perintah):
        # A session of its own: Ctrl-C reaches only us, and we end the children in order.
        self.berjalan[nama] = subprocess.Popen(perintah, cwd=AKAR, start_new_session=True)
        nomor = [os.getpid(), *(proses.pid for proses in self.berjalan.values())]
        isi = [{"pid": pid, "lahir": psutil.Process(pid).create_time()} for pid in nomor]
        self.catatan.write_text(json.dumps(isi))

    def yang_mati(self):
        return [nama for nama, proses in self.berjalan.items() if proses.poll() is not None]

    def hentikan(self):
        _akhiri([psutil.Process(p.pid) for p in self.berjalan.values() if p.poll() is None])
        self.berjalan.clear()
        self.catatan.unlink(missing_ok=True)

    def bersihkan_sisa(self):
        """End what a killed predecessor left; leave a living one alone."""
        if not self.catatan.exists():
            return
        hidup = []
        for satu in json.loads(self.catatan.read_text()):
            with contextlib.suppress(psutil.NoSuchProcess):
                proses = psutil.Process(satu["pid"])
                # A number is used again; together with the time of birth it is not.
                if abs(proses.create_time() - satu["lahir"]) < 1:
                    if "posyandu_site.server" in proses.cmdline():
                        raise Henti(
                            "script/server sudah berjalan di folder ini. "
                            "Hentikan dulu dengan Ctrl-C."
                        )
                    hidup.append(proses)
        _akhiri(hidup)


def _akhiri(daftar):
    anak = [cucu for proses in daftar for cucu in proses.children(recursive=True)]
    for proses in daftar:
        proses.terminate()
    _, sisa = psutil.wait_procs(daftar, timeout=BATAS_SELESAI)
    for proses in [*sisa, *anak]:
        with contextlib.suppress(psutil.NoSuchProcess):
            proses.kill()


def periksa_port(port):
    with socket.socket() as colokan:
        colokan.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            colokan.bind((ALAMAT, port))
        except OSError as galat:
            raise Henti(
                f"Port {port} sedang dipakai program lain. "
                f"Hentikan program itu, atau pilih port lain: PORT={port + 1} script/server"
            ) from galat


def periksa_basis_data(url):
    try:
        psycopg.connect(url, connect_timeout=5).close()
    except psycopg.Error as galat:
        raise Henti(
            "Basis data pada DATABASE_URL tidak dapat dihubungi. Periksa alamat, nama, dan kata "
            "sandinya, atau hapus DATABASE_URL untuk memakai PostgreSQL bawaan."
        ) from galat


def sidik_persiapan(url, dev):
    """What `manage.py siapkan` starts from: this database, the sources, the collected files."""
    riwayat = "SELECT string_agg(app || name || applied, ',' ORDER BY id) FROM django_migrations"
    with psycopg.connect(url) as sambungan:
        try:
            basis_data = sambungan.execute(riwayat).fetchone()[0]
        except psycopg.errors.UndefinedTable:
            basis_data = None
    berkas = [AKAR / "requirements.lock", AKAR / "package-lock.json"]
    berkas += sorted(AKAR.glob("*/migrations/*.py"))
    for folder in ("static", "static_bangun"):
        berkas += sorted((AKAR / folder).rglob("*"))
    bahan = [f"{satu} {satu.stat().st_mtime_ns}" for satu in berkas]
    terkumpul = (AKAR / "static_terkumpul" / "staticfiles.json").exists()
    return hashlib.sha256(repr((basis_data, bahan, terkumpul, dev)).encode()).hexdigest()


def siapkan(url, dev):
    """Skipped where nothing has changed: it costs two seconds at each start."""
    cap = var_dir() / "cap-siapkan.txt"
    if cap.exists() and cap.read_text() == sidik_persiapan(url, dev):
        return
    perintah = [sys.executable, "manage.py", "siapkan"]
    if subprocess.run(perintah, cwd=AKAR, start_new_session=True).returncode:
        raise Henti("Persiapan gagal; sebabnya tertulis di atas.")
    cap.write_text(sidik_persiapan(url, dev))


def tunggu_siap(port, proses):
    """Until the web server answers a request; a child that ended instead is named."""
    while not proses.yang_mati():
        sambungan = http.client.HTTPConnection(ALAMAT, port, timeout=30)
        with contextlib.suppress(OSError, http.client.HTTPException):
            sambungan.request("HEAD", "/tentang/")
            sambungan.getresponse()
            return
        time.sleep(0.05)


def mulai_aplikasi(proses, port, dev):
    """The web server first: whoever waits at the terminal waits for it."""
    proses.mulai(
        "server", sys.executable, "-m", "granian", "--interface", "wsgi", "--host", ALAMAT,
        "--port", str(port), "--workers", "2", "--blocking-threads", "2", "--no-ws",
        "--respawn-failed-workers", "--workers-kill-timeout", "5", "--log-level", "warning",
        "posyandu_site.wsgi:application",
    )  # fmt: skip
    tunggu_siap(port, proses)
    # What ran well leaves no row: the sums of the recap run every five seconds.
    perintah = ("procrastinate", "worker", "--delete-jobs", "successful")
    proses.mulai("pekerja", sys.executable, "manage.py", *perintah)
    if dev:
        proses.mulai("bangun", str(AKAR / "script" / "bangun"), "--awasi")


def sidik_sumber():
    """Changes when a file of the application is saved, made or deleted."""
    ruang = [AKAR / nama for nama in ("posyandu_site", "kelembagaan", "layanan", "pembinaan")]
    return {
        berkas: berkas.stat().st_mtime_ns
        for folder in [*ruang, AKAR / "templates"]
        for berkas in folder.rglob("*")
        if berkas.suffix in AKHIRAN_DIAWASI
    }


def jaga(proses, port, dev):
    """Return only when a child ends by itself."""
    sumber = sidik_sumber() if dev else None
    while not proses.yang_mati():
        time.sleep(1)
        if dev and (terbaru := sidik_sumber()) != sumber:
            sumber = terbaru
            print("Berkas berubah, memuat ulang ...", flush=True)
            proses.hentikan()
            mulai_aplikasi(proses, port, dev)


def layani(port, dev):
    proses = Proses()
    proses.bersihkan_sisa()
    periksa_port(port)
    cluster = None
    try:
        if os.environ.get("DATABASE_URL"):
            periksa_basis_data(os.environ["DATABASE_URL"])
        else:
            cluster = Cluster()
            os.environ["DATABASE_URL"] = cluster.start()
        siapkan(os.environ["DATABASE_URL"], dev)
        mulai_aplikasi(proses, port, dev)
        sambut(port)
        jaga(proses, port, dev)
        raise Henti(f"Berhenti dengan sendirinya: {', '.join(proses.yang_mati())}.")
    except KeyboardInterrupt:
        print("\nMenghentikan ...", flush=True)
    finally:
        # A second Ctrl-C must not cut off the database's own ending.
        for tanda in TANDA_HENTI:
            signal.signal(tanda, signal.SIG_IGN)
        proses.hentikan()
        if cluster:
            cluster.stop()


def sambut(port):
    print(f"\nPosyandu 6 SPM siap: http://{ALAMAT}:{port}")
    akun = var_dir() / "akun-contoh.txt"
    if akun.exists():
        print(f"\n{akun.read_text().strip()}\n(tersimpan di {akun})")
    print("\nHentikan dengan Ctrl-C.", flush=True)


def _berhenti(*_):
    raise KeyboardInterrupt


def main():
    pilihan = argparse.ArgumentParser(prog="script/server")
    pilihan.add_argument("--dev", action="store_true", help="muat ulang setiap ada perubahan")
    masukan = pilihan.parse_args()
    os.environ.setdefault("PRODUKSI", "0")
    if masukan.dev:
        os.environ["DEBUG"] = "1"
    for tanda in TANDA_HENTI:
        signal.signal(tanda, _berhenti)
    var_dir().mkdir(parents=True, exist_ok=True)
    try:
        layani(int(os.environ.get("PORT", "8000")), masukan.dev)
    except (Henti, PostgresError) as galat:
        sys.exit(str(galat))


if __name__ == "__main__":
    main()
