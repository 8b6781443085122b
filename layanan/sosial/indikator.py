from django.db.models import Count, Q

from kelembagaan.bidang import Bidang
from layanan.laporan.indikator import Indikator, Sumber, catatan_bulan, terakhir
from layanan.sosial.models import FakirMiskin, PenyaluranBansos


def _miskin(bulan, posyandu_ids):
    baris = catatan_bulan(FakirMiskin, bulan, posyandu_ids)
    return terakhir(baris, "posyandu_id", "keluarga_id")


def _bansos(bulan, posyandu_ids):
    return catatan_bulan(PenyaluranBansos, bulan, posyandu_ids)


MISKIN = Sumber("fakir_miskin", _miskin, formulir="fakir_miskin")
BANSOS = Sumber("penyaluran_bansos", _bansos, formulir="penyaluran_bansos")

INDIKATOR = [
    Indikator(
        kode=kode,
        nama=nama,
        satuan=satuan,
        sumber=sumber,
        ekspresi=ekspresi,
        bidang=Bidang.SOSIAL,
        utama=True,
    )
    for kode, nama, satuan, sumber, ekspresi in (
        ("miskin_terdata", "Keluarga miskin didata", "keluarga", MISKIN, Count("pk")),
        (
            "miskin_disabilitas",
            "Di antaranya dengan penyandang disabilitas",
            "keluarga",
            MISKIN,
            Count("pk", filter=Q(disabilitas=True)),
        ),
        (
            "bansos_penerima",
            "Penerima bantuan",
            "penerima",
            BANSOS,
            Count("keluarga_id", distinct=True) + Count("warga_id", distinct=True),
        ),
        ("bansos_penyaluran", "Bantuan disalurkan", "kali", BANSOS, Count("pk")),
    )
]
