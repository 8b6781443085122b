"""SKDN of one Posyandu, month by month: the figures of the monthly report, side by side."""

from dataclasses import dataclass

from django.utils.html import format_html_join
from django.utils.safestring import mark_safe

from layanan.laporan.indikator import hitung_deret
from layanan.laporan.keadaan import TERKUNCI
from layanan.laporan.models import LaporanBulanan

KODE = {
    "s": "balita_s",
    "k": "balita_k",
    "k_ditanya": "balita_k_ditanya",
    "d": "balita_d",
    "n": "balita_n",
    "t": "balita_t",
    "o": "balita_o",
    "b": "balita_b",
    "dua_t": "balita_2t",
    "bgm": "balita_bgm",
}
# Letter, colour, words and where they stand: the balloon chart from high to low.
BALOK = (
    ("s", "#b9b3a4", "S terdaftar", (0, 2)),
    ("k", "#2e6fa7", "K punya KMS", (164, 2)),
    ("d", "#3f8f3a", "D ditimbang", (0, 20)),
    ("n", "#c77700", "N naik", (164, 20)),
)
# In px of a screen of 360, as the growth charts.
LEBAR, TINGGI, BAWAH, ATAS = 328, 248, 208, 44
HURUF = 11
BULAN = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")


@dataclass
class BulanSKDN:
    """target: S as the Posyandu typed it, None without; terkunci: the figures were sent."""

    bulan: object
    angka: dict
    target: int | None
    terkunci: bool

    @property
    def nisbah(self):
        """[(name, numerator, denominator)]; S is that of real persons, K/S unknown where nobody
        was asked."""
        s, k, d, n, bgm = (self.angka[h] for h in ("s", "k", "d", "n", "bgm"))
        return [
            ("K/S", k if self.angka["k_ditanya"] else None, s),
            ("D/S", d, s),
            ("D/K", d, k),
            ("N/D", n, d),
            ("N/S", n, s),
            ("BGM/D", bgm, d),
        ]

    @property
    def d_per_target(self):
        """D over the typed S."""
        return self.angka["d"], self.target


def skdn(posyandu, bulan):
    """[BulanSKDN] of these months; what was sent stands as it was sent."""
    kini = hitung_deret(bulan=bulan, posyandu_id=posyandu.pk, kode=KODE.values())
    laporan = {
        satu.bulan: satu
        for satu in LaporanBulanan.objects.filter(posyandu=posyandu, bulan__in=bulan)
    }
    hasil, target = [], None
    for satu in bulan:
        ada = laporan.get(satu)
        terkunci = ada is not None and ada.keadaan in TERKUNCI
        angka = kini[satu] | (ada.angka if terkunci else {})
        # Given for a year: it holds for the months after it that have no report yet.
        lama = None if satu.month == 1 else target
        target = ada.target.get("balita_s") if ada else lama
        isi = {huruf: angka.get(kode, 0) for huruf, kode in KODE.items()}
        hasil.append(BulanSKDN(satu, isi, target, terkunci))
    return hasil


def balok(semua):
    """The balloon chart as SVG: four bars for each month, the months with their year."""
    tertinggi = max([h.angka["s"] for h in semua] + [1])
    jarak = LEBAR / len(semua)
    lebar = (jarak - 5) / len(BALOK)
    persegi, huruf = [], []
    for _, warna, kata, (kiri, atas) in BALOK:
        persegi.append((kiri, atas, 10, 10, warna, kata))
        huruf.append((kiri + 14, atas + 9, "start", kata))
    for ke, h in enumerate(semua):
        kiri, tengah = ke * jarak + 2.5, f"{(ke + 0.5) * jarak:.1f}"
        for n, (nama, warna, *_) in enumerate(BALOK):
            tinggi = (BAWAH - ATAS) * h.angka[nama] / tertinggi
            judul = f"{BULAN[h.bulan.month - 1]} {h.bulan.year}: {nama.upper()} {h.angka[nama]}"
            x, y = f"{kiri + n * lebar:.1f}", f"{BAWAH - tinggi:.1f}"
            persegi.append((x, y, f"{lebar - 0.6:.1f}", f"{tinggi:.1f}", warna, judul))
        huruf.append((tengah, BAWAH + 15, "middle", BULAN[h.bulan.month - 1]))
        if ke == 0 or h.bulan.month == 1:
            huruf.append((tengah, BAWAH + 31, "middle", h.bulan.year))
    isi = format_html_join(
        "",
        '<rect x="{}" y="{}" width="{}" height="{}" fill="{}"><title>{}</title></rect>',
        persegi,
    ) + format_html_join("", '<text x="{}" y="{}" text-anchor="{}">{}</text>', huruf)
    return mark_safe(
        f'<svg class="kms" viewBox="0 0 {LEBAR} {TINGGI}" role="img" font-family="sans-serif"'
        f' font-size="{HURUF}" fill="#1f2d26" aria-label="Balok SKDN, angkanya di tabel di bawah">'
        f'<line x1="0" y1="{BAWAH}" x2="{LEBAR}" y2="{BAWAH}" stroke="#8a8577"/>{isi}</svg>'
    )
