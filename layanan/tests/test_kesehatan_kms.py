"""The charts read back: px to kilograms and days, by the labels of the axes."""

import dataclasses
import datetime
import io
import itertools
import re
from xml.etree import ElementTree

import pytest
from django.urls import reverse
from pypdf import PdfReader
from pypdf.generic import ContentStream

from kelembagaan.tests.pabrik import PenugasanFactory
from layanan.kesehatan import kms
from layanan.kesehatan.services import sesudah_timbang
from layanan.tests.pabrik import TimbangFactory, WargaFactory

SVG = "{http://www.w3.org/2000/svg}"
LAHIR = datetime.date(2024, 1, 10)
HARI_INI = datetime.date(2025, 6, 20)
# Weight-for-age in kg at -3, -2, 0, +1 SD, by month, of WHO's printed tables.
TABEL = {
    "L": {
        0: (2.1, 2.5, 3.3, 3.9),
        1: (2.9, 3.4, 4.5, 5.1),
        2: (3.8, 4.3, 5.6, 6.3),
        3: (4.4, 5.0, 6.4, 7.2),
        4: (4.9, 5.6, 7.0, 7.8),
        5: (5.3, 6.0, 7.5, 8.4),
        6: (5.7, 6.4, 7.9, 8.8),
        7: (5.9, 6.7, 8.3, 9.2),
        8: (6.2, 6.9, 8.6, 9.6),
        9: (6.4, 7.1, 8.9, 9.9),
        10: (6.6, 7.4, 9.2, 10.2),
        11: (6.8, 7.6, 9.4, 10.5),
        12: (6.9, 7.7, 9.6, 10.8),
        15: (7.4, 8.3, 10.3, 11.5),
        18: (7.8, 8.8, 10.9, 12.2),
        24: (8.6, 9.7, 12.2, 13.6),
        30: (9.4, 10.5, 13.3, 15.0),
        36: (10.0, 11.3, 14.3, 16.2),
        48: (11.2, 12.7, 16.3, 18.6),
        60: (12.4, 14.1, 18.3, 21.0),
    },
    "P": {
        0: (2.0, 2.4, 3.2, 3.7),
        1: (2.7, 3.2, 4.2, 4.8),
        2: (3.4, 3.9, 5.1, 5.8),
        3: (4.0, 4.5, 5.8, 6.6),
        4: (4.4, 5.0, 6.4, 7.3),
        5: (4.8, 5.4, 6.9, 7.8),
        6: (5.1, 5.7, 7.3, 8.2),
        7: (5.3, 6.0, 7.6, 8.6),
        8: (5.6, 6.3, 7.9, 9.0),
        9: (5.8, 6.5, 8.2, 9.3),
        10: (5.9, 6.7, 8.5, 9.6),
        11: (6.1, 6.9, 8.7, 9.9),
        12: (6.3, 7.0, 8.9, 10.1),
        15: (6.7, 7.6, 9.6, 10.9),
        18: (7.2, 8.1, 10.2, 11.6),
        24: (8.1, 9.0, 11.5, 13.0),
        30: (8.9, 10.0, 12.7, 14.4),
        36: (9.6, 10.8, 13.9, 15.8),
        48: (10.9, 12.3, 16.1, 18.5),
        60: (12.1, 13.7, 18.2, 21.2),
    },
}


class Baca:
    """A chart as somebody with a ruler reads it: only from the labels and what is drawn."""

    def __init__(self, svg):
        self.akar = ElementTree.fromstring(str(svg))
        self.x = self._sumbu("x", "data-x")
        self.y = self._sumbu("y", "data-y")

    def teks(self, atribut):
        return [t for t in self.akar.iter(f"{SVG}text") if t.get(atribut)]

    def _sumbu(self, arah, atribut):
        """px -> what the axis says, from two of its labels (y stands 4 px above its text)."""
        label = self.teks(atribut)[1:-1]
        a, b = [(float(t.get(arah)) - (4 if arah == "y" else 0), float(t.text)) for t in label[:2]]
        return lambda px: a[1] + (px - a[0]) / (b[0] - a[0]) * (b[1] - a[1])

    def garis(self, z):
        """[(months, kg)] of one line."""
        [satu] = [p for p in self.akar.iter(f"{SVG}polyline") if p.get("data-z") == str(z)]
        titik = [tuple(map(float, p.split(","))) for p in satu.get("points").split()]
        return [(self.x(px), self.y(py)) for px, py in titik]

    def pada(self, z, bulan):
        """kg on a line at an age, between two of its points."""
        garis = self.garis(z)
        for (a, y), (b, akhir) in itertools.pairwise(garis):
            if a - 0.1 <= bulan <= b + 0.1:
                return y + (bulan - a) / (b - a) * (akhir - y)
        raise AssertionError(bulan)

    def anak(self):
        lingkaran = self.akar.iter(f"{SVG}circle")
        return [(self.x(float(c.get("cx"))), self.y(float(c.get("cy")))) for c in lingkaran]


@pytest.fixture(scope="module")
def kartu():
    return {
        jk: [
            (p, Baca(kms.gambar(p, [], lahir=LAHIR, hari_ini=HARI_INI)))
            for p in kms.panel_umur("bb_u", jk)
        ]
        for jk in "LP"
    }


@pytest.mark.parametrize("jenis_kelamin", "LP")
def test_garis_terbaca_sama_dengan_tabel_who(kartu, jenis_kelamin):
    assert len(TABEL[jenis_kelamin]) == 20
    for bulan, berat in TABEL[jenis_kelamin].items():
        gambar = next(
            b
            for p, b in kartu[jenis_kelamin]
            if p.dari / 30.4375 <= bulan <= p.sampai / 30.4375 + 0.1
        )
        terbaca = [gambar.pada(z, bulan) for z in (-3, -2, 0, 1)]
        assert terbaca == pytest.approx(berat, abs=0.07), bulan


class BacaPdf(Baca):
    """The same picture on a page of the printed card: lines and grid as the PDF draws them."""

    def __init__(self, halaman):
        self.garis_pdf, tegak, datar = [], [], []
        for titik, warna in goresan(halaman):
            if len(titik) > 2:
                self.garis_pdf.append(titik)
            elif set(warna) == {1}:  # the grid is white
                (a, b), (c, d) = titik
                tegak += [a] if a == c else []
                datar += [b] if b == d else []
        umur, *angka = halaman.extract_text().splitlines()[1:]
        angka = [float(n) for n in itertools.takewhile(str.isdecimal, angka)]
        self.x, self.y = skala(tegak, map(float, umur.split())), skala(datar, angka)
        self.butir = [
            (self.x(x), self.y(y))
            for x, y in (tengah(t) for t, _ in goresan(halaman, lengkung=True))
        ]

    def garis(self, z):
        titik = self.garis_pdf[kms.GARIS.index(z)]
        return [(self.x(px), self.y(py)) for px, py in titik]


def skala(letak, nilai):
    """px of the grid -> what its labels say; the outermost may stand at the edge instead."""
    (p, a), (q, b) = list(zip(letak, nilai, strict=True))[1:3]
    return lambda px: a + (px - p) / (q - p) * (b - a)


def tengah(titik):
    return [(min(satu) + max(satu)) / 2 for satu in zip(*titik, strict=True)]


def goresan(halaman, *, lengkung=False):
    """[(points, colour)] of the strokes of a page, in the picture's own px; `lengkung`: of what is
    round and filled instead."""
    titik, warna, bulat, hasil = [], None, False, []
    for isi, perintah in ContentStream(halaman.get_contents(), halaman.pdf).operations:
        match perintah:
            case b"SCN":
                warna = [float(n) for n in isi]
            case b"m" | b"l" | b"c":
                bulat = perintah == b"c" or (bulat and perintah != b"m")
                titik = titik if perintah != b"m" else []
                titik = [*titik, tuple(float(n) for n in isi[-2:])]
            case b"S" if not lengkung and not bulat:
                hasil.append((titik, warna))
            case b"f" | b"f*" if lengkung and bulat:
                hasil.append((titik, warna))
    return hasil


@pytest.mark.django_db
@pytest.mark.parametrize("jenis_kelamin", "LP")
def test_kms_di_pdf_terbaca_sama_dengan_tabel_who(masuk, posyandu, jenis_kelamin):
    """The card as it is printed: the lines at 20 ages, and the child's own points."""
    lahir = datetime.date(2021, 6, 1)
    anak = WargaFactory(posyandu=posyandu, jenis_kelamin=jenis_kelamin, tanggal_lahir=lahir)
    umur = {300: 8.5, 330: 8.9, 1000: 13.2, 1700: 16.4}
    baris = [
        TimbangFactory(warga=anak, tanggal=lahir + datetime.timedelta(days=n), berat=str(kg))
        for n, kg in umur.items()
    ]
    sesudah_timbang(baris)
    kader = PenugasanFactory(tempat=posyandu)
    jawaban = masuk(kader).get(reverse("layanan:kartu_pdf", args=[anak.pk]), {"kartu": "balita"})
    judul = kms.JUDUL["bb_u"][0]
    semua = PdfReader(io.BytesIO(jawaban.content)).pages
    gambar = [BacaPdf(h) for h in semua if h.extract_text().startswith(judul)]
    assert len(gambar) == 3
    for bulan, berat in TABEL[jenis_kelamin].items():
        halaman = gambar[(bulan > 24) + (bulan > 48)]
        terbaca = [halaman.pada(z, bulan) for z in (-3, -2, 0, 1)]
        assert terbaca == pytest.approx(berat, abs=0.07), bulan
    butir = [satu for halaman in gambar for satu in halaman.butir]
    for (bulan, kg), (hari, harap) in zip(butir, umur.items(), strict=True):
        assert bulan * 30.4375 == pytest.approx(hari, abs=1)
        assert kg == pytest.approx(harap, abs=0.03)


def titik(tanggal, berat, huruf):
    tanggal = datetime.date.fromisoformat(tanggal)
    return kms.Titik((tanggal - LAHIR).days, berat, tanggal, huruf)


def test_titik_anak_terbaca_kembali_dan_bulan_terlewat_tampak():
    semua = [
        titik("2024-02-10", 4.1, "B"),
        titik("2024-03-12", 5.0, "N"),
        titik("2024-06-11", 6.9, "O"),
        titik("2024-07-01", 7.0, "T"),
        titik("2024-07-30", 7.2, "T"),
    ]
    panel = kms.panel_umur("bb_u", "P")[0]
    gambar = Baca(kms.gambar(panel, semua, lahir=LAHIR, hari_ini=datetime.date(2024, 9, 5)))
    harap = [(t.x / 30.4375, t.nilai) for t in semua]
    for (bulan, kg), (umur, berat) in zip(gambar.anak(), harap, strict=True):
        assert bulan * 30.4375 == pytest.approx(umur * 30.4375, abs=1)
        assert kg == pytest.approx(berat, abs=0.02)
    tanda = {t.get("data-tanda"): t.text for t in gambar.teks("data-tanda")}
    assert tanda == {
        "2024-02": "B",
        "2024-03": "N",
        "2024-04": "–",
        "2024-05": "–",
        "2024-06": "O",
        "2024-07": "T",
        "2024-08": "–",
    }
    putus = [p.get("stroke-dasharray") for p in gambar.akar.iter(f"{SVG}path") if "L" in p.get("d")]
    assert putus == [None, "3 4", None, None]


def test_bgm_dan_bengkak_tampak_di_titiknya():
    lain = {"2024-03-12": {"bgm": True}, "2024-04-12": {"bgm": True, "edema": True}}
    hari = ("2024-02-10", *lain)
    semua = [dataclasses.replace(titik(h, 4.1, "N"), **lain.get(h, {})) for h in hari]
    panel = kms.panel_umur("bb_u", "P")[0]
    gambar = Baca(kms.gambar(panel, semua, lahir=LAHIR, hari_ini=HARI_INI))
    bulat = [(c.get("fill"), c.get("stroke")) for c in gambar.akar.iter(f"{SVG}circle")]
    assert bulat == [(kms.WARNA_TITIK, None), ("#c62828", None), ("#ffffff", "#c62828")]
    kata = panel.keterangan(semua)
    assert "Di bawah garis merah (BGM) (titik merah): 12-03-2024." in kata
    assert "beratnya tidak dinilai (lingkaran merah): 12-04-2024." in kata
    assert "titik merah" not in panel.keterangan(semua[:1])


@pytest.mark.django_db
def test_halaman_menyebut_bgm_dan_bengkak(masuk, posyandu):
    anak = WargaFactory(posyandu=posyandu, jenis_kelamin="L", tanggal_lahir=LAHIR)
    hari = [LAHIR + datetime.timedelta(days=n) for n in (200, 230)]
    baris = [TimbangFactory(warga=anak, tanggal=h, berat="4.50") for h in hari]
    baris[1].edema = True
    baris[1].save()
    sesudah_timbang(baris)
    jawaban = masuk(PenugasanFactory(tempat=posyandu)).get(
        reverse("layanan:pertumbuhan", args=[anak.pk])
    )
    (panel, _, kata), *_ = jawaban.context["gambar"]
    assert panel.indeks == "bb_u"
    assert f"(titik merah): {hari[0]:%d-%m-%Y}." in kata
    assert f"(lingkaran merah): {hari[1]:%d-%m-%Y}." in kata
    assert "di bawah garis merah (BGM)</summary>" in jawaban.content.decode()


def test_tanda_tiap_bulan_tidak_bersentuhan():
    hari = [datetime.date(2024, 1, 31) + datetime.timedelta(days=n * 29) for n in range(25)]
    semua = [titik(h.isoformat(), 5.0, "N") for h in hari]
    panel = kms.panel_umur("bb_u", "L")[0]
    gambar = Baca(kms.gambar(panel, semua, lahir=LAHIR, hari_ini=HARI_INI))
    letak = [float(t.get("x")) for t in gambar.teks("data-tanda")]
    assert min(b - a for a, b in itertools.pairwise(letak)) >= kms.JARAK_TANDA - 0.01
    assert kms.KIRI <= letak[0] < letak[-1] <= kms.KANAN


def test_pita_sebanyak_kategori():
    for panel in [*kms.panel_umur("imt_u", "L"), *kms.panel_bb_tb("P")]:
        gambar = Baca(kms.gambar(panel, [], lahir=LAHIR, hari_ini=HARI_INI))
        jumlah = len(list(gambar.akar.iter(f"{SVG}polygon")))
        assert jumlah == (5 if panel.anak else 6)


@pytest.mark.django_db
def test_halaman_memberi_l_m_s_dan_umur_hari(masuk, posyandu):
    kader = PenugasanFactory(tempat=posyandu)
    anak = WargaFactory(posyandu=posyandu, jenis_kelamin="L", tanggal_lahir=LAHIR)
    baris = TimbangFactory(warga=anak, tanggal=LAHIR, berat="3.50", tinggi="50.0")
    sesudah_timbang([baris])
    jawaban = masuk(kader).get(reverse("layanan:pertumbuhan", args=[anak.pk]))
    [satu] = jawaban.context["pengukuran"]
    assert satu.umur_hari == 0
    assert tuple(satu.rincian[0].lms) == (0.3487, 3.3464, 0.14602)
    teks = re.sub(r"\s+", " ", jawaban.content.decode())
    assert "Umur 0 hari." in teks
    assert '<td data-judul="L" class="kanan">0,3487</td>' in teks
    assert '<td data-judul="M" class="kanan">3,3464</td>' in teks
    assert '<td data-judul="S" class="kanan">0,14602</td>' in teks
    assert '<td data-judul="z" class="kanan">0,31</td>' in teks
    judul = [p.indeks for p, *_ in jawaban.context["gambar"]]
    assert list(dict.fromkeys(judul)) == ["bb_u", "tb_u", "bb_tb", "imt_u"]


@pytest.mark.django_db
def test_kader_bidang_lain_tidak_melihat_pertumbuhan(masuk, posyandu):
    lain = PenugasanFactory(tempat=posyandu, bidang=["pendidikan"])
    anak = WargaFactory(posyandu=posyandu)
    assert masuk(lain).get(reverse("layanan:pertumbuhan", args=[anak.pk])).status_code == 404


@pytest.mark.django_db
def test_celah_antara_dua_standar_dijelaskan(masuk, posyandu):
    anak = WargaFactory(posyandu=posyandu, tanggal_lahir=datetime.date(2021, 1, 10))
    hari = anak.tanggal_lahir + datetime.timedelta(days=1840)
    baris = TimbangFactory(warga=anak, tanggal=hari, berat="17.00", tinggi="108.0")
    sesudah_timbang([baris])
    kader = PenugasanFactory(tempat=posyandu)
    jawaban = masuk(kader).get(reverse("layanan:pertumbuhan", args=[anak.pk]))
    assert "WHO tidak punya tabel untuk umur ini" in jawaban.content.decode()
