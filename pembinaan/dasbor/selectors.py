"""What the home page shows of one's own place, below what waits; by the kind of place."""

from kelembagaan.peran import Golongan
from kelembagaan.posyandu.models import Posyandu
from kelembagaan.wilayah.models import Wilayah
from kelembagaan.wilayah.zona import hari_ini
from layanan.hari_buka.models import HariBuka
from layanan.hari_buka.selectors import KE_DEPAN, catatan_hari, kalender
from layanan.laporan.bulan import bulan_laporan
from layanan.laporan.keadaan import Keadaan
from layanan.laporan.models import LaporanBulanan
from pembinaan.rekap.models import RekapWilayah
from pembinaan.rekap.selectors import angka_bidang

DESA = {Golongan.NAKES, Golongan.PEMDES, Golongan.TP_DESA}


def tempat_saya(cakupan):
    """{templat, ...}: the part of the home page about one's own place; {} for a mitra."""
    if cakupan.golongan == Golongan.MITRA:
        return {}
    if cakupan.posyandu_id:
        return _posyandu(cakupan)
    return _desa(cakupan) if cakupan.golongan in DESA else _wilayah(cakupan)


def _posyandu(cakupan):
    posyandu = Posyandu.objects.get(pk=cakupan.posyandu_id)
    tanggal = hari_ini(posyandu.kode)
    bulan = bulan_laporan(posyandu.kode)
    terakhir = HariBuka.objects.filter(posyandu=posyandu, tanggal__lte=tanggal).first()
    datang = catatan_hari([terakhir.pk])[terakhir.pk] if terakhir else {}
    berikut = kalender([posyandu], tanggal, tanggal + KE_DEPAN)
    laporan = LaporanBulanan.objects.filter(posyandu=posyandu, bulan=bulan).first()
    return {
        "templat": "pembinaan/dasbor/posyandu.html",
        "tanggal": tanggal,
        "berikut": berikut[0][1] if berikut else None,
        "terakhir": terakhir,
        "datang": len(datang),
        "baru_daftar": sum(langkah == {1} for langkah in datang.values()),
        "bulan": bulan,
        "laporan": laporan,
        "keadaan": laporan.keadaan if laporan else Keadaan.BELUM,
    }


def _desa(cakupan):
    """The Posyandu of the desa served: next opening day, and the month's report."""
    posyandu = list(Posyandu.objects.dalam(cakupan).aktif_pada(hari_ini(cakupan.prefiks[0]))[:100])
    tanggal, bulan = hari_ini(cakupan.prefiks[0]), bulan_laporan(cakupan.prefiks[0])
    berikut = {}
    for satu, rencana in kalender(posyandu, tanggal, tanggal + KE_DEPAN):
        berikut.setdefault(satu.pk, rencana)
    laporan = LaporanBulanan.objects.filter(posyandu__in=posyandu, bulan=bulan)
    per_posyandu = {satu.posyandu_id: satu for satu in laporan.defer("angka", "narasi")}
    baris = []
    for satu in posyandu:
        lapor = per_posyandu.get(satu.pk)
        keadaan = lapor.keadaan if lapor else Keadaan.BELUM
        baris.append((satu, berikut.get(satu.pk), lapor, keadaan))
    return {
        "templat": "pembinaan/dasbor/desa.html",
        "bulan": bulan,
        "baris": baris,
        "rekap": cakupan.boleh("tinjau"),
    }


def _wilayah(cakupan):
    """The recap of one's wilayah in short."""
    kode = cakupan.prefiks[0]
    wilayah = Wilayah.objects.filter(kode=kode).first()
    bulan = bulan_laporan(kode)
    rekap = RekapWilayah.objects.filter(kode=kode, bulan=bulan).first()
    return {
        "templat": "pembinaan/dasbor/wilayah.html",
        "wilayah": wilayah,
        "bulan": bulan,
        "rekap": rekap,
        "bidang": angka_bidang(rekap, cakupan) if rekap else [],
    }
