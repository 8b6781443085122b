from django.contrib import messages
from django.shortcuts import redirect, render

from kelembagaan.izin import butuh, hanya_post
from kelembagaan.wilayah.zona import hari_ini
from layanan.formulir.halaman import (
    isi_dari,
    kalimat_galat,
    kirim,
    konteks_halaman,
    kunci_halaman,
    sampaikan,
)
from layanan.formulir.views import CATAT, ambil_catatan
from layanan.kiriman.jawaban import Hasil
from layanan.pendampingan.services import (
    awal,
    boleh_dampingi,
    boleh_kunjungi,
    isi_awal,
    kalimat_dibuka,
    sudah_dibuka,
)

KOLOM = ["tanggal", "petugas", "perubahan", "rencana_berikut", "hasil_akhir"]


@butuh(*CATAT)
@hanya_post("layanan:catatan", "kode", "pk")
def dampingi(request, kode, pk):
    """One press on an entry opens a pendampingan of whom it is about; the same press twice one."""
    formulir, catatan = ambil_catatan(request, kode, pk, ubah=boleh_dampingi)
    ke = f"pendampingan_{formulir.bidang}"
    if lama := sudah_dibuka(formulir, catatan):
        messages.info(request, kalimat_dibuka(lama))
        return redirect("layanan:catatan", ke, lama.pk)
    isi = isi_awal(formulir, catatan, petugas=request.user, tanggal=hari_ini(catatan.posyandu.kode))
    jawaban = kirim(
        request, kode=ke, isi=isi, kunci=kunci_halaman(request), posyandu=catatan.posyandu
    )
    if jawaban.hasil == Hasil.DITOLAK:
        messages.error(request, " ".join(kalimat_galat(jawaban)))
        return redirect("layanan:catatan", kode, pk)
    sampaikan(request, jawaban, "Pendampingan dibuka.")
    tujuan = jawaban.objek.pk if jawaban.objek else None
    return redirect("layanan:catatan", ke, tujuan) if tujuan else redirect("layanan:register")


@butuh(*CATAT)
def kunjungan(request, kode, pk):
    """A visit held: what changed, when the next one is, and whether the aim is reached."""
    formulir, catatan = ambil_catatan(request, kode, pk, ubah=boleh_kunjungi)
    pembuka = awal(catatan)
    subjek = "warga" if pembuka.warga_id else "keluarga"
    konteks = konteks_halaman(
        request,
        pembuka.posyandu,
        (subjek, getattr(pembuka, subjek)),
        ("pendampingan", pembuka),
    )
    kunci = kunci_halaman(request)
    if request.method == "POST":
        isi = {n: teks for n, teks in isi_dari(request.POST, formulir).items() if n in KOLOM}
        isi["induk"] = str(pembuka.kunci)
        jawaban = kirim(
            request,
            kode=kode,
            isi=isi,
            kunci=kunci,
            posyandu=pembuka.posyandu,
            konteks=konteks,
        )
        if jawaban.hasil != Hasil.DITOLAK:
            sampaikan(request, jawaban, "Kunjungan tersimpan.")
            return redirect("layanan:catatan", kode, pembuka.pk)
        form = jawaban.form or formulir.form(isi, konteks=konteks)
        galat = kalimat_galat(jawaban)
    else:
        hari = {"tanggal": konteks.hari_ini, "petugas": request.user.pk, "induk": pembuka}
        form, galat = formulir.form(konteks=konteks, initial=hari), []
    isi = {
        "formulir": formulir,
        "pembuka": pembuka,
        "siapa": getattr(pembuka, subjek),
        "isian": [form[nama] for nama in KOLOM],
        "salah": [form[nama] for nama in KOLOM if form.errors.get(nama)],
        "galat": galat,
        "kunci": kunci,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "layanan/pendampingan/kunjungan.html", isi, status=status)
