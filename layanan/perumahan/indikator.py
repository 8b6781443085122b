from django.db.models import Count, Q, Sum

from kelembagaan.bidang import Bidang
from layanan.kegiatan.indikator import indikator_kegiatan
from layanan.laporan.indikator import Indikator, sumber_register
from layanan.pendampingan.indikator import indikator_pendampingan
from layanan.permohonan.indikator import indikator_permohonan
from layanan.perumahan.models import Biopori, LingkunganBersih, Pekarangan, RumahLayakHuni

RUMAH = sumber_register("rumah_layak_huni", RumahLayakHuni, "keluarga_id")
LINGKUNGAN = sumber_register("lingkungan_bersih", LingkunganBersih, "keluarga_id")
PEKARANGAN = sumber_register("pekarangan", Pekarangan, "keluarga_id")
BIOPORI = sumber_register("biopori", Biopori, "keluarga_id")

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
INDIKATOR += [
    *indikator_kegiatan(Bidang.PERUMAHAN),
    *indikator_pendampingan(Bidang.PERUMAHAN),
    *indikator_permohonan(Bidang.PERUMAHAN),
]
