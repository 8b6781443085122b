from django.urls import path

from kelembagaan.akun import views as akun
from kelembagaan.pemberitahuan import views as pemberitahuan
from kelembagaan.posyandu import views as posyandu

app_name = "kelembagaan"
urlpatterns = [
    path("masuk-kode/", akun.masuk_kode, name="masuk_kode"),
    path("sandi-baru/", akun.sandi_baru, name="sandi_baru"),
    path("tanpa-tugas/", akun.tanpa_tugas, name="tanpa_tugas"),
    path("ganti-penugasan/", akun.ganti_penugasan, name="ganti_penugasan"),
    path("pengguna/<int:pk>/kode/", akun.buat_kode, name="buat_kode"),
    path("usulan/", akun.usulan, name="usulan"),
    path("usulan/<int:pk>/", akun.putuskan_usulan, name="putuskan_usulan"),
    path("pemberitahuan/<int:pk>/", pemberitahuan.baca, name="baca_pemberitahuan"),
    path("posyandu/", posyandu.daftar, name="posyandu_daftar"),
    path("posyandu/<int:pk>/", posyandu.rincian, name="posyandu"),
    path("posyandu/<int:pk>/pengurus/", posyandu.pengurus, name="pengurus"),
    path("posyandu/<int:pk>/kader/tambah/", posyandu.tambah_kader, name="tambah_kader"),
    path("posyandu/<int:pk>/pengurus/tambah/", posyandu.tambah_pengurus, name="tambah_pengurus"),
    path("penugasan/<int:pk>/akhiri/", posyandu.akhiri, name="akhiri"),
]
