"""What the phone keeps: owners, corrections, an emptied store."""

import uuid

import pytest
from playwright.sync_api import Error, expect

from kelembagaan.tests.pabrik import PenugasanFactory

GUDANG = "const g = await import('/static/js/luring/gudang.js');"


@pytest.fixture
def tugas(posyandu):
    return PenugasanFactory(tempat=posyandu)


@pytest.fixture
def ponsel(orang, tugas):
    """A page of a kader who is logged in; nothing leaves it."""
    kader = orang(tugas)
    kader.halaman.context.route("**/layanan/kirim/", lambda jalan: jalan.abort())
    kader.halaman.goto("/")
    return kader.halaman


def panggil(halaman, kode, *argumen):
    """What this JavaScript returns; g is the store, a the arguments."""
    return halaman.evaluate(f"async (a) => {{ {GUDANG} {kode} }}", list(argumen))


def item(tugas, **isi):
    return {
        "kunci": str(uuid.uuid4()),
        "aksi": "baru",
        "formulir": "patroli",
        "versi": 1,
        "penugasan": tugas.pk,
        "isi": isi,
    }


def masukkan(halaman, satu):
    panggil(halaman, "await g.masukkan(a[0], {judul: 'Patroli', tentang: 'RW 01'})", satu)


def daftar(halaman):
    return panggil(halaman, "return g.daftar(await g.pemilik())")


def ringkas(halaman):
    return [(b["item"]["isi"]["lokasi"], b["keadaan"]) for b in daftar(halaman)]


def test_yang_disimpan_berurutan_dan_milik_akun_itu(ponsel, tugas):
    for nama in ("RW 01", "RW 02"):
        masukkan(ponsel, item(tugas, lokasi=nama))
    assert ringkas(ponsel) == [("RW 01", "ponsel"), ("RW 02", "ponsel")]
    assert panggil(ponsel, "return g.daftar('999')") == []
    assert {b["pemilik"] for b in daftar(ponsel)} == {str(tugas.pengguna_id)}


def test_kunci_yang_sama_tidak_disimpan_dua_kali(ponsel, tugas):
    satu = item(tugas, lokasi="RW 01")
    masukkan(ponsel, satu)
    with pytest.raises(Error, match="Catatan ini sudah disimpan"):
        masukkan(ponsel, satu | {"isi": {"lokasi": "RW 02"}})
    assert ringkas(ponsel) == [("RW 01", "ponsel")]


def test_betulkan_yang_belum_pergi_memakai_kunci_yang_sama(ponsel, tugas):
    satu = item(tugas, lokasi="RW 01")
    masukkan(ponsel, satu)
    panggil(ponsel, "await g.betulkan(a[0], {lokasi: 'RW 03'})", satu["kunci"])
    [baris] = daftar(ponsel)
    assert (baris["kunci"], baris["item"]["aksi"]) == (satu["kunci"], "baru")
    assert baris["item"]["isi"] == {"lokasi": "RW 03"}


def test_betulkan_yang_mungkin_sampai_menjadi_koreksi(ponsel, tugas):
    satu = item(tugas, lokasi="RW 01")
    masukkan(ponsel, satu)
    panggil(ponsel, "await g.mulaiKirim(a); await g.batalKirim(a);", satu["kunci"])
    panggil(ponsel, "await g.betulkan(a[0], {lokasi: 'RW 03'})", satu["kunci"])
    lama, baru = daftar(ponsel)
    assert lama["item"] == satu | {k: lama["item"][k] for k in ("dibuat_pada", "beda_jam")}
    assert baru["item"]["aksi"] == "koreksi"
    assert baru["item"]["dasar"] == {"kunci": satu["kunci"], "revisi": 1}
    assert baru["item"]["isi"] == {"lokasi": "RW 03", "alasan": "Salah ketik"}


def test_hanya_yang_belum_pergi_boleh_dihapus(ponsel, tugas):
    satu, dua = item(tugas, lokasi="RW 01"), item(tugas, lokasi="RW 02")
    masukkan(ponsel, satu)
    masukkan(ponsel, dua)
    panggil(ponsel, "await g.mulaiKirim(a); await g.batalKirim(a);", satu["kunci"])
    with pytest.raises(Error, match="mungkin sudah sampai"):
        panggil(ponsel, "await g.hapus(a[0])", satu["kunci"])
    panggil(ponsel, "await g.hapus(a[0])", dua["kunci"])
    assert ringkas(ponsel) == [("RW 01", "ponsel")]


def test_akun_lain_menghapus_bekal_bukan_antrean(ponsel, tugas):
    masukkan(ponsel, item(tugas, lokasi="RW 01"))
    isi = "return [(await g.ambilBekal('lembar'))?.isi, await g.ambilDraf('d')]"
    panggil(ponsel, "await g.simpanBekal('lembar', 'L'); await g.simpanDraf('d', 'D')")
    assert panggil(ponsel, isi) == ["L", "D"]
    panggil(ponsel, "await g.ingatPemilik('999')")
    assert panggil(ponsel, isi) == [None, "D"]
    assert ringkas(ponsel) == [("RW 01", "ponsel")]


def test_tab_lain_diberi_tahu(ponsel, tugas):
    lain = ponsel.context.new_page()
    lain.goto("/")
    panggil(
        lain,
        "document.addEventListener('antrean:berubah', () => (document.title = 'berubah'))",
    )
    masukkan(ponsel, item(tugas, lokasi="RW 01"))
    expect(lain).to_have_title("berubah")
    assert daftar(lain) == daftar(ponsel)


def test_berkas_membawa_foto(ponsel):
    """Encrypted with a word; read back, the photo is what it was."""
    isi = ponsel.evaluate(
        """async () => {
            const b = await import("/static/js/luring/berkas.js");
            const foto = [{kunci: "f", entri: "a", blob: new Blob(["gambar"])}];
            const berkas = await b.kemas({baris: [{kunci: "a", judul: "Rahasia"}], foto}, "melati");
            const teks = await berkas.text();
            const kembali = await b.buka(teks, "melati");
            const salah = await b.buka(teks, "mawar").catch((galat) => galat.kata);
            const gambar = await kembali.foto[0].blob.text();
            return [/Rahasia|gambar/.test(teks), kembali.baris[0].judul, gambar, salah];
        }"""
    )
    assert isi == [False, "Rahasia", "gambar", "Kata ini tidak cocok, atau berkasnya rusak."]
