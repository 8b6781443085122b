"""One-time codes: for a first log-in and for lost passwords. Only a hash is kept."""

import datetime
import secrets

from allauth.usersessions.adapter import get_adapter
from allauth.usersessions.models import UserSession
from django.contrib.auth.hashers import check_password, make_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from kelembagaan.akun.models import KodeSekaliPakai, Pengguna
from kelembagaan.akun.wewenang import boleh_mengelola_akun

MASA_KODE = datetime.timedelta(hours=48)
# Without 0/O and 1/I/L: it is read from paper and typed on a phone.
HURUF = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"


@transaction.atomic
def buat_kode(*, untuk, oleh, cakupan):
    """The plain code (XXXX-XXXX), shown once.

    Older codes and the password stop working, every session of the account ends, and the next
    log-in must set a new password. ValidationError for who may not.
    """
    untuk = Pengguna.objects.select_for_update().get(pk=untuk.pk)
    if not boleh_mengelola_akun(cakupan, untuk):
        raise ValidationError("Kode untuk orang ini dibuat oleh tingkat di atasnya.")
    if not untuk.is_active:
        raise ValidationError("Akun ini diblokir.")
    sekarang = timezone.now()
    untuk.kode_sekali_pakai.filter(dipakai_pada=None, kedaluwarsa_pada__gt=sekarang).update(
        kedaluwarsa_pada=sekarang
    )
    kode = "".join(secrets.choice(HURUF) for _ in range(8))
    KodeSekaliPakai.objects.create(
        pengguna=untuk,
        hash_kode=make_password(kode),
        dibuat_oleh=oleh,
        kedaluwarsa_pada=sekarang + MASA_KODE,
    )
    # A changed password also ends the sessions that the list of devices does not know.
    untuk.set_unusable_password()
    untuk.harus_ganti_sandi = True
    untuk.save(update_fields=["password", "harus_ganti_sandi"])
    get_adapter().end_sessions(UserSession.objects.filter(user=untuk))
    return f"{kode[:4]}-{kode[4:]}"


@transaction.atomic
def pakai_kode(*, username, kode):
    """The Pengguna whose code this is, or None; a code works once."""
    kode = "".join(c for c in kode.upper() if c.isalnum())
    calon = (
        KodeSekaliPakai.objects.select_for_update(of=["self"])
        .select_related("pengguna")
        .filter(
            pengguna__username__iexact=username,
            pengguna__is_active=True,
            dipakai_pada=None,
            kedaluwarsa_pada__gt=timezone.now(),
        )
        .first()
    )
    if calon is None:
        make_password(kode)  # as slow as a real check, so that usernames can't be told apart
        return None
    if not check_password(kode, calon.hash_kode):
        return None
    calon.dipakai_pada = timezone.now()
    calon.save(update_fields=["dipakai_pada"])
    return calon.pengguna


@transaction.atomic
def pasang_sandi(*, pengguna, sandi):
    """The person's own password, after a one-time code."""
    pengguna.set_password(sandi)
    pengguna.harus_ganti_sandi = False
    pengguna.save(update_fields=["password", "harus_ganti_sandi"])
