from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.formats import date_format
from django.views.decorators.http import require_safe

from kelembagaan.izin import butuh, hanya_post
from kelembagaan.parameter import baca_nomor
from kelembagaan.peran import Golongan
from kelembagaan.wilayah.zona import hari_ini
from layanan.formulir.berjalan import belum_berjalan
from layanan.formulir.daftar import semua_formulir
from layanan.formulir.ekspor import berkas, per_halaman
from layanan.formulir.halaman import (
    TERSIMPAN,
    bertanda,
    pergi,
    pilihan_posyandu,
    posyandu_kerja,
)
from layanan.formulir.selectors import riwayat
from layanan.permohonan.selectors import tiket_tentang
from layanan.warga.forms import CariForm
from layanan.warga.models import Kehamilan, Keluarga, Warga
from layanan.warga.nik import peringatan_nik
from layanan.warga.pendaftaran import Pendaftaran
from layanan.warga.sasaran import Kelompok, kelompok, kelompok_umur, q_kelompok, teks_umur
from layanan.warga.selectors import cari_keluarga, cari_warga
from layanan.warga.services import catat_pembacaan

SATU_HALAMAN = 30


def _sehat(cakupan):
    """Whether hamil and nifas may be told to this scope."""
    return cakupan.boleh(Kehamilan.izin_baca, Kehamilan.bidang)


def _dengan_umur(daftar, tanggal):
    for warga in daftar:
        warga.umur = teks_umur(warga.tanggal_lahir, tanggal)
    return daftar


def warga_cakupan(request, pk):
    """The person, if she is this scope's to see."""
    semua = Warga.objects.dalam(request.cakupan)
    return get_object_or_404(
        semua.select_related("keluarga", "posyandu__wilayah", "dicatat_oleh"), pk=pk
    )


@butuh("lihat_warga")
def daftar(request):
    """Search by POST, so that no name stands in an address; without it all, page by page."""
    cari = CariForm(request.POST or None)
    posyandu = posyandu_kerja(request)
    tanggal = hari_ini(posyandu.kode if posyandu else "")
    isi = {
        "cari": cari,
        "posyandu": posyandu,
        "pilihan": pilihan_posyandu(request),
        "boleh_daftar": request.cakupan.boleh("ubah_warga"),
    }
    teks = cari.cleaned_data["q"].strip() if cari.is_bound and cari.is_valid() else ""
    if cari.is_bound and (teks or not cari.is_valid()):
        isi["hasil"] = _dengan_umur(cari_warga(request.cakupan, teks), tanggal) if teks else []
    else:
        isi |= _halaman_daftar(request, posyandu, tanggal)
    if request.htmx:
        return render(request, "layanan/warga/_hasil.html", isi)
    return render(request, "layanan/warga/daftar.html", isi)


def saring_daftar(request, posyandu, tanggal):
    """(rows of the list page, its group): one Posyandu's, or those of the whole desa."""
    semua = Warga.objects.dalam(request.cakupan)
    if posyandu:
        semua = semua.filter(posyandu=posyandu)
    elif request.cakupan.golongan == Golongan.SUPERUSER:
        semua = semua.none()
    dipilih = request.GET.get("kelompok", "")
    if dipilih == "keluar":
        return semua.exclude(pk__in=semua.hadir_pada(tanggal)), dipilih
    if dipilih == "kembar":
        return semua.kembar(tanggal), dipilih
    semua = semua.hadir_pada(tanggal)
    if dipilih in kelompok_terlihat(request.cakupan):
        return semua.filter(q_kelompok(dipilih, tanggal)), dipilih
    return semua, ""


def kelompok_terlihat(cakupan):
    """{slug: label} of the groups this scope may filter by."""
    rahasia = set() if _sehat(cakupan) else {Kelompok.HAMIL, Kelompok.NIFAS}
    return {k.value: k.label for k in Kelompok if k not in rahasia}


def _halaman_daftar(request, posyandu, tanggal):
    """One page by key: the address names the last row's pk, never a name."""
    semua, dipilih = saring_daftar(request, posyandu, tanggal)
    if sesudah := baca_nomor(request.GET.get("sesudah")):
        acuan = Warga.objects.dalam(request.cakupan).filter(pk=sesudah).first()
        if acuan is None:
            raise Http404
        semua = semua.filter(nama_cari__gte=acuan.nama_cari).exclude(
            nama_cari=acuan.nama_cari, pk__lte=acuan.pk
        )
    urut = semua.select_related("keluarga", "posyandu").order_by("nama_cari", "pk")
    baris = _dengan_umur(list(urut[: SATU_HALAMAN + 1]), tanggal)
    return {
        "daftar": baris[:SATU_HALAMAN],
        "sesudah": baris[SATU_HALAMAN - 1].pk if len(baris) > SATU_HALAMAN else None,
        "kelompok": dipilih,
        "semua_kelompok": kelompok_terlihat(request.cakupan).items(),
    }


def _teks_pindah(warga):
    ke = f" ke {warga.pindah_ke}" if warga.pindah_ke else ""
    return f"{date_format(warga.pindah_pada, 'j F Y')}{ke}" if warga.pindah_pada else ""


@require_safe
@butuh("lihat_warga")
def rinci(request, pk):
    warga = warga_cakupan(request, pk)
    tanggal = hari_ini(warga.posyandu.kode)
    catat_pembacaan(request, warga=warga, halaman="warga")
    sehat = _sehat(request.cakupan)
    kehamilan = list(warga.kehamilan.order_by("-hpht")) if sehat else []
    umur = kelompok_umur(warga.tanggal_lahir, tanggal)
    milik = kelompok(warga, tanggal, kehamilan)
    isi = {
        "warga": warga,
        "umur": teks_umur(warga.tanggal_lahir, tanggal),
        "kelompok": [k.label for k in Kelompok if k in milik],
        "kehamilan": kehamilan,
        "bertumbuh": sehat and umur not in (Kelompok.DEWASA, Kelompok.LANSIA),
        "lihat_kartu": sehat,
        "teks_pindah": _teks_pindah(warga),
        "boleh_ubah": request.cakupan.boleh("ubah_warga"),
        "boleh_hamil": warga.jenis_kelamin == "P"
        and semua_formulir()["kehamilan"].boleh_catat(request.cakupan),
        "anggota": warga.keluarga.anggota.exclude(pk=warga.pk).order_by("tanggal_lahir"),
        "riwayat": riwayat(
            request.cakupan,
            golongan=milik,
            belum=belum_berjalan(warga.posyandu.kode, tanggal),
            warga=warga,
            keluarga=warga.keluarga,
        ),
        "tiket": tiket_tentang(request.cakupan, keluarga=warga.keluarga, warga=[warga]),
        "peringatan": peringatan_nik(
            warga.nik, tanggal_lahir=warga.tanggal_lahir, jenis_kelamin=warga.jenis_kelamin
        ),
    }
    return render(request, "layanan/warga/rinci.html", isi)


@butuh("ubah_warga")
def baru(request):
    """Family and person on one page; likely doubles are shown before anything is saved."""
    posyandu = posyandu_kerja(request)
    if posyandu is None:
        return render(
            request,
            "layanan/formulir/pilih_posyandu.html",
            {"judul": "Daftarkan warga", "pilihan": pilihan_posyandu(request)},
        )
    pendaftaran = Pendaftaran(request, posyandu)
    jawaban = pendaftaran.proses() if request.method == "POST" else None
    if jawaban is not None and jawaban.hasil in TERSIMPAN:
        messages.success(request, f"{jawaban.objek.nama} sudah terdaftar.")
        alamat = reverse("layanan:warga_rinci", args=[jawaban.objek.pk])
        return bertanda(pergi(request, alamat), pendaftaran.kunci)
    status = 422 if pendaftaran.salah else 200
    isi = pendaftaran.isi_halaman() | {"alamat": request.get_full_path()}
    halaman = render(request, "layanan/warga/baru.html", isi, status=status)
    return bertanda(halaman, pendaftaran.kunci)


@butuh("ubah_warga")
@hanya_post("layanan:warga_baru")
def keluarga_cari(request):
    """Families while the name of the head is typed."""
    posyandu = posyandu_kerja(request)
    if posyandu is None:
        raise Http404
    temuan = cari_keluarga(posyandu, request.POST.get("kepala", "")[:100])
    isi = {"temuan": temuan, "tetap": "tetap" in request.POST}
    return render(request, "layanan/warga/_keluarga.html", isi)


@require_safe
@butuh("lihat_warga")
def keluarga(request, pk):
    semua = Keluarga.objects.dalam(request.cakupan).select_related("posyandu")
    satu = get_object_or_404(semua, pk=pk)
    tanggal = hari_ini(satu.posyandu.kode)
    anggota = list(satu.anggota.order_by("tanggal_lahir"))
    isi = {
        "keluarga": satu,
        "anggota": _dengan_umur(anggota, tanggal),
        "boleh_ubah": request.cakupan.boleh("ubah_warga"),
        "riwayat": riwayat(
            request.cakupan, belum=belum_berjalan(satu.posyandu.kode, tanggal), keluarga=satu
        ),
        "tiket": tiket_tentang(request.cakupan, keluarga=satu, warga=anggota),
        "boleh_kunjungi": request.cakupan.boleh("catat_kesehatan")
        or request.cakupan.boleh("catat_lain"),
    }
    return render(request, "layanan/warga/keluarga.html", isi)


@require_safe
@butuh("lihat_warga")
def ekspor(request, bentuk):
    """The list as it stands on the page; NIK and No KK are not in it."""
    posyandu = posyandu_kerja(request)
    tanggal = hari_ini(posyandu.kode if posyandu else "")
    semua, dipilih = saring_daftar(request, posyandu, tanggal)
    judul = ["Posyandu", "Nama", "Jenis kelamin", "Tanggal lahir", "Keluarga", "RT", "RW", "Dusun"]

    def satu_baris(w):
        k = w.keluarga
        isi = [w.posyandu.nama, w.nama, w.jenis_kelamin, w.tanggal_lahir.isoformat()]
        return [*isi, k.nama, k.rt, k.rw, k.dusun]

    orang = semua.select_related("posyandu", "keluarga").defer("nik", "keluarga__no_kk")
    return berkas(
        request=request,
        bentuk=bentuk,
        daftar="warga",
        saringan=dipilih,
        judul=judul,
        isi=map(satu_baris, per_halaman(orang)),
        jumlah=semua.count(),
    )
