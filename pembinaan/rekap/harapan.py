"""Which units a month waits for.

A Posyandu is expected if it opened before the month and is active on the month's last day, unless
it moved in between; a wilayah is expected if it holds an expected Posyandu. A Posyandu stands
where its report of that month says, and without one where it is now.
"""

from collections import defaultdict

from django.db import connection
from django.db.models import OuterRef, Q, Subquery

from kelembagaan.cakupan import kode_induk
from kelembagaan.posyandu.models import Posyandu
from layanan.laporan.bulan import akhir_bulan, bulan_sebelum
from layanan.laporan.models import LaporanBulanan

# Children of one wilayah above the desa; each probe stops at the first Posyandu found. Where all
# Posyandu of a wilayah have another code by now, the count of that month is what is left.
SQL_ANAK = """
WITH anak AS (
    SELECT w.kode, r.posyandu_diharapkan AS tercatat
    FROM (
        SELECT kode FROM kelembagaan_wilayah
        WHERE induk_id = (SELECT id FROM kelembagaan_wilayah WHERE kode = %(kode)s)
        UNION
        SELECT kode FROM pembinaan_rekapwilayah WHERE kode_induk = %(kode)s AND bulan = %(bulan)s
    ) w
    LEFT JOIN pembinaan_rekapwilayah r ON r.kode = w.kode AND r.bulan = %(bulan)s
)
SELECT kode FROM anak
WHERE EXISTS (
    SELECT 1 FROM kelembagaan_posyandu p
    WHERE p.kode >= anak.kode || '.' AND p.kode < anak.kode || '/'
      AND p.mulai < %(bulan)s AND (p.selesai IS NULL OR p.selesai >= %(akhir)s)
      AND NOT EXISTS (
          SELECT 1 FROM layanan_laporanbulanan l
          WHERE l.posyandu_id = p.id
            AND (l.bulan = %(bulan)s AND l.kode <> p.kode
                 OR l.bulan = %(sebelum)s AND l.kode_induk <> left(p.kode, 13)))
) OR tercatat > 0 AND NOT EXISTS (
    SELECT 1 FROM kelembagaan_posyandu p
    WHERE p.kode >= anak.kode || '.' AND p.kode < anak.kode || '/')
"""


def posyandu_diharapkan(*, bulan, desa):
    """{kode desa: {kode of the unit: pk of the Posyandu}} of the expected ones of these desa."""
    laporan = LaporanBulanan.objects.filter(posyandu=OuterRef("pk"))
    baris = (
        Posyandu.objects.filter(
            Q(wilayah__kode__in=desa)
            | Q(
                pk__in=LaporanBulanan.objects.filter(kode_induk__in=desa, bulan=bulan).values(
                    "posyandu"
                )
            )
        )
        .filter(mulai__lt=bulan)
        .filter(Q(selesai__isnull=True) | Q(selesai__gte=akhir_bulan(bulan)))
        .values_list(
            "pk",
            "kode",
            Subquery(laporan.filter(bulan=bulan).values("kode")),
            Subquery(laporan.filter(bulan=bulan_sebelum(bulan)).values("kode_induk")),
        )
    )
    hasil = defaultdict(dict)
    for pk, kode_kini, kode_bulan, desa_lalu in baris:
        kode = kode_bulan or kode_kini
        if desa_lalu in (None, kode_induk(kode)) and kode_induk(kode) in desa:
            hasil[kode_induk(kode)][kode] = pk
    return hasil


def anak_diharapkan(*, bulan, kode):
    """Codes of the direct children of this wilayah that the month waits for; one query."""
    if len(kode) == 13:
        return set(posyandu_diharapkan(bulan=bulan, desa=[kode])[kode])
    with connection.cursor() as cursor:
        cursor.execute(
            SQL_ANAK,
            {
                "kode": kode,
                "bulan": bulan,
                "akhir": akhir_bulan(bulan),
                "sebelum": bulan_sebelum(bulan),
            },
        )
        return {baris[0] for baris in cursor.fetchall()}


def desa_berposyandu(*, bulan):
    """Codes of all desa that hold a Posyandu of this month, expected or reported."""
    kini = Posyandu.objects.filter(mulai__lt=bulan).filter(
        Q(selesai__isnull=True) | Q(selesai__gte=akhir_bulan(bulan))
    )
    lapor = LaporanBulanan.objects.filter(bulan=bulan)
    return {
        *kini.order_by().values_list("wilayah__kode", flat=True).distinct(),
        *lapor.order_by().values_list("kode_induk", flat=True).distinct(),
    }
