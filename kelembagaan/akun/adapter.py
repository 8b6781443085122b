"""How allauth behaves here: accounts are proposed and confirmed, nobody signs up."""

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse

from kelembagaan.akun.wewenang import HARI_TANPA_TUGAS, boleh_masuk


class AkunAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request):
        return False

    def pre_login(self, request, user, **kwargs):
        """After the right password or code: refused to who holds nothing any more."""
        jawaban = super().pre_login(request, user, **kwargs)
        if jawaban is None and not boleh_masuk(user):
            messages.error(
                request,
                "Akun Anda tidak punya tugas yang berlaku, atau tugas terakhir sudah selesai "
                f"lebih dari {HARI_TANPA_TUGAS} hari. Hubungi ketua Posyandu atau desa Anda.",
            )
            return redirect("account_login")
        return jawaban

    def get_password_change_redirect_url(self, request):
        return reverse("beranda")
