"""Template tags and filters every page may use: icons, numbers and dates as Indonesians write them,
fields (bidang), state badges.
"""

import re
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache

from django import template
from django.conf import settings
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.utils import timezone
from django.utils.dateformat import format as format_tanggal
from django.utils.html import conditional_escape, format_html, format_html_join, strip_tags
from django.utils.safestring import mark_safe

from kelembagaan.bidang import Bidang

register = template.Library()

KOSONG = "–"
FOLDER_IKON = settings.BASE_DIR / "node_modules" / "bootstrap-icons" / "icons"
_POLA_SVG = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)

# keadaan -> (label, icon, tone): the word and the icon carry the meaning, the tone only helps.
KEADAAN = {
    "belum": ("Belum dikirim", "circle", "abu"),
    "draf": ("Draf, belum dikirim", "pencil-square", "abu"),
    "diajukan": ("Diajukan", "send", "info"),
    "dikembalikan": ("Dikembalikan", "arrow-counterclockwise", "waspada"),
    "disetujui": ("Disetujui", "check-circle-fill", "aman"),
    "dimaklumi": ("Dimaklumi", "dash-circle", "abu"),
    "masuk": ("Masuk", "hourglass-split", "abu"),
    "diterima": ("Diterima", "check-circle", "aman"),
    "diganti": ("Diganti", "arrow-left-right", "abu"),
    "tidak_dipakai": ("Tidak dipakai", "slash-circle", "abu"),
    "tersimpan": ("Tersimpan", "check-circle", "aman"),
    "bentrok": ("Bentrok", "intersect", "waspada"),
    "ditolak": ("Ditolak", "x-circle", "bahaya"),
    "tertahan": ("Tertahan", "pause-circle", "waspada"),
    "susulan": ("Susulan", "clock-history", "info"),
    "dibatalkan": ("Dibatalkan", "slash-circle", "abu"),
    "diusulkan": ("Diusulkan", "send", "info"),
    "berlaku": ("Berlaku", "check-circle", "aman"),
    "selesai": ("Selesai", "dash-circle", "abu"),
    # of a permohonan or aspirasi
    "dicatat": ("Dicatat", "pencil-square", "abu"),
    "diverifikasi": ("Diverifikasi", "clipboard-check", "info"),
    "diteruskan": ("Diteruskan", "send", "info"),
    "dikerjakan": ("Dikerjakan", "tools", "info"),
    "tuntas": ("Selesai", "check-circle-fill", "aman"),
    "rusak_lagi": ("Tidak berfungsi lagi", "exclamation-triangle", "bahaya"),
    "ditarik": ("Ditarik", "slash-circle", "abu"),
    "dibahas": ("Dibahas", "people", "info"),
    "terencana": ("Masuk rencana", "check-circle-fill", "aman"),
    "tidak_masuk": ("Tidak masuk rencana", "dash-circle", "abu"),
}


@lru_cache(maxsize=256)
def isi_ikon(nama):
    """The inner markup of one bootstrap-icons SVG; FileNotFoundError for an unknown name."""
    return _POLA_SVG.search((FOLDER_IKON / f"{nama}.svg").read_text()).group(1).strip()


@register.simple_tag(takes_context=True)
def ikon(context, nama, kelas=""):
    """One icon, hidden from screen readers.

    A whole page holds each drawing once (`ikon_sprite` at its end) and points to it, so that
    a list of seventy rows stays small. A part of a page brings its drawing along, because the
    page it lands on may not have it.
    """
    kelas = f"ikon {kelas}".strip()
    request = getattr(context, "request", None)
    if request is None or _sebagian(request):
        gambar = mark_safe(isi_ikon(nama))
    else:
        isi_ikon(nama)
        request.__dict__.setdefault("ikon_dipakai", {})[nama] = None
        gambar = format_html('<use href="#ikon-{}"/>', nama)
    return format_html(
        '<svg class="{}" viewBox="0 0 16 16" aria-hidden="true" focusable="false">{}</svg>',
        kelas,
        gambar,
    )


def _sebagian(request):
    htmx = getattr(request, "htmx", None)
    return bool(htmx) and not htmx.boosted


@register.simple_tag(takes_context=True)
def ikon_sprite(context):
    """The drawings of all icons this page points to; stands once, at the end of the page."""
    request = getattr(context, "request", None)
    nama_nama = sorted(getattr(request, "ikon_dipakai", ()))
    simbol = "".join(
        f'<symbol id="ikon-{nama}" viewBox="0 0 16 16">{isi_ikon(nama)}</symbol>'
        for nama in nama_nama
    )
    return mark_safe(f'<svg class="sprite" aria-hidden="true">{simbol}</svg>') if simbol else ""


@register.simple_tag(takes_context=True)
def ulang_blok(context, nama):
    """The text of a template block once more (the page's heading as the tab's title)."""
    blok = context.render_context[BLOCK_CONTEXT_KEY].get_block(nama)
    isi = blok.nodelist.render(context) if blok else ""
    return mark_safe(" ".join(strip_tags(isi).split()))


@register.filter
def angka(nilai, desimal=None):
    """1234.5 -> "1.234,5"; desimal fixes the number of decimals; None -> an en dash."""
    if nilai is None or nilai == "":
        return KOSONG
    if desimal is not None:
        teks = f"{Decimal(str(nilai)):,.{int(desimal)}f}"
    elif isinstance(nilai, float):
        teks = f"{Decimal(repr(nilai)):,f}"
    elif isinstance(nilai, Decimal):
        teks = f"{nilai:,f}"
    else:
        teks = f"{int(nilai):,}"
    return teks.replace(",", "_").replace(".", ",").replace("_", ".").replace("-", "−")


@register.filter
def dengan_satuan(nilai, satuan):
    """8.50 with "kg" -> "8,5 kg", held on one line."""
    teks = angka(nilai.normalize() if isinstance(nilai, Decimal) else nilai)
    return teks if teks == KOSONG else f"{teks}\u00a0{satuan}"


@register.filter
def persen(pembilang, penyebut):
    """Numerator and denominator -> "75%"; an en dash where there is nothing to divide by."""
    if not penyebut or pembilang is None:
        return KOSONG
    return f"{angka(Decimal(pembilang) * 100 / Decimal(penyebut), 0)}%"


@register.filter
def selisih(nilai):
    """A difference with its sign: "+5", "−3", "tetap"."""
    if nilai is None:
        return KOSONG
    if nilai == 0:
        return "tetap"
    return f"+{angka(nilai)}" if nilai > 0 else angka(nilai)


def _tanggal(nilai, pola):
    if not isinstance(nilai, date):
        return KOSONG
    if isinstance(nilai, datetime) and timezone.is_aware(nilai):
        nilai = timezone.localtime(nilai)
    return format_tanggal(nilai, pola)


@register.filter
def tanggal(nilai):
    """ "3 Juni 2026"."""
    return _tanggal(nilai, "j F Y")


@register.filter
def hari_tanggal(nilai):
    """ "Rabu, 3 Juni 2026"."""
    return _tanggal(nilai, "l, j F Y")


@register.filter
def tanggal_pendek(nilai):
    """ "03-06-2026", for columns."""
    return _tanggal(nilai, "d-m-Y")


@register.filter
def bulan(nilai):
    """ "Juni 2026"."""
    return _tanggal(nilai, "F Y")


@register.filter
def jam(nilai):
    """ "10.32", of a moment or of a time of day."""
    if isinstance(nilai, time):
        return f"{nilai:%H.%M}"
    return _tanggal(nilai, "H.i") if isinstance(nilai, datetime) else KOSONG


@register.filter
def tanpa_isi(daftar, nama):
    """Those of a list whose attribute of this name is empty."""
    return [satu for satu in daftar if not getattr(satu, nama)]


@register.filter
def bernomor(teks):
    """Text with a long number of slashes, which a narrow line breaks after these."""
    bagian = str(teks).split("/")
    return format_html_join(mark_safe("/<wbr>"), "{}", ((satu,) for satu in bagian))


@register.filter
def bidang(slug):
    """The Bidang of a slug, for its .label, .ikon and .singkatan."""
    return Bidang(slug)


@register.filter
def rincian_keadaan(keadaan):
    """label, ikon and nada of a state; an unknown state raises KeyError."""
    return dict(zip(("label", "ikon", "nada"), KEADAAN[keadaan], strict=True))


@register.filter
def atribut(field, nama):
    """A widget attribute of a bound form field, such as data-satuan."""
    return field.field.widget.attrs.get(nama, "")


@register.filter
def butir(data, kunci):
    """A value out of a mapping by a key held in a variable."""
    return data.get(kunci)


@register.filter
def indeks(daftar, nomor):
    """The item of a list at a position held in a variable."""
    return daftar[nomor]


# Part of a User-Agent -> the word for it; the first that is found counts.
_PERAMBAN = {
    "Edg": "Edge",
    "OPR": "Opera",
    "Firefox": "Firefox",
    "Chrome": "Chrome",
    "Safari": "Safari",
}
_SISTEM = {
    "Android": "Android",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Windows": "Windows",
    "Mac OS": "Mac",
    "Linux": "Linux",
}


@register.filter
def perangkat(agen):
    """A User-Agent in plain words: "Chrome di Android"."""
    peramban, sistem = (
        next((kata for tanda, kata in kamus.items() if tanda in agen), None)
        for kamus in (_PERAMBAN, _SISTEM)
    )
    return f"{peramban} di {sistem}" if peramban and sistem else "Perangkat tidak dikenal"


@register.filter
def huruf_awal(nama):
    """The initials of a name: "Siti Aminah" -> "SA"."""
    return conditional_escape("".join(kata[0] for kata in str(nama).split()[:2]).upper())


@register.filter
def kelas_sel(nilai):
    """Class of a cell in a table of texts and numbers: numbers right, short texts on one line."""
    if isinstance(nilai, int):
        return "kanan"
    return "sel-panjang" if len(nilai) > 60 else "tak-patah" if len(nilai) < 12 else ""


@register.filter
def ada_terpilih(pilihan):
    """Whether one of these options of a widget is chosen."""
    return any(satu["selected"] for satu in pilihan)
