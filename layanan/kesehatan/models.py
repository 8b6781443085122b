from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from kelembagaan.peran import Peran
from kelembagaan.riwayat import berjejak
from layanan.formulir.models import CatatanWarga, satu_tindakan
from layanan.kesehatan import antropometri

JUDUL_INDEKS = {
    "bb_u": "BB/U",
    "tb_u": "TB/U",
    "bb_tb": "BB/TB",
    "imt_u": "IMT/U",
    "lk_u": "Lingkar kepala/U",
}
# Categories that are no reason to refer (kartu bayi, balita, apras); a tall child is healthy.
TIDAK_DIRUJUK = {"normal", "gizi_baik", "tinggi"}
UKUR_LAGI = "Nilainya tidak wajar: timbang dan ukur lagi"
TANPA_TABEL = (
    "Umurnya lewat 60 bulan dan belum genap 61 bulan: WHO tidak punya tabel untuk umur ini, "
    "jadi tidak ada nilai z."
)
RUJUK_LAIN = {"sangat_kurang": "Di bawah garis merah (BGM)"}


@berjejak
class Timbang(CatatanWarga):
    """Weighing and measuring of a balita (kartu bantu pemeriksaan, columns 3 to 12).

    Weight in kg, lengths in cm. z-scores are those of the WHO growth standards; the
    categories are of Permenkes 2/2020, from the z that is not rounded. Both are computed, with
    the version of the rules.
    """

    bidang = "kesehatan"
    izin_baca = "lihat_catatan_kesehatan"

    class CaraUkur(models.TextChoices):
        BERBARING = "berbaring", "Berbaring"
        BERDIRI = "berdiri", "Berdiri"

    class HasilTimbang(models.TextChoices):
        NAIK = "N", "Naik"
        TIDAK_NAIK = "T", "Tidak naik"
        TIDAK_DITIMBANG_LALU = "O", "Bulan lalu tidak ditimbang"
        BARU = "B", "Baru pertama kali"

    berat = models.DecimalField(
        "berat badan",
        max_digits=5,
        decimal_places=2,
        validators=[MinValueValidator(Decimal("0.5")), MaxValueValidator(Decimal("60"))],
    )
    tinggi = models.DecimalField(
        "panjang/tinggi badan",
        max_digits=5,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal("25")), MaxValueValidator(Decimal("150"))],
    )
    cara_ukur = models.CharField("cara ukur", max_length=9, choices=CaraUkur, blank=True)
    lingkar_kepala = models.DecimalField(
        "lingkar kepala",
        max_digits=4,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal("20")), MaxValueValidator(Decimal("70"))],
    )
    lila = models.DecimalField(
        "lingkar lengan atas",
        max_digits=4,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal("5")), MaxValueValidator(Decimal("40"))],
    )
    edema = models.BooleanField("bengkak di kedua punggung kaki", null=True, blank=True)
    hasil_timbang = models.CharField(
        "hasil penimbangan", max_length=1, choices=HasilTimbang, blank=True, editable=False
    )
    dua_t = models.BooleanField("dua kali tidak naik (2T)", default=False, editable=False)
    z_bb_u = models.FloatField(null=True, editable=False)
    z_tb_u = models.FloatField(null=True, editable=False)
    z_bb_tb = models.FloatField(null=True, editable=False)
    z_imt_u = models.FloatField(null=True, editable=False)
    z_lk_u = models.FloatField(null=True, editable=False)
    z_lila_u = models.FloatField(null=True, editable=False)
    versi_aturan = models.CharField(max_length=30, blank=True, editable=False)

    class Meta(CatatanWarga.Meta):
        verbose_name = verbose_name_plural = "penimbangan balita"
        constraints = [satu_tindakan("warga", "tanggal", name="timbang_sekali_sehari")]

    @property
    def standar_anak(self):
        """Whether the z-scores are those of 5 to 18 years."""
        return self.versi_aturan.startswith(antropometri.VERSI_ANAK)

    @property
    def bgm(self):
        """Below the red line of the KMS."""
        golongan = antropometri.kategori("bb_u", self.z_bb_u)
        return golongan is not None and golongan.slug in RUJUK_LAIN

    @property
    def tinggi_terlewat(self):
        """Whether a balita was weighed without length or height in a month of measuring it."""
        balita = bool(self.hasil_timbang)
        return balita and self.tinggi is None and self.posyandu.mengukur_tinggi(self.tanggal)

    def hasil(self):
        """[(what, in words)] of what was computed from the measurements."""
        naik = self.get_hasil_timbang_display()
        isi = [("Penimbangan", f"{naik} dua kali berturut-turut (2T)" if self.dua_t else naik)]
        if self.tinggi_terlewat:
            isi.append(("Panjang atau tinggi", "Belum diukur. Bulan ini waktunya diukur."))
        if self.edema:
            isi.append(("Bengkak di kedua kaki", "Tanda gizi buruk. Rujuk hari ini."))
        if antropometri.tanpa_tabel((self.tanggal - self.warga.tanggal_lahir).days):
            isi.append(("Status gizi", TANPA_TABEL))
        for indeks, judul in JUDUL_INDEKS.items():
            z = getattr(self, f"z_{indeks}")
            golongan = antropometri.kategori(indeks, z, anak=self.standar_anak)
            teks = [golongan.label] if golongan else []
            if golongan and golongan.slug in RUJUK_LAIN:
                teks.append(RUJUK_LAIN[golongan.slug])
            if antropometri.mustahil(indeks, z):
                teks.append(UKUR_LAGI)
            isi.append((judul, ". ".join(teks)))
        if warna := self._lila():
            isi.append(("LiLA", warna[1]))
        return [(judul, teks) for judul, teks in isi if teks]

    def temuan(self):
        """[why this child should be referred] by the rule printed on the card."""
        isi = ["Bengkak di kedua kaki"] if self.edema else []
        if self.hasil_timbang == self.HasilTimbang.TIDAK_NAIK:
            isi.append("2T" if self.dua_t else "Berat tidak naik")
        for indeks in JUDUL_INDEKS:
            golongan = antropometri.kategori(
                indeks, getattr(self, f"z_{indeks}"), anak=self.standar_anak
            )
            if golongan and golongan.slug not in TIDAK_DIRUJUK:
                isi.append(RUJUK_LAIN.get(golongan.slug, golongan.label))
        warna = self._lila()
        isi += ["LiLA merah"] if warna and warna[0] == "merah" else []
        return list(dict.fromkeys(isi))

    def _lila(self):
        umur_hari = (self.tanggal - self.warga.tanggal_lahir).days
        return antropometri.kategori_lila(self.lila, umur_hari)


class AcuanQuerySet(models.QuerySet):
    """Reference data of the whole nation."""

    def dalam(self, cakupan):
        """Kept by the superuser."""
        if cakupan is None or cakupan.peran != Peran.SUPERUSER:
            return self.none()
        return self.all()


class RefKBM(models.Model):
    """Kenaikan berat minimal: grams that a child gains from one month to the next.

    Data of the national KMS. `terverifikasi` is off where the printed tables disagree.
    """

    jenis_kelamin = models.CharField(
        "jenis kelamin", max_length=1, choices=[("L", "Laki-laki"), ("P", "Perempuan")]
    )
    umur_bulan_dari = models.PositiveSmallIntegerField("dari umur (bulan)")
    umur_bulan_sampai = models.PositiveSmallIntegerField("sampai umur (bulan)")
    gram = models.PositiveSmallIntegerField("kenaikan minimal (gram)")
    versi = models.CharField("versi", max_length=10)
    terverifikasi = models.BooleanField("sudah diperiksa", default=True)

    objects = AcuanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "kenaikan berat minimal (KBM)"
        ordering = ["jenis_kelamin", "umur_bulan_dari"]
        constraints = [
            models.UniqueConstraint(fields=["jenis_kelamin", "umur_bulan_dari"], name="kbm_sekali"),
            models.CheckConstraint(
                name="kbm_umur", condition=Q(umur_bulan_sampai__gte=F("umur_bulan_dari"))
            ),
        ]

    def __str__(self):
        return f"{self.jenis_kelamin} {self.umur_bulan_dari}-{self.umur_bulan_sampai} bulan"
