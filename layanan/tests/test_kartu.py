"""The registers of the cards: what is typed, what follows from it, and who may know."""

import datetime
import io
import re
import uuid
from decimal import Decimal

import pytest
from dateutil.relativedelta import relativedelta
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from kelembagaan.tests.pabrik import PenugasanFactory
from layanan.formulir.daftar import daftar_register, semua_formulir
from layanan.kesehatan.kartu import aturan
from layanan.kesehatan.kartu.daftar import KARTU
from layanan.kesehatan.kartu.imunisasi import hitung_status
from layanan.kesehatan.kartu.models.imunisasi import Imunisasi, RefImunisasi
from layanan.kesehatan.kartu.selectors import asi_per_bulan
from layanan.kesehatan.kartu.services import hitung_ulang_tubuh, tubuh_warga_berubah
from layanan.models import EksporLog, GiziAnak, PeriksaDarah, UkurTubuh, Warga
from layanan.tests.bantu_kartu import ISI, RAHASIA, SKILAS, siapkan_episode
from layanan.tests.bantu_kiriman import barang
from layanan.tests.pabrik import HariBukaFactory, KehamilanFactory, TimbangFactory, WargaFactory
from layanan.warga.models import Kehamilan, Keluarga

pytestmark = pytest.mark.django_db

LAHIR = {"anak": "2025-05-10", "remaja": "2011-05-10", "ibu": "1998-05-10", "lansia": "1956-05-10"}


@pytest.fixture
def bidan(posyandu):
    return PenugasanFactory(peran="nakes", tempat=posyandu.wilayah, jabatan="bidan")


@pytest.fixture
def orang(posyandu):
    return {
        nama: WargaFactory(posyandu=posyandu, tanggal_lahir=datetime.date.fromisoformat(lahir))
        for nama, lahir in LAHIR.items()
    }


@pytest.fixture
def catat(kader, bidan, orang, kirim):
    """catat(kode, siapa=None, **isi): Jawaban of one entry on 10 June 2026, what is `ISI` else."""

    def _catat(kode, siapa=None, penugasan=None, **isi):
        nama, baku, _ = ISI[kode]
        siapkan_episode(kode, orang[nama], datetime.date(2026, 6, 10))
        penugasan = penugasan or (bidan if kode in RAHASIA else kader)
        isi = {
            "warga": str(orang[siapa or nama].kunci),
            "tanggal": "2026-06-10",
            "petugas": str(penugasan.pengguna_id),
            **(isi or baku),
        }
        posyandu = {"posyandu": orang["anak"].posyandu_id}
        (jawaban,) = kirim(barang(penugasan, kode, isi, **posyandu), siapa=penugasan)
        return jawaban

    return _catat


def buka(penugasan, nama, *args, **tanya):
    klien = Client()
    klien.force_login(penugasan.pengguna)
    return klien.get(reverse(nama, args=args), tanya)


def test_setiap_register_di_kartu_diuji():
    assert {f.kode for f in daftar_register() if f.di_kartu} == set(ISI)


@pytest.mark.parametrize("kode", ISI)
def test_tersimpan_dan_temuannya(catat, kode):
    jawaban = catat(kode)
    assert (jawaban.hasil, jawaban.galat) == ("diterima", {})
    baris = semua_formulir()[kode].model.objects.select_related("warga").get()
    assert baris.temuan() == ISI[kode][2]


def test_sebab_rujukan_tidak_terpotong(catat, kader, orang):
    """More findings than the reason holds: whole ones stand in it, the others below it."""
    tidak = dict.fromkeys(("telinga_kanan", "telinga_kiri", "mata_kanan", "mata_kiri"), "gangguan")
    bahaya = {"jenis_kunjungan": "khusus", "masalah": ["tanda_bahaya", "gejala_tbc"]}
    for kode, isi in (
        ("tekanan_darah", {}),
        ("periksa_darah", {"gula_darah": "210", "hb": "10"}),
        ("tes_indra", tidak),
        ("skrining_tbc", {}),
        ("puma", {}),
        ("aks", {}),
        ("skilas", dict.fromkeys(SKILAS, "ya")),
        ("kunjungan_rumah", bahaya),
    ):
        assert catat(kode, siapa="lansia", **isi).hasil == "diterima"
    hari = HariBukaFactory(posyandu=kader.posyandu, tanggal=datetime.date(2026, 6, 10))
    tanya = {"warga": orang["lansia"].pk, "hari_buka": hari.pk}
    jawaban = buka(kader, "layanan:catatan_baru", "rujukan", **tanya)
    isian = next(f for f in jawaban.context["isian"] if f.name == "sebab")
    temuan = isian.value().split(", ")
    assert (temuan[0], temuan[-1], len(isian.value()) <= 200) == (
        "Tekanan darah tinggi",
        "Ada tanda bahaya",
        True,
    )
    assert isian.help_text.startswith("Yang tidak muat di sini: Ada gejala TBC. Jangan menulis")


def test_rujuk_kartu_menurut_batasnya(catat):
    catat("tekanan_darah", sistole="139", diastole="89")
    baris = semua_formulir()["tekanan_darah"].model.objects.get()
    assert (baris.temuan(), baris.kelas) == ([], "Normal")


def test_sekali_tekan_menjawab_semua_pertanyaan(catat):
    assert catat("skrining_tbc", sekali_tekan="1").hasil == "diterima"
    baris = semua_formulir()["skrining_tbc"].model.objects.get()
    assert [baris.batuk, baris.demam, baris.berat_turun, baris.kontak_tbc] == [False] * 4


def test_tanpa_tekan_pertanyaan_harus_dijawab(catat):
    assert set(catat("skrining_tbc", batuk="tidak").galat) == {"demam", "berat_turun", "kontak_tbc"}


def test_sekali_tekan_bertentangan_dengan_ya(catat):
    jawaban = catat("skrining_tbc", sekali_tekan="1", demam="ya")
    assert jawaban.hasil == "ditolak"
    assert semua_formulir()["skrining_tbc"].model.objects.count() == 0


def test_ditolak_untuk_yang_bukan_sasarannya(catat, orang):
    assert catat("ttd_remaja", siapa="anak").galat == {
        "": ["Pada tanggal ini umurnya belum 10 tahun."]
    }
    Warga.objects.filter(pk=orang["remaja"].pk).update(jenis_kelamin="L")
    assert catat("ttd_remaja").galat == {"": ["Hanya untuk perempuan."]}
    assert catat("suplemen", vitamin_a="biru").galat == {
        "vitamin_a": ["Warna kapsul ini tidak cocok dengan umurnya."]
    }


def test_yang_tidak_berisi_ditolak(catat):
    assert catat("gizi_anak", mpasi_sesuai="").hasil == "ditolak"
    assert catat("gizi_anak", pmt_diberi="tidak", pmt_hari="14").galat == {
        "pmt_hari": ["Makanan tambahan tidak diberikan, jadi kosongkan jumlah harinya."]
    }


@pytest.mark.parametrize(
    ("nilai", "kelas"),
    [
        ("16.99", "Sangat kurus"),
        ("17", "Kurus"),
        ("18.49", "Kurus"),
        ("18.5", "Normal"),
        ("25", "Normal"),
        ("25.01", "Gemuk"),
        ("27", "Gemuk"),
        ("27.01", "Obesitas"),
    ],
)
def test_kelas_imt_kemenkes(nilai, kelas):
    assert aturan.kelas_imt(Decimal(nilai)) == kelas


def test_kelas_lain_pada_batasnya():
    assert [aturan.kelas_gula(n) for n in (69, 70, 139, 140, 199, 200)] == [
        "Rendah",
        "Normal",
        "Normal",
        "Waspada",
        "Waspada",
        "Tinggi",
    ]
    assert [aturan.kelas_aks(n)[-3:] for n in (20, 19, 12, 11, 9, 8, 5, 4, 0)] == [
        *["(A)", "(B)", "(B)", "(B)", "(B)", "(C)", "(C)", "(C)", "(C)"]
    ]
    hb = {"umur": 28, "jenis_kelamin": "P"}
    assert aturan.anemia(Decimal("11.5"), **hb)
    assert not aturan.anemia(Decimal("11.5"), **hb, hamil=True)
    assert aturan.anemia(Decimal("10"), umur=30, jenis_kelamin="L") is None


def test_hb_ibu_hamil_memakai_batas_kehamilan(catat, orang):
    KehamilanFactory(warga=orang["ibu"])
    catat("periksa_darah", siapa="ibu", hb="11,5")
    assert semua_formulir()["periksa_darah"].model.objects.get().anemia is False


def test_kehamilan_yang_dicatat_sesudah_pengukurannya(catat, kirim, kader, orang):
    catat("periksa_darah", siapa="ibu", hb="11,5")
    catat("ukur_tubuh", siapa="ibu", lila="23,4")

    def hasil():
        darah = PeriksaDarah.objects.select_related("warga").get()
        return darah.temuan(), UkurTubuh.objects.select_related("warga").get().temuan()

    assert hasil() == (["Anemia"], [])
    isi = {"warga": str(orang["ibu"].kunci), "hpht": "2026-03-09"}
    (jawaban,) = kirim(barang(kader, "kehamilan", isi))
    assert (jawaban.hasil, hasil()) == ("diterima", ([], ["KEK"]))


def test_kek_ibu_hamil_dikatakan_begitu_disimpan(catat, orang):
    """The answer in the row, before anybody opens her card; of who is not pregnant nothing."""
    KehamilanFactory(warga=orang["ibu"])
    for siapa in ("ibu", "lansia"):
        catat("ukur_tubuh", siapa=siapa, lila="23,4")
    ibu, lansia = UkurTubuh.objects.select_related("warga").order_by("warga__tanggal_lahir")[::-1]
    assert (ibu.temuan(), dict(ibu.hasil())["LiLA"]) == (["KEK"], "Merah (KEK)")
    assert (lansia.temuan(), lansia.hasil()) == ([], [])


def test_usia_kehamilan_menurut_usg(kirim, kader, orang):
    isi = {"warga": str(orang["ibu"].kunci), "dasar_usia": "usg", "gravida": "2", "para": "1"}
    isi |= {"usia_minggu": "12", "usia_pada": "2026-06-01"}
    (jawaban,) = kirim(barang(kader, "kehamilan", isi))
    assert (jawaban.hasil, jawaban.galat) == ("diterima", {})
    satu = Kehamilan.objects.get()
    assert (satu.hpht, satu.hpl) == (datetime.date(2026, 3, 9), datetime.date(2026, 12, 14))
    assert satu.minggu(datetime.date(2026, 6, 10)) == 13


@pytest.mark.parametrize(
    ("para", "abortus", "selesai", "galat"),
    [
        ("1", "0", False, {}),
        ("1", "1", True, {}),
        ("1", "1", False, {"para": ["tidak bisa 2 kali."]}),
        ("0", "2", False, {"abortus": ["tidak bisa 2 kali."]}),
        ("5", "3", True, {"para": ["tidak bisa 8 kali."]}),
    ],
)
def test_p_dan_a_tidak_lebih_dari_g(kirim, kader, orang, para, abortus, selesai, galat):
    isi = {"warga": str(orang["ibu"].kunci), "hpht": "2026-03-09", "gravida": "2"}
    isi |= {"para": para, "abortus": abortus}
    if selesai:
        isi |= {"berakhir_pada": "2026-06-01", "hasil": "keguguran"}
    (jawaban,) = kirim(barang(kader, "kehamilan", isi))
    awal = "Hamil ke-2: melahirkan dan keguguran bersama "
    assert jawaban.galat == {n: [f"{awal}{teks}" for teks in isi] for n, isi in galat.items()}


@pytest.mark.parametrize(
    ("berat", "gizi", "temuan"),
    [
        ("45", "Gizi baik", []),
        ("30", "Gizi buruk", ["IMT/U: Gizi buruk"]),
        ("70", "Obesitas", ["IMT/U: Obesitas"]),
    ],
)
def test_imt_menurut_umur_sampai_18_tahun(catat, orang, berat, gizi, temuan):
    """A girl of 15 years 1 month, 155 cm: WHO 2007 has -2 SD at 15.9 and +2 SD at 28.2 kg/m2."""
    isi = {"berat": berat, "tinggi": "155"}
    assert catat("ukur_tubuh", siapa="remaja", **isi).hasil == "diterima"
    satu = UkurTubuh.objects.get()
    assert (dict(satu.hasil())["IMT/U"], satu.temuan()) == (gizi, temuan)
    assert satu.versi_aturan == "who2007-2"
    assert satu.kelas_imt == ""


def test_z_remaja_ikut_dibetulkan_dan_dihitung_ulang(catat, kader, orang, kirim):
    catat("ukur_tubuh", siapa="remaja", berat="45", tinggi="155")
    awal = UkurTubuh.objects.get()
    item = barang(
        kader,
        "ukur_tubuh",
        {
            "warga": str(orang["remaja"].kunci),
            "tanggal": "2026-06-10",
            "petugas": str(kader.pengguna_id),
            "berat": "50",
            "tinggi": "155",
            "alasan": "Salah baca",
        },
        aksi="koreksi",
    )
    item |= {"kunci": str(uuid.uuid4()), "dasar": {"kunci": str(awal.kunci), "revisi": 1}}
    assert kirim(item)[0].hasil == "diterima"
    dibetulkan = UkurTubuh.objects.get()
    assert dibetulkan.z_imt_u > awal.z_imt_u
    Warga.objects.update(tanggal_lahir="2010-05-10")
    tubuh_warga_berubah([orang["remaja"].pk])
    lebih_tua = UkurTubuh.objects.get()
    assert lebih_tua.z_imt_u < dibetulkan.z_imt_u
    UkurTubuh.objects.update(z_imt_u=9, versi_aturan="who2007-1")
    assert (hitung_ulang_tubuh(), hitung_ulang_tubuh()) == (1, 0)
    assert UkurTubuh.objects.get().z_imt_u == lebih_tua.z_imt_u
    Warga.objects.update(tanggal_lahir="2000-05-10")
    tubuh_warga_berubah([orang["remaja"].pk])
    dewasa = UkurTubuh.objects.get()
    assert (dewasa.z_imt_u, dewasa.versi_aturan, hitung_ulang_tubuh()) == (None, "", 0)


def test_ukuran_anak_sekolah_yang_mustahil_ditanya(catat, orang):
    jawaban = catat("ukur_tubuh", siapa="remaja", berat="155", tinggi="155")
    assert (jawaban.hasil, list(jawaban.galat)) == ("ditolak", ["berat", "pastikan"])
    jawaban = catat("ukur_tubuh", siapa="remaja", berat="45", tinggi="65,5")
    assert (jawaban.hasil, list(jawaban.galat)) == ("ditolak", ["tinggi", "pastikan"])


def test_asi_eksklusif_per_bulan_umur(catat, orang, bidan):
    warga = orang["anak"]
    for bulan, ya in ((0, "ya"), (1, "ya"), (3, "tidak"), (7, "ya")):
        hari = warga.tanggal_lahir + relativedelta(months=bulan, days=3)
        assert catat("gizi_anak", asi_eksklusif=ya, tanggal=f"{hari}").hasil == "diterima"
    teks = "E0 ya, E1 ya, E2 belum ditanya, E3 tidak, E4 belum ditanya, E5 belum ditanya"
    kepala = buka(bidan, "layanan:kartu", warga.pk, kartu="balita").context["isi"].kepala
    assert dict(kepala)["ASI eksklusif per bulan umur"] == teks
    GiziAnak.objects.update(asi_eksklusif=True)
    for bulan in (2, 4, 5):
        hari = warga.tanggal_lahir + relativedelta(months=bulan)
        catat("gizi_anak", asi_eksklusif="ya", tanggal=f"{hari}")
    assert asi_per_bulan(warga).endswith("E5 ya. Lulus")


def test_berat_lahir_di_kepala_kartu(catat, orang, bidan):
    lahir = {"jenis_peristiwa": "lahir", "tempat": "rumah", "tanggal": "2025-05-10"}
    lahir |= {"berat_lahir": "3,15", "panjang_lahir": "49"}
    assert catat("peristiwa", siapa="anak", **lahir).hasil == "diterima"
    kepala = buka(bidan, "layanan:kartu", orang["anak"].pk).context["isi"].kepala
    assert dict(kepala)["Berat lahir"] == "3,15 kg"
    assert dict(kepala)["Panjang lahir"] == "49 cm"


# Immunisation


def status(anak, tanggal, *catatan, kode="36.02.18.2010.001"):
    """{dose: state} of the schedule as it was seeded; catatan: (day, dose, ...)."""
    semua = [Imunisasi(tanggal=datetime.date.fromisoformat(h), dosis=d) for h, *d in catatan]
    return hitung_status(
        anak,
        semua,
        datetime.date.fromisoformat(tanggal),
        jadwal=list(RefImunisasi.objects.all()),
        kode=kode,
    )


def keadaan(hasil):
    return {b.dosis: b.keadaan for b in hasil.baris}


def test_jadwal_menurut_umur_dan_kejar(posyandu):
    anak = WargaFactory.build(posyandu=posyandu, tanggal_lahir=datetime.date(2026, 1, 10))
    hasil = keadaan(status(anak, "2026-04-10", ("2026-01-10", "hb0")))
    assert {d: hasil[d] for d in ("hb0", "penta1", "penta2", "penta3", "mr1", "bcg")} == {
        "hb0": "diberikan",
        "penta1": "kejar",
        "penta2": "waktunya",
        "penta3": "belum",
        "mr1": "belum",
        "bcg": "kejar",
    }
    assert keadaan(status(anak, "2026-08-10"))["rv1"] == "lewat"


def test_imunisasi_sekolah_tidak_dikejar_seumur_hidup(posyandu):
    lahir = datetime.date(2013, 7, 1)
    anak = WargaFactory.build(posyandu=posyandu, tanggal_lahir=lahir, jenis_kelamin="P")
    sd, remaja = (keadaan(status(anak, hari)) for hari in ("2026-06-10", "2026-07-10"))
    assert (sd["td5"], sd["hpv"]) == ("kejar", "kejar")
    assert (remaja["td5"], remaja["hpv"]) == ("lewat", "kejar")


def test_heksavalen_menggantikan_menurut_wilayah_dan_tanggal(posyandu):
    anak = WargaFactory.build(posyandu=posyandu, tanggal_lahir=datetime.date(2026, 1, 10))
    banten = keadaan(status(anak, "2026-04-10"))
    bali = keadaan(status(anak, "2026-04-10", kode="51.03.05.2001.001"))
    assert ("heksa1" in banten, "penta1" in banten, "ipv1" in banten) == (False, True, True)
    assert ("heksa1" in bali, "penta1" in bali, "ipv1" in bali) == (True, False, False)
    # Who began with DPT-HB-Hib gets her IPV with the next heksavalen.
    mulai = keadaan(status(anak, "2026-04-10", ("2026-03-10", "penta1"), kode="51.03.05.2001.001"))
    assert ("heksa1" in mulai, "ipv1" in mulai, mulai["heksa2"]) == (False, False, "waktunya")
    berganti = [("2026-03-10", "penta1"), *IDL[3:5]]
    sesudah = keadaan(status(anak, "2026-08-10", *berganti, kode="51.03.05.2001.001"))
    assert ("ipv1" in sesudah, sesudah["ipv2"]) == (False, "belum")
    lama = WargaFactory.build(posyandu=posyandu, tanggal_lahir=datetime.date(2025, 6, 10))
    assert "heksa1" not in keadaan(status(lama, "2025-09-10", kode="51.03.05.2001.001"))


IDL = [
    ("2026-01-10", "hb0"),
    ("2026-02-10", "bcg", "opv1"),
    ("2026-03-10", "heksa1", "opv2", "pcv1", "rv1"),
    ("2026-04-10", "heksa2", "opv3", "pcv2", "rv2"),
    ("2026-05-10", "heksa3", "opv4", "rv3"),
    ("2026-10-10", "mr1", "ipv2"),
]


def test_idl_dan_ibl_juga_lewat_heksavalen(posyandu):
    anak = WargaFactory.build(posyandu=posyandu, tanggal_lahir=datetime.date(2026, 1, 10))
    hasil = status(anak, "2026-10-11", *IDL)
    assert (hasil.idl, hasil.ibl) == (True, False)
    kurang = status(anak, "2026-10-11", *IDL[:2], *IDL[3:])
    assert (kurang.idl, kurang.ibl) == (False, False)
    ibl = [*IDL, ("2027-01-10", "pcv3"), ("2027-07-10", "penta4", "mr2")]
    assert status(anak, "2027-07-11", *ibl).ibl is True


def isian_imunisasi(siapa, anak):
    halaman = buka(siapa, "layanan:catatan_baru", "imunisasi", warga=anak.pk)
    return {satu.name: satu for satu in halaman.context["isian"]}, halaman


def test_yang_perlu_sekarang_lebih_dulu_dan_sekali_tekan(kader, posyandu):
    """A child of two months who has had what came before: the four of today, and one press."""
    lahir = datetime.datetime.now(datetime.UTC).date() - relativedelta(months=2, days=10)
    anak = WargaFactory(posyandu=posyandu, tanggal_lahir=lahir)
    dulu = {"posyandu": posyandu, "petugas": kader.pengguna, "dicatat_oleh": kader.pengguna}
    Imunisasi.objects.create(
        warga=anak, tanggal=lahir, tempat="posyandu", dosis=["hb0", "bcg", "opv1"], **dulu
    )
    isian, halaman = isian_imunisasi(kader, anak)
    *perlu, (judul, lain) = isian["dosis"].field.choices
    kini = ["opv2", "pcv1", "rv1"]
    assert [d for d, _ in perlu if not d.startswith(("penta", "heksa"))] == kini
    assert (judul, "mr1" in dict(lain), "bcg" in dict(lain)) == ("Imunisasi lain", True, False)
    assert "<summary>Imunisasi lain</summary>" in halaman.content.decode()
    tekan = isian["sesuai_jadwal"].field.widget.nilai
    assert set(tekan.split(",")) == {d for d, _ in perlu}
    klien = Client()
    klien.force_login(kader.pengguna)
    alamat = f"{reverse('layanan:catatan_baru', args=['imunisasi'])}?warga={anak.pk}"
    isi = {n: isian[n].value() for n in ("tanggal", "petugas")} | {"sesuai_jadwal": tekan}
    assert klien.post(alamat, isi).status_code == 302
    satu = Imunisasi.objects.get(tanggal__gt=lahir)
    assert (set(satu.dosis), satu.tempat) == (set(tekan.split(",")), "posyandu")
    isian, _ = isian_imunisasi(kader, anak)
    assert "sesuai_jadwal" not in isian
    assert isian["dosis"].help_text == "Menurut jadwal tidak ada yang perlu sekarang."


def test_sekali_tekan_hanya_bila_yang_sebelumnya_lengkap(posyandu):
    anak = WargaFactory.build(posyandu=posyandu, tanggal_lahir=datetime.date(2026, 1, 10))
    tertinggal = status(anak, "2026-04-10", ("2026-02-10", "hb0", "bcg", "opv1", "pcv1", "rv1"))
    assert {b.dosis for b in tertinggal.sekaligus} == {"pcv2", "rv2"}


def test_imunisasi_di_kartu_dikelompokkan(posyandu):
    anak = WargaFactory.build(posyandu=posyandu, tanggal_lahir=datetime.date(2026, 1, 10))
    hasil = status(anak, "2026-04-10", ("2026-01-10", "hb0"))
    assert [(s.jatuh.month, s.terlambat, s.nama[0]) for s in hasil.perlu] == [
        (2, True, "BCG"),
        (3, True, "DPT-HB-Hib 1"),
        (4, False, "DPT-HB-Hib 2"),
    ]
    assert [nama for _, nama in hasil.diberikan] == [["HB0"]]
    assert [judul for judul, _ in hasil.lainnya] == ["Imunisasi berikutnya"]


def test_kader_mencatat_nakes_mengonfirmasi(catat, bidan, kader, orang):
    isi = {"dosis": ["mr1"], "tempat": "puskesmas"}
    assert set(catat("imunisasi", **isi).galat) == {"nama_tempat"}
    catat("imunisasi", **isi, nama_tempat="Puskesmas Balaraja")
    satu = Imunisasi.objects.get()
    assert satu.dari_nakes is False
    for siapa, status_http, sesudah in ((kader, 404, False), (bidan, 302, True)):
        klien = Client()
        klien.force_login(siapa.pengguna)
        jawab = klien.post(reverse("layanan:imunisasi_konfirmasi", args=[satu.pk]))
        satu.refresh_from_db()
        assert (jawab.status_code, satu.dari_nakes) == (status_http, sesudah)


# Who may know


def test_rahasia_hanya_nakes_yang_mengisi(catat, kader, posyandu):
    ketua = PenugasanFactory(peran="pengurus", tempat=posyandu)
    for kode in sorted(RAHASIA):
        for siapa in (kader, ketua):
            assert catat(kode, penugasan=siapa).hasil == "ditolak"
        assert catat(kode).hasil == "diterima"
        assert semua_formulir()[kode].model.objects.count() == 1


def test_rahasia_tidak_tampak_selain_perlu_dirujuk(catat, kader, bidan, posyandu, orang):
    catat("masalah_remaja")
    ketua = PenugasanFactory(peran="pengurus", tempat=posyandu)
    baris = semua_formulir()["masalah_remaja"].model.objects.get()
    pk = orang["remaja"].pk
    for siapa in (kader, ketua):
        isi = buka(siapa, "layanan:kartu", pk).content.decode()
        assert ("Perlu dirujuk" in isi, "zqrahasia" in isi, "melukai" in isi) == (
            True,
            False,
            False,
        )
        for alamat in (
            ("layanan:catatan", "masalah_remaja", baris.pk),
            ("layanan:catatan_daftar", "masalah_remaja"),
            ("layanan:catatan_ekspor", "masalah_remaja", "csv"),
            ("layanan:catatan_baru", "masalah_remaja"),
        ):
            assert buka(siapa, *alamat).status_code == 404
        assert "masalah" not in buka(siapa, "layanan:register").content.decode().lower()
    isi = buka(bidan, "layanan:kartu", pk).context["isi"]
    assert ("Masalah: melukai diri", ["Ya"]) in isi.baris


@pytest.mark.parametrize("peran", ["pemdes", "tim_pembina", "dpmd"])
def test_kartu_tidak_untuk_yang_lain(catat, posyandu, orang, peran):
    catat("tekanan_darah")
    siapa = PenugasanFactory(peran=peran, tempat=posyandu.wilayah.induk.induk)
    if peran == "pemdes":
        siapa = PenugasanFactory(peran=peran, tempat=posyandu.wilayah, jabatan="kades")
    assert buka(siapa, "layanan:kartu", orang["lansia"].pk).status_code == 404


def test_kartu_lansia_menurut_urutan_kolomnya(catat, bidan, orang):
    for kode in ("ukur_tubuh", "tekanan_darah", "puma", "riwayat_kesehatan"):
        catat(kode)
    isi = buka(bidan, "layanan:kartu", orang["lansia"].pk)
    (hari,) = isi.context["isi"].hari
    terisi = [(judul, teks) for judul, teks in hari.isi if teks]
    assert terisi == [
        ("BB", "70,5 kg"),
        ("TB", "158 cm"),
        ("IMT", "28,2 (Obesitas)"),
        ("Lingkar perut", "86 cm"),
        ("Tekanan darah", "138/90"),
        ("Hasil tekanan darah", "Tinggi"),
        ("PUMA", "6"),
        ("Rujuk", "Perlu dirujuk: Tekanan darah tinggi, Skor PUMA 6"),
    ]
    assert ("Riwayat penyakit diri sendiri", "Hipertensi") in isi.context["isi"].kepala


def test_kartu_balita_menyebut_hasil_tiap_ukuran(bidan, orang):
    TimbangFactory(
        warga=orang["anak"],
        tinggi="75",
        lingkar_kepala="40",
        z_bb_u=0,
        z_tb_u=0,
        z_bb_tb=0,
        z_lk_u=-4,
    )
    (hari,) = buka(bidan, "layanan:kartu", orang["anak"].pk).context["isi"].hari
    isi = dict(hari.isi)
    hasil = ("BB/U", "TB/U", "BB/TB", "Hasil lingkar kepala")
    assert [bool(isi[judul]) for judul in hasil] == [True] * 4
    assert (isi["Lingkar kepala"], isi["Hasil lingkar kepala"]) == ("40 cm", "Mikrosefali")


def test_kartu_ibu_sesudah_bersalin_menyebut_hari_nifas(catat, bidan, orang):
    KehamilanFactory(
        warga=orang["ibu"], hpht="2025-09-01", berakhir_pada="2026-06-01", hasil="lahir_hidup"
    )
    catat("pelayanan_nifas", "ibu")
    (hari,) = buka(bidan, "layanan:kartu", orang["ibu"].pk, kartu="ibu").context["isi"].hari
    assert dict(hari.isi)["Usia kehamilan (minggu)"] == "Nifas hari 9"


TBC = [f"Skrining TBC: {n}" for n in ("batuk", "demam", "berat badan turun", "kontak erat")]
AKHIR = ["Edukasi", "Gejala sakit", "Rujuk", "Jawaban rujukan"]
# The columns as the paper cards have them, and what is kept besides at its place among them.
KERTAS = {
    "balita": [
        *["Umur (bulan)", "Tanggal", "BB", "Naik atau tidak", "BB/U", "PB/TB", "TB/U", "BB/TB"],
        *["Lingkar kepala", "Hasil lingkar kepala", "LiLA", "Hasil LiLA", *TBC, "ASI eksklusif"],
        *["MP-ASI sesuai", "Imunisasi", "Vitamin A", "Obat cacing", "Makanan tambahan"],
        *["Untuk berapa hari", *AKHIR],
    ],
    "ibu": [
        *["Tanggal", "Usia kehamilan (minggu)", "BB", "BB sesuai kurva", "LiLA", "Hasil LiLA"],
        *["Tekanan darah", "Tekanan darah sesuai kurva", *TBC, "TTD diberikan"],
        *["TTD diminum setiap hari", "MT ibu KEK: komposisi", "MT ibu KEK: porsi"],
        *["MT dikonsumsi setiap hari", "Kelas ibu hamil", "Nifas: vitamin A", "Nifas: menyusui"],
        *["Nifas: TTD diberikan", "Alat kontrasepsi", *AKHIR],
    ],
    "sekolah": [
        *["Tanggal", "BB", "TB", "IMT", "IMT/U", "Lingkar perut", "Tekanan darah"],
        *["Hasil tekanan darah", "Gula darah", "Hasil gula darah", "Hb", "Anemia"],
        *["TTD diberikan", "TTD diminum", *TBC, "Masalah: rumah", "Masalah: pendidikan"],
        *["Masalah: makan", "Masalah: kegiatan", "Masalah: rokok, napza", "Masalah: seksualitas"],
        *["Masalah: keamanan", "Masalah: melukai diri", "Jiwa: sedih", "Jiwa: kurang minat"],
        *["Hasil TBC", "Hasil HIV", "Imunisasi", *AKHIR],
    ],
    "dewasa": [
        *["Tanggal", "BB", "TB", "IMT", "Lingkar perut", "LiLA", "Tekanan darah"],
        *["Hasil tekanan darah", "Gula darah", "Hasil gula darah", "Mata kanan", "Mata kiri"],
        *["Telinga kanan", "Telinga kiri", "PUMA", *TBC, "Alat kontrasepsi", "Jiwa: sedih"],
        *["Jiwa: kurang minat", "Hasil TBC", "Hasil HIV", "AKS", "SKILAS", *AKHIR],
    ],
}


def rapat(teks):
    """Without spaces, breaks and hyphens, which are the layout's."""
    return re.sub(r"[\s\-]", "", teks)


@pytest.mark.parametrize(
    ("kode", "siapa", "hari"),
    [
        ("balita", "anak", "1310062026"),
        ("sekolah", "remaja", "10062026"),
        ("dewasa", "lansia", "10062026"),
        ("ibu", "ibu", "1006202618"),
    ],
)
def test_pdf_menurut_urutan_kolom_kartu(catat, bidan, orang, kode, siapa, hari):
    """The text of the PDF itself, in its order; the file's name names nobody."""
    warga = orang[siapa]
    Warga.objects.filter(pk=warga.pk).update(nama='A #strike[b] *c* "d"', nama_ayah="Udin")
    Keluarga.objects.update(no_hp="081200000001")
    if kode == "ibu":
        lama = {"gravida": 3, "jarak_kehamilan": 4, "nama_suami": "Asep"}
        KehamilanFactory(warga=warga, posyandu=warga.posyandu, hpht="2026-02-01", **lama)
    catat("skrining_tbc", siapa, sekali_tekan="1")
    jawaban = buka(bidan, "layanan:kartu_pdf", warga.pk, kartu=kode)
    assert jawaban["Content-Disposition"] == f'inline; filename="kartu-{kode}.pdf"'
    assert EksporLog.objects.get().saringan == kode
    teks, *berikut = (rapat(h.extract_text()) for h in PdfReader(io.BytesIO(jawaban.content)).pages)
    # All of it on one page; after it only growth charts.
    assert all("menurut" in lain for lain in berikut)
    assert bool(berikut) == (kode == "balita")
    assert teks.startswith(rapat(KARTU[kode].judul))
    assert rapat('A #strike[b] *c* "d"') in teks
    assert rapat("".join(KERTAS[kode])) + hari in teks
    desa = warga.posyandu.wilayah
    tempat = f"Desa: {desa.nama} Kecamatan: {desa.induk.nama} Posyandu: {warga.posyandu.nama}"
    assert rapat(f"Nomor HP: 081200000001 {tempat} Tahun: 2026") in teks
    assert rapat("NIK: Belum punya") in teks
    assert (rapat("Nama ayah: Udin") in teks) == (kode in ("balita", "sekolah"))
    assert (rapat("Nama suami: Asep") in teks) == (kode == "ibu")
    if kode == "ibu":
        assert rapat("Hamil ke-: 3 Jarak dari kehamilan sebelumnya: 4 tahun") in teks
