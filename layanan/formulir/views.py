"""The pages of every register: list, entry, detail, correction, withdrawal, export."""

import datetime

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from kelembagaan.bidang import Bidang
from kelembagaan.izin import butuh
from kelembagaan.parameter import baca_nomor
from kelembagaan.peran import Golongan
from kelembagaan.wilayah.zona import hari_ini
from layanan.berkas.halaman import simpan_foto
from layanan.berkas.selectors import foto_catatan
from layanan.formulir.berjalan import belum_berjalan
from layanan.formulir.calon import calon_subjek
from layanan.formulir.daftar import semua_formulir
from layanan.formulir.ekspor import berkas, per_halaman
from layanan.formulir.entri import Entri
from layanan.formulir.halaman import (
    bertanda,
    kalimat_galat,
    kirim,
    kolom_tampak,
    koreksi,
    kunci_halaman,
    pergi,
    pilihan_posyandu,
    posyandu_kerja,
    revisi_halaman,
    sampaikan,
)
from layanan.formulir.selectors import (
    catatan_terbaca,
    daftar_catatan,
    isi_catatan,
    kolom_catatan,
    nama_subjek,
    perubahan,
    register_terbaca,
    ringkasan,
    sesudah_baris,
    siapa,
)
from layanan.formulir.tanya import PASTIKAN
from layanan.kiriman.jawaban import Hasil
from layanan.pendampingan.services import boleh_dampingi, boleh_kunjungi
from layanan.permohonan.selectors import dari_catatan
from layanan.warga.services import catat_pembacaan

SATU_HALAMAN = 40
# A page whose entry was saved before hands what was typed over to the page of corrections.
DIBAWA = "bawa"
BACA = ("lihat_catatan_kesehatan", "lihat_catatan_rumah_tangga", "lihat_catatan_lain")
CATAT = ("catat_kesehatan", "catat_lain")


def ambil_formulir(kode, cakupan, *, catat=False):
    """A register of the six fields that this scope may read (or write), else 404."""
    formulir = semua_formulir().get(kode)
    if formulir is None or not formulir.bidang:
        raise Http404
    if not (formulir.boleh_catat(cakupan) if catat else formulir.boleh_baca(cakupan)):
        raise Http404
    return formulir


def baca_bulan(teks):
    """First day of "2026-06"; None for nothing or nonsense."""
    try:
        bulan = datetime.date.fromisoformat(f"{teks}-01")
    except ValueError:
        return None
    return bulan if bulan.year < datetime.MAXYEAR else None


@require_safe
@butuh(*BACA)
def register(request):
    """The registers one may read, by field."""
    per_bidang, belum = {}, _belum(request)
    for formulir in register_terbaca(request.cakupan):
        boleh = formulir.boleh_catat(request.cakupan) and formulir.kode not in belum
        per_bidang.setdefault(Bidang(formulir.bidang), []).append((formulir, boleh))
    isi = {"per_bidang": per_bidang, "belum": belum}
    return render(request, "layanan/formulir/register.html", isi)


def _belum(request, posyandu=None):
    """kode of the registers that do not run at a Posyandu, or where this scope is."""
    kode = posyandu.kode if posyandu else request.cakupan.prefiks[0]
    return belum_berjalan(kode, hari_ini(kode))


def _saringan(request, formulir):
    """(posyandu, month, entries) of the list as it was asked for."""
    posyandu = posyandu_kerja(request)
    bulan = baca_bulan(request.GET.get("bulan"))
    if posyandu is None and request.cakupan.golongan == Golongan.SUPERUSER:
        return None, bulan, formulir.model.objects.none()
    cari = request.POST.get("q", "").strip()[:60]
    return (
        posyandu,
        bulan,
        daftar_catatan(formulir, request.cakupan, posyandu=posyandu, bulan=bulan, cari=cari),
    )


@butuh(*BACA)
def daftar(request, kode):
    """Month in the address, the name of a person only in a POST."""
    formulir = ambil_formulir(kode, request.cakupan)
    posyandu, bulan, semua = _saringan(request, formulir)
    if sesudah := baca_nomor(request.GET.get("sesudah")):
        acuan = get_object_or_404(formulir.model.objects.dalam(request.cakupan), pk=sesudah)
        semua = sesudah_baris(semua, acuan)
    baris = list(semua[: SATU_HALAMAN + 1])
    for satu in baris:
        satu.siapa, satu.ringkasan = siapa(formulir, satu), ringkasan(formulir, satu)
    belum = formulir.kode in _belum(request, posyandu)
    isi = {
        "formulir": formulir,
        "posyandu": posyandu,
        "pilihan": pilihan_posyandu(request),
        "bulan": bulan,
        "daftar": baris[:SATU_HALAMAN],
        "sesudah": baris[SATU_HALAMAN - 1].pk if len(baris) > SATU_HALAMAN else None,
        "q": request.POST.get("q", ""),
        "bisa_cari": bool(nama_subjek(formulir)),
        "belum": belum,
        "boleh_catat": formulir.boleh_catat(request.cakupan) and not belum,
        "boleh_teruskan": request.cakupan.boleh("teruskan_catatan"),
    }
    templat = "_daftar" if request.htmx else "daftar"
    return render(request, f"layanan/formulir/{templat}.html", isi)


@require_safe
@butuh(*BACA)
def ekspor(request, kode, bentuk):
    formulir = ambil_formulir(kode, request.cakupan)
    _, bulan, semua = _saringan(request, formulir)
    kolom = kolom_catatan(formulir)
    judul = ["Tanggal", "Posyandu", "Siapa", *[k.judul for k in kolom]]
    judul += ["Petugas", "Dicatat oleh", "Susulan", "Dibatalkan"]

    def satu_baris(c):
        isi = [c.tanggal.isoformat(), c.posyandu.nama, siapa(formulir, c)]
        isi += [k.teks(c) for k in kolom] + [str(c.petugas), str(c.dicatat_oleh)]
        return [*isi, "Ya" if c.susulan else "", "Ya" if c.dibatalkan_pada else ""]

    return berkas(
        request=request,
        bentuk=bentuk,
        daftar=formulir.kode,
        saringan=f"{bulan:%Y-%m}" if bulan else "",
        judul=judul,
        isi=map(satu_baris, per_halaman(semua)),
        jumlah=semua.count(),
    )


def _pilih_subjek(request, entri):
    """The likeliest first; a name that is looked for comes by POST, never in an address."""
    hari = entri.hari_buka
    teks = request.POST.get("q", "").strip()[:60]
    isi = {
        "formulir": entri.formulir,
        "posyandu": entri.posyandu,
        "q": teks,
        "calon": calon_subjek(
            entri.formulir,
            entri.posyandu,
            hari.tanggal if hari else hari_ini(entri.posyandu.kode),
            teks=teks,
        ),
    }
    templat = "_calon" if request.htmx else "pilih_subjek"
    return render(request, f"layanan/formulir/{templat}.html", isi)


@butuh(*CATAT)
def baru(request, kode):
    """The subject first, then the form; from the worksheet with ?hari_buka=.

    Into a register that does not run (any more) nothing is asked, but what is sent is kept.
    """
    formulir = ambil_formulir(kode, request.cakupan, catat=True)
    entri = Entri(request, formulir)
    if entri.posyandu is None:
        isi = {"judul": formulir.judul, "pilihan": pilihan_posyandu(request)}
        return render(request, "layanan/formulir/pilih_posyandu.html", isi)
    if request.method != "POST" and kode in _belum(request, entri.posyandu):
        return render(request, "layanan/formulir/belum_berjalan.html", {"formulir": formulir})
    if entri.perlu_subjek:
        return _pilih_subjek(request, entri)
    if request.method == "POST":
        jawaban = entri.proses()
        if jawaban.hasil != Hasil.DITOLAK:
            sampaikan(request, jawaban)
            if formulir.foto and jawaban.objek is not None:
                simpan_foto(request, formulir, jawaban.objek.kunci)
            return bertanda(pergi(request, entri.tujuan(jawaban)), entri.kunci)
    isi = entri.isi_halaman() | {"alamat": request.get_full_path()}
    status = 422 if entri.salah else 200
    halaman = render(request, "layanan/formulir/baru.html", isi, status=status)
    return bertanda(halaman, entri.kunci)


def ambil_catatan(request, kode, pk, *, ubah=None):
    """(register, entry); `ubah`: what must hold of it for one who means to change it."""
    formulir = ambil_formulir(kode, request.cakupan, catat=ubah is not None)
    catatan = get_object_or_404(catatan_terbaca(formulir, request.cakupan), pk=pk)
    if ubah and not ubah(formulir, catatan, request.cakupan):
        raise Http404
    return formulir, catatan


def boleh_ubah(formulir, catatan, cakupan):
    """Whether this scope may correct or withdraw the entry, and it was not withdrawn yet."""
    return catatan.dibatalkan_pada is None and berhak_ubah(formulir, catatan, cakupan)


def berhak_ubah(formulir, catatan, cakupan):
    """Whether this scope ever changes such an entry: what a nakes filled, only a nakes."""
    return (
        formulir.boleh_catat(cakupan)
        and cakupan.memuat(catatan.posyandu.kode)
        and (not catatan.dari_nakes or cakupan.golongan == Golongan.NAKES)
    )


@require_safe
@butuh(*BACA)
def rinci(request, kode, pk):
    formulir, catatan = ambil_catatan(request, kode, pk)
    warga = getattr(catatan, "warga", None)
    if warga:
        catat_pembacaan(request, warga=warga, halaman=f"catatan {kode}")
    foto = foto_catatan(formulir, catatan, request.cakupan) if formulir.foto else []
    tiket, permohonan_baru = dari_catatan(formulir, catatan, request.cakupan)
    isi = {
        "formulir": formulir,
        "catatan": catatan,
        "siapa": siapa(formulir, catatan),
        "isi": isi_catatan(formulir, catatan),
        "foto": foto,
        "boleh_foto": len(foto) < formulir.foto,
        "perubahan": perubahan(formulir, catatan),
        "terkait": formulir.terkait(catatan, request.cakupan) if formulir.terkait else [],
        "warga_sini": warga is not None and request.cakupan.memuat(warga.posyandu.kode),
        "boleh_ubah": boleh_ubah(formulir, catatan, request.cakupan),
        "boleh_dampingi": boleh_dampingi(formulir, catatan, request.cakupan),
        "boleh_kunjungi": boleh_kunjungi(formulir, catatan, request.cakupan),
        "boleh_teruskan": request.cakupan.boleh("teruskan_catatan")
        and catatan.dibatalkan_pada is None
        and request.cakupan.memuat(catatan.posyandu.kode),
        "tiket": tiket,
        "permohonan_baru": permohonan_baru,
    }
    return render(request, "layanan/formulir/rinci.html", isi)


@butuh(*CATAT)
def betulkan(request, kode, pk):
    formulir, catatan = ambil_catatan(request, kode, pk, ubah=boleh_ubah)
    hasil = koreksi(request, kode=kode, baris=catatan, bawa=request.POST.get("aksi") == DIBAWA)
    if hasil.selesai:
        sampaikan(request, hasil.jawaban, "Pembetulan tersimpan.")
        return redirect("layanan:catatan", kode, pk)
    isi = {
        "formulir": formulir,
        "catatan": catatan,
        "siapa": siapa(formulir, catatan),
        "isian": [hasil.form[nama] for nama in kolom_tampak(hasil.form)],
        "pastikan": hasil.form[PASTIKAN] if PASTIKAN in hasil.form.fields else "",
        "salah": [hasil.form[n] for n in kolom_tampak(hasil.form) if hasil.form.errors.get(n)],
        "galat": hasil.galat,
        "galat_alasan": hasil.jawaban.galat.get("alasan", []) if hasil.jawaban else [],
        "alasan": request.POST.get("alasan", ""),
        "kunci": hasil.kunci,
        "revisi": catatan.revisi,
    }
    status = 422 if hasil.jawaban else 200
    return render(request, "layanan/formulir/betulkan.html", isi, status=status)


@butuh(*CATAT)
def batalkan(request, kode, pk):
    """Withdraw an entry as it stood when the page was made, with a reason; it stays to be seen."""
    formulir, catatan = ambil_catatan(request, kode, pk, ubah=berhak_ubah)
    if catatan.dibatalkan_pada:  # the same press twice, or somebody else was faster
        messages.info(request, "Catatan ini sudah dibatalkan.")
        return redirect("layanan:catatan", kode, pk)
    isi = {"formulir": formulir, "catatan": catatan, "siapa": siapa(formulir, catatan)}
    isi |= {"kunci": kunci_halaman(request), "alasan": request.POST.get("alasan", "")}
    if request.method != "POST":
        return render(request, "layanan/formulir/batalkan.html", isi)
    if revisi_halaman(request, catatan) != catatan.revisi:
        isi |= {
            "berubah": f"Catatan ini sudah diubah oleh {catatan.diubah_oleh} sejak halaman dibuka.",
            "kini": [f"{judul}: {teks}" for judul, teks in isi_catatan(formulir, catatan)],
        }
        return render(request, "layanan/formulir/batalkan.html", isi, status=422)
    jawaban = kirim(
        request,
        kode=kode,
        aksi="batal",
        isi={"alasan": isi["alasan"]},
        dasar=catatan,
        kunci=isi["kunci"],
        posyandu=catatan.posyandu,
    )
    if jawaban.hasil == Hasil.DITOLAK:
        isi["galat"] = " ".join(kalimat_galat(jawaban))
        return render(request, "layanan/formulir/batalkan.html", isi, status=422)
    sampaikan(request, jawaban, "Catatan dibatalkan. Isinya tetap bisa dibaca.")
    return redirect("layanan:catatan", kode, pk)
