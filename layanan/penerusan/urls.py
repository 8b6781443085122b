from django.urls import path

from layanan.penerusan import views

urlpatterns = [
    path("terusan/", views.daftar, name="penerusan_daftar"),
    path("terusan/baru/<slug:kode>/", views.baru, name="penerusan_baru"),
    path("terusan/<int:pk>/", views.rinci, name="penerusan"),
    path("terusan/<int:pk>/ekspor.<slug:bentuk>", views.ekspor, name="penerusan_ekspor"),
    path("terusan/<int:pk>/tarik/", views.tarik, name="penerusan_tarik"),
]
