from django.urls import reverse
from django.utils import timezone

from kelembagaan.akun.models import Penugasan
from kelembagaan.akun.wewenang import boleh_menetapkan


def usulan_menunggu(cakupan):
    """Proposals that this scope may decide on, oldest first."""
    calon = (
        Penugasan.objects.dalam(cakupan)
        .filter(keadaan=Penugasan.Keadaan.DIUSULKAN)
        .exclude(pengguna=cakupan.pengguna_id)
        .select_related("pengguna", "posyandu", "wilayah", "perangkat_daerah", "diusulkan_oleh")
        .order_by("pk")
    )
    return [p for p in calon if boleh_menetapkan(cakupan, p.peran, p.kode)]


def menunggu(cakupan):
    """For the home page: (text, number, address)."""
    hasil = []
    if cakupan.boleh("tetapkan_pengurus") or cakupan.boleh("konfirmasi_nakes"):
        jumlah = len(usulan_menunggu(cakupan))
        if jumlah:
            hasil.append(("Usulan menunggu konfirmasi", jumlah, reverse("kelembagaan:usulan")))
    return hasil


def tempat_kembali(cakupan, pengguna):
    """(address, name) of where the code page leads back to."""
    for p in pengguna.penugasan.all():
        if p.posyandu_id and cakupan.memuat(p.kode):
            return reverse("kelembagaan:pengurus", args=[p.posyandu_id]), "Pengurus dan kader"
    if cakupan.boleh("kelola_lembaga"):
        return reverse("admin:kelembagaan_pengguna_change", args=[pengguna.pk]), str(pengguna)
    return reverse("kelembagaan:posyandu_daftar"), "Posyandu"


def anggota(posyandu, cakupan):
    """An already scoped Posyandu's people as pengurus, kader, usulan, selesai."""
    hari_ini = timezone.localdate()
    kelompok = {"pengurus": [], "kader": [], "usulan": [], "selesai": []}
    semua = (
        Penugasan.objects.dalam(cakupan)
        .filter(posyandu=posyandu)
        .exclude(keadaan=Penugasan.Keadaan.DITOLAK)
        .select_related("pengguna", "sk", "sk_selesai", "posyandu", "diusulkan_oleh")
        .prefetch_related("pengguna__penugasan")
        .order_by("pengguna__nama")
    )
    for p in semua:
        if p.keadaan == p.Keadaan.DIUSULKAN:
            kelompok["usulan"].append(p)
        elif p.selesai and p.selesai <= hari_ini:
            kelompok["selesai"].append(p)
        else:
            kelompok[p.peran].append(p)
    urutan = ["ketua", "sekretaris", "bendahara", "ketua_bidang"]
    kelompok["pengurus"].sort(key=lambda p: urutan.index(p.jabatan))
    return kelompok
