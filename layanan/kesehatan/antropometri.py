"""z-scores of the WHO child growth standards (0 to 1,856 days) and the categories of
Permenkes 2/2020, by exact age in days. Pure: no database.
"""

from decimal import Decimal as D
from typing import NamedTuple

from pygrowup import Observation, exceptions

VERSI = "who2006"
# WHO's tables by day end here: 60 completed months.
HARI_TERAKHIR = 1856
# From this day on a child is measured standing (height); before it lying (length).
HARI_BERDIRI = 731
# A child lying is this much longer than standing, in cm.
KOREKSI = D("0.7")
JENIS_KELAMIN = {"L": Observation.MALE, "P": Observation.FEMALE}


class NilaiZ(NamedTuple):
    """Rounded to two decimals as WHO Anthro does; None where there is no standard."""

    bb_u: D | None = None
    tb_u: D | None = None
    bb_tb: D | None = None


class Kategori(NamedTuple):
    """A class of z from `dari` to `sampai`, both inclusive, in steps of 0.01."""

    slug: str
    label: str
    dari: D
    sampai: D


# Outside the whole range WHO calls a value implausible: the measurement is to be repeated.
KATEGORI = {
    "bb_u": (
        Kategori("sangat_kurang", "Berat badan sangat kurang", D("-6"), D("-3.01")),
        Kategori("kurang", "Berat badan kurang", D("-3"), D("-2.01")),
        Kategori("normal", "Berat badan normal", D("-2"), D("1")),
        Kategori("risiko_lebih", "Risiko berat badan lebih", D("1.01"), D("5")),
    ),
    "tb_u": (
        Kategori("sangat_pendek", "Sangat pendek", D("-6"), D("-3.01")),
        Kategori("pendek", "Pendek", D("-3"), D("-2.01")),
        Kategori("normal", "Normal", D("-2"), D("3")),
        Kategori("tinggi", "Tinggi", D("3.01"), D("6")),
    ),
    "bb_tb": (
        Kategori("gizi_buruk", "Gizi buruk", D("-5"), D("-3.01")),
        Kategori("gizi_kurang", "Gizi kurang", D("-3"), D("-2.01")),
        Kategori("gizi_baik", "Gizi baik", D("-2"), D("1")),
        Kategori("risiko_gizi_lebih", "Berisiko gizi lebih", D("1.01"), D("2")),
        Kategori("gizi_lebih", "Gizi lebih", D("2.01"), D("3")),
        Kategori("obesitas", "Obesitas", D("3.01"), D("5")),
    ),
}


def kategori(indeks, z):
    """The Kategori of a z; None without a z and for an implausible one."""
    if z is None:
        return None
    return next((k for k in KATEGORI[indeks] if k.dari <= z <= k.sampai), None)


def panjang_baku(tinggi, umur_hari, cara_ukur):
    """Length (before day 731) or height in cm, whichever way the child was measured."""
    if umur_hari < HARI_BERDIRI and cara_ukur == "berdiri":
        return tinggi + KOREKSI
    if umur_hari >= HARI_BERDIRI and cara_ukur == "berbaring":
        return tinggi - KOREKSI
    return tinggi


def hitung_z(*, jenis_kelamin, tanggal_lahir, tanggal, berat, tinggi=None, cara_ukur=""):
    """NilaiZ of one measurement: kg, cm with one decimal, "berbaring" or "berdiri"."""
    umur = (tanggal - tanggal_lahir).days
    if not 0 <= umur <= HARI_TERAKHIR:
        return NilaiZ()
    # By dates, because the package takes an age of 0 days for a missing one.
    anak = Observation(JENIS_KELAMIN[jenis_kelamin], dob=tanggal_lahir, date_of_observation=tanggal)
    bb_u = _z(anak.wfa, berat)
    if tinggi is None:
        return NilaiZ(bb_u)
    tinggi = panjang_baku(tinggi, umur, cara_ukur)
    bb_tb = anak.wfl if umur < HARI_BERDIRI else anak.wfh
    # Without the package's own correction, which changes over on day 730 instead of 731.
    return NilaiZ(bb_u, _z(anak.lhfa, tinggi, auto_adjust=False), _z(bb_tb, berat, tinggi))


def _z(fungsi, *ukuran, **kwargs):
    try:
        return fungsi(*ukuran, **kwargs)
    except exceptions.PyGrowUpException:
        return None
