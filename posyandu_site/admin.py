"""The admin site: DPMD staff and superusers; its log-in is the ordinary one."""

from django.contrib import admin
from django.contrib.auth.views import redirect_to_login
from django.urls import reverse


class SitusAdmin(admin.AdminSite):
    site_header = "Posyandu 6 SPM"
    site_title = "Administrasi Posyandu"
    index_title = "Administrasi kelembagaan"

    def has_permission(self, request):
        """Open to an active assignment as dpmd, and to superusers."""
        cakupan = getattr(request, "cakupan", None)
        return cakupan is not None and cakupan.peran in {"dpmd", "superuser"}

    def login(self, request, extra_context=None):
        """allauth's log-in, so that limits and the second factor hold here too."""
        return redirect_to_login(
            request.GET.get("next", reverse("admin:index")), reverse("account_login")
        )
