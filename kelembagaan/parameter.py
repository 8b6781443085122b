"""Whole numbers and text as they come in an address or a form, from whoever typed them."""

from django.views.defaults import bad_request

ANGKA_TERPANJANG = 18  # digits that a bigint holds whatever they are


def baca_nomor(teks):
    """The whole number that a parameter holds; None for what is none, or names no row."""
    teks = str(teks or "")
    utuh = teks.isascii() and teks.isdecimal() and len(teks) <= ANGKA_TERPANJANG
    return int(teks) if utuh else None


class TanpaNulMiddleware:
    """400 for an address with a NUL: no database takes it, and no page of ours makes one."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        tanya = request.META.get("QUERY_STRING", "")
        if "%00" in tanya or "\x00" in tanya or "\x00" in request.path_info:
            return bad_request(request, None)
        return self.get_response(request)
