"""The calendar of opening days and its pattern; nobody has to confirm a change of it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.dates import MONTHS
from django.utils.formats import date_format
from django.views.decorators.http import require_safe

from kelembagaan.izin import butuh, hanya_post
from kelembagaan.posyandu.models import JadwalBuka, PengecualianBuka
from kelembagaan.wilayah.zona import hari_ini
from layanan.formulir.halaman import pilihan_posyandu, posyandu_kerja
from layanan.hari_buka.forms import BukaForm, BulanUkurForm, JadwalForm, PengecualianForm
from layanan.hari_buka.models import HariBuka
from layanan.hari_buka.selectors import KE_DEPAN, catatan_hari, kalender
from layanan.hari_buka.services import batalkan_hari, buka_hari
from layanan.hari_buka.views import ambil_hari

SATU_HALAMAN = 12


def _hari_terakhir(request, posyandu):
    """The last opening days with how many came."""
    semua = HariBuka.objects.dalam(request.cakupan).filter(posyandu__in=posyandu)
    hari = list(
        semua.select_related("posyandu").order_by("-tanggal", "posyandu__kode")[:SATU_HALAMAN]
    )
    datang = catatan_hari([h.pk for h in hari]) if hari else {}
    for satu in hari:
        satu.datang = len(datang[satu.pk])
    return hari


@require_safe
@butuh("lihat_hari_buka")
def kalender_buka(request):
    """What is planned and what was opened, of one Posyandu or of those of a desa."""
    posyandu = posyandu_kerja(request)
    pilihan = list(pilihan_posyandu(request))
    milik = [posyandu] if posyandu else pilihan
    tanggal = hari_ini(milik[0].kode if milik else "")
    hari = _hari_terakhir(request, milik)
    terbuka = {(h.posyandu_id, h.tanggal): h for h in hari}
    rencana = [
        (p, r, terbuka.get((p.pk, r.tanggal)))
        for p, r in kalender(milik, tanggal, tanggal + KE_DEPAN)
    ]
    isi = {
        "posyandu": posyandu,
        "pilihan": pilihan,
        "tanggal": tanggal,
        "hari_ini": next((h for h in hari if posyandu and h.tanggal == tanggal), None),
        "rencana": rencana,
        "hari": hari,
        "form": BukaForm(hari_ini=tanggal),
        "boleh_buka": posyandu is not None and request.cakupan.boleh("ubah_hari_buka"),
        "boleh_luring": request.cakupan.boleh("ubah_warga") and bool(milik),
        "boleh_jadwal": posyandu is not None and request.cakupan.boleh("ubah_jadwal"),
    }
    return render(request, "layanan/hari_buka/kalender.html", isi)


def _posyandu_sendiri(request):
    posyandu = posyandu_kerja(request)
    if posyandu is None:
        raise Http404
    return posyandu


@butuh("ubah_hari_buka")
@hanya_post("layanan:hari_buka")
def buka(request):
    posyandu = _posyandu_sendiri(request)
    form = BukaForm(request.POST, hari_ini=hari_ini(posyandu.kode))
    if not form.is_valid():
        isi = {"form": form, "posyandu": posyandu}
        return render(request, "layanan/hari_buka/buka.html", isi, status=422)
    tanggal = form.cleaned_data["tanggal"]
    rencana = kalender([posyandu], tanggal, tanggal)
    hari = buka_hari(
        posyandu=posyandu,
        tanggal=tanggal,
        pengguna=request.user,
        tempat=rencana[0][1].jadwal.tempat if rencana else "",
    )
    return redirect("layanan:hari_buka_lembar", hari.pk)


@butuh("ubah_hari_buka")
@hanya_post("layanan:hari_buka_lembar", "pk")
def batal(request, pk):
    """Take back a day on which nothing was recorded."""
    hari = ambil_hari(request, pk)
    try:
        batalkan_hari(hari_buka=hari)
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
        return redirect("layanan:hari_buka_lembar", pk)
    messages.success(request, f"Hari buka {date_format(hari.tanggal, 'j F Y')} dibatalkan.")
    return redirect("layanan:hari_buka")


@butuh("ubah_jadwal")
def jadwal(request):
    """Pattern, exceptions, months of measuring: three forms, told apart by the button."""
    posyandu = _posyandu_sendiri(request)

    def isi_dari(bagian):
        return request.POST if request.POST.get("bagian") == bagian else None

    form = JadwalForm(isi_dari("jadwal"), posyandu=posyandu)
    kecuali = PengecualianForm(isi_dari("kecuali"), posyandu=posyandu)
    ukur = BulanUkurForm(isi_dari("ukur"), instance=posyandu)
    for satu in (form, kecuali, ukur):
        if satu.is_bound and satu.is_valid():
            satu.save()
            messages.success(request, "Jadwal tersimpan.")
            return redirect(f"{reverse('layanan:jadwal')}?posyandu={posyandu.pk}")
    isi = {
        "posyandu": posyandu,
        "form": form,
        "kecuali": kecuali,
        "ukur": ukur,
        "bulan_ukur": [MONTHS[n] for n in posyandu.bulan_ukur_tinggi],
        "jadwal": posyandu.jadwal_buka.all(),
        "pengecualian": posyandu.pengecualian_buka.order_by("-tanggal"),
    }
    status = 422 if form.errors or kecuali.errors or ukur.errors else 200
    return render(request, "layanan/hari_buka/jadwal.html", isi, status=status)


def _hapus(request, model, pk):
    posyandu = _posyandu_sendiri(request)
    get_object_or_404(model, pk=pk, posyandu=posyandu).delete()
    messages.success(request, "Sudah dihapus.")
    return redirect(f"{reverse('layanan:jadwal')}?posyandu={posyandu.pk}")


@butuh("ubah_jadwal")
@hanya_post("layanan:jadwal")
def jadwal_hapus(request, pk):
    return _hapus(request, JadwalBuka, pk)


@butuh("ubah_jadwal")
@hanya_post("layanan:jadwal")
def pengecualian_hapus(request, pk):
    return _hapus(request, PengecualianBuka, pk)
