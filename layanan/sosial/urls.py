from django.urls import path

from layanan.sosial import views

urlpatterns = [path("bansos/", views.hari_bansos, name="bansos_hari")]
