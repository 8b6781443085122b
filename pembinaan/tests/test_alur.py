"""The review table: against expectations written by hand."""

from dataclasses import replace
from io import StringIO
from itertools import product
from pathlib import Path

import pytest

from pembinaan.management.commands.cetak_alur import Command
from pembinaan.tinjauan import alur
from pembinaan.tinjauan.alur import (
    Aksi,
    Hasil,
    Keadaan,
    Konteks,
    Langkah,
    Relasi,
    TidakBoleh,
)

LANCAR = Konteks(
    bulan_berakhir=True,
    anak_lengkap=True,
    kesehatan_diperiksa=True,
    induk_terbuka=True,
    ada_bawahan_terkunci=True,
    pengirim_sendiri=False,
    satu_satunya=False,
    sebelum_dimaklumi=Keadaan.DRAF,
)

# -- The table -------------------------------------------------------------------------------------

HARAPAN = """
                   belum      draf       diajukan      dikembalikan  disetujui     dimaklumi
ajukan             diajukan   diajukan   -             diajukan      -             diajukan
tarik              -          -          draf          -             -             -
setujui            -          -          disetujui     -             -             -
kembalikan         -          -          dikembalikan  -             -             -
batalkan           -          -          -             -             diajukan      -
kembalikan_sampai  -          -          dikembalikan  -             -             -
maklumi            dimaklumi  dimaklumi  -             dimaklumi     -             -
cabut              -          -          -             -             -             draf
tetapkan           disetujui  disetujui  -             disetujui     -             -
buka               -          -          -             -             dikembalikan  -
"""

PELAKU = {
    "ajukan": "unit_sendiri",
    "tarik": "unit_sendiri",
    "setujui": "induk",
    "kembalikan": "induk",
    "batalkan": "induk",
    "kembalikan_sampai": "induk",
    "maklumi": "induk",
    "cabut": "induk",
    "tetapkan": "pusat",
    "buka": "pusat",
}

ISIAN = {
    "ajukan": {},
    "tarik": {},
    "setujui": {"catatan": False},
    "kembalikan": {"catatan": True},
    "batalkan": {},
    "kembalikan_sampai": {"unit": True, "catatan": True},
    "maklumi": {"catatan": True, "sampai": True},
    "cabut": {},
    "tetapkan": {},
    "buka": {"unit": True, "catatan": True},
}

# Which steps one contrary fact stops.
TERTAHAN = {
    "bulan_berakhir": {"ajukan", "tetapkan"},
    "anak_lengkap": {"ajukan", "tetapkan"},
    "kesehatan_diperiksa": {"ajukan"},
    "induk_terbuka": {"setujui", "batalkan", "maklumi", "cabut"},
    "ada_bawahan_terkunci": {"kembalikan_sampai"},
    "pengirim_sendiri": {
        "setujui",
        "kembalikan",
        "batalkan",
        "kembalikan_sampai",
        "maklumi",
        "cabut",
    },
    "satu_satunya": set(),
}

ASAL = {
    "ajukan": Keadaan.DRAF,
    "tarik": Keadaan.DIAJUKAN,
    "setujui": Keadaan.DIAJUKAN,
    "kembalikan": Keadaan.DIAJUKAN,
    "batalkan": Keadaan.DISETUJUI,
    "kembalikan_sampai": Keadaan.DIAJUKAN,
    "maklumi": Keadaan.BELUM,
    "cabut": Keadaan.DIMAKLUMI,
    "tetapkan": Keadaan.DRAF,
    "buka": Keadaan.DISETUJUI,
}


def tanpa(fakta):
    """LANCAR with one fact turned round."""
    return replace(LANCAR, **{fakta: not getattr(LANCAR, fakta)})


def test_every_step_from_every_state():
    kepala, *baris = HARAPAN.strip().splitlines()
    harapan = {
        (aksi, keadaan): ke
        for aksi, *semua_ke in map(str.split, baris)
        for keadaan, ke in zip(kepala.split(), semua_ke, strict=True)
    }
    nyata = {}
    for aksi, keadaan in product(Aksi, Keadaan):
        hasil = alur.boleh(aksi, keadaan, LANCAR)
        nyata[aksi, keadaan] = hasil.ke if hasil.boleh else "-"
        assert hasil.boleh == (hasil.sebab == "")
        assert hasil.boleh or hasil.ke == keadaan
    assert nyata == harapan
    assert len(nyata) == 60


def test_who_takes_each_step():
    assert {aksi: aturan.pelaku for aksi, aturan in alur.ATURAN.items()} == PELAKU
    wakil = {"unit_sendiri": "mewakili_unit", "induk": "mewakili_induk"}
    for aksi, relasi in product(Aksi, Relasi):
        tawaran = alur.tawarkan(ASAL[aksi], {relasi}, LANCAR)
        berhak = relasi in (PELAKU[aksi], wakil.get(PELAKU[aksi]))
        assert (aksi in [t.aksi for t in tawaran]) == berhak


def test_inputs_of_each_step():
    nyata = {
        aksi: {isian.nama: isian.wajib for isian in aturan.isian}
        for aksi, aturan in alur.ATURAN.items()
    }
    assert nyata == ISIAN


def test_what_each_fact_stops():
    nyata = {
        fakta: {aksi for aksi in Aksi if not alur.boleh(aksi, ASAL[aksi], tanpa(fakta)).boleh}
        for fakta in TERTAHAN
    }
    assert nyata == TERTAHAN


def test_the_only_one_may_decide_on_what_he_sent_and_the_row_says_so():
    konteks = replace(LANCAR, pengirim_sendiri=True, satu_satunya=True)
    assert alur.langkah("setujui", "diajukan", {Relasi.INDUK}, konteks) == (
        Langkah(
            aksi=Aksi.SETUJUI,
            dari=Keadaan.DIAJUKAN,
            ke=Keadaan.DISETUJUI,
            mewakili=False,
            pengirim_sendiri=True,
            susulan=False,
        ),
    )
    (tarik,) = alur.langkah("tarik", "diajukan", {Relasi.UNIT_SENDIRI}, konteks)
    assert tarik.pengirim_sendiri is False


@pytest.mark.parametrize("semula", [Keadaan.BELUM, Keadaan.DRAF, Keadaan.DIKEMBALIKAN])
def test_cabut_restores_the_state_before_maklumi(semula):
    konteks = replace(LANCAR, sebelum_dimaklumi=semula)
    assert alur.boleh("cabut", "dimaklumi", konteks) == Hasil(True, "", semula)


@pytest.mark.parametrize("semula", [None, Keadaan.DIAJUKAN, Keadaan.DISETUJUI, Keadaan.DIMAKLUMI])
def test_cabut_without_a_valid_former_state_is_a_fault_of_the_caller(semula):
    with pytest.raises(ValueError, match="no unit becomes dimaklumi"):
        alur.boleh("cabut", "dimaklumi", replace(LANCAR, sebelum_dimaklumi=semula))


def test_reasons_are_whole_sentences():
    assert alur.boleh("ajukan", "disetujui", LANCAR) == Hasil(
        False, "Laporan ini sudah disetujui, jadi tidak bisa diajukan.", Keadaan.DISETUJUI
    )
    assert alur.boleh("ajukan", "draf", tanpa("bulan_berakhir")) == Hasil(
        False, "Bulan ini belum berakhir. Tunggu sampai hari terakhir bulan.", Keadaan.DRAF
    )


def test_langkah_refuses_a_stranger_and_gives_the_reason():
    with pytest.raises(TidakBoleh, match=r"^Laporan ini tidak bisa disetujui oleh Anda\.$"):
        alur.langkah("setujui", "diajukan", {Relasi.UNIT_SENDIRI}, LANCAR)
    with pytest.raises(TidakBoleh, match=r"belum dibuat, jadi tidak bisa disetujui\.$"):
        alur.langkah("setujui", "belum", {Relasi.INDUK}, LANCAR)


# -- Sending late, and for a wilayah without account -----------------------------------------------


def ringkas(semua_langkah):
    return [(x.aksi, x.dari, x.ke, x.mewakili, x.susulan) for x in semua_langkah]


def test_sent_while_the_parent_is_locked_is_susulan_and_waits():
    terkunci = tanpa("induk_terbuka")
    semua = alur.langkah("ajukan", "dimaklumi", {Relasi.UNIT_SENDIRI}, terkunci)
    assert ringkas(semua) == [("ajukan", "dimaklumi", "diajukan", False, True)]
    assert [t.aksi for t in alur.tawarkan("diajukan", {Relasi.INDUK}, terkunci)] == [
        "kembalikan",
        "kembalikan_sampai",
    ]


@pytest.mark.parametrize("induk", [Relasi.INDUK, Relasi.MEWAKILI_INDUK])
@pytest.mark.parametrize("pengirim_sendiri", [False, True])
def test_mewakili_sends_and_approves_in_one_press(induk, pengirim_sendiri):
    konteks = replace(LANCAR, pengirim_sendiri=pengirim_sendiri)
    relasi = {Relasi.MEWAKILI_UNIT, induk}
    semua = alur.langkah("ajukan", "belum", relasi, konteks)
    assert ringkas(semua) == [
        ("ajukan", "belum", "diajukan", True, False),
        ("setujui", "diajukan", "disetujui", True, False),
    ]
    assert [x.pengirim_sendiri for x in semua] == [False, False]
    assert alur.tawarkan("belum", relasi, konteks)[0].label == "Ajukan dan setujui"


def test_mewakili_under_a_locked_parent_only_sends():
    konteks, relasi = tanpa("induk_terbuka"), {Relasi.MEWAKILI_UNIT, Relasi.INDUK}
    assert ringkas(alur.langkah("ajukan", "belum", relasi, konteks)) == [
        ("ajukan", "belum", "diajukan", True, True)
    ]
    assert [t.label for t in alur.tawarkan("belum", relasi, konteks)] == ["Ajukan"]


def test_own_unit_that_is_also_the_parent_does_not_approve_by_sending():
    """Pemdes sends for a Posyandu without pengurus and decides on it too: two presses."""
    relasi = {Relasi.UNIT_SENDIRI, Relasi.INDUK}
    assert ringkas(alur.langkah("ajukan", "draf", relasi, LANCAR)) == [
        ("ajukan", "draf", "diajukan", False, False)
    ]
    terkirim = alur.tawarkan("diajukan", relasi, replace(LANCAR, pengirim_sendiri=True))
    assert [t.aksi for t in terkirim] == ["tarik"]


def test_deciding_for_an_absent_parent_is_mewakili():
    (setujui,) = alur.langkah("setujui", "diajukan", {Relasi.MEWAKILI_INDUK}, LANCAR)
    assert setujui.mewakili is True


# -- Steps along a path ----------------------------------------------------------------------------


def test_kembalikan_sampai_returns_each_unit_of_the_path():
    jalur = [("prov", "diajukan"), ("kab", "dimaklumi"), ("kec", "disetujui")]
    hasil = alur.langkah_jalur("kembalikan_sampai", jalur, {Relasi.INDUK}, LANCAR)
    assert {unit: (x.dari, x.ke) for unit, x in hasil.items()} == {
        "prov": ("diajukan", "dikembalikan"),
        "kab": ("dimaklumi", "dikembalikan"),
        "kec": ("disetujui", "dikembalikan"),
    }


@pytest.mark.parametrize(
    "jalur",
    [
        [("prov", "diajukan")],
        [("prov", "disetujui"), ("kab", "disetujui")],
        *[
            [("prov", "diajukan"), ("kab", keadaan)]
            for keadaan in ("belum", "draf", "dikembalikan", "dimaklumi")
        ],
    ],
)
def test_kembalikan_sampai_wants_an_undecided_unit_and_a_locked_one_below(jalur):
    with pytest.raises(TidakBoleh):
        alur.langkah_jalur("kembalikan_sampai", jalur, {Relasi.INDUK}, LANCAR)


@pytest.mark.parametrize("bawah", [[], *[[("prov", keadaan)] for keadaan in Keadaan]])
def test_buka_opens_from_pusat_down_to_any_unit(bawah):
    jalur = [("pusat", "disetujui"), *bawah]
    hasil = alur.langkah_jalur("buka", jalur, {Relasi.PUSAT}, LANCAR)
    assert {unit: (x.dari, x.ke) for unit, x in hasil.items()} == {
        unit: (keadaan, "dikembalikan") for unit, keadaan in jalur
    }


def test_buka_wants_a_closed_month_and_pusat():
    with pytest.raises(TidakBoleh, match="masih draf"):
        alur.langkah_jalur("buka", [("pusat", "draf")], {Relasi.PUSAT}, LANCAR)
    with pytest.raises(TidakBoleh, match="oleh Anda"):
        alur.langkah_jalur("buka", [("pusat", "disetujui")], {Relasi.INDUK}, LANCAR)


def test_one_unit_and_path_are_not_mixed_up():
    with pytest.raises(ValueError, match="use langkah_jalur"):
        alur.langkah("buka", "disetujui", {Relasi.PUSAT}, LANCAR)
    with pytest.raises(ValueError, match="path of 1"):
        alur.langkah_jalur("setujui", [("kab", "diajukan")], {Relasi.INDUK}, LANCAR)
    with pytest.raises(ValueError, match="path of 0"):
        alur.langkah_jalur("buka", [], {Relasi.PUSAT}, LANCAR)


# -- The printed table -----------------------------------------------------------------------------


def test_docs_alur_is_up_to_date():
    keluar = StringIO()
    Command(stdout=keluar).handle()
    dokumen = Path(__file__).parents[2] / "docs" / "alur.md"
    assert dokumen.read_text(encoding="utf-8") == keluar.getvalue()
