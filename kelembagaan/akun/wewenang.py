"""Who may give which assignment where: the chain of grants, as tables.

Every table reads: (golongan, tier) of who acts -> {peran: tiers of the place}. The place must lie
within the scope of who acts, so nobody reaches outside his wilayah or above his tier.
"""

from django.utils import timezone

from kelembagaan.bidang import Bidang
from kelembagaan.cakupan import tingkat_kode
from kelembagaan.peran import Golongan as G
from kelembagaan.peran import Jabatan
from kelembagaan.peran import Peran as P

# Tiers at which an assignment makes sense at all.
TINGKAT_PERAN = {
    P.KADER: {"posyandu"},
    P.PENGURUS: {"posyandu"},
    P.NAKES: {"desa"},
    P.PEMDES: {"desa"},
    P.TIM_PEMBINA: {"pusat", "provinsi", "kabkota", "kecamatan", "desa"},
    P.OPD: {"provinsi", "kabkota", "kecamatan", "desa"},
    P.DPMD: {"provinsi", "kabkota"},
}

# After the last assignment ended one can still log in this long, to hand over what the phone holds.
HARI_TANPA_TUGAS = 90

_POSYANDU = {P.KADER: {"posyandu"}, P.PENGURUS: {"posyandu"}}
_KABKOTA = {
    **_POSYANDU,
    P.PEMDES: {"desa"},
    P.TIM_PEMBINA: {"kabkota", "kecamatan", "desa"},
    P.OPD: {"kabkota", "kecamatan", "desa"},
}

MENETAPKAN = {
    (G.SUPERUSER, "pusat"): TINGKAT_PERAN,
    (G.DPMD, "provinsi"): {P.TIM_PEMBINA: {"provinsi"}, P.OPD: {"provinsi"}, P.DPMD: {"kabkota"}},
    (G.DPMD, "kabkota"): _KABKOTA,
    (G.PEMDES, "desa"): _POSYANDU,
    (G.TP_DESA, "desa"): _POSYANDU,
    (G.OPD, "kabkota"): {P.NAKES: {"desa"}},  # with bidang kesehatan only
}
MENGUSULKAN = {
    (G.PENGURUS, "posyandu"): {P.KADER: {"posyandu"}},  # the ketua only
    (G.DPMD, "kabkota"): {P.NAKES: {"desa"}},
}
MEMBUAT_KODE = {
    (G.SUPERUSER, "pusat"): TINGKAT_PERAN,
    (G.DPMD, "provinsi"): {
        **_KABKOTA,
        P.NAKES: {"desa"},
        P.TIM_PEMBINA: {"provinsi", "kabkota", "kecamatan", "desa"},
        P.OPD: TINGKAT_PERAN[P.OPD],
        P.DPMD: {"kabkota"},
    },
    (G.DPMD, "kabkota"): {**_KABKOTA, P.NAKES: {"desa"}},
    (G.TP_ATAS, "kecamatan"): {P.PEMDES: {"desa"}, P.TIM_PEMBINA: {"desa"}},
    (G.PEMDES, "desa"): _POSYANDU,
    (G.TP_DESA, "desa"): _POSYANDU,
    (G.PENGURUS, "posyandu"): {P.KADER: {"posyandu"}},  # the ketua only
}


def _menurut(tabel, cakupan, peran, kode):
    if cakupan is None or not cakupan.memuat(kode):
        return False
    return tingkat_kode(kode) in _baris(tabel, cakupan).get(peran, set())


def _baris(tabel, cakupan):
    """The row of the table that holds for this scope; {} for who has none."""
    if cakupan.golongan == G.PENGURUS and cakupan.jabatan != Jabatan.KETUA:
        return {}
    if cakupan.golongan == G.OPD and Bidang.KESEHATAN not in cakupan.bidang:
        return {}
    return tabel.get((cakupan.golongan, cakupan.tingkat), {})


def peran_terjangkau(cakupan):
    """The peran that this scope may give or propose at some place."""
    return _baris(MENETAPKAN, cakupan).keys() | _baris(MENGUSULKAN, cakupan).keys()


def penetap(cakupan):
    """Whether this scope may give or confirm anything at all."""
    return bool(_baris(MENETAPKAN, cakupan))


def boleh_menetapkan(cakupan, peran, kode):
    """Whether this scope may give, confirm, change and end `peran` at the place of this code."""
    return _menurut(MENETAPKAN, cakupan, peran, kode)


def boleh_mengusulkan(cakupan, peran, kode):
    """Whether this scope may propose it, for another one to confirm."""
    return _menurut(MENGUSULKAN, cakupan, peran, kode)


def boleh_mengakhiri(cakupan, penugasan):
    """Who may give it; and the ketua, for a kader of her Posyandu. Nobody his own."""
    if cakupan is None or cakupan.pengguna_id == penugasan.pengguna_id:
        return False
    return boleh_menetapkan(cakupan, penugasan.peran, penugasan.kode) or (
        penugasan.peran == P.KADER and boleh_mengusulkan(cakupan, P.KADER, penugasan.kode)
    )


def boleh_mengelola_akun(cakupan, pengguna):
    """Whether this scope may change the account and make a one-time code for it.

    Everything the person holds must be within reach, so that nobody takes over the account of
    one who holds more than himself.
    """
    if cakupan is None or cakupan.pengguna_id == pengguna.pk:
        return False
    if cakupan.golongan == G.SUPERUSER:
        return True
    dipegang = dipegang_kini(pengguna)
    return (
        bool(dipegang)
        and not pengguna.is_superuser
        and all(_menurut(MEMBUAT_KODE, cakupan, p.peran, p.kode) for p in dipegang)
    )


def dipegang_kini(pengguna):
    """Assignments that hold or will begin; without any, those that ended at most 90 days ago."""
    hari_ini = timezone.localdate()
    semua = [p for p in pengguna.penugasan.all() if p.keadaan == p.Keadaan.BERLAKU]
    berjalan = [p for p in semua if p.selesai is None or p.selesai > hari_ini]
    return berjalan or [p for p in semua if (hari_ini - p.selesai).days < HARI_TANPA_TUGAS]


def boleh_masuk(pengguna):
    """Whether the account may log in at all today."""
    return pengguna.is_active and (pengguna.is_superuser or bool(dipegang_kini(pengguna)))
