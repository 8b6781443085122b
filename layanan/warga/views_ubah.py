"""Corrections of what is known of a person or a family; all of them go through Kiriman."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from kelembagaan.izin import butuh
from layanan.formulir.daftar import semua_formulir
from layanan.formulir.halaman import (
    TERSIMPAN,
    Koreksi,
    isi_dari,
    kalimat_galat,
    kirim,
    konteks_halaman,
    koreksi,
    kunci_halaman,
    sampaikan,
)
from layanan.formulir.tanya import PASTIKAN
from layanan.warga.forms import KehamilanForm
from layanan.warga.models import Kehamilan, Keluarga
from layanan.warga.pendaftaran import KELUARGA_LAINNYA, LAINNYA
from layanan.warga.selectors import cari_keluarga
from layanan.warga.views import warga_cakupan

KOLOM_WARGA = ("nama", "jenis_kelamin", "tanggal_lahir", "tanggal_lahir_perkiraan", *LAINNYA)
KOLOM_KEADAAN = ("meninggal_pada", "pindah_pada", "pindah_ke")
KOLOM_HAMIL = tuple(KehamilanForm.Meta.fields[1:])


def _jawab(request, hasil, *, kolom, tujuan, **isi):
    """Back to where it came from once it is stored, else the form again."""
    if hasil.selesai:
        sampaikan(request, hasil.jawaban)
        return redirect(tujuan)
    isi |= {
        "isian": [hasil.form[nama] for nama in kolom],
        "tersembunyi": [hasil.form[nama] for nama in (PASTIKAN,) if nama in hasil.form.fields],
        "salah": [hasil.form[nama] for nama in kolom if hasil.form.errors.get(nama)],
        "galat": hasil.galat,
        "kunci": hasil.kunci,
        "revisi": hasil.form.instance.revisi,
        "tujuan": tujuan,
    }
    status = 422 if hasil.jawaban else 200
    return render(request, "layanan/warga/ubah.html", isi, status=status)


@butuh("ubah_warga")
def ubah(request, pk):
    """Also into another family, if one is chosen."""
    warga = warga_cakupan(request, pk)
    tujuan = reverse("layanan:warga_rinci", args=[pk])
    isi = {"judul": "Betulkan data", "siapa": warga.nama, "keluarga": warga.keluarga}
    if request.POST.get("aksi") == "cari":
        hasil = koreksi(request, kode="warga", baris=warga, kirimkan=False)
        isi["temuan"] = cari_keluarga(warga.posyandu, request.POST.get("kepala", "")[:100])
    else:
        kolom = KOLOM_WARGA + (("keluarga",) if request.POST.get("keluarga") else ())
        hasil = koreksi(request, kode="warga", baris=warga, kolom=kolom)
    return _jawab(request, hasil, kolom=KOLOM_WARGA, tujuan=tujuan, **isi)


@butuh("ubah_warga")
def keadaan(request, pk):
    """Moved and died are dated; an emptied date takes the state back."""
    warga = warga_cakupan(request, pk)
    hasil = koreksi(request, kode="warga", baris=warga, kolom=KOLOM_KEADAAN)
    return _jawab(
        request,
        hasil,
        kolom=KOLOM_KEADAAN,
        tujuan=reverse("layanan:warga_rinci", args=[pk]),
        judul="Pindah atau meninggal",
        siapa=warga.nama,
        petunjuk="Kosongkan tanggalnya bila orang ini ternyata masih di sini.",
    )


@butuh("ubah_warga")
def keluarga_ubah(request, pk):
    semua = Keluarga.objects.dalam(request.cakupan).select_related("posyandu__wilayah")
    satu = get_object_or_404(semua, pk=pk)
    kolom = ("nama", *KELUARGA_LAINNYA)
    return _jawab(
        request,
        koreksi(request, kode="keluarga", baris=satu, kolom=kolom),
        kolom=kolom,
        tujuan=reverse("layanan:keluarga", args=[pk]),
        judul="Betulkan keluarga",
        siapa=satu.nama,
    )


def _boleh_hamil(request):
    if not semua_formulir()["kehamilan"].boleh_catat(request.cakupan):
        raise Http404


@butuh("catat_kesehatan")
def kehamilan_baru(request, pk):
    _boleh_hamil(request)
    warga = warga_cakupan(request, pk)
    konteks = konteks_halaman(request, warga.posyandu, ("warga", warga))
    hasil = Koreksi(KehamilanForm(konteks=konteks), kunci_halaman(request))
    if request.method == "POST":
        isi = isi_dari(request.POST, semua_formulir()["kehamilan"]) | {"warga": str(warga.kunci)}
        hasil.jawaban = kirim(
            request, kode="kehamilan", isi=isi, kunci=hasil.kunci, posyandu=warga.posyandu
        )
        if hasil.jawaban.hasil not in TERSIMPAN:
            hasil.form = hasil.jawaban.form or KehamilanForm(isi, konteks=konteks)
            hasil.galat = kalimat_galat(hasil.jawaban)
    lama = hasil.jawaban and hasil.jawaban.objek
    return _jawab(
        request,
        hasil,
        betulkan=lama and reverse("layanan:kehamilan", args=[pk, lama.pk]),
        kolom=KOLOM_HAMIL,
        tujuan=reverse("layanan:warga_rinci", args=[pk]),
        judul="Kehamilan",
        siapa=warga.nama,
        petunjuk="Untuk kehamilan yang sedang berjalan cukup HPHT-nya.",
    )


@butuh("catat_kesehatan")
def kehamilan(request, pk, kehamilan_pk):
    """End or correct a pregnancy; withdraw one that was entered by mistake."""
    _boleh_hamil(request)
    warga = warga_cakupan(request, pk)
    semua = Kehamilan.objects.dalam(request.cakupan).berlaku().filter(warga=warga)
    satu = get_object_or_404(semua.select_related("posyandu__wilayah", "warga"), pk=kehamilan_pk)
    tujuan = reverse("layanan:warga_rinci", args=[pk])
    if request.POST.get("aksi") == "batal":
        alasan = request.POST.get("alasan", "")
        jawaban = kirim(
            request,
            kode="kehamilan",
            aksi="batal",
            isi={"alasan": alasan},
            dasar=satu,
            posyandu=satu.posyandu,
        )
        hasil = Koreksi(KehamilanForm(konteks=None, instance=satu), kunci_halaman(request), jawaban)
        hasil.galat = kalimat_galat(jawaban)
    else:
        hasil = koreksi(request, kode="kehamilan", baris=satu, kolom=KOLOM_HAMIL)
    return _jawab(
        request,
        hasil,
        kolom=KOLOM_HAMIL,
        tujuan=tujuan,
        judul="Kehamilan",
        siapa=warga.nama,
        batal=True,
    )
