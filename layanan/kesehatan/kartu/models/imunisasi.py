from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from kelembagaan.riwayat import berjejak
from layanan.formulir.models import satu_tindakan
from layanan.kesehatan.kartu.models.dasar import CatatanKartu, himpunan, sebut
from layanan.kesehatan.models import AcuanQuerySet


class Dosis(models.TextChoices):
    """Every dose that can be recorded; when it is due stands in RefImunisasi."""

    HB0 = "hb0", "HB0"
    BCG = "bcg", "BCG"
    OPV1 = "opv1", "Polio tetes 1 (OPV)"
    PENTA1 = "penta1", "DPT-HB-Hib 1"
    HEKSA1 = "heksa1", "Heksavalen 1"
    OPV2 = "opv2", "Polio tetes 2 (OPV)"
    PCV1 = "pcv1", "PCV 1"
    RV1 = "rv1", "Rotavirus 1"
    PENTA2 = "penta2", "DPT-HB-Hib 2"
    HEKSA2 = "heksa2", "Heksavalen 2"
    OPV3 = "opv3", "Polio tetes 3 (OPV)"
    PCV2 = "pcv2", "PCV 2"
    RV2 = "rv2", "Rotavirus 2"
    PENTA3 = "penta3", "DPT-HB-Hib 3"
    HEKSA3 = "heksa3", "Heksavalen 3"
    OPV4 = "opv4", "Polio tetes 4 (OPV)"
    IPV1 = "ipv1", "Polio suntik 1 (IPV)"
    RV3 = "rv3", "Rotavirus 3"
    MR1 = "mr1", "Campak-rubela 1 (MR)"
    IPV2 = "ipv2", "Polio suntik 2 (IPV)"
    JE = "je", "JE"
    PCV3 = "pcv3", "PCV 3"
    PENTA4 = "penta4", "DPT-HB-Hib 4"
    MR2 = "mr2", "Campak-rubela 2 (MR)"
    MR_SD = "mr_sd", "MR kelas 1 SD"
    DT = "dt", "DT kelas 1 SD"
    TD2 = "td2", "Td kelas 2 SD"
    TD5 = "td5", "Td kelas 5 SD"
    HPV = "hpv", "HPV kelas 5 SD (putri)"


SEKOLAH = {Dosis.MR_SD, Dosis.DT, Dosis.TD2, Dosis.TD5, Dosis.HPV}


@berjejak
class Imunisasi(CatatanKartu):
    """Doses that a child got on one day, here or elsewhere; the nakes confirms (`dari_nakes`)."""

    class Tempat(models.TextChoices):
        POSYANDU = "posyandu", "Posyandu ini"
        PUSKESMAS = "puskesmas", "Puskesmas atau Pustu"
        RUMAH_SAKIT = "rumah_sakit", "Rumah sakit"
        PRAKTIK = "praktik", "Praktik bidan atau dokter"
        SEKOLAH = "sekolah", "Sekolah (BIAS)"
        LAIN = "lain", "Tempat lain"

    dosis = himpunan("imunisasi yang diberikan", Dosis)
    tempat = models.CharField("tempat", max_length=11, choices=Tempat)
    nama_tempat = models.CharField("nama tempat, bila di luar", max_length=80, blank=True)

    class Meta(CatatanKartu.Meta):
        verbose_name = verbose_name_plural = "imunisasi"
        constraints = [satu_tindakan("warga", "tanggal", name="imunisasi_sekali")]

    def get_dosis_display(self):
        return sebut(Dosis, self.dosis)

    def hasil(self):
        return [("Konfirmasi nakes", "Sudah" if self.dari_nakes else "Belum")]


class RefImunisasi(models.Model):
    """When a dose is due (KMK HK.01.07/MENKES/1098/2024 jo. 35/2025; heksavalen KMK 345/2025).

    wilayah: codes in whose region it holds, empty for the nation. A row holds for children
    whose due day lies within its dates. memenuhi: doses that this one takes the place of.
    """

    class Lengkap(models.TextChoices):
        IDL = "idl", "Imunisasi dasar lengkap"
        IBL = "ibl", "Imunisasi baduta lengkap"

    dosis = models.CharField("dosis", max_length=6, choices=Dosis)
    umur_bulan = models.PositiveSmallIntegerField("umur (bulan)")
    kejar_sampai_bulan = models.PositiveSmallIntegerField(
        "boleh dikejar sampai umur (bulan)", null=True, blank=True
    )
    lengkap = models.CharField("dihitung untuk", max_length=3, choices=Lengkap, blank=True)
    wilayah = ArrayField(
        models.CharField(max_length=13), verbose_name="kode wilayah", default=list, blank=True
    )
    berlaku_mulai = models.DateField("berlaku mulai")
    berlaku_sampai = models.DateField("berlaku sampai", null=True, blank=True)
    memenuhi = himpunan("menggantikan", Dosis)
    terverifikasi = models.BooleanField("sudah diperiksa", default=True)

    objects = AcuanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "jadwal imunisasi"
        ordering = ["umur_bulan", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["dosis", "berlaku_mulai"], name="ref_imunisasi_sekali"),
            models.CheckConstraint(
                name="ref_imunisasi_masa",
                condition=Q(berlaku_sampai__isnull=True)
                | Q(berlaku_sampai__gte=F("berlaku_mulai")),
            ),
        ]

    def __str__(self):
        return f"{self.get_dosis_display()}, {self.umur_bulan} bulan"
