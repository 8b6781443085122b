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
from layanan.formulir.daftar import FOTO, semua_formulir
from layanan.formulir.ekspor import berkas, catat_ekspor, per_halaman
from layanan.formulir.halaman import kunci_halaman
from layanan.kiriman.item import baca_uuid
from layanan.permohonan import alur, selectors, services
from layanan.permohonan.alur import MILIK_POSYANDU, Aksi, Ragam
from layanan.permohonan.forms_kantor import LABEL_FOTO, LangkahKantorForm
from layanan.permohonan.hitungan import ANGKA, UJUNG, hitung_rekap, hitung_rinci
from layanan.permohonan.jenis import BIDANG, LABEL
from layanan.permohonan.models import LangkahPermohonan
from layanan.permohonan.pemegang import nama_pemegang, sebagai, tanpa_akun
from layanan.permohonan.selectors import BELUM_ADA, LIHAT, URUT, Saringan
from layanan.permohonan.views import ambil_tiket, terlambat

# The years that are offered, and those that an address may ask for.
TAHUN_DIPILIH, TAHUN_PERTAMA, TAHUN_TERAKHIR = 3, 2024, 2100


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
    rekan = list(selectors.rekan(request.cakupan)) if meja else []
    pilihan = _pilihan(saringan, request.cakupan, rekan)
    isi |= {
        "pilihan": pilihan,
        "tersaring": any(p["nilai"] for p in pilihan if p["nama"] != "urut"),
        "tetap": [("lihat", saringan.lihat)],
        "rekan": rekan,
        "jumlah": halaman.paginator.count,
    }
    return render(request, "layanan/permohonan/meja.html", isi)


def _pilihan(saringan, cakupan, rekan):
    """The filters, as the bar of filters takes them."""
    semua = ("", "Semua")
    jenis = [(slug, kata) for slug, kata in LABEL.items() if BIDANG[slug] in cakupan.bidang]
    bidang = [(b.value, b.label) for b in Bidang if b in cakupan.bidang]
    orang = [(BELUM_ADA, "Belum ada"), *((p.pk, p.nama) for p in rekan)]
    return [
        {"nama": nama, "label": label, "nilai": getattr(saringan, nama), "opsi": opsi}
        for nama, label, opsi in (
            ("ragam", "Ragam", [semua, *Ragam.choices]),
            ("bidang", "Bidang", [semua, *bidang]),
            ("jenis", "Jenis", [semua, *jenis]),
            ("wilayah", "Wilayah", [semua, *selectors.wilayah_di_bawah(cakupan)]),
            ("penangan", "Penangan", [semua, *orang]),
            ("urut", "Urutkan", [(slug, kata) for slug, (kata, _) in URUT.items()]),
        )
    ]


@require_safe
@butuh("hitung_permohonan")
def rekap(request):
    """Numbers and times without names: by region, and by what is asked for."""
    saringan, kode, dihitung = _dihitung(request)
    kini = hari_ini(request.cakupan.prefiks[0]).year
    isi = {
        "saringan": saringan,
        "ragam": dihitung["ragam"],
        "tahun": dihitung["tahun"],
        "pilihan_tahun": range(kini, kini - TAHUN_DIPILIH, -1),
        "pilihan_bidang": [b for b in Bidang if b in request.cakupan.bidang],
        "rekap": hitung_rekap(kode, **dihitung),
        "naik": kode != request.cakupan.prefiks[0] and kode_induk(kode),
    }
    return render(request, "layanan/permohonan/rekap.html", isi)


def _dihitung(request):
    """(Saringan, code of the place, what is counted there) as a recap was asked for."""
    saringan = Saringan.dari(request.GET, request.cakupan)
    tahun = baca_nomor(request.GET.get("tahun"))
    return (
        saringan,
        saringan.wilayah or request.cakupan.prefiks[0],
        {
            "ragam": Ragam(saringan.ragam or Ragam.PERMOHONAN),
            "bidang": {saringan.bidang} if saringan.bidang else request.cakupan.bidang,
            "tahun": tahun if tahun and TAHUN_PERTAMA <= tahun <= TAHUN_TERAKHIR else None,
        },
    )


@require_safe
@butuh("hitung_permohonan")
def ekspor_rekap(request, bentuk):
    """The same numbers as a file, each kind in each place a row; nobody is named in it."""
    _, kode, dihitung = _dihitung(request)
    aspirasi = dihitung["ragam"] == Ragam.ASPIRASI
    judul = ["Kode", "Wilayah", "Bidang", "Topik" if aspirasi else "Jenis", "Seluruhnya"]
    judul += ["Berjalan", "Terlambat", *UJUNG[dihitung["ragam"]]]
    semua = hitung_rinci(kode, **dihitung)
    return berkas(
        request=request,
        bentuk=bentuk,
        daftar=f"rekap-{dihitung['ragam']}",
        saringan=str(dihitung["tahun"] or ""),
        judul=judul,
        isi=(
            [di, nama, Bidang(BIDANG[b.kode]).label, b.nama, *(getattr(b, n) for n in ANGKA)]
            for di, nama, b in semua
        ),
        jumlah=len(semua),
    )


@butuh("proses_permohonan", "catat_lain")
def langkah(request, kunci, aksi):
    """One step of an office: what it asks for, then the ticket again."""
    if _sudah_tersimpan(request, kunci, aksi):
        messages.success(request, "Sudah tersimpan.")
        return _kembali(request, kunci)
    tiket = ambil_tiket(request, kunci)
    siapa, tanpa = sebagai(tiket, request.cakupan), tanpa_akun(tiket)
    if siapa is None or aksi in MILIK_POSYANDU or not alur.miliknya(aksi, siapa, tanpa):
        raise Http404
    boleh = {s.aksi: s for s in selectors.langkah_boleh(tiket, request.cakupan)}
    if aksi not in boleh:
        return terlambat(request, tiket)
    aksi, lanjut = Aksi(aksi), alur.langkah(tiket.posisi, siapa, tanpa)
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
                nama=LABEL_FOTO[bagian],
                diizinkan=True,
            )
        messages.success(request, f"Tersimpan: {aksi.label.lower()}.")
        return _kembali(request, kunci)
    isi = {
        "tiket": tiket,
        "judul": boleh[aksi].judul,
        "form": form,
        "kunci": kunci_halaman(request),
        "banyak_foto": FOTO,
        "jawaban": boleh[aksi].jawaban,
        "pemegang": nama_pemegang(tiket),
        "salah": [satu for satu in form if satu.errors],
        "galat": form.non_field_errors(),
    }
    status = 422 if form.errors else 200
    return render(request, "layanan/permohonan/langkah.html", isi, status=status)


DAFTAR = "layanan:permohonan_daftar"


def _kembali(request, kunci):
    """To the ticket; to the list where it is no longer this scope's."""
    masih = selectors.Permohonan.objects.dalam(request.cakupan).filter(kunci=kunci)
    return redirect("layanan:permohonan", kunci) if masih else redirect(DAFTAR)


def _sudah_tersimpan(request, kunci, aksi):
    """Whether this very page was sent before, by the same person (pressed twice)."""
    sama = baca_uuid(request.POST.get("kunci"))
    milik = LangkahPermohonan.objects.filter(permohonan__kunci=kunci, dicatat_oleh=request.user)
    return sama is not None and milik.filter(kunci=sama, aksi=aksi).exists()


def _ambil(request, tiket, aksi, form):
    """The step, or None with what is wrong on the form."""
    try:
        return services.ambil_langkah(
            kunci=kunci_halaman(request),
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
        isi += [t.tentang, t.uraian, t.get_urgensi_display(), t.sebutan_keadaan]
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
