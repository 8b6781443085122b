"""Figures of pendampingan, the same for every field."""

from django.db.models import Count, DateField, Exists, F, OuterRef, Q, Subquery, Value

from layanan.laporan.bulan import akhir_bulan
from layanan.laporan.indikator import Indikator, Sumber, catatan_bulan
from layanan.pendampingan.models import Pendampingan


def _berjalan(bulan, posyandu_ids):
    """What is open at the month's end; `akhir` and the next visit as it was last planned."""
    akhir = akhir_bulan(bulan)
    langkah = Pendampingan.objects.berlaku().filter(tanggal__lte=akhir)
    selesai = langkah.filter(induk=OuterRef("pk")).exclude(hasil_akhir="")
    rantai = langkah.filter(Q(induk=OuterRef("pk")) | Q(pk=OuterRef("pk")))
    rencana = rantai.order_by("-tanggal", "-pk").values("rencana_berikut")[:1]
    buka = langkah.filter(induk=None, posyandu_id__in=posyandu_ids)
    buka = buka.filter(~Exists(selesai.order_by())).annotate(rencana=Subquery(rencana))
    return buka.annotate(akhir=Value(akhir, output_field=DateField()))


BULAN_INI = Sumber("pendampingan", lambda bulan, ids: catatan_bulan(Pendampingan, bulan, ids))
BERJALAN = Sumber("pendampingan_berjalan", _berjalan)


def indikator_pendampingan(bidang):
    """[Indikator]: accompanied, opened, visited, closed, still open, overdue."""
    milik = Q(bidang_spm=bidang)
    tercapai = milik & Q(hasil_akhir="tercapai")
    didampingi = Count("keluarga", filter=milik, distinct=True)
    didampingi += Count("warga", filter=milik, distinct=True)
    return [
        Indikator(
            kode=f"dampingi_{bidang}_{akhiran}",
            nama=nama,
            satuan=satuan,
            sumber=sumber,
            ekspresi=ekspresi,
            bidang=bidang,
            formulir=f"pendampingan_{bidang}",
        )
        for akhiran, nama, satuan, sumber, ekspresi in (
            ("subjek", "Didampingi", "warga/keluarga", BULAN_INI, didampingi),
            (
                "kunjungan",
                "Kunjungan pendampingan",
                "kali",
                BULAN_INI,
                Count("pk", filter=milik & Q(induk__isnull=False)),
            ),
            (
                "selesai",
                "Pendampingan selesai",
                "kali",
                BULAN_INI,
                Count("pk", filter=milik & ~Q(hasil_akhir="")),
            ),
            (
                "tercapai",
                "Di antaranya tujuannya tercapai",
                "kali",
                BULAN_INI,
                Count("pk", filter=tercapai),
            ),
            (
                "berjalan",
                "Pendampingan masih berjalan",
                "kali",
                BERJALAN,
                Count("pk", filter=milik),
            ),
            (
                "terlambat",
                "Di antaranya kunjungannya terlambat",
                "kali",
                BERJALAN,
                Count("pk", filter=milik & Q(rencana__lte=F("akhir"))),
            ),
        )
    ]
