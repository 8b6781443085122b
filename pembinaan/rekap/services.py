"""The two sums of a RekapWilayah: `disetujui` at once, `berjalan` and the counts by the worker."""

from collections import Counter, defaultdict

from django.db import connection, transaction
from django.utils import timezone

from kelembagaan.cakupan import kode_induk, kode_leluhur
from kelembagaan.posyandu.models import BidangAktif, Posyandu
from kelembagaan.wilayah.models import Wilayah
from layanan.formulir.berjalan import belum_per_kode, bidang_kosong
from layanan.formulir.daftar import daftar_register
from layanan.laporan.bulan import akhir_bulan
from layanan.laporan.keadaan import Keadaan
from layanan.laporan.models import LaporanBulanan
from pembinaan.rekap.harapan import desa_berposyandu, posyandu_diharapkan
from pembinaan.rekap.models import RekapWilayah, TandaUsang
from pembinaan.tinjauan.tenggat import DaftarTenggat

KUNCI_HITUNG = 3602182010  # the advisory lock of all re-summing
HITUNGAN = (
    "posyandu_diharapkan",
    "posyandu_mengirim",
    "posyandu_tepat_waktu",
    "posyandu_disetujui",
    "posyandu_terdaftar",
)
CACAH = ("berjalan", "posyandu_bidang", "posyandu_belum")
KOLOM_BERJALAN = [*CACAH, *HITUNGAN, "dihitung_pada"]


def siapkan_rekap(*, bulan, kode):
    """Make the missing rows of these wilayah in this month."""
    ada = RekapWilayah.objects.filter(bulan=bulan, kode__in=kode).values_list("kode", flat=True)
    kurang = set(kode) - set(ada)
    if not kurang:
        return
    RekapWilayah.objects.bulk_create(
        [
            RekapWilayah(wilayah_id=pk, bulan=bulan, kode=satu, kode_induk=kode_induk(satu))
            for pk, satu in Wilayah.objects.filter(kode__in=kurang)
            .order_by("kode")
            .values_list("pk", "kode")
        ],
        ignore_conflicts=True,
        batch_size=2000,
    )


def jumlahkan_disetujui(*, rekap):
    """Sum the approved direct children of this wilayah's month anew; its row must be locked."""
    if len(rekap.kode) == 13:
        anak = LaporanBulanan.objects.values_list("angka", flat=True)
    else:
        anak = RekapWilayah.objects.values_list("disetujui", flat=True)
    jumlah = Counter()
    for angka in anak.filter(
        kode_induk=rekap.kode, bulan=rekap.bulan, keadaan=Keadaan.DISETUJUI
    ).order_by():
        jumlah.update(angka)
    rekap.disetujui = dict(jumlah)
    rekap.save(update_fields=["disetujui"])


def tandai_usang(*, bulan, kode):
    """Insert a stale mark for every wilayah above these units; never waits for anybody."""
    leluhur = {induk for satu in kode for induk in kode_leluhur(satu)}
    TandaUsang.objects.bulk_create(TandaUsang(kode=k, bulan=bulan) for k in sorted(leluhur))


def hitung(*, bulan, kode):
    """Sum `berjalan` and the counts of these wilayah anew, from the bottom up, each once.

    One transaction per tier: it holds rows of a single tier, so it cannot lock itself up with a
    decision, which holds one row per tier. The lock keeps an older sum from being written last.
    """
    siapkan_rekap(bulan=bulan, kode=kode)
    tenggat = DaftarTenggat()
    for panjang in (13, 8, 5, 2, 0):
        tingkat = sorted(k for k in kode if len(k) == panjang)
        for awal in range(0, len(tingkat), 500):
            potong = tingkat[awal : awal + 500]
            with transaction.atomic():
                with connection.cursor() as cursor:
                    cursor.execute("SELECT pg_advisory_xact_lock(%s)", [KUNCI_HITUNG])
                if panjang == 13:
                    hasil = _jumlah_desa(bulan, potong, tenggat)
                else:
                    hasil = _jumlah_wilayah(bulan, potong)
                _tulis(bulan, potong, hasil)


def hitung_bulan(*, bulan):
    """Sum every wilayah of a month anew; the number of wilayah."""
    desa = desa_berposyandu(bulan=bulan)
    kode = {"", *desa, *(induk for satu in desa for induk in kode_leluhur(satu))}
    kode.update(RekapWilayah.objects.filter(bulan=bulan).values_list("kode", flat=True))
    hitung(bulan=bulan, kode=kode)
    return len(kode)


def proses_tanda(*, batas=20_000):
    """Sum what is marked stale; the number of marks.

    A month's first mark sums the whole month, so that also those have a row who never decided.
    Marks go only after their sums are written: a crash in between repeats, and loses nothing.
    """
    tanda = list(TandaUsang.objects.order_by("pk").values_list("pk", "bulan", "kode")[:batas])
    per_bulan = defaultdict(set)
    for _, bulan, kode in tanda:
        per_bulan[bulan].add(kode)
    for bulan, kode in sorted(per_bulan.items()):
        pusat = RekapWilayah.objects.filter(bulan=bulan, kode="", dihitung_pada__isnull=False)
        if pusat.exists():
            hitung(bulan=bulan, kode=kode)
        else:
            hitung_bulan(bulan=bulan)
    TandaUsang.objects.filter(pk__in=[pk for pk, _, _ in tanda]).delete()
    return len(tanda)


def _jumlah_desa(bulan, desa, tenggat):
    """{kode desa: column values} from the reports and the Posyandu of these desa."""
    harapan = posyandu_diharapkan(bulan=bulan, desa=set(desa))
    hasil = {kode: _kosong() for kode in desa}
    for kode, unit in harapan.items():
        hasil[kode]["posyandu_diharapkan"] = len(unit)
    for kode, induk, angka, keadaan, pertama in LaporanBulanan.objects.filter(
        kode_induk__in=desa, bulan=bulan
    ).values_list("kode", "kode_induk", "angka", "keadaan", "diajukan_pertama_pada"):
        jumlah = hasil[induk]
        jumlah["berjalan"].update(angka)
        if kode in harapan[induk]:
            jumlah["posyandu_mengirim"] += pertama is not None
            jumlah["posyandu_tepat_waktu"] += tenggat.tepat_waktu(kode, bulan, pertama)
            jumlah["posyandu_disetujui"] += keadaan == Keadaan.DISETUJUI
    desa_posyandu = {pk: kode for kode, unit in harapan.items() for pk in unit.values()}
    bernomor = Posyandu.objects.filter(pk__in=desa_posyandu, nomor_registrasi__isnull=False)
    for pk in bernomor.order_by().values_list("pk", flat=True):
        hasil[desa_posyandu[pk]]["posyandu_terdaftar"] += 1
    _hitung_bidang(bulan, desa_posyandu, hasil)
    return hasil


def _hitung_bidang(bulan, desa_posyandu, hasil):
    akhir = akhir_bulan(bulan)
    belum = belum_per_kode(set(desa_posyandu.values()), akhir)
    register = {f.kode: f.bidang for f in daftar_register()}
    kosong = {desa: bidang_kosong(isi) for desa, isi in belum.items()}
    for pk, bidang, selesai in BidangAktif.objects.filter(
        posyandu__in=desa_posyandu, mulai__lte=akhir
    ).values_list("posyandu", "bidang", "selesai"):
        desa = desa_posyandu[pk]
        if bidang not in kosong[desa] and (selesai is None or selesai >= akhir):
            hasil[desa]["posyandu_bidang"][bidang] += 1
            milik = [kode for kode in belum[desa] if register.get(kode) == bidang]
            hasil[desa]["posyandu_belum"].update(milik)


def _jumlah_wilayah(bulan, kode):
    """{kode: column values} from the rows of the direct children."""
    hasil = {satu: _kosong() for satu in kode}
    kolom = ["kode_induk", *CACAH, *HITUNGAN]
    for anak in RekapWilayah.objects.filter(kode_induk__in=kode, bulan=bulan).values(*kolom):
        jumlah = hasil[anak.pop("kode_induk")]
        for nama in CACAH:
            jumlah[nama].update(anak.pop(nama))
        for nama, nilai in anak.items():
            jumlah[nama] += nilai
    return hasil


def _kosong():
    return {nama: Counter() for nama in CACAH} | dict.fromkeys(HITUNGAN, 0)


def _tulis(bulan, kode, hasil):
    """Write the sums; everything else in these rows belongs to the decisions."""
    baris = list(RekapWilayah.objects.filter(bulan=bulan, kode__in=kode))
    kini = timezone.now()
    for rekap in baris:
        for nama, nilai in hasil[rekap.kode].items():
            setattr(rekap, nama, dict(nilai) if isinstance(nilai, Counter) else nilai)
        rekap.dihitung_pada = kini
    # They all exist: this is one plain UPDATE, where bulk_update would write a long CASE.
    RekapWilayah.objects.bulk_create(
        baris, update_conflicts=True, unique_fields=["pk"], update_fields=KOLOM_BERJALAN
    )
