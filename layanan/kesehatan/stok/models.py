from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from kelembagaan.riwayat import berjejak
from layanan.formulir.models import Catatan


@berjejak
class StokGerak(Catatan):
    """What came into or left the Posyandu's stock otherwise than by being given to a person.

    What is given stands in the cards' registers and is counted from there, never typed twice.
    """

    bidang = "kesehatan"
    izin_baca = "lihat_catatan_kesehatan"

    class Bahan(models.TextChoices):
        VITAMIN_A_BIRU = "vitamin_a_biru", "Vitamin A biru (kapsul)"
        VITAMIN_A_MERAH = "vitamin_a_merah", "Vitamin A merah (kapsul)"
        OBAT_CACING = "obat_cacing", "Obat cacing (tablet)"
        TTD = "ttd", "Tablet tambah darah (tablet)"
        PMT = "pmt", "Makanan tambahan (porsi)"

    class Arah(models.TextChoices):
        MASUK = "masuk", "Masuk"
        KELUAR = "keluar", "Keluar (rusak, kedaluwarsa, dikembalikan)"

    bahan = models.CharField("bahan", max_length=15, choices=Bahan)
    arah = models.CharField("masuk atau keluar", max_length=6, choices=Arah)
    jumlah = models.PositiveIntegerField(
        "jumlah", validators=[MinValueValidator(1), MaxValueValidator(100_000)]
    )
    keterangan = models.CharField("keterangan", max_length=120, blank=True)

    class Meta(Catatan.Meta):
        verbose_name = verbose_name_plural = "stok vitamin, obat, makanan tambahan"
