from django.urls import path

from layanan.hari_buka import views, views_jadwal

urlpatterns = [
    path("hari-buka/", views_jadwal.kalender_buka, name="hari_buka"),
    path("hari-buka/buka/", views_jadwal.buka, name="hari_buka_buka"),
    path("hari-buka/jadwal/", views_jadwal.jadwal, name="jadwal"),
    path("hari-buka/jadwal/<int:pk>/hapus/", views_jadwal.jadwal_hapus, name="jadwal_hapus"),
    path(
        "hari-buka/pengecualian/<int:pk>/hapus/",
        views_jadwal.pengecualian_hapus,
        name="pengecualian_hapus",
    ),
    path("hari-buka/<int:pk>/", views.lembar_kerja, name="hari_buka_lembar"),
    path("hari-buka/<int:pk>/batal/", views_jadwal.batal, name="hari_buka_batal"),
    path("hari-buka/<int:pk>/ekspor.<slug:bentuk>", views.ekspor, name="hari_buka_ekspor"),
    path("hari-buka/<int:pk>/kader/", views.kader, name="hari_buka_kader"),
    path("hari-buka/<int:pk>/tamu/", views.tamu, name="hari_buka_tamu"),
    path("hari-buka/<int:pk>/warga/<int:warga_pk>/", views.orang, name="hari_buka_warga"),
    path("hari-buka/<int:pk>/hadir/<int:warga_pk>/", views.hadir, name="hadir"),
    path("hari-buka/<int:pk>/hadir/<int:warga_pk>/batal/", views.hadir_batal, name="hadir_batal"),
]
