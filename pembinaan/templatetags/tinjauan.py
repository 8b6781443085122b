"""The panel of state, decisions and history, for the pages of reports."""

from django import template

from pembinaan.tinjauan.alur import ATURAN, Aksi
from pembinaan.tinjauan.panel import baca_panel

register = template.Library()


@register.inclusion_tag("pembinaan/tinjauan/panel.html", takes_context=True)
def panel_tinjauan(context, kode, bulan):
    """The panel of the unit with this code in this month, for who looks at the page."""
    request = context["request"]
    panel = baca_panel(kode, bulan, cakupan=request.cakupan, pengguna=request.user)
    dari_halaman = {nama: context.get(nama) for nama in ("kerangka", "csrf_token")}
    return {"panel": panel, "request": request, **dari_halaman}


@register.filter
def pasif(keputusan):
    """What was done by a decision, as a sentence begins: "Dikembalikan"."""
    return ATURAN[Aksi(keputusan.aksi)].bentuk_pasif.capitalize()
