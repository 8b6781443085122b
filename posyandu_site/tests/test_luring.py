"""Manifest, service worker and shell: open to all, the same for everybody."""

import json
import re

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.management import call_command

from kelembagaan.tests.pabrik import PenugasanFactory
from posyandu_site import luring


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


def test_rilis_dari_berkas_yang_dikumpulkan(settings, tmp_path):
    """As in production: collected, each file under the name of its content."""
    settings.STATIC_ROOT = tmp_path
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.WHITENOISE_SKIP_COMPRESS_EXTENSIONS = ["css", "js", "svg"]  # it takes long
    mesin = {"BACKEND": "posyandu_site.berkas_statis.PenyimpananStatis"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": mesin}
    call_command("collectstatic", interactive=False, verbosity=0)
    isi = luring._rilis()
    nama = [alamat.removeprefix(isi["statis"]) for alamat in isi["berkas"]]
    assert [satu for satu in nama if not (tmp_path / satu).is_file()] == []
    assert [satu for satu in nama if not re.search(r"\.[0-9a-f]{12}\.\w+$", satu)] == []


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
