"""Confidential cases: own tables, outside the registers, Kiriman, the history and the admin.

Nothing here is a Catatan, so no list, search, export, figure of a report or phone ever holds it.
"""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from kelembagaan.bidang import Bidang
from kelembagaan.cakupan import BercakupanQuerySet
from kelembagaan.enkripsi import TerenkripsiField
from kelembagaan.peran import Jabatan


class KasusQuerySet(models.QuerySet):
    def dalam(self, cakupan):
        """What this person recorded where she works now, or was handed under this assignment."""
        if cakupan is None:
            return self.none()
        boleh = Q(pk__in=[])
        if cakupan.boleh("catat_kasus_rahasia"):
            boleh |= Q(dicatat_oleh=cakupan.pengguna_id) & cakupan.saring("posyandu__kode")
        if cakupan.boleh("tangani_kasus_rahasia"):
            boleh |= Q(pemegang=cakupan.penugasan_id)
            boleh |= Q(tujuan=cakupan.penugasan_id, menunggu_persetujuan=False)
        return self.filter(boleh)

    def menunggu_dibuka(self, cakupan):
        """Handed to this assignment, which has not opened it yet."""
        if cakupan is None or not cakupan.boleh("tangani_kasus_rahasia"):
            return self.none()
        return self.filter(tujuan=cakupan.penugasan_id, menunggu_persetujuan=False)

    def menunggu_disetujui(self, cakupan):
        """Those whose handing over waits for this kades or lurah."""
        if (
            cakupan is None
            or not cakupan.boleh("setujui_kasus_rahasia")
            or cakupan.jabatan != Jabatan.KADES
        ):
            return self.none()
        return self.filter(cakupan.saring("posyandu__kode"), menunggu_persetujuan=True)


class KasusRahasia(models.Model):
    """One confidential case, Permendagri 13/2024, bidang trantibumlinmas.

    `pemegang` has opened it and handles it; `tujuan` was handed it and has not opened it yet, so
    that it stays with its recorder (or pemegang). What was written is never changed: what is added
    or was wrong is a row of LangkahKasus.
    """

    bidang = Bidang.TRANTIBUMLINMAS

    class JenisKasus(models.TextChoices):
        KDRT = "kdrt", "Kekerasan dalam rumah tangga (KDRT)"
        SEKSUAL = "seksual", "Kekerasan seksual"
        ANAK = "anak", "Kekerasan terhadap anak"
        TPPO = "tppo", "Perdagangan orang"
        NARKOBA = "narkoba", "Narkoba"
        ASUSILA = "asusila", "Asusila"

    class Keadaan(models.TextChoices):
        TERBUKA = "terbuka", "Sedang ditangani"
        SELESAI = "selesai", "Selesai"
        BATAL = "batal", "Dibatalkan: salah catat"

    kunci = models.UUIDField(unique=True, editable=False)
    posyandu = models.ForeignKey("kelembagaan.Posyandu", models.PROTECT, related_name="+")
    dicatat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    tanggal = models.DateField("tanggal dicatat")
    jenis_kasus = models.CharField("jenis kasus", max_length=8, choices=JenisKasus)
    korban = TerenkripsiField("siapa yang perlu ditolong")
    uraian = TerenkripsiField("apa yang terjadi")
    kontak = TerenkripsiField("cara menghubunginya dengan aman", blank=True)
    pelapor = TerenkripsiField("siapa yang memberi tahu", blank=True)
    pemegang = models.ForeignKey(
        "kelembagaan.Penugasan", models.PROTECT, null=True, related_name="+"
    )
    tujuan = models.ForeignKey("kelembagaan.Penugasan", models.PROTECT, null=True, related_name="+")
    menunggu_persetujuan = models.BooleanField(default=False)
    keadaan = models.CharField("keadaan", max_length=8, choices=Keadaan, default=Keadaan.TERBUKA)

    objects = KasusQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "kasus rahasia"
        ordering = ["-pk"]
        indexes = [models.Index(fields=["tanggal", "posyandu"], name="kasus_tanggal_posyandu")]
        constraints = [
            models.CheckConstraint(
                name="kasus_persetujuan_bertujuan",
                condition=Q(menunggu_persetujuan=False) | Q(tujuan__isnull=False),
            ),
        ]

    # How it is named wherever it must be named.
    def __str__(self):
        return f"Kasus {self.pk}"


# Of these nobody's approval is asked: who needs help must not wait for it.
TANPA_PERSETUJUAN = {
    KasusRahasia.JenisKasus.KDRT,
    KasusRahasia.JenisKasus.SEKSUAL,
    KasusRahasia.JenisKasus.ANAK,
    KasusRahasia.JenisKasus.TPPO,
}

TETAP = pgtrigger.Protect(name="tetap", operation=pgtrigger.Update | pgtrigger.Delete)


class LangkahKasus(models.Model):
    """One step of a case, by whom and when; the database refuses to change or delete it."""

    class AksiKasus(models.TextChoices):
        CATAT = "catat", "Dicatat"
        SERAHKAN = "serahkan", "Diserahkan"
        SETUJUI = "setujui", "Penyerahan disetujui"
        TOLAK = "tolak", "Penyerahan tidak disetujui"
        BUKA = "buka", "Dibuka dan diterima"
        BERI_TAHU = "beri_tahu", "Diberi tahu langsung"
        TAMBAH = "tambah", "Keterangan ditambah"
        SELESAI = "selesai", "Selesai"
        BATAL = "batal", "Dibatalkan"

    # Of the page it was typed on; steps of one press, as opening it, have none.
    kunci = models.UUIDField(null=True, editable=False)
    kasus = models.ForeignKey(KasusRahasia, models.PROTECT, related_name="langkah")
    aksi = models.CharField("langkah", max_length=10, choices=AksiKasus)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    penugasan = models.ForeignKey("kelembagaan.Penugasan", models.PROTECT, related_name="+")
    ke = models.ForeignKey("kelembagaan.Penugasan", models.PROTECT, null=True, related_name="+")
    # Who was told without the application, and when.
    kepada = TerenkripsiField("siapa yang diberi tahu", blank=True)
    waktu = models.DateTimeField("kapan diberi tahu", null=True)
    catatan = TerenkripsiField("keterangan", blank=True)
    pada = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "langkah kasus rahasia"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["kasus", "kunci"], name="langkah_kasus_kunci"),
        ]
        triggers = [TETAP]


class BacaKasus(models.Model):
    """Somebody read a case; like a step it stays as it is."""

    kasus = models.ForeignKey(KasusRahasia, models.PROTECT, related_name="pembacaan")
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    penugasan = models.ForeignKey("kelembagaan.Penugasan", models.PROTECT, related_name="+")
    pada = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = "pembacaan kasus rahasia"
        ordering = ["-pk"]
        triggers = [TETAP]


class PengaturanKasus(models.Model):
    """Whether in a region the kades or lurah is asked before a case of narkoba or asusila is
    handed over; the row of the nearest region holds, without one nobody is asked.
    """

    jalur_kode = "wilayah__kode"
    izin_baca = "kelola_lembaga"

    wilayah = models.OneToOneField(
        "kelembagaan.Wilayah", models.PROTECT, verbose_name="wilayah", related_name="+"
    )
    perlu_persetujuan = models.BooleanField(
        "penyerahan kasus narkoba dan asusila menunggu persetujuan kades/lurah",
        default=False,
        help_text="Kekerasan dan perdagangan orang tidak pernah menunggu persetujuan.",
    )

    objects = BercakupanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "pengaturan kasus rahasia"

    def __str__(self):
        return str(self.wilayah)
