from dataclasses import dataclass

from kelembagaan.cakupan import kode_leluhur
from kelembagaan.posyandu.models import PerangkatDaerah
from layanan.formulir.daftar import semua_formulir
from layanan.formulir.selectors import isi_catatan, nama_subjek, siapa


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
