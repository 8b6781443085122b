"""Entries that a desa forwarded, by name, to a perangkat daerah."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from kelembagaan.cakupan import BercakupanQuerySet
from kelembagaan.peran import Golongan
from layanan.formulir.daftar import semua_formulir


class PenerusanQuerySet(BercakupanQuerySet):
    def dalam(self, cakupan):
        """The desa's own; of an office what came to it and was not taken back, in the fields of
        the one who reads."""
        semua = super().dalam(cakupan)
        if cakupan is not None and cakupan.golongan == Golongan.OPD:
            milik = [f.kode for f in semua_formulir().values() if f.bidang in cakupan.bidang]
            semua = semua.filter(
                perangkat=cakupan.perangkat_id, ditarik_pada=None, formulir__in=milik
            )
        return semua


class Penerusan(models.Model):
    """One entry, or a list with a letter; without it an office sees counts only.

    `catatan` names rows of the register `formulir`.
    """

    jalur_kode = "wilayah__kode"
    izin_baca = "lihat_terusan"

    wilayah = models.ForeignKey("kelembagaan.Wilayah", models.PROTECT, related_name="+")
    perangkat = models.ForeignKey("kelembagaan.PerangkatDaerah", models.PROTECT, related_name="+")
    formulir = models.CharField("register", max_length=40)
    catatan = ArrayField(models.BigIntegerField())
    nomor_surat = models.CharField("nomor surat", max_length=100, blank=True)
    tanggal_surat = models.DateField("tanggal surat", null=True, blank=True)
    pesan = models.CharField("pesan", max_length=300, blank=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    pada = models.DateTimeField(auto_now_add=True)
    ditarik_pada = models.DateTimeField(null=True, editable=False)

    objects = PenerusanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "penerusan catatan"
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["perangkat", "-id"], name="penerusan_perangkat"),
            models.Index(fields=["wilayah", "-id"], name="penerusan_wilayah"),
        ]


class BacaPenerusan(models.Model):
    """An office read the names of a list."""

    penerusan = models.ForeignKey(Penerusan, models.PROTECT, related_name="pembacaan")
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    penugasan = models.ForeignKey("kelembagaan.Penugasan", models.PROTECT, related_name="+")
    pada = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "pembacaan penerusan"
        ordering = ["-pk"]
