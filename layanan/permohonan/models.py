"""Permohonan and aspirasi: one ticket, its steps, and the data that rule them."""

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from kelembagaan.akun.models import Penugasan
from kelembagaan.bidang import Bidang
from kelembagaan.cakupan import BercakupanQuerySet
from kelembagaan.peran import Golongan, Peran
from kelembagaan.riwayat import berjejak
from layanan.formulir.models import Catatan, CatatanQuerySet, Terkirim
from layanan.permohonan.alur import (
    AKHIR,
    LAMPAU,
    TERBUKA,
    Aksi,
    Keadaan,
    Pemegang,
    Posisi,
    Ragam,
    berikutnya,
)
from layanan.permohonan.jenis import LABEL


def q_tanpa_pemdes(jalur=""):
    """Tickets of a desa whose pemdes has no active account."""
    aktif = Penugasan.objects.berlaku().filter(
        peran=Peran.PEMDES, kode=OuterRef(f"{jalur}posyandu__wilayah__kode")
    )
    return ~Q(Exists(aktif.order_by()))


class PermohonanQuerySet(CatatanQuerySet):
    def dalam(self, cakupan):
        """Tickets that this scope may read with names.

        An office reads what was forwarded to it, in its own fields; that of a kecamatan also what
        waits in a desa for which it acts, or was passed on from there to an office.
        """
        if cakupan is None or not cakupan.boleh(self.model.izin_baca):
            return self.none()
        if cakupan.golongan == Golongan.OPD and not cakupan.kantor_kecamatan:
            semua = self.filter(perangkat=cakupan.perangkat_id)
        else:
            semua = self.filter(cakupan.saring(self.model.jalur_kode))
        if cakupan.kantor_kecamatan:
            semua = semua.filter(
                Q(kantor_kecamatan=cakupan.perangkat_id)
                | Q(q_tanpa_pemdes(), pemegang__in=[Pemegang.PEMDES, Pemegang.OPD])
            )
        if cakupan.golongan in (Golongan.OPD, Golongan.KADER):
            semua = semua.filter(bidang_spm__in=cakupan.bidang)
        return semua

    def terbuka(self):
        """What still waits for somebody."""
        return self.filter(keadaan__in=TERBUKA)


@berjejak
class Permohonan(Catatan):
    """A request for a person, a household or a place, or a proposal for the musyawarah.

    The row is how the ticket stands now; how it came there is told by its LangkahPermohonan.
    `sejak`: since when the holder owes the next step; `tenggat`: the last day for it, where a
    service limit is set, and `tenggat_kuning` the day from which one is reminded. `asal`: the
    register entry it was opened from, "kode:pk".
    """

    izin_baca = "lihat_permohonan"

    class Urgensi(models.TextChoices):
        BIASA = "biasa", "Biasa"
        PENTING = "penting", "Penting"
        DARURAT = "darurat", "Darurat"

    ragam = models.CharField("ragam", max_length=10, choices=Ragam, editable=False)
    bidang_spm = models.CharField("bidang", max_length=15, choices=Bidang, editable=False)
    # Only the server gives it, on arrival.
    nomor = models.CharField("nomor", max_length=60, unique=True, editable=False, db_collation="C")
    keluarga = models.ForeignKey(
        "layanan.Keluarga", models.PROTECT, null=True, blank=True, related_name="permohonan"
    )
    warga = models.ForeignKey(
        "layanan.Warga", models.PROTECT, null=True, blank=True, related_name="permohonan"
    )
    lokasi = models.CharField("tempat", max_length=150, blank=True)
    jenis_permohonan = models.CharField("yang dibutuhkan", max_length=40)
    uraian = models.CharField("uraian", max_length=1000)
    urgensi = models.CharField("seberapa mendesak", max_length=7, choices=Urgensi)
    berkas_terlihat = ArrayField(
        models.CharField(max_length=40),
        verbose_name="berkas yang sudah dilihat",
        default=list,
        blank=True,
    )
    asal = models.CharField("dibuat dari", max_length=60, blank=True)
    rekomendasi = models.CharField("rekomendasi kader", max_length=300, blank=True)

    keadaan = models.CharField(max_length=12, choices=Keadaan, editable=False)
    jejak = ArrayField(models.CharField(max_length=9, choices=Pemegang), editable=False)
    pemegang = models.CharField(max_length=9, choices=Pemegang, editable=False)
    kantor_kecamatan = models.ForeignKey(
        "kelembagaan.PerangkatDaerah", models.PROTECT, null=True, editable=False, related_name="+"
    )
    perangkat = models.ForeignKey(
        "kelembagaan.PerangkatDaerah", models.PROTECT, null=True, editable=False, related_name="+"
    )
    # The office by name, where it is not registered: what it answers comes by letter.
    kantor_lain = models.CharField(max_length=150, blank=True, editable=False)
    penangan = models.ForeignKey(
        "kelembagaan.Pengguna", models.PROTECT, null=True, editable=False, related_name="+"
    )
    sejak = models.DateField("sejak", editable=False)
    tenggat_kuning = models.DateField(null=True, editable=False)
    tenggat = models.DateField("batas waktu", null=True, editable=False)
    # As it was when the ticket came in: the first step is counted against it for ever.
    tenggat_awal = models.DateField(null=True, editable=False)
    persen = models.PositiveSmallIntegerField("kemajuan", null=True, editable=False)
    selesai_pada = models.DateField(null=True, editable=False)
    pantau_berikut = models.DateField("dilihat kembali", null=True, editable=False)
    # As it was found when what was finished was last looked at.
    masih_baik = models.BooleanField("masih berfungsi", null=True, editable=False)
    tahun_rencana = models.PositiveSmallIntegerField(null=True, editable=False)

    objects = PermohonanQuerySet.as_manager()

    class Meta(Catatan.Meta):
        verbose_name = verbose_name_plural = "permohonan"
        indexes = [
            *Catatan.Meta.indexes,
            models.Index(fields=["perangkat", "keadaan", "sejak"], name="permohonan_perangkat"),
            # The working list of an office as it opens: what runs, the oldest first.
            models.Index(
                fields=["perangkat", "sejak", "id"],
                name="permohonan_meja",
                condition=Q(keadaan__in=TERBUKA),
            ),
            models.Index(fields=["kantor_kecamatan", "keadaan"], name="permohonan_kantor"),
            models.Index(fields=["posyandu", "keadaan"], name="permohonan_keadaan"),
            models.Index(fields=["keluarga"], name="permohonan_keluarga"),
            models.Index(fields=["warga"], name="permohonan_warga"),
        ]
        constraints = [
            models.CheckConstraint(
                name="permohonan_satu_subjek",
                condition=Q(keluarga__isnull=True) | Q(warga__isnull=True),
            ),
            models.CheckConstraint(
                name="permohonan_tentang_sesuatu",
                condition=Q(keluarga__isnull=False) | Q(warga__isnull=False) | ~Q(lokasi=""),
            ),
        ]

    def __str__(self):
        return self.nomor

    def get_jenis_permohonan_display(self):
        return LABEL.get(self.jenis_permohonan, self.jenis_permohonan)

    @property
    def posisi(self):
        return Posisi(Keadaan(self.keadaan), tuple(map(Pemegang, self.jejak)))

    @property
    def tentang(self):
        """Whom or what it is about."""
        if self.keluarga_id:
            return f"Keluarga {self.keluarga}"
        return str(self.warga) if self.warga_id else self.lokasi

    @property
    def rusak_lagi(self):
        """It was finished, and works no longer."""
        return self.keadaan == Keadaan.SELESAI and self.masih_baik is False

    @property
    def lencana(self):
        """The key of its state's badge."""
        if self.rusak_lagi:
            return "rusak_lagi"
        return "tuntas" if self.keadaan == Keadaan.SELESAI else self.keadaan

    @property
    def sebutan_keadaan(self):
        """Its state as people read it."""
        return RUSAK_LAGI if self.rusak_lagi else self.get_keadaan_display()

    @property
    def berakhir(self):
        return self.keadaan in AKHIR

    @property
    def berikutnya(self):
        """What is owed next; '' when it has ended."""
        return berikutnya(Keadaan(self.keadaan), Pemegang(self.pemegang))

    def warna(self, hari_ini):
        """ "merah" when the holder is late, "kuning" when it will be soon, else ''."""
        if self.tenggat is None or self.berakhir:
            return ""
        if hari_ini > self.tenggat:
            return "merah"
        return "kuning" if hari_ini > self.tenggat_kuning else ""


RUSAK_LAGI = "Tidak berfungsi lagi"
TETAP = pgtrigger.Protect(name="langkah_tetap", operation=pgtrigger.Update | pgtrigger.Delete)


class LangkahPermohonan(Terkirim):
    """A step of a ticket; a row that is never changed (the database refuses it).

    `atas_nama`: the holder for whom it was taken, where that has no active account; with the
    letter by which an office answered. `tenggat`: the last day for the step that follows.
    """

    izin_baca = "lihat_permohonan"

    class SumberDana(models.TextChoices):
        APBN = "apbn", "APBN"
        APBD_PROV = "apbd_prov", "APBD provinsi"
        APBD_KABKOTA = "apbd_kabkota", "APBD kabupaten/kota"
        APBDES = "apbdes", "APBDes"
        DANA_DESA = "dana_desa", "Dana Desa"
        CSR = "csr_tjsl", "CSR/TJSL"
        BAZNAS = "baznas", "Baznas"
        SWADAYA = "swadaya", "Swadaya"
        LAIN = "lain", "Lainnya"

    permohonan = models.ForeignKey(Permohonan, models.PROTECT, related_name="langkah")
    aksi = models.CharField("langkah", max_length=12, choices=Aksi)
    dari = models.CharField(max_length=12, choices=Keadaan, editable=False)
    ke = models.CharField(max_length=12, choices=Keadaan, editable=False)
    pemegang = models.CharField(max_length=9, choices=Pemegang, editable=False)
    kantor_kecamatan = models.ForeignKey(
        "kelembagaan.PerangkatDaerah", models.PROTECT, null=True, editable=False, related_name="+"
    )
    perangkat = models.ForeignKey(
        "kelembagaan.PerangkatDaerah", models.PROTECT, null=True, editable=False, related_name="+"
    )
    penugasan = models.ForeignKey(
        Penugasan, models.PROTECT, null=True, editable=False, related_name="+"
    )
    kantor_lain = models.CharField("nama kantor", max_length=150, blank=True)
    # How who took it was called at that time, for the history as people read it.
    sebagai = models.CharField(max_length=150, editable=False)
    atas_nama = models.CharField(max_length=9, choices=Pemegang, blank=True, editable=False)
    tanggal = models.DateField("tanggal")
    catatan = models.CharField("catatan", max_length=1000, blank=True)
    nomor_surat = models.CharField("nomor surat", max_length=100, blank=True)
    tanggal_surat = models.DateField("tanggal surat", null=True, blank=True)
    persen = models.PositiveSmallIntegerField(
        "kemajuan", null=True, blank=True, validators=[MaxValueValidator(100)]
    )
    alasan_turun = models.CharField("alasan kemajuan turun", max_length=300, blank=True)
    sumber_dana = models.CharField("sumber dana", max_length=12, choices=SumberDana, blank=True)
    tahun_rencana = models.PositiveSmallIntegerField(
        "tahun rencana",
        null=True,
        blank=True,
        validators=[MinValueValidator(2024), MaxValueValidator(2100)],
    )
    masih_baik = models.BooleanField("masih berfungsi?", null=True, blank=True)
    tenggat = models.DateField(null=True, editable=False)

    objects = BercakupanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "langkah permohonan"
        ordering = ["pk"]
        indexes = [models.Index(fields=["posyandu", "ke", "tanggal"], name="langkah_posyandu")]
        triggers = [TETAP]

    def __str__(self):
        return self.sebutan

    @property
    def sebutan(self):
        """What was done."""
        return LAMPAU[Aksi(self.aksi)]


class BacaPermohonan(models.Model):
    """A ticket was read by an office that it was forwarded to, or by a superuser."""

    permohonan = models.ForeignKey(Permohonan, models.PROTECT, related_name="dibaca")
    pengguna = models.ForeignKey("kelembagaan.Pengguna", models.PROTECT, related_name="+")
    penugasan = models.ForeignKey(Penugasan, models.PROTECT, null=True, related_name="+")
    pada = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "pembacaan permohonan"
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.permohonan}, {self.pada:%d-%m-%Y}"


class RefBerkas(models.Model):
    """What papers a kind of permohonan asks for; data, because regions differ.

    Without `jenis_permohonan` it holds for the whole field, without `wilayah` for the nation.
    """

    jalur_kode = "wilayah__kode"
    izin_baca = "lihat_wilayah"

    wilayah = models.ForeignKey(
        "kelembagaan.Wilayah",
        models.PROTECT,
        verbose_name="wilayah",
        null=True,
        blank=True,
        help_text="Kosong berarti seluruh Indonesia.",
    )
    bidang = models.CharField("bidang", max_length=15, choices=Bidang)
    jenis_permohonan = models.CharField("jenis permohonan", max_length=40, blank=True)
    kode = models.SlugField("kode", max_length=40)
    nama = models.CharField("nama berkas", max_length=100)
    urutan = models.PositiveSmallIntegerField("urutan", default=1)
    dipakai = models.BooleanField("dipakai", default=True)

    objects = BercakupanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "berkas permohonan"
        ordering = ["bidang", "jenis_permohonan", "urutan", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["wilayah", "bidang", "jenis_permohonan", "kode"],
                name="ref_berkas_sekali",
                nulls_distinct=False,
                violation_error_message="Berkas ini sudah ada di daftar itu.",
            ),
        ]

    def __str__(self):
        return self.nama


class BatasLayanan(models.Model):
    """How many working days a holder may take for the next step; set per region, none by default.

    The row of the nearest region holds, there the one of the field before the one of all fields.
    """

    jalur_kode = "wilayah__kode"
    izin_baca = "lihat_wilayah"

    wilayah = models.ForeignKey("kelembagaan.Wilayah", models.PROTECT, verbose_name="wilayah")
    bidang = models.CharField(
        "bidang",
        max_length=15,
        choices=Bidang,
        blank=True,
        help_text="Kosong berarti semua bidang.",
    )
    hari_kuning = models.PositiveSmallIntegerField(
        "kuning sesudah", help_text="Hari kerja.", validators=[MaxValueValidator(250)]
    )
    hari_merah = models.PositiveSmallIntegerField(
        "merah sesudah",
        help_text="Hari kerja.",
        validators=[MinValueValidator(1), MaxValueValidator(250)],
    )

    objects = BercakupanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "batas layanan"
        ordering = ["wilayah__kode", "bidang"]
        constraints = [
            models.UniqueConstraint(
                fields=["wilayah", "bidang"],
                name="batas_layanan_sekali",
                violation_error_message="Batas untuk bidang ini sudah ada di wilayah itu.",
            ),
            models.CheckConstraint(
                name="batas_layanan_urut",
                condition=Q(hari_kuning__lte=F("hari_merah")),
                violation_error_message="Kuning tidak boleh sesudah merah.",
            ),
        ]

    def __str__(self):
        return f"{self.wilayah}, {self.get_bidang_display() or 'semua bidang'}"


class HitunganPermohonan(models.Model):
    """The tickets of one kab/kota in numbers, as the worker last counted them.

    provinsi and pusat read these rows: their page does not count a nation of tickets. `hari`: the
    days from request to end of all that ended, added up.
    """

    kode = models.CharField(max_length=5, db_collation="C")
    ragam = models.CharField(max_length=10, choices=Ragam)
    bidang_spm = models.CharField(max_length=15, choices=Bidang)
    jenis_permohonan = models.CharField(max_length=40)
    pemegang = models.CharField(max_length=9, choices=Pemegang)
    tahun = models.PositiveSmallIntegerField()
    tahun_rencana = models.PositiveSmallIntegerField(null=True)
    jumlah = models.PositiveIntegerField()
    berjalan = models.PositiveIntegerField()
    terlambat = models.PositiveIntegerField()
    berhasil = models.PositiveIntegerField()
    tidak = models.PositiveIntegerField()
    hari = models.PositiveIntegerField()
    pada = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "hitungan permohonan"
        indexes = [models.Index(fields=["ragam", "kode"], name="hitungan_permohonan")]
