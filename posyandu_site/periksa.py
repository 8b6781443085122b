"""script/test: every check, then all tests. A check that fails is named, the others still run."""

import os
import secrets
import shutil
import subprocess
import sys
import threading

from posyandu_site.peramban import cari_chromium
from posyandu_site.postgres import Cluster, PostgresError
from posyandu_site.uji import AKAR, siapkan_templat

PYTHON = sys.executable
PEMERIKSAAN = {
    "ruff check": [PYTHON, "-m", "ruff", "check", "--output-format", "concise", "."],
    "ruff format": [PYTHON, "-m", "ruff", "format", "--check", "--output-format", "concise", "."],
    "djlint": [PYTHON, "-m", "djlint", "templates", "--lint", "--quiet"],
    "import-linter": [
        PYTHON,
        "-c",
        "from importlinter.cli import lint_imports_command; lint_imports_command()",
    ],
    "makemigrations": [PYTHON, "manage.py", "makemigrations", "--check", "--dry-run"],
    "check --deploy": [PYTHON, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
}


def lingkungan_produksi():
    """Settings as in production, with secrets that nobody keeps."""
    rahasia = {
        nama: secrets.token_urlsafe(50)
        for nama in ("SECRET_KEY", "KUNCI_ENKRIPSI", "KUNCI_HASH_NIK")
    }
    return {"PRODUKSI": "1", "DEBUG": "0", "ALLOWED_HOSTS": "posyandu.example", **rahasia}


def periksa(nama, perintah):
    env = {**os.environ, **(lingkungan_produksi() if nama == "check --deploy" else {})}
    hasil = subprocess.run(
        perintah, cwd=AKAR, env=env, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    if hasil.returncode:
        print(hasil.stdout.strip())
    print(f"{nama}: {'GAGAL' if hasil.returncode else 'baik'}", flush=True)
    return hasil.returncode == 0


def pastikan_chromium():
    if cari_chromium():
        return
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print("Memasang Chromium ...", flush=True)
        apt = ["apt-get", "-q", "-y", "--no-install-recommends", "install"]
        env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "-q", "update"], env=env, stdout=subprocess.DEVNULL)
        for paket in ("chromium-headless-shell", "chromium"):
            if not cari_chromium():
                subprocess.run([*apt, paket], env=env, stdout=subprocess.DEVNULL)
    if not cari_chromium():
        sys.exit(
            "Uji peramban perlu Chromium. Pasang (Debian: sudo apt install "
            "chromium-headless-shell) "
            "atau tunjukkan letaknya: CHROMIUM=/letak/chromium script/test"
        )


def main():
    argumen = sys.argv[1:]
    if "--malam" in argumen:
        argumen.remove("--malam")
        os.environ["POSYANDU_MALAM"] = "1"
    os.environ.setdefault("PRODUKSI", "0")
    pastikan_chromium()
    basis_data = os.environ.get("DATABASE_URL")
    if not basis_data:
        cluster = Cluster(uji=True)
        try:
            basis_data = cluster.start()
        except PostgresError as galat:
            sys.exit(str(galat))
        # The tests' template takes a minute: it is made while the checks run, or by the tests.
        threading.Thread(target=siapkan_templat, args=(cluster,)).start()
    gagal = []
    for nama, perintah in PEMERIKSAAN.items():
        if nama == "makemigrations":  # it reads which migrations stand in the database
            perintah = ["env", f"DATABASE_URL={basis_data}", *perintah]
        if not periksa(nama, perintah):
            gagal.append(nama)
    # Browser tests come first and wait a good deal: one worker more fills that time.
    paralel = ["-n", str(os.cpu_count() + 1), "--dist", "worksteal"]
    pytest = subprocess.run([PYTHON, "-m", "posyandu_site.uji", "-q", *paralel, *argumen], cwd=AKAR)
    if gagal:
        sys.exit(f"Pemeriksaan gagal: {', '.join(gagal)}")
    sys.exit(pytest.returncode)


if __name__ == "__main__":
    main()
