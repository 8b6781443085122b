from django.conf import settings
from django.db import models
from django.db.models import Q

from kelembagaan.cakupan import BercakupanQuerySet
from kelembagaan.enkripsi import TerenkripsiField


class Kiriman(models.Model):
    """A delivered item. Its pk is the receipt number, which only grows.

    The raw body is stored (encrypted) before it is applied; once applied only its hash stays.
    The same kunci with another body is another row. `catatan` is the pk of the register row
    that came of it: two entries that joined point to the same row, and either serves as dasar.
    """

    jalur_kode = "posyandu__kode"
    izin_baca = "lihat_hari_buka"

    class Aksi(models.TextChoices):
        BARU = "baru", "Baru"
        KOREKSI = "koreksi", "Pembetulan"
        BATAL = "batal", "Pembatalan"

    class Keadaan(models.TextChoices):
        MASUK = "masuk", "Masuk"
        DITERIMA = "diterima", "Diterima"
        BENTROK = "bentrok", "Bentrok"
        DITOLAK = "ditolak", "Perlu diperbaiki"
        TERTAHAN = "tertahan", "Tertahan"
        DIGANTI = "diganti", "Diganti"
        TIDAK_DIPAKAI = "tidak_dipakai", "Tidak dipakai"

    class Sebab(models.TextChoices):
        INDUK = "induk", "Menunggu data induknya"
        KARANTINA = "karantina", "Menunggu keputusan ketua"
        VERSI = "versi", "Menunggu pembaruan aplikasi"

    kunci = models.UUIDField()
    hash_isi = models.CharField(max_length=64)
    batch = models.UUIDField(null=True)
    pengguna = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="kiriman")
    penugasan = models.ForeignKey("kelembagaan.Penugasan", models.PROTECT, null=True)
    posyandu = models.ForeignKey("kelembagaan.Posyandu", models.PROTECT, null=True)
    formulir = models.CharField(max_length=40)
    versi = models.PositiveIntegerField(default=1)
    aksi = models.CharField(max_length=8, choices=Aksi)
    dasar_kunci = models.UUIDField(null=True)
    dasar_revisi = models.PositiveIntegerField(null=True)
    dibuat_pada = models.DateTimeField(null=True, help_text="Menurut jam ponsel.")
    beda_jam = models.IntegerField(
        null=True, help_text="Detik: sejauh apa jam server mendahului jam ponsel waktu itu."
    )
    diterima_pada = models.DateTimeField(auto_now_add=True)
    isi = TerenkripsiField(default="", blank=True)
    keadaan = models.CharField(max_length=13, choices=Keadaan, default=Keadaan.MASUK)
    sebab = models.CharField(max_length=10, choices=Sebab, blank=True, default="")
    menunggu_kunci = models.UUIDField(null=True)
    galat = models.JSONField(default=dict, blank=True)
    catatan = models.BigIntegerField(null=True)
    susulan = models.BooleanField(default=False)
    diputuskan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    diputuskan_pada = models.DateTimeField(null=True)

    objects = BercakupanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "kiriman"
        constraints = [
            models.UniqueConstraint(fields=["kunci", "hash_isi"], name="kiriman_kunci_isi"),
            models.UniqueConstraint(
                fields=["kunci"], condition=Q(keadaan="diterima"), name="kiriman_diterima_sekali"
            ),
        ]
        indexes = [
            models.Index(
                fields=["posyandu", "diterima_pada"],
                name="kiriman_menunggu",
                condition=~Q(keadaan__in=["diterima", "diganti", "tidak_dipakai"]),
            ),
            models.Index(
                fields=["keadaan", "id"],
                name="kiriman_belum_diterapkan",
                condition=Q(keadaan__in=["masuk", "tertahan"]),
            ),
            models.Index(
                fields=["menunggu_kunci"],
                name="kiriman_induk",
                condition=Q(menunggu_kunci__isnull=False),
            ),
            models.Index(
                fields=["formulir", "catatan"],
                name="kiriman_catatan",
                condition=Q(catatan__isnull=False),
            ),
        ]


class Epoch(models.Model):
    """One row; a restore sets a new value, so that phones offer again what may be lost."""

    nilai = models.UUIDField()
    sejak = models.DateTimeField(auto_now_add=True)
