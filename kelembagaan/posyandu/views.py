from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render

from kelembagaan.akun import selectors as akun
from kelembagaan.akun import services as akun_services
from kelembagaan.akun.forms import pasang_galat
from kelembagaan.akun.models import Penugasan
from kelembagaan.akun.wewenang import (
    boleh_menetapkan,
    boleh_mengakhiri,
    boleh_mengelola_akun,
    boleh_mengusulkan,
)
from kelembagaan.izin import butuh
from kelembagaan.peran import Peran
from kelembagaan.posyandu import selectors, services
from kelembagaan.posyandu.forms import AkhiriForm, KaderForm, PengurusForm
from kelembagaan.posyandu.models import Posyandu
from kelembagaan.wilayah.models import Wilayah


def _ambil(request, pk):
    semua = Posyandu.objects.dalam(request.cakupan).select_related("wilayah")
    return get_object_or_404(semua, pk=pk)


@butuh("lihat_posyandu")
def daftar(request):
    """The Posyandu of the scope; who has only one goes straight to it."""
    if request.cakupan.posyandu_id:
        return redirect("kelembagaan:posyandu", request.cakupan.posyandu_id)
    cari = " ".join(request.GET.get("cari", "").split())[:100]
    halaman = Paginator(selectors.daftar(request.cakupan, cari), 50).get_page(
        request.GET.get("halaman")
    )
    return render(request, "kelembagaan/posyandu/daftar.html", {"halaman": halaman, "cari": cari})


@butuh("lihat_posyandu")
def rincian(request, pk):
    posyandu = _ambil(request, pk)
    return render(
        request,
        "kelembagaan/posyandu/rincian.html",
        {
            "posyandu": posyandu,
            "leluhur": Wilayah.objects.leluhur(posyandu.wilayah.kode).exclude(kode=""),
            "bidang_aktif": posyandu.bidang_aktif.all(),
            "jadwal": posyandu.jadwal_buka.all(),
            "daftar_sk": posyandu.sk.all(),
        },
    )


@butuh("lihat_posyandu")
def pengurus(request, pk):
    """Pengurus dan kader: who serves here, with what this scope may do about each."""
    posyandu = _ambil(request, pk)
    cakupan = request.cakupan
    kelompok = akun.anggota(posyandu, cakupan)
    for penugasan in [p for daftar in kelompok.values() for p in daftar]:
        penugasan.peringatan = akun_services.peringatan(penugasan)
        penugasan.boleh_diakhiri = boleh_mengakhiri(cakupan, penugasan)
        penugasan.boleh_diputuskan = boleh_menetapkan(cakupan, penugasan.peran, penugasan.kode)
        penugasan.boleh_kode = boleh_mengelola_akun(cakupan, penugasan.pengguna)
    tetapkan = boleh_menetapkan(cakupan, Peran.PENGURUS, posyandu.kode)
    konteks = {
        "posyandu": posyandu,
        **kelompok,
        "boleh_tetapkan": tetapkan,
        "boleh_usul": tetapkan or boleh_mengusulkan(cakupan, Peran.KADER, posyandu.kode),
        "lihat_hp": cakupan.boleh("usul_kader"),
    }
    return render(request, "kelembagaan/posyandu/pengurus.html", konteks)


def _tambah(request, pk, kelas, judul, boleh):
    posyandu = _ambil(request, pk)
    if not boleh(request.cakupan, posyandu):
        raise Http404
    form = kelas(request.POST or None, posyandu=posyandu, cakupan=request.cakupan)
    if request.method == "POST" and form.is_valid():
        try:
            penugasan = services.tambah_anggota(
                posyandu=posyandu,
                oleh=request.user,
                cakupan=request.cakupan,
                **form.isi_penugasan(),
            )
        except ValidationError as galat:
            pasang_galat(form, galat)
        else:
            return _sesudah_tambah(request, penugasan)
    return render(
        request,
        "kelembagaan/posyandu/anggota_form.html",
        {"posyandu": posyandu, "form": form, "judul": judul},
    )


def _sesudah_tambah(request, penugasan):
    for kalimat in akun_services.peringatan(penugasan):
        messages.warning(request, kalimat)
    nama = penugasan.pengguna.nama
    if penugasan.keadaan == Penugasan.Keadaan.DIUSULKAN:
        messages.success(request, f"{nama} diusulkan. Desa/kelurahan akan mengonfirmasi.")
    else:
        messages.success(request, f"{nama} ditetapkan sebagai {penugasan.sebutan}.")
        if not penugasan.pengguna.has_usable_password():
            return redirect("kelembagaan:buat_kode", penugasan.pengguna_id)
    return redirect("kelembagaan:pengurus", penugasan.posyandu_id)


@butuh("usul_kader")
def tambah_kader(request, pk):
    def boleh(cakupan, posyandu):
        return any(
            periksa(cakupan, Peran.KADER, posyandu.kode)
            for periksa in (boleh_menetapkan, boleh_mengusulkan)
        )

    return _tambah(request, pk, KaderForm, "Tambah kader", boleh)


@butuh("tetapkan_pengurus")
def tambah_pengurus(request, pk):
    def boleh(cakupan, posyandu):
        return boleh_menetapkan(cakupan, Peran.PENGURUS, posyandu.kode)

    return _tambah(request, pk, PengurusForm, "Tetapkan pengurus", boleh)


@butuh("usul_kader")
def akhiri(request, pk):
    """Ends a kader or pengurus; the last pengurus only after asking once more."""
    berlaku = Penugasan.objects.dalam(request.cakupan).filter(
        posyandu__isnull=False, keadaan=Penugasan.Keadaan.BERLAKU
    )
    penugasan = get_object_or_404(berlaku.select_related("pengguna", "posyandu__wilayah"), pk=pk)
    if not boleh_mengakhiri(request.cakupan, penugasan):
        raise Http404
    form = AkhiriForm(request.POST or None, penugasan=penugasan)
    terakhir = akun_services.pengurus_terakhir(penugasan)
    yakin = not terakhir or request.POST.get("yakin") == "1"
    if request.method == "POST" and form.is_valid() and yakin:
        try:
            services.akhiri_anggota(
                penugasan=penugasan,
                oleh=request.user,
                cakupan=request.cakupan,
                **form.cleaned_data,
            )
        except ValidationError as galat:
            pasang_galat(form, galat)
        else:
            messages.success(request, f"{penugasan.pengguna.nama} tidak lagi bertugas.")
            return redirect("kelembagaan:pengurus", penugasan.posyandu_id)
    tanya = request.method == "POST" and not yakin and not form.errors
    return render(
        request,
        "kelembagaan/posyandu/akhiri.html",
        {"penugasan": penugasan, "form": form, "terakhir": terakhir, "tanya": tanya},
    )
