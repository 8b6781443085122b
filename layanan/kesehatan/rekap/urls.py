from django.urls import path

from layanan.kesehatan.rekap import views

urlpatterns = [
    path("skdn/", views.halaman_skdn, name="skdn"),
    path("rekap-kelompok/", views.halaman_ilp, name="ilp"),
    path("sip/<int:nomor>/", views.halaman_sip, name="sip"),
    path("sip/<int:nomor>/ekspor.<slug:bentuk>", views.ekspor_sip, name="sip_ekspor"),
]
