"""Naik, tidak naik, O and B from month to month, however late a weighing arrives."""

import datetime

import pytest
from dateutil.relativedelta import relativedelta
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from layanan.kesehatan.services import hitung_ulang, hitung_ulang_lama, sesudah_timbang
from layanan.models import RefKBM, Timbang
from layanan.tests.pabrik import TimbangFactory, WargaFactory

pytestmark = pytest.mark.django_db


def hari(teks):
    return datetime.date.fromisoformat(teks)


def catat(warga, tanggal, berat, **kwargs):
    baris = TimbangFactory(warga=warga, tanggal=hari(tanggal), berat=berat, **kwargs)
    sesudah_timbang([baris])
    return baris


def hasil(warga):
    """["2026-01 B", ...] as stored, by day."""
    return [
        f"{b.tanggal:%Y-%m} {b.hasil_timbang}"
        for b in Timbang.objects.filter(warga=warga).order_by("tanggal")
    ]


@pytest.fixture
def anak(posyandu):
    """A girl born on 10 January 2026."""
    return WargaFactory(posyandu=posyandu, tanggal_lahir=hari("2026-01-10"))


def test_pertama_kali_lalu_naik_lalu_tidak_naik(anak):
    catat(anak, "2026-02-10", "4.00")
    catat(anak, "2026-03-10", "4.90")  # 900 g at 2 months: exactly enough
    catat(anak, "2026-04-10", "5.69")  # 790 of 800 g at 3 months
    assert hasil(anak) == ["2026-02 B", "2026-03 N", "2026-04 T"]


def test_dua_t_setelah_bulan_yang_juga_t(anak):
    for tanggal, berat in (
        ("2026-02-10", "4.00"),
        ("2026-03-10", "4.50"),  # T
        ("2026-04-10", "5.00"),  # T: 2T
        ("2026-05-10", "5.10"),  # T: 2T still
        ("2026-06-10", "6.20"),  # N
        ("2026-07-10", "6.30"),  # T, the first again
        ("2026-09-10", "6.40"),  # O
        ("2026-10-10", "6.45"),  # T after O
    ):
        catat(anak, tanggal, berat)
    semua = Timbang.objects.filter(warga=anak).order_by("tanggal")
    assert [f"{b.tanggal.month}" for b in semua if b.dua_t] == ["4", "5"]
    assert dict(semua[2].hasil())["Penimbangan"] == "Tidak naik dua kali berturut-turut (2T)"
    # The March weighing arrives late with another weight: April is no 2T any more.
    Timbang.objects.filter(pk=semua[1].pk).update(berat="4.90")
    hitung_ulang(warga_ids=[anak.pk])
    assert [f"{b.tanggal.month}" for b in semua.all() if b.dua_t] == ["5"]


def test_temuan_menurut_kartu(anak):
    ukuran = {"berat": "5.30", "tinggi": "66.5", "cara_ukur": "berbaring"}
    catat(anak, "2026-08-10", **ukuran)
    catat(anak, "2026-09-10", **ukuran, lila="11.4")
    baris = Timbang.objects.get(tanggal="2026-09-10")
    assert baris.temuan() == [
        "Berat tidak naik",
        "Di bawah garis merah (BGM)",
        "Gizi buruk",
        "LiLA merah",
    ]
    assert dict(baris.hasil())["LiLA"] == "Merah (gizi buruk)"


def test_bulan_lalu_tidak_ditimbang(anak):
    catat(anak, "2026-02-10", "4.00")
    catat(anak, "2026-04-10", "6.00")
    assert hasil(anak) == ["2026-02 B", "2026-04 O"]


def test_penimbangan_susulan_membetulkan_bulan_berikutnya(anak):
    catat(anak, "2026-02-10", "4.00")
    catat(anak, "2026-04-10", "6.00")
    catat(anak, "2026-03-31", "5.30")  # arrives last
    assert hasil(anak) == ["2026-02 B", "2026-03 N", "2026-04 T"]


def test_penimbangan_pertama_yang_susulan_mengambil_huruf_b(anak):
    catat(anak, "2026-03-10", "5.00")
    catat(anak, "2026-05-10", "6.00")
    catat(anak, "2026-01-20", "3.50")
    assert hasil(anak) == ["2026-01 B", "2026-03 O", "2026-05 O"]


def test_dibatalkan_tidak_dihitung_lagi(anak):
    pertama = catat(anak, "2026-02-10", "4.00")
    catat(anak, "2026-03-10", "4.90")
    pertama.dibatalkan_pada = timezone.now()
    pertama.save()
    sesudah_timbang([pertama])
    assert hasil(anak)[1] == "2026-03 B"


def test_bulan_dibandingkan_dengan_penimbangan_terakhir_bulan_lalu(anak):
    catat(anak, "2026-02-01", "3.50")
    catat(anak, "2026-02-28", "4.40")
    catat(anak, "2026-03-01", "4.50")
    assert hasil(anak) == ["2026-02 B", "2026-02 B", "2026-03 T"]


def test_tahun_berganti(anak):
    catat(anak, "2026-12-10", "8.00")
    catat(anak, "2027-01-10", "8.20")
    assert hasil(anak) == ["2026-12 B", "2027-01 N"]


def test_kbm_anak_laki_laki_umur_tujuh_bulan(posyandu):
    laki = WargaFactory(posyandu=posyandu, jenis_kelamin="L", tanggal_lahir=hari("2026-01-10"))
    perempuan = WargaFactory(posyandu=posyandu, tanggal_lahir=hari("2026-01-10"))
    for anak in (laki, perempuan):
        catat(anak, "2026-07-10", "7.00")
        catat(anak, "2026-08-10", "7.30")
    assert hasil(laki)[1] == "2026-08 T"
    assert hasil(perempuan)[1] == "2026-08 N"
    assert list(
        RefKBM.objects.filter(terverifikasi=False).values_list("jenis_kelamin", "umur_bulan_dari")
    ) == [("L", 7), ("L", 11)]


def test_kbm_adalah_data(anak):
    catat(anak, "2026-02-10", "4.00")
    catat(anak, "2026-03-10", "4.70")
    assert hasil(anak)[1] == "2026-03 T"
    RefKBM.objects.filter(umur_bulan_dari=2).update(gram=700, versi="kms-2")
    hitung_ulang(warga_ids=[anak.pk])
    assert hasil(anak)[1] == "2026-03 N"
    assert Timbang.objects.get(tanggal=hari("2026-03-10")).versi_aturan == "who2006-2+kms-2"


def test_setiap_umur_punya_kbm():
    for jenis_kelamin in "LP":
        baris = RefKBM.objects.filter(jenis_kelamin=jenis_kelamin)
        umur = [u for b in baris for u in range(b.umur_bulan_dari, b.umur_bulan_sampai + 1)]
        assert sorted(umur) == list(range(61))


def test_prasekolah_ditimbang_tanpa_naik_atau_tidak(posyandu):
    anak = WargaFactory(posyandu=posyandu, tanggal_lahir=hari("2021-06-10"))
    catat(anak, "2026-05-10", "15.00")
    catat(anak, "2026-06-10", "15.10")  # 60 months today
    assert hasil(anak) == ["2026-05 B", "2026-06 "]


def test_tanggal_lahir_dibetulkan(anak):
    baris = catat(anak, "2026-06-10", "6.50")
    lama = baris.z_bb_u
    anak.tanggal_lahir -= relativedelta(months=3)
    anak.save()
    hitung_ulang(warga_ids=[anak.pk])
    baris.refresh_from_db()
    assert baris.z_bb_u < lama - 1


def test_baris_di_tangan_ikut_terisi(anak):
    baris = catat(anak, "2026-06-10", "6.50", tinggi="62.0", cara_ukur="berbaring")
    assert baris.hasil() == [
        ("Penimbangan", "Baru pertama kali"),
        ("BB/U", "Berat badan normal"),
        ("TB/U", "Normal"),
        ("BB/TB", "Gizi baik"),
        ("IMT/U", "Gizi baik"),
    ]


def test_jumlah_kueri_tidak_bergantung_jumlah_anak(posyandu):
    jumlah = []
    for banyak in (1, 12):
        baris = [
            TimbangFactory(warga=WargaFactory(posyandu=posyandu), berat=f"{7 + n / 10:.1f}")
            for n in range(banyak)
        ]
        with CaptureQueriesContext(
            connection,
        ) as kueri:
            sesudah_timbang(baris)
        jumlah.append(len(kueri))
    assert jumlah[0] == jumlah[1]


def test_aturan_baru_menghitung_ulang_yang_lama_saja(anak):
    lama = catat(anak, "2026-02-10", "4.00")
    lain = catat(WargaFactory(posyandu=anak.posyandu), "2026-06-10", "8.00")
    z = lama.z_bb_u
    Timbang.objects.filter(pk=lama.pk).update(versi_aturan="who2006+kms-1", z_bb_u=None)
    Timbang.objects.filter(pk=lain.pk).update(z_bb_u=1.5)  # by today's rules: is not looked at
    assert hitung_ulang_lama() == 1
    lama.refresh_from_db()
    lain.refresh_from_db()
    assert (lama.z_bb_u, lama.versi_aturan, lain.z_bb_u) == (z, "who2006-2", 1.5)
    assert hitung_ulang_lama() == 0
    assert hitung_ulang_lama(semua=True) == 2
    lain.refresh_from_db()
    assert lain.z_bb_u != 1.5


def test_perintah_hitung_ulang(anak, capsys):
    baris = catat(anak, "2026-02-10", "4.00")
    Timbang.objects.update(versi_aturan="who2006")
    call_command("hitung_ulang_gizi")
    baris.refresh_from_db()
    assert capsys.readouterr().out == "1 anak dihitung ulang.\n"
    assert baris.versi_aturan == "who2006-2"


def test_edema_mengosongkan_indeks_berat(anak):
    baris = catat(
        anak, "2026-06-10", "6.50", tinggi="62.0", cara_ukur="berbaring", edema=True, lila="11.0"
    )
    assert (baris.z_bb_u, baris.z_bb_tb, baris.z_imt_u) == (None, None, None)
    assert baris.z_tb_u is not None
    assert baris.z_lila_u is not None
    assert ("Bengkak di kedua kaki", "Tanda gizi buruk. Rujuk hari ini.") in baris.hasil()


def test_nilai_tidak_wajar_ditandai_dan_tidak_dibuang(anak):
    baris = catat(anak, "2026-06-10", "2.00")
    assert baris.z_bb_u < -6
    assert baris.hasil()[1] == (
        "BB/U",
        "Berat badan sangat kurang. Di bawah garis merah (BGM). "
        "Nilainya tidak wajar: timbang dan ukur lagi",
    )


def test_umur_lima_tahun_lebih_memakai_acuan_2007(posyandu):
    anak = WargaFactory(posyandu=posyandu, tanggal_lahir=hari("2021-01-10"))
    baris = catat(anak, "2026-06-10", "18.00", tinggi="112.0", cara_ukur="berdiri")
    assert (baris.z_bb_u, baris.z_bb_tb, baris.versi_aturan) == (None, None, "who2007-2")
    assert baris.hasil() == [("IMT/U", "Gizi baik")]
