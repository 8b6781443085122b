"""Cut-offs of the cards, and what follows from a value. Pure functions on numbers.

Sources: kartu bantu pemeriksaan of the Posyandu siklus hidup (Kemenkes, ILP), the adult BMI classes
of Kemenkes (not those of WHO), Hb limits of WHO as Kemenkes uses them, AKS by Barthel.
"""

from decimal import Decimal

TBC_RUJUK = 2  # of four questions (kartu bantu)
SISTOLE_TINGGI, DIASTOLE_TINGGI = 140, 90  # mmHg (kartu dewasa dan lansia)
SISTOLE_RENDAH, DIASTOLE_RENDAH = 90, 60  # mmHg, common clinical limit
GDS_RENDAH, GDS_WASPADA, GDS_TINGGI = 70, 140, 200  # mg/dL at any time of day
MMOL_KE_MG = 18  # mg/dL of glucose in 1 mmol/L, the unit of some meters (molar mass 180 g)
LILA_KEK = Decimal("23.5")  # cm, ibu hamil (kartu ibu hamil)
LINGKAR_PERUT = {"L": 90, "P": 80}  # cm; above: obesitas sentral
UMUR_TEKANAN = 15  # years, from which blood pressure and sugar are measured (kartu remaja)
UMUR_DEWASA = 19  # years, from which the adult BMI classes hold
UMUR_PUMA = 40  # years
PUMA_RUJUK = 6  # of 9
HB = {"hamil": Decimal("11"), "anak": Decimal("11.5"), "perempuan": Decimal("12")}  # g/dL
UMUR_HB_ANAK = 12  # years; below: the limit of children of 5 to 11
LILA_LANSIA = Decimal("21")  # cm, SKILAS; the source disagrees, not yet checked

# Classes of a value: label, from which value it holds, and whether that value is still of the class
# before. A phone answers by the same while a value is typed (static/js/ambang.js).
KELAS_SISTOLE = (
    ("Rendah", 0, False),
    ("Normal", SISTOLE_RENDAH, False),
    ("Tinggi", SISTOLE_TINGGI, False),
)
KELAS_DIASTOLE = (
    ("Rendah", 0, False),
    ("Normal", DIASTOLE_RENDAH, False),
    ("Tinggi", DIASTOLE_TINGGI, False),
)
KELAS_GULA = (
    ("Rendah", 0, False),
    ("Normal", GDS_RENDAH, False),
    ("Waspada", GDS_WASPADA, False),
    ("Tinggi", GDS_TINGGI, False),
)
KELAS_LILA_HAMIL = (("Merah (KEK)", 0, False), ("Hijau", LILA_KEK, False))
# Adult BMI of Kemenkes.
KELAS_IMT = (
    ("Sangat kurus", Decimal(0), False),
    ("Kurus", Decimal(17), False),
    ("Normal", Decimal("18.5"), False),
    ("Gemuk", Decimal(25), True),
    ("Obesitas", Decimal(27), True),
)
# AKS: from how many of 20 points.
KELAS_AKS = (
    (20, "Mandiri (A)"),
    (12, "Ketergantungan ringan (B)"),
    (9, "Ketergantungan sedang (B)"),
    (5, "Ketergantungan berat (C)"),
    (0, "Ketergantungan total (C)"),
)


def dewasa(bulan):
    """Whether somebody of so many completed months has the adult classes."""
    return bulan >= UMUR_DEWASA * 12


def imt(berat, tinggi):
    """kg/m2 of kg and cm, unrounded; None if one is missing."""
    return berat / (tinggi / 100) ** 2 if berat and tinggi else None


def kelas(tabel, nilai):
    """The label of a value; '' below all classes."""
    hasil = ""
    for label, dari, termasuk_bawah in tabel:
        if nilai > dari or (nilai == dari and not termasuk_bawah):
            hasil = label
    return hasil


def kelas_imt(nilai):
    """Class of an adult's BMI: < 17, < 18.5, to 25.0, to 27.0, above."""
    return kelas(KELAS_IMT, nilai)


def kelas_tekanan(sistole, diastole):
    """Rendah, Normal, Tinggi; high if either is."""
    semua = {kelas(KELAS_SISTOLE, sistole), kelas(KELAS_DIASTOLE, diastole)}
    return next(satu for satu in ("Tinggi", "Rendah", "Normal") if satu in semua)


def kelas_gula(gds):
    """Class of mg/dL."""
    return kelas(KELAS_GULA, gds)


def kelas_perut(jenis_kelamin):
    """Classes of an adult's lingkar perut."""
    return (("Normal", 0, False), ("Obesitas sentral", LINGKAR_PERUT[jenis_kelamin], True))


def kelas_hb(*, umur, jenis_kelamin, hamil=False):
    """Classes of Hb in g/dL; none where no limit is known (men)."""
    if hamil:
        siapa = "hamil"
    elif umur < UMUR_HB_ANAK:
        siapa = "anak"
    else:
        siapa = "perempuan" if jenis_kelamin == "P" else None
    return (("Anemia", 0, False), ("Tidak anemia", HB[siapa], False)) if siapa else ()


def anemia(hb, **siapa):
    """Whether Hb is below the limit; None where no limit is known."""
    tabel = kelas_hb(**siapa)
    return kelas(tabel, hb) == "Anemia" if tabel else None


def skor_puma(*, jenis_kelamin, umur, bungkus_tahun, gejala):
    """0 to 9: sex, age, pack-years and four questions answered ya (`gejala`: how many)."""
    skor = int(jenis_kelamin == "L")
    skor += (umur >= 50) + (umur >= 60)
    skor += (bungkus_tahun >= 20) + (bungkus_tahun >= 40)
    return skor + gejala


def kelas_aks(skor):
    """Class of 0 to 20 points of Barthel."""
    return next(label for dari, label in KELAS_AKS if skor >= dari)
