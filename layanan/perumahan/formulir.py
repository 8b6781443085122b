from kelembagaan.bidang import Bidang
from layanan.formulir.daftar import FOTO, Formulir
from layanan.perumahan.forms import (
    BioporiForm,
    LingkunganBersihForm,
    PekaranganForm,
    RumahLayakHuniForm,
)

FORMULIR = [
    Formulir(
        kode="rumah_layak_huni",
        judul="Rumah layak huni",
        form=RumahLayakHuniForm,
        subjek="keluarga",
        bidang=Bidang.PERUMAHAN,
        tunggal=("keluarga", "tanggal"),
        foto=FOTO,
        spm="Rumah layak huni",
        keadaan=True,
    ),
    Formulir(
        kode="lingkungan_bersih",
        judul="KIE lingkungan bersih",
        form=LingkunganBersihForm,
        subjek="keluarga",
        bidang=Bidang.PERUMAHAN,
        tunggal=("keluarga", "tanggal"),
        keadaan=True,
        foto=FOTO,
    ),
    Formulir(
        kode="pekarangan",
        judul="Pekarangan pangan",
        form=PekaranganForm,
        subjek="keluarga",
        bidang=Bidang.PERUMAHAN,
        tunggal=("keluarga", "tanggal"),
        keadaan=True,
        foto=FOTO,
    ),
    Formulir(
        kode="biopori",
        judul="Biopori",
        form=BioporiForm,
        subjek="keluarga",
        bidang=Bidang.PERUMAHAN,
        tunggal=("keluarga", "tanggal"),
        keadaan=True,
        foto=FOTO,
    ),
]
