from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator
from django.db import models

from kelembagaan.bidang import Bidang
from kelembagaan.riwayat import berjejak
from layanan.formulir.berbidang import per_bidang
from layanan.formulir.models import Catatan

ORANG = [MaxValueValidator(10_000)]


@berjejak
class Kegiatan(Catatan):
    """An activity of any field: penyuluhan, gotong royong, musyawarah and the like.

    ragam_laporan: the four kinds of the kader's monthly report of a field. fungsi_lkd: which
    function of a Lembaga Kemasyarakatan Desa it serves (Permendagri 13/2024).
    """

    izin_baca = "lihat_kegiatan"

    class JenisKegiatan(models.TextChoices):
        PENYULUHAN = "penyuluhan", "Penyuluhan"
        GOTONG_ROYONG = "gotong_royong", "Gotong royong"
        MUSYAWARAH = "musyawarah", "Musyawarah"
        SOSIALISASI = "sosialisasi", "Sosialisasi"
        RAPAT_PENGURUS = "rapat_pengurus", "Rapat pengurus"
        PENYALURAN = "penyaluran", "Penyaluran bantuan"
        KUNJUNGAN = "kunjungan", "Kunjungan lapangan"
        LAINNYA = "lainnya", "Lainnya"

    class RagamLaporan(models.TextChoices):
        PENDATAAN = "pendataan", "Pendataan"
        VERIFIKASI = "verifikasi", "Verifikasi dan validasi"
        PENYULUHAN = "penyuluhan", "Penyuluhan, edukasi dan motivasi"
        ASPIRASI = "aspirasi", "Penyaluran aspirasi"

    class FungsiLkd(models.TextChoices):
        ASPIRASI = "aspirasi", "Menampung dan menyalurkan aspirasi"
        PERSATUAN = "persatuan", "Memupuk persatuan"
        LAYANAN = "layanan", "Meningkatkan mutu pelayanan pemerintah desa"
        PEMBANGUNAN = "pembangunan", "Merencanakan dan melaksanakan pembangunan bersama warga"
        SWADAYA = "swadaya", "Menumbuhkan swadaya dan gotong royong"
        KELUARGA = "keluarga", "Meningkatkan kesejahteraan keluarga"
        SDM = "sdm", "Meningkatkan kualitas sumber daya manusia"

    class KelompokPeserta(models.TextChoices):
        WARGA = "warga", "Warga"
        KADER = "kader", "Kader"
        PKK = "pkk", "PKK"
        PEMUDA = "pemuda", "Pemuda, Karang Taruna"
        TOKOH = "tokoh", "Tokoh masyarakat, RT/RW"
        PEMDES = "pemdes", "Pemerintah desa/kelurahan"
        NAKES = "nakes", "Tenaga kesehatan"
        SATLINMAS = "satlinmas", "Satlinmas"
        BABINSA = "babinsa", "Babinsa"
        BHABINKAMTIBMAS = "bhabinkamtibmas", "Bhabinkamtibmas"
        DISABILITAS = "disabilitas", "Penyandang disabilitas"
        LANSIA = "lansia", "Lansia"

    bidang_spm = models.CharField("bidang", max_length=15, choices=Bidang, editable=False)
    jenis_kegiatan = models.CharField("jenis kegiatan", max_length=14, choices=JenisKegiatan)
    topik = models.CharField("topik", max_length=150)
    lokasi = models.CharField("tempat", max_length=150)
    jam = models.TimeField("jam mulai", null=True, blank=True)
    pembicara = models.CharField("pembicara", max_length=150, blank=True)
    peserta_l = models.PositiveSmallIntegerField(
        "peserta laki-laki", null=True, blank=True, validators=ORANG
    )
    peserta_p = models.PositiveSmallIntegerField(
        "peserta perempuan", null=True, blank=True, validators=ORANG
    )
    kelompok_peserta = ArrayField(
        models.CharField(max_length=15, choices=KelompokPeserta),
        verbose_name="siapa saja yang hadir",
        default=list,
        blank=True,
    )
    nama_peserta = models.CharField(
        "daftar nama peserta",
        max_length=4000,
        blank=True,
        help_text="Satu nama satu baris. Boleh jumlahnya saja di atas, boleh namanya saja di sini.",
    )
    swadaya_tenaga = models.PositiveSmallIntegerField(
        "swadaya tenaga", null=True, blank=True, validators=ORANG
    )
    swadaya_barang = models.CharField("swadaya barang", max_length=200, blank=True)
    swadaya_uang = models.PositiveIntegerField(
        "swadaya uang", null=True, blank=True, validators=[MaxValueValidator(1_000_000_000)]
    )
    hasil_kegiatan = models.CharField("hasil atau keputusan", max_length=1000, blank=True)
    ragam_laporan = models.CharField(
        "masuk laporan bulanan sebagai", max_length=10, choices=RagamLaporan
    )
    fungsi_lkd = models.CharField(
        "fungsi Posyandu yang dijalankan", max_length=11, choices=FungsiLkd
    )

    class Meta(Catatan.Meta):
        verbose_name = verbose_name_plural = "kegiatan"

    def __str__(self):
        return self.topik


KEGIATAN = per_bidang(Kegiatan, dict.fromkeys(Bidang, "lihat_kegiatan"))
