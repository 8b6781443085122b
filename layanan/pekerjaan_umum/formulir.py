from kelembagaan.bidang import Bidang
from layanan.formulir.daftar import Formulir
from layanan.pekerjaan_umum.forms import AirSanitasiForm

FORMULIR = [
    Formulir(
        kode="air_sanitasi",
        judul="Air minum dan sanitasi",
        form=AirSanitasiForm,
        subjek="keluarga",
        bidang=Bidang.PEKERJAAN_UMUM,
        tunggal=("keluarga", "tanggal"),
    )
]
