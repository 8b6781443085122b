"""Who came on an opening day; delivered like everything else."""

from layanan.formulir.daftar import Formulir
from layanan.hari_buka.forms import HadirForm

FORMULIR = [
    Formulir(
        kode="hadir",
        judul="Kehadiran",
        form=HadirForm,
        subjek="warga",
        tunggal=("hari_buka", "warga"),
        langkah=1,
        izin="ubah_hari_buka",
    ),
]
