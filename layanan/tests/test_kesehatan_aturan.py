"""Rules of the health field at their edges: place of service, S and D, episodes, doses, limits."""

import datetime
import json
import uuid

import pytest
from dateutil.relativedelta import relativedelta
from django.urls import reverse
from django.utils import timezone

from layanan.formulir.daftar import semua_formulir
from layanan.kesehatan import antropometri
from layanan.kesehatan.kartu import aturan
from layanan.kesehatan.kartu.golongan import golongan_darah, golongan_tubuh
from layanan.kesehatan.models import TANPA_TABEL
from layanan.kesehatan.services import hitung_ulang
from layanan.kesehatan.wajar import pertanyaan_timbang, rentang_wajar
from layanan.laporan.indikator import hitung
from layanan.models import (
    Aks,
    HariBuka,
    Imunisasi,
    PelayananHamil,
    PelayananNifas,
    Puma,
    Skilas,
    SkriningTBC,
    StokGerak,
    Timbang,
)
from layanan.tests.bantu_kiriman import barang
from layanan.tests.pabrik import (
    HariBukaFactory,
    KehamilanFactory,
    StokGerakFactory,
    TimbangFactory,
    WargaFactory,
)

pytestmark = pytest.mark.django_db
HARI_INI = timezone.localdate()
SEKALI = "Bila memang benar, tekan Simpan sekali lagi."


def lalu(hari):
    return HARI_INI - datetime.timedelta(days=hari)


@pytest.fixture
def client(masuk, kader):
    return masuk(kader)


@pytest.fixture
def halaman(client, kader):
    """halaman(kode, warga, **isi): the answer to one entry on the page of its register."""

    def _halaman(kode, warga=None, tambahan="", **isi):
        alamat = reverse("layanan:catatan_baru", args=[kode])
        alamat += f"?warga={warga.pk}{tambahan}" if warga else ""
        dasar = {"tanggal": HARI_INI.isoformat(), "petugas": kader.pengguna_id}
        return client.post(alamat, {"kunci": str(uuid.uuid4()), **dasar, **isi})

    return _halaman


def galat(jawaban):
    """{field: [sentence]} of a page that was refused, '' for the form as a whole."""
    assert jawaban.status_code == 422
    isi = {f.name: list(f.errors) for f in jawaban.context["salah"]}
    return isi | ({"": jawaban.context["galat"]} if jawaban.context["galat"] else {})


# --- place of service -------------------------------------------------------------------------
def tempat(client, warga, tambahan=""):
    alamat = reverse("layanan:catatan_baru", args=["timbang"]) + f"?warga={warga.pk}{tambahan}"
    medan = {f.name: f for f in client.get(alamat).context["isian"]}.get("di_hari_buka")
    return medan and medan.value()


def test_tempat_ditanya_hanya_pada_hari_buka(client, anak):
    assert tempat(client, anak) is None
    HariBukaFactory(posyandu=anak.posyandu, tanggal=lalu(1))
    assert tempat(client, anak) is None
    HariBukaFactory(posyandu=anak.posyandu, tanggal=HARI_INI)
    assert tempat(client, anak) is True
    assert tempat(client, anak, "&kunjungan=1") is False


@pytest.mark.parametrize(("isi", "dicatat"), [({"di_hari_buka": "on"}, True), ({}, False)])
def test_tempat_menurut_kata_kader(halaman, anak, isi, dicatat):
    hari = HariBukaFactory(posyandu=anak.posyandu, tanggal=HARI_INI)
    assert halaman("timbang", anak, berat="9,1", **isi).status_code == 302
    assert (Timbang.objects.get().hari_buka == hari) == dicatat


def test_hari_buka_lain_tidak_dibuka_diam_diam(halaman, anak):
    """The mark stays when the day is changed: no opening day comes about by it."""
    HariBukaFactory(posyandu=anak.posyandu, tanggal=HARI_INI)
    kemarin = {"tanggal": lalu(1).isoformat(), "di_hari_buka": "on"}
    jawaban = halaman("timbang", anak, berat="9,1", **kemarin)
    assert galat(jawaban) == {
        "di_hari_buka": [
            "Pada tanggal ini tidak ada hari buka. Betulkan tanggalnya, atau hapus tanda ini."
        ]
    }
    assert (HariBuka.objects.count(), Timbang.objects.count()) == (1, 0)
    HariBukaFactory(posyandu=anak.posyandu, tanggal=lalu(1))
    assert halaman("timbang", anak, berat="9,1", **kemarin).status_code == 302
    assert Timbang.objects.get().hari_buka.tanggal == lalu(1)


# --- S and D ----------------------------------------------------------------------------------
def test_d_selalu_bagian_dari_s(posyandu):
    """Weighed, and gone or too old before the month's end: part of S as of D."""
    bulan, ditimbang, pergi = (datetime.date(2026, 6, n) for n in (1, 8, 20))

    def anak(lahir="2024-01-10", **lain):
        return WargaFactory(posyandu=posyandu, tanggal_lahir=lahir, **lain)

    semua = [anak(), anak(meninggal_pada=pergi), anak(pindah_pada=pergi), anak("2021-06-15")]
    for satu in semua:
        satu.refresh_from_db()
        TimbangFactory(warga=satu, tanggal=ditimbang, berat="11.20")
    hitung_ulang(warga_ids=[w.pk for w in semua])
    anak()  # not weighed: S alone
    anak(meninggal_pada=pergi)  # not weighed, and gone: neither
    anak("2021-06-15")
    angka = hitung(bulan=bulan, posyandu_ids=[posyandu.pk])[posyandu.pk]
    assert (angka["balita_s"], angka["balita_d"]) == (5, 4)
    sesudah = hitung(bulan=datetime.date(2026, 7, 1), posyandu_ids=[posyandu.pk])[posyandu.pk]
    assert (sesudah["balita_s"], sesudah["balita_d"]) == (2, 0)


# --- pregnancy and nifas ----------------------------------------------------------------------
@pytest.fixture
def ibu(posyandu):
    return WargaFactory(posyandu=posyandu, tanggal_lahir=datetime.date(1998, 3, 2))


TANPA_HAMIL = (
    "Pada tanggal ini tidak ada kehamilan yang tercatat. Catat dulu kehamilannya di halaman "
    "orang ini, lalu simpan lagi."
)
TANPA_NIFAS = (
    "Pada tanggal ini tidak dalam masa nifas (42 hari sesudah bersalin). Periksa tanggal ini dan "
    "tanggal bersalin di halaman orang ini."
)


def test_pelayanan_tanpa_kehamilan_ditolak_di_halaman_dan_pintu(halaman, kirim, kader, ibu):
    assert galat(halaman("pelayanan_hamil", ibu, ttd_diberi="30"))[""] == [TANPA_HAMIL]
    assert galat(halaman("pelayanan_nifas", ibu, vitamin_a="2"))[""] == [TANPA_NIFAS]
    isi = {"warga": str(ibu.kunci), "tanggal": HARI_INI.isoformat(), "ttd_diberi": "30"}
    isi |= {"petugas": str(kader.pengguna_id)}
    [jawaban] = kirim(barang(kader, "pelayanan_hamil", isi))
    assert (jawaban.hasil, jawaban.galat) == ("ditolak", {"": [TANPA_HAMIL]})
    assert (PelayananHamil.objects.count(), PelayananNifas.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("kode", "hari", "diterima"),
    [
        ("pelayanan_hamil", 1, False),  # born yesterday
        ("pelayanan_hamil", 0, True),  # in the morning of that day
        ("pelayanan_nifas", 0, True),
        ("pelayanan_nifas", 42, True),
        ("pelayanan_nifas", 43, False),
    ],
)
def test_batas_hamil_dan_nifas(halaman, ibu, kode, hari, diterima):
    KehamilanFactory(warga=ibu, hpht=lalu(330), berakhir_pada=lalu(hari), hasil="lahir_hidup")
    jawaban = halaman(kode, ibu, ttd_diberi="30")
    assert (jawaban.status_code == 302) == diterima


def test_kehamilan_yang_dibatalkan_bukan_kehamilan(halaman, ibu):
    hamil = KehamilanFactory(warga=ibu, hpht=lalu(100))
    assert halaman("pelayanan_hamil", ibu, ttd_diberi="30").status_code == 302
    hamil.dibatalkan_pada = timezone.now()
    hamil.save()
    lusa = {"tanggal": lalu(2).isoformat()}
    assert galat(halaman("pelayanan_hamil", ibu, ttd_diberi="30", **lusa))[""] == [TANPA_HAMIL]


# --- doses ------------------------------------------------------------------------------------
def bayi_umur(posyandu, **umur):
    return WargaFactory(posyandu=posyandu, tanggal_lahir=HARI_INI - relativedelta(**umur))


def dosis(halaman, anak, *nama, **isi):
    return halaman("imunisasi", anak, dosis=list(nama), tempat="posyandu", **isi)


@pytest.mark.parametrize(
    ("umur", "nama", "kata"),
    [
        ({"days": 0}, "mr2", "Campak-rubela 2 (MR) biasanya pada umur 18 bulan; {} 0 hari."),
        ({"months": 8}, "mr1", "Campak-rubela 1 (MR) biasanya pada umur 9 bulan; {} 8 bulan."),
        ({"months": 9}, "mr1", None),
        ({"days": 0}, "bcg", None),
        ({"days": 0}, "hb0", None),
        ({"months": 2}, "hb0", "HB0 biasanya segera sesudah lahir; {} 2 bulan."),
        ({"years": 4}, "td5", "Td kelas 5 SD biasanya pada umur 11 tahun; {} 4 tahun."),
        ({"years": 10, "months": 6}, "td5", None),
    ],
)
def test_umur_dosis_ditanya_lalu_diterima(halaman, posyandu, umur, nama, kata):
    anak = bayi_umur(posyandu, **umur)
    jawaban = dosis(halaman, anak, nama)
    if kata is None:
        assert jawaban.status_code == 302
        return
    kata = kata.format("pada tanggal ini umurnya")
    assert galat(jawaban) == {"dosis": [f"{kata} Betul? {SEKALI}"]}
    cap = next(f.value() for f in jawaban.context["tersembunyi"] if f.name == "pastikan")
    assert dosis(halaman, anak, nama, pastikan=cap).status_code == 302
    assert Imunisasi.objects.get().dosis == [nama]


def test_jarak_dosis_ditanya(halaman, posyandu):
    anak = bayi_umur(posyandu, months=5)
    assert dosis(halaman, anak, "penta1", tanggal=lalu(28).isoformat()).status_code == 302
    assert dosis(halaman, anak, "opv1", "heksa2").status_code == 302  # 28 days after
    dekat = galat(dosis(halaman, anak, "penta3", tanggal=lalu(10).isoformat()))
    kata = "Heksavalen 2 dan DPT-HB-Hib 3 biasanya berjarak sebulan; ini 10 hari."
    assert dekat["dosis"] == [f"{kata} Betul? {SEKALI}"]
    sehari = galat(dosis(halaman, bayi_umur(posyandu, months=20), "mr1", "mr2"))["dosis"]
    kata = "Campak-rubela 1 (MR) dan Campak-rubela 2 (MR) biasanya berjarak sebulan; ini"
    assert sehari == [f"{kata} pada hari yang sama. Betul? {SEKALI}"]


# --- growth -----------------------------------------------------------------------------------
def ditanya(umur_hari, dulu, kini, hari=30, kolom="berat"):
    data = {"tanggal": HARI_INI, "berat": None, kolom: kini}
    lama = {kolom: (dulu, lalu(hari))}
    tanya = pertanyaan_timbang(data, jenis_kelamin="L", umur_hari=umur_hari, lama=lama)
    return bool(tanya)


@pytest.mark.parametrize(
    ("umur", "dulu", "biasa", "aneh"),
    [
        (30, 3.3, 4.9, 5.3),  # the first month: a kilogram and more
        (365, 9.4, 10.3, 10.6),
        (365, 9.4, 8.7, 8.5),
        (1200, 14.5, 15.3, 15.6),
        (1200, 14.5, 13.4, 13.3),
        (1826, 18.0, 19.1, 19.4),
        (1840, 18.0, 19.0, 19.1),  # WHO has no weight for this age: the tolerance alone
    ],
)
def test_berat_sebulan_menurut_umurnya(umur, dulu, biasa, aneh):
    assert (ditanya(umur, dulu, biasa), ditanya(umur, dulu, aneh)) == (False, True)


def test_panjang_dan_selang_yang_lama():
    def tinggi(*args, **lain):
        return ditanya(*args, kolom="tinggi", **lain)

    assert [tinggi(30, 50, 55.5), tinggi(30, 50, 58)] == [False, True]
    assert [tinggi(730, 86, 89), tinggi(730, 86, 90)] == [False, True]
    assert [tinggi(730, 86, 84), tinggi(730, 86, 83.9)] == [False, True]
    # Half a year: a year-old grows 2 kg and gains a lot; not 4 kg.
    assert [ditanya(365, 7.9, 10.9, 182), ditanya(365, 7.9, 12.3, 182)] == [False, True]


def test_ponsel_menanya_menurut_angka_yang_sama():
    for umur, dulu in ((30, 3.3), (365, 9.4), (1200, 14.5)):
        lama = {"berat": (dulu, lalu(30))}
        kecil, besar = rentang_wajar(HARI_INI, jenis_kelamin="L", umur_hari=umur, lama=lama)[
            "berat"
        ]
        tepi = (kecil - 0.002, kecil, besar, besar + 0.002)
        assert [ditanya(umur, dulu, satu) for satu in tepi] == [True, False, False, True]


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        ({"berat": "85"}, {"berat": ["Paling besar 60. Maksudnya 8,5 kg?"]}),
        ({"berat": "8500"}, {"berat": ["Paling besar 60. Maksudnya 8,5 kg?"]}),
        ({"berat": "45"}, {"berat": [f"Beratnya 45 kg. Maksudnya 4,5 kg? {SEKALI}"]}),
        (
            {"berat": "8,5", "tinggi": "705"},
            {"tinggi": ["Paling besar 150. Maksudnya 70,5 cm?"]},
        ),
        ({"berat": "8,5", "tinggi": "999"}, {"tinggi": ["Paling besar 150."]}),
    ],
)
def test_koma_yang_terlupa_disarankan(halaman, anak, isi, kata):
    anak.tanggal_lahir = lalu(200)
    anak.save()
    assert galat(halaman("timbang", anak, **isi)) == kata


@pytest.mark.parametrize(
    ("kode", "isi", "kata"),
    [
        (
            "tekanan_darah",
            {"sistole": "12", "diastole": "80"},
            {"sistole": ["Paling kecil 50. Maksudnya 120 mmHg?"]},
        ),
        (
            "tekanan_darah",
            {"sistole": "1200", "diastole": "80"},
            {"sistole": ["Paling besar 280. Maksudnya 120 mmHg?"]},
        ),
        ("periksa_darah", {"hb": "120"}, {"hb": ["Paling besar 25. Maksudnya 12 g/dL?"]}),
        (
            "periksa_darah",
            {"gula_darah": "9"},
            {"gula_darah": ["Paling kecil 20. Maksudnya 90 mg/dL?"]},
        ),
        ("ukur_tubuh", {"lila": "235"}, {"lila": ["Paling besar 70. Maksudnya 23,5 cm?"]}),
        ("ukur_tubuh", {"tinggi": "1,6"}, {"tinggi": ["Paling kecil 60. Maksudnya 160 cm?"]}),
    ],
)
def test_nilai_orang_dewasa_di_luar_batas(halaman, ibu, kode, isi, kata):
    assert galat(halaman(kode, ibu, **isi)) == kata


# --- classes while one types ------------------------------------------------------------------
def test_golongan_saat_mengetik_sama_dengan_hasil_server(posyandu, ibu, client):
    """The classes that a page and a phone answer by give what the server says of the same value."""
    for nilai in (69, 70, 139, 140, 199, 200):
        assert aturan.kelas(aturan.KELAS_GULA, nilai) == aturan.kelas_gula(nilai)
    hb = golongan_darah(ibu, HARI_INI)["hb"]
    assert [aturan.kelas(hb, n) for n in (11.9, 12)] == ["Anemia", "Tidak anemia"]
    KehamilanFactory(warga=ibu, hpht=lalu(100))
    hb, lila = golongan_darah(ibu, HARI_INI)["hb"], golongan_tubuh(ibu, HARI_INI)["lila"]
    assert [aturan.kelas(hb, n) for n in (10.9, 11)] == ["Anemia", "Tidak anemia"]
    assert [aturan.kelas(lila, n) for n in (23.4, 23.5)] == ["Merah (KEK)", "Hijau"]
    remaja = bayi_umur(posyandu, years=12)
    hari = (HARI_INI - remaja.tanggal_lahir).days
    imt = golongan_tubuh(remaja, HARI_INI)["imt"]
    for nilai in (11.5, 13, 14.5, 18, 21, 24, 27):
        hasil = antropometri.hitung(
            jenis_kelamin="P", umur_hari=hari, berat=nilai * 1.5**2, tinggi=150
        )
        assert (
            aturan.kelas(imt, nilai) == antropometri.kategori("imt_u", hasil.imt_u, anak=True).label
        )
    alamat = reverse("layanan:catatan_baru", args=["ukur_tubuh"]) + f"?warga={ibu.pk}"
    medan = {f.name: f.field.widget.attrs for f in client.get(alamat).context["isian"]}
    assert json.loads(medan["lila"]["data-golongan"]) == [
        ["Merah (KEK)", 0.0, False],
        ["Hijau", 23.5, False],
    ]
    assert json.loads(medan["tinggi"]["data-imt"])[-1] == ["Obesitas", 27.0, True]
    assert (medan["berat"]["data-min"], medan["berat"]["data-maks"]) == ("8", "250")


# --- scores at their edges --------------------------------------------------------------------
@pytest.mark.parametrize(
    ("skor", "temuan"),
    [
        (20, []),
        (19, ["AKS: Ketergantungan ringan (B)"]),
        (12, ["AKS: Ketergantungan ringan (B)"]),
        (11, ["AKS: Ketergantungan sedang (B)"]),
        (9, ["AKS: Ketergantungan sedang (B)"]),
        (8, ["AKS: Ketergantungan berat (C)"]),
        (5, ["AKS: Ketergantungan berat (C)"]),
        (4, ["AKS: Ketergantungan total (C)"]),
        (0, ["AKS: Ketergantungan total (C)"]),
    ],
)
def test_aks_di_tepi_golongannya(skor, temuan):
    isi, sisa = {}, skor
    for soal in Aks.SOAL:
        isi[soal] = min(sisa, max(nilai for nilai, _ in Aks._meta.get_field(soal).choices))
        sisa -= isi[soal]
    assert sisa == 0
    assert Aks(**isi).temuan() == temuan


def test_skilas_puma_dan_tbc_di_tepinya(posyandu):
    tidak = dict.fromkeys(Skilas.SOAL, False)
    assert Skilas(**tidak).temuan() == []
    for soal in Skilas.SOAL:
        assert Skilas(**tidak | {soal: True}).temuan() == ["SKILAS: 1 jawaban ya"]
    tbc = dict.fromkeys(("batuk", "demam", "berat_turun", "kontak_tbc"), False)
    assert SkriningTBC(**tbc | {"kontak_tbc": True}).temuan() == []
    assert SkriningTBC(**tbc | {"kontak_tbc": True, "demam": True}).temuan() == ["2 gejala TBC"]
    warga = WargaFactory.build(
        posyandu=posyandu, jenis_kelamin="L", tanggal_lahir=datetime.date(1966, 6, 10)
    )
    soal = {"napas_pendek": True, "dahak": True, "batuk": False, "spirometri": False}

    def puma(tanggal, bungkus):
        return Puma(warga=warga, tanggal=tanggal, bungkus_tahun=bungkus, **soal).temuan()

    hari, sebelum = datetime.date(2026, 6, 10), datetime.date(2026, 6, 9)
    # A man of 60: 1 + 2, two complaints, and pack-years 0, 1 or 2.
    assert [puma(hari, n) for n in (19, 20, 40)] == [[], ["Skor PUMA 6"], ["Skor PUMA 7"]]
    assert [puma(sebelum, n) for n in (39, 40)] == [[], ["Skor PUMA 6"]]


# --- 60 to 61 months --------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("hari", "kata"), [(1826, False), (1827, True), (1856, True), (1857, False)]
)
def test_tanpa_tabel_disebut_pada_hasilnya(halaman, posyandu, client, hari, kata):
    anak = WargaFactory(posyandu=posyandu, tanggal_lahir=lalu(hari), jenis_kelamin="L")
    jawaban = halaman("timbang", anak, berat="18,2", tinggi="109,5")
    assert (("Status gizi", TANPA_TABEL) in Timbang.objects.get().hasil()) == kata
    assert (TANPA_TABEL in client.get(jawaban.url).content.decode()) == kata


# --- stock ------------------------------------------------------------------------------------
def test_keluar_lebih_dari_sisa_ditanya(halaman, posyandu):
    StokGerakFactory(posyandu=posyandu, jumlah=5, tanggal=lalu(3))
    isi = {"bahan": "obat_cacing", "arah": "keluar"}
    jawaban = halaman("stok", jumlah="50", **isi)
    kata = f"Keluar 50, sedangkan sisa menurut buku 5. Betul? {SEKALI}"
    assert galat(jawaban) == {"jumlah": [kata]}
    assert halaman("stok", jumlah="5", **isi).status_code == 302
    assert galat(halaman("stok", jumlah="1", **isi))["jumlah"][0].startswith("Keluar 1, sedangkan")
    assert halaman("stok", jumlah="1", pastikan="jumlah=1", **isi).status_code == 302
    assert StokGerak.objects.filter(arah="keluar").count() == 2


# --- texts ------------------------------------------------------------------------------------
def test_teks_yang_terlalu_panjang_tidak_dipotong(halaman, client, ibu):
    panjang = "a" * 10_000
    jawaban = halaman("edukasi", ibu, materi=panjang)
    assert galat(jawaban) == {"materi": ["Paling panjang 300 huruf; ini 10000 huruf."]}
    assert panjang in jawaban.content.decode()
    alamat = reverse("layanan:catatan_baru", args=["edukasi"]) + f"?warga={ibu.pk}"
    assert "maxlength" not in client.get(alamat).content.decode()
    assert semua_formulir()["edukasi"].model.objects.count() == 0
