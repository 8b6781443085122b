from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET

from kelembagaan.bidang import Bidang
from kelembagaan.izin import butuh, hanya_post
from kelembagaan.parameter import baca_nomor
from kelembagaan.posyandu.models import Posyandu
from kelembagaan.wilayah.models import Wilayah
from kelembagaan.wilayah.zona import hari_ini
from layanan.laporan import services
from layanan.laporan.bulan import BulanConverter, bulan_laporan
from layanan.laporan.ekspor import isi_xlsx
from layanan.laporan.forms import NarasiForm
from layanan.laporan.keadaan import TERKUNCI
from layanan.laporan.models import LaporanBulanan
from layanan.laporan.pemeriksaan import belum_dilayani, peringatan
from layanan.laporan.selectors import (
    bidang_terlihat,
    daftar_bulan,
    daftar_susulan,
    kesehatan_diperiksa,
    ringkasan,
    yang_berjalan,
)

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@butuh("lihat_laporan")
@require_GET
def daftar(request):
    """The months of one Posyandu; for who sees several, first the Posyandu."""
    pk = request.GET.get("posyandu") or request.cakupan.posyandu_id
    semua = Posyandu.objects.dalam(request.cakupan)
    if not pk:
        return _pilih_posyandu(request, semua)
    posyandu = get_object_or_404(semua, pk=baca_nomor(pk))
    konteks = {
        "posyandu": posyandu,
        "daftar": daftar_bulan(posyandu),
        "boleh_isi": request.cakupan.boleh("isi_laporan"),
        "bulan_ini": hari_ini(posyandu.kode).replace(day=1),
        "lihat_kesehatan": Bidang.KESEHATAN in bidang_terlihat(request.cakupan),
        "lihat_nama": request.cakupan.boleh("catat_kesehatan", Bidang.KESEHATAN),
    }
    return render(request, "layanan/laporan/daftar.html", konteks)


def _pilih_posyandu(request, semua):
    halaman = Paginator(semua.select_related("wilayah"), 50).get_page(request.GET.get("halaman"))
    bulan = bulan_laporan(request.cakupan.prefiks[0])
    keadaan = dict(
        LaporanBulanan.objects.filter(posyandu__in=[p.pk for p in halaman], bulan=bulan)
        .order_by()
        .values_list("posyandu_id", "keadaan")
    )
    konteks = {
        "halaman": halaman,
        "daftar": [(p, keadaan.get(p.pk, "belum")) for p in halaman],
        "bulan": bulan,
    }
    return render(request, "layanan/laporan/posyandu.html", konteks)


@butuh("isi_laporan")
@hanya_post("layanan:laporan_daftar")
def siapkan(request):
    """Begin a month (fields posyandu, bulan as 2026-06)."""
    pk, bulan = baca_nomor(request.POST.get("posyandu")), request.POST.get("bulan", "")
    try:
        bulan = BulanConverter().to_python(bulan)
        posyandu = Posyandu.objects.dalam(request.cakupan).get(pk=pk)
    except (ValueError, Posyandu.DoesNotExist) as galat:
        raise Http404 from galat
    if not posyandu.mulai.replace(day=1) <= bulan <= hari_ini(posyandu.kode):
        raise Http404
    return redirect("layanan:laporan", services.siapkan(posyandu=posyandu, bulan=bulan).pk)


def _laporan(request, pk):
    semua = LaporanBulanan.objects.dalam(request.cakupan).select_related(
        "posyandu__wilayah", "diperiksa_oleh"
    )
    return get_object_or_404(semua, pk=pk)


def _bidang_isi(request, laporan, aktif):
    """The active fields whose narrative this scope writes, while the report is open."""
    if laporan.keadaan in TERKUNCI:
        return []
    return [b for b in Bidang if b in aktif.bidang and request.cakupan.boleh("isi_laporan", b)]


def _tampilkan(request, laporan, form=None):
    isi = ringkasan(laporan, request.cakupan)
    bidang = _bidang_isi(request, laporan, isi.aktif)
    terlihat = [b.bidang for b in isi.bagian]
    konteks = {
        "laporan": laporan,
        "posyandu": laporan.posyandu,
        "isi": isi,
        "form": form or (NarasiForm(laporan=laporan, bidang=bidang) if bidang else None),
        "peringatan": [] if isi.terkunci else peringatan(laporan, isi.kini, terlihat),
        "belum_dilayani": [] if isi.terkunci else belum_dilayani(laporan),
        "susulan": daftar_susulan(laporan, request.cakupan) if isi.terkunci else [],
        "diperiksa": kesehatan_diperiksa(laporan, isi.kini),
        "boleh_periksa": not isi.terkunci and request.cakupan.boleh("periksa_kesehatan"),
        "remah": _remah(laporan),
    }
    return render(request, "layanan/laporan/laporan.html", konteks)


def _remah(laporan):
    """Breadcrumb of names from pusat down; the desk shell shows it."""
    leluhur = Wilayah.objects.leluhur(laporan.posyandu.kode)
    return [(w.nama, "") for w in leluhur] + [(str(laporan.posyandu), "")]


@butuh("lihat_laporan")
@require_GET
def laporan(request, pk):
    return _tampilkan(request, _laporan(request, pk))


@butuh("isi_laporan")
@hanya_post("layanan:laporan", "pk")
def narasi(request, pk):
    """Save the narratives; the form again where something is wrong."""
    laporan = _laporan(request, pk)
    bidang = _bidang_isi(request, laporan, yang_berjalan(laporan))
    form = NarasiForm(request.POST, laporan=laporan, bidang=bidang)
    if not form.is_valid():
        return _tampilkan(request, laporan, form)
    try:
        services.simpan_narasi(laporan=laporan, narasi=form.narasi(), target=form.target())
    except ValidationError as galat:
        messages.error(request, galat.message)
    else:
        messages.success(request, "Laporan disimpan.")
    return redirect("layanan:laporan", laporan.pk)


@butuh("periksa_kesehatan")
@hanya_post("layanan:laporan", "pk")
def periksa(request, pk):
    """A nakes marks the health part."""
    laporan = _laporan(request, pk)
    try:
        services.tandai_diperiksa(laporan=laporan, pengguna=request.user)
    except ValidationError as galat:
        messages.error(request, galat.message)
    else:
        messages.success(request, "Bagian kesehatan ditandai sudah diperiksa.")
    return redirect("layanan:laporan", laporan.pk)


@butuh("lihat_laporan")
@require_GET
def ekspor(request, pk):
    """The report as a workbook; it holds counts only."""
    laporan = _laporan(request, pk)
    jawaban = HttpResponse(isi_xlsx(ringkasan(laporan, request.cakupan)), content_type=XLSX)
    nama = f"laporan-{laporan.kode}-{laporan.bulan:%Y-%m}.xlsx"
    jawaban["Content-Disposition"] = f'attachment; filename="{nama}"'
    return jawaban
