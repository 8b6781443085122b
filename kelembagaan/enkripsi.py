"""Encryption at rest with rotating keys, and the keyed hash by which NIK and No KK are found."""

import base64
import hashlib
import hmac
from functools import lru_cache

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.db import models


@lru_cache(maxsize=1)
def _fernet(kunci):
    return MultiFernet(
        Fernet(base64.urlsafe_b64encode(hashlib.sha256(k.encode()).digest())) for k in kunci
    )


def enkripsi(teks):
    """Encrypted text (Fernet token) under the first of KUNCI_ENKRIPSI."""
    return _fernet(tuple(settings.KUNCI_ENKRIPSI)).encrypt(teks.encode()).decode()


def dekripsi(token):
    """Plain text; cryptography.fernet.InvalidToken if no key fits."""
    return _fernet(tuple(settings.KUNCI_ENKRIPSI)).decrypt(token.encode()).decode()


def hash_nik(angka):
    """Keyed hash (hex, 64) of a NIK or No KK; '' for an empty one."""
    if not angka:
        return ""
    return hmac.new(settings.KUNCI_HASH_NIK.encode(), angka.encode(), "sha256").hexdigest()


class TerenkripsiField(models.TextField):
    """Text that stands encrypted in the database; it can't be searched or compared there."""

    def get_prep_value(self, value):
        value = super().get_prep_value(value)
        return enkripsi(value) if value else value

    def from_db_value(self, value, expression, connection):
        return dekripsi(value) if value else value
