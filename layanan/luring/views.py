"""What a phone takes along, and the page of what it has not sent yet."""

from django.http import Http404, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from kelembagaan.izin import butuh, wajib_masuk
from kelembagaan.middleware import boleh_tanpa_penugasan
from layanan.luring.bekal import siapkan_bekal


@never_cache
@require_safe
@butuh("ubah_warga")
def bekal(request):
    """The next opening day, its people and the blank forms, as JSON; ?posyandu= chooses where."""
    isi = siapkan_bekal(request)
    if isi is None:
        raise Http404
    return JsonResponse(isi)


@boleh_tanpa_penugasan  # whose assignment ended still sends what she has kept
@require_safe
@wajib_masuk
def antrean(request):
    """What is kept on this phone; a script fills it in, the server does not know it."""
    return render(request, "luring/antrean.html")
