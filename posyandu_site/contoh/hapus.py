"""Removes the sample and nothing else."""

import pgtrigger
from django.apps import apps
from django.core.management.base import CommandError
from django.db import transaction
from django.db.models import ProtectedError

from kelembagaan.akun.models import Pengguna, Penugasan
from kelembagaan.kalender.models import HariLibur
from kelembagaan.posyandu.models import PerangkatDaerah, Posyandu, SuratKeputusan
from layanan.berkas.models import Berkas
from layanan.formulir.daftar import semua_formulir
from layanan.formulir.models import PengaturanRegister
from layanan.hari_buka.models import HariBuka
from layanan.kiriman.models import Kiriman
from layanan.laporan.models import LaporanBulanan
from layanan.penerusan.models import BacaPenerusan, Penerusan
from layanan.permohonan.hitungan import simpan_hitungan
from layanan.permohonan.models import BacaPermohonan, BatasLayanan, RefBerkas
from layanan.tepat_sasaran.models import PeriksaSasaran
from layanan.trantibumlinmas.kasus.models import (
    BacaKasus,
    KasusRahasia,
    LangkahKasus,
    PengaturanKasus,
)
from layanan.warga.models import Keluarga, Warga
from pembinaan.rekap.models import RekapWilayah, TandaUsang
from pembinaan.tinjauan.models import Keputusan


@transaction.atomic
def hapus_contoh():
    """Delete all that belongs to the sample's Posyandu and accounts.

    Raises CommandError, and deletes nothing, where real data already hangs on it.
    """
    posyandu = Posyandu.objects.filter(contoh=True)
    pengguna = Pengguna.objects.filter(contoh=True)
    if Posyandu.objects.filter(contoh=False).exists():
        pesan = "Sudah ada Posyandu sungguhan; hapus data contoh satu per satu di admin."
        raise CommandError(pesan)
    try:
        BacaPermohonan.objects.filter(permohonan__posyandu__in=posyandu).delete()
        with pgtrigger.ignore("layanan.LangkahPermohonan:langkah_tetap"):
            for formulir in reversed(semua_formulir().values()):
                if formulir.model not in (Keluarga, Warga):
                    formulir.model.objects.filter(posyandu__in=posyandu).delete()
        for model in (BatasLayanan, HariLibur, RefBerkas):
            model.objects.exclude(wilayah=None).delete()
        with pgtrigger.ignore("layanan.LangkahKasus:tetap", "layanan.BacaKasus:tetap"):
            for model in (LangkahKasus, BacaKasus):
                model.objects.filter(kasus__posyandu__in=posyandu).delete()
        KasusRahasia.objects.filter(posyandu__in=posyandu).delete()
        for model in (
            PengaturanKasus,
            PengaturanRegister,
            BacaPenerusan,
            Penerusan,
            PeriksaSasaran,
        ):
            model.objects.all().delete()
        for berkas in Berkas.objects.filter(pengguna__in=pengguna):
            berkas.isi.delete(save=False)
            berkas.delete()
        Kiriman.objects.filter(pengguna__in=pengguna).delete()
        HariBuka.objects.filter(posyandu__in=posyandu).delete()
        for nama in ("Tamu", "BacaPribadi"):
            apps.get_model("layanan", nama).objects.filter(warga__posyandu__in=posyandu).delete()
        Warga.objects.filter(posyandu__in=posyandu).delete()
        Keluarga.objects.filter(posyandu__in=posyandu).delete()
        for model in (LaporanBulanan, Keputusan, RekapWilayah, TandaUsang):
            model.objects.all().delete()
        Penugasan.objects.filter(pengguna__in=pengguna).delete()
        SuratKeputusan.objects.filter(posyandu__in=posyandu).delete()
        posyandu.delete()
        PerangkatDaerah.objects.all().delete()
        pengguna.delete()
        simpan_hitungan()
    except ProtectedError as galat:
        raise CommandError(
            "Data contoh masih dipakai oleh data lain, jadi tidak dihapus."
        ) from galat
