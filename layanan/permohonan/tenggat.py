"""Until when the holder of a ticket owes the next step."""

from django.db.models import Q

from kelembagaan.cakupan import kode_leluhur
from kelembagaan.kalender.selectors import jatuh_tempo
from layanan.permohonan.models import BatasLayanan


def batas_berlaku(kode, bidang):
    """The BatasLayanan that holds for a field at the place of this code, or None."""
    semua = BatasLayanan.objects.filter(Q(bidang=bidang) | Q(bidang=""))
    semua = semua.filter(wilayah__kode__in=kode_leluhur(kode))
    return semua.order_by("-wilayah__kode", "-bidang").first()


def pasang_tenggat(permohonan):
    """Set `tenggat` and `tenggat_kuning` from `sejak`; nothing is owed on what has ended."""
    kode = permohonan.posyandu.kode
    batas = None if permohonan.berakhir else batas_berlaku(kode, permohonan.bidang_spm)
    permohonan.tenggat = permohonan.tenggat_kuning = None
    if batas is not None:
        permohonan.tenggat_kuning, permohonan.tenggat = jatuh_tempo(
            kode, permohonan.sejak, batas.hari_kuning, batas.hari_merah
        )
