from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from kelembagaan.riwayat import berjejak
from layanan.formulir.models import Catatan, CatatanKeluarga, satu_tindakan


@berjejak
class FakirMiskin(CatatanKeluarga):
    """Identifikasi and pendataan fakir miskin: a poor household."""

    bidang = "sosial"
    izin_baca = "lihat_catatan_lain"

    class StatusRumah(models.TextChoices):
        MILIK_SENDIRI = "milik_sendiri", "Milik sendiri"
        SEWA = "sewa", "Sewa atau kontrak"
        MENUMPANG = "menumpang", "Menumpang"
        LAINNYA = "lainnya", "Lainnya"

    class SumberData(models.TextChoices):
        KADER = "kader", "Didata kader"
        DTSEN = "dtsen", "Data DTSEN"

    jumlah_anggota = models.PositiveSmallIntegerField(
        "jumlah anggota keluarga", validators=[MinValueValidator(1), MaxValueValidator(50)]
    )
    status_rumah = models.CharField("status rumah", max_length=13, choices=StatusRumah)
    penghasilan = models.PositiveIntegerField(
        "penghasilan sebulan",
        validators=[MaxValueValidator(100_000_000)],
        help_text="Penghasilan semua anggota. Isi 0 bila tidak ada.",
    )
    disabilitas = models.BooleanField("ada anggota keluarga penyandang disabilitas?")
    desil = models.PositiveSmallIntegerField(
        "desil",
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(10)],
        help_text="1 sampai 10, bila diketahui dari DTSEN.",
    )
    sumber_data = models.CharField("sumber data", max_length=5, choices=SumberData)
    keterangan = models.CharField("keterangan", max_length=500, blank=True)

    class Meta(CatatanKeluarga.Meta):
        verbose_name = verbose_name_plural = "fakir miskin"
        constraints = [
            satu_tindakan("keluarga", "tanggal", name="fakir_miskin_sekali_sehari"),
            models.CheckConstraint(
                name="fakir_miskin_desil",
                condition=Q(desil__isnull=True) | Q(desil__gte=1, desil__lte=10),
            ),
        ]


@berjejak
class PenyaluranBansos(Catatan):
    """Aid handed out: one entry per recipient, who is a keluarga or a warga.

    Entries of the same day of handing out point to its Kegiatan.
    """

    bidang = "sosial"
    izin_baca = "lihat_catatan_lain"

    class JenisBantuan(models.TextChoices):
        PANGAN = "pangan", "Pangan atau sembako"
        UANG = "uang", "Uang"
        PAKAIAN = "pakaian", "Pakaian"
        ALAT_BANTU = "alat_bantu", "Alat bantu disabilitas"
        SEKOLAH = "sekolah", "Perlengkapan sekolah"
        BAHAN_BANGUNAN = "bahan_bangunan", "Bahan bangunan"
        LAINNYA = "lainnya", "Lainnya"

    class Program(models.TextChoices):
        PKH = "pkh", "PKH"
        BPNT = "bpnt", "BPNT (Sembako)"
        BLT_DANA_DESA = "blt_dana_desa", "BLT Dana Desa"
        PBI_JKN = "pbi_jkn", "PBI-JKN"
        LAINNYA = "lainnya", "Lainnya"

    class SatuanBantuan(models.TextChoices):
        RUPIAH = "rupiah", "Rupiah"
        PAKET = "paket", "Paket"
        KG = "kg", "Kg"
        LITER = "liter", "Liter"
        BUAH = "buah", "Buah"

    class MetodeSalur(models.TextChoices):
        LANGSUNG = "langsung", "Diterima sendiri"
        DIWAKILI = "diwakili", "Diwakili"
        TITIPAN = "titipan", "Dititipkan"
        PINDAH_ALAMAT = "pindah_alamat", "Penerima pindah alamat"

    class KondisiBarang(models.TextChoices):
        BAIK = "baik", "Baik"
        RUSAK = "rusak", "Ada yang rusak"

    keluarga = models.ForeignKey(
        "layanan.Keluarga", models.PROTECT, null=True, blank=True, related_name="penyaluranbansos"
    )
    warga = models.ForeignKey(
        "layanan.Warga", models.PROTECT, null=True, blank=True, related_name="penyaluranbansos"
    )
    kegiatan = models.ForeignKey(
        "layanan.Kegiatan", models.PROTECT, null=True, blank=True, related_name="penyaluran"
    )
    jenis_bantuan = models.CharField("jenis bantuan", max_length=14, choices=JenisBantuan)
    program = models.CharField("program", max_length=13, choices=Program)
    jumlah = models.DecimalField(
        "jumlah",
        max_digits=11,
        decimal_places=1,
        validators=[MinValueValidator(Decimal("0.1")), MaxValueValidator(Decimal("1000000000"))],
    )
    satuan = models.CharField("satuan", max_length=6, choices=SatuanBantuan)
    metode = models.CharField("cara diterima", max_length=13, choices=MetodeSalur)
    kondisi_barang = models.CharField(
        "kondisi barang",
        max_length=5,
        choices=KondisiBarang,
        blank=True,
        help_text="Untuk uang, biarkan kosong.",
    )
    kegiatan_nama = models.CharField("nama kegiatan", max_length=150, blank=True)
    kegiatan_lokasi = models.CharField("tempat penyaluran", max_length=150, blank=True)
    keterangan = models.CharField("keterangan", max_length=300, blank=True)

    class Meta(Catatan.Meta):
        verbose_name = verbose_name_plural = "penyaluran bansos"
        indexes = [
            *Catatan.Meta.indexes,
            models.Index(fields=["keluarga", "tanggal"], name="bansos_keluarga_tgl"),
            models.Index(fields=["warga", "tanggal"], name="bansos_warga_tgl"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["keluarga", "warga", "tanggal", "jenis_bantuan", "program", "kegiatan"],
                name="bansos_sekali_sehari",
                condition=Q(dibatalkan_pada__isnull=True),
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                name="bansos_satu_penerima",
                condition=Q(keluarga__isnull=False, warga__isnull=True)
                | Q(keluarga__isnull=True, warga__isnull=False),
            ),
            models.CheckConstraint(name="bansos_jumlah", condition=Q(jumlah__gt=0)),
        ]
