"""The visit of a household: what was found last time, and only what changed is typed."""

import datetime
import re

import pytest
from django.urls import reverse

from kelembagaan.tests.pabrik import PenugasanFactory
from kelembagaan.wilayah.zona import hari_ini
from layanan.models import AirSanitasi, RumahLayakHuni
from layanan.tests import pabrik

pytestmark = pytest.mark.django_db
TOMBOL = re.compile(
    r'<(?:button|a) class="btn (btn-\w+)"[^>]*>(?:<svg.*?</svg>)?(Masih sama|Ubah|Catat)<'
)
LALU = datetime.date(2026, 5, 3)


@pytest.fixture
def kader(client, posyandu):
    penugasan = PenugasanFactory(tempat=posyandu)
    client.force_login(penugasan.pengguna)
    return penugasan


@pytest.fixture
def keluarga(posyandu):
    keluarga = pabrik.KeluargaFactory(posyandu=posyandu, nama="Udin")
    anak = hari_ini(posyandu.kode) - datetime.timedelta(days=400)
    pabrik.WargaFactory(posyandu=posyandu, keluarga=keluarga, nama="Siti", tanggal_lahir=anak)
    return keluarga


def halaman(client, keluarga):
    return client.get(reverse("layanan:kunjungan_rumah", args=[keluarga.pk]))


def langkah(jawaban, kode):
    semua = [satu for daftar in jawaban.context["per_bidang"].values() for satu in daftar]
    return next(satu for satu in semua if satu.formulir.kode == kode)


def test_enam_bidang_dalam_satu_halaman(client, kader, keluarga):
    assert [str(b) for b in halaman(client, keluarga).context["per_bidang"]] == [
        "pendidikan",
        "kesehatan",
        "pekerjaan_umum",
        "perumahan",
        "trantibumlinmas",
        "sosial",
    ]


def test_terisi_dari_kunjungan_yang_lalu_dan_kembali_ke_kunjungan(client, kader, keluarga):
    pabrik.AirSanitasiFactory(keluarga=keluarga, jamban="bersama", tanggal=LALU)
    satu = langkah(halaman(client, keluarga), "air_sanitasi")
    assert satu.catatan.tanggal == LALU
    jawaban = client.get(satu.alamat)
    assert jawaban.context["terisi_dari"].tanggal == LALU
    isian = {f.name: f.value() for f in jawaban.context["isian"]}
    assert (isian["jamban"], isian["air_keruh"]) == ("bersama", "tidak")
    assert isian["tanggal"] == hari_ini(keluarga.posyandu.kode)
    isi = {n: v for n, v in isian.items() if v is not None} | {"jamban": "layak_sendiri"}
    isi |= {"kunci": jawaban.context["kunci"], "posyandu": keluarga.posyandu_id}
    selesai = client.post(satu.alamat, isi)
    assert selesai.url == reverse("layanan:kunjungan_rumah", args=[keluarga.pk])
    assert list(AirSanitasi.objects.order_by("tanggal").values_list("jamban", flat=True)) == [
        "bersama",
        "layak_sendiri",
    ]


def test_masih_sama_sekali_tekan_dan_dua_kali_tetap_satu(client, kader, keluarga):
    lama = pabrik.RumahLayakHuniFactory(keluarga=keluarga, luas_lantai=20, tanggal=LALU)
    alamat = reverse("layanan:kunjungan_sama", args=[keluarga.pk])
    for _ in range(2):
        client.post(alamat, {"kode": "rumah_layak_huni", "catatan": lama.pk})
    baru = RumahLayakHuni.objects.exclude(pk=lama.pk).get()
    assert (baru.tanggal, baru.luas_lantai, baru.kategori, baru.petugas) == (
        hari_ini(keluarga.posyandu.kode),
        20,
        "rtlh",
        kader.pengguna,
    )
    assert langkah(halaman(client, keluarga), "rumah_layak_huni").selesai


def test_hasil_pemeriksaan_rumah_terbaca(client, kader, keluarga):
    """On the entry, on the family's page, and at the next visit: what falls short."""
    rumah = pabrik.RumahLayakHuniFactory(
        keluarga=keluarga, luas_lantai=20, jamban_sehat=False, tanggal=LALU
    )
    hasil = "Tidak layak huni (RTLH): luas lantai, jamban"
    isi = client.get(reverse("layanan:catatan", args=["rumah_layak_huni", rumah.pk])).context["isi"]
    assert isi[-2:] == [("Luas lantai per orang", "5 m²"), ("Hasil pemeriksaan", hasil)]
    assert langkah(halaman(client, keluarga), "rumah_layak_huni").ringkasan == hasil
    assert hasil in client.get(reverse("layanan:keluarga", args=[keluarga.pk])).content.decode()
    baik = pabrik.RumahLayakHuniFactory(keluarga=keluarga)
    baik.refresh_from_db()
    assert baik.hasil()[-1] == ("Hasil pemeriksaan", "Layak huni")


def test_yang_bila_perlu_tidak_dihitung(client, kader, keluarga):
    """Of each person only what is kept current is asked; the rest stands folded in one place."""
    for nama in ("Udin", "Euis"):
        pabrik.WargaFactory(
            posyandu=keluarga.posyandu, keluarga=keluarga, nama=nama, tanggal_lahir="1990-01-01"
        )
    jawaban = halaman(client, keluarga)
    semua = [s for daftar in jawaban.context["per_bidang"].values() for s in daftar]
    perlu = {s.formulir.kode for s in semua if not s.bila_perlu}
    assert {"kunjungan_rumah", "identifikasi_trauma", "penyaluran_bansos"} & perlu == set()
    assert {"rumah_layak_huni", "air_sanitasi", "fakir_miskin"} <= perlu
    assert jawaban.context["jumlah"] == sum(not s.bila_perlu for s in semua)
    assert jawaban.content.decode().count("(3 orang)") == 2


def test_masih_sama_yang_utama(client, kader, keluarga):
    """The commoner press is the filled button, wherever it is offered."""
    pabrik.RumahLayakHuniFactory(keluarga=keluarga, tanggal=LALU)
    teks = halaman(client, keluarga).content.decode()
    tombol = [(k, n) for k, n in TOMBOL.findall(teks) if n != "Catat"]
    assert tombol == [("btn-primary", "Masih sama"), ("btn-lembut", "Ubah")]


def test_keluarga_lain_tidak_bisa_disamakan(client, kader, keluarga, posyandu_luar):
    lain = pabrik.RumahLayakHuniFactory(keluarga__posyandu=posyandu_luar)
    isi = {"kode": "rumah_layak_huni", "catatan": lain.pk}
    for pk in (keluarga.pk, lain.keluarga_id):
        assert client.post(reverse("layanan:kunjungan_sama", args=[pk]), isi).status_code == 404
    assert RumahLayakHuni.objects.count() == 1


def test_timbangan_tidak_terisi_dari_yang_lalu(client, kader, keluarga):
    anak = keluarga.anggota.get()
    pabrik.TimbangFactory(warga=anak, tanggal=LALU)
    satu = langkah(halaman(client, keluarga), "timbang")
    assert not satu.boleh_sama
    isian = {f.name: f.value() for f in client.get(satu.alamat).context["isian"]}
    assert isian["berat"] is None


def test_daftar_periksa_kesehatan_setiap_anggota(client, kader, keluarga):
    """The health checklist is on the same page, of each person, and is not taken over."""
    satu = langkah(halaman(client, keluarga), "kunjungan_rumah")
    assert (satu.nama, satu.boleh_sama) == ("Siti", False)
    isi = {f.name: f.value() for f in client.get(satu.alamat).context["isian"]}
    isi |= {"jenis_kunjungan": "rutin", "daftar_periksa": ["balita_makan"]}
    isi = {n: v for n, v in isi.items() if v is not None}
    assert client.post(satu.alamat, isi).url == reverse(
        "layanan:kunjungan_rumah", args=[keluarga.pk]
    )
    assert langkah(halaman(client, keluarga), "kunjungan_rumah").selesai
