from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from kelembagaan.izin import butuh, hanya_post
from kelembagaan.parameter import baca_nomor
from kelembagaan.peran import Golongan
from kelembagaan.wilayah.models import Wilayah
from layanan.formulir.daftar import semua_formulir
from layanan.formulir.ekspor import berkas
from layanan.formulir.selectors import (
    daftar_catatan,
    kolom_catatan,
    ringkasan,
    siapa,
)
from layanan.formulir.views import ambil_formulir
from layanan.penerusan import selectors, services
from layanan.penerusan.forms import PenerusanForm
from layanan.penerusan.models import Penerusan

SATU_HALAMAN = 50
# Entries that are offered at once: the newest.
DITAWARKAN = 200


def _penerusan(request, pk):
    semua = Penerusan.objects.dalam(request.cakupan)
    satu = get_object_or_404(semua.select_related("wilayah", "perangkat", "oleh"), pk=pk)
    return satu, semua_formulir()[satu.formulir]


def _catat(request, satu):
    """A reading by the office leaves a row; the desa reads what is its own."""
    if request.cakupan.golongan == Golongan.OPD:
        services.catat_pembacaan(penerusan=satu, penugasan=request.penugasan)


@require_safe
@butuh("lihat_terusan")
def daftar(request):
    """What was forwarded by this desa, or to this office; no names."""
    semua = Penerusan.objects.dalam(request.cakupan).select_related("wilayah", "perangkat")
    halaman = Paginator(semua, SATU_HALAMAN).get_page(request.GET.get("halaman"))
    for satu in halaman:
        satu.judul = semua_formulir()[satu.formulir].judul
    return render(request, "layanan/penerusan/daftar.html", {"halaman": halaman})


@butuh("teruskan_catatan")
def baru(request, kode):
    """The desa chooses entries of a register and the office; ?catatan= one beforehand."""
    formulir = ambil_formulir(kode, request.cakupan)
    wilayah = get_object_or_404(
        Wilayah.objects.dalam(request.cakupan), kode=request.cakupan.prefiks[0]
    )
    catatan = daftar_catatan(formulir, request.cakupan).filter(dibatalkan_pada=None)
    satu = baca_nomor(request.GET.get("catatan"))
    if satu:
        catatan = catatan.filter(pk=satu)
    pilihan = [
        (c.pk, f"{siapa(formulir, c)}, {c.tanggal:%d-%m-%Y}: {ringkasan(formulir, c)}")
        for c in catatan[:DITAWARKAN]
    ]
    perangkat = selectors.perangkat_penerima(wilayah, formulir)
    form = PenerusanForm(
        request.POST or None,
        perangkat=perangkat,
        catatan=pilihan,
        initial={"catatan": [pk for pk, _ in pilihan] if satu else []},
    )
    if form.is_valid():
        baru = services.teruskan(
            wilayah=wilayah, formulir=formulir, oleh=request.user, **form.cleaned_data
        )
        messages.success(request, f"Diteruskan kepada {baru.perangkat}.")
        return redirect("layanan:penerusan", baru.pk)
    isi = {"formulir": formulir, "form": form, "perangkat": perangkat, "pilihan": pilihan}
    status = 422 if request.method == "POST" else 200
    return render(request, "layanan/penerusan/baru.html", isi, status=status)


@require_safe
@butuh("lihat_terusan")
def rinci(request, pk):
    """The forwarded entries with names."""
    satu, formulir = _penerusan(request, pk)
    _catat(request, satu)
    catatan = selectors.catatan_diteruskan(satu)
    halaman = Paginator(catatan, SATU_HALAMAN).get_page(request.GET.get("halaman"))
    isi = {
        "penerusan": satu,
        "formulir": formulir,
        "halaman": halaman,
        "baris": selectors.baris(formulir, halaman),
        "pembacaan": satu.pembacaan.select_related("oleh")[:20],
        "boleh_tarik": request.cakupan.boleh("teruskan_catatan") and satu.ditarik_pada is None,
    }
    return render(request, "layanan/penerusan/rinci.html", isi)


@require_safe
@butuh("lihat_terusan")
def ekspor(request, pk, bentuk):
    """The same as a file; it leaves a row in the log of exports."""
    satu, formulir = _penerusan(request, pk)
    _catat(request, satu)
    semua = selectors.baris(formulir, selectors.catatan_diteruskan(satu))
    kolom = kolom_catatan(formulir)
    return berkas(
        request=request,
        bentuk=bentuk,
        daftar=f"terusan-{formulir.kode}",
        saringan=str(satu.pk),
        judul=["Tanggal", "Posyandu", "Siapa", "Alamat", *[k.judul for k in kolom]],
        isi=(
            [
                b.catatan.tanggal.isoformat(),
                b.catatan.posyandu.nama,
                b.siapa,
                b.alamat,
                *[k.teks(b.catatan) for k in kolom],
            ]
            for b in semua
        ),
        jumlah=len(semua),
    )


@butuh("teruskan_catatan")
@hanya_post("layanan:penerusan", "pk")
def tarik(request, pk):
    """The desa takes it back."""
    satu, _ = _penerusan(request, pk)
    services.tarik(penerusan=satu)
    messages.success(request, "Ditarik. Perangkat daerah tidak lagi melihat namanya.")
    return redirect("layanan:penerusan", pk)
