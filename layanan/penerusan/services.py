from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from kelembagaan.akun.models import Pengguna, Penugasan
from kelembagaan.pemberitahuan.services import beri_tahu
from kelembagaan.wilayah.istilah import nama_lengkap
from layanan.penerusan.models import BacaPenerusan, Penerusan


@transaction.atomic
def teruskan(*, wilayah, formulir, perangkat, catatan, oleh, **isi):
    """Hand these entries, by name, to an office; its people of that field are told which
    register, not whom.

    The same once more (pressed twice) is the first one.
    """
    penerusan, baru = Penerusan.objects.get_or_create(
        wilayah=wilayah,
        formulir=formulir.kode,
        perangkat=perangkat,
        catatan=sorted(catatan),
        ditarik_pada=None,
        **isi,
        defaults={"oleh": oleh},
    )
    if not baru:
        return penerusan
    siapa = Penugasan.objects.berlaku().untuk_bidang(formulir.bidang)
    beri_tahu(
        kepada=Pengguna.objects.filter(
            pk__in=siapa.filter(perangkat_daerah=perangkat).values("pengguna")
        ),
        teks=f"{nama_lengkap(wilayah)} meneruskan {len(catatan)} catatan: {formulir.judul}",
        tautan=reverse("layanan:penerusan", args=[penerusan.pk]),
    )
    return penerusan


def tarik(*, penerusan):
    """The office sees the names no longer; what was read stays recorded."""
    if penerusan.ditarik_pada is None:
        penerusan.ditarik_pada = timezone.now()
        penerusan.save(update_fields=["ditarik_pada"])


def catat_pembacaan(*, penerusan, penugasan):
    """The row that each reading by the office leaves."""
    BacaPenerusan.objects.create(penerusan=penerusan, oleh=penugasan.pengguna, penugasan=penugasan)
