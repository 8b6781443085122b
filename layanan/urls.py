"""Gathers the rooms' addresses."""

from layanan.kiriman.urls import urlpatterns as kiriman
from layanan.laporan.urls import urlpatterns as laporan

app_name = "layanan"
urlpatterns = [*kiriman, *laporan]
