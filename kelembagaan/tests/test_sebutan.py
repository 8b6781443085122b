import pytest
from django.template import Context, Template

from kelembagaan.wilayah.istilah import istilah, nama_lengkap, sebutan_setempat
from kelembagaan.wilayah.models import Wilayah


def wilayah(jenis="desa", sebutan="", nama="Pasar Keong", kode="36.02.18.2010"):
    return Wilayah(kode=kode, nama=nama, jenis_wilayah=jenis, sebutan=sebutan)


@pytest.mark.parametrize(
    ("jenis", "sebutan", "harapan"),
    [
        ("desa", "", "Desa|Kepala Desa|Perdes|APBDes|RKPDes|LKD|SK Kepala Desa"),
        (
            "kelurahan",
            "",
            "Kelurahan|Lurah||DPA kecamatan|Musrenbang kelurahan|LKK|SK Lurah",
        ),
        ("desa", "Gampong", "Gampong|Keuchik|Perdes|APBDes|RKPDes|LKD|SK Keuchik"),
        ("desa", "Nagari", "Nagari|Wali Nagari|Perdes|APBDes|RKPDes|LKD|SK Wali Nagari"),
        ("desa", "Kalurahan", "Kalurahan|Lurah|Perdes|APBDes|RKPDes|LKD|SK Lurah"),
        ("desa", "Pekon", "Pekon|Kepala Pekon|Perdes|APBDes|RKPDes|LKD|SK Kepala Pekon"),
        (
            "desa_adat",
            "",
            "Desa Adat|Kepala Desa Adat|Perdes|APBDes|RKPDes|LKD|SK Kepala Desa Adat",
        ),
    ],
)
def test_istilah_menurut_jenis(jenis, sebutan, harapan):
    i = istilah(wilayah(jenis, sebutan))
    semua = [i.sebutan, i.kepala, i.peraturan, i.anggaran, i.rencana, i.lembaga, i.keputusan]
    assert "|".join(semua) == harapan


@pytest.mark.parametrize(
    ("satu", "harapan"),
    [
        (wilayah(), "Desa Pasar Keong"),
        (wilayah("desa", "Gampong", "Keude Bakongan"), "Gampong Keude Bakongan"),
        (wilayah("desa_adat", "", "Desa Adat Yoboi"), "Desa Adat Yoboi"),
        (wilayah("kabupaten", "", "Kabupaten Lebak", "36.02"), "Kabupaten Lebak"),
        (wilayah("kota", "", "Kota Serang", "36.73"), "Kota Serang"),
        (wilayah("kecamatan", "Distrik", "Sentani", "91.03.01"), "Distrik Sentani"),
        (wilayah("provinsi", "", "Banten", "36"), "Provinsi Banten"),
        (wilayah("pusat", "", "Indonesia", ""), "Indonesia"),
        (wilayah("desa", "", "Desabaru"), "Desa Desabaru"),
    ],
)
def test_nama_lengkap_tidak_menyebut_jenis_dua_kali(satu, harapan):
    assert nama_lengkap(satu) == harapan


@pytest.mark.parametrize(
    ("kode", "jenis", "harapan"),
    [
        ("11.01.01.2001", "desa", "Gampong"),
        ("11.04.01.2001", "desa", "Kampung"),
        ("11.09.01.2001", "desa", ""),
        ("13.01.01.2001", "desa", "Nagari"),
        ("13.77.01.2001", "desa", ""),
        ("18.06.01.2001", "desa", "Pekon"),
        ("18.01.01.2001", "desa", ""),
        ("34.04.01", "kecamatan", "Kapanewon"),
        ("34.71.01", "kecamatan", "Kemantren"),
        ("34.71.01.1001", "kelurahan", ""),
        ("34.04.01.2001", "desa", "Kalurahan"),
        ("96.01.01", "kecamatan", "Distrik"),
        ("96.01.01.2001", "desa", "Kampung"),
        ("36.02.18.2010", "desa", ""),
    ],
)
def test_sebutan_setempat_hanya_yang_pasti(kode, jenis, harapan):
    assert sebutan_setempat(kode, jenis) == harapan


def test_di_halaman():
    teks = (
        "{% load wilayah %}{{ w|nama_lengkap }}, {{ w|sebutan }}:"
        " {% with i=w|istilah %}{{ i.kepala }}{% endwith %}"
    )
    isi = Template(teks).render(Context({"w": wilayah("desa", "Nagari", "Sungai Pua")}))
    assert isi == "Nagari Sungai Pua, Nagari: Wali Nagari"
