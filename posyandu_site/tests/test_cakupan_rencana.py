"""The plan of the scope's filter: no tier may read a whole table (20,000 rows each)."""

import datetime
import json

import pytest
from django.db import connection, transaction

from kelembagaan.cakupan import Cakupan
from kelembagaan.models import Penugasan, Posyandu, Wilayah
from kelembagaan.tests.pabrik import PenggunaFactory, PenugasanFactory, PosyanduFactory
from layanan.models import Keluarga, LaporanBulanan, Timbang, Warga
from pembinaan.models import RekapWilayah

pytestmark = pytest.mark.django_db

# n -> a desa's code: 34 provinces of 600 desa
KODE = (
    "format('%%s.%%s.%%s.2%%s', 11 + n / 600, lpad((1 + n / 60 %% 10)::text, 2, '0'),"
    " lpad((1 + n / 6 %% 10)::text, 2, '0'), lpad((n %% 6)::text, 3, '0'))"
)
PROV, KAB, KEC, DESA, POS = "25", "25.03", "25.03.04", "25.03.04.2002", "25.03.04.2002.001"
PREFIKS = {
    "posyandu": (POS,),
    "desa": (DESA,),
    "beberapa desa": (DESA, "25.03.04.2004", "25.03.05.2001"),
    "kecamatan": (KEC,),
    "kabkota": (KAB,),
    "provinsi": (PROV,),
}


def salin(model, **kolom):
    """Insert 20,000 rows like the newest one, but for these columns (SQL over n and its kode)."""
    tabel = model._meta.db_table
    nama = [f.column for f in model._meta.concrete_fields if not f.primary_key]
    ambil = ", ".join(kolom.get(k, f"asal.{k}") for k in nama)
    with connection.cursor() as kursor:
        kursor.execute(
            f"INSERT INTO {tabel} ({', '.join(nama)}) SELECT {ambil}"
            f" FROM (SELECT * FROM {tabel} ORDER BY id DESC LIMIT 1) asal,"
            f" LATERAL (SELECT n, {KODE} AS kode FROM generate_series(0, 19999) n) baru"
            f" WHERE baru.kode <> %s",
            ["36.02.18.2010"],
        )


@pytest.fixture(scope="module")
def negeri(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        isi_negeri()
        yield
        transaction.set_rollback(True)


def isi_negeri():
    pos = PosyanduFactory(nomor_urut=1)
    pengguna = PenggunaFactory()
    PenugasanFactory(pengguna=pengguna, tempat=pos)
    bulan = datetime.date(2026, 9, 1)
    LaporanBulanan.objects.create(posyandu=pos, bulan=bulan, kode=pos.kode, kode_induk=DESA)
    RekapWilayah.objects.create(wilayah=pos.wilayah, bulan=bulan, kode=DESA, kode_induk=KEC)
    dasar = {"posyandu": pos, "dicatat_oleh": pengguna}
    keluarga = Keluarga.objects.create(nama="Sari", **dasar)
    anak = Warga.objects.create(
        nama="Budi", keluarga=keluarga, jenis_kelamin="L", tanggal_lahir=bulan, **dasar
    )
    Timbang.objects.create(warga=anak, tanggal=bulan, berat=9, petugas=pengguna, **dasar)

    salin(Wilayah, kode="baru.kode")
    wilayah = "(SELECT id FROM kelembagaan_wilayah w WHERE w.kode = baru.kode)"
    posyandu = "(SELECT id FROM kelembagaan_posyandu p WHERE p.kode = baru.kode || '.001')"
    salin(Posyandu, kode="baru.kode || '.001'", wilayah_id=wilayah, nomor_registrasi="NULL")
    salin(Penugasan, kode="baru.kode || '.001'", posyandu_id=posyandu)
    salin(LaporanBulanan, kode="baru.kode || '.001'", posyandu_id=posyandu)
    salin(RekapWilayah, kode="baru.kode", wilayah_id=wilayah)
    salin(
        Timbang,
        kunci="gen_random_uuid()",
        posyandu_id=posyandu,
        tanggal="DATE '1960-01-01' + baru.n",
    )
    with connection.cursor() as kursor:
        # once, not again at the end of every test
        kursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        kursor.execute("SET CONSTRAINTS ALL DEFERRED")
        kursor.execute("ANALYZE")


def simpul(rencana):
    yield rencana
    for anak in rencana.get("Plans", []):
        yield from simpul(anak)


def dibaca_utuh(kueri):
    """Tables that the plan reads from end to end."""
    rencana = json.loads(kueri.explain(format="json"))[0]["Plan"]
    return [s["Relation Name"] for s in simpul(rencana) if s["Node Type"] == "Seq Scan"]


def test_pembaca_rencana_mengenali_pembacaan_utuh(negeri):
    """Without this the tests below could pass for nothing."""
    assert dibaca_utuh(Wilayah.objects.filter(nama__contains="a").order_by()) == [
        "kelembagaan_wilayah"
    ]


@pytest.mark.parametrize("prefiks", PREFIKS)
@pytest.mark.parametrize(
    "model", [Wilayah, Posyandu, Penugasan, LaporanBulanan, RekapWilayah], ids=lambda m: m.__name__
)
def test_tiap_tingkat_memakai_indeks(negeri, model, prefiks):
    cakupan = Cakupan(PREFIKS[prefiks], "opd")
    kueri = model.objects.dalam(cakupan)
    ada = model in (Posyandu, Penugasan, LaporanBulanan) or prefiks != "posyandu"
    assert kueri.exists() is ada
    assert dibaca_utuh(kueri) == []
    assert dibaca_utuh(kueri.order_by("kode")[:50]) == []


@pytest.mark.parametrize("prefiks", ["posyandu", "desa", "beberapa desa"])
def test_register_lewat_posyandu_memakai_indeks(negeri, prefiks):
    kueri = Timbang.objects.dalam(Cakupan(PREFIKS[prefiks], "nakes"))
    assert kueri.count() == {"posyandu": 1, "desa": 1, "beberapa desa": 3}[prefiks]
    assert dibaca_utuh(kueri) == []


@pytest.mark.parametrize(
    "kueri",
    [
        lambda c: Wilayah.objects.dalam(c),
        lambda c: Posyandu.objects.dalam(c),
        lambda c: Penugasan.objects.dalam(c),
        lambda c: LaporanBulanan.objects.dalam(c).order_by("kode", "bulan"),
        lambda c: RekapWilayah.objects.dalam(c).order_by("kode", "bulan"),
        lambda c: Timbang.objects.dalam(c).order_by("-pk"),
    ],
    ids=["wilayah", "posyandu", "penugasan", "laporan", "rekap", "timbang"],
)
def test_halaman_pertama_dari_pusat_memakai_indeks(negeri, kueri):
    kueri = kueri(Cakupan(("",), "superuser"))[:50]
    assert len(kueri) == 50
    assert dibaca_utuh(kueri) == []
