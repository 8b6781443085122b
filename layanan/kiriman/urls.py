from django.urls import path

from layanan.kiriman import pintu, views

urlpatterns = [
    path("kirim/", pintu.kirim, name="kirim"),
    path("kiriman/bentrok/", views.daftar_bentrok, name="kiriman_bentrok"),
    path("kiriman/bentrok/<int:pk>/", views.pilih, name="kiriman_pilih"),
    path("kiriman/karantina/", views.daftar_karantina, name="kiriman_karantina"),
    path("kiriman/karantina/<int:pk>/", views.putuskan, name="kiriman_putuskan"),
]
