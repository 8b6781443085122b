from django.conf import settings
from django.contrib import admin
from django.urls import include, path

from posyandu_site import views

urlpatterns = [
    path("", views.beranda, name="beranda"),
    path("tentang/", views.tentang, name="tentang"),
    path("akun/", include("allauth.account.urls")),
    path("akun/mfa/", include("allauth.mfa.urls")),
    path("akun/perangkat/", include("allauth.usersessions.urls")),
    path("admin/", admin.site.urls),
    path("kelembagaan/", include("kelembagaan.urls")),
    path("layanan/", include("layanan.urls")),
    path("pembinaan/", include("pembinaan.urls")),
]

if settings.DEBUG:
    urlpatterns.append(path("gaya/", views.gaya, name="gaya"))
