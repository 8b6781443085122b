from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from kelembagaan.izin import butuh, hanya_post
from kelembagaan.parameter import baca_nomor
from kelembagaan.peran import Golongan
from kelembagaan.posyandu.models import Posyandu
from kelembagaan.wilayah.models import Wilayah
from kelembagaan.wilayah.zona import hari_ini
from layanan.formulir.daftar import semua_formulir
from layanan.formulir.ekspor import berkas
from layanan.formulir.selectors import kolom_catatan, nama_subjek
from layanan.formulir.views import ambil_formulir, baca_bulan
from layanan.penerusan import selectors, services
from layanan.penerusan.forms import PenerusanForm
from layanan.penerusan.models import Penerusan

SATU_HALAMAN = 50


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
    ada = set(semua.order_by().values_list("formulir", flat=True).distinct())
    register = [(kode, f.judul) for kode, f in semua_formulir().items() if kode in ada]
    dipilih = request.GET.get("register")
    if dipilih in ada:
        semua = semua.filter(formulir=dipilih)
    halaman = Paginator(semua, SATU_HALAMAN).get_page(request.GET.get("halaman"))
    for satu in halaman:
        satu.judul = semua_formulir()[satu.formulir].judul
    isi = {"halaman": halaman, "register": register, "dipilih": dipilih if dipilih in ada else ""}
    return render(request, "layanan/penerusan/daftar.html", isi)


def _pilihan(request, formulir):
    """The entries to choose from, as this page was asked for them."""
    posyandu = list(Posyandu.objects.dalam(request.cakupan).order_by("nama"))
    dicari = baca_nomor(request.POST.get("posyandu"))
    return selectors.Pilihan(
        formulir,
        request.cakupan,
        request.POST,
        semua_posyandu=posyandu,
        posyandu=next((p for p in posyandu if p.pk == dicari), None),
        bulan=baca_bulan(request.POST.get("bulan")),
        satu=baca_nomor(request.GET.get("catatan")),
    )


@butuh("teruskan_catatan")
def baru(request, kode):
    """The desa chooses entries of a register and the office; ?catatan= one beforehand.

    `tampilkan` searches, or turns the page; what was chosen and typed stays.
    """
    formulir = ambil_formulir(kode, request.cakupan)
    wilayah = get_object_or_404(
        Wilayah.objects.dalam(request.cakupan), kode=request.cakupan.prefiks[0]
    )
    pilihan = _pilihan(request, formulir)
    perangkat = selectors.perangkat_penerima(wilayah, formulir)
    mencari = request.method != "POST" or "tampilkan" in request.POST
    form = PenerusanForm(
        None if mencari else request.POST,
        perangkat=perangkat,
        catatan=pilihan.opsi,
        hari_ini=hari_ini(wilayah.kode),
        initial=request.POST.dict() | {"catatan": [c.pk for c in pilihan.dipilih]},
    )
    if form.is_valid():
        baru = services.teruskan(
            wilayah=wilayah, formulir=formulir, oleh=request.user, **form.cleaned_data
        )
        messages.success(request, f"Diteruskan kepada {baru.perangkat}.")
        return redirect("layanan:penerusan", baru.pk)
    isi = {
        "formulir": formulir,
        "form": form,
        "perangkat": perangkat,
        "pilihan": pilihan,
        "bisa_cari": bool(nama_subjek(formulir)),
        "salah": [satu for satu in form if satu.errors],
    }
    status = 200 if mencari else 422
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
