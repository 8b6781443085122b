"""Activities: one register per field, on one table."""

from django.urls import reverse

from kelembagaan.bidang import Bidang
from layanan.formulir.daftar import FOTO, Formulir
from layanan.kegiatan.forms import FORM_KEGIATAN


def penerima(kegiatan, cakupan):
    """[(title, [(text, note, address)])]: who received aid at this activity."""
    baris = kegiatan.penyaluran.dalam(cakupan).berlaku()
    baris = baris.select_related("keluarga", "warga").order_by("pk")
    isi = [
        (
            str(b.warga or f"Keluarga {b.keluarga}"),
            b.get_jenis_bantuan_display(),
            reverse("layanan:catatan", args=["penyaluran_bansos", b.pk]),
        )
        for b in baris
    ]
    return [(f"Penerima bantuan ({len(isi)})", isi)] if isi else []


FORMULIR = [
    Formulir(
        kode=f"kegiatan_{bidang}",
        judul=f"Kegiatan {bidang.label}",
        form=FORM_KEGIATAN[bidang],
        subjek="kegiatan",
        bidang=bidang.value,
        kembar=("lokasi", "topik"),
        foto=FOTO,
        terkait=penerima if bidang == Bidang.SOSIAL else None,
    )
    for bidang in Bidang
]
