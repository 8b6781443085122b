"""Whom a new entry may be about: the likeliest first, or those of a typed name."""

import datetime
from dataclasses import dataclass

from django.db.models import BooleanField, Case, Count, Exists, OuterRef, Value, When, Window

from layanan.formulir.selectors import nama_subjek
from layanan.hari_buka.models import HariBuka
from layanan.hari_buka.selectors import catatan_hari
from layanan.warga.models import Keluarga, Warga
from layanan.warga.sasaran import q_salah_satu, teks_umur
from layanan.warga.selectors import temukan

# Rows on one page, both kinds of subject together.
PALING_BANYAK = 20


@dataclass(frozen=True)
class Calon:
    """Rows of one kind of subject ("warga" or "keluarga"), and how many more there are.

    A row knows whether it is recorded this month (`tercatat`) and came this day (`datang`).
    """

    jenis: str
    baris: list
    lainnya: int


def calon_subjek(formulir, posyandu, tanggal, *, teks=""):
    """[Calon] of the register's sasaran in one Posyandu; those of `teks` if it is given."""
    jenis_subjek = nama_subjek(formulir)
    batas = PALING_BANYAK // max(1, len(jenis_subjek))
    datang = _yang_datang(posyandu, tanggal)
    hasil = []
    for jenis in jenis_subjek:
        semua = _tandai(_semua(jenis, formulir, posyandu, tanggal), jenis, formulir, tanggal)
        semua = semua.annotate(datang=_benar(**_saring_orang(jenis, datang)))
        if teks:
            temuan = temukan(semua, teks)
            baris, jumlah = temuan[:batas], len(temuan)
        else:
            urut = semua.annotate(jumlah=Window(Count("*")))
            baris = list(urut.order_by("tercatat", "-datang", "nama_cari", "pk")[:batas])
            jumlah = baris[0].jumlah if baris else 0
        for satu in baris if jenis == "warga" else []:
            satu.umur = teks_umur(satu.tanggal_lahir, tanggal)
        hasil.append(Calon(jenis, baris, jumlah - len(baris)))
    return hasil


def _semua(jenis, formulir, posyandu, tanggal):
    if jenis == "keluarga":
        return Keluarga.objects.filter(posyandu=posyandu)
    orang = Warga.objects.filter(posyandu=posyandu).hadir_pada(tanggal)
    return orang.filter(q_salah_satu(formulir.sasaran, tanggal)).select_related("keluarga")


def _tandai(queryset, jenis, formulir, tanggal):
    """With `tercatat`: it has a valid entry of this register in the month of this day."""
    awal = tanggal.replace(day=1)
    sesudah = (awal + datetime.timedelta(days=32)).replace(day=1)
    catatan = formulir.model.objects.berlaku().filter(tanggal__gte=awal, tanggal__lt=sesudah)
    return queryset.annotate(tercatat=Exists(catatan.order_by().filter(**{jenis: OuterRef("pk")})))


def _yang_datang(posyandu, tanggal):
    """Keys of the persons who came to this Posyandu's opening day."""
    hari = HariBuka.objects.filter(posyandu=posyandu, tanggal=tanggal)
    per_hari = catatan_hari(list(hari.values_list("pk", flat=True)))
    return {orang for semua in per_hari.values() for orang in semua}


def _saring_orang(jenis, orang):
    """The persons themselves, or the families one of them belongs to."""
    if jenis == "warga":
        return {"pk__in": orang}
    return {"pk__in": Warga.objects.filter(pk__in=orang).values("keluarga")}


def _benar(**syarat):
    return Case(When(**syarat, then=Value(True)), default=False, output_field=BooleanField())
