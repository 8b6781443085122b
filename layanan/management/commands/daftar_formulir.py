import csv

from django.core.management.base import BaseCommand

from layanan.formulir.daftar import daftar_register


class Command(BaseCommand):
    help = "Mencetak daftar formulir sebagai CSV: kode, bidang, subjek, judul."

    def handle(self, *args, **options):
        penulis = csv.writer(self.stdout, lineterminator="\n")
        penulis.writerow(["kode", "bidang", "subjek", "judul"])
        for f in daftar_register():
            penulis.writerow([f.kode, f.bidang, f.subjek, f.judul])
