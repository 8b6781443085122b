from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from kelembagaan.izin import butuh
from kelembagaan.wilayah.models import Wilayah
from kelembagaan.wilayah.zona import hari_ini
from layanan.laporan.bulan import bulan_berikut, bulan_laporan, bulan_sebelum
from layanan.laporan.selectors import bidang_terlihat
from layanan.tepat_sasaran.selectors import daftar_terhitung
from pembinaan.rekap import selectors
from pembinaan.rekap.ekspor import tulis_xlsx

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@butuh("lihat_rekap")
def rekap_sendiri(request):
    """One's own wilayah, in the month that is reported now."""
    kode = request.cakupan.prefiks[0]
    wilayah = get_object_or_404(Wilayah.objects.dalam(request.cakupan), kode=kode)
    return redirect("pembinaan:rekap_bulan", wilayah.pk, bulan_laporan(kode))


def _halaman(request, pk, bulan):
    tangga = Wilayah.objects.select_related("induk__induk__induk__induk")
    wilayah = get_object_or_404(tangga.dalam(request.cakupan), pk=pk)
    if bulan > hari_ini(wilayah.kode):
        raise Http404
    return selectors.halaman(
        wilayah=wilayah, bulan=bulan, cakupan=request.cakupan, pengguna=request.user
    )


@require_safe
@butuh("lihat_rekap")
def rekap(request, pk, bulan):
    """The recap of a wilayah: its figures, its children, its state and the decisions on it."""
    isi = _halaman(request, pk, bulan)
    bidang = request.GET.get("bidang")
    if bidang not in bidang_terlihat(request.cakupan):
        bidang = None
    disetujui = request.GET.get("angka") == "disetujui"
    konteks = {
        "isi": isi,
        "sasaran": isi.wilayah.tingkat in ("kabkota", "kecamatan")
        and bool(daftar_terhitung(request.cakupan)),
        "kasus": selectors.kasus_rahasia(isi.wilayah, bulan, request.cakupan),
        "kolom": selectors.isi_kolom(isi, bidang, disetujui=disetujui),
        "bidang": bidang,
        "disetujui": disetujui,
        "remah": selectors.remah(isi.wilayah, bulan, request.cakupan),
        "sebelum": bulan_sebelum(bulan),
        "sesudah": bulan_berikut(bulan) if bulan_berikut(bulan) <= hari_ini("") else None,
    }
    return render(request, "pembinaan/rekap/rekap.html", konteks)


@require_safe
@butuh("lihat_rekap")
def ekspor(request, pk, bulan):
    """The recap as a workbook: figures, children, and the children's figures."""
    isi = _halaman(request, pk, bulan)
    nama = f"rekap-{isi.wilayah.kode or 'pusat'}-{bulan:%Y-%m}.xlsx"
    return FileResponse(tulis_xlsx(isi), as_attachment=True, filename=nama, content_type=XLSX)
