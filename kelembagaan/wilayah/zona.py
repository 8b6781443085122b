"""Local time by province: WIB (UTC+7), WITA (UTC+8), WIT (UTC+9), Keppres 41/1987."""

from zoneinfo import ZoneInfo

from django.utils import timezone

WIB, WITA, WIT = ZoneInfo("Asia/Jakarta"), ZoneInfo("Asia/Makassar"), ZoneInfo("Asia/Jayapura")
SINGKATAN = {WIB: "WIB", WITA: "WITA", WIT: "WIT"}
# First digit of the province's code: Bali and Nusa Tenggara, Sulawesi; Maluku and Papua.
_PULAU = {"5": WITA, "7": WITA, "8": WIT, "9": WIT}
# Kalimantan is divided.
_PROVINSI = {"63": WITA, "64": WITA, "65": WITA}


def zona_waktu(kode):
    """The ZoneInfo of any code below or at a province; pusat has WIB."""
    return _PROVINSI.get(kode[:2]) or _PULAU.get(kode[:1], WIB)


def waktu_setempat(kode, waktu):
    """An aware datetime as the clocks show it there."""
    return waktu.astimezone(zona_waktu(kode))


def hari_ini(kode):
    """The date of today there."""
    return waktu_setempat(kode, timezone.now()).date()
