"""Kartu usia dewasa and lansia."""

from django.core.validators import MaxValueValidator
from django.db import models

from kelembagaan.riwayat import berjejak
from layanan.formulir.models import satu_tindakan
from layanan.kesehatan.kartu import aturan
from layanan.kesehatan.kartu.models.dasar import CatatanKartu, bulat, himpunan, sebut


@berjejak
class RiwayatKesehatan(CatatanKartu):
    """The head of the card: illnesses in the family and one's own, and habits."""

    class Penyakit(models.TextChoices):
        HIPERTENSI = "hipertensi", "Hipertensi"
        DIABETES = "diabetes", "Diabetes"
        STROKE = "stroke", "Stroke"
        JANTUNG = "jantung", "Jantung"
        ASMA = "asma", "Asma"
        KANKER = "kanker", "Kanker"
        KOLESTEROL = "kolesterol", "Kolesterol tinggi"

    class Perilaku(models.TextChoices):
        MEROKOK = "merokok", "Merokok"
        GULA = "gula", "Konsumsi tinggi gula"
        GARAM = "garam", "Konsumsi tinggi garam"
        LEMAK = "lemak", "Konsumsi tinggi lemak"

    class Perkawinan(models.TextChoices):
        BELUM = "belum", "Belum menikah"
        MENIKAH = "menikah", "Menikah"
        CERAI = "cerai", "Cerai hidup atau mati"

    status_perkawinan = models.CharField(
        "status perkawinan", max_length=7, choices=Perkawinan, blank=True
    )
    pekerjaan = models.CharField("pekerjaan", max_length=60, blank=True)
    riwayat_keluarga = himpunan("riwayat penyakit keluarga", Penyakit)
    riwayat_diri = himpunan("riwayat penyakit diri sendiri", Penyakit)
    perilaku = himpunan("perilaku berisiko", Perilaku)

    class Meta(CatatanKartu.Meta):
        verbose_name = verbose_name_plural = "riwayat kesehatan dan perilaku"
        constraints = [satu_tindakan("warga", "tanggal", name="riwayat_kesehatan_sekali")]

    def get_riwayat_keluarga_display(self):
        return sebut(self.Penyakit, self.riwayat_keluarga)

    def get_riwayat_diri_display(self):
        return sebut(self.Penyakit, self.riwayat_diri)

    def get_perilaku_display(self):
        return sebut(self.Perilaku, self.perilaku)


@berjejak
class TesIndra(CatatanKartu):
    """Counting fingers, and the whisper test; each eye and ear normal or not."""

    class Hasil(models.TextChoices):
        NORMAL = "normal", "Normal"
        GANGGUAN = "gangguan", "Gangguan"

    mata_kanan = models.CharField("mata kanan (hitung jari)", max_length=8, choices=Hasil)
    mata_kiri = models.CharField("mata kiri (hitung jari)", max_length=8, choices=Hasil)
    telinga_kanan = models.CharField("telinga kanan (tes berbisik)", max_length=8, choices=Hasil)
    telinga_kiri = models.CharField("telinga kiri (tes berbisik)", max_length=8, choices=Hasil)

    class Meta(CatatanKartu.Meta):
        verbose_name = verbose_name_plural = "tes penglihatan dan pendengaran"
        constraints = [satu_tindakan("warga", "tanggal", name="tes_indra_sekali")]

    def temuan(self):
        terganggu = self.Hasil.GANGGUAN
        isi = ["Gangguan penglihatan"] if terganggu in (self.mata_kanan, self.mata_kiri) else []
        telinga = (self.telinga_kanan, self.telinga_kiri)
        return isi + (["Gangguan pendengaran"] if terganggu in telinga else [])


@berjejak
class Puma(CatatanKartu):
    """Risk of COPD of a smoker from 40 years on: PUMA, 0 to 9 points."""

    bungkus_tahun = bulat("bungkus rokok sehari dikali tahun merokok", 0, 300, wajib=True)
    napas_pendek = models.BooleanField("napas pendek saat berjalan cepat atau menanjak")
    dahak = models.BooleanField("sering berdahak meskipun tidak flu")
    batuk = models.BooleanField("sering batuk meskipun tidak flu")
    spirometri = models.BooleanField("pernah diminta tes fungsi paru (spirometri)")

    class Meta(CatatanKartu.Meta):
        verbose_name = verbose_name_plural = "skrining PUMA"
        constraints = [satu_tindakan("warga", "tanggal", name="puma_sekali")]

    @property
    def skor(self):
        return aturan.skor_puma(
            jenis_kelamin=self.warga.jenis_kelamin,
            umur=self.umur,
            bungkus_tahun=self.bungkus_tahun,
            gejala=sum((self.napas_pendek, self.dahak, self.batuk, self.spirometri)),
        )

    def temuan(self):
        skor = self.skor
        return [f"Skor PUMA {skor}"] if skor >= aturan.PUMA_RUJUK else []

    def hasil(self):
        return [("Skor PUMA", str(self.skor))]


def _nilai(nama, *pilihan):
    """A question of AKS: the points of an answer are its place in the list."""
    return models.PositiveSmallIntegerField(
        nama,
        choices=list(enumerate(pilihan)),
        validators=[MaxValueValidator(len(pilihan) - 1)],
    )


@berjejak
class Aks(CatatanKartu):
    """Aktivitas kehidupan sehari-hari of a lansia (Barthel), ten questions, 0 to 20 points."""

    SOAL = (
        "bab",
        "bak",
        "bersih_diri",
        "wc",
        "makan",
        "pindah",
        "jalan",
        "pakaian",
        "tangga",
        "mandi",
    )

    bab = _nilai("mengendalikan BAB", "Tidak terkendali", "Kadang tidak terkendali", "Terkendali")
    bak = _nilai("mengendalikan BAK", "Tidak terkendali", "Kadang tidak terkendali", "Terkendali")
    bersih_diri = _nilai("membersihkan diri (muka, rambut, gigi)", "Perlu dibantu", "Mandiri")
    wc = _nilai("memakai WC", "Tergantung orang lain", "Perlu dibantu sebagian", "Mandiri")
    makan = _nilai("makan", "Tidak mampu", "Perlu dibantu", "Mandiri")
    pindah = _nilai(
        "berpindah dari berbaring ke duduk", "Tidak mampu", "Dibantu 2 orang", "Dibantu 1 orang",
        "Mandiri",
    )  # fmt: skip
    jalan = _nilai("berjalan", "Tidak mampu", "Kursi roda", "Dibantu 1 orang", "Mandiri")
    pakaian = _nilai("berpakaian", "Tergantung orang lain", "Dibantu sebagian", "Mandiri")
    tangga = _nilai("naik turun tangga", "Tidak mampu", "Perlu dibantu", "Mandiri")
    mandi = _nilai("mandi", "Tergantung orang lain", "Mandiri")

    class Meta(CatatanKartu.Meta):
        verbose_name = verbose_name_plural = "AKS (aktivitas sehari-hari)"
        constraints = [satu_tindakan("warga", "tanggal", name="aks_sekali")]

    @property
    def skor(self):
        return sum(getattr(self, satu) for satu in self.SOAL)

    def temuan(self):
        kelas = aturan.kelas_aks(self.skor)
        return [] if kelas == aturan.KELAS_AKS[0][1] else [f"AKS: {kelas}"]

    def hasil(self):
        return [("AKS", f"{self.skor}, {aturan.kelas_aks(self.skor)}")]


@berjejak
class Skilas(CatatanKartu):
    """Skrining lansia sederhana; its questions on mood are SkriningJiwa, for the nakes."""

    SOAL = (
        "waktu_salah",
        "tempat_salah",
        "ulang_kata_gagal",
        "berdiri_gagal",
        "berat_turun",
        "nafsu_makan_hilang",
        "lila_kecil",
        "keluhan_mata",
        "tes_jari_gagal",
        "tes_bisik_gagal",
    )

    waktu_salah = models.BooleanField("salah menjawab hari atau tanggal")
    tempat_salah = models.BooleanField("salah menjawab tempat")
    ulang_kata_gagal = models.BooleanField("tidak bisa mengulang tiga kata")
    berdiri_gagal = models.BooleanField("tidak bisa berdiri dari kursi 5 kali dalam 14 detik")
    berat_turun = models.BooleanField("berat badan turun dalam 3 bulan")
    nafsu_makan_hilang = models.BooleanField("hilang nafsu makan")
    lila_kecil = models.BooleanField("lingkar lengan atas kurang dari 21 cm")
    keluhan_mata = models.BooleanField("keluhan pada mata")
    tes_jari_gagal = models.BooleanField("tidak bisa menghitung jari")
    tes_bisik_gagal = models.BooleanField("tidak mendengar bisikan")

    class Meta(CatatanKartu.Meta):
        verbose_name = verbose_name_plural = "SKILAS"
        constraints = [satu_tindakan("warga", "tanggal", name="skilas_sekali")]

    def temuan(self):
        ya = sum(getattr(self, satu) for satu in self.SOAL)
        return [f"SKILAS: {ya} jawaban ya"] if ya else []

    def hasil(self):
        return [("SKILAS", "Perlu dirujuk" if self.temuan() else "Tidak ada masalah")]
