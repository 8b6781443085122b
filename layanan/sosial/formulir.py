from kelembagaan.bidang import Bidang
from layanan.formulir.daftar import Formulir
from layanan.sosial.forms import FakirMiskinForm, PenyaluranBansosForm

FORMULIR = [
    Formulir(
        kode="fakir_miskin",
        judul="Fakir miskin",
        form=FakirMiskinForm,
        subjek="keluarga",
        bidang=Bidang.SOSIAL,
        tunggal=("keluarga", "tanggal"),
        versi=2,
    ),
    # The recipient is a keluarga or a warga: one of the two columns is empty.
    Formulir(
        kode="penyaluran_bansos",
        judul="Penyaluran bansos",
        form=PenyaluranBansosForm,
        subjek="keluarga",
        bidang=Bidang.SOSIAL,
        tunggal=("keluarga", "warga", "tanggal", "jenis_bantuan"),
        versi=2,
    ),
]
