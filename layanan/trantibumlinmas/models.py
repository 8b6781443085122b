from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from kelembagaan.riwayat import berjejak
from layanan.formulir.models import Catatan


@berjejak
class Insiden(Catatan):
    """An incident of order, safety or disaster. Confidential cases have no choice here:
    violence, trafficking, narkoba and asusila have a page of their own.
    """

    bidang = "trantibumlinmas"
    izin_baca = "lihat_catatan_lain"

    class JenisInsiden(models.TextChoices):
        PENCURIAN = "pencurian", "Pencurian"
        KERIBUTAN = "keributan", "Keributan atau perkelahian"
        KECELAKAAN = "kecelakaan", "Kecelakaan"
        KEBAKARAN = "kebakaran", "Kebakaran"
        BANJIR = "banjir", "Banjir"
        LONGSOR = "longsor", "Tanah longsor"
        ANGIN = "angin", "Angin kencang"
        GEMPA = "gempa", "Gempa atau tsunami"
        ORANG_HILANG = "orang_hilang", "Orang hilang"
        LAINNYA = "lainnya", "Gangguan lain"

    jam = models.TimeField("jam", null=True, blank=True)
    lokasi = models.CharField("lokasi", max_length=150, help_text="Misalnya: RT 03 RW 01, Pasar.")
    jenis_insiden = models.CharField("jenis insiden", max_length=12, choices=JenisInsiden)
    kronologi = models.CharField(
        "apa yang terjadi", max_length=1000, help_text="Jangan menulis nama korban."
    )
    dampak = models.CharField("dampak atau korban", max_length=300, blank=True)
    tindak_lanjut = models.CharField("tindak lanjut", max_length=300, blank=True)
    pelapor = models.CharField("pelapor", max_length=100, blank=True)

    class Meta(Catatan.Meta):
        verbose_name = verbose_name_plural = "insiden kamtibmas"


@berjejak
class Patroli(Catatan):
    """A patrol by linmas and residents."""

    bidang = "trantibumlinmas"
    izin_baca = "lihat_catatan_lain"

    class MetodePatroli(models.TextChoices):
        JALAN_KAKI = "jalan_kaki", "Jalan kaki"
        MOTOR = "motor", "Motor"
        MOBIL = "mobil", "Mobil"
        GABUNGAN = "gabungan", "Gabungan"

    jam = models.TimeField("jam mulai", null=True, blank=True)
    lokasi = models.CharField(
        "wilayah patroli", max_length=150, help_text="Misalnya: RW 01 sampai RW 03."
    )
    metode = models.CharField("cara patroli", max_length=10, choices=MetodePatroli)
    jumlah_petugas = models.PositiveSmallIntegerField(
        "jumlah petugas patroli", validators=[MinValueValidator(1), MaxValueValidator(500)]
    )
    nama_petugas = models.CharField("nama petugas patroli", max_length=300, blank=True)
    tujuan = models.CharField("tujuan", max_length=200, blank=True)
    temuan = models.CharField("temuan", max_length=500, blank=True)
    tindakan = models.CharField("tindakan", max_length=300, blank=True)

    class Meta(Catatan.Meta):
        verbose_name = verbose_name_plural = "patroli"
