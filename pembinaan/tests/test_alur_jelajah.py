"""The review table searched through exhaustively on small trees.

A state holds per unit its keadaan and the one before dimaklumi, and per posyandu one bit for its
figures, which anyone may turn round while the report is not locked.
"""

from collections import deque
from dataclasses import replace

import pytest

from pembinaan.tinjauan import alur
from pembinaan.tinjauan.alur import SELESAI, TERKUNCI, Aksi, Keadaan, Konteks, Relasi, TidakBoleh

DUA_POSYANDU = {"pusat": None, "wilayah": "pusat", "jeruk": "wilayah", "melati": "wilayah"}
SATU_RANTAI = {"pusat": None, "kab": "pusat", "desa": "kab", "jeruk": "desa"}
SATU_POSYANDU = {"pusat": None, "wilayah": "pusat", "jeruk": "wilayah"}


class Negara:
    """The tree `induk` ({unit: parent}) with its states as tuples, to be searched through."""

    def __init__(self, induk):
        self.induk, self.unit = induk, list(induk)
        self.anak = {u: [a for a in induk if induk[a] == u] for u in induk}
        self.posyandu = [u for u in self.unit if not self.anak[u]]

    def awal(self):
        return (
            tuple(Keadaan.BELUM for _ in self.unit),
            tuple(None for _ in self.unit),
            tuple(0 for _ in self.posyandu),
        )

    def keadaan(self, isi):
        return dict(zip(self.unit, isi[0], strict=True))

    def angka(self, isi):
        """{unit: its figures}: a bit, or what the approved children hold."""
        keadaan = self.keadaan(isi)
        hasil = dict(zip(self.posyandu, isi[2], strict=True))
        for unit in reversed(self.unit):
            if self.anak[unit]:
                hasil[unit] = {
                    a: hasil[a] for a in self.anak[unit] if keadaan[a] == Keadaan.DISETUJUI
                }
        return hasil

    def jalur_ke_bawah(self, unit):
        yield [unit]
        for anak in self.anak[unit]:
            for jalur in self.jalur_ke_bawah(anak):
                yield [unit, *jalur]

    def konteks(self, unit, isi):
        keadaan, induk = self.keadaan(isi), self.induk[unit]
        bawahan = {u for jalur in self.jalur_ke_bawah(unit) for u in jalur[1:]}
        return Konteks(
            bulan_berakhir=True,
            kesehatan_diperiksa=True,
            pengirim_sendiri=False,
            satu_satunya=False,
            anak_lengkap=all(keadaan[a] in SELESAI for a in self.anak[unit]),
            induk_terbuka=induk is None or keadaan[induk] not in TERKUNCI,
            ada_bawahan_terkunci=any(keadaan[u] in TERKUNCI for u in bawahan),
            sebelum_dimaklumi=isi[1][self.unit.index(unit)],
        )

    def keputusan(self, isi):
        """(aksi, first unit of the path, {unit: Langkah}) for every decision possible now."""
        keadaan = self.keadaan(isi)
        for unit in self.unit:
            konteks = self.konteks(unit, isi)
            relasi = [Relasi.UNIT_SENDIRI, Relasi.INDUK] if self.induk[unit] else [Relasi.PUSAT]
            for tawaran in alur.tawarkan(keadaan[unit], relasi, konteks):
                if not alur.ATURAN[tawaran.aksi].sepanjang_jalur:
                    (satu,) = alur.langkah(tawaran.aksi, keadaan[unit], relasi, konteks)
                    yield tawaran.aksi, unit, {unit: satu}
                    continue
                for jalur in self.jalur_ke_bawah(unit):
                    berpasang = [(u, keadaan[u]) for u in jalur]
                    try:
                        perubahan = alur.langkah_jalur(tawaran.aksi, berpasang, relasi, konteks)
                    except TidakBoleh:
                        continue
                    yield tawaran.aksi, unit, perubahan

    def terapkan(self, isi, perubahan):
        keadaan, sebelum = list(isi[0]), list(isi[1])
        for unit, langkah in perubahan.items():
            i = self.unit.index(unit)
            assert keadaan[i] == langkah.dari
            keadaan[i] = langkah.ke
            sebelum[i] = langkah.dari if langkah.ke == Keadaan.DIMAKLUMI else None
        return tuple(keadaan), tuple(sebelum), isi[2]

    def pengisian(self, isi):
        """The states after somebody began a report, or changed an unlocked figure."""
        for i, unit in enumerate(self.unit):
            if isi[0][i] == Keadaan.BELUM:
                yield (*isi[0][:i], Keadaan.DRAF, *isi[0][i + 1 :]), isi[1], isi[2]
            if unit in self.posyandu and isi[0][i] not in TERKUNCI:
                j = self.posyandu.index(unit)
                yield isi[0], isi[1], (*isi[2][:j], 1 - isi[2][j], *isi[2][j + 1 :])

    def semua(self):
        """{state: [(aksi or "isi", unit, changed units, next state)]} for all that can happen."""
        graf, antrean = {}, deque([self.awal()])
        while antrean:
            isi = antrean.popleft()
            if isi in graf:
                continue
            graf[isi] = [
                (aksi, unit, set(perubahan), self.terapkan(isi, perubahan))
                for aksi, unit, perubahan in self.keputusan(isi)
            ] + [("isi", None, set(), lanjut) for lanjut in self.pengisian(isi)]
            antrean.extend(lanjut for *_, lanjut in graf[isi])
        return graf


def berubah_diam_diam(negara, graf):
    """(unit, step) wherever the figures of a unit change that is locked before and after."""
    temuan = set()
    for isi, semua_langkah in graf.items():
        keadaan, angka = negara.keadaan(isi), negara.angka(isi)
        for aksi, _, _, lanjut in semua_langkah:
            keadaan_baru, angka_baru = negara.keadaan(lanjut), negara.angka(lanjut)
            temuan |= {
                (unit, aksi)
                for unit in negara.unit
                if keadaan[unit] in TERKUNCI
                and keadaan_baru[unit] in TERKUNCI
                and angka[unit] != angka_baru[unit]
            }
    return temuan


def macet(graf, boleh_dipakai=lambda aksi, unit: True):
    """The states from which no row of allowed steps leads to a tetapkan."""
    sebelum = {isi: set() for isi in graf}
    sampai = set()
    for isi, semua_langkah in graf.items():
        for aksi, unit, _, lanjut in semua_langkah:
            if boleh_dipakai(aksi, unit):
                sebelum[lanjut].add(isi)
                if aksi == Aksi.TETAPKAN:
                    sampai.add(isi)
    antrean = deque(sampai)
    while antrean:
        baru = sebelum[antrean.popleft()] - sampai
        sampai |= baru
        antrean.extend(baru)
    return set(graf) - sampai


@pytest.fixture(scope="module", params=[DUA_POSYANDU, SATU_RANTAI], ids=["dua", "rantai"])
def jelajah(request):
    """(negara, graf): a tree with all its reachable states."""
    negara = Negara(request.param)
    return negara, negara.semua()


def test_no_locked_sum_changes(jelajah):
    assert berubah_diam_diam(*jelajah) == set()


def test_no_state_is_stuck(jelajah):
    assert macet(jelajah[1]) == set()


def test_a_silent_posyandu_holds_nobody_up(jelajah):
    negara, graf = jelajah

    def tanpa_posyandu(aksi, unit):
        return aksi != "isi" and not (
            unit in negara.posyandu and alur.ATURAN[aksi].pelaku == Relasi.UNIT_SENDIRI
        )

    assert macet(graf, tanpa_posyandu) == set()


def test_one_decision_changes_one_unit_save_along_a_path(jelajah):
    negara, graf = jelajah
    banyaknya = {aksi: set() for aksi in Aksi}
    for isi, semua_langkah in graf.items():
        for aksi, unit, perubahan, lanjut in semua_langkah:
            if aksi == "isi":
                continue
            lama, baru = negara.keadaan(isi), negara.keadaan(lanjut)
            berubah = {u for u in negara.unit if lama[u] != baru[u]}
            assert berubah <= perubahan
            assert unit in berubah
            banyaknya[aksi].add(len(perubahan))
    dalam = max(len(jalur) for jalur in negara.jalur_ke_bawah("pusat"))
    assert banyaknya == {aksi: {1} for aksi in Aksi} | {
        Aksi.KEMBALIKAN_SAMPAI: set(range(2, dalam)),
        Aksi.BUKA: set(range(1, dalam + 1)),
    }


def test_pusat_is_only_open_or_closed(jelajah):
    pusat = {isi[0][0] for isi in jelajah[1]}
    assert pusat == {"belum", "draf", "dikembalikan", "disetujui"}


def ubah(monkeypatch, aksi, **perubahan):
    monkeypatch.setitem(alur.ATURAN, aksi, replace(alur.ATURAN[aksi], **perubahan))


@pytest.mark.parametrize("aksi", [Aksi.SETUJUI, Aksi.BATALKAN])
def test_the_search_finds_a_missing_lock(monkeypatch, aksi):
    ubah(monkeypatch, aksi, syarat=())
    negara = Negara(SATU_POSYANDU)
    assert berubah_diam_diam(negara, negara.semua()) == {("wilayah", aksi), ("pusat", aksi)}


def test_the_search_finds_a_stuck_state(monkeypatch):
    ubah(monkeypatch, Aksi.BUKA, dari=frozenset())
    graf = Negara(SATU_POSYANDU).semua()
    assert macet(graf) == {isi for isi in graf if isi[0][0] == Keadaan.DISETUJUI}
