from django.core.exceptions import ValidationError
from django.db import transaction

from kelembagaan.peran import Golongan
from layanan.formulir.halaman import TERSIMPAN
from layanan.warga.models import BacaPribadi, Tamu


@transaction.atomic
def daftarkan(*, kirim_keluarga, kirim_warga):
    """Register a person, with her new family if there is one: both, or nothing.

    kirim_keluarga (or None) and kirim_warga deliver one entry each and return its Jawaban.
    Returns the Jawaban of the person, or of the family where that was refused.
    """
    jawaban = kirim_keluarga() if kirim_keluarga else None
    if jawaban is None or jawaban.hasil in TERSIMPAN:
        jawaban = kirim_warga()
    if jawaban.hasil not in TERSIMPAN:
        transaction.set_rollback(True)
    return jawaban


@transaction.atomic
def terima_tamu(*, warga, posyandu, tanggal, pengguna):
    """Serve somebody of another Posyandu here on this day; twice is the same as once."""
    if warga.posyandu_id == posyandu.pk:
        raise ValidationError("Orang ini warga Posyandu ini sendiri.")
    tamu, _ = Tamu.objects.get_or_create(
        warga=warga, posyandu=posyandu, tanggal=tanggal, defaults={"dicatat_oleh": pengguna}
    )
    return tamu


def catat_pembacaan(request, *, warga, halaman):
    """Leave a row where a superuser, or a nakes from elsewhere, reads a person."""
    cakupan, penugasan = request.cakupan, request.penugasan
    nakes_luar = cakupan.golongan == Golongan.NAKES and not (
        warga.posyandu.kode.startswith(f"{penugasan.kode}.")
    )
    if cakupan.golongan == Golongan.SUPERUSER or nakes_luar:
        BacaPribadi.objects.create(pengguna=request.user, warga=warga, halaman=halaman)
