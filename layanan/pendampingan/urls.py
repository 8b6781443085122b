from django.urls import path

from layanan.pendampingan import views

urlpatterns = [
    path("catatan/<slug:kode>/<int:pk>/dampingi/", views.dampingi, name="pendampingan_buka"),
    path("catatan/<slug:kode>/<int:pk>/kunjungan/", views.kunjungan, name="pendampingan_kunjungan"),
]
