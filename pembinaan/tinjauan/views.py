import datetime

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from kelembagaan.cakupan import POLA_KODE
from kelembagaan.izin import asal, butuh, hanya_post, wajib_masuk
from kelembagaan.peran import Jabatan, Peran
from kelembagaan.wilayah.istilah import nama_lengkap
from kelembagaan.wilayah.models import Wilayah
from layanan.laporan.bulan import BulanConverter
from pembinaan.tinjauan import selectors, services
from pembinaan.tinjauan.alur import ATURAN, SAMPAI_UNIT, Aksi
from pembinaan.tinjauan.forms import LangkahForm, PengaturanForm
from pembinaan.tinjauan.panel import PUSAT, baca_panel, pilihan_unit, tinjau
from pembinaan.tinjauan.unit import alamat_unit, baca_unit, nama_unit


@require_safe
@butuh("tinjau")
def antrean(request):
    """What waits for this person's decision, late ones first."""
    isi = selectors.antrean(request.cakupan, request.user)
    ketua = request.cakupan.jabatan == Jabatan.KETUA
    halaman = Paginator(isi.butir, 25).get_page(request.GET.get("halaman"))
    return render(
        request, "pembinaan/tinjauan/antrean.html", {"isi": isi, "halaman": halaman, "ketua": ketua}
    )


@require_safe
@butuh("lihat_laporan")
def unit(request, kode, bulan):
    """The month of a unit by its code: its own page, or the panel alone where it has none."""
    baris = _unit(request, kode, bulan)
    if baris.pk or len(kode) < 17:
        return redirect(alamat_unit(baris))
    panel = baca_panel(kode, bulan, cakupan=request.cakupan, pengguna=request.user)
    return render(request, "pembinaan/tinjauan/unit.html", {"panel": panel})


@wajib_masuk
@hanya_post("beranda")
def putuskan(request):
    """Take one step of the review; what was typed stays when something is missing."""
    kode, bulan, aksi = _isi(request)
    baris = _unit(request, kode, bulan)
    form = LangkahForm(aksi, request.POST, pilihan_unit=_pilihan(request, baris, aksi))
    if form.is_valid():
        isi = form.cleaned_data
        if "unit" in isi:
            isi["unit"] = {"": None, PUSAT: ""}.get(isi["unit"], isi["unit"])
        try:
            keputusan = services.putuskan(
                kode=kode,
                bulan=bulan,
                aksi=aksi,
                cakupan=request.cakupan,
                pengguna=request.user,
                **isi,
            )
        except (PermissionDenied, ObjectDoesNotExist) as galat:
            raise Http404 from galat
        except ValidationError as galat:
            form.add_error(None, galat)
        else:
            messages.success(request, _kabar(baris, keputusan))
            return redirect(_kembali(request, baris))
    konteks = {"form": form, "unit": baris, "nama": nama_unit(baris), "aksi": aksi}
    konteks |= {"aturan": ATURAN[aksi], "kembali": _kembali(request, baris)}
    return render(request, "pembinaan/tinjauan/putuskan.html", konteks, status=422)


@butuh("tinjau")
def pengaturan(request):
    """The ketua of a Tim Pembina sets who decides, and until when the tiers below send."""
    cakupan = request.cakupan
    if (cakupan.peran, cakupan.jabatan) != (Peran.TIM_PEMBINA, Jabatan.KETUA):
        raise Http404
    wilayah = get_object_or_404(Wilayah.objects.dalam(cakupan), kode=cakupan.prefiks[0])
    awal = selectors.pengaturan(wilayah)
    form = PengaturanForm(request.POST or None, tingkat=wilayah.tingkat, initial=awal)
    if form.is_valid():
        isi = form.cleaned_data
        services.atur_tim(
            wilayah=wilayah,
            jabatan_pemutus=isi["jabatan_pemutus"],
            periksa_kesehatan=isi.get("periksa_kesehatan", False),
            tenggat={tingkat: isi[f"tenggat_{tingkat}"] for tingkat in form.tenggat},
        )
        messages.success(request, "Pengaturan tim tersimpan.")
        return redirect("pembinaan:antrean")
    konteks = {"form": form, "nama": nama_lengkap(wilayah)}
    return render(request, "pembinaan/tinjauan/pengaturan.html", konteks)


def _isi(request):
    """The unit and the step that are posted; 404 for what no page of ours sends."""
    try:
        kode = request.POST["kode"]
        bulan = BulanConverter().to_python(request.POST["bulan"])
        return kode, bulan, Aksi(request.POST["aksi"])
    except (KeyError, ValueError) as galat:
        raise Http404 from galat


def _unit(request, kode, bulan: datetime.date):
    """The unit's row (or an unsaved one) within the scope."""
    cakupan = request.cakupan
    izin = "lihat_laporan" if len(kode) == 17 else "lihat_rekap"
    if cakupan is None or not cakupan.boleh(izin):
        raise Http404
    if not POLA_KODE.fullmatch(kode) or not cakupan.memuat(kode):
        raise Http404
    try:
        return baca_unit(kode, bulan)
    except ObjectDoesNotExist as galat:
        raise Http404 from galat


def _pilihan(request, baris, aksi):
    """What the step offered, and a deeper unit that was named, so that the choice stays."""
    if SAMPAI_UNIT not in ATURAN[aksi].isian:
        return []
    peninjauan = tinjau(baris.kode, baris.bulan, cakupan=request.cakupan, pengguna=request.user)
    pilihan, kode = pilihan_unit(aksi, peninjauan), request.POST.get("unit", "")
    if kode and kode != PUSAT and kode not in dict(pilihan):
        pilihan.append((kode, nama_unit(_unit(request, kode, baris.bulan))))
    return pilihan


def _kembali(request, baris):
    """Where the person came from, if that is a page of ours."""
    return asal(request) or alamat_unit(baca_unit(baris.kode, baris.bulan))


def _kabar(baris, keputusan):
    pasif = " dan ".join(ATURAN[k.aksi].bentuk_pasif for k in keputusan[:2] if k.kode == baris.kode)
    return f"Laporan {nama_unit(baris)} {pasif}."
