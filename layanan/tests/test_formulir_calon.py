"""Choosing whom a new entry is about: a short list, and a name that is typed."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from layanan.tests.pabrik import (
    HariBukaFactory,
    KeluargaFactory,
    KunjunganFactory,
    PenyaluranBansosFactory,
    TimbangFactory,
    WargaFactory,
)

pytestmark = pytest.mark.django_db
HARI_INI = timezone.localdate()
HTMX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def client(masuk, kader):
    return masuk(kader)


def anak(posyandu, nama, **lain):
    lahir = HARI_INI - datetime.timedelta(days=700)
    return WargaFactory(posyandu=posyandu, nama=nama, tanggal_lahir=lahir, **lain)


def alamat(kode, kueri=""):
    return reverse("layanan:catatan_baru", args=[kode]) + kueri


def nama(jawaban, ke=0):
    assert jawaban.status_code == 200
    return [b.nama for b in jawaban.context["calon"][ke].baris]


def test_calon_ialah_sasaran_posyandu_ini(client, posyandu, posyandu_sedesa):
    anak(posyandu, "Budi")
    WargaFactory(posyandu=posyandu, nama="Wati", tanggal_lahir=datetime.date(1990, 1, 1))
    anak(posyandu, "Cici", pindah_pada=HARI_INI - datetime.timedelta(days=3))
    anak(posyandu_sedesa, "Deni")
    jawaban = client.get(alamat("timbang"))
    assert [c.jenis for c in jawaban.context["calon"]] == ["warga"]
    assert nama(jawaban) == ["Budi"]
    for cari in ("wati", "cici", "deni"):
        assert nama(client.post(alamat("timbang"), {"q": cari})) == []


def test_yang_datang_dan_belum_dicatat_bulan_ini_lebih_dulu(client, kader, posyandu):
    hari = HariBukaFactory(posyandu=posyandu, tanggal=HARI_INI)
    anak(posyandu, "Ani")
    sudah = anak(posyandu, "Budi")
    for satu in (sudah, anak(posyandu, "Cici")):
        KunjunganFactory(hari_buka=hari, warga=satu)
    bulan_lalu = HARI_INI.replace(day=1) - datetime.timedelta(days=1)
    TimbangFactory(warga=sudah, dicatat_oleh=kader.pengguna, tanggal=HARI_INI)
    lama = anak(posyandu, "Dodi")
    TimbangFactory(warga=lama, dicatat_oleh=kader.pengguna, tanggal=bulan_lalu)
    batal = anak(posyandu, "Eka")
    TimbangFactory(
        warga=batal,
        dicatat_oleh=kader.pengguna,
        tanggal=HARI_INI,
        dibatalkan_pada=timezone.now(),
    )
    jawaban = client.get(alamat("timbang"))
    assert [(b.nama, b.datang, b.tercatat) for b in jawaban.context["calon"][0].baris] == [
        ("Cici", True, False),
        ("Ani", False, False),
        ("Dodi", False, False),
        ("Eka", False, False),
        ("Budi", True, True),
    ]


def test_keluarga_yang_datang_lebih_dulu(client, posyandu):
    hari = HariBukaFactory(posyandu=posyandu, tanggal=HARI_INI)
    KeluargaFactory(posyandu=posyandu, nama="Amin")
    datang = KeluargaFactory(posyandu=posyandu, nama="Zainal")
    KunjunganFactory(hari_buka=hari, warga=anak(posyandu, "Cici", keluarga=datang))
    assert nama(client.get(alamat("rumah_layak_huni"))) == ["Zainal", "Amin"]


def test_paling_banyak_dua_puluh_baris_dan_sisanya_disebut(client, posyandu):
    keluarga = KeluargaFactory(posyandu=posyandu, nama="Amin")
    for n in range(23):
        anak(posyandu, f"Budi {'abcdefghijklmnopqrstuvwxyz'[n]}", keluarga=keluarga)
    jawaban = client.get(alamat("timbang"))
    assert [(len(c.baris), c.lainnya) for c in jawaban.context["calon"]] == [(20, 3)]
    assert "3 lainnya: ketik nama di atas." in jawaban.content.decode()
    jawaban = client.post(alamat("timbang"), {"q": "bud"})
    assert [(len(c.baris), c.lainnya) for c in jawaban.context["calon"]] == [(20, 3)]
    # a family or one of its members: both together are as short
    jawaban = client.get(alamat("penyaluran_bansos"))
    assert [(c.jenis, len(c.baris), c.lainnya) for c in jawaban.context["calon"]] == [
        ("keluarga", 1, 0),
        ("warga", 10, 13),
    ]


def test_awal_nama_lewat_post_dan_tidak_ada_di_alamat_mana_pun(client, posyandu):
    hari = HariBukaFactory(posyandu=posyandu, tanggal=HARI_INI)
    aminah = anak(posyandu, "Siti Aminah")
    anak(posyandu, "Joko")
    url = alamat("timbang", f"?hari_buka={hari.pk}")
    for tambahan in ({}, HTMX):
        jawaban = client.post(url, {"q": "ami"}, **tambahan)
        assert nama(jawaban) == ["Siti Aminah"]
        isi = jawaban.content.decode()
        assert f'href="?hari_buka={hari.pk}&amp;warga={aminah.pk}"' in isi
        assert ("<html" in isi) == (not tambahan)
    halaman = client.get(url).content.decode()
    assert 'role="search"' in halaman
    assert f'method="post" role="search" hx-post="{url}"' in halaman
    # a name in the address is not read
    assert nama(client.get(url + "&q=ami")) == ["Joko", "Siti Aminah"]


def test_keluarga_dan_orang_dicari_dengan_satu_kotak(client, kader, posyandu):
    keluarga = KeluargaFactory(posyandu=posyandu, nama="Aminudin")
    anak(posyandu, "Siti Aminah", keluarga=keluarga)
    anak(posyandu, "Joko", keluarga=KeluargaFactory(posyandu=posyandu, nama="Wawan"))
    PenyaluranBansosFactory(
        posyandu=posyandu, keluarga=keluarga, dicatat_oleh=kader.pengguna, tanggal=HARI_INI
    )
    jawaban = client.post(alamat("penyaluran_bansos"), {"q": "amin"})
    assert [nama(jawaban, 0), nama(jawaban, 1)] == [["Aminudin"], ["Siti Aminah"]]
    assert [b.tercatat for c in jawaban.context["calon"] for b in c.baris] == [True, False]


@pytest.mark.parametrize("kode", ["timbang", "rumah_layak_huni", "penyaluran_bansos"])
def test_kueri_tidak_tumbuh(client, posyandu, kode, django_assert_max_num_queries):
    hari = HariBukaFactory(posyandu=posyandu, tanggal=HARI_INI)
    for n in range(30):
        warga = anak(posyandu, f"Budi {n}", keluarga=KeluargaFactory(posyandu=posyandu))
        KunjunganFactory(hari_buka=hari, warga=warga)
    client.get(alamat(kode))
    for ambil in (lambda: client.get(alamat(kode)), lambda: client.post(alamat(kode), {"q": "b"})):
        with django_assert_max_num_queries(12):
            assert ambil().status_code == 200
