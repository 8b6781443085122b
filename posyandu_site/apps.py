from django.apps import AppConfig
from django.contrib.admin.apps import SimpleAdminConfig


class PosyanduSiteConfig(AppConfig):
    """The project itself, for its template tags and tests."""

    default = True
    name = "posyandu_site"


class AdminConfig(SimpleAdminConfig):
    """The admin under our own site class (log-in through allauth, scoped by cakupan)."""

    default = False
    default_site = "posyandu_site.admin.SitusAdmin"

    def ready(self):
        super().ready()
        self.module.autodiscover()
