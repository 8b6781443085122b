"""Unlikely weighings are asked about once more; the thresholds with which the phone answers."""

import datetime
import json

import pytest
from django.urls import reverse
from django.utils import timezone

from kelembagaan.posyandu.models import BULAN_UKUR_TETAP, Posyandu
from layanan.kesehatan.ambang import ambang_banyak, bekal_timbang
from layanan.kesehatan.wajar import pertanyaan_timbang
from layanan.kiriman.services import terima, terima_halaman
from layanan.models import Timbang, UkurTubuh
from layanan.tests.bantu_kiriman import barang, hasil
from layanan.tests.bantu_kiriman import timbang as barang_timbang
from layanan.tests.bantu_kiriman import warga as barang_warga
from layanan.tests.pabrik import KeluargaFactory, TimbangFactory, WargaFactory

pytestmark = pytest.mark.django_db
HARI_INI = timezone.localdate()


@pytest.fixture
def client(masuk, kader):
    return masuk(kader)


@pytest.fixture
def bayi(posyandu):
    """A boy of 200 days today."""
    lahir = HARI_INI - datetime.timedelta(days=200)
    return WargaFactory(posyandu=posyandu, jenis_kelamin="L", tanggal_lahir=lahir)


def alamat(anak):
    return f"{reverse('layanan:catatan_baru', args=['timbang'])}?warga={anak.pk}"


@pytest.fixture
def simpan(client, kader, bayi):
    def _simpan(**isi):
        dasar = {"tanggal": HARI_INI.isoformat(), "petugas": kader.pengguna_id}
        return client.post(alamat(bayi), {**dasar, **isi})

    return _simpan


def galat(jawaban):
    return {f.name: list(f.errors) for f in jawaban.context["salah"]}


def pastikan(jawaban):
    return next(f.value() for f in jawaban.context["tersembunyi"] if f.name == "pastikan")


SEKALI = "Bila memang benar, tekan Simpan sekali lagi."


def test_berat_aneh_ditanya_lalu_tersimpan(simpan):
    jawaban = simpan(berat="15,5")
    assert jawaban.status_code == 422
    assert galat(jawaban) == {"berat": [f"Beratnya 15,5 kg. Betul? {SEKALI}"]}
    assert not Timbang.objects.exists()
    assert simpan(berat="15,5", pastikan=pastikan(jawaban)).status_code == 302
    assert Timbang.objects.get().z_bb_u > 5


def test_jawaban_untuk_nilai_lain_tidak_berlaku(simpan):
    tanda = pastikan(simpan(berat="15,5"))
    jawaban = simpan(berat="16,5", pastikan=tanda)
    assert galat(jawaban) == {"berat": [f"Beratnya 16,5 kg. Betul? {SEKALI}"]}


def test_85_kg_disebut_batasnya_tanpa_ditanya(simpan):
    jawaban = simpan(berat="85")
    assert galat(jawaban) == {"berat": ["Paling besar 60. Maksudnya 8,5 kg?"]}
    assert pastikan(jawaban) is None
    assert not Timbang.objects.exists()


def test_yang_menunggu_di_server_tidak_ditanya(kader, posyandu):
    """A weighing that arrives before its child, with nobody to ask when the child comes."""
    rumah = KeluargaFactory(posyandu=posyandu)
    anak = barang_warga(kader, rumah)
    berat = barang_timbang(kader, anak["kunci"], berat="15,5")

    def kirim(item):
        return hasil(terima(items=[item], pengguna=kader.pengguna))

    assert kirim(berat) == ["tertahan"]
    assert kirim(anak) == ["diterima"]
    assert str(Timbang.objects.get().berat) == "15.50"
    assert kirim(barang_timbang(kader, anak["kunci"], tanggal="2026-06-11", berat="25,5")) == [
        "ditolak"
    ]


def test_milimeter_dan_bayi_berdiri(simpan):
    salah = galat(simpan(berat="7,9", tinggi="680", cara_ukur="berbaring"))
    assert salah == {"tinggi": ["Paling besar 150. Maksudnya 68 cm?"]}
    jawaban = simpan(berat="7,9", tinggi="68", cara_ukur="berdiri")
    assert galat(jawaban) == {
        "cara_ukur": [f"Bayi di bawah 9 bulan diukur berbaring. Betul diukur berdiri? {SEKALI}"]
    }


def test_nol_ditolak(simpan):
    assert "berat" in galat(simpan(berat="0"))


def test_jauh_dari_yang_terakhir_ditanya(simpan, bayi):
    lalu = HARI_INI - datetime.timedelta(days=30)
    TimbangFactory(warga=bayi, tanggal=lalu, berat="8.20")
    jawaban = simpan(berat="7,1")
    kata = f"Beratnya 7,1 kg, sedangkan pada {lalu:%d-%m-%Y} 8,2 kg. Betul? {SEKALI}"
    assert galat(jawaban) == {"berat": [kata]}
    assert simpan(berat="8,6").status_code == 302


def test_pembetulan_ikut_ditanya(client, simpan, kader):
    simpan(berat="7,9")
    url = reverse("layanan:catatan_koreksi", args=["timbang", Timbang.objects.get().pk])
    isi = {"tanggal": HARI_INI.isoformat(), "petugas": kader.pengguna_id, "berat": "15,5"}
    isi["alasan"] = "Salah ketik"
    jawaban = client.post(url, isi)
    assert jawaban.status_code == 422
    assert client.post(url, isi | {"pastikan": "berat=15.5"}).status_code == 302
    assert str(Timbang.objects.get().berat) == "15.50"


# --- thresholds -----------------------------------------------------------------------------------
def test_ambang_hari_itu(client, bayi):
    bulan_lalu = HARI_INI.replace(day=1) - datetime.timedelta(days=1)
    lain = WargaFactory(posyandu=bayi.posyandu, tanggal_lahir=bayi.tanggal_lahir)
    TimbangFactory(warga=bayi, tanggal=bulan_lalu, berat="7.40")
    TimbangFactory(warga=lain, tanggal=bulan_lalu - datetime.timedelta(days=70), berat="5.00")
    semua = ambang_banyak([bayi, lain], HARI_INI)
    assert (semua[bayi.pk]["huruf"], semua[bayi.pk]["lalu"]) == ("", 7.4)
    assert (semua[lain.pk]["huruf"], semua[lain.pk]["lalu"]) == ("O", None)
    assert semua[bayi.pk]["m3"] < semua[bayi.pk]["m2"] < semua[bayi.pk]["p1"]
    medan = client.get(alamat(bayi)).context["isian"]
    berat = next(f for f in medan if f.name == "berat")
    assert json.loads(berat.field.widget.attrs["data-ambang"]) == semua[bayi.pk]


def test_ambang_sama_dengan_keputusan_server(bayi, simpan):
    satu = ambang_banyak([bayi], HARI_INI)[bayi.pk]
    assert satu["huruf"] == "B"
    simpan(berat=f"{satu['m3'] + 0.01:.2f}")
    assert Timbang.objects.get().hasil()[:2] == [
        ("Penimbangan", "Baru pertama kali"),
        ("BB/U", "Berat badan kurang"),
    ]


def test_tinggi_ditunggu_hanya_pada_bulannya(posyandu):
    posyandu.bulan_ukur_tinggi = [2, 5, 8]
    posyandu.save()
    anak, apras = (
        WargaFactory(posyandu=posyandu, tanggal_lahir=datetime.date(tahun, 1, 10))
        for tahun in (2025, 2020)
    )
    ditunggu, terlewat = [], []
    for hari in (datetime.date(2026, bulan, 10) for bulan in range(1, 13)):
        bekal = bekal_timbang([anak, apras], hari)
        assert bekal[apras.pk]["syarat"] == {}
        ditunggu += [hari.month] if bekal[anak.pk]["syarat"] else []
        isi = {"warga": anak, "posyandu": posyandu, "tanggal": hari, "hasil_timbang": "N"}
        assert not Timbang(**isi, tinggi=75).tinggi_terlewat
        terlewat += [hari.month] if "Panjang atau tinggi" in dict(Timbang(**isi).hasil()) else []
    assert ditunggu == terlewat == [2, 5, 8]


def test_isian_tinggi_menyebut_bulannya(client, bayi):
    def syarat():
        medan = client.get(alamat(bayi)).context["isian"]
        return next(f for f in medan if f.name == "tinggi").field.widget.attrs.get("data-syarat")

    Posyandu.objects.update(bulan_ukur_tinggi=list(range(1, 13)))
    assert syarat() == "diukur bulan ini"
    if HARI_INI.month not in BULAN_UKUR_TETAP:
        Posyandu.objects.update(bulan_ukur_tinggi=BULAN_UKUR_TETAP)
        assert syarat() is None


def test_tinggi_terakhir_juga_dari_setengah_tahun_lalu(client, bayi):
    """Measured in one month, only weighed in the next: both last values stand beside."""
    diukur, ditimbang = (HARI_INI - datetime.timedelta(days=n) for n in (170, 30))
    TimbangFactory(warga=bayi, tanggal=diukur, berat="5.10", tinggi="57.5")
    TimbangFactory(warga=bayi, tanggal=ditimbang, berat="7.60")
    medan = {f.name: f.field.widget.attrs for f in client.get(alamat(bayi)).context["isian"]}
    assert medan["berat"]["data-terakhir"] == f"7,6 kg, {ditimbang:%d-%m-%Y}"
    assert medan["tinggi"]["data-terakhir"] == f"57,5 cm, {diukur:%d-%m-%Y}"


def test_prasekolah_tanpa_ambang(posyandu):
    anak = WargaFactory(
        posyandu=posyandu, tanggal_lahir=HARI_INI - datetime.timedelta(days=5 * 366)
    )
    assert ambang_banyak([anak], HARI_INI)[anak.pk] == {"m3": None, "m2": None, "p1": None}


def test_pintu_batch_bertanya_dan_menerima_jawabannya(kader, bayi):
    """The answer of the batch door carries what makes the second press count."""
    berat = barang_timbang(kader, bayi.kunci, berat="15,5")
    [tanya] = terima(items=[berat], pengguna=kader.pengguna)
    assert (tanya.hasil, tanya.galat) == (
        "ditolak",
        {"berat": [f"Beratnya 15,5 kg. Betul? {SEKALI}"], "pastikan": ["berat=15.5"]},
    )
    for cap, diharap in (("berat=15.4", "ditolak"), (tanya.galat["pastikan"][0], "diterima")):
        lagi = berat | {"isi": berat["isi"] | {"pastikan": cap}}
        assert hasil(terima(items=[lagi], pengguna=kader.pengguna)) == [diharap]
    assert Timbang.objects.get().z_bb_u > 5


def test_ponsel_bertanya_seperti_server(kader, bayi):
    """What the phone takes along asks of the same weights as the server does."""
    dulu = HARI_INI - datetime.timedelta(days=40)
    TimbangFactory(warga=bayi, tanggal=dulu, berat="7.0", lingkar_kepala="42")
    wajar = bekal_timbang([bayi], HARI_INI)[bayi.pk]["wajar"]
    kecil, besar = wajar["berat"]
    assert wajar["lingkar_kepala"][0] == 41
    for berat, ditanya in (
        (kecil + 0.01, 0),
        (kecil - 0.01, 1),
        (besar - 0.01, 0),
        (besar + 0.01, 1),
    ):
        data = {"tanggal": HARI_INI, "berat": berat}
        lama = {"berat": (7.0, dulu)}
        umur = (HARI_INI - bayi.tanggal_lahir).days
        tanya = pertanyaan_timbang(data, jenis_kelamin="L", umur_hari=umur, lama=lama)
        assert len(tanya) == ditanya


# --- who is older -------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("umur", "isi", "kolom"),
    [
        (40, {"berat": "85"}, ["berat"]),  # 58 before
        (40, {"berat": "60", "tinggi": "150"}, ["tinggi"]),  # 160 before
        (40, {"berat": "65", "tinggi": "162"}, []),
        (12, {"berat": "62", "tinggi": "170"}, []),  # a child grows
        (12, {"berat": "60", "tinggi": "150"}, ["tinggi"]),
    ],
)
def test_orang_dewasa_ditanya_juga(kader, posyandu, umur, isi, kolom):
    lahir = HARI_INI - datetime.timedelta(days=int(umur * 365.25) + 5)
    warga = WargaFactory(posyandu=posyandu, tanggal_lahir=lahir)
    pengguna = kader.pengguna
    UkurTubuh.objects.create(
        warga=warga,
        posyandu=posyandu,
        tanggal=HARI_INI - datetime.timedelta(days=90),
        petugas=pengguna,
        dicatat_oleh=pengguna,
        berat="58",
        tinggi="160",
    )
    isi |= {"warga": str(warga.kunci), "tanggal": HARI_INI.isoformat()}
    isi |= {"petugas": str(kader.pengguna_id)}
    item = barang(kader, "ukur_tubuh", isi)
    jawaban = terima_halaman(item=item, pengguna=pengguna)
    assert [k for k in jawaban.galat if k != "pastikan"] == kolom
    cap = ";".join(f"{k}={float(isi[k].replace(',', '.')):g}" for k in kolom)
    item = barang(kader, "ukur_tubuh", isi | {"pastikan": cap})
    assert terima_halaman(item=item, pengguna=pengguna).hasil == "diterima"
