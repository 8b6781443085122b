"""The monthly report: what freezes, what comes later, and what is listed before sending."""

import datetime
import uuid

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from kelembagaan.bidang import Bidang
from kelembagaan.models import BidangAktif, Penugasan
from kelembagaan.tests.pabrik import (
    PenggunaFactory,
    PenugasanFactory,
    PerangkatDaerahFactory,
    PosyanduFactory,
)
from layanan.kiriman.services import terima
from layanan.laporan import services
from layanan.laporan.pemeriksaan import belum_dilayani, peringatan
from layanan.laporan.selectors import (
    daftar_bulan,
    daftar_susulan,
    kesehatan_diperiksa,
    menunggu,
    ringkasan,
)
from layanan.models import Kiriman, LaporanBulanan
from layanan.tests import bantu_kiriman as bantu
from layanan.tests import pabrik

pytestmark = pytest.mark.django_db

BULAN = datetime.date(2026, 6, 1)
HARI = datetime.date(2026, 6, 10)


@pytest.fixture
def posyandu(posyandu):
    """Posyandu Jeruk with all fields but sosial."""
    BidangAktif.objects.bulk_create(
        BidangAktif(posyandu=posyandu, bidang=b, mulai=posyandu.mulai)
        for b in Bidang
        if b != Bidang.SOSIAL
    )
    return posyandu


@pytest.fixture
def ketua(posyandu):
    return PenugasanFactory(peran="pengurus", tempat=posyandu).cakupan()


@pytest.fixture
def laporan(posyandu):
    return services.siapkan(posyandu=posyandu, bulan=BULAN)


def kirim(laporan):
    """Send it as the review does: freeze, then lock."""
    services.bekukan(laporan=laporan)
    laporan.keadaan = "diajukan"
    laporan.save()


def kembalikan(laporan):
    laporan.keadaan = "dikembalikan"
    laporan.save()


def nilai(laporan, cakupan, kode):
    """(value, what it would become) of one figure."""
    isi = ringkasan(laporan, cakupan)
    return next(
        (a.nilai, a.menjadi) for b in isi.bagian for a in b.angka if a.indikator.kode == kode
    )


def teks_peringatan(laporan, cakupan):
    isi = ringkasan(laporan, cakupan)
    return [p.teks for p in peringatan(laporan, isi.kini, list(Bidang))]


def test_siapkan_menyimpan_kode_bulan_itu_dan_hanya_sekali(posyandu, laporan):
    assert (laporan.kode, laporan.kode_induk, laporan.keadaan) == (
        posyandu.kode,
        "36.02.18.2010",
        "belum",
    )
    assert services.siapkan(posyandu=posyandu, bulan=BULAN) == laporan


def test_bidang_yang_belum_berjalan_tidak_dibekukan(laporan, ketua):
    pabrik.FakirMiskinFactory(keluarga__posyandu=laporan.posyandu)
    kirim(laporan)
    assert "miskin_terdata" not in laporan.angka
    assert laporan.angka["patroli"] == 0
    aktif = {b.bidang: b.aktif for b in ringkasan(laporan, ketua).bagian}
    assert aktif == {b: b != Bidang.SOSIAL for b in Bidang}


def test_angka_terkirim_tidak_berubah_oleh_catatan_yang_datang_kemudian(laporan, ketua):
    pabrik.PatroliFactory(posyandu=laporan.posyandu)
    kirim(laporan)
    pabrik.PatroliFactory(posyandu=laporan.posyandu, susulan=True)
    laporan.refresh_from_db()
    assert laporan.angka["patroli"] == 1
    assert nilai(laporan, ketua, "patroli") == (1, 2)
    (susulan,) = daftar_susulan(laporan, ketua)
    assert (susulan.formulir.kode, susulan.jumlah, len(susulan.baris)) == ("patroli", 1, 1)


def test_susulan_masuk_saat_dikirim_lagi(laporan, ketua):
    kirim(laporan)
    baris = pabrik.PatroliFactory(posyandu=laporan.posyandu, susulan=True)
    kembalikan(laporan)
    assert nilai(laporan, ketua, "patroli") == (1, None)
    kirim(laporan)
    baris.refresh_from_db()
    assert (laporan.angka["patroli"], baris.susulan) == (1, False)
    assert daftar_susulan(laporan, ketua) == []


def test_timbang_tamu_adalah_susulan_di_posyandu_anak(laporan, ketua, posyandu_sedesa):
    anak = pabrik.WargaFactory(posyandu=laporan.posyandu)
    pabrik.TimbangFactory(warga=anak, posyandu=posyandu_sedesa, susulan=True)
    kirim(laporan)
    assert daftar_susulan(laporan, ketua) == []
    pabrik.TimbangFactory(
        warga=anak, posyandu=posyandu_sedesa, susulan=True, tanggal=datetime.date(2026, 6, 11)
    )
    assert [s.jumlah for s in daftar_susulan(laporan, ketua)] == [1]


def test_penimbangan_yang_datang_sesudah_bulan_ditutup(posyandu, ketua):
    """It stands on the card, changes no closed figure, and the next month's N/T is right."""
    penugasan = Penugasan.objects.get(pk=ketua.penugasan_id)
    anak = pabrik.WargaFactory(posyandu=posyandu)

    def timbang(tanggal, berat):
        item = bantu.timbang(penugasan, anak, tanggal=tanggal, berat=berat)
        (jawaban,) = terima(items=[item], pengguna=penugasan.pengguna)
        return jawaban.objek

    timbang("2026-05-10", "8,0")
    timbang("2026-07-10", "8,4")
    juni, juli = (services.siapkan(posyandu=posyandu, bulan=BULAN.replace(month=n)) for n in (6, 7))
    kirim(juni)
    assert nilai(juli, ketua, "balita_o") == (1, None)

    susulan = timbang("2026-06-10", "8,3")

    juni.refresh_from_db()
    assert (susulan.susulan, susulan.hasil_timbang) == (True, "N")
    assert (juni.angka["balita_d"], juni.angka["balita_n"]) == (0, 0)
    assert nilai(juni, ketua, "balita_n") == (0, 1)
    assert [nilai(juli, ketua, f"balita_{h}") for h in "ot"] == [(0, None), (1, None)]


def test_susulan_tanpa_nama_bagi_yang_tidak_boleh_membacanya(laporan, tangga):
    kirim(laporan)
    pabrik.TimbangFactory(warga__posyandu=laporan.posyandu, susulan=True)
    pabrik.PatroliFactory(posyandu=laporan.posyandu, susulan=True)
    camat = PenugasanFactory(peran="tim_pembina", tempat=tangga.kecamatan).cakupan()
    dinsos = PenugasanFactory(
        peran="opd", tempat=PerangkatDaerahFactory(bidang=["sosial"])
    ).cakupan()
    assert [(s.jumlah, s.baris) for s in daftar_susulan(laporan, camat)] == [(1, []), (1, [])]
    assert daftar_susulan(laporan, dinsos) == []


def test_opd_hanya_melihat_bidangnya(laporan):
    dinas = PenugasanFactory(
        peran="opd", tempat=PerangkatDaerahFactory(bidang=["perumahan"])
    ).cakupan()
    assert [b.bidang for b in ringkasan(laporan, dinas).bagian] == ["perumahan"]


def test_narasi_menjadikan_draf_dan_terkunci_sesudah_dikirim(laporan):
    laporan = services.simpan_narasi(
        laporan=laporan, narasi={"kesehatan": "Vitamin A dibagikan."}, target={"balita_s": 70}
    )
    assert (laporan.keadaan, laporan.target) == ("draf", {"balita_s": 70})
    laporan = services.simpan_narasi(laporan=laporan, narasi={"kesehatan": ""}, target={})
    assert (laporan.narasi, laporan.target) == ({}, {"balita_s": 70})
    kirim(laporan)
    with pytest.raises(ValidationError):
        services.simpan_narasi(laporan=laporan, narasi={"kesehatan": "Lain"})
    assert LaporanBulanan.objects.get().narasi == {}


def test_narasi_laporan_yang_dikembalikan_tidak_mengubah_keadaan(laporan):
    kirim(laporan)
    kembalikan(laporan)
    services.simpan_narasi(laporan=laporan, narasi={"kesehatan": "Sudah dibetulkan."})
    laporan.refresh_from_db()
    assert laporan.keadaan == "dikembalikan"


def test_tanda_diperiksa_hilang_hanya_bila_angka_kesehatan_berubah(laporan):
    anak = pabrik.WargaFactory(posyandu=laporan.posyandu)
    bidan = PenggunaFactory()
    assert not kesehatan_diperiksa(laporan)
    laporan = services.tandai_diperiksa(laporan=laporan, pengguna=bidan)
    kirim(laporan)
    kembalikan(laporan)
    pabrik.PatroliFactory(posyandu=laporan.posyandu)
    assert kesehatan_diperiksa(laporan)
    anak.pindah_pada = HARI
    anak.save()
    assert not kesehatan_diperiksa(laporan)
    kirim(laporan)
    laporan.refresh_from_db()
    assert (laporan.diperiksa_oleh, laporan.angka["balita_s"]) == (None, 0)


def test_diperiksa_hanya_sebelum_dikirim(laporan):
    kirim(laporan)
    with pytest.raises(ValidationError):
        services.tandai_diperiksa(laporan=laporan, pengguna=PenggunaFactory())
    laporan.refresh_from_db()
    assert laporan.diperiksa_pada is None


def lalu(laporan, *patroli):
    """Sent reports of the months before, newest first, with so many patrols each."""
    bulan = laporan.bulan
    for banyak in patroli:
        bulan = (bulan - datetime.timedelta(days=1)).replace(day=1)
        LaporanBulanan.objects.create(
            posyandu=laporan.posyandu,
            bulan=bulan,
            kode=laporan.kode,
            kode_induk=laporan.kode_induk,
            angka={"patroli": banyak},
            keadaan="disetujui",
        )


@pytest.mark.parametrize(
    ("sebelumnya", "ada"),
    [((5, 5, 5), True), ((15, 0, 0), True), ((5, 5, 4), False), ((9, 9), False)],
)
def test_nol_yang_tidak_biasa(laporan, ketua, sebelumnya, ada):
    lalu(laporan, *sebelumnya)
    teks = "Patroli: 0 kali, padahal tiga bulan terakhir rata-rata 5."
    assert teks_peringatan(laporan, ketua) == ([teks] if ada else [])


def test_bukan_nol_tidak_ditanyakan(laporan, ketua):
    lalu(laporan, 9, 9, 9)
    pabrik.PatroliFactory(posyandu=laporan.posyandu)
    assert teks_peringatan(laporan, ketua) == []


def test_d_lebih_besar_daripada_s(laporan, ketua):
    anak = pabrik.WargaFactory(posyandu=laporan.posyandu)
    pabrik.TimbangFactory(warga=anak, hasil_timbang="B")
    assert teks_peringatan(laporan, ketua) == []
    laporan = services.simpan_narasi(laporan=laporan, narasi={}, target={"balita_s": 0})
    assert teks_peringatan(laporan, ketua) == [
        "Balita ditimbang (D) 1, lebih banyak daripada sasaran (S) 0."
    ]


def test_n_t_o_b_tidak_sama_dengan_d(laporan):
    kini = {
        "balita_s": 9,
        "balita_d": 5,
        "balita_n": 2,
        "balita_t": 1,
        "balita_o": 1,
        "balita_b": 0,
    }
    assert [p.teks for p in peringatan(laporan, kini, list(Bidang))] == [
        "N + T + O + B berjumlah 4, padahal yang ditimbang (D) 5."
    ]


def test_catatan_yang_mungkin_kembar(laporan, ketua):
    for lokasi in ("RW 01", "rw 01 ", "RW 02"):
        pabrik.PatroliFactory(posyandu=laporan.posyandu, lokasi=lokasi)
    pabrik.PatroliFactory(posyandu=laporan.posyandu, lokasi="RW 02", dibatalkan_pada=timezone.now())
    pabrik.PatroliFactory(lokasi="RW 02")
    assert teks_peringatan(laporan, ketua) == [
        "Patroli: 2 catatan pada 10-06-2026 yang tampak sama. Tercatat dua kali?"
    ]


def test_warga_bernama_dan_bertanggal_lahir_sama(laporan, ketua):
    for nama in ("Siti Aminah", "SITI AMINNAH"):
        pabrik.WargaFactory(posyandu=laporan.posyandu, nama=nama)
    pabrik.WargaFactory(nama="Siti Aminah")
    assert teks_peringatan(laporan, ketua) == [
        "1 pasang warga bernama dan bertanggal lahir sama. Orang yang sama?"
    ]


def test_kiriman_yang_belum_masuk(laporan, ketua):
    for keadaan in ("tertahan", "ditolak", "ditolak", "diterima", "diganti"):
        Kiriman.objects.create(
            kunci=uuid.uuid4(),
            hash_isi=uuid.uuid4().hex,
            pengguna=PenggunaFactory(),
            posyandu=laporan.posyandu,
            formulir="patroli",
            aksi="baru",
            keadaan=keadaan,
        )
    assert teks_peringatan(laporan, ketua) == [
        "1 kiriman tertahan, belum ikut dihitung.",
        "2 kiriman perlu diperbaiki, belum ikut dihitung.",
    ]


def test_sasaran_yang_belum_dilayani_per_kelompok(laporan, posyandu_sedesa):
    def orang(lahir, **kwargs):
        return pabrik.WargaFactory(posyandu=laporan.posyandu, tanggal_lahir=lahir, **kwargs)

    datang, bertamu, belum = (orang(datetime.date(2025, 1, n)) for n in (1, 2, 3))
    assert belum.pk
    pabrik.KunjunganFactory(warga=datang, hari_buka__posyandu=laporan.posyandu, tanggal=HARI)
    pabrik.TimbangFactory(warga=bertamu, posyandu=posyandu_sedesa, tanggal=HARI)
    ibu = orang(datetime.date(1998, 3, 2))
    pabrik.KehamilanFactory(warga=ibu)
    orang(datetime.date(1950, 1, 1), meninggal_pada=datetime.date(2026, 6, 2))
    pabrik.WargaFactory(posyandu=posyandu_sedesa)
    assert belum_dilayani(laporan) == [("balita", 3, 1), ("hamil", 1, 1)]


def test_daftar_bulan_sejak_posyandu_mulai(posyandu, laporan):
    baru = PosyanduFactory(mulai=timezone.localdate().replace(day=1))
    assert len(daftar_bulan(baru)) == 1
    assert len(daftar_bulan(posyandu)) == 13
    assert daftar_bulan(posyandu)[0].bulan == timezone.localdate().replace(day=1)


def test_menunggu_ketua_dan_bidan(posyandu, ketua, tangga, laporan):
    bidan = PenugasanFactory(peran="nakes", tempat=tangga.desa).cakupan()
    kembalikan(laporan)
    alamat = f"/layanan/laporan/{laporan.pk}/"
    assert menunggu(ketua)[0] == ("Laporan Juni 2026 dikembalikan", None, alamat)
    assert menunggu(bidan) == []
