"""Gathers the rooms' addresses."""

from layanan.berkas.urls import urlpatterns as berkas
from layanan.formulir.urls import urlpatterns as formulir
from layanan.hari_buka.urls import urlpatterns as hari_buka
from layanan.kesehatan.kartu.urls import urlpatterns as kartu
from layanan.kesehatan.rekap.urls import urlpatterns as rekap
from layanan.kesehatan.stok.urls import urlpatterns as stok
from layanan.kesehatan.tindak.urls import urlpatterns as tindak
from layanan.kesehatan.urls import urlpatterns as kesehatan
from layanan.kiriman.urls import urlpatterns as kiriman
from layanan.kunjungan_rumah.urls import urlpatterns as kunjungan_rumah
from layanan.laporan.urls import urlpatterns as laporan
from layanan.luring.urls import urlpatterns as luring
from layanan.pendampingan.urls import urlpatterns as pendampingan
from layanan.penerusan.urls import urlpatterns as penerusan
from layanan.permohonan.urls import urlpatterns as permohonan
from layanan.sosial.urls import urlpatterns as sosial
from layanan.tepat_sasaran.urls import urlpatterns as tepat_sasaran
from layanan.trantibumlinmas.kasus.urls import urlpatterns as kasus
from layanan.warga.urls import urlpatterns as warga

app_name = "layanan"
urlpatterns = [
    *berkas,
    *kiriman,
    *laporan,
    *warga,
    *kesehatan,
    *hari_buka,
    *kartu,
    *kunjungan_rumah,
    *pendampingan,
    *permohonan,
    *sosial,
    *tindak,
    *stok,
    *kasus,
    *tepat_sasaran,
    *penerusan,
    *rekap,
    *formulir,
    *luring,
]
