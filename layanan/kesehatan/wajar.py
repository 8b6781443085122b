"""Questions about a weighing that is hard to believe. Pure: no database."""

from layanan.kesehatan import antropometri

# Index -> the measure that is the likelier mistake.
KOLOM_INDEKS = {"bb_u": "berat", "tb_u": "tinggi", "lk_u": "lingkar_kepala", "lila_u": "lila"}
# Measure -> (words, unit, most that it shrinks, most that it grows in 30 days); a house rule,
# wide enough for the fastest months after birth.
UKURAN = {
    "berat": ("Beratnya", "kg", None, 2),
    "tinggi": ("Panjang atau tingginya", "cm", 2, 6),
    "lingkar_kepala": ("Lingkar kepalanya", "cm", 1, 4),
    "lila": ("LiLA-nya", "cm", 3, 3),
}
SUSUT_BERAT = 0.12  # of the last weight
SEBULAN = 30


def _teks(nilai):
    return f"{float(nilai):g}".replace(".", ",")


def _perubahan(kolom, lama, hari):
    """(least, most) that a measure can be so many days after `lama`."""
    _, _, susut, tumbuh = UKURAN[kolom]
    susut = float(lama) * SUSUT_BERAT if susut is None else susut
    return float(lama) - susut, float(lama) + tumbuh * max(1, hari / SEBULAN)


def _jauh(kolom, nilai, lama, hari):
    """Whether nobody changes so much in so many days."""
    paling_kecil, paling_besar = _perubahan(kolom, lama, hari)
    return not paling_kecil <= float(nilai) <= paling_besar


def rentang_wajar(tanggal, *, jenis_kelamin, umur_hari, lama):
    """{measure: [least, most]} outside which it is asked about; as far as a phone can know it."""
    hasil = {}
    for indeks, kolom in KOLOM_INDEKS.items():
        rentang = []
        if lms := antropometri.acuan_umur(indeks, jenis_kelamin, umur_hari):
            meluas = indeks not in antropometri.TIDAK_MELUAS
            batas = antropometri.BATAS_WAJAR.get(indeks, antropometri.BATAS_WAJAR_LAIN)
            rentang.append([antropometri.nilai_pada(lms, z, meluas=meluas) for z in batas])
        if kolom in lama:
            nilai, hari = lama[kolom]
            rentang.append(_perubahan(kolom, nilai, (tanggal - hari).days))
        if rentang:
            kecil, besar = max(r[0] for r in rentang), min(r[1] for r in rentang)
            hasil[kolom] = [round(kecil, 3), round(besar, 3)]
    return hasil


def pertanyaan_timbang(data, *, jenis_kelamin, umur_hari, lama):
    """[(field, question)] of one measuring.

    data: berat, tinggi, cara_ukur, lingkar_kepala, lila, edema as cleaned; lama: {measure: (value,
    day)} of the last one before; data["tanggal"] is the day of this one.
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
    for indeks, kolom in KOLOM_INDEKS.items():
        if indeks in aneh:
            kata, satuan = UKURAN[kolom][:2]
            ditanya[kolom] = f"{kata} {_teks(ukuran[kolom])} {satuan}. Betul?"
    if aneh & {"bb_tb", "imt_u"} and not ditanya.keys() & {"berat", "tinggi"}:
        berat, tinggi = _teks(ukuran["berat"]), _teks(ukuran["tinggi"])
        ditanya["berat"] = f"Beratnya {berat} kg dan tingginya {tinggi} cm. Betul?"
    for kolom, nilai in ukuran.items():
        if kolom in lama and kolom not in ditanya:
            dulu, tanggal = lama[kolom]
            if _jauh(kolom, nilai, dulu, (data["tanggal"] - tanggal).days):
                kata, satuan = UKURAN[kolom][:2]
                ditanya[kolom] = (
                    f"{kata} {_teks(nilai)} {satuan}, sedangkan pada {tanggal:%d-%m-%Y} "
                    f"{_teks(dulu)} {satuan}. Betul?"
                )
    if antropometri.berdiri_terlalu_dini(umur_hari, data.get("cara_ukur")):
        ditanya["cara_ukur"] = "Bayi di bawah 9 bulan diukur berbaring. Betul diukur berdiri?"
    return list(ditanya.items())


# The same for who is older than a balita: share or cm by which a measure may differ from the last.
BEDA_BERAT = 0.15
BEDA_TINGGI = 4
SUSUT_TINGGI_ANAK, TUMBUH_TINGGI_ANAK = 2, 15


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
