"""Registering a person: what was typed, likely doubles, and what came of it."""

import uuid

from django.shortcuts import get_object_or_404
from django.urls import reverse

from kelembagaan.parameter import baca_nomor
from layanan.formulir.daftar import semua_formulir
from layanan.formulir.halaman import (
    HALAMAN_RUSAK,
    TERSIMPAN,
    isi_dari,
    kirim,
    konteks_halaman,
    kunci_halaman,
    kunci_rusak,
    untuk_luring,
)
from layanan.kiriman.item import baca_uuid
from layanan.warga.forms import KeluargaForm, WargaForm
from layanan.warga.models import Keluarga, Warga
from layanan.warga.sasaran import teks_umur
from layanan.warga.selectors import cari_keluarga, cari_kembar
from layanan.warga.services import daftarkan

UTAMA = ("nama", "jenis_kelamin", "tanggal_lahir", "umur")
LAINNYA = ("nik", "nik_status", "nama_ibu", "nama_ayah")
KELUARGA_LAINNYA = ("rt", "rw", "dusun", "alamat", "no_hp", "no_kk")
KELUARGA_ASING = "Keluarga ini tidak ada di Posyandu ini. Tulis nama kepalanya, lalu pilih lagi."
TANPA_KEPALA = "Tulis nama kepala keluarga, atau tandai bila orang ini sendiri kepala keluarganya."
DUA_KEPALA = "Pilih salah satu: nama kepala keluarga, atau orang ini sendiri."
SUDAH_TERDAFTAR = (
    "{} sudah terdaftar dari halaman ini. Yang diisi sekarang BELUM disimpan. "
    "Bila ini orang lain, tekan Simpan sekali lagi."
)


class Pendaftaran:
    """One registration page: what was typed, and what came of it."""

    def __init__(self, request, posyandu):
        self.request, self.posyandu = request, posyandu
        self.data = request.POST
        self.kunci = self.kunci_berikut = kunci_halaman(request)
        self.kunci_keluarga = kunci_halaman(request, "kunci_keluarga")
        self.kepala = self.data.get("kepala", "").strip()
        self.sendiri = bool(self.data.get("kepala_sendiri"))
        self.keluarga_tetap = self._keluarga_tetap()
        self.keluarga = self.keluarga_tetap or self._keluarga_dipilih()
        self.kembar, self.temuan, self.tersimpan = None, [], None
        self.galat, self.galat_kepala = [], []
        self.konteks = konteks_halaman(request, posyandu)
        self.form = WargaForm(konteks=self.konteks)
        self.form_keluarga = KeluargaForm(konteks=self.konteks)

    def _keluarga_sini(self):
        return Keluarga.objects.dalam(self.request.cakupan).filter(posyandu=self.posyandu)

    def _keluarga_tetap(self):
        """The family from whose page one came, named by ?keluarga=."""
        pk = self.request.GET.get("keluarga", "")
        return get_object_or_404(self._keluarga_sini(), pk=baca_nomor(pk)) if pk else None

    def _keluarga_dipilih(self):
        """The family chosen on this page by its kunci; another one may be chosen instead."""
        kunci = baca_uuid(self.data.get("keluarga"))
        return self._keluarga_sini().filter(kunci=kunci).first() if kunci else None

    def _pilihan_keluarga(self):
        """What the page offers again: the chosen family with those found by the same name."""
        if not self.keluarga:
            return self.temuan
        temuan = list(cari_keluarga(self.posyandu, self.kepala)) if self.kepala else []
        if self.keluarga not in temuan:
            self.keluarga.jumlah = self.keluarga.anggota.count()
            temuan.insert(0, self.keluarga)
        return temuan

    @property
    def salah(self):
        ada = self.form.errors or self.form_keluarga.errors
        return bool(ada or self.galat or self.galat_kepala)

    def proses(self):
        """Jawaban once it was sent; None where the page has to be shown again."""
        if self.data.get("aksi") == "cari":
            self.temuan = cari_keluarga(self.posyandu, self.kepala)
        self._isi_form()
        if self.data.get("aksi") == "cari":
            self.form.errors.clear()
            self.form_keluarga.errors.clear()
            return None
        self.galat_kepala = self._periksa_kepala()
        if any(kunci_rusak(self.request, nama) for nama in ("kunci", "kunci_keluarga")):
            self.galat = [HALAMAN_RUSAK]
        if self.salah or self._ada_kembar():
            return None
        jawaban = daftarkan(
            kirim_keluarga=None if self.keluarga else self._kirim_keluarga,
            kirim_warga=self._kirim_warga,
        )
        if jawaban.hasil not in TERSIMPAN:
            self.galat = [teks for daftar in jawaban.galat.values() for teks in daftar]
            milik = Warga.objects.dalam(self.request.cakupan)
            self.tersimpan = milik.filter(kunci=self.kunci).first()
            if self.tersimpan:  # both kunci are spent; the next press is about somebody else
                self.galat = [SUDAH_TERDAFTAR.format(self.tersimpan)]
                self.kunci_berikut = str(uuid.uuid4())
                self.kunci_keluarga = str(uuid.uuid4())
        return jawaban

    def _periksa_kepala(self):
        """Whose family it is must be said; that she is its head herself, too."""
        if self.keluarga:
            return []
        if self.data.get("keluarga"):
            return [KELUARGA_ASING]
        if self.sendiri:
            return [DUA_KEPALA] if self.kepala else []
        return self.form_keluarga.errors.get("nama", []) if self.kepala else [TANPA_KEPALA]

    def _isi_form(self):
        keluarga = self.keluarga or Keluarga(kunci=self.kunci_keluarga, posyandu=self.posyandu)
        self.konteks.subjek["keluarga", uuid.UUID(str(keluarga.kunci))] = keluarga
        self.isi = isi_dari(self.data, semua_formulir()["warga"])
        self.isi["keluarga"] = str(keluarga.kunci)
        self.form = WargaForm(self.isi, konteks=self.konteks)
        self.form.is_valid()
        self.isi_keluarga = isi_dari(self.data, semua_formulir()["keluarga"])
        if self.keluarga is not None:
            self.form_keluarga = KeluargaForm(initial=self.isi_keluarga, konteks=self.konteks)
            return
        self.isi_keluarga["nama"] = self.isi.get("nama", "") if self.sendiri else self.kepala
        self.form_keluarga = KeluargaForm(self.isi_keluarga, konteks=self.konteks)
        if not self.form_keluarga.is_valid() and not self.kepala:
            self.form_keluarga.errors.pop("nama", None)  # said at her own name, or at the head

    def _ada_kembar(self):
        orang = self.form.cleaned_data
        self.kembar = cari_kembar(
            cakupan=self.request.cakupan,
            posyandu=self.posyandu,
            nama=orang["nama"],
            tanggal_lahir=orang["tanggal_lahir"],
            nik=orang["nik"],
            kecuali=self.kunci,
        )
        for warga in self.kembar.warga:
            warga.umur = teks_umur(warga.tanggal_lahir, self.konteks.hari_ini)
        return bool(self.kembar) and self.data.get("aksi") != "tetap"

    def _kirim_keluarga(self):
        return kirim(
            self.request,
            kode="keluarga",
            isi=self.isi_keluarga,
            kunci=self.kunci_keluarga,
            posyandu=self.posyandu,
        )

    def _kirim_warga(self):
        return kirim(
            self.request, kode="warga", isi=self.isi, kunci=self.kunci, posyandu=self.posyandu
        )

    def _untuk_luring(self, kode):
        return untuk_luring(self.request, semua_formulir()[kode], self.posyandu)

    def isi_halaman(self):
        lainnya = [self.form[n] for n in LAINNYA]
        lainnya += [] if self.keluarga_tetap else [self.form_keluarga[n] for n in KELUARGA_LAINNYA]
        utama, lama = [self.form[n] for n in UTAMA], self.tersimpan
        galat = [*self.galat, *self.form.errors.get("keluarga", []), *self.galat_kepala]
        return {
            "utama": utama,
            "lainnya": lainnya,
            "buka_lainnya": any(satu.errors for satu in lainnya),
            "salah": [satu for satu in [*utama, *lainnya] if satu.errors],
            "galat": galat,
            "galat_kepala": self.galat_kepala,
            "betulkan": lama and reverse("layanan:warga_ubah", args=[lama.pk]),
            "sendiri": self.sendiri,
            "kunci": self.kunci_berikut,
            "kunci_keluarga": self.kunci_keluarga,
            "kepala": self.kepala,
            "terpilih": self.keluarga,
            "keluarga_tetap": self.keluarga_tetap,
            "temuan": [] if self.keluarga_tetap else self._pilihan_keluarga(),
            "dicari": self.data.get("aksi") == "cari",
            "kembar": self.kembar,
            "posyandu": self.posyandu,
            "untuk_luring": self._untuk_luring("warga"),
            "keluarga_luring": self._untuk_luring("keluarga"),
        }
