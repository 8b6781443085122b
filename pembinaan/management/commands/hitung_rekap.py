import datetime

from django.core.management.base import BaseCommand, CommandError

from pembinaan.rekap.models import RekapWilayah
from pembinaan.rekap.services import hitung_bulan, proses_tanda


def bulan_dari(teks):
    """2026-06 as the first day of that month."""
    try:
        return datetime.date.fromisoformat(f"{teks}-01")
    except ValueError as galat:
        raise CommandError(f"Bulan ditulis seperti 2026-06, bukan {teks}.") from galat


class Command(BaseCommand):
    help = "Sum the running recaps anew: what is marked stale, or whole months."

    def add_arguments(self, parser):
        parser.add_argument("--bulan", help="a whole month, e.g. 2026-06")
        parser.add_argument("--semua", action="store_true", help="all months that have a recap")

    def handle(self, *, bulan, semua, **options):
        if semua:
            daftar = RekapWilayah.objects.order_by("bulan").values_list("bulan", flat=True)
            daftar = list(daftar.distinct())
        elif bulan:
            daftar = [bulan_dari(bulan)]
        else:
            self.stdout.write(f"{proses_tanda()} tanda dihitung.")
            return
        for satu in daftar:
            self.stdout.write(f"{satu:%Y-%m}: {hitung_bulan(bulan=satu)} wilayah dihitung.")
