"""The stock book: in, given, out, left."""

from dataclasses import dataclass

from django.db.models import Count, Q, Sum

from layanan.kesehatan.kartu.models.anak import GiziAnak, Suplemen, TtdRemaja
from layanan.kesehatan.kartu.models.ibu import PelayananHamil, PelayananNifas
from layanan.kesehatan.stok.models import StokGerak

Bahan, Arah = StokGerak.Bahan, StokGerak.Arah
# (register, what of it was given to people, of which the sum goes out of the stock)
PEMBERIAN = (
    (Suplemen, Bahan.VITAMIN_A_BIRU, Count("pk", filter=Q(vitamin_a="biru"))),
    (Suplemen, Bahan.VITAMIN_A_MERAH, Count("pk", filter=Q(vitamin_a="merah"))),
    (Suplemen, Bahan.OBAT_CACING, Count("pk", filter=Q(obat_cacing=True))),
    (PelayananNifas, Bahan.VITAMIN_A_MERAH, Sum("vitamin_a")),
    (PelayananNifas, Bahan.TTD, Sum("ttd_diberi")),
    (PelayananHamil, Bahan.TTD, Sum("ttd_diberi")),
    (PelayananHamil, Bahan.PMT, Sum("mt_porsi")),
    (TtdRemaja, Bahan.TTD, Sum("ttd_diberi")),
    (GiziAnak, Bahan.PMT, Sum("pmt_hari", filter=Q(pmt_diberi=True))),
)


@dataclass
class Sisa:
    """One line of the book; a child's portion of food is one a day."""

    bahan: str
    masuk: int = 0
    diberikan: int = 0
    keluar: int = 0

    @property
    def sisa(self):
        return self.masuk - self.diberikan - self.keluar


def buku_stok(posyandu, *, kecuali=None, hanya=""):
    """[Sisa] of one Posyandu since its first entry of a thing; what was given before has no line.

    A thing that never came in is left out: then it was not the Posyandu's to keep.
    kecuali: the pk of an entry that is not counted; hanya: the only thing that is asked for.
    """
    gerak = StokGerak.objects.berlaku().filter(posyandu=posyandu).exclude(pk=kecuali).order_by()
    if hanya:
        gerak = gerak.filter(bahan=hanya)
    baris = {}
    mulai = {}
    for satu in gerak.values("bahan", "arah", "jumlah", "tanggal"):
        sisa = baris.setdefault(satu["bahan"], Sisa(Bahan(satu["bahan"]).label))
        setattr(sisa, satu["arah"], getattr(sisa, satu["arah"]) + satu["jumlah"])
        mulai[satu["bahan"]] = min(satu["tanggal"], mulai.get(satu["bahan"], satu["tanggal"]))
    for model, bahan, banyak in PEMBERIAN:
        if bahan in mulai:
            semua = model.objects.berlaku().order_by().filter(posyandu=posyandu)
            semua = semua.filter(tanggal__gte=mulai[bahan])
            baris[bahan].diberikan += semua.aggregate(n=banyak)["n"] or 0
    return [baris[b] for b in Bahan.values if b in baris]
