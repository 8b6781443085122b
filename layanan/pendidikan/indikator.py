from django.db.models import Count, Q

from kelembagaan.bidang import Bidang
from layanan.kegiatan.indikator import indikator_kegiatan
from layanan.laporan.indikator import Indikator, sumber_register
from layanan.pendampingan.indikator import indikator_pendampingan
from layanan.pendidikan.models import (
    AnakTidakSekolah,
    AnakUsiaDini,
    InventarisApe,
    LiterasiDigital,
    Perpustakaan,
)
from layanan.permohonan.indikator import indikator_permohonan

ANAK = sumber_register("anak_usia_dini", AnakUsiaDini, "warga_id")
SEKOLAH = sumber_register("anak_tidak_sekolah", AnakTidakSekolah, "warga_id")
PERPUSTAKAAN = sumber_register("perpustakaan", Perpustakaan)
LITERASI = sumber_register("literasi_digital", LiterasiDigital, "warga_id")
APE = sumber_register("inventaris_ape", InventarisApe)
TIDAK_SEKOLAH = Q(status_sekolah__in=AnakTidakSekolah.TIDAK_SEKOLAH)

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
INDIKATOR += [
    Indikator(
        kode=kode,
        nama=nama,
        satuan=satuan,
        sumber=sumber,
        ekspresi=Count("pk", filter=saring),
        bidang=Bidang.PENDIDIKAN,
        utama=utama,
    )
    for kode, nama, satuan, sumber, saring, utama in (
        ("sekolah_terdata", "Anak usia sekolah didata", "anak", SEKOLAH, None, False),
        ("anak_tidak_sekolah", "Anak tidak sekolah", "anak", SEKOLAH, TIDAK_SEKOLAH, True),
        ("perpustakaan_terdata", "Perpustakaan didata", "tempat", PERPUSTAKAAN, None, False),
        (
            "perpustakaan_ada",
            "Perpustakaan dan pojok baca yang ada",
            "tempat",
            PERPUSTAKAAN,
            Q(tersedia=True),
            False,
        ),
        ("literasi_terdata", "Orang tua didata literasi digital", "orang", LITERASI, None, False),
        (
            "literasi_rendah",
            "Literasi digital rendah",
            "orang",
            LITERASI,
            Q(tingkat_literasi="rendah"),
            False,
        ),
        ("ape_terdata", "Jenis APE didata", "jenis", APE, None, False),
        ("ape_rusak", "APE rusak", "jenis", APE, ~Q(kondisi_ape="baik"), False),
    )
]
INDIKATOR += [
    *indikator_kegiatan(Bidang.PENDIDIKAN),
    *indikator_pendampingan(Bidang.PENDIDIKAN),
    *indikator_permohonan(Bidang.PENDIDIKAN),
]
