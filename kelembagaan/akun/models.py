from django.contrib.auth.models import AbstractUser, UserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from kelembagaan.bidang import Bidang
from kelembagaan.cakupan import BercakupanQuerySet, Cakupan, golongan_peran, tingkat_kode
from kelembagaan.peran import Jabatan, Peran
from kelembagaan.riwayat import berjejak
from kelembagaan.wilayah.istilah import istilah, nama_lengkap

# Whose a jabatan is, where its name alone could be another's.
MILIK = {Peran.TIM_PEMBINA: "Tim Pembina", Peran.DPMD: "DPMD"}
# Those called after the kind of wilayah that they are for.
MENYEBUT_WILAYAH = {Jabatan.KADES, Jabatan.SEKDES, Jabatan.OPERATOR}


class PenggunaQuerySet(models.QuerySet):
    def dalam(self, cakupan):
        """Accounts with an assignment, past ones too, at a place within the scope."""
        return self.filter(Exists(Penugasan.objects.dalam(cakupan).filter(pengguna=OuterRef("pk"))))


class PenggunaManager(UserManager.from_queryset(PenggunaQuerySet)):
    use_in_migrations = False

    def _create_user_object(self, username, email, password, **extra_fields):
        """Django's, without an e-mail address: nobody here has one."""
        pengguna = self.model(username=self.model.normalize_username(username), **extra_fields)
        pengguna.set_password(password)
        return pengguna


class Pengguna(AbstractUser):
    """A person with an account; what she may do comes from her Penugasan alone."""

    first_name = last_name = email = None
    nama = models.CharField("nama", max_length=100)
    nomor_hp = models.CharField("nomor HP", max_length=20, blank=True)
    mulai_mengabdi = models.DateField(
        "mulai mengabdi", null=True, blank=True, help_text="Tetap berlaku walaupun SK diganti."
    )
    harus_ganti_sandi = models.BooleanField(default=False, editable=False)
    contoh = models.BooleanField("data contoh", default=False, editable=False)

    objects = PenggunaManager()

    REQUIRED_FIELDS = ["nama"]

    class Meta:
        verbose_name = verbose_name_plural = "pengguna"

    def __str__(self):
        return self.nama or self.username

    def get_full_name(self):
        return self.nama

    def get_short_name(self):
        return self.nama


class PenugasanQuerySet(BercakupanQuerySet):
    def dalam_masanya(self, tanggal=None):
        """Confirmed and within its dates."""
        tanggal = tanggal or timezone.localdate()
        return self.filter(
            Q(selesai__isnull=True) | Q(selesai__gt=tanggal),
            mulai__lte=tanggal,
            keadaan=Penugasan.Keadaan.BERLAKU,
        )

    def berlaku(self, tanggal=None):
        """In force: within its dates, of an account that is not blocked."""
        return self.dalam_masanya(tanggal).filter(pengguna__is_active=True)

    def untuk_bidang(self, bidang):
        """Those of this field, and those of all fields."""
        return self.filter(Q(bidang=[]) | Q(bidang__contains=[bidang]))


@berjejak
class Penugasan(models.Model):
    """Pengguna x peran x place x jabatan x bidang x dates; membership and permission in one.

    Pengurus and kader of a Posyandu are its Penugasan (Permendagri 13/2024); the term of five
    years comes from Permendagri 18/2018 and is a warning, never a block.
    `selesai` is the first day on which it no longer holds.
    """

    jalur_kode = "kode"
    izin_baca = "lihat_penugasan"

    class Keadaan(models.TextChoices):
        DIUSULKAN = "diusulkan", "Diusulkan"
        BERLAKU = "berlaku", "Berlaku"
        DITOLAK = "ditolak", "Ditolak"

    class AlasanSelesai(models.TextChoices):
        MENINGGAL = "meninggal", "Meninggal dunia"
        MENGUNDURKAN_DIRI = "mengundurkan_diri", "Mengundurkan diri"
        MASA_JABATAN = "masa_jabatan", "Masa jabatan habis"
        PINDAH = "pindah", "Pindah tempat tinggal"
        KESEHATAN = "kesehatan", "Tidak lagi memenuhi syarat kesehatan"
        TIDAK_BERTUGAS = "tidak_bertugas", "Tidak bertugas tiga bulan tanpa keterangan"
        PARPOL = "parpol", "Menjadi pengurus partai politik"
        TERCELA = "tercela", "Perbuatan tercela atau pidana"
        DIGANTI = "diganti", "Diganti"

    pengguna = models.ForeignKey(Pengguna, models.PROTECT, related_name="penugasan")
    peran = models.CharField(
        "peran", max_length=12, choices=[p for p in Peran.choices if p[0] != Peran.SUPERUSER]
    )
    jabatan = models.CharField("jabatan", max_length=20, choices=Jabatan)
    posyandu = models.ForeignKey(
        "kelembagaan.Posyandu", models.PROTECT, null=True, blank=True, related_name="penugasan"
    )
    wilayah = models.ForeignKey(
        "kelembagaan.Wilayah", models.PROTECT, null=True, blank=True, related_name="penugasan"
    )
    perangkat_daerah = models.ForeignKey(
        "kelembagaan.PerangkatDaerah",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="penugasan",
    )
    desa_lain = models.ManyToManyField(
        "kelembagaan.Wilayah",
        blank=True,
        related_name="+",
        help_text="Desa lain yang juga dilayani seorang nakes.",
    )
    bidang = ArrayField(
        models.CharField(max_length=20, choices=Bidang),
        verbose_name="bidang",
        default=list,
        blank=True,
        help_text="Kosong berarti keenam bidang.",
    )
    sk = models.ForeignKey(
        "kelembagaan.SuratKeputusan", models.PROTECT, null=True, blank=True, verbose_name="SK"
    )
    mulai = models.DateField("mulai")
    selesai = models.DateField("selesai", null=True, blank=True)
    sk_selesai = models.ForeignKey(
        "kelembagaan.SuratKeputusan",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="SK pemberhentian",
        related_name="+",
    )
    alasan_selesai = models.CharField(
        "alasan selesai", max_length=20, choices=AlasanSelesai, blank=True
    )
    periode_ke = models.PositiveSmallIntegerField("periode ke-", default=1)
    keadaan = models.CharField("keadaan", max_length=10, choices=Keadaan, default=Keadaan.DIUSULKAN)
    diusulkan_oleh = models.ForeignKey(
        Pengguna, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    diputuskan_oleh = models.ForeignKey(
        Pengguna, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    diputuskan_pada = models.DateTimeField(null=True, blank=True, editable=False)
    # The code of the place, kept beside it so that one range condition scopes all three kinds.
    kode = models.CharField(max_length=17, editable=False, db_collation="C", db_index=True)

    objects = PenugasanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "penugasan"
        ordering = ["kode", "peran", "pk"]
        indexes = [models.Index(fields=["pengguna", "selesai"], name="penugasan_pengguna")]
        constraints = [
            models.CheckConstraint(
                name="penugasan_satu_tempat",
                condition=Q(
                    posyandu__isnull=False,
                    wilayah__isnull=True,
                    perangkat_daerah__isnull=True,
                    peran__in=["kader", "pengurus"],
                )
                | Q(
                    posyandu__isnull=True,
                    wilayah__isnull=False,
                    perangkat_daerah__isnull=True,
                    peran__in=["nakes", "pemdes", "tim_pembina", "dpmd"],
                )
                | Q(
                    posyandu__isnull=True,
                    wilayah__isnull=True,
                    perangkat_daerah__isnull=False,
                    peran="opd",
                ),
                violation_error_message="Pilih satu tempat yang sesuai perannya: Posyandu untuk "
                "kader dan pengurus, perangkat daerah untuk OPD, wilayah untuk yang lain.",
            ),
            models.CheckConstraint(
                name="penugasan_selesai_sesudah_mulai",
                condition=Q(selesai__isnull=True) | Q(selesai__gte=F("mulai")),
                violation_error_message="Tanggal selesai lebih awal daripada tanggal mulai.",
            ),
        ]

    def __str__(self):
        if not self.wilayah_id:
            return f"{self.sebutan}, {self.tempat}"
        if self.sebutan != self.get_jabatan_display():  # names the kind of wilayah already
            return f"{self.sebutan} {self.wilayah.nama}"
        jabatan, milik = self.sebutan, MILIK.get(self.peran, "")
        jabatan = jabatan if jabatan.endswith(milik) else f"{jabatan} {milik}"
        return f"{jabatan}, {nama_lengkap(self.wilayah)}"

    def save(self, *args, **kwargs):
        self.kode = self.hitung_kode()
        super().save(*args, **kwargs)

    @property
    def tempat(self):
        """The Posyandu, wilayah or perangkat daerah that it is for."""
        return self.posyandu or self.wilayah or self.perangkat_daerah

    @property
    def sebutan(self):
        """The jabatan as it is called there: Kepala Desa, Lurah, Sekretaris Kelurahan."""
        jabatan = self.get_jabatan_display()
        if self.jabatan not in MENYEBUT_WILAYAH:
            return jabatan
        setempat = istilah(self.wilayah)
        if self.jabatan == Jabatan.KADES:
            return setempat.kepala
        return jabatan.replace("Desa/Kelurahan", setempat.sebutan)

    @property
    def belum_mulai(self):
        """Whether it begins on a later day."""
        return self.mulai > timezone.localdate()

    @property
    def golongan(self):
        """The column of the peran table that it falls under."""
        return golongan_peran(self.peran, {tingkat_kode(self.kode)}, self.di_mitra)

    @property
    def di_mitra(self):
        """Whether its office is a partner's (police, Bhabinkamtibmas), not the region's own."""
        return bool(self.perangkat_daerah_id) and self.perangkat_daerah.mitra

    def hitung_kode(self):
        """The code of the place as it is today."""
        if self.perangkat_daerah_id:
            return self.perangkat_daerah.wilayah.kode
        return self.tempat.kode

    def cakupan(self):
        """The Cakupan of this assignment; reads desa_lain for a nakes only."""
        prefiks = [self.hitung_kode()]
        if self.peran == Peran.NAKES:
            prefiks += [w.kode for w in self.desa_lain.all()]
        kantor = self.perangkat_daerah if self.perangkat_daerah_id else None
        bidang = self.bidang
        if not bidang and kantor:
            bidang = kantor.bidang_dilayani
        elif not bidang:
            bidang = Bidang.values
        return Cakupan(
            prefiks=tuple(prefiks),
            peran=self.peran,
            bidang=frozenset(bidang),
            jabatan=self.jabatan,
            pengguna_id=self.pengguna_id,
            penugasan_id=self.pk,
            posyandu_id=self.posyandu_id,
            perangkat_id=self.perangkat_daerah_id,
            kantor_kecamatan=kantor is not None and kantor.kantor_kecamatan,
            mitra=self.di_mitra,
        )


@berjejak
class KodeSekaliPakai(models.Model):
    """One-time code for a first log-in or a lost password; only its hash is kept."""

    pengguna = models.ForeignKey(Pengguna, models.CASCADE, related_name="kode_sekali_pakai")
    hash_kode = models.CharField(max_length=128)
    dibuat_oleh = models.ForeignKey(Pengguna, models.PROTECT, null=True, related_name="+")
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    kedaluwarsa_pada = models.DateTimeField()
    dipakai_pada = models.DateTimeField(null=True)

    class Meta:
        verbose_name = verbose_name_plural = "kode sekali pakai"
        indexes = [models.Index(fields=["pengguna", "-dibuat_pada"], name="kode_pengguna")]

    def __str__(self):
        return f"Kode untuk {self.pengguna}"
