"""The review of one month as a pure table: who may take which step from which state.

The unit is one posyandu or one wilayah (pusat included) in one month; the law behind the tiers is
Permendagri 13/2024 (Tim Pembina Posyandu). Nothing here reads a database: the caller states the
facts in a `Konteks` and the person's `Relasi` to the unit, and gets the steps to write down.
`manage.py cetak_alur` prints docs/alur.md from this table.
"""

from collections.abc import Callable, Collection, Hashable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from layanan.laporan.keadaan import TERKUNCI, Keadaan

_LAPORAN_INI = {
    Keadaan.BELUM: "belum dibuat",
    Keadaan.DRAF: "masih draf",
    Keadaan.DIAJUKAN: "sudah diajukan",
    Keadaan.DIKEMBALIKAN: "sedang dikembalikan",
    Keadaan.DISETUJUI: "sudah disetujui",
    Keadaan.DIMAKLUMI: "sudah dimaklumi",
}

# The parent no longer waits for a child in these states.
SELESAI = frozenset({Keadaan.DISETUJUI, Keadaan.DIMAKLUMI})


class Aksi(StrEnum):
    AJUKAN = "ajukan"
    TARIK = "tarik"
    SETUJUI = "setujui"
    KEMBALIKAN = "kembalikan"
    BATALKAN = "batalkan"
    KEMBALIKAN_SAMPAI = "kembalikan_sampai"
    MAKLUMI = "maklumi"
    CABUT = "cabut"
    TETAPKAN = "tetapkan"
    BUKA = "buka"

    @property
    def label(self) -> str:
        return ATURAN[self].label


class Relasi(StrEnum):
    """How a person stands to a unit; who holds which one is decided outside this table.

    The two MEWAKILI stand for a wilayah without any active account that may: MEWAKILI_UNIT where
    that wilayah is the unit itself, MEWAKILI_INDUK where it is the unit's parent. Those who act
    for pusat hold PUSAT to pusat's own unit and INDUK to each provinsi.
    """

    UNIT_SENDIRI = "unit_sendiri"
    INDUK = "induk"
    PUSAT = "pusat"
    MEWAKILI_UNIT = "mewakili_unit"
    MEWAKILI_INDUK = "mewakili_induk"


_WAKIL = {
    Relasi.UNIT_SENDIRI: Relasi.MEWAKILI_UNIT,
    Relasi.INDUK: Relasi.MEWAKILI_INDUK,
}


@dataclass(frozen=True, kw_only=True)
class Konteks:
    """The facts about one unit and the person who wants to act on it, at this moment."""

    bulan_berakhir: bool  # today, in the unit's time zone, is the month's last day or later
    anak_lengkap: bool  # every expected child is in SELESAI; True for a posyandu
    kesehatan_diperiksa: bool  # True also where the check is not required
    induk_terbuka: bool  # the parent's own unit is not in TERKUNCI; True for pusat
    ada_bawahan_terkunci: bool  # some unit below, at any depth, is in TERKUNCI
    pengirim_sendiri: bool  # this person made the unit's last ajukan, and not as mewakili
    satu_satunya: bool  # nobody else could decide on the unit
    sebelum_dimaklumi: Keadaan | None = None  # of a unit that is dimaklumi


@dataclass(frozen=True)
class Syarat:
    arti: str
    sebab: str
    terpenuhi: Callable[[Konteks], bool]


BULAN_BERAKHIR = Syarat(
    "mulai hari terakhir bulan itu",
    "Bulan ini belum berakhir. Tunggu sampai hari terakhir bulan.",
    lambda k: k.bulan_berakhir,
)
ANAK_LENGKAP = Syarat(
    "semua laporan di bawahnya yang ditunggu sudah disetujui atau dimaklumi",
    "Masih ada laporan di bawahnya yang belum disetujui atau dimaklumi.",
    lambda k: k.anak_lengkap,
)
KESEHATAN_DIPERIKSA = Syarat(
    "bagian kesehatan sudah diperiksa, bila itu diwajibkan",
    "Bagian kesehatan belum diperiksa bidan atau petugas Puskesmas.",
    lambda k: k.kesehatan_diperiksa,
)
INDUK_TERBUKA = Syarat(
    "laporan wilayah di atasnya tidak sedang diajukan atau disetujui",
    "Laporan wilayah di atasnya sudah diajukan atau disetujui. "
    "Laporan itu perlu ditarik, dikembalikan atau dibuka lagi dulu.",
    lambda k: k.induk_terbuka,
)
ADA_BAWAHAN_TERKUNCI = Syarat(
    "di bawahnya ada laporan yang diajukan atau disetujui",
    "Di bawahnya tidak ada laporan yang diajukan atau disetujui.",
    lambda k: k.ada_bawahan_terkunci,
)
BUKAN_PENGIRIM = Syarat(
    "bukan pengirim laporan itu, kecuali tidak ada orang lain yang bisa memutuskan",
    "Anda sendiri yang mengajukan laporan ini. Orang lain yang memutuskan.",
    lambda k: not k.pengirim_sendiri or k.satu_satunya,
)


@dataclass(frozen=True)
class Isian:
    """An input of a step: nama is catatan (text), sampai (date) or unit (one below)."""

    nama: str
    label: str
    wajib: bool = True


CATATAN = Isian("catatan", "Catatan")
CATATAN_BILA_PERLU = Isian("catatan", "Catatan", wajib=False)
ALASAN = Isian("catatan", "Alasan")
SAMPAI_TANGGAL = Isian("sampai", "Laporan masih ditunggu sampai tanggal")
SAMPAI_UNIT = Isian("unit", "Sampai ke")


@dataclass(frozen=True)
class Aturan:
    """One row of the table. `ke` None: the state before dimaklumi. `sepanjang_jalur`: the step
    stands on the first unit of a path and changes every unit of it down to the one named."""

    label: str
    bentuk_pasif: str
    pelaku: Relasi
    dari: frozenset[Keadaan]
    ke: Keadaan | None
    syarat: tuple[Syarat, ...] = ()
    isian: tuple[Isian, ...] = ()
    sepanjang_jalur: bool = False


_TERBUKA = frozenset({Keadaan.BELUM, Keadaan.DRAF, Keadaan.DIKEMBALIKAN})

ATURAN = {
    Aksi.AJUKAN: Aturan(
        "Ajukan",
        "diajukan",
        Relasi.UNIT_SENDIRI,
        _TERBUKA | {Keadaan.DIMAKLUMI},
        Keadaan.DIAJUKAN,
        (BULAN_BERAKHIR, ANAK_LENGKAP, KESEHATAN_DIPERIKSA),
    ),
    Aksi.TARIK: Aturan(
        "Tarik kembali",
        "ditarik kembali",
        Relasi.UNIT_SENDIRI,
        frozenset({Keadaan.DIAJUKAN}),
        Keadaan.DRAF,
    ),
    Aksi.SETUJUI: Aturan(
        "Setujui",
        "disetujui",
        Relasi.INDUK,
        frozenset({Keadaan.DIAJUKAN}),
        Keadaan.DISETUJUI,
        (INDUK_TERBUKA, BUKAN_PENGIRIM),
        (CATATAN_BILA_PERLU,),
    ),
    Aksi.KEMBALIKAN: Aturan(
        "Kembalikan",
        "dikembalikan",
        Relasi.INDUK,
        frozenset({Keadaan.DIAJUKAN}),
        Keadaan.DIKEMBALIKAN,
        (BUKAN_PENGIRIM,),
        (CATATAN,),
    ),
    Aksi.BATALKAN: Aturan(
        "Batalkan persetujuan",
        "dibatalkan persetujuannya",
        Relasi.INDUK,
        frozenset({Keadaan.DISETUJUI}),
        Keadaan.DIAJUKAN,
        (INDUK_TERBUKA, BUKAN_PENGIRIM),
    ),
    Aksi.KEMBALIKAN_SAMPAI: Aturan(
        "Kembalikan sampai ke bawah",
        "dikembalikan sampai ke bawah",
        Relasi.INDUK,
        frozenset({Keadaan.DIAJUKAN}),
        Keadaan.DIKEMBALIKAN,
        (ADA_BAWAHAN_TERKUNCI, BUKAN_PENGIRIM),
        (SAMPAI_UNIT, CATATAN),
        sepanjang_jalur=True,
    ),
    Aksi.MAKLUMI: Aturan(
        "Maklumi",
        "dimaklumi",
        Relasi.INDUK,
        _TERBUKA,
        Keadaan.DIMAKLUMI,
        (INDUK_TERBUKA, BUKAN_PENGIRIM),
        (ALASAN, SAMPAI_TANGGAL),
    ),
    Aksi.CABUT: Aturan(
        "Cabut pemakluman",
        "dicabut pemaklumannya",
        Relasi.INDUK,
        frozenset({Keadaan.DIMAKLUMI}),
        None,
        (INDUK_TERBUKA, BUKAN_PENGIRIM),
    ),
    # Without BULAN_BERAKHIR a month for which nobody is expected could be closed in advance.
    Aksi.TETAPKAN: Aturan(
        "Tetapkan",
        "ditetapkan",
        Relasi.PUSAT,
        _TERBUKA,
        Keadaan.DISETUJUI,
        (BULAN_BERAKHIR, ANAK_LENGKAP),
    ),
    Aksi.BUKA: Aturan(
        "Buka lagi",
        "dibuka lagi",
        Relasi.PUSAT,
        frozenset({Keadaan.DISETUJUI}),
        Keadaan.DIKEMBALIKAN,
        isian=(SAMPAI_UNIT, ALASAN),
        sepanjang_jalur=True,
    ),
}


class TidakBoleh(ValueError):
    """The step is not allowed; its text is one Indonesian sentence for the person."""


@dataclass(frozen=True)
class Hasil:
    boleh: bool
    sebab: str
    ke: Keadaan


@dataclass(frozen=True, kw_only=True)
class Langkah:
    """One decision to write down for one unit. `susulan`: sent while the parent was locked."""

    aksi: Aksi
    dari: Keadaan
    ke: Keadaan
    mewakili: bool
    pengirim_sendiri: bool
    susulan: bool


@dataclass(frozen=True)
class Tawaran:
    aksi: Aksi
    label: str
    isian: tuple[Isian, ...]


def berhak(aksi: str, relasi: Collection[Relasi]) -> bool:
    """Whether `aksi` is among what a person with `relasi` ever does, whatever the state."""
    pelaku = ATURAN[Aksi(aksi)].pelaku
    return pelaku in relasi or _WAKIL.get(pelaku) in relasi


def boleh(aksi: str, keadaan: str, konteks: Konteks) -> Hasil:
    """Whether `aksi` can be taken from `keadaan`, whoever asks.

    For a step along a path, state and facts are those of its first unit. If not allowed, `sebab`
    is one Indonesian sentence and `ke` the state as it is.
    """
    aturan, keadaan = ATURAN[Aksi(aksi)], Keadaan(keadaan)
    if keadaan not in aturan.dari:
        sebab = f"Laporan ini {_LAPORAN_INI[keadaan]}, jadi tidak bisa {aturan.bentuk_pasif}."
        return Hasil(False, sebab, keadaan)
    for syarat in aturan.syarat:
        if not syarat.terpenuhi(konteks):
            return Hasil(False, syarat.sebab, keadaan)
    return Hasil(True, "", aturan.ke or _sebelum_dimaklumi(konteks))


def langkah(
    aksi: str, keadaan: str, relasi: Collection[Relasi], konteks: Konteks
) -> tuple[Langkah, ...]:
    """The decisions to write, in order, when a person with `relasi` takes `aksi` on one unit.

    One, or two where someone sends for a unit without an account and may also decide on it: then
    one press sends and approves. Raises TidakBoleh; ValueError for a step along a path.
    """
    if ATURAN[Aksi(aksi)].sepanjang_jalur:
        raise ValueError(f"{aksi} takes a path: use langkah_jalur")
    pertama = _langkah(aksi, keadaan, relasi, konteks)
    if _sekaligus(pertama.aksi, relasi, konteks):
        kedua = _langkah(Aksi.SETUJUI, pertama.ke, relasi, replace(konteks, pengirim_sendiri=False))
        return pertama, replace(kedua, mewakili=True)
    return (pertama,)


Unit = TypeVar("Unit", bound=Hashable)


def langkah_jalur(
    aksi: str,
    jalur: Sequence[tuple[Unit, str]],
    relasi: Collection[Relasi],
    konteks: Konteks,
) -> dict[Unit, Langkah]:
    """The decision to write for each unit when `aksi` is kembalikan_sampai or buka.

    `jalur` holds (unit, keadaan) from the unit the step stands on (pusat for buka) down to the one
    named, each the parent of the next; relasi and konteks are those of the first. Units beside the
    path stay as they are. Raises TidakBoleh; ValueError for another step or an empty path.
    """
    aksi = Aksi(aksi)
    if not ATURAN[aksi].sepanjang_jalur or not jalur:
        raise ValueError(f"{aksi} does not fit a path of {len(jalur)} units")
    pertama = _langkah(aksi, jalur[0][1], relasi, konteks)
    if aksi is Aksi.KEMBALIKAN_SAMPAI and (len(jalur) < 2 or jalur[-1][1] not in TERKUNCI):
        raise TidakBoleh("Pilih laporan di bawahnya yang sudah diajukan atau disetujui.")
    return {unit: replace(pertama, dari=Keadaan(keadaan)) for unit, keadaan in jalur}


def tawarkan(keadaan: str, relasi: Collection[Relasi], konteks: Konteks) -> tuple[Tawaran, ...]:
    """The steps to offer as buttons to a person with `relasi`: exactly those that would pass."""
    return tuple(
        Tawaran(
            aksi,
            "Ajukan dan setujui" if _sekaligus(aksi, relasi, konteks) else aturan.label,
            aturan.isian,
        )
        for aksi, aturan in ATURAN.items()
        if berhak(aksi, relasi) and boleh(aksi, keadaan, konteks).boleh
    )


def _langkah(aksi: str, keadaan: str, relasi: Collection[Relasi], konteks: Konteks) -> Langkah:
    aksi = Aksi(aksi)
    aturan = ATURAN[aksi]
    if not berhak(aksi, relasi):
        raise TidakBoleh(f"Laporan ini tidak bisa {aturan.bentuk_pasif} oleh Anda.")
    hasil = boleh(aksi, keadaan, konteks)
    if not hasil.boleh:
        raise TidakBoleh(hasil.sebab)
    return Langkah(
        aksi=aksi,
        dari=Keadaan(keadaan),
        ke=hasil.ke,
        mewakili=aturan.pelaku not in relasi,
        pengirim_sendiri=aturan.pelaku is Relasi.INDUK and konteks.pengirim_sendiri,
        susulan=aksi is Aksi.AJUKAN and not konteks.induk_terbuka,
    )


def _sekaligus(aksi: Aksi, relasi: Collection[Relasi], konteks: Konteks) -> bool:
    """Whether sending this unit approves it too: nobody there can send it, the parent is open."""
    return (
        aksi is Aksi.AJUKAN
        and Relasi.UNIT_SENDIRI not in relasi
        and Relasi.MEWAKILI_UNIT in relasi
        and berhak(Aksi.SETUJUI, relasi)
        and konteks.induk_terbuka
    )


def _sebelum_dimaklumi(konteks: Konteks) -> Keadaan:
    if konteks.sebelum_dimaklumi not in ATURAN[Aksi.MAKLUMI].dari:
        raise ValueError(f"no unit becomes dimaklumi from {konteks.sebelum_dimaklumi}")
    return Keadaan(konteks.sebelum_dimaklumi)
