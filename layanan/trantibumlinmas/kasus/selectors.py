"""Whom a case may be handed to, where help is, and how many there were."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.urls import reverse

from kelembagaan.akun.models import Penugasan
from kelembagaan.bidang import Bidang
from kelembagaan.cakupan import kode_leluhur, q_prefiks
from kelembagaan.peran import Jabatan, Peran
from kelembagaan.posyandu.models import PerangkatDaerah
from layanan.laporan.bulan import akhir_bulan
from layanan.trantibumlinmas.kasus.models import (
    TANPA_PERSETUJUAN,
    KasusRahasia,
    LangkahKasus,
    PengaturanKasus,
)

DITERIMA = "Ada kasus rahasia yang diserahkan kepada Anda"


@dataclass(frozen=True)
class Nomor:
    """A number to call."""

    nama: str
    telepon: str
    keterangan: str = ""

    @property
    def putar(self):
        """The number as a phone dials it."""
        return "".join(c for c in self.telepon if c.isdigit() or c == "+")


# Kementerian Pemberdayaan Perempuan dan Perlindungan Anak: SAPA 129, by phone and by WhatsApp.
SAPA = (
    Nomor("SAPA 129", "129", "Perlindungan perempuan dan anak, setiap waktu"),
    Nomor("SAPA 129, WhatsApp", "08111-129-129"),
)


def boleh_catat(cakupan):
    """Whether this scope may record a case: kader of the field, and pengurus."""
    return cakupan.boleh("catat_kasus_rahasia", Bidang.TRANTIBUMLINMAS)


def boleh_lihat_daftar(cakupan):
    """Whether the list is there for this scope: who may record, may be handed one, or has one."""
    return (
        boleh_catat(cakupan)
        or cakupan.boleh("tangani_kasus_rahasia")
        or KasusRahasia.objects.dalam(cakupan).exists()
    )


def tempat_pertolongan(posyandu):
    """The offices of this Posyandu's regions that take cases, the nearest first."""
    kode = [*kode_leluhur(posyandu.wilayah.kode), posyandu.wilayah.kode]
    semua = PerangkatDaerah.objects.filter(
        Q(desa_dilayani=None) | Q(desa_dilayani=posyandu.wilayah_id),
        aktif=True,
        terima_kasus=True,
        wilayah__kode__in=kode,
    )
    return list(semua.order_by("-wilayah__kode", "nama").distinct())


def daftar_nomor(tempat):
    """[Nomor] to call: SAPA 129, then these offices, with an address where there is no number."""
    return [*SAPA, *(Nomor(t.nama, t.telepon, t.alamat) for t in tempat)]


def calon_penangan(posyandu, tempat, *, kecuali):
    """[Penugasan] of the persons it may be handed to: kades or lurah, nakes, people of `tempat`.

    kecuali: the Pengguna who hands it over.
    """
    desa = Q(wilayah=posyandu.wilayah_id)
    return list(
        Penugasan.objects.berlaku()
        .filter(
            (desa & Q(peran=Peran.PEMDES, jabatan=Jabatan.KADES))
            | (Q(peran=Peran.NAKES) & (desa | Q(desa_lain=posyandu.wilayah_id)))
            | Q(perangkat_daerah__in=[t.pk for t in tempat])
        )
        .exclude(pengguna=kecuali)
        .select_related("pengguna", "wilayah", "perangkat_daerah")
        .order_by("peran", "pengguna__nama", "pk")
        .distinct()
    )


def penyetuju(kasus, *, dari, ke):
    """[Pengguna] whose approval is asked before this case goes to `ke`; [] where none is needed.

    Without an active kades or lurah nobody could give it, and nobody is waited for.
    """
    if kasus.jenis_kasus in TANPA_PERSETUJUAN or Jabatan.KADES in (dari.jabatan, ke.jabatan):
        return []
    kode = [*kode_leluhur(kasus.posyandu.wilayah.kode), kasus.posyandu.wilayah.kode]
    aturan = PengaturanKasus.objects.filter(wilayah__kode__in=kode).order_by("-wilayah__kode")
    terdekat = aturan.first()
    if terdekat is None or not terdekat.perlu_persetujuan:
        return []
    kades = Penugasan.objects.berlaku().filter(
        peran=Peran.PEMDES, jabatan=Jabatan.KADES, wilayah=kasus.posyandu.wilayah_id
    )
    return [p.pengguna for p in kades.select_related("pengguna")]


def sudah_diputuskan(pk, penugasan):
    """Whether the last step of this case is her own decision."""
    terakhir = LangkahKasus.objects.filter(kasus=pk).last()
    putusan = LangkahKasus.AksiKasus.SETUJUI, LangkahKasus.AksiKasus.TOLAK
    return bool(terakhir) and terakhir.penugasan == penugasan and terakhir.aksi in putusan


def pernah_diserahkan(pk, penugasan):
    """Whether this assignment surely could have opened the case: handed where nobody's approval
    is ever asked, or approved. Of any other she must not learn that it is there.
    """
    tanpa = Q(aksi=LangkahKasus.AksiKasus.SERAHKAN, kasus__jenis_kasus__in=TANPA_PERSETUJUAN)
    semua = LangkahKasus.objects.filter(kasus=pk, ke=penugasan)
    return semua.filter(tanpa | Q(aksi=LangkahKasus.AksiKasus.SETUJUI)).exists()


def menunggu(cakupan):
    """[(text, number, address)] for the home page; nothing about the cases themselves."""
    isi = [
        (DITERIMA, KasusRahasia.objects.menunggu_dibuka(cakupan)),
        (
            "Penyerahan kasus rahasia menunggu persetujuan Anda",
            KasusRahasia.objects.menunggu_disetujui(cakupan),
        ),
    ]
    hitungan = [(teks, semua.count()) for teks, semua in isi]
    return [(teks, n, reverse("layanan:kasus_daftar")) for teks, n in hitungan if n]


def hitung_kasus(kode, bulan):
    """[(label, number)] of the month at this code and below it; only from kabupaten/kota up."""
    jumlah = dict(
        KasusRahasia.objects.filter(
            q_prefiks("posyandu__kode", kode), tanggal__range=(bulan, akhir_bulan(bulan))
        )
        .exclude(keadaan=KasusRahasia.Keadaan.BATAL)
        .order_by()
        .values_list("jenis_kasus")
        .annotate(Count("pk"))
    )
    return [(j.label, jumlah.get(j.value, 0)) for j in KasusRahasia.JenisKasus]
