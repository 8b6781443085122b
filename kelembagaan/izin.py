"""The door of every view: an account that logged in, and an action of the peran table.

A view that takes POST alone is no place to stand on: it names the page it belongs to, and that
page is what the log-in, a typed address and the fields `kembali` lead to.
"""

from functools import wraps

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

KELUAR = (
    "Anda sudah keluar, jadi yang baru saja Anda kirim belum tersimpan. "
    "Masuk lagi, lalu periksa dan simpan sekali lagi."
)


def wajib_masuk(view):
    """View decorator: the log-in page first; a part of a page is answered with 401."""

    @wraps(view)
    def dijaga(request, *args, **kwargs):
        if request.user.is_authenticated:
            return view(request, *args, **kwargs)
        if request.htmx:
            return HttpResponse(status=401)
        if request.method == "POST":
            messages.warning(request, KELUAR)
        return redirect_to_login(alamat_halaman(request))

    return dijaga


def butuh(*aksi):
    """View decorator: log-in first, then 404 for who holds none of these actions."""

    def bungkus(view):
        @wajib_masuk
        @wraps(view)
        def dijaga(request, *args, **kwargs):
            cakupan = request.cakupan
            if cakupan is None or not any(cakupan.boleh(satu) for satu in aksi):
                raise Http404
            return view(request, *args, **kwargs)

        return dijaga

    return bungkus


def hanya_post(halaman, *argumen):
    """View decorator: takes POST; anything else is sent on to the page it belongs to.

    halaman: that page's URL name; argumen: which of the view's own arguments it takes. A form
    may say better in its field `kembali` where one came from.
    """

    def bungkus(view):
        def alamat(request, **kwargs):
            return asal(request) or reverse(halaman, args=[kwargs[n] for n in argumen])

        @wraps(view)
        def dijaga(request, *args, **kwargs):
            if request.method != "POST":
                return redirect(alamat(request, **kwargs))
            return view(request, *args, **kwargs)

        dijaga.halaman = alamat
        return dijaga

    return bungkus


def asal(request):
    """Where a form says that one came from, if that is an address of ours; else ""."""
    alamat = request.POST.get("kembali", "")
    if alamat.startswith("/") and url_has_allowed_host_and_scheme(alamat, allowed_hosts=None):
        return alamat
    return ""


def alamat_halaman(request):
    """The address of the page one stands on, which can be opened again."""
    halaman = getattr(request.resolver_match.func, "halaman", None)
    if halaman is None:
        return request.get_full_path()
    return halaman(request, **request.resolver_match.kwargs)
