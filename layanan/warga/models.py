import datetime
import secrets

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from kelembagaan.cakupan import BercakupanQuerySet
from kelembagaan.enkripsi import TerenkripsiField, hash_nik
from kelembagaan.nama import NamaCariField
from kelembagaan.riwayat import berjejak
from layanan.formulir.models import CatatanQuerySet, DapatDibatalkan, Terkirim

LAMA_HAMIL = 280  # days from HPHT to HPL
# Without letters and digits that are taken for one another when read aloud or copied.
HURUF_KODE = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"


def buat_kode_warga():
    """Eight random characters by which a person is named elsewhere without name or NIK."""
    return "".join(secrets.choice(HURUF_KODE) for _ in range(8))


class HashField(models.CharField):
    """Keyed hash of another field, filled on every write, bulk_create included."""

    def __init__(self, *args, sumber="", **kwargs):
        self.sumber = sumber
        kwargs.setdefault("max_length", 64)
        kwargs.setdefault("editable", False)
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "sumber": self.sumber}

    def pre_save(self, model_instance, add):
        nilai = hash_nik(getattr(model_instance, self.sumber))
        setattr(model_instance, self.attname, nilai)
        return nilai


@berjejak
class Keluarga(Terkirim):
    """A household of a Posyandu."""

    izin_baca = "lihat_warga"

    nama = models.CharField("nama kepala keluarga", max_length=100)
    nama_cari = NamaCariField()
    no_kk = TerenkripsiField("nomor KK", blank=True, default="")
    no_kk_hash = HashField(sumber="no_kk")
    alamat = models.CharField("alamat", max_length=200, blank=True)
    dusun = models.CharField("dusun/lingkungan", max_length=60, blank=True)
    rt = models.CharField("RT", max_length=3, blank=True)
    rw = models.CharField("RW", max_length=3, blank=True)
    no_hp = models.CharField("nomor HP", max_length=15, blank=True)

    objects = BercakupanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "keluarga"
        indexes = [
            models.Index(fields=["posyandu", "nama_cari"], name="keluarga_posyandu_nama"),
            models.Index(fields=["no_kk_hash"], name="keluarga_kk", condition=~Q(no_kk_hash="")),
        ]

    def __str__(self):
        return self.nama


class WargaQuerySet(BercakupanQuerySet):
    def hadir_pada(self, tanggal):
        """Alive and living in the Posyandu's area on this day."""
        return self.filter(
            Q(meninggal_pada__isnull=True) | Q(meninggal_pada__gt=tanggal),
            Q(pindah_pada__isnull=True) | Q(pindah_pada__gt=tanggal),
            tanggal_lahir__lte=tanggal,
        )

    def kembar(self, tanggal):
        """Living there on this day, like another of the same name and birth date."""
        sama = ("posyandu", "nama_cari", "tanggal_lahir")
        lain = self.model.objects.hadir_pada(tanggal).filter(**{n: OuterRef(n) for n in sama})
        return self.hadir_pada(tanggal).filter(Exists(lain.exclude(pk=OuterRef("pk"))))


@berjejak
class Warga(Terkirim):
    """A person. NIK is optional, correctable, not unique, encrypted; the group (bayi, balita,
    ...) is derived from dates and episodes, never typed. Moved and died are dated states.
    """

    izin_baca = "lihat_warga"

    class JenisKelamin(models.TextChoices):
        LAKI_LAKI = "L", "Laki-laki"
        PEREMPUAN = "P", "Perempuan"

    class NikStatus(models.TextChoices):
        ADA = "ada", "Ada"
        BELUM = "belum", "Belum punya"
        SEMENTARA = "sementara", "Sementara"
        TIDAK_VALID = "tidak_valid", "Tidak valid"

    kode_warga = models.CharField(
        "kode warga", max_length=8, unique=True, default=buat_kode_warga, editable=False
    )
    keluarga = models.ForeignKey(Keluarga, models.PROTECT, related_name="anggota")
    nama = models.CharField("nama", max_length=100)
    nama_cari = NamaCariField()
    jenis_kelamin = models.CharField("jenis kelamin", max_length=1, choices=JenisKelamin)
    tanggal_lahir = models.DateField("tanggal lahir")
    tanggal_lahir_perkiraan = models.BooleanField("tanggal lahir perkiraan", default=False)
    nik = TerenkripsiField("NIK", blank=True, default="")
    nik_hash = HashField(sumber="nik")
    nik_status = models.CharField(
        "keadaan NIK", max_length=12, choices=NikStatus, default=NikStatus.BELUM
    )
    nama_ibu = models.CharField("nama ibu", max_length=100, blank=True)
    nama_ayah = models.CharField("nama ayah", max_length=100, blank=True)
    meninggal_pada = models.DateField("meninggal pada", null=True, blank=True)
    pindah_pada = models.DateField("pindah pada", null=True, blank=True)
    pindah_ke = models.CharField("pindah ke", max_length=100, blank=True)

    objects = WargaQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "warga"
        indexes = [
            models.Index(fields=["posyandu", "tanggal_lahir"], name="warga_posyandu_lahir"),
            models.Index(fields=["posyandu", "nama_cari"], name="warga_posyandu_nama"),
            models.Index(fields=["nik_hash"], name="warga_nik", condition=~Q(nik_hash="")),
            GinIndex(SearchVector("nama_cari", config="simple"), name="warga_nama_kata"),
        ]
        constraints = [
            models.CheckConstraint(
                name="warga_meninggal_sesudah_lahir",
                condition=Q(meninggal_pada__isnull=True)
                | Q(meninggal_pada__gte=F("tanggal_lahir")),
            ),
        ]

    def __str__(self):
        return self.nama


@berjejak
class Kehamilan(DapatDibatalkan):
    """A pregnancy as an episode; nifas runs for 42 days from its end."""

    izin_baca = "lihat_catatan_kesehatan"
    bidang = "kesehatan"

    class Hasil(models.TextChoices):
        LAHIR_HIDUP = "lahir_hidup", "Lahir hidup"
        LAHIR_MATI = "lahir_mati", "Lahir mati"
        KEGUGURAN = "keguguran", "Keguguran"

    class DasarUsia(models.TextChoices):
        HPHT = "hpht", "HPHT (hari pertama haid terakhir)"
        USG = "usg", "USG"
        BIDAN = "bidan", "Perkiraan bidan"

    warga = models.ForeignKey(Warga, models.PROTECT, related_name="kehamilan")
    dasar_usia = models.CharField(
        "usia kehamilan menurut", max_length=5, choices=DasarUsia, default=DasarUsia.HPHT
    )
    hpht = models.DateField("hari pertama haid terakhir")
    usia_minggu = models.PositiveSmallIntegerField(
        "usia kehamilan saat diperiksa", null=True, blank=True, validators=[MaxValueValidator(45)]
    )
    usia_pada = models.DateField("tanggal pemeriksaan itu", null=True, blank=True)
    gravida = models.PositiveSmallIntegerField(
        "hamil ke- (G)", null=True, blank=True, validators=[MaxValueValidator(20)]
    )
    para = models.PositiveSmallIntegerField(
        "sudah melahirkan (P)", null=True, blank=True, validators=[MaxValueValidator(20)]
    )
    abortus = models.PositiveSmallIntegerField(
        "keguguran (A)", null=True, blank=True, validators=[MaxValueValidator(20)]
    )
    jarak_kehamilan = models.PositiveSmallIntegerField(
        "jarak dari kehamilan sebelumnya", null=True, blank=True, validators=[MaxValueValidator(30)]
    )
    nama_suami = models.CharField("nama suami", max_length=100, blank=True)
    berakhir_pada = models.DateField("tanggal bersalin atau berakhir", null=True, blank=True)
    hasil = models.CharField("hasil", max_length=12, choices=Hasil, blank=True)

    objects = CatatanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "kehamilan"
        indexes = [models.Index(fields=["posyandu", "hpht"], name="kehamilan_posyandu")]
        constraints = [
            models.UniqueConstraint(
                fields=["warga"],
                condition=Q(berakhir_pada__isnull=True, dibatalkan_pada__isnull=True),
                name="kehamilan_berjalan_satu",
                violation_error_message="Kehamilan yang berjalan sudah tercatat.",
            ),
            models.CheckConstraint(
                name="kehamilan_berakhir_sesudah_hpht",
                condition=Q(berakhir_pada__isnull=True) | Q(berakhir_pada__gte=F("hpht")),
            ),
        ]

    @property
    def hpl(self):
        """Expected day of birth, 280 days after the HPHT."""
        return self.hpht + datetime.timedelta(days=LAMA_HAMIL)

    def minggu(self, tanggal):
        """Completed weeks of pregnancy on a day, at its end if it is over."""
        return (min(tanggal, self.berakhir_pada or tanggal) - self.hpht).days // 7


class Tamu(models.Model):
    """A sasaran of another Posyandu who is served here on one day.

    She counts as pengunjung here; S, D and her card stay with her own Posyandu.
    """

    jalur_kode = "posyandu__kode"
    izin_baca = "lihat_hari_buka"

    posyandu = models.ForeignKey("kelembagaan.Posyandu", models.PROTECT, related_name="tamu")
    warga = models.ForeignKey(Warga, models.PROTECT, related_name="bertamu")
    tanggal = models.DateField("tanggal")
    dicatat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    dicatat_pada = models.DateTimeField(auto_now_add=True)

    objects = BercakupanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "tamu"
        constraints = [
            models.UniqueConstraint(fields=["posyandu", "tanggal", "warga"], name="tamu_sekali"),
        ]

    def __str__(self):
        return f"{self.tanggal:%d-%m-%Y}"


class BacaPribadi(models.Model):
    """A page of a person was read by a superuser, or by a nakes from elsewhere."""

    pengguna = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    warga = models.ForeignKey(Warga, models.PROTECT, related_name="+")
    halaman = models.CharField("halaman", max_length=60)
    pada = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "pembacaan data pribadi"
        ordering = ["-pk"]
        indexes = [models.Index(fields=["warga", "-pada"], name="baca_pribadi_warga")]

    def __str__(self):
        return self.halaman
