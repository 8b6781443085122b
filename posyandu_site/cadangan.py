"""script/backup and script/restore: the database and the photos in one archive.

    python -m posyandu_site.cadangan buat [--ke FOLDER]
    python -m posyandu_site.cadangan pulihkan ARSIP [--ya]

The archive holds what people entered, but not the secrets (var/rahasia.json or the environment)
without which NIK and waiting items can't be read: keep those elsewhere. A restore sets a new
epoch, so that phones offer again what they sent since the backup.
"""

import argparse
import datetime
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
from pathlib import Path

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from posyandu_site.postgres import Cluster, PostgresError, bin_paket, var_dir

AKAR = Path(__file__).resolve().parent.parent
BASIS_DATA = "posyandu.dump"
BERKAS = "berkas"
BATAS_TUNGGU = 2  # seconds until the sessions of an application just stopped are gone
EPOCH_BARU = """DELETE FROM public.layanan_epoch;
INSERT INTO public.layanan_epoch (nilai, sejak) VALUES (gen_random_uuid(), now())"""


class CadanganError(Exception):
    """What went wrong and what to do, in one line for the person at the terminal."""


def buat(*, url, media, ke):
    """Path of a new archive in the folder `ke`; others can't read it."""
    ke.mkdir(parents=True, exist_ok=True)
    nama = f"posyandu-{datetime.datetime.now(datetime.UTC):%Y%m%d-%H%M%S-%f}.tar"
    sementara = ke / f"{nama}.sementara"
    with tempfile.TemporaryDirectory(dir=ke) as folder:
        # The database first: a photo is stored before its row, and never deleted.
        dump = Path(folder) / BASIS_DATA
        _jalankan("pg_dump", "--format=custom", "--no-owner", f"--file={dump}", url=url)
        sementara.touch(mode=0o600)
        with tarfile.open(sementara, "w") as arsip:
            arsip.add(dump, BASIS_DATA)
            if media.is_dir():
                arsip.add(media, BERKAS)
    return sementara.rename(ke / nama)


def pulihkan(*, arsip, url, media, timpa=False):
    """Put database and photos back as they were; all of the database or nothing of it.

    Raises CadanganError if something is there already and `timpa` was not said, or if the
    application still runs.
    """
    _periksa(url, timpa)
    with tempfile.TemporaryDirectory() as folder:
        try:
            with tarfile.open(arsip) as isi:
                isi.extractall(folder, filter="data")
        except (OSError, tarfile.TarError) as galat:
            raise CadanganError(f"{arsip} tidak bisa dibuka sebagai cadangan.") from galat
        dump, naskah = Path(folder) / BASIS_DATA, Path(folder) / "isi.sql"
        if not dump.is_file():
            raise CadanganError(f"{arsip} bukan cadangan Posyandu.")
        _jalankan("pg_restore", "--no-owner", f"--file={naskah}", str(dump))
        _untuk_server_lama(naskah)
        # What came with a newer program than the backup's must go too.
        perintah = ["DROP SCHEMA public CASCADE", "CREATE SCHEMA public"]
        _jalankan(
            "psql", "-X", "-q", "-1", "-v", "ON_ERROR_STOP=1",
            *(f"--command={satu}" for satu in perintah),
            f"--file={naskah}",
            f"--command={EPOCH_BARU}",
            url=url,
        )  # fmt: skip
        if (Path(folder) / BERKAS).is_dir():
            shutil.copytree(Path(folder) / BERKAS, media, dirs_exist_ok=True)


def _untuk_server_lama(naskah):
    """Take out the one setting that PostgreSQL 15 and 16 do not know."""
    with naskah.open("r+b") as isi:
        kepala = isi.read(4096)
        isi.seek(0)
        isi.write(kepala.replace(b"SET transaction_timeout", b"--- transaction_timeout"))


def _periksa(url, timpa):
    with psycopg.connect(url, autocommit=True) as basis:
        [(ada,)] = basis.execute("SELECT to_regclass('public.kelembagaan_pengguna') IS NOT NULL")
        if ada and not timpa:
            raise CadanganError(
                "Basis data ini sudah berisi. "
                "Tambahkan --ya bila isinya boleh diganti dengan cadangan."
            )
        akhir = time.monotonic() + BATAS_TUNGGU
        while basis.execute(
            "SELECT FROM pg_stat_activity WHERE datname = current_database()"
            " AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
        ).rowcount:
            if time.monotonic() > akhir:
                raise CadanganError("Basis data ini masih dipakai. Hentikan aplikasinya dulu.")
            time.sleep(0.1)


def _jalankan(program, *argumen, url=""):
    """Run one of the wheel's programs; they serve older servers too."""
    alamat = conninfo_to_dict(url)
    sandi = {"PGPASSWORD": alamat.pop("password")} if "password" in alamat else {}
    hasil = subprocess.run(
        [
            str(bin_paket() / program),
            *argumen,
            *([f"--dbname={make_conninfo(**alamat)}"] if url else []),
        ],
        env={**os.environ, **sandi},  # in an argument everybody on the machine could read it
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    if hasil.returncode:
        # Details of an error may hold what people typed.
        sebab = [baris for baris in hasil.stderr.splitlines() if "error" in baris.lower()]
        raise CadanganError(f"{program} gagal. {sebab[0][:200] if sebab else ''}".strip())


def main():
    pilihan = argparse.ArgumentParser(prog="python -m posyandu_site.cadangan")
    aksi = pilihan.add_subparsers(dest="aksi", required=True)
    satu = aksi.add_parser("buat")
    satu.add_argument("--ke", type=Path, default=var_dir() / "cadangan")
    dua = aksi.add_parser("pulihkan")
    dua.add_argument("arsip", type=Path)
    dua.add_argument("--ya", action="store_true")
    masukan = pilihan.parse_args()
    cluster, media = Cluster(), var_dir() / BERKAS
    url = os.environ.get("DATABASE_URL")
    berjalan = bool(url) or cluster.berjalan()
    try:
        url = url or cluster.start()
        if masukan.aksi == "buat":
            print(f"Tersimpan: {buat(url=url, media=media, ke=masukan.ke)}")
            print("Simpan juga kunci rahasianya, di tempat lain: tanpa itu NIK tidak terbaca.")
        else:
            pulihkan(arsip=masukan.arsip, url=url, media=media, timpa=masukan.ya)
            migrasi = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
            env = {"PRODUKSI": "0", **os.environ, "DATABASE_URL": url}
            subprocess.run(migrasi, cwd=AKAR, check=True, env=env)
            print("Dipulihkan. Ponsel akan menawarkan lagi yang dikirim sesudah cadangan ini.")
    except (CadanganError, PostgresError, psycopg.OperationalError) as galat:
        sys.exit(str(galat))
    finally:
        if not berjalan:
            cluster.stop()


if __name__ == "__main__":
    main()
