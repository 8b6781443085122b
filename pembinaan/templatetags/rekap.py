"""Words and cells of the recap pages."""

from django import template
from django.utils.safestring import mark_safe

from layanan.laporan.keadaan import Keadaan
from pembinaan.tinjauan import unit

register = template.Library()

# keadaan -> sign, tone and meaning of a cell; the tone only helps
TANDA = {
    Keadaan.DISETUJUI: ("✓", "aman", "disetujui"),
    Keadaan.DIAJUKAN: ("→", "info", "diajukan"),
    Keadaan.DIKEMBALIKAN: ("↺", "waspada", "dikembalikan"),
    Keadaan.DIMAKLUMI: ("M", "abu", "dimaklumi"),
    Keadaan.BELUM: ("○", "abu", "belum dikirim"),
    Keadaan.DRAF: ("○", "abu", "belum dikirim"),
}
TERLAMBAT = ("!", "bahaya", "terlambat")
KOSONG = ("–", "kosong", "tidak ada laporan")
BAIK, CUKUP = 90, 60  # percent of Posyandu that sent, from which a cell is green, and yellow


@register.filter
def sebutan_anak(rekap):
    """What the children of this wilayah are called."""
    return unit.sebutan_anak(rekap.kode)


@register.filter
def anak_posyandu(rekap):
    """Whether the children are Posyandu."""
    return len(rekap.kode) == 13


@register.filter
def pilah_utama(daftar, utama):
    """The indicators shown first, or the others."""
    return [a for a in daftar if a.utama is utama]


@register.filter
def sel_panas(semua):
    """The cells of one child in the heat table; up to a thousand stand on a page."""
    return mark_safe("".join(_sel(satu) for satu in semua))


def _sel(sel):
    if sel.persen is not None:
        nada = "aman" if sel.persen >= BAIK else "waspada" if sel.persen >= CUKUP else "bahaya"
        return f'<td class="nada-{nada}">{sel.persen}<span class="visually-hidden">%</span></td>'
    if sel.diharapkan is not None or not sel.keadaan:
        tanda, nada, arti = KOSONG
    else:
        tanda, nada, arti = TERLAMBAT if sel.terlambat else TANDA[sel.keadaan]
    return (
        f'<td class="nada-{nada}"><span aria-hidden="true">{tanda}</span>'
        f'<span class="visually-hidden">{arti}</span></td>'
    )
