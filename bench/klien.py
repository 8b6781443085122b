"""A small HTTP client with a session, and the figures made with it."""

import http.client
import re
import statistics
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from http.cookies import SimpleCookie
from urllib.parse import urlencode


class Klien:
    """One keep-alive connection with its cookies; raises RuntimeError on an unexpected status."""

    def __init__(self, port):
        self.sambungan = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self.kue = {}

    def minta(self, metode, jalur, data=None, kepala=None, boleh=(200, 302)):
        """(status, body) of one request; `data` is a dict sent as a form."""
        kepala = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.kue.items()), **(kepala or {})}
        tubuh = None
        if data is not None:
            tubuh = urlencode(data, doseq=True)
            kepala["Content-Type"] = "application/x-www-form-urlencoded"
        self.sambungan.request(metode, jalur, tubuh, kepala)
        jawab = self.sambungan.getresponse()
        isi = jawab.read().decode("utf-8", "replace")
        if metode == "POST":
            # Phones come one by one: else four kept connections may all fall to one worker.
            self.sambungan.close()
        for nilai in jawab.headers.get_all("Set-Cookie") or []:
            self.kue.update({k: m.value for k, m in SimpleCookie(nilai).items()})
        if jawab.status not in boleh:
            raise RuntimeError(f"{metode} {jalur}: {jawab.status}")
        return jawab.status, isi

    def get(self, jalur):
        return self.minta("GET", jalur)[1]

    def bobot(self, jalur):
        """Bytes of a page as they reach a phone, which takes them compressed."""
        kepala = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.kue.items())}
        self.sambungan.request("GET", jalur, headers=kepala | {"Accept-Encoding": "gzip"})
        return len(self.sambungan.getresponse().read())

    def post(self, jalur, data, **lain):
        """POST with the CSRF token of the session's cookie."""
        data = {**data, "csrfmiddlewaretoken": self.kue.get("csrftoken", "")}
        return self.minta("POST", jalur, data, **lain)

    def masuk(self, nama, sandi):
        self.get("/akun/login/")
        self.post("/akun/login/", {"login": nama, "password": sandi}, boleh=(302,))
        return self


def median_ms(kerja, banyak=60, pemanasan=10):
    """Median of `banyak` warm calls, in ms."""
    for _ in range(pemanasan):
        kerja()
    waktu = []
    for _ in range(banyak):
        awal = time.perf_counter()
        kerja()
        waktu.append((time.perf_counter() - awal) * 1000)
    return statistics.median(waktu)


def serentak(klien):
    """Seconds until these functions, each in a thread of its own, are done; raises what one did."""
    awal = time.perf_counter()
    with ThreadPoolExecutor(len(klien)) as kolam:
        tugas = [kolam.submit(satu) for satu in klien]
    for satu in tugas:
        satu.result()
    return time.perf_counter() - awal


def per_detik(kerja_klien, detik=6):
    """Calls a second of several clients at once; each of kerja_klien is one client's call."""
    hitungan = [0] * len(kerja_klien)
    selesai = time.perf_counter() + detik

    def jalan(i, kerja):
        while time.perf_counter() < selesai:
            kerja()
            hitungan[i] += 1

    lama = serentak([partial(jalan, i, kerja) for i, kerja in enumerate(kerja_klien)])
    return sum(hitungan) / lama


def isian_formulir(html):
    """{name: value} of the hidden and pre-filled inputs of a page."""
    hasil = {}
    for tag in re.findall(r"<input\b[^>]*>", html):
        atribut = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
        if atribut.get("type") in {"checkbox", "radio"} and "checked" not in tag:
            continue
        if "name" in atribut:
            hasil[atribut["name"]] = atribut.get("value", "")
    return hasil
