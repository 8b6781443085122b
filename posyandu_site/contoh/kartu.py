"""The sample's health cards: immunisation, complaints, blood pressure, an ibu hamil."""

import datetime
import random

from dateutil.relativedelta import relativedelta

from layanan.kesehatan.kartu import aturan
from posyandu_site.contoh.isian import _teks

# Months of age -> what is given then (the national schedule, without JE).
JADWAL = {
    0: ["hb0"],
    1: ["bcg", "opv1"],
    2: ["penta1", "opv2", "pcv1", "rv1"],
    3: ["penta2", "opv3", "pcv2", "rv2"],
    4: ["penta3", "opv4", "ipv1", "rv3"],
    9: ["mr1", "ipv2"],
    12: ["pcv3"],
    18: ["penta4", "mr2"],
}
TERLEWAT = 0.02  # share of doses that a child never gets
IBU_HAMIL = 20  # one household in so many
TIDAK = dict.fromkeys(("batuk", "demam", "berat_turun", "kontak_tbc"), "tidak")


def _acak(orang, *apa):
    """Chance of its own for each person and matter, so that one does not move the others."""
    return random.Random(f"{orang.kunci}/{'/'.join(map(str, apa))}")


def _umur(orang, tanggal):
    return relativedelta(tanggal, orang.lahir).years


def kehamilan(rumah, hari_ini):
    """(the ibu, isi) of who is pregnant on the sample's last day, since before its last months."""
    for r in rumah:
        if r.nomor % IBU_HAMIL == 2:
            ibu = r.anggota[1]
            minggu = _acak(ibu, "hamil").randint(22, 34)
            hpht = hari_ini - datetime.timedelta(weeks=minggu)
            isi = {"warga": str(ibu.kunci), "dasar_usia": "hpht", "hpht": hpht.isoformat()}
            yield ibu, isi | {"gravida": "2", "para": "1", "abortus": "0", "nama_suami": r.kepala}


def imunisasi(orang, tanggal, sudah):
    """What a child gets on this opening day: all that is due and not in `sudah`, which grows."""
    dosis = [
        satu
        for bulan, semua in JADWAL.items()
        for satu in semua
        if orang.lahir + relativedelta(months=bulan) <= tanggal
        and (orang.kunci, satu) not in sudah
        and _acak(orang, satu).random() > TERLEWAT
    ]
    sudah.update((orang.kunci, satu) for satu in dosis)
    return {"warga": str(orang.kunci), "dosis": dosis, "tempat": "posyandu"} if dosis else None


def anak(orang, tanggal):
    """(register, isi) of a child who was weighed: complaints, vitamin A, feeding."""
    acak = _acak(orang, tanggal)
    bulan = relativedelta(tanggal, orang.lahir)
    bulan = bulan.years * 12 + bulan.months
    satu = {"warga": str(orang.kunci)}
    if acak.random() < 0.9:
        yield "skrining_tbc", satu | {"sekali_tekan": "1"}
    else:
        yield "skrining_tbc", satu | TIDAK | {"batuk": "ya", "gejala_sakit": "Batuk pilek"}
    if tanggal.month in (2, 8) and bulan >= 6:
        warna = "biru" if bulan < 12 else "merah"
        yield "suplemen", satu | {"vitamin_a": warna, "obat_cacing": "ya" if bulan >= 12 else ""}
    gizi = satu | {"buku_kia": "ya" if acak.random() < 0.94 else "tidak"}
    if bulan < 24:
        kolom = "asi_eksklusif" if bulan < 6 else "mpasi_sesuai"
        gizi[kolom] = "ya" if acak.random() < 0.75 else "tidak"
    yield "gizi_anak", gizi


def _tubuh(orang, tanggal):
    """Weight in kg and height in cm that grow with the age and stay the person's own."""
    tahun, acak = (tanggal - orang.lahir).days / 365.25, _acak(orang, "tubuh")
    laki = orang.jenis_kelamin == "L"
    tinggi = min(77 + 6 * tahun, 164 if laki else 153) + acak.gauss(0, 4.5)
    imt = min(16 + tahun / 5, 24) + acak.gauss(0, 2)
    berat = imt * (tinggi / 100) ** 2 * _acak(orang, "timbang", tanggal).uniform(0.99, 1.01)
    ukur = {"berat": _teks(berat), "tinggi": _teks(tinggi)}
    if tahun >= aturan.UMUR_DEWASA + 1:
        ukur["lingkar_perut"] = _teks(acak.gauss(82, 8), 0)
    return ukur


def dewasa(orang, tanggal):
    """(register, isi) of who is six or older; of adults every third comes."""
    umur, acak = _umur(orang, tanggal), _acak(orang, tanggal)
    satu = {"warga": str(orang.kunci)}
    if umur < 6 or acak.random() > (0.8 if umur >= 60 else 0.35):
        return
    yield "ukur_tubuh", satu | _tubuh(orang, tanggal)
    yield "skrining_tbc", satu | {"sekali_tekan": "1"}
    if umur >= aturan.UMUR_TEKANAN:
        sistole = round(acak.gauss(118 + max(0, umur - 40) * 0.7, 12))
        yield (
            "tekanan_darah",
            satu | {"sistole": str(sistole), "diastole": str(round(sistole / 1.6))},
        )
    if umur >= 40:
        yield "periksa_darah", satu | {"gula_darah": str(round(acak.gauss(128, 32)))}
    if 12 <= umur < 19 and orang.jenis_kelamin == "P":
        yield "ttd_remaja", satu | {"ttd_diberi": "4", "ttd_diminum": "ya"}
    if umur >= 60 and tanggal.month % 6 == orang.lahir.month % 6:
        yield "aks", satu | _aks(acak)


def _aks(acak):
    soal = {"bab": 2, "bak": 2, "bersih_diri": 1, "wc": 2, "makan": 2, "pindah": 3, "jalan": 3}
    soal |= {"pakaian": 2, "tangga": 2, "mandi": 1}
    return {nama: str(max(0, n - (acak.random() < 0.15))) for nama, n in soal.items()}


def ibu_hamil(ibu, tanggal):
    """(register, isi) of a month of pregnancy."""
    acak = _acak(ibu, "hamil", tanggal)
    satu = {"warga": str(ibu.kunci)}
    yield (
        "pelayanan_hamil",
        satu
        | {
            "kurva_berat": "hijau",
            "kurva_tekanan": "hijau",
            "ttd_diberi": "30",
            "ttd_diminum": "ya" if acak.random() < 0.8 else "tidak",
            "kelas_ibu": "ya",
        },
    )
    yield "edukasi", satu | {"materi": "Tanda bahaya kehamilan, persiapan persalinan"}
