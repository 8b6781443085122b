from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q

from kelembagaan.bidang import Bidang
from kelembagaan.cakupan import BercakupanQuerySet
from kelembagaan.riwayat import berjejak

HARI = list(enumerate(["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"]))
# Months in which every Posyandu measures length or height (with vitamin A, bulan penimbangan).
BULAN_UKUR_TETAP = [2, 8]


def bulan_ukur_awal():
    """Where nothing else was chosen."""
    return list(BULAN_UKUR_TETAP)


class PosyanduQuerySet(BercakupanQuerySet):
    def aktif_pada(self, tanggal):
        return self.filter(Q(selesai__isnull=True) | Q(selesai__gte=tanggal), mulai__lte=tanggal)


@berjejak
class Posyandu(models.Model):
    """Pos Pelayanan Terpadu as Lembaga Kemasyarakatan Desa/Kelurahan, Permendagri 13/2024.

    kode is the desa's code and the three-digit number, the form of the registration number;
    it changes when the Posyandu moves to another desa, the key does not.
    """

    jalur_kode = "kode"
    izin_baca = "lihat_posyandu"

    class Bangunan(models.TextChoices):
        MILIK_DESA = "milik_desa", "Milik desa/kelurahan"
        MENUMPANG = "menumpang", "Menumpang fasilitas lain"
        RUMAH_KADER = "rumah_kader", "Rumah kader"

    wilayah = models.ForeignKey(
        "kelembagaan.Wilayah",
        models.PROTECT,
        verbose_name="desa/kelurahan",
        related_name="posyandu",
    )
    nomor_urut = models.PositiveSmallIntegerField(
        "nomor urut", validators=[MinValueValidator(1), MaxValueValidator(999)]
    )
    kode = models.CharField("kode", max_length=17, unique=True, editable=False, db_collation="C")
    nama = models.CharField("nama", max_length=100)
    alamat = models.CharField("alamat", max_length=200, blank=True)
    wilayah_layanan = models.CharField(
        "RW/dusun yang dilayani", max_length=200, blank=True, help_text="Misalnya: RW 01, RW 02."
    )
    lintang = models.DecimalField(
        "lintang",
        max_digits=9,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(-12), MaxValueValidator(7)],
    )
    bujur = models.DecimalField(
        "bujur",
        max_digits=9,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(94), MaxValueValidator(142)],
    )
    bangunan = models.CharField("bangunan", max_length=12, choices=Bangunan, blank=True)
    nomor_registrasi = models.CharField(
        "nomor registrasi",
        max_length=17,
        null=True,
        blank=True,
        unique=True,
        validators=[
            RegexValidator(r"^\d{2}\.\d{2}\.\d{2}\.\d{4}\.\d{3}$", "Bentuknya PP.KK.KC.DDDD.NNN.")
        ],
        help_text="Diberikan oleh Kemendagri; kosongkan bila belum ada.",
    )
    mulai = models.DateField("mulai kegiatan")
    selesai = models.DateField("berhenti", null=True, blank=True)
    bulan_ukur_tinggi = ArrayField(
        models.PositiveSmallIntegerField(),
        verbose_name="bulan pengukuran tinggi badan balita",
        default=bulan_ukur_awal,
    )
    contoh = models.BooleanField("data contoh", default=False, editable=False)

    objects = PosyanduQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "Posyandu"
        ordering = ["kode"]
        constraints = [
            models.UniqueConstraint(
                fields=["wilayah", "nomor_urut"],
                name="posyandu_nomor_desa",
                violation_error_message="Nomor urut ini sudah dipakai di desa/kelurahan itu.",
            ),
            models.CheckConstraint(
                name="posyandu_selesai_sesudah_mulai",
                condition=Q(selesai__isnull=True) | Q(selesai__gte=F("mulai")),
                violation_error_message="Tanggal berhenti lebih awal daripada mulai kegiatan.",
            ),
            models.CheckConstraint(
                name="posyandu_bulan_ukur_tetap",
                condition=Q(bulan_ukur_tinggi__contains=BULAN_UKUR_TETAP),
            ),
        ]

    def __str__(self):
        return f"Posyandu {self.nama}"

    def save(self, *args, **kwargs):
        self.kode = f"{self.wilayah.kode}.{self.nomor_urut:03d}"
        if (fields := kwargs.get("update_fields")) is not None:
            kwargs["update_fields"] = {*fields, "kode"}
        super().save(*args, **kwargs)

    def mengukur_tinggi(self, tanggal):
        """Whether length or height of balita is expected in the month of this day."""
        return tanggal.month in self.bulan_ukur_tinggi


class BidangAktif(models.Model):
    """A field that a Posyandu has begun to serve; before it a recap says "belum berjalan"."""

    posyandu = models.ForeignKey(Posyandu, models.CASCADE, related_name="bidang_aktif")
    bidang = models.CharField("bidang", max_length=20, choices=Bidang)
    mulai = models.DateField("mulai")
    selesai = models.DateField("selesai", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "bidang aktif"
        constraints = [
            models.UniqueConstraint(fields=["posyandu", "bidang"], name="bidang_aktif_sekali"),
        ]

    def __str__(self):
        return self.get_bidang_display()


class JadwalBuka(models.Model):
    """Pattern of opening days: a fixed date of the month, or the n-th weekday."""

    class Pola(models.TextChoices):
        TANGGAL = "tanggal", "Tanggal tetap"
        PEKAN = "pekan", "Hari pada minggu ke-"

    posyandu = models.ForeignKey(Posyandu, models.CASCADE, related_name="jadwal_buka")
    pola = models.CharField("pola", max_length=8, choices=Pola)
    tanggal = models.PositiveSmallIntegerField(
        "tanggal", null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(31)]
    )
    hari = models.PositiveSmallIntegerField("hari", choices=HARI, null=True, blank=True)
    minggu_ke = models.PositiveSmallIntegerField(
        "minggu ke-",
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(5)],
    )
    jam_mulai = models.TimeField("jam mulai", default="08:00")
    jam_selesai = models.TimeField("jam selesai", default="11:00")
    tempat = models.CharField("tempat", max_length=100, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "jadwal buka"
        constraints = [
            models.CheckConstraint(
                name="jadwal_pola_lengkap",
                condition=Q(pola="tanggal", tanggal__isnull=False)
                | Q(pola="pekan", hari__isnull=False, minggu_ke__isnull=False),
                violation_error_message="Isi tanggalnya, atau hari dan minggu ke berapa.",
            ),
        ]

    def __str__(self):
        if self.pola == self.Pola.TANGGAL:
            return f"Setiap tanggal {self.tanggal}"
        return f"{self.get_hari_display()} minggu ke-{self.minggu_ke}"


class PengecualianBuka(models.Model):
    """One planned day moved to another date, or cancelled (pindah_ke empty)."""

    posyandu = models.ForeignKey(Posyandu, models.CASCADE, related_name="pengecualian_buka")
    tanggal = models.DateField("tanggal semula")
    pindah_ke = models.DateField("pindah ke", null=True, blank=True)
    alasan = models.CharField("alasan", max_length=200)

    class Meta:
        verbose_name = verbose_name_plural = "pengecualian hari buka"
        constraints = [
            models.UniqueConstraint(fields=["posyandu", "tanggal"], name="pengecualian_sekali"),
        ]

    def __str__(self):
        return f"{self.tanggal:%d-%m-%Y}"


@berjejak
class SuratKeputusan(models.Model):
    """Keputusan Kepala Desa or Lurah: pembentukan, pengurus, kader, Tim Pembina."""

    jalur_kode = "wilayah__kode"
    izin_baca = "lihat_posyandu"

    class Tentang(models.TextChoices):
        PEMBENTUKAN = "pembentukan", "Pembentukan Posyandu"
        PENGURUS = "pengurus", "Penetapan pengurus"
        KADER = "kader", "Penetapan kader"
        TIM_PEMBINA = "tim_pembina", "Tim Pembina Posyandu"

    wilayah = models.ForeignKey("kelembagaan.Wilayah", models.PROTECT, verbose_name="wilayah")
    posyandu = models.ForeignKey(Posyandu, models.PROTECT, null=True, blank=True, related_name="sk")
    nomor = models.CharField("nomor", max_length=100)
    tanggal = models.DateField("tanggal")
    tentang = models.CharField("tentang", max_length=12, choices=Tentang)
    berlaku_sampai = models.DateField("berlaku sampai", null=True, blank=True)

    objects = BercakupanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "surat keputusan"
        ordering = ["-tanggal"]
        constraints = [
            models.UniqueConstraint(
                fields=["wilayah", "nomor"],
                name="sk_nomor_wilayah",
                violation_error_message="SK dengan nomor ini sudah tercatat di wilayah itu.",
            ),
        ]

    def __str__(self):
        return self.nomor


class PerangkatDaerah(models.Model):
    """An office of a region; which fields it answers for is data of that region.

    A Puskesmas or Pustu serves the desa that it names, wherever its own seat is.
    """

    jalur_kode = "wilayah__kode"
    izin_baca = "lihat_wilayah"

    class JenisPerangkat(models.TextChoices):
        DINAS = "dinas", "Dinas"
        KANTOR_KECAMATAN = "kantor_kecamatan", "Kantor kecamatan"
        PUSKESMAS = "puskesmas", "Puskesmas"
        PUSTU = "pustu", "Puskesmas pembantu (Pustu)"
        UPTD = "uptd", "UPTD"
        MITRA = "mitra", "Mitra"

    wilayah = models.ForeignKey("kelembagaan.Wilayah", models.PROTECT, verbose_name="wilayah")
    nama = models.CharField("nama", max_length=150)
    jenis_perangkat = models.CharField("jenis perangkat", max_length=16, choices=JenisPerangkat)
    bidang = ArrayField(
        models.CharField(max_length=20, choices=Bidang),
        verbose_name="bidang",
        default=list,
        blank=True,
    )
    desa_dilayani = models.ManyToManyField(
        "kelembagaan.Wilayah",
        blank=True,
        related_name="dilayani_oleh",
        verbose_name="desa/kelurahan yang dilayani",
        help_text="Untuk Puskesmas dan Pustu.",
    )
    alamat = models.CharField("alamat", max_length=200, blank=True)
    telepon = models.CharField("telepon", max_length=30, blank=True)
    terima_kasus = models.BooleanField(
        "menerima kasus rahasia",
        default=False,
        help_text="UPTD PPA, Puskesmas, Bhabinkamtibmas, Polsek: nama, alamat, dan teleponnya "
        "tampil di halaman kasus rahasia.",
    )
    aktif = models.BooleanField("aktif", default=True)

    objects = BercakupanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "perangkat daerah"
        ordering = ["wilayah__kode", "nama"]
        constraints = [
            models.UniqueConstraint(fields=["wilayah", "nama"], name="perangkat_nama_wilayah"),
        ]

    def __str__(self):
        return self.nama

    @property
    def kantor_kecamatan(self):
        return self.jenis_perangkat == self.JenisPerangkat.KANTOR_KECAMATAN

    @property
    def bidang_dilayani(self):
        """Its fields; the office of a kecamatan without any named serves all six."""
        return self.bidang or (Bidang.values if self.kantor_kecamatan else [])

    @property
    def mitra(self):
        """Whether it is a partner (the police), which sees only what is handed to it."""
        return self.jenis_perangkat == self.JenisPerangkat.MITRA
