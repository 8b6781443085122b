"""What follows from weighings: z-scores, and naik or tidak naik from month to month."""

from dateutil.relativedelta import relativedelta
from django.db import transaction

from layanan.kesehatan import antropometri
from layanan.kesehatan.models import RefKBM, Timbang
from layanan.warga.sasaran import umur_bulan

# N, T, O and B are those of balita; apras are weighed without them.
BALITA_BULAN = 60
HASIL = ("hasil_timbang", "z_bb_u", "z_tb_u", "z_bb_tb", "versi_aturan")


def sesudah_timbang(rows):
    """Hook of the register: a weighing also decides over the child's following weighings."""
    hitung_ulang(warga_ids={baris.warga_id for baris in rows}, rows=rows)


def sesudah_warga_berubah(warga_ids):
    """Hook of the register: age and sex decide over z-scores and KBM."""
    hitung_ulang(warga_ids=warga_ids)


@transaction.atomic
def hitung_ulang(*, warga_ids, rows=()):
    """Compute all weighings of these children anew and write those that changed.

    rows: rows already in memory, which get the same results. Kiriman holds the lock of each
    child, so that two weighings delivered at once see each other.
    """
    kbm = list(RefKBM.objects.all())
    anak, per_anak = {}, {}
    semua = Timbang.objects.berlaku().filter(warga_id__in=warga_ids).select_related("warga")
    for baris in semua.order_by("tanggal", "pk"):
        anak[baris.warga_id] = baris.warga
        per_anak.setdefault(baris.warga_id, []).append(baris)
    berubah = []
    for pk, semua in per_anak.items():
        sebelum = [[getattr(baris, k) for k in HASIL] for baris in semua]
        isi_hasil(anak[pk], semua, kbm)
        berubah += [
            baris
            for baris, lama in zip(semua, sebelum, strict=True)
            if [getattr(baris, k) for k in HASIL] != lama
        ]
    if berubah:
        Timbang.objects.bulk_update(berubah, HASIL)
    tersimpan = {baris.pk: baris for semua in per_anak.values() for baris in semua}
    for baris in rows:
        if baris.pk in tersimpan:
            for kolom in HASIL:
                setattr(baris, kolom, getattr(tersimpan[baris.pk], kolom))


def isi_hasil(anak, semua, kbm):
    """Set the HASIL columns of all valid weighings of one child, ordered by day.

    A month counts with its last weighing and is compared with the last weighing of the calendar
    month before: no earlier month is B, none in the month before is O.
    """
    terakhir = {}  # (year, month) -> its last weighing
    for baris in semua:
        terakhir[_bulan(baris.tanggal)] = baris
    pertama = min(terakhir, default=None)
    for baris in semua:
        z = antropometri.hitung_z(
            jenis_kelamin=anak.jenis_kelamin,
            tanggal_lahir=anak.tanggal_lahir,
            tanggal=baris.tanggal,
            berat=baris.berat,
            tinggi=baris.tinggi,
            cara_ukur=baris.cara_ukur,
        )
        baris.z_bb_u, baris.z_tb_u, baris.z_bb_tb = z
        baris.versi_aturan = antropometri.VERSI
        baris.hasil_timbang = ""
        umur = umur_bulan(anak.tanggal_lahir, baris.tanggal)
        if not 0 <= umur < BALITA_BULAN:
            continue
        lalu = terakhir.get(_bulan(baris.tanggal - relativedelta(months=1)))
        if _bulan(baris.tanggal) == pertama:
            baris.hasil_timbang = Timbang.HasilTimbang.BARU
        elif lalu is None:
            baris.hasil_timbang = Timbang.HasilTimbang.TIDAK_DITIMBANG_LALU
        else:
            batas = _kbm(kbm, anak.jenis_kelamin, umur)
            naik = (baris.berat - lalu.berat) * 1000 >= batas.gram
            baris.hasil_timbang = (
                Timbang.HasilTimbang.NAIK if naik else Timbang.HasilTimbang.TIDAK_NAIK
            )
            baris.versi_aturan += f"+{batas.versi}"


def _bulan(tanggal):
    return tanggal.year, tanggal.month


def _kbm(kbm, jenis_kelamin, umur):
    return next(
        b
        for b in kbm
        if b.jenis_kelamin == jenis_kelamin and b.umur_bulan_dari <= umur <= b.umur_bulan_sampai
    )
