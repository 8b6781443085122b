"""pytest on the embedded PostgreSQL: a database of its own for each run, copied from a template.

Run as script/pytest, with pytest's arguments. The template is the migrated, empty database; it
is made anew when a migration changes. UJI_DB=<name> keeps the same database for --reuse-db;
without it every run has its own, so that several runs can go on at once.
"""

import hashlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import psutil
import psycopg
from psycopg import sql

from posyandu_site.postgres import Cluster, PostgresError

AKAR = Path(__file__).resolve().parent.parent
TEMPLAT_DISIMPAN = 3


def sidik_migrasi():
    """A digest for each file that the migrated database is made of."""
    berkas = [*sorted(AKAR.glob("*/migrations/*.py")), AKAR / "requirements.lock"]
    return {
        str(satu.relative_to(AKAR)): hashlib.sha256(satu.read_bytes()).hexdigest()[:16]
        for satu in berkas
    }


def siapkan_templat(cluster):
    """The name of the template; made under another name first, so that a half one is never used."""
    sidik = sidik_migrasi()
    isi = json.dumps(sidik)
    nama = f"templat_{hashlib.sha256(isi.encode()).hexdigest()[:12]}"
    with psycopg.connect(cluster.url("postgres"), autocommit=True) as basis:
        basis.execute("SELECT pg_advisory_lock(6)")  # two runs make it once
        ada = {
            nama_lain: json.loads(catatan) if nama_lain.startswith("templat_") and catatan else {}
            for nama_lain, catatan in basis.execute(
                "SELECT datname, shobj_description(oid, 'pg_database') FROM pg_database"
                " ORDER BY oid DESC"
            )
        }
        if nama not in ada:
            sementara = f"buat_{os.getpid()}"
            perintah(basis, "CREATE DATABASE {} TEMPLATE {}", sementara, _dasar(ada, sidik))
            subprocess.run(
                [sys.executable, "manage.py", "migrate", "--skip-checks", "--verbosity", "0"],
                cwd=AKAR,
                env={**os.environ, "DATABASE_URL": cluster.url(sementara)},
                check=True,
            )
            basis.execute(
                sql.SQL("COMMENT ON DATABASE {} IS {}").format(sql.Identifier(sementara), isi)
            )
            perintah(basis, "ALTER DATABASE {} RENAME TO {}", sementara, nama)
        for lama in _usang(ada):
            perintah(basis, "DROP DATABASE IF EXISTS {} WITH (FORCE)", lama)
    return nama


def perintah(basis, teks, *nama):
    basis.execute(sql.SQL(teks).format(*map(sql.Identifier, nama)))


def _dasar(ada, sidik):
    """An older template where only migrations were added since: it need not begin from nothing."""
    for nama, isi in ada.items():
        if isi and isi.items() <= sidik.items():
            return nama
    return "template0"


def _usang(ada):
    """Databases of runs that were killed, and templates that no run can be about to copy."""
    yield from [nama for nama in ada if nama.startswith("templat_")][TEMPLAT_DISIMPAN:]
    for nama in ada:
        nomor = re.match(r"(?:test_uji|buat)_(\d+)", nama)
        if nomor and not psutil.pid_exists(int(nomor[1])):
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
