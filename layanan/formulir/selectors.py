"""Entries of any register as people read them: lists, values in words, and their history."""

import datetime
import itertools
from dataclasses import dataclass
from decimal import Decimal

from django.db import models
from django.db.models import Q, Value
from django.utils.formats import date_format, number_format

from layanan.formulir.daftar import semua_formulir
from layanan.formulir.forms import SubjekField
from layanan.warga.models import Keluarga, Warga
from layanan.warga.selectors import saring_nama

TETAP = {"tanggal", "petugas", "di_hari_buka", "alasan"}
MODEL_SUBJEK = {"warga": Warga, "keluarga": Keluarga}


@dataclass(frozen=True)
class Kolom:
    """One column of a register as it is shown."""

    nama: str
    judul: str
    satuan: str = ""

    def teks(self, baris):
        """The value in words; '' where nothing was filled in."""
        nilai = getattr(baris, self.nama)
        if isinstance(nilai, list):
            pilihan = dict(baris._meta.get_field(self.nama).base_field.choices or ())
            nilai = [pilihan.get(satu, satu) for satu in nilai]
        tampil = getattr(baris, f"get_{self.nama}_display", None)
        teks = str(tampil() or "") if tampil else _teks(nilai)
        return f"{teks} {self.satuan}".strip() if teks and self.satuan else teks


def _teks(nilai):
    match nilai:
        case None | "" | []:
            return ""
        case bool():
            return "Ya" if nilai else "Tidak"
        case Decimal():
            return number_format(nilai.normalize(), use_l10n=True, force_grouping=True)
        case int():
            return number_format(nilai, use_l10n=True, force_grouping=True)
        case datetime.datetime() | datetime.date():
            return date_format(nilai, "j F Y")
        case datetime.time():
            return nilai.strftime("%H.%M")
        case list() | tuple():
            return ", ".join(map(str, nilai))
    return str(nilai)


def nama_subjek(formulir):
    """The columns of a register that name a warga or a keluarga."""
    isian = formulir.form.base_fields.items()
    return [n for n, f in isian if isinstance(f, SubjekField) and f.subjek in MODEL_SUBJEK]


def kolom_catatan(formulir):
    """[Kolom] of what was found, in the order of the form."""
    hasil, model = [], formulir.model
    kolom_model = {f.name: f for f in model._meta.concrete_fields}
    for nama, isian in formulir.form.base_fields.items():
        if nama in TETAP or nama not in kolom_model or isian.widget.is_hidden:
            continue
        judul = isian.label or kolom_model[nama].verbose_name
        judul = str(judul)[:1].upper() + str(judul)[1:]
        hasil.append(Kolom(nama, judul, isian.widget.attrs.get("data-satuan", "")))
    return hasil


def isi_catatan(formulir, baris):
    """[(label, text)] of an entry, and what was computed from it."""
    isi = [(k.judul, k.teks(baris)) for k in kolom_catatan(formulir)]
    return [(judul, teks) for judul, teks in isi if teks] + hasil_hitung(baris)


def hasil_hitung(baris):
    """[(label, text)] that a register computes from its columns."""
    return list(baris.hasil()) if hasattr(baris, "hasil") else []


def ringkasan(formulir, baris):
    """The first few values in one line; what follows from them alone where a register has such a
    word (`kesimpulan`)."""
    return getattr(baris, "kesimpulan", "") or nilai_pertama(formulir, baris)


def nilai_pertama(formulir, baris):
    """The first few values in one line, without what `siapa` says."""
    isi = [_singkat(k, baris) for k in kolom_catatan(formulir) if k.nama != _kepala(formulir)]
    return ", ".join([teks for teks in isi if teks][:3])


def _singkat(kolom, baris):
    """A value without its label; a yes or no says what was asked."""
    teks = kolom.teks(baris)
    if isinstance(getattr(baris, kolom.nama), bool):
        return f"{kolom.judul.rstrip('?')}: {teks.lower()}"
    return teks


def _kepala(formulir):
    """The column that names an entry about nobody: what it was about, or where."""
    if nama_subjek(formulir):
        return ""
    return "topik" if "topik" in formulir.form.base_fields else "lokasi"


def siapa(formulir, baris):
    """Whom or what an entry is about."""
    for nama in nama_subjek(formulir):
        if orang := getattr(baris, nama):
            return f"Keluarga {orang}" if nama == "keluarga" else str(orang)
    return str(getattr(baris, _kepala(formulir) or "lokasi", "") or formulir.judul)


def _relasi(formulir):
    """What a list shows of other rows: who, where, whom, and what the entry itself points to."""
    kolom = [f.name for f in formulir.model._meta.concrete_fields if f.is_relation]
    isian = [n for n in kolom if n in formulir.form.base_fields]
    return list(dict.fromkeys(["posyandu", "petugas", "dicatat_oleh", *isian]))


def catatan_terbaca(formulir, cakupan):
    """Entries made in this scope, and those made elsewhere about its own people."""
    semua = formulir.model.objects
    relasi = [*_relasi(formulir), "diubah_oleh", "posyandu__wilayah"]
    if not formulir.boleh_baca(cakupan):
        return semua.none()
    if not formulir.bidang:  # it knows itself who reads which row
        return semua.dalam(cakupan).select_related(*relasi)
    q = cakupan.saring("posyandu__kode")
    if "warga" in nama_subjek(formulir):
        q |= cakupan.saring("warga__posyandu__kode")
    return semua.filter(q).select_related(*relasi)


def daftar_catatan(formulir, cakupan, *, posyandu=None, bulan=None, cari=""):
    """The entries of a register, newest first; `bulan` is the first day of a month."""
    semua = formulir.model.objects.dalam(cakupan).select_related(*_relasi(formulir))
    if posyandu:
        semua = semua.filter(posyandu=posyandu)
    if bulan:
        akhir = (bulan + datetime.timedelta(days=32)).replace(day=1)
        semua = semua.filter(tanggal__gte=bulan, tanggal__lt=akhir)
    if cari:
        q = Q(pk__in=[])
        for nama in nama_subjek(formulir):
            cocok = saring_nama(MODEL_SUBJEK[nama].objects.dalam(cakupan), cari)
            q |= Q(**{f"{nama}__in": cocok.values("pk")})
        semua = semua.filter(q)
    return semua.order_by("-tanggal", "-pk")


def sesudah_baris(semua, acuan):
    """What follows the entry `acuan` in the order of daftar_catatan."""
    return semua.filter(Q(tanggal__lt=acuan.tanggal) | Q(tanggal=acuan.tanggal, pk__lt=acuan.pk))


@dataclass(frozen=True)
class Perubahan:
    """One change of an entry: who, when, why, and [(label, old, new)]."""

    oleh: object
    pada: datetime.datetime
    alasan: str
    beda: list
    dibatalkan: bool


def perubahan(formulir, baris):
    """[Perubahan], newest first, from the history of the row."""
    kolom = [*kolom_catatan(formulir)]
    kolom += [
        Kolom(nama, judul)
        for nama, judul in (("tanggal", "Tanggal"), ("petugas", "Petugas"))
        if nama in {f.name for f in formulir.model._meta.concrete_fields}
    ]
    keadaan = [*baris.events.order_by("pgh_id").select_related("diubah_oleh"), baris]
    hasil = []
    for lama, baru in itertools.pairwise(keadaan):
        beda = [
            (k.judul, k.teks(lama) or "–", k.teks(baru) or "–")
            for k in kolom
            if k.teks(lama) != k.teks(baru)
        ]
        batal = lama.dibatalkan_pada is None and baru.dibatalkan_pada is not None
        if beda or batal:
            hasil.append(
                Perubahan(baru.diubah_oleh, baru.diubah_pada, baru.alasan_ubah, beda, batal)
            )
    return hasil[::-1]


def sebelumnya(formulir, subjek, *, sebelum):
    """The valid entries about a subject before a day, newest first. subjek: {column: row}."""
    semua = formulir.model.objects.berlaku().filter(**subjek, tanggal__lt=sebelum)
    return semua.order_by("-tanggal", "-pk")


def terakhir(formulir, subjek, *, sebelum):
    """The last of them, or None."""
    return sebelumnya(formulir, subjek, sebelum=sebelum).first()


def register_terbaca(cakupan):
    """The registers this scope may read, in the order of the fields."""
    return [f for f in semua_formulir().values() if f.bidang and f.boleh_baca(cakupan)]


def kolom_angka(formulir):
    """The columns with a number: beside these the last value is shown."""
    angka = (models.DecimalField, models.IntegerField)
    tipe = {f.name: f for f in formulir.model._meta.concrete_fields}
    return [
        k
        for k in kolom_catatan(formulir)
        if isinstance(tipe[k.nama], angka) and not tipe[k.nama].choices
    ]


@dataclass
class RegisterWarga:
    """One register as it concerns one person: its last entries, and whether one may add.

    untuk: the query by which the page of a new entry names the subject.
    """

    formulir: object
    catatan: list
    boleh_catat: bool
    untuk: str


def riwayat(cakupan, *, batas=5, golongan=frozenset(), belum=frozenset(), **subjek):
    """[RegisterWarga] of warga= and keluarga=, in the registers this scope may read.

    What stands on a card is not listed. A person's entries made elsewhere as a guest are.
    golongan: the person's groups; a register kept for others, one that does not run (belum), or
    one that this scope does not write into is listed only with its entries.
    """
    terbaca = [f for f in register_terbaca(cakupan) if not f.di_kartu]
    semua = [(f, n) for f in terbaca if (n := _kolom_subjek(f, subjek))]
    ada = _terbaru([(f, Q(**{k: subjek[k] for k in n}, _connector=Q.OR)) for f, n in semua], batas)
    hasil = []
    for formulir, kolom in semua:
        catatan = []
        if pk := ada.get(formulir.kode):
            baris = formulir.model.objects.filter(pk__in=pk)
            catatan = list(baris.select_related("posyandu", "petugas"))
        elif not (formulir.boleh_catat(cakupan) and _milik(formulir, golongan, belum)):
            continue
        for satu in catatan:
            satu.ringkasan = ringkasan(formulir, satu)
        nama = "warga" if "warga" in kolom else "keluarga"
        untuk = f"{nama}={subjek[nama].pk}"
        boleh = formulir.boleh_catat(cakupan) and formulir.kode not in belum
        hasil.append(RegisterWarga(formulir, catatan, boleh, untuk))
    return hasil


def _milik(formulir, golongan, belum):
    """Whether a register runs, and is kept for a person of these groups."""
    untuknya = not formulir.sasaran or bool(golongan & set(formulir.sasaran))
    return untuknya and formulir.kode not in belum


def _kolom_subjek(formulir, subjek):
    return [n for n in subjek if n in nama_subjek(formulir)]


def _terbaru(semua, batas):
    """{kode: [pk]} of the last entries in several registers, [(register, Q)]; one query."""
    bagian = [
        f.model.objects.filter(q)
        .annotate(kode_register=Value(f.kode, output_field=models.CharField()))
        .values_list("kode_register", "pk")
        .order_by("-tanggal", "-pk")[:batas]
        for f, q in semua
    ]
    hasil = {}
    for kode, pk in bagian[0].union(*bagian[1:], all=True) if bagian else ():
        hasil.setdefault(kode, []).append(pk)
    return hasil
