"""The pages of a ticket for those who make it, and for all who read it."""

from urllib.parse import quote

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kelembagaan.izin import butuh, hanya_post
from kelembagaan.peran import Golongan
from kelembagaan.wilayah.zona import hari_ini
from layanan.berkas.halaman import simpan_foto
from layanan.berkas.selectors import foto_catatan
from layanan.berkas.services import putuskan_foto
from layanan.formulir.berjalan import belum_berjalan, bidang_kosong
from layanan.formulir.calon import calon_subjek
from layanan.formulir.daftar import semua_formulir
from layanan.formulir.halaman import (
    bertanda,
    kalimat_galat,
    kirim,
    kolom_tampak,
    konteks_halaman,
    koreksi,
    kunci_halaman,
    pergi,
    pilihan_posyandu,
    sampaikan,
    untuk_luring,
)
from layanan.kiriman.item import baca_uuid
from layanan.kiriman.jawaban import Hasil
from layanan.pendampingan.services import isi_awal, kalimat_dibuka, sudah_dibuka
from layanan.permohonan import selectors
from layanan.permohonan.alur import MILIK_POSYANDU, Aksi, Keadaan, Pemegang, Ragam
from layanan.permohonan.berkas import berkas_diminta, daftar_periksa
from layanan.permohonan.entri import EntriPermohonan, hanya_berkas
from layanan.permohonan.forms_kantor import LABEL_FOTO
from layanan.permohonan.jenis import jenis_boleh
from layanan.permohonan.kabar import alamat, jawaban_terakhir, teks_warga
from layanan.permohonan.pemegang import nama_pemegang, sebagai
from layanan.permohonan.services import TERLAMBAT, catat_pembacaan, terkunci

LIHAT = "lihat_permohonan"


@require_safe
@butuh("catat_lain")
def baru(request):
    """What is needed: the kinds of one's own fields; ?ragam=aspirasi: the topics.

    A field of which no register runs is not counted in a report, so it is not offered here.
    """
    ragam = "aspirasi" if request.GET.get("ragam") == "aspirasi" else "permohonan"
    kode = request.cakupan.prefiks[0]
    kosong = bidang_kosong(belum_berjalan(kode, hari_ini(kode)))
    semua = jenis_boleh(ragam, request.cakupan)
    pilihan = {bidang: isi for bidang, isi in semua.items() if bidang not in kosong}
    return render(request, "layanan/permohonan/baru.html", {"ragam": ragam, "pilihan": pilihan})


@butuh("catat_lain")
def isi(request, jenis):
    """For whom or where first, then the form; with ?asal= both are known."""
    entri = EntriPermohonan(request, jenis)
    if entri.posyandu is None:
        isi = {"judul": entri.label, "pilihan": pilihan_posyandu(request)}
        return render(request, "layanan/formulir/pilih_posyandu.html", isi)
    if entri.perlu_subjek:
        return _pilih_subjek(request, entri)
    if request.method == "POST":
        jawaban = entri.proses()
        if jawaban.hasil != Hasil.DITOLAK:
            sampaikan(request, jawaban)
            if jawaban.objek is not None:
                _simpan_foto_isian(request, entri, jawaban.objek)
            return bertanda(pergi(request, entri.tujuan(jawaban)), entri.kunci)
    isi = entri.isi_halaman() | {"alamat": request.get_full_path(), "label": entri.label}
    if entri.formulir.kode == Ragam.PERMOHONAN:
        isi["berkas"] = berkas_diminta(entri.posyandu.kode, jenis)
    isi["serupa"] = entri.form.serupa
    status = 422 if entri.salah else 200
    halaman = render(request, "layanan/permohonan/isi.html", isi, status=status)
    return bertanda(halaman, entri.kunci)


def _simpan_foto_isian(request, entri, tiket):
    """The photos of the ticket, and those of each paper."""
    simpan_foto(request, entri.formulir, tiket.kunci)
    for satu in berkas_diminta(tiket.posyandu.kode, tiket.jenis_permohonan):
        kolom = f"foto_{satu.kode}"
        simpan_foto(
            request,
            entri.formulir,
            tiket.kunci,
            kolom=kolom,
            bagian=satu.kode,
            nama=f"Foto {satu.nama}",
        )


def _pilih_subjek(request, entri):
    teks = request.POST.get("q", "").strip()[:60]
    hari = hari_ini(entri.posyandu.kode)
    isi = {
        "formulir": entri.formulir,
        "posyandu": entri.posyandu,
        "label": entri.label,
        "q": teks,
        "calon": calon_subjek(entri.formulir, entri.posyandu, hari, teks=teks),
    }
    templat = "formulir/_calon" if request.htmx else "permohonan/pilih_subjek"
    return render(request, f"layanan/{templat}.html", isi)


def ambil_tiket(request, kunci):
    """The ticket of this scope, else 404."""
    semua = selectors.tiket_terbaca(request.cakupan)
    return get_object_or_404(semua.select_related("dicatat_oleh", "petugas"), kunci=kunci)


@require_safe
@butuh(LIHAT)
def rinci(request, kunci):
    """Who holds it, since when, what is owed next; its way so far, and what one may do now."""
    tiket = ambil_tiket(request, kunci)
    if request.cakupan.golongan in (Golongan.OPD, Golongan.SUPERUSER):
        catat_pembacaan(permohonan=tiket, pengguna=request.user, penugasan=request.penugasan)
    siapa = sebagai(tiket, request.cakupan)
    foto = foto_catatan(semua_formulir()[tiket.ragam], tiket, request.cakupan)
    milik = siapa == Pemegang.POSYANDU
    riwayat = _riwayat(tiket, foto)
    berjalan = [satu for satu in riwayat if satu.aksi != Aksi.PANTAU]
    lanjutan = reverse("layanan:permohonan_isi", args=[tiket.jenis_permohonan])
    isi = {
        "tiket": tiket,
        "siapa": siapa,
        "pemegang": nama_pemegang(tiket),
        "warna": tiket.warna(hari_ini(tiket.posyandu.kode)),
        "riwayat": riwayat,
        "jawaban": jawaban_terakhir(tiket, berjalan[-1] if berjalan else None),
        "langkah": selectors.langkah_boleh(tiket, request.cakupan),
        "foto": [satu for satu in foto if not satu.bagian],
        "boleh_foto": milik and not tiket.berakhir,
        "boleh_dampingi": milik and bool(tiket.warga_id or tiket.keluarga_id),
        "periksa": daftar_periksa(tiket, foto) if tiket.ragam == "permohonan" else [],
        "boleh_ubah": milik and not tiket.dibatalkan_pada and not terkunci(tiket),
        "milik": milik,
        "rusak": riwayat[-1] if tiket.rusak_lagi else None,
        "lanjutan": f"{lanjutan}?lama={tiket.kunci}" if milik and tiket.rusak_lagi else "",
    }
    if milik:
        isi |= {"teks": teks_warga(tiket), "teks_alamat": quote(teks_warga(tiket))}
    return render(request, "layanan/permohonan/rinci.html", isi)


def _riwayat(tiket, foto):
    """The steps, each with its photos: [(label, Berkas)]."""
    semua = list(tiket.langkah.select_related("kantor_kecamatan", "perangkat"))
    per_langkah, dulu = {}, None
    for satu in foto:
        bagian, _, pk = satu.bagian.partition(":")
        if pk:
            per_langkah.setdefault(pk, []).append((LABEL_FOTO.get(bagian, bagian), satu))
    for langkah in semua:
        langkah.foto = per_langkah.get(str(langkah.pk), [])
        langkah.posyandu = tiket.posyandu
        langkah.kantor = nama_pemegang(langkah)
        # Whose step it was is told by the holders of the step before.
        langkah.mewakili = nama_pemegang(dulu or tiket, langkah.atas_nama or None)
        dulu = langkah
    return semua


@butuh("catat_lain")
@hanya_post("layanan:permohonan", "kunci")
def foto(request, kunci):
    """Photos of the ticket or of one paper; `lepas`: one that is no longer shown."""
    tiket = ambil_tiket(request, kunci)
    if sebagai(tiket, request.cakupan) != Pemegang.POSYANDU or tiket.berakhir:
        raise Http404
    formulir = semua_formulir()[tiket.ragam]
    if lepas := baca_uuid(request.POST.get("lepas")):
        semua = foto_catatan(formulir, tiket, request.cakupan)
        satu = next((f for f in semua if f.kunci == lepas and ":" not in f.bagian), None)
        if satu is None:
            raise Http404
        putuskan_foto(berkas=satu, pakai=False, pengguna=request.user)
        messages.success(request, "Foto dilepas.")
        return redirect("layanan:permohonan", kunci)
    bagian = request.POST.get("bagian", "")
    diminta = berkas_diminta(tiket.posyandu.kode, tiket.jenis_permohonan)
    if bagian and bagian not in {satu.kode for satu in diminta}:
        raise Http404
    if not request.FILES.getlist("foto"):
        messages.error(request, "Pilih fotonya dulu.")
    elif simpan_foto(request, formulir, tiket.kunci, bagian=bagian, diizinkan=True):
        messages.success(request, "Foto tersimpan.")
    return redirect("layanan:permohonan", kunci)


@butuh("catat_lain")
@hanya_post("layanan:permohonan", "kunci")
def dampingi(request, kunci):
    """One press opens a pendampingan of whom the ticket is about; the same press twice one."""
    tiket = ambil_tiket(request, kunci)
    tentang = tiket.warga or tiket.keluarga
    if sebagai(tiket, request.cakupan) != Pemegang.POSYANDU or tentang is None:
        raise Http404
    kode = f"pendampingan_{tiket.bidang_spm}"
    formulir = semua_formulir()[tiket.ragam]
    if lama := sudah_dibuka(formulir, tiket, bidang=tiket.bidang_spm):
        messages.info(request, kalimat_dibuka(lama))
        return redirect("layanan:catatan", kode, lama.pk)
    isi = isi_awal(
        formulir,
        tiket,
        bidang=tiket.bidang_spm,
        petugas=request.user,
        tanggal=hari_ini(tiket.posyandu.kode),
    )
    jawaban = kirim(
        request, kode=kode, isi=isi, kunci=kunci_halaman(request), posyandu=tiket.posyandu
    )
    if jawaban.hasil == Hasil.DITOLAK or jawaban.objek is None:
        messages.error(request, " ".join(kalimat_galat(jawaban)))
        return redirect("layanan:permohonan", kunci)
    sampaikan(request, jawaban, "Pendampingan dibuka.")
    return redirect("layanan:catatan", kode, jawaban.objek.pk)


def jalan_lain(tiket):
    """What a kader can do about a ticket whose text is fixed."""
    if tiket.berakhir:
        return "Bila masih dibutuhkan, buat permohonan baru."
    return (
        f"Sampaikan tambahannya kepada {nama_pemegang(tiket)}; "
        "foto masih bisa ditambahkan di halaman permohonan ini."
    )


@butuh("catat_lain")
def betulkan(request, kunci):
    """Its text, while it is still the Posyandu's."""
    tiket = ambil_tiket(request, kunci)
    if sebagai(tiket, request.cakupan) != Pemegang.POSYANDU:
        raise Http404
    if request.method != "POST" and (sebab := terkunci(tiket)):
        messages.warning(request, f"{sebab} {jalan_lain(tiket)}")
        return redirect("layanan:permohonan", tiket.kunci)
    formulir = semua_formulir()[tiket.ragam]
    hasil = koreksi(request, kode=formulir.kode, baris=tiket)
    if hasil.selesai:
        sampaikan(request, hasil.jawaban, "Pembetulan tersimpan.")
        return redirect("layanan:permohonan", tiket.kunci)
    hanya_berkas(hasil.form, tiket.jenis_permohonan)
    isi = {
        "formulir": formulir,
        "tiket": tiket,
        "siapa": tiket.tentang,
        "isian": [hasil.form[nama] for nama in kolom_tampak(hasil.form)],
        "salah": [hasil.form[n] for n in kolom_tampak(hasil.form) if hasil.form.errors.get(n)],
        "galat": [*hasil.galat, *([jalan_lain(tiket)] if terkunci(tiket) else [])],
        "alasan": request.POST.get("alasan", ""),
        "kunci": hasil.kunci,
        "revisi": tiket.revisi,
    }
    status = 422 if hasil.jawaban else 200
    return render(request, "layanan/permohonan/betulkan.html", isi, status=status)


@butuh("catat_lain")
def langkah_kader(request, kunci, aksi):
    """Withdraw, answer, or look again at what was finished: the steps of the Posyandu."""
    tiket = ambil_tiket(request, kunci)
    if aksi not in MILIK_POSYANDU or sebagai(tiket, request.cakupan) != Pemegang.POSYANDU:
        raise Http404
    boleh = [s.aksi for s in selectors.langkah_boleh(tiket, request.cakupan)]
    if aksi not in boleh and request.method != "POST":  # what is sent is answered by Kiriman
        return terlambat(request, tiket)
    aksi = Aksi(aksi)
    return _tarik(request, tiket) if aksi == Aksi.TARIK else _langkah(request, tiket, aksi)


def terlambat(request, tiket):
    """Somebody was quicker, or one went back to an old page: the ticket as it stands now."""
    messages.warning(request, TERLAMBAT)
    return redirect("layanan:permohonan", tiket.kunci)


def _tarik(request, tiket):
    if tiket.keadaan == Keadaan.DITARIK:  # pressed twice
        messages.success(request, "Permohonan ini sudah ditarik.")
        return redirect("layanan:permohonan_daftar")
    isi = {"tiket": tiket, "kunci": kunci_halaman(request)}
    if request.method == "POST":
        isi["alasan"] = request.POST.get("catatan", "")
        jawaban = kirim(
            request,
            kode=tiket.ragam,
            aksi="batal",
            isi={"alasan": isi["alasan"]},
            dasar=tiket,
            kunci=isi["kunci"],
            posyandu=tiket.posyandu,
        )
        if jawaban.hasil != Hasil.DITOLAK:
            sampaikan(request, jawaban, "Permohonan ditarik.")
            return redirect("layanan:permohonan_daftar")
        isi["galat"] = " ".join(kalimat_galat(jawaban))
    status = 422 if request.method == "POST" else 200
    return render(request, "layanan/permohonan/tarik.html", isi, status=status)


def _langkah(request, tiket, aksi):
    formulir = semua_formulir()["langkah_permohonan"]
    konteks = konteks_halaman(request, tiket.posyandu, ("permohonan", tiket))
    kunci, galat, form = kunci_halaman(request), [], None
    if request.method == "POST":
        isi = {n: request.POST.get(n, "") for n in ("tanggal", "masih_baik", "catatan")}
        isi |= {"permohonan": str(tiket.kunci), "aksi": aksi.value}
        jawaban = kirim(
            request,
            kode=formulir.kode,
            isi=isi,
            kunci=kunci,
            posyandu=tiket.posyandu,
            konteks=konteks,
        )
        if jawaban.hasil != Hasil.DITOLAK:
            sampaikan(request, jawaban)
            return bertanda(pergi(request, alamat(tiket)), kunci)
        form, galat = jawaban.form, kalimat_galat(jawaban)
    awal = {"permohonan": tiket, "aksi": aksi.value, "tanggal": konteks.hari_ini}
    form = form or formulir.form(konteks=konteks, initial=awal)
    kolom = ["tanggal", "masih_baik", "catatan"] if aksi == Aksi.PANTAU else ["tanggal", "catatan"]
    isi = {
        "tiket": tiket,
        "aksi": aksi,
        "isian": [form[n] for n in kolom],
        "tersembunyi": [form[n] for n in ("permohonan", "aksi")],
        "salah": [form[n] for n in kolom if form.errors.get(n)],
        "galat": galat,
        "kunci": kunci,
        "untuk_luring": untuk_luring(request, formulir, tiket.posyandu, tiket.nomor),
    }
    status = 422 if request.method == "POST" else 200
    halaman = render(request, "layanan/permohonan/langkah_kader.html", isi, status=status)
    return bertanda(halaman, kunci)
