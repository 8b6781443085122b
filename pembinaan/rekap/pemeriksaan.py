"""periksa_rekap: the sums again by another road, in SQL over the frozen reports."""

from dataclasses import dataclass

from django.db import connection

from layanan.laporan.indikator import hitung
from layanan.laporan.keadaan import TERKUNCI
from layanan.laporan.models import LaporanBulanan
from pembinaan.rekap.models import RekapWilayah, TandaUsang

# An approved report counts at its desa, and one tier higher for each approved wilayah above it.
SQL_DISETUJUI = """
WITH RECURSIVE naik AS (
    SELECT id, kode_induk AS kode FROM layanan_laporanbulanan
    WHERE bulan = %(bulan)s AND keadaan = 'disetujui'
    UNION ALL
    SELECT naik.id, r.kode_induk FROM naik
    JOIN pembinaan_rekapwilayah r
      ON r.kode = naik.kode AND r.bulan = %(bulan)s AND r.keadaan = 'disetujui'
    WHERE r.kode_induk IS NOT NULL
)
SELECT naik.kode, a.key, sum(a.value::bigint)
FROM naik JOIN layanan_laporanbulanan l ON l.id = naik.id
CROSS JOIN LATERAL jsonb_each_text(l.angka) a
GROUP BY 1, 2
"""
# What was last sent counts in every wilayah above, whatever was decided on it.
SQL_BERJALAN = """
SELECT left(l.kode, p.panjang), a.key, sum(a.value::bigint)
FROM layanan_laporanbulanan l
CROSS JOIN (VALUES (0), (2), (5), (8), (13)) AS p (panjang)
CROSS JOIN LATERAL jsonb_each_text(l.angka) a
WHERE l.bulan = %(bulan)s
GROUP BY 1, 2
"""


@dataclass(frozen=True)
class Selisih:
    """One stored figure that is not what the reports add up to."""

    wilayah: str
    kode: str
    bulan: object
    jumlah: str
    indikator: str
    tersimpan: int
    seharusnya: int

    def __str__(self):
        return (
            f"{self.wilayah} ({self.kode or 'pusat'}), {self.bulan:%Y-%m}, {self.jumlah}, "
            f"{self.indikator}: tersimpan {self.tersimpan}, seharusnya {self.seharusnya}"
        )


def periksa(bulan=None):
    """Every Selisih of one month, or of all months that have a recap."""
    semua = (
        [bulan]
        if bulan
        else RekapWilayah.objects.order_by("bulan").values_list("bulan", flat=True).distinct()
    )
    for satu in semua:
        yield from _periksa_bulan(satu)


def _periksa_bulan(bulan):
    """A wilayah that is marked stale is not compared in `berjalan`: the worker is about to."""
    disetujui, berjalan = _jumlah(SQL_DISETUJUI, bulan), _jumlah(SQL_BERJALAN, bulan)
    usang = set(TandaUsang.objects.filter(bulan=bulan).values_list("kode", flat=True))
    baris = RekapWilayah.objects.filter(bulan=bulan).select_related("wilayah").order_by("kode")
    ada = set()
    for rekap in baris:
        ada.add(rekap.kode)
        nama = str(rekap.wilayah)
        beda = {"disetujui": (rekap.disetujui, disetujui.get(rekap.kode, {}))}
        if rekap.kode not in usang:
            beda["berjalan"] = (rekap.berjalan, berjalan.get(rekap.kode, {}))
        for jumlah, (tersimpan, seharusnya) in beda.items():
            for indikator in sorted(tersimpan.keys() | seharusnya.keys()):
                lama, baru = tersimpan.get(indikator, 0), seharusnya.get(indikator, 0)
                if lama != baru:
                    yield Selisih(nama, rekap.kode, bulan, jumlah, indikator, lama, baru)
    for kode in sorted(disetujui.keys() - ada):
        for indikator, baru in sorted(disetujui[kode].items()):
            yield Selisih("tanpa rekap", kode, bulan, "disetujui", indikator, 0, baru)


def _jumlah(sql, bulan):
    """{kode: {indikator: int}}"""
    hasil = {}
    with connection.cursor() as cursor:
        cursor.execute(sql, {"bulan": bulan})
        for kode, indikator, nilai in cursor.fetchall():
            hasil.setdefault(kode, {})[indikator] = int(nilai)
    return hasil


def register_berubah(bulan=None, potongan=500):
    """(kode Posyandu, bulan, indikator, frozen, now) where today's registers say something else.

    For information: entries that came in after sending are kept out of a sent figure on purpose.
    """
    laporan = LaporanBulanan.objects.filter(keadaan__in=TERKUNCI).order_by("bulan", "pk")
    if bulan:
        laporan = laporan.filter(bulan=bulan)
    per_bulan = {}
    for satu in laporan.values_list("bulan", "posyandu_id", "kode", "angka"):
        per_bulan.setdefault(satu[0], []).append(satu[1:])
    for satu_bulan, baris in per_bulan.items():
        for awal in range(0, len(baris), potongan):
            yield from _banding(satu_bulan, baris[awal : awal + potongan])


def _banding(bulan, baris):
    kini = hitung(bulan=bulan, posyandu_ids=[pk for pk, _, _ in baris])
    for pk, kode, angka in baris:
        for indikator, beku in angka.items():
            if (baru := kini[pk].get(indikator, 0)) != beku:
                yield kode, bulan, indikator, beku, baru
