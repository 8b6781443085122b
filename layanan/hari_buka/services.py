from django.db import transaction

from layanan.hari_buka.models import HariBuka, KaderHadir


@transaction.atomic
def buka_hari(*, posyandu, tanggal, pengguna, tempat=""):
    """Open a day, planned or not; a day that is open already is taken."""
    hari, _ = HariBuka.objects.get_or_create(
        posyandu=posyandu, tanggal=tanggal, defaults={"dibuka_oleh": pengguna, "tempat": tempat}
    )
    return hari


@transaction.atomic
def catat_kader(*, hari_buka, langkah):
    """Who is present and where each stands. langkah: {penugasan: [langkah]} of the present."""
    HariBuka.objects.select_for_update().get(pk=hari_buka.pk)
    KaderHadir.objects.filter(hari_buka=hari_buka).delete()
    KaderHadir.objects.bulk_create(
        KaderHadir(hari_buka=hari_buka, penugasan=penugasan, langkah=sorted(nomor))
        for penugasan, nomor in langkah.items()
    )
