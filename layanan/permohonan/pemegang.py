"""Who holds a ticket: the accounts behind a holder, and how this scope stands to it."""

from django.db.models import CharField, Value

from kelembagaan.akun.models import Pengguna, Penugasan
from kelembagaan.cakupan import kode_leluhur
from kelembagaan.peran import Golongan, Peran
from kelembagaan.posyandu.models import PerangkatDaerah
from layanan.permohonan.alur import Pemegang

JenisPerangkat = PerangkatDaerah.JenisPerangkat
# Characters of the code of a desa and of a kecamatan.
PANJANG_DESA, PANJANG_KECAMATAN = 13, 8
BERKANTOR = (Pemegang.PEMDES, Pemegang.KECAMATAN, Pemegang.OPD)


def _penugasan(permohonan, pemegang):
    """Active assignments of those who may act for this holder."""
    semua = Penugasan.objects.berlaku()
    kode = permohonan.posyandu.kode
    if pemegang == Pemegang.PEMDES:
        return semua.filter(peran=Peran.PEMDES, kode=kode[:PANJANG_DESA])
    semua = semua.untuk_bidang(permohonan.bidang_spm)
    if pemegang == Pemegang.POSYANDU:
        return semua.filter(posyandu=permohonan.posyandu_id)
    semua = semua.filter(peran=Peran.OPD)
    if pemegang == Pemegang.OPD:
        return semua.filter(perangkat_daerah=permohonan.perangkat_id)
    return semua.filter(
        kode=kode[:PANJANG_KECAMATAN],
        perangkat_daerah__jenis_perangkat=JenisPerangkat.KANTOR_KECAMATAN,
    )


def tanpa_akun(permohonan):
    """The offices on the ticket's way whose people have no active account; one query."""
    bagian = [
        _penugasan(permohonan, satu)
        .annotate(siapa=Value(satu.value, output_field=CharField()))
        .order_by()
        .values_list("siapa", flat=True)
        for satu in BERKANTOR
    ]
    berakun = set(bagian[0].union(*bagian[1:]))
    return frozenset(satu for satu in BERKANTOR if satu not in berakun)


def orang(permohonan, pemegang):
    """The accounts that a hand-over to this holder is told to."""
    siapa = _penugasan(permohonan, pemegang).values("pengguna")
    return Pengguna.objects.filter(pk__in=siapa)


def sebagai(permohonan, cakupan):
    """As which holder this scope acts on the ticket; None for who only reads it."""
    golongan = cakupan.golongan
    if golongan in (Golongan.KADER, Golongan.PENGURUS):
        milik = cakupan.posyandu_id == permohonan.posyandu_id
        boleh = milik and cakupan.boleh("catat_lain", permohonan.bidang_spm)
        return Pemegang.POSYANDU if boleh else None
    if not cakupan.boleh("proses_permohonan", permohonan.bidang_spm):
        return None
    if not cakupan.memuat(permohonan.posyandu.kode):
        return None
    if golongan == Golongan.PEMDES:
        return Pemegang.PEMDES
    if cakupan.kantor_kecamatan:
        return Pemegang.KECAMATAN
    return Pemegang.OPD if cakupan.perangkat_id == permohonan.perangkat_id else None


def kantor_kecamatan(permohonan):
    """The office of its kecamatan, or None."""
    return PerangkatDaerah.objects.filter(
        wilayah__kode=permohonan.posyandu.kode[:PANJANG_KECAMATAN],
        jenis_perangkat=JenisPerangkat.KANTOR_KECAMATAN,
        aktif=True,
    ).first()


def perangkat_pengampu(permohonan):
    """The offices in charge of the ticket's field there, nearest first."""
    semua = PerangkatDaerah.objects.filter(
        wilayah__kode__in=kode_leluhur(permohonan.posyandu.kode),
        bidang__contains=[permohonan.bidang_spm],
        aktif=True,
    ).exclude(jenis_perangkat__in=[JenisPerangkat.KANTOR_KECAMATAN, JenisPerangkat.MITRA])
    return semua.select_related("wilayah").order_by("-wilayah__kode", "nama")


def nama_pemegang(permohonan, pemegang=None):
    """The holder as people call it; reads the offices that the ticket names."""
    pemegang = Pemegang(pemegang or permohonan.pemegang)
    if pemegang == Pemegang.POSYANDU:
        return str(permohonan.posyandu)
    if pemegang == Pemegang.PEMDES:
        return f"Pemerintah {permohonan.posyandu.wilayah.nama}"
    if pemegang == Pemegang.OPD:
        return str(permohonan.perangkat or permohonan.kantor_lain or pemegang.label)
    return str(permohonan.kantor_kecamatan or pemegang.label)
