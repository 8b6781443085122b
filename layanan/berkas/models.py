import uuid

from django.conf import settings
from django.db import models


def tempat(berkas, nama):
    """Where it is stored: nothing of the name it came with, and no more than 256 folders."""
    acak = uuid.uuid4().hex
    return f"{acak[:2]}/{acak}.jpg"


class Berkas(models.Model):
    """A photo of a register entry, named by the entry's kunci.

    It may arrive before its entry, so what it belongs to is looked up through Kiriman whenever
    it is read; it has no scope of its own, only that of its entry. `bagian`: which part of the
    entry it shows, where that has several (a paper of a permohonan, a stage of the work).
    `sha256` is that of what was sent: what is stored was made anew from it. `lintang` and `bujur`
    are where the phone was, and only where the person pressed for it.
    """

    class Keadaan(models.TextChoices):
        TERSIMPAN = "tersimpan", "Tersimpan"
        MENUNGGU = "menunggu", "Menunggu catatannya"
        KARANTINA = "karantina", "Menunggu keputusan ketua"
        TIDAK_DIPAKAI = "tidak_dipakai", "Tidak dipakai"

    kunci = models.UUIDField(unique=True)
    entri = models.UUIDField(db_index=True)
    bagian = models.CharField(max_length=40, blank=True)
    sha256 = models.CharField(max_length=64)
    isi = models.FileField(upload_to=tempat)
    lebar = models.PositiveSmallIntegerField()
    tinggi = models.PositiveSmallIntegerField()
    lintang = models.DecimalField(max_digits=8, decimal_places=6, null=True)
    bujur = models.DecimalField(max_digits=9, decimal_places=6, null=True)
    keadaan = models.CharField(max_length=13, choices=Keadaan)
    pengguna = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    diputuskan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True
    )
    diputuskan_pada = models.DateTimeField(null=True)

    class Meta:
        verbose_name = verbose_name_plural = "berkas"
