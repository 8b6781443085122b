from django.urls import path

from layanan.laporan import views

urlpatterns = [
    path("laporan/", views.daftar, name="laporan_daftar"),
    path("laporan/siapkan/", views.siapkan, name="laporan_siapkan"),
    path("laporan/<int:pk>/", views.laporan, name="laporan"),
    path("laporan/<int:pk>/narasi/", views.narasi, name="laporan_narasi"),
    path("laporan/<int:pk>/periksa/", views.periksa, name="laporan_periksa"),
    path("laporan/<int:pk>/ekspor/", views.ekspor, name="laporan_ekspor"),
]
