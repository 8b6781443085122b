from django.db.models import Count, Q

from kelembagaan.bidang import Bidang
from layanan.laporan.indikator import Indikator, Sumber, catatan_bulan, terakhir
from layanan.pekerjaan_umum.models import AirSanitasi


def _keluarga(bulan, posyandu_ids):
    baris = catatan_bulan(AirSanitasi, bulan, posyandu_ids)
    return terakhir(baris, "posyandu_id", "keluarga_id")


KELUARGA = Sumber("air_sanitasi", _keluarga, formulir="air_sanitasi")
AIR_LAYAK = Q(sumber_air__in=AirSanitasi.SUMBER_LAYAK, air_keruh=False)

INDIKATOR = [
    Indikator(
        kode=kode,
        nama=nama,
        satuan="keluarga",
        sumber=KELUARGA,
        ekspresi=Count("pk", filter=saring),
        bidang=Bidang.PEKERJAAN_UMUM,
        utama=utama,
    )
    for kode, nama, saring, utama in (
        ("air_terdata", "Keluarga didata", None, True),
        ("air_layak", "Air minum layak", AIR_LAYAK, True),
        ("air_tidak_layak", "Air minum tidak layak", ~AIR_LAYAK, False),
        ("jamban_layak", "Jamban layak milik sendiri", Q(jamban="layak_sendiri"), True),
        ("jamban_bersama", "Jamban dipakai bersama", Q(jamban="bersama"), False),
        (
            "jamban_tidak_layak",
            "Jamban tidak layak atau tidak ada",
            Q(jamban__in=["tidak_layak", "tidak_ada"]),
            False,
        ),
        ("spal_ada", "Punya saluran air limbah", Q(spal=True), False),
    )
]
