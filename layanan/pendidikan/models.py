from django.core.validators import MaxValueValidator
from django.db import models

from kelembagaan.riwayat import berjejak
from layanan.formulir.models import Catatan, CatatanWarga, satu_tindakan


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


@berjejak
class AnakTidakSekolah(CatatanWarga):
    """A child of school age: where it goes to school, or why it does not (ATS)."""

    bidang = "pendidikan"
    izin_baca = "lihat_catatan_lain"

    class StatusSekolah(models.TextChoices):
        AKTIF = "aktif", "Masih sekolah"
        PUTUS = "putus_sekolah", "Putus sekolah"
        LULUS = "lulus", "Lulus, tidak melanjutkan"
        BELUM_PERNAH = "belum_pernah", "Belum pernah sekolah"

    TIDAK_SEKOLAH = (StatusSekolah.PUTUS, StatusSekolah.LULUS, StatusSekolah.BELUM_PERNAH)

    class Tingkat(models.TextChoices):
        PAUD = "paud", "PAUD, TK, RA"
        SD = "sd", "SD, MI, Paket A"
        SMP = "smp", "SMP, MTs, Paket B"
        SMA = "sma", "SMA, SMK, MA, Paket C"
        SLB = "slb", "Sekolah luar biasa"

    class AlasanTidakSekolah(models.TextChoices):
        BIAYA = "biaya", "Tidak ada biaya"
        BEKERJA = "bekerja", "Bekerja atau membantu orang tua"
        MENIKAH = "menikah", "Menikah atau hamil"
        DISABILITAS = "disabilitas", "Disabilitas atau sakit"
        JAUH = "jauh", "Sekolahnya jauh"
        TIDAK_MAU = "tidak_mau", "Anaknya tidak mau"
        LAINNYA = "lainnya", "Lainnya"

    status_sekolah = models.CharField("status sekolah", max_length=13, choices=StatusSekolah)
    tingkat = models.CharField(
        "tingkat",
        max_length=4,
        choices=Tingkat,
        blank=True,
        help_text="Tingkat sekarang, atau yang terakhir.",
    )
    nama_sekolah = models.CharField("nama sekolah", max_length=100, blank=True)
    alasan_tidak_sekolah = models.CharField(
        "mengapa tidak sekolah?", max_length=11, choices=AlasanTidakSekolah, blank=True
    )
    keterangan = models.CharField("keterangan", max_length=300, blank=True)

    class Meta(CatatanWarga.Meta):
        verbose_name = verbose_name_plural = "anak usia sekolah"
        constraints = [satu_tindakan("warga", "tanggal", name="anak_sekolah_sekali_sehari")]


@berjejak
class Perpustakaan(Catatan):
    """Perpustakaan or pojok baca (form L2)."""

    bidang = "pendidikan"
    izin_baca = "lihat_catatan_lain"

    class KondisiBuku(models.TextChoices):
        BAIK = "baik", "Baik"
        CUKUP = "cukup", "Cukup"
        KURANG = "kurang", "Kurang"

    class Akses(models.TextChoices):
        MUDAH = "mudah", "Mudah"
        SULIT = "sulit", "Sulit"

    lokasi = models.CharField(
        "nama fasilitas",
        max_length=150,
        help_text="Misalnya: Pojok baca Balai RW 02. Bila belum ada, tulis tempat yang diusulkan.",
    )
    tersedia = models.BooleanField("perpustakaan atau pojok bacanya ada?")
    jumlah_buku = models.PositiveIntegerField(
        "jumlah buku", null=True, blank=True, validators=[MaxValueValidator(1_000_000)]
    )
    kondisi_buku = models.CharField("kondisi", max_length=6, choices=KondisiBuku, blank=True)
    akses = models.CharField("dijangkau warga", max_length=5, choices=Akses, blank=True)
    pengelola = models.CharField("petugas pengelola", max_length=100, blank=True)
    kebutuhan = models.CharField("catatan kebutuhan", max_length=300, blank=True)

    class Meta(Catatan.Meta):
        verbose_name = verbose_name_plural = "perpustakaan dan pojok baca"


@berjejak
class LiterasiDigital(CatatanWarga):
    """Digital literacy of a parent (form L3)."""

    bidang = "pendidikan"
    izin_baca = "lihat_catatan_lain"

    class TingkatLiterasi(models.TextChoices):
        RENDAH = "rendah", "Rendah"
        SEDANG = "sedang", "Sedang"
        TINGGI = "tinggi", "Tinggi"

    nama_anak = models.CharField("nama anak", max_length=100, blank=True)
    tingkat_literasi = models.CharField(
        "kemampuan memakai HP dan internet", max_length=6, choices=TingkatLiterasi
    )
    punya_hp = models.BooleanField("punya HP yang memadai?")
    kebutuhan_aplikasi = models.CharField("kebutuhan aplikasi belajar", max_length=200, blank=True)
    materi_pelatihan = models.CharField("materi pelatihan", max_length=200, blank=True)
    catatan = models.CharField("catatan", max_length=300, blank=True)

    class Meta(CatatanWarga.Meta):
        verbose_name = verbose_name_plural = "literasi digital orang tua"
        constraints = [satu_tindakan("warga", "tanggal", name="literasi_digital_sekali_sehari")]


@berjejak
class InventarisApe(Catatan):
    """Alat peraga edukasi (APE) at one place (form L4)."""

    bidang = "pendidikan"
    izin_baca = "lihat_catatan_lain"

    class KondisiApe(models.TextChoices):
        BAIK = "baik", "Baik"
        RUSAK_RINGAN = "rusak_ringan", "Rusak ringan"
        RUSAK_BERAT = "rusak_berat", "Rusak berat"

    class Prioritas(models.TextChoices):
        TINGGI = "tinggi", "Tinggi"
        SEDANG = "sedang", "Sedang"
        RENDAH = "rendah", "Rendah"

    lokasi = models.CharField("tempat", max_length=150, help_text="Misalnya: PAUD Melati.")
    jenis_ape = models.CharField("jenis APE", max_length=100, help_text="Misalnya: balok, puzzle.")
    jumlah = models.PositiveIntegerField("jumlah", validators=[MaxValueValidator(10_000)])
    kondisi_ape = models.CharField("kondisi", max_length=12, choices=KondisiApe)
    prioritas = models.CharField("prioritas", max_length=6, choices=Prioritas)
    kebutuhan = models.CharField("kebutuhan tambahan", max_length=300, blank=True)
    catatan = models.CharField("catatan pengamatan", max_length=300, blank=True)

    class Meta(Catatan.Meta):
        verbose_name = verbose_name_plural = "inventaris alat peraga edukasi (APE)"
