"""The page of a new ticket: of one kind, for somebody or a place, perhaps from a register entry."""

from django.forms import HiddenInput
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from kelembagaan.parameter import baca_nomor
from layanan.formulir.daftar import semua_formulir
from layanan.formulir.entri import Entri
from layanan.formulir.selectors import catatan_terbaca, nama_subjek, nilai_pertama, ringkasan
from layanan.kiriman.item import baca_uuid
from layanan.permohonan.berkas import berkas_diminta
from layanan.permohonan.jenis import BIDANG, LABEL, RAGAM
from layanan.permohonan.selectors import tiket_terbaca


def hanya_berkas(form, jenis):
    """Of the papers only those that this kind asks for."""
    if "berkas_terlihat" not in form.fields:
        return
    konteks = form.konteks
    diminta = berkas_diminta(konteks.posyandu.kode, jenis, bacaan=konteks.bacaan)
    if diminta:
        form.fields["berkas_terlihat"].choices = [(b.kode, b.nama) for b in diminta]
    else:
        del form.fields["berkas_terlihat"]


def baca_asal(request):
    """(register, entry) that ?asal=kode:pk names, of this scope; (None, None) without, else 404."""
    teks = request.GET.get("asal", "")
    if not teks:
        return None, None
    kode, _, pk = teks.partition(":")
    formulir, pk = semua_formulir().get(kode), baca_nomor(pk)
    if formulir is None or not formulir.bidang or pk is None:
        raise Http404
    catatan = catatan_terbaca(formulir, request.cakupan).filter(pk=pk).first()
    if catatan is None or not request.cakupan.memuat(catatan.posyandu.kode):
        raise Http404
    return formulir, catatan


def baca_lama(request):
    """The ticket that ?lama= names, whose work is no longer good; None without, else 404."""
    teks = request.GET.get("lama", "")
    if not teks:
        return None
    return get_object_or_404(tiket_terbaca(request.cakupan), kunci=baca_uuid(teks))


class EntriPermohonan(Entri):
    """?tempat= stands for a place instead of somebody; ?lama= asks again for what broke."""

    def __init__(self, request, jenis):
        if jenis not in RAGAM or not request.cakupan.boleh("catat_lain", BIDANG[jenis]):
            raise Http404
        self.jenis, self.label = jenis, LABEL[jenis]
        self.formulir_asal, self.asal = baca_asal(request)
        self.lama = baca_lama(request)
        super().__init__(request, semua_formulir()[RAGAM[jenis]])
        tahu = self.asal is not None or self.lama is not None
        tempat = "tempat" in request.GET or (tahu and not self.subjek)
        self.perlu_subjek = self.perlu_subjek and not tempat
        self.awal = {"jenis_permohonan": jenis}
        if self.asal is not None:
            self.awal |= {
                "asal": f"{self.formulir_asal.kode}:{self.asal.pk}",
                "lokasi": getattr(self.asal, "lokasi", ""),
                "uraian": self._uraian(),
            }
        if self.lama is not None:
            self.awal |= {
                "lokasi": self.lama.lokasi,
                "uraian": f"Tidak berfungsi lagi. Permohonan yang dulu: {self.lama.nomor}.",
            }

    def _subjek(self):
        if self.lama is not None:
            dari, formulir = self.lama, self.formulir
        elif self.asal is not None:
            dari, formulir = self.asal, self.formulir_asal
        else:
            return super()._subjek()
        ada = {n: getattr(dari, n) for n in nama_subjek(formulir)}
        return {n: baris for n, baris in ada.items() if baris}

    def _uraian(self):
        """What was found there, to be put into words: the conclusion, and what it follows from."""
        isi = (f(self.formulir_asal, self.asal) for f in (ringkasan, nilai_pertama))
        return ". ".join(dict.fromkeys(isi))

    def _posyandu(self):
        if self.lama is not None:
            return self.lama.posyandu
        return self.asal.posyandu if self.asal is not None else super()._posyandu()

    @property
    def form(self):
        """Only what is asked for this kind, and for whom it is."""
        form = super().form
        form.fields["jenis_permohonan"].widget = HiddenInput()
        if self.subjek:
            form.fields["lokasi"].widget = HiddenInput()
        else:
            form.fields["lokasi"].required = True
        hanya_berkas(form, self.jenis)
        return form

    def tujuan(self, jawaban):
        if jawaban.objek is None:
            return reverse("layanan:permohonan_daftar")
        return reverse("layanan:permohonan", args=[self.kunci])
