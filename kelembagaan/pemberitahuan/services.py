from django.utils import timezone

from kelembagaan.pemberitahuan.models import Pemberitahuan


def beri_tahu(*, kepada, teks, tautan=""):
    """One notice to each of these Pengguna, once even if named twice; cut at 300 characters."""
    orang = {p.pk: p for p in kepada}
    Pemberitahuan.objects.bulk_create(
        Pemberitahuan(kepada=p, teks=teks[:300], tautan=tautan) for p in orang.values()
    )


def tandai_dibaca(*, pemberitahuan):
    """The first reading counts."""
    if pemberitahuan.dibaca_pada is None:
        pemberitahuan.dibaca_pada = timezone.now()
        pemberitahuan.save(update_fields=["dibaca_pada"])
