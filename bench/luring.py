"""The phone's side: the pages without network, in a real Chromium with the network gone."""

import statistics

from django.test import Client
from django.urls import reverse

from kelembagaan.akun.models import Pengguna
from posyandu_site.peramban import bendera, cari_chromium

AKUN = "kader"
PERLAMBATAN = 4  # a phone's processor beside this machine's
DIBUKA = 11

# When the worksheet was painted, in ms after the navigation began.
CATAT_LEMBAR = """
new MutationObserver((_, pengamat) => {
  if (!document.querySelector("#lembar > li")) return;
  pengamat.disconnect();
  requestAnimationFrame(() => setTimeout(() => (window.terlihat = performance.now())));
}).observe(document, { childList: true, subtree: true });
"""
# How long after the tap the page has painted that the entry is kept.
CATAT_KETUK = """
() => {
  window.terlihat = 0;
  addEventListener("click", (e) => {
    const awal = e.timeStamp;
    new MutationObserver((_, pengamat) => {
      pengamat.disconnect();
      requestAnimationFrame(() => setTimeout(() => (window.terlihat = performance.now() - awal)));
    }).observe(document.querySelector("[data-kabar]"), { childList: true });
  }, { capture: true, once: true });
}
"""
TUNGGU = """
() => new Promise((selesai) => {
  const lihat = () => (window.terlihat ? selesai(window.terlihat) : setTimeout(lihat, 5));
  lihat();
})
"""


def luring(papan, port):
    """The worksheet from the cache and an entry kept, with the processor slowed down."""
    from playwright.sync_api import sync_playwright

    # Read before: inside, Playwright's loop runs in this thread.
    kader = Pengguna.objects.get(username=AKUN)
    sesi = Client()
    sesi.force_login(kader)
    with sync_playwright() as pemutar:
        peramban = pemutar.chromium.launch(executable_path=cari_chromium(), args=bendera())
        halaman = _siapkan(peramban, f"http://127.0.0.1:{port}", sesi.cookies["sessionid"].value)
        cdp = halaman.context.new_cdp_session(halaman)
        cdp.send("Emulation.setCPUThrottlingRate", {"rate": PERLAMBATAN})
        nilai = _buka_lembar(halaman)
        papan.catat(f"luring: lembar kerja, prosesor 1/{PERLAMBATAN}", nilai, "ms", 1000)
        papan.catat(f"luring: simpan, prosesor 1/{PERLAMBATAN}", _simpan(halaman), "ms")
        cdp.send("Emulation.setCPUThrottlingRate", {"rate": 1})
        papan.catat("luring: simpan", _simpan(halaman), "ms", 100)
        peramban.close()


def _siapkan(peramban, alamat, sesi):
    """The page of a kader who has prepared her phone, the network gone."""
    konteks = peramban.new_context(
        base_url=alamat, viewport={"width": 360, "height": 740}, locale="id-ID"
    )
    konteks.add_cookies([{"name": "sessionid", "value": sesi, "url": alamat}])
    konteks.add_init_script(CATAT_LEMBAR)
    halaman = konteks.new_page()
    halaman.goto(reverse("layanan:hari_buka"))
    halaman.get_by_role("button", name="Siapkan untuk luring").click()
    halaman.locator("[data-siapkan-kabar]", has_text="Siap untuk").wait_for()
    konteks.set_offline(True)
    return halaman


def _simpan(halaman):
    """Median of a weighing kept, from the tap to the worksheet with the next child."""
    waktu = []
    for _ in range(DIBUKA):
        halaman.locator("#lembar > li", has=halaman.get_by_role("button", name="Hadir")).locator(
            "a.baris-teks"
        ).first.click()
        halaman.get_by_label("Berat badan").fill("9,5")
        halaman.evaluate(CATAT_KETUK)
        halaman.get_by_role("button", name="Simpan").click()
        waktu.append(halaman.evaluate(TUNGGU))
    return statistics.median(waktu)


def _buka_lembar(halaman):
    """Median of the worksheet opened from the cache."""
    waktu = []
    for _ in range(DIBUKA):
        halaman.goto("about:blank")
        halaman.goto(reverse("layanan:hari_buka"), wait_until="commit")
        waktu.append(halaman.evaluate(TUNGGU))
    return statistics.median(waktu)
