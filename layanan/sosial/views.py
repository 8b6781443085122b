from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse

from kelembagaan.bidang import Bidang
from kelembagaan.izin import butuh
from kelembagaan.parameter import baca_nomor
from layanan.formulir.berjalan import belum_berjalan
from layanan.formulir.halaman import (
    HALAMAN_RUSAK,
    kalimat_galat,
    konteks_halaman,
    kunci_baru,
    kunci_halaman,
    kunci_rusak,
    pilihan_posyandu,
    posyandu_kerja,
)
from layanan.kiriman.jawaban import Hasil
from layanan.sosial.penyaluran import (
    HariBansosForm,
    calon_penerima,
    juga_menerima,
    salurkan,
    sudah_lain,
)

SUDAH_LAIN = (
    "Penyaluran yang tadi sudah tersimpan; isian ini BELUM. Bila ini bantuan lain, tekan Simpan "
    "sekali lagi. Bila yang tadi mau dibetulkan, buka catatannya."
)
# So many names stand in a sentence.
DISEBUT = 5


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
    if request.method != "POST" and "penyaluran_bansos" in belum_berjalan(
        posyandu.kode, konteks.hari_ini
    ):
        return redirect("layanan:catatan_baru", "penyaluran_bansos")
    awal = {"tanggal": konteks.hari_ini, "metode": "langsung"}
    form = HariBansosForm(request.POST or None, konteks=konteks, initial=awal)
    dipilih = {baca_nomor(teks) for teks in request.POST.getlist("penerima")}
    calon = list(calon_penerima(posyandu))
    kunci, galat = kunci_halaman(request), [HALAMAN_RUSAK] if kunci_rusak(request) else []
    if request.method == "POST":
        penerima = [k for k in calon if k.pk in dipilih]
        if not penerima:
            galat.append("Centang dulu siapa yang menerima.")
        if form.is_valid() and not galat:
            tersimpan, galat = _simpan(request, form, posyandu, kunci, penerima)
            if tersimpan:
                return redirect(tersimpan)
            kunci = kunci_baru()
    isi = {
        "posyandu": posyandu,
        "isian": list(form),
        "salah": [satu for satu in form if satu.errors],
        "galat": galat,
        "calon": calon,
        "dipilih": dipilih,
        "kunci": kunci,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "layanan/sosial/hari_bansos.html", isi, status=status)


def _simpan(request, form, posyandu, kunci, penerima):
    """(address of what was saved, []), or ("", [sentence])."""
    if sudah_lain(form, kunci, penerima):
        return "", [SUDAH_LAIN]
    kegiatan, semua = salurkan(
        request, form=form, posyandu=posyandu, kunci=kunci, penerima=penerima
    )
    if kegiatan.hasil == Hasil.DITOLAK:
        semua_galat = [teks for daftar in kegiatan.galat.values() for teks in daftar]
        return "", [SUDAH_LAIN] if "kunci" in kegiatan.galat else semua_galat
    if all(jawaban.hasil == Hasil.DITOLAK for jawaban in semua.values()):
        return "", [f"Belum tersimpan: {_sebab(semua.values())}"]
    _kabarkan(request, semua)
    if ganda := juga_menerima(form, kegiatan.objek, list(semua)):
        kalimat = "hari itu tercatat menerima bantuan yang sama dari penyaluran lain."
        pesan = f"{_nama(ganda)}: {kalimat} Bila memang satu bantuan, batalkan salah satunya."
        messages.warning(request, pesan)
    return reverse("layanan:catatan", args=["kegiatan_sosial", kegiatan.objek.pk]), []


def _nama(keluarga):
    """Some of the names, and how many more."""
    lebih = len(keluarga) - DISEBUT
    nama = ", ".join(k.nama for k in keluarga[:DISEBUT])
    return f"{nama}, dan {lebih} lainnya" if lebih > 0 else nama


def _sebab(semua):
    """Why they were refused, each reason once."""
    return " ".join(dict.fromkeys(teks for satu in semua for teks in kalimat_galat(satu)))


def _kabarkan(request, semua):
    """Tell what was recorded, what stood there already, and what was not."""
    per_hasil = {}
    for keluarga, jawaban in semua.items():
        per_hasil.setdefault(jawaban.hasil, []).append(keluarga)
    if baru := per_hasil.get(Hasil.DITERIMA):
        messages.success(request, f"{len(baru)} penerima tercatat.")
    if sudah := per_hasil.get(Hasil.SUDAH_ADA):
        messages.info(request, f"{len(sudah)} penerima sudah tercatat sebelumnya.")
    if beda := per_hasil.get(Hasil.BENTROK):
        kalimat = "berbeda dengan catatan yang sudah ada. Keduanya disimpan; pengurus memilih."
        messages.warning(request, f"{_nama(beda)}: {kalimat}")
    if belum := per_hasil.get(Hasil.DITOLAK):
        sebab = _sebab(semua[keluarga] for keluarga in belum)
        messages.error(request, f"Belum tercatat: {_nama(belum)}. {sebab}")
    if tahan := per_hasil.get(Hasil.TERTAHAN):
        messages.error(request, f"Belum tercatat: {_nama(tahan)}.")
