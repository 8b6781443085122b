"""A photo taken without network: made small on the phone, sent after its entry."""

import io
from decimal import Decimal

import pytest
from PIL import Image
from playwright.sync_api import expect

from layanan.models import Berkas, RumahLayakHuni
from layanan.tests.bantu_berkas import foto_contoh
from layanan.tests.pabrik import KeluargaFactory, RumahLayakHuniFactory
from layanan.tests.test_berkas import DITOLAK, isi_rumah
from uji_peramban.test_luring_halaman import baca_berkas, pergi, siapkan, simpan_berkas

BATAS = 300 * 1024


@pytest.fixture
def jepretan(tmp_path):
    """A noisy picture of several megabytes, as a camera makes it, with its place in it; another."""
    exif = Image.Exif()
    exif.get_ifd(0x8825).update({1: "S", 2: (6.0, 13.0, 57.0)})
    berkas, lain = tmp_path / "IMG_0001.jpg", tmp_path / "IMG_0002.jpg"
    Image.effect_noise((2400, 1800), 120).convert("RGB").save(berkas, exif=exif, quality=95)
    assert berkas.stat().st_size > 3 * BATAS
    Image.new("RGB", (80, 60), "green").save(lain)
    return berkas, lain


def test_foto_rumah_tanpa_sinyal(orang, tugas, posyandu, jepretan, tmp_path):
    keluarga = KeluargaFactory(posyandu=posyandu, nama="Ahmad Fauzi")
    kader = orang(tugas, luring=True)
    siapkan(kader)
    h = kader.halaman
    h.context.set_offline(True)
    h.goto("/layanan/hari-buka/")
    expect(h.locator("main")).to_contain_text("sudah datang")
    h.goto(f"/layanan/hari-buka/#/catat/rumah_layak_huni/keluarga/{keluarga.kunci}")
    foto = h.locator("input[name=foto]")
    for jumlah in (1, 2):  # a camera gives one at a time
        foto.set_input_files(jepretan[jumlah - 1])
        expect(h.locator("[data-kabar-foto]")).to_have_text(f"{jumlah} foto siap.")
    h.get_by_role("button", name="Lepas foto 2").click()
    expect(h.locator("form[data-draf=tersimpan]")).to_be_visible()
    kader.periksa()
    h.reload()
    expect(h.locator("[data-kabar-foto]")).to_have_text("1 foto siap.")
    for nama, pilihan in {
        "atap": "genteng",
        "dinding": "tembok",
        "lantai": "keramik",
        "ventilasi": "cukup",
        "pencahayaan": "baik",
        "bangunan_aman": "ya",
        "jamban_sehat": "ya",
        "air_minum_layak": "ya",
    }.items():
        h.locator(f"input[name={nama}][value={pilihan}]").dispatch_event("click")
    h.locator("input[name=luas_lantai]").fill("60")
    h.locator("input[name=penghuni]").fill("4")
    kecil = foto.evaluate("m => m.files[0].size")
    assert 0 < kecil <= BATAS
    h.context.grant_permissions(["geolocation"])
    h.context.set_geolocation({"latitude": -6.23125, "longitude": 106.8125, "accuracy": 12})
    h.get_by_label("Sertakan letak tempat ini di peta").check()
    expect(h.locator("[data-letak] [role=status]")).to_have_text(
        "Letak ikut tersimpan, teliti sampai 12 m."
    )
    h.get_by_role("button", name="Simpan", exact=True).click()
    expect(h.locator("main")).to_contain_text("tersimpan di ponsel ini")
    assert not RumahLayakHuni.objects.exists()
    pergi(h, "Antrean")
    h.locator("[data-belum]").get_by_role("link").click()
    h.get_by_text("Betulkan", exact=True).click()
    foto.set_input_files(jepretan[1])
    expect(h.locator("[data-kabar-foto]")).to_have_text("1 foto siap.")
    h.get_by_role("button", name="Simpan pembetulan").click()
    expect(h.locator("[data-foto]")).to_have_count(2)
    kader.periksa()
    simpan_berkas(h, tmp_path / "antrean.json")
    lain = orang(tugas).halaman  # her other phone sends it, and the first one offers it again
    baca_berkas(lain, tmp_path / "antrean.json")
    expect(lain.locator("main")).to_contain_text("Sudah di server (1)", timeout=30_000)
    expect(lain.locator("[data-strip]")).to_have_text("Semua tersimpan", timeout=30_000)
    assert (RumahLayakHuni.objects.count(), Berkas.objects.count()) == (1, 2)
    h.context.set_offline(False)
    expect(h.locator("[data-strip]")).to_have_text("Semua tersimpan", timeout=30_000)
    [rumah], [foto] = RumahLayakHuni.objects.all(), Berkas.objects.exclude(lintang=None)
    assert (foto.lintang, foto.bujur) == (Decimal("-6.231250"), Decimal("106.812500"))
    assert (foto.entri, foto.keadaan in ("tersimpan", "menunggu")) == (rumah.kunci, True)
    with foto.isi.open() as isi:
        gambar = Image.open(io.BytesIO(isi.read()))
    assert (gambar.size, dict(gambar.getexif())) == ((foto.lebar, foto.tinggi), {})


FOTO = "return (await g.daftarFoto(await g.pemilik())).map((f) => f.keadaan)"


def test_foto_yang_menunggu_catatannya_ditawarkan_lagi(hp, tugas, posyandu):
    item = isi_rumah(tugas, KeluargaFactory(posyandu=posyandu))
    simpan = "await g.simpanFoto({ entri: a[0], blob: new Blob([new Uint8Array(a[1])]) })"
    hp.panggil(simpan, item["kunci"], list(foto_contoh()))
    hp.kirim()
    assert hp.panggil(FOTO) == ["tertahan"]
    hp.simpan(item)
    hp.kirim()
    assert hp.panggil(FOTO) == ["tersimpan"]


def test_berkas_jahat_ditolak_dengan_kalimat(orang, tugas, posyandu):
    """What is no photo: told by the phone before it is sent, and by the server without scripts."""
    rumah = RumahLayakHuniFactory(
        keluarga__posyandu=posyandu, dicatat_oleh=tugas.pengguna, petugas=tugas.pengguna
    )
    alamat = f"/layanan/catatan/rumah_layak_huni/{rumah.pk}/"
    jahat = {"SVG berisi skrip": "a.svg", "PNG 200 megapiksel": "b.png", "terpotong": "c.jpg"}
    berkas = {
        nama: {"name": ke, "mimeType": "image/jpeg", "buffer": DITOLAK[nama][0]}
        for nama, ke in [*jahat.items(), ("foto sekaligus arsip", "d.jpg")]
    }
    dengan = orang(tugas)
    dengan.buka(alamat)
    dengan.halaman.locator("input[type=file]").set_input_files([berkas[n] for n in jahat])
    for nama in jahat.values():
        expect(dengan.halaman.locator("main")).to_contain_text(
            f"{nama} bukan foto yang bisa dibaca"
        )
    dengan.periksa()
    tanpa = orang(tugas, javascript=False)
    for nama, satu in berkas.items():
        tanpa.buka(alamat)
        tanpa.halaman.locator("input[type=file]").set_input_files(satu)
        tanpa.tekan("Tambah foto")
        kalimat = f"Foto belum tersimpan. {DITOLAK[nama][1]}"
        expect(tanpa.halaman.locator(".pesan", has_text=kalimat)).to_be_visible()
    assert not Berkas.objects.exists()
