"""The papers that a ticket asks for: which there are, and which were seen or photographed."""

from dataclasses import dataclass

from django.db.models import Q

from kelembagaan.cakupan import kode_leluhur
from layanan.permohonan.jenis import BIDANG
from layanan.permohonan.models import RefBerkas


def berkas_diminta(kode, jenis="", *, bacaan=None):
    """[RefBerkas] of one kind at the place of this code, each kode once; without a kind of all.

    bacaan: where the rows are kept for all forms of a batch.
    """
    if bacaan is None or "berkas_permohonan" not in bacaan:
        semua = RefBerkas.objects.filter(
            Q(wilayah=None) | Q(wilayah__kode__in=kode_leluhur(kode)), dipakai=True
        )
        semua = list(semua.order_by("urutan", "pk"))
        if bacaan is not None:
            bacaan["berkas_permohonan"] = semua
    else:
        semua = bacaan["berkas_permohonan"]
    if jenis:
        semua = [
            satu
            for satu in semua
            if satu.bidang == BIDANG[jenis] and satu.jenis_permohonan in ("", jenis)
        ]
    return list({satu.kode: satu for satu in reversed(semua)}.values())[::-1]


@dataclass
class BerkasTiket:
    """One paper of a ticket: seen by the kader, and its photos."""

    kode: str
    nama: str
    terlihat: bool
    foto: list


def daftar_periksa(permohonan, foto):
    """[BerkasTiket]; foto: the Berkas of the ticket, each with its `bagian`."""
    per_bagian = {}
    for satu in foto:
        per_bagian.setdefault(satu.bagian, []).append(satu)
    return [
        BerkasTiket(
            satu.kode,
            satu.nama,
            satu.kode in permohonan.berkas_terlihat,
            per_bagian.get(satu.kode, []),
        )
        for satu in berkas_diminta(permohonan.posyandu.kode, permohonan.jenis_permohonan)
    ]
