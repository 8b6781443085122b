"""Pages of confidential cases: only with network, kept by no browser, each reading leaves a row."""

from functools import wraps

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from kelembagaan.izin import butuh, hanya_post
from kelembagaan.wilayah.zona import zona_waktu
from layanan.formulir.halaman import kunci_baru, kunci_halaman, kunci_rusak
from layanan.trantibumlinmas.kasus import forms, selectors, services
from layanan.trantibumlinmas.kasus.models import KasusRahasia

IZIN = ("catat_kasus_rahasia", "tangani_kasus_rahasia")
TERSIMPAN = "Tersimpan."
HALAMAN_RUSAK = "Halaman ini tidak utuh. Buka lagi halaman ini dari daftar kasus."
# aksi of an address -> (title, form, service, button)
LANGKAH = {
    "serahkan": ("Serahkan kasus", forms.SerahkanForm, services.serahkan, "Serahkan"),
    "diberi-tahu": (
        "Siapa yang sudah diberi tahu",
        forms.BeriTahuForm,
        services.catat_diberi_tahu,
        "Simpan",
    ),
    "tambah": ("Tambah keterangan", forms.CatatanForm, services.tambah, "Simpan"),
    "selesai": ("Selesaikan kasus", forms.CatatanForm, services.selesaikan, "Selesai"),
    "batal": ("Batalkan: salah catat", forms.CatatanForm, services.batalkan, "Batalkan kasus"),
}


def rahasia(view):
    """View decorator: the door, no copy in the browser, times as the clocks show them there."""

    @butuh(*IZIN)
    @never_cache
    @wraps(view)
    def dijaga(request, *args, **kwargs):
        with timezone.override(zona_waktu(request.cakupan.prefiks[0])):
            return view(request, *args, **kwargs)

    return dijaga


def _kasus(request, pk):
    semua = KasusRahasia.objects.dalam(request.cakupan)
    dekat = ("posyandu__wilayah", "dicatat_oleh", "pemegang__pengguna", "tujuan__pengguna")
    return get_object_or_404(semua.select_related(*dekat), pk=pk)


@require_safe
@rahasia
def daftar(request):
    """Numbers only."""
    if not selectors.boleh_lihat_daftar(request.cakupan):
        raise Http404
    menunggu = KasusRahasia.objects.menunggu_dibuka(request.cakupan)
    milik = KasusRahasia.objects.dalam(request.cakupan).exclude(pk__in=menunggu)
    terbuka = KasusRahasia.Keadaan.TERBUKA
    bagian = [
        ("Diserahkan kepada Anda", "layanan:kasus", menunggu),
        (
            "Menunggu persetujuan Anda",
            "layanan:kasus_persetujuan",
            KasusRahasia.objects.menunggu_disetujui(request.cakupan),
        ),
        ("Sedang ditangani", "layanan:kasus", milik.filter(keadaan=terbuka)),
        ("Sudah ditutup", "layanan:kasus", milik.exclude(keadaan=terbuka)[:50]),
    ]
    isi = {
        "bagian": [satu for satu in bagian if satu[2]],
        "boleh_catat": selectors.boleh_catat(request.cakupan),
        "nomor": selectors.SAPA,
    }
    return render(request, "layanan/kasus/daftar.html", isi)


@rahasia
def baru(request):
    """The numbers to call, and below them a new case."""
    if not selectors.boleh_catat(request.cakupan):
        raise Http404
    posyandu = request.penugasan.posyandu
    tempat = selectors.tempat_pertolongan(posyandu)
    calon = selectors.calon_penangan(posyandu, tempat, kecuali=request.user)
    form = forms.KasusForm(request.POST or None, calon=calon)
    if kunci_rusak(request):
        form.add_error(None, HALAMAN_RUSAK)
    if form.is_valid():
        try:
            return _simpan(request, posyandu, form.cleaned_data)
        except ValidationError as galat:
            form.add_error(None, galat)
    isi = {
        "form": form,
        "salah": [satu for satu in form if satu.errors],
        "galat": form.non_field_errors(),
        "kunci": kunci_halaman(request),
        "nomor": selectors.daftar_nomor(tempat),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "layanan/kasus/baru.html", isi, status=status)


def _simpan(request, posyandu, isi):
    ke = isi.pop("ke")
    kasus, _ = services.catat(
        kunci=kunci_halaman(request),
        posyandu=posyandu,
        penugasan=request.penugasan,
        isi=isi,
        ke=ke,
    )
    teks = "Hubungi salah satu nomor di bawah, lalu catat siapa yang sudah diberi tahu."
    messages.success(request, TERSIMPAN if ke else f"{TERSIMPAN} {teks}")
    return redirect("layanan:kasus", kasus.pk)


@require_safe
@rahasia
def kasus(request, pk):
    """One case; before she opens it, who was handed it sees its number only."""
    satu = _kasus(request, pk)
    if satu.tujuan_id == request.cakupan.penugasan_id:
        return render(request, "layanan/kasus/buka.html", {"kasus": satu})
    services.catat_pembacaan(kasus=satu, penugasan=request.penugasan)
    isi = {
        "kasus": satu,
        "sendiri": satu.dicatat_oleh_id == request.user.pk,
        "terbuka": satu.keadaan == KasusRahasia.Keadaan.TERBUKA,
        "langkah": satu.langkah.select_related("oleh", "ke__pengguna"),
        "pembacaan": satu.pembacaan.select_related("oleh")[:50],
        "nomor": selectors.daftar_nomor(selectors.tempat_pertolongan(satu.posyandu)),
    }
    return render(request, "layanan/kasus/rinci.html", isi)


@rahasia
@hanya_post("layanan:kasus_daftar")
def buka(request, pk):
    """She takes it, and is from now on who handles it."""
    terlihat = KasusRahasia.objects.dalam(request.cakupan).filter(pk=pk).exists()
    if not terlihat and selectors.pernah_diserahkan(pk, request.penugasan):
        messages.error(request, services.BUKAN_LAGI)
        return redirect("layanan:kasus_daftar")
    satu = _kasus(request, pk)
    try:
        services.buka(kasus=satu, penugasan=request.penugasan)
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
        return redirect("layanan:kasus_daftar")
    return redirect("layanan:kasus", pk)


@rahasia
def persetujuan(request, pk):
    """The kades or lurah sees number, kind and to whom; nothing of what was written."""
    if request.method == "POST" and selectors.sudah_diputuskan(pk, request.penugasan):
        return redirect("layanan:kasus_daftar")  # the same press twice
    semua = KasusRahasia.objects.menunggu_disetujui(request.cakupan)
    satu = get_object_or_404(semua.select_related("tujuan__pengguna"), pk=pk)
    galat = ""
    if request.method == "POST":
        setuju = request.POST.get("setuju") == "ya"
        catatan = request.POST.get("catatan", "").strip()[: forms.PALING_PANJANG]
        if setuju or catatan:
            services.putuskan(
                kasus=satu, penugasan=request.penugasan, setuju=setuju, catatan=catatan
            )
            messages.success(request, TERSIMPAN)
            return redirect("layanan:kasus_daftar")
        galat = "Tuliskan alasannya."
    services.catat_pembacaan(kasus=satu, penugasan=request.penugasan)
    isi = {"kasus": satu, "galat": galat}
    return render(request, "layanan/kasus/persetujuan.html", isi, status=422 if galat else 200)


@rahasia
def langkah(request, pk, aksi):
    """One step on a case that is with this person, or that she recorded."""
    satu = _kasus(request, pk)
    if aksi not in LANGKAH or satu.tujuan_id == request.cakupan.penugasan_id:
        raise Http404
    judul, kelas, simpan, tombol = LANGKAH[aksi]
    pilihan = {}
    if kelas is forms.SerahkanForm:
        tempat = selectors.tempat_pertolongan(satu.posyandu)
        calon = selectors.calon_penangan(satu.posyandu, tempat, kecuali=request.user)
        pilihan = {"calon": calon}
    form, kunci = kelas(request.POST or None, **pilihan), kunci_halaman(request)
    if kunci_rusak(request):
        form.add_error(None, HALAMAN_RUSAK)
    if form.is_valid():
        if _simpan_langkah(request, satu, simpan, form, kunci):
            return redirect("layanan:kasus", pk)
        kunci = kunci_baru()  # that one is spent; the next press is a new step
    isi = {"kasus": satu, "judul": judul, "form": form, "tombol": tombol, "pilihan": pilihan}
    isi |= {"kunci": kunci, "galat": form.non_field_errors()}
    isi["nomor"] = selectors.SAPA
    status = 422 if request.method == "POST" else 200
    return render(request, "layanan/kasus/langkah.html", isi, status=status)


def _simpan_langkah(request, kasus, simpan, form, kunci):
    """Whether the page is left; what came of the step is told there."""
    try:
        simpan(kasus=kasus, penugasan=request.penugasan, kunci=kunci, **form.cleaned_data)
    except ValidationError as galat:
        if galat.code == "kunci":
            form.add_error(None, galat)
            return False
        messages.error(request, " ".join(galat.messages))
    else:
        messages.success(request, TERSIMPAN)
    return True
