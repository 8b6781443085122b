from django.core.management.base import BaseCommand

from layanan.kesehatan.kartu.services import hitung_ulang_tubuh
from layanan.kesehatan.services import hitung_ulang_lama


class Command(BaseCommand):
    help = "Menghitung ulang z-score dan N/T dari penimbangan yang dihitung dengan aturan lama."

    def add_arguments(self, parser):
        parser.add_argument(
            "--semua", action="store_true", help="semua anak, misalnya sesudah KBM diubah"
        )

    def handle(self, *, semua, verbosity, **options):
        jumlah = hitung_ulang_lama(semua=semua)
        if jumlah or verbosity:
            self.stdout.write(f"{jumlah} anak dihitung ulang.")
        if tubuh := hitung_ulang_tubuh():
            self.stdout.write(f"{tubuh} pengukuran 5 sampai 18 tahun dihitung ulang.")
