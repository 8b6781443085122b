from django.db.models import Count, Q

from kelembagaan.bidang import Bidang
from layanan.kegiatan.indikator import indikator_kegiatan
from layanan.laporan.indikator import Indikator, sumber_register
from layanan.pekerjaan_umum.models import (
    AirSanitasi,
    Embung,
    JalanDesa,
    JaringanAir,
    SumurAirTanah,
)
from layanan.pendampingan.indikator import indikator_pendampingan
from layanan.permohonan.indikator import indikator_permohonan

KELUARGA = sumber_register("air_sanitasi", AirSanitasi, "keluarga_id")
AIR_LAYAK = Q(sumber_air__in=AirSanitasi.SUMBER_LAYAK, air_keruh=False)

# (register, what is counted, which of them need something done)
SARANA = (
    (sumber_register("embung", Embung), "Embung", ~Q(kondisi_fisik="baik")),
    (sumber_register("jaringan_air", JaringanAir), "Jaringan air", ~Q(kondisi_pipa="baik")),
    (
        sumber_register("sumur_air_tanah", SumurAirTanah),
        "Sumur",
        ~Q(kondisi_sumur="baik") | Q(dekat_septik=True) | Q(dekat_kandang=True),
    ),
    (sumber_register("jalan_desa", JalanDesa), "Ruas jalan", ~Q(kondisi_jalan="baik")),
)

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
INDIKATOR += [
    Indikator(
        kode=f"{sumber.kode}_{akhiran}",
        nama=f"{nama} {kata}",
        satuan="tempat",
        sumber=sumber,
        ekspresi=Count("pk", filter=saring),
        bidang=Bidang.PEKERJAAN_UMUM,
    )
    for sumber, nama, buruk in SARANA
    for akhiran, kata, saring in (("terdata", "didata", None), ("perlu", "perlu perbaikan", buruk))
]
INDIKATOR += [
    *indikator_kegiatan(Bidang.PEKERJAAN_UMUM),
    *indikator_pendampingan(Bidang.PEKERJAAN_UMUM),
    *indikator_permohonan(Bidang.PEKERJAAN_UMUM),
]
