from django.conf import settings
from django.db import models
from django.db.models import Q

from kelembagaan.cakupan import BercakupanQuerySet
from kelembagaan.peran import Jabatan

JABATAN_PEMUTUS = (Jabatan.KETUA, Jabatan.SEKRETARIS, Jabatan.OPERATOR_SEKRETARIAT)


class Keputusan(models.Model):
    """A decision on a unit's month; a row that is never changed.

    `kode` is the unit's code in that month (a Posyandu's or a wilayah's).
    """

    jalur_kode = "kode"
    izin_baca = "lihat_laporan"

    bulan = models.DateField()
    kode = models.CharField(max_length=17, blank=True, db_collation="C")
    aksi = models.CharField(max_length=20)
    dari = models.CharField(max_length=12)
    ke = models.CharField(max_length=12)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    penugasan = models.ForeignKey("kelembagaan.Penugasan", models.PROTECT, null=True)
    # How the decider was called at that time, for the history as people read it.
    sebagai = models.CharField(max_length=150)
    catatan = models.TextField(blank=True)
    sampai = models.DateField(null=True)
    mewakili = models.BooleanField(default=False)
    pengirim_sendiri = models.BooleanField(default=False)
    pada = models.DateTimeField(auto_now_add=True)

    objects = BercakupanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "keputusan"
        ordering = ["pk"]
        indexes = [models.Index(fields=["kode", "bulan"], name="keputusan_unit")]


class Tenggat(models.Model):
    """Until which day of the following month a tier's units send; data, per wilayah.

    The row of the nearest ancestor holds; the pusat's rows are the default.
    """

    wilayah = models.ForeignKey("kelembagaan.Wilayah", models.PROTECT)
    tingkat = models.CharField(
        max_length=10,
        choices=[
            ("posyandu", "Posyandu"),
            ("desa", "Desa/kelurahan"),
            ("kecamatan", "Kecamatan"),
            ("kabkota", "Kabupaten/kota"),
            ("provinsi", "Provinsi"),
        ],
    )
    tanggal = models.PositiveSmallIntegerField("tanggal di bulan berikutnya")

    class Meta:
        verbose_name = verbose_name_plural = "tenggat"
        constraints = [
            models.UniqueConstraint(fields=["wilayah", "tingkat"], name="tenggat_sekali"),
            models.CheckConstraint(
                name="tenggat_tanggal", condition=Q(tanggal__gte=1, tanggal__lte=28)
            ),
        ]


class PengaturanTim(models.Model):
    """What a wilayah's Tim Pembina has set for itself; without a row the defaults hold."""

    wilayah = models.OneToOneField("kelembagaan.Wilayah", models.PROTECT)
    # Empty: JABATAN_PEMUTUS.
    jabatan_pemutus = models.JSONField("jabatan yang memutuskan", default=list, blank=True)
    periksa_kesehatan = models.BooleanField(
        "bagian kesehatan wajib diperiksa nakes",
        default=False,
        help_text="Diisi pada kabupaten/kota; berlaku bagi semua Posyandu di dalamnya.",
    )

    class Meta:
        verbose_name = verbose_name_plural = "pengaturan tim pembina"
