from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render

from kelembagaan.bidang import Bidang
from kelembagaan.izin import butuh
from kelembagaan.parameter import baca_nomor
from layanan.formulir.halaman import (
    TERSIMPAN,
    konteks_halaman,
    kunci_halaman,
    pilihan_posyandu,
    posyandu_kerja,
)
from layanan.sosial.penyaluran import HariBansosForm, calon_penerima, salurkan


@butuh("catat_lain")
def hari_bansos(request):
    """Kind, place, amount and date once; then the recipients are ticked."""
    if not request.cakupan.boleh("catat_lain", Bidang.SOSIAL):
        raise Http404
    posyandu = posyandu_kerja(request)
    if posyandu is None:
        isi = {"judul": "Hari penyaluran bansos", "pilihan": pilihan_posyandu(request)}
        return render(request, "layanan/formulir/pilih_posyandu.html", isi)
    konteks = konteks_halaman(request, posyandu)
    awal = {"tanggal": konteks.hari_ini, "metode": "langsung"}
    form = HariBansosForm(request.POST or None, konteks=konteks, initial=awal)
    dipilih = {baca_nomor(teks) for teks in request.POST.getlist("penerima")}
    calon = list(calon_penerima(posyandu))
    galat = []
    if request.method == "POST":
        penerima = [k for k in calon if k.pk in dipilih]
        if form.is_valid() and penerima:
            return _simpan(request, form, posyandu, penerima)
        if not penerima:
            galat = ["Centang dulu siapa yang menerima."]
    isi = {
        "posyandu": posyandu,
        "isian": list(form),
        "salah": [satu for satu in form if satu.errors],
        "galat": galat,
        "calon": calon,
        "dipilih": dipilih,
        "kunci": kunci_halaman(request),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "layanan/sosial/hari_bansos.html", isi, status=status)


def _simpan(request, form, posyandu, penerima):
    kegiatan, semua = salurkan(
        request, form=form, posyandu=posyandu, kunci=kunci_halaman(request), penerima=penerima
    )
    berhasil = sum(j.hasil in TERSIMPAN for j in semua)
    if berhasil:
        messages.success(request, f"{berhasil} penerima tercatat.")
    if belum := len(penerima) - berhasil:
        messages.warning(
            request, f"{belum} penerima belum tercatat: hari ini sudah ada catatan yang berbeda."
        )
    if kegiatan.objek is None:
        return redirect("layanan:catatan_daftar", "penyaluran_bansos")
    return redirect("layanan:catatan", "kegiatan_sosial", kegiatan.objek.pk)
