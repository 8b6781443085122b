"""The home page: what waits, and one's own place, for each kind of account."""

import pytest
from django.urls import reverse
from django.utils.dateformat import format as format_tanggal

from kelembagaan.models import JadwalBuka
from kelembagaan.tests.pabrik import PenugasanFactory, PerangkatDaerahFactory, SuperuserFactory
from kelembagaan.wilayah.zona import hari_ini
from layanan.laporan.bulan import bulan_laporan
from layanan.tests.pabrik import HariBukaFactory, KunjunganFactory
from pembinaan.rekap.services import hitung_bulan, proses_tanda
from pembinaan.tests.pabrik import CATATAN, buat_posyandu, putus, timbang

pytestmark = pytest.mark.django_db


@pytest.fixture
def beranda(masuk):
    def buka(siapa):
        jawaban = masuk(siapa).get(reverse("beranda"))
        assert jawaban.status_code == 200
        return jawaban

    return buka


def menunggu(jawaban):
    return {m["teks"]: m["jumlah"] for m in jawaban.context["menunggu"]}


def isi(jawaban):
    return " ".join(jawaban.content.decode().split())


def test_a_kader_sees_the_next_opening_day_and_who_is_not_served_yet(jalan, beranda):
    JadwalBuka.objects.create(posyandu=jalan.jeruk, pola="tanggal", tanggal=hari_ini("").day)
    hari = HariBukaFactory(posyandu=jalan.jeruk, tanggal=hari_ini(""))
    KunjunganFactory(hari_buka=hari, langkah=[1])
    KunjunganFactory(hari_buka=hari, langkah=[1, 2])
    jawaban = beranda(PenugasanFactory(tempat=jalan.jeruk))
    tempat = jawaban.context["tempat"]
    assert tempat["berikut"].tanggal == hari_ini("")
    assert (tempat["datang"], tempat["baru_daftar"]) == (2, 1)
    assert "Lembar kerja hari ini" in isi(jawaban)


def test_a_ketua_sees_her_returned_report_and_the_notice(jalan, beranda):
    bulan = bulan_laporan(jalan.kode)
    putus(jalan.ketua, jalan.kode, "ajukan", bulan=bulan)
    putus(jalan.desa, jalan.kode, "kembalikan", bulan=bulan, catatan=CATATAN)
    jawaban = beranda(jalan.ketua)
    assert jawaban.context["tempat"]["keadaan"] == "dikembalikan"
    assert CATATAN in isi(jawaban)


@pytest.mark.parametrize("peran", ["pemdes", "tim_pembina", "nakes"])
def test_a_desa_sees_its_posyandu_and_no_others(jalan, beranda, peran):
    buat_posyandu(jalan.tangga.desa_tetangga, nama="Tetangga")
    jawaban = beranda(PenugasanFactory(peran=peran, tempat=jalan.tangga.desa))
    assert [baris[0].nama for baris in jawaban.context["tempat"]["baris"]] == ["Jeruk"]
    assert "Tetangga" not in isi(jawaban)


def test_a_reviewer_sees_what_waits(jalan, beranda):
    putus(jalan.ketua, jalan.kode, "ajukan")
    assert menunggu(beranda(jalan.desa))["Laporan menunggu keputusan Anda"] == 1
    assert "Laporan menunggu keputusan Anda" not in menunggu(beranda(jalan.kec))


def test_ones_own_report_waits_until_it_is_sent(jalan, beranda):
    bulan = bulan_laporan(jalan.kode)
    teks = f"Laporan {format_tanggal(bulan, 'F Y')} belum dikirim"
    putus(jalan.ketua, jalan.kode, "ajukan", bulan=bulan)
    assert f"{teks}: masih menunggu 1 Posyandu" in menunggu(beranda(jalan.desa))
    assert f"{teks}: masih menunggu 1 desa/kelurahan" in menunggu(beranda(jalan.kec))
    putus(jalan.desa, jalan.kode, "setujui", bulan=bulan)
    assert teks in menunggu(beranda(jalan.desa))
    putus(jalan.desa, jalan.jeruk.wilayah.kode, "ajukan", bulan=bulan)
    assert teks not in menunggu(beranda(jalan.desa))


def test_a_tim_pembina_sees_its_recap_and_the_registration(jalan, beranda):
    bulan = bulan_laporan(jalan.kode)
    jalan.jeruk.nomor_registrasi = jalan.kode
    jalan.jeruk.save()
    buat_posyandu(jalan.tangga.desa)
    timbang(jalan.jeruk, bulan)
    putus(jalan.ketua, jalan.kode, "ajukan", bulan=bulan)
    proses_tanda()
    jawaban = beranda(jalan.kab)
    rekap = jawaban.context["tempat"]["rekap"]
    assert (rekap.posyandu_mengirim, rekap.posyandu_diharapkan) == (1, 2)
    assert "1 dari 2 Posyandu sudah bernomor registrasi (50%)" in isi(jawaban)


def test_an_opd_sees_its_own_field_only(jalan, beranda):
    bulan = bulan_laporan(jalan.kode)
    hitung_bulan(bulan=bulan)
    dinkes = PerangkatDaerahFactory(wilayah=jalan.tangga.kab, bidang=["kesehatan"])
    tempat = beranda(PenugasanFactory(peran="opd", tempat=dinkes)).context["tempat"]
    assert [b.bidang for b in tempat["bidang"]] == ["kesehatan"]


def test_a_field_without_a_ratio_shows_its_first_figure(jalan, beranda):
    bulan = bulan_laporan(jalan.kode)
    dinsos = PerangkatDaerahFactory(wilayah=jalan.tangga.kab, bidang=["sosial"])
    opd = PenugasanFactory(peran="opd", tempat=dinsos)
    hitung_bulan(bulan=bulan)
    angka = 'angka-label">Keluarga miskin didata'
    assert angka not in isi(beranda(opd))
    putus(jalan.ketua, jalan.kode, "ajukan", bulan=bulan)
    hitung_bulan(bulan=bulan)
    assert angka in isi(beranda(opd))


def test_dpmd_and_superuser_have_a_home_page(jalan, beranda):
    dpmd = PenugasanFactory(peran="dpmd", tempat=jalan.tangga.kab)
    assert beranda(dpmd).context["tempat"]["wilayah"] == jalan.tangga.kab
    assert beranda(SuperuserFactory()).context["tempat"]["wilayah"] == jalan.tangga.pusat
