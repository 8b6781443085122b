import io
import sys

from django.core.management.base import BaseCommand, CommandError

from layanan.kesehatan.berkas import BarisSalah, hitung_berkas


class Command(BaseCommand):
    help = (
        "Menghitung z-score WHO dan kategori Permenkes 2/2020 dari CSV: "
        "manage.py hitung_antropometri < masuk.csv > keluar.csv"
    )
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument(
            "--hingga-18",
            action="store_true",
            help="juga IMT/U dan TB/U umur 5 sampai 18 tahun (WHO 2007); tanpa ini hanya 0-5 tahun",
        )

    def handle(self, *, hingga_18, **options):
        """A bad line is told with its number, the rest goes on; then the exit code is 1."""
        masuk = sys.stdin
        if isinstance(masuk, io.TextIOWrapper):
            masuk.reconfigure(encoding="utf-8-sig", errors="replace", newline="")
        keluar = self.stdout._out

        def lapor(nomor, sebab):
            self.stderr.write(f"Baris {nomor} dilewati. {sebab}")

        try:
            _, salah = hitung_berkas(masuk, keluar, hingga_18=hingga_18, lapor=lapor)
        except BarisSalah as galat:
            raise CommandError(str(galat)) from galat
        if salah:
            raise CommandError(f"{salah} baris tidak terbaca; yang lain sudah dihitung.")
