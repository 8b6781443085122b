from django.urls import path

from layanan.berkas import views

urlpatterns = [
    path("kirim/berkas/", views.kirim_berkas, name="kirim_berkas"),
    path("berkas/<uuid:kunci>/", views.berkas, name="berkas"),
    path("catatan/<slug:kode>/<int:pk>/foto/", views.berkas_tambah, name="berkas_tambah"),
    path(
        "catatan/<slug:kode>/<int:pk>/foto/<uuid:kunci>/",
        views.berkas_putuskan,
        name="berkas_putuskan",
    ),
]
