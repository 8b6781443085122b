from django.db.models import Count, Q, Sum

from kelembagaan.bidang import Bidang
from layanan.kegiatan.indikator import indikator_kegiatan
from layanan.laporan.indikator import Indikator, sumber_register
from layanan.pendampingan.indikator import indikator_pendampingan
from layanan.permohonan.indikator import indikator_permohonan
from layanan.trantibumlinmas.models import Insiden, Patroli
from layanan.trantibumlinmas.models_kegiatan import (
    KieBencana,
    KontakTrantib,
    KorbanTrauma,
    PenyuluhanTrauma,
    Siskamling,
    Sosialisasi,
)

BENCANA = ("kebakaran", "banjir", "longsor", "angin", "gempa")

INSIDEN = sumber_register("insiden", Insiden)
PATROLI = sumber_register("patroli", Patroli)
TRAUMA = sumber_register("identifikasi_trauma", KorbanTrauma)
PENYULUHAN = sumber_register("penyuluhan_trauma", PenyuluhanTrauma)
BENCANA_KIE = sumber_register("kie_bencana", KieBencana)
SOSIALISASI = sumber_register("sosialisasi_kamtibmas", Sosialisasi)
RONDA = sumber_register("siskamling", Siskamling)
KONTAK = sumber_register("kontak_trantib", KontakTrantib)

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
INDIKATOR += [
    Indikator(
        kode=kode,
        nama=nama,
        satuan=satuan,
        sumber=sumber,
        ekspresi=ekspresi,
        bidang=Bidang.TRANTIBUMLINMAS,
    )
    for kode, nama, satuan, sumber, ekspresi in (
        (
            "trauma_terdata",
            "Korban dengan gejala trauma",
            "orang",
            TRAUMA,
            Count("warga_id", distinct=True),
        ),
        ("penyuluhan_trauma", "Penyuluhan trauma", "kali", PENYULUHAN, Count("pk")),
        ("kie_bencana", "KIE dan simulasi bencana", "kali", BENCANA_KIE, Count("pk")),
        ("kie_bencana_peserta", "Pesertanya", "orang", BENCANA_KIE, Sum("jumlah_peserta")),
        ("sosialisasi_kamtibmas", "Sosialisasi kamtibmas", "kali", SOSIALISASI, Count("pk")),
        ("siskamling_jadwal", "Jadwal ronda dicatat", "malam", RONDA, Count("pk")),
        (
            "kontak_bertugas",
            "Satlinmas, Babinsa, Bhabinkamtibmas dicatat",
            "orang",
            KONTAK,
            Count("pk", filter=Q(masih_bertugas=True)),
        ),
    )
]
INDIKATOR += [
    *indikator_kegiatan(Bidang.TRANTIBUMLINMAS),
    *indikator_pendampingan(Bidang.TRANTIBUMLINMAS),
    *indikator_permohonan(Bidang.TRANTIBUMLINMAS),
]
