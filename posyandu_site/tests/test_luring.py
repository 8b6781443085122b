"""Manifest, service worker and shell: open to all, the same for everybody."""

import json
import re

from django.conf import settings
from django.contrib.staticfiles import finders

from kelembagaan.tests.pabrik import PenugasanFactory


def rilis(client):
    teks = client.get("/sw.js").content.decode()
    return json.loads(re.search(r"const RILIS = (\{.*\});", teks)[1])


def test_service_worker_menyebut_berkas_yang_ada(client):
    isi = rilis(client)
    nama = [alamat.removeprefix(isi["statis"]) for alamat in isi["berkas"]]
    assert [satu for satu in nama if not finders.find(satu)] == []
    modul = (settings.BASE_DIR / "static/js/luring").glob("*.js")
    assert {f"js/luring/{p.name}" for p in modul} <= set(nama)
    jawaban = client.get("/sw.js")
    assert jawaban["Content-Type"] == "text/javascript; charset=utf-8"
    assert jawaban["Cache-Control"] == "no-cache"


def test_cangkang_memakai_hanya_berkas_rilis(client):
    isi = rilis(client)
    halaman = client.get(isi["cangkang"]).content.decode()
    dipakai = set(re.findall(r'(?:src|href)="([^"#]+\.(?:js|css))"', halaman))
    assert dipakai - set(isi["berkas"]) == set()


def test_cangkang_sama_bagi_semua(client, posyandu, masuk):
    kader = masuk(PenugasanFactory(tempat=posyandu))
    assert kader.get("/luring/").content == client.get("/luring/").content


def test_manifest(client):
    jawaban = client.get("/manifest.webmanifest")
    assert jawaban["Content-Type"] == "application/manifest+json"
    ikon = [satu["src"].removeprefix("/static/") for satu in jawaban.json()["icons"]]
    assert [satu for satu in ikon if not finders.find(satu)] == []
    assert jawaban.json()["start_url"] == "/"
