"""pytest on the embedded PostgreSQL: a database of its own for each run, copied from a template.

Run as script/pytest, with pytest's arguments. The template is the migrated, empty database; it
is made anew when a migration changes. UJI_DB=<name> keeps the same database for --reuse-db;
without it every run has its own, so that several runs can go on at once.
"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import psutil
import psycopg
from psycopg import sql

from posyandu_site.postgres import Cluster, PostgresError

AKAR = Path(__file__).resolve().parent.parent


def sidik_migrasi():
    """A digest of everything the migrated database is made of."""
    berkas = [*sorted(AKAR.glob("*/migrations/*.py")), AKAR / "requirements.lock"]
    jumlah = hashlib.sha256()
    for satu in berkas:
        jumlah.update(str(satu.relative_to(AKAR)).encode() + satu.read_bytes())
    return jumlah.hexdigest()[:12]


def siapkan_templat(cluster):
    """The name of the template; made under another name first, so that a half one is never used."""
    nama = f"templat_{sidik_migrasi()}"
    with psycopg.connect(cluster.url("postgres"), autocommit=True) as basis:
        basis.execute("SELECT pg_advisory_lock(6)")  # two runs make it once
        ada = {baris[0] for baris in basis.execute("SELECT datname FROM pg_database")}
        for lama in _usang(ada, nama):
            basis.execute(
                sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(lama))
            )
        if nama in ada:
            return nama
        sementara = f"buat_{os.getpid()}"
        basis.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(sementara)))
        subprocess.run(
            [sys.executable, "manage.py", "migrate", "--skip-checks", "--verbosity", "0"],
            cwd=AKAR,
            env={**os.environ, "DATABASE_URL": cluster.url(sementara)},
            check=True,
        )
        basis.execute(
            sql.SQL("ALTER DATABASE {} RENAME TO {}").format(
                sql.Identifier(sementara), sql.Identifier(nama)
            )
        )
    return nama


def _usang(ada, templat):
    """Databases of runs that were killed, and templates of older migrations."""
    for nama in ada:
        awalan, _, sisa = nama.partition("_")
        if awalan == "templat" and nama != templat:
            yield nama
        nomor = sisa.removeprefix("uji_").split("_")[0]
        if awalan in ("test", "buat") and nomor.isdecimal() and not psutil.pid_exists(int(nomor)):
            yield nama


def main():
    os.environ.setdefault("PRODUKSI", "0")
    if "DATABASE_URL" not in os.environ:
        try:
            cluster = Cluster(uji=True)
            cluster.start()
            os.environ["UJI_TEMPLAT"] = siapkan_templat(cluster)
        except (PostgresError, subprocess.CalledProcessError) as galat:
            sys.exit(str(galat))
        os.environ["DATABASE_URL"] = cluster.url(f"uji_{os.environ.get('UJI_DB', os.getpid())}")
    os.execv(sys.executable, [sys.executable, "-m", "pytest", *sys.argv[1:]])


if __name__ == "__main__":
    main()
