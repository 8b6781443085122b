"""The pages of the monthly report: who reads, who writes, what comes back."""

import datetime
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook

from kelembagaan.bidang import Bidang
from kelembagaan.models import BidangAktif
from kelembagaan.tests.pabrik import PenugasanFactory, PerangkatDaerahFactory
from layanan.laporan.services import bekukan, siapkan
from layanan.models import LaporanBulanan
from layanan.tests import pabrik

pytestmark = pytest.mark.django_db

BULAN = datetime.date(2026, 6, 1)


@pytest.fixture
def laporan(posyandu):
    BidangAktif.objects.bulk_create(
        BidangAktif(posyandu=posyandu, bidang=b, mulai=posyandu.mulai) for b in Bidang
    )
    return siapkan(posyandu=posyandu, bulan=BULAN)


@pytest.fixture
def alamat(laporan):
    return f"/layanan/laporan/{laporan.pk}/"


@pytest.fixture
def ketua(posyandu):
    return PenugasanFactory(peran="pengurus", tempat=posyandu)


def kirim(laporan):
    bekukan(laporan=laporan)
    laporan.keadaan = "diajukan"
    laporan.save()


def test_ketua_menyimpan_narasi_dan_target(masuk, ketua, laporan, alamat):
    isi = {"sosial": "Beras dibagikan.", "kesehatan": "", "balita_s": "1.070"}
    jawaban = masuk(ketua).post(f"{alamat}narasi/", isi)
    assert jawaban.headers["Location"] == alamat
    laporan.refresh_from_db()
    assert laporan.narasi == {"sosial": "Beras dibagikan."}
    assert (laporan.target, laporan.keadaan) == ({"balita_s": 1070}, "draf")


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({"balita_s": "tujuh"}, "Isi dengan angka bulat, misalnya 8."),
        ({"balita_s": "-1"}, "Paling kecil 0."),
        ({"balita_s": "99999"}, "Paling besar 5000."),
        ({"sosial": "a" * 10_000}, "Paling panjang 2000 huruf; ini 10000 huruf."),
        ({"sosial": "a\x00b"}, "Ada tanda yang tidak dapat disimpan. Ketik ulang isian ini."),
    ],
)
def test_isian_salah_kembali_dengan_kalimat(masuk, ketua, laporan, alamat, isi, kalimat):
    jawaban = masuk(ketua).post(f"{alamat}narasi/", {"kesehatan": "Sudah diketik.", **isi})
    assert jawaban.status_code == 200
    assert "Sudah diketik." in jawaban.content.decode()
    (kolom,) = isi
    assert jawaban.context["form"].errors == {kolom: [kalimat]}
    # What stands beside the form leads back to a page, not to where only a form is sent.
    assert jawaban.context["kerangka"].halaman == alamat
    assert f'name="kembali" value="{alamat}"' in jawaban.content.decode()
    laporan.refresh_from_db()
    assert (laporan.narasi, laporan.keadaan) == ({}, "belum")


def test_kader_hanya_menulis_bidangnya(masuk, posyandu, laporan, alamat):
    kader = PenugasanFactory(tempat=posyandu, bidang=["sosial"])
    masuk(kader).post(f"{alamat}narasi/", {"sosial": "Milik saya", "kesehatan": "Bukan milik saya"})
    laporan.refresh_from_db()
    assert laporan.narasi == {"sosial": "Milik saya"}


def test_sesudah_dikirim_narasi_tidak_berubah(masuk, ketua, laporan, alamat):
    kirim(laporan)
    client = masuk(ketua)
    assert client.get(alamat).context["form"] is None
    client.post(f"{alamat}narasi/", {"kesehatan": "Terlambat"})
    laporan.refresh_from_db()
    assert (laporan.narasi, laporan.keadaan) == ({}, "diajukan")


def test_bidan_menandai_diperiksa(masuk, tangga, laporan, alamat):
    bidan = PenugasanFactory(peran="nakes", tempat=tangga.desa)
    masuk(bidan).post(f"{alamat}periksa/")
    laporan.refresh_from_db()
    assert laporan.diperiksa_oleh == bidan.pengguna
    assert bidan.pengguna.nama in masuk(bidan).get(alamat).content.decode()


@pytest.mark.parametrize("peran", ["kader", "pengurus"])
def test_selain_nakes_tidak_menandai(masuk, posyandu, laporan, alamat, peran):
    siapa = PenugasanFactory(peran=peran, tempat=posyandu)
    assert masuk(siapa).post(f"{alamat}periksa/").status_code == 404
    laporan.refresh_from_db()
    assert laporan.diperiksa_pada is None


def test_angka_menuju_daftarnya_hanya_bagi_yang_boleh_membacanya(
    masuk, tangga, ketua, laporan, alamat
):
    tautan = f"/layanan/catatan/timbang/?posyandu={laporan.posyandu_id}&amp;bulan=2026-06"
    kades = PenugasanFactory(peran="pemdes", tempat=tangga.desa)
    assert tautan in masuk(ketua).get(alamat).content.decode()
    halaman = masuk(kades).get(alamat).content.decode()
    assert tautan not in halaman
    assert tautan.replace("timbang", "fakir_miskin") in halaman


def test_opd_membaca_bidangnya_saja(masuk, tangga, laporan, alamat):
    pabrik.PatroliFactory(posyandu=laporan.posyandu, lokasi="RW 01")
    pabrik.PatroliFactory(posyandu=laporan.posyandu, lokasi="RW 01")
    dinas = PerangkatDaerahFactory(bidang=["perumahan"])
    halaman = masuk(PenugasanFactory(peran="opd", tempat=dinas)).get(alamat).content.decode()
    assert "Rumah didata" in halaman
    assert "Patroli" not in halaman
    assert "Balita" not in halaman


def test_posyandu_lain_tidak_ada(masuk, posyandu_sedesa, laporan, alamat):
    client = masuk(PenugasanFactory(peran="pengurus", tempat=posyandu_sedesa))
    assert client.get(alamat).status_code == 404
    assert client.get(f"{alamat}ekspor/").status_code == 404
    assert client.post(f"{alamat}narasi/", {"kesehatan": "x"}).status_code == 404
    assert client.get(f"/layanan/laporan/?posyandu={laporan.posyandu_id}").status_code == 404


@pytest.mark.parametrize("bulan", ["2026-06", "2026-13", "x", "2019-12", "2099-01", ""])
def test_membuat_bulan(masuk, ketua, posyandu, bulan):
    jawaban = masuk(ketua).post(
        "/layanan/laporan/siapkan/", {"posyandu": posyandu.pk, "bulan": bulan}
    )
    assert LaporanBulanan.objects.count() == (1 if bulan == "2026-06" else 0)
    assert jawaban.status_code == (302 if bulan == "2026-06" else 404)


@pytest.mark.parametrize("pk", ["0", "x", "", "9" * 30, "1\x00"])
def test_posyandu_yang_tidak_ada(masuk, ketua, pk):
    client = masuk(ketua)
    isi = {"posyandu": pk, "bulan": "2026-06"}
    assert client.post("/layanan/laporan/siapkan/", isi).status_code == 404
    harapan = 400 if "\x00" in pk else 404 if pk else 200
    assert client.get("/layanan/laporan/", {"posyandu": pk}).status_code == harapan


def test_belum_berjalan_berbeda_dari_nol(masuk, ketua, laporan, alamat):
    BidangAktif.objects.filter(bidang="sosial").delete()
    halaman = masuk(ketua).get(alamat).content.decode()
    assert halaman.count("Belum berjalan di Posyandu ini.") == 1


def test_ekspor_berisi_angka_dan_koreksi(masuk, ketua, laporan, alamat):
    pabrik.PatroliFactory(posyandu=laporan.posyandu)
    kirim(laporan)
    pabrik.PatroliFactory(posyandu=laporan.posyandu, susulan=True)
    laporan.narasi = {"sosial": "=1+1"}
    laporan.save()
    jawaban = masuk(ketua).get(f"{alamat}ekspor/")
    assert "Jeruk" not in jawaban["Content-Disposition"]
    buku = CalamineWorkbook.from_filelike(io.BytesIO(jawaban.content))
    angka = buku.get_sheet_by_name("Angka").to_python()
    assert ["Trantibumlinmas", "Patroli", 1, "kali", 2] in angka
    assert buku.get_sheet_by_name("Narasi").to_python()[1] == ["Sosial", "=1+1"]


def test_kueri_halaman_tidak_bergantung_jumlah_orang(masuk, ketua, laporan, alamat):
    client = masuk(ketua)
    jumlah = []
    for banyak in (1, 15):
        for _ in range(banyak):
            anak = pabrik.WargaFactory(posyandu=laporan.posyandu)
            pabrik.TimbangFactory(warga=anak)
            pabrik.PatroliFactory(posyandu=laporan.posyandu)
            pabrik.FakirMiskinFactory(keluarga=anak.keluarga)
        with CaptureQueriesContext(connection) as kueri:
            assert client.get(alamat).status_code == 200
        jumlah.append(len(kueri))
    assert jumlah[0] == jumlah[1]
