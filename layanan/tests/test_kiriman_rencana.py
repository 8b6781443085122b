"""Kiriman grows without end: what is asked of it all day is served by an index."""

import re
import uuid

import pytest
from django.db import connection
from django.db.models import Q
from django.utils import timezone

from kelembagaan.cakupan import Cakupan
from kelembagaan.tests.pabrik import PenggunaFactory, PosyanduFactory
from layanan.kiriman import selectors
from layanan.kiriman.models import Kiriman

pytestmark = pytest.mark.django_db
K = Kiriman.objects
TANYA = {
    "under the locks": lambda: K.filter(
        Q(kunci__in=[uuid.uuid4()]) | Q(menunggu_kunci__in=[uuid.uuid4()])
    ),
    "left by a crash": lambda: (
        K.filter(keadaan="masuk", diterima_pada__lt=timezone.now()).filter(pk__gt=5).order_by("pk")
    ),
    "held": lambda: K.filter(keadaan="tertahan", sebab="versi").filter(pk__gt=5).order_by("pk"),
    "bentrok": lambda: selectors.bentrok(
        Cakupan(("36.02.18.2010.001",), "pengurus", jabatan="ketua")
    ),
    "karantina": lambda: selectors.karantina(
        Cakupan(("36.02.18.2010",), "pemdes", jabatan="operator")
    ),
}
INDEKS = re.compile(r"Index (?:Only )?Scan (?:Backward )?(?:using|on) (kiriman_\w+)")


@pytest.fixture
def banyak_kiriman(posyandu):
    """Deliveries of many Posyandu and persons, nearly all applied, and known to the planner."""
    semua = [posyandu, *PosyanduFactory.create_batch(4)]
    orang = PenggunaFactory.create_batch(5)
    keadaan = ["diterima"] * 97 + ["masuk", "tertahan", "bentrok"]
    K.bulk_create(
        Kiriman(
            kunci=uuid.uuid4(),
            hash_isi="0" * 64,
            pengguna=orang[i % 5],
            posyandu=semua[i % 5],
            formulir="timbang",
            aksi="baru",
            keadaan=keadaan[i % 100],
            sebab="versi" if keadaan[i % 100] == "tertahan" else "",
        )
        for i in range(3000)
    )
    with connection.cursor() as kursor:
        kursor.execute(f"ANALYZE {Kiriman._meta.db_table}")


@pytest.mark.parametrize("tanya", TANYA)
def test_dilayani_indeks(tanya, banyak_kiriman):
    rencana = TANYA[tanya]().explain()
    assert "Seq Scan on layanan_kiriman" not in rencana
    assert INDEKS.search(rencana), rencana
