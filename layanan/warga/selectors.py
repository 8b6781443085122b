"""Finding people: by beginnings of the name, NIK, or birth date; and likely doubles."""

import datetime
import re
from dataclasses import dataclass, field

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import Count, Q
from rapidfuzz import fuzz

from kelembagaan.enkripsi import hash_nik
from kelembagaan.nama import normal_nama
from layanan.warga.models import Keluarga, Warga
from layanan.warga.nik import rapikan

CALON = 500
BENTUK_TANGGAL = ("%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y", "%d %m %Y", "%d%m%Y", "%Y-%m-%d")


def baca_tanggal(teks):
    """A date as people type it, else None."""
    for bentuk in BENTUK_TANGGAL:
        try:
            return datetime.datetime.strptime(teks.strip(), bentuk).date()  # noqa: DTZ007
        except ValueError:
            continue
    return None


def _kata(teks):
    return [k for k in normal_nama(teks).split() if re.fullmatch(r"[a-z0-9]+", k)][:6]


def saring_nama(queryset, teks):
    """Rows of which the name holds, for each word typed, a word that begins so."""
    if not (kata := _kata(teks)):
        return queryset.none()
    cari = SearchQuery(" & ".join(f"{k}:*" for k in kata), search_type="raw", config="simple")
    return queryset.annotate(kata=SearchVector("nama_cari", config="simple")).filter(kata=cari)


def urut_mirip(baris, teks):
    """The rows most like the typed name first."""
    acuan = normal_nama(teks)
    return sorted(baris, key=lambda b: (-fuzz.WRatio(acuan, b.nama_cari), b.nama_cari, b.pk))


def temukan(queryset, teks):
    """Warga or keluarga out of `queryset` for what was typed, likeliest first.

    Both are found by the beginnings of a name; a person by her NIK or birth date too.
    """
    if queryset.model is Warga:
        angka, tanggal = rapikan(teks), baca_tanggal(teks)
        if re.fullmatch(r"[0-9]{16}", angka):
            return list(queryset.filter(nik_hash=hash_nik(angka)).order_by("nama_cari", "pk"))
        if tanggal:
            sama = queryset.filter(tanggal_lahir=tanggal)
            return list(sama.order_by("nama_cari", "pk")[:CALON])
    return urut_mirip(saring_nama(queryset, teks)[:CALON], teks)


def cari_warga(cakupan, teks, *, batas=30):
    """Persons of this scope for what was typed, at most `batas`."""
    semua = Warga.objects.dalam(cakupan).select_related("keluarga", "posyandu")
    return temukan(semua, teks)[:batas]


def cari_keluarga(posyandu, teks, *, batas=8):
    """Families of one Posyandu for a name, each with `jumlah` of its members."""
    semua = Keluarga.objects.filter(posyandu=posyandu).annotate(jumlah=Count("anggota"))
    return temukan(semua, teks)[:batas]


@dataclass
class Kembar:
    """Who may be the same person: rows to show, and whether the NIK stands elsewhere."""

    warga: list = field(default_factory=list)
    di_luar: bool = False

    def __bool__(self):
        return bool(self.warga) or self.di_luar


def _mirip(acuan, lahir, lain):
    """Same birth date and a likely name, or nearly the same name born within a year."""
    nilai = fuzz.token_sort_ratio(acuan, lain.nama_cari)
    return nilai >= (65 if lain.tanggal_lahir == lahir else 88)


def cari_kembar(*, cakupan, posyandu, nama, tanggal_lahir, nik="", kecuali=None):
    """Kembar of somebody about to be registered; `kecuali`: her own kunci."""
    setahun = datetime.timedelta(days=366)
    dekat = Warga.objects.filter(
        posyandu=posyandu,
        tanggal_lahir__range=(tanggal_lahir - setahun, tanggal_lahir + setahun),
    ).exclude(kunci=kecuali)
    acuan = normal_nama(nama)
    mirip = [w for w in dekat.select_related("keluarga")[:CALON] if _mirip(acuan, tanggal_lahir, w)]
    hasil = Kembar(warga=urut_mirip(mirip, nama)[:5])
    if nik:
        senik = Warga.objects.filter(nik_hash=hash_nik(nik)).exclude(kunci=kecuali)
        di_sini = list(senik.dalam(cakupan).select_related("keluarga", "posyandu")[:5])
        pk = {w.pk for w in hasil.warga}
        hasil.warga += [w for w in di_sini if w.pk not in pk]
        hasil.di_luar = not di_sini and senik.exists()
    return hasil


def cari_tamu(*, tanda, tanggal_lahir):
    """The one person anywhere with this NIK or kode warga and this birth date, else None."""
    tanda = rapikan(tanda).upper()
    lewat_nik = re.fullmatch(r"[0-9]{16}", tanda)
    q = Q(nik_hash=hash_nik(tanda)) if lewat_nik else Q(kode_warga=tanda)
    calon = list(
        Warga.objects.filter(q, tanggal_lahir=tanggal_lahir).select_related("posyandu")[:2]
    )
    return calon[0] if len(calon) == 1 else None
