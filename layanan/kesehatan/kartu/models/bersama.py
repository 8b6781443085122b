"""Registers that stand on several cards."""

from django.db import models

from kelembagaan.riwayat import berjejak
from layanan.formulir.models import satu_tindakan
from layanan.kesehatan import antropometri
from layanan.kesehatan.kartu import aturan
from layanan.kesehatan.kartu.models.dasar import CatatanKartu, angka, bulat
from layanan.kesehatan.models import UKUR_LAGI


@berjejak
class SkriningTBC(CatatanKartu):
    """Four questions of every card, and what else the person complains of."""

    batuk = models.BooleanField("batuk terus-menerus")
    demam = models.BooleanField("demam 2 minggu atau lebih")
    berat_turun = models.BooleanField(
        "berat badan turun atau tidak naik 2 bulan berturut-turut tanpa sebab jelas"
    )
    kontak_tbc = models.BooleanField("kontak erat dengan pasien TBC")
    gejala_sakit = models.CharField("gejala sakit lain", max_length=300, blank=True)

    class Meta(CatatanKartu.Meta):
        verbose_name = verbose_name_plural = "keluhan dan skrining TBC"
        constraints = [satu_tindakan("warga", "tanggal", name="skrining_tbc_sekali")]

    @property
    def gejala(self):
        """How many of the four questions were answered ya."""
        return sum((self.batuk, self.demam, self.berat_turun, self.kontak_tbc))

    def temuan(self):
        if self.gejala >= aturan.TBC_RUJUK:
            return [f"{self.gejala} gejala TBC"]
        return []

    def hasil(self):
        return [("Skrining TBC", "Perlu dirujuk" if self.temuan() else "Tidak perlu dirujuk")]


@berjejak
class UkurTubuh(CatatanKartu):
    """Weight, height and girths of whoever is older than a balita.

    Until 19 years IMT/U and TB/U are those of WHO's reference of 2007, kept with the version of
    the rules; from 19 years on the IMT has the classes of Kemenkes.
    """

    standar_anak = True

    berat = angka("berat badan", 8, 250, desimal=2)
    tinggi = angka("tinggi badan", 60, 230)
    lingkar_perut = angka("lingkar perut", 30, 200)
    lila = angka("lingkar lengan atas", 8, 70)
    z_imt_u = models.FloatField(null=True, editable=False)
    z_tb_u = models.FloatField(null=True, editable=False)
    versi_aturan = models.CharField(max_length=30, blank=True, editable=False)
    sedang_hamil = models.BooleanField(default=False, editable=False)

    class Meta(CatatanKartu.Meta):
        verbose_name = verbose_name_plural = "pengukuran tubuh"
        constraints = [satu_tindakan("warga", "tanggal", name="ukur_tubuh_sekali")]

    @property
    def imt(self):
        return aturan.imt(self.berat, self.tinggi)

    @property
    def kelas_imt(self):
        """Class of an adult's BMI; '' where it does not hold."""
        if self.imt is None or self.umur < aturan.UMUR_DEWASA:
            return ""
        return aturan.kelas_imt(self.imt)

    @property
    def obesitas_sentral(self):
        if not self.lingkar_perut or self.umur < aturan.UMUR_DEWASA:
            return False
        tabel = aturan.kelas_perut(self.warga.jenis_kelamin)
        return aturan.kelas(tabel, self.lingkar_perut) == "Obesitas sentral"

    @property
    def kek(self):
        """Chronic energy deficiency of an ibu hamil; meaningless for others."""
        return self.lila is not None and self.lila < aturan.LILA_KEK

    @property
    def gizi(self):
        """The Kategori of IMT/U below 19 years; None where it does not hold."""
        return antropometri.kategori("imt_u", self.z_imt_u, anak=True)

    def temuan(self):
        isi = ["KEK"] if self.sedang_hamil and self.kek else []
        gizi = self.gizi
        return isi + ([f"IMT/U: {gizi.label}"] if gizi and gizi.slug != "gizi_baik" else [])

    def hasil(self):
        isi = []
        if self.imt is not None:
            teks = f"{self.imt:.1f}".replace(".", ",")
            kelas = f" ({self.kelas_imt})" if self.kelas_imt else ""
            isi.append(("IMT", f"{teks}{kelas}"))
        if gizi := self.gizi:
            ulang = antropometri.mustahil("imt_u", self.z_imt_u)
            isi.append(("IMT/U", f"{gizi.label}. {UKUR_LAGI}" if ulang else gizi.label))
        if self.lingkar_perut and self.umur >= aturan.UMUR_DEWASA:
            isi.append(("Obesitas sentral", "Ya" if self.obesitas_sentral else "Tidak"))
        if self.sedang_hamil and self.lila is not None:
            isi.append(("LiLA", aturan.kelas(aturan.KELAS_LILA_HAMIL, self.lila)))
        return isi


@berjejak
class TekananDarah(CatatanKartu):
    """Of ibu hamil and of everybody from 15 years on."""

    sistole = bulat("sistole", 50, 280, wajib=True)
    diastole = bulat("diastole", 30, 180, wajib=True)

    class Meta(CatatanKartu.Meta):
        verbose_name = verbose_name_plural = "tekanan darah"
        constraints = [
            satu_tindakan("warga", "tanggal", name="tekanan_darah_sekali"),
            models.CheckConstraint(
                name="tekanan_darah_urut", condition=models.Q(sistole__gt=models.F("diastole"))
            ),
        ]

    @property
    def kelas(self):
        return aturan.kelas_tekanan(self.sistole, self.diastole)

    def temuan(self):
        return ["Tekanan darah tinggi"] if self.kelas == "Tinggi" else []

    def hasil(self):
        return [("Tekanan darah", self.kelas)]


@berjejak
class PeriksaDarah(CatatanKartu):
    """Blood sugar at any time of day, and Hb."""

    gula_darah = bulat("gula darah sewaktu", 20, 800)
    hb = angka("Hb", 2, 25)
    sedang_hamil = models.BooleanField(default=False, editable=False)

    class Meta(CatatanKartu.Meta):
        verbose_name = verbose_name_plural = "gula darah dan Hb"
        constraints = [satu_tindakan("warga", "tanggal", name="periksa_darah_sekali")]

    @property
    def anemia(self):
        """None where Hb is missing or has no limit."""
        if self.hb is None:
            return None
        return aturan.anemia(
            self.hb,
            umur=self.umur,
            jenis_kelamin=self.warga.jenis_kelamin,
            hamil=self.sedang_hamil,
        )

    @property
    def kelas_gula(self):
        return "" if self.gula_darah is None else aturan.kelas_gula(self.gula_darah)

    def temuan(self):
        isi = ["Gula darah tinggi"] if self.kelas_gula == "Tinggi" else []
        return isi + (["Anemia"] if self.anemia else [])

    def hasil(self):
        isi = [("Gula darah", self.kelas_gula)] if self.kelas_gula else []
        if self.anemia is not None:
            isi.append(("Anemia", "Ya" if self.anemia else "Tidak"))
        return isi


@berjejak
class Edukasi(CatatanKartu):
    """What was explained (langkah 5)."""

    materi = models.CharField("materi edukasi", max_length=300)

    class Meta(CatatanKartu.Meta):
        verbose_name = verbose_name_plural = "edukasi"
        constraints = [satu_tindakan("warga", "tanggal", name="edukasi_sekali")]


@berjejak
class Rujukan(CatatanKartu):
    """To whom a person was referred, and why. Nothing that only the nakes may know."""

    class Tujuan(models.TextChoices):
        PUSTU = "pustu", "Pustu"
        PUSKESMAS = "puskesmas", "Puskesmas"
        RUMAH_SAKIT = "rumah_sakit", "Rumah sakit"

    tujuan = models.CharField("dirujuk ke", max_length=12, choices=Tujuan)
    sebab = models.CharField("sebab dirujuk", max_length=200)

    class Meta(CatatanKartu.Meta):
        verbose_name = verbose_name_plural = "rujukan"
        constraints = [satu_tindakan("warga", "tanggal", name="rujukan_sekali")]

    def __str__(self):
        return f"{self.tanggal:%d-%m-%Y} ke {self.get_tujuan_display()}: {self.sebab}"
