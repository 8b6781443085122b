"""Tickets as numbers and times, without names: for who reviews and plans."""

from dataclasses import dataclass

from django.db.models import (
    Avg,
    Case,
    Count,
    DurationField,
    ExpressionWrapper,
    F,
    Q,
    Value,
    When,
)
from django.db.models.functions import Substr

from kelembagaan.cakupan import TINGKAT, q_prefiks
from kelembagaan.posyandu.models import Posyandu
from kelembagaan.wilayah.models import Wilayah
from kelembagaan.wilayah.zona import hari_ini
from layanan.permohonan.alur import AKHIR, Keadaan, Pemegang, Ragam
from layanan.permohonan.jenis import LABEL
from layanan.permohonan.models import Permohonan

PANJANG = list(TINGKAT)
ANGKA = ("jumlah", "berjalan", "terlambat", "berhasil", "tidak")


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
    nama: str
    semua: Baris
    wilayah: list
    jenis: list
    pemegang: list


def hitung_rekap(kode, *, ragam, bidang):
    """Rekap of the place of this code and of what lies directly below it."""
    kolom = _kolom(kode, ragam)
    semua = Permohonan.objects.berlaku().filter(q_prefiks("posyandu__kode", kode), ragam=ragam)
    semua = semua.filter(bidang_spm__in=bidang).order_by()
    panjang = next((n for n in PANJANG if n > len(kode)), len(kode))
    per_kode = semua.annotate(di=Substr("posyandu__kode", 1, panjang)).values("di")
    angka = {isi.pop("di"): isi for isi in per_kode.annotate(**kolom)}
    per_jenis = (
        semua.values("jenis_permohonan").annotate(**kolom).order_by("-jumlah", "jenis_permohonan")
    )
    jenis = [
        Baris(slug := isi.pop("jenis_permohonan"), LABEL.get(slug, slug), **_bulat(isi))
        for isi in per_jenis
    ]
    nama = _nama(kode, panjang, angka)
    wilayah = [Baris(k, nama.get(k, k), **_bulat(angka[k])) for k in sorted(angka)]
    return Rekap(nama[kode], _jumlah(wilayah), wilayah, jenis, _per_pemegang(semua, kolom))


def _per_pemegang(semua, kolom):
    """What is open by who holds it, the latest first; an office by its name."""
    kantor = ["pemegang", "kantor"]
    kantor_mana = Case(
        When(pemegang=Pemegang.OPD, then=F("perangkat__nama")),
        When(pemegang=Pemegang.KECAMATAN, then=F("kantor_kecamatan__nama")),
        default=Value(""),
    )
    semua = semua.exclude(keadaan__in=AKHIR).annotate(kantor=kantor_mana).values(*kantor)
    semua = semua.annotate(**kolom).order_by("-terlambat", "-jumlah", *kantor)
    return [
        Baris(
            "",
            isi["kantor"] or Pemegang(isi["pemegang"]).label,
            **_bulat({n: x for n, x in isi.items() if n not in kantor}),
        )
        for isi in semua
    ]


def _kolom(kode, ragam):
    berhasil, tidak = (
        ({Keadaan.SELESAI}, {Keadaan.DITOLAK})
        if ragam == Ragam.PERMOHONAN
        else ({Keadaan.MASUK}, {Keadaan.TIDAK_MASUK})
    )
    terbuka = ~Q(keadaan__in=AKHIR)
    lama = ExpressionWrapper(F("sejak") - F("tanggal"), output_field=DurationField())
    return {
        "jumlah": Count("pk"),
        "berjalan": Count("pk", filter=terbuka),
        "terlambat": Count("pk", filter=terbuka & Q(tenggat__lt=hari_ini(kode))),
        "berhasil": Count("pk", filter=Q(keadaan__in=berhasil)),
        "tidak": Count("pk", filter=Q(keadaan__in=tidak)),
        "hari": Avg(lama, filter=Q(keadaan__in=berhasil | tidak)),
    }


def _bulat(isi):
    hari = isi["hari"]
    return {**isi, "hari": None if hari is None else hari.total_seconds() / 86400}


def _jumlah(baris):
    """The sum of the rows; the average weighs each by what ended there."""
    jumlah = {n: sum(getattr(b, n) for b in baris) for n in ANGKA}
    berakhir = jumlah["berhasil"] + jumlah["tidak"]
    hari = sum((b.hari or 0) * (b.berhasil + b.tidak) for b in baris)
    return Baris("", "Jumlah", **jumlah, hari=hari / berakhir if berakhir else None)


def _nama(kode, panjang, angka):
    """{code: name} of the place itself and of what lies below it."""
    dicari = [kode, *angka]
    if panjang == PANJANG[-1]:
        nama = dict(Posyandu.objects.filter(kode__in=dicari).values_list("kode", "nama"))
        nama |= dict(Wilayah.objects.filter(kode=kode).values_list("kode", "nama"))
        return nama
    return dict(Wilayah.objects.filter(kode__in=dicari).values_list("kode", "nama"))
