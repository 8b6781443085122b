from kelembagaan.bidang import Bidang
from layanan.formulir.daftar import Formulir
from layanan.perumahan.forms import RumahLayakHuniForm

FORMULIR = [
    Formulir(
        kode="rumah_layak_huni",
        judul="Rumah layak huni",
        form=RumahLayakHuniForm,
        subjek="keluarga",
        bidang=Bidang.PERUMAHAN,
        tunggal=("keluarga", "tanggal"),
        foto=5,
    )
]
