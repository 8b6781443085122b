"""Rows of people as the database keeps them."""

import pytest
from django.db import IntegrityError

from layanan.models import Kunjungan, Warga
from layanan.tests.pabrik import (
    HariBukaFactory,
    KehamilanFactory,
    KunjunganFactory,
    TimbangFactory,
    WargaFactory,
)
from layanan.warga.models import HURUF_KODE

pytestmark = pytest.mark.django_db


def test_setiap_warga_mendapat_kode_sendiri(posyandu):
    kode = {WargaFactory(posyandu=posyandu).kode_warga for _ in range(3)}
    assert len(kode) == 3
    assert {len(satu) for satu in kode} == {8}
    assert set("".join(kode)) <= set(HURUF_KODE)


def test_kunjungan_yang_dibatalkan_boleh_diulang(posyandu):
    hari = HariBukaFactory(posyandu=posyandu)
    warga = WargaFactory(posyandu=posyandu)
    KunjunganFactory(hari_buka=hari, warga=warga)
    with pytest.raises(IntegrityError):
        KunjunganFactory(hari_buka=hari, warga=warga)


def test_pembatalan_membuka_tempat(posyandu):
    kunjungan = KunjunganFactory(hari_buka__posyandu=posyandu)
    Kunjungan.objects.update(dibatalkan_pada="2026-06-10T03:00Z")
    baru = KunjunganFactory(hari_buka=kunjungan.hari_buka, warga=kunjungan.warga)
    assert list(Kunjungan.objects.berlaku()) == [baru]


def test_pabrik_menaruh_semuanya_di_satu_posyandu(posyandu):
    warga = WargaFactory(posyandu=posyandu)
    assert warga.keluarga.posyandu == posyandu
    assert TimbangFactory(warga=warga).posyandu == posyandu
    assert KehamilanFactory(warga__posyandu=posyandu).posyandu == posyandu
    assert Warga.objects.count() == 2


def test_setiap_keadaan_lama_tetap_tersimpan(posyandu):
    warga = WargaFactory(posyandu=posyandu, nama="Siti")
    for nama in ("Sitti", "Siti Aminah"):
        warga.nama = nama
        warga.save()
    lama = warga.events.order_by("pgh_id").values_list("nama", flat=True)
    assert [*lama, Warga.objects.get().nama] == ["Siti", "Sitti", "Siti Aminah"]
