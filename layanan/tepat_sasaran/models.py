from django.conf import settings
from django.db import models
from django.db.models import Q

from kelembagaan.bidang import Bidang


class Daftar(models.TextChoices):
    """The lists of what does not fit together, in the order of the page."""

    MISKIN_TANPA_BANTUAN = "miskin_tanpa_bantuan", "Terdata miskin, tidak menerima bantuan"
    MENERIMA_TANPA_DATA = "menerima_tanpa_data", "Menerima bantuan, tidak terdata miskin"
    GANDA = "ganda", "Menerima bantuan yang sama dua kali sebulan"
    KELUAR = "keluar", "Sudah meninggal atau pindah, masih menerima"
    RUMAH = "rumah", "Rumah tidak layak huni tanpa permohonan"
    TIDAK_SEKOLAH = "tidak_sekolah", "Anak tidak sekolah tanpa pendampingan"

    @property
    def bidang(self):
        """The field whose people read it by name and check it."""
        lain = {self.RUMAH: Bidang.PERUMAHAN, self.TIDAK_SEKOLAH: Bidang.PENDIDIKAN}
        return lain.get(self, Bidang.SOSIAL)

    @property
    def izin_baca(self):
        """The action that lets one read it by name: that of the register it comes from."""
        return "lihat_catatan_rumah_tangga" if self == self.RUMAH else "lihat_catatan_lain"


class PeriksaSasaran(models.Model):
    """Somebody looked at one row of a list; the newest row about the same facts holds.

    `sidik` names the facts: the row comes back as soon as they are others.
    """

    class HasilPeriksa(models.TextChoices):
        BENAR = "benar", "Sudah benar, tidak perlu diubah"
        PERBAIKI = "perbaiki", "Harus diperbaiki"

    daftar = models.CharField("daftar", max_length=20, choices=Daftar)
    posyandu = models.ForeignKey("kelembagaan.Posyandu", models.PROTECT, related_name="+")
    keluarga = models.ForeignKey("layanan.Keluarga", models.PROTECT, null=True, related_name="+")
    warga = models.ForeignKey("layanan.Warga", models.PROTECT, null=True, related_name="+")
    sidik = models.CharField(max_length=60)
    hasil_periksa = models.CharField("hasil", max_length=8, choices=HasilPeriksa)
    catatan = models.CharField("keterangan", max_length=300, blank=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    pada = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "pemeriksaan tepat sasaran"
        ordering = ["pk"]
        indexes = [models.Index(fields=["posyandu", "daftar"], name="periksa_sasaran_posyandu")]
        constraints = [
            models.CheckConstraint(
                name="periksa_sasaran_satu_subjek",
                condition=Q(keluarga__isnull=False, warga__isnull=True)
                | Q(keluarga__isnull=True, warga__isnull=False),
            ),
        ]
