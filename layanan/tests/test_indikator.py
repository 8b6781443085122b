"""The counting expressions against a recount in plain Python over random months."""

import datetime
import random
from collections import Counter

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from kelembagaan.models import Posyandu
from kelembagaan.tests.pabrik import PosyanduFactory
from layanan import models
from layanan.kesehatan.services import hitung_ulang
from layanan.laporan.indikator import hitung, hitung_bertahap, semua_indikator
from layanan.tests import pabrik
from layanan.warga.sasaran import umur_bulan

BULAN = datetime.date(2026, 6, 1)
AKHIR = datetime.date(2026, 6, 30)


def tanggal_acak(acak):
    """In May, June or July."""
    return datetime.date(2026, 5, 1) + datetime.timedelta(days=acak.randrange(92))


def isi_acak(acak, posyandu):
    """People and entries of all registers in two Posyandu, some withdrawn, some as guests."""
    anak = [
        pabrik.WargaFactory(
            posyandu=acak.choice(posyandu),
            jenis_kelamin=acak.choice("LP"),
            tanggal_lahir=AKHIR - datetime.timedelta(days=acak.randrange(100, 2300)),
            meninggal_pada=acak.choice([None] * 6 + [datetime.date(2026, 6, 20)]),
            pindah_pada=acak.choice([None] * 6 + [datetime.date(2026, 7, 2)]),
        )
        for _ in range(acak.randrange(8))
    ]
    keluarga = [
        pabrik.KeluargaFactory(posyandu=acak.choice(posyandu)) for _ in range(acak.randrange(1, 5))
    ]
    pernah = set()

    def sekali(*tindakan):
        baru = tindakan not in pernah
        pernah.add(tindakan)
        return baru

    def umum():
        batal = acak.random() < 0.2
        return {"tanggal": tanggal_acak(acak), "dibatalkan_pada": timezone.now() if batal else None}

    for satu in anak:
        for _ in range(acak.randrange(4)):
            isi = umum()
            if sekali("timbang", satu.pk, isi["tanggal"]):
                pabrik.TimbangFactory(
                    warga=satu,
                    posyandu=acak.choice(posyandu),
                    berat=f"{acak.uniform(4, 16):.2f}",
                    tinggi=acak.choice([None, f"{acak.uniform(60, 105):.1f}"]),
                    cara_ukur="berbaring",
                    **isi,
                )
            isi = umum()
            if sekali("paud", satu.pk, isi["tanggal"]):
                pabrik.AnakUsiaDiniFactory(warga=satu, ikut_paud=acak.random() < 0.5, **isi)
    for satu in keluarga:
        for _ in range(acak.randrange(4)):
            isi = umum()
            if sekali("keluarga", satu.pk, isi["tanggal"]):
                pabrik.AirSanitasiFactory(
                    keluarga=satu,
                    sumber_air=acak.choice(models.AirSanitasi.SumberAir.values),
                    air_keruh=acak.random() < 0.5,
                    jamban=acak.choice(models.AirSanitasi.Jamban.values),
                    spal=acak.random() < 0.5,
                    **isi,
                )
                pabrik.RumahLayakHuniFactory(
                    keluarga=satu, luas_lantai=acak.choice([20, 28, 29, 60]), **isi
                )
                pabrik.FakirMiskinFactory(keluarga=satu, disabilitas=acak.random() < 0.5, **isi)
                pabrik.PenyaluranBansosFactory(keluarga=satu, **isi)
    for _ in range(acak.randrange(5)):
        tempat = acak.choice(posyandu)
        jenis = acak.choice(["banjir", "pencurian"])
        pabrik.InsidenFactory(posyandu=tempat, jenis_insiden=jenis, **umum())
        pabrik.PatroliFactory(posyandu=tempat, **umum())
    hitung_ulang(warga_ids=[satu.pk for satu in anak])


def bulan_ini(model):
    return [
        b for b in model.objects.all() if BULAN <= b.tanggal <= AKHIR and b.dibatalkan_pada is None
    ]


def yang_terakhir(baris, subjek):
    hasil = {}
    for b in sorted(baris, key=lambda b: (b.tanggal, b.pk)):
        hasil[getattr(b, subjek)] = b
    return hasil.values()


def hitung_biasa(posyandu):
    """{posyandu_id: Counter} of some figures, counted one by one."""
    hasil = {p.pk: Counter() for p in posyandu}
    ditimbang = {
        b.warga_id
        for b in yang_terakhir(bulan_ini(models.Timbang), "warga_id")
        if umur_bulan(b.warga.tanggal_lahir, b.tanggal) < 60
    }
    for w in models.Warga.objects.all():
        pergi = [t for t in (w.meninggal_pada, w.pindah_pada) if t and t <= AKHIR]
        tinggal = umur_bulan(w.tanggal_lahir, AKHIR) < 60 and not pergi
        hasil[w.posyandu_id]["balita_s"] += tinggal or w.pk in ditimbang
    semua = bulan_ini(models.Timbang)
    for b in yang_terakhir(semua, "warga_id"):
        if umur_bulan(b.warga.tanggal_lahir, b.tanggal) >= 60:
            continue
        rumah = hasil[b.warga.posyandu_id]
        rumah["balita_d"] += 1
        rumah[f"balita_{b.hasil_timbang.lower()}"] += 1
        bgm = b.z_bb_u is not None and -6 <= b.z_bb_u < -3
        rumah["balita_bgm"] += bgm
    for b in yang_terakhir([b for b in semua if b.z_bb_tb is not None], "warga_id"):
        balita = umur_bulan(b.warga.tanggal_lahir, b.tanggal) < 60
        buruk = balita and -5 <= b.z_bb_tb < -3
        hasil[b.warga.posyandu_id]["balita_gizi_buruk"] += buruk
    for b in semua:
        hasil[b.posyandu_id]["tamu_ditimbang"] += b.posyandu_id != b.warga.posyandu_id
    for b in yang_terakhir(bulan_ini(models.AnakUsiaDini), "warga_id"):
        hasil[b.posyandu_id]["anak_terdata"] += 1
        hasil[b.posyandu_id]["anak_tidak_paud"] += not b.ikut_paud
    for b in yang_terakhir(bulan_ini(models.AirSanitasi), "keluarga_id"):
        layak = b.sumber_air not in ("sungai", "lainnya") and not b.air_keruh
        hasil[b.posyandu_id]["air_layak" if layak else "air_tidak_layak"] += 1
        hasil[b.posyandu_id]["jamban_tidak_layak"] += b.jamban.startswith("tidak")
    for b in yang_terakhir(bulan_ini(models.RumahLayakHuni), "keluarga_id"):
        hasil[b.posyandu_id]["rumah_rtlh"] += float(b.luas_lantai) / 4 < 7.2
    for b in yang_terakhir(bulan_ini(models.FakirMiskin), "keluarga_id"):
        hasil[b.posyandu_id]["miskin_disabilitas"] += b.disabilitas
    bansos = bulan_ini(models.PenyaluranBansos)
    for b in bansos:
        hasil[b.posyandu_id]["bansos_penyaluran"] += 1
    for pk, _ in {(b.posyandu_id, b.keluarga_id) for b in bansos}:
        hasil[pk]["bansos_penerima"] += 1
    for b in bulan_ini(models.Insiden):
        hasil[b.posyandu_id]["insiden"] += 1
        hasil[b.posyandu_id]["insiden_bencana"] += b.jenis_insiden == "banjir"
    for b in bulan_ini(models.Patroli):
        hasil[b.posyandu_id]["patroli"] += 1
    return hasil


class TestHitungAcak(TestCase):
    """hypothesis' own TestCase: every example in its own transaction."""

    @settings(max_examples=12)
    @given(st.integers(0, 2**32))
    def test_sama_dengan_hitungan_satu_per_satu(self, benih):
        posyandu = [PosyanduFactory(), PosyanduFactory()]
        isi_acak(random.Random(benih), posyandu)
        hasil = hitung(bulan=BULAN, posyandu_ids=[p.pk for p in posyandu])
        for pk, biasa in hitung_biasa(posyandu).items():
            assert {k: hasil[pk][k] for k in biasa} == dict(biasa)
            assert hasil[pk]["balita_d"] == sum(hasil[pk][f"balita_{h}"] for h in "ntob")


@pytest.mark.django_db
def test_tamu_dihitung_di_posyandu_sendiri(posyandu, posyandu_sedesa):
    anak = pabrik.WargaFactory(posyandu=posyandu)
    baris = pabrik.TimbangFactory(warga=anak, posyandu=posyandu_sedesa, tanggal=AKHIR)
    hitung_ulang(warga_ids=[anak.pk])
    hasil = hitung(bulan=BULAN, posyandu_ids=[posyandu.pk, posyandu_sedesa.pk])
    angka = [
        (h["balita_s"], h["balita_d"], h["balita_b"], h["tamu_ditimbang"]) for h in hasil.values()
    ]
    assert angka == [(1, 1, 1, 0), (0, 0, 0, 1)]
    assert baris.posyandu_id == posyandu_sedesa.pk


@pytest.mark.django_db
def test_isian_sebagian_tidak_menghapus_yang_lebih_dulu(posyandu):
    """Each figure of the month keeps to the last entry that tells of it."""
    anak = pabrik.WargaFactory(posyandu=posyandu, tanggal_lahir="2025-01-10", jenis_kelamin="P")
    tinggi = {"tinggi": "72.0", "cara_ukur": "berbaring"}
    pabrik.TimbangFactory(warga=anak, tanggal="2026-06-11", berat="8.00", **tinggi)
    pabrik.TimbangFactory(warga=anak, tanggal="2026-06-22", berat="8.10")
    hitung_ulang(warga_ids=[anak.pk])
    tablet, kosong = {"ttd_diberi": 30}, {"ttd_diberi": None}
    for model, dulu, lalu in (
        (models.Suplemen, {"vitamin_a": "merah"}, {"obat_cacing": True}),
        (models.PeriksaDarah, {"gula_darah": 250}, {"hb": "9.0"}),
        (models.GiziAnak, {"asi_eksklusif": True}, {"pmt_diberi": True}),
        (models.PelayananHamil, tablet, kosong),
    ):
        for tanggal, isi in (("2026-06-15", dulu), ("2026-06-22", lalu)):
            umum = {"posyandu": posyandu, "petugas": anak.dicatat_oleh}
            umum |= {"dicatat_oleh": anak.dicatat_oleh, "tanggal": tanggal}
            model.objects.create(warga=anak, **umum, **isi)
    angka = hitung(bulan=BULAN, posyandu_ids=[posyandu.pk])[posyandu.pk]
    kode = [
        *("balita_d", "balita_diukur", "balita_pendek", "balita_dinilai_gizi"),
        *("vitamin_a", "obat_cacing", "gula_diperiksa", "gula_tinggi", "asi_ditanya"),
        *("asi_eksklusif", "pmt_anak", "hamil_dilayani", "hamil_ttd"),
    ]
    assert {k: angka[k] for k in kode} == dict.fromkeys(kode, 1)


@pytest.mark.django_db
def test_penerima_bantuan_dihitung_sekali(posyandu):
    keluarga = pabrik.KeluargaFactory(posyandu=posyandu)
    orang = pabrik.WargaFactory(posyandu=posyandu)
    for jenis in ("pangan", "uang"):
        pabrik.PenyaluranBansosFactory(keluarga=keluarga, jenis_bantuan=jenis)
        pabrik.PenyaluranBansosFactory(keluarga=None, warga=orang, jenis_bantuan=jenis)
    angka = hitung(bulan=BULAN, posyandu_ids=[posyandu.pk])[posyandu.pk]
    assert (angka["bansos_penerima"], angka["bansos_penyaluran"]) == (2, 4)


@pytest.mark.django_db
def test_bulan_lain_tidak_ikut(posyandu):
    for hari in ("2026-05-31", "2026-06-01", "2026-06-30", "2026-07-01"):
        pabrik.PatroliFactory(posyandu=posyandu, tanggal=hari)
    assert hitung(bulan=BULAN, posyandu_ids=[posyandu.pk])[posyandu.pk]["patroli"] == 2


@pytest.mark.django_db
def test_tanpa_catatan_semua_nol(posyandu):
    assert hitung(bulan=BULAN, posyandu_ids=[posyandu.pk]) == {
        posyandu.pk: dict.fromkeys(semua_indikator(), 0)
    }


@pytest.mark.django_db
def test_satu_kueri_berapa_pun_posyandunya(tangga):
    semua = [PosyanduFactory(wilayah=tangga.desa) for _ in range(4)]
    for p in semua:
        pabrik.PatroliFactory(posyandu=p)
        pabrik.TimbangFactory(warga=pabrik.WargaFactory(posyandu=p))
    jumlah = []
    for ids in ([semua[0].pk], [p.pk for p in semua]):
        with CaptureQueriesContext(connection) as kueri:
            hitung(bulan=BULAN, posyandu_ids=ids)
        jumlah.append(len(kueri))
    assert jumlah == [1, 1]


@pytest.mark.django_db
def test_bertahap_sama_dengan_sekaligus(tangga):
    semua = [PosyanduFactory(wilayah=tangga.desa) for _ in range(5)]
    for p in semua[:3]:
        pabrik.PatroliFactory(posyandu=p)
    bertahap = dict(hitung_bertahap(bulan=BULAN, posyandu=Posyandu.objects.all(), banyak=2))
    assert bertahap == hitung(bulan=BULAN, posyandu_ids=[p.pk for p in semua])


def test_setiap_indikator_lengkap():
    for kode, indikator in semua_indikator().items():
        assert kode == indikator.kode
        assert indikator.nama
        assert indikator.satuan
