from django.db import models

from kelembagaan.riwayat import berjejak
from layanan.formulir.models import CatatanWarga, satu_tindakan


@berjejak
class AnakUsiaDini(CatatanWarga):
    """Pendataan anak usia dini 0 to 6 years (form L1 of the field pendidikan)."""

    bidang = "pendidikan"
    izin_baca = "lihat_catatan_lain"

    ikut_paud = models.BooleanField(
        "sudah ikut PAUD?", help_text="PAUD, TK, RA, kelompok bermain, atau tempat penitipan anak."
    )
    nama_paud = models.CharField("nama PAUD", max_length=100, blank=True)
    perkembangan = models.CharField("catatan perkembangan", max_length=500, blank=True)

    class Meta(CatatanWarga.Meta):
        verbose_name = verbose_name_plural = "pendataan anak usia dini"
        constraints = [satu_tindakan("warga", "tanggal", name="anak_usia_dini_sekali_sehari")]
