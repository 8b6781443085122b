"""What the registers of the cards share."""

from decimal import Decimal

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from layanan.formulir.models import CatatanWarga
from layanan.warga.sasaran import umur_bulan


class CatatanKartu(CatatanWarga):
    """An entry that stands on a card of kartu bantu pemeriksaan (Kemenkes, Posyandu ILP)."""

    bidang = "kesehatan"
    izin_baca = "lihat_catatan_kesehatan"

    class Meta(CatatanWarga.Meta):
        abstract = True

    @property
    def umur(self):
        """Completed years on the day of service."""
        return umur_bulan(self.warga.tanggal_lahir, self.tanggal) // 12

    def temuan(self):
        """[why this person should be referred] as the card says."""
        return []


class CatatanRahasia(CatatanKartu):
    """Filled and read by the nakes only; others see no more than `perlu_dirujuk`."""

    izin_baca = "lihat_kesehatan_rahasia"

    perlu_dirujuk = models.BooleanField("perlu dirujuk")
    catatan = models.CharField("catatan", max_length=300, blank=True)

    class Meta(CatatanKartu.Meta):
        abstract = True


def angka(nama, dari, sampai, *, desimal=1, wajib=False):
    """A measured number with its plausible limits."""
    return models.DecimalField(
        nama,
        max_digits=4 + desimal,
        decimal_places=desimal,
        null=not wajib,
        blank=not wajib,
        validators=[MinValueValidator(Decimal(str(dari))), MaxValueValidator(Decimal(str(sampai)))],
    )


def bulat(nama, dari, sampai, *, wajib=False):
    """A whole number with its plausible limits."""
    return models.PositiveSmallIntegerField(
        nama,
        null=not wajib,
        blank=not wajib,
        validators=[MinValueValidator(dari), MaxValueValidator(sampai)],
    )


def boleh_kosong(nama):
    """A question that may stay open."""
    return models.BooleanField(nama, null=True, blank=True)


def himpunan(nama, pilihan):
    """Several of a few."""
    kolom = models.CharField(max_length=20, choices=pilihan)
    return ArrayField(kolom, verbose_name=nama, default=list, blank=True)


def sebut(pilihan, nilai):
    """Labels of a himpunan, in the order of the choices."""
    return ", ".join(satu.label for satu in pilihan if satu.value in nilai)
