"""Kiriman grows without end: what is asked of it all day is served by an index."""

import re
import uuid

import pytest
from django.db import connection
from django.db.models import Q
from django.utils import timezone

from kelembagaan.cakupan import Cakupan
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


@pytest.mark.parametrize("tanya", TANYA)
def test_dilayani_indeks(tanya):
    with connection.cursor() as kursor:
        kursor.execute("SET LOCAL enable_seqscan = off")
        rencana = TANYA[tanya]().explain()
    assert "Seq Scan on layanan_kiriman" not in rencana
    assert INDEKS.search(rencana), rencana
