from django.urls import path

from layanan.tepat_sasaran import views

urlpatterns = [
    path("tepat-sasaran/", views.semua, name="tepat_sasaran"),
    path("tepat-sasaran/wilayah/<int:pk>/", views.wilayah, name="tepat_sasaran_wilayah"),
    path("tepat-sasaran/<slug:daftar>/", views.daftar, name="tepat_sasaran_daftar"),
    path(
        "tepat-sasaran/<slug:daftar>/ekspor.<slug:bentuk>",
        views.ekspor,
        name="tepat_sasaran_ekspor",
    ),
    path("tepat-sasaran/<slug:daftar>/<slug:kode>/", views.periksa, name="tepat_sasaran_periksa"),
]
