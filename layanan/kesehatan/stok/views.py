from django.shortcuts import render
from django.views.decorators.http import require_safe

from kelembagaan.izin import butuh
from layanan.formulir.halaman import pilihan_posyandu, posyandu_kerja
from layanan.formulir.views import ambil_formulir
from layanan.kesehatan.stok.selectors import buku_stok


@require_safe
@butuh("catat_kesehatan")
def stok(request):
    """The stock book of one Posyandu."""
    formulir = ambil_formulir("stok", request.cakupan, catat=True)
    posyandu = posyandu_kerja(request)
    if posyandu is None:
        isi = {"judul": "Buku stok", "pilihan": pilihan_posyandu(request)}
        return render(request, "layanan/formulir/pilih_posyandu.html", isi)
    isi = {"posyandu": posyandu, "buku": buku_stok(posyandu), "formulir": formulir}
    return render(request, "layanan/kesehatan/stok.html", isi)
