from django.core.validators import MaxValueValidator
from django.db import models

from kelembagaan.riwayat import berjejak
from layanan.formulir.models import Catatan, CatatanKeluarga, satu_tindakan


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


@berjejak
class Embung(Catatan):
    """A reservoir of raw water (embung air baku)."""

    bidang = "pekerjaan_umum"
    izin_baca = "lihat_catatan_rumah_tangga"

    class KondisiFisik(models.TextChoices):
        BAIK = "baik", "Baik"
        RUSAK_RINGAN = "rusak_ringan", "Rusak ringan"
        RUSAK_BERAT = "rusak_berat", "Rusak berat"
        BELUM_ADA = "belum_ada", "Belum ada, dibutuhkan"

    lokasi = models.CharField("lokasi", max_length=150, help_text="Misalnya: Dusun Cikupa, RT 02.")
    kondisi_fisik = models.CharField("kondisi fisik", max_length=12, choices=KondisiFisik)
    permasalahan = models.CharField("permasalahan", max_length=300, blank=True)
    tindakan = models.CharField("tindakan yang dibutuhkan", max_length=300, blank=True)

    class Meta(Catatan.Meta):
        verbose_name = verbose_name_plural = "embung air baku"


@berjejak
class JaringanAir(Catatan):
    """A line of the village's water network (jaringan air perdesaan)."""

    bidang = "pekerjaan_umum"
    izin_baca = "lihat_catatan_rumah_tangga"

    class KondisiPipa(models.TextChoices):
        BAIK = "baik", "Mengalir baik"
        RUSAK = "rusak", "Ada kerusakan"
        MATI = "mati", "Tidak mengalir"
        BELUM_ADA = "belum_ada", "Belum ada, dibutuhkan"

    lokasi = models.CharField(
        "jalur pipa", max_length=150, help_text="Misalnya: dari bak RT 01 sampai RT 05."
    )
    kondisi_pipa = models.CharField("keadaan jaringan", max_length=9, choices=KondisiPipa)
    kerusakan = models.CharField("kerusakan", max_length=300, blank=True)
    penyebab = models.CharField("penyebab", max_length=300, blank=True)
    rekomendasi = models.CharField("saran kader", max_length=300, blank=True)

    class Meta(Catatan.Meta):
        verbose_name = verbose_name_plural = "jaringan air perdesaan"


@berjejak
class SumurAirTanah(Catatan):
    """A well, and what near it makes its water unsafe (sumur air tanah)."""

    bidang = "pekerjaan_umum"
    izin_baca = "lihat_catatan_rumah_tangga"

    class KondisiSumur(models.TextChoices):
        BAIK = "baik", "Baik"
        RUSAK_RINGAN = "rusak_ringan", "Rusak ringan"
        RUSAK_BERAT = "rusak_berat", "Rusak berat"
        KERING = "kering", "Kering"

    lokasi = models.CharField(
        "pemilik atau bangunan", max_length=150, help_text="Misalnya: sumur umum musala RT 03."
    )
    kondisi_sumur = models.CharField("kondisi sumur", max_length=12, choices=KondisiSumur)
    dekat_septik = models.BooleanField(
        "dekat septic tank?", help_text="Jaraknya kurang dari 10 meter."
    )
    dekat_kandang = models.BooleanField("dekat kandang ternak?")
    rawan_banjir = models.BooleanField("sering terendam banjir?")
    tindakan = models.CharField("perbaikan yang dibutuhkan", max_length=300, blank=True)

    class Meta(Catatan.Meta):
        verbose_name = verbose_name_plural = "sumur air tanah"


@berjejak
class JalanDesa(Catatan):
    """A stretch of village road (jalan desa)."""

    bidang = "pekerjaan_umum"
    izin_baca = "lihat_catatan_rumah_tangga"

    class KondisiJalan(models.TextChoices):
        BAIK = "baik", "Baik"
        RUSAK_RINGAN = "rusak_ringan", "Rusak ringan"
        RUSAK_SEDANG = "rusak_sedang", "Rusak sedang"
        RUSAK_BERAT = "rusak_berat", "Rusak berat"
        BELUM_PENGERASAN = "belum_pengerasan", "Belum diperkeras"

    lokasi = models.CharField(
        "ruas jalan", max_length=150, help_text="Misalnya: dari masjid sampai batas RW 03."
    )
    kondisi_jalan = models.CharField("kondisi", max_length=16, choices=KondisiJalan)
    panjang_rusak = models.PositiveIntegerField(
        "panjang yang rusak", null=True, blank=True, validators=[MaxValueValidator(100_000)]
    )
    dampak = models.CharField("dampak bagi warga", max_length=300, blank=True)
    usulan = models.CharField("usulan tindakan", max_length=300, blank=True)

    class Meta(Catatan.Meta):
        verbose_name = verbose_name_plural = "jalan desa"
