"""What runs where, and since when: a Posyandu's fields, a region's registers.

What does not run is not asked for, and its figure is "belum berjalan", which is not zero. What
is sent into such a register is kept like any other entry.
"""

from dataclasses import dataclass

from django.db.models import Q, Subquery
from django.db.models.functions import Length

from kelembagaan.cakupan import kode_leluhur
from kelembagaan.posyandu.models import BidangAktif
from layanan.formulir.daftar import daftar_register
from layanan.formulir.models import PengaturanRegister


def _terdekat(kode, tanggal):
    """The settings that may hold at a code on a day, the one that does first."""
    semua = PengaturanRegister.objects.filter(
        wilayah__kode__in=[*kode_leluhur(kode), kode], mulai__lte=tanggal
    )
    return semua.order_by(Length("wilayah__kode").desc(), "-mulai").values("belum")


def belum_berjalan(kode, tanggal):
    """kode of the registers that do not run at the place of this code on this day."""
    return frozenset((_terdekat(kode, tanggal).first() or {}).get("belum", ()))


def belum_per_kode(semua_kode, tanggal):
    """{code: kode of the registers that do not run there}, of many places in one query."""
    jalan = {kode: [*kode_leluhur(kode), kode] for kode in semua_kode}
    baris = PengaturanRegister.objects.filter(
        wilayah__kode__in=set().union(*jalan.values()), mulai__lte=tanggal
    )
    berlaku = dict(baris.order_by("mulai").values_list("wilayah__kode", "belum"))
    hasil = {}
    for kode, atas in jalan.items():
        ada = [w for w in atas if w in berlaku]
        hasil[kode] = frozenset(berlaku[ada[-1]]) if ada else frozenset()
    return hasil


def bidang_kosong(belum):
    """The fields of which no register runs."""
    return {f.bidang for f in daftar_register()} - {
        f.bidang for f in daftar_register() if f.kode not in belum
    }


@dataclass(frozen=True)
class Berjalan:
    """bidang: the fields of a Posyandu that run on a day; belum: the registers that do not."""

    bidang: frozenset
    belum: frozenset

    def memuat(self, formulir):
        """Whether this register is kept."""
        return formulir.bidang in self.bidang and formulir.kode not in self.belum


def berjalan(posyandu_id, kode, tanggal):
    """Berjalan of one Posyandu at the place of this code; one query."""
    baris = BidangAktif.objects.filter(
        Q(selesai__isnull=True) | Q(selesai__gte=tanggal), posyandu=posyandu_id, mulai__lte=tanggal
    ).annotate(belum=Subquery(_terdekat(kode, tanggal)[:1]))
    isi = dict(baris.values_list("bidang", "belum"))
    belum = frozenset(next(iter(isi.values()), None) or ())
    return Berjalan(frozenset(isi) - bidang_kosong(belum), belum)
