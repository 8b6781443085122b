from django.urls import path

from layanan.kesehatan import views

urlpatterns = [path("warga/<int:pk>/pertumbuhan/", views.pertumbuhan, name="pertumbuhan")]
