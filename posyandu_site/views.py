from django.shortcuts import render

from kelembagaan.izin import wajib_masuk
from kelembagaan.pemberitahuan.selectors import belum_dibaca
from pembinaan.dasbor.selectors import tempat_saya
from posyandu_site import gaya as contoh_gaya
from posyandu_site.beranda import menunggu


@wajib_masuk
def beranda(request):
    """The home page: what waits for me, by the active assignment."""
    return render(
        request,
        "beranda.html",
        {
            "pemberitahuan": belum_dibaca(request.user),
            "menunggu": menunggu(request.cakupan),
            "tempat": tempat_saya(request.cakupan),
        },
    )


def tentang(request):
    """What this application is, and where its data come from."""
    return render(request, "tentang.html")


def gaya(request):
    """Every part in every state, in either shell (?kerangka=meja); only with DEBUG."""
    return render(request, "gaya.html", contoh_gaya.konteks(request))
