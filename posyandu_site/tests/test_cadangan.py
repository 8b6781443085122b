"""Backup and restore: everything comes back, and what came later is offered again by the phones."""

import os
import stat
import subprocess
import sys
import uuid

import pytest
from django.db import connection
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from kelembagaan.tests.pabrik import PenugasanFactory
from layanan.berkas.services import terima_foto
from layanan.kiriman.models import Epoch, Kiriman
from layanan.kiriman.services import epoch, terima
from layanan.models import Berkas, Timbang
from layanan.tests.bantu_berkas import foto_contoh
from layanan.tests.bantu_kiriman import isi_timbang, keadaan_kiriman, timbang
from layanan.tests.pabrik import RumahLayakHuniFactory, WargaFactory
from posyandu_site import cadangan
from posyandu_site.cadangan import CadanganError, buat, pulihkan
from posyandu_site.uji import AKAR

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def url():
    alamat = connection.settings_dict
    return make_conninfo(
        dbname=alamat["NAME"],
        host=alamat["HOST"] or alamat["OPTIONS"].get("host"),
        user=alamat["USER"],
        password=alamat["PASSWORD"] or None,
        port=alamat["PORT"] or None,
    )


@pytest.fixture
def media(tmp_path, settings):
    """Photos on the disk."""
    settings.MEDIA_ROOT = tmp_path / "berkas"
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    }
    return settings.MEDIA_ROOT


@pytest.fixture
def berhenti():
    """Restores as when the application is stopped: without connections."""

    def _pulihkan(**lain):
        connection.close()
        connection.close_pool()
        pulihkan(**lain)

    return _pulihkan


def kirim(kader, *items):
    return terima(items=list(items), pengguna=kader.pengguna, batch=uuid.uuid4())


def test_sesudah_cadangan_lama_dipulihkan_semua_kembali(url, media, tmp_path, posyandu, berhenti):
    kader = PenugasanFactory(tempat=posyandu)
    anak = WargaFactory(posyandu=posyandu, nama="Siti")
    rumah = RumahLayakHuniFactory(keluarga=anak.keluarga, dicatat_oleh=kader.pengguna)
    lama = [timbang(kader, anak, tanggal=f"2026-06-0{n}") for n in (1, 2)]
    baru = [timbang(kader, anak, tanggal=f"2026-06-0{n}", berat="8,6") for n in (3, 4, 5)]
    foto_lama, foto_baru = (uuid.uuid4(), foto_contoh()), (uuid.uuid4(), foto_contoh(warna="blue"))

    def kirim_foto(kunci, isi):
        return terima_foto(kunci=kunci, entri=rumah.kunci, isi=isi, pengguna=kader.pengguna).hasil

    kirim(kader, *lama)
    kirim_foto(*foto_lama)
    epoch_lama = epoch()
    arsip = buat(url=url, media=media, ke=tmp_path / "cadangan")
    kirim(kader, *baru)
    kirim_foto(*foto_baru)
    seharusnya = isi_timbang(), keadaan_kiriman()
    nomor = Kiriman.objects.latest("pk").pk
    (media / Berkas.objects.get(kunci=foto_lama[0]).isi.name).unlink()

    berhenti(arsip=arsip, url=url, media=media, timpa=True)
    assert Timbang.objects.count() == 2
    assert Epoch.objects.count() == 1
    assert epoch() != epoch_lama
    assert Kiriman.objects.latest("pk").pk < nomor
    assert Berkas.objects.get().isi.read()[:2] == b"\xff\xd8"

    hasil = [j.hasil for j in kirim(kader, *lama, *baru)]
    assert hasil == ["sudah_ada"] * 2 + ["diterima"] * 3
    assert [kirim_foto(*foto_lama), kirim_foto(*foto_baru)] == ["sudah_ada", "diterima"]
    assert (isi_timbang(), keadaan_kiriman()) == seharusnya


def test_isi_yang_ada_tidak_diganti_tanpa_diminta(url, media, tmp_path, posyandu, berhenti):
    arsip = buat(url=url, media=media, ke=tmp_path)
    WargaFactory(posyandu=posyandu, nama="Datang kemudian")
    with pytest.raises(CadanganError, match="Tambahkan --ya"):
        berhenti(arsip=arsip, url=url, media=media)
    assert list(WargaFactory._meta.model.objects.values_list("nama", flat=True)) == [
        "Datang kemudian"
    ]


def test_aplikasi_yang_masih_berjalan_tidak_diganggu(url, media, tmp_path, monkeypatch):
    arsip = buat(url=url, media=media, ke=tmp_path)
    connection.ensure_connection()
    monkeypatch.setattr(cadangan, "BATAS_TUNGGU", 0)
    with pytest.raises(CadanganError, match="Hentikan aplikasinya dulu"):
        pulihkan(arsip=arsip, url=url, media=media, timpa=True)


def test_cadangan_yang_rusak_tidak_mengganti_apa_apa(url, media, tmp_path, posyandu, berhenti):
    WargaFactory(posyandu=posyandu, nama="Siti")
    arsip = buat(url=url, media=media, ke=tmp_path)
    rusak = tmp_path / "rusak.tar"
    rusak.write_bytes(arsip.read_bytes()[:20_000])
    with pytest.raises(CadanganError):
        berhenti(arsip=rusak, url=url, media=media, timpa=True)
    assert list(WargaFactory._meta.model.objects.values_list("nama", flat=True)) == ["Siti"]


def test_perintahnya(url, tmp_path):
    """As a person calls it: the archive is for its owner only, a second restore asks."""
    connection.close()
    connection.close_pool()
    alamat = conninfo_to_dict(url)
    alamat = f"postgresql://{alamat['user']}@/{alamat['dbname']}?host={alamat['host']}"
    env = {**os.environ, "DATABASE_URL": alamat, "POSYANDU_VAR": str(tmp_path)}

    def jalankan(*argumen):
        perintah = [sys.executable, "-m", "posyandu_site.cadangan", *argumen]
        return subprocess.run(perintah, cwd=AKAR, env=env, capture_output=True, text=True)

    assert jalankan("buat").returncode == 0
    [arsip] = (tmp_path / "cadangan").iterdir()
    assert stat.S_IMODE(arsip.stat().st_mode) == 0o600
    tanpa = jalankan("pulihkan", str(arsip))
    assert (tanpa.returncode, tanpa.stderr.count("Tambahkan --ya")) == (1, 1)
    dengan = jalankan("pulihkan", str(arsip), "--ya")
    assert (dengan.returncode, dengan.stderr, dengan.stdout.count("Dipulihkan.")) == (0, "", 1)
