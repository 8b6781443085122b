"""Loads the sample, or removes it."""

import secrets

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from kelembagaan.akun.models import Pengguna
from kelembagaan.posyandu.models import Posyandu
from posyandu_site.contoh import hapus, muat
from posyandu_site.contoh.lembaga import AKUN
from posyandu_site.management.commands.siapkan import Cap

HURUF = "abcdefghjkmnpqrstuvwxyz23456789"


class Command(BaseCommand):
    help = "Memuat data contoh (tempat nyata, orang rekaan), atau menghapusnya dengan --hapus"

    def add_arguments(self, parser):
        parser.add_argument("--hapus", action="store_true", help="hapus data contoh")

    def handle(self, *, hapus, **options):
        if not settings.CONTOH_BOLEH:
            raise CommandError("Data contoh tidak boleh dimuat di pengaturan produksi.")
        return self.hapus() if hapus else self.muat()

    @property
    def berkas(self):
        return settings.VAR_DIR / "akun-contoh.txt"

    def muat(self):
        if Pengguna.objects.filter(contoh=True).exists():
            if self.berkas.exists():
                raise CommandError("Data contoh sudah ada. Hapus dulu dengan --hapus.")
            # The file is written last: a load that was cut off begins again.
            hapus.hapus_contoh()
        if Posyandu.objects.exists() or Pengguna.objects.filter(is_superuser=False).exists():
            raise CommandError("Sudah ada data sungguhan; data contoh tidak dimuat di sampingnya.")
        sandi = "-".join("".join(secrets.choice(HURUF) for _ in range(4)) for _ in range(3))
        muat.muat_contoh(
            hari_ini=timezone.localdate(), sandi_hash=make_password(sandi), lapor=self.lapor
        )
        self.tulis_akun(sandi)

    def lapor(self, pesan):
        self.stdout.write(f"  {pesan}")
        self.stdout.flush()

    def tulis_akun(self, sandi):
        baris = [f"Sandi semua akun contoh: {sandi}", ""]
        baris += [f"{nama:<16}{orang}, {peran.label}" for nama, orang, peran, *_ in AKUN]
        baris.append(f"{'admin':<16}Pengelola sistem")
        self.berkas.parent.mkdir(parents=True, exist_ok=True)
        self.berkas.unlink(missing_ok=True)
        self.berkas.touch(mode=0o600)
        self.berkas.write_text("\n".join(baris) + "\n")

    def hapus(self):
        hapus.hapus_contoh()
        self.berkas.unlink(missing_ok=True)
        Cap("contoh").simpan("dihapus")
        self.stdout.write("Data contoh sudah dihapus.")
