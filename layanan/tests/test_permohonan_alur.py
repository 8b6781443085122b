"""The way of a ticket: what each holder may do, searched to the end."""

import itertools

import pytest

from layanan.permohonan.alur import (
    AKHIR,
    AWAL,
    Keadaan,
    Pemegang,
    Posisi,
    berikutnya,
    langkah,
    mencatat_jawaban,
    wakil,
)

POS, DESA, KEC, OPD = Pemegang
PERMOHONAN, ASPIRASI = AWAL.values()
BOLEH = {
    "dicatat": {POS: "tarik", DESA: "verifikasi kembalikan tolak"},
    "diverifikasi": {DESA: "teruskan teruskan kembalikan tolak"},
    "diteruskan kecamatan": {KEC: "teruskan kembalikan"},
    "diteruskan opd": {OPD: "kerjakan kembalikan tolak"},
    "dikerjakan": {OPD: "tahap selesaikan kembalikan tolak"},
    "dikembalikan posyandu": {POS: "jawab tarik"},
    "dikembalikan pemdes": {DESA: "teruskan teruskan kembalikan tolak"},
    "dikembalikan kecamatan": {KEC: "teruskan kembalikan"},
    "selesai": {POS: "pantau"},
    "ditolak": {},
    "ditarik": {},
}
BOLEH_ASPIRASI = {
    "diusulkan": {POS: "tarik", DESA: "bahas"},
    "dibahas": {DESA: "masukkan tak_masukkan"},
    "terencana": {},
    "tidak_masuk": {},
    "ditarik": {},
}


def terjangkau(awal, tanpa_akun=frozenset()):
    """Every position that can come about."""
    ada, baru = {awal}, [awal]
    while baru:
        posisi = baru.pop()
        for _, lanjut in itertools.chain(*(langkah(posisi, s, tanpa_akun) for s in Pemegang)):
            if lanjut not in ada:
                ada.add(lanjut)
                baru.append(lanjut)
    return ada


@pytest.mark.parametrize(("awal", "harapan"), [(PERMOHONAN, BOLEH), (ASPIRASI, BOLEH_ASPIRASI)])
def test_setiap_posisi_dan_yang_boleh_di_sana(awal, harapan):
    disebut = set()
    for posisi in terjangkau(awal):
        (nama,) = {f"{posisi.keadaan} {posisi.pemegang}", str(posisi.keadaan)} & harapan.keys()
        boleh = {s: " ".join(a for a, _ in langkah(posisi, s)) for s in Pemegang}
        assert (posisi, {s: a for s, a in boleh.items() if a}) == (posisi, harapan[nama])
        assert bool(berikutnya(posisi.keadaan, posisi.pemegang)) == (posisi.keadaan not in AKHIR)
        disebut.add(nama)
    assert disebut == set(harapan)


@pytest.mark.parametrize(
    "tanpa_akun", [s for n in range(4) for s in itertools.combinations((DESA, KEC, OPD), n)]
)
def test_tidak_ada_yang_macet(tanpa_akun):
    """From everywhere there is a next step, unless it has ended."""
    for posisi in terjangkau(PERMOHONAN, tanpa_akun) | terjangkau(ASPIRASI, tanpa_akun):
        berlanjut = any(langkah(posisi, s, tanpa_akun) for s in Pemegang)
        selesai = posisi.keadaan in AKHIR - {Keadaan.SELESAI}
        assert (posisi, berlanjut) == (posisi, not selesai)


def test_dikembalikan_ke_pemegang_sebelumnya():
    for posisi in terjangkau(PERMOHONAN):
        for aksi, lanjut in langkah(posisi, posisi.pemegang):
            if aksi == "kembalikan":
                assert lanjut == Posisi(Keadaan.DIKEMBALIKAN, posisi.jejak[:-1])


@pytest.mark.parametrize(
    ("jejak", "tanpa_akun", "siapa", "surat"),
    [
        ((POS, DESA), set(), DESA, False),
        ((POS, DESA), {DESA}, KEC, False),  # acts for the desa
        ((POS, DESA), {DESA, KEC}, POS, True),  # notes what the desa answered
        ((POS, DESA, KEC), {KEC}, DESA, True),
        ((POS, DESA, KEC, OPD), {OPD}, KEC, True),
        ((POS, DESA, OPD), {OPD}, DESA, True),
        ((POS, DESA, OPD), {OPD, DESA}, KEC, True),
    ],
)
def test_tanpa_akun_diwakili(jejak, tanpa_akun, siapa, surat):
    posisi = Posisi(Keadaan.DITERUSKAN, jejak)
    assert (wakil(posisi, tanpa_akun), mencatat_jawaban(posisi, siapa, "kerjakan")) == (
        siapa,
        surat,
    )
