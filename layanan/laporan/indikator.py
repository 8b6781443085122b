"""The registry of indicators: what a month is counted by.

A field lists its own as INDIKATOR in layanan/<bidang>/indikator.py. The same expression
serves one Posyandu's report and the recount of a province, grouped by Posyandu and month.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from django.db.models import IntegerField, Value
from django.db.models.functions import JSONObject

from kelembagaan.bidang import Bidang
from layanan.laporan.bulan import akhir_bulan


@dataclass(frozen=True)
class Sumber:
    """Rows of one register in one month.

    baris: (bulan, posyandu_ids) -> QuerySet; jalur_posyandu: path to the Posyandu's pk.
    formulir: kode of the register that the rows stand in, "" for a list of persons.
    """

    kode: str
    baris: Callable
    jalur_posyandu: str = "posyandu_id"
    formulir: str = ""


@dataclass(frozen=True)
class Indikator:
    """One counted figure; its value is an integer, ratios are never stored.

    ekspresi: an aggregate, or a sum of some. utama: shown first, as a figure of the field.
    formulir: the register, where its source holds several.
    """

    kode: str
    nama: str
    satuan: str
    sumber: Sumber
    ekspresi: object
    bidang: str
    utama: bool = False
    formulir: str = ""

    @property
    def daftar(self):
        """kode of the register whose list stands behind the figure, "" for persons."""
        return self.formulir or self.sumber.formulir


def catatan_bulan(model, bulan, posyandu_ids, jalur_posyandu="posyandu_id"):
    """Valid entries of a register in a month."""
    return model.objects.berlaku().filter(
        **{f"{jalur_posyandu}__in": posyandu_ids}, tanggal__range=(bulan, akhir_bulan(bulan))
    )


def terakhir(baris, *kolom):
    """Of each subject only its last entry: what a register knows at the month's end."""
    pilihan = baris.order_by(*kolom, "-tanggal", "-pk").distinct(*kolom)
    return baris.model.objects.filter(pk__in=pilihan.values("pk"))


def sumber_register(kode, model, *subjek):
    """The valid entries of a register in a month; with columns of its subject the last of each."""

    def baris(bulan, posyandu_ids):
        semua = catatan_bulan(model, bulan, posyandu_ids)
        return terakhir(semua, "posyandu_id", *subjek) if subjek else semua

    return Sumber(kode, baris, formulir=kode)


@cache
def semua_indikator():
    """{kode: Indikator} in the order of the fields."""
    hasil = {}
    for bidang in Bidang.values:
        for indikator in import_module(f"layanan.{bidang}.indikator").INDIKATOR:
            if indikator.kode in hasil or indikator.bidang != bidang:
                raise ValueError(
                    f"Indikator {indikator.kode} terdaftar dua kali atau salah bidang."
                )
            hasil[indikator.kode] = indikator
    return hasil


def hitung(*, bulan, posyandu_ids):
    """{posyandu_id: {kode: int}} of the registers as they stand; one query for all of them.

    Every asked Posyandu and every indicator is present, zero where nothing was recorded.
    """
    hasil = {pk: dict.fromkeys(semua_indikator(), 0) for pk in posyandu_ids}
    per_sumber = defaultdict(dict)
    for indikator in semua_indikator().values():
        per_sumber[indikator.sumber][indikator.kode] = indikator.ekspresi
    bagian = [
        sumber.baris(bulan, posyandu_ids)
        .order_by()
        .values(sumber.jalur_posyandu)
        .annotate(angka=JSONObject(**ekspresi))
        .values_list(sumber.jalur_posyandu, "angka")
        for sumber, ekspresi in per_sumber.items()
    ]
    for pk, angka in bagian[0].union(*bagian[1:], all=True):
        hasil[pk].update({kode: nilai or 0 for kode, nilai in angka.items()})
    return hasil


def hitung_deret(*, bulan, posyandu_id, kode):
    """{month: {kode: int}} of one Posyandu and some indicators, in one query."""
    hasil = {satu: dict.fromkeys(kode, 0) for satu in bulan}
    per_sumber = defaultdict(dict)
    for satu in kode:
        indikator = semua_indikator()[satu]
        per_sumber[indikator.sumber][satu] = indikator.ekspresi
    bagian = [
        sumber.baris(satu, [posyandu_id])
        .order_by()
        .values(sumber.jalur_posyandu)
        .annotate(bulan_ke=Value(ke, output_field=IntegerField()), angka=JSONObject(**ekspresi))
        .values_list("bulan_ke", "angka")
        for ke, satu in enumerate(bulan)
        for sumber, ekspresi in per_sumber.items()
    ]
    for ke, angka in bagian[0].union(*bagian[1:], all=True):
        hasil[bulan[ke]].update({nama: nilai or 0 for nama, nilai in angka.items()})
    return hasil


def hitung_bertahap(*, bulan, posyandu, banyak=500):
    """(posyandu_id, {kode: int}) of every Posyandu of a queryset, in portions by key."""
    lewat = 0
    while ids := list(
        posyandu.filter(pk__gt=lewat).order_by("pk").values_list("pk", flat=True)[:banyak]
    ):
        yield from hitung(bulan=bulan, posyandu_ids=ids).items()
        lewat = ids[-1]
