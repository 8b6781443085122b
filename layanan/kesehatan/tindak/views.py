"""Rujukan that wait for an answer, their letter, and whom to visit at home."""

from urllib.parse import quote

from django.conf import settings
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from kelembagaan.izin import butuh
from kelembagaan.wilayah.zona import hari_ini
from layanan.formulir.daftar import semua_formulir
from layanan.formulir.halaman import pilihan_posyandu, posyandu_kerja
from layanan.formulir.selectors import catatan_terbaca
from layanan.formulir.views import ambil_formulir
from layanan.kesehatan.kartu.selectors import hari_periksa, hasil_periksa
from layanan.kesehatan.tindak.selectors import (
    harus_dikunjungi,
    rujukan_terbuka,
    tujuan_rujukan,
)
from layanan.warga.sasaran import teks_umur
from layanan.warga.services import catat_pembacaan

SATU_HALAMAN = 40


@require_safe
@butuh("catat_kesehatan")
def rujukan(request):
    """Oldest first; those open for too long are marked."""
    ambil_formulir("rujukan", request.cakupan, catat=True)
    halaman = Paginator(rujukan_terbuka(request.cakupan), SATU_HALAMAN).get_page(
        request.GET.get("halaman")
    )
    for satu in halaman:
        satu.umur_hari = (hari_ini(satu.posyandu.kode) - satu.tanggal).days
        satu.lama = satu.umur_hari > settings.RUJUKAN_HARI
    isi = {"halaman": halaman, "batas": settings.RUJUKAN_HARI}
    return render(request, "layanan/kesehatan/rujukan.html", isi)


@require_safe
@butuh("lihat_catatan_kesehatan")
def surat_rujukan(request, pk):
    """To be printed, or sent by the kader's own phone; with a slip for the answer."""
    formulir = ambil_formulir("rujukan", request.cakupan)
    semua = catatan_terbaca(formulir, request.cakupan).berlaku()
    satu = get_object_or_404(semua.select_related("warga__keluarga", "petugas"), pk=pk)
    catat_pembacaan(request, warga=satu.warga, halaman="surat rujukan")
    umur = teks_umur(satu.warga.tanggal_lahir, satu.tanggal)
    hari, tujuan = hari_periksa(satu.warga, satu.tanggal), tujuan_rujukan(satu)
    hasil = hasil_periksa(hari)
    teks = (
        f"Rujukan dari {satu.posyandu} ke {tujuan}, {satu.tanggal:%d-%m-%Y}\n"
        f"{satu.warga.nama}, {satu.warga.get_jenis_kelamin_display().lower()}, {umur}\n"
        f"Sebab: {satu.sebab}\n"
        + "".join(f"{judul}: {isi}\n" for judul, isi in hasil)
        + "Mohon surat balasannya dibawa kembali ke Posyandu."
    )
    isi = {"satu": satu, "umur": umur, "temuan": hari.temuan, "hasil": hasil, "tujuan": tujuan}
    isi |= {"teks": teks, "teks_alamat": quote(teks)}
    return render(request, "layanan/kesehatan/rujukan_surat.html", isi)


@require_safe
@butuh("catat_kesehatan")
def kunjungi(request):
    """Whom to visit at home this month, and why."""
    ambil_formulir("kunjungan_rumah", request.cakupan, catat=True)
    posyandu = posyandu_kerja(request)
    if posyandu is None:
        isi = {"judul": "Harus dikunjungi", "pilihan": pilihan_posyandu(request)}
        return render(request, "layanan/formulir/pilih_posyandu.html", isi)
    daftar = harus_dikunjungi(posyandu, hari_ini(posyandu.kode))
    isi = {
        "posyandu": posyandu,
        "daftar": daftar,
        "formulir": semua_formulir()["kunjungan_rumah"],
    }
    return render(request, "layanan/kesehatan/kunjungi.html", isi)
