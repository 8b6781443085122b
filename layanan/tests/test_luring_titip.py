"""Pages of entries as a phone goes on from them when the server was not reached."""

import html
import json
import re
import uuid

import pytest

from kelembagaan.bidang import Bidang
from kelembagaan.models import BidangAktif
from kelembagaan.tests.pabrik import PenugasanFactory
from kelembagaan.wilayah.zona import hari_ini
from layanan.models import Keluarga, Kunjungan, Patroli, RumahLayakHuni, Warga
from layanan.tests.pabrik import HariBukaFactory, KeluargaFactory, WargaFactory

HTMX = {"HTTP_HX_REQUEST": "true"}
PATROLI = "/layanan/catatan/patroli/baru/"


@pytest.fixture
def kader(posyandu):
    BidangAktif.objects.bulk_create(
        BidangAktif(posyandu=posyandu, bidang=satu, mulai=posyandu.mulai) for satu in Bidang.values
    )
    return PenugasanFactory(tempat=posyandu)


@pytest.fixture
def client(kader, masuk):
    return masuk(kader)


def atribut(jawaban, nama):
    """What stands in an attribute of the page, as JSON."""
    [teks] = re.findall(rf' {nama}="([^"]*)"', jawaban.content.decode())
    return json.loads(html.unescape(teks))


def lewat_antrean(client, untuk, isi, kunci):
    """The answer of the batch door to the entry as the outbox keeps it."""
    nama = ("formulir", "versi", "penugasan", "posyandu")
    item = {n: untuk[n] for n in nama} | {"kunci": kunci, "aksi": "baru", "isi": isi}
    badan = {"batch": str(uuid.uuid4()), "items": [item]}
    jawaban = client.post("/layanan/kirim/", badan, content_type="application/json").json()
    return jawaban["jawaban"][0]["hasil"]


def isi_patroli(kader, **lain):
    hari = hari_ini(kader.posyandu.kode)
    return {
        "tanggal": hari.isoformat(),
        "petugas": str(kader.pengguna_id),
        "di_hari_buka": "",
        "lokasi": "RW 01",
        "metode": "motor",
        "jumlah_petugas": "4",
        "temuan": "Lampu mati.\nDua rumah.",
        **lain,
    }


def test_sudah_sampai_lalu_dikirim_lagi_dari_antrean(client, kader):
    untuk = atribut(client.get(PATROLI), "data-titip")
    kunci, isi = str(uuid.uuid4()), isi_patroli(kader)
    diketik = {"kunci": kunci, "posyandu": untuk["posyandu"], **isi}
    diketik["temuan"] = isi["temuan"].replace("\n", "\r\n")  # as a form without scripts sends it
    client.post(PATROLI, diketik)
    assert lewat_antrean(client, untuk, isi, kunci) == "sudah_ada"
    assert Patroli.objects.get().temuan == isi["temuan"]


def test_pilihan_banyak_yang_kosong_sama_di_kedua_jalan(client, kader, posyandu):
    keluarga = KeluargaFactory(posyandu=posyandu)
    alamat = f"/layanan/catatan/rumah_layak_huni/baru/?keluarga={keluarga.pk}"
    halaman = client.get(alamat)
    untuk = atribut(halaman, "data-titip")
    isi = {
        "keluarga": str(keluarga.kunci),
        "tanggal": hari_ini(posyandu.kode).isoformat(),
        "petugas": str(kader.pengguna_id),
        "atap": "genteng",
        "dinding": "tembok",
        "lantai": "keramik",
        "ventilasi": "cukup",
        "pencahayaan": "baik",
        "bangunan_aman": "ya",
        "jamban_sehat": "ya",
        "air_minum_layak": "ya",
        "luas_lantai": "60",
        "penghuni": "4",
    }
    kunci = str(uuid.uuid4())
    client.post(alamat, {"kunci": kunci, "posyandu": untuk["posyandu"], **isi})
    kosong = {nama: [] for nama in untuk["banyak"]}
    assert lewat_antrean(client, untuk, isi | kosong, kunci) == "sudah_ada"
    assert RumahLayakHuni.objects.count() == 1


def test_pendaftaran_yang_sudah_sampai(client, posyandu):
    halaman = client.get("/layanan/warga/baru/")
    kunci, rumah = str(uuid.uuid4()), str(uuid.uuid4())
    orang = {"nama": "Siti Aminah", "jenis_kelamin": "P", "tanggal_lahir": "2025-01-05"}
    diketik = {"kunci": kunci, "kunci_keluarga": rumah, "kepala": "Dedi", **orang, "rt": "1"}
    client.post("/layanan/warga/baru/", {"aksi": "simpan", **diketik})
    isi_rumah = {
        "nama": "Dedi",
        "rt": "1",
        "rw": "",
        "dusun": "",
        "alamat": "",
        "no_hp": "",
        "no_kk": "",
    }
    kosong = {
        "umur": "",
        "nik": "",
        "nik_status": "",
        "nama_ibu": "",
        "nama_ayah": "",
        "keluarga": rumah,
    }
    keluarga = atribut(halaman, "data-titip-keluarga")
    assert lewat_antrean(client, keluarga, isi_rumah, rumah) == "sudah_ada"
    warga = atribut(halaman, "data-titip")
    assert lewat_antrean(client, warga, orang | kosong, kunci) == "sudah_ada"
    assert (Warga.objects.count(), Keluarga.objects.count()) == (1, 1)


def test_kehadiran_yang_sudah_sampai(client, posyandu):
    hari = HariBukaFactory(posyandu=posyandu, tanggal=hari_ini(posyandu.kode))
    siti = WargaFactory(posyandu=posyandu)
    untuk = atribut(client.get(f"/layanan/hari-buka/{hari.pk}/"), "data-hadir")
    kunci = str(uuid.uuid4())
    alamat = f"/layanan/hari-buka/{hari.pk}/hadir/{siti.pk}/"
    jawaban = client.post(alamat, {"kunci": kunci}, **HTMX)
    assert jawaban["Kiriman"] == kunci
    isi = {"warga": str(siti.kunci), "tanggal": hari.tanggal.isoformat(), "langkah": []}
    assert lewat_antrean(client, untuk, isi, kunci) == "sudah_ada"
    assert Kunjungan.objects.count() == 1


def test_jawaban_menyebut_kunci_dan_menunjuk_halaman_berikut(client, kader):
    kunci = str(uuid.uuid4())
    salah = client.post(PATROLI, {"kunci": kunci, **isi_patroli(kader, lokasi="")}, **HTMX)
    assert (salah.status_code, salah["Kiriman"]) == (422, kunci)
    assert atribut(salah, "data-titip")["formulir"] == "patroli"
    benar = client.post(PATROLI, {"kunci": kunci, **isi_patroli(kader)}, **HTMX)
    tujuan = f"/layanan/catatan/patroli/{Patroli.objects.get().pk}/"
    assert (benar["HX-Redirect"], benar["Kiriman"]) == (tujuan, kunci)
    assert "Tersimpan." in client.get(tujuan).content.decode()
    baru = {"kunci": str(uuid.uuid4()), **isi_patroli(kader, lokasi="RW 02")}
    assert client.post(PATROLI, baru).status_code == 302
