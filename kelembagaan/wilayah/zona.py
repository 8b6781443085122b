"""A wilayah's own time zone (Keppres 41/1987), by the province in its code; pusat is WIB."""

import datetime
from zoneinfo import ZoneInfo

WIB, WITA, WIT = (ZoneInfo(f"Asia/{kota}") for kota in ("Jakarta", "Makassar", "Jayapura"))
_WITA = {"51", "52", "53", "63", "64", "65", "71", "72", "73", "74", "75", "76"}
_WIT = {"81", "82", "91", "92", "93", "94", "95", "96", "97"}


def zona(kode):
    """The ZoneInfo of a wilayah's or Posyandu's code."""
    provinsi = kode[:2]
    if provinsi in _WIT:
        return WIT
    return WITA if provinsi in _WITA else WIB


def hari_ini(kode):
    """Today's date there."""
    return datetime.datetime.now(zona(kode)).date()
