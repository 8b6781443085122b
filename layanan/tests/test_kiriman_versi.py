"""A new release while entries wait on phones: a form with one field more, and an older phone."""

import dataclasses
from decimal import Decimal

import pytest
from django import forms

from layanan.formulir.daftar import semua_formulir
from layanan.kesehatan.models import Timbang
from layanan.kiriman.tasks import lepas_tertahan
from layanan.tests.bantu_kiriman import hasil, koreksi, timbang
from layanan.tests.pabrik import WargaFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def versi_berikut(monkeypatch):
    """Installs the next release: the register of weighings asks for one thing more."""

    def pasang():
        lama = semua_formulir()["timbang"]

        class FormBaru(lama.form):
            asal_ukur = forms.CharField(required=False)

            class Meta(lama.form.Meta):
                pass

        baru = dataclasses.replace(lama, form=FormBaru, versi=lama.versi + 1)
        monkeypatch.setitem(semua_formulir(), "timbang", baru)
        return lama.versi, baru.versi

    return pasang


def test_yang_menunggu_di_ponsel_diterima_rilis_baru(kader, posyandu, kirim, versi_berikut):
    """Twenty entries of the older form: three sent before the release, the rest after it."""
    anak = [WargaFactory(posyandu=posyandu) for _ in range(20)]
    lama = semua_formulir()["timbang"].versi
    items = [
        timbang(kader, satu, lila="14", berat=f"8,{n:02}", lain={"versi": lama})
        for n, satu in enumerate(anak)
    ]
    assert hasil(kirim(*items[:3])) == ["diterima"] * 3
    versi_berikut()
    assert hasil(kirim(*items)) == ["sudah_ada"] * 3 + ["diterima"] * 17
    tersimpan = Timbang.objects.order_by("berat").values_list("warga", "berat", "lila")
    assert list(tersimpan) == [
        (satu.pk, Decimal(f"8.{n:02}"), Decimal("14")) for n, satu in enumerate(anak)
    ]


def test_pembetulan_dari_formulir_lama_tidak_mengosongkan_yang_tak_dikenalnya(
    kader, anak, kirim, versi_berikut
):
    """What the older form does not have stays as somebody else has filled it in."""
    lama, baru = versi_berikut()
    satu = timbang(kader, anak, lila="14", lain={"versi": baru})
    kirim(satu)
    tua = koreksi({**satu, "versi": lama}, berat="8,6")
    del tua["isi"]["lila"]
    assert hasil(kirim(tua)) == ["diterima"]
    baris = Timbang.objects.get()
    assert (baris.berat, baris.lila) == (Decimal("8.6"), Decimal("14"))


def test_formulir_yang_lebih_baru_menunggu_rilisnya(kader, anak, kirim, versi_berikut):
    berikut = semua_formulir()["timbang"].versi + 1
    satu = timbang(kader, anak, asal_ukur="dacin", lain={"versi": berikut})
    [jawaban] = kirim(satu)
    assert (jawaban.hasil, jawaban.sebab) == ("tertahan", "versi")
    assert lepas_tertahan() == 0
    assert not Timbang.objects.exists()
    versi_berikut()
    assert lepas_tertahan() == 1
    assert Timbang.objects.get().berat == Decimal("8.4")
    assert hasil(kirim(satu)) == ["sudah_ada"]
