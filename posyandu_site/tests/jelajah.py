"""The walker: visits every named URL as every golongan and compares with the table."""

import io
import re
import zipfile
from http.cookies import SimpleCookie
from urllib.parse import urlencode

from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLResolver, get_resolver, resolve, reverse

from kelembagaan.models import Pengguna, Penugasan
from posyandu_site.tests.tabel_izin import IZIN_URL, PENANDA

# What a refused request may still write: its own session, and the raw item at the batch door.
BOLEH_DITULIS = re.compile(
    r'(INSERT INTO|UPDATE|DELETE FROM) "(django_session|tembolok|usersessions_\w+|layanan_kiriman)"'
)
# Where who may not enter is sent.
PINTU = {
    "account_login": "masuk",
    "admin:index": "masuk",
    "admin:login": "masuk",
    "kelembagaan:tanpa_tugas": "tanpa tugas",
}
PALSU = {
    "is_superuser": "on",
    "is_staff": "on",
    "peran": "dpmd",
    "jabatan": "staf",
    "keadaan": "berlaku",
    "kode": "",
}
TULIS = re.compile(r"(INSERT INTO|UPDATE|DELETE FROM) ")


def nama_url():
    """Names of all URLs of the resolver; one without a name is given by its pattern."""

    def telusuri(resolver, ruang):
        for satu in resolver.url_patterns:
            if isinstance(satu, URLResolver):
                dalam = [*ruang, satu.namespace] if satu.namespace else ruang
                yield from telusuri(satu, dalam)
            elif satu.name:
                yield ":".join([*ruang, satu.name])
            elif "admin" not in ruang:  # the admin's own catch-all and old addresses
                yield f"tanpa nama: {satu.pattern}"

    return set(telusuri(get_resolver(), []))


def beda_tabel():
    """URLs without a row, and rows without a URL, in words."""
    ada, tertulis = nama_url(), {kunci.split("#")[0] for kunci in IZIN_URL}
    return [
        *(f"{nama}: belum ada di posyandu_site/tests/tabel_izin.py" for nama in ada - tertulis),
        *(f"{nama}: ada di tabel_izin.py, tetapi URL-nya tidak ada" for nama in tertulis - ada),
    ]


def badan(jawaban):
    """The text of a response, lower case; a workbook's parts are unpacked."""
    isi = b"".join(jawaban.streaming_content) if jawaban.streaming else jawaban.content
    if isi.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
            isi = b"\n".join(arsip.read(nama) for nama in arsip.namelist())
    return isi.decode(errors="replace").lower()


class Penjelajah:
    """Visits as one golongan; `galat` gathers in words what differs from the table."""

    def __init__(self, dunia, huruf):
        self.dunia, self.huruf, self.galat = dunia, huruf, []
        self.client = Client()
        if huruf != "A":
            self.client.force_login(dunia.pengguna[huruf])
        self.sesi = self.client.cookies.output()
        for t in dunia.tempat.values():
            t.pengunjung = dunia.pengguna.get(huruf)
        self.hak = self._hak()
        terlarang = [re.escape(t.tanda) for t in dunia.luar(huruf)]
        terlarang += [pola for pola, siapa in PENANDA.items() if huruf not in siapa]
        self.terlarang = re.compile("|".join(terlarang)) if terlarang else None

    def jelajahi(self, hanya=None):
        """Everything of the table (or the rows named); returns the list of differences."""
        cache.clear()
        for kunci, baris in IZIN_URL.items():
            if hanya is None or kunci in hanya:
                self._baris(kunci, baris)
        return self.galat

    def _baris(self, kunci, baris):
        sini = self.dunia.sini
        try:
            tujuan = self.tujuan(kunci, sini, baris)
        except Exception as salah:
            self.galat.append(f"{self.huruf} {kunci}: {salah!r}")
            return
        self._bandingkan(kunci, "GET", sini, baris, baris.harapan_get(self.huruf))
        self._bandingkan(
            kunci,
            "POST",
            sini,
            baris,
            baris.harapan_post(self.huruf),
            diam=not baris.boleh_post(self.huruf),
        )
        if not baris.masuk(self.huruf):
            return
        luar = [t for t in self.dunia.luar(self.huruf) if self.tujuan(kunci, t, baris) != tujuan]
        for t in luar[:1]:  # the nearest neighbour
            self._bandingkan(kunci, "POST", t, baris, {*baris.luar, 405}, diam=True)
        for t in {luar[0].nama: luar[0], luar[-1].nama: luar[-1]}.values() if luar else ():
            if baris.get:
                self._bandingkan(kunci, "GET", t, baris, set(baris.luar))

    @staticmethod
    def tujuan(kunci, t, baris):
        """(address, query string, POST body) of one row in one place."""
        alamat = reverse(kunci.split("#")[0], kwargs=baris.kwargs(t) if baris.kwargs else None)
        tanya = "?" + urlencode(baris.query(t)) if baris.query else ""
        return alamat, tanya, baris.isi(t) if baris.isi else {}

    def _bandingkan(self, kunci, metode, t, baris, harapan, diam=False):
        """One visit, undone afterwards; `diam`: it must not have written anything."""
        sebut = f"{self.huruf} {metode} {kunci} [{t.nama}]"
        self.client.cookies = SimpleCookie()
        if self.huruf != "A":
            self.client.cookies.load(self.sesi.replace("Set-Cookie: ", ""))
        try:
            alamat, tanya, isi = self.tujuan(kunci, t, baris)
            sebut += f" {alamat}{tanya}"
            with transaction.atomic(), CaptureQueriesContext(connection) as kueri:
                if metode == "GET":
                    jawaban = self.client.get(alamat + tanya)
                else:
                    isi = self._palsukan(isi)
                    jawaban = self.client.post(alamat + tanya, isi, **baris.kepala)
                teks = badan(jawaban) + jawaban.headers.get("Location", "").lower()
                hak = self._hak() if metode == "POST" else self.hak
                transaction.set_rollback(True)
        except Exception as salah:
            self.galat.append(f"{sebut}: {salah!r}")
            return
        status = self._status(jawaban, baris)
        if status not in harapan:
            boleh = "/".join(map(str, sorted(harapan, key=str)))
            self.galat.append(f"{sebut}: {status}, seharusnya {boleh}")
        if self.terlarang and (bocor := self.terlarang.search(teks)):
            sekitar = teks[max(0, bocor.start() - 60) : bocor.end() + 40]
            self.galat.append(f"{sebut}: bocor {bocor[0]!r} di {' '.join(sekitar.split())!r}")
        if hak != self.hak:
            self.galat.append(f"{sebut}: haknya sendiri berubah dari {self.hak} menjadi {hak}")
        if diam:
            self.galat += [
                f"{sebut}: menulis {q['sql'][:80]}"
                for q in kueri.captured_queries
                if TULIS.match(q["sql"]) and not BOLEH_DITULIS.match(q["sql"])
            ]

    def _palsukan(self, isi):
        """The body with fields that nobody may set for himself."""
        if self.huruf == "A" or not isinstance(isi, dict):
            return isi
        return {**PALSU, "pengguna": self.dunia.pengguna[self.huruf].pk, **isi}

    def _hak(self):
        """What the visitor may do: her account's flags, and her assignments."""
        orang = self.dunia.pengguna.get(self.huruf)
        if orang is None:
            return None
        return (
            list(Pengguna.objects.filter(pk=orang.pk).values_list("is_superuser", "is_staff")),
            list(
                Penugasan.objects.filter(pengguna=orang)
                .order_by("pk")
                .values_list("peran", "jabatan", "kode", "bidang", "keadaan", "selesai")
            ),
        )

    def _status(self, jawaban, baris):
        """The status; a redirect that is a refusal is named by where it leads."""
        status = jawaban.status_code
        if status == 302 and self.huruf not in baris.get + baris.alih + (baris.post or ""):
            tujuan = resolve(jawaban.headers["Location"].partition("?")[0]).view_name
            return PINTU.get(tujuan, status)
        return status
