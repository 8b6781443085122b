from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from kelembagaan.wilayah.berkas import BerkasRusak, baca
from kelembagaan.wilayah.services import muat_wilayah
from kelembagaan.wilayah.zona import hari_ini

FOLDER = Path("node_modules/idn-area-data/data")


class Command(BaseCommand):
    help = "Memuat atau memperbarui wilayah dari berkas idn-area-data (aman dijalankan berulang)"

    def add_arguments(self, parser):
        parser.add_argument(
            "--folder",
            type=Path,
            default=settings.BASE_DIR / FOLDER,
            help="Folder berisi provinces.csv, regencies.csv, districts.csv, villages.csv",
        )

    def handle(self, *, folder, **options):
        try:
            hasil = muat_wilayah(baris=baca(folder), hari_ini=hari_ini(""))
        except BerkasRusak as galat:
            raise CommandError(f"{galat}. Tidak ada yang diubah.") from None
        except ValidationError as galat:
            raise CommandError(galat.message) from None
        self.stdout.write(
            f"Wilayah: {len(hasil.baru)} baru, {len(hasil.berubah)} berubah,"
            f" {len(hasil.dibuka_lagi)} dibuka lagi, {len(hasil.berakhir)} berakhir."
        )
        for judul, daftar in (
            ("Tidak ada lagi di berkas, diakhiri", hasil.berakhir),
            ("Dibuka lagi", hasil.dibuka_lagi),
            ("Ada di berkas, tetap berakhir karena punya penerus", hasil.tetap_berakhir),
        ):
            if daftar:
                self.stdout.write(f"{judul}: {', '.join(sorted(daftar))}")
