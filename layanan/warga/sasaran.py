"""Sasaran groups: derived from the birth date and from episodes, never typed.

Ages are completed months on a day. Who is born on a day that the month reached does not have
(29 February, 31 of a month) completes it on that month's last day.
"""

import calendar
import datetime

from django.db.models import Case, Exists, OuterRef, Q, TextChoices, Value, When

from layanan.warga.models import Kehamilan

HARI_NIFAS = 42


class Kelompok(TextChoices):
    BAYI = "bayi", "Bayi"
    BALITA = "balita", "Balita"
    APRAS = "apras", "Anak prasekolah"
    USIA_SEKOLAH_REMAJA = "usia_sekolah_remaja", "Usia sekolah dan remaja"
    DEWASA = "dewasa", "Dewasa"
    LANSIA = "lansia", "Lansia"
    HAMIL = "hamil", "Ibu hamil"
    NIFAS = "nifas", "Ibu nifas"


# Group of age -> completed months from which, and below which, it holds (ILP: bayi 0-11,
# balita 12-59, apras 60-71 months; usia sekolah and remaja 6-18, dewasa 19-59, lansia 60+ years).
RENTANG = {
    Kelompok.BAYI: (0, 12),
    Kelompok.BALITA: (12, 60),
    Kelompok.APRAS: (60, 72),
    Kelompok.USIA_SEKOLAH_REMAJA: (72, 19 * 12),
    Kelompok.DEWASA: (19 * 12, 60 * 12),
    Kelompok.LANSIA: (60 * 12, None),
}

# Whom a Posyandu expects every month: who grows fast or is at risk. The others may come whenever
# it is open; a list that waits for the whole village would hide who is missing (house rule).
DITUNGGU = (
    Kelompok.BAYI,
    Kelompok.BALITA,
    Kelompok.APRAS,
    Kelompok.LANSIA,
    Kelompok.HAMIL,
    Kelompok.NIFAS,
)
TIDAK_DITUNGGU = tuple(k for k in Kelompok if k not in DITUNGGU)


def _akhir_bulan(tahun, bulan):
    return calendar.monthrange(tahun, bulan)[1]


def umur_bulan(lahir, tanggal):
    """Completed months between two dates; negative before birth."""
    bulan = (tanggal.year - lahir.year) * 12 + tanggal.month - lahir.month
    genap = min(lahir.day, _akhir_bulan(tanggal.year, tanggal.month))
    return bulan - (tanggal.day < genap)


def teks_umur(lahir, tanggal):
    """ "8 bulan", "2 tahun 3 bulan" below five years, else "34 tahun"."""
    bulan = umur_bulan(lahir, tanggal)
    if bulan < 0:
        return "belum lahir"
    if bulan < 1:
        return f"{(tanggal - lahir).days} hari"
    tahun, sisa = divmod(bulan, 12)
    if bulan >= 60:
        return f"{tahun} tahun"
    return " ".join(f"{n} {satuan}" for n, satuan in ((tahun, "tahun"), (sisa, "bulan")) if n)


def lahir_paling_akhir(bulan, tanggal):
    """The last birth date that has completed `bulan` months on this day."""
    urut = tanggal.year * 12 + tanggal.month - 1 - bulan
    tahun, indeks = divmod(urut, 12)
    akhir = _akhir_bulan(tahun, indeks + 1)
    if tanggal.day == _akhir_bulan(tanggal.year, tanggal.month):
        return datetime.date(tahun, indeks + 1, akhir)
    return datetime.date(tahun, indeks + 1, min(tanggal.day, akhir))


def kelompok_umur(lahir, tanggal):
    """The group of age on this day; None before birth."""
    bulan = umur_bulan(lahir, tanggal)
    for kelompok, (dari, di_bawah) in RENTANG.items():
        if dari <= bulan and (di_bawah is None or bulan < di_bawah):
            return kelompok
    return None


def episode(kehamilan, tanggal):
    """Kelompok.HAMIL, Kelompok.NIFAS or None for one Kehamilan on this day."""
    if kehamilan.dibatalkan_pada or kehamilan.hpht > tanggal:
        return None
    berakhir = kehamilan.berakhir_pada
    if berakhir is None or berakhir > tanggal:
        return Kelompok.HAMIL
    return Kelompok.NIFAS if (tanggal - berakhir).days <= HARI_NIFAS else None


def boleh_dilayani(kelompok, semua_kehamilan, tanggal):
    """Whether one of these pregnancies allows a service to hamil or nifas on this day.

    On the day of birth both: what was done in the morning was done before it.
    """
    for satu in semua_kehamilan:
        if episode(satu, tanggal) == kelompok:
            return True
        hari_ini_berakhir = satu.berakhir_pada == tanggal and not satu.dibatalkan_pada
        if kelompok == Kelompok.HAMIL and hari_ini_berakhir:
            return True
    return False


def kelompok(warga, tanggal, kehamilan=()):
    """All groups of one person on this day: that of her age, and of her episodes."""
    semua = [kelompok_umur(warga.tanggal_lahir, tanggal)]
    semua += [episode(satu, tanggal) for satu in kehamilan]
    return {satu for satu in semua if satu}


def q_kelompok(satu, tanggal):
    """The same as a condition on Warga."""
    return q_salah_satu([satu], tanggal)


def q_salah_satu(daftar, tanggal):
    """In at least one of these groups; no group at all means anybody born."""
    if not daftar:
        return Q(tanggal_lahir__lte=tanggal)
    q = Q()
    for dari, di_bawah in _rentang_gabung(daftar):
        umur = Q(tanggal_lahir__lte=lahir_paling_akhir(dari, tanggal))
        if di_bawah is not None:
            umur &= Q(tanggal_lahir__gt=lahir_paling_akhir(di_bawah, tanggal))
        q |= umur
    if episode := _q_episode(set(daftar), tanggal):
        q |= episode
    return q


def _rentang_gabung(daftar):
    """The ranges of age of these groups; those that touch are one."""
    hasil = []
    for satu, (dari, di_bawah) in RENTANG.items():
        if satu not in daftar:
            continue
        if hasil and hasil[-1][1] == dari:
            dari, _ = hasil.pop()
        hasil.append((dari, di_bawah))
    return hasil


def _q_episode(daftar, tanggal):
    """Has a pregnancy, a nifas, or either, on this day; None if neither is asked for."""
    sejak = tanggal - datetime.timedelta(days=HARI_NIFAS)
    if {Kelompok.HAMIL, Kelompok.NIFAS} <= daftar:
        keadaan = Q(berakhir_pada__isnull=True) | Q(berakhir_pada__gte=sejak)
    elif Kelompok.HAMIL in daftar:
        keadaan = Q(berakhir_pada__isnull=True) | Q(berakhir_pada__gt=tanggal)
    elif Kelompok.NIFAS in daftar:
        keadaan = Q(berakhir_pada__range=(sejak, tanggal))
    else:
        return None
    milik = Kehamilan.objects.filter(warga=OuterRef("pk"))
    return Q(Exists(milik.filter(keadaan, dibatalkan_pada__isnull=True, hpht__lte=tanggal)))


def ekspresi_kelompok_umur(tanggal):
    """The group of age as a column, for counting by group."""
    return Case(
        *[When(q_kelompok(satu, tanggal), then=Value(satu.value)) for satu in RENTANG],
        default=Value(""),
    )
