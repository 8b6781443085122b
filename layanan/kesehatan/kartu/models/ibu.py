"""Kartu ibu hamil, nifas and menyusui; the episode is layanan.warga.models.Kehamilan."""

from django.db import models

from kelembagaan.riwayat import berjejak
from layanan.formulir.models import satu_tindakan
from layanan.kesehatan.kartu.models.dasar import CatatanKartu, boleh_kosong, bulat


@berjejak
class PelayananHamil(CatatanKartu):
    """Columns 4, 8 and 13 to 17 of the card."""

    class Kurva(models.TextChoices):
        SESUAI = "hijau", "Hijau (sesuai)"
        TIDAK_SESUAI = "merah", "Merah (tidak sesuai)"

    kurva_berat = models.CharField(
        "berat badan menurut kurva Buku KIA", max_length=5, choices=Kurva, blank=True
    )
    kurva_tekanan = models.CharField(
        "tekanan darah menurut kurva Buku KIA", max_length=5, choices=Kurva, blank=True
    )
    ttd_diberi = bulat("tablet tambah darah diberikan", 0, 180)
    ttd_diminum = boleh_kosong("tablet tambah darah diminum setiap hari")
    mt_komposisi = models.CharField(
        "makanan tambahan ibu KEK: komposisi", max_length=100, blank=True
    )
    mt_porsi = bulat("makanan tambahan ibu KEK: porsi", 0, 120)
    mt_dihabiskan = boleh_kosong("makanan tambahan dikonsumsi setiap hari")
    kelas_ibu = boleh_kosong("mengikuti kelas ibu hamil")

    class Meta(CatatanKartu.Meta):
        verbose_name = verbose_name_plural = "pelayanan ibu hamil"
        constraints = [satu_tindakan("warga", "tanggal", name="pelayanan_hamil_sekali")]

    def temuan(self):
        merah = self.Kurva.TIDAK_SESUAI
        isi = ["Berat badan tidak sesuai kurva"] if self.kurva_berat == merah else []
        return isi + (["Tekanan darah tidak sesuai kurva"] if self.kurva_tekanan == merah else [])


@berjejak
class PelayananNifas(CatatanKartu):
    """Until 42 days after birth: vitamin A (two red capsules) and breast-feeding."""

    vitamin_a = bulat("kapsul vitamin A merah diberikan", 0, 2)
    menyusui = boleh_kosong("menyusui")
    ttd_diberi = bulat("tablet tambah darah diberikan", 0, 90)

    class Meta(CatatanKartu.Meta):
        verbose_name = verbose_name_plural = "pelayanan ibu nifas dan menyusui"
        constraints = [satu_tindakan("warga", "tanggal", name="pelayanan_nifas_sekali")]
