from django.db import transaction
from django.utils import timezone

from layanan.warga.models import Kehamilan
from layanan.warga.sasaran import Kelompok, episode


def tandai_hamil(baris):
    """The limit of Hb is another one in pregnancy: note it on new rows of PeriksaDarah."""
    semua = Kehamilan.objects.berlaku().filter(warga__in={b.warga_id for b in baris})
    for satu in baris:
        satu.sedang_hamil = any(
            k.warga_id == satu.warga_id and episode(k, satu.tanggal) == Kelompok.HAMIL
            for k in semua
        )


@transaction.atomic
def konfirmasi_imunisasi(*, imunisasi, pengguna):
    """A nakes confirms what a kader recorded; from then on only a nakes changes it."""
    baris = type(imunisasi).objects.select_for_update(of=["self"]).get(pk=imunisasi.pk)
    if not baris.dari_nakes:
        baris.dari_nakes = True
        baris.revisi += 1
        baris.diubah_oleh, baris.diubah_pada = pengguna, timezone.now()
        baris.alasan_ubah = "Dikonfirmasi nakes."
        baris.save()
    return baris
