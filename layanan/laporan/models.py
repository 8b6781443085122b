from django.conf import settings
from django.db import models
from django.db.models import Q

from kelembagaan.cakupan import BercakupanQuerySet
from layanan.laporan.keadaan import Keadaan


class UnitBulan(models.Model):
    """The state of one unit (a Posyandu or a wilayah) in one month.

    `kode` and `kode_induk` are those of that month: an old month is always summed along them.
    `bulan` is the first day of the month.
    """

    bulan = models.DateField("bulan")
    kode = models.CharField(max_length=17, blank=True, db_collation="C", editable=False)
    # None above pusat only, so that pusat's children are those with the empty code.
    kode_induk = models.CharField(  # noqa: DJ001
        max_length=13, null=True, blank=True, db_collation="C", editable=False
    )
    keadaan = models.CharField(
        "keadaan", max_length=12, choices=Keadaan, default=Keadaan.BELUM, editable=False
    )
    # The state to which `cabut` goes back.
    keadaan_semula = models.CharField(max_length=12, blank=True, default="", editable=False)
    diajukan_pertama_pada = models.DateTimeField(null=True, editable=False)
    diajukan_pada = models.DateTimeField(null=True, editable=False)
    diajukan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    dimaklumi_sampai = models.DateField(null=True, editable=False)
    # Sent while the parent was not open.
    susulan = models.BooleanField(default=False, editable=False)

    class Meta:
        abstract = True


class LaporanBulanan(UnitBulan):
    """The month of one Posyandu; its figures freeze when it is sent.

    angka: {kode indikator: integer} as frozen by the last ajukan, {} before the first; a field
    that is not active in the month has no kode in it ("belum berjalan" is not zero).
    narasi: {bidang: text}. target: {kode: integer}, typed S where the Posyandu chooses one.
    diperiksa_angka: the health figures that the nakes saw when marking them.
    """

    jalur_kode = "kode"
    izin_baca = "lihat_laporan"

    posyandu = models.ForeignKey("kelembagaan.Posyandu", models.PROTECT, related_name="laporan")
    angka = models.JSONField(default=dict, editable=False)
    narasi = models.JSONField(default=dict, blank=True)
    target = models.JSONField(default=dict, blank=True)
    diperiksa_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    diperiksa_pada = models.DateTimeField(null=True, editable=False)
    diperiksa_angka = models.JSONField(default=dict, editable=False)

    objects = BercakupanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "laporan bulanan"
        ordering = ["-bulan"]
        constraints = [
            models.UniqueConstraint(fields=["posyandu", "bulan"], name="laporan_sekali"),
            models.CheckConstraint(name="laporan_awal_bulan", condition=Q(bulan__day=1)),
        ]
        indexes = [
            models.Index(fields=["kode_induk", "bulan"], name="laporan_induk_bulan"),
            models.Index(fields=["kode", "bulan"], name="laporan_kode_bulan"),
            models.Index(
                fields=["kode"], name="laporan_menunggu", condition=Q(keadaan=Keadaan.DIAJUKAN)
            ),
        ]

    def __str__(self):
        return f"{self.kode} {self.bulan:%Y-%m}"
