"""What follows from a finding: the answer to a rujukan, and the home visit."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from kelembagaan.riwayat import berjejak
from layanan.formulir.models import satu_tindakan
from layanan.kesehatan.kartu.models.dasar import CatatanKartu, angka, himpunan, sebut
from layanan.kesehatan.tindak.periksa import semua_periksa


@berjejak
class JawabanRujukan(CatatanKartu):
    """What came back from where a person was referred; it closes that rujukan.

    Without a `rujukan` (a slip from before its rujukan was delivered) it closes what was open
    before it. From the nakes of the desa, or by a kader from the slip that the family brings
    back: then `dari_nakes` is off.
    """

    class Hasil(models.TextChoices):
        DITANGANI = "ditangani", "Sudah diperiksa dan ditangani"
        DIRAWAT = "dirawat", "Dirawat"
        DIRUJUK_LANJUT = "dirujuk_lanjut", "Dirujuk lebih lanjut"
        TIDAK_PERLU = "tidak_perlu", "Diperiksa, tidak ada masalah"

    rujukan = models.ForeignKey(
        "layanan.Rujukan",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="jawaban",
        verbose_name="rujukan yang dijawab",
    )
    hasil_rujukan = models.CharField("hasil rujukan", max_length=14, choices=Hasil)
    pesan = models.CharField("pesan untuk keluarga dan kader", max_length=300, blank=True)

    class Meta(CatatanKartu.Meta):
        verbose_name = verbose_name_plural = "jawaban rujukan"
        constraints = [
            models.UniqueConstraint(
                fields=["warga", "tanggal", "rujukan"],
                name="jawaban_rujukan_sekali",
                condition=models.Q(dibatalkan_pada__isnull=True),
                nulls_distinct=False,
            )
        ]

    @property
    def sumber(self):
        return "Nakes" if self.dari_nakes else "Surat balasan yang dibawa keluarga"

    def hasil(self):
        return [("Menurut", self.sumber)]


@berjejak
class KunjunganRumah(CatatanKartu):
    """A home visit of the Posyandu siklus hidup: what was seen, and what is wrong."""

    class JenisKunjungan(models.TextChoices):
        RUTIN = "rutin", "Rutin"
        KHUSUS = "khusus", "Khusus (berisiko)"
        NAKES = "nakes", "Bersama nakes"

    class Masalah(models.TextChoices):
        TIDAK_AKSES = "tidak_akses", "Tidak datang ke pelayanan kesehatan"
        TIDAK_OBAT = "tidak_obat", "Tidak patuh minum obat"
        TANDA_BAHAYA = "tanda_bahaya", "Ada tanda bahaya"
        GEJALA_TBC = "gejala_tbc", "Ada gejala TBC"

    jenis_kunjungan = models.CharField("jenis kunjungan", max_length=6, choices=JenisKunjungan)
    daftar_periksa = ArrayField(
        models.CharField(max_length=20), verbose_name="yang sudah baik", default=list, blank=True
    )
    masalah = himpunan("masalah yang ditemukan", Masalah)
    keterangan = models.CharField("keterangan", max_length=300, blank=True)

    class Meta(CatatanKartu.Meta):
        verbose_name = verbose_name_plural = "kunjungan rumah kesehatan"
        constraints = [satu_tindakan("warga", "tanggal", name="kunjungan_rumah_sekali")]

    def get_daftar_periksa_display(self):
        return ", ".join(label for slug, label in semua_periksa() if slug in self.daftar_periksa)

    def get_masalah_display(self):
        return sebut(self.Masalah, self.masalah)

    def temuan(self):
        bahaya = {self.Masalah.TANDA_BAHAYA, self.Masalah.GEJALA_TBC}
        return [satu.label for satu in self.Masalah if satu in bahaya and satu in self.masalah]


@berjejak
class Peristiwa(CatatanKartu):
    """A birth or a death; the nakes of the desa is told the same day.

    A birth is recorded for the child. Causes are the words of the family, no diagnosis.
    """

    class JenisPeristiwa(models.TextChoices):
        LAHIR = "lahir", "Lahir hidup"
        MENINGGAL = "meninggal", "Meninggal"

    class Tempat(models.TextChoices):
        FASILITAS = "fasilitas", "Fasilitas kesehatan"
        RUMAH = "rumah", "Rumah"
        JALAN = "jalan", "Di perjalanan"
        LAIN = "lain", "Tempat lain"

    jenis_peristiwa = models.CharField("peristiwa", max_length=9, choices=JenisPeristiwa)
    tempat = models.CharField("tempat", max_length=9, choices=Tempat)
    berat_lahir = angka("berat lahir", "0.5", 7, desimal=2)
    panjang_lahir = angka("panjang lahir", 25, 65)
    sebab = models.CharField(
        "sebab menurut keluarga", max_length=200, blank=True, help_text="Untuk yang meninggal."
    )

    class Meta(CatatanKartu.Meta):
        verbose_name = verbose_name_plural = "kelahiran dan kematian"
        constraints = [satu_tindakan("warga", "jenis_peristiwa", name="peristiwa_sekali")]
