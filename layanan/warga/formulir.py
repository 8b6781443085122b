"""What is delivered about people themselves; no field of its own."""

from layanan.formulir.daftar import Formulir
from layanan.warga.forms import KehamilanForm, KeluargaForm, WargaForm

FORMULIR = [
    Formulir(kode="keluarga", judul="Keluarga", form=KeluargaForm, subjek="kegiatan"),
    Formulir(kode="warga", judul="Warga", form=WargaForm, subjek="keluarga"),
    Formulir(
        kode="kehamilan",
        judul="Kehamilan",
        form=KehamilanForm,
        subjek="warga",
        versi=2,
        izin="catat_kesehatan",
    ),
]
