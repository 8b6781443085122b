from allauth.account import views as account
from django.conf import settings
from django.contrib import admin
from django.urls import include, path

from posyandu_site import luring, views

# The few pages of allauth that fit: nobody signs up, and nothing is sent by e-mail.
akun = [
    path("login/", account.login, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("diblokir/", account.account_inactive, name="account_inactive"),
    path("reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("password/change/", account.password_change, name="account_change_password"),
]

urlpatterns = [
    path("", views.beranda, name="beranda"),
    path("tentang/", views.tentang, name="tentang"),
    path("sw.js", luring.service_worker, name="service_worker"),
    path("manifest.webmanifest", luring.manifest, name="manifest"),
    path("luring/", luring.cangkang, name="cangkang"),
    path("akun/", include(akun)),
    path("akun/mfa/", include("allauth.mfa.urls")),
    path("akun/perangkat/", include("allauth.usersessions.urls")),
    path("admin/", admin.site.urls),
    path("kelembagaan/", include("kelembagaan.urls")),
    path("layanan/", include("layanan.urls")),
    path("pembinaan/", include("pembinaan.urls")),
]

if settings.DEBUG:
    urlpatterns.append(path("gaya/", views.gaya, name="gaya"))

if settings.BENCH:
    urlpatterns.append(path("bench/", include("bench.urls")))
