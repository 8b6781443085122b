"""Until when the holder of a ticket owes the next step."""

from django.db.models import Q

from kelembagaan.cakupan import kode_leluhur, q_prefiks
from kelembagaan.kalender.selectors import Kalender
from layanan.permohonan.models import BatasLayanan, Permohonan

SEKALI = 500


class Tenggat:
    """The service limits and holidays at the place of one code and below it, read once."""

    def __init__(self, kode, sejak):
        di_sini = Q(wilayah__kode__in=kode_leluhur(kode)) | q_prefiks("wilayah__kode", kode)
        semua = BatasLayanan.objects.filter(di_sini).select_related("wilayah")
        self._batas = {(b.wilayah.kode, b.bidang): b for b in semua}
        self._kalender = Kalender(kode, sejak) if self._batas else None

    def batas(self, kode, bidang):
        """The BatasLayanan that holds for a field at the place of this code, or None."""
        for wilayah in reversed(kode_leluhur(kode)):
            for satu in (bidang, ""):
                if (wilayah, satu) in self._batas:
                    return self._batas[wilayah, satu]
        return None

    def pasang(self, permohonan):
        """Set `tenggat` and `tenggat_kuning` from `sejak`; nothing is owed on what has ended."""
        kode = permohonan.posyandu.kode
        batas = None if permohonan.berakhir else self.batas(kode, permohonan.bidang_spm)
        permohonan.tenggat = permohonan.tenggat_kuning = None
        if batas is not None:
            mulai, hari = permohonan.sejak, self._kalender.sesudah
            permohonan.tenggat_kuning = hari(kode, mulai, batas.hari_kuning)
            permohonan.tenggat = hari(kode, mulai, batas.hari_merah)


def pasang_tenggat(permohonan):
    """The same for one ticket."""
    Tenggat(permohonan.posyandu.kode, permohonan.sejak).pasang(permohonan)


def hitung_ulang(kode):
    """After a change of the limits or holidays there: the deadlines of what is open; how many."""
    semua = Permohonan.objects.terbuka().filter(q_prefiks("posyandu__kode", kode))
    pertama = semua.order_by("sejak").values_list("sejak", flat=True).first()
    if pertama is None:
        return 0
    tenggat, jumlah, sesudah = Tenggat(kode, pertama), 0, 0
    semua = semua.select_related("posyandu").order_by("pk")
    while baris := list(semua.filter(pk__gt=sesudah)[:SEKALI]):
        for satu in baris:
            tenggat.pasang(satu)
        Permohonan.objects.bulk_update(baris, ["tenggat", "tenggat_kuning"])
        jumlah, sesudah = jumlah + len(baris), baris[-1].pk
    return jumlah
