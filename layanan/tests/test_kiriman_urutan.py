"""Any order, repetition and interleaving of deliveries ends in the same rows."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from kelembagaan.tests.pabrik import PenugasanFactory
from layanan.hari_buka.models import Kunjungan
from layanan.kesehatan.models import Timbang
from layanan.kiriman.models import Kiriman
from layanan.kiriman.services import terima, terima_halaman
from layanan.tests.bantu_kiriman import barang, batal, keluarga, koreksi, timbang, warga
from layanan.warga.models import Keluarga, Warga

pytestmark = pytest.mark.django_db
# Each example rolls back what it delivered; a smaller one is not looked for, it takes minutes.
dikembalikan = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], phases=[Phase.generate]
)
KOLOM = ("berat", "tinggi", "lila", "lingkar_kepala", "cara_ukur", "hasil_timbang", "z_bb_u")


@pytest.fixture
def lain(posyandu):
    return PenugasanFactory(tempat=posyandu)


def satu_pagi(kader, lain):
    """[(sender, item)] of one morning: a family comes new, three stations serve two children."""
    rumah = keluarga(kader)
    ani, budi = warga(kader, rumah, nama="Ani"), warga(lain, rumah, nama="Budi")
    hadir = [
        barang(
            siapa,
            "hadir",
            {"warga": ani["kunci"], "tanggal": "2026-06-10", "langkah": [langkah]},
        )
        for siapa, langkah in ((kader, "3"), (lain, "5"))
    ]
    berat = timbang(kader, ani["kunci"], di_hari_buka="1", petugas=kader.pengguna_id)
    tinggi = timbang(
        lain,
        ani["kunci"],
        tinggi="72",
        cara_ukur="berbaring",
        di_hari_buka="1",
        petugas=kader.pengguna_id,
    )
    mei = timbang(kader, ani["kunci"], tanggal="2026-05-11", berat="8")
    salah = timbang(lain, budi["kunci"], berat="7")
    return [
        (kader, rumah),
        (kader, ani),
        (lain, budi),
        *zip((kader, lain), hadir, strict=True),
        (kader, berat),
        (lain, tinggi),
        (kader, mei),
        (kader, koreksi(mei, berat="7,9")),
        (lain, salah),
        (lain, batal(salah)),
        (kader, timbang(kader, budi["kunci"], berat="900")),
    ]


def baris():
    """Everything that stands, without keys and times."""
    return {
        "keluarga": list(Keluarga.objects.values_list("nama", flat=True)),
        "warga": sorted(Warga.objects.values_list("nama", "keluarga__nama")),
        "hadir": [sorted(k.langkah) for k in Kunjungan.objects.all()],
        "timbang": sorted(
            (
                str(b.warga),
                str(b.tanggal),
                b.dibatalkan_pada is None,
                b.hari_buka is not None,
                str(b.petugas),
                *(str(getattr(b, kolom)) for kolom in KOLOM),
            )
            for b in Timbang.objects.all()
        ),
        "kiriman": sorted(Kiriman.objects.values_list("keadaan", "formulir", "aksi")),
    }


@st.composite
def pengantaran(draw, banyak):
    """Batches [(is a page?, [index of an item])]: every item at least once, some again."""
    urut = draw(st.permutations(range(banyak)))
    ulang = draw(st.lists(st.sampled_from(range(banyak)), max_size=6))
    semua = list(urut)
    for satu in ulang:
        semua.insert(draw(st.integers(0, len(semua))), satu)
    batch = []
    while semua:
        jumlah = draw(st.integers(1, len(semua)))
        batch.append(semua[:jumlah])
        semua = semua[jumlah:]
    return batch


@pytest.fixture
def dihitung(record_property):
    record_property("keandalan", f"{settings.default.max_examples} orders: the same rows")


@pytest.fixture
def harapan(kader, lain):
    """What one delivery after another, in the order of the day, ends in."""
    items = satu_pagi(kader, lain)
    return _antar(items, [[n] for n in range(len(items))])


@pytest.mark.usefixtures("dihitung")
@dikembalikan
@given(st.data())
def test_urutan_dan_ulangan_tidak_berarti(kader, lain, harapan, data):
    items = satu_pagi(kader, lain)
    assert _antar(items, data.draw(pengantaran(len(items)))) == harapan


def _antar(items, batch):
    """The rows that these batches end in, undone afterwards; each sender has her own phone."""
    with transaction.atomic():
        for satu in batch:
            for siapa in {items[n][0].pk: items[n][0] for n in satu}.values():
                milik = [items[n][1] for n in satu if items[n][0] == siapa]
                terima(items=milik, pengguna=siapa.pengguna)
        hasil = baris()
        transaction.set_rollback(True)
    return hasil


def test_yang_dibandingkan_tidak_kosong(harapan):
    """Guard of the test above: everything has come, and each outcome occurs."""
    assert harapan["hadir"] == [[3, 5]]
    assert [(b[0], b[1], b[2], b[5], b[6]) for b in harapan["timbang"]] == [
        ("Ani", "2026-05-11", True, "7.90", "None"),
        ("Ani", "2026-06-10", True, "8.40", "72.0"),
        ("Budi", "2026-06-10", False, "7.00", "None"),
    ]
    assert {keadaan for keadaan, *_ in harapan["kiriman"]} == {"diterima", "ditolak"}


@pytest.mark.usefixtures("dihitung")
@dikembalikan
@given(st.permutations(["8,4", "9", "9,5"]), st.booleans())
def test_nilai_yang_berbeda_tidak_pernah_hilang(kader, urut, halaman):
    """Whichever comes first stands; the others are kept, all the same in any order."""
    rumah = keluarga(kader)
    orang = warga(kader, rumah)
    with transaction.atomic():
        terima(items=[rumah, orang], pengguna=kader.pengguna)
        for berat in urut:
            item = timbang(kader, orang["kunci"], berat=berat)
            if halaman:
                terima_halaman(item=item, pengguna=kader.pengguna)
            else:
                terima(items=[item], pengguna=kader.pengguna)
        berlaku = f"{Timbang.objects.get().berat.normalize()}".replace(".", ",")
        disimpan = [k.isi for k in Kiriman.objects.filter(keadaan="bentrok").order_by("pk")]
        transaction.set_rollback(True)
    assert berlaku == urut[0]
    assert [f'"berat": "{b}"' in isi for b, isi in zip(urut[1:], disimpan, strict=True)] == [
        True,
        True,
    ]
