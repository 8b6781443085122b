"""What follows from a finding: rujukan until its answer, home visits, births and deaths, stock."""

import datetime
import uuid

import pytest
from dateutil.relativedelta import relativedelta
from django.forms import modelform_factory
from django.urls import reverse
from django.utils import timezone

from kelembagaan.models import Pemberitahuan, PerangkatDaerah
from kelembagaan.posyandu.admin import PerangkatDaerahForm
from kelembagaan.tests.pabrik import PenugasanFactory, PerangkatDaerahFactory
from layanan.kesehatan.kartu.daftar import KARTU
from layanan.kesehatan.kartu.selectors import isi_kartu
from layanan.kesehatan.services import hitung_ulang
from layanan.kesehatan.stok.selectors import buku_stok
from layanan.kesehatan.tindak.selectors import harus_dikunjungi, rujukan_terbuka
from layanan.models import JawabanRujukan, KunjunganRumah, Timbang, Warga
from layanan.tests.bantu_kiriman import barang
from layanan.tests.pabrik import HariBukaFactory, KehamilanFactory, TimbangFactory, WargaFactory

pytestmark = pytest.mark.django_db
HARI_INI = timezone.localdate()


def lalu(hari):
    return HARI_INI - datetime.timedelta(days=hari)


@pytest.fixture
def bidan(posyandu):
    return PenugasanFactory(peran="nakes", tempat=posyandu.wilayah, jabatan="bidan")


@pytest.fixture
def ibu(posyandu):
    return WargaFactory(
        posyandu=posyandu, nama="Euis", jenis_kelamin="P", tanggal_lahir=datetime.date(1996, 5, 10)
    )


@pytest.fixture
def catat(kader, posyandu, kirim):
    """catat(kode, warga, tanggal, penugasan=None, **isi): the Jawaban, which must be diterima."""

    def _catat(kode, warga, tanggal=HARI_INI, penugasan=None, **isi):
        penugasan = penugasan or kader
        isi |= {"tanggal": tanggal.isoformat(), "petugas": str(penugasan.pengguna_id)}
        if warga:
            isi["warga"] = str(warga.kunci)
        item = barang(penugasan, kode, isi, posyandu=posyandu.pk)
        (jawaban,) = kirim(item, siapa=penugasan)
        assert (jawaban.hasil, jawaban.galat) == ("diterima", {})
        return jawaban.objek

    return _catat


def rujuk(catat, ibu, hari):
    return catat("rujukan", ibu, lalu(hari), tujuan="puskesmas", sebab="Anemia")


def di_daftar(client):
    return [r.warga for r in client.get(reverse("layanan:rujukan")).context["halaman"]]


@pytest.mark.parametrize("siapa", ["kader", "bidan"])
def test_rujukan_terbuka_sampai_dijawab(catat, ibu, kader, bidan, masuk, siapa):
    penugasan = {"kader": kader, "bidan": bidan}[siapa]
    client = masuk(penugasan)
    rujuk(catat, ibu, 15)
    assert di_daftar(client) == [ibu]
    tunggu = "Rujukan belum dijawab lebih dari 14 hari"
    assert tunggu in client.get("/").content.decode()
    catat("jawaban_rujukan", ibu, lalu(16), hasil_rujukan="ditangani")  # of an earlier one
    assert di_daftar(client) == [ibu]
    catat("jawaban_rujukan", ibu, penugasan=penugasan, hasil_rujukan="ditangani")
    assert di_daftar(client) == []
    assert tunggu not in client.get("/").content.decode()
    terakhir = JawabanRujukan.objects.get(tanggal=HARI_INI)
    assert (
        terakhir.sumber == {"kader": "Surat balasan yang dibawa keluarga", "bidan": "Nakes"}[siapa]
    )


def test_setiap_rujukan_dijawab_sendiri(catat, ibu, bidan, kirim, masuk):
    lama = rujuk(catat, ibu, 15)
    baru = catat("rujukan", ibu, lalu(5), tujuan="rumah_sakit", sebab="2 gejala TBC")
    client = masuk(bidan)
    alamat = f"{reverse('layanan:catatan_baru', args=['jawaban_rujukan'])}?warga={ibu.pk}"
    isian = next(f for f in client.get(alamat).context["isian"] if f.name == "rujukan")
    assert [(str(nilai), teks) for nilai, teks in isian.field.choices] == [
        (str(lama.kunci), f"{lalu(15):%d-%m-%Y} ke Puskesmas: Anemia"),
        (str(baru.kunci), f"{lalu(5):%d-%m-%Y} ke Rumah sakit: 2 gejala TBC"),
    ]
    isi = {"tanggal": HARI_INI.isoformat(), "petugas": bidan.pengguna_id}
    isi |= {"hasil_rujukan": "ditangani"}
    tanpa = client.post(alamat, isi)
    assert {f.name: list(f.errors) for f in tanpa.context["salah"]} == {
        "rujukan": ["Pilih rujukan yang dijawab."]
    }
    dulu = client.post(alamat, isi | {"rujukan": baru.kunci, "tanggal": lalu(6).isoformat()})
    assert [f.name for f in dulu.context["salah"]] == ["tanggal"]
    assert client.post(alamat, isi | {"rujukan": baru.kunci}).status_code == 302
    assert list(rujukan_terbuka(bidan.cakupan())) == [lama]
    # The only one that is left needs no choosing, and on the same day it is another answer.
    catat("jawaban_rujukan", ibu, penugasan=bidan, hasil_rujukan="dirawat")
    assert list(rujukan_terbuka(bidan.cakupan())) == []
    jawaban = JawabanRujukan.objects.order_by("pk").values_list("rujukan", "hasil_rujukan")
    assert list(jawaban) == [(baru.pk, "ditangani"), (lama.pk, "dirawat")]
    kolom = dict(isi_kartu(KARTU["dewasa"], ibu, bidan.cakupan()).baris)
    assert kolom["Jawaban rujukan"] == ["Sudah diperiksa dan ditangani; Dirawat", "", ""]
    # When nothing waits, an answer closes nothing of what is made after it on the same day.
    catat("jawaban_rujukan", ibu, penugasan=bidan, hasil_rujukan="dirawat")
    berikut = rujuk(catat, ibu, 0)
    assert list(rujukan_terbuka(bidan.cakupan())) == [berikut]


def test_jawaban_rujukan_dapat_dibetulkan(catat, ibu, bidan, masuk):
    satu = rujuk(catat, ibu, 15)
    jawaban = catat("jawaban_rujukan", ibu, penugasan=bidan, hasil_rujukan="ditangani")
    url = reverse("layanan:catatan_koreksi", args=["jawaban_rujukan", jawaban.pk])
    client = masuk(bidan)
    isian = {f.name: f.value() for f in client.get(url).context["isian"]}
    assert isian["rujukan"] == satu.kunci
    isi = {n: v for n, v in isian.items() if v is not None} | {"hasil_rujukan": "dirawat"}
    assert client.post(url, isi | {"alasan": "Salah tekan"}).status_code == 302
    jawaban.refresh_from_db()
    assert (jawaban.rujukan, jawaban.hasil_rujukan) == (satu, "dirawat")


def test_rujukan_empat_belas_hari_belum_lama(catat, ibu, kader, masuk):
    rujuk(catat, ibu, 14)
    client = masuk(kader)
    assert "Rujukan belum dijawab" not in client.get("/").content.decode()
    assert di_daftar(client) == [ibu]


def test_sebab_dari_temuan_hari_itu_tanpa_yang_rahasia(catat, ibu, kader, bidan, masuk):
    catat("tekanan_darah", ibu, sistole="150", diastole="95")
    catat("tekanan_darah", ibu, lalu(3), sistole="190", diastole="95")
    catat("periksa_darah", ibu, gula_darah="250")
    isi = {"sedih": "ya", "kurang_minat": "ya", "perlu_dirujuk": "ya"}
    catat("skrining_jiwa", ibu, penugasan=bidan, **isi)
    alamat = f"{reverse('layanan:catatan_baru', args=['rujukan'])}?warga={ibu.pk}"
    form = masuk(kader).get(alamat).context["isian"]
    sebab = next(f for f in form if f.name == "sebab").value()
    assert sebab == "Tekanan darah tinggi, Gula darah tinggi"


def test_surat_dapat_dikirim_dari_ponsel(catat, ibu, kader, masuk):
    """With what was measured that day; on a desk too; nothing of another day."""
    catat("ukur_tubuh", ibu, berat="41,5", tinggi="158")
    catat("ukur_tubuh", ibu, lalu(3), berat="43")
    catat("tekanan_darah", ibu, sistole="150", diastole="95")
    satu = rujuk(catat, ibu, 0)
    jawaban = masuk(kader).get(reverse("layanan:surat_rujukan", args=[satu.pk]))
    baris = jawaban.context["teks"].splitlines()
    assert baris[0].endswith(f" ke Puskesmas, {HARI_INI:%d-%m-%Y}")
    assert baris[1].startswith("Euis, perempuan, ")
    assert baris[2:-1] == [
        "Sebab: Anemia",
        "Berat badan: 41,5 kg",
        "Tinggi badan: 158 cm",
        "IMT: 16,6 (Sangat kurus)",
        "Sistole: 150 mmHg",
        "Diastole: 95 mmHg",
        "Tekanan darah: Tinggi",
    ]
    isi = jawaban.content.decode()
    assert "https://wa.me/?text=Rujukan%20dari%20" in isi
    assert "<dt>Berat badan</dt><dd>41,5 kg</dd>" in isi


def test_surat_menyebut_puskesmas_yang_melayani_desa_ini(catat, ibu, kader, masuk, tangga):
    for nama, desa in (("Puskesmas Cibadak", tangga.desa), ("Puskesmas Jauh", tangga.desa_luar)):
        perangkat = PerangkatDaerahFactory(
            wilayah=tangga.kab, nama=nama, jenis_perangkat="puskesmas"
        )
        perangkat.desa_dilayani.add(desa)
    satu = rujuk(catat, ibu, 0)
    jawaban = masuk(kader).get(reverse("layanan:surat_rujukan", args=[satu.pk]))
    assert " ke Puskesmas Cibadak, " in jawaban.context["teks"]


@pytest.mark.parametrize(
    ("jenis", "desa", "galat"),
    [
        ("puskesmas", "desa", []),
        ("pustu", "desa_tetangga", []),
        ("dinas", "desa", ["Hanya untuk Puskesmas dan Pustu."]),
        ("pustu", "desa_luar", ["Ada desa di kabupaten/kota lain."]),
    ],
)
def test_desa_yang_dilayani(tangga, jenis, desa, galat):
    isi = {"nama": "Satu", "wilayah": tangga.kab.pk, "jenis_perangkat": jenis, "aktif": "on"}
    isi["desa_dilayani"] = [getattr(tangga, desa).pk]
    form = modelform_factory(PerangkatDaerah, form=PerangkatDaerahForm, fields="__all__")(isi)
    assert form.errors.get("desa_dilayani", []) == galat


def test_harus_dikunjungi_dan_sebabnya(catat, ibu, posyandu):
    anak = WargaFactory(posyandu=posyandu, nama="Adi", tanggal_lahir=lalu(500), jenis_kelamin="L")
    for mundur in (4, 3, 2):
        hari = (HARI_INI - relativedelta(months=mundur)).replace(day=10)
        TimbangFactory(warga=anak, tanggal=hari, berat="7.00")
    hitung_ulang(warga_ids=[anak.pk])
    lansia = WargaFactory(posyandu=posyandu, nama="Zaenab", tanggal_lahir=lalu(70 * 366))
    aks = ("bab", "bak", "bersih_diri", "wc", "makan", "pindah", "jalan", "pakaian", "tangga")
    catat("aks", lansia, **dict.fromkeys((*aks, "mandi"), "1"))
    KehamilanFactory(warga=ibu, posyandu=posyandu, hpht=lalu(100), para=4)
    tbc = {"batuk": "tidak", "demam": "tidak", "berat_turun": "tidak", "kontak_tbc": "ya"}
    catat("skrining_tbc", ibu, **tbc)
    WargaFactory(posyandu=posyandu, nama="Sehat", tanggal_lahir=lalu(30 * 365))
    daftar = {k.warga: k.sebab for k in harus_dikunjungi(posyandu, HARI_INI)}
    assert set(daftar) == {anak, lansia, ibu}
    assert daftar[lansia] == ["Lansia berisiko: AKS: Ketergantungan sedang (B)"]
    assert daftar[ibu] == [
        "Kehamilan berisiko: sudah melahirkan 4 kali atau lebih",
        "Kontak TBC",
    ]
    timbang, *_, imunisasi = daftar[anak]
    assert timbang == "Bulan lalu tidak ditimbang"
    assert {"Tidak naik dua kali (2T)", "Di bawah garis merah (BGM)"} < set(daftar[anak])
    assert imunisasi.startswith("Imunisasi terlambat: ")
    catat("kunjungan_rumah", ibu, jenis_kunjungan="khusus", daftar_periksa=["hamil_kia"])
    daftar = {k.warga: k.terakhir for k in harus_dikunjungi(posyandu, HARI_INI)}
    assert daftar[ibu] == HARI_INI
    # Once the month's day of service has come, this month counts.
    bulan_lalu = (HARI_INI - relativedelta(months=1)).replace(day=10)
    TimbangFactory(warga=anak, tanggal=bulan_lalu, berat="7.00")
    sebab = {k.warga: k.sebab for k in harus_dikunjungi(posyandu, HARI_INI)}
    assert not any("ditimbang" in kalimat for kalimat in sebab[anak])
    HariBukaFactory(posyandu=posyandu, tanggal=HARI_INI)
    sebab = {k.warga: k.sebab for k in harus_dikunjungi(posyandu, HARI_INI)}
    assert sebab[anak][0] == "Belum ditimbang bulan ini"


def test_harus_dikunjungi_bila_belum_diukur_pada_bulannya(posyandu):
    HariBukaFactory(posyandu=posyandu, tanggal=HARI_INI)
    anak = WargaFactory(posyandu=posyandu, tanggal_lahir=lalu(400))
    TimbangFactory(warga=anak, tanggal=HARI_INI, berat="9.00")

    def sebab():
        semua = [s for k in harus_dikunjungi(posyandu, HARI_INI) for s in k.sebab]
        return [s for s in semua if not s.startswith("Imunisasi")]

    posyandu.bulan_ukur_tinggi = [*range(1, 13)]
    assert sebab() == ["Belum diukur tingginya"]
    posyandu.bulan_ukur_tinggi = []
    assert sebab() == []
    posyandu.bulan_ukur_tinggi = [*range(1, 13)]
    Timbang.objects.update(tinggi="75.0")
    assert sebab() == []


def test_daftar_periksa_menurut_kelompoknya(ibu, kader, masuk, catat):
    KehamilanFactory(warga=ibu, posyandu=ibu.posyandu, hpht=lalu(100))
    alamat = f"{reverse('layanan:catatan_baru', args=['kunjungan_rumah'])}?warga={ibu.pk}"
    form = masuk(kader).get(alamat).context["isian"]
    pilihan = next(f for f in form if f.name == "daftar_periksa").field.choices
    kelompok = {slug.partition("_")[0] for slug, _ in pilihan}
    assert kelompok == {"hamil", "dewasa", "tbc"}
    catat("kunjungan_rumah", ibu, jenis_kunjungan="rutin", masalah=["gejala_tbc"])
    assert KunjunganRumah.objects.select_related("warga").get().temuan() == ["Ada gejala TBC"]


def test_kematian_dikabarkan_hari_itu_dan_tanpa_nama(catat, ibu, bidan, kader, kirim, posyandu):
    lain = PenugasanFactory(peran="nakes", tempat=posyandu.wilayah.induk)  # serves no desa here
    isi = {"jenis_peristiwa": "meninggal", "tempat": "rumah", "sebab": "Sesak"}
    satu = catat("peristiwa", ibu, lalu(1), **isi)
    kabar = Pemberitahuan.objects.get()
    assert kabar.kepada == bidan.pengguna != lain.pengguna
    assert kabar.dibuat_pada.date() == timezone.now().date()
    assert "Euis" not in kabar.teks
    assert Warga.objects.get(pk=ibu.pk).meninggal_pada == lalu(1)
    batal = barang(kader, "peristiwa", {"alasan": "Salah orang"}, aksi="batal")
    batal |= {"kunci": str(uuid.uuid4()), "dasar": {"kunci": str(satu.kunci), "revisi": 1}}
    assert kirim(batal)[0].hasil == "diterima"
    assert Warga.objects.get(pk=ibu.pk).meninggal_pada is None
    assert Pemberitahuan.objects.count() == 1


def test_kematian_di_halaman_warga_dikabarkan_sekali(ibu, bidan, kader, masuk):
    client, alamat = masuk(kader), reverse("layanan:warga_keadaan", args=[ibu.pk])
    for revisi, isi in enumerate(
        ({"pindah_pada": lalu(9)}, {"meninggal_pada": lalu(3)}, {"meninggal_pada": lalu(2)}),
        start=1,
    ):
        assert client.post(alamat, {**isi, "revisi": revisi}).status_code == 302
    kabar = Pemberitahuan.objects.get()
    assert (kabar.kepada, kabar.teks) == (
        bidan.pengguna,
        f"{ibu.posyandu}: meninggal, {lalu(3):%d-%m-%Y}. Buka untuk membaca.",
    )
    assert masuk(bidan).get(kabar.tautan).status_code == 200


def test_kematian_tetap_bila_kelahirannya_yang_diubah(catat, ibu, kader, kirim):
    def ubah(catatan, aksi="batal", **isi):
        item = barang(kader, "peristiwa", isi | {"alasan": "Salah tulis"}, aksi=aksi)
        dasar = {"kunci": str(catatan.kunci), "revisi": catatan.revisi}
        item |= {"kunci": str(uuid.uuid4()), "dasar": dasar}
        (jawaban,) = kirim(item)
        assert (jawaban.hasil, jawaban.galat) == ("diterima", {})
        catatan.refresh_from_db()
        return Warga.objects.get(pk=ibu.pk).meninggal_pada

    umum = {"warga": str(ibu.kunci), "petugas": str(kader.pengguna_id)}
    lahir = {"jenis_peristiwa": "lahir", "tempat": "rumah"}
    mati = {"jenis_peristiwa": "meninggal", "tempat": "rumah", "sebab": "Sesak"}
    kelahiran = catat("peristiwa", ibu, ibu.tanggal_lahir, **lahir)
    kematian = catat("peristiwa", ibu, lalu(3), **mati)
    lahir |= umum | {"tanggal": ibu.tanggal_lahir.isoformat()}
    assert ubah(kelahiran, "koreksi", **lahir | {"tempat": "jalan"}) == lalu(3)
    assert ubah(kelahiran) == lalu(3)
    assert ubah(kematian, "koreksi", **mati | umum | {"tanggal": lalu(5).isoformat()}) == lalu(5)
    assert ubah(kematian, "koreksi", **lahir) is None


def test_stok_dihitung_dari_kartu(catat, posyandu, ibu):
    anak = WargaFactory(posyandu=posyandu, tanggal_lahir=lalu(700))
    catat("suplemen", anak, lalu(10), vitamin_a="merah")  # before the book began
    catat("stok", None, lalu(5), bahan="vitamin_a_merah", arah="masuk", jumlah="50")
    catat("stok", None, lalu(2), bahan="vitamin_a_merah", arah="keluar", jumlah="3")
    catat("suplemen", anak, lalu(1), vitamin_a="merah", obat_cacing="ya")
    KehamilanFactory(warga=ibu, hpht=lalu(290), berakhir_pada=lalu(10), hasil="lahir_hidup")
    catat("pelayanan_nifas", ibu, vitamin_a="2")
    (baris,) = buku_stok(posyandu)
    assert (baris.bahan, baris.masuk, baris.diberikan, baris.keluar, baris.sisa) == (
        "Vitamin A merah (kapsul)",
        50,
        3,
        3,
        44,
    )
