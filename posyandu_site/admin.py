"""The admin site: DPMD staff and superusers; its log-in is the ordinary one."""

from functools import update_wrapper

from allauth.account import views as account
from django.contrib import admin
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from kelembagaan.admin_dasar import AdminBercakupan
from kelembagaan.wilayah.zona import zona_waktu


class Autolengkap(AutocompleteJsonView):
    """Names a choice as its ModelAdmin says, so that two desa of one name can be told apart."""

    def serialize_result(self, obj, to_field_name):
        return {
            "id": str(getattr(obj, to_field_name)),
            "text": self.model_admin.label_pilihan(obj),
        }


class SitusAdmin(admin.AdminSite):
    site_header = "Posyandu 6 SPM"
    site_title = "Administrasi Posyandu"
    index_title = "Administrasi kelembagaan"
    enable_nav_sidebar = False

    def register(self, model_or_iterable, admin_class=None, **options):
        """Only pages scoped by cakupan; what other packages register stays out."""
        if admin_class is not None and issubclass(admin_class, AdminBercakupan):
            super().register(model_or_iterable, admin_class, **options)

    def has_permission(self, request):
        """Open to who may keep the institution: dpmd and superusers."""
        cakupan = getattr(request, "cakupan", None)
        return cakupan is not None and cakupan.boleh("kelola_lembaga")

    def get_urls(self):
        """Without the address that finds any row of any model by its key."""
        return [url for url in super().get_urls() if getattr(url, "name", "") != "view_on_site"]

    def admin_view(self, view, cacheable=False):
        """Log-in first; 404 without the permission, and for what may not be done inside.

        Times stand as the clocks show them where the assignment is.
        """
        dijaga = super().admin_view(view, cacheable)

        def tampil(request, *args, **kwargs):
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path(), reverse("account_login"))
            if not self.has_permission(request):
                raise Http404
            try:
                with timezone.override(zona_waktu(request.cakupan.prefiks[0])):
                    jawaban = dijaga(request, *args, **kwargs)
                    if hasattr(jawaban, "render"):  # else it would be rendered after this
                        jawaban.render()
                    return jawaban
            except PermissionDenied:
                raise Http404 from None

        return update_wrapper(tampil, dijaga)

    def login(self, request, extra_context=None):
        """allauth's log-in, so that limits and the second factor hold here too."""
        if request.user.is_authenticated:
            raise Http404
        return redirect_to_login(
            request.GET.get("next", reverse("admin:index")), reverse("account_login")
        )

    def autocomplete_view(self, request):
        return Autolengkap.as_view(admin_site=self)(request)

    def password_change(self, request, extra_context=None):
        return redirect("account_change_password")

    def logout(self, request, extra_context=None):
        return account.logout(request)
