"""Nothing lost, nothing doubled: real Chromium, a real server that is really stopped, real rows."""

import contextlib
import datetime
import json
import os
import random

import psutil
import pytest
from playwright.sync_api import expect

from kelembagaan.tests.pabrik import PenugasanFactory
from kelembagaan.wilayah.zona import hari_ini
from layanan.kiriman.models import Kiriman
from layanan.tests import bantu_kiriman
from layanan.tests.pabrik import WargaFactory
from posyandu_site.keandalan import KUNCI
from posyandu_site.peramban import bendera, cari_chromium
from uji_peramban.langkah_laporan import baca
from uji_peramban.ponsel import (
    LAYAR,
    TANPA_JARINGAN,
    Ponsel,
    baris_patroli,
    harapan,
    patroli,
    patroli_banyak,
)
from uji_peramban.server_asli import dibunuh_di_tengah

pytestmark = pytest.mark.django_db(transaction=True)
MALAM = bool(os.environ.get("POSYANDU_MALAM"))


@pytest.fixture
def tugas(tugas):
    return tugas


def kini():
    return hari_ini("36")


# --- proof 1: a day without network, and the phone that goes out ---------------------------------


def buka_ponsel_tetap(playwright, folder, alamat, tugas):
    konteks = playwright.chromium.launch_persistent_context(
        folder,
        executable_path=cari_chromium(),
        args=bendera(),
        viewport=LAYAR,
        service_workers="block",
    )
    satu = Ponsel(konteks, alamat)
    satu.masuk(tugas)
    return satu


def matikan_mendadak(folder):
    """kill -9 of the browser that works in this folder: the battery is empty."""
    for proses in psutil.process_iter(["cmdline"]):
        if any(str(folder) in satu for satu in proses.info["cmdline"] or []):
            with contextlib.suppress(psutil.NoSuchProcess):
                proses.kill()


def test_enam_puluh_catatan_selamat_dari_ponsel_mati(
    playwright, jaringan, server, tugas, tmp_path, record_property
):
    banyak = 20 if MALAM else 8
    anak = [WargaFactory(posyandu=tugas.posyandu, nama=f"Anak {n:02}") for n in range(banyak)]
    items = patroli_banyak(tugas, banyak)
    for n, satu in enumerate(anak):
        berat = f"{8 + n / 10:.1f}".replace(".", ",")
        items.append(bantu_kiriman.timbang(tugas, satu, tanggal=kini().isoformat(), berat=berat))
    for n in range(banyak // 2):
        keluarga = bantu_kiriman.keluarga(tugas, nama=f"Keluarga {n}")
        items += [keluarga, bantu_kiriman.warga(tugas, keluarga, nama=f"Bayi {n}")]

    hp = buka_ponsel_tetap(playwright, tmp_path, jaringan.alamat, tugas)
    hp.halaman.goto(jaringan.alamat)
    server.bunuh()
    hp.simpan(*items)
    expect(hp.halaman.locator("[data-strip]")).to_contain_text(f"{len(items)} di ponsel ini.")
    matikan_mendadak(tmp_path)
    with contextlib.suppress(Exception):
        hp.konteks.close()
    server.hidupkan()
    assert baca("SELECT count(*) FROM layanan_kiriman") == [(0,)]

    hp = buka_ponsel_tetap(playwright, tmp_path, jaringan.alamat, tugas)
    hp.halaman.goto(jaringan.alamat)
    hp.tunggu({"tersimpan": len(items)})
    expect(hp.halaman.locator("[data-strip]")).to_have_text("Semua tersimpan")
    hp.konteks.close()
    assert baris_patroli() == harapan(items[:banyak])
    hari = kini()
    assert baca(
        "SELECT w.nama, t.tanggal, t.berat::text FROM layanan_timbang t"
        " JOIN layanan_warga w ON w.id = t.warga_id ORDER BY w.nama"
    ) == [(f"Anak {n:02}", hari, f"{8 + n / 10:.2f}") for n in range(banyak)]
    assert baca(
        "SELECT k.nama, w.nama, w.tanggal_lahir, w.jenis_kelamin FROM layanan_warga w"
        " JOIN layanan_keluarga k ON k.id = w.keluarga_id WHERE w.nama ~ '^Bayi' ORDER BY 1"
    ) == [
        (f"Keluarga {n}", f"Bayi {n}", datetime.date(2025, 5, 10), "P") for n in range(banyak // 2)
    ]
    record_property(KUNCI, f"{len(items)} entries, browser killed meanwhile: all there, once")


# --- proof 2: cut anywhere ------------------------------------------------------------------------


def test_putus_di_mana_saja_tidak_hilang_tidak_ganda(hp, jaringan, tugas, record_property):
    acak = random.Random(20260610)
    putus, masuk = [], []

    def rusak(_badan):
        if acak.random() < 0.1:
            return None
        # Half of them after the server has done its work.
        cara = acak.choice(["putus_tanya", "putus_jawab"])
        putus.append(cara)
        return cara, acak.choice([0, acak.randrange(10_000)])

    jaringan.rusak = rusak
    while len(putus) < (500 if MALAM else 16):
        baru = patroli_banyak(tugas, acak.randrange(1, 21), awalan=f"{len(masuk):05}")
        hp.simpan(*baru)
        masuk += baru
        for _ in range(acak.randrange(1, 6)):
            hp.kirim()
    jaringan.rusak = None
    assert hp.kirim() == ""
    assert hp.keadaan() == {"tersimpan": len(masuk)}
    assert baris_patroli() == harapan(masuk)
    assert {"putus_tanya", "putus_jawab"} == set(putus)
    sudah = putus.count("putus_jawab")
    kata = f"{len(putus)} cuts, {sudah} of them after the server had stored"
    record_property(KUNCI, f"{kata}; {len(masuk)} entries: all there, once")


# --- proof 3: the server is killed ----------------------------------------------------------------


def test_server_dibunuh_di_tengah_kiriman(hp, jaringan, server, tugas, record_property):
    acak = random.Random(3)
    masuk = []
    for kali in range(50 if MALAM else 1):
        baru = patroli_banyak(tugas, 20, awalan=f"{kali:03}")
        with dibunuh_di_tengah(jaringan, server.bunuh, acak.random() * 0.1):
            jaringan.semua = TANPA_JARINGAN  # so that they leave together
            hp.simpan(*baru)
            jaringan.semua = None
            hp.kirim()
        masuk += baru
        server.hidupkan()
    assert hp.kirim() == ""
    assert hp.keadaan() == {"tersimpan": len(masuk)}
    assert baris_patroli() == harapan(masuk)
    record_property(KUNCI, f"{kali + 1} kills; {len(masuk)} entries: all there, once")


# --- proof 5: two phones --------------------------------------------------------------------------


def test_dua_ponsel_anak_dan_keluarga_yang_sama(hp, buka_ponsel, jaringan, tugas, posyandu):
    """Both without network all morning; the first sends, then the second."""
    lain = PenugasanFactory(tempat=posyandu)
    hp2 = buka_ponsel(lain)
    ani, budi = (WargaFactory(posyandu=posyandu, nama=nama) for nama in ("Ani", "Budi"))
    hari = kini().isoformat()
    jaringan.semua = TANPA_JARINGAN
    for ponsel, siapa, berat in ((hp, tugas, "8,4"), (hp2, lain, "8,6")):
        rumah = bantu_kiriman.keluarga(siapa, nama="Udin")
        bayi = bantu_kiriman.warga(siapa, rumah, nama="Siti")
        ponsel.simpan(
            rumah,
            bayi,
            bantu_kiriman.timbang(siapa, bayi["kunci"], tanggal=hari, berat=berat),
            bantu_kiriman.timbang(siapa, ani, tanggal=hari, berat=berat),
        )
    hp.simpan(_langkah(tugas, budi, hari, "5"))
    hp2.simpan(_langkah(lain, budi, hari, "3"))
    jaringan.semua = None
    assert (hp.kirim(), hp.keadaan()) == ("", {"tersimpan": 5})
    assert (hp2.kirim(), hp2.keadaan()) == ("", {"tersimpan": 4, "bentrok": 1})

    # Same station: what came first stands, the other waits beside it for the pengurus to choose.
    timbangan = "SELECT w.nama, t.berat::text, t.petugas_id FROM layanan_timbang t"
    timbangan += " JOIN layanan_warga w ON w.id = t.warga_id ORDER BY w.nama, t.berat"
    assert baca(timbangan) == [
        ("Ani", "8.40", tugas.pengguna_id),
        ("Siti", "8.40", tugas.pengguna_id),
        ("Siti", "8.60", lain.pengguna_id),
    ]
    [bentrok] = Kiriman.objects.filter(keadaan="bentrok")
    assert (bentrok.pengguna_id, '"berat": "8,6"' in bentrok.isi) == (lain.pengguna_id, True)
    # Different stations join by themselves.
    assert baca("SELECT langkah FROM layanan_kunjungan") == [([3, 5],)]
    # The family stands twice, each with its entry, and is listed.
    assert (
        baca("SELECT nama, posyandu_id FROM layanan_keluarga WHERE nama = 'Udin'")
        == [("Udin", posyandu.pk)] * 2
    )
    hp.halaman.goto(f"{hp.alamat}/layanan/warga/?posyandu={posyandu.pk}&kelompok=kembar")
    expect(hp.halaman.locator("#hasil .baris-judul")).to_have_text(["Siti", "Siti"])


def _langkah(siapa, warga, hari, langkah):
    isi = {"warga": str(warga.kunci), "tanggal": hari, "langkah": [langkah]}
    return bantu_kiriman.barang(siapa, "hadir", isi)


# --- proof 6: what is no acknowledgement ----------------------------------------------------------

HTML = {"Content-Type": "text/html"}
JSON = {"Content-Type": "application/json"}
URUTAN = {"epoch": "e", "nomor": 1}


def _jawab(status, kepala, isi):
    return lambda badan: ("jawab", status, kepala, isi if isinstance(isi, str) else isi(badan))


def _gema(badan, **ganti):
    """The answer that a server would give to this batch, with parts of it replaced."""
    isi = json.loads(badan)
    daftar = [{"kunci": i["kunci"], "hasil": "diterima", "nomor": 1} for i in isi["items"]]
    return json.dumps({"batch": isi["batch"], "jawaban": daftar, **URUTAN, **ganti})


BUKAN_JAWABAN = {
    "portal": (_jawab(200, HTML, "<h1>Selamat datang di Wi-Fi</h1>"), "jaringan"),
    "alihkan": (_jawab(302, {"Location": "/masuk/"}, ""), "jaringan"),
    "tanpa kunci": (_jawab(200, JSON, lambda b: _gema(b, jawaban=[])), "jaringan"),
    "batch lain": (_jawab(200, JSON, lambda b: _gema(b, batch="lain")), "jaringan"),
    "bukan json": (_jawab(200, HTML, _gema), "jaringan"),
    "hasil asing": (_jawab(200, JSON, lambda b: _gema(b).replace("diterima", "ok")), "jaringan"),
    "terpotong": (_jawab(200, JSON, lambda b: _gema(b)[:-9]), "sinyal"),
    "401": (_jawab(401, JSON, "{}"), "masuk"),
    "403": (_jawab(403, JSON, "{}"), "server"),
    "413": (_jawab(413, JSON, "{}"), "server"),
    "429": (_jawab(429, {**JSON, "Retry-After": "9"}, "{}"), "server"),
    "500": (_jawab(500, HTML, "x"), "server"),
    "502": (_jawab(502, HTML, "x"), "server"),
}


def test_yang_bukan_jawaban_tidak_mengubah_antrean(hp, jaringan, tugas):
    items = patroli_banyak(tugas, 20)
    jaringan.semua = TANPA_JARINGAN
    hp.simpan(*items)
    tetap = hp.isi_antrean()
    assert {keadaan for _, _, keadaan in tetap} == {"ponsel"}
    for nama, (rusak, sebab) in BUKAN_JAWABAN.items():
        jaringan.semua, jaringan.rusak = None, rusak
        assert (nama, hp.kirim()) == (nama, sebab)
        assert (nama, hp.isi_antrean()) == (nama, tetap)
        if nama in ("portal", "alihkan", "401"):
            jaringan.semua = lambda jawab=rusak: jawab(b"")  # the question before it meets the same
            assert (nama, hp.kirim()) == (nama, sebab)
            assert (nama, hp.isi_antrean()) == (nama, tetap)
    assert baca("SELECT count(*) FROM layanan_kiriman") == [(0,)]
    jaringan.semua = jaringan.rusak = None
    assert hp.kirim() == ""
    assert baris_patroli() == harapan(items)


def test_keluar_akun_lain_sandi_baru_sesi_habis(hp, jaringan, tugas, posyandu):
    items = patroli_banyak(tugas, 20)
    jaringan.semua = TANPA_JARINGAN
    hp.simpan(*items)
    jaringan.semua = None
    tetap = hp.isi_antrean()

    hp.konteks.clear_cookies()
    assert (hp.kirim(), hp.isi_antrean()) == ("masuk", tetap)
    strip = hp.halaman.locator("[data-strip]")
    expect(strip).to_have_text("20 di ponsel ini. Masuk lagi agar terkirim.")

    lain = PenugasanFactory(tempat=posyandu)
    hp.masuk(lain)
    assert (hp.kirim(), hp.isi_antrean()) == ("akun_lain", tetap)
    hp.buka()  # her own page: neither sent nor shown
    expect(strip).to_have_text("Semua tersimpan")
    assert (hp.antrean(), hp.kirim()) == ([], "")

    hp.konteks.clear_cookies()
    jaringan.semua = TANPA_JARINGAN
    hp.masuk(tugas)
    hp.buka()
    jaringan.semua = None
    assert hp.isi_antrean() == tetap
    tugas.pengguna.set_password("sandi-yang-baru")
    tugas.pengguna.save()
    assert (hp.kirim(), hp.isi_antrean()) == ("masuk", tetap)
    assert baca("SELECT count(*) FROM layanan_kiriman") == [(0,)]

    hp.masuk(tugas)
    baca("DELETE FROM django_session RETURNING session_key")
    assert (hp.kirim(), hp.isi_antrean()) == ("masuk", tetap)
    hp.masuk(tugas)
    assert hp.kirim() == ""
    assert baris_patroli() == harapan(items)


# --- proof 9: the phone's clock -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("geser", "kata"),
    [(25, "Jam ponsel ini terlalu cepat 25 jam."), (-25, "Jam ponsel ini terlambat 25 jam.")],
)
def test_jam_ponsel_salah_sehari(hp, tugas, jaringan, geser, kata):
    jaringan.semua = TANPA_JARINGAN
    hp.konteks.clock.install(
        time=datetime.datetime.now(datetime.UTC) + datetime.timedelta(hours=geser)
    )
    hp.buka()
    sudah = patroli(tugas, "Sebelum diketahui", tanggal=kini())
    hp.simpan(sudah)
    assert hp.panggil("return g.tanggalDitanya()") is False
    jaringan.semua = None
    hp.kirim()
    expect(hp.halaman.locator("[data-kabar-luring]")).to_contain_text(kata)
    assert hp.panggil("return g.tanggalDitanya()") is True
    hp.simpan(patroli(tugas, "Sesudah diketahui", tanggal=kini()))
    hp.kirim()
    assert baca("SELECT lokasi, tanggal FROM layanan_patroli ORDER BY id") == [
        ("Sebelum diketahui", kini()),
        ("Sesudah diketahui", kini()),
    ]
    for beda, dibuat in baca("SELECT beda_jam, dibuat_pada FROM layanan_kiriman"):
        assert abs(beda + geser * 3600) < 60
        lebih = dibuat - datetime.datetime.now(datetime.UTC)
        assert abs(lebih.total_seconds() - geser * 3600) < 300
    # Set since then, without signal: put right, or lost with an empty battery.
    hari = 0 if geser > 0 else 400
    hp.konteks.clock.set_system_time(
        datetime.datetime.now(datetime.UTC) - datetime.timedelta(days=hari)
    )
    beda, ditanya = hp.panggil("return [await g.bedaJam(), await g.tanggalDitanya()]")
    assert (abs(beda / 86_400_000 - hari) < 0.01, ditanya) == (True, bool(hari))
