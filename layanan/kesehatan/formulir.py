from kelembagaan.bidang import Bidang
from layanan.formulir.daftar import Formulir
from layanan.kesehatan.forms import TimbangForm
from layanan.kesehatan.services import sesudah_timbang, sesudah_warga_berubah

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
        sesudah=sesudah_timbang,
        subjek_berubah=sesudah_warga_berubah,
    )
]
