"""The sums: kept by decisions and by the worker, and checked by another road."""

import datetime
from contextlib import suppress
from io import StringIO

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from kelembagaan.cakupan import kode_leluhur
from kelembagaan.tests.pabrik import NAMA, WilayahFactory
from kelembagaan.wilayah.zona import hari_ini
from layanan.models import LaporanBulanan, PengaturanRegister, Timbang
from pembinaan.models import RekapWilayah, TandaUsang, Tenggat
from pembinaan.rekap.pemeriksaan import periksa, register_berubah
from pembinaan.rekap.selectors import angka_bidang
from pembinaan.rekap.services import hitung_bulan, proses_tanda
from pembinaan.tests.conftest import TANGGA
from pembinaan.tests.pabrik import (
    CATATAN,
    JUNI,
    buat_pemutus,
    buat_posyandu,
    putus,
    timbang,
)
from pembinaan.tinjauan.panel import tinjau

pytestmark = pytest.mark.django_db


def rekap(kode, bulan=JUNI):
    return RekapWilayah.objects.get(kode=kode, bulan=bulan)


def hitungan(kode):
    satu = rekap(kode)
    return (
        satu.posyandu_diharapkan,
        satu.posyandu_mengirim,
        satu.posyandu_tepat_waktu,
        satu.posyandu_disetujui,
    )


# -- Running sums ----------------------------------------------------------------------------------


def test_what_is_sent_runs_up_to_pusat(jalan):
    putus(jalan.ketua, jalan.kode, "ajukan")
    assert sorted(TandaUsang.objects.values_list("kode", flat=True)) == sorted(TANGGA)
    assert proses_tanda() == 5
    assert [rekap(kode).berjalan["balita_d"] for kode in TANGGA] == [3] * 5
    assert [rekap(kode).disetujui for kode in TANGGA] == [{}] * 5
    assert [hitungan(kode) for kode in TANGGA] == [(1, 1, 0, 0)] * 5
    assert proses_tanda() == 0


def test_what_was_returned_still_runs_as_it_was_last_sent(jalan):
    putus(jalan.ketua, jalan.kode, "ajukan")
    putus(jalan.desa, jalan.kode, "kembalikan", catatan=CATATAN)
    timbang(jalan.jeruk)
    proses_tanda()
    assert rekap("").berjalan["balita_d"] == 3
    putus(jalan.ketua, jalan.kode, "ajukan")
    proses_tanda()
    assert rekap("").berjalan["balita_d"] == 4


def test_the_first_mark_of_a_month_counts_also_who_is_silent(jalan):
    buat_posyandu(jalan.tangga.desa_luar)
    buat_posyandu(jalan.tangga.desa)
    putus(jalan.ketua, jalan.kode, "ajukan")
    proses_tanda()
    assert {k: hitungan(k)[:2] for k in ("", "36", "36.01", "36.02", TANGGA[0])} == {
        "": (3, 1),
        "36": (3, 1),
        "36.01": (1, 0),
        "36.02": (2, 1),
        TANGGA[0]: (2, 1),
    }


def test_in_time_is_by_the_nearest_deadline(jalan):
    putus(jalan.ketua, jalan.kode, "ajukan")
    laporan = LaporanBulanan.objects.get(posyandu=jalan.jeruk)
    laporan.diajukan_pertama_pada = datetime.datetime(
        2026, 7, 9, 16, 30, tzinfo=datetime.UTC
    )  # 9 July, 23.30 in Banten
    laporan.save()
    tepat = {}
    for kode, tanggal in [("36.02", 20), ("36", 9), ("36.02.18", 8)]:
        Tenggat.objects.all().delete()
        Tenggat.objects.create(wilayah=WilayahFactory(kode=""), tingkat="posyandu", tanggal=1)
        Tenggat.objects.create(
            wilayah=WilayahFactory(kode=kode), tingkat="posyandu", tanggal=tanggal
        )
        hitung_bulan(bulan=JUNI)
        tepat[kode] = hitungan("")[2]
    assert tepat == {"36.02": 1, "36": 1, "36.02.18": 0}


def test_fields_are_counted_where_they_run(jalan):
    jalan.jeruk.bidang_aktif.filter(bidang="sosial").update(selesai=JUNI)
    jalan.jeruk.bidang_aktif.filter(bidang="perumahan").update(mulai=datetime.date(2026, 7, 1))
    hitung_bulan(bulan=JUNI)
    assert rekap("").posyandu_bidang == {
        "pendidikan": 1,
        "kesehatan": 1,
        "pekerjaan_umum": 1,
        "trantibumlinmas": 1,
    }


def test_registers_that_a_kabupaten_leaves_out_are_told_from_zero(jalan, masuk):
    """Two kabupaten of a provinsi: its sum says in how many Posyandu the register runs."""
    luar, ketua = buat_posyandu(jalan.tangga.desa_luar)
    atur = {"mulai": JUNI, "belum": ["rumah_layak_huni"]}
    PengaturanRegister.objects.create(wilayah=jalan.tangga.kab_tetangga, **atur)
    putus(jalan.ketua, jalan.kode, "ajukan")
    putus(ketua, luar.kode, "ajukan")
    proses_tanda()
    assert [rekap(k).posyandu_belum for k in ("36.01", "36.02", "36")] == [
        {"rumah_layak_huni": 1},
        {},
        {"rumah_layak_huni": 1},
    ]

    def rumah(kode):
        cakupan = buat_pemutus(kode).cakupan()
        semua = {b.bidang: b for b in angka_bidang(rekap(kode), cakupan)}["perumahan"].angka
        satu = next(a for a in semua if a.kode == "rumah_terdata")
        return satu.berjalan, satu.posyandu, satu.sebagian, satu.belum

    assert [rumah(kode) for kode in ("36.01", "36.02", "36")] == [
        (None, 0, True, True),
        (0, 1, False, False),
        (0, 1, True, False),
    ]
    client = masuk(buat_pemutus("36"))
    alamat = f"/pembinaan/rekap/{WilayahFactory(kode='36').pk}/2026-06/?bidang=perumahan"
    halaman = client.get(alamat).content.decode()
    assert ("di 1 Posyandu" in halaman, "belum berjalan" in halaman) == (True, True)


def test_a_mark_made_while_summing_stays(jalan, monkeypatch):
    putus(jalan.ketua, jalan.kode, "ajukan")
    from pembinaan.rekap import services

    asli = services.hitung

    def sambil_diputuskan(**isi):
        asli(**isi)
        TandaUsang.objects.create(kode="", bulan=JUNI)

    monkeypatch.setattr(services, "hitung", sambil_diputuskan)
    proses_tanda()
    assert TandaUsang.objects.count() == 1


# -- The check -------------------------------------------------------------------------------------


def jalankan(perintah, **isi):
    """(exit code, printed text)"""
    keluar = StringIO()
    try:
        call_command(perintah, stdout=keluar, **isi)
    except SystemExit as selesai:
        return selesai.code, keluar.getvalue()
    return 0, keluar.getvalue()


@pytest.mark.parametrize(
    ("kode", "kolom", "nama"),
    [("36.02.18", "berjalan", "Cibadak"), (TANGGA[0], "disetujui", "Pasar Keong")],
)
def test_a_planted_wrong_figure_is_named(jalan, kode, kolom, nama):
    putus(jalan.ketua, jalan.kode, "ajukan")
    putus(jalan.desa, jalan.kode, "setujui")
    proses_tanda()
    assert jalankan("periksa_rekap") == (0, "Cocok.\n")
    satu = rekap(kode)
    setattr(satu, kolom, {**getattr(satu, kolom), "balita_d": 7})
    satu.save()
    assert jalankan("periksa_rekap", bulan="2026-06") == (
        1,
        f"{nama} ({kode}), 2026-06, {kolom}, balita_d: tersimpan 7, seharusnya 3\n"
        "1 angka rekap berbeda dari laporan.\n",
    )
    assert jalankan("periksa_rekap", bulan="2026-05")[0] == 0


def test_a_report_changed_after_its_approval_is_found(jalan):
    putus(jalan.ketua, jalan.kode, "ajukan")
    putus(jalan.desa, jalan.kode, "setujui")
    proses_tanda()
    laporan = LaporanBulanan.objects.get(posyandu=jalan.jeruk)
    laporan.angka["balita_d"] = 9
    laporan.save()
    assert {(s.kode, s.jumlah) for s in periksa(JUNI)} == {
        (TANGGA[0], "disetujui"),
        *((kode, "berjalan") for kode in TANGGA),
    }


def test_todays_registers_are_only_listed(jalan):
    putus(jalan.ketua, jalan.kode, "ajukan")
    proses_tanda()
    timbang(jalan.jeruk)
    beda = {indikator: (beku, kini) for _, _, indikator, beku, kini in register_berubah()}
    assert (beda["balita_d"], beda["balita_s"]) == ((3, 4), (3, 4))
    kode_keluar, teks = jalankan("periksa_rekap")
    assert kode_keluar == 0
    assert (
        f"Untuk diketahui: {jalan.kode}, 2026-06, balita_d: dilaporkan 3, register sekarang 4"
        in teks
    )


def test_the_sums_can_be_made_by_hand(jalan):
    putus(jalan.ketua, jalan.kode, "ajukan")
    assert jalankan("hitung_rekap") == (0, "5 tanda dihitung.\n")
    RekapWilayah.objects.update(berjalan={})
    assert jalankan("hitung_rekap", bulan="2026-06") == (0, "2026-06: 5 wilayah dihitung.\n")
    assert list(periksa()) == []
    RekapWilayah.objects.update(berjalan={})
    jalankan("hitung_rekap", semua=True)
    assert list(periksa()) == []


# -- Any road --------------------------------------------------------------------------------------


class JalanAcak(TestCase):
    """Whatever is decided in whatever order, the sums are those of the frozen reports."""

    @settings(suppress_health_check=[HealthCheck.too_slow], max_examples=8)
    @given(st.data())
    def test_random_decisions_keep_the_sums(self, data):
        desa = [WilayahFactory(kode=k) for k in NAMA if len(k) == 13]
        ketua = [buat_posyandu(satu, banyak=1)[1] for satu in (desa[0], desa[1], desa[1])]
        orang = {k: buat_pemutus(k) for k in ("36.02.18.2010", "36.02.18", "36.02", "36", "")}
        orang |= {satu.kode: satu for satu in ketua}
        kode = [*orang, *(k for k in NAMA if k not in orang)]
        berurusan = [
            (siapa, unit)
            for unit in kode
            for siapa in orang.values()
            if unit == siapa.kode or (unit and siapa.kode in kode_leluhur(unit))
        ]
        for _ in range(40):
            siapa, unit = data.draw(st.sampled_from(berurusan))
            peninjauan = tinjau(unit, JUNI, cakupan=siapa.cakupan(), pengguna=siapa.pengguna)
            if tawaran := peninjauan.tawarkan():
                aksi = data.draw(st.sampled_from(tawaran)).aksi
                bawah = data.draw(st.sampled_from(kode))
                with suppress(ValidationError):  # a path that ends nowhere
                    putus(siapa, unit, aksi, catatan=CATATAN, sampai=hari_ini(""), unit=bawah)
            elif data.draw(st.booleans()):
                Timbang.objects.update(hasil_timbang=data.draw(st.sampled_from("NTO")))
        proses_tanda()
        assert [str(selisih) for selisih in periksa()] == []
