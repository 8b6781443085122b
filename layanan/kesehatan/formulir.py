from kelembagaan.bidang import Bidang
from layanan.formulir.daftar import Formulir
from layanan.kesehatan.ambang import bekal_timbang, petunjuk_timbang
from layanan.kesehatan.forms import TimbangForm
from layanan.kesehatan.kartu.register import KARTU
from layanan.kesehatan.services import (
    sebelum_timbang,
    sesudah_timbang,
    sesudah_warga_berubah,
)
from layanan.kesehatan.stok.forms import StokGerakForm
from layanan.kesehatan.tindak.register import TINDAK

FORMULIR = [
    Formulir(
        kode="timbang",
        judul="Penimbangan balita",
        form=TimbangForm,
        subjek="warga",
        bidang=Bidang.KESEHATAN,
        tunggal=("warga", "tanggal"),
        langkah=2,
        di_rumah=True,
        sasaran=("bayi", "balita", "apras"),
        sebelum=sebelum_timbang,
        sesudah=sesudah_timbang,
        petunjuk=petunjuk_timbang,
        bekal=bekal_timbang,
        subjek_berubah=sesudah_warga_berubah,
    ),
    *KARTU,
    *TINDAK,
    Formulir(
        kode="stok",
        judul="Stok vitamin, obat, makanan tambahan",
        form=StokGerakForm,
        subjek="kegiatan",
        bidang=Bidang.KESEHATAN,
        kembar=("bahan", "arah"),
    ),
]
