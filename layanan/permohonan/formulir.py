"""Tickets come in like any entry, by a page or the outbox; they have pages of their own."""

from layanan.formulir.daftar import FOTO, Formulir
from layanan.permohonan.forms import AspirasiForm, LangkahKaderForm, PermohonanForm
from layanan.permohonan.services import ambil_langkah_kader, sesudah_diubah, terima_baru, terkunci

LANGKAH_TETAP = "Langkah permohonan tidak diubah lagi. Ambil langkah berikutnya."


def _tiket(kode, judul, form):
    return Formulir(
        kode=kode,
        judul=judul,
        form=form,
        subjek="lokasi",
        izin="catat_lain",
        foto=FOTO,
        sebelum=terima_baru,
        sesudah=sesudah_diubah,
        terkunci=terkunci,
        bernomor=True,
    )


FORMULIR = [
    _tiket("permohonan", "Permohonan", PermohonanForm),
    _tiket("aspirasi", "Aspirasi", AspirasiForm),
    Formulir(
        kode="langkah_permohonan",
        judul="Langkah permohonan",
        form=LangkahKaderForm,
        subjek="lokasi",
        izin="catat_lain",
        sebelum=ambil_langkah_kader,
        terkunci=lambda langkah: LANGKAH_TETAP,
    ),
]
