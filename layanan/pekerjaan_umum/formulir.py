from kelembagaan.bidang import Bidang
from layanan.formulir.daftar import FOTO, Formulir
from layanan.pekerjaan_umum.forms import (
    AirSanitasiForm,
    EmbungForm,
    JalanDesaForm,
    JaringanAirForm,
    SumurAirTanahForm,
)

FORMULIR = [
    Formulir(
        kode="air_sanitasi",
        judul="Air minum dan sanitasi",
        form=AirSanitasiForm,
        subjek="keluarga",
        bidang=Bidang.PEKERJAAN_UMUM,
        tunggal=("keluarga", "tanggal"),
        spm="Air minum sehari-hari; pengolahan air limbah domestik",
        keadaan=True,
        foto=FOTO,
    ),
    Formulir(
        kode="embung",
        judul="Embung air baku",
        form=EmbungForm,
        subjek="lokasi",
        bidang=Bidang.PEKERJAAN_UMUM,
        spm="Air minum sehari-hari",
        foto=FOTO,
    ),
    Formulir(
        kode="jaringan_air",
        judul="Jaringan air perdesaan",
        form=JaringanAirForm,
        subjek="lokasi",
        bidang=Bidang.PEKERJAAN_UMUM,
        spm="Air minum sehari-hari",
        foto=FOTO,
    ),
    Formulir(
        kode="sumur_air_tanah",
        judul="Sumur air tanah",
        form=SumurAirTanahForm,
        subjek="lokasi",
        bidang=Bidang.PEKERJAAN_UMUM,
        spm="Air minum sehari-hari",
        foto=FOTO,
    ),
    Formulir(
        kode="jalan_desa",
        judul="Jalan desa",
        form=JalanDesaForm,
        subjek="lokasi",
        bidang=Bidang.PEKERJAAN_UMUM,
        foto=FOTO,
    ),
]
