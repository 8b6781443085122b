"""The day of handing out aid: asked once, one entry per recipient."""

import uuid

import pytest
from django.urls import reverse

from kelembagaan.tests.pabrik import PenugasanFactory
from kelembagaan.wilayah.zona import hari_ini
from layanan.formulir.halaman import HALAMAN_RUSAK
from layanan.models import Kegiatan, PenyaluranBansos
from layanan.sosial.penyaluran import kunci_penerima
from layanan.sosial.views import SUDAH_LAIN
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
        "ragam_laporan": "verifikasi",
    }


def pesan(client, jawaban):
    return [str(satu) for satu in client.get(jawaban.url).context["messages"]]


def test_satu_catatan_per_penerima_dan_satu_kegiatan(client, isi, posyandu, posyandu_luar):
    keluarga = [pabrik.KeluargaFactory(posyandu=posyandu) for _ in range(24)]
    asing = pabrik.KeluargaFactory(posyandu=posyandu_luar)
    isi["penerima"] = [k.pk for k in [*keluarga[:22], asing]]
    for _ in range(2):
        jawaban = client.post(reverse("layanan:bansos_hari"), isi)
    assert pesan(client, jawaban) == [
        "22 penerima tercatat.",
        "22 penerima sudah tercatat sebelumnya.",
    ]
    kegiatan = Kegiatan.objects.get()
    assert kegiatan.ragam_laporan == "verifikasi"
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
        ({"jumlah": "0"}, "Paling kecil 0,1."),
        ({"jumlah": "-5"}, "Paling kecil 0,1."),
        ({"jumlah": "9999999999"}, "Paling besar 1.000.000.000."),
        ({"jumlah": ""}, "Isian ini wajib diisi."),
        ({"ragam_laporan": ""}, "Isian ini wajib diisi."),
        ({"kunci": "x"}, HALAMAN_RUSAK),
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


def test_bantuan_kedua_pada_hari_yang_sama_tidak_hilang(client, isi, posyandu):
    """Another programme on a page of its own; then the first page again, with other aid."""
    udin, euis = (pabrik.KeluargaFactory(posyandu=posyandu, nama=n) for n in ("Udin", "Euis"))
    alamat = reverse("layanan:bansos_hari")
    pesan(client, client.post(alamat, isi | {"penerima": [udin.pk]}))
    lain = isi | {"kunci": str(uuid.uuid4()), "program": "lainnya", "penerima": [udin.pk, euis.pk]}
    assert pesan(client, client.post(alamat, lain)) == ["2 penerima tercatat."]
    uang = {"jenis_bantuan": "uang", "jumlah": "200000", "satuan": "rupiah", "penerima": [udin.pk]}
    jawaban = client.post(alamat, isi | uang)
    assert (jawaban.status_code, jawaban.context["galat"]) == (422, [SUDAH_LAIN])
    uang["kunci"] = jawaban.context["kunci"]
    assert pesan(client, client.post(alamat, isi | uang)) == ["1 penerima tercatat."]
    baris = PenyaluranBansos.objects.order_by("jenis_bantuan", "program", "keluarga")
    assert list(baris.values_list("keluarga", "jenis_bantuan", "program")) == [
        (udin.pk, "pangan", "bpnt"),
        (udin.pk, "pangan", "lainnya"),
        (euis.pk, "pangan", "lainnya"),
        (udin.pk, "uang", "bpnt"),
    ]


def test_yang_sudah_menerima_bantuan_itu_disebut(client, isi, posyandu):
    """Given the same by another on this day: both entries stand, and the page asks to look."""
    orang = pabrik.WargaFactory(posyandu=posyandu, keluarga__nama="Udin")
    lain = pabrik.KeluargaFactory(posyandu=posyandu, nama="Euis")
    ada = {"tanggal": isi["tanggal"], "program": "bpnt"}
    pabrik.PenyaluranBansosFactory(keluarga=None, warga=orang, **ada)
    pabrik.PenyaluranBansosFactory(keluarga=lain, tanggal=isi["tanggal"], program="pkh")
    isi["penerima"] = [orang.keluarga_id, lain.pk]
    kabar = pesan(client, client.post(reverse("layanan:bansos_hari"), isi))
    assert kabar[0] == "2 penerima tercatat."
    assert [teks.partition(":")[0] for teks in kabar[1:]] == ["Udin"]


def test_tanpa_penerima_yang_diterima_kegiatannya_tidak_tinggal(client, isi, posyandu):
    """Refused only when it is written: the reason is told, the ticks stay, no empty activity."""
    udin = pabrik.KeluargaFactory(posyandu=posyandu)
    lain = isi | {
        "kunci": kunci_penerima(isi["kunci"], udin),
        "petugas": client.session["_auth_user_id"],
        "jenis_kegiatan": "penyaluran",
        "fungsi_lkd": "keluarga",
    }
    client.post(reverse("layanan:catatan_baru", args=["kegiatan_sosial"]), lain)
    terpakai = Kegiatan.objects.get()
    jawaban = client.post(reverse("layanan:bansos_hari"), isi | {"penerima": [udin.pk]})
    assert (jawaban.status_code, jawaban.context["dipilih"], jawaban.context["galat"]) == (
        422,
        {udin.pk},
        ["Belum tersimpan: Kunci ini sudah dipakai untuk catatan lain."],
    )
    assert list(Kegiatan.objects.all()) == [terpakai]


def test_kegiatan_yang_ditolak_tidak_menyisakan_apa_apa(client, isi, posyandu):
    """The same page with another name of the day: nothing of it is taken by half."""
    udin, euis = (pabrik.KeluargaFactory(posyandu=posyandu) for _ in range(2))
    alamat = reverse("layanan:bansos_hari")
    client.post(alamat, isi | {"penerima": [udin.pk]})
    jawaban = client.post(alamat, isi | {"topik": "Beras Juli", "penerima": [euis.pk]})
    assert (jawaban.status_code, jawaban.context["galat"]) == (422, [SUDAH_LAIN])
    assert [b.keluarga for b in PenyaluranBansos.objects.all()] == [udin]
