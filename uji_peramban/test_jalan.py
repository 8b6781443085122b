"""The whole road in a real browser, from the admin of a DPMD to the figures of the nation."""

import datetime
import re

import pytest
from dateutil.relativedelta import relativedelta

from kelembagaan.tests.pabrik import SANDI, PenugasanFactory, PosyanduFactory
from kelembagaan.wilayah.zona import hari_ini
from pembinaan.rekap.services import proses_tanda
from uji_peramban import langkah_kader, langkah_laporan, langkah_lembaga

DESA = "36.02.18.2010"
SITI, RIZKI, KEPALA = "Siti Nurhaliza", "Rizki Pratama", "Dedi Kurniawan"
# What the road records in the month, added up by hand; all other figures are zero.
ANGKA = {
    **{"balita_s": 2, "balita_d": 1, "balita_b": 1},
    **{"anak_terdata": 1, "anak_ikut_paud": 1},
    **{"air_terdata": 1, "air_layak": 1, "jamban_layak": 1, "spal_ada": 1},
    **{"rumah_terdata": 1, "rumah_layak": 1},
    **{"insiden": 1, "insiden_bencana": 1},
    "miskin_terdata": 1,
}


@pytest.fixture
def bulan():
    """The month that has just ended."""
    return (hari_ini(DESA).replace(day=1) - datetime.timedelta(days=1)).replace(day=1)


def test_jalan(orang, tangga, bulan):
    kader, ketua = lembaga(orang, tangga, bulan)
    catatan(kader, bulan)
    kirim_dan_kembali(orang, ketua, tangga, bulan)
    sampai_pusat(orang, tangga, bulan)
    timbangan_terlambat(kader, ketua, bulan)
    tetangga_tidak_melihat(orang, tangga, kader.jejak + ketua.jejak)


def lembaga(orang, tangga, bulan):
    """DPMD makes a Posyandu and two accounts; both come in with their printed codes."""
    dpmd = orang(lebar=1280)
    pegawai = PenugasanFactory(peran="dpmd", tempat=tangga.kab)
    langkah_lembaga.masuk(dpmd, pegawai.pengguna.username, SANDI)
    mulai = bulan - relativedelta(months=2)
    langkah_lembaga.buat_posyandu(dpmd, "Jeruk", desa="Pasar Keong", mulai=mulai)
    kader = langkah_lembaga.buat_akun(dpmd, "Siti Aminah", posyandu="Jeruk", peran="Kader")
    ketua = langkah_lembaga.buat_akun(
        dpmd, "Dewi Lestari", posyandu="Jeruk", peran="Pengurus", jabatan="Ketua"
    )
    hasil = orang(), orang()
    for satu, akun in zip(hasil, (kader, ketua), strict=True):
        langkah_lembaga.masuk_dengan_kode(satu, *akun)
    assert hasil[0].tampak("Siti Aminah\nKader, Posyandu Jeruk")
    assert hasil[1].tampak("Dewi Lestari\nKetua, Posyandu Jeruk")
    return hasil


def catatan(kader, bulan):
    """A family, two children, an opening day, one entry in each field, a weighing today."""
    lahir = bulan - relativedelta(months=14)
    langkah_kader.daftarkan(kader, SITI, "Perempuan", lahir, kepala=KEPALA)
    langkah_kader.daftarkan(kader, RIZKI, "Laki-laki", lahir, kepala=KEPALA, terdaftar=True)
    langkah_kader.catat_enam_bidang(kader, SITI, KEPALA, bulan.replace(day=10))
    langkah_kader.timbang_di_rumah(kader, RIZKI, hari_ini(DESA), "9,3")
    assert kader.tampak("Baru pertama kali")


def kirim_dan_kembali(orang, ketua, tangga, bulan):
    """The ketua sends, desa returns with a note, the ketua corrects an entry and sends again."""
    angka = langkah_laporan.buat_laporan(ketua, bulan)
    assert angka["Balita terdaftar (S)"] == "2"
    assert angka["Balita ditimbang (D)"] == "1"
    assert angka["Sudah ikut PAUD"] == "0"
    ketua.tekan("Ajukan")
    desa = orang(PenugasanFactory(peran="pemdes", tempat=tangga.desa), lebar=1280)
    langkah_laporan.kembalikan(desa, "Posyandu Jeruk")
    langkah_laporan.betulkan_dan_kirim_lagi(ketua)
    assert langkah_laporan.laporan_tersimpan(bulan) == ("diajukan", ANGKA)
    langkah_laporan.setujui_di_antrean(desa, "Posyandu Jeruk")
    proses_tanda()  # the worker's part
    langkah_laporan.ajukan_wilayah(desa, tangga.desa, bulan)


def sampai_pusat(orang, tangga, bulan):
    """Each tier approves the one below and sends; the desa, kecamatan and kabupaten beside it
    have no Posyandu and hold nobody up. Pusat sees the figures and closes the month."""
    for anak, wilayah in (
        ("Desa Pasar Keong", tangga.kecamatan),
        ("Kecamatan Cibadak", tangga.kab),
        ("Kabupaten Lebak", tangga.provinsi),
        ("Provinsi Banten", tangga.pusat),
    ):
        tim = orang(PenugasanFactory(peran="tim_pembina", tempat=wilayah), lebar=1280)
        langkah_laporan.setujui_sesudah_membaca(tim, anak)
        proses_tanda()  # the worker's part
        tombol = "Ajukan" if wilayah.kode else "Tetapkan"
        angka = langkah_laporan.ajukan_wilayah(tim, wilayah, bulan, tombol)
        assert angka["Balita terdaftar (S)"] == ["2", "2"]
        assert angka["Sudah ikut PAUD"] == ["1", "1"]
        assert angka["Keluarga miskin didata"] == ["1", "1"]
    assert langkah_laporan.rekap_tersimpan(bulan) == dict.fromkeys(
        ("", "36", "36.02", "36.02.18", DESA), ("disetujui", ANGKA, ANGKA)
    )


def timbangan_terlambat(kader, ketua, bulan):
    """Delivered after pusat closed the month: susulan on the card, N today, figures unchanged."""
    langkah_kader.timbang_di_rumah(kader, RIZKI, bulan.replace(day=12), "8,4")
    assert kader.tampak("Laporan bulan ini sudah dikirim, jadi catatan ini menjadi susulan.")
    kader.ikuti(RIZKI)
    assert kader.halaman.locator("li", has_text="8,4 kg").get_by_text("susulan").count() == 1
    angka = langkah_laporan.buat_laporan(kader, hari_ini(DESA).replace(day=1))
    assert angka["Balita ditimbang (D)"] == "1"
    assert angka["Berat naik (N)"] == "1"
    assert langkah_laporan.baca(
        "SELECT tanggal, hasil_timbang, susulan FROM layanan_timbang JOIN layanan_warga w"
        " ON w.id = warga_id WHERE w.nama = %s ORDER BY tanggal",
        RIZKI,
    ) == [(bulan.replace(day=12), "B", True), (hari_ini(DESA), "N", False)]
    proses_tanda()
    assert langkah_laporan.laporan_tersimpan(bulan) == ("disetujui", ANGKA)
    assert langkah_laporan.rekap_tersimpan(bulan)[""] == ("disetujui", ANGKA, ANGKA)
    ketua.buka(ketua.jejak[-1])
    assert langkah_laporan.koreksi(ketua) == {
        "Balita ditimbang (D)": ["1", "2"],
        "Baru pertama ditimbang (B)": ["1", "2"],
    }


def tetangga_tidak_melihat(orang, tangga, jejak):
    """The kader of the next Posyandu, by list, by search and by every address of the road."""
    anggur = PosyanduFactory(wilayah=tangga.desa, nama="Anggur", mulai=hari_ini(DESA))
    tetangga = orang(PenugasanFactory(tempat=anggur))
    h = tetangga.halaman
    tetangga.buka("/layanan/warga/")
    assert tetangga.tampak("Belum ada warga di sini")
    h.locator("#id_q").press_sequentially("Siti")
    h.get_by_text("Tidak ada yang cocok").wait_for()
    tetangga.periksa()
    for alamat in sorted(set(jejak)):
        jawaban = h.request.get(alamat)
        if re.search(r"/\d+/|=\d+", alamat):
            assert (alamat, jawaban.status) == (alamat, 404)
        assert not any(nama in jawaban.text() for nama in (SITI, RIZKI, KEPALA))
    assert tetangga.buka(max(jejak)) == 404
