"""Writes of the monthly report of a Posyandu; sending and deciding are pembinaan's."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from kelembagaan.bidang import Bidang
from kelembagaan.cakupan import kode_induk
from layanan.formulir.daftar import daftar_terhitung
from layanan.kiriman.kunci import kunci_transaksi, nama_bulan
from layanan.laporan.bulan import akhir_bulan
from layanan.laporan.keadaan import TERKUNCI, Keadaan
from layanan.laporan.models import LaporanBulanan
from layanan.laporan.selectors import angka_aktif, angka_bidang, kesehatan_diperiksa

SUDAH_TERKIRIM = "Laporan ini sudah dikirim. Tarik dulu laporannya bila ada yang mau diubah."


def siapkan(*, posyandu, bulan):
    """The report of this Posyandu and month; made with the codes of now where there is none."""
    laporan, _ = LaporanBulanan.objects.get_or_create(
        posyandu=posyandu,
        bulan=bulan,
        defaults={
            "kode": posyandu.kode,
            "kode_induk": kode_induk(posyandu.kode),
            "target": lambda: _target_tahun_ini(posyandu, bulan),
        },
    )
    return laporan


def _target_tahun_ini(posyandu, bulan):
    """{kode: int} as they were last typed in this year: a target is given for a year."""
    semua = LaporanBulanan.objects.filter(
        posyandu=posyandu, bulan__range=(bulan.replace(month=1), bulan)
    )
    return next(iter(semua.order_by("-bulan").values_list("target", flat=True)), {})


@transaction.atomic
def bekukan(*, laporan):
    """Write the counted figures as they stand now into the report.

    Call it in the transaction that sends the report: an entry that is being written waits or is
    waited for, so that each is either counted here or marked susulan.
    """
    kunci_transaksi([nama_bulan(laporan.posyandu_id, laporan.bulan)])
    angka = angka_aktif(laporan)
    if laporan.diperiksa_pada and not kesehatan_diperiksa(laporan, angka):
        laporan.diperiksa_oleh = laporan.diperiksa_pada = None
    laporan.angka = angka
    laporan.save(update_fields=["angka", "diperiksa_oleh", "diperiksa_pada"])
    _hapus_tanda_susulan(laporan)


def _hapus_tanda_susulan(laporan):
    """What came after the last sending is counted from now on."""
    for formulir in daftar_terhitung():
        baris = formulir.model.objects.filter(
            susulan=True, tanggal__range=(laporan.bulan, akhir_bulan(laporan.bulan))
        )
        jalur = "warga__posyandu" if formulir.subjek == "warga" else "posyandu"
        baris.filter(**{jalur: laporan.posyandu_id}).update(susulan=False)


def _terbuka(laporan):
    """The row, locked; ValidationError if its figures are."""
    laporan = LaporanBulanan.objects.select_for_update().get(pk=laporan.pk)
    if laporan.keadaan in TERKUNCI:
        raise ValidationError(SUDAH_TERKIRIM)
    return laporan


@transaction.atomic
def simpan_narasi(*, laporan, narasi, target=None):
    """Write the texts of some fields, {bidang: text}, and the typed targets, {kode: int or None}.

    Raises ValidationError when the report is sent.
    """
    laporan = _terbuka(laporan)
    laporan.narasi = _tanpa_kosong({**laporan.narasi, **narasi})
    laporan.target = _tanpa_kosong({**laporan.target, **(target or {})})
    if laporan.keadaan == Keadaan.BELUM:
        laporan.keadaan = Keadaan.DRAF
    laporan.save(update_fields=["narasi", "target", "keadaan"])
    return laporan


def _tanpa_kosong(isi):
    return {kunci: nilai for kunci, nilai in isi.items() if nilai not in ("", None)}


@transaction.atomic
def tandai_diperiksa(*, laporan, pengguna):
    """A nakes has read the health part as it stands now; ValidationError when it is sent."""
    laporan = _terbuka(laporan)
    laporan.diperiksa_oleh = pengguna
    laporan.diperiksa_pada = timezone.now()
    laporan.diperiksa_angka = angka_bidang(angka_aktif(laporan), Bidang.KESEHATAN)
    laporan.save(update_fields=["diperiksa_oleh", "diperiksa_pada", "diperiksa_angka"])
    return laporan
