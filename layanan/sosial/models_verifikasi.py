"""Who takes part in KIE of inclusion, and the standing of a household."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from kelembagaan.riwayat import berjejak
from layanan.formulir.models import CatatanKeluarga, CatatanWarga, satu_tindakan


@berjejak
class KieGender(CatatanWarga):
    """A participant in KIE of gender equality, disability and social inclusion."""

    bidang = "sosial"
    izin_baca = "lihat_catatan_lain"

    class Materi(models.TextChoices):
        GENDER = "gender", "Kesetaraan dan keadilan gender"
        DISABILITAS = "disabilitas", "Disabilitas"
        INKLUSI = "inklusi", "Inklusi sosial"
        BENCANA = "bencana", "Kesiapsiagaan bencana"

    class KelompokRentan(models.TextChoices):
        TIDAK = "tidak", "Bukan kelompok rentan"
        LANSIA = "lansia", "Lansia"
        DISABILITAS = "disabilitas", "Penyandang disabilitas"
        PEREMPUAN_KK = "perempuan_kk", "Perempuan kepala keluarga"
        ANAK = "anak", "Anak"
        MISKIN = "miskin", "Keluarga miskin"
        LAINNYA = "lainnya", "Lainnya"

    materi = models.CharField("materi", max_length=11, choices=Materi)
    kelompok_rentan = models.CharField("kelompok rentan", max_length=12, choices=KelompokRentan)
    telepon = models.CharField("nomor HP", max_length=20, blank=True)
    catatan = models.CharField("catatan", max_length=300, blank=True)

    class Meta(CatatanWarga.Meta):
        verbose_name = verbose_name_plural = "KIE gender dan inklusi"
        constraints = [satu_tindakan("warga", "tanggal", "materi", name="kie_gender_sekali_sehari")]


@berjejak
class VerifikasiSosial(CatatanKeluarga):
    """Verifikasi sosial ekonomi of a household, its desil, and the aid it is listed for."""

    bidang = "sosial"
    izin_baca = "lihat_catatan_lain"

    class KondisiRumah(models.TextChoices):
        LAYAK = "layak", "Layak"
        KURANG = "kurang", "Kurang layak"
        TIDAK_LAYAK = "tidak_layak", "Tidak layak"

    class Penghasilan(models.TextChoices):
        TETAP = "tetap", "Tetap"
        TIDAK_TETAP = "tidak_tetap", "Tidak tetap"
        TIDAK_ADA = "tidak_ada", "Tidak ada"

    class Beban(models.TextChoices):
        RENDAH = "rendah", "Rendah"
        SEDANG = "sedang", "Sedang"
        TINGGI = "tinggi", "Tinggi"

    class SumberData(models.TextChoices):
        KADER = "kader", "Didata kader"
        DTSEN = "dtsen", "Data DTSEN"

    class ProgramBantuan(models.TextChoices):
        PKH = "pkh", "PKH"
        BPNT = "bpnt", "BPNT (Sembako)"
        BLT_DANA_DESA = "blt_dana_desa", "BLT Dana Desa"
        PBI_JKN = "pbi_jkn", "PBI-JKN"
        LAINNYA = "lainnya", "Lainnya"
        TIDAK_ADA = "tidak_ada", "Tidak ada"

    class Kepesertaan(models.TextChoices):
        AKTIF = "aktif", "Peserta aktif"
        DIUSULKAN = "diusulkan", "Diusulkan"
        TIDAK_LAYAK = "tidak_layak", "Tidak layak"

    kondisi_rumah = models.CharField("kondisi rumah", max_length=11, choices=KondisiRumah)
    penghasilan = models.CharField("penghasilan", max_length=11, choices=Penghasilan)
    aset_produktif = models.CharField(
        "aset produktif", max_length=200, blank=True, help_text="Misalnya: sawah, ternak, warung."
    )
    beban = models.CharField("beban tanggungan", max_length=6, choices=Beban)
    ada_lansia = models.BooleanField("ada lansia yang perlu dibantu?")
    ada_disabilitas = models.BooleanField("ada penyandang disabilitas?")
    ada_kronis = models.BooleanField("ada anggota yang sakit menahun?")
    skor = models.PositiveSmallIntegerField(
        "skor kerentanan",
        validators=[MinValueValidator(1), MaxValueValidator(5)],
        help_text="1 paling mampu, 5 paling rentan.",
    )
    desil = models.PositiveSmallIntegerField(
        "desil",
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(10)],
        help_text="1 sampai 10, bila diketahui dari DTSEN.",
    )
    sumber_data = models.CharField("sumber data", max_length=5, choices=SumberData)
    program = models.CharField("bantuan yang diikuti", max_length=13, choices=ProgramBantuan)
    kepesertaan = models.CharField("kepesertaan", max_length=11, choices=Kepesertaan, blank=True)
    catatan = models.CharField("catatan", max_length=300, blank=True)

    class Meta(CatatanKeluarga.Meta):
        verbose_name = verbose_name_plural = "verifikasi sosial ekonomi"
        constraints = [
            satu_tindakan("keluarga", "tanggal", name="verifikasi_sekali_sehari"),
            models.CheckConstraint(
                name="verifikasi_skor_desil",
                condition=Q(skor__gte=1, skor__lte=5)
                & (Q(desil__isnull=True) | Q(desil__gte=1, desil__lte=10)),
            ),
        ]
