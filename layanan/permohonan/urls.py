from django.urls import path

from layanan.permohonan import views, views_kantor

urlpatterns = [
    path("permohonan/", views_kantor.daftar, name="permohonan_daftar"),
    path("permohonan/rekap/", views_kantor.rekap, name="permohonan_rekap"),
    path(
        "permohonan/rekap.<slug:bentuk>",
        views_kantor.ekspor_rekap,
        name="permohonan_rekap_ekspor",
    ),
    path("permohonan/tugaskan/", views_kantor.tugaskan, name="permohonan_tugaskan"),
    path("permohonan/ekspor.<slug:bentuk>", views_kantor.ekspor, name="permohonan_ekspor"),
    path("permohonan/baru/", views.baru, name="permohonan_baru"),
    path("permohonan/baru/<slug:jenis>/", views.isi, name="permohonan_isi"),
    path("permohonan/<uuid:kunci>/", views.rinci, name="permohonan"),
    path("permohonan/<uuid:kunci>/foto/", views.foto, name="permohonan_foto"),
    path("permohonan/<uuid:kunci>/dampingi/", views.dampingi, name="permohonan_dampingi"),
    path("permohonan/<uuid:kunci>/betulkan/", views.betulkan, name="permohonan_koreksi"),
    path(
        "permohonan/<uuid:kunci>/kader/<slug:aksi>/", views.langkah_kader, name="permohonan_kader"
    ),
    path(
        "permohonan/<uuid:kunci>/langkah/<slug:aksi>/",
        views_kantor.langkah,
        name="permohonan_langkah",
    ),
]
