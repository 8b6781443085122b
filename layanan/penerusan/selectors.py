from dataclasses import dataclass

from django.core.paginator import Paginator

from kelembagaan.cakupan import kode_leluhur
from kelembagaan.parameter import baca_nomor
from kelembagaan.posyandu.models import PerangkatDaerah
from layanan.formulir.daftar import semua_formulir
from layanan.formulir.selectors import (
    daftar_catatan,
    isi_catatan,
    nama_subjek,
    ringkasan,
    siapa,
)

SATU_HALAMAN = 50
# So many entries go with one letter.
TERBANYAK = 500


@dataclass
class Baris:
    """One forwarded entry as an office reads it."""

    catatan: object
    siapa: str
    alamat: str
    isi: list


def perangkat_penerima(wilayah, formulir):
    """[PerangkatDaerah] of the regions above this desa that answer for the register's field."""
    kode = [*kode_leluhur(wilayah.kode), wilayah.kode]
    semua = PerangkatDaerah.objects.filter(aktif=True, wilayah__kode__in=kode)
    semua = semua.order_by("-wilayah__kode", "nama")
    return [p for p in semua if not p.mitra and formulir.bidang in p.bidang_dilayani]


class Pilihan:
    """The entries between which a desa chooses: those already chosen, then a page of the others.

    data: a POST; what is searched for stands in no address. bulan: first day of a month, or None.
    """

    def __init__(
        self, formulir, cakupan, data, *, semua_posyandu=(), posyandu=None, bulan=None, satu=None
    ):
        self.formulir, self.posyandu, self.bulan = formulir, posyandu, bulan
        self.semua_posyandu = semua_posyandu
        self.q = data.get("q", "").strip()[:60]
        semua = daftar_catatan(formulir, cakupan).filter(dibatalkan_pada=None)
        nomor = {pk for teks in data.getlist("catatan") if (pk := baca_nomor(teks))}
        if satu:
            semua = semua.filter(pk=satu)
            nomor |= {satu}
        self.dipilih = list(semua.filter(pk__in=nomor)[:TERBANYAK]) if nomor else []
        cocok = daftar_catatan(formulir, cakupan, posyandu=posyandu, bulan=bulan, cari=self.q)
        cocok = cocok.filter(dibatalkan_pada=None).exclude(pk__in=[c.pk for c in self.dipilih])
        if satu:
            cocok = cocok.none()
        self.halaman = Paginator(cocok, SATU_HALAMAN).get_page(data.get("tampilkan"))

    @property
    def opsi(self):
        """[(pk, text)] as the form offers them."""
        f = self.formulir
        return [
            (c.pk, f"{siapa(f, c)}, {c.tanggal:%d-%m-%Y}: {ringkasan(f, c)}")
            for c in (*self.dipilih, *self.halaman)
        ]


def catatan_diteruskan(penerusan):
    """The rows that were forwarded, as far as they still hold; newest first."""
    model = semua_formulir()[penerusan.formulir].model
    semua = model.objects.berlaku().filter(
        pk__in=penerusan.catatan, posyandu__wilayah=penerusan.wilayah_id
    )
    formulir = semua_formulir()[penerusan.formulir]
    return semua.select_related("posyandu", *_jalur(formulir)).order_by("-tanggal", "-pk")


def baris(formulir, catatan):
    """[Baris] of these entries."""
    return [
        Baris(c, siapa(formulir, c), _alamat(formulir, c), isi_catatan(formulir, c))
        for c in catatan
    ]


def _jalur(formulir):
    return ["warga__keluarga" if n == "warga" else n for n in nama_subjek(formulir)]


def _alamat(formulir, catatan):
    """Where to find whom an entry is about."""
    for nama in nama_subjek(formulir):
        if orang := getattr(catatan, nama):
            k = orang.keluarga if nama == "warga" else orang
            letak = [k.alamat, k.dusun, k.rt and f"RT {k.rt}", k.rw and f"RW {k.rw}"]
            return ", ".join(satu for satu in letak if satu)
    return ""
