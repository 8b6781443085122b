"""The sample's reviews: old months closed by pusat, the last two left in every keadaan."""

import datetime
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta
from django.utils import timezone

from kelembagaan.akun.models import Penugasan
from kelembagaan.pemberitahuan.models import Pemberitahuan
from layanan.laporan.models import LaporanBulanan
from pembinaan.rekap.models import RekapWilayah
from pembinaan.tinjauan.alur import Aksi
from pembinaan.tinjauan.models import Keputusan
from pembinaan.tinjauan.services import putuskan
from posyandu_site.contoh.lembaga import DESA_TANPA_AKUN

PANJANG = {"posyandu": 17, "desa": 13, "kecamatan": 8, "kabkota": 5, "provinsi": 2, "pusat": 0}
# Day of the following month on which a tier sends in the sample.
HARI_KIRIM = {17: 2, 13: 4, 8: 6, 5: 8, 2: 9, 0: 10}


class Peninjau:
    """Acts in the name of whoever holds a place in the sample."""

    def __init__(self, bulan):
        self.bulan = bulan
        self.pemegang = {}
        peran = ["pengurus", "pemdes", "tim_pembina"]
        for p in (
            Penugasan.objects.berlaku()
            .filter(peran__in=peran, pengguna__contoh=True)
            .select_related("pengguna", "posyandu", "wilayah")
        ):
            self.pemegang.setdefault(p.kode, p)

    def lakukan(self, kode, aksi, oleh, **lain):
        penugasan = self.pemegang[oleh]
        putuskan(
            kode=kode,
            bulan=self.bulan,
            aksi=aksi,
            cakupan=penugasan.cakupan(),
            pengguna=penugasan.pengguna,
            **lain,
        )

    def ajukan(self, kode):
        """Own unit sends; without an account the tier above sends and decides in one press."""
        self.lakukan(kode, Aksi.AJUKAN, kode if kode in self.pemegang else kode.rpartition(".")[0])

    def setujui(self, kode):
        induk = kode.rpartition(".")[0]
        if induk in self.pemegang:
            self.lakukan(kode, Aksi.SETUJUI, induk)
        else:  # the tier above decides in the name of one without an account
            self.lakukan(kode, Aksi.SETUJUI, induk.rpartition(".")[0])


def _unit(kode_posyandu, panjang):
    return sorted({k[:panjang] for k in kode_posyandu})


def tinjau_bulan(*, bulan, posyandu, hari_ini):
    """Reviews one past month as far as its age in the sample says."""
    kode = list(
        LaporanBulanan.objects.filter(bulan=bulan, posyandu__contoh=True).values_list(
            "kode", flat=True
        )
    )
    # Notices of the months before were read long ago.
    lama = Pemberitahuan.objects.filter(kepada__contoh=True, dibaca_pada__isnull=True)
    lama.update(dibaca_pada=timezone.now())
    peninjau = Peninjau(bulan)
    umur = relativedelta(hari_ini.replace(day=1), bulan).months + 12 * (
        relativedelta(hari_ini.replace(day=1), bulan).years
    )
    if umur == 1:
        _bulan_lalu(peninjau, kode, posyandu)
    else:
        _naikkan(peninjau, kode, hingga=5 if umur == 2 else 0)
    _tanggali(bulan)


def _naikkan(peninjau, kode, hingga):
    """Everything sent and approved upwards; the units of length `hingga` stay diajukan."""
    for k in kode:
        peninjau.ajukan(k)
        peninjau.setujui(k)
    for panjang in (13, 8, 5, 2):
        if panjang < hingga:
            return
        for unit in _unit(kode, panjang):
            peninjau.ajukan(unit)
            if unit != DESA_TANPA_AKUN and panjang > hingga:
                peninjau.setujui(unit)
    peninjau.lakukan("", Aksi.TETAPKAN, "")


def _bulan_lalu(peninjau, kode, posyandu):
    """Each keadaan once at least."""
    p = {nama: baris.kode for nama, baris in posyandu.items()}
    desa = p["Jeruk"][:13]
    for nama in ("Jeruk", "Mangga", "Melati", "Dahlia", "Timah Sehat", "Anggrek", "Wa Ode"):
        peninjau.ajukan(p[nama])
    for nama in ("Jeruk", "Timah Sehat", "Wa Ode"):
        peninjau.setujui(p[nama])
    peninjau.lakukan(
        p["Mangga"],
        Aksi.KEMBALIKAN,
        desa,
        catatan="Jumlah balita yang ditimbang lebih sedikit dari daftar hadir. Mohon diperiksa.",
    )
    peninjau.lakukan(
        p["Kenanga"],
        Aksi.MAKLUMI,
        p["Kenanga"][:13],
        catatan="Posyandu terendam banjir, hari buka ditunda.",
        sampai=peninjau.bulan + relativedelta(months=2),
    )


def _tanggali(bulan):
    """The decisions were taken just now; the sample lets them stand on days of their own month."""
    berikut = bulan + relativedelta(months=1)
    zona = ZoneInfo("Asia/Jakarta")
    for panjang, hari in HARI_KIRIM.items():
        pada = datetime.datetime(berikut.year, berikut.month, hari, 9, 15, tzinfo=zona)
        pola = f"^.{{{panjang}}}$"
        Keputusan.objects.filter(bulan=bulan, kode__regex=pola).update(pada=pada)
        for model in (LaporanBulanan, RekapWilayah):
            model.objects.filter(
                bulan=bulan, kode__regex=pola, diajukan_pertama_pada__isnull=False
            ).update(diajukan_pertama_pada=pada, diajukan_pada=pada)
