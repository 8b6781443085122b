"""The card of a person, as a page and as PDF; the nakes' confirmation of what a kader recorded."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from kelembagaan.izin import butuh, hanya_post
from kelembagaan.wilayah.zona import hari_ini
from layanan.formulir.berjalan import belum_berjalan
from layanan.formulir.daftar import semua_formulir
from layanan.formulir.ekspor import catat_ekspor
from layanan.formulir.selectors import catatan_terbaca
from layanan.kesehatan.cetak.kartu import data_kartu, kartu_pdf
from layanan.kesehatan.kartu.daftar import kartu_untuk
from layanan.kesehatan.kartu.kepala import kepala_kartu
from layanan.kesehatan.kartu.selectors import isi_kartu, status_imunisasi
from layanan.kesehatan.kartu.services import konfirmasi_imunisasi
from layanan.warga.models import Kehamilan
from layanan.warga.sasaran import kelompok, teks_umur
from layanan.warga.services import catat_pembacaan
from layanan.warga.views import warga_cakupan


def _kartu(request, pk, halaman):
    """What a card's page shows and its PDF prints; ?kartu= names one that fits the person."""
    if not request.cakupan.boleh(Kehamilan.izin_baca, Kehamilan.bidang):
        raise Http404
    warga = warga_cakupan(request, pk)
    catat_pembacaan(request, warga=warga, halaman=halaman)
    tanggal = hari_ini(warga.posyandu.kode)
    kehamilan = list(warga.kehamilan.berlaku().order_by("-hpht"))
    pilihan = {k.kode: k for k in kartu_untuk(warga, tanggal, pernah_hamil=bool(kehamilan))}
    dipilih = pilihan.get(request.GET.get("kartu", next(iter(pilihan))))
    if dipilih is None:
        raise Http404
    isi = isi_kartu(dipilih, warga, request.cakupan, kehamilan)
    satu = kehamilan[0] if kehamilan and dipilih.kode == "ibu" else None
    diri, khusus = kepala_kartu(isi, warga, satu, tanggal)
    return {
        "warga": warga,
        "umur": teks_umur(warga.tanggal_lahir, tanggal),
        "tanggal": tanggal,
        "pilihan": pilihan.values(),
        "isi": isi,
        "semua_kehamilan": kehamilan,
        "diri": diri,
        "khusus": khusus,
        "imunisasi": status_imunisasi(warga) if dipilih.imunisasi else None,
    }


@require_safe
@butuh("lihat_catatan_kesehatan")
def kartu(request, pk):
    """?kartu= names one of those that fit her; else that of her age."""
    isi = _kartu(request, pk, "kartu")
    warga, tanggal = isi["warga"], isi["tanggal"]
    milik = kelompok(warga, tanggal, isi["semua_kehamilan"])
    belum = belum_berjalan(warga.posyandu.kode, tanggal)
    register = [semua_formulir()[kode] for kode in isi["isi"].kartu.register if kode not in belum]
    isi["boleh_konfirmasi"] = request.cakupan.boleh("periksa_kesehatan")
    isi["boleh_catat"] = boleh = [
        f
        for f in register
        if f.boleh_catat(request.cakupan)
        and milik & set(f.sasaran)
        and f.form.cocok(warga, tanggal)
    ]
    isi["boleh_catat_imunisasi"] = any(f.kode == "imunisasi" for f in boleh)
    return render(request, "layanan/kesehatan/kartu.html", isi)


@require_safe
@butuh("lihat_catatan_kesehatan")
def pdf(request, pk):
    """The card as it is printed, with the growth charts of a child; its name tells nobody's."""
    isi = _kartu(request, pk, "kartu PDF")
    kode = isi["isi"].kartu.kode
    catat_ekspor(request=request, daftar="kartu", saringan=kode, jumlah=1)
    kepala = [*isi["diri"], *isi["khusus"]]
    data = data_kartu(isi["warga"], isi["isi"], kepala, isi["imunisasi"], isi["tanggal"])
    berkas = kartu_pdf(isi["warga"], data, isi["tanggal"], bertumbuh=kode == "balita")
    jawaban = HttpResponse(berkas, content_type="application/pdf")
    jawaban["Content-Disposition"] = f'inline; filename="kartu-{kode}.pdf"'
    return jawaban


@butuh("periksa_kesehatan")
@hanya_post("layanan:register")
def imunisasi_konfirmasi(request, pk):
    formulir = semua_formulir()["imunisasi"]
    semua = catatan_terbaca(formulir, request.cakupan).berlaku()
    catatan = get_object_or_404(semua, pk=pk)
    if not request.cakupan.memuat(catatan.posyandu.kode):
        raise Http404
    konfirmasi_imunisasi(imunisasi=catatan, pengguna=request.user)
    messages.success(request, f"Imunisasi {catatan.get_dosis_display()} dikonfirmasi.")
    return redirect("layanan:kartu", catatan.warga_id)
