"""The day of handing out aid: asked once, one entry per recipient."""

import uuid

import pytest
from django.urls import reverse

from kelembagaan.tests.pabrik import PenugasanFactory
from kelembagaan.wilayah.zona import hari_ini
from layanan.models import Kegiatan, PenyaluranBansos
from layanan.tests import pabrik

pytestmark = pytest.mark.django_db


@pytest.fixture
def isi(client, posyandu):
    penugasan = PenugasanFactory(tempat=posyandu)
    client.force_login(penugasan.pengguna)
    return {
        "kunci": str(uuid.uuid4()),
        "topik": "Beras Juni",
        "lokasi": "Balai desa",
        "tanggal": hari_ini(posyandu.kode).isoformat(),
        "jenis_bantuan": "pangan",
        "program": "bpnt",
        "jumlah": "10",
        "satuan": "kg",
        "metode": "langsung",
    }


def test_satu_catatan_per_penerima_dan_satu_kegiatan(client, isi, posyandu, posyandu_luar):
    keluarga = [pabrik.KeluargaFactory(posyandu=posyandu) for _ in range(24)]
    asing = pabrik.KeluargaFactory(posyandu=posyandu_luar)
    isi["penerima"] = [k.pk for k in [*keluarga[:22], asing]]
    for _ in range(2):
        jawaban = client.post(reverse("layanan:bansos_hari"), isi)
    kegiatan = Kegiatan.objects.get()
    assert jawaban.url == reverse("layanan:catatan", args=["kegiatan_sosial", kegiatan.pk])
    baris = PenyaluranBansos.objects.order_by("keluarga")
    assert [b.keluarga for b in baris] == keluarga[:22]
    assert {(b.kegiatan, b.jumlah, b.program) for b in baris} == {(kegiatan, 10, "bpnt")}
    assert len({b.kunci for b in baris}) == 22
    assert len(client.get(jawaban.url).context["terkait"][0][1]) == 22


@pytest.mark.parametrize(
    ("ganti", "kalimat"),
    [
        ({"penerima": []}, "Centang dulu siapa yang menerima."),
        ({"satuan": "rupiah"}, "Pangan atau sembako dicatat dalam paket, kg, liter, buah."),
        ({"jumlah": ""}, "Isian ini wajib diisi."),
        ({"tanggal": "2999-01-01"}, "Tanggal ini belum tiba."),
    ],
)
def test_yang_salah_kembali_dengan_yang_dicentang(client, isi, posyandu, ganti, kalimat):
    keluarga = pabrik.KeluargaFactory(posyandu=posyandu)
    jawaban = client.post(reverse("layanan:bansos_hari"), isi | {"penerima": [keluarga.pk]} | ganti)
    assert jawaban.status_code == 422
    assert kalimat in jawaban.content.decode()
    if "penerima" not in ganti:
        assert jawaban.context["dipilih"] == {keluarga.pk}
    assert not PenyaluranBansos.objects.exists()
    assert not Kegiatan.objects.exists()
