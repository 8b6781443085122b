from kelembagaan.bidang import Bidang
from layanan.formulir.daftar import Formulir
from layanan.kesehatan.forms import TimbangForm

FORMULIR = [
    Formulir(
        kode="timbang",
        judul="Penimbangan balita",
        form=TimbangForm,
        subjek="warga",
        bidang=Bidang.KESEHATAN,
        tunggal=("warga", "tanggal"),
        langkah=2,
        sasaran=("bayi", "balita", "apras"),
    )
]
