from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Case, ExpressionWrapper, F, Q, Value, When
from django.utils.formats import number_format

from kelembagaan.riwayat import berjejak
from layanan.formulir.models import CatatanKeluarga, satu_tindakan

# m2 per person below which a house is too small (Ministry of Public Works' test of RTLH).
LUAS_CUKUP = Decimal("7.2")


@berjejak
class RumahLayakHuni(CatatanKeluarga):
    """Rumah layak huni of a household: what is seen, and the four aspects of the RTLH test.

    A house is RTLH where one of safety, floor area, sanitation and drinking water falls short;
    the database derives area and category, so that they can't contradict what they follow from.
    """

    bidang = "perumahan"
    izin_baca = "lihat_catatan_rumah_tangga"

    class Atap(models.TextChoices):
        GENTENG = "genteng", "Genteng"
        SENG = "seng", "Seng atau asbes"
        BOCOR = "bocor", "Bocor atau rusak"

    class Dinding(models.TextChoices):
        TEMBOK = "tembok", "Tembok"
        SEMI_PERMANEN = "semi_permanen", "Semi permanen"
        PAPAN = "papan", "Papan atau bambu"

    class Lantai(models.TextChoices):
        KERAMIK = "keramik", "Keramik"
        PLESTER = "plester", "Plester, semen"
        TANAH = "tanah", "Tanah"

    class Ventilasi(models.TextChoices):
        CUKUP = "cukup", "Cukup"
        KURANG = "kurang", "Kurang"

    class Pencahayaan(models.TextChoices):
        BAIK = "baik", "Baik"
        KURANG = "kurang", "Kurang"

    class Kategori(models.TextChoices):
        LAYAK_HUNI = "layak_huni", "Layak huni"
        RTLH = "rtlh", "Rumah tidak layak huni (RTLH)"

    atap = models.CharField("atap", max_length=7, choices=Atap)
    dinding = models.CharField("dinding", max_length=13, choices=Dinding)
    lantai = models.CharField("lantai", max_length=7, choices=Lantai)
    ventilasi = models.CharField("ventilasi", max_length=6, choices=Ventilasi)
    pencahayaan = models.CharField("pencahayaan", max_length=6, choices=Pencahayaan)
    luas_lantai = models.DecimalField(
        "luas lantai rumah",
        max_digits=6,
        decimal_places=1,
        validators=[MinValueValidator(Decimal("2")), MaxValueValidator(Decimal("2000"))],
    )
    penghuni = models.PositiveSmallIntegerField(
        "jumlah penghuni", validators=[MinValueValidator(1), MaxValueValidator(50)]
    )
    bangunan_aman = models.BooleanField(
        "bangunannya aman?", help_text="Pondasi, tiang dan rangka atap kuat, tidak miring."
    )
    jamban_sehat = models.BooleanField(
        "ada jamban sehat?", help_text="Leher angsa, dan kotorannya masuk ke septic tank."
    )
    air_minum_layak = models.BooleanField(
        "ada air minum yang layak?", help_text="Jernih, tidak berbau, dan ada sepanjang tahun."
    )
    catatan = models.CharField("catatan", max_length=500, blank=True)
    luas_per_jiwa = models.GeneratedField(
        verbose_name="luas lantai per orang",
        expression=ExpressionWrapper(
            F("luas_lantai") / F("penghuni"),
            output_field=models.DecimalField(max_digits=6, decimal_places=1),
        ),
        output_field=models.DecimalField(max_digits=6, decimal_places=1),
        db_persist=True,
    )
    kategori = models.GeneratedField(
        verbose_name="kategori",
        expression=Case(
            When(
                Q(bangunan_aman=True, jamban_sehat=True, air_minum_layak=True)
                & Q(luas_lantai__gte=F("penghuni") * Value(LUAS_CUKUP)),
                then=Value("layak_huni"),
            ),
            default=Value("rtlh"),
        ),
        output_field=models.CharField(max_length=10, choices=Kategori),
        db_persist=True,
    )

    class Meta(CatatanKeluarga.Meta):
        verbose_name = verbose_name_plural = "rumah layak huni"
        constraints = [
            satu_tindakan("keluarga", "tanggal", name="rumah_sekali_sehari"),
            models.CheckConstraint(name="rumah_ada_penghuni", condition=Q(penghuni__gte=1)),
        ]

    @property
    def kesimpulan(self):
        """The result of the test, with the aspects that fall short."""
        if self.kategori == self.Kategori.LAYAK_HUNI:
            return "Layak huni"
        aspek = {
            "bangunan": self.bangunan_aman,
            "luas lantai": self.luas_lantai >= self.penghuni * LUAS_CUKUP,
            "jamban": self.jamban_sehat,
            "air minum": self.air_minum_layak,
        }
        return f"Tidak layak huni (RTLH): {', '.join(n for n, cukup in aspek.items() if not cukup)}"

    def hasil(self):
        """[(label, text)] computed from what was seen."""
        luas = number_format(self.luas_per_jiwa.normalize(), use_l10n=True)
        return [("Luas lantai per orang", f"{luas} m²"), ("Hasil pemeriksaan", self.kesimpulan)]


@berjejak
class LingkunganBersih(CatatanKeluarga):
    """KIE lingkungan bersih: how a household keeps its surroundings."""

    bidang = "perumahan"
    izin_baca = "lihat_catatan_rumah_tangga"

    class AksesAir(models.TextChoices):
        MUDAH = "mudah", "Mudah, sepanjang tahun"
        KADANG = "kadang", "Kadang sulit"
        SULIT = "sulit", "Sulit"

    class KelolaSampah(models.TextChoices):
        DIPILAH = "dipilah", "Dipilah"
        DIANGKUT = "diangkut", "Diangkut petugas"
        DITIMBUN = "ditimbun", "Ditimbun"
        DIBAKAR = "dibakar", "Dibakar"
        DIBUANG = "dibuang", "Dibuang ke sungai atau kebun"

    class Kebersihan(models.TextChoices):
        BAIK = "baik", "Baik"
        CUKUP = "cukup", "Cukup"
        KURANG = "kurang", "Kurang"

    akses_air = models.CharField("akses air bersih", max_length=6, choices=AksesAir)
    kelola_sampah = models.CharField("pengelolaan sampah", max_length=8, choices=KelolaSampah)
    kebersihan = models.CharField(
        "kebiasaan kebersihan",
        max_length=6,
        choices=Kebersihan,
        help_text="Cuci tangan pakai sabun, halaman dan rumah disapu, air tidak tergenang.",
    )
    catatan = models.CharField("catatan", max_length=300, blank=True)

    class Meta(CatatanKeluarga.Meta):
        verbose_name = verbose_name_plural = "lingkungan bersih"
        constraints = [satu_tindakan("keluarga", "tanggal", name="lingkungan_sekali_sehari")]


@berjejak
class Pekarangan(CatatanKeluarga):
    """Use of the yard for food (pekarangan pangan lokal)."""

    bidang = "perumahan"
    izin_baca = "lihat_catatan_rumah_tangga"

    class Teknik(models.TextChoices):
        TANAH = "tanah", "Langsung di tanah"
        POLYBAG = "polybag", "Polybag atau pot"
        HIDROPONIK = "hidroponik", "Hidroponik"
        BELUM = "belum", "Belum dimanfaatkan"

    class LuasPekarangan(models.TextChoices):
        SEMPIT = "sempit", "Sempit"
        LUAS = "luas", "Luas"

    luas_pekarangan = models.CharField("pekarangan", max_length=6, choices=LuasPekarangan)
    teknik = models.CharField("cara menanam", max_length=10, choices=Teknik)
    jenis_tanaman = models.CharField(
        "jenis tanaman", max_length=200, blank=True, help_text="Misalnya: kangkung, cabai."
    )
    catatan = models.CharField("catatan", max_length=300, blank=True)

    class Meta(CatatanKeluarga.Meta):
        verbose_name = verbose_name_plural = "pekarangan pangan"
        constraints = [satu_tindakan("keluarga", "tanggal", name="pekarangan_sekali_sehari")]


@berjejak
class Biopori(CatatanKeluarga):
    """Infiltration holes at a house (biopori)."""

    bidang = "perumahan"
    izin_baca = "lihat_catatan_rumah_tangga"

    jumlah_lubang = models.PositiveSmallIntegerField(
        "jumlah lubang", validators=[MaxValueValidator(1000)], help_text="Isi 0 bila belum ada."
    )
    letak = models.CharField("letaknya", max_length=150, blank=True)
    manfaat = models.CharField("manfaat yang dirasakan", max_length=200, blank=True)
    catatan = models.CharField("catatan", max_length=300, blank=True)

    class Meta(CatatanKeluarga.Meta):
        verbose_name = verbose_name_plural = "biopori"
        constraints = [satu_tindakan("keluarga", "tanggal", name="biopori_sekali_sehari")]
