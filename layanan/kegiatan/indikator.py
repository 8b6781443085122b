"""Figures of the activities, the same for every field."""

from django.db.models import Count, F, Q, Sum
from django.db.models.functions import Coalesce

from layanan.kegiatan.models import Kegiatan
from layanan.laporan.indikator import Indikator, Sumber, catatan_bulan

KEGIATAN = Sumber("kegiatan", lambda bulan, ids: catatan_bulan(Kegiatan, bulan, ids))
PESERTA = Coalesce(F("peserta_l"), 0) + Coalesce(F("peserta_p"), 0)


def indikator_kegiatan(bidang):
    """[Indikator]: how many activities of a field, of which kind of report, with how many."""
    milik = Q(bidang_spm=bidang)
    ragam = Kegiatan.RagamLaporan
    daftar = [
        ("", "Kegiatan", "kali", Count("pk", filter=milik)),
        ("_peserta", "Peserta kegiatan", "orang", Sum(PESERTA, filter=milik)),
    ]
    daftar += [
        (
            f"_{r}",
            f"Kegiatan {r.label.lower()}",
            "kali",
            Count("pk", filter=milik & Q(ragam_laporan=r)),
        )
        for r in ragam
    ]
    return [
        Indikator(
            kode=f"kegiatan_{bidang}{akhiran}",
            nama=nama,
            satuan=satuan,
            sumber=KEGIATAN,
            ekspresi=ekspresi,
            bidang=bidang,
            formulir=f"kegiatan_{bidang}",
        )
        for akhiran, nama, satuan, ekspresi in daftar
    ]
