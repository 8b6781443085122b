from django.urls import path

from layanan.trantibumlinmas.kasus import views

urlpatterns = [
    path("kasus/", views.daftar, name="kasus_daftar"),
    path("kasus/baru/", views.baru, name="kasus_baru"),
    path("kasus/<int:pk>/", views.kasus, name="kasus"),
    path("kasus/<int:pk>/buka/", views.buka, name="kasus_buka"),
    path("kasus/<int:pk>/persetujuan/", views.persetujuan, name="kasus_persetujuan"),
    path("kasus/<int:pk>/<slug:aksi>/", views.langkah, name="kasus_langkah"),
]
