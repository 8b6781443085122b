from kelembagaan.pemberitahuan.models import Pemberitahuan


def belum_dibaca(pengguna, paling_banyak=10):
    """The newest unread notices of one account."""
    return Pemberitahuan.objects.filter(kepada=pengguna, dibaca_pada=None)[:paling_banyak]
