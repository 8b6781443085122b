"""Who sends and decides for a unit, and how one person stands to it.

A wilayah without any active account that may is represented by the nearest one above it that has
one. The rules are those of the review table (alur.py); here they meet Penugasan.
"""

from collections import defaultdict

from django.db.models import Q

from kelembagaan.akun.models import Penugasan
from kelembagaan.bidang import Bidang
from kelembagaan.cakupan import kode_induk, kode_leluhur
from kelembagaan.peran import Jabatan, Peran
from pembinaan.tinjauan.alur import Relasi
from pembinaan.tinjauan.models import JABATAN_PEMUTUS

JABATAN_DESA = (Jabatan.KADES, Jabatan.SEKDES)
SEMUA_BIDANG = frozenset(Bidang.values)


class Pejabat:
    """The accounts that may send and decide for some wilayah; one query.

    kode: codes of wilayah. posyandu_id: also its pengurus and kader.
    """

    def __init__(self, kode, posyandu_id=None):
        cari = Q(kode__in=set(kode), peran__in=[Peran.PEMDES, Peran.TIM_PEMBINA])
        if posyandu_id:
            cari |= Q(posyandu_id=posyandu_id)
        baris = Penugasan.objects.berlaku().filter(cari).select_related("wilayah__pengaturantim")
        self._jabatan = {}
        self._wilayah, self._posyandu = defaultdict(set), defaultdict(set)
        for p in baris:
            if p.posyandu_id:
                if p.peran == Peran.PENGURUS or _enam_bidang(p.bidang):
                    self._posyandu[p.peran].add(p.pengguna_id)
                continue
            self._jabatan[p.kode] = _jabatan_tim(p.wilayah)
            if self._memutuskan(p.peran, p.jabatan, p.kode):
                self._wilayah[p.kode].add(p.pengguna_id)

    def _memutuskan(self, peran, jabatan, kode):
        if peran == Peran.PEMDES:
            return jabatan in JABATAN_DESA
        return jabatan in self._jabatan.get(kode, JABATAN_PEMUTUS)

    def wewenang(self, cakupan):
        """The code for which this scope sends and decides, or None."""
        if cakupan.peran not in {Peran.PEMDES, Peran.TIM_PEMBINA}:
            return None
        (kode,) = cakupan.prefiks
        return kode if self._memutuskan(cakupan.peran, cakupan.jabatan, kode) else None

    def pelaksana(self, kode):
        """(code, account ids) of the wilayah that acts for `kode`: itself, or the nearest above."""
        while kode is not None:
            if self._wilayah[kode]:
                return kode, self._wilayah[kode]
            kode = kode_induk(kode)
        return None, set()

    def pengirim(self, unit):
        """Account ids of those who send this unit."""
        if len(unit.kode) < 17:
            return self.pelaksana(unit.kode)[1]
        return (
            self._posyandu[Peran.PENGURUS]
            or self._posyandu[Peran.KADER]
            or self.pelaksana(unit.kode_induk)[1]
        )

    def relasi(self, unit, cakupan):
        """How the holder of this scope stands to the unit: a set of Relasi."""
        hasil = set()
        wewenang = self.wewenang(cakupan)
        if len(unit.kode) == 17:
            hasil |= self._relasi_posyandu(unit, cakupan, wewenang)
        elif wewenang is not None and wewenang == self.pelaksana(unit.kode)[0]:
            sendiri = Relasi.UNIT_SENDIRI if unit.kode else Relasi.PUSAT
            hasil.add(sendiri if wewenang == unit.kode else Relasi.MEWAKILI_UNIT)
        if unit.kode and wewenang is not None:
            if wewenang == unit.kode_induk:
                hasil.add(Relasi.INDUK)
            elif wewenang == self.pelaksana(unit.kode_induk)[0]:
                hasil.add(Relasi.MEWAKILI_INDUK)
        return hasil

    def _relasi_posyandu(self, unit, cakupan, wewenang):
        for peran in (Peran.PENGURUS, Peran.KADER):
            if self._posyandu[peran]:
                sendiri = cakupan.posyandu_id == unit.posyandu_id and cakupan.peran == peran
                enam = peran == Peran.PENGURUS or cakupan.bidang == SEMUA_BIDANG
                return {Relasi.UNIT_SENDIRI} if sendiri and enam else set()
        if wewenang is None or wewenang != self.pelaksana(unit.kode_induk)[0]:
            return set()
        sendiri = wewenang == unit.kode_induk
        return {Relasi.UNIT_SENDIRI if sendiri else Relasi.MEWAKILI_UNIT}


def _jabatan_tim(wilayah):
    """Which jabatan of its tim decide, as it has set or by default."""
    pengaturan = getattr(wilayah, "pengaturantim", None)
    return (pengaturan and pengaturan.jabatan_pemutus) or JABATAN_PEMUTUS


def _enam_bidang(bidang):
    return not bidang or set(bidang) >= SEMUA_BIDANG


def pejabat_unit(unit):
    """The Pejabat of one unit and everything above it."""
    tangga = [*kode_leluhur(unit.kode), *([unit.kode] if len(unit.kode) < 17 else [])]
    return Pejabat(tangga, posyandu_id=getattr(unit, "posyandu_id", None))
