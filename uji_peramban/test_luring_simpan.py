"""The phone's side: a full disk, an emptied store, log-out, bad entries, a restored server."""

import hashlib
import json
import uuid

import pytest
from playwright.sync_api import Error, expect

from kelembagaan.wilayah.zona import hari_ini
from layanan.kiriman.models import Epoch
from uji_peramban.langkah_laporan import baca
from uji_peramban.ponsel import (
    LAYAR,
    TANPA_JARINGAN,
    Ponsel,
    baris_patroli,
    harapan,
    patroli_banyak,
)

pytestmark = pytest.mark.django_db(transaction=True)
JAWAB_500 = ("jawab", 500, {"Content-Type": "text/html"}, "x")


def strip(hp):
    return hp.halaman.locator("[data-strip]")


def kabar(hp):
    return hp.halaman.locator("[data-kabar-luring]")


# --- proof 8: the room on the phone ---------------------------------------------------------------


def test_ruang_penuh_dikatakan_dan_yang_ada_tetap(chromium, jaringan, tugas):
    konteks = chromium.new_context(viewport=LAYAR, service_workers="block")
    hp = Ponsel(konteks, jaringan.alamat)
    cdp = hp.konteks.new_cdp_session(hp.halaman)
    cdp.send("Storage.overrideQuotaForOrigin", {"origin": jaringan.alamat, "quotaSize": 400_000})
    hp.masuk(tugas)
    jaringan.semua = TANPA_JARINGAN
    hp.buka()
    expect(kabar(hp)).to_contain_text("Ruang ponsel penuh")  # before anything is entered
    items = patroli_banyak(tugas, 3)
    hp.simpan(*items)
    tetap = hp.isi_antrean()
    besar = patroli_banyak(tugas, 1, awalan="Besar")[0]
    besar["isi"]["temuan"] = "x" * 3_000_000
    with pytest.raises(Error, match="QuotaExceededError"):
        hp.simpan(besar)
    assert hp.isi_antrean() == tetap
    jaringan.semua = None
    assert hp.kirim() == ""
    assert baris_patroli() == harapan(items)
    hp.konteks.close()


def test_simpanan_dikosongkan_dikatakan(hp, jaringan, tugas):
    jaringan.semua = TANPA_JARINGAN
    hp.simpan(*patroli_banyak(tugas, 3))
    cdp = hp.konteks.new_cdp_session(hp.halaman)
    hp.halaman.goto("about:blank")
    cdp.send("Storage.clearDataForOrigin", {"origin": jaringan.alamat, "storageTypes": "indexeddb"})
    hp.buka()
    expect(kabar(hp)).to_contain_text("3 catatan yang belum terkirim hilang")
    hp.buka()
    kabar(hp).get_by_role("button", name="Mengerti").click()
    expect(kabar(hp)).to_have_count(0)
    hp.buka()
    expect(kabar(hp)).to_have_count(0)
    expect(strip(hp)).to_have_text("Semua tersimpan")


# --- log-out --------------------------------------------------------------------------------------


def test_keluar_memperingatkan_dan_menyimpan(hp, jaringan, tugas):
    jaringan.semua = TANPA_JARINGAN
    items = patroli_banyak(tugas, 2)
    hp.simpan(*items)
    hp.panggil("await g.simpanBekal('lembar', ['Siti'])")
    h = hp.halaman
    h.locator("summary", has_text="Akun saya").click()
    h.get_by_role("button", name="Keluar").click()
    expect(h.get_by_role("alert")).to_contain_text("2 catatan belum sampai di server.")
    with h.expect_navigation():
        h.get_by_role("button", name="Keluar").click()
    assert hp.konteks.cookies(jaringan.alamat + "/")[0]["name"] == "csrftoken"
    assert hp.panggil("return [await g.pemilik(), await g.ambilBekal('lembar')]") == ["", None]
    jaringan.semua = None
    hp.masuk(tugas)
    hp.buka()
    expect(strip(hp)).to_have_text("Semua tersimpan")
    assert hp.panggil("return (await g.ambilBekal('lembar')) ?? null") is None
    assert baris_patroli() == harapan(items)


def test_tanpa_penugasan_tetap_sampai_sebagai_karantina(hp, jaringan, tugas):
    jaringan.semua = TANPA_JARINGAN
    hp.simpan(*patroli_banyak(tugas, 2))
    tugas.selesai = hari_ini("36")
    tugas.save()
    jaringan.semua = None
    hp.buka()
    assert hp.kirim() == ""
    assert hp.keadaan() == {"tertahan": 2}
    assert baris_patroli() == []
    assert baca("SELECT keadaan, sebab FROM layanan_kiriman") == [("tertahan", "karantina")] * 2


# --- one bad entry --------------------------------------------------------------------------------


def test_satu_yang_salah_tidak_menahan_yang_lain(hp, jaringan, tugas):
    items = patroli_banyak(tugas, 25)
    items[3]["isi"]["jumlah_petugas"] = "0"
    jaringan.semua = TANPA_JARINGAN
    hp.simpan(*items)
    racun = items[7]["kunci"]
    jaringan.semua, jaringan.rusak = None, lambda badan: JAWAB_500 if racun in str(badan) else None
    assert hp.kirim() == ""
    benar = [i for n, i in enumerate(items) if n not in (3, 7)]
    assert baris_patroli() == harapan(benar)
    assert hp.keadaan() == {"perbaiki": 1, "ponsel": 1, "tersimpan": 23}
    expect(strip(hp)).to_contain_text("1 perlu diperbaiki, 1 di ponsel ini.")
    salah = next(b for b in hp.antrean() if b["kunci"] == items[3]["kunci"])
    assert list(salah["galat"]) == ["jumlah_petugas"]
    jaringan.rusak = None
    items[3]["isi"]["jumlah_petugas"] = "9"
    hp.panggil("await g.betulkan(a[0], a[1])", items[3]["kunci"], items[3]["isi"])
    assert hp.kirim() == ""
    assert baris_patroli() == harapan(items)
    assert hp.keadaan() == {"tersimpan": 25}


def test_pembetulan_dari_yang_mungkin_sudah_sampai(hp, jaringan, tugas):
    """The answer was lost after the server had stored it; meanwhile the entry is corrected."""
    [satu] = patroli_banyak(tugas, 1)
    jaringan.rusak = lambda _: ("putus_jawab", 0)
    hp.simpan(satu)
    hp.kirim()
    assert baris_patroli() == harapan([satu])
    assert hp.keadaan() == {"ponsel": 1}
    satu["isi"]["jumlah_petugas"] = "7"
    hp.panggil("await g.betulkan(a[0], a[1])", satu["kunci"], satu["isi"])
    jaringan.rusak = None
    assert hp.kirim() == ""
    assert hp.keadaan() == {"tersimpan": 2}
    assert baris_patroli() == harapan([satu])


# --- many, and again after a restore --------------------------------------------------------------


def test_tiga_ratus_dalam_dua_puluh_permintaan(hp, jaringan, tugas):
    jaringan.semua = TANPA_JARINGAN
    items = patroli_banyak(tugas, 300)
    hp.simpan(*items)
    jaringan.semua = None
    jaringan.jumlah.clear()
    assert hp.kirim() == ""
    assert baris_patroli() == harapan(items)
    assert jaringan.jumlah.count("POST") == 15
    assert len(jaringan.jumlah) <= 20


def test_server_dipulihkan_ponsel_menawarkan_lagi(hp, tugas):
    """By another epoch, and where the epoch is as it was by a receipt number that went back."""
    items = patroli_banyak(tugas, 5)
    hp.simpan(*items)
    assert hp.kirim() == ""
    lama = patroli_banyak(tugas, 1, awalan="Lama")
    hp.simpan(*lama)
    assert hp.kirim() == ""
    hp.panggil(
        "await g.ubah(a[0], {diakui_pada: new Date(Date.now() - 46 * 864e5).toISOString()})",
        lama[0]["kunci"],
    )
    for tanda in ("epoch", "nomor"):
        baca("DELETE FROM layanan_patroli RETURNING id")
        baca("DELETE FROM layanan_kiriman RETURNING id")
        if tanda == "epoch":
            Epoch.objects.update(nilai=uuid.uuid4())
        assert (tanda, hp.kirim()) == (tanda, "")
        assert (tanda, baris_patroli()) == (tanda, harapan(items))


def test_dua_tab_mengirim_sekali(hp, jaringan, tugas):
    jaringan.semua = TANPA_JARINGAN
    items = patroli_banyak(tugas, 20)
    hp.simpan(*items)
    lain = hp.konteks.new_page()
    lain.goto(jaringan.alamat)
    jaringan.semua = None
    jaringan.jumlah.clear()
    kode = "import('/static/js/luring/kirim.js').then((k) => { k.kirimSekarang(); })"
    for halaman in (hp.halaman, lain):
        halaman.evaluate(kode)
    expect(strip(hp)).to_have_text("Semua tersimpan")
    expect(lain.locator("[data-strip]")).to_have_text("Semua tersimpan")
    assert jaringan.jumlah.count("POST") == 1
    assert baris_patroli() == harapan(items)


def test_foto_menyusul_catatannya(hp, jaringan):
    terkirim = []

    def catat(jalan):
        terkirim.append(jalan.request.post_data_buffer)
        isi = {"kunci": kunci, "hasil": "diterima", "nomor": 1, "epoch": "e", "batch": None}
        jalan.fulfill(status=200, content_type="application/json", body=json.dumps(isi))

    kunci = str(uuid.uuid4())
    hp.konteks.route("**/layanan/kirim/berkas/", catat)
    hp.panggil("await g.simpanFoto({kunci: a[0], entri: a[0], blob: new Blob(['gambar'])})", kunci)
    assert hp.kirim() == ""
    [badan] = terkirim
    assert b"gambar" in badan
    assert hashlib.sha256(b"gambar").hexdigest().encode() in badan
    assert hp.panggil("return (await g.daftarFoto(await g.pemilik()))[0].keadaan") == "tersimpan"
