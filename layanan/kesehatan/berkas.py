"""Many measurings at once, as CSV: the columns of WHO Anthro in, z-scores and categories out."""

import csv

from layanan.kesehatan import antropometri

MASUK = (
    *("id", "sex", "age_days", "weight_kg", "lenhei_cm"),
    *("measure", "head_circ_cm", "muac_cm", "oedema"),
)
# Output column -> index.
KOLOM_Z = {
    "zlen": "tb_u",
    "zwei": "bb_u",
    "zwfl": "bb_tb",
    "zbmi": "imt_u",
    "zhc": "lk_u",
    "zac": "lila_u",
}
KATEGORI = {
    "bb_u": "kategori_bb_u",
    "tb_u": "kategori_tb_u",
    "bb_tb": "kategori_bb_tb",
    "imt_u": "kategori_imt_u",
    "lk_u": "kategori_lk_u",
}
KELUAR = ("id", *KOLOM_Z, *KATEGORI.values(), "kategori_lila", "periksa")
JENIS_KELAMIN = {"M": "L", "F": "P"}
CARA_UKUR = {"L": antropometri.BERBARING, "H": antropometri.BERDIRI, "": ""}
EDEMA = {"Y": True, "N": False, "": False}
# What WHO Anthro takes for a length or height, in cm; from 5 years on what UkurTubuh takes.
PANJANG = (38, 150)
PANJANG_ANAK = (60, 230)
PEMISAH_LAIN = {";": "titik koma (;)", "\t": "tab"}
LEBIH = "{ada} sel, sedangkan kolomnya {kolom}; tulis desimal dengan titik, bukan koma"
KUTIP = "tanda kutip tidak ditutup atau salah tempat"


class BarisSalah(ValueError):
    """A line that can't be read; says which column."""


def _pilihan(baris, kolom, pilihan):
    teks = (baris.get(kolom) or "").strip().upper()
    if teks not in pilihan:
        raise BarisSalah(f"{kolom}: {teks or 'kosong'}")
    return pilihan[teks]


def _ukuran(baris, kolom):
    teks = baris.get(kolom)
    if not teks or teks.isspace():
        return None
    try:
        nilai = float(teks)
    except ValueError:
        nilai = 0
    if not 0 < nilai < 1000:
        raise BarisSalah(f"{kolom}: {teks}")
    return nilai


def _panjang(baris, umur):
    nilai = _ukuran(baris, "lenhei_cm")
    dari, sampai = PANJANG if umur < antropometri.HARI_AKHIR_BALITA else PANJANG_ANAK
    if nilai is not None and not dari <= nilai <= sampai:
        teks = baris["lenhei_cm"].strip()
        raise BarisSalah(f"lenhei_cm: {teks}, seharusnya {dari} sampai {sampai}")
    return nilai


def _umur(baris):
    teks = (baris.get("age_days") or "").strip()
    try:
        umur = float(teks)
    except ValueError:
        umur = -1
    if umur < 0 or not umur.is_integer():
        raise BarisSalah(f"age_days: {teks or 'kosong'}")
    return int(umur)


def dua_desimal(z):
    """z as WHO Anthro writes it; never "-0.00"."""
    teks = "" if z is None else f"{z:.2f}"
    return "0.00" if teks == "-0.00" else teks


def hitung_baris(baris, *, hingga_18):
    """One line of output, as a list in the order of KELUAR. Raises BarisSalah."""
    umur = _umur(baris)
    cara_ukur = _pilihan(baris, "measure", CARA_UKUR)
    lila = _ukuran(baris, "muac_cm")
    hasil = antropometri.hitung(
        jenis_kelamin=_pilihan(baris, "sex", JENIS_KELAMIN),
        umur_hari=umur,
        berat=_ukuran(baris, "weight_kg"),
        tinggi=_panjang(baris, umur),
        cara_ukur=cara_ukur,
        lingkar_kepala=_ukuran(baris, "head_circ_cm"),
        lila=lila,
        edema=_pilihan(baris, "oedema", EDEMA),
        hingga_18=hingga_18,
    )
    anak = hasil.versi == antropometri.VERSI_ANAK
    z = hasil._asdict()
    golongan = [antropometri.kategori(i, z[i], anak=anak) for i in KATEGORI]
    warna = antropometri.kategori_lila(lila, umur)
    periksa = [kolom for kolom, i in KOLOM_Z.items() if antropometri.mustahil(i, z[i])]
    if antropometri.berdiri_terlalu_dini(umur, cara_ukur):
        periksa.append("measure")
    return [
        baris.get("id") or "",
        *[dua_desimal(z[i]) for i in KOLOM_Z.values()],
        *[k.label if k else "" for k in golongan],
        warna[1] if warna else "",
        " ".join(periksa),
    ]


def _sel(teks):
    """The cells of one line; BarisSalah where a quote is not closed on it."""
    if '"' not in teks:  # most lines, and four times as fast
        return teks.rstrip("\r\n").split(",") if teks.strip() else []
    try:
        return next(csv.reader([teks], strict=True), [])
    except csv.Error:
        raise BarisSalah(KUTIP) from None


def _kepala(masuk):
    """The names of the columns; BarisSalah with what is wrong with the file."""
    teks = next(masuk, "")
    kolom = [baku if (baku := k.strip().lower()) in MASUK else k for k in _sel(teks)]
    kurang = [k for k in ("id", "sex", "age_days") if k not in kolom]
    for pemisah, nama in PEMISAH_LAIN.items():
        if kurang and pemisah in teks:
            raise BarisSalah(
                f"Berkas ini dipisah dengan {nama}, bukan koma. Simpan lagi sebagai CSV yang "
                "dipisah koma, dengan titik sebagai tanda desimal."
            )
    if kurang:
        raise BarisSalah(f"Kolom tidak ada: {', '.join(kurang)}")
    return kolom


def hitung_berkas(masuk, keluar, *, hingga_18=False, lapor):
    """Read CSV lines from `masuk`, write to `keluar`; (good, bad) lines.

    One line is one measuring, also where a quote on it is not closed: the lines after it are read.
    Columns that are not known are passed through. lapor: called with (line number, why).
    """
    masuk = iter(masuk)
    kolom = _kepala(masuk)
    lain = [k for k in kolom if k not in MASUK]
    penulis = csv.writer(keluar, lineterminator="\n")
    penulis.writerow([*KELUAR, *lain])
    baik = salah = 0
    for nomor, teks in enumerate(masuk, start=2):
        try:
            sel = _sel(teks)
            if not sel:
                continue
            if len(sel) > len(kolom) and any(sel[len(kolom) :]):
                raise BarisSalah(LEBIH.format(ada=len(sel), kolom=len(kolom)))
            baris = dict(zip(kolom, sel, strict=False))
            penulis.writerow(
                [*hitung_baris(baris, hingga_18=hingga_18), *[baris.get(k, "") for k in lain]]
            )
            baik += 1
        except BarisSalah as galat:
            lapor(nomor, str(galat))
            salah += 1
    return baik, salah
