"""A kader's phone in the proofs: its outbox is driven from the page, its rows read as they lie."""

import json
import time
import uuid

from django.test import Client

from kelembagaan.wilayah.zona import hari_ini
from uji_peramban.langkah_laporan import baca

MODUL = (
    "const g = await import('/static/js/luring/gudang.js');"
    "const k = await import('/static/js/luring/kirim.js');"
)
LAYAR = {"width": 360, "height": 740}


def kue_masuk(tugas, alamat):
    """The cookie of a log-in, kept when the browser is closed."""
    client = Client()
    client.force_login(tugas.pengguna)
    kue = {"name": "sessionid", "value": client.cookies["sessionid"].value}
    return kue | {"url": alamat, "expires": 4_000_000_000}


class Ponsel:
    def __init__(self, konteks, alamat, halaman=None):
        self.konteks, self.alamat = konteks, alamat
        self.halaman = halaman or konteks.new_page()
        self.halaman.set_default_timeout(20_000)

    def masuk(self, tugas):
        self.konteks.add_cookies([kue_masuk(tugas, self.alamat)])

    def buka(self, alamat="/"):
        self.halaman.goto(self.alamat + alamat)
        self.halaman.wait_for_load_state("networkidle")

    def panggil(self, kode, *argumen):
        """What this JavaScript returns; g is the store, k the sender, a the arguments."""
        return self.halaman.evaluate(f"async (a) => {{ {MODUL} {kode} }}", list(argumen))

    def simpan(self, *items):
        self.panggil("for (const satu of a) await g.masukkan(satu, {judul: 'Uji'})", *items)

    def kirim(self):
        """Press the button, and wait; why it stopped, or ""."""
        return self.panggil("return (await k.kirimSekarang()).sebab")

    def antrean(self):
        return self.panggil("return g.daftar(await g.pemilik())")

    def keadaan(self):
        """{state: number} of what is kept for the account."""
        jumlah = self.panggil("return g.hitung(await g.pemilik())")
        return {nama: n for nama, n in jumlah.items() if n}

    def tunggu(self, keadaan):
        """Until the page has come so far by itself."""
        self._sampai(self.keadaan, keadaan)

    def sampai(self, kode, nilai):
        """Until this JavaScript returns this."""
        self._sampai(lambda: self.halaman.evaluate(kode), nilai)

    def _sampai(self, tanya, nilai):
        batas = time.monotonic() + 30
        while (kini := tanya()) != nilai and time.monotonic() < batas:
            self.halaman.wait_for_timeout(100)
        assert kini == nilai

    def isi_antrean(self):
        """[(kunci, what was entered, state)] as text, to see whether anything changed."""
        return [
            (b["kunci"], json.dumps(b["item"]["isi"], sort_keys=True), b["keadaan"])
            for b in self.antrean()
        ]


def patroli(tugas, lokasi, *, tanggal, jumlah=4, **lain):
    isi = {
        "tanggal": tanggal.isoformat(),
        "petugas": str(tugas.pengguna_id),
        "lokasi": lokasi,
        "metode": "motor",
        "jumlah_petugas": str(jumlah),
    }
    return {
        "kunci": str(uuid.uuid4()),
        "aksi": "baru",
        "formulir": "patroli",
        "versi": 1,
        "penugasan": tugas.pk,
        "isi": isi,
        **lain,
    }


def patroli_banyak(tugas, banyak, awalan="RW"):
    """As many patrols, each in another place and with another number of people, all of today."""
    hari = hari_ini("36")
    return [
        patroli(tugas, f"{awalan} {n:03}", tanggal=hari, jumlah=n % 500 + 1) for n in range(banyak)
    ]


def baris_patroli():
    """[(place, number)] as they lie in the database."""
    return baca("SELECT lokasi, jumlah_petugas FROM layanan_patroli ORDER BY lokasi")


def harapan(items):
    """What `baris_patroli` must be after these."""
    return sorted((i["isi"]["lokasi"], int(i["isi"]["jumlah_petugas"])) for i in items)


def selalu(status, kepala, isi=""):
    """A network that gives this answer to everything."""
    return lambda: ("jawab", status, kepala, isi)


TANPA_JARINGAN = selalu(503, {"Content-Type": "text/html"})
