"""What does not fit together: for each list a fixed number of queries over a whole region.

Each takes a Cakupan and a day, and gives Temuan without names, so that a desa's rows and the
counts of a kabupaten come from one place.
"""

import datetime
import hashlib
from dataclasses import dataclass

from dateutil.relativedelta import relativedelta
from django.db.models import Count, Exists, F, Max, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, TruncMonth
from django.utils.formats import date_format

from layanan.laporan.indikator import terakhir
from layanan.pendampingan.models import Pendampingan
from layanan.pendidikan.models import AnakTidakSekolah
from layanan.permohonan.alur import Keadaan, Ragam
from layanan.permohonan.models import Permohonan
from layanan.perumahan.models import RumahLayakHuni
from layanan.sosial.models import FakirMiskin, PenyaluranBansos
from layanan.sosial.models_verifikasi import VerifikasiSosial
from layanan.tepat_sasaran.models import Daftar
from layanan.warga.models import Keluarga, Warga

# Aid of so many days counts as being received.
SETAHUN = datetime.timedelta(days=365)
# The widest programme, PBI-JKN, takes households up to this desil of DTSEN.
DESIL_SASARAN = 5
DESIL_TERTINGGI = 10
# Anak tidak sekolah are children up to 18 years.
UMUR_SEKOLAH = 19


@dataclass(frozen=True)
class Temuan:
    """One household (or person) of a list; `sidik` names the facts it stands there for."""

    kode_desa: str
    keluarga: int | None
    warga: int | None
    sidik: str
    kalimat: str

    @property
    def kunci(self):
        """What its examination is found by."""
        return self.keluarga, self.warga, self.sidik

    @property
    def kode(self):
        """How an address names it, without saying whom."""
        return hashlib.blake2b(repr(self.kunci).encode(), digest_size=8).hexdigest()


def cari(daftar, cakupan, hari):
    """[Temuan] of one list within the scope."""
    return list(PENCARI[daftar](cakupan, hari))


def _disalurkan(hari):
    return PenyaluranBansos.objects.berlaku().filter(tanggal__range=(hari - SETAHUN, hari))


def _menerima(hari, keluarga):
    """Q: the household at this path, or one of its people, was given something within a year."""
    semua = _disalurkan(hari).order_by()
    sendiri = semua.filter(keluarga=OuterRef(keluarga))
    anggota = semua.filter(warga__keluarga=OuterRef(keluarga))
    return Exists(sendiri) | Exists(anggota)


def _verifikasi(kolom, keluarga, kosong):
    """A column of the last verification of the household at this path; `kosong` without one."""
    semua = VerifikasiSosial.objects.berlaku().filter(keluarga=OuterRef(keluarga))
    terakhir = Subquery(semua.order_by("-tanggal", "-pk").values(kolom)[:1])
    return Coalesce(terakhir, Value(kosong))


def _habis(hari, keluarga):
    """Q: all people of the household at this path have died or moved by this day."""
    anggota = Warga.objects.filter(keluarga=OuterRef(keluarga))
    return Exists(anggota) & ~Exists(anggota.hadir_pada(hari))


def _tanggal(hari):
    return date_format(hari, "j F Y")


def miskin_tanpa_bantuan(cakupan, hari):
    """Listed as poor, and given nothing within a year."""
    semua = FakirMiskin.objects.berlaku().filter(cakupan.saring("keluarga__posyandu__kode"))
    baris = (
        terakhir(semua, "keluarga")
        .annotate(peserta=_verifikasi("kepesertaan", "keluarga", ""))
        .exclude(_menerima(hari, "keluarga"))
        .exclude(_habis(hari, "keluarga"))
        .exclude(peserta="aktif")
        .order_by()
        .values_list("keluarga__posyandu__wilayah__kode", "keluarga", "pk", "tanggal")
    )
    for kode, keluarga, pk, tanggal in baris:
        kalimat = f"Terdata miskin {_tanggal(tanggal)}, setahun ini tidak menerima bantuan"
        yield Temuan(kode, keluarga, None, f"{pk}", kalimat)


def menerima_tanpa_data(cakupan, hari):
    """Given aid within a year, or said to be in a programme, and not listed as poor."""
    terdata = FakirMiskin.objects.berlaku().filter(keluarga=OuterRef("pk")).order_by()
    salur = _disalurkan(hari).order_by("-tanggal", "-pk").values("program")
    baris = (
        Keluarga.objects.filter(cakupan.saring("posyandu__kode"))
        .annotate(
            peserta=_verifikasi("kepesertaan", "pk", ""),
            desil=_verifikasi("desil", "pk", DESIL_TERTINGGI),
            program=Coalesce(
                Subquery(salur.filter(keluarga=OuterRef("pk"))[:1]),
                Subquery(salur.filter(warga__keluarga=OuterRef("pk"))[:1]),
                _verifikasi("program", "pk", "lainnya"),
            ),
        )
        .filter(_menerima(hari, "pk") | Q(peserta="aktif"))
        .exclude(Exists(terdata))
        .exclude(desil__lte=DESIL_SASARAN)
        .order_by()
        .values_list("posyandu__wilayah__kode", "pk", "program")
    )
    nama = dict(VerifikasiSosial.ProgramBantuan.choices)
    for kode, keluarga, program in baris:
        kalimat = f"Menerima {nama[program]}, belum ada di pendataan fakir miskin"
        yield Temuan(kode, keluarga, None, program, kalimat)


def ganda(cakupan, hari):
    """The same kind of aid more than once in a month, for a household and its people together."""
    baris = (
        _disalurkan(hari)
        .filter(cakupan.saring("posyandu__kode"))
        .annotate(
            rumah=Coalesce("keluarga", "warga__keluarga"),
            bulan=TruncMonth("tanggal"),
        )
        .order_by()
        .values_list("posyandu__wilayah__kode", "rumah", "jenis_bantuan", "bulan")
        .annotate(kali=Count("pk"))
        .filter(kali__gt=1)
    )
    nama = dict(PenyaluranBansos.JenisBantuan.choices)
    for kode, keluarga, jenis, bulan, kali in baris:
        kalimat = f"{nama[jenis]}: {kali} kali pada {date_format(bulan, 'F Y')}"
        yield Temuan(kode, keluarga, None, f"{jenis} {bulan:%Y-%m} {kali}", kalimat)


def keluar(cakupan, hari):
    """Given to a person after she died or moved, or to a household of which nobody was left."""
    salur = _disalurkan(hari).filter(cakupan.saring("posyandu__kode"))
    lewat = Q(warga__meninggal_pada__lt=F("tanggal")) | Q(warga__pindah_pada__lt=F("tanggal"))
    anggota = Warga.objects.filter(keluarga=OuterRef("keluarga"))
    habis = Exists(anggota) & ~Exists(anggota.hadir_pada(OuterRef("tanggal")))
    baris = (
        salur.filter(lewat | (Q(keluarga__isnull=False) & habis))
        .order_by()
        .values_list("posyandu__wilayah__kode", "keluarga", "warga")
        .annotate(
            terakhir=Max("tanggal"),
            meninggal=Max("warga__meninggal_pada"),
            pindah=Max("warga__pindah_pada"),
        )
    )
    for kode, keluarga, warga, tanggal, meninggal, pindah in baris:
        sebab = "Semua anggotanya sudah meninggal atau pindah"
        if warga:
            kata, saat = ("Meninggal", meninggal) if meninggal else ("Pindah", pindah)
            sebab = f"{kata} {_tanggal(saat)}"
        kalimat = f"{sebab}, menerima bantuan {_tanggal(tanggal)}"
        yield Temuan(kode, keluarga, warga, f"{tanggal:%Y-%m-%d}", kalimat)


def tidak_sekolah(cakupan, hari):
    """Children last seen out of school whom nobody accompanies."""
    semua = AnakTidakSekolah.objects.berlaku().filter(cakupan.saring("warga__posyandu__kode"))
    langkah = Pendampingan.objects.berlaku().order_by()
    selesai = langkah.filter(induk=OuterRef("pk")).exclude(hasil_akhir="")
    buka = langkah.filter(~Exists(selesai), bidang_spm="pendidikan", induk=None)
    baris = (
        terakhir(semua, "warga")
        .filter(
            status_sekolah__in=AnakTidakSekolah.TIDAK_SEKOLAH,
            warga__in=Warga.objects.hadir_pada(hari),
            warga__tanggal_lahir__gt=hari - relativedelta(years=UMUR_SEKOLAH),
        )
        .exclude(status_sekolah="lulus", tingkat="sma")
        .exclude(Exists(buka.filter(warga=OuterRef("warga"))))
        .exclude(Exists(buka.filter(keluarga=OuterRef("warga__keluarga"))))
        .order_by()
        .select_related("warga__posyandu__wilayah")
    )
    for satu in baris:
        kalimat = f"{satu.get_status_sekolah_display()}, dicatat {_tanggal(satu.tanggal)}"
        kode = satu.warga.posyandu.wilayah.kode
        yield Temuan(kode, None, satu.warga_id, f"{satu.pk}", kalimat)


def rumah(cakupan, hari):
    """Houses last found unfit, without a request that still stands or was met."""
    semua = RumahLayakHuni.objects.berlaku().filter(cakupan.saring("keluarga__posyandu__kode"))
    diminta = (
        Permohonan.objects.berlaku()
        .filter(ragam=Ragam.PERMOHONAN, bidang_spm="perumahan")
        .exclude(keadaan__in=(Keadaan.DITOLAK, Keadaan.DITARIK))
        .order_by()
    )
    baris = (
        terakhir(semua, "keluarga")
        .filter(kategori="rtlh")
        .exclude(_habis(hari, "keluarga"))
        .exclude(Exists(diminta.filter(keluarga=OuterRef("keluarga"))))
        .exclude(Exists(diminta.filter(warga__keluarga=OuterRef("keluarga"))))
        .order_by()
        .values_list("keluarga__posyandu__wilayah__kode", "keluarga", "pk", "tanggal")
    )
    for kode, keluarga, pk, tanggal in baris:
        kalimat = f"Tidak layak huni {_tanggal(tanggal)}, belum ada permohonan"
        yield Temuan(kode, keluarga, None, f"{pk}", kalimat)


PENCARI = {
    Daftar.MISKIN_TANPA_BANTUAN: miskin_tanpa_bantuan,
    Daftar.MENERIMA_TANPA_DATA: menerima_tanpa_data,
    Daftar.GANDA: ganda,
    Daftar.KELUAR: keluar,
    Daftar.RUMAH: rumah,
    Daftar.TIDAK_SEKOLAH: tidak_sekolah,
}
