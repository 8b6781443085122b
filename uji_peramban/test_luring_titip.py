"""A page opened with signal that loses it: what is pressed is kept, and the page goes on."""

import pytest
from playwright.sync_api import expect

from layanan.tests.pabrik import TimbangFactory
from uji_peramban.langkah_laporan import baca
from uji_peramban.test_luring_halaman import anak, hari, siapkan  # noqa: F401

PATROLI = "/layanan/catatan/patroli/baru/"
RAGU = "async () => (await (await import('/static/js/luring/gudang.js')).daftar(%s))[0].diragukan"


def test_lembar_yang_kehilangan_sinyal(orang, tugas, anak, hari):  # noqa: F811
    kader = orang(tugas, luring=True)
    siapkan(kader)
    h = kader.halaman
    h.get_by_role("link", name="Buka lembar kerja").click()
    ahmad, rizki, siti = (
        h.locator("#lembar > li", has=h.locator(".baris-judul", has_text=w.nama)) for w in anak
    )
    ahmad.get_by_role("link").click()
    ahmad.get_by_label("Berat badan").fill("25")
    h.context.set_offline(True)
    ahmad.get_by_role("button", name="Simpan").click()
    expect(ahmad.get_by_role("status")).to_have_text("Penimbangan balita tersimpan di ponsel ini.")
    expect(rizki.locator("a.baris-teks")).to_be_focused()
    expect(h.locator("[data-strip]")).to_contain_text("1 di ponsel ini.")
    rizki.get_by_role("button", name="Hadir").click()
    expect(h.locator("[data-strip]")).to_contain_text("2 di ponsel ini.")
    expect(h.locator("main")).to_contain_text("2 dari 3 sudah datang.")
    kader.periksa()
    siti.get_by_role("link").click()  # cannot be fetched any more: the page without network
    h.get_by_label("Berat badan").fill("26")
    h.get_by_role("button", name="Simpan").click()
    ditanya = "Beratnya 26 kg. Betul? Bila memang benar, tekan Simpan sekali lagi."
    expect(h.locator(".galat-isian")).to_have_text(ditanya)
    expect(h.locator("[data-jawaban]")).to_contain_text("Pertama kali ditimbang")
    kader.periksa()
    h.get_by_role("button", name="Simpan").click()
    expect(h.locator("[data-hitung]")).to_have_text("3 dari 3 sudah datang.")
    h.context.set_offline(False)
    expect(h.locator("[data-strip]")).to_contain_text("1 perlu diperbaiki", timeout=30_000)
    h.get_by_role("link", name="Antrean").click()  # the server asks as well
    h.locator("[data-belum]").get_by_role("link", name="Ahmad Fauzi").click()
    expect(h.locator(".galat-isian")).to_have_text(ditanya.replace("26", "25"))
    h.get_by_role("button", name="Simpan", exact=True).click()
    expect(h.locator("[data-strip]")).to_have_text("Semua tersimpan", timeout=30_000)
    rows = baca(
        "SELECT w.nama, t.berat::text, t.tanggal FROM layanan_timbang t"
        " JOIN layanan_warga w ON w.id = t.warga_id ORDER BY w.nama"
    )
    assert rows == [("Ahmad Fauzi", "25.00", hari), ("Siti Nurhaliza", "26.00", hari)]
    assert baca("SELECT count(*) FROM layanan_kunjungan") == [(1,)]


def sesudah_commit(jalan):
    jalan.fetch()
    jalan.abort()


def portal(jalan):
    jalan.fulfill(status=200, content_type="text/html", body="<!doctype html><h1>Masuk WiFi</h1>")


@pytest.mark.parametrize("rusak", [sesudah_commit, portal])
def test_jawaban_hilang_atau_bukan_dari_server(orang, tugas, rusak):
    """Nothing lost, nothing doubled, the page is not left."""
    kader = orang(tugas)
    h = kader.halaman
    kader.buka(PATROLI)
    kader.isi({"Wilayah patroli": "RW 01", "Jumlah petugas patroli": "4"})
    kader.pilih({"Cara patroli": "Jalan kaki"})
    expect(h.locator("form[data-draf=tersimpan]")).to_be_visible()
    h.on("dialog", lambda dialog: dialog.accept())
    h.reload()  # a page that is lost with its half typed form
    expect(h.get_by_label("Wilayah patroli")).to_have_value("RW 01")
    h.route(f"**{PATROLI}", rusak)
    h.route("**/layanan/kirim/", lambda jalan: jalan.abort())
    h.get_by_role("button", name="Simpan").click()
    expect(h.locator("main .pesan")).to_contain_text("Patroli: tersimpan di ponsel ini.")
    expect(h.locator("[data-strip]")).to_contain_text("1 di ponsel ini.")
    kader.periksa()
    assert h.evaluate(RAGU % f"'{tugas.pengguna_id}'")
    h.unroute("**/layanan/kirim/")
    h.get_by_role("link", name="Lihat antrean").click()
    expect(h.locator("main")).to_contain_text("Sudah di server (1)")
    assert baca("SELECT lokasi, jumlah_petugas FROM layanan_patroli") == [("RW 01", 4)]


def test_pendaftaran_tanpa_sinyal_dan_isian_yang_salah(orang, tugas):
    kader = orang(tugas)
    h = kader.halaman
    kader.buka("/layanan/warga/baru/")
    kader.isi({"Nama": "Euis Komalasari"})
    kader.pilih({"Jenis kelamin": "Perempuan"})
    h.get_by_role("button", name="Simpan").first.click()
    expect(h.locator("[data-ringkasan]")).to_be_visible()  # the server's own form
    h.locator("[name=umur]").fill("8 bulan")
    h.context.set_offline(True)
    h.get_by_role("button", name="Simpan").first.click()
    expect(h.locator(".galat-isian")).to_have_count(1)  # only what still is wrong
    expect(h.locator(".galat-isian")).to_contain_text("Tulis nama kepala keluarga")
    h.get_by_label("Nama kepala keluarga").fill("Dedi")
    h.get_by_role("button", name="Simpan").first.click()
    expect(h.locator("main .pesan")).to_contain_text("Euis Komalasari terdaftar")
    h.context.set_offline(False)
    expect(h.locator("[data-strip]")).to_have_text("Semua tersimpan", timeout=30_000)
    assert baca(
        "SELECT w.nama, k.nama FROM layanan_warga w JOIN layanan_keluarga k ON k.id = w.keluarga_id"
    ) == [("Euis Komalasari", "Dedi")]


def test_halaman_lain_tetap_di_tempat_tanpa_sinyal(orang, tugas, anak):  # noqa: F811
    """A press that can't arrive: what was typed stays, nothing is said to be saved or left."""
    timbang = TimbangFactory(warga=anak[0], dicatat_oleh=tugas.pengguna, berat="8.20")
    kader = orang(tugas, luring=True)
    h = kader.halaman
    h.goto("/")
    h.evaluate("() => navigator.serviceWorker.ready.then(() => 1)")
    h.goto(f"/layanan/catatan/timbang/{timbang.pk}/betulkan/")
    kader.isi({"Berat badan": "8,4", "Alasan": "Salah baca"})
    h.context.set_offline(True)
    h.get_by_role("button", name="Simpan").click()
    expect(h.get_by_role("alert")).to_contain_text("Belum tersimpan: tidak ada sinyal.")
    expect(h.get_by_label("Berat badan")).to_have_value("8,4")
    h.locator("summary", has_text="Akun saya").click()
    h.get_by_role("button", name="Keluar").click()
    expect(h.get_by_text("Anda belum keluar: server tidak terjangkau.")).to_be_visible()
    h.context.set_offline(False)
    h.locator("summary", has_text="Akun saya").click()
    h.get_by_role("button", name="Simpan").click()
    expect(h.locator("main")).to_contain_text("8,4 kg")
    assert baca("SELECT berat::text, revisi FROM layanan_timbang") == [("8.40", 2)]
