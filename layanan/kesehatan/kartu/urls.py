from django.urls import path

from layanan.kesehatan.kartu import views

urlpatterns = [
    path("warga/<int:pk>/kartu/", views.kartu, name="kartu"),
    path(
        "imunisasi/<int:pk>/konfirmasi/",
        views.imunisasi_konfirmasi,
        name="imunisasi_konfirmasi",
    ),
]
