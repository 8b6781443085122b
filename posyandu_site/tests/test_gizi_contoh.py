"""Twenty children of the sample, chosen by seed: their z by WHO's formula, from L, M and S as WHO
publishes them by day (by tenth of a cm for BB/TB), to two decimals.

The source of every row is WHO's own package anthro, data-raw/growthstandards: weianthro (BB/U),
lenanthro (TB/U), wflanthro and wfhanthro (BB/TB), bmianthro (IMT/U). All 80 were read there row by
row, none computed.
"""

import datetime
import random
from decimal import Decimal
from pathlib import Path

from layanan.kesehatan.antropometri import hitung
from posyandu_site.contoh import isian
from posyandu_site.contoh.warga import buat_rumah

HARI = datetime.date(2026, 11, 11)
TABEL = Path(__file__).with_name("lms_who.txt")


def z_who(nilai, lms, *, meluas):
    """Chapter 7 of WHO's Methods and development, in decimals."""
    panjang, tengah, sebar = lms

    def pada(z):
        return tengah * (1 + panjang * sebar * z) ** (1 / panjang)

    z = ((nilai / tengah) ** panjang - 1) / (panjang * sebar)
    if meluas and z > 3:
        return 3 + (nilai - pada(3)) / (pada(3) - pada(2))
    if meluas and z < -3:
        return -3 + (nilai - pada(-3)) / (pada(-2) - pada(-3))
    return z


def dua_puluh_anak():
    """(sex, age in days, kg, cm) as the sample's kader types them."""
    acak = random.Random(20)
    rumah = buat_rumah(posyandu="36.02.18.2010.001", banyak=60, acak=acak, hari_ini=HARI)
    for orang in acak.sample(isian.balita(rumah, HARI), 20):
        isi = isian.timbang(orang, HARI, acak)
        yield orang.jenis_kelamin, (HARI - orang.lahir).days, isi["berat"], isi["tinggi"]


def test_z_dua_puluh_anak_contoh():
    baris = [satu.split(" | ") for satu in TABEL.read_text().splitlines()[1:]]
    jumlah = 0
    anak_contoh = dua_puluh_anak()
    for (anak, *tabel), (jk, umur, berat, tinggi) in zip(baris, anak_contoh, strict=True):
        assert anak == f"{jk} {umur} {berat} {tinggi}"
        kg, cm = (Decimal(teks.replace(",", ".")) for teks in (berat, tinggi))
        hasil = hitung(jenis_kelamin=jk, umur_hari=umur, berat=kg, tinggi=cm)
        nilai = {"bb_u": kg, "tb_u": cm, "bb_tb": kg, "imt_u": kg / (cm / 100) ** 2}
        for (indeks, ukuran), lms in zip(nilai.items(), tabel, strict=True):
            harap = z_who(ukuran, [Decimal(n) for n in lms.split()], meluas=indeks != "tb_u")
            assert f"{getattr(hasil, indeks):.2f}" == f"{harap:.2f}", (anak, indeks)
            jumlah += 1
    assert jumlah == 80
