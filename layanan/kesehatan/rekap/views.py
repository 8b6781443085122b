"""SKDN, the recap by group, and the SIP formats of one Posyandu; only SIP holds names."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from kelembagaan.bidang import Bidang
from kelembagaan.izin import butuh
from kelembagaan.parameter import baca_nomor
from kelembagaan.posyandu.models import Posyandu
from kelembagaan.wilayah.zona import hari_ini
from layanan.formulir.ekspor import berkas
from layanan.formulir.halaman import pilihan_posyandu, posyandu_kerja
from layanan.kesehatan.rekap.ilp import rekap_ilp
from layanan.kesehatan.rekap.sip import FORMAT, tabel_sip
from layanan.kesehatan.rekap.skdn import balok, skdn
from layanan.laporan.bulan import BulanConverter, bulan_terakhir
from layanan.laporan.selectors import bidang_terlihat

SETAHUN = 12
TAHUN_AWAL = 2020
TAHUN_TAMPIL = 3  # years to choose from


def _posyandu(request):
    """The Posyandu of ?posyandu=, else one's own; its figures of health must be this scope's."""
    if Bidang.KESEHATAN not in bidang_terlihat(request.cakupan):
        raise Http404
    pk = baca_nomor(request.GET.get("posyandu") or request.cakupan.posyandu_id)
    return get_object_or_404(Posyandu.objects.dalam(request.cakupan), pk=pk)


def _bulan(request, posyandu):
    """The month of ?bulan=2026-06, else the present one there; none in the future."""
    kini = hari_ini(posyandu.kode).replace(day=1)
    try:
        bulan = BulanConverter().to_python(request.GET["bulan"])
    except (KeyError, ValueError):
        return kini
    return min(bulan, kini)


@require_safe
@butuh("lihat_laporan")
def halaman_skdn(request):
    """Twelve months that end with ?bulan=."""
    posyandu = _posyandu(request)
    semua = skdn(posyandu, bulan_terakhir(_bulan(request, posyandu), SETAHUN))
    isi = {"posyandu": posyandu, "semua": semua[::-1], "akhir": semua[-1], "gambar": balok(semua)}
    return render(request, "layanan/kesehatan/skdn.html", isi)


@require_safe
@butuh("lihat_laporan")
def halaman_ilp(request):
    posyandu = _posyandu(request)
    bulan = _bulan(request, posyandu)
    isi = {
        "posyandu": posyandu,
        "bulan": bulan,
        "pilihan": bulan_terakhir(hari_ini(posyandu.kode).replace(day=1), SETAHUN)[::-1],
        "baris": rekap_ilp(posyandu, bulan),
    }
    return render(request, "layanan/kesehatan/ilp.html", isi)


def _sip(request, nomor):
    """(Posyandu, Tabel, year) of a format, for who records health here."""
    boleh = request.cakupan.boleh("catat_kesehatan", Bidang.KESEHATAN)
    if nomor not in FORMAT or not boleh:
        raise Http404
    posyandu = posyandu_kerja(request)
    if posyandu is None:
        return None, None, None
    kini = hari_ini(posyandu.kode)
    tahun = baca_nomor(request.GET.get("tahun", kini.year))
    if tahun is None or not TAHUN_AWAL <= tahun <= kini.year:
        raise Http404
    return posyandu, tabel_sip(nomor, posyandu, tahun, kini), tahun


@require_safe
@butuh("catat_kesehatan")
def halaman_sip(request, nomor):
    """One of the seven formats, for ?tahun=."""
    posyandu, tabel, tahun = _sip(request, nomor)
    if posyandu is None:
        isi = {"judul": "Format SIP", "pilihan": pilihan_posyandu(request)}
        return render(request, "layanan/formulir/pilih_posyandu.html", isi)
    kini = hari_ini(posyandu.kode).year
    isi = {
        "posyandu": posyandu,
        "tabel": tabel,
        "tahun": tahun,
        "semua_tahun": sorted({*range(kini, kini - TAHUN_TAMPIL, -1), tahun}, reverse=True),
        "semua": [(n, judul) for n, (judul, _) in FORMAT.items()],
    }
    return render(request, "layanan/kesehatan/sip.html", isi)


@require_safe
@butuh("catat_kesehatan")
def ekspor_sip(request, nomor, bentuk):
    posyandu, tabel, tahun = _sip(request, nomor)
    if posyandu is None:
        raise Http404
    return berkas(
        request=request,
        bentuk=bentuk,
        daftar=f"sip-{nomor}",
        saringan=str(tahun),
        judul=tabel.kolom,
        isi=tabel.baris,
        jumlah=len(tabel.baris),
    )
