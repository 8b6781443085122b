from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from kelembagaan.cakupan import BercakupanQuerySet
from kelembagaan.riwayat import berjejak
from layanan.formulir.models import CatatanQuerySet, DapatDibatalkan, satu_tindakan

# The five langkah of the Posyandu siklus hidup (KMK HK.01.07/MENKES/2015/2023).
LANGKAH = {
    1: "Pendaftaran",
    2: "Penimbangan dan pengukuran",
    3: "Pencatatan",
    4: "Pelayanan kesehatan",
    5: "Penyuluhan",
}


class HariBuka(models.Model):
    """One opening day of a Posyandu, planned or not."""

    jalur_kode = "posyandu__kode"
    izin_baca = "lihat_hari_buka"

    posyandu = models.ForeignKey("kelembagaan.Posyandu", models.PROTECT, related_name="hari_buka")
    tanggal = models.DateField("tanggal")
    tempat = models.CharField("tempat", max_length=100, blank=True)
    dibuka_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    dibuka_pada = models.DateTimeField(auto_now_add=True)

    objects = BercakupanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "hari buka"
        ordering = ["-tanggal"]
        constraints = [
            models.UniqueConstraint(fields=["posyandu", "tanggal"], name="hari_buka_sekali"),
        ]

    def __str__(self):
        return f"{self.tanggal:%d-%m-%Y}"


class KaderHadir(models.Model):
    """A kader present on an opening day, and the langkah at which she stands."""

    hari_buka = models.ForeignKey(HariBuka, models.CASCADE, related_name="kader_hadir")
    penugasan = models.ForeignKey("kelembagaan.Penugasan", models.PROTECT, related_name="+")
    langkah = ArrayField(models.PositiveSmallIntegerField(), default=list, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "kader hadir"
        constraints = [
            models.UniqueConstraint(fields=["hari_buka", "penugasan"], name="kader_hadir_sekali"),
        ]

    def __str__(self):
        return ", ".join(LANGKAH[n] for n in self.langkah)


@berjejak
class Kunjungan(DapatDibatalkan):
    """A person who came (langkah 1), and further langkah ticked by hand.

    A langkah that has a register of its own is done by its entry and not ticked here.
    """

    izin_baca = "lihat_hari_buka"

    hari_buka = models.ForeignKey(HariBuka, models.PROTECT, related_name="kunjungan")
    tanggal = models.DateField("tanggal")
    warga = models.ForeignKey("layanan.Warga", models.PROTECT, related_name="kunjungan")
    langkah = ArrayField(models.PositiveSmallIntegerField(), default=list, blank=True)

    objects = CatatanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "kunjungan"
        indexes = [models.Index(fields=["posyandu", "tanggal"], name="kunjungan_posyandu_tgl")]
        constraints = [satu_tindakan("hari_buka", "warga", name="kunjungan_sekali")]

    def __str__(self):
        return f"{self.tanggal:%d-%m-%Y}"
