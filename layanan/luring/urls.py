from django.urls import path

from layanan.luring import views

urlpatterns = [
    path("bekal/", views.bekal, name="bekal"),
    path("antrean/", views.antrean, name="antrean"),
]
