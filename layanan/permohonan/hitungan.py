"""Tickets as numbers and times, without names: for who reviews and plans.

Up to a kab/kota they are counted as they stand; above it what the worker counted is added up.
"""

import datetime
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Case, Count, F, Max, Q, Sum, Value, When
from django.db.models.functions import Coalesce, ExtractYear, Substr

from kelembagaan.cakupan import TINGKAT, q_prefiks
from kelembagaan.posyandu.models import Posyandu
from kelembagaan.wilayah.models import Wilayah
from kelembagaan.wilayah.zona import hari_ini
from layanan.permohonan.alur import AKHIR, Keadaan, Pemegang, Ragam
from layanan.permohonan.jenis import LABEL
from layanan.permohonan.models import HitunganPermohonan, Permohonan

PANJANG = list(TINGKAT)
PANJANG_KABKOTA = 5
# How an end is called: well, and not.
UJUNG = {
    Ragam.PERMOHONAN: ("Selesai", "Ditolak"),
    Ragam.ASPIRASI: ("Masuk rencana", "Tidak masuk rencana"),
}
ANGKA = ("jumlah", "berjalan", "terlambat", "berhasil", "tidak")
BERHASIL = {Keadaan.SELESAI, Keadaan.MASUK}
TIDAK = {Keadaan.DITOLAK, Keadaan.TIDAK_MASUK}
TERSIMPAN = {n: Sum(n) for n in (*ANGKA, "hari")}


@dataclass(frozen=True)
class Baris:
    """One region or kind; hari: days from the request to its end, on average, None without any."""

    kode: str
    nama: str
    jumlah: int
    berjalan: int
    terlambat: int
    berhasil: int
    tidak: int
    hari: float | None


@dataclass(frozen=True)
class Rekap:
    """pada: when the numbers were counted; None where they are counted now."""

    kode: str
    nama: str
    semua: Baris
    wilayah: list
    jenis: list
    pemegang: list
    rencana: list
    pada: datetime.datetime | None


def hitung_rekap(kode, *, ragam, bidang, tahun=None):
    """Rekap of the place of this code and of what lies directly below it.

    tahun: of the tickets made in that year only.
    """
    semua, kolom = _tiket(kode, ragam, bidang, tahun)
    angka = {isi.pop("di"): isi for isi in semua.values("di").annotate(**kolom)}
    per_jenis = (
        semua.values("jenis_permohonan").annotate(**kolom).order_by("-jumlah", "jenis_permohonan")
    )
    jenis = [
        Baris(slug := isi.pop("jenis_permohonan"), LABEL.get(slug, slug), **_rata(isi))
        for isi in per_jenis
    ]
    nama = _nama(kode, angka)
    wilayah = [Baris(k, nama.get(k, k), **_rata(angka[k])) for k in sorted(angka)]
    return Rekap(
        kode,
        nama[kode],
        _jumlah(wilayah),
        wilayah,
        jenis,
        _per_pemegang(semua, kolom),
        _per_rencana(semua, kolom),
        semua.aggregate(pada=Max("pada"))["pada"] if _tersimpan(kode) else None,
    )


def hitung_rinci(kode, *, ragam, bidang, tahun=None):
    """[(code, name, Baris of one kind)] of each place directly below, as a file lists them."""
    semua, kolom = _tiket(kode, ragam, bidang, tahun)
    semua = semua.values("di", "jenis_permohonan").annotate(**kolom)
    isi = list(semua.order_by("di", "jenis_permohonan"))
    nama = _nama(kode, {satu["di"] for satu in isi})
    return [
        (
            di := satu.pop("di"),
            nama.get(di, di),
            Baris(slug := satu.pop("jenis_permohonan"), LABEL.get(slug, slug), **_rata(satu)),
        )
        for satu in isi
    ]


def _tersimpan(kode):
    """Whether this place is read from what the worker counted."""
    return len(kode) < PANJANG_KABKOTA


def _tiket(kode, ragam, bidang, tahun):
    """(rows to add up, the sums); of each row `di` tells in which of the places directly below."""
    if _tersimpan(kode):
        semua, jalur, kolom = HitunganPermohonan.objects.all(), "kode", TERSIMPAN
    else:
        semua, jalur = Permohonan.objects.berlaku().annotate(kantor=KANTOR), "posyandu__kode"
        semua, kolom = semua.annotate(tahun=ExtractYear("tanggal")), _kolom(hari_ini(kode))
    semua = semua.filter(q_prefiks(jalur, kode), ragam=ragam, bidang_spm__in=bidang)
    if tahun:
        semua = semua.filter(tahun=tahun)
    panjang = next((n for n in PANJANG if n > len(kode)), len(kode))
    return semua.annotate(di=Substr(jalur, 1, panjang)).order_by(), kolom


def _per_rencana(semua, kolom):
    """[(year, topic, how many)] of the proposals that were taken into the plan of a year."""
    masuk = semua.filter(tahun_rencana__isnull=False).values("tahun_rencana", "jenis_permohonan")
    masuk = masuk.annotate(**kolom).filter(berhasil__gt=0)
    return [
        (isi["tahun_rencana"], LABEL.get(isi["jenis_permohonan"], ""), isi["berhasil"])
        for isi in masuk.order_by("-tahun_rencana", "-berhasil", "jenis_permohonan")
    ]


KANTOR = Case(
    When(pemegang=Pemegang.OPD, then=F("perangkat__nama")),
    When(pemegang=Pemegang.KECAMATAN, then=F("kantor_kecamatan__nama")),
    default=Value(""),
)


def _per_pemegang(semua, kolom):
    """What is open by who holds it, the latest first; in a kab/kota an office by its name."""
    kunci = ["pemegang", *(k for k in ["kantor"] if k in semua.query.annotations)]
    semua = semua.values(*kunci).annotate(**kolom).filter(berjalan__gt=0)
    return [
        Baris(
            "",
            isi.get("kantor") or Pemegang(isi["pemegang"]).label,
            **_rata({n: x for n, x in isi.items() if n not in kunci}),
        )
        for isi in semua.order_by("-terlambat", "-jumlah", *kunci)
    ]


def _kolom(hari):
    terbuka, berakhir = ~Q(keadaan__in=AKHIR), Q(keadaan__in=BERHASIL | TIDAK)
    lama = Sum(F("sejak") - F("tanggal"), filter=berakhir)
    return {
        "jumlah": Count("pk"),
        "berjalan": Count("pk", filter=terbuka),
        "terlambat": Count("pk", filter=terbuka & Q(tenggat__lt=hari)),
        "berhasil": Count("pk", filter=Q(keadaan__in=BERHASIL)),
        "tidak": Count("pk", filter=Q(keadaan__in=TIDAK)),
        "hari": Coalesce(lama, datetime.timedelta()),
    }


def simpan_hitungan():
    """Count the tickets of every kab/kota anew; one provinsi at a time."""
    kunci = ["ragam", "bidang_spm", "jenis_permohonan", "pemegang", "tahun", "tahun_rencana"]
    for kode in Wilayah.objects.filter(induk__kode="").values_list("kode", flat=True):
        semua = Permohonan.objects.berlaku().filter(q_prefiks("posyandu__kode", kode)).order_by()
        di = Substr("posyandu__kode", 1, PANJANG_KABKOTA)
        semua = semua.annotate(di=di, tahun=ExtractYear("tanggal"))
        baris = [
            HitunganPermohonan(kode=isi.pop("di"), hari=isi.pop("hari").days, **isi)
            for isi in semua.values("di", *kunci).annotate(**_kolom(hari_ini(kode)))
        ]
        with transaction.atomic():
            HitunganPermohonan.objects.filter(q_prefiks("kode", kode)).delete()
            HitunganPermohonan.objects.bulk_create(baris)


def _rata(isi):
    """The days of all that ended, as the average of one."""
    hari, berakhir = isi["hari"], isi["berhasil"] + isi["tidak"]
    hari = hari.days if isinstance(hari, datetime.timedelta) else hari
    return {**isi, "hari": hari / berakhir if berakhir else None}


def _jumlah(baris):
    """The sum of the rows; the average weighs each by what ended there."""
    jumlah = {n: sum(getattr(b, n) for b in baris) for n in ANGKA}
    hari = sum((b.hari or 0) * (b.berhasil + b.tidak) for b in baris)
    return Baris("", "Jumlah", **_rata(jumlah | {"hari": hari}))


def _nama(kode, di):
    """{code: name} of the place itself and of what lies below it."""
    dicari = [kode, *di]
    if len(kode) >= PANJANG[-2]:
        nama = dict(Posyandu.objects.filter(kode__in=dicari).values_list("kode", "nama"))
        nama |= dict(Wilayah.objects.filter(kode=kode).values_list("kode", "nama"))
        return nama
    return dict(Wilayah.objects.filter(kode__in=dicari).values_list("kode", "nama"))
