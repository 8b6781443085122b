"""The growth charts, drawn from one definition: page, print and PDF card take the same SVG. Pure.

Bands and lines follow antropometri's tables and categories. Coordinates are in px of a screen of
360; colours stand in attributes, so that the picture needs no style sheet. One picture covers at
most 24 months, so that the mark of each month has its own place.
"""

import datetime
import itertools
import math
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import mark_safe

from layanan.kesehatan.antropometri import (
    HARI_PER_BULAN,
    KATEGORI,
    KATEGORI_ANAK,
    LMS,
    TABEL_BB_TB,
    TIDAK_MELUAS,
    acuan,
    nilai_pada,
)

LEBAR, TINGGI = 328, 360
KIRI, KANAN, ATAS = 26, 304, 10
BAWAH = 310  # of the plot; below it the ages, then the marks
HURUF = 12
GARIS = (-3, -2, -1, 0, 1, 2, 3)
WARNA_GARIS = {-3: "#c62828", 0: "#1b5e20"}
MERAH, KUNING, HIJAU, JINGGA, TUA = "#f8d0cc", "#fdf0b0", "#cdeac0", "#fbdcb0", "#f5c4a0"
# Bands from low to high, as many as the index has categories.
PITA = {
    "bb_u": (MERAH, KUNING, HIJAU, JINGGA),
    "tb_u": (MERAH, KUNING, HIJAU, JINGGA),
    "bb_tb": (MERAH, KUNING, HIJAU, JINGGA, TUA, MERAH),
    "imt_u": (MERAH, KUNING, HIJAU, JINGGA, TUA, MERAH),
    "lk_u": (KUNING, HIJAU, KUNING),
}
PITA_ANAK = (MERAH, KUNING, HIJAU, JINGGA, TUA)
JUDUL = {
    "bb_u": ("Berat badan menurut umur (BB/U)", "kg"),
    "tb_u": ("Panjang atau tinggi badan menurut umur (TB/U)", "cm"),
    "bb_tb": ("Berat badan menurut tinggi (BB/TB)", "kg"),
    "imt_u": ("Indeks massa tubuh menurut umur (IMT/U)", "kg/m²"),
    "lk_u": ("Lingkar kepala menurut umur", "cm"),
}
BATAS_UMUR = ((0, 730), (731, 1461), (1461, 1826))
# 61 to 72 months, then two years each, to 228 months.
BATAS_UMUR_ANAK = (
    (1857, 2192),
    *((2192 + n * 730, 2922 + n * 730) for n in range(6)),
    (6572, 6940),
)
JARAK_TANDA = 10.5
HURUF_TIMBANG = (
    "Garis merah di bawah: BGM. N naik, T tidak naik, O bulan lalu tidak ditimbang, B baru, "
    "– tidak ditimbang."
)
# Look of a point that says more than a measure -> how the legend names it.
BGM, EDEMA = "Di bawah garis merah (BGM)", "Bengkak di kedua kaki, beratnya tidak dinilai"
WARNA_TITIK = "#10213a"
RUPA_TITIK = {
    "": f'r="3.5" fill="{WARNA_TITIK}"',
    BGM: 'r="4" fill="#c62828"',
    EDEMA: 'r="4" fill="#ffffff" stroke="#c62828" stroke-width="2"',
}
LEGENDA = {BGM: "titik merah", EDEMA: "lingkaran merah"}


@dataclass(frozen=True)
class Panel:
    """One picture: an index from x `dari` to x `sampai`, in days, or in cm for BB/TB."""

    indeks: str
    jenis_kelamin: str
    dari: int
    sampai: int
    berdiri: bool = False

    @property
    def anak(self):
        return self.indeks != "bb_tb" and self.dari >= BATAS_UMUR_ANAK[0][0]

    @property
    def judul(self):
        if self.indeks == "bb_tb":
            cara = "berdiri" if self.berdiri else "berbaring"
            return f"{JUDUL['bb_tb'][0]}, diukur {cara}"
        bulan = [round(n / HARI_PER_BULAN) for n in (self.dari, self.sampai)]
        return f"{JUDUL[self.indeks][0]}, {bulan[0]} sampai {bulan[1]} bulan"

    def keterangan(self, titik):
        """The words below the picture: its axes, its marks, and what its points say."""
        mendatar = "panjang atau tinggi (cm)" if self.indeks == "bb_tb" else "umur (bulan)"
        kata = [f"Mendatar {mendatar}, tegak {JUDUL[self.indeks][1]}."]
        if self.indeks == "bb_u":
            kata.append(HURUF_TIMBANG)
        for tanda, rupa in LEGENDA.items():
            hari = [f"{t.tanggal:%d-%m-%Y}" for t in titik if t.tanda == tanda and self.memuat(t)]
            if hari:
                kata.append(f"{tanda} ({rupa}): {', '.join(hari)}.")
        return " ".join(kata)

    def lms(self, x) -> LMS:
        if self.indeks == "bb_tb":
            return acuan("bb_tb", self.jenis_kelamin, 731 if self.berdiri else 730, x)
        return acuan(self.indeks, self.jenis_kelamin, x, None)

    def garis(self, z):
        """[(x, value)] of the line of this z."""
        langkah = 1 if self.indeks == "bb_tb" else 15
        x = [*range(self.dari, self.sampai, langkah), self.sampai]
        meluas = self.indeks not in TIDAK_MELUAS
        return [(n, nilai_pada(self.lms(n), z, meluas=meluas)) for n in x]

    def memuat(self, titik):
        return (
            titik.berdiri == self.berdiri
            if self.indeks == "bb_tb"
            else (self.dari <= titik.x <= self.sampai)
        )


@dataclass(frozen=True)
class Titik:
    """One measuring: x in days (cm for BB/TB), the value, its day; `huruf`: N, T, O or B.

    bgm: a weight below the red line; edema: both feet are swollen, which the index does not see.
    """

    x: float
    nilai: float
    tanggal: datetime.date
    huruf: str = ""
    berdiri: bool = False
    bgm: bool = False
    edema: bool = False

    @property
    def tanda(self):
        """What its point says by its look, in words; '' of an ordinary one."""
        return EDEMA if self.edema else BGM if self.bgm else ""


def panel_umur(indeks, jenis_kelamin):
    """The pictures of an index by age."""
    batas = [*BATAS_UMUR]
    if indeks in ("tb_u", "imt_u"):
        batas += BATAS_UMUR_ANAK
    return [Panel(indeks, jenis_kelamin, dari, sampai) for dari, sampai in batas]


def panel_bb_tb(jenis_kelamin):
    """Two pictures: lying and standing."""
    return [
        Panel("bb_tb", jenis_kelamin, dari, sampai, berdiri=bool(n))
        for n, (_, dari, sampai) in enumerate(TABEL_BB_TB)
    ]


class Skala:
    """Values to px; the plot's y covers its lines and the child's points."""

    def __init__(self, panel, titik):
        nilai = [n for z in (-3, 3) for _, n in panel.garis(z)] + [t.nilai for t in titik]
        self.panel = panel
        self.langkah = _langkah(max(nilai) - min(nilai))
        self.rendah = math.floor(min(nilai) / self.langkah) * self.langkah
        self.tinggi = math.ceil(max(nilai) / self.langkah) * self.langkah

    def x(self, nilai):
        p = self.panel
        return round(KIRI + (nilai - p.dari) / (p.sampai - p.dari) * (KANAN - KIRI), 2)

    def y(self, nilai):
        bagian = (nilai - self.rendah) / (self.tinggi - self.rendah)
        return round(BAWAH - bagian * (BAWAH - ATAS), 2)

    def titik(self, pasangan):
        return " ".join(f"{self.x(a)},{self.y(b)}" for a, b in pasangan)


def _langkah(rentang):
    """Step of the y axis: at most 15 labels."""
    return next(n for n in (1, 2, 5, 10, 20, 50, 100) if rentang / n <= 14)


def _teks(x, y, isi, jangkar="middle", **lain):
    atribut = "".join(f' {k.replace("_", "-")}="{v}"' for k, v in lain.items())
    return f'<text x="{x}" y="{y}" text-anchor="{jangkar}"{atribut}>{escape(isi)}</text>'


def _pita(skala):
    """The coloured bands."""
    panel = skala.panel
    golongan = (KATEGORI_ANAK if panel.anak else KATEGORI).get(panel.indeks, KATEGORI[panel.indeks])
    warna = PITA_ANAK if panel.anak and panel.indeks == "imt_u" else PITA[panel.indeks]
    isi = []
    for satu, isian in zip(golongan, warna, strict=True):
        bawah = _tepi(panel, satu.dari, skala.rendah)
        atas = _tepi(panel, satu.sampai, skala.tinggi)
        isi.append(f'<polygon fill="{isian}" points="{skala.titik(bawah + atas[::-1])}"/>')
    return isi


def _garis(skala):
    """The seven lines, each with its name at the right."""
    panel, isi = skala.panel, []
    for z in GARIS:
        garis = panel.garis(z)
        tebal = 1.6 if z in WARNA_GARIS else 0.7
        isi.append(
            f'<polyline data-z="{z}" fill="none" stroke="{WARNA_GARIS.get(z, "#6b6b6b")}"'
            f' stroke-width="{tebal}" points="{skala.titik(garis)}"/>'
        )
        nama = f"+{z}" if z > 0 else f"−{-z}" if z else "0"
        isi.append(_teks(KANAN + 4, round(skala.y(garis[-1][1]) + 4, 2), nama, "start"))
    return isi


def _tepi(panel, z, datar):
    return [(panel.dari, datar), (panel.sampai, datar)] if z is None else panel.garis(z)


def _sumbu(skala):
    """Grid and labels: x every 3 months or 10 cm, y by its step."""
    panel, isi = skala.panel, []
    if panel.indeks == "bb_tb":
        awal = math.ceil(panel.dari / 10) * 10
        mendatar = [(n, str(n)) for n in range(awal, panel.sampai + 1, 10)]
    else:
        bulan = range(round(panel.dari / HARI_PER_BULAN), round(panel.sampai / HARI_PER_BULAN) + 1)
        mendatar = [(n * HARI_PER_BULAN, str(n)) for n in bulan if n % 3 == 0]
    for x, nama in mendatar:
        px = min(max(skala.x(x), KIRI), KANAN)
        isi.append(f'<path d="M{px} {ATAS}V{BAWAH}" stroke="#ffffff" stroke-width="0.8"/>')
        isi.append(_teks(px, BAWAH + 20, nama, data_x=nama))
    nilai = skala.rendah
    while nilai <= skala.tinggi:
        py = skala.y(nilai)
        isi.append(f'<path d="M{KIRI} {py}H{KANAN}" stroke="#ffffff" stroke-width="0.8"/>')
        isi.append(_teks(KIRI - 4, round(py + 4, 2), str(nilai), "end", data_y=nilai))
        nilai += skala.langkah
    return isi


def _bulan(tanggal):
    return tanggal.year * 12 + tanggal.month - 1


def _anak(skala, titik):
    """The child's line, broken into dashes where a month was missed, and a point per measuring."""
    isi = []
    for a, b in itertools.pairwise(titik):
        putus = ' stroke-dasharray="3 4"' if _bulan(b.tanggal) - _bulan(a.tanggal) > 1 else ""
        isi.append(
            f'<path d="M{skala.x(a.x)} {skala.y(a.nilai)}L{skala.x(b.x)} {skala.y(b.nilai)}"'
            f' stroke="{WARNA_TITIK}" stroke-width="2"{putus}/>'
        )
    for t in titik:
        kata = f"{t.tanggal:%d-%m-%Y}: {t.nilai:.4g}".replace(".", ",")
        kata += f". {t.tanda}" if t.tanda else ""
        isi.append(
            f'<circle cx="{skala.x(t.x)}" cy="{skala.y(t.nilai)}" {RUPA_TITIK[t.tanda]}>'
            f"<title>{escape(kata)}</title></circle>"
        )
    return isi


def _tanda(skala, titik, lahir, hari_ini):
    """N, T, O, B under the last weighing of each month; "–" for a month that was missed since."""
    per_bulan = {_bulan(t.tanggal): (t.x, t.huruf) for t in titik if t.huruf}
    if not per_bulan:
        return []
    isi = []
    for bulan in range(min(per_bulan), max(max(per_bulan), _bulan(hari_ini) - 1) + 1):
        if bulan not in per_bulan:
            tengah = datetime.date(bulan // 12, bulan % 12 + 1, 15)
            per_bulan[bulan] = ((tengah - lahir).days, "–")
    panel = skala.panel
    per_bulan = {b: p for b, p in per_bulan.items() if panel.dari <= p[0] <= panel.sampai}
    letak = _berjarak([skala.x(per_bulan[b][0]) for b in sorted(per_bulan)])
    for px, bulan in zip(letak, sorted(per_bulan), strict=True):
        huruf = per_bulan[bulan][1]
        tebal = {"font_weight": "700"} if huruf == "T" else {}
        isi.append(
            _teks(px, BAWAH + 41, huruf, data_tanda=f"{bulan // 12}-{bulan % 12 + 1:02}", **tebal)
        )
    return isi


def _berjarak(letak):
    """The same places, moved apart where two would touch, within the plot."""
    maju, batas = [], KIRI - JARAK_TANDA
    for px in letak:
        batas = max(px, batas + JARAK_TANDA)
        maju.append(batas)
    hasil, batas = [], KANAN + JARAK_TANDA
    for px in reversed(maju):
        batas = min(px, batas - JARAK_TANDA)
        hasil.append(round(batas, 2))
    return hasil[::-1]


def gambar(panel, titik, *, lahir, hari_ini):
    """SVG of one picture with the child's points; `titik` by day."""
    dalam = [t for t in titik if panel.memuat(t)]
    skala = Skala(panel, dalam)
    isi = [*_pita(skala), *_sumbu(skala), *_garis(skala), *_anak(skala, dalam)]
    if panel.indeks == "bb_u":
        isi += _tanda(skala, titik, lahir, hari_ini)
    tinggi = TINGGI if panel.indeks == "bb_u" else BAWAH + 28
    return mark_safe(
        f'<svg xmlns="http://www.w3.org/2000/svg" class="kms" viewBox="0 0 {LEBAR} {tinggi}"'
        f' role="img" aria-label="{escape(panel.judul)}" font-family="sans-serif"'
        f' font-size="{HURUF}" fill="#1c1c1c" data-indeks="{panel.indeks}"'
        f' data-dari="{panel.dari}" data-sampai="{panel.sampai}">{"".join(isi)}</svg>'
    )
