"""Pendampingan: one register per field, on one table."""

from django.urls import reverse
from django.utils.formats import date_format

from kelembagaan.bidang import Bidang
from layanan.formulir.daftar import Formulir
from layanan.pendampingan.forms import FORM_PENDAMPINGAN


def perjalanan(baris, cakupan):
    """[(title, [(text, note, address)])]: the opening and all visits of this pendampingan."""
    kode = f"pendampingan_{baris.bidang_spm}"
    semua = type(baris).objects.dalam(cakupan).berlaku()
    awal = baris.induk_id or baris.pk
    kunjungan = semua.filter(induk=awal).order_by("tanggal", "pk")
    isi = []
    for satu in [*semua.filter(pk=awal), *kunjungan]:
        if satu.induk_id is None:
            catatan = f"Dibuka: {satu}"
        else:
            catatan = " · ".join(filter(None, [satu.perubahan, satu.get_hasil_akhir_display()]))
        if satu.rencana_berikut:
            catatan += f" · Berikutnya {date_format(satu.rencana_berikut, 'j F Y')}"
        alamat = reverse("layanan:catatan", args=[kode, satu.pk])
        isi.append((date_format(satu.tanggal, "j F Y"), catatan, alamat))
    return [("Perjalanan pendampingan", isi)] if isi else []


FORMULIR = [
    Formulir(
        kode=f"pendampingan_{bidang}",
        judul=f"Pendampingan {bidang.label}",
        form=FORM_PENDAMPINGAN[bidang],
        subjek="keluarga",
        bidang=bidang.value,
        tunggal=("keluarga", "warga", "tanggal", "tujuan", "induk", "perubahan", "hasil_akhir"),
        terkait=perjalanan,
    )
    for bidang in Bidang
]
