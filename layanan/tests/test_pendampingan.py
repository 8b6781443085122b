"""Pendampingan: opened by one press, visited, closed with a result, counted in the month."""

import datetime

import pytest
from django.urls import reverse

from kelembagaan.bidang import Bidang
from kelembagaan.tests.pabrik import PenugasanFactory
from kelembagaan.wilayah.zona import hari_ini
from layanan.laporan.indikator import hitung
from layanan.models import PENDAMPINGAN, Kiriman, Pendampingan
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


def test_kunjungan_kedua_pada_hari_itu_menutupnya(client, kader, rumah):
    buka(client, rumah)
    d = Pendampingan.objects.get()
    for _ in range(2):  # the same told twice is one visit
        kunjungi(client, d, perubahan="Belum ada perubahan.")
    kunjungi(client, d, perubahan="Belum ada perubahan.", hasil_akhir="tercapai")
    semua = d.kunjungan.order_by("pk").values_list("perubahan", "hasil_akhir")
    assert list(semua) == [("Belum ada perubahan.", ""), ("Belum ada perubahan.", "tercapai")]
    assert set(Kiriman.objects.values_list("keadaan", flat=True)) == {"diterima"}


def test_dampingi_menuju_yang_terbuka_dari_mana_pun_dibukanya(client, kader, rumah):
    """Another entry of the same family leads to the open one; another family's opens its own."""
    buka(client, rumah)
    d = Pendampingan.objects.get()
    dulu = rumah.tanggal - datetime.timedelta(days=30)
    lagi = pabrik.RumahLayakHuniFactory(keluarga=rumah.keluarga, tanggal=dulu)
    Pendampingan.objects.update(tanggal=d.tanggal - datetime.timedelta(days=40))
    jawaban = buka(client, lagi)
    assert jawaban.url == reverse("layanan:catatan", args=["pendampingan_perumahan", d.pk])
    assert Pendampingan.objects.get() == d
    buka(client, pabrik.RumahLayakHuniFactory(keluarga__posyandu=rumah.posyandu))
    assert Pendampingan.objects.count() == 2


def test_sesudah_ditutup_dapat_dibuka_lagi(client, kader, rumah):
    buka(client, rumah)
    d = Pendampingan.objects.get()
    kunjungi(client, d, perubahan="Atap diganti.", hasil_akhir="tercapai")
    hari_sama = buka(client, rumah)
    assert hari_sama.url == reverse("layanan:catatan", args=["pendampingan_perumahan", d.pk])
    [kabar] = [p for p in client.get(hari_sama.url).context["messages"] if "ditutup" in str(p)]
    assert "betulkan kunjungan" in str(kabar)
    Pendampingan.objects.update(tanggal=d.tanggal - datetime.timedelta(days=40))
    buka(client, rumah)
    baru = Pendampingan.objects.filter(induk=None).exclude(pk=d.pk).get()
    assert (baru.tanggal, baru.keluarga) == (d.tanggal, rumah.keluarga)


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
