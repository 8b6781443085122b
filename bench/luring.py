"""The phone's side: the pages without network, in a real Chromium with the network gone."""

import datetime
import statistics

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kelembagaan.akun.models import Pengguna
from layanan.kesehatan.models import Timbang
from layanan.warga.models import Warga
from posyandu_site.peramban import bendera, cari_chromium

AKUN = "kader"
PERLAMBATAN = 4  # a phone's processor beside this machine's
DIBUKA, DISIMPAN = 11, 20

# When the worksheet was painted, in ms after the navigation began.
CATAT_LEMBAR = """
new MutationObserver((_, pengamat) => {
  if (!document.querySelector("#lembar > li")) return;
  pengamat.disconnect();
  requestAnimationFrame(() => setTimeout(() => (window.terlihat = performance.now())));
}).observe(document, { childList: true, subtree: true });
"""
TUNGGU_LEMBAR = """
() => new Promise((selesai) => {
  const lihat = () => (window.terlihat ? selesai(window.terlihat) : setTimeout(lihat, 5));
  lihat();
})
"""
# From the press to the painted answer, in ms.
TEKAN_SIMPAN = """
(tombol, berat) => new Promise((selesai, gagal) => {
  setTimeout(() => gagal(new Error("Tidak ada jawaban.")), 20_000);
  const kabar = document.querySelector("[data-kabar]");
  tombol.form.elements.berat.value = berat;
  const mulai = performance.now();
  new MutationObserver((_, pengamat) => {
    if (!kabar.textContent.includes("tersimpan di ponsel ini")) return;
    pengamat.disconnect();
    requestAnimationFrame(() => setTimeout(() => selesai(performance.now() - mulai)));
  }).observe(kabar, { childList: true, subtree: true });
  tombol.click();
})
"""


def luring(papan, port):
    """The worksheet from the cache, and a save; the first with the processor slowed down."""
    from playwright.sync_api import sync_playwright

    # Read before: inside, Playwright's loop runs in this thread.
    kader = Pengguna.objects.get(username=AKUN)
    anak, sesi = _balita(kader), Client()
    sesi.force_login(kader)
    with sync_playwright() as pemutar:
        peramban = pemutar.chromium.launch(executable_path=cari_chromium(), args=bendera())
        halaman = _siapkan(peramban, f"http://127.0.0.1:{port}", sesi.cookies["sessionid"].value)
        cdp = halaman.context.new_cdp_session(halaman)
        cdp.send("Emulation.setCPUThrottlingRate", {"rate": PERLAMBATAN})
        nilai = _buka_lembar(halaman)
        papan.catat(f"luring: lembar kerja, prosesor 1/{PERLAMBATAN}", nilai, "ms", 1000)
        nilai = _simpan(halaman, anak[:DISIMPAN])
        papan.catat(f"luring: ketukan Simpan, prosesor 1/{PERLAMBATAN}", nilai, "ms")
        cdp.send("Emulation.setCPUThrottlingRate", {"rate": 1})
        nilai = _simpan(halaman, anak[DISIMPAN : 2 * DISIMPAN])
        papan.catat("luring: ketukan Simpan", nilai, "ms", 100)
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


def _buka_lembar(halaman):
    """Median of the worksheet opened from the cache."""
    waktu = []
    for _ in range(DIBUKA):
        halaman.goto("about:blank")
        halaman.goto(reverse("layanan:hari_buka"), wait_until="commit")
        waktu.append(halaman.evaluate(TUNGGU_LEMBAR))
    return statistics.median(waktu)


def _balita(kader):
    """[(child, weight as typed)]: as last time, so that nothing is asked about it."""
    lahir = timezone.localdate() - datetime.timedelta(days=1700)
    posyandu = kader.penugasan.berlaku().get().posyandu
    orang = Warga.objects.filter(posyandu=posyandu, tanggal_lahir__gt=lahir)
    terakhir = Timbang.objects.berlaku().filter(warga__in=orang).select_related("warga")
    terakhir = terakhir.order_by("warga", "-tanggal").distinct("warga")
    return [(baris.warga, f"{baris.berat}".replace(".", ",")) for baris in terakhir]


def _simpan(halaman, anak):
    """Median of weighings saved on the phone."""
    waktu = []
    for satu, berat in anak:
        halaman.goto(f"{reverse('layanan:hari_buka')}#/catat/timbang/warga/{satu.kunci}")
        halaman.get_by_label("Berat badan").wait_for()
        tombol = halaman.locator("main form button[type=submit]", has_text="Simpan").last
        waktu.append(tombol.evaluate(TEKAN_SIMPAN, berat))
    return statistics.median(waktu)
