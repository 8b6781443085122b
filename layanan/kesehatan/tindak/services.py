from django.db.models import F
from django.urls import reverse

from kelembagaan.akun.models import Pengguna, Penugasan
from kelembagaan.pemberitahuan.services import beri_tahu
from kelembagaan.peran import Peran
from layanan.kesehatan.tindak.models import Peristiwa
from layanan.warga.models import Warga

MENINGGAL = Peristiwa.JenisPeristiwa.MENINGGAL


def nakes_desa(wilayah):
    """Pengguna who serve this desa as nakes."""
    nakes = Penugasan.objects.berlaku().filter(peran=Peran.NAKES)
    siapa = (
        nakes.filter(kode=wilayah.kode)
        .values("pengguna")
        .union(nakes.filter(desa_lain=wilayah).values("pengguna"))
    )
    return Pengguna.objects.filter(pk__in=siapa)


def sesudah_peristiwa(rows):
    """Hook of the register: the day of death stands with the person too, and the nakes is told."""
    for baris in rows:
        baru = baris.revisi == 1
        if MENINGGAL in (baris.jenis_peristiwa, _jenis_sebelumnya(baris)):
            _catat_meninggal(baris)
        if baru:
            tautan = reverse("layanan:catatan", args=["peristiwa", baris.pk])
            _kabari(baris.posyandu, baris.get_jenis_peristiwa_display(), baris.tanggal, tautan)


def kabari_meninggal(warga):
    """Hook of the register: a death told on the person's own page."""
    tautan = reverse("layanan:warga_rinci", args=[warga.pk])
    _kabari(warga.posyandu, MENINGGAL.label, warga.meninggal_pada, tautan)


def _kabari(posyandu, peristiwa, tanggal, tautan):
    """Tell the nakes. A notice names nobody: it is read on a locked screen."""
    beri_tahu(
        kepada=nakes_desa(posyandu.wilayah),
        teks=f"{posyandu}: {peristiwa.lower()}, {tanggal:%d-%m-%Y}. Buka untuk membaca.",
        tautan=tautan,
    )


def _jenis_sebelumnya(baris):
    """What the entry said before it was corrected or withdrawn; None of a new one."""
    dulu = baris.events.filter(revisi=baris.revisi - 1).order_by("pgh_id")
    return dulu.values_list("jenis_peristiwa", flat=True).last()


def _catat_meninggal(baris):
    """Set the person's day of death, or take it back where the entry does not say so any more."""
    berlaku = baris.dibatalkan_pada is None and baris.jenis_peristiwa == MENINGGAL
    Warga.objects.filter(pk=baris.warga_id).update(
        meninggal_pada=baris.tanggal if berlaku else None,
        revisi=F("revisi") + 1,
        diubah_oleh=baris.diubah_oleh or baris.dicatat_oleh,
        alasan_ubah="Kematian dicatat." if berlaku else "Catatan kematian dibatalkan.",
    )
