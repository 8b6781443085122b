"""Added to the URLs only while script/bench measures (BENCH=1): the yardstick and a bare save."""

import json

from django.db import connection
from django.http import HttpResponse, JsonResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from kelembagaan.akun.models import Pengguna
from kelembagaan.pemberitahuan.models import Pemberitahuan


def tolok_ukur(request):
    """An empty view with one SELECT, through the whole stack."""
    with connection.cursor() as kursor:
        kursor.execute("SELECT 1")
        kursor.fetchone()
    return HttpResponse("ok")


@csrf_exempt
def simpan_polos(request):
    """What a bare view needs that saves one row: the floor beside which our saves are printed."""
    Pemberitahuan.objects.create(kepada_id=_penerima(), teks=request.POST.get("teks", ""))
    return HttpResponse("ok")


@csrf_exempt
def simpan_20(request):
    """The same for the rows of one batch, in one statement."""
    baris = [Pemberitahuan(kepada_id=_penerima(), **isi) for isi in json.loads(request.body)]
    Pemberitahuan.objects.bulk_create(baris)
    return JsonResponse({"jumlah": len(baris)})


def _penerima():
    if not hasattr(_penerima, "pk"):
        _penerima.pk = Pengguna.objects.values_list("pk", flat=True).first()
    return _penerima.pk


urlpatterns = [
    path("tolok-ukur/", tolok_ukur),
    path("simpan-polos/", simpan_polos),
    path("simpan-20/", simpan_20),
]
