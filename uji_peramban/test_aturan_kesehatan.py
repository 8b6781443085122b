"""What is said while a value is typed, where one was served, and whom one registers."""

from playwright.sync_api import expect

from kelembagaan.wilayah.zona import hari_ini
from layanan.models import Warga
from layanan.tests.pabrik import HariBukaFactory, KeluargaFactory, WargaFactory
from uji_peramban.langkah_laporan import baca
from uji_peramban.test_luring_halaman import siapkan

DAFTAR = "/layanan/warga/baru/"


def test_nilai_dan_tempat_ditanya_sama_dengan_dan_tanpa_sinyal(orang, tugas, posyandu):
    hari = hari_ini(posyandu.kode)
    HariBukaFactory(posyandu=posyandu, tanggal=hari)
    ibu = WargaFactory(posyandu=posyandu, tanggal_lahir=hari.replace(year=hari.year - 30, day=1))
    kader = orang(tugas, luring=True)
    siapkan(kader)
    h = kader.halaman

    def isi():
        tempat = h.get_by_label("Dilayani di hari buka")
        expect(tempat).to_be_checked()
        h.get_by_label("Sistole").fill("12")
        h.get_by_label("Diastole").fill("90")
        expect(h.locator("[data-jawaban]")).to_have_text(["", "Tinggi."])
        h.get_by_role("button", name="Simpan").click()
        expect(h.locator(".galat-isian")).to_have_text("Paling kecil 50. Maksudnya 120 mmHg?")
        kader.periksa()
        h.get_by_label("Sistole").fill("120")
        return tempat

    h.goto(f"/layanan/catatan/tekanan_darah/baru/?warga={ibu.pk}")
    isi()
    h.get_by_role("button", name="Simpan").click()
    expect(h.locator("main")).to_contain_text("Tinggi")
    h.context.set_offline(True)
    h.goto(f"/luring/#/catat/periksa_darah/warga/{ibu.kunci}")
    h.get_by_label("Gula darah").fill("140")
    h.get_by_label("Hb").fill("120")  # refused when it is saved
    expect(h.locator("[data-jawaban]")).to_have_text(["Waspada.", ""])
    h.get_by_label("Hb").fill("11,9")
    expect(h.locator("[data-jawaban]")).to_have_text(["Waspada.", "Anemia."])
    h.get_by_label("Dilayani di hari buka").uncheck()
    h.get_by_role("button", name="Simpan").click()
    expect(h.locator("[data-kabar]")).to_contain_text("tersimpan di ponsel ini")
    h.goto(f"/luring/#/catat/ukur_tubuh/warga/{ibu.kunci}")
    h.get_by_label("Berat badan").fill("17")
    h.get_by_label("Tinggi badan").fill("1,55")
    expect(h.locator("[data-jawaban]")).to_have_text([""])
    h.get_by_role("button", name="Simpan").click()
    expect(h.locator(".galat-isian")).to_have_text("Paling kecil 60. Maksudnya 155 cm?")
    h.get_by_label("Tinggi badan").fill("155")
    h.get_by_role("button", name="Simpan").click()
    expect(h.locator(".galat-isian")).to_have_text(
        "Beratnya 17 kg dan tingginya 155 cm. Betul? Bila memang benar, tekan Simpan sekali lagi."
    )
    h.get_by_role("button", name="Simpan").click()
    expect(h.locator("[data-kabar]")).to_contain_text("tersimpan di ponsel ini")
    h.goto(f"/luring/#/catat/edukasi/warga/{ibu.kunci}")
    h.get_by_label("Materi edukasi").fill("a" * 10_000)
    h.get_by_role("button", name="Simpan").click()
    expect(h.locator(".galat-isian")).to_have_text("Paling panjang 300 huruf; ini 10000 huruf.")
    assert len(h.get_by_label("Materi edukasi").input_value()) == 10_000
    h.get_by_label("Materi edukasi").fill("Gizi seimbang")
    h.get_by_role("button", name="Simpan").click()
    h.context.set_offline(False)
    expect(h.locator("[data-strip]")).to_have_text("Semua tersimpan", timeout=30_000)
    semua = (
        f"SELECT hari_buka_id IS NOT NULL FROM layanan_{nama}"
        for nama in ("tekanandarah", "periksadarah", "ukurtubuh", "edukasi")
    )
    assert [baca(satu) for satu in semua] == [[(True,)], [(False,)], [(True,)], [(True,)]]


def test_jawaban_yang_tidak_ditunggu(orang, tugas, posyandu):
    """She pressed, left before the answer came, and registers the next person."""
    KeluargaFactory(posyandu=posyandu, nama="Udin")
    kader = orang(tugas)
    h = kader.halaman
    h.on("dialog", lambda dialog: dialog.accept())

    def isi(nama, lahir, kepala):
        h.get_by_label("Nama", exact=True).fill(nama)
        h.get_by_text("Perempuan", exact=True).click()
        h.locator("#id_tanggal_lahir").fill(lahir)
        h.get_by_label("Nama kepala keluarga").fill(kepala)

    def tanpa_jawaban(jalan):
        if jalan.request.method == "POST":
            jalan.fetch()
        else:
            jalan.continue_()

    h.route(f"**{DAFTAR}", tanpa_jawaban)
    kader.buka(DAFTAR)
    isi("Siti", "2024-05-12", "Dedi")
    with h.expect_request(lambda r: r.method == "POST" and r.url.endswith(DAFTAR)):
        h.get_by_role("button", name="Simpan").first.click()
    expect(h.locator("form[data-draf=tersimpan]")).to_be_visible()
    h.goto(DAFTAR)
    h.unroute(f"**{DAFTAR}")
    expect(h.get_by_label("Nama", exact=True)).to_have_value("Siti")
    isi("Rina", "2025-01-03", "Bayu")
    with h.expect_navigation():
        h.get_by_role("button", name="Simpan").first.click()
    assert list(Warga.objects.order_by("pk").values_list("nama", "keluarga__nama")) == [
        ("Siti", "Dedi"),
        ("Rina", "Bayu"),
    ]
