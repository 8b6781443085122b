from django.db import models

from kelembagaan.cakupan import BercakupanQuerySet


class HariLibur(models.Model):
    """A day on which offices are closed, in a region or (without one) in the whole nation.

    The national ones, with the cuti bersama on which offices close too, follow the yearly joint
    decree of three ministers (SKB 3 Menteri): that of 2026 is Nomor 1497, 2 and 5 Tahun 2025.
    `dasar` names the decree that a day was compared with.
    """

    jalur_kode = "wilayah__kode"
    izin_baca = "lihat_wilayah"

    wilayah = models.ForeignKey(
        "kelembagaan.Wilayah",
        models.PROTECT,
        verbose_name="wilayah",
        null=True,
        blank=True,
        help_text="Kosong berarti seluruh Indonesia.",
    )
    tanggal = models.DateField("tanggal")
    nama = models.CharField("nama", max_length=100)
    dasar = models.CharField(
        "dasar",
        max_length=150,
        blank=True,
        help_text="Keputusan yang menetapkannya, misalnya SKB 3 Menteri. "
        "Kosong berarti masih perlu dicocokkan.",
    )

    objects = BercakupanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "hari libur"
        ordering = ["-tanggal"]
        constraints = [
            models.UniqueConstraint(
                fields=["wilayah", "tanggal"],
                name="hari_libur_sekali",
                nulls_distinct=False,
                violation_error_message="Hari libur ini sudah ada di wilayah itu.",
            ),
        ]

    def __str__(self):
        return f"{self.nama}, {self.tanggal:%d-%m-%Y}"
