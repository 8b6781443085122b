from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kelembagaan.bidang import Bidang
from kelembagaan.izin import butuh
from kelembagaan.wilayah.zona import hari_ini
from layanan.kesehatan.models import Timbang
from layanan.kesehatan.selectors import gambar_anak, pengukuran
from layanan.warga.sasaran import teks_umur
from layanan.warga.services import catat_pembacaan
from layanan.warga.views import warga_cakupan


@require_safe
@butuh(Timbang.izin_baca)
def pertumbuhan(request, pk):
    """A child's growth charts, and how each figure came about."""
    if not request.cakupan.boleh(Timbang.izin_baca, Bidang.KESEHATAN):
        raise Http404
    warga = warga_cakupan(request, pk)
    catat_pembacaan(request, warga=warga, halaman="pertumbuhan")
    semua = pengukuran(warga)
    tanggal = hari_ini(warga.posyandu.kode)
    isi = {
        "warga": warga,
        "umur": teks_umur(warga.tanggal_lahir, tanggal),
        "gambar": gambar_anak(warga, semua, tanggal),
        "pengukuran": semua[::-1],
    }
    return render(request, "layanan/kesehatan/pertumbuhan.html", isi)
