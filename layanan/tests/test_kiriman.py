"""Delivery of one item and of batches: what is taken, joined, set aside, refused, held."""

import datetime
import uuid
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from kelembagaan.tests.pabrik import PenugasanFactory
from layanan.hari_buka.models import HariBuka, Kunjungan
from layanan.kesehatan.models import Timbang
from layanan.kiriman.models import Kiriman
from layanan.laporan.models import LaporanBulanan
from layanan.tests.bantu_kiriman import (
    barang,
    batal,
    hasil,
    isi_timbang,
    keadaan_kiriman,
    keluarga,
    koreksi,
    timbang,
    warga,
)
from layanan.tests.pabrik import WargaFactory
from layanan.warga.models import Keluarga, Tamu, Warga

pytestmark = pytest.mark.django_db


def test_satu_timbangan_tersimpan(kader, anak, kirim):
    satu = timbang(kader, anak, di_hari_buka="1")
    [jawaban] = kirim(satu)
    assert (str(jawaban.kunci), jawaban.hasil, jawaban.susulan) == (
        satu["kunci"],
        "diterima",
        False,
    )
    baris = Timbang.objects.get()
    assert baris.berat == Decimal("8.40")
    assert baris.hasil_timbang == "B"
    assert (baris.warga, baris.posyandu, baris.petugas) == (anak, kader.posyandu, kader.pengguna)
    assert baris.hari_buka.tanggal == baris.tanggal == datetime.date(2026, 6, 10)
    assert (str(baris.kunci), baris.dari_nakes) == (satu["kunci"], False)
    kiriman = Kiriman.objects.get(pk=jawaban.nomor)
    assert (kiriman.keadaan, kiriman.isi, kiriman.catatan) == ("diterima", "", baris.pk)


def test_tanpa_hari_buka_adalah_kunjungan_rumah(kader, anak, kirim):
    kirim(timbang(kader, anak))
    assert Timbang.objects.get().hari_buka is None
    assert HariBuka.objects.count() == 0


def test_hari_buka_yang_ada_dipakai(kader, anak, kirim, posyandu):
    lain = WargaFactory(posyandu=posyandu)
    kirim(timbang(kader, anak, di_hari_buka="1"), timbang(kader, lain, di_hari_buka="1"))
    assert HariBuka.objects.count() == 1


def test_dikirim_dua_kali(kader, anak, kirim):
    satu = timbang(kader, anak)
    kirim(satu)
    [jawaban] = kirim(satu)
    assert (jawaban.hasil, jawaban.objek) == ("sudah_ada", Timbang.objects.get())
    assert Kiriman.objects.count() == 1


def test_dua_kali_dalam_satu_batch(kader, anak, kirim):
    satu = timbang(kader, anak)
    assert hasil(kirim(satu, satu)) == ["diterima", "sudah_ada"]
    assert Timbang.objects.count() == 1


def test_jawaban_hilang_setelah_tersimpan(kader, anak, kirim):
    """The phone offers the whole batch again, with one more."""
    satu, dua = timbang(kader, anak), timbang(kader, anak, tanggal="2026-05-11", berat="8")
    kirim(satu)
    assert hasil(kirim(satu, dua)) == ["sudah_ada", "diterima"]


def test_kunci_sama_isi_lain_bentrok(kader, anak, kirim):
    satu = timbang(kader, anak)
    lain = timbang(kader, anak, kunci=satu["kunci"], berat="9")
    assert hasil(kirim(satu)) == ["diterima"]
    assert hasil(kirim(lain)) == ["bentrok"]
    assert hasil(kirim(lain)) == ["bentrok"]
    assert Timbang.objects.get().berat == Decimal("8.40")
    kiriman = Kiriman.objects.get(keadaan="bentrok")
    assert kiriman.isi != ""
    assert kiriman.catatan == Timbang.objects.get().pk


def test_kunci_sama_ditulis_lain_bukan_bentrok(kader, anak, kirim):
    satu = timbang(kader, anak)
    kirim(satu)
    assert hasil(kirim(timbang(kader, anak, kunci=satu["kunci"], berat="8.40"))) == ["sudah_ada"]
    assert keadaan_kiriman() == [("diganti", ""), ("diterima", "")]


def test_anak_dan_hari_sama_nilai_lain_bentrok(kader, anak, kirim):
    assert hasil(kirim(timbang(kader, anak))) == ["diterima"]
    assert hasil(kirim(timbang(kader, anak, berat="9"))) == ["bentrok"]
    assert isi_timbang() == [("Siti", "2026-06-10", "8.40", "None", True)]


def test_kolom_kosong_bergabung(kader, anak, kirim, posyandu):
    """Two kader measure one child; both kunci serve as dasar afterwards."""
    lain = PenugasanFactory(tempat=posyandu)
    satu = timbang(kader, anak)
    dua = timbang(lain, anak, tinggi="72,5", cara_ukur="berbaring")
    assert hasil(kirim(satu)) == ["diterima"]
    [jawaban] = kirim(dua, siapa=lain)
    assert (jawaban.hasil, jawaban.objek.revisi) == ("diterima", 2)
    assert isi_timbang() == [("Siti", "2026-06-10", "8.40", "72.5", True)]
    assert hasil(kirim(koreksi(dua, revisi=2, lila="14"), siapa=lain)) == ["diterima"]
    assert hasil(kirim(koreksi(satu, revisi=2, lila="15"))) == ["bentrok"]
    baris = Timbang.objects.get()
    assert (baris.lila, baris.tinggi) == (Decimal("14"), Decimal("72.5"))


def test_dua_dalam_satu_batch_bergabung(kader, anak, kirim):
    dua = timbang(kader, anak, tinggi="72,5", cara_ukur="berbaring")
    assert hasil(kirim(timbang(kader, anak), dua)) == ["diterima", "diterima"]
    assert isi_timbang() == [("Siti", "2026-06-10", "8.40", "72.5", True)]


def test_langkah_kehadiran_menjadi_satu_himpunan(kader, anak, kirim):
    isi = {"warga": str(anak.kunci), "tanggal": "2026-06-10"}
    satu = barang(kader, "hadir", {**isi, "langkah": ["3"]})
    dua = barang(kader, "hadir", {**isi, "langkah": ["5", "3"]})
    assert hasil(kirim(satu)) == ["diterima"]
    assert hasil(kirim(dua)) == ["diterima"]
    assert Kunjungan.objects.get().langkah == [3, 5]


def test_salah_isi_ditolak_dan_disimpan(kader, anak, kirim):
    satu = timbang(kader, anak, berat="900")
    [jawaban] = kirim(satu)
    assert jawaban.hasil == "ditolak"
    assert list(jawaban.galat) == ["berat"]
    kiriman = Kiriman.objects.get()
    assert (kiriman.keadaan, kiriman.galat, '"900"' in kiriman.isi) == (
        "ditolak",
        jawaban.galat,
        True,
    )
    assert Timbang.objects.count() == 0


def test_yang_ditolak_diganti_isi_baru(kader, anak, kirim):
    """The corrected body stands; the old one stays; a late copy of the old one changes nothing."""
    salah = timbang(kader, anak, berat="900")
    betul = timbang(kader, anak, kunci=salah["kunci"], berat="9")
    kirim(salah)
    assert hasil(kirim(betul)) == ["diterima"]
    assert hasil(kirim(salah)) == ["sudah_ada"]
    assert keadaan_kiriman() == [("diganti", ""), ("diterima", "")]
    assert Timbang.objects.get().berat == Decimal("9")


def test_isi_yang_dibuat_belakangan_menang_selagi_menunggu(kader, kirim):
    """Two bodies of one item that waits arrive in the wrong order."""
    ibu = uuid.uuid4()
    lama = timbang(kader, ibu, berat="8")
    baru = timbang(kader, ibu, kunci=lama["kunci"], berat="9")
    baru["dibuat_pada"] = "2026-06-10T10:00:00+07:00"
    assert hasil(kirim(baru)) == ["tertahan"]
    assert hasil(kirim(lama)) == ["sudah_ada"]
    assert keadaan_kiriman() == [("diganti", ""), ("tertahan", "induk")]
    rumah = keluarga(kader)
    kirim(rumah, warga(kader, rumah, kunci=ibu))
    assert Timbang.objects.get().berat == Decimal("9")


def test_satu_yang_salah_tidak_menahan_yang_lain(kader, kirim, posyandu):
    anak2 = [WargaFactory(posyandu=posyandu) for _ in range(20)]
    items = [timbang(kader, satu) for satu in anak2]
    items[7]["isi"]["berat"] = "-1"
    assert hasil(kirim(*items)) == ["diterima"] * 7 + ["ditolak"] + ["diterima"] * 12
    assert Timbang.objects.count() == 19


def test_yang_gagal_di_basis_data_tidak_menahan_yang_lain(kader, kirim, posyandu):
    """A kunci that stands already on a row nobody delivered breaks the common insert."""
    anak2 = [WargaFactory(posyandu=posyandu) for _ in range(3)]
    items = [timbang(kader, satu) for satu in anak2]
    ada = Timbang.objects.create(
        kunci=items[1]["kunci"],
        warga=WargaFactory(posyandu=posyandu),
        posyandu=posyandu,
        tanggal="2026-06-01",
        berat=7,
        petugas=kader.pengguna,
        dicatat_oleh=kader.pengguna,
    )
    jawaban = kirim(*items)
    assert hasil(jawaban) == ["diterima", "ditolak", "diterima"]
    assert Timbang.objects.exclude(pk=ada.pk).count() == 2


def test_lebih_dari_dua_puluh(kader, anak, kirim):
    with pytest.raises(ValidationError):
        kirim(*[timbang(kader, anak) for _ in range(21)])
    assert Kiriman.objects.count() == 0


def test_urutan_dalam_batch_tidak_berarti(kader, kirim):
    rumah = keluarga(kader)
    orang = warga(kader, rumah)
    assert hasil(kirim(timbang(kader, orang["kunci"]), orang, rumah)) == ["diterima"] * 3
    assert Timbang.objects.get().warga.keluarga == Keluarga.objects.get()


def test_orang_datang_setelah_timbangannya(kader, kirim, posyandu):
    """Her weighing waits, also when another kader brings the person."""
    lain = PenugasanFactory(tempat=posyandu)
    rumah = keluarga(kader)
    orang = warga(kader, rumah)
    berat = timbang(lain, orang["kunci"])
    [jawaban] = kirim(berat, siapa=lain)
    assert (jawaban.hasil, jawaban.sebab) == ("tertahan", "induk")
    [jawaban] = kirim(orang)
    assert (jawaban.hasil, jawaban.sebab) == ("tertahan", "induk")
    assert hasil(kirim(rumah)) == ["diterima"]
    baris = Timbang.objects.get()
    assert (baris.warga, baris.dicatat_oleh) == (Warga.objects.get(), lain.pengguna)
    assert keadaan_kiriman() == [("diterima", "")] * 3
    assert hasil(kirim(berat, siapa=lain)) == ["sudah_ada"]


def test_pembetulan_datang_sebelum_catatannya(kader, anak, kirim):
    satu = timbang(kader, anak)
    betul = koreksi(satu, berat="8,9")
    assert hasil(kirim(betul)) == ["tertahan"]
    assert hasil(kirim(satu)) == ["diterima"]
    assert Timbang.objects.get().berat == Decimal("8.90")


def test_orang_posyandu_lain_ditolak(kader, kirim, posyandu_sedesa):
    asing = WargaFactory(posyandu=posyandu_sedesa)
    [jawaban] = kirim(timbang(kader, asing))
    assert (jawaban.hasil, list(jawaban.galat)) == ("ditolak", ["warga"])


def test_tamu_dilayani_pada_harinya(kader, kirim, posyandu, posyandu_sedesa):
    asing = WargaFactory(posyandu=posyandu_sedesa)
    Tamu.objects.create(
        posyandu=posyandu, warga=asing, tanggal="2026-06-10", dicatat_oleh=kader.pengguna
    )
    assert hasil(kirim(timbang(kader, asing))) == ["diterima"]
    assert hasil(kirim(timbang(kader, asing, tanggal="2026-06-11"))) == ["ditolak"]
    assert Timbang.objects.get().posyandu == posyandu


def test_kader_tanpa_bidangnya_ditolak(posyandu, anak, kirim):
    lain = PenugasanFactory(tempat=posyandu, bidang=["sosial"])
    [jawaban] = kirim(timbang(lain, anak), siapa=lain)
    assert (jawaban.hasil, list(jawaban.galat)) == ("ditolak", ["formulir"])


def test_penugasan_orang_lain_ditolak(kader, kirim, posyandu_luar, anak):
    orang_lain = PenugasanFactory(tempat=posyandu_luar)
    [jawaban] = kirim(timbang(kader, anak), siapa=orang_lain)
    assert (jawaban.hasil, list(jawaban.galat)) == ("ditolak", ["penugasan"])
    assert Timbang.objects.count() == 0


def test_kunci_milik_posyandu_lain_tidak_terusik(kader, anak, kirim, posyandu_luar):
    satu = timbang(kader, anak)
    kirim(satu)
    asing = PenugasanFactory(tempat=posyandu_luar)
    tiruan = timbang(asing, WargaFactory(posyandu=posyandu_luar), kunci=satu["kunci"], berat="9")
    [jawaban] = kirim(tiruan, siapa=asing)
    assert (jawaban.hasil, jawaban.objek) == ("ditolak", None)
    sama = {**satu, "penugasan": asing.pk}
    [jawaban] = kirim(sama, siapa=asing)
    assert (jawaban.hasil, jawaban.objek) == ("ditolak", None)
    assert keadaan_kiriman() == [("diterima", ""), ("ditolak", "")]
    assert hasil(kirim(satu)) == ["sudah_ada"]


def test_versi_yang_belum_dikenal_tertahan(kader, anak, kirim):
    baru = timbang(kader, anak, lain={"versi": 99})
    asing = barang(kader, "skrining_baru", {"warga": str(anak.kunci)})
    jawaban = kirim(baru, asing)
    assert [(j.hasil, j.sebab) for j in jawaban] == [("tertahan", "versi")] * 2


def test_bulan_terkirim_menjadi_susulan(kader, anak, kirim, posyandu):
    laporan = LaporanBulanan.objects.create(
        posyandu=posyandu,
        bulan="2026-06-01",
        kode=posyandu.kode,
        keadaan="diajukan",
        angka={"contoh": 7},
    )
    satu = timbang(kader, anak)
    mei = timbang(kader, anak, tanggal="2026-05-11", berat="8")
    assert [j.susulan for j in kirim(satu, mei)] == [True, False]
    pindah = koreksi(mei, tanggal="2026-06-09")
    assert [j.susulan for j in kirim(pindah)] == [True]
    laporan.refresh_from_db()
    assert (laporan.angka, laporan.keadaan) == ({"contoh": 7}, "diajukan")


def test_pembatalan_di_bulan_terkirim_menjadi_susulan(kader, anak, kirim, posyandu):
    satu = timbang(kader, anak)
    kirim(satu)
    LaporanBulanan.objects.create(
        posyandu=posyandu, bulan="2026-06-01", kode=posyandu.kode, keadaan="disetujui"
    )
    assert [j.susulan for j in kirim(batal(satu))] == [True]
    assert Timbang.objects.get().susulan is True
