"""What follows from weighings: z-scores, and naik or tidak naik from month to month."""

import datetime
import math
from collections import defaultdict
from types import SimpleNamespace

from django.db import transaction

from layanan.kesehatan import antropometri
from layanan.kesehatan.models import RefKBM, Timbang
from layanan.kiriman.kunci import kunci_transaksi
from layanan.warga.models import Warga
from layanan.warga.sasaran import umur_bulan

# N, T, O and B are those of balita; apras are weighed without them.
BALITA_BULAN = 60
SEHARI = datetime.timedelta(days=1)
KOLOM_Z = tuple(f"z_{indeks}" for indeks in antropometri.INDEKS)
HASIL = ("hasil_timbang", "dua_t", *KOLOM_Z, "versi_aturan")
UKURAN = ("berat", "tinggi", "cara_ukur", "lingkar_kepala", "lila", "edema")
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
                tersimpan[baris.pk] = (baris, vars(baris).copy())
            if not rows or baris.pk in diubah:
                isi_z(anak, baris)
        isi_hasil_timbang(anak, semua, kbm)
    for pk, (baris, lama) in tersimpan.items():
        if vars(baris) != lama:
            berubah.append(Timbang(pk=pk, **{k: getattr(baris, k) for k in HASIL}))
    if berubah:
        Timbang.objects.bulk_update(berubah, HASIL)
    for baris in rows:
        if baris.pk in tersimpan:
            for kolom in HASIL:
                setattr(baris, kolom, getattr(tersimpan[baris.pk][0], kolom))


def hitung_ulang_lama(*, semua=False, banyak=500):
    """Compute anew what older rules gave; how many children were looked at.

    By key in small transactions, each under the locks of its children. semua: every child, for
    a change of the KBM without a new version.
    """
    jumlah, lewat = 0, 0
    while ids := list(_perlu_dihitung(semua, lewat)[:banyak]):
        with transaction.atomic():
            kunci_transaksi([str(k) for _, k in ids])
            hitung_ulang(warga_ids=[pk for pk, _ in ids])
        jumlah, lewat = jumlah + len(ids), ids[-1][0]
    return jumlah


def _perlu_dihitung(semua, lewat):
    """(pk, kunci) of the children with a result of other rules than today's, by key."""
    baris = Timbang.objects.berlaku().order_by()
    if not semua:
        kbm = RefKBM.objects.order_by().values_list("versi", flat=True).distinct()
        akhiran = ["", *(f"+{versi}" for versi in kbm)]
        kini = [v + a for v in ("", *antropometri.VERSI) for a in akhiran]
        baris = baris.exclude(versi_aturan__in=kini)
    anak = Warga.objects.filter(pk__gt=lewat, pk__in=baris.values("warga"))
    return anak.order_by("pk").values_list("pk", "kunci")


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
    """The valid weighings of these children, as far as they are needed: rows are slow to make."""
    baris = Timbang.objects.berlaku().filter(warga_id__in=warga_ids).order_by()
    kolom = ("pk", "warga_id", "tanggal", *UKURAN, *HASIL)
    return [SimpleNamespace(**satu) for satu in baris.values(*kolom)]


def isi_z(anak, baris):
    """Set the z-scores of one weighing."""
    *z, baris.versi_aturan = antropometri.hitung(
        jenis_kelamin=anak.jenis_kelamin,
        umur_hari=(baris.tanggal - anak.tanggal_lahir).days,
        **{kolom: getattr(baris, kolom) for kolom in UKURAN},
    )
    for kolom, nilai in zip(KOLOM_Z, z, strict=True):
        setattr(baris, kolom, nilai)


def isi_hasil_timbang(anak, semua, kbm):
    """Set N, T, O or B of all valid weighings of one child, ordered by day.

    A month counts with its last weighing and is compared with the last weighing of the calendar
    month before: no earlier month is B, none in the month before is O. 2T is a T after a T: as T
    asks for a weighing in the month before, two weighings and two months are the same here.
    """
    terakhir = {_bulan(baris.tanggal): baris for baris in semua}
    pertama = min(terakhir)
    for baris in semua:
        baris.versi_aturan = baris.versi_aturan.partition("+")[0]
        umur = umur_bulan(anak.tanggal_lahir, baris.tanggal)
        lalu = terakhir.get(_bulan(baris.tanggal.replace(day=1) - SEHARI))
        baris.dua_t = False
        if not 0 <= umur < BALITA_BULAN:
            baris.hasil_timbang = ""
        elif _bulan(baris.tanggal) == pertama:
            baris.hasil_timbang = Timbang.HasilTimbang.BARU
        elif lalu is None:
            baris.hasil_timbang = Timbang.HasilTimbang.TIDAK_DITIMBANG_LALU
        else:
            batas = kbm_umur(kbm, anak.jenis_kelamin, umur)
            naik = (baris.berat - lalu.berat) * 1000 >= batas.gram
            hasil = Timbang.HasilTimbang
            baris.hasil_timbang = hasil.NAIK if naik else hasil.TIDAK_NAIK
            baris.dua_t = not naik and lalu.hasil_timbang == hasil.TIDAK_NAIK
            baris.versi_aturan += f"+{batas.versi}"


def _bulan(tanggal):
    return tanggal.year, tanggal.month


def kbm_umur(kbm, jenis_kelamin, umur):
    """The row of RefKBM for a sex and an age in months."""
    return next(
        b
        for b in kbm
        if b.jenis_kelamin == jenis_kelamin and b.umur_bulan_dari <= umur <= b.umur_bulan_sampai
    )
