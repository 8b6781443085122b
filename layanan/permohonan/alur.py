"""The way of a permohonan as a pure table: who may take which step, and who holds it then.

A permohonan goes from the Posyandu through the desa (or kelurahan) and the kecamatan to the
perangkat daerah of its field (Permendagri 13/2024). Nothing here reads a database: the caller
states where the ticket stands and which holders have no active account.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.db.models import TextChoices


class Pemegang(TextChoices):
    """Whose turn it is."""

    POSYANDU = "posyandu", "Posyandu"
    PEMDES = "pemdes", "Pemerintah desa/kelurahan"
    KECAMATAN = "kecamatan", "Kantor kecamatan"
    OPD = "opd", "Perangkat daerah"


class Keadaan(TextChoices):
    DICATAT = "dicatat", "Dicatat"
    DIVERIFIKASI = "diverifikasi", "Diverifikasi"
    DITERUSKAN = "diteruskan", "Diteruskan"
    DIKERJAKAN = "dikerjakan", "Dikerjakan"
    SELESAI = "selesai", "Selesai"
    DITOLAK = "ditolak", "Ditolak"
    DIKEMBALIKAN = "dikembalikan", "Dikembalikan"
    DITARIK = "ditarik", "Ditarik"


# Nothing follows these.
AKHIR = frozenset({Keadaan.SELESAI, Keadaan.DITOLAK, Keadaan.DITARIK})


class Aksi(StrEnum):
    VERIFIKASI = "verifikasi"
    TERUSKAN = "teruskan"
    KERJAKAN = "kerjakan"
    TAHAP = "tahap"
    SELESAIKAN = "selesaikan"
    TOLAK = "tolak"
    KEMBALIKAN = "kembalikan"
    JAWAB = "jawab"
    TARIK = "tarik"


BERALASAN = frozenset({Aksi.TOLAK, Aksi.KEMBALIKAN})


@dataclass(frozen=True)
class Posisi:
    """Where a ticket stands. jejak: the holders it went through, the present one last."""

    keadaan: Keadaan
    jejak: tuple[Pemegang, ...]

    @property
    def pemegang(self):
        return self.jejak[-1]


AWAL = Posisi(Keadaan.DICATAT, (Pemegang.POSYANDU, Pemegang.PEMDES))


@dataclass(frozen=True)
class Aturan:
    """One row: from `dari` in the hands of `pemegang`.

    kepada: the holders one may pass it on to; empty: it stays. mundur: it goes back to the
    holder before. oleh: who takes the step, if it is not the holder.
    """

    aksi: Aksi
    pemegang: Pemegang
    dari: frozenset[Keadaan]
    ke: Keadaan
    kepada: tuple[Pemegang, ...] = ()
    mundur: bool = False
    oleh: Pemegang | None = None


def _aturan(aksi, pemegang, dari, ke, **lain):
    return Aturan(aksi, pemegang, frozenset(dari), ke, **lain)


_P, _D, _K, _O = Pemegang
_K1 = Keadaan
_DESA = (_K1.DICATAT, _K1.DIVERIFIKASI, _K1.DIKEMBALIKAN)
_KECAMATAN = (_K1.DITERUSKAN, _K1.DIKEMBALIKAN)
_OPD = (_K1.DITERUSKAN, _K1.DIKERJAKAN)
ATURAN = [
    _aturan(Aksi.TARIK, _D, [_K1.DICATAT], _K1.DITARIK, oleh=_P),
    _aturan(Aksi.TARIK, _P, [_K1.DIKEMBALIKAN], _K1.DITARIK),
    _aturan(Aksi.JAWAB, _P, [_K1.DIKEMBALIKAN], _K1.DICATAT, kepada=(_D,)),
    _aturan(Aksi.VERIFIKASI, _D, [_K1.DICATAT], _K1.DIVERIFIKASI),
    _aturan(
        Aksi.TERUSKAN,
        _D,
        [_K1.DIVERIFIKASI, _K1.DIKEMBALIKAN],
        _K1.DITERUSKAN,
        kepada=(_K, _O),
    ),
    _aturan(Aksi.TERUSKAN, _K, _KECAMATAN, _K1.DITERUSKAN, kepada=(_O,)),
    _aturan(Aksi.KERJAKAN, _O, [_K1.DITERUSKAN], _K1.DIKERJAKAN),
    _aturan(Aksi.TAHAP, _O, [_K1.DIKERJAKAN], _K1.DIKERJAKAN),
    _aturan(Aksi.SELESAIKAN, _O, [_K1.DIKERJAKAN], _K1.SELESAI),
    _aturan(Aksi.TOLAK, _D, _DESA, _K1.DITOLAK),
    _aturan(Aksi.TOLAK, _O, _OPD, _K1.DITOLAK),
    _aturan(Aksi.KEMBALIKAN, _D, _DESA, _K1.DIKEMBALIKAN, mundur=True),
    _aturan(Aksi.KEMBALIKAN, _K, _KECAMATAN, _K1.DIKEMBALIKAN, mundur=True),
    _aturan(Aksi.KEMBALIKAN, _O, _OPD, _K1.DIKEMBALIKAN, mundur=True),
]


def pelaku(posisi, aturan, tanpa_akun=frozenset()):
    """Who takes the step: without an active account in the desa the kecamatan acts for it, and
    what an office without one answers is noted by the holder before it."""
    if aturan.oleh:
        return aturan.oleh
    for pemegang in reversed(posisi.jejak):
        if pemegang == Pemegang.PEMDES and pemegang in tanpa_akun:
            return Pemegang.KECAMATAN
        if pemegang not in tanpa_akun:
            return pemegang
    return Pemegang.POSYANDU


def langkah(posisi, siapa, tanpa_akun=frozenset()):
    """[(Aksi, Posisi afterwards)] that this holder may take now."""
    hasil = []
    for aturan in ATURAN:
        if aturan.pemegang != posisi.pemegang or posisi.keadaan not in aturan.dari:
            continue
        if pelaku(posisi, aturan, tanpa_akun) != siapa:
            continue
        if aturan.mundur:
            hasil.append((aturan.aksi, Posisi(aturan.ke, posisi.jejak[:-1])))
        elif aturan.kepada:
            hasil += [(aturan.aksi, Posisi(aturan.ke, (*posisi.jejak, ke))) for ke in aturan.kepada]
        else:
            hasil.append((aturan.aksi, Posisi(aturan.ke, posisi.jejak)))
    return hasil
