"""The panel of a unit: its state, why it is locked and by whom, what one may do, what was done."""

from dataclasses import dataclass, field

from kelembagaan.cakupan import kode_leluhur
from kelembagaan.posyandu.models import Posyandu
from kelembagaan.wilayah.istilah import nama_lengkap
from kelembagaan.wilayah.models import Wilayah
from kelembagaan.wilayah.zona import hari_ini
from layanan.laporan.keadaan import TERKUNCI, Keadaan
from layanan.laporan.models import UnitBulan
from pembinaan.rekap.models import RekapWilayah
from pembinaan.tinjauan import alur
from pembinaan.tinjauan.alur import Aksi, Relasi, Tawaran
from pembinaan.tinjauan.forms import LangkahForm
from pembinaan.tinjauan.models import Keputusan
from pembinaan.tinjauan.peninjauan import Peninjauan
from pembinaan.tinjauan.tenggat import DaftarTenggat
from pembinaan.tinjauan.unit import baca_unit, nama_unit

PUSAT = "pusat"  # stands for the empty code in a choice


@dataclass
class Tombol:
    """One step offered to this person; `form` is None where it asks for nothing."""

    tawaran: Tawaran
    form: LangkahForm | None = None

    @property
    def aksi(self):
        return self.tawaran.aksi.value

    @property
    def wajib(self):
        """Whether an input must be filled, so that one press is not enough."""
        return any(isian.wajib for isian in self.tawaran.isian)


@dataclass
class Panel:
    unit: UnitBulan
    nama: str
    tombol: list[Tombol] = field(default_factory=list)
    riwayat: list[Keputusan] = field(default_factory=list)
    halangan: str = ""
    menunggu_induk: bool = False
    batas: object = None
    terlambat: bool = False
    maklum_lewat: bool = False
    sampai_sini: tuple | None = None

    @property
    def terakhir(self):
        return self.riwayat[-1] if self.riwayat else None

    @property
    def terbaru(self):
        """The history, newest first."""
        return self.riwayat[::-1]

    @property
    def terkunci(self):
        return self.unit.keadaan in TERKUNCI

    @property
    def utama(self):
        """What one press does; shown as buttons."""
        return [t for t in self.tombol if not t.wajib]

    @property
    def berisian(self):
        """What asks for something first; shown folded."""
        return [t for t in self.tombol if t.wajib]


def tinjau(kode, bulan, *, cakupan, pengguna):
    """The Peninjauan of a unit by its code; DoesNotExist where there is no such unit."""
    unit = baca_unit(kode, bulan)
    leluhur = RekapWilayah.objects.filter(kode__in=kode_leluhur(kode), bulan=bulan)
    return Peninjauan(unit, {satu.kode: satu for satu in leluhur}, cakupan, pengguna)


def buat_panel(peninjauan, tenggat=None):
    """The Panel for one who looks at the unit."""
    unit = peninjauan.unit
    hari = hari_ini(unit.kode)
    batas = (tenggat or DaftarTenggat([unit.kode])).batas(unit.kode, unit.bulan)
    tombol = [Tombol(t, _form(t, peninjauan)) for t in peninjauan.tawarkan()]
    return Panel(
        unit=unit,
        nama=nama_unit(unit),
        tombol=tombol,
        riwayat=peninjauan.riwayat,
        halangan=_halangan(peninjauan, tombol),
        menunggu_induk=unit.keadaan == Keadaan.DIAJUKAN and not peninjauan.induk_terbuka,
        batas=batas,
        terlambat=batas is not None and unit.diajukan_pertama_pada is None and hari > batas,
        maklum_lewat=unit.dimaklumi_sampai is not None and unit.dimaklumi_sampai < hari,
        sampai_sini=_sampai_sini(peninjauan),
    )


def baca_panel(kode, bulan, *, cakupan, pengguna):
    """The Panel of a unit by its code."""
    return buat_panel(tinjau(kode, bulan, cakupan=cakupan, pengguna=pengguna))


def _halangan(peninjauan, tombol):
    """Why the step that one would expect is not offered; one sentence, or none."""
    sendiri = {Relasi.UNIT_SENDIRI, Relasi.MEWAKILI_UNIT} & peninjauan.relasi
    keadaan = peninjauan.unit.keadaan
    if Relasi.PUSAT in peninjauan.relasi:
        harapan = Aksi.TETAPKAN if keadaan != Keadaan.DISETUJUI else None
    elif sendiri and keadaan not in TERKUNCI:
        harapan = Aksi.AJUKAN
    elif {Relasi.INDUK, Relasi.MEWAKILI_INDUK} & peninjauan.relasi:
        harapan = Aksi.SETUJUI if keadaan == Keadaan.DIAJUKAN else None
    else:
        harapan = None
    if harapan is None or any(t.aksi == harapan for t in tombol):
        return ""
    return alur.boleh(harapan, keadaan, peninjauan.konteks).sebab


def _form(tawaran, peninjauan):
    if not tawaran.isian:
        return None
    return LangkahForm(tawaran.aksi, pilihan_unit=pilihan_unit(tawaran.aksi, peninjauan))


def pilihan_unit(aksi, peninjauan):
    """[(code, name)] of where the path of this step may end; none for a step without a path."""
    if alur.SAMPAI_UNIT not in alur.ATURAN[aksi].isian:
        return []
    pusat = [(PUSAT, "Hanya laporan pusat")] if aksi is Aksi.BUKA else []
    return [*pusat, *_anak_terkunci(peninjauan)]


def _anak_terkunci(peninjauan):
    """[(code, name)] of the locked children; for a deeper unit the step is on its own page."""
    kode = [kode for kode, keadaan in peninjauan.anak.items() if keadaan in TERKUNCI]
    model = Posyandu if len(peninjauan.unit.kode) == 13 else Wilayah
    nama = model.objects.in_bulk(kode, field_name="kode")
    return [
        (satu, (str if model is Posyandu else nama_lengkap)(nama[satu]))
        for satu in kode
        if satu in nama
    ]


def _sampai_sini(peninjauan):
    """(code, aksi) of the step by which a tier far above returns everything down to this unit."""
    unit = peninjauan.unit
    wewenang = peninjauan.pejabat.wewenang(peninjauan.cakupan)
    if wewenang is None or unit.keadaan not in TERKUNCI or not unit.kode.startswith(wewenang):
        return None
    if wewenang == "" and _keadaan(peninjauan, "") == Keadaan.DISETUJUI:
        return "", Aksi.BUKA
    tangga = [*kode_leluhur(unit.kode), unit.kode]
    bawahan = tangga[tangga.index(wewenang) + 1 :]
    if len(bawahan) < 2 or _keadaan(peninjauan, bawahan[0]) != Keadaan.DIAJUKAN:
        return None
    return bawahan[0], Aksi.KEMBALIKAN_SAMPAI


def _keadaan(peninjauan, kode):
    baris = peninjauan.leluhur.get(kode)
    return baris.keadaan if baris else Keadaan.BELUM
