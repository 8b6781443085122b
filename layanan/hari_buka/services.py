from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from layanan.hari_buka.models import HariBuka, KaderHadir


@transaction.atomic
def buka_hari(*, posyandu, tanggal, pengguna, tempat=""):
    """Open a day, planned or not; a day that is open already is taken."""
    hari, _ = HariBuka.objects.get_or_create(
        posyandu=posyandu, tanggal=tanggal, defaults={"dibuka_oleh": pengguna, "tempat": tempat}
    )
    return hari


def batalkan_hari(*, hari_buka):
    """Take back a day opened by mistake; ValidationError if anything was recorded on it.

    What was withdrawn counts too, for its history stays.
    """
    try:
        with transaction.atomic():
            hari_buka.delete()
    except (ProtectedError, IntegrityError):
        raise ValidationError(
            "Hari buka ini sudah ada catatannya, jadi tidak dibatalkan."
        ) from None


@transaction.atomic
def catat_kader(*, hari_buka, langkah):
    """Who is present and where each stands. langkah: {penugasan: [langkah]} of the present."""
    HariBuka.objects.select_for_update().get(pk=hari_buka.pk)
    KaderHadir.objects.filter(hari_buka=hari_buka).delete()
    KaderHadir.objects.bulk_create(
        KaderHadir(hari_buka=hari_buka, penugasan=penugasan, langkah=sorted(nomor))
        for penugasan, nomor in langkah.items()
    )
