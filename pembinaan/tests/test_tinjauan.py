"""Decisions in the database: the road over five tiers, and who may take which step."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from kelembagaan.models import Pemberitahuan, Penugasan
from kelembagaan.tests.pabrik import PenugasanFactory, PosyanduFactory, WilayahFactory
from kelembagaan.wilayah.zona import hari_ini
from layanan.laporan.bulan import bulan_berikut
from layanan.models import LaporanBulanan
from pembinaan.models import Keputusan, PengaturanTim, RekapWilayah
from pembinaan.rekap.pemeriksaan import periksa
from pembinaan.tests.conftest import TANGGA
from pembinaan.tests.pabrik import (
    CATATAN,
    JULI,
    JUNI,
    buat_pemutus,
    buat_posyandu,
    keadaan,
    putus,
    timbang,
)

pytestmark = pytest.mark.django_db


def sampai_pusat(jalan):
    """Send and approve from the Posyandu to pusat, and close the month."""
    putus(jalan.ketua, jalan.kode, "ajukan")
    tingkat = [jalan.desa, jalan.kec, jalan.kab, jalan.prov, jalan.pusat]
    unit = list(jalan.semua_kode)
    for i, pemutus in enumerate(tingkat):
        putus(pemutus, unit[i], "setujui")
        if pemutus is not jalan.pusat:
            putus(pemutus, unit[i + 1], "ajukan")
    putus(jalan.pusat, "", "tetapkan")


def angka(kode, bulan=JUNI):
    return RekapWilayah.objects.get(kode=kode, bulan=bulan).disetujui


# -- The road --------------------------------------------------------------------------------------


def test_the_whole_road(jalan):
    """Sent, returned with a note, sent again, approved by four tiers, closed by pusat."""
    putus(jalan.ketua, jalan.kode, "ajukan")
    putus(jalan.desa, jalan.kode, "kembalikan", catatan=CATATAN)
    assert keadaan(jalan.kode) == ["dikembalikan"]
    timbang(jalan.jeruk)

    sampai_pusat(jalan)

    assert keadaan(*jalan.semua_kode) == ["disetujui"] * 6
    laporan = LaporanBulanan.objects.get(posyandu=jalan.jeruk, bulan=JUNI)
    assert laporan.angka["balita_d"] == 4
    assert [angka(kode) for kode in TANGGA] == [laporan.angka] * 5
    assert list(periksa()) == []


def test_a_late_weighing_changes_no_closed_figure(jalan):
    sampai_pusat(jalan)
    sebelum = [angka(kode) for kode in TANGGA]
    timbang(jalan.jeruk)
    assert [angka(kode) for kode in TANGGA] == sebelum
    assert LaporanBulanan.objects.get(posyandu=jalan.jeruk).angka["balita_d"] == 3


def test_a_closed_month_refuses_every_step_but_buka(jalan):
    sampai_pusat(jalan)
    for siapa, kode, aksi in [
        (jalan.ketua, jalan.kode, "ajukan"),
        (jalan.ketua, jalan.kode, "tarik"),
        (jalan.desa, jalan.kode, "batalkan"),
        (jalan.kec, TANGGA[0], "batalkan"),
        (jalan.pusat, "36", "batalkan"),
        (jalan.pusat, "", "tetapkan"),
    ]:
        with pytest.raises(ValidationError):
            putus(siapa, kode, aksi)
    assert keadaan(*jalan.semua_kode) == ["disetujui"] * 6


def test_buka_reopens_the_path_only(jalan):
    anggur, ketua = buat_posyandu(jalan.tangga.desa, banyak=2)
    putus(ketua, anggur.kode, "ajukan")
    putus(jalan.desa, anggur.kode, "setujui")
    sampai_pusat(jalan)

    keputusan = putus(jalan.pusat, "", "buka", unit=jalan.kode, catatan="Salah hitung.")

    assert [k.kode for k in keputusan] == ["", "36", "36.02", "36.02.18", TANGGA[0], jalan.kode]
    assert keadaan(*jalan.semua_kode) == ["dikembalikan"] * 6
    assert keadaan(anggur.kode) == ["disetujui"]
    assert angka(TANGGA[0])["balita_d"] == 2
    assert [angka(kode) for kode in TANGGA[1:]] == [{}] * 4
    assert list(periksa()) == []

    timbang(jalan.jeruk)
    sampai_pusat(jalan)
    assert [angka(kode)["balita_d"] for kode in TANGGA] == [6] * 5


def test_kembalikan_sampai_returns_the_path_and_leaves_siblings(jalan):
    anggur, ketua = buat_posyandu(jalan.tangga.desa, banyak=2)
    for kode, pengirim in [(anggur.kode, ketua), (jalan.kode, jalan.ketua)]:
        putus(pengirim, kode, "ajukan")
        putus(jalan.desa, kode, "setujui")
    putus(jalan.desa, TANGGA[0], "ajukan")
    putus(jalan.kec, TANGGA[0], "setujui")
    putus(jalan.kec, "36.02.18", "ajukan")

    putus(jalan.kab, "36.02.18", "kembalikan_sampai", unit=jalan.kode, catatan=CATATAN)

    assert keadaan("36.02", "36.02.18", TANGGA[0], jalan.kode, anggur.kode) == [
        "belum",
        "dikembalikan",
        "dikembalikan",
        "dikembalikan",
        "disetujui",
    ]
    assert angka(TANGGA[0])["balita_d"] == 2
    assert angka("36.02.18") == {}


# -- Who is waited for -----------------------------------------------------------------------------


def test_the_parent_waits_for_an_expected_posyandu(jalan):
    PosyanduFactory(wilayah=jalan.tangga.desa)
    putus(jalan.ketua, jalan.kode, "ajukan")
    putus(jalan.desa, jalan.kode, "setujui")
    with pytest.raises(ValidationError, match="Masih ada laporan di bawahnya"):
        putus(jalan.desa, TANGGA[0], "ajukan")


@pytest.mark.parametrize(
    "isi",
    [
        {"mulai": JUNI},
        {"mulai": JUNI.replace(day=20)},
        {"mulai": JULI},
        {"selesai": JUNI.replace(day=29)},
        {"selesai": datetime.date(2026, 5, 31)},
    ],
)
def test_opened_or_closed_in_the_month_is_not_waited_for(jalan, isi):
    PosyanduFactory(wilayah=jalan.tangga.desa, **isi)
    putus(jalan.ketua, jalan.kode, "ajukan")
    putus(jalan.desa, jalan.kode, "setujui")
    putus(jalan.desa, TANGGA[0], "ajukan")
    assert keadaan(TANGGA[0]) == ["diajukan"]


@pytest.mark.parametrize(
    "isi",
    [
        {"mulai": datetime.date(2026, 5, 31)},
        {"selesai": JUNI.replace(day=30)},
        {"selesai": JULI},
    ],
)
def test_opened_before_and_active_on_the_last_day_is_waited_for(jalan, isi):
    PosyanduFactory(wilayah=jalan.tangga.desa, **isi)
    putus(jalan.ketua, jalan.kode, "ajukan")
    putus(jalan.desa, jalan.kode, "setujui")
    with pytest.raises(ValidationError):
        putus(jalan.desa, TANGGA[0], "ajukan")


def test_a_desa_without_posyandu_and_an_excused_posyandu_hold_nobody_up(jalan):
    assert jalan.tangga.desa_tetangga.posyandu.count() == 0
    diam, _ = buat_posyandu(jalan.tangga.desa)
    putus(
        jalan.desa,
        diam.kode,
        "maklumi",
        catatan="Kader sedang berduka.",
        sampai=hari_ini("") + datetime.timedelta(days=30),
    )
    sampai_pusat(jalan)
    assert keadaan("", "36", diam.kode) == ["disetujui", "disetujui", "dimaklumi"]


def test_a_kabupaten_waits_only_for_those_that_hold_a_posyandu(jalan):
    buat_posyandu(jalan.tangga.desa_luar)
    buat_pemutus("36.01.01.2001")
    putus(jalan.ketua, jalan.kode, "ajukan")
    for pemutus, kode, atas in [
        (jalan.desa, jalan.kode, TANGGA[0]),
        (jalan.kec, TANGGA[0], "36.02.18"),
        (jalan.kab, "36.02.18", "36.02"),
    ]:
        putus(pemutus, kode, "setujui")
        putus(pemutus, atas, "ajukan")
    putus(jalan.prov, "36.02", "setujui")
    with pytest.raises(ValidationError, match="Masih ada laporan di bawahnya"):
        putus(jalan.prov, "36", "ajukan")


def test_a_moved_posyandu_keeps_its_sent_report_with_the_old_desa(jalan):
    """The month in which it moved waits for it in neither desa."""
    putus(jalan.ketua, jalan.kode, "ajukan", bulan=datetime.date(2026, 5, 1))
    lama = jalan.kode
    jalan.jeruk.wilayah = jalan.tangga.desa_tetangga
    jalan.jeruk.save()

    putus(jalan.desa, lama, "setujui", bulan=datetime.date(2026, 5, 1))
    putus(jalan.desa, TANGGA[0], "ajukan", bulan=datetime.date(2026, 5, 1))
    putus(jalan.desa, TANGGA[0], "ajukan", bulan=JUNI)
    tetangga = buat_pemutus("36.02.18.2009")
    putus(tetangga, "36.02.18.2009", "ajukan", bulan=JUNI)

    mei = RekapWilayah.objects.get(kode=TANGGA[0], bulan=datetime.date(2026, 5, 1))
    assert mei.disetujui["balita_s"] == 3
    with pytest.raises(ValidationError):
        putus(tetangga, "36.02.18.2009", "ajukan", bulan=JULI)


# -- Time ------------------------------------------------------------------------------------------


def test_a_month_is_sent_from_its_last_day_on(jalan):
    depan = bulan_berikut(hari_ini("").replace(day=1))
    with pytest.raises(ValidationError, match="belum berakhir"):
        putus(jalan.ketua, jalan.kode, "ajukan", bulan=depan)


def test_lateness_counts_the_first_ajukan(jalan):
    putus(jalan.ketua, jalan.kode, "ajukan")
    pertama = LaporanBulanan.objects.get(posyandu=jalan.jeruk).diajukan_pertama_pada
    putus(jalan.ketua, jalan.kode, "tarik")
    putus(jalan.ketua, jalan.kode, "ajukan")
    laporan = LaporanBulanan.objects.get(posyandu=jalan.jeruk)
    assert laporan.diajukan_pertama_pada == pertama
    assert laporan.diajukan_pada > pertama


def test_sent_under_a_locked_parent_is_susulan_and_waits(jalan):
    diam, ketua = buat_posyandu(jalan.tangga.desa, banyak=1)
    besok = hari_ini("") + datetime.timedelta(days=1)
    putus(jalan.desa, diam.kode, "maklumi", catatan="Banjir.", sampai=besok)
    putus(jalan.ketua, jalan.kode, "ajukan")
    putus(jalan.desa, jalan.kode, "setujui")
    putus(jalan.desa, TANGGA[0], "ajukan")

    putus(ketua, diam.kode, "ajukan")
    assert LaporanBulanan.objects.get(posyandu=diam).susulan is True
    with pytest.raises(ValidationError, match="wilayah di atasnya"):
        putus(jalan.desa, diam.kode, "setujui")

    putus(jalan.desa, TANGGA[0], "tarik")
    putus(jalan.desa, diam.kode, "setujui")
    assert LaporanBulanan.objects.get(posyandu=diam).susulan is False
    assert angka(TANGGA[0])["balita_d"] == 4


def test_cabut_goes_back_to_the_state_before(jalan):
    putus(jalan.ketua, jalan.kode, "ajukan")
    putus(jalan.desa, jalan.kode, "kembalikan", catatan=CATATAN)
    putus(jalan.desa, jalan.kode, "maklumi", catatan="Sakit.", sampai=hari_ini(""))
    putus(jalan.desa, jalan.kode, "cabut")
    assert keadaan(jalan.kode) == ["dikembalikan"]


# -- Inputs ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("aksi", "isi", "kolom"),
    [
        ("kembalikan", {}, "catatan"),
        ("kembalikan", {"catatan": "   "}, "catatan"),
        ("kembalikan_sampai", {"catatan": CATATAN}, "unit"),
        ("kembalikan_sampai", {"catatan": CATATAN, "unit": "36.02.18.2009"}, "unit"),
        ("kembalikan_sampai", {"catatan": CATATAN, "unit": "36.02.18.2010.0"}, "unit"),
        ("maklumi", {"catatan": CATATAN}, "sampai"),
        ("maklumi", {"catatan": CATATAN, "sampai": datetime.date(2026, 1, 1)}, "sampai"),
    ],
)
def test_a_missing_input_is_named_and_nothing_is_written(jalan, aksi, isi, kolom):
    putus(jalan.ketua, jalan.kode, "ajukan")
    with pytest.raises(ValidationError) as galat:
        putus(jalan.desa, jalan.kode, aksi, **isi)
    assert list(galat.value.message_dict) == [kolom]
    assert keadaan(jalan.kode) == ["diajukan"]
    assert Keputusan.objects.count() == 1


# -- Who may ---------------------------------------------------------------------------------------


def test_without_pengurus_a_kader_with_six_fields_sends(jalan):
    enam = PenugasanFactory(tempat=jalan.jeruk, bidang=[])
    satu = PenugasanFactory(tempat=jalan.jeruk, bidang=["kesehatan"])
    for siapa in (enam, satu):
        with pytest.raises(PermissionDenied):
            putus(siapa, jalan.kode, "ajukan")
    Penugasan.objects.filter(pk=jalan.ketua.pk).update(selesai=hari_ini(""))
    with pytest.raises(PermissionDenied):
        putus(satu, jalan.kode, "ajukan")
    putus(enam, jalan.kode, "ajukan")
    assert keadaan(jalan.kode) == ["diajukan"]


def test_without_pengurus_and_kader_the_desa_sends_and_another_decides(jalan):
    with pytest.raises(PermissionDenied):
        putus(jalan.desa, jalan.kode, "ajukan")
    Penugasan.objects.filter(pk=jalan.ketua.pk).update(selesai=hari_ini(""))
    tp = buat_pemutus(TANGGA[0])
    (ajukan,) = putus(jalan.desa, jalan.kode, "ajukan")
    assert ajukan.mewakili is False
    with pytest.raises(ValidationError, match="Anda sendiri yang mengajukan"):
        putus(jalan.desa, jalan.kode, "setujui")
    (setujui,) = putus(tp, jalan.kode, "setujui")
    assert setujui.pengirim_sendiri is False


def test_the_only_one_decides_on_his_own_and_the_tier_above_is_told(jalan):
    Penugasan.objects.filter(pk=jalan.ketua.pk).update(selesai=hari_ini(""))
    putus(jalan.desa, jalan.kode, "ajukan")
    (setujui,) = putus(jalan.desa, jalan.kode, "setujui")
    assert setujui.pengirim_sendiri is True
    kabar = Pemberitahuan.objects.get()
    assert kabar.kepada == jalan.kec.pengguna
    assert kabar.teks == "Laporan Juni 2026 Posyandu Jeruk diputuskan oleh pengirimnya sendiri."


def test_nobody_decides_on_what_he_sent_under_another_assignment(jalan):
    tp = buat_pemutus(TANGGA[0], pengguna=jalan.ketua.pengguna)
    putus(jalan.ketua, jalan.kode, "ajukan")
    with pytest.raises(ValidationError, match="Anda sendiri yang mengajukan"):
        putus(tp, jalan.kode, "setujui")
    putus(jalan.desa, jalan.kode, "setujui")


def test_in_a_desa_pemdes_and_tim_pembina_alike(jalan):
    tp = buat_pemutus(TANGGA[0])
    putus(jalan.ketua, jalan.kode, "ajukan")
    (setujui,) = putus(tp, jalan.kode, "setujui")
    assert setujui.sebagai == f"{tp.pengguna.nama}, Ketua Tim Pembina, Desa Pasar Keong"
    with pytest.raises(ValidationError, match="sudah disetujui"):
        putus(jalan.desa, jalan.kode, "setujui")
    putus(jalan.desa, jalan.kode, "batalkan")
    assert keadaan(jalan.kode) == ["diajukan"]


@pytest.mark.parametrize(
    ("peran", "jabatan", "boleh"),
    [
        ("pemdes", "kades", True),
        ("pemdes", "sekdes", True),
        ("pemdes", "kasi", False),
        ("pemdes", "operator", False),
        ("tim_pembina", "ketua", True),
        ("tim_pembina", "sekretaris", True),
        ("tim_pembina", "operator_sekretariat", True),
        ("tim_pembina", "bendahara", False),
        ("tim_pembina", "kabid", False),
    ],
)
def test_which_jabatan_decide(jalan, peran, jabatan, boleh):
    siapa = buat_pemutus(TANGGA[0], peran, jabatan=jabatan)
    putus(jalan.ketua, jalan.kode, "ajukan")
    if boleh:
        putus(siapa, jalan.kode, "setujui")
    else:
        with pytest.raises(PermissionDenied):
            putus(siapa, jalan.kode, "setujui")
    assert keadaan(jalan.kode) == ["disetujui" if boleh else "diajukan"]


def test_each_tim_sets_its_own_jabatan(jalan):
    PengaturanTim.objects.create(wilayah=jalan.tangga.kecamatan, jabatan_pemutus=["bendahara"])
    bendahara = buat_pemutus("36.02.18", jabatan="bendahara")
    putus(jalan.ketua, jalan.kode, "ajukan")
    putus(jalan.desa, jalan.kode, "setujui")
    putus(jalan.desa, TANGGA[0], "ajukan")
    with pytest.raises(PermissionDenied):
        putus(jalan.kec, TANGGA[0], "setujui")
    putus(bendahara, TANGGA[0], "setujui")


def test_strangers_have_no_business(jalan):
    tetangga = buat_pemutus("36.02.18.2009")
    putus(jalan.ketua, jalan.kode, "ajukan")
    nakes = PenugasanFactory(peran="nakes", tempat=jalan.tangga.desa)
    dpmd = PenugasanFactory(peran="dpmd", tempat=jalan.tangga.kab)
    for siapa in (tetangga, jalan.kec, jalan.kab, jalan.prov, jalan.pusat, nakes, dpmd):
        with pytest.raises(PermissionDenied):
            putus(siapa, jalan.kode, "setujui")
    assert keadaan(jalan.kode) == ["diajukan"]


# -- Mewakili --------------------------------------------------------------------------------------


def tanpa_akun(*penugasan):
    Penugasan.objects.filter(pk__in=[p.pk for p in penugasan]).update(selesai=hari_ini(""))


def test_the_tier_above_decides_and_sends_for_a_desa_without_account(jalan):
    tanpa_akun(jalan.desa)
    putus(jalan.ketua, jalan.kode, "ajukan")
    (setujui,) = putus(jalan.kec, jalan.kode, "setujui")
    assert setujui.mewakili is True
    dua = putus(jalan.kec, TANGGA[0], "ajukan")
    assert [(k.aksi, k.mewakili, k.pengirim_sendiri) for k in dua] == [
        ("ajukan", True, False),
        ("setujui", True, False),
    ]
    assert keadaan(TANGGA[0], "36.02.18") == ["disetujui", "belum"]
    assert angka("36.02.18")["balita_d"] == 3
    with pytest.raises(PermissionDenied):
        putus(jalan.kab, TANGGA[0], "batalkan")


def test_mewakili_over_two_tiers(jalan):
    tanpa_akun(jalan.desa, jalan.kec)
    putus(jalan.ketua, jalan.kode, "ajukan")
    putus(jalan.kab, jalan.kode, "setujui")
    putus(jalan.kab, TANGGA[0], "ajukan")
    putus(jalan.kab, "36.02.18", "ajukan")
    assert keadaan(*jalan.semua_kode) == ["disetujui"] * 3 + ["belum"] * 3
    assert set(Keputusan.objects.exclude(kode=jalan.kode).values_list("mewakili", flat=True)) == {
        True
    }


def test_a_blocked_account_counts_as_none(jalan):
    jalan.desa.pengguna.is_active = False
    jalan.desa.pengguna.save()
    putus(jalan.ketua, jalan.kode, "ajukan")
    (setujui,) = putus(jalan.kec, jalan.kode, "setujui")
    assert setujui.mewakili is True


# -- Check of the health part ----------------------------------------------------------------------


def test_a_required_health_check_holds_up_until_three_days_before_the_deadline(jalan):
    PengaturanTim.objects.create(wilayah=jalan.tangga.kab, periksa_kesehatan=True)
    PenugasanFactory(peran="nakes", tempat=jalan.tangga.desa)
    hari = hari_ini("")
    kini = hari.replace(day=1)
    putus(jalan.ketua, jalan.kode, "ajukan")  # June's deadline has passed: nobody is held up
    if hari < bulan_berikut(kini) - datetime.timedelta(days=1):
        return
    with pytest.raises(ValidationError, match="Bagian kesehatan belum diperiksa"):
        putus(jalan.ketua, jalan.kode, "ajukan", bulan=kini)


# -- Notices ---------------------------------------------------------------------------------------


def test_a_returned_report_is_told_to_who_sends_it(jalan):
    putus(jalan.ketua, jalan.kode, "ajukan")
    putus(jalan.desa, jalan.kode, "kembalikan", catatan=CATATAN)
    kabar = Pemberitahuan.objects.get()
    assert kabar.kepada == jalan.ketua.pengguna
    assert kabar.teks == f"Laporan Juni 2026 Posyandu Jeruk dikembalikan: {CATATAN}"


def test_decisions_are_written_with_who_and_when(jalan):
    putus(jalan.ketua, jalan.kode, "ajukan")
    putus(jalan.desa, jalan.kode, "setujui", catatan="Bagus.")
    ajukan, setujui = Keputusan.objects.all()
    assert (ajukan.dari, ajukan.ke, setujui.dari, setujui.ke) == (
        "belum",
        "diajukan",
        "diajukan",
        "disetujui",
    )
    assert (setujui.oleh, setujui.penugasan, setujui.catatan) == (
        jalan.desa.pengguna,
        jalan.desa,
        "Bagus.",
    )
    assert timezone.now() - setujui.pada < datetime.timedelta(minutes=1)


def test_an_unknown_unit_is_no_unit(jalan):
    WilayahFactory(kode="36.02.18.2010")
    with pytest.raises(LaporanBulanan.posyandu.field.related_model.DoesNotExist):
        putus(jalan.desa, "36.02.18.2010.999", "setujui")
