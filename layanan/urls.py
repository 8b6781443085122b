"""Gathers the rooms' addresses."""

from layanan.formulir.urls import urlpatterns as formulir
from layanan.hari_buka.urls import urlpatterns as hari_buka
from layanan.kiriman.urls import urlpatterns as kiriman
from layanan.laporan.urls import urlpatterns as laporan
from layanan.warga.urls import urlpatterns as warga

app_name = "layanan"
urlpatterns = [*kiriman, *laporan, *warga, *hari_buka, *formulir]
