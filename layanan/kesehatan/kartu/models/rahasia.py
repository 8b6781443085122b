"""What only the nakes fills and reads; see CatatanRahasia."""

from django.db import models

from kelembagaan.riwayat import berjejak
from layanan.formulir.models import satu_tindakan
from layanan.kesehatan.kartu.models.dasar import CatatanRahasia


@berjejak
class MasalahRemaja(CatatanRahasia):
    """Short list of HEEADSSS, built from a description: the printed card was not at hand."""

    rumah = models.BooleanField("masalah di rumah")
    pendidikan = models.BooleanField("masalah di sekolah atau pekerjaan")
    makan = models.BooleanField("masalah pola makan")
    aktivitas = models.BooleanField("masalah kegiatan dan pergaulan")
    napza = models.BooleanField("rokok, minuman keras, napza")
    seksualitas = models.BooleanField("masalah seksualitas")
    keamanan = models.BooleanField("masalah keamanan diri")
    melukai_diri = models.BooleanField("keinginan melukai diri")

    class Meta(CatatanRahasia.Meta):
        verbose_name = verbose_name_plural = "masalah remaja"
        constraints = [satu_tindakan("warga", "tanggal", name="masalah_remaja_sekali")]


@berjejak
class SkriningJiwa(CatatanRahasia):
    """Two questions of SKILAS on mood, asked of every age from usia sekolah on."""

    sedih = models.BooleanField("sering merasa sedih, murung, atau putus asa")
    kurang_minat = models.BooleanField("kehilangan minat atau kesenangan")

    class Meta(CatatanRahasia.Meta):
        verbose_name = verbose_name_plural = "skrining jiwa"
        constraints = [satu_tindakan("warga", "tanggal", name="skrining_jiwa_sekali")]


@berjejak
class Kontrasepsi(CatatanRahasia):
    """Contraception in use, after birth too."""

    class Alat(models.TextChoices):
        TIDAK = "tidak", "Tidak memakai"
        PIL = "pil", "Pil"
        SUNTIK = "suntik", "Suntik"
        IMPLAN = "implan", "Implan"
        IUD = "iud", "IUD"
        KONDOM = "kondom", "Kondom"
        MOW = "mow", "Steril perempuan (MOW)"
        MOP = "mop", "Steril laki-laki (MOP)"
        LAIN = "lain", "Cara lain"

    alat = models.CharField("alat kontrasepsi", max_length=6, choices=Alat)

    class Meta(CatatanRahasia.Meta):
        verbose_name = verbose_name_plural = "kontrasepsi"
        constraints = [satu_tindakan("warga", "tanggal", name="kontrasepsi_sekali")]


@berjejak
class HasilPeriksa(CatatanRahasia):
    """Results of the tests for TB and HIV."""

    class Hasil(models.TextChoices):
        NEGATIF = "negatif", "Negatif"
        POSITIF = "positif", "Positif"
        MENUNGGU = "menunggu", "Menunggu hasil"

    tbc = models.CharField("hasil pemeriksaan TBC", max_length=8, choices=Hasil, blank=True)
    hiv = models.CharField("hasil pemeriksaan HIV", max_length=8, choices=Hasil, blank=True)

    class Meta(CatatanRahasia.Meta):
        verbose_name = verbose_name_plural = "hasil pemeriksaan TBC dan HIV"
        constraints = [satu_tindakan("warga", "tanggal", name="hasil_periksa_sekali")]
