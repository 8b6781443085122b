"""The pages without network: installed, prepared, opened with the network gone."""

import datetime

import pytest
from playwright.sync_api import expect

from kelembagaan.peran import Jabatan, Peran
from kelembagaan.tests.pabrik import PenugasanFactory, PerangkatDaerahFactory
from kelembagaan.wilayah.zona import hari_ini
from layanan.tests.pabrik import HariBukaFactory, WargaFactory
from posyandu_site import luring
from uji_peramban.langkah_laporan import baca
from uji_peramban.orang import Orang

# A new release beside the old one; and, once it has taken over, what is left.
RILIS_BARU = """async () => {
    const pendaftaran = await navigator.serviceWorker.ready;
    await pendaftaran.update();
    while (pendaftaran.installing) await new Promise((lanjut) => setTimeout(lanjut, 50));
    return [Boolean(pendaftaran.waiting), (await caches.keys()).length];
}"""
GANTI = """async () => {
    while ((await caches.keys()).length > 1) await new Promise((lanjut) => setTimeout(lanjut, 50));
    return caches.keys();
}"""
# As if what is half typed had been typed some weeks ago, for that day.
DRAF_LAMA = """async () => {
    const gudang = await import("/static/js/luring/gudang.js");
    const draf = await gudang.ambilDraf("patroli|");
    const isi = { ...draf.isi, tanggal: "2026-01-05" };
    await gudang.simpanDraf("patroli|", { ...draf, hari: "2026-01-05", isi });
}"""
# All that a browser keeps for this site, as text.
SEMUA_SIMPANAN = """async () => {
    const isi = [{...sessionStorage}, {...localStorage}];
    for (const { name } of await indexedDB.databases()) {
        const minta = indexedDB.open(name);
        const db = await new Promise((ada) => (minta.onsuccess = () => ada(minta.result)));
        for (const toko of db.objectStoreNames) {
            const baris = db.transaction(toko).objectStore(toko).getAll();
            isi.push(await new Promise((ada) => (baris.onsuccess = () => ada(baris.result))));
        }
        db.close();
    }
    for (const nama of await caches.keys()) {
        const tempat = await caches.open(nama);
        for (const jawaban of await tempat.matchAll()) isi.push(await jawaban.text());
    }
    return JSON.stringify(isi);
}"""
KATA = "melati putih"
PENDAFTARAN = "() => navigator.serviceWorker.ready.then(p => Boolean(p.active))"


@pytest.fixture
def hari(posyandu):
    return hari_ini(posyandu.kode)


@pytest.fixture
def anak(posyandu, hari):
    lahir = hari - datetime.timedelta(days=500)
    HariBukaFactory(posyandu=posyandu, tanggal=hari)
    nama = ("Ahmad Fauzi", "Rizki Pratama", "Siti Nurhaliza")
    return [WargaFactory(posyandu=posyandu, nama=n, tanggal_lahir=lahir) for n in nama]


def siapkan(kader: Orang):
    """Press the button on the page of opening days, as one does before leaving home."""
    h = kader.halaman
    kader.buka("/layanan/hari-buka/")
    h.get_by_role("button", name="Siapkan untuk luring").click()
    expect(h.locator("[data-siapkan-kabar]")).to_contain_text("Siap untuk", timeout=30_000)
    h.evaluate(PENDAFTARAN)
    kader.periksa()


def test_dapat_dipasang(ponsel, tugas):
    h = ponsel(tugas).pages[0]
    h.goto("/")
    h.evaluate(PENDAFTARAN)
    sesi = h.context.new_cdp_session(h)
    assert sesi.send("Page.getInstallabilityErrors")["installabilityErrors"] == []


def test_belum_disiapkan(orang, tugas):
    kader = orang(tugas, luring=True)
    h = kader.halaman
    h.goto("/")
    h.evaluate(PENDAFTARAN)
    h.context.set_offline(True)
    h.goto("/layanan/hari-buka/")
    expect(h.locator("main")).to_contain_text("ponsel ini belum disiapkan untuk luring")
    expect(h.get_by_role("link", name="SAPA 129").first).to_have_attribute("href", "tel:129")
    kader.periksa()


def test_kasus_rahasia_tanpa_sinyal_hanya_nomor(orang, tugas):
    """Opened with network it takes no more once that is gone; opened without, only numbers, those
    near too, and after log-out. What was typed is nowhere, nor does it come back with the page."""
    kab = tugas.posyandu.wilayah.induk.induk
    PerangkatDaerahFactory(wilayah=kab, nama="Polsek Jauh", terima_kasus=True, telepon="0252-555")
    kader = orang(tugas, luring=True)
    h = kader.halaman
    siapkan(kader)
    kader.buka("/layanan/kasus/baru/")
    h.get_by_label("Siapa yang perlu ditolong").fill("zqrahasia")
    h.context.set_offline(True)
    expect(h.get_by_role("alert")).to_contain_text("Tidak ada sinyal")
    expect(h.get_by_role("button", name="Simpan dan serahkan")).to_be_disabled()
    assert "zqrahasia" not in h.evaluate(SEMUA_SIMPANAN)
    h.goto("/layanan/kasus/")
    nomor = h.locator("main [data-isi] a[href^='tel:']")
    tujuan = "satu => satu.map(a => a.getAttribute('href'))"
    assert nomor.evaluate_all(tujuan) == ["tel:129", "tel:08111129129", "tel:0252555"]
    expect(h.locator("form")).to_have_count(0)
    kader.periksa()
    h.context.set_offline(False)
    h.go_back()
    expect(h.get_by_label("Siapa yang perlu ditolong")).to_have_value("")
    assert "zqrahasia" not in h.evaluate(SEMUA_SIMPANAN)
    h.goto("/akun/logout/")
    kader.tekan("Keluar")
    h.context.set_offline(True)
    h.goto("/")
    expect(h.locator("main")).to_contain_text("ponsel ini belum disiapkan untuk luring")
    assert nomor.evaluate_all(tujuan) == ["tel:129", "tel:08111129129", "tel:0252555"]


def test_lembar_kerja_tanpa_sinyal(orang, tugas, anak, posyandu):
    posyandu.bulan_ukur_tinggi = [*range(1, 13)]
    posyandu.save()
    WargaFactory(posyandu=posyandu, nama="Wahyudin", tanggal_lahir="1990-01-01")
    kader = orang(tugas, luring=True)
    siapkan(kader)
    h = kader.halaman
    h.context.set_offline(True)
    h.goto("/layanan/hari-buka/")
    expect(h.locator("#lembar .baris-judul")).to_have_text([w.nama for w in anak])
    expect(h.locator("[data-hitung]")).to_have_text("0 dari 3 sudah datang.")
    kader.periksa()
    h.get_by_role("button", name="Hadir").first.click()
    expect(h.locator("[data-hitung]")).to_have_text("1 dari 3 sudah datang.")
    h.get_by_role("link", name="Siti Nurhaliza").click()
    expect(h.get_by_label("Berat badan")).to_be_visible()
    expect(h.locator("label", has_text="tinggi badan")).to_contain_text("diukur bulan ini")
    kader.periksa()
    h.get_by_role("link", name="Keluhan dan skrining TBC").click()
    h.get_by_role("button", name="Tidak ada keluhan").click()
    expect(h.locator("[data-kabar]")).to_contain_text("tersimpan di ponsel ini")
    pergi(h, "Lembar")
    h.get_by_label("Cari nama").fill("wahyu")  # not expected, and found all the same
    kader.periksa()
    h.get_by_role("button", name="Hadir").click()
    expect(h.locator("[data-kabar]")).to_contain_text("Wahyudin hadir.")
    h.context.set_offline(False)
    pergi(h, "Hari ini")
    expect(h.locator("[data-entri] .lencana")).to_have_text(["Tersimpan di server"] * 3)
    assert baca("SELECT batuk, demam, berat_turun, kontak_tbc FROM layanan_skriningtbc") == [
        (False,) * 4
    ]


def test_jam_ponsel_salah_menanyakan_tanggal(orang, tugas, anak, hari):
    kader = orang(tugas, luring=True)
    siapkan(kader)
    h = kader.halaman
    besok = datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=1)
    h.context.clock.install(time=besok)
    h.goto("/layanan/hari-buka/")
    expect(h.locator("[data-kabar-luring]")).to_contain_text("Jam ponsel")
    h.context.set_offline(True)
    h.goto("/layanan/hari-buka/")
    h.get_by_role("button", name="Hadir").first.click()
    expect(h.locator("[data-kabar]")).to_contain_text("Isi dulu tanggal hari ini")
    h.get_by_label("Tanggal hari ini").fill(str(hari))
    h.get_by_role("button", name="Hadir").first.click()
    expect(h.locator("[data-kabar]")).to_contain_text("Ahmad Fauzi hadir.")
    buka_orang(h, "Siti Nurhaliza")
    h.get_by_label("Berat badan").fill("8,2")
    expect(h.get_by_label("Tanggal", exact=True)).to_have_value("")
    h.get_by_role("button", name="Simpan").click()
    expect(h.get_by_label("Tanggal", exact=True)).to_be_focused()
    h.get_by_label("Tanggal", exact=True).fill(str(hari))
    kader.periksa()
    h.get_by_role("button", name="Simpan").click()
    expect(h.locator("[data-kabar]")).to_contain_text("tersimpan di ponsel ini")
    h.context.set_offline(False)
    expect(h.locator("[data-strip]")).to_have_text("Semua tersimpan", timeout=30_000)
    assert baca("SELECT berat::text, tanggal FROM layanan_timbang") == [("8.20", hari)]
    hadir = "SELECT warga_id FROM layanan_kunjungan JOIN layanan_haribuka h ON h.id = hari_buka_id"
    assert baca(f"{hadir} WHERE h.tanggal = '{hari}'") == [(anak[0].pk,)]


def pergi(h, bagian):
    h.get_by_role("navigation", name="Menu luring").get_by_role("link", name=bagian).click()


def simpan_berkas(h, berkas):
    """All that waits on this phone goes into a file under KATA."""
    pergi(h, "Antrean")
    h.get_by_text("Simpan semua ke berkas").click()
    h.locator("#id_kata_simpan").fill(KATA)
    with h.expect_download() as unduhan:
        h.get_by_role("button", name="Simpan berkas").click()
    unduhan.value.save_as(berkas)


def baca_berkas(h, berkas, kata=KATA):
    h.goto("/layanan/antrean/")
    h.get_by_text("Baca berkas antrean").click()
    h.get_by_label("Berkas antrean").set_input_files(berkas)
    h.locator("#id_kata_baca").fill(kata)
    h.get_by_role("button", name="Baca berkas").click()


def buka_orang(h, nama):
    h.locator("#lembar > li", has=h.locator(".baris-judul", has_text=nama)).get_by_role(
        "link"
    ).click()


def timbang(h, nama, berat):
    """From the worksheet to the person, the entry, and back to the worksheet."""
    buka_orang(h, nama)
    h.get_by_label("Berat badan").fill(berat)
    h.get_by_role("button", name="Simpan").click()
    kabar = f"{nama}: Penimbangan balita tersimpan di ponsel ini."
    expect(h.locator("[data-kabar]")).to_have_text(kabar)


def daftarkan_baru(h, nama, lahir, kepala):
    pergi(h, "Daftarkan")
    h.get_by_label("Nama", exact=True).fill(nama)
    h.get_by_role("group", name="Jenis kelamin").get_by_text("Perempuan").click()
    h.locator("[name=tanggal_lahir]").fill(f"{lahir:%Y-%m-%d}")
    h.get_by_label("Nama kepala keluarga").fill(kepala)
    h.get_by_role("button", name="Simpan").dblclick()
    kabar = f"{nama} terdaftar, tersimpan di ponsel ini."
    expect(h.locator("[data-kabar]")).to_have_text(kabar)


def test_dicatat_luring_ponsel_mati_lalu_terkirim(ponsel, tugas, anak, hari):
    """Entries, a new family and a half typed form outlive a closed browser; all of it arrives."""
    konteks = ponsel(tugas)
    h = konteks.pages[0]
    siapkan(Orang(h, [], set()))
    konteks.set_offline(True)
    h.goto("/")
    timbang(h, "Ahmad Fauzi", "8,2")
    expect(h.locator("[data-kunci]:focus-within")).to_contain_text("Rizki Pratama")
    timbang(h, "Siti Nurhaliza", "9,1")
    lahir = hari - datetime.timedelta(days=200)
    daftarkan_baru(h, "Euis Komalasari", lahir, "Dedi Kurniawan")
    h.get_by_label("Berat badan").fill("6,4")
    h.get_by_role("button", name="Simpan").click()
    expect(h.locator("#lembar .lencana")).to_have_text(["Di ponsel ini"])
    pergi(h, "Daftarkan")
    h.get_by_label("Nama", exact=True).fill("Asep Kurniawan")
    h.get_by_role("group", name="Jenis kelamin").get_by_text("Laki-laki").click()
    h.locator("[name=umur]").fill("40 tahun")
    h.get_by_label("Nama kepala keluarga").press_sequentially("Dedi")
    h.get_by_text("Keluarga Dedi Kurniawan", exact=True).click()
    expect(h.locator("form[data-draf=tersimpan]")).to_be_visible()
    h.reload()  # a half typed registration keeps its family as well
    expect(h.get_by_label("Keluarga Dedi Kurniawan", exact=True)).to_be_checked()
    h.get_by_role("button", name="Simpan").click()
    expect(h.locator("[data-kabar]")).to_contain_text("Asep Kurniawan terdaftar")
    pergi(h, "Lembar")
    buka_orang(h, "Rizki Pratama")
    h.get_by_label("Berat badan").press_sequentially("7,7")
    expect(h.locator("form[data-draf=tersimpan]")).to_be_visible()
    konteks.close()

    konteks = ponsel(offline=True)
    h = konteks.pages[0]
    h.goto("/layanan/hari-buka/")
    expect(h.locator("[data-hitung]")).to_have_text("3 dari 5 sudah datang.")
    buka_orang(h, "Rizki Pratama")
    expect(h.get_by_label("Berat badan")).to_have_value("7,7")
    h.get_by_role("button", name="Simpan").click()
    expect(h.locator("[data-hitung]")).to_have_text("4 dari 5 sudah datang.")
    pergi(h, "Hari ini")
    expect(h.locator("[data-entri]")).to_have_count(7)
    assert baca("SELECT count(*) FROM layanan_timbang") == [(0,)]
    konteks.set_offline(False)
    expect(h.locator("[data-entri] .lencana")).to_have_text(["Tersimpan di server"] * 7)
    keluarga = "SELECT k.nama, count(*) FROM layanan_keluarga k JOIN layanan_warga w"
    keluarga += " ON w.keluarga_id = k.id WHERE k.nama = 'Dedi Kurniawan' GROUP BY k.id"
    assert baca(keluarga) == [("Dedi Kurniawan", 2)]
    rows = baca(
        "SELECT w.nama, k.nama, w.tanggal_lahir, t.tanggal, t.berat::text, t.petugas_id"
        " FROM layanan_timbang t JOIN layanan_warga w ON w.id = t.warga_id"
        " JOIN layanan_keluarga k ON k.id = w.keluarga_id ORDER BY w.nama"
    )
    siapa, lama = tugas.pengguna_id, anak[0].tanggal_lahir
    assert rows == [
        ("Ahmad Fauzi", anak[0].keluarga.nama, lama, hari, "8.20", siapa),
        ("Euis Komalasari", "Dedi Kurniawan", lahir, hari, "6.40", siapa),
        ("Rizki Pratama", anak[1].keluarga.nama, lama, hari, "7.70", siapa),
        ("Siti Nurhaliza", anak[2].keluarga.nama, lama, hari, "9.10", siapa),
    ]


def test_rilis_baru_dengan_isian_terbuka(orang, tugas, anak, hari, monkeypatch):
    """It waits until what is half typed was saved, and touches neither form nor outbox."""
    kader = orang(tugas, luring=True)
    siapkan(kader)
    h = kader.halaman
    h.goto(f"/luring/#/orang/{anak[0].kunci}")
    h.get_by_label("Berat badan").press_sequentially("8,2")
    expect(h.locator("form[data-draf=tersimpan]")).to_be_visible()
    rilis = luring._rilis_tetap() | {"versi": "rilis-baru"}
    monkeypatch.setattr(luring, "_rilis_tetap", lambda: rilis)
    assert h.evaluate(RILIS_BARU) == [True, 2]
    h.context.set_offline(True)
    h.reload()
    expect(h.get_by_label("Berat badan")).to_have_value("8,2")
    h.get_by_role("button", name="Simpan").click()
    expect(h.locator("[data-hitung]")).to_have_text("1 dari 3 sudah datang.")
    h.goto("/layanan/hari-buka/")
    assert h.evaluate(GANTI) == ["posyandu-rilis-baru"]
    h.context.set_offline(False)
    expect(h.locator("[data-strip]")).to_have_text("Semua tersimpan", timeout=30_000)
    assert baca("SELECT berat::text, tanggal FROM layanan_timbang") == [("8.20", hari)]


def test_register_lain_antrean_betulkan_dan_berkas(orang, tugas, anak, hari, tmp_path):
    kader = orang(tugas, luring=True)
    siapkan(kader)
    h = kader.halaman
    h.context.set_offline(True)
    h.goto("/layanan/antrean/")
    expect(h.locator("main")).to_contain_text("sudah sampai di server")
    pergi(h, "Catat")
    h.get_by_role("link", name="Patroli").click()
    h.get_by_label("Wilayah patroli").press_sequentially("R")
    expect(h.locator("form[data-draf=tersimpan]")).to_be_visible()
    h.evaluate(DRAF_LAMA)
    h.reload()
    expect(h.get_by_label("Wilayah patroli")).to_have_value("R")
    expect(h.get_by_label("Tanggal")).to_have_value(hari.isoformat())
    expect(h.locator("form .pesan")).to_contain_text("untuk tanggal 05-01-2026")
    kader.periksa()
    h.get_by_role("button", name="Simpan").click()
    expect(h.locator(".galat-isian").first).to_have_text("Bagian ini perlu diisi.")
    kader.periksa()
    kader.isi({"Wilayah patroli": "RW 01", "Jumlah petugas patroli": "4"})
    kader.pilih({"Cara patroli": "Jalan kaki"})
    h.get_by_role("button", name="Simpan").click()
    expect(h.locator("[data-kabar]")).to_have_text("Patroli: tersimpan di ponsel ini.")
    kader.periksa()
    pergi(h, "Antrean")
    h.get_by_role("link", name="Patroli").click()
    expect(h.locator("dl.rincian")).to_contain_text("RW 01")
    kader.periksa()
    h.get_by_text("Betulkan", exact=True).click()
    kader.isi({"Wilayah patroli": "RW 02"})
    expect(h.locator("form[data-draf=tersimpan]")).to_be_visible()
    pergi(h, "Antrean")
    h.locator("[data-isian]").get_by_role("link", name="Pembetulan: Patroli").click()
    expect(h.get_by_label("Wilayah patroli")).to_have_value("RW 02")
    h.get_by_role("button", name="Simpan pembetulan").click()
    expect(h.locator("dl.rincian")).to_contain_text("RW 02")
    berkas = tmp_path / "antrean.json"
    simpan_berkas(h, berkas)
    kader.periksa()
    assert "RW 02" not in berkas.read_text()

    ketua = PenugasanFactory(peran=Peran.PENGURUS, jabatan=Jabatan.KETUA, tempat=tugas.posyandu)
    lain = orang(ketua).halaman
    baca_berkas(lain, berkas, "melati merah")
    expect(lain.locator("main")).to_contain_text("Kata ini tidak cocok")
    lain.locator("#id_kata_baca").fill(KATA)
    lain.get_by_role("button", name="Baca berkas").click()
    expect(lain.locator("[data-belum] .lencana")).to_have_text(
        "Di server, menunggu keputusan ketua"
    )
    assert baca("SELECT pengguna_id, sebab, keadaan FROM layanan_kiriman") == [
        (ketua.pengguna_id, "karantina", "tertahan")
    ]
    h.context.set_offline(False)  # the kader's own phone is found again, and she may write
    pergi(h, "Antrean")
    expect(h.locator("main")).to_contain_text("Sudah di server (1)")
    assert baca("SELECT lokasi, jumlah_petugas, tanggal FROM layanan_patroli") == [
        ("RW 02", 4, hari)
    ]
