"""Locks that last as long as the transaction; they work behind a pooling proxy too."""

import hashlib

from django.db import connection


def _angka(nama):
    return int.from_bytes(hashlib.blake2b(nama.encode(), digest_size=8).digest(), signed=True)


def kunci_transaksi(nama, *, bersama=()):
    """Take these locks, alone or shared (`bersama`), in one order for everybody: no deadlock."""
    sendiri = sorted({_angka(n) for n in nama})
    bersama = sorted({_angka(n) for n in bersama})
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT pg_advisory_xact_lock(k) FROM unnest(%s::bigint[]) k"
            " UNION ALL SELECT pg_advisory_xact_lock_shared(k) FROM unnest(%s::bigint[]) k",
            [sendiri, bersama],
        )


def nama_bulan(posyandu_id, bulan):
    """Name of the lock on one Posyandu's month.

    Whoever writes an entry of that month shares it; whoever freezes its figures holds it alone,
    so that each entry is either counted or marked susulan.
    """
    return f"bulan:{posyandu_id}:{bulan:%Y-%m}"
