"""Deliveries at the same instant, and what a crash leaves behind; real commits, real threads."""

import threading
import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection, transaction
from django.utils import timezone

from kelembagaan.posyandu.models import BidangAktif
from kelembagaan.tests.pabrik import PenugasanFactory
from layanan.kesehatan.models import Timbang
from layanan.kiriman import services, terapkan
from layanan.kiriman.models import Kiriman
from layanan.kiriman.services import terima, terima_halaman
from layanan.kiriman.tasks import lepas_tertahan, terapkan_tertinggal
from layanan.laporan.models import LaporanBulanan
from layanan.laporan.services import bekukan
from layanan.tests.bantu_kiriman import hasil, isi_timbang, keluarga, timbang, warga
from layanan.tests.pabrik import WargaFactory
from layanan.warga.models import Warga

pytestmark = pytest.mark.django_db(transaction=True)


def bersamaan(*kerja):
    """Run these at the same instant, each on a connection of its own; their results in order."""
    mulai = threading.Barrier(len(kerja))

    def satu(fungsi):
        try:
            mulai.wait(10)
            return fungsi()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(kerja)) as kolam:
        return [f.result(30) for f in [kolam.submit(satu, fungsi) for fungsi in kerja]]


def kiriman_ke(penugasan, *items):
    return lambda: hasil(terima(items=list(items), pengguna=penugasan.pengguna))


def test_kiriman_sama_pada_saat_yang_sama(kader, anak):
    for hari in range(1, 6):
        satu = timbang(kader, anak, tanggal=f"2026-06-0{hari}", di_hari_buka="1")
        [a], [b] = bersamaan(kiriman_ke(kader, satu), kiriman_ke(kader, satu))
        assert sorted([a, b]) == ["diterima", "sudah_ada"]
    assert Timbang.objects.count() == Kiriman.objects.count() == 5


def test_tombol_ditekan_dua_kali(kader, anak):
    satu = timbang(kader, anak)

    def tekan():
        return terima_halaman(item=satu, pengguna=kader.pengguna).hasil

    assert sorted(bersamaan(tekan, tekan)) == ["diterima", "sudah_ada"]
    assert Timbang.objects.count() == 1


def test_kunci_sama_isi_lain_pada_saat_yang_sama(kader, anak):
    satu = timbang(kader, anak)
    dua = timbang(kader, anak, kunci=satu["kunci"], berat="9")
    [a], [b] = bersamaan(kiriman_ke(kader, satu), kiriman_ke(kader, dua))
    assert sorted([a, b]) == ["bentrok", "diterima"]
    assert Timbang.objects.get().berat == Decimal("8.4" if a == "diterima" else "9")


def test_satu_anak_dari_dua_ponsel(kader, anak, posyandu):
    """Same station, other values: one stands. Columns of two stations: they join."""
    lain = PenugasanFactory(tempat=posyandu)
    [a], [b] = bersamaan(
        kiriman_ke(kader, timbang(kader, anak)), kiriman_ke(lain, timbang(lain, anak, berat="9"))
    )
    assert sorted([a, b]) == ["bentrok", "diterima"]
    hari = "2026-06-11"
    [a], [b] = bersamaan(
        kiriman_ke(kader, timbang(kader, anak, tanggal=hari, lila="14")),
        kiriman_ke(lain, timbang(lain, anak, tanggal=hari, lingkar_kepala="45")),
    )
    assert [a, b] == ["diterima", "diterima"]
    baris = Timbang.objects.get(tanggal=hari)
    assert (baris.lila, baris.lingkar_kepala, baris.revisi) == (Decimal("14"), Decimal("45"), 2)


def test_orang_dan_timbangannya_pada_saat_yang_sama(kader, posyandu):
    """Whichever comes first, the weighing is neither lost nor left waiting."""
    lain = PenugasanFactory(tempat=posyandu)
    rumah = keluarga(kader)
    terima(items=[rumah], pengguna=kader.pengguna)
    for n in range(8):
        orang = warga(kader, rumah, nama=f"Anak {'abcdefgh'[n]}")
        bersamaan(kiriman_ke(kader, orang), kiriman_ke(lain, timbang(lain, orang["kunci"])))
    assert Timbang.objects.count() == Warga.objects.count() == 8
    assert set(Kiriman.objects.values_list("keadaan", flat=True)) == {"diterima"}


def test_batch_yang_bersilang_tidak_saling_mengunci(kader, posyandu):
    lain = PenugasanFactory(tempat=posyandu)
    anak2 = [WargaFactory(posyandu=posyandu) for _ in range(10)]
    maju = [timbang(kader, satu, lila="14") for satu in anak2]
    mundur = [timbang(lain, satu, lingkar_kepala="45") for satu in reversed(anak2)]
    a, b = bersamaan(kiriman_ke(kader, *maju), kiriman_ke(lain, *mundur))
    assert a == b == ["diterima"] * 10
    assert {(b.lila, b.lingkar_kepala) for b in Timbang.objects.all()} == {
        (Decimal("14"), Decimal("45"))
    }


def test_bulan_dikirim_pada_saat_yang_sama(kader, anak, posyandu):
    """An entry is either in the frozen figures or marked susulan, never neither."""
    BidangAktif.objects.create(posyandu=posyandu, bidang="kesehatan", mulai="2025-01-01")
    for n in range(1, 7):
        bulan = f"2026-0{n}-01"
        laporan = LaporanBulanan.objects.create(posyandu=posyandu, bulan=bulan, kode=posyandu.kode)
        laporan.refresh_from_db()

        def ajukan(laporan=laporan):
            with transaction.atomic():
                bekukan(laporan=laporan)
                laporan.keadaan = "diajukan"
                laporan.save()

        satu = timbang(kader, anak, tanggal=f"2026-0{n}-10")
        bersamaan(ajukan, kiriman_ke(kader, satu))
        laporan.refresh_from_db()
        baris = Timbang.objects.get(kunci=satu["kunci"])
        assert baris.susulan is (laporan.angka["balita_d"] == 0)


def test_mati_di_antara_menyimpan_dan_menerapkan(kader, anak, monkeypatch):
    """What was stored is applied by the program, or when the phone offers it again."""
    satu, dua = timbang(kader, anak), timbang(kader, anak, tanggal="2026-06-11")

    def mati(*_, **__):
        raise KeyboardInterrupt

    with monkeypatch.context() as tambal:
        tambal.setattr(services, "siapkan", mati)
        with pytest.raises(KeyboardInterrupt):
            terima(items=[satu, dua], pengguna=kader.pengguna)
    assert Timbang.objects.count() == 0
    assert set(Kiriman.objects.values_list("keadaan", flat=True)) == {"masuk"}
    assert hasil(terima(items=[satu], pengguna=kader.pengguna)) == ["diterima"]
    assert terapkan_tertinggal() == 0  # too young: it may be at work right now
    Kiriman.objects.update(diterima_pada=timezone.now() - timedelta(minutes=5))
    assert terapkan_tertinggal() == 1
    assert [b[1] for b in isi_timbang()] == ["2026-06-10", "2026-06-11"]
    assert set(Kiriman.objects.values_list("keadaan", "isi")) == {("diterima", "")}


def test_mati_di_tengah_penerapan_tidak_meninggalkan_separuh(kader, anak, monkeypatch):
    satu = timbang(kader, anak)

    def mati(*_, **__):
        raise KeyboardInterrupt

    with monkeypatch.context() as tambal:
        tambal.setattr(terapkan, "_simpan", mati)
        with pytest.raises(KeyboardInterrupt):
            terima(items=[satu], pengguna=kader.pengguna)
    assert Timbang.objects.count() == 0
    assert hasil(terima(items=[satu], pengguna=kader.pengguna)) == ["diterima"]
    assert Timbang.objects.count() == Kiriman.objects.count() == 1


def test_versi_baru_dipasang(kader, anak):
    """An item of an unknown version waits; once the program knows it, it is applied."""
    satu = timbang(kader, anak, lain={"versi": 2})
    assert hasil(terima(items=[satu], pengguna=kader.pengguna)) == ["tertahan"]
    assert lepas_tertahan() == 0
    Kiriman.objects.update(versi=1)  # as if the form had become version 2
    assert lepas_tertahan() == 1
    assert Timbang.objects.get().berat == Decimal("8.4")


def test_galat_tak_terduga_menunggu_program_diperbaiki(kader, anak, posyandu, monkeypatch):
    """A fault of the program in one entry neither loses it nor holds up the others."""
    asli = Timbang._meta.default_manager.bulk_create
    lain = WargaFactory(posyandu=posyandu)

    def gagal(baris, *args, **kwargs):
        if any(b.warga_id == anak.pk for b in baris):
            raise RuntimeError("rusak")
        return asli(baris, *args, **kwargs)

    items = [timbang(kader, anak), timbang(kader, lain)]
    with monkeypatch.context() as tambal:
        tambal.setattr(
            Timbang._meta.default_manager.__class__,
            "bulk_create",
            lambda s, *a, **k: gagal(*a, **k),
        )
        jawaban = terima(items=items, pengguna=kader.pengguna, batch=uuid.uuid4())
    assert [(j.hasil, j.sebab) for j in jawaban] == [("tertahan", "versi"), ("diterima", "")]
    assert lepas_tertahan() == 1
    assert Timbang.objects.count() == 2
