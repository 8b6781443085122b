import csv

from django.core.management.base import BaseCommand

from layanan.laporan.indikator import semua_indikator


class Command(BaseCommand):
    help = "Prints the registry of indicators as CSV: kode, bidang, satuan, judul."

    def handle(self, *args, **options):
        tulis = csv.writer(self.stdout, lineterminator="\n")
        tulis.writerow(["kode", "bidang", "satuan", "judul"])
        for kode, indikator in semua_indikator().items():
            tulis.writerow([kode, indikator.bidang, indikator.satuan, indikator.nama])
