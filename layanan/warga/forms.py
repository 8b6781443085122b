"""Keluarga, warga and kehamilan as they are delivered, and the search."""

import datetime
import re

from django import forms
from django.core.exceptions import ValidationError

from layanan.formulir.forms import KirimanForm, SubjekField
from layanan.formulir.isian import isian
from layanan.formulir.tanya import TanyaForm
from layanan.warga.models import Kehamilan, Keluarga, Warga
from layanan.warga.nik import POLA_KK, galat_nik, rapikan
from layanan.warga.umur import lahir_perkiraan, tafsir_umur

SALAH_SATU = "isi salah satu: tanggal lahir atau umur"
# As it is dialled: 0812..., or +62812...
POLA_HP = re.compile(r"(\+62|0)\d{8,12}")
# What browsers can check of it by themselves; the sentence stands in `title`.
POLA_16 = {
    "inputmode": "numeric",
    "autocomplete": "off",
    "pattern": r"([\s.\-]*[0-9]){16}[\s.\-]*",
}
HURUF_NAMA = r"[\p{L}\p{N} .,'’`\-\/\(\)]*"
POLA_NAMA = {
    "pattern": rf"{HURUF_NAMA}\p{{L}}{HURUF_NAMA}",
    "title": "Nama hanya memuat huruf dan tanda baca.",
}
PALING_LAMA = 130  # years of a life
PALING_LAMA_HAMIL = datetime.timedelta(weeks=45)
# Earlier than this hardly a child lives (WHO: extremely preterm below 28 weeks): asked about.
LAHIR_HIDUP = datetime.timedelta(weeks=28)


def tanggal_isian(label, **kwargs):
    """A day, with the phone's own calendar."""
    return forms.DateField(
        label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **kwargs
    )


def periksa_nama(nama):
    """A person's name: letters, and what people write between them."""
    nama = " ".join(nama.split())
    if not any(h.isalpha() for h in nama):
        raise ValidationError("Tuliskan nama dengan huruf.", code="nama")
    if any(not (h.isalnum() or h in " .,'’`-/()") for h in nama):
        raise ValidationError("Nama hanya memuat huruf dan tanda baca.", code="nama")
    return nama


def periksa_belum_lewat(form, nama, awal=None, kalimat=""):
    """Add the error of a day in the future, or before `awal`."""
    tanggal = form.cleaned_data.get(nama)
    if tanggal and tanggal > form.konteks.hari_ini:
        form.add_error(nama, "Tanggal ini belum tiba.")
    elif tanggal and awal and tanggal < awal:
        form.add_error(nama, kalimat)


class KeluargaForm(KirimanForm):
    nama = isian(Keluarga, "nama", widget=forms.TextInput(attrs=POLA_NAMA))
    rt = isian(Keluarga, "rt", widget=forms.TextInput(attrs={"inputmode": "numeric"}))
    rw = isian(Keluarga, "rw", widget=forms.TextInput(attrs={"inputmode": "numeric"}))
    no_kk = forms.CharField(
        label="Nomor KK",
        required=False,
        max_length=30,
        widget=forms.TextInput(attrs={**POLA_16, "title": "Nomor KK berisi 16 angka."}),
    )
    no_hp = forms.CharField(
        label="Nomor HP",
        required=False,
        max_length=25,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )

    class Meta:
        model = Keluarga
        fields = ["nama", "rt", "rw", "dusun", "alamat", "no_hp", "no_kk"]

    def clean_nama(self):
        return periksa_nama(self.cleaned_data["nama"])

    def clean_no_kk(self):
        no_kk = rapikan(self.cleaned_data["no_kk"])
        if no_kk and not POLA_KK.fullmatch(no_kk):
            raise ValidationError(f"Nomor KK berisi 16 angka; ini {len(no_kk)}.", code="panjang")
        return no_kk

    def clean_no_hp(self):
        no_hp = re.sub(r"[\s.\-()]", "", self.cleaned_data["no_hp"])
        if no_hp and not POLA_HP.fullmatch(no_hp):
            raise ValidationError("Tulis seperti 0812 3456 7890.", code="no_hp")
        return no_hp

    def _nomor(self, nama):
        nomor = self.cleaned_data[nama].strip()
        if nomor and not (nomor.isascii() and nomor.isdecimal()):
            raise ValidationError("Isi dengan angka, misalnya 3.", code="angka")
        return nomor.zfill(3) if nomor else ""

    def clean_rt(self):
        return self._nomor("rt")

    def clean_rw(self):
        return self._nomor("rw")


class WargaForm(KirimanForm):
    """A birth date, or an age from which one is estimated and marked so."""

    keluarga = SubjekField(subjek="keluarga", label="Keluarga")
    nama = isian(Warga, "nama", widget=forms.TextInput(attrs={"autocomplete": "off", **POLA_NAMA}))
    belum_lewat = ("tanggal_lahir", "meninggal_pada", "pindah_pada")
    jenis_kelamin = isian(Warga, "jenis_kelamin")
    tanggal_lahir = tanggal_isian("Tanggal lahir", required=False)
    umur = forms.CharField(
        label="Umur, bila tanggal lahir tidak diketahui",
        required=False,
        max_length=30,
        help_text="Misalnya: 3 tahun, atau 8 bulan.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    tanggal_lahir_perkiraan = forms.BooleanField(
        label="Tanggal lahir ini perkiraan", required=False
    )
    nik = forms.CharField(
        label="NIK",
        required=False,
        max_length=30,
        widget=forms.TextInput(attrs={**POLA_16, "title": "NIK berisi 16 angka."}),
    )
    nik_status = isian(Warga, "nik_status", required=False)
    meninggal_pada = tanggal_isian("Meninggal pada", required=False)
    pindah_pada = tanggal_isian("Pindah pada", required=False)

    class Meta:
        model = Warga
        fields = [
            "nama",
            "jenis_kelamin",
            "tanggal_lahir",
            "tanggal_lahir_perkiraan",
            "keluarga",
            "nik",
            "nik_status",
            "nama_ibu",
            "nama_ayah",
            "meninggal_pada",
            "pindah_pada",
            "pindah_ke",
        ]

    def __init__(self, data=None, *, konteks, **kwargs):
        super().__init__(data, konteks=konteks, **kwargs)
        ada = self.instance.pk is not None
        for nama in ("tanggal_lahir", "umur"):
            self.fields[nama].widget.attrs["data-syarat"] = "harus diisi" if ada else SALAH_SATU
        if konteks:
            paling_lama = datetime.date(konteks.hari_ini.year - PALING_LAMA, 1, 1)
            self.fields["tanggal_lahir"].widget.attrs["min"] = paling_lama.isoformat()

    def clean_nama(self):
        return periksa_nama(self.cleaned_data["nama"])

    def clean_nik(self):
        nik = rapikan(self.cleaned_data["nik"])
        if nik and (galat := galat_nik(nik)):
            raise ValidationError(galat, code="nik")
        return nik

    def clean(self):
        data = super().clean()
        self._lahir(data)
        self._keadaan_nik(data)
        lahir = data.get("tanggal_lahir")
        periksa_belum_lewat(self, "meninggal_pada", lahir, "Tanggal ini sebelum orang ini lahir.")
        periksa_belum_lewat(self, "pindah_pada", lahir, "Tanggal ini sebelum orang ini lahir.")
        if data.get("pindah_ke") and not data.get("pindah_pada"):
            self.add_error("pindah_pada", "Isi tanggal pindahnya.")
        return data

    def _lahir(self, data):
        hari_ini = self.konteks.hari_ini
        if data.get("umur") and not data.get("tanggal_lahir"):
            bulan = tafsir_umur(data["umur"])
            if bulan is None:
                self.add_error("umur", "Tulis umur seperti: 3 tahun, atau 8 bulan.")
                return
            data["tanggal_lahir"] = lahir_perkiraan(bulan, hari_ini)
            data["tanggal_lahir_perkiraan"] = True
        lahir = data.get("tanggal_lahir")
        if lahir is None:
            if not {"tanggal_lahir", "umur"} & self.errors.keys():
                self.add_error("tanggal_lahir", "Isi tanggal lahir, atau umurnya.")
        elif lahir > hari_ini:
            self.add_error("tanggal_lahir", "Tanggal ini belum tiba.")
        elif lahir.year < hari_ini.year - PALING_LAMA:
            self.add_error("tanggal_lahir", "Tahun ini terlalu lama. Periksa lagi.")

    def _keadaan_nik(self, data):
        Keadaan = Warga.NikStatus
        keadaan = data.get("nik_status") or Keadaan.BELUM
        if data.get("nik") and keadaan == Keadaan.BELUM:
            keadaan = Keadaan.ADA
        elif not data.get("nik") and keadaan == Keadaan.ADA:
            keadaan = Keadaan.BELUM
        data["nik_status"] = keadaan


class KehamilanForm(TanyaForm):
    """A pregnancy begins with the HPHT and ends with a day and an outcome.

    Where age was told by USG or by the bidan, the HPHT is counted back from those weeks.
    """

    warga = SubjekField(subjek="warga", label="Ibu")
    dasar_usia = isian(Kehamilan, "dasar_usia", required=False, panjang=True)
    belum_lewat = ("hpht", "usia_pada", "berakhir_pada")
    hpht = tanggal_isian("Hari pertama haid terakhir (HPHT)", required=False)
    usia_minggu = isian(
        Kehamilan, "usia_minggu", satuan="minggu", help_text="Bila menurut USG atau bidan."
    )
    usia_pada = tanggal_isian("Tanggal pemeriksaan itu", required=False)
    gravida = isian(Kehamilan, "gravida")
    para = isian(Kehamilan, "para")
    abortus = isian(Kehamilan, "abortus")
    jarak_kehamilan = isian(Kehamilan, "jarak_kehamilan", satuan="tahun")
    berakhir_pada = tanggal_isian("Tanggal bersalin atau berakhir", required=False)
    hasil = isian(Kehamilan, "hasil", panjang=True)

    class Meta:
        model = Kehamilan
        fields = [
            "warga",
            "dasar_usia",
            "hpht",
            "usia_minggu",
            "usia_pada",
            "gravida",
            "para",
            "abortus",
            "jarak_kehamilan",
            "nama_suami",
            "berakhir_pada",
            "hasil",
        ]

    def clean(self):
        data = super().clean()
        data["dasar_usia"] = data.get("dasar_usia") or Kehamilan.DasarUsia.HPHT
        periksa_belum_lewat(self, "usia_pada")
        self._hitung_hpht(data)
        warga, hpht, berakhir = (data.get(n) for n in ("warga", "hpht", "berakhir_pada"))
        if warga and hpht:
            self._periksa_ibu(warga, hpht)
        periksa_belum_lewat(self, "hpht")
        periksa_belum_lewat(self, "berakhir_pada", hpht, "Tanggal ini sebelum HPHT.")
        self._periksa_gpa(data)
        if berakhir and not data.get("hasil") and "hasil" not in self.errors:
            self.add_error("hasil", "Pilih hasilnya.")
        if data.get("hasil") and not berakhir and "berakhir_pada" not in self.errors:
            self.add_error("berakhir_pada", "Isi tanggalnya.")
        if hpht and (berakhir or self.konteks.hari_ini) - hpht > PALING_LAMA_HAMIL:
            self.add_error("hpht", "Lebih dari 45 minggu. Periksa HPHT dan tanggal bersalin.")
        return data

    def pertanyaan(self, data):
        lahir = data.get("hasil") == Kehamilan.Hasil.LAHIR_HIDUP
        if not lahir or data["berakhir_pada"] - data["hpht"] >= LAHIR_HIDUP:
            return []
        minggu = (data["berakhir_pada"] - data["hpht"]).days // 7
        return [("hasil", f"Lahir hidup pada kehamilan {minggu} minggu. Betul?")]

    def _hitung_hpht(self, data):
        minggu, pada = data.get("usia_minggu"), data.get("usia_pada")
        if data["dasar_usia"] == Kehamilan.DasarUsia.HPHT:
            if not data.get("hpht") and "hpht" not in self.errors:
                self.add_error("hpht", "Isi HPHT, atau pilih USG atau perkiraan bidan.")
        elif minggu is None or pada is None:
            for nama in ("usia_minggu", "usia_pada"):
                if data.get(nama) is None and nama not in self.errors:
                    self.add_error(nama, "Isi minggu dan tanggal pemeriksaannya.")
        else:
            data["hpht"] = pada - datetime.timedelta(weeks=minggu)

    def _periksa_gpa(self, data):
        """G counts this pregnancy too; P and A count it only when it is over."""
        gravida, para, abortus = (data.get(n) for n in ("gravida", "para", "abortus"))
        dulu = (para or 0) + (abortus or 0)
        if gravida is None:
            return
        if dulu > max(gravida - (not data.get("berakhir_pada")), 0):
            self.add_error(
                "para" if para else "abortus",
                f"Hamil ke-{gravida}: melahirkan dan keguguran bersama tidak bisa {dulu} kali.",
            )

    def _periksa_ibu(self, warga, hpht):
        if warga.jenis_kelamin != Warga.JenisKelamin.PEREMPUAN:
            self.add_error("hpht", "Kehamilan hanya dicatat untuk perempuan.")
        elif warga.posyandu_id != self.konteks.posyandu.pk:
            self.add_error("hpht", "Kehamilan dicatat di Posyandu ibu ini sendiri.")
        elif hpht.year - warga.tanggal_lahir.year < 9:
            self.add_error("hpht", "Tanggal ini tidak cocok dengan umur orang ini.")


class CariForm(forms.Form):
    """One field for a name, a NIK or a birth date; sent by POST, never in an address."""

    q = forms.CharField(
        label="Cari nama, NIK, atau tanggal lahir",
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )


class TamuForm(forms.Form):
    """A guest is found by NIK or kode warga, always together with the birth date."""

    tanda = forms.CharField(
        label="NIK atau kode warga",
        max_length=30,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    tanggal_lahir = tanggal_isian("Tanggal lahir")
