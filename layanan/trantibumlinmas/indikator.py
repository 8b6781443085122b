from django.db.models import Count, Q

from kelembagaan.bidang import Bidang
from layanan.laporan.indikator import Indikator, Sumber, catatan_bulan
from layanan.trantibumlinmas.models import Insiden, Patroli

BENCANA = ("kebakaran", "banjir", "longsor", "angin", "gempa")


def _insiden(bulan, posyandu_ids):
    return catatan_bulan(Insiden, bulan, posyandu_ids)


def _patroli(bulan, posyandu_ids):
    return catatan_bulan(Patroli, bulan, posyandu_ids)


INSIDEN = Sumber("insiden", _insiden, formulir="insiden")
PATROLI = Sumber("patroli", _patroli, formulir="patroli")

INDIKATOR = [
    Indikator(
        kode=kode,
        nama=nama,
        satuan=satuan,
        sumber=sumber,
        ekspresi=Count("pk", filter=saring),
        bidang=Bidang.TRANTIBUMLINMAS,
        utama=True,
    )
    for kode, nama, satuan, sumber, saring in (
        ("insiden", "Insiden tercatat", "kejadian", INSIDEN, None),
        (
            "insiden_bencana",
            "Di antaranya bencana",
            "kejadian",
            INSIDEN,
            Q(jenis_insiden__in=BENCANA),
        ),
        ("patroli", "Patroli", "kali", PATROLI, None),
    )
]
