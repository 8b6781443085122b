"""Sets request.penugasan and request.cakupan, read anew at every request."""

from kelembagaan.akun.models import Penugasan
from kelembagaan.cakupan import Cakupan
from kelembagaan.peran import Peran

KUNCI_SESI = "penugasan"


def daftar_penugasan(pengguna):
    """The active assignments of one account, oldest first."""
    if not pengguna.is_authenticated:
        return []
    return list(
        Penugasan.objects.berlaku()
        .filter(pengguna=pengguna)
        .select_related("posyandu__wilayah", "wilayah", "perangkat_daerah__wilayah")
        .order_by("pk")
    )


def cakupan_untuk(pengguna, penugasan):
    """The Cakupan of one request, or None for who holds nothing."""
    if penugasan is not None:
        return penugasan.cakupan()
    if pengguna.is_authenticated and pengguna.is_superuser:
        return Cakupan(prefiks=("",), peran=Peran.SUPERUSER, pengguna_id=pengguna.pk)
    return None


class PenugasanMiddleware:
    """Deactivation of an account or an assignment takes effect here, at the next request."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        daftar = daftar_penugasan(request.user)
        dipilih = request.session.get(KUNCI_SESI) if len(daftar) > 1 else None
        request.daftar_penugasan = daftar
        request.penugasan = next(
            (p for p in daftar if p.pk == dipilih), daftar[0] if daftar else None
        )
        request.cakupan = cakupan_untuk(request.user, request.penugasan)
        return self.get_response(request)
