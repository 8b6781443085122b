"""The unit of a review: the month of one Posyandu (LaporanBulanan) or wilayah (RekapWilayah)."""

from django.urls import reverse

from kelembagaan.cakupan import kode_induk, tingkat_kode
from kelembagaan.posyandu.models import Posyandu
from kelembagaan.wilayah.istilah import nama_lengkap
from kelembagaan.wilayah.models import Wilayah
from layanan.laporan.models import LaporanBulanan
from layanan.laporan.services import siapkan
from pembinaan.rekap.models import RekapWilayah
from pembinaan.rekap.services import siapkan_rekap

# tier of a unit -> what its children are called
ANAK = {
    "pusat": "provinsi",
    "provinsi": "kabupaten/kota",
    "kabkota": "kecamatan",
    "kecamatan": "desa/kelurahan",
    "desa": "Posyandu",
}


def sebutan_anak(kode):
    """What the children of this wilayah are called."""
    return ANAK[tingkat_kode(kode)]


def model_unit(kode):
    """The model of the month of a unit with this code."""
    return LaporanBulanan if len(kode) == 17 else RekapWilayah


def _baris(kode, bulan):
    return (
        model_unit(kode)
        .objects.filter(kode=kode, bulan=bulan)
        .select_related("posyandu" if len(kode) == 17 else "wilayah")
    )


def baca_unit(kode, bulan):
    """The unit's row, or an unsaved one in keadaan belum; DoesNotExist where there is no such."""
    if baris := _baris(kode, bulan).first():
        return baris
    isi = {"kode": kode, "kode_induk": kode_induk(kode), "bulan": bulan}
    if len(kode) == 17:
        return LaporanBulanan(posyandu=Posyandu.objects.get(kode=kode), **isi)
    return RekapWilayah(wilayah=Wilayah.objects.get(kode=kode), **isi)


def kunci_unit(kode, bulan):
    """{code: row} of these units, made where missing and locked from the top down.

    Everybody locks in this order, so that two decisions never wait for each other.
    """
    hasil = {}
    for satu in sorted(kode):
        baris = _baris(satu, bulan).select_for_update(of=("self",))
        if not baris:
            if len(satu) == 17:
                siapkan(posyandu=Posyandu.objects.get(kode=satu), bulan=bulan)
            else:
                siapkan_rekap(bulan=bulan, kode=[satu])
            baris = baris.all()
        hasil[satu] = baris.get()
    return hasil


def nama_unit(unit):
    """How people call the unit: "Posyandu Jeruk", "Kecamatan Cibadak", "Indonesia"."""
    if isinstance(unit, LaporanBulanan):
        return str(unit.posyandu)
    return nama_lengkap(unit.wilayah)


def alamat_unit(unit):
    """The page of the unit's month."""
    if isinstance(unit, LaporanBulanan):
        return reverse("layanan:laporan", args=[unit.pk])
    return reverse("pembinaan:rekap_bulan", args=[unit.wilayah_id, unit.bulan])
