from django.db.models import Count, Q, Sum

from kelembagaan.bidang import Bidang
from layanan.kegiatan.indikator import indikator_kegiatan
from layanan.laporan.indikator import Indikator, Sumber, catatan_bulan, terakhir
from layanan.pendampingan.indikator import indikator_pendampingan
from layanan.perumahan.models import Biopori, LingkunganBersih, Pekarangan, RumahLayakHuni


def _rumah(bulan, posyandu_ids):
    baris = catatan_bulan(RumahLayakHuni, bulan, posyandu_ids)
    return terakhir(baris, "posyandu_id", "keluarga_id")


RUMAH = Sumber("rumah_layak_huni", _rumah, formulir="rumah_layak_huni")


def _sumber(kode, model):
    def baris(bulan, posyandu_ids):
        return terakhir(catatan_bulan(model, bulan, posyandu_ids), "posyandu_id", "keluarga_id")

    return Sumber(kode, baris, formulir=kode)


LINGKUNGAN = _sumber("lingkungan_bersih", LingkunganBersih)
PEKARANGAN = _sumber("pekarangan", Pekarangan)
BIOPORI = _sumber("biopori", Biopori)

INDIKATOR = [
    Indikator(
        kode=kode,
        nama=nama,
        satuan="rumah",
        sumber=RUMAH,
        ekspresi=Count("pk", filter=saring),
        bidang=Bidang.PERUMAHAN,
        utama=True,
    )
    for kode, nama, saring in (
        ("rumah_terdata", "Rumah didata", None),
        ("rumah_layak", "Layak huni", Q(kategori="layak_huni")),
        ("rumah_rtlh", "Tidak layak huni (RTLH)", Q(kategori="rtlh")),
    )
]
INDIKATOR += [
    Indikator(
        kode=kode,
        nama=nama,
        satuan=satuan,
        sumber=sumber,
        ekspresi=ekspresi,
        bidang=Bidang.PERUMAHAN,
    )
    for kode, nama, satuan, sumber, ekspresi in (
        ("lingkungan_terdata", "KIE lingkungan bersih", "keluarga", LINGKUNGAN, Count("pk")),
        (
            "sampah_dipilah",
            "Memilah sampah",
            "keluarga",
            LINGKUNGAN,
            Count("pk", filter=Q(kelola_sampah="dipilah")),
        ),
        ("pekarangan_terdata", "Pekarangan didata", "keluarga", PEKARANGAN, Count("pk")),
        (
            "pekarangan_ditanami",
            "Pekarangan ditanami",
            "keluarga",
            PEKARANGAN,
            Count("pk", filter=~Q(teknik="belum")),
        ),
        ("biopori_lubang", "Lubang biopori", "lubang", BIOPORI, Sum("jumlah_lubang")),
    )
]
INDIKATOR += [*indikator_kegiatan(Bidang.PERUMAHAN), *indikator_pendampingan(Bidang.PERUMAHAN)]
