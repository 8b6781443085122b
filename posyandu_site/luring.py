"""What makes a phone open the application without network: manifest, service worker, shell.

The shell is one page without any personal data, the same for everybody: what it shows it takes
from the phone's own store. It comes with the service worker's release, both or neither.
"""

import hashlib
import json
from functools import cache

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.test import RequestFactory
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from kelembagaan.middleware import boleh_tanpa_penugasan
from layanan.trantibumlinmas.kasus.selectors import SAPA

MODUL = "js/luring"
TETAP = ("css/posyandu.css", "gambar/lambang.svg", "js/jaga.js", "js/aplikasi.js", "js/ambang.js")


def _modul():
    """The addresses of the shell's modules and of what they import."""
    modul = sorted(p.name for p in (settings.BASE_DIR / "static" / MODUL).glob("*.js"))
    return [static(nama) for nama in ("js/vendor/idb.js", *(f"{MODUL}/{nama}" for nama in modul))]


def _berkas():
    """The addresses of every static file that the shell needs."""
    return [*map(static, TETAP), *_modul()]


def _isi_cangkang(request):
    request.user = AnonymousUser()
    isi = {"modul": _modul(), "sapa": SAPA}
    return render_to_string("luring/cangkang.html", isi, request=request)


def _rilis():
    """What the service worker keeps, and the name of this release: it changes with any of it."""
    rilis = {
        "cangkang": reverse("cangkang"),
        "statis": settings.STATIC_URL,
        "berkas": _berkas(),
    }
    bahan = json.dumps(rilis) + _isi_cangkang(RequestFactory().get(rilis["cangkang"]))
    return rilis | {"versi": hashlib.sha256(bahan.encode()).hexdigest()[:12]}


_rilis_tetap = _rilis if settings.DEBUG else cache(_rilis)


@boleh_tanpa_penugasan
@require_safe
@cache_control(no_cache=True)
def service_worker(request):
    isi = render_to_string("luring/sw.js", {"rilis": json.dumps(_rilis_tetap())})
    return HttpResponse(isi, content_type="text/javascript; charset=utf-8")


@boleh_tanpa_penugasan
@require_safe
@cache_control(no_cache=True)
def cangkang(request):
    """The page that answers any address while there is no network."""
    return HttpResponse(_isi_cangkang(request))


@boleh_tanpa_penugasan
@require_safe
@cache_control(max_age=3600)
def manifest(request):
    """How the application stands on a phone's home screen."""

    def ikon(nama, ukuran, untuk="any"):
        alamat = static(f"gambar/{nama}.png")
        return {"src": alamat, "sizes": ukuran, "type": "image/png", "purpose": untuk}

    isi = {
        "id": "/",
        "name": "Posyandu 6 SPM",
        "short_name": "Posyandu",
        "description": "Pencatatan, pelaporan, dan pembinaan Posyandu 6 SPM.",
        "lang": "id",
        "start_url": reverse("beranda"),
        "scope": "/",
        "display": "standalone",
        "theme_color": "#14574a",
        "background_color": "#ffffff",
        "icons": [
            ikon("ikon-192", "192x192"),
            ikon("ikon-512", "512x512"),
            ikon("ikon-penuh-512", "512x512", "maskable"),
        ],
        "shortcuts": [
            {"name": "Hari Buka", "url": reverse("layanan:hari_buka")},
            {"name": "Antrean", "url": reverse("layanan:antrean")},
        ],
    }
    return JsonResponse(isi, content_type="application/manifest+json")
