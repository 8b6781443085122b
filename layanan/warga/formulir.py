"""What is delivered about people themselves; no field of its own."""

from layanan.formulir.daftar import Formulir, hitung_ulang_subjek
from layanan.warga.forms import KehamilanForm, KeluargaForm, WargaForm


def sesudah_kehamilan(rows):
    """Hook of the register: limits of what was measured before it was told are others."""
    hitung_ulang_subjek({satu.warga_id for satu in rows})


FORMULIR = [
    Formulir(kode="keluarga", judul="Keluarga", form=KeluargaForm, subjek="kegiatan", versi=2),
    Formulir(kode="warga", judul="Warga", form=WargaForm, subjek="keluarga", versi=2),
    Formulir(
        kode="kehamilan",
        judul="Kehamilan",
        form=KehamilanForm,
        subjek="warga",
        versi=3,
        izin="catat_kesehatan",
        sesudah=sesudah_kehamilan,
    ),
]
