from django.urls import path, register_converter

from layanan.laporan.bulan import BulanConverter
from pembinaan.rekap import views as rekap
from pembinaan.tinjauan import views as tinjauan

register_converter(BulanConverter, "bulan")

app_name = "pembinaan"
urlpatterns = [
    path("antrean/", tinjauan.antrean, name="antrean"),
    path("pengaturan/", tinjauan.pengaturan, name="pengaturan"),
    path("unit/<str:kode>/<bulan:bulan>/", tinjauan.unit, name="unit"),
    path("putuskan/", tinjauan.putuskan, name="putuskan"),
    path("rekap/", rekap.rekap_sendiri, name="rekap"),
    path("rekap/<int:pk>/<bulan:bulan>/", rekap.rekap, name="rekap_bulan"),
    path("rekap/<int:pk>/<bulan:bulan>/xlsx/", rekap.ekspor, name="rekap_ekspor"),
]
