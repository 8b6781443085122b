import sys

from django.core.management.base import BaseCommand

from pembinaan.management.commands.hitung_rekap import bulan_dari
from pembinaan.rekap.pemeriksaan import periksa, register_berubah


class Command(BaseCommand):
    help = "Add the frozen reports up again and compare with every recap; exit 1 on a difference."

    def add_arguments(self, parser):
        parser.add_argument("--bulan", help="only this month, e.g. 2026-06")

    def handle(self, *, bulan, **options):
        bulan = bulan and bulan_dari(bulan)
        banyak = 0
        for selisih in periksa(bulan):
            banyak += 1
            self.stdout.write(str(selisih))
        self.stdout.write(f"{banyak} angka rekap berbeda dari laporan." if banyak else "Cocok.")
        for kode, satu_bulan, indikator, beku, kini in register_berubah(bulan):
            self.stdout.write(
                f"Untuk diketahui: {kode}, {satu_bulan:%Y-%m}, {indikator}: "
                f"dilaporkan {beku}, register sekarang {kini}"
            )
        if banyak:
            sys.exit(1)
