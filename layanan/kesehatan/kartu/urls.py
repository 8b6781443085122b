from django.urls import path

from layanan.kesehatan.kartu import views

urlpatterns = [
    path("warga/<int:pk>/kartu/", views.kartu, name="kartu"),
    path("warga/<int:pk>/kartu.pdf", views.pdf, name="kartu_pdf"),
    path(
        "imunisasi/<int:pk>/konfirmasi/",
        views.imunisasi_konfirmasi,
        name="imunisasi_konfirmasi",
    ),
]
