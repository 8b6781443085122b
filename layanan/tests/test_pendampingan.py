"""Pendampingan: opened by one press, visited, closed with a result, counted in the month."""

import datetime

import pytest
from django.urls import reverse

from kelembagaan.bidang import Bidang
from kelembagaan.tests.pabrik import PenugasanFactory
from kelembagaan.wilayah.zona import hari_ini
from layanan.laporan.indikator import hitung
from layanan.models import PENDAMPINGAN, Pendampingan
from layanan.tests import pabrik

pytestmark = pytest.mark.django_db


@pytest.fixture
def kader(client, posyandu):
    penugasan = PenugasanFactory(tempat=posyandu)
    client.force_login(penugasan.pengguna)
    return penugasan


@pytest.fixture
def rumah(posyandu):
    return pabrik.RumahLayakHuniFactory(keluarga__posyandu=posyandu, luas_lantai=20)


def buka(client, rumah):
    alamat = reverse("layanan:pendampingan_buka", args=["rumah_layak_huni", rumah.pk])
    return client.post(alamat)


def kunjungi(client, dampingan, **isi):
    alamat = reverse(
        "layanan:pendampingan_kunjungan",
        args=[f"pendampingan_{dampingan.bidang_spm}", dampingan.pk],
    )
    hari = hari_ini(dampingan.posyandu.kode)
    umum = {"tanggal": hari.isoformat(), "petugas": dampingan.petugas_id}
    return client.post(alamat, umum | isi)


def test_sekali_tekan_membuka_dan_dua_kali_tetap_satu(client, kader, rumah):
    for _ in range(2):
        buka(client, rumah)
    d = Pendampingan.objects.get()
    assert (d.bidang_spm, d.tujuan, d.keluarga, d.petugas) == (
        "perumahan",
        "rumah",
        rumah.keluarga,
        kader.pengguna,
    )
    assert [m.objects.count() for m in PENDAMPINGAN.values()] == [
        bidang == Bidang.PERUMAHAN for bidang in Bidang
    ]


def test_kunjungan_sampai_selesai_dan_dihitung(client, kader, rumah):
    buka(client, rumah)
    d = Pendampingan.objects.get()
    hari = d.tanggal
    ditolak = kunjungi(client, d)
    assert ditolak.status_code == 422
    kunjungi(client, d, perubahan="Atap diganti.", hasil_akhir="tercapai")
    k = d.kunjungan.get()
    assert (k.keluarga, k.tujuan, k.perubahan, k.hasil_akhir) == (
        rumah.keluarga,
        "rumah",
        "Atap diganti.",
        "tercapai",
    )
    assert kunjungi(client, d, perubahan="Lagi.").status_code == 404
    angka = hitung(bulan=hari.replace(day=1), posyandu_ids=[d.posyandu_id])[d.posyandu_id]
    assert {k[19:]: n for k, n in angka.items() if k.startswith("dampingi_perumahan_")} == {
        "subjek": 1,
        "kunjungan": 1,
        "selesai": 1,
        "tercapai": 1,
        "berjalan": 0,
        "terlambat": 0,
    }
    assert angka["dampingi_sosial_subjek"] == 0


def test_yang_belum_selesai_masih_berjalan_dan_bisa_terlambat(rumah, posyandu):
    umum = {"posyandu": posyandu, "keluarga": rumah.keluarga, "bidang_spm": "perumahan"}
    umum |= {"dicatat_oleh": rumah.dicatat_oleh, "petugas": rumah.petugas, "tujuan": "rumah"}
    juni, juli = datetime.date(2026, 6, 10), datetime.date(2026, 7, 10)
    d = Pendampingan.objects.create(tanggal=juni, rencana_berikut=juli, **umum)

    def angka(bulan):
        semua = hitung(bulan=datetime.date(2026, bulan, 1), posyandu_ids=[posyandu.pk])
        kode = ("berjalan", "terlambat")
        return [semua[posyandu.pk][f"dampingi_perumahan_{k}"] for k in kode]

    assert [angka(5), angka(6), angka(7)] == [[0, 0], [1, 0], [1, 1]]
    selesai = datetime.date(2026, 8, 2)
    Pendampingan.objects.create(tanggal=selesai, induk=d, hasil_akhir="sebagian", **umum)
    assert [angka(7), angka(8)] == [[1, 1], [0, 0]]


def test_kader_bidang_lain_tidak_membuka(client, posyandu, rumah):
    penugasan = PenugasanFactory(tempat=posyandu, bidang=["sosial"])
    client.force_login(penugasan.pengguna)
    assert buka(client, rumah).status_code == 404
    assert not Pendampingan.objects.exists()
