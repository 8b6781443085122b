"""Figures of permohonan and aspirasi, the same for every field.

What stood at a month's end is read from the steps, so that it stays the same when it is counted
again later.
"""

from django.db.models import Case, Count, DateField, Exists, F, OuterRef, Q, Subquery, Value, When

from kelembagaan.bidang import Bidang
from layanan.laporan.bulan import akhir_bulan
from layanan.laporan.indikator import Indikator, Sumber, catatan_bulan
from layanan.permohonan.alur import AKHIR, Aksi, Keadaan, Ragam
from layanan.permohonan.models import LangkahPermohonan, Permohonan


def _berjalan(bulan, posyandu_ids):
    """What was open at the month's end; `batas`: until when its holder owed the next step."""
    akhir = akhir_bulan(bulan)
    semua = Permohonan.objects.berlaku().filter(posyandu_id__in=posyandu_ids, tanggal__lte=akhir)
    langkah = LangkahPermohonan.objects.filter(permohonan=OuterRef("pk"), tanggal__lte=akhir)
    terakhir = langkah.order_by("-pk")
    semua = semua.annotate(
        saat_itu=Subquery(terakhir.values("ke")[:1]),
        batas=Case(
            When(Exists(langkah), then=Subquery(terakhir.values("tenggat")[:1])),
            default=F("tenggat_awal"),
        ),
        akhir=Value(akhir, output_field=DateField()),
    )
    return semua.filter(Q(saat_itu=None) | ~Q(saat_itu__in=AKHIR))


def _diputus(bulan, posyandu_ids):
    """The steps of a month by which something ended."""
    rentang = (bulan, akhir_bulan(bulan))
    semua = LangkahPermohonan.objects.filter(posyandu_id__in=posyandu_ids, ke__in=AKHIR)
    return semua.filter(tanggal__range=rentang).exclude(dari=F("ke"))


def _dilihat(bulan, posyandu_ids):
    """The looks of a month at what was finished; each ticket as it was found last."""
    semua = LangkahPermohonan.objects.filter(posyandu_id__in=posyandu_ids, aksi=Aksi.PANTAU)
    semua = semua.filter(tanggal__range=(bulan, akhir_bulan(bulan)))
    lebih_baru = semua.filter(permohonan=OuterRef("permohonan"), pk__gt=OuterRef("pk"))
    return semua.filter(~Exists(lebih_baru))


BULAN_INI = Sumber("permohonan", lambda bulan, ids: catatan_bulan(Permohonan, bulan, ids))
BERJALAN = Sumber("permohonan_berjalan", _berjalan)
DILIHAT = Sumber("permohonan_dilihat", _dilihat)
DIPUTUS = Sumber("permohonan_diputus", _diputus)


def indikator_permohonan(bidang):
    """[Indikator]: made, in progress, late, done, refused; proposals made and taken up."""
    tiket = Q(bidang_spm=bidang, ragam=Ragam.PERMOHONAN)
    usul = Q(bidang_spm=bidang, ragam=Ragam.ASPIRASI)
    milik = Q(permohonan__bidang_spm=bidang)
    lewat, rusak = Q(akhir__gt=F("batas")), Q(masih_baik=False)
    daftar = [
        ("permohonan", "dibuat", "Permohonan dibuat", BULAN_INI, tiket),
        ("permohonan", "berjalan", "Permohonan masih berjalan", BERJALAN, tiket),
        ("permohonan", "terlambat", "Di antaranya terlambat", BERJALAN, tiket & lewat),
        ("permohonan", "selesai", "Permohonan selesai", DIPUTUS, milik & Q(ke=Keadaan.SELESAI)),
        ("permohonan", "ditolak", "Permohonan ditolak", DIPUTUS, milik & Q(ke=Keadaan.DITOLAK)),
    ]
    daftar += [
        ("permohonan", "dilihat", "Hasil permohonan dilihat kembali", DILIHAT, milik),
        ("permohonan", "rusak", "Di antaranya tidak berfungsi lagi", DILIHAT, milik & rusak),
    ]
    if bidang == Bidang.KESEHATAN:
        daftar = []
    daftar += [
        ("aspirasi", "dibuat", "Aspirasi diusulkan", BULAN_INI, usul),
        ("aspirasi", "masuk", "Aspirasi masuk rencana", DIPUTUS, milik & Q(ke=Keadaan.MASUK)),
    ]
    return [
        Indikator(
            kode=f"{ragam}_{bidang}_{akhiran}",
            nama=nama,
            satuan="usulan" if ragam == "aspirasi" else "permohonan",
            sumber=sumber,
            ekspresi=Count("pk", filter=saring),
            bidang=bidang,
            formulir=ragam,
        )
        for ragam, akhiran, nama, sumber, saring in daftar
    ]
