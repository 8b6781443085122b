"""The list of tickets, and what an office does with them."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from kelembagaan.bidang import Bidang
from kelembagaan.cakupan import kode_induk
from kelembagaan.izin import asal, butuh, hanya_post
from kelembagaan.parameter import baca_nomor
from kelembagaan.peran import Golongan
from kelembagaan.wilayah.zona import hari_ini
from layanan.berkas.halaman import simpan_foto
from layanan.formulir.daftar import semua_formulir
from layanan.formulir.ekspor import berkas, catat_ekspor, per_halaman
from layanan.permohonan import alur, selectors, services
from layanan.permohonan.alur import MILIK_POSYANDU, Aksi, Ragam
from layanan.permohonan.forms_kantor import LangkahKantorForm
from layanan.permohonan.hitungan import hitung_rekap
from layanan.permohonan.jenis import LABEL
from layanan.permohonan.pemegang import nama_pemegang, sebagai, tanpa_akun
from layanan.permohonan.selectors import LIHAT, URUT, Saringan
from layanan.permohonan.views import ambil_tiket


def _semua(request):
    """(Saringan, tickets) of the list as it was asked for."""
    saringan = Saringan.dari(request.GET, request.cakupan)
    semua = selectors.Permohonan.objects.dalam(request.cakupan)
    return saringan, saringan.terapkan(semua, request.cakupan)


@require_safe
@butuh("lihat_permohonan")
def daftar(request):
    """Rows for the phone of a kader; for an office its working list."""
    saringan, semua = _semua(request)
    halaman = selectors.halaman_tiket(semua, request.GET.get("halaman"))
    isi = {"saringan": saringan, "halaman": halaman, "lihat": LIHAT}
    if request.cakupan.posyandu_id:
        return render(request, "layanan/permohonan/daftar.html", isi)
    if request.cakupan.golongan in (Golongan.OPD, Golongan.SUPERUSER) and halaman.object_list:
        catat_ekspor(
            request=request,
            daftar="permohonan: dibaca",
            saringan=saringan.lihat,
            jumlah=len(halaman.object_list),
        )
    meja = request.cakupan.golongan != Golongan.SUPERUSER
    isi |= {
        "pilihan": _pilihan(saringan, request.cakupan),
        "rekan": selectors.rekan(request.cakupan) if meja else [],
        "jumlah": halaman.paginator.count,
    }
    return render(request, "layanan/permohonan/meja.html", isi)


def _pilihan(saringan, cakupan):
    """The filters, as the bar of filters takes them."""
    semua = ("", "Semua")
    jenis = [(slug, kata) for slug, kata in LABEL.items()]
    return [
        {"nama": nama, "label": label, "nilai": getattr(saringan, nama), "opsi": opsi}
        for nama, label, opsi in (
            ("lihat", "Tampilkan", list(LIHAT.items())),
            ("ragam", "Ragam", [semua, *Ragam.choices]),
            ("bidang", "Bidang", [semua, *((b.value, b.label) for b in Bidang)]),
            ("jenis", "Jenis", [semua, *jenis]),
            ("wilayah", "Wilayah", [semua, *selectors.wilayah_di_bawah(cakupan)]),
            ("urut", "Urutkan", [(slug, kata) for slug, (kata, _) in URUT.items()]),
        )
    ]


@require_safe
@butuh("hitung_permohonan")
def rekap(request):
    """Numbers and times without names: by region, and by what is asked for."""
    saringan = Saringan.dari(request.GET, request.cakupan)
    kode = saringan.wilayah or request.cakupan.prefiks[0]
    ragam = Ragam(saringan.ragam or Ragam.PERMOHONAN)
    bidang = {saringan.bidang} if saringan.bidang else request.cakupan.bidang
    isi = {
        "saringan": saringan,
        "ragam": ragam,
        "pilihan_bidang": [b for b in Bidang if b in request.cakupan.bidang],
        "rekap": hitung_rekap(kode, ragam=ragam, bidang=bidang),
        "naik": kode != request.cakupan.prefiks[0] and kode_induk(kode),
    }
    return render(request, "layanan/permohonan/rekap.html", isi)


@butuh("proses_permohonan", "catat_lain")
def langkah(request, kunci, aksi):
    """One step of an office: what it asks for, then the ticket again."""
    tiket = ambil_tiket(request, kunci)
    boleh = {s.aksi: s for s in selectors.langkah_boleh(tiket, request.cakupan)}
    if aksi not in boleh or aksi in MILIK_POSYANDU:
        raise Http404
    aksi, siapa = Aksi(aksi), sebagai(tiket, request.cakupan)
    lanjut = alur.langkah(tiket.posisi, siapa, tanpa_akun(tiket))
    form = LangkahKantorForm(
        request.POST if request.method == "POST" else None,
        permohonan=tiket,
        aksi=aksi,
        jawaban=boleh[aksi].jawaban,
        lanjut={posisi.pemegang for a, posisi in lanjut if a == aksi},
        hari_ini=hari_ini(tiket.posyandu.kode),
    )
    if form.is_valid() and (hasil := _ambil(request, tiket, aksi, form)):
        for bagian in form.foto:
            simpan_foto(
                request,
                semua_formulir()[tiket.ragam],
                tiket.kunci,
                kolom=f"foto_{bagian}",
                bagian=f"{bagian}:{hasil.pk}",
                diizinkan=True,
            )
        messages.success(request, f"Tersimpan: {aksi.label.lower()}.")
        masih = selectors.Permohonan.objects.dalam(request.cakupan).filter(pk=tiket.pk)
        return redirect("layanan:permohonan", tiket.kunci) if masih else redirect(DAFTAR)
    isi = {
        "tiket": tiket,
        "judul": boleh[aksi].judul,
        "form": form,
        "jawaban": boleh[aksi].jawaban,
        "pemegang": nama_pemegang(tiket),
        "salah": [satu for satu in form if satu.errors],
        "galat": form.non_field_errors(),
    }
    status = 422 if form.errors else 200
    return render(request, "layanan/permohonan/langkah.html", isi, status=status)


DAFTAR = "layanan:permohonan_daftar"


def _ambil(request, tiket, aksi, form):
    """The step, or None with what is wrong on the form."""
    try:
        return services.ambil_langkah(
            permohonan=tiket,
            aksi=aksi,
            cakupan=request.cakupan,
            pengguna=request.user,
            **form.isi(),
        )
    except ValidationError as galat:
        kolom = galat.error_dict if hasattr(galat, "error_dict") else {None: galat.error_list}
        for nama, isi in kolom.items():
            form.add_error(nama if nama in form.fields else None, isi)
        return None


@butuh("proses_permohonan")
@hanya_post(DAFTAR)
def tugaskan(request):
    """The chosen tickets are given to one person of one's own office."""
    orang = selectors.rekan(request.cakupan).filter(pk=baca_nomor(request.POST.get("penangan")))
    pk = {satu for teks in request.POST.getlist("tiket") if (satu := baca_nomor(teks))}
    dipilih = selectors.Permohonan.objects.dalam(request.cakupan).filter(pk__in=pk)
    if len(dipilih) != len(pk):
        raise Http404
    if not pk or not orang:
        messages.error(request, "Pilih dulu permohonannya dan orangnya.")
    else:
        jumlah = services.tugaskan(
            permohonan=dipilih.terbuka().filter(selectors.giliran(request.cakupan)),
            penangan=orang[0],
        )
        messages.success(request, f"{jumlah} permohonan ditugaskan kepada {orang[0]}.")
    return redirect(asal(request) or DAFTAR)


@require_safe
@butuh("lihat_permohonan")
def ekspor(request, bentuk):
    """The list as it was asked for; it leaves a row in the log."""
    saringan, semua = _semua(request)
    judul = ["Nomor", "Dibuat", "Posyandu", "Desa/kelurahan", "Ragam", "Bidang", "Jenis", "Untuk"]
    judul += ["Uraian", "Mendesak", "Keadaan", "Pemegang", "Sejak", "Batas waktu", "Penangan"]

    def satu_baris(t):
        isi = [t.nomor, t.tanggal.isoformat(), t.posyandu.nama, t.posyandu.wilayah.nama]
        isi += [t.get_ragam_display(), t.get_bidang_spm_display(), t.get_jenis_permohonan_display()]
        isi += [t.tentang, t.uraian, t.get_urgensi_display(), t.get_keadaan_display()]
        isi += [nama_pemegang(t), t.sejak.isoformat(), str(t.tenggat or ""), str(t.penangan or "")]
        return isi

    return berkas(
        request=request,
        bentuk=bentuk,
        daftar="permohonan",
        saringan=saringan.lihat,
        judul=judul,
        isi=map(satu_baris, per_halaman(semua.select_related(*selectors.RELASI))),
        jumlah=semua.count(),
    )
