from allauth.account.utils import perform_login
from allauth.core import ratelimit
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from kelembagaan.akun import kode as kode_sekali_pakai
from kelembagaan.akun import selectors, services
from kelembagaan.akun.forms import MasukKodeForm, SandiBaruForm
from kelembagaan.akun.models import Pengguna, Penugasan
from kelembagaan.akun.wewenang import (
    boleh_menetapkan,
    boleh_mengelola_akun,
    dipegang_kini,
    penetap,
)
from kelembagaan.izin import butuh, hanya_post, wajib_masuk
from kelembagaan.middleware import KUNCI_SESI


@sensitive_post_parameters("kode")
@never_cache
def masuk_kode(request):
    """Log-in by username and one-time code, limited per account like a password."""
    if request.user.is_authenticated:
        return redirect("beranda")
    form = MasukKodeForm(request.POST or None)
    status = 200
    if request.method == "POST" and form.is_valid():
        username = form.cleaned_data["username"]
        if not ratelimit.consume(request, action="masuk_kode", key=username.lower()):
            form.add_error(None, "Terlalu banyak percobaan. Tunggu lima menit, lalu coba lagi.")
            status = 429
        elif pengguna := kode_sekali_pakai.pakai_kode(**form.cleaned_data):
            return perform_login(request, pengguna)
        else:
            form.add_error(None, "Nama pengguna atau kode tidak cocok, atau kode sudah lewat.")
    return render(request, "kelembagaan/akun/masuk_kode.html", {"form": form}, status=status)


@sensitive_post_parameters()
@never_cache
@wajib_masuk
def sandi_baru(request):
    """The own password after a one-time code; for everybody else that is another page."""
    if not request.user.harus_ganti_sandi:
        return redirect("account_change_password")
    form = SandiBaruForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        kode_sekali_pakai.pasang_sandi(
            pengguna=request.user, sandi=form.cleaned_data["new_password1"]
        )
        update_session_auth_hash(request, request.user)
        messages.success(request, "Kata sandi baru tersimpan. Selamat bertugas.")
        return redirect("beranda")
    return render(request, "kelembagaan/akun/sandi_baru.html", {"form": form})


@wajib_masuk
def tanpa_tugas(request):
    """All that an account without an assignment sees."""
    if request.cakupan is not None:
        return redirect("beranda")
    mendatang = [p for p in dipegang_kini(request.user) if p.belum_mulai]
    return render(request, "kelembagaan/akun/tanpa_tugas.html", {"mendatang": mendatang})


@wajib_masuk
@hanya_post("beranda")
def ganti_penugasan(request):
    """Work under another one of one's own active assignments."""
    pilihan = {str(p.pk): p.pk for p in request.daftar_penugasan}
    try:
        request.session[KUNCI_SESI] = pilihan[request.POST.get("penugasan", "")]
    except KeyError:
        raise Http404 from None
    return redirect("beranda")


@sensitive_post_parameters()
@never_cache
@butuh("buat_kode")
def buat_kode(request, pk):
    """Asks, then shows the code once, ready to print."""
    untuk = get_object_or_404(Pengguna.objects.dalam(request.cakupan), pk=pk)
    if not boleh_mengelola_akun(request.cakupan, untuk):
        raise Http404
    kembali, ke = selectors.tempat_kembali(request.cakupan, untuk)
    konteks = {"untuk": untuk, "kembali": kembali, "ke": ke}
    if request.method == "POST":
        try:
            konteks["kode"] = kode_sekali_pakai.buat_kode(
                untuk=untuk, oleh=request.user, cakupan=request.cakupan
            )
            konteks["sampai"] = untuk.kode_sekali_pakai.latest("dibuat_pada").kedaluwarsa_pada
        except ValidationError as galat:
            messages.error(request, " ".join(galat.messages))
    return render(request, "kelembagaan/akun/kode.html", konteks)


@butuh("tetapkan_pengurus", "konfirmasi_nakes")
def usulan(request):
    """Proposals that wait for the decision of this scope."""
    if not penetap(request.cakupan):
        raise Http404
    daftar = selectors.usulan_menunggu(request.cakupan)
    return render(request, "kelembagaan/akun/usulan.html", {"daftar": daftar})


@butuh("tetapkan_pengurus", "konfirmasi_nakes")
@hanya_post("kelembagaan:usulan")
def putuskan_usulan(request, pk):
    """Confirms or declines; after a confirmed new account the code page follows."""
    penugasan = get_object_or_404(Penugasan.objects.dalam(request.cakupan), pk=pk)
    aksi = {"konfirmasi": services.konfirmasi, "tolak": services.tolak}.get(
        request.POST.get("aksi")
    )
    if aksi is None or not boleh_menetapkan(request.cakupan, penugasan.peran, penugasan.kode):
        raise Http404
    try:
        penugasan = aksi(penugasan=penugasan, oleh=request.user, cakupan=request.cakupan)
    except ValidationError as galat:
        messages.error(request, " ".join(galat.messages))
        return redirect("kelembagaan:usulan")
    messages.success(request, f"{penugasan.pengguna.nama}: {penugasan.get_keadaan_display()}.")
    akun = penugasan.pengguna
    baru = penugasan.keadaan == penugasan.Keadaan.BERLAKU and not akun.has_usable_password()
    if baru and request.cakupan.boleh("buat_kode") and boleh_mengelola_akun(request.cakupan, akun):
        return redirect("kelembagaan:buat_kode", akun.pk)
    return redirect("kelembagaan:usulan")
