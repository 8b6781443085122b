from django.db import models


class Pemberitahuan(models.Model):
    """A notice to one Penugasan's holder, shown on the home page until read."""

    kepada = models.ForeignKey("kelembagaan.Pengguna", models.CASCADE, related_name="pemberitahuan")
    teks = models.CharField(max_length=300)
    tautan = models.CharField(max_length=300, blank=True)
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    dibaca_pada = models.DateTimeField(null=True)

    class Meta:
        verbose_name = verbose_name_plural = "pemberitahuan"
        ordering = ["-dibuat_pada"]
        indexes = [
            models.Index(
                fields=["kepada", "-dibuat_pada"],
                name="pemberitahuan_belum_dibaca",
                condition=models.Q(dibaca_pada__isnull=True),
            ),
        ]

    def __str__(self):
        return self.teks
