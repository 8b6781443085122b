from django.urls import path

from layanan.formulir import views

urlpatterns = [
    path("catatan/", views.register, name="register"),
    path("catatan/<slug:kode>/", views.daftar, name="catatan_daftar"),
    path("catatan/<slug:kode>/ekspor.<slug:bentuk>", views.ekspor, name="catatan_ekspor"),
    path("catatan/<slug:kode>/baru/", views.baru, name="catatan_baru"),
    path("catatan/<slug:kode>/<int:pk>/", views.rinci, name="catatan"),
    path("catatan/<slug:kode>/<int:pk>/betulkan/", views.betulkan, name="catatan_koreksi"),
    path("catatan/<slug:kode>/<int:pk>/batalkan/", views.batalkan, name="catatan_batal"),
]
