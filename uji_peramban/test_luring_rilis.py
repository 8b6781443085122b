"""A new release comes while entries wait and a form is half filled in."""

import pytest
from playwright.sync_api import expect

from layanan.kiriman import pintu
from posyandu_site import luring
from uji_peramban.ponsel import Ponsel, baris_patroli, harapan, patroli_banyak

pytestmark = pytest.mark.django_db(transaction=True)
TERBARU = "navigator.serviceWorker.ready.then((p) => p.update()).then(() => {})"
# [whether a release waits, the releases kept].
KEADAAN = """
async () => [Boolean((await navigator.serviceWorker.ready).waiting), (await caches.keys()).sort()]
"""


def test_rilis_baru_tidak_menyentuh_antrean_dan_isian(orang, tugas, live_server, monkeypatch):
    kini = luring._rilis()
    monkeypatch.setattr(luring, "_rilis_tetap", lambda: kini)
    with monkeypatch.context() as tutup:
        tutup.setattr(pintu, "keterangan", lambda _: pintu.galat_json(503, "Sedang diganti."))
        h = orang(tugas, luring=True).halaman
        hp = Ponsel(h.context, live_server.url, halaman=h)
        h.goto("/layanan/catatan/patroli/baru/")
        items = patroli_banyak(tugas, 20)
        hp.simpan(*items)
        menunggu = hp.isi_antrean()
        h.get_by_label("Wilayah patroli").fill("RW 77")

        monkeypatch.setattr(luring, "_rilis_tetap", lambda: {**kini, "versi": "berikut"})
        h.evaluate(TERBARU)
        lama, baru = f"posyandu-{kini['versi']}", "posyandu-berikut"
        hp.sampai(KEADAAN, [True, sorted([lama, baru])])
        assert h.get_by_label("Wilayah patroli").input_value() == "RW 77"
        assert hp.isi_antrean() == menunggu

        h.on("dialog", lambda dialog: dialog.accept())  # "leave this page?"
        h.goto("/tentang/")  # no form here: now it takes over
        hp.sampai(KEADAAN, [False, [baru]])
        assert hp.isi_antrean() == menunggu
    assert hp.kirim() == ""
    expect(h.locator("[data-strip]")).to_have_text("Semua tersimpan")
    assert baris_patroli() == harapan(items)
