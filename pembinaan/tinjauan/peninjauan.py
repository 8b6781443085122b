"""The facts of one unit for one person, gathered from the database for the review table."""

import datetime
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q

from kelembagaan.akun.models import Penugasan
from kelembagaan.cakupan import q_prefiks
from kelembagaan.peran import Peran
from kelembagaan.wilayah.zona import hari_ini
from layanan.laporan.bulan import akhir_bulan
from layanan.laporan.keadaan import TERKUNCI, Keadaan
from layanan.laporan.models import LaporanBulanan, UnitBulan
from layanan.laporan.selectors import kesehatan_diperiksa
from pembinaan.rekap.harapan import anak_diharapkan
from pembinaan.rekap.models import RekapWilayah
from pembinaan.tinjauan import alur
from pembinaan.tinjauan.alur import Aksi, Konteks
from pembinaan.tinjauan.models import Keputusan, PengaturanTim
from pembinaan.tinjauan.pejabat import Pejabat, pejabat_unit
from pembinaan.tinjauan.tenggat import DaftarTenggat

# From so many days before the deadline on a missing check of the health part holds nobody up.
TANPA_PERIKSA = datetime.timedelta(days=3)


@dataclass
class Peninjauan:
    """One unit, the rows above it and the person who looks at it.

    `leluhur`: {code: row} of at least the parent, where it has a row; `unit` may be unsaved
    (nobody has begun). A constant number of queries, read as needed.
    """

    unit: UnitBulan
    leluhur: dict[str, UnitBulan]
    cakupan: object
    pengguna: object

    @cached_property
    def pejabat(self) -> Pejabat:
        return pejabat_unit(self.unit)

    @cached_property
    def relasi(self):
        return self.pejabat.relasi(self.unit, self.cakupan)

    @cached_property
    def riwayat(self):
        """All decisions on the unit, oldest first."""
        return list(Keputusan.objects.filter(kode=self.unit.kode, bulan=self.unit.bulan))

    @cached_property
    def ajukan_terakhir(self):
        return next((k for k in reversed(self.riwayat) if k.aksi == Aksi.AJUKAN), None)

    @cached_property
    def konteks(self):
        unit, ajukan = self.unit, self.ajukan_terakhir
        return Konteks(
            bulan_berakhir=hari_ini(unit.kode) >= akhir_bulan(unit.bulan),
            anak_lengkap=not self.anak_ditunggu,
            kesehatan_diperiksa=self._kesehatan_diperiksa(),
            induk_terbuka=self.induk_terbuka,
            ada_bawahan_terkunci=self._ada_bawahan_terkunci(),
            pengirim_sendiri=ajukan is not None
            and ajukan.oleh_id == self.pengguna.pk
            and not ajukan.mewakili,
            satu_satunya=self._satu_satunya(),
            sebelum_dimaklumi=unit.keadaan_semula or None,
        )

    @property
    def induk_terbuka(self):
        induk = self.leluhur.get(self.unit.kode_induk)
        return induk is None or induk.keadaan not in TERKUNCI

    def tawarkan(self):
        """The steps this person may take now."""
        if not self.relasi:
            return ()
        return alur.tawarkan(self.unit.keadaan, self.relasi, self.konteks)

    @cached_property
    def anak(self):
        """{code: keadaan} of the direct children that have a row."""
        if len(self.unit.kode) == 17:
            return {}
        model = LaporanBulanan if len(self.unit.kode) == 13 else RekapWilayah
        baris = model.objects.filter(kode_induk=self.unit.kode, bulan=self.unit.bulan)
        return dict(baris.order_by("kode").values_list("kode", "keadaan"))

    @cached_property
    def harapan(self):
        """Codes of the direct children that the month waits for."""
        if len(self.unit.kode) == 17:
            return set()
        return anak_diharapkan(bulan=self.unit.bulan, kode=self.unit.kode)

    @cached_property
    def anak_ditunggu(self):
        """Codes of the expected children that are neither approved nor excused."""
        return {kode for kode in self.harapan if self.anak.get(kode) not in alur.SELESAI}

    def _satu_satunya(self):
        if not self.unit.kode:
            return False
        return self.pejabat.pelaksana(self.unit.kode_induk)[1] <= {self.pengguna.pk}

    def _ada_bawahan_terkunci(self):
        unit = self.unit
        if len(unit.kode) == 17 or unit.keadaan != Keadaan.DIAJUKAN:
            return False
        if TERKUNCI & set(self.anak.values()):
            return True
        bawah = q_prefiks("kode", unit.kode) & ~Q(kode=unit.kode)
        return any(
            model.objects.filter(bawah, bulan=unit.bulan, keadaan__in=TERKUNCI).exists()
            for model in (RekapWilayah, LaporanBulanan)
        )

    def _kesehatan_diperiksa(self):
        """True also where the check is not required (Permendagri 13/2024 leaves it to the region).

        Not required: without the kabupaten's setting, without an active nakes in the desa, and
        from three days before the deadline on.
        """
        unit = self.unit
        if len(unit.kode) != 17:
            return True
        kab = PengaturanTim.objects.filter(wilayah__kode=unit.kode[:5], periksa_kesehatan=True)
        if not kab.exists():
            return True
        batas = DaftarTenggat([unit.kode]).batas(unit.kode, unit.bulan)
        return (
            hari_ini(unit.kode) >= batas - TANPA_PERIKSA
            or kesehatan_diperiksa(unit)
            or not Penugasan.objects.berlaku()
            .filter(Q(kode=unit.kode_induk) | Q(desa_lain__kode=unit.kode_induk))
            .filter(peran=Peran.NAKES)
            .exists()
        )
