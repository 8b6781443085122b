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
# How an end is called: well, and not.
UJUNG = {
    Ragam.PERMOHONAN: ("Selesai", "Ditolak"),
    Ragam.ASPIRASI: ("Masuk rencana", "Tidak masuk rencana"),
}
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
    rencana: list


def hitung_rekap(kode, *, ragam, bidang, tahun=None):
    """Rekap of the place of this code and of what lies directly below it.

    tahun: of the tickets made in that year only.
    """
    kolom, semua = _kolom(kode, ragam), _tiket(kode, ragam, bidang, tahun)
    per_kode = semua.values("di").annotate(**kolom)
    angka = {isi.pop("di"): isi for isi in per_kode}
    per_jenis = (
        semua.values("jenis_permohonan").annotate(**kolom).order_by("-jumlah", "jenis_permohonan")
    )
    jenis = [
        Baris(slug := isi.pop("jenis_permohonan"), LABEL.get(slug, slug), **_bulat(isi))
        for isi in per_jenis
    ]
    nama = _nama(kode, angka)
    wilayah = [Baris(k, nama.get(k, k), **_bulat(angka[k])) for k in sorted(angka)]
    return Rekap(
        nama[kode],
        _jumlah(wilayah),
        wilayah,
        jenis,
        _per_pemegang(semua, kolom),
        _per_rencana(semua),
    )


def hitung_rinci(kode, *, ragam, bidang, tahun=None):
    """[(code, name, Baris of one kind)] of each place directly below, as a file lists them."""
    semua = _tiket(kode, ragam, bidang, tahun).values("di", "jenis_permohonan")
    isi = list(semua.annotate(**_kolom(kode, ragam)).order_by("di", "jenis_permohonan"))
    nama = _nama(kode, {satu["di"] for satu in isi})
    return [
        (
            di := satu.pop("di"),
            nama.get(di, di),
            Baris(slug := satu.pop("jenis_permohonan"), LABEL.get(slug, slug), **_bulat(satu)),
        )
        for satu in isi
    ]


def _tiket(kode, ragam, bidang, tahun):
    """The tickets there, each with `di`: in which of the places directly below."""
    semua = Permohonan.objects.berlaku().filter(q_prefiks("posyandu__kode", kode), ragam=ragam)
    if tahun:
        semua = semua.filter(tanggal__year=tahun)
    panjang = next((n for n in PANJANG if n > len(kode)), len(kode))
    semua = semua.annotate(di=Substr("posyandu__kode", 1, panjang))
    return semua.filter(bidang_spm__in=bidang).order_by()


def _per_rencana(semua):
    """[(year, topic, how many)] of the proposals that were taken into the plan of a year."""
    masuk = semua.filter(keadaan=Keadaan.MASUK).values("tahun_rencana", "jenis_permohonan")
    return [
        (isi["tahun_rencana"], LABEL.get(isi["jenis_permohonan"], ""), isi["banyak"])
        for isi in masuk.annotate(banyak=Count("pk")).order_by(
            "-tahun_rencana", "-banyak", "jenis_permohonan"
        )
    ]


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


def _nama(kode, di):
    """{code: name} of the place itself and of what lies below it."""
    dicari = [kode, *di]
    if len(kode) >= PANJANG[-2]:
        nama = dict(Posyandu.objects.filter(kode__in=dicari).values_list("kode", "nama"))
        nama |= dict(Wilayah.objects.filter(kode=kode).values_list("kode", "nama"))
        return nama
    return dict(Wilayah.objects.filter(kode__in=dicari).values_list("kode", "nama"))
