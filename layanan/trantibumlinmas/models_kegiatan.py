"""What is held or kept up for order and safety: counselling, drills, talks, the night watch."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from kelembagaan.riwayat import berjejak
from layanan.formulir.models import Catatan, CatatanWarga, satu_tindakan

PESERTA = [MinValueValidator(1), MaxValueValidator(10_000)]


@berjejak
class KorbanTrauma(CatatanWarga):
    """Identifikasi trauma of a person after a disaster; `petugas` made the assessment."""

    bidang = "trantibumlinmas"
    izin_baca = "lihat_catatan_lain"

    class JenisBencana(models.TextChoices):
        BANJIR = "banjir", "Banjir"
        GEMPA = "gempa", "Gempa atau tsunami"
        LONGSOR = "longsor", "Tanah longsor"
        KEBAKARAN = "kebakaran", "Kebakaran"
        ANGIN = "angin", "Angin kencang"
        GUNUNG_API = "gunung_api", "Gunung api"
        LAINNYA = "lainnya", "Lainnya"

    jenis_bencana = models.CharField("jenis bencana", max_length=10, choices=JenisBencana)
    lokasi_pengungsian = models.CharField("lokasi pengungsian", max_length=150, blank=True)
    gejala = models.CharField(
        "gejala yang tampak", max_length=300, help_text="Misalnya: sulit tidur, mudah menangis."
    )
    kebutuhan = models.CharField("kebutuhan psikososial", max_length=300, blank=True)
    kondisi_keluarga = models.CharField("kondisi keluarga", max_length=300, blank=True)
    tindak_lanjut = models.CharField("tindak lanjut", max_length=300, blank=True)

    class Meta(CatatanWarga.Meta):
        verbose_name = verbose_name_plural = "identifikasi trauma"
        constraints = [satu_tindakan("warga", "tanggal", name="trauma_sekali_sehari")]


@berjejak
class PenyuluhanTrauma(Catatan):
    """Counselling and recovery after a disaster."""

    bidang = "trantibumlinmas"
    izin_baca = "lihat_catatan_lain"

    nama_kegiatan = models.CharField("nama kegiatan", max_length=150)
    jam = models.TimeField("jam mulai", null=True, blank=True)
    lokasi = models.CharField("lokasi", max_length=150)
    sasaran = models.CharField("sasaran", max_length=150, help_text="Misalnya: anak pengungsi.")
    jumlah_peserta = models.PositiveSmallIntegerField("jumlah peserta", validators=PESERTA)
    materi = models.CharField("materi", max_length=300, blank=True)
    fasilitator = models.CharField("fasilitator", max_length=150, blank=True)
    logistik = models.CharField("logistik", max_length=200, blank=True)

    class Meta(Catatan.Meta):
        verbose_name = verbose_name_plural = "penyuluhan trauma"


@berjejak
class KieBencana(Catatan):
    """KIE and drills of readiness for disasters."""

    bidang = "trantibumlinmas"
    izin_baca = "lihat_catatan_lain"

    class BentukKie(models.TextChoices):
        KIE = "kie", "KIE (penyuluhan)"
        SIMULASI = "simulasi", "Simulasi"
        KEDUANYA = "keduanya", "KIE dan simulasi"

    nama_kegiatan = models.CharField("nama kegiatan", max_length=150)
    lokasi = models.CharField("lokasi", max_length=150)
    bentuk = models.CharField("bentuk", max_length=8, choices=BentukKie)
    jumlah_peserta = models.PositiveSmallIntegerField("jumlah peserta", validators=PESERTA)
    unsur_peserta = models.CharField(
        "unsur peserta",
        max_length=200,
        blank=True,
        help_text="Misalnya: Satlinmas, Babinsa, warga.",
    )
    materi = models.CharField("materi dan metode", max_length=300, blank=True)
    capaian = models.CharField("capaian dan tanggapan", max_length=300, blank=True)
    hambatan = models.CharField("hambatan dan tindak lanjut", max_length=300, blank=True)

    class Meta(Catatan.Meta):
        verbose_name = verbose_name_plural = "KIE dan simulasi bencana"


@berjejak
class Sosialisasi(Catatan):
    """Sosialisasi kamtibmas."""

    bidang = "trantibumlinmas"
    izin_baca = "lihat_catatan_lain"

    class MetodeSosialisasi(models.TextChoices):
        PERTEMUAN = "pertemuan", "Pertemuan"
        KELILING = "keliling", "Dari rumah ke rumah"
        MEDIA = "media", "Pengumuman, media"
        LAINNYA = "lainnya", "Lainnya"

    tema = models.CharField("tema", max_length=150)
    jam = models.TimeField("jam mulai", null=True, blank=True)
    lokasi = models.CharField("lokasi dan sasaran", max_length=150)
    metode = models.CharField("metode", max_length=9, choices=MetodeSosialisasi)
    jumlah_peserta = models.PositiveSmallIntegerField("jumlah peserta", validators=PESERTA)
    isu = models.CharField("masalah yang ditemukan", max_length=300, blank=True)
    rekomendasi = models.CharField("rekomendasi", max_length=300, blank=True)

    class Meta(Catatan.Meta):
        verbose_name = verbose_name_plural = "sosialisasi kamtibmas"


@berjejak
class Siskamling(Catatan):
    """One night's watch in the roster of a post; the newest row of a night of the week holds."""

    bidang = "trantibumlinmas"
    izin_baca = "lihat_catatan_lain"

    class Malam(models.TextChoices):
        SENIN = "senin", "Senin"
        SELASA = "selasa", "Selasa"
        RABU = "rabu", "Rabu"
        KAMIS = "kamis", "Kamis"
        JUMAT = "jumat", "Jumat"
        SABTU = "sabtu", "Sabtu"
        MINGGU = "minggu", "Minggu"

    lokasi = models.CharField("pos ronda", max_length=150, help_text="Misalnya: Poskamling RT 03.")
    malam = models.CharField("malam", max_length=6, choices=Malam)
    jam = models.TimeField("jam mulai", null=True, blank=True)
    regu = models.CharField("nama regu ronda", max_length=500, help_text="Pisahkan dengan koma.")
    koordinator = models.CharField("koordinator", max_length=100, blank=True)

    class Meta(Catatan.Meta):
        verbose_name = verbose_name_plural = "jadwal siskamling"


@berjejak
class KontakTrantib(Catatan):
    """A Satlinmas member, Babinsa or Bhabinkamtibmas whom one can call."""

    bidang = "trantibumlinmas"
    izin_baca = "lihat_catatan_lain"

    class SebagaiKontak(models.TextChoices):
        SATLINMAS = "satlinmas", "Anggota Satlinmas"
        BABINSA = "babinsa", "Babinsa"
        BHABINKAMTIBMAS = "bhabinkamtibmas", "Bhabinkamtibmas"
        DAMKAR = "damkar", "Pemadam kebakaran"
        BPBD = "bpbd", "BPBD"

    lokasi = models.CharField("nama", max_length=100)
    sebagai = models.CharField("sebagai", max_length=15, choices=SebagaiKontak)
    telepon = models.CharField("nomor telepon", max_length=20, blank=True)
    wilayah_tugas = models.CharField("wilayah tugas", max_length=150, blank=True)
    masih_bertugas = models.BooleanField("masih bertugas?")

    class Meta(Catatan.Meta):
        verbose_name = verbose_name_plural = "kontak Satlinmas, Babinsa, Bhabinkamtibmas"
