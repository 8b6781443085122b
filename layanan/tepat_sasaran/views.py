from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from kelembagaan.izin import butuh
from kelembagaan.wilayah.istilah import nama_lengkap
from kelembagaan.wilayah.models import Wilayah
from kelembagaan.wilayah.zona import hari_ini
from layanan.formulir.ekspor import berkas
from layanan.tepat_sasaran import selectors, services
from layanan.tepat_sasaran.forms import PeriksaForm
from layanan.tepat_sasaran.models import Daftar

BACA = ("lihat_catatan_lain", "lihat_catatan_rumah_tangga")
SATU_HALAMAN = 50


def _hari(request):
    return hari_ini(request.cakupan.prefiks[0])


def _baris(request, daftar):
    """(Daftar, [Baris]); 404 for a list that this scope doesn't read by name."""
    if daftar not in selectors.daftar_bernama(request.cakupan):
        raise Http404
    daftar = Daftar(daftar)
    return daftar, selectors.baris_daftar(daftar, request.cakupan, _hari(request))


@require_safe
@butuh(*BACA, "lihat_rekap")
def semua(request):
    """The lists of one's own place; above the desa how many there are."""
    if selectors.daftar_terhitung(request.cakupan):
        kode = request.cakupan.prefiks[0]
        return _hitungan(request, get_object_or_404(Wilayah, kode=kode))
    if not selectors.daftar_bernama(request.cakupan):
        raise Http404
    isi = {"semua": selectors.jumlah(request.cakupan, _hari(request))}
    return render(request, "layanan/tepat_sasaran/semua.html", isi)


@require_safe
@butuh("lihat_rekap")
def wilayah(request, pk):
    """How many there are in each desa of a kecamatan."""
    satu = get_object_or_404(Wilayah.objects.dalam(request.cakupan), pk=pk)
    if not selectors.daftar_terhitung(request.cakupan) or satu.tingkat != "kecamatan":
        raise Http404
    return _hitungan(request, satu)


def _hitungan(request, satu):
    daftar, anak = selectors.hitungan(satu, request.cakupan, _hari(request))
    isi = {"nama": nama_lengkap(satu), "daftar": daftar, "anak": anak}
    return render(request, "layanan/tepat_sasaran/hitungan.html", isi)


@require_safe
@butuh(*BACA)
def daftar(request, daftar):
    """One list with names, and what came of looking at each."""
    jenis, baris = _baris(request, daftar)
    halaman = Paginator(baris, SATU_HALAMAN).get_page(request.GET.get("halaman"))
    return render(
        request, "layanan/tepat_sasaran/daftar.html", {"daftar": jenis, "halaman": halaman}
    )


@butuh(*BACA)
def periksa(request, daftar, kode):
    """One row: what does not fit, who checks it, and the result."""
    jenis, semua = _baris(request, daftar)
    baris = next((b for b in semua if b.temuan.kode == kode), None)
    if baris is None:
        raise Http404
    boleh = request.cakupan.boleh("periksa_sasaran", jenis.bidang)
    if request.method == "POST" and not boleh:
        raise Http404
    form = PeriksaForm(request.POST or None)
    if form.is_valid():
        services.periksa(daftar=jenis, baris=baris, oleh=request.user, **form.cleaned_data)
        messages.success(request, "Hasil pemeriksaan tersimpan.")
        return redirect("layanan:tepat_sasaran_daftar", jenis)
    isi = {"daftar": jenis, "baris": baris, "form": form if boleh else None}
    status = 422 if request.method == "POST" else 200
    return render(request, "layanan/tepat_sasaran/periksa.html", isi, status=status)


@require_safe
@butuh(*BACA)
def ekspor(request, daftar, bentuk):
    """The list as a file; it leaves a row in the log of exports."""
    jenis, semua = _baris(request, daftar)
    isi = (
        [
            b.nama,
            b.letak,
            str(b.posyandu),
            b.temuan.kalimat,
            b.pemeriksa,
            b.hasil.get_hasil_periksa_display() if b.hasil else "Belum diperiksa",
            b.hasil.pada.date().isoformat() if b.hasil else "",
            b.hasil.catatan if b.hasil else "",
        ]
        for b in semua
    )
    judul = ["Nama", "RT/RW", "Posyandu", "Temuan", "Yang memeriksa", "Hasil", "Tanggal"]
    return berkas(
        request=request,
        bentuk=bentuk,
        daftar=f"tepat-sasaran-{jenis.value.replace('_', '-')}",
        saringan="",
        judul=[*judul, "Keterangan"],
        isi=isi,
        jumlah=len(semua),
    )
