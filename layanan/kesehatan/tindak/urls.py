from django.urls import path

from layanan.kesehatan.tindak import views

urlpatterns = [
    path("rujukan/", views.rujukan, name="rujukan"),
    path("rujukan/<int:pk>/surat/", views.surat_rujukan, name="surat_rujukan"),
    path("kunjungi/", views.kunjungi, name="kunjungi"),
]
