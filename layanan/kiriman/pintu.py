"""The batch door: JSON in, JSON out, never a page.

An item is acknowledged only by a 200 that echoes the batch and names its kunci; whatever else
comes back leaves the phone's outbox as it is.
"""

import json
import logging
import traceback
from functools import wraps

from django.http import JsonResponse
from django.middleware.csrf import CsrfViewMiddleware, get_token
from django.utils.decorators import decorator_from_middleware
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from kelembagaan.middleware import boleh_tanpa_penugasan
from layanan.kiriman import selectors, services
from layanan.kiriman.item import BATAS_BATCH, baca_uuid

BATAS_UKURAN = 2 * 1024 * 1024
catatan_log = logging.getLogger(__name__)


def galat_json(kode, kalimat):
    return JsonResponse({"galat": kalimat}, status=kode)


class _CsrfJson(CsrfViewMiddleware):
    """The ordinary check of the token; its refusal is JSON."""

    def _reject(self, request, reason):
        return galat_json(403, "Tanda pengaman sudah berganti. Muat ulang, lalu kirim lagi.")


csrf_json = decorator_from_middleware(_CsrfJson)


def selalu_json(view):
    """401 without log-in; whatever fails inside is a JSON 500, without what was typed."""

    @wraps(view)
    def dijaga(request):
        if not request.user.is_authenticated:
            return galat_json(401, "Masuk dulu, lalu kirim lagi.")
        try:
            return view(request)
        except Exception as galat:
            jejak = "".join(traceback.format_tb(galat.__traceback__))
            catatan_log.error("Pintu kiriman: %s\n%s", type(galat).__name__, jejak)
            return galat_json(500, "Server sedang terganggu. Kiriman tetap di ponsel.")

    return dijaga


@boleh_tanpa_penugasan  # what she kept on her phone still arrives, and is karantina
@csrf_exempt
@never_cache
@require_http_methods(["GET", "POST"])
@selalu_json
def kirim(request):
    """GET: what a phone asks before it sends. POST: one batch."""
    return _terima(request) if request.method == "POST" else keterangan(request)


def keterangan(request):
    """Token, account, epoch and the highest receipt number."""
    return JsonResponse({"csrf": get_token(request), "akun": request.user.pk, **_urutan()})


def _urutan():
    return {"epoch": str(services.epoch()), "nomor": selectors.nomor_tertinggi()}


def _terima(request):
    if request.content_type != "application/json":
        return galat_json(400, "Kiriman harus berupa JSON.")
    if int(request.META.get("CONTENT_LENGTH") or 0) > BATAS_UKURAN:
        return galat_json(413, "Kiriman ini terlalu besar. Kirim lebih sedikit sekaligus.")
    return _terima_batch(request)


@csrf_json
def _terima_batch(request):
    try:
        isi = json.loads(request.body)
    except (ValueError, RecursionError):
        return galat_json(400, "Kiriman ini bukan JSON yang utuh.")
    batch = baca_uuid(isi.get("batch")) if isinstance(isi, dict) else None
    items = isi.get("items") if batch else None
    if not isinstance(items, list):
        return galat_json(400, "Kiriman ini tanpa batch atau tanpa items.")
    if len(items) > BATAS_BATCH:
        return galat_json(413, f"Paling banyak {BATAS_BATCH} kiriman sekaligus.")
    jawaban = services.terima(
        items=items, pengguna=request.user, batch=batch, berlaku=request.daftar_penugasan
    )
    gema = [_gema(j, mentah) for j, mentah in zip(jawaban, items, strict=True)]
    return jawab_json({"batch": isi["batch"], "jawaban": gema})


def jawab_json(isi):
    """An acknowledgement, with the epoch and the highest receipt number."""
    return JsonResponse({**isi, **_urutan()})


def _gema(jawaban, mentah):
    """The answer under the kunci as the phone wrote it."""
    kunci = mentah.get("kunci") if isinstance(mentah, dict) else None
    return {**jawaban.sebagai_json(), "kunci": kunci}
