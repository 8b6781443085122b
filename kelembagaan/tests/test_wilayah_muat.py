import datetime
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.models import Count

from kelembagaan.models import Wilayah
from kelembagaan.nama import normal_nama
from kelembagaan.wilayah.zona import hari_ini

pytestmark = pytest.mark.django_db

PAKET = settings.BASE_DIR / "node_modules" / "idn-area-data" / "data"
BERKAS = {
    "provinces.csv": "code,name\n36,Banten\n91,Papua\n",
    "regencies.csv": (
        "code,province_code,name\n36.02,36,Kabupaten Lebak\n36.73,36,Kota Serang\n"
        "91.03,91,Kabupaten Jayapura\n"
    ),
    "districts.csv": (
        "code,regency_code,name\n36.02.18,36.02,Cibadak\n36.73.01,36.73,Serang\n"
        "91.03.01,91.03,Sentani\n"
    ),
    "villages.csv": (
        "code,district_code,name\n"
        "36.02.18.2009,36.02.18,Kaduagung Barat\n"
        "36.02.18.2010,36.02.18,Pasar Keong\n"
        "36.73.01.1001,36.73.01,Serang\n"
        "91.03.01.3007,91.03.01,Desa Adat Yoboi\n"
    ),
}


@pytest.fixture
def folder(tmp_path):
    for nama, isi in BERKAS.items():
        (tmp_path / nama).write_text(isi)
    return tmp_path


def ubah(folder, nama, lama, baru):
    teks = (folder / nama).read_text()
    assert lama in teks
    (folder / nama).write_text(teks.replace(lama, baru))


def muat(folder=PAKET):
    keluar = StringIO()
    call_command("muat_wilayah", folder=folder, stdout=keluar)
    return keluar.getvalue().splitlines()


def versi_baris():
    """What every row holds, and the transaction that wrote it last."""
    with connection.cursor() as kursor:
        kursor.execute("SELECT xmin::text, ctid::text, w.* FROM kelembagaan_wilayah w ORDER BY id")
        return kursor.fetchall()


def test_seluruh_indonesia_dan_muat_kedua_tidak_menulis_apa_pun():
    assert muat() == ["Wilayah: 91600 baru, 0 berubah, 0 dibuka lagi, 0 berakhir."]
    jumlah = dict(Wilayah.objects.values_list("jenis_wilayah").annotate(Count("pk")).order_by())
    assert jumlah == {
        "pusat": 1,
        "provinsi": 38,
        "kabupaten": 416,
        "kota": 98,
        "kecamatan": 7285,
        "desa": 75252,
        "kelurahan": 8496,
        "desa_adat": 14,
    }
    desa = Wilayah.objects.select_related("induk__induk__induk__induk").get(kode="36.02.18.2010")
    leluhur = [desa, desa.induk, desa.induk.induk, desa.induk.induk.induk]
    assert [w.nama for w in leluhur] == ["Pasar Keong", "Cibadak", "Kabupaten Lebak", "Banten"]
    assert leluhur[3].induk.kode == ""
    assert Wilayah.objects.filter(induk=None).get().kode == ""
    assert {
        kode: Wilayah.objects.get(kode=kode).sebutan
        for kode in ["11.01.01.2001", "13.09.01.2007", "34.71.01", "91.03.01", "36.02.18.2010"]
    } == {
        "11.01.01.2001": "Gampong",
        "13.09.01.2007": "",
        "34.71.01": "Kemantren",
        "91.03.01": "Distrik",
        "36.02.18.2010": "",
    }
    assert desa.nama_cari == normal_nama("Pasar Keong")

    sebelum = versi_baris()
    assert muat() == ["Wilayah: 0 baru, 0 berubah, 0 dibuka lagi, 0 berakhir."]
    assert versi_baris() == sebelum


def test_jenis_dari_kode(folder):
    muat(folder)
    assert dict(Wilayah.objects.values_list("kode", "jenis_wilayah")) == {
        "": "pusat",
        "36": "provinsi",
        "36.02": "kabupaten",
        "36.02.18": "kecamatan",
        "36.02.18.2009": "desa",
        "36.02.18.2010": "desa",
        "36.73": "kota",
        "36.73.01": "kecamatan",
        "36.73.01.1001": "kelurahan",
        "91": "provinsi",
        "91.03": "kabupaten",
        "91.03.01": "kecamatan",
        "91.03.01.3007": "desa_adat",
    }


def test_nama_berubah_hanya_baris_itu_yang_ditulis(folder):
    muat(folder)
    sebelum = {baris[2]: baris for baris in versi_baris()}
    ubah(folder, "villages.csv", "Pasar Keong", "Pasar Keong Baru")
    assert muat(folder) == ["Wilayah: 0 baru, 1 berubah, 0 dibuka lagi, 0 berakhir."]
    desa = Wilayah.objects.get(kode="36.02.18.2010")
    assert (desa.nama, desa.nama_cari) == ("Pasar Keong Baru", "pasar keong baru")
    ditulis = [pk for pk, baris in sebelum.items() if baris not in versi_baris()]
    assert ditulis == [desa.pk]


def test_sebutan_yang_diisi_orang_tidak_diganti(folder):
    muat(folder)
    Wilayah.objects.filter(kode="91.03.01").update(sebutan="Distrik Adat")
    Wilayah.objects.filter(kode="91.03").update(sebutan="")
    assert muat(folder) == ["Wilayah: 0 baru, 0 berubah, 0 dibuka lagi, 0 berakhir."]
    assert Wilayah.objects.get(kode="91.03.01").sebutan == "Distrik Adat"


def test_kode_hilang_diakhiri_dilaporkan_lalu_dibuka_lagi(folder):
    muat(folder)
    pk = Wilayah.objects.get(kode="36.02.18.2009").pk
    baris = "36.02.18.2009,36.02.18,Kaduagung Barat\n"
    ubah(folder, "villages.csv", baris, "")
    assert muat(folder) == [
        "Wilayah: 0 baru, 0 berubah, 0 dibuka lagi, 1 berakhir.",
        "Tidak ada lagi di berkas, diakhiri: 36.02.18.2009",
    ]
    assert Wilayah.objects.get(pk=pk).berlaku_sampai == hari_ini("")
    assert muat(folder) == ["Wilayah: 0 baru, 0 berubah, 0 dibuka lagi, 0 berakhir."]

    (folder / "villages.csv").write_text(BERKAS["villages.csv"])
    assert muat(folder) == [
        "Wilayah: 0 baru, 0 berubah, 1 dibuka lagi, 0 berakhir.",
        "Dibuka lagi: 36.02.18.2009",
    ]
    assert Wilayah.objects.get(pk=pk).berlaku_sampai is None


def test_yang_diberi_penerus_tetap_berakhir(folder):
    muat(folder)
    akhir = datetime.date(2026, 1, 1)
    Wilayah.objects.filter(kode="36.02.18.2009").update(
        berlaku_sampai=akhir, kode_penerus="36.02.18.2010"
    )
    assert muat(folder) == [
        "Wilayah: 0 baru, 0 berubah, 0 dibuka lagi, 0 berakhir.",
        "Ada di berkas, tetap berakhir karena punya penerus: 36.02.18.2009",
    ]
    assert Wilayah.objects.get(kode="36.02.18.2009").berlaku_sampai == akhir


RUSAK = {
    "kolom hilang": (
        ("districts.csv", "code,regency_code,name", "code,kab,name"),
        "districts.csv baris 1: kolom regency_code tidak ada",
    ),
    "kode bukan angka": (
        ("villages.csv", "36.73.01.1001,", "36.73.01.10O1,"),
        "villages.csv baris 4: kode '36.73.01.10O1' bukan kode desa",
    ),
    "kode tingkat lain": (
        ("regencies.csv", "36.73,36,", "36.73.01,36,"),
        "regencies.csv baris 3: kode '36.73.01' bukan kode kabkota",
    ),
    "jenis desa tidak dikenal": (
        ("villages.csv", "36.73.01.1001,", "36.73.01.4001,"),
        "villages.csv baris 4: kode 36.73.01.4001 bukan kelurahan (1), desa (2), desa adat (3)",
    ),
    "induk tidak ada": (
        ("districts.csv", "91.03.01,91.03,", "91.04.01,91.04,"),
        "districts.csv baris 4: induk 91.04 dari 91.04.01 tidak ada",
    ),
    "induk lain": (
        ("villages.csv", "36.02.18.2010,36.02.18,", "36.02.18.2010,36.73.01,"),
        "villages.csv baris 3: district_code '36.73.01' bukan induk dari 36.02.18.2010",
    ),
    "dua kali": (
        ("villages.csv", "36.02.18.2010,", "36.02.18.2009,"),
        "villages.csv baris 3: kode 36.02.18.2009 tertulis dua kali",
    ),
    "kolom kurang": (
        ("villages.csv", "91.03.01.3007,91.03.01,Desa Adat Yoboi", "91.03.01.3007,91.03.01"),
        "villages.csv baris 5: jumlah kolomnya tidak sesuai",
    ),
    "kolom lebih": (
        ("provinces.csv", "36,Banten", "36,Banten,Serang"),
        "provinces.csv baris 2: jumlah kolomnya tidak sesuai",
    ),
    "nama kosong": (
        ("provinces.csv", "36,Banten", "36, "),
        "provinces.csv baris 2: nama 36 kosong atau rusak",
    ),
    "nama NUL": (
        ("provinces.csv", "36,Banten", "36,Ban\x00ten"),
        "provinces.csv baris 2: nama 36 kosong atau rusak",
    ),
    "nama panjang": (
        ("provinces.csv", "36,Banten", "36," + "a" * 101),
        "provinces.csv baris 2: nama 36 lebih dari 100 huruf",
    ),
    "kosong": (
        ("provinces.csv", BERKAS["provinces.csv"], "code,name\n"),
        "provinces.csv: tidak ada isinya",
    ),
    "kutip tidak ditutup": (
        ("provinces.csv", "91,Papua", '91,"Papua'),
        "provinces.csv baris 3: unexpected end of data",
    ),
}


@pytest.mark.parametrize("nama", RUSAK)
def test_berkas_rusak_disebut_barisnya_dan_tidak_mengubah_apa_pun(folder, nama):
    muat(folder)
    sebelum = versi_baris()
    perubahan, pesan = RUSAK[nama]
    ubah(folder, "villages.csv", "Kaduagung Barat", "Nama Baru")  # would be taken otherwise
    ubah(folder, *perubahan)
    with pytest.raises(CommandError) as galat:
        muat(folder)
    assert str(galat.value) == f"{pesan}. Tidak ada yang diubah."
    assert versi_baris() == sebelum


def test_pengodean_salah_disebut_barisnya(folder):
    isi = BERKAS["villages.csv"].replace("Pasar Keong", "Pasar Kéong").encode("latin-1")
    (folder / "villages.csv").write_bytes(isi)
    with pytest.raises(CommandError, match=r"^villages.csv baris 3: bukan teks UTF-8"):
        muat(folder)
    assert Wilayah.objects.count() == 0


def test_berkas_tidak_ada(folder):
    (folder / "districts.csv").unlink()
    with pytest.raises(CommandError, match=r"^districts.csv: tidak dapat dibaca"):
        muat(folder)
    assert Wilayah.objects.count() == 0


def test_berkas_terpotong_ditolak(folder):
    """More than a tenth gone at once is a file cut off, not a decree."""
    desa = "".join(f"36.02.18.2{n:03},36.02.18,Desa {n}\n" for n in range(100, 500))
    penuh = BERKAS["villages.csv"] + desa
    (folder / "villages.csv").write_text(penuh)
    muat(folder)
    sebelum = versi_baris()
    (folder / "villages.csv").write_text(BERKAS["villages.csv"])
    with pytest.raises(CommandError, match=r"^400 dari 413 wilayah tidak ada lagi di berkas"):
        muat(folder)
    assert versi_baris() == sebelum


def test_bom_dan_akhir_baris_windows_diterima(folder):
    for nama, isi in BERKAS.items():
        (folder / nama).write_bytes(b"\xef\xbb\xbf" + isi.replace("\n", "\r\n").encode())
    assert muat(folder) == ["Wilayah: 13 baru, 0 berubah, 0 dibuka lagi, 0 berakhir."]
