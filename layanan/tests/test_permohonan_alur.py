"""The way of a permohonan: what each holder may do, searched to the end."""

import itertools

import pytest

from layanan.permohonan.alur import AKHIR, AWAL, Keadaan, Pemegang, Posisi, langkah

POS, DESA, KEC, OPD = Pemegang
BEKERJA = {
    "dicatat": {POS: "tarik", DESA: "verifikasi tolak kembalikan"},
    "diverifikasi": {DESA: "teruskan teruskan tolak kembalikan"},
    "diteruskan kecamatan": {KEC: "teruskan kembalikan"},
    "diteruskan opd": {OPD: "kerjakan tolak kembalikan"},
    "dikerjakan": {OPD: "tahap selesaikan tolak kembalikan"},
    "dikembalikan posyandu": {POS: "tarik jawab"},
    "dikembalikan pemdes": {DESA: "teruskan teruskan tolak kembalikan"},
    "dikembalikan kecamatan": {KEC: "teruskan kembalikan"},
    "selesai": {},
    "ditolak": {},
    "ditarik": {},
}


def terjangkau(tanpa_akun=frozenset()):
    """Every position that can come about."""
    ada, baru = {AWAL}, [AWAL]
    while baru:
        posisi = baru.pop()
        for _, lanjut in itertools.chain(*(langkah(posisi, s, tanpa_akun) for s in Pemegang)):
            if lanjut not in ada:
                ada.add(lanjut)
                baru.append(lanjut)
    return ada


def sebut(posisi):
    nama = {f"{posisi.keadaan} {posisi.pemegang}", str(posisi.keadaan)} & BEKERJA.keys()
    return nama.pop()


def test_setiap_posisi_dan_yang_boleh_di_sana():
    for posisi in terjangkau():
        boleh = {s: " ".join(a for a, _ in langkah(posisi, s)) for s in Pemegang}
        assert (posisi, {s: a for s, a in boleh.items() if a}) == (posisi, BEKERJA[sebut(posisi)])
    assert {sebut(posisi) for posisi in terjangkau()} == set(BEKERJA)


@pytest.mark.parametrize(
    "tanpa_akun", [s for n in range(3) for s in itertools.combinations((DESA, OPD), n)]
)
def test_tidak_ada_yang_macet(tanpa_akun):
    """From everywhere there is a next step, unless it has ended."""
    for posisi in terjangkau(frozenset(tanpa_akun)):
        berlanjut = any(langkah(posisi, s, frozenset(tanpa_akun)) for s in Pemegang)
        assert (posisi, berlanjut) == (posisi, posisi.keadaan not in AKHIR)


def test_dikembalikan_ke_pemegang_sebelumnya():
    for posisi in terjangkau():
        for aksi, lanjut in langkah(posisi, posisi.pemegang):
            if aksi == "kembalikan":
                assert lanjut == Posisi(Keadaan.DIKEMBALIKAN, posisi.jejak[:-1])


def test_tanpa_akun_diwakili():
    aksi = {s: [a for a, _ in langkah(AWAL, s, {DESA})] for s in Pemegang}
    assert aksi == {POS: ["tarik"], DESA: [], KEC: ["verifikasi", "tolak", "kembalikan"], OPD: []}
    di_opd = Posisi(Keadaan.DIKERJAKAN, (POS, DESA, KEC, OPD))
    aksi = {s: [a for a, _ in langkah(di_opd, s, {OPD})] for s in Pemegang}
    semua = ["tahap", "selesaikan", "tolak", "kembalikan"]
    assert aksi == {POS: [], DESA: [], KEC: semua, OPD: []}
    langsung = Posisi(Keadaan.DIKERJAKAN, (POS, DESA, OPD))
    assert [a for a, _ in langkah(langsung, KEC, {OPD, DESA})] == semua
