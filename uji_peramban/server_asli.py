"""A real server process for the proofs of offline work, the network before it, and the phone."""

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from django.conf import settings
from django.db import connection

AKAR = Path(__file__).resolve().parent.parent
PINTU = "/layanan/kirim/"


def port_kosong():
    with socket.socket() as colokan:
        colokan.bind(("127.0.0.1", 0))
        return colokan.getsockname()[1]


def url_basis_uji():
    """The database of this test run."""
    connection.ensure_connection()
    ada = connection.connection.info
    return f"postgresql://{ada.user}@/{ada.dbname}?host={ada.host}"


class ServerAsli:
    """granian on a database, as script/server starts it; it can be killed and started again."""

    def __init__(self, url):
        self.url, self.port, self.proses = url, port_kosong(), None

    def hidupkan(self):
        lingkungan = {
            **os.environ,
            "PRODUKSI": "0",
            "DEBUG": "1",  # static files without collecting them
            "DATABASE_URL": self.url,
            "DB_POOL": "3",
            "POSYANDU_VAR": str(settings.VAR_DIR),
        }
        self.proses = subprocess.Popen(
            [
                sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1",
                "--port", str(self.port), "--workers", "1", "--blocking-threads", "2", "--no-ws",
                "--log-level", "critical", "posyandu_site.wsgi:application",
            ],
            cwd=AKAR, env=lingkungan, start_new_session=True, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        batas = time.monotonic() + 60
        while time.monotonic() < batas:
            sambungan = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
            with contextlib.suppress(OSError, http.client.HTTPException):
                sambungan.request("HEAD", "/tentang/")
                if sambungan.getresponse().status == 200:
                    return
            time.sleep(0.1)
        raise AssertionError("The server does not answer.")

    @property
    def hidup(self):
        return self.proses.poll() is None

    def bunuh(self):
        """kill -9 of the server and its workers: nothing is finished, nothing answered."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.proses.pid, signal.SIGKILL)
        self.proses.wait()


class Jaringan:
    """What stands between phone and server. `rusak` is called with the body of each batch.

    It returns None (let it pass) or what happens instead: ("putus_tanya", n) after n bytes of the
    request; ("putus_jawab", n) after n bytes of the answer, the server having done its work; or
    ("jawab", status, headers, body). `semua`: also for the question before (GET).
    """

    def __init__(self, port):
        self.port_server, self.rusak, self.semua, self.jumlah = port, None, None, []
        jaringan = self

        class Penerus(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.0"

            def log_message(self, *_):
                pass

            def do_GET(self):
                jaringan.teruskan(self)

            do_POST = do_HEAD = do_GET

        self.pelayan = ThreadingHTTPServer(("127.0.0.1", 0), Penerus)
        self.pelayan.daemon_threads = True
        self.alamat = f"http://127.0.0.1:{self.pelayan.server_port}"
        threading.Thread(target=self.pelayan.serve_forever, args=(0.05,), daemon=True).start()

    def tutup(self):
        self.pelayan.shutdown()
        self.pelayan.server_close()

    def teruskan(self, minta):
        badan = minta.rfile.read(int(minta.headers.get("Content-Length") or 0))
        rusak = None
        if minta.path == PINTU:
            self.jumlah.append(minta.command)
            if minta.command == "POST" and self.rusak:
                rusak = self.rusak(badan)
            rusak = rusak or (self.semua and self.semua())
        apa = rusak[0] if rusak else ""
        if apa == "jawab":
            return self._jawab(minta, *rusak[1:])
        try:
            jawaban = self._tanya(minta, badan, rusak[1] if apa == "putus_tanya" else None)
        except (OSError, http.client.HTTPException):
            jawaban = None
        if jawaban is None:
            return self._putus(minta)
        mentah = self._mentah(*jawaban)
        if apa == "putus_jawab":
            mentah = mentah[: rusak[1] % len(mentah)]
        with contextlib.suppress(OSError):
            minta.wfile.write(mentah)
        if apa == "putus_jawab":
            self._putus(minta)

    def _tanya(self, minta, badan, cukup):
        with socket.create_connection(("127.0.0.1", self.port_server), timeout=60) as ke:
            kepala = [f"{minta.command} {minta.path} HTTP/1.1"]
            kepala += [f"{n}: {v}" for n, v in minta.headers.items() if n.lower() != "connection"]
            utuh = ("\r\n".join([*kepala, "Connection: close"]) + "\r\n\r\n").encode() + badan
            if cukup is not None:
                ke.sendall(utuh[: cukup % len(utuh)])
                return None
            ke.sendall(utuh)
            jawaban = http.client.HTTPResponse(ke, method=minta.command)
            jawaban.begin()
            isi = jawaban.read()
            return jawaban.status, jawaban.getheaders(), isi

    @staticmethod
    def _mentah(status, kepala, isi):
        lewat = {"transfer-encoding", "content-length", "connection"}
        baris = [f"HTTP/1.0 {status} X"]
        baris += [f"{n}: {v}" for n, v in kepala if n.lower() not in lewat]
        return "\r\n".join([*baris, f"Content-Length: {len(isi)}", "", ""]).encode() + isi

    def _jawab(self, minta, status, kepala, isi):
        with contextlib.suppress(OSError):
            minta.wfile.write(self._mentah(status, list(kepala.items()), isi.encode()))

    @staticmethod
    def _putus(minta):
        """As when the signal goes: no end of the answer, the connection is just away."""
        linger = b"\x01\x00\x00\x00\x00\x00\x00\x00"
        with contextlib.suppress(OSError):
            minta.wfile.flush()
            minta.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
            minta.connection.shutdown(socket.SHUT_RDWR)


@contextlib.contextmanager
def dibunuh_di_tengah(jaringan, bunuh, tunda):
    """Inside, `bunuh` is called so many seconds after the first batch has left the phone.

    Yields the Event that it has left.
    """
    pemutus, berangkat = threading.Timer(tunda, bunuh), threading.Event()

    def rusak(_badan):
        if not berangkat.is_set():
            berangkat.set()
            pemutus.start()

    jaringan.rusak = rusak
    yield berangkat
    jaringan.rusak = None
    pemutus.join()
