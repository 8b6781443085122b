"""What hardly fits anybody is asked about once more, at the first measuring and without network."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from layanan.kesehatan.kartu.register import KARTU
from layanan.kesehatan.wajar import KATA_DEWASA, WAJAR_DEWASA
from layanan.kiriman.services import terima_halaman
from layanan.models import Kehamilan, UkurTubuh
from layanan.tests.bantu_kiriman import barang
from layanan.tests.pabrik import KehamilanFactory, WargaFactory

pytestmark = pytest.mark.django_db
HARI_INI = timezone.localdate()
SEKALI = "Bila memang benar, tekan Simpan sekali lagi."


def orang(posyandu, umur, **isi):
    lahir = HARI_INI - datetime.timedelta(days=int(umur * 365.25) + 5)
    return WargaFactory(posyandu=posyandu, tanggal_lahir=lahir, **isi)


@pytest.fixture
def ukur(kader):
    """ukur(warga, **isi): the Jawaban of the register ukur_tubuh."""

    def _ukur(warga, **isi):
        isi |= {"warga": str(warga.kunci), "tanggal": HARI_INI.isoformat()}
        isi |= {"petugas": str(kader.pengguna_id)}
        return terima_halaman(item=barang(kader, "ukur_tubuh", isi), pengguna=kader.pengguna)

    return _ukur


@pytest.mark.parametrize(
    ("isi", "tanya"),
    [
        ({"berat": "170", "tinggi": "65"}, {"tinggi": "Tingginya 65 cm. Betul?"}),
        (
            {"berat": "17", "tinggi": "165", "lingkar_perut": "180"},
            {
                "berat": "Beratnya 17 kg dan tingginya 165 cm. Betul?",
                "lingkar_perut": "Lingkar perutnya 180 cm. Betul?",
            },
        ),
        ({"lila": "9"}, {"lila": "LiLA-nya 9 cm. Betul?"}),
        ({"tinggi": "215"}, {"tinggi": "Tingginya 215 cm. Betul?"}),
        (
            {"berat": "165", "tinggi": "160"},
            {"berat": "Beratnya 165 kg dan tingginya 160 cm. Betul?"},
        ),
    ],
)
def test_ukuran_pertama_orang_dewasa_ditanya(posyandu, ukur, isi, tanya):
    warga = orang(posyandu, 40)
    jawaban = ukur(warga, **isi)
    cap = jawaban.galat.pop("pastikan")
    assert jawaban.galat == {k: [f"{kata} {SEKALI}"] for k, kata in tanya.items()}
    assert not UkurTubuh.objects.exists()
    assert ukur(warga, **isi, pastikan=cap[0]).hasil == "diterima"


def test_ukuran_dewasa_yang_biasa_tidak_ditanya(posyandu, ukur):
    ibu = orang(posyandu, 28)
    KehamilanFactory(warga=ibu, posyandu=posyandu, hpht=HARI_INI - datetime.timedelta(days=90))
    isi = {"berat": "38", "tinggi": "120", "lingkar_perut": "50", "lila": "15"}
    assert ukur(ibu, **isi).hasil == "diterima"
    # A child of 118 cm is no adult.
    assert ukur(orang(posyandu, 7), berat="21", tinggi="118", lingkar_perut="48").galat == {}


def test_rentang_dewasa_ikut_ke_ponsel(posyandu):
    dewasa, anak = orang(posyandu, 40), orang(posyandu, 12)
    ukur_tubuh = next(f for f in KARTU if f.kode == "ukur_tubuh")
    bekal = ukur_tubuh.bekal([dewasa, anak], HARI_INI)
    assert bekal[dewasa.pk]["wajar"] == WAJAR_DEWASA
    assert "wajar" not in bekal[anak.pk]
    assert ukur_tubuh.form.kata_tanya.keys() == KATA_DEWASA.keys() == WAJAR_DEWASA.keys()


@pytest.mark.parametrize(
    ("umur", "kode", "isi", "kata"),
    [
        (40, "ukur_tubuh", {"tinggi": "1,55"}, "Paling kecil 60. Maksudnya 155 cm?"),
        (40, "ukur_tubuh", {"tinggi": "0,63"}, "Paling kecil 60."),
        (1, "timbang", {"berat": "7,9", "tinggi": "0,72"}, "Paling kecil 25. Maksudnya 72 cm?"),
        (40, "ukur_tubuh", {"tinggi": "155,55"}, "Paling banyak 1 angka di belakang koma."),
    ],
)
def test_meter_disebut_maksudnya(posyandu, kader, masuk, umur, kode, isi, kata):
    warga = orang(posyandu, umur)
    alamat = f"{reverse('layanan:catatan_baru', args=[kode])}?warga={warga.pk}"
    dasar = {"tanggal": HARI_INI.isoformat(), "petugas": kader.pengguna_id}
    jawaban = masuk(kader).post(alamat, {**dasar, **isi})
    assert {f.name: list(f.errors) for f in jawaban.context["salah"]} == {"tinggi": [kata]}


@pytest.mark.parametrize(
    ("kode", "isi", "galat"),
    [
        (
            "periksa_darah",
            {"gula_darah": "5,4"},
            {"gula_darah": ["Isi dengan angka bulat, misalnya 8.", "Maksudnya 97 mg/dL?"]},
        ),
        (
            "periksa_darah",
            {"gula_darah": "97,5"},
            {"gula_darah": ["Isi dengan angka bulat, misalnya 8."]},
        ),
        (
            "periksa_darah",
            {"gula_darah": "nihil"},
            {"gula_darah": ["Isi dengan angka bulat, misalnya 8."]},
        ),
        (
            "tekanan_darah",
            {"sistole": "-1", "diastole": "80"},
            {"sistole": ["Paling kecil 50."]},
        ),
    ],
)
def test_angka_bulat_di_luar_batas(posyandu, kader, kode, isi, galat):
    isi |= {"warga": str(orang(posyandu, 40).kunci), "tanggal": HARI_INI.isoformat()}
    item = barang(kader, kode, isi | {"petugas": str(kader.pengguna_id)})
    assert terima_halaman(item=item, pengguna=kader.pengguna).galat == galat


def test_lahir_hidup_yang_terlalu_dini_ditanya(posyandu, masuk, kader):
    ibu, client = orang(posyandu, 28), masuk(kader)

    def akhiri(minggu, **isi):
        hpht = HARI_INI - datetime.timedelta(weeks=minggu)
        isi |= {"hpht": hpht.isoformat(), "berakhir_pada": HARI_INI.isoformat()}
        return client.post(alamat, {**isi, "hasil": "lahir_hidup"})

    alamat = reverse("layanan:kehamilan_baru", args=[ibu.pk])
    jawaban = akhiri(22)
    kata = f"Lahir hidup pada kehamilan 22 minggu. Betul? {SEKALI}"
    assert [list(f.errors) for f in jawaban.context["salah"]] == [[kata]]
    (tanda,) = jawaban.context["tersembunyi"]
    assert str(tanda) in jawaban.content.decode()
    assert akhiri(22, pastikan=tanda.value()).status_code == 302
    satu = Kehamilan.objects.get()
    alamat = reverse("layanan:kehamilan", args=[ibu.pk, satu.pk])
    tanda = akhiri(23).context["tersembunyi"][0]
    assert akhiri(23, pastikan=tanda.value()).status_code == 302
    assert akhiri(28).status_code == 302
