from django.urls import path

from layanan.kesehatan.stok import views

urlpatterns = [path("stok/", views.stok, name="stok")]
