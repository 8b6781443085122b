"""The ketua of a Tim Pembina sets who decides and the deadlines of the tiers below."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from pembinaan.models import PengaturanTim, Tenggat
from pembinaan.tests.conftest import TANGGA
from pembinaan.tests.pabrik import buat_pemutus, putus

pytestmark = pytest.mark.django_db
ALAMAT = "pembinaan:pengaturan"


def test_what_the_ketua_sets_holds_at_once(jalan, masuk):
    client = masuk(jalan.kab)
    form = client.get(reverse(ALAMAT)).context["form"]
    assert form["jabatan_pemutus"].value() == ["ketua", "sekretaris", "operator_sekretariat"]
    isi = {"jabatan_pemutus": ["sekretaris"], "periksa_kesehatan": "on", "tenggat_posyandu": "7"}
    assert client.post(reverse(ALAMAT), isi).status_code == 302
    satu = PengaturanTim.objects.get()
    assert (satu.wilayah, satu.jabatan_pemutus, satu.periksa_kesehatan) == (
        jalan.tangga.kab,
        ["sekretaris"],
        True,
    )
    assert list(Tenggat.objects.values_list("wilayah__kode", "tingkat", "tanggal")) == [
        ("36.02", "posyandu", 7)
    ]
    with pytest.raises(PermissionDenied):
        putus(jalan.kab, "36.02", "ajukan")
    client.post(reverse(ALAMAT), {"jabatan_pemutus": ["ketua"]})
    assert Tenggat.objects.count() == 0


@pytest.mark.parametrize(
    ("isi", "kolom"),
    [
        ({}, "jabatan_pemutus"),
        ({"jabatan_pemutus": ["kades"]}, "jabatan_pemutus"),
        ({"jabatan_pemutus": ["ketua"], "tenggat_desa": "0"}, "tenggat_desa"),
        ({"jabatan_pemutus": ["ketua"], "tenggat_desa": "31"}, "tenggat_desa"),
        ({"jabatan_pemutus": ["ketua"], "tenggat_desa": "awal"}, "tenggat_desa"),
    ],
)
def test_wrong_settings_are_named_and_not_kept(jalan, masuk, isi, kolom):
    jawaban = masuk(jalan.kec).post(reverse(ALAMAT), {"lagi": "1", **isi})
    assert list(jawaban.context["form"].errors) == [kolom]
    assert PengaturanTim.objects.count() == 0


def test_only_the_ketua_of_a_tim_sets(jalan, masuk):
    sekretaris = buat_pemutus("36.02", jabatan="sekretaris")
    for siapa in (sekretaris, jalan.desa, jalan.ketua):
        client = masuk(siapa)
        assert client.get(reverse(ALAMAT)).status_code == 404
        assert client.post(reverse(ALAMAT), {"jabatan_pemutus": ["ketua"]}).status_code == 404
    assert PengaturanTim.objects.count() == 0


def test_a_tim_sets_only_the_tiers_below(jalan, masuk):
    ketua_desa = buat_pemutus(TANGGA[0])
    tenggat = {
        siapa.kode: masuk(siapa).get(reverse(ALAMAT)).context["form"].tenggat
        for siapa in (ketua_desa, jalan.kab, jalan.pusat)
    }
    assert tenggat == {
        TANGGA[0]: ["posyandu"],
        "36.02": ["kecamatan", "desa", "posyandu"],
        "": ["provinsi", "kabkota", "kecamatan", "desa", "posyandu"],
    }
