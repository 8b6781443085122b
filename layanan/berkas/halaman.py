"""Photos that were chosen in a form of a page."""

from django.contrib import messages

from layanan.berkas.gambar import BATAS_UKURAN
from layanan.berkas.services import kunci_foto, terima_foto
from layanan.kiriman.jawaban import Hasil


def simpan_foto(request, formulir, entri, *, kolom="foto", bagian="", nama="Foto", diizinkan=False):
    """Keep the photos of this POST for the entry of this kunci; True if none was refused.

    kolom: the input that they were chosen in, nama: what a message calls it. What is refused is
    told by one: the entry itself stands.
    """
    baik = True
    for foto in request.FILES.getlist(kolom)[: formulir.foto + 1]:
        isi = foto.read(BATAS_UKURAN + 1)
        jawaban = terima_foto(
            kunci=kunci_foto(entri, isi, bagian),
            entri=entri,
            bagian=bagian,
            isi=isi,
            letak=request.POST.get("letak_foto", ""),
            pengguna=request.user,
            diizinkan=diizinkan,
        )
        if jawaban.hasil == Hasil.DITOLAK:
            messages.error(request, f"{nama} belum tersimpan. {jawaban.galat['foto'][0]}")
            baik = False
    return baik
