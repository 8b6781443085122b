"""Writes to the table of regions."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import connection, transaction

from kelembagaan.cakupan import TINGKAT

# More than this share of the running codes may not vanish at once: a file that was cut off.
BATAS_HILANG = 0.1


@dataclass(frozen=True)
class HasilMuat:
    """Codes by what happened to them."""

    baru: list[str]
    berubah: list[str]
    dibuka_lagi: list[str]
    berakhir: list[str]
    tetap_berakhir: list[str]


@transaction.atomic
def muat_wilayah(*, baris, hari_ini):
    """Make the table equal to `baris` (an iterable of BarisWilayah, each parent among them).

    Codes not in `baris` end on `hari_ini` and stay; one that comes back is reopened, unless
    somebody has named its successor. A local name is filled in only where there is none.
    """
    with connection.cursor() as kursor:
        _salin(kursor, baris)
        _tolak_terlalu_banyak_hilang(kursor)
        hasil = HasilMuat(
            berubah=_kode(kursor, SQL_BERUBAH),
            dibuka_lagi=_kode(kursor, SQL_BUKA_LAGI),
            baru=[k for panjang in TINGKAT for k in _kode(kursor, SQL_BARU, [panjang])],
            berakhir=_kode(kursor, SQL_BERAKHIR, [hari_ini]),
            tetap_berakhir=_kode(kursor, SQL_TETAP_BERAKHIR),
        )
        kursor.execute("DROP TABLE wilayah_masuk")
        if hasil.baru:
            kursor.execute("ANALYZE kelembagaan_wilayah")
    return hasil


def _salin(kursor, baris):
    kursor.execute(
        'CREATE TEMPORARY TABLE wilayah_masuk (kode text COLLATE "C" PRIMARY KEY, nama text,'
        " nama_cari text, jenis_wilayah text, sebutan text) ON COMMIT DROP"
    )
    with kursor.copy("COPY wilayah_masuk FROM STDIN") as salin:
        for satu in baris:
            salin.write_row(
                (satu.kode, satu.nama, satu.nama_cari, str(satu.jenis_wilayah), satu.sebutan)
            )
    kursor.execute("ANALYZE wilayah_masuk")


def _tolak_terlalu_banyak_hilang(kursor):
    kursor.execute(SQL_HITUNG)
    berjalan, hilang = kursor.fetchone()
    if hilang > max(100, berjalan * BATAS_HILANG):
        raise ValidationError(
            f"{hilang} dari {berjalan} wilayah tidak ada lagi di berkas. Berkasnya mungkin"
            " terpotong; tidak ada yang diubah."
        )


def _kode(kursor, sql, parameter=()):
    kursor.execute(sql, parameter)
    return [baris[0] for baris in kursor.fetchall()]


SQL_HITUNG = """
SELECT count(*), count(*) FILTER (WHERE m.kode IS NULL)
FROM kelembagaan_wilayah w LEFT JOIN wilayah_masuk m USING (kode)
WHERE w.berlaku_sampai IS NULL
"""

SQL_BERUBAH = """
UPDATE kelembagaan_wilayah w
SET nama = m.nama, nama_cari = m.nama_cari, jenis_wilayah = m.jenis_wilayah,
    sebutan = CASE WHEN w.sebutan = '' THEN m.sebutan ELSE w.sebutan END
FROM wilayah_masuk m
WHERE w.kode = m.kode
  AND ((w.nama, w.nama_cari, w.jenis_wilayah) <> (m.nama, m.nama_cari, m.jenis_wilayah)
       OR (w.sebutan = '' AND m.sebutan <> ''))
RETURNING w.kode
"""

SQL_BUKA_LAGI = """
UPDATE kelembagaan_wilayah w SET berlaku_sampai = NULL
FROM wilayah_masuk m
WHERE w.kode = m.kode AND w.berlaku_sampai IS NOT NULL AND w.kode_penerus IS NULL
RETURNING w.kode
"""

SQL_TETAP_BERAKHIR = """
SELECT w.kode FROM kelembagaan_wilayah w JOIN wilayah_masuk m USING (kode)
WHERE w.berlaku_sampai IS NOT NULL AND w.kode_penerus IS NOT NULL ORDER BY w.kode
"""

SQL_BARU = """
INSERT INTO kelembagaan_wilayah (kode, nama, nama_cari, jenis_wilayah, induk_id, sebutan)
SELECT m.kode, m.nama, m.nama_cari, m.jenis_wilayah, induk.id, m.sebutan
FROM wilayah_masuk m
LEFT JOIN kelembagaan_wilayah w USING (kode)
LEFT JOIN kelembagaan_wilayah induk
  ON m.kode <> '' AND induk.kode = regexp_replace(m.kode, '\\.?[0-9]+$', '')
WHERE w.id IS NULL AND length(m.kode) = %s
ORDER BY m.kode
RETURNING kode
"""

SQL_BERAKHIR = """
UPDATE kelembagaan_wilayah w SET berlaku_sampai = %s
WHERE w.berlaku_sampai IS NULL
  AND NOT EXISTS (SELECT FROM wilayah_masuk m WHERE m.kode = w.kode)
RETURNING w.kode
"""
