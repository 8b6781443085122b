"""Correction and withdrawal: who may, from which revision, with which reason."""

from decimal import Decimal

import pytest

from kelembagaan.tests.pabrik import PenugasanFactory
from layanan.kesehatan.models import Timbang
from layanan.tests.bantu_kiriman import (
    batal,
    hasil,
    keluarga,
    koreksi,
    timbang,
    warga,
)
from layanan.tests.pabrik import WargaFactory

pytestmark = pytest.mark.django_db


def test_pembetulan(kader, anak, kirim, posyandu):
    satu = timbang(kader, anak)
    kirim(satu)
    lain = PenugasanFactory(tempat=posyandu, bidang=["kesehatan"])
    [jawaban] = kirim(koreksi(satu, berat="8,9"), siapa=kader)
    assert (jawaban.hasil, jawaban.objek.revisi) == ("diterima", 2)
    milik_lain = koreksi({**satu, "penugasan": lain.pk}, revisi=2, tinggi="72", cara_ukur="berdiri")
    milik_lain["isi"]["berat"] = "8,9"
    assert hasil(kirim(milik_lain, siapa=lain)) == ["diterima"]
    baris = Timbang.objects.get()
    assert (baris.berat, baris.tinggi, baris.revisi) == (Decimal("8.9"), Decimal("72"), 3)
    assert (baris.diubah_oleh, baris.alasan_ubah) == (lain.pengguna, "Salah baca timbangan.")
    assert [e.berat for e in baris.events.filter(revisi=1).order_by("-pgh_id")[:1]] == [
        Decimal("8.40")
    ]


def test_pembetulan_tanpa_alasan_ditolak(kader, anak, kirim):
    satu = timbang(kader, anak)
    kirim(satu)
    [jawaban] = kirim(koreksi(satu, alasan=" ", berat="9"))
    assert (jawaban.hasil, list(jawaban.galat)) == ("ditolak", ["alasan"])


def test_pembetulan_dari_dasar_lama(kader, anak, kirim):
    """Other columns join; the same column with another value is set aside."""
    satu = timbang(kader, anak)
    kirim(satu)
    kirim(koreksi(satu, berat="8,9"))
    assert hasil(kirim(koreksi(satu, lila="14"))) == ["diterima"]
    assert hasil(kirim(koreksi(satu, berat="7"))) == ["bentrok"]
    assert hasil(kirim(koreksi(satu, berat="8,9"))) == ["diterima"]
    baris = Timbang.objects.get()
    assert (baris.berat, baris.lila, baris.revisi) == (Decimal("8.9"), Decimal("14"), 3)


def test_pembetulan_tidak_mengganti_orangnya(kader, anak, kirim, posyandu):
    satu = timbang(kader, anak)
    kirim(satu)
    [jawaban] = kirim(koreksi(satu, warga=str(WargaFactory(posyandu=posyandu).kunci)))
    assert (jawaban.hasil, list(jawaban.galat)) == ("ditolak", ["dasar"])


def test_pindah_hari_ke_hari_yang_terisi_ditolak(kader, anak, kirim):
    satu, dua = timbang(kader, anak), timbang(kader, anak, tanggal="2026-06-09", berat="8")
    kirim(satu, dua)
    [jawaban] = kirim(koreksi(dua, tanggal="2026-06-10"))
    assert (jawaban.hasil, jawaban.galat) == (
        "ditolak",
        {"": ["Isian ini bertentangan dengan catatan lain yang sudah ada."]},
    )


def test_pembatalan(kader, anak, kirim):
    satu = timbang(kader, anak)
    kirim(satu)
    assert hasil(kirim(batal(satu))) == ["diterima"]
    baris = Timbang.objects.get()
    assert (baris.dibatalkan_pada is None, baris.alasan_ubah) == (False, "Salah anak.")
    assert hasil(kirim(batal(satu))) == ["diterima"]
    assert hasil(kirim(timbang(kader, anak, berat="9"))) == ["diterima"]
    assert hasil(kirim(koreksi(satu, revisi=2, berat="7"))) == ["bentrok"]


def test_pembatalan_dari_dasar_lama_bentrok(kader, anak, kirim):
    satu = timbang(kader, anak)
    kirim(satu)
    kirim(koreksi(satu, berat="8,9"))
    assert hasil(kirim(batal(satu))) == ["bentrok"]
    assert Timbang.objects.get().dibatalkan_pada is None


def test_catatan_nakes_hanya_dibetulkan_nakes(kader, anak, kirim, tangga):
    bidan = PenugasanFactory(peran="nakes", tempat=tangga.desa)
    satu = timbang(bidan, anak)
    assert hasil(kirim(satu, siapa=bidan)) == ["diterima"]
    assert Timbang.objects.get().dari_nakes is True
    milik_kader = {**satu, "penugasan": kader.pk}
    assert hasil(kirim(koreksi(milik_kader, berat="7"))) == ["ditolak"]
    assert hasil(kirim(batal(milik_kader))) == ["ditolak"]
    assert hasil(kirim(koreksi(satu, berat="7"), siapa=bidan)) == ["diterima"]
    assert Timbang.objects.get().berat == Decimal("7")


def test_pembetulan_tanggal_lahir_menghitung_ulang(kader, kirim):
    rumah = keluarga(kader)
    orang = warga(kader, rumah)
    kirim(rumah, orang, timbang(kader, orang["kunci"]))
    sebelum = Timbang.objects.get().z_bb_u
    [jawaban] = kirim(koreksi(orang, tanggal_lahir="2024-05-10"))
    assert jawaban.hasil == "diterima"
    assert Timbang.objects.get().z_bb_u < sebelum


def test_keluarga_tidak_bisa_dibatalkan(kader, kirim):
    rumah = keluarga(kader)
    kirim(rumah)
    assert hasil(kirim(batal(rumah))) == ["ditolak"]
