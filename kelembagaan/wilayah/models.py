from django.db import models
from django.db.models import Q

from kelembagaan.cakupan import BercakupanQuerySet, kode_leluhur, tingkat_kode
from kelembagaan.nama import NamaCariField


class JenisWilayah(models.TextChoices):
    PUSAT = "pusat", "Pusat"
    PROVINSI = "provinsi", "Provinsi"
    KABUPATEN = "kabupaten", "Kabupaten"
    KOTA = "kota", "Kota"
    KECAMATAN = "kecamatan", "Kecamatan"
    DESA = "desa", "Desa"
    KELURAHAN = "kelurahan", "Kelurahan"
    DESA_ADAT = "desa_adat", "Desa Adat"


class WilayahQuerySet(BercakupanQuerySet):
    def dalam(self, cakupan):
        """Also an ended wilayah whose successor lies in the scope."""
        if cakupan is None or not cakupan.boleh(self.model.izin_baca):
            return self.none()
        return self.filter(cakupan.saring("kode") | cakupan.saring("kode_penerus"))

    def berlaku(self, tanggal):
        return self.filter(
            Q(berlaku_mulai__isnull=True) | Q(berlaku_mulai__lte=tanggal),
            Q(berlaku_sampai__isnull=True) | Q(berlaku_sampai__gte=tanggal),
        )

    def leluhur(self, kode):
        """Pusat down to the parent of `kode`, for breadcrumbs; holds nothing personal."""
        return self.filter(kode__in=kode_leluhur(kode)).order_by("kode")


class Wilayah(models.Model):
    """Administrative region by Kemendagri code (Permendagri 58/2021); pusat has the empty code."""

    jalur_kode = "kode"
    izin_baca = "lihat_wilayah"

    kode = models.CharField("kode", max_length=13, unique=True, blank=True, db_collation="C")
    nama = models.CharField("nama", max_length=100)
    nama_cari = NamaCariField(db_index=True)
    jenis_wilayah = models.CharField("jenis wilayah", max_length=10, choices=JenisWilayah)
    induk = models.ForeignKey("self", models.PROTECT, null=True, related_name="anak")
    sebutan = models.CharField(
        "sebutan setempat",
        max_length=30,
        blank=True,
        help_text="Nama setempat bagi jenis wilayah ini: gampong, nagari, distrik, kapanewon, ...",
    )
    berlaku_mulai = models.DateField("berlaku mulai", null=True, blank=True)
    berlaku_sampai = models.DateField("berlaku sampai", null=True, blank=True)
    kode_penerus = models.CharField(  # noqa: DJ001  NULL: "" would be the code of pusat
        "kode penerus",
        max_length=13,
        null=True,
        blank=True,
        db_collation="C",
        db_index=True,
        help_text="Wilayah yang menerima wilayah ini setelah berakhir.",
    )

    objects = WilayahQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "wilayah"
        ordering = ["kode"]
        constraints = [
            models.CheckConstraint(
                name="wilayah_kode_utuh",
                condition=Q(kode="") | Q(kode__regex=r"^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$"),
            ),
        ]

    def __str__(self):
        return self.nama

    @property
    def tingkat(self):
        """Tier: pusat, provinsi, kabkota, kecamatan or desa."""
        return tingkat_kode(self.kode)
