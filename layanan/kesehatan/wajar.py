"""Questions about a weighing that is hard to believe. Pure: no database.

Since the last time a child grows along her own line of WHO's standards (the same z at the age of
today), give or take a tolerance for 30 days that grows with the root of the time, as what adds up
by chance does. It is the median's growth that makes the question depend on age: 1 kg in the first
month, 0.2 kg in that after the first birthday. The tolerances are a house rule, beyond what WHO's
growth velocity standards (2009) leave to the 99th of 100 children.
"""

import math

from layanan.kesehatan import antropometri
from layanan.kesehatan.kartu import aturan

# Index -> the measure that is the likelier mistake.
KOLOM_INDEKS = {"bb_u": "berat", "tb_u": "tinggi", "lk_u": "lingkar_kepala", "lila_u": "lila"}
INDEKS_KOLOM = {kolom: indeks for indeks, kolom in KOLOM_INDEKS.items()}
# Measure -> (words, unit, most below the last value and most beyond her line in 30 days).
UKURAN = {
    "berat": ("Beratnya", "kg", 0, 0.8),
    "tinggi": ("Panjang atau tingginya", "cm", 2, 2.5),
    "lingkar_kepala": ("Lingkar kepalanya", "cm", 1, 1.5),
    "lila": ("LiLA-nya", "cm", 2, 2),
}
# Shares of the last weight: what is lost in 30 days and at most, and what a heavier child gains.
SUSUT_BERAT, SUSUT_BERAT_PALING = 0.08, 0.12
TUMBUH_BERAT = 0.06
SEBULAN = 30


def _teks(nilai):
    return f"{float(nilai):g}".replace(".", ",")


def _garis(kolom, lama, hari, *, jenis_kelamin, umur_hari):
    """What the measure is today if she kept her z; where WHO has no table, what it was."""
    indeks, lama = INDEKS_KOLOM[kolom], float(lama)
    dulu = antropometri.acuan_umur(indeks, jenis_kelamin, umur_hari - hari)
    kini = antropometri.acuan_umur(indeks, jenis_kelamin, umur_hari)
    if dulu is None or kini is None:
        return lama
    meluas = indeks not in antropometri.TIDAK_MELUAS
    z = antropometri.z_dari(dulu, lama, meluas=meluas)
    return max(lama, antropometri.nilai_pada(kini, z, meluas=meluas))


def _perubahan(kolom, lama, hari, **anak):
    """(least, most) that a measure can be so many days after `lama`. anak: sex and age today."""
    _, _, susut, tumbuh = UKURAN[kolom]
    lamanya = math.sqrt(max(1, hari / SEBULAN))
    if kolom == "berat":  # the others shrink by what is mismeasured alone
        susut = float(lama) * min(SUSUT_BERAT * lamanya, SUSUT_BERAT_PALING)
        tumbuh = max(tumbuh, float(lama) * TUMBUH_BERAT)
    return float(lama) - susut, _garis(kolom, lama, hari, **anak) + tumbuh * lamanya


def rentang_wajar(tanggal, *, jenis_kelamin, umur_hari, lama):
    """{measure: [least, most]} outside which it is asked about; as far as a phone can know it.

    lama: {measure: (value, day)} of the last one before.
    """
    hasil = {}
    for indeks, kolom in KOLOM_INDEKS.items():
        rentang = []
        if lms := antropometri.acuan_umur(indeks, jenis_kelamin, umur_hari):
            meluas = indeks not in antropometri.TIDAK_MELUAS
            batas = antropometri.BATAS_WAJAR.get(indeks, antropometri.BATAS_WAJAR_LAIN)
            rentang.append([antropometri.nilai_pada(lms, z, meluas=meluas) for z in batas])
        if kolom in lama:
            nilai, hari = lama[kolom]
            anak = {"jenis_kelamin": jenis_kelamin, "umur_hari": umur_hari}
            rentang.append(_perubahan(kolom, nilai, (tanggal - hari).days, **anak))
        if rentang:
            kecil, besar = max(r[0] for r in rentang), min(r[1] for r in rentang)
            hasil[kolom] = [round(kecil, 3), round(besar, 3)]
    return hasil


def pertanyaan_timbang(data, *, jenis_kelamin, umur_hari, lama, maksudnya=None):
    """[(field, question)] of one measuring.

    data: berat, tinggi, cara_ukur, lingkar_kepala, lila, edema as cleaned; lama: {measure: (value,
    day)} of the last one before; data["tanggal"] is the day of this one. maksudnya: (measure,
    value) -> what was meant, where it is easily told.
    """
    # What is not above zero is refused by its column's own limits.
    ukuran = {k: data[k] for k in UKURAN if data.get(k) is not None and data[k] > 0}
    hasil = antropometri.hitung(
        jenis_kelamin=jenis_kelamin,
        umur_hari=umur_hari,
        cara_ukur=data.get("cara_ukur") or "",
        edema=data.get("edema"),
        **ukuran,
    )
    aneh = {i for i in antropometri.INDEKS if antropometri.mustahil(i, getattr(hasil, i))}
    ditanya = {}

    def betul(kolom):
        return (maksudnya and maksudnya(kolom, ukuran[kolom])) or "Betul?"

    for indeks, kolom in KOLOM_INDEKS.items():
        if indeks in aneh:
            kata, satuan = UKURAN[kolom][:2]
            ditanya[kolom] = f"{kata} {_teks(ukuran[kolom])} {satuan}. {betul(kolom)}"
    if aneh & {"bb_tb", "imt_u"} and not ditanya.keys() & {"berat", "tinggi"}:
        berat, tinggi = _teks(ukuran["berat"]), _teks(ukuran["tinggi"])
        ditanya["berat"] = f"Beratnya {berat} kg dan tingginya {tinggi} cm. Betul?"
    wajar = {
        kolom: _perubahan(
            kolom,
            lama[kolom][0],
            (data["tanggal"] - lama[kolom][1]).days,
            jenis_kelamin=jenis_kelamin,
            umur_hari=umur_hari,
        )
        for kolom in ukuran
        if kolom in lama and kolom not in ditanya
    }
    for kolom, (kecil, besar) in wajar.items():
        nilai, (dulu, tanggal) = ukuran[kolom], lama[kolom]
        if not round(kecil, 3) <= float(nilai) <= round(besar, 3):
            kata, satuan = UKURAN[kolom][:2]
            ditanya[kolom] = (
                f"{kata} {_teks(nilai)} {satuan}, sedangkan pada {tanggal:%d-%m-%Y} "
                f"{_teks(dulu)} {satuan}. {betul(kolom)}"
            )
    if antropometri.berdiri_terlalu_dini(umur_hari, data.get("cara_ukur")):
        ditanya["cara_ukur"] = "Bayi di bawah 9 bulan diukur berbaring. Betul diukur berdiri?"
    return list(ditanya.items())


# The same for who is older than a balita: share or cm by which a measure may differ from the last.
BEDA_BERAT = 0.15
BEDA_TINGGI = 4
SUSUT_TINGGI_ANAK, TUMBUH_TINGGI_ANAK = 2, 15
# An adult's measures and IMT (kg/m2) that are asked about at the first measuring too: a house rule,
# wide enough for nearly everybody, narrow enough for a wrong unit or two fields mixed up.
WAJAR_DEWASA = {"tinggi": (120, 210), "lingkar_perut": (50, 160), "lila": (15, 50), "imt": (12, 60)}
# The question about each; a phone asks in the same words.
KATA_DEWASA = {
    "tinggi": "Tingginya {} cm.",
    "lingkar_perut": "Lingkar perutnya {} cm.",
    "lila": "LiLA-nya {} cm.",
    "imt": "Beratnya {} kg dan tingginya {} cm.",
}


def pertanyaan_dewasa(data, *, maksudnya):
    """[(field, question)] about an adult's measures that hardly fit anybody; about the IMT where
    the height itself is not asked about. maksudnya: (measure, value, range) -> what was meant."""
    hasil = {}
    for kolom, (kecil, besar) in WAJAR_DEWASA.items():
        nilai = data.get(kolom)
        if nilai is not None and not kecil <= nilai <= besar:
            betul = maksudnya(kolom, nilai, (kecil, besar)) or "Betul?"
            hasil[kolom] = f"{KATA_DEWASA[kolom].format(_teks(nilai))} {betul}"
    imt = aturan.imt(data.get("berat"), data.get("tinggi"))
    kecil, besar = WAJAR_DEWASA["imt"]
    if imt and "tinggi" not in hasil and not kecil <= imt <= besar:
        kata = KATA_DEWASA["imt"].format(_teks(data["berat"]), _teks(data["tinggi"]))
        hasil["berat"] = f"{kata} Betul?"
    return list(hasil.items())


def pertanyaan_tubuh(data, *, dewasa, lama):
    """[(field, question)] about weight and height; lama: {measure: (value, day)} of the last."""
    hasil = []
    for kolom in ("berat", "tinggi"):
        nilai = data.get(kolom)
        if nilai is None or kolom not in lama:
            continue
        dulu, tanggal = lama[kolom]
        beda = float(nilai) - float(dulu)
        if kolom == "berat":
            jauh = abs(beda) > float(dulu) * BEDA_BERAT and (dewasa or beda < 0)
            jauh = jauh or beda > float(dulu) / 2
        elif dewasa:
            jauh = abs(beda) > BEDA_TINGGI
        else:
            jauh = beda < -SUSUT_TINGGI_ANAK or beda > TUMBUH_TINGGI_ANAK
        if jauh:
            kata, satuan = UKURAN[kolom][:2]
            hasil.append(
                (
                    kolom,
                    f"{kata} {_teks(nilai)} {satuan}, sedangkan pada {tanggal:%d-%m-%Y} "
                    f"{_teks(dulu)} {satuan}. Betul?",
                )
            )
    return hasil


def pertanyaan_anak(data, *, jenis_kelamin, umur_hari):
    """[(field, question)] about what WHO holds for mismeasured at 5 to 18 years."""
    ukuran = {k: data.get(k) for k in ("berat", "tinggi")}
    if None in ukuran.values():
        return []
    hasil = antropometri.hitung(jenis_kelamin=jenis_kelamin, umur_hari=umur_hari, **ukuran)
    berat, tinggi = _teks(ukuran["berat"]), _teks(ukuran["tinggi"])
    if antropometri.mustahil("tb_u", hasil.tb_u):
        return [("tinggi", f"{UKURAN['tinggi'][0]} {tinggi} cm. Betul?")]
    if antropometri.mustahil("imt_u", hasil.imt_u):
        return [("berat", f"Beratnya {berat} kg dan tingginya {tinggi} cm. Betul?")]
    return []
