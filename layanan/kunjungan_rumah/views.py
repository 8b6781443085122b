from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from kelembagaan.izin import butuh, hanya_post
from kelembagaan.parameter import baca_nomor
from kelembagaan.wilayah.zona import hari_ini
from layanan.formulir.halaman import (
    isi_dari_baris,
    kalimat_galat,
    kirim,
    konteks_halaman,
    kunci_halaman,
    sampaikan,
)
from layanan.kiriman.jawaban import Hasil
from layanan.kunjungan_rumah.selectors import langkah_kunjungan, register_rumah
from layanan.warga.models import Keluarga

CATAT = ("catat_kesehatan", "catat_lain")


def _keluarga(request, pk):
    semua = Keluarga.objects.dalam(request.cakupan).select_related("posyandu__wilayah")
    return get_object_or_404(semua, pk=pk)


@require_safe
@butuh(*CATAT)
def kunjungan(request, pk):
    """All fields of one household on one page; each saved form leads back to it."""
    keluarga = _keluarga(request, pk)
    per_bidang = langkah_kunjungan(keluarga, request.cakupan, hari_ini(keluarga.posyandu.kode))
    semua = [satu for daftar in per_bidang.values() for satu in daftar if not satu.bila_perlu]
    isi = {
        "keluarga": keluarga,
        "per_bidang": per_bidang,
        "selesai": sum(satu.selesai for satu in semua),
        "jumlah": len(semua),
        "berikut": next((satu for satu in semua if not satu.selesai), None),
        "kunci": kunci_halaman(request),
    }
    return render(request, "layanan/kunjungan_rumah/kunjungan.html", isi)


@butuh(*CATAT)
@hanya_post("layanan:kunjungan_rumah", "pk")
def masih_sama(request, pk):
    """What was found last time was found again: the same values under today's date."""
    keluarga = _keluarga(request, pk)
    hari = hari_ini(keluarga.posyandu.kode)
    formulir = next(
        (
            f
            for f in register_rumah(request.cakupan, keluarga.posyandu, hari)
            if f.keadaan and f.kode == request.POST.get("kode")
        ),
        None,
    )
    if formulir is None:
        raise Http404
    nama = formulir.subjek
    milik = {"keluarga": keluarga} if nama == "keluarga" else {"warga__keluarga": keluarga}
    semua = formulir.model.objects.berlaku().filter(**milik).select_related(nama)
    lama = get_object_or_404(semua, pk=baca_nomor(request.POST.get("catatan")) or 0)
    konteks = konteks_halaman(request, keluarga.posyandu, (nama, getattr(lama, nama)))
    isi = isi_dari_baris(formulir.form(konteks=konteks, instance=lama))
    isi |= {"tanggal": konteks.hari_ini.isoformat(), "petugas": str(request.user.pk)}
    isi["di_hari_buka"] = ""
    jawaban = kirim(
        request,
        kode=formulir.kode,
        isi=isi,
        kunci=kunci_halaman(request),
        posyandu=keluarga.posyandu,
        konteks=konteks,
    )
    if jawaban.hasil == Hasil.DITOLAK:
        galat = kalimat_galat(jawaban) or ["Isinya perlu dilihat lagi. Tekan Ubah."]
        messages.error(request, " ".join(galat))
    else:
        sampaikan(request, jawaban, f"{formulir.judul}: masih sama, tersimpan.")
    return redirect("layanan:kunjungan_rumah", keluarga.pk)
