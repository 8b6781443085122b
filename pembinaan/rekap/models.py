from django.db import models
from django.db.models import Q

from kelembagaan.cakupan import BercakupanQuerySet
from layanan.laporan.keadaan import Keadaan
from layanan.laporan.models import UnitBulan


class RekapWilayah(UnitBulan):
    """The month of one wilayah with two sums, each {kode indikator: integer}.

    disetujui: of the direct children that are approved; changed in the decision's transaction.
    berjalan: of what was last sent anywhere below; re-summed by the worker.
    The counts are of the expected Posyandu below: how many, sent, sent in time, approved, with a
    registration number (as the worker last saw it); posyandu_bidang: {bidang: how many have begun
    that field}; posyandu_belum: {register: how many of these do not keep it}.
    """

    jalur_kode = "kode"
    izin_baca = "lihat_rekap"

    wilayah = models.ForeignKey("kelembagaan.Wilayah", models.PROTECT, related_name="rekap")
    disetujui = models.JSONField(default=dict)
    berjalan = models.JSONField(default=dict)
    posyandu_diharapkan = models.PositiveIntegerField(default=0)
    posyandu_mengirim = models.PositiveIntegerField(default=0)
    posyandu_tepat_waktu = models.PositiveIntegerField(default=0)
    posyandu_disetujui = models.PositiveIntegerField(default=0)
    posyandu_terdaftar = models.PositiveIntegerField(default=0)
    posyandu_bidang = models.JSONField(default=dict)
    posyandu_belum = models.JSONField(default=dict)
    dihitung_pada = models.DateTimeField(null=True)

    objects = BercakupanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "rekap wilayah"
        constraints = [
            models.UniqueConstraint(fields=["wilayah", "bulan"], name="rekap_sekali"),
            models.CheckConstraint(name="rekap_awal_bulan", condition=Q(bulan__day=1)),
        ]
        indexes = [
            models.Index(fields=["kode_induk", "bulan"], name="rekap_induk_bulan"),
            models.Index(fields=["kode", "bulan"], name="rekap_kode_bulan"),
            models.Index(
                fields=["kode"], name="rekap_menunggu", condition=Q(keadaan=Keadaan.DIAJUKAN)
            ),
        ]


class TandaUsang(models.Model):
    """A stale mark: the running sum of this wilayah and month wants re-summing.

    Only inserted by submissions and decisions, deleted by the worker, so it never blocks them.
    """

    kode = models.CharField(max_length=13, blank=True, db_collation="C")
    bulan = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["kode", "bulan"], name="usang_kode_bulan")]
