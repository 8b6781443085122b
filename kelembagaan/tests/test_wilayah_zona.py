import datetime

import pytest
from django.utils import timezone

from kelembagaan.wilayah import zona

# 16:30 UTC on the 22nd: still the 22nd in WIB (23:30), already the 23rd further east
SAAT = datetime.datetime(2026, 11, 22, 16, 30, tzinfo=datetime.UTC)
PROVINSI = {
    "WIB": "11 12 13 14 15 16 17 18 19 21 31 32 33 34 35 36 61 62",
    "WITA": "51 52 53 63 64 65 71 72 73 74 75 76",
    "WIT": "81 82 91 92 93 94 95 96",
}


@pytest.mark.parametrize("zona_waktu", PROVINSI)
def test_ke_38_provinsi(zona_waktu):
    kode = PROVINSI[zona_waktu].split()
    assert {k: zona.SINGKATAN[zona.zona_waktu(k)] for k in kode} == dict.fromkeys(kode, zona_waktu)


def test_jumlah_provinsi():
    assert len(" ".join(PROVINSI.values()).split()) == 38


@pytest.mark.parametrize(
    ("kode", "jam", "tanggal"),
    [
        ("", "22 23:30", 22),
        ("36.02.18.2010.001", "22 23:30", 22),
        ("61.01", "22 23:30", 22),
        ("64.02.01.2001", "23 00:30", 23),
        ("74.10", "23 00:30", 23),
        ("91.03.01.3007", "23 01:30", 23),
    ],
)
def test_waktu_dan_tanggal_setempat(monkeypatch, kode, jam, tanggal):
    monkeypatch.setattr(timezone, "now", lambda: SAAT)
    assert zona.waktu_setempat(kode, SAAT).strftime("%d %H:%M") == jam
    assert zona.hari_ini(kode) == datetime.date(2026, 11, tanggal)
