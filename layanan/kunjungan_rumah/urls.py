from django.urls import path

from layanan.kunjungan_rumah import views

urlpatterns = [
    path("keluarga/<int:pk>/kunjungan/", views.kunjungan, name="kunjungan_rumah"),
    path("keluarga/<int:pk>/kunjungan/sama/", views.masih_sama, name="kunjungan_sama"),
]
