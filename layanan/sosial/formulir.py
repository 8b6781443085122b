from kelembagaan.bidang import Bidang
from layanan.formulir.daftar import FOTO, Formulir
from layanan.sosial.forms import (
    FakirMiskinForm,
    KieGenderForm,
    PenyaluranBansosForm,
    VerifikasiSosialForm,
)

FORMULIR = [
    Formulir(
        kode="fakir_miskin",
        judul="Fakir miskin",
        form=FakirMiskinForm,
        subjek="keluarga",
        bidang=Bidang.SOSIAL,
        tunggal=("keluarga", "tanggal"),
        versi=2,
        keadaan=True,
    ),
    Formulir(
        kode="verifikasi_sosial",
        judul="Verifikasi sosial ekonomi",
        form=VerifikasiSosialForm,
        subjek="keluarga",
        bidang=Bidang.SOSIAL,
        tunggal=("keluarga", "tanggal"),
        keadaan=True,
    ),
    # The recipient is a keluarga or a warga: one of the two columns is empty. Two programmes, or
    # two days of handing out that fall on one date, are two acts.
    Formulir(
        kode="penyaluran_bansos",
        judul="Penyaluran bansos",
        form=PenyaluranBansosForm,
        subjek="keluarga",
        bidang=Bidang.SOSIAL,
        tunggal=("keluarga", "warga", "tanggal", "jenis_bantuan", "program", "kegiatan"),
        versi=2,
        di_rumah=True,
        foto=FOTO,
    ),
    Formulir(
        kode="kie_gender",
        judul="KIE gender dan inklusi",
        form=KieGenderForm,
        subjek="warga",
        bidang=Bidang.SOSIAL,
        tunggal=("warga", "tanggal", "materi"),
        spm="Rehabilitasi sosial dasar di luar panti",
    ),
]
