"""Recap of a month by group (Posyandu siklus hidup): came or not, normal or problem, referred."""

from dataclasses import dataclass, field

from kelembagaan.bidang import Bidang
from layanan.formulir.daftar import daftar_register
from layanan.hari_buka.models import Kunjungan
from layanan.kesehatan.kartu.models.bersama import Rujukan
from layanan.kesehatan.kartu.selectors import register_temuan
from layanan.laporan.bulan import akhir_bulan
from layanan.warga.models import Warga
from layanan.warga.sasaran import Kelompok, kelompok


@dataclass
class BarisILP:
    """One group: sets of persons' keys."""

    nama: str
    sasaran: set = field(default_factory=set)
    datang: set = field(default_factory=set)
    masalah: set = field(default_factory=set)
    dirujuk: set = field(default_factory=set)

    @property
    def angka(self):
        """Sasaran, came, did not, normal, problem, referred."""
        datang, masalah = self.sasaran & self.datang, self.sasaran & self.masalah
        return (
            len(self.sasaran),
            len(datang),
            len(self.sasaran - datang),
            len(datang - masalah),
            len(datang & masalah),
            len(self.sasaran & self.dirujuk),
        )


def rekap_ilp(posyandu, bulan):
    """[BarisILP] of one Posyandu; who was seen elsewhere as a guest came too."""
    akhir = akhir_bulan(bulan)
    milik = {"warga__posyandu": posyandu, "tanggal__range": (bulan, akhir)}
    datang, masalah = {orang for orang, _ in kedatangan(**milik)}, _masalah(milik)
    dirujuk = set(Rujukan.objects.berlaku().filter(**milik).values_list("warga", flat=True))
    baris = {k: BarisILP(k.label, set(), datang, masalah, dirujuk) for k in Kelompok}
    orang = Warga.objects.filter(posyandu=posyandu).hadir_pada(akhir)
    for w in orang.only("tanggal_lahir").prefetch_related("kehamilan"):
        for satu in kelompok(w, akhir, w.kehamilan.all()):
            baris[satu].sasaran.add(w.pk)
    return list(baris.values())


def kedatangan(**milik):
    """{(pk of who came, day)}: marked as present, or with an entry of that opening day.

    Who was only seen at home did not come.
    """
    lain = [f for f in daftar_register() if f.langkah and f.subjek == "warga"]
    hadir = [
        m.objects.berlaku()
        .order_by()
        .filter(**milik, hari_buka__isnull=False)
        .values_list("warga", "tanggal")
        for m in (Kunjungan, *(f.model for f in lain if f.bidang == Bidang.KESEHATAN))
    ]
    return set(hadir[0].union(*hadir[1:]))


def _masalah(milik):
    """Who has a finding."""
    return {
        satu.warga_id
        for f in register_temuan()
        for satu in f.model.objects.berlaku().filter(**milik).select_related("warga")
        if satu.temuan()
    }
