from django.db import models

from kelembagaan.riwayat import berjejak
from layanan.formulir.models import CatatanKeluarga, satu_tindakan


@berjejak
class AirSanitasi(CatatanKeluarga):
    """Drinking water and sanitation of a household (the two services of SPM pekerjaan umum)."""

    bidang = "pekerjaan_umum"
    izin_baca = "lihat_catatan_rumah_tangga"

    class SumberAir(models.TextChoices):
        PERPIPAAN = "perpipaan", "Ledeng, PAM, PAMSIMAS"
        SUMUR_BOR = "sumur_bor", "Sumur bor"
        SUMUR_GALI = "sumur_gali", "Sumur gali"
        MATA_AIR = "mata_air", "Mata air"
        AIR_HUJAN = "air_hujan", "Air hujan"
        SUNGAI = "sungai", "Sungai, kolam, embung"
        LAINNYA = "lainnya", "Lainnya"

    # Sources that count as fit for drinking water, where the water is clear.
    SUMBER_LAYAK = (
        SumberAir.PERPIPAAN,
        SumberAir.SUMUR_BOR,
        SumberAir.SUMUR_GALI,
        SumberAir.MATA_AIR,
        SumberAir.AIR_HUJAN,
    )

    class Jamban(models.TextChoices):
        LAYAK_SENDIRI = "layak_sendiri", "Layak, milik sendiri"
        BERSAMA = "bersama", "Layak, dipakai bersama"
        TIDAK_LAYAK = "tidak_layak", "Ada, tidak layak"
        TIDAK_ADA = "tidak_ada", "Tidak ada"

    class AliranLimbah(models.TextChoices):
        RESAPAN = "resapan", "Sumur resapan"
        SELOKAN = "selokan", "Selokan, got"
        SUNGAI = "sungai", "Sungai atau kolam"
        TANAH = "tanah", "Tanah terbuka"

    sumber_air = models.CharField("sumber air minum", max_length=10, choices=SumberAir)
    air_keruh = models.BooleanField("airnya keruh, berbau, atau berasa?")
    keluhan_air = models.CharField(
        "keluhan tentang air",
        max_length=300,
        blank=True,
        help_text="Misalnya: kering saat kemarau.",
    )
    jamban = models.CharField("jamban/WC", max_length=13, choices=Jamban)
    spal = models.BooleanField(
        "ada saluran air limbah (SPAL)?", help_text="Saluran air bekas mandi, cuci dan dapur."
    )
    aliran_limbah = models.CharField(
        "air limbah dialirkan ke", max_length=7, choices=AliranLimbah, blank=True
    )
    kebutuhan = models.CharField("kebutuhan atau masalah", max_length=300, blank=True)
    rekomendasi = models.CharField("saran kader", max_length=300, blank=True)

    class Meta(CatatanKeluarga.Meta):
        verbose_name = verbose_name_plural = "air minum dan sanitasi"
        constraints = [satu_tindakan("keluarga", "tanggal", name="air_sanitasi_sekali_sehari")]
