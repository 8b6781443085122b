from django.db.models import Count, Q

from kelembagaan.bidang import Bidang
from layanan.laporan.indikator import Indikator, Sumber, catatan_bulan, terakhir
from layanan.perumahan.models import RumahLayakHuni


def _rumah(bulan, posyandu_ids):
    baris = catatan_bulan(RumahLayakHuni, bulan, posyandu_ids)
    return terakhir(baris, "posyandu_id", "keluarga_id")


RUMAH = Sumber("rumah_layak_huni", _rumah, formulir="rumah_layak_huni")

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
