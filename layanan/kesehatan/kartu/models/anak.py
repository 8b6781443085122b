"""What the card of balita holds beside growth, and tablets of remaja putri."""

from django.db import models

from kelembagaan.riwayat import berjejak
from layanan.formulir.models import satu_tindakan
from layanan.kesehatan.kartu.models.dasar import CatatanKartu, boleh_kosong, bulat


@berjejak
class GiziAnak(CatatanKartu):
    """Columns 17, 18, 22, 23 of the card, and the checklist of development in Buku KIA."""

    asi_eksklusif = boleh_kosong("hanya ASI sampai hari ini (di bawah 6 bulan)")
    mpasi_sesuai = boleh_kosong("MP-ASI sesuai (6 bulan ke atas)")
    pmt_diberi = boleh_kosong("makanan tambahan pangan lokal diberikan")
    pmt_hari = bulat("makanan tambahan: untuk berapa hari", 0, 90)
    buku_kia = boleh_kosong("punya Buku KIA atau KMS")
    perkembangan_lengkap = boleh_kosong("checklist perkembangan Buku KIA lengkap")

    class Meta(CatatanKartu.Meta):
        verbose_name = verbose_name_plural = "ASI, MP-ASI, makanan tambahan"
        constraints = [satu_tindakan("warga", "tanggal", name="gizi_anak_sekali")]

    def temuan(self):
        if self.perkembangan_lengkap is False:
            return ["Checklist perkembangan tidak lengkap"]
        return []


@berjejak
class Suplemen(CatatanKartu):
    """Vitamin A in February and August (blue 6-11 months, red 12-59), and obat cacing."""

    class VitaminA(models.TextChoices):
        BIRU = "biru", "Biru (6-11 bulan)"
        MERAH = "merah", "Merah (12-59 bulan)"

    vitamin_a = models.CharField("vitamin A", max_length=5, choices=VitaminA, blank=True)
    obat_cacing = boleh_kosong("obat cacing diberikan")

    class Meta(CatatanKartu.Meta):
        verbose_name = verbose_name_plural = "vitamin A dan obat cacing"
        constraints = [satu_tindakan("warga", "tanggal", name="suplemen_sekali")]


@berjejak
class TtdRemaja(CatatanKartu):
    """Iron tablets of a girl: one a week."""

    ttd_diberi = bulat("tablet tambah darah diberikan", 0, 60, wajib=True)
    ttd_diminum = boleh_kosong("tablet diminum setiap minggu")

    class Meta(CatatanKartu.Meta):
        verbose_name = verbose_name_plural = "tablet tambah darah remaja putri"
        constraints = [satu_tindakan("warga", "tanggal", name="ttd_remaja_sekali")]
