"""What every delivered row shares, and what every register shares."""

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from kelembagaan.cakupan import BercakupanQuerySet


class Terkirim(models.Model):
    """A row that comes in through Kiriman: `kunci` was made once, on the phone."""

    jalur_kode = "posyandu__kode"

    kunci = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    posyandu = models.ForeignKey("kelembagaan.Posyandu", models.PROTECT, related_name="+")
    dicatat_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        editable=False,
        verbose_name="dicatat oleh",
    )
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    revisi = models.PositiveIntegerField(default=1, editable=False)
    alasan_ubah = models.CharField(
        "alasan",
        max_length=200,
        blank=True,
        editable=False,
        help_text="Alasan pembetulan atau pembatalan yang terakhir.",
    )
    diubah_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False, null=True
    )
    diubah_pada = models.DateTimeField(null=True, editable=False)

    class Meta:
        abstract = True


class DapatDibatalkan(Terkirim):
    """A delivered row that can be withdrawn; it stays, with its date and reason."""

    dibatalkan_pada = models.DateTimeField(null=True, editable=False)

    class Meta:
        abstract = True


class CatatanQuerySet(BercakupanQuerySet):
    def berlaku(self):
        """Without what was withdrawn."""
        return self.filter(dibatalkan_pada__isnull=True)


class Catatan(DapatDibatalkan):
    """An entry in a register. A concrete register states `bidang` and `izin_baca`.

    `tanggal` is the day of service and decides the month. `susulan`: it came in (or was
    changed) after its month was sent, so it changes no sent figure.
    """

    tanggal = models.DateField("tanggal")
    hari_buka = models.ForeignKey(
        "layanan.HariBuka", models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    petugas = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="petugas"
    )
    susulan = models.BooleanField(default=False, editable=False)
    dari_nakes = models.BooleanField(
        default=False, editable=False, help_text="Diisi atau dikonfirmasi nakes."
    )

    objects = CatatanQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["-tanggal", "-pk"]
        indexes = [
            models.Index(fields=["posyandu", "tanggal"], name="%(class)s_posyandu_tgl"),
        ]


class CatatanWarga(Catatan):
    """An entry about one person."""

    warga = models.ForeignKey("layanan.Warga", models.PROTECT, related_name="%(class)s")

    class Meta(Catatan.Meta):
        abstract = True
        indexes = [
            *Catatan.Meta.indexes,
            models.Index(fields=["warga", "tanggal"], name="%(class)s_warga_tgl"),
        ]


class CatatanKeluarga(Catatan):
    """An entry about one household."""

    keluarga = models.ForeignKey("layanan.Keluarga", models.PROTECT, related_name="%(class)s")

    class Meta(Catatan.Meta):
        abstract = True
        indexes = [
            *Catatan.Meta.indexes,
            models.Index(fields=["keluarga", "tanggal"], name="%(class)s_keluarga_tgl"),
        ]


def satu_tindakan(*kolom, name):
    """The constraint behind a register's `tunggal`: one valid entry per act."""
    return models.UniqueConstraint(
        fields=kolom, name=name, condition=Q(dibatalkan_pada__isnull=True)
    )


class EksporLog(models.Model):
    """Who exported which list: every export of persons leaves a row."""

    pengguna = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    penugasan = models.ForeignKey(
        "kelembagaan.Penugasan", models.PROTECT, null=True, related_name="+"
    )
    daftar = models.CharField("daftar", max_length=40)
    saringan = models.CharField("saringan", max_length=100, blank=True)
    jumlah = models.PositiveIntegerField("jumlah baris")
    pada = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "log ekspor"
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.daftar}, {self.jumlah} baris"


class PengaturanRegister(models.Model):
    """Which registers do not run in a region, from a day on; all others do.

    The row of the nearest region holds, and of its rows the latest that has begun.
    """

    jalur_kode = "wilayah__kode"
    izin_baca = "kelola_lembaga"

    wilayah = models.ForeignKey(
        "kelembagaan.Wilayah", models.PROTECT, verbose_name="wilayah", related_name="+"
    )
    mulai = models.DateField("berlaku mulai")
    belum = ArrayField(
        models.CharField(max_length=40),
        verbose_name="register yang belum berjalan",
        default=list,
        blank=True,
    )

    objects = BercakupanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "pengaturan register"
        ordering = ["wilayah__kode", "-mulai"]
        constraints = [
            models.UniqueConstraint(fields=["wilayah", "mulai"], name="pengaturan_register_sekali"),
        ]

    def __str__(self):
        return f"{self.wilayah}, {self.mulai:%d-%m-%Y}"
