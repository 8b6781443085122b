"""What script/server does inside Django, in one process: each start of Django costs a second."""

import json
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


class Command(BaseCommand):
    help = "Menyiapkan basis data, wilayah, contoh, dan berkas statis bila belum ada"

    def handle(self, **options):
        self.migrasi()
        self.wilayah()
        self.contoh()
        if not settings.DEBUG:
            self.statis()

    def migrasi(self):
        pelaksana = MigrationExecutor(connection)
        if pelaksana.migration_plan(pelaksana.loader.graph.leaf_nodes()):
            self.tulis("Menyiapkan basis data ...")
            call_command("migrate", verbosity=0)
            # A release may bring new rules of growth.
            call_command("hitung_ulang_gizi", stdout=self.stdout, verbosity=0)

    def wilayah(self):
        """Again only when the package of regions has another edition."""
        paket = settings.BASE_DIR / "node_modules" / "idn-area-data" / "package.json"
        edisi = json.loads(paket.read_text())["version"]
        cap = Cap("wilayah")
        Wilayah = apps.get_model("kelembagaan", "Wilayah")
        if cap.sama(edisi) and Wilayah.objects.exists():
            return
        self.tulis("Memuat wilayah Indonesia ...")
        call_command("muat_wilayah", stdout=self.stdout)
        cap.simpan(edisi)

    def contoh(self):
        """Only into a database that nobody uses yet, again if cut off; once removed it stays so."""
        pengguna = get_user_model().objects
        utuh = (settings.VAR_DIR / "akun-contoh.txt").exists()
        terputus = not utuh and pengguna.filter(contoh=True).exists()
        baru = not Cap("contoh").sama("dihapus") and not pengguna.exists()
        if settings.CONTOH_BOLEH and (baru or terputus):
            self.tulis("Memuat data contoh ...")
            call_command("muat_contoh", stdout=self.stdout)

    def statis(self):
        """Hashing and compressing takes seconds; done again only when a source has changed."""
        sidik = json.dumps(
            sorted(
                (jalur, Path(tempat.path(jalur)).stat().st_mtime_ns)
                for finder in finders.get_finders()
                for jalur, tempat in finder.list([])
            )
        )
        cap = Cap("statis")
        if not (cap.sama(sidik) and settings.STATIC_ROOT.is_dir()):
            self.tulis("Mengumpulkan berkas statis ...")
            call_command("collectstatic", "--no-input", "--clear", verbosity=0)
            cap.simpan(sidik)

    def tulis(self, pesan):
        self.stdout.write(pesan)
        self.stdout.flush()


class Cap:
    """A note in var/ of what a step was last done with."""

    def __init__(self, nama):
        self.berkas = settings.VAR_DIR / f"cap-{nama}.txt"

    def sama(self, isi):
        return self.berkas.exists() and self.berkas.read_text() == isi

    def simpan(self, isi):
        self.berkas.write_text(isi)
