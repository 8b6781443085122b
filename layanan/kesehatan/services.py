"""What follows from weighings: z-scores, and naik or tidak naik from month to month."""

import datetime
import math
from collections import defaultdict

from django.db import transaction

from layanan.kesehatan import antropometri
from layanan.kesehatan.models import RefKBM, Timbang
from layanan.warga.models import Warga
from layanan.warga.sasaran import umur_bulan

# N, T, O and B are those of balita; apras are weighed without them.
BALITA_BULAN = 60
SEHARI = datetime.timedelta(days=1)
HASIL = ("hasil_timbang", "z_bb_u", "z_tb_u", "z_bb_tb", "versi_aturan")
UKURAN = ("berat", "tinggi", "cara_ukur")
KOLOM_KBM = ("jenis_kelamin", "umur_bulan_dari", "umur_bulan_sampai", "gram", "versi")


def sebelum_timbang(rows):
    """Hook of the register: new weighings get their results before they are written."""
    hitung_ulang(warga_ids={baris.warga_id for baris in rows}, rows=rows)


def sesudah_timbang(rows):
    """Hook of the register: a weighing also decides over the child's following weighings."""
    hitung_ulang(warga_ids={baris.warga_id for baris in rows}, rows=rows)


def sesudah_warga_berubah(warga_ids):
    """Hook of the register: age and sex decide over z-scores and KBM."""
    hitung_ulang(warga_ids=warga_ids)


@transaction.atomic(savepoint=False)
def hitung_ulang(*, warga_ids, rows=()):
    """Compute the weighings of these children anew and write those that changed.

    rows: new or changed rows in memory, which get the same results; the z-scores of the others
    stand. Without rows everything is computed. Kiriman holds the lock of each child, so that two
    weighings delivered at once see each other.
    """
    kbm = list(RefKBM.objects.order_by().values_list(*KOLOM_KBM, named=True))
    diubah = {baris.pk for baris in rows}
    tersimpan, berubah = {}, []
    for anak, semua in _per_anak(warga_ids, rows):
        for baris in semua:
            if baris.pk:
                tersimpan[baris.pk] = (baris, [getattr(baris, k) for k in HASIL])
            if not rows or baris.pk in diubah:
                isi_z(anak, baris)
        isi_hasil_timbang(anak, semua, kbm)
    for baris, lama in tersimpan.values():
        if [getattr(baris, k) for k in HASIL] != lama:
            berubah.append(baris)
    if berubah:
        Timbang.objects.bulk_update(berubah, HASIL)
    for baris in rows:
        if baris.pk in tersimpan:
            for kolom in HASIL:
                setattr(baris, kolom, getattr(tersimpan[baris.pk][0], kolom))


def _per_anak(warga_ids, rows):
    """[(child, its valid weighings by day)], those of `rows` not yet written among them."""
    per_anak = defaultdict(list)
    for baris in [*_timbangan(warga_ids), *(b for b in rows if b.pk is None)]:
        per_anak[baris.warga_id].append(baris)
    anak = {baris.warga_id: baris.warga for baris in rows}
    anak |= Warga.objects.in_bulk(per_anak.keys() - anak.keys())
    return [(anak[pk], sorted(semua, key=_urutan)) for pk, semua in per_anak.items()]


def _urutan(baris):
    """By day; of one day the one written last counts."""
    return baris.tanggal, baris.pk or math.inf


def _timbangan(warga_ids):
    """The valid weighings of these children, without what is slow to read."""
    return (
        Timbang.objects.berlaku()
        .filter(warga_id__in=warga_ids)
        .only(*HASIL, *UKURAN, "tanggal", "warga")
        .order_by()
    )


def isi_z(anak, baris):
    """Set the z-scores of one weighing."""
    baris.z_bb_u, baris.z_tb_u, baris.z_bb_tb = antropometri.hitung_z(
        jenis_kelamin=anak.jenis_kelamin,
        tanggal_lahir=anak.tanggal_lahir,
        tanggal=baris.tanggal,
        **{kolom: getattr(baris, kolom) for kolom in UKURAN},
    )
    baris.versi_aturan = antropometri.VERSI


def isi_hasil_timbang(anak, semua, kbm):
    """Set N, T, O or B of all valid weighings of one child, ordered by day.

    A month counts with its last weighing and is compared with the last weighing of the calendar
    month before: no earlier month is B, none in the month before is O.
    """
    terakhir = {_bulan(baris.tanggal): baris for baris in semua}
    pertama = min(terakhir)
    for baris in semua:
        baris.versi_aturan = baris.versi_aturan.partition("+")[0]
        umur = umur_bulan(anak.tanggal_lahir, baris.tanggal)
        lalu = terakhir.get(_bulan(baris.tanggal.replace(day=1) - SEHARI))
        if not 0 <= umur < BALITA_BULAN:
            baris.hasil_timbang = ""
        elif _bulan(baris.tanggal) == pertama:
            baris.hasil_timbang = Timbang.HasilTimbang.BARU
        elif lalu is None:
            baris.hasil_timbang = Timbang.HasilTimbang.TIDAK_DITIMBANG_LALU
        else:
            batas = _kbm(kbm, anak.jenis_kelamin, umur)
            naik = (baris.berat - lalu.berat) * 1000 >= batas.gram
            hasil = Timbang.HasilTimbang
            baris.hasil_timbang = hasil.NAIK if naik else hasil.TIDAK_NAIK
            baris.versi_aturan += f"+{batas.versi}"


def _bulan(tanggal):
    return tanggal.year, tanggal.month


def _kbm(kbm, jenis_kelamin, umur):
    return next(
        b
        for b in kbm
        if b.jenis_kelamin == jenis_kelamin and b.umur_bulan_dari <= umur <= b.umur_bulan_sampai
    )
