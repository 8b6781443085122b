"""The worksheet of an opening day: rows, and one person's form as a part of the page."""

import uuid

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.decorators.http import require_safe

from kelembagaan.izin import butuh, hanya_post
from layanan.formulir.daftar import semua_formulir
from layanan.formulir.ekspor import berkas
from layanan.formulir.entri import Entri, ambil_subjek
from layanan.formulir.halaman import (
    TERSIMPAN,
    bertanda,
    kabar,
    kalimat_galat,
    kirim,
    kunci_halaman,
    sampaikan,
    untuk_luring,
)
from layanan.formulir.selectors import hasil_hitung
from layanan.hari_buka.models import LANGKAH, HariBuka
from layanan.hari_buka.selectors import (
    baris_dan_hitungan,
    baris_orang,
    beri_alamat,
    kader_posyandu,
    lembar,
    petugas_langkah,
    register_orang,
    terisi,
    terisi_hari_itu,
)
from layanan.hari_buka.services import catat_kader
from layanan.kiriman.jawaban import Hasil
from layanan.warga.forms import TamuForm
from layanan.warga.sasaran import TIDAK_DITUNGGU, Kelompok
from layanan.warga.selectors import cari_tamu
from layanan.warga.services import catat_pembacaan, terima_tamu

TAMPIL = {"belum": "Belum datang", "sudah": "Sudah datang"}
# Who is not expected every month is looked up in lists of their own.
GOLONGAN_LAIN = {str(k): {k} for k in TIDAK_DITUNGGU} | {"semua": set(Kelompok)}


def ambil_hari(request, pk):
    """The opening day, if it is this scope's to see."""
    semua = HariBuka.objects.dalam(request.cakupan).select_related("posyandu__wilayah")
    return get_object_or_404(semua, pk=pk)


@require_safe
@butuh("lihat_hari_buka")
def lembar_kerja(request, pk):
    hari = ambil_hari(request, pk)
    tampil, golongan = request.GET.get("tampil", ""), request.GET.get("kelompok", "")
    baris, hitungan = lembar(hari, GOLONGAN_LAIN.get(golongan))
    baris = [b for b in baris if tampil not in TAMPIL or b.datang == (tampil == "sudah")]
    boleh_buka = request.cakupan.boleh("ubah_warga")
    isi = {
        "hari": hari,
        "baris": beri_alamat(baris, hari, boleh_buka=boleh_buka),
        "tampil": tampil,
        "golongan": golongan,
        "golongan_lain": [(k, k.label) for k in TIDAK_DITUNGGU],
        **hitungan,
        "kader": list(hari.kader_hadir.select_related("penugasan__pengguna")),
        "boleh_ubah": request.cakupan.boleh("ubah_hari_buka"),
        "boleh_buka": boleh_buka,
        "hadir_luring": untuk_luring(request, semua_formulir()["hadir"], hari.posyandu),
    }
    return render(request, "layanan/hari_buka/lembar.html", isi)


@require_safe
@butuh("lihat_hari_buka")
def ekspor(request, pk, bentuk):
    """The worksheet as a file."""
    hari = ambil_hari(request, pk)
    baris, _ = lembar(hari)
    judul = ["Nama", "Jenis kelamin", "Umur", "Keluarga", "Tamu", "Datang", *LANGKAH.values()]

    def satu_baris(b):
        isi = [b.nama, b.jenis_kelamin, b.umur, b.keluarga]
        return isi + ["Ya" if ya else "" for ya in (b.tamu, b.datang, *b.titik)]

    return berkas(
        request=request,
        bentuk=bentuk,
        daftar="hari-buka",
        saringan=f"{hari.tanggal:%Y-%m-%d}",
        judul=judul,
        isi=map(satu_baris, baris),
        jumlah=len(baris),
    )


class Panel:
    """One person on an opening day: her row, and the form of one register."""

    def __init__(self, request, hari, warga_pk):
        self.request, self.hari = request, hari
        self.warga = ambil_subjek(request, "warga", warga_pk, hari)
        self.register = register_orang(hari, self.warga, request.cakupan)
        self.formulir = self._formulir()
        self.entri = None
        if self.formulir:
            self.entri = Entri(request, self.formulir, hari_buka=hari, warga=self.warga)

    @cached_property
    def terisi(self):
        """What stands already; a POST that names its register need not know."""
        return terisi_hari_itu(self.hari, self.warga, self.register)

    def _formulir(self):
        """The register asked for, else the first that is still to be filled in."""
        kode = self.request.GET.get("formulir")
        if kode is None:
            belum = [f for f in self.register if f.kode not in self.terisi]
            return next(iter(belum + self.register), None)
        formulir = next((f for f in self.register if f.kode == kode), None)
        if formulir is None:
            raise Http404
        return formulir

    def isi_halaman(self, *, buka=True, kabar=None, tersimpan=None):
        """kabar: (tone, sentence) below the row; tersimpan: the entry that was just saved."""
        hitungan = {}
        if self.request.htmx and self.request.method == "POST":
            # The counts above the rows follow in the same answer.
            baris, hitungan = baris_dan_hitungan(self.hari, self.warga)
        else:
            baris = baris_orang(self.hari, self.warga)
        isi = {
            **hitungan,
            "ikut": bool(hitungan),
            "hari": self.hari,
            "b": baris,
            "baris": beri_alamat([baris], self.hari, boleh_buka=True),
            "warga": self.warga,
            "buka": buka,
            "kabar": kabar,
            "register": [(f, f.kode in self.terisi) for f in self.register],
            "boleh_ubah": self.request.cakupan.boleh("ubah_hari_buka"),
            "boleh_buka": True,
            "langkah_tangan": [
                (n, nama) for n, nama in LANGKAH.items() if n > 1 and n not in baris.langkah
            ],
        }
        if tersimpan is not None:
            isi |= self._sesudah(tersimpan)
        if self.entri and buka:
            sudah = self.terisi.get(self.formulir.kode)
            if sudah and not self.entri.salah:
                return isi | {"formulir": self.formulir, "sudah": terisi(self.formulir, sudah)}
            # Several rows may be open: a label must name the field of its own row.
            self.entri.form.auto_id = f"id_w{self.warga.pk}_%s"
            isi |= self.entri.isi_halaman()
            self._siap_diketik(isi["isian_layanan"])
        return isi

    def _siap_diketik(self, isian):
        """The keyboard opens in the first field, if it is one to type in."""
        widget = isian[0].field.widget
        if not self.entri.salah and getattr(widget, "input_type", "") == "text":
            widget.attrs["autofocus"] = True

    def _sesudah(self, catatan):
        """What followed from the entry, and what this person still needs today.

        sekali: a register that is answered by one press; the press is the kader's own.
        """
        belum = [f for f in self.register if f.langkah and f.kode not in self.terisi]
        sekali = next((f for f in belum if f.sekali_tekan), None)
        petugas = sekali and petugas_langkah(self.hari, sekali.langkah, self.request.user)
        return {
            "hasil": hasil_hitung(catatan),
            "temuan": catatan.temuan() if callable(getattr(catatan, "temuan", None)) else [],
            "rujuk": next((f for f in belum if f.untuk_temuan), None),
            "belum_diisi": belum,
            "sekali": sekali,
            "sekali_luring": sekali
            and untuk_luring(self.request, sekali, self.hari.posyandu, self.warga.nama),
            "petugas_sekali": petugas,
            "kunci_sekali": uuid.uuid4(),
        }

    def jawab(self, *, status=200, **pilihan):
        """The row as a part, or the page of one person."""
        templat = "_jawaban" if self.request.htmx else "orang"
        isi = self.isi_halaman(**pilihan)
        return render(self.request, f"layanan/hari_buka/{templat}.html", isi, status=status)


@butuh("ubah_warga")
def orang(request, pk, warga_pk):
    """GET: the form of one register; POST: an entry. ?tutup=1 gives the row alone."""
    hari = ambil_hari(request, pk)
    panel = Panel(request, hari, warga_pk)
    if request.method == "POST":
        if panel.entri is None:
            raise Http404
        return bertanda(_catat(request, panel), panel.entri.kunci)
    catat_pembacaan(request, warga=panel.warga, halaman="hari buka")
    if panel.entri and panel.formulir.kode not in panel.terisi:
        petugas = petugas_langkah(hari, panel.formulir.langkah, request.user)
        panel.entri.form.initial["petugas"] = petugas
    return panel.jawab(buka="tutup" not in request.GET)


def _catat(request, panel):
    jawaban = panel.entri.proses()
    if jawaban.hasil == Hasil.DITOLAK:
        return panel.jawab(status=422)
    panel.__dict__.pop("terisi", None)  # one more stands now
    if request.htmx:
        return panel.jawab(buka=False, kabar=kabar(jawaban), tersimpan=jawaban.objek)
    isi = [f"{judul}: {teks}." for judul, teks in hasil_hitung(jawaban.objek)]
    kalimat = f"{panel.warga.nama}: {panel.formulir.judul} tersimpan."
    sampaikan(request, jawaban, " ".join([kalimat, *isi]))
    return _kembali(request, panel.hari, panel.warga)


def _kembali(request, hari, warga):
    return redirect(f"{reverse('layanan:hari_buka_lembar', args=[hari.pk])}#w{warga.pk}")


@butuh("ubah_hari_buka")
@hanya_post("layanan:hari_buka_lembar", "pk")
def hadir(request, pk, warga_pk):
    """One press: she came; or a langkah that has no register is done."""
    hari = ambil_hari(request, pk)
    panel = Panel(request, hari, warga_pk)
    isi = {"warga": str(panel.warga.kunci), "tanggal": hari.tanggal.isoformat()}
    isi["langkah"] = request.POST.getlist("langkah")
    kunci = kunci_halaman(request)
    jawaban = kirim(request, kode="hadir", isi=isi, kunci=kunci, posyandu=hari.posyandu)
    return bertanda(_sesudah_hadir(request, panel, jawaban, isi), kunci)


def _sesudah_hadir(request, panel, jawaban, isi):
    if jawaban.hasil not in TERSIMPAN:
        teks = kalimat_galat(jawaban) or [t for d in jawaban.form.errors.values() for t in d]
        if request.htmx:
            return panel.jawab(buka=False, kabar=("waspada", " ".join(teks)))
        messages.error(request, " ".join(teks))
        return _kembali(request, panel.hari, panel.warga)
    if request.htmx:
        return panel.jawab(buka=bool(isi["langkah"]))
    return _kembali(request, panel.hari, panel.warga)


@butuh("ubah_hari_buka")
@hanya_post("layanan:hari_buka_lembar", "pk")
def hadir_batal(request, pk, warga_pk):
    """Take back a press on the wrong row."""
    hari = ambil_hari(request, pk)
    kunjungan = get_object_or_404(hari.kunjungan.berlaku().select_related("warga"), warga=warga_pk)
    alasan = request.POST.get("alasan", "")
    jawaban = kirim(
        request,
        kode="hadir",
        aksi="batal",
        isi={"alasan": alasan},
        dasar=kunjungan,
        posyandu=hari.posyandu,
    )
    if jawaban.hasil == Hasil.DITOLAK:
        messages.error(request, " ".join(kalimat_galat(jawaban)))
    else:
        sampaikan(request, jawaban, f"Kehadiran {kunjungan.warga} dibatalkan.")
    return _kembali(request, hari, kunjungan.warga)


@butuh("ubah_hari_buka")
def kader(request, pk):
    """Who is present, and at which langkah each stands."""
    hari = ambil_hari(request, pk)
    tugas = list(kader_posyandu(hari.posyandu))
    if request.method == "POST":
        catat_kader(hari_buka=hari, langkah=_langkah_kader(request.POST, tugas))
        messages.success(request, "Kader hadir tersimpan.")
        return redirect("layanan:hari_buka_lembar", pk)
    ada = {k.penugasan_id: k.langkah for k in hari.kader_hadir.all()}
    for satu in tugas:
        satu.hadir, satu.langkah = satu.pk in ada, ada.get(satu.pk, [])
    isi = {"hari": hari, "tugas": tugas, "semua_langkah": LANGKAH.items()}
    return render(request, "layanan/hari_buka/kader.html", isi)


def _langkah_kader(data, tugas):
    """{penugasan: [langkah]} of those ticked; who stands at a langkah is present."""
    hasil = {}
    for satu in tugas:
        langkah = [n for n in LANGKAH if str(n) in data.getlist(f"langkah-{satu.pk}")]
        if langkah or str(satu.pk) in data.getlist("hadir"):
            hasil[satu] = langkah
    return hasil


@butuh("ubah_hari_buka")
def tamu(request, pk):
    """A sasaran of another Posyandu, found by NIK or kode warga and her birth date."""
    hari = ambil_hari(request, pk)
    form = TamuForm(request.POST or None)
    if form.is_bound and form.is_valid() and (warga := _terima_tamu(request, hari, form)):
        return _kembali(request, hari, warga)
    status = 422 if form.errors else 200
    return render(
        request, "layanan/hari_buka/tamu.html", {"hari": hari, "form": form}, status=status
    )


def _terima_tamu(request, hari, form):
    warga = cari_tamu(**form.cleaned_data)
    if warga is None:
        form.add_error("tanda", "Tidak ditemukan. Periksa NIK atau kode, dan tanggal lahirnya.")
        return None
    try:
        terima_tamu(
            warga=warga, posyandu=hari.posyandu, tanggal=hari.tanggal, pengguna=request.user
        )
    except ValidationError as galat:
        form.add_error("tanda", galat)
        return None
    isi = {"warga": str(warga.kunci), "tanggal": hari.tanggal.isoformat(), "langkah": []}
    sampaikan(
        request,
        kirim(request, kode="hadir", isi=isi, posyandu=hari.posyandu),
        f"{warga.nama} dilayani sebagai tamu.",
    )
    return warga
