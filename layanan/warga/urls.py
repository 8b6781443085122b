from django.urls import path

from layanan.warga import views, views_ubah

urlpatterns = [
    path("warga/", views.daftar, name="warga"),
    path("warga/ekspor.<slug:bentuk>", views.ekspor, name="warga_ekspor"),
    path("warga/baru/", views.baru, name="warga_baru"),
    path("warga/<int:pk>/", views.rinci, name="warga_rinci"),
    path("warga/<int:pk>/ubah/", views_ubah.ubah, name="warga_ubah"),
    path("warga/<int:pk>/keadaan/", views_ubah.keadaan, name="warga_keadaan"),
    path("warga/<int:pk>/kehamilan/", views_ubah.kehamilan_baru, name="kehamilan_baru"),
    path("warga/<int:pk>/kehamilan/<int:kehamilan_pk>/", views_ubah.kehamilan, name="kehamilan"),
    path("keluarga/cari/", views.keluarga_cari, name="keluarga_cari"),
    path("keluarga/<int:pk>/", views.keluarga, name="keluarga"),
    path("keluarga/<int:pk>/ubah/", views_ubah.keluarga_ubah, name="keluarga_ubah"),
]
