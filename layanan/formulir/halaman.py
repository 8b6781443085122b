"""What every page that records something shares: where one works, and the way into Kiriman."""

import copy
import datetime
import json
import uuid
from dataclasses import dataclass, field

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django_htmx.http import HttpResponseClientRedirect

from kelembagaan.parameter import baca_nomor
from kelembagaan.peran import Golongan
from kelembagaan.posyandu.models import Posyandu
from layanan.formulir.daftar import semua_formulir
from layanan.formulir.forms import SubjekField
from layanan.formulir.tanya import PASTIKAN
from layanan.kiriman.item import baca_uuid
from layanan.kiriman.jawaban import Hasil, Jawaban
from layanan.kiriman.services import bangun_konteks, terima_halaman

TERSIMPAN = {Hasil.DITERIMA, Hasil.SUDAH_ADA}
HALAMAN_RUSAK = "Halaman ini tidak utuh. Periksa isiannya, lalu tekan Simpan sekali lagi."
MEMILIH = {Golongan.NAKES, Golongan.PEMDES, Golongan.TP_DESA}


def pilihan_posyandu(request):
    """The Posyandu between which one chooses: those of a desa; none for who works in one."""
    if request.cakupan.posyandu_id or request.cakupan.golongan not in MEMILIH:
        return Posyandu.objects.none()
    return Posyandu.objects.dalam(request.cakupan).aktif_pada(timezone.localdate())


def posyandu_kerja(request):
    """The Posyandu this request is about: one's own, or that of ?posyandu=; None if not chosen.

    404 for one that is not this scope's, or if the address and the form name different ones.
    """
    disebut = {data["posyandu"] for data in (request.GET, request.POST) if data.get("posyandu")}
    sendiri = request.penugasan.posyandu if request.cakupan.posyandu_id else None
    if not disebut:
        pilihan = [sendiri] if sendiri else list(pilihan_posyandu(request)[:2])
        return pilihan[0] if len(pilihan) == 1 else None
    pk = baca_nomor(disebut.pop())
    if disebut or pk is None or (sendiri and pk != sendiri.pk):
        raise Http404
    semua = Posyandu.objects.dalam(request.cakupan).select_related("wilayah")
    return sendiri or get_object_or_404(semua, pk=pk)


def kunci_halaman(request, nama="kunci"):
    """The kunci that this page was rendered with; a new one at the first look."""
    return str(baca_uuid(request.POST.get(nama)) or kunci_baru())


def kunci_baru():
    return str(uuid.uuid4())


def kunci_rusak(request, nama="kunci"):
    """Whether the page came back with something that is no kunci."""
    return bool(request.POST.get(nama)) and baca_uuid(request.POST[nama]) is None


def revisi_halaman(request, baris):
    """The revision that the page showed, so that a change made meanwhile is noticed."""
    revisi = baca_nomor(request.POST.get("revisi"))
    return baris.revisi if revisi is None else revisi


def isi_dari(data, formulir):
    """{field: text as typed} of a register's own fields in a POST, as the outbox writes them."""
    ada = {n: data[n].replace("\r\n", "\n") for n in formulir.form.base_fields if n in data}
    return ada | {nama: data.getlist(nama) for nama in formulir.banyak}


def isi_dari_baris(form):
    """The whole form of a row as it stands, as text: what a koreksi starts from."""
    isi = {}
    for nama in form.fields:
        nilai = form[nama].value()
        if nilai is None and getattr(form.fields[nama].widget, "allow_multiple_selected", False):
            nilai = []
        if isinstance(nilai, bool):
            nilai = "1" if nilai else ""
        elif isinstance(nilai, list | tuple | set):
            nilai = [str(satu) for satu in nilai]
        isi[nama] = nilai if isinstance(nilai, list) else "" if nilai is None else str(nilai)
    return isi


def item_halaman(request, *, kode, isi, kunci=None, aksi="baru", posyandu=None):
    """The item of one entry as a phone would send it."""
    if request.penugasan is None:
        raise Http404
    return {
        "kunci": kunci or kunci_baru(),
        "aksi": aksi,
        "formulir": kode,
        "versi": semua_formulir()[kode].versi,
        "penugasan": request.penugasan.pk,
        "posyandu": posyandu and posyandu.pk,
        "dasar": None,
        "dibuat_pada": datetime.datetime.now(datetime.UTC).isoformat(),
        "isi": isi,
    }


def kirim(request, *, kode, isi, kunci=None, aksi="baru", dasar=None, posyandu=None, konteks=None):
    """Jawaban of one entry made on a page; `dasar`: the row that is corrected or withdrawn.

    konteks: what the page has read already; it need not be read again.
    """
    item = item_halaman(request, kode=kode, isi=isi, kunci=kunci, aksi=aksi, posyandu=posyandu)
    item["dasar"] = dasar and {
        "kunci": str(dasar.kunci),
        "revisi": revisi_halaman(request, dasar),
    }
    if konteks is None and posyandu is not None and aksi == "baru":
        konteks = konteks_halaman(request, posyandu)
    if kunci_rusak(request):
        galat = {"kunci": [HALAMAN_RUSAK]}
        return Jawaban(kunci=item["kunci"], hasil=Hasil.DITOLAK, galat=galat)
    return terima_halaman(item=item, pengguna=request.user, konteks=konteks)


def untuk_luring(request, formulir, posyandu, tentang=""):
    """What a phone needs to keep an entry of this page when the server is not reached, as JSON."""
    isi = {
        "formulir": formulir.kode,
        "versi": formulir.versi,
        "penugasan": request.penugasan and request.penugasan.pk,
        "posyandu": posyandu.pk,
        "judul": formulir.judul_luring,
        "langkah": formulir.langkah,
        "banyak": formulir.banyak,
        "tetap": formulir.tetap,
        "perlu_satu": formulir.perlu_satu,
        "tentang": tentang,
    }
    return json.dumps(isi)


def pergi(request, alamat):
    """On to another page, also from a form that is sent without leaving its page."""
    return HttpResponseClientRedirect(alamat) if request.htmx else redirect(alamat)


def bertanda(jawaban_http, kunci):
    """The answer to an entry names its kunci; what does not is not ours, and is not believed."""
    jawaban_http["Kiriman"] = kunci
    return jawaban_http


def kabar(jawaban, kalimat="Tersimpan."):
    """(tone, sentence) of what came of an entry that was not refused."""
    if jawaban.hasil in TERSIMPAN:
        if jawaban.hasil == Hasil.SUDAH_ADA:
            kalimat = "Sudah tersimpan."
        tambahan = " Laporan bulan ini sudah dikirim, jadi catatan ini menjadi susulan."
        return "aman", kalimat + (tambahan if jawaban.susulan else "")
    if jawaban.hasil == Hasil.BENTROK:
        return "waspada", (
            "Sudah ada catatan lain dengan isi yang berbeda. Keduanya disimpan; "
            "pengurus memilih yang benar."
        )
    return "waspada", "Diterima, dan menunggu data lain sebelum masuk."


def sampaikan(request, jawaban, kalimat="Tersimpan."):
    """The same as a message on the next page."""
    nada, teks = kabar(jawaban, kalimat)
    (messages.success if nada == "aman" else messages.warning)(request, teks)


def kalimat_galat(jawaban):
    """The sentences of a refusal that belong to no field of the form."""
    kolom = jawaban.form.fields if jawaban.form is not None else {}
    return [teks for nama, daftar in jawaban.galat.items() if nama not in kolom for teks in daftar]


def konteks_halaman(request, posyandu, *subjek):
    """KonteksKirim of a page that shows a form; `subjek`: (name, row) it is about."""
    konteks = bangun_konteks(pengguna=request.user, penugasan=request.penugasan, posyandu=posyandu)
    for jenis, baris in subjek:
        konteks.subjek[jenis, baris.kunci] = baris
    return konteks


@dataclass
class Koreksi:
    """A correction on a page: the form to show, or the Jawaban once it was sent."""

    form: object
    kunci: str
    jawaban: object = None
    galat: list = field(default_factory=list)

    @property
    def selesai(self):
        """It was not refused."""
        return self.jawaban is not None and self.jawaban.hasil != Hasil.DITOLAK


def kolom_tampak(form):
    """The fields that a person fills in: not the subject, which stays who it is."""
    return [
        nama
        for nama, isian in form.fields.items()
        if not isinstance(isian, SubjekField) and not isian.widget.is_hidden
    ]


def _ikut(form):
    """The hidden fields that come along with what a person fills in."""
    return [PASTIKAN] if PASTIKAN in form.fields else []


def koreksi(request, *, kode, baris, kolom=None, kirimkan=True, bawa=False):
    """Koreksi of a row: only `kolom` (default all) are taken from what was typed.

    bawa: what was typed comes from another page, to be looked over before it is sent.
    """
    formulir = semua_formulir()[kode]
    subjek = [
        (isian.subjek, getattr(baris, nama))
        for nama, isian in formulir.form.base_fields.items()
        if isinstance(isian, SubjekField) and getattr(baris, nama)
    ]
    konteks = konteks_halaman(request, baris.posyandu, *subjek)
    if petugas := getattr(baris, "petugas", None):
        konteks.petugas.setdefault(petugas.pk, petugas)
    hasil = Koreksi(formulir.form(konteks=konteks, instance=baris), kunci_halaman(request))
    if request.method != "POST" or not kirimkan:
        return hasil
    diketik = isi_dari(request.POST, formulir)
    isi = isi_dari_baris(hasil.form) | {
        n: diketik.get(n, "") for n in [*(kolom or kolom_tampak(hasil.form)), *_ikut(hasil.form)]
    }
    if bawa:
        hasil.form, hasil.kunci = _form_terisi(formulir, isi, konteks, baris), kunci_baru()
        return hasil
    isi["alasan"] = request.POST.get("alasan", "")
    hasil.jawaban = kirim(
        request,
        kode=kode,
        aksi="koreksi",
        isi=isi,
        dasar=baris,
        kunci=hasil.kunci,
        posyandu=baris.posyandu,
    )
    if not hasil.selesai:
        hasil.form = hasil.jawaban.form or _form_terisi(formulir, isi, konteks, baris)
        hasil.galat = kalimat_galat(hasil.jawaban)
        if "kunci" in hasil.jawaban.galat:  # this one is spent; the next press is a new one
            hasil.kunci = kunci_baru()
    return hasil


def _form_terisi(formulir, isi, konteks, baris):
    """The form with what was typed; the row itself stays as it is."""
    return formulir.form(isi, konteks=konteks, instance=copy.copy(baris))
