"""Without signal: a day nobody planned, numbers out of bounds, tickets in words, withdrawing."""

from dateutil.relativedelta import relativedelta
from playwright.sync_api import expect

from kelembagaan.wilayah.zona import hari_ini
from layanan.models import Imunisasi, Keluarga
from layanan.tests import bantu_kiriman
from layanan.tests.pabrik import HariBukaFactory, KeluargaFactory, WargaFactory
from layanan.tests.test_berkas import isi_rumah
from uji_peramban.langkah_laporan import baca
from uji_peramban.test_luring_halaman import pergi, siapkan

TANYA = "[data-tanya-hari-buka]"


def test_hari_tanpa_rencana_ditanya_dulu(orang, tugas, posyandu):
    """Before the answer nothing is recorded at an opening day; "no" makes it a visit."""
    hari = hari_ini(posyandu.kode)
    lahir = hari.replace(year=hari.year - 2, day=1)
    WargaFactory(posyandu=posyandu, nama="Siti", tanggal_lahir=lahir)
    KeluargaFactory(posyandu=posyandu, nama="Udin", rt="02")
    kader = orang(tugas, luring=True)
    siapkan(kader)
    h = kader.halaman
    h.context.set_offline(True)
    h.goto("/layanan/hari-buka/")
    expect(h.locator(TANYA)).to_contain_text("Hari ini hari buka?")
    expect(h.get_by_role("button", name="Hadir")).to_have_count(0)
    kader.periksa()
    h.get_by_role("link", name="Siti").click()
    expect(h.get_by_label("Berat badan")).to_have_count(0)
    h.get_by_role("button", name="Bukan, kunjungan saja").click()
    h.get_by_label("Berat badan").fill("500")
    h.get_by_role("button", name="Simpan").click()
    expect(h.locator(".galat-isian")).to_have_text("Paling besar 60.")
    h.get_by_label("Berat badan").fill("11,2")
    h.get_by_role("button", name="Simpan").click()
    expect(h.locator("[data-kabar]")).to_contain_text("tersimpan di ponsel ini")
    # A page of tickets opens those of this phone: which kind, about whom, and what was written.
    h.goto("/layanan/permohonan/baru/bantuan_sosial/")
    h.get_by_role("link", name="Keluarga Udin RT 02").click()
    expect(h.get_by_label("Yang dibutuhkan")).to_have_value("bantuan_sosial")
    h.get_by_label("Uraian").fill("Atap bocor sejak hujan kemarin")
    h.get_by_text("Penting", exact=True).click()
    h.get_by_role("button", name="Simpan").click()
    expect(h.locator("[data-kabar]")).to_contain_text("tersimpan di ponsel ini")
    h.goto("/layanan/permohonan/")
    baris = h.locator("[data-isi] [data-entri]")
    for kata in ("Keluarga Udin", "nomor menyusul", "Bantuan sosial", "Atap bocor"):
        expect(baris).to_contain_text(kata)
    kader.periksa()
    h.context.set_offline(False)
    pergi(h, "Hari ini")
    expect(h.locator("[data-entri] .lencana")).to_have_text(["Tersimpan di server"] * 2)
    assert baca("SELECT berat::text, hari_buka_id FROM layanan_timbang") == [("11.20", None)]
    assert baca("SELECT count(*) FROM layanan_haribuka") == [(0,)]


def test_imunisasi_biasa_sekali_tekan(orang, tugas, posyandu):
    """What is needed now stands first, the others are folded; one press records it."""
    hari = hari_ini(posyandu.kode)
    HariBukaFactory(posyandu=posyandu, tanggal=hari)
    lahir = hari - relativedelta(months=1, days=5)
    anak = WargaFactory(posyandu=posyandu, nama="Siti", tanggal_lahir=lahir)
    oleh = {"petugas": tugas.pengguna, "dicatat_oleh": tugas.pengguna, "posyandu": posyandu}
    Imunisasi.objects.create(warga=anak, tanggal=lahir, dosis=["hb0"], tempat="praktik", **oleh)
    kader = orang(tugas, luring=True)
    siapkan(kader)
    h = kader.halaman
    h.context.set_offline(True)
    h.goto("/layanan/hari-buka/")
    h.get_by_role("link", name="Siti").click()
    h.get_by_role("link", name="Imunisasi", exact=True).click()
    expect(h.locator("[name=dosis]:visible")).to_have_count(2)
    kader.periksa()
    h.get_by_role("button", name="Sudah diberikan di sini: BCG, Polio tetes 1 (OPV)").click()
    expect(h.locator("[data-kabar]")).to_contain_text("tersimpan di ponsel ini")
    h.context.set_offline(False)
    pergi(h, "Hari ini")
    expect(h.locator("[data-entri] .lencana")).to_have_text("Tersimpan di server")
    assert baca("SELECT dosis, tempat FROM layanan_imunisasi ORDER BY tanggal DESC LIMIT 1") == [
        (["bcg", "opv1"], "posyandu")
    ]


def test_yang_menunggu_di_server_dapat_dibatalkan(hp, tugas, posyandu):
    """It waits for its family; withdrawn on the phone it comes in as withdrawn, and is not lost."""
    keluarga = bantu_kiriman.keluarga(tugas)
    item = isi_rumah(tugas, Keluarga(kunci=keluarga["kunci"]))
    hp.simpan(item)
    hp.kirim()
    assert hp.keadaan() == {"tertahan": 1}
    hp.buka(f"/layanan/antrean/#/antrean/{item['kunci']}")
    h = hp.halaman
    h.locator("summary", has_text="Batalkan").click()
    h.get_by_label("Alasan").fill("Salah rumah")
    h.get_by_role("button", name="Batalkan catatan ini").click()
    expect(h.locator("[data-belum]")).to_have_count(0)
    h.locator("summary", has_text="Sudah di server").click()
    expect(h.locator(f"[data-entri='{item['kunci']}']")).to_contain_text("Dibatalkan")
    hp.simpan(keluarga)
    hp.kirim()
    kolom = "alasan_ubah, dibatalkan_pada IS NOT NULL"
    assert baca(f"SELECT {kolom} FROM layanan_rumahlayakhuni") == [("Salah rumah", True)]
    hp.kirim()
    assert hp.keadaan() == {"tersimpan": 3}
