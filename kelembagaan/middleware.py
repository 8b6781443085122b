"""Sets request.penugasan and request.cakupan anew at every request, and keeps the doors.

Deactivation of an account or an assignment so takes effect at the next request.
"""

import time
from operator import attrgetter

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.signals import user_logged_in
from django.db.models import prefetch_related_objects
from django.dispatch import receiver
from django.shortcuts import redirect

from kelembagaan.cakupan import Cakupan
from kelembagaan.peran import Golongan, Peran, aturan_sesi

KUNCI_SESI = "penugasan"
KUNCI_MASUK = "masuk_pada"

# Open to everybody who is logged in, whatever is still missing.
SELALU = {
    "account_login",
    "account_logout",
    "account_inactive",
    "account_reauthenticate",
    "tentang",
    "kelembagaan:ganti_penugasan",
}
SANDI = {"kelembagaan:sandi_baru"}
FAKTOR_KEDUA = {
    "mfa_index",
    "mfa_reauthenticate",
    "mfa_activate_totp",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
    "mfa_download_recovery_codes",
    "account_change_password",
    "usersessions_list",
}
TANPA_TUGAS = {*FAKTOR_KEDUA, "mfa_deactivate_totp", "kelembagaan:tanpa_tugas"}


def boleh_tanpa_penugasan(view):
    """Marks a view that is open to an account without an assignment (the door of kiriman)."""
    view.tanpa_penugasan = True
    return view


@receiver(user_logged_in)
def catat_masuk(sender, request, **kwargs):
    """The age of a session counts from the log-in, however often it is used."""
    request.session[KUNCI_MASUK] = int(time.time())


def daftar_penugasan(pengguna):
    """The active assignments of one account, oldest first.

    At every request: with the Posyandu of a kader; other places only as far as they are used.
    Who is blocked is not logged in any more.
    """
    if not pengguna.is_authenticated:
        return []
    daftar = pengguna.penugasan.dalam_masanya().select_related("posyandu").order_by()
    daftar = sorted(daftar, key=attrgetter("pk"))
    if len(daftar) > 1:
        prefetch_related_objects(daftar, "wilayah", "perangkat_daerah__wilayah")
    return daftar


def cakupan_untuk(pengguna, penugasan):
    """The Cakupan of one request, or None for who holds nothing."""
    if penugasan is not None:
        return penugasan.cakupan()
    if pengguna.is_authenticated and pengguna.is_superuser:
        return Cakupan(prefiks=("",), peran=Peran.SUPERUSER, pengguna_id=pengguna.pk)
    return None


class PenugasanMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        self._pasang(request)
        if request.user.is_authenticated and self._kedaluwarsa(request):
            logout(request)
            messages.info(request, "Sesi Anda sudah berakhir. Silakan masuk lagi.")
            self._pasang(request)
        return self.get_response(request)

    def process_view(self, request, view_func, view_args, view_kwargs):
        """What must be done first: an own password, a second factor; or nothing to do at all."""
        nama = request.resolver_match.view_name
        if not request.user.is_authenticated or nama in SELALU:
            return None
        if request.user.harus_ganti_sandi:
            return None if nama in SANDI else redirect("kelembagaan:sandi_baru")
        if request.cakupan is None:
            boleh = nama in TANPA_TUGAS or getattr(view_func, "tanpa_penugasan", False)
            return None if boleh else redirect("kelembagaan:tanpa_tugas")
        if nama not in FAKTOR_KEDUA and self._kurang_faktor(request):
            messages.warning(request, "Pasang pengaman dua langkah dahulu. Peran Anda mewajibkan.")
            return redirect("mfa_activate_totp")
        return None

    @staticmethod
    def _pasang(request):
        daftar = daftar_penugasan(request.user)
        dipilih = request.session.get(KUNCI_SESI) if len(daftar) > 1 else None
        request.daftar_penugasan = daftar
        request.penugasan = next(
            (p for p in daftar if p.pk == dipilih), daftar[0] if daftar else None
        )
        request.cakupan = cakupan_untuk(request.user, request.penugasan)
        golongan = {p.golongan for p in daftar}
        if request.user.is_authenticated and request.user.is_superuser:
            golongan.add(Golongan.SUPERUSER)
        request.aturan_sesi = aturan_sesi(golongan)

    @staticmethod
    def _kedaluwarsa(request):
        jam, _ = request.aturan_sesi
        return time.time() - request.session.get(KUNCI_MASUK, 0) > jam * 3600

    @staticmethod
    def _kurang_faktor(request):
        _, wajib = request.aturan_sesi
        return settings.WAJIB_FAKTOR_KEDUA and wajib and not is_mfa_enabled(request.user)
