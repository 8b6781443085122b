"""Damaged items and odd texts, at the batch door and on a page: refused at their field, kept."""

import uuid

import pytest

from layanan.kesehatan.models import Timbang
from layanan.kiriman.models import Kiriman
from layanan.kiriman.services import terima, terima_halaman
from layanan.tests.bantu_kiriman import (
    hasil,
    keluarga,
    koreksi,
    timbang,
)
from layanan.warga.models import Keluarga

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("ganti", "kolom"),
    [
        ({"isi": []}, "isi"),
        ({"isi": {"berat": 8.4}}, "isi"),
        ({"isi": {"berat": None}}, "isi"),
        ({"aksi": 3}, "aksi"),
        ({"aksi": "hapus"}, "aksi"),
        ({"formulir": ["timbang"]}, "formulir"),
        ({"formulir": "tim\x00bang"}, "formulir"),
        ({"versi": True}, "versi"),
        ({"versi": 10**30}, "versi"),
        ({"penugasan": "7"}, "penugasan"),
        ({"penugasan": 10**30}, "penugasan"),
        ({"dasar": "x", "aksi": "koreksi"}, "dasar"),
        ({"dasar": {"kunci": 7, "revisi": "1"}, "aksi": "batal"}, "dasar"),
    ],
)
def test_bentuk_yang_salah_ditolak_dan_disimpan(kader, anak, kirim, ganti, kolom):
    rusak = {**timbang(kader, anak), **ganti}
    jawaban = kirim(rusak, timbang(kader, anak))
    assert hasil(jawaban) == ["ditolak", "diterima"]
    assert list(jawaban[0].galat) == [kolom]
    assert hasil(kirim(rusak)) == ["ditolak"]
    betul = timbang(kader, anak, kunci=rusak["kunci"], tanggal="2026-06-11")
    assert hasil(kirim(betul)) == ["diterima"]


@pytest.mark.parametrize("rusak", [None, 7, [], {}, {"kunci": 7}, {"kunci": "bukan-uuid"}])
def test_tanpa_kunci_ditolak_tanpa_menahan_yang_lain(kader, anak, kirim, rusak):
    assert hasil(kirim(rusak, timbang(kader, anak))) == ["ditolak", "diterima"]


@pytest.mark.parametrize("waktu", [7, "kemarin", "9999-12-31T23:59:59+00:00", "", None])
def test_jam_ponsel_yang_tak_terbaca_tidak_menolak(kader, anak, kirim, waktu):
    assert hasil(kirim(timbang(kader, anak, lain={"dibuat_pada": waktu}))) == ["diterima"]
    assert Kiriman.objects.get().dibuat_pada is None


@pytest.mark.parametrize("teks", ["\x00", "\ud83d", "x" * 10_000, "😀" * 10_000])
def test_teks_aneh_ditolak_di_kolomnya(kader, kirim, teks):
    satu = keluarga(kader, nama=f"Udin {teks}")
    [jawaban] = kirim(satu)
    assert (jawaban.hasil, list(jawaban.galat)) == ("ditolak", ["nama"])
    pilihan = timbang(kader, uuid.uuid4(), cara_ukur=teks, petugas=teks, tanggal=teks)
    assert hasil(kirim(pilihan)) == ["tertahan"]
    assert Keluarga.objects.count() == Timbang.objects.count() == 0


def test_alasan_aneh_ditolak(kader, anak, kirim):
    satu = timbang(kader, anak)
    kirim(satu)
    for alasan, kolom in (("a\x00b", ""), ("x" * 10_000, "alasan")):
        [jawaban] = kirim(koreksi(satu, alasan=alasan, berat="9"))
        assert (jawaban.hasil, list(jawaban.galat)) == ("ditolak", [kolom])


def test_halaman_salah_tidak_menyimpan_apa_apa(kader, anak):
    jawaban = terima_halaman(item=timbang(kader, anak, berat="900"), pengguna=kader.pengguna)
    assert (jawaban.hasil, list(jawaban.form.errors)) == ("ditolak", ["berat"])
    assert Kiriman.objects.count() == Timbang.objects.count() == 0


def test_halaman_benar_tersimpan(kader, anak):
    satu = timbang(kader, anak)
    jawaban = terima_halaman(item=satu, pengguna=kader.pengguna)
    assert (jawaban.hasil, jawaban.objek) == ("diterima", Timbang.objects.get())
    assert (jawaban.nomor, Kiriman.objects.get().isi) == (Kiriman.objects.get().pk, "")
    assert terima_halaman(item=satu, pengguna=kader.pengguna).hasil == "sudah_ada"
    assert terima(items=[satu], pengguna=kader.pengguna)[0].hasil == "sudah_ada"


def test_halaman_yang_ditolak_basis_data_kembali_dengan_formnya(kader, anak, kirim):
    satu, dua = timbang(kader, anak), timbang(kader, anak, tanggal="2026-06-09", berat="8")
    kirim(satu, dua)
    jawaban = terima_halaman(item=koreksi(dua, tanggal="2026-06-10"), pengguna=kader.pengguna)
    assert jawaban.hasil == "ditolak"
    assert jawaban.form.non_field_errors() == [
        "Isian ini bertentangan dengan catatan lain yang sudah ada."
    ]
    assert Kiriman.objects.count() == 2
