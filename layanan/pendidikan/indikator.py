from django.db.models import Count, Q

from kelembagaan.bidang import Bidang
from layanan.laporan.indikator import Indikator, Sumber, catatan_bulan, terakhir
from layanan.pendidikan.models import AnakUsiaDini


def _anak(bulan, posyandu_ids):
    baris = catatan_bulan(AnakUsiaDini, bulan, posyandu_ids)
    return terakhir(baris, "posyandu_id", "warga_id")


ANAK = Sumber("anak_usia_dini", _anak, formulir="anak_usia_dini")

INDIKATOR = [
    Indikator(
        kode=kode,
        nama=nama,
        satuan="anak",
        sumber=ANAK,
        ekspresi=Count("pk", filter=saring),
        bidang=Bidang.PENDIDIKAN,
        utama=True,
    )
    for kode, nama, saring in (
        ("anak_terdata", "Anak usia dini didata", None),
        ("anak_ikut_paud", "Sudah ikut PAUD", Q(ikut_paud=True)),
        ("anak_tidak_paud", "Belum ikut PAUD", Q(ikut_paud=False)),
    )
]
