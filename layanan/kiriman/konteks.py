"""What the items of a batch refer to, read once for all of them."""

from collections import defaultdict

from django.utils.functional import SimpleLazyObject

from kelembagaan.akun.models import Pengguna, Penugasan
from kelembagaan.cakupan import kode_leluhur
from kelembagaan.peran import Peran
from kelembagaan.wilayah.zona import hari_ini
from layanan.formulir.daftar import semua_formulir
from layanan.formulir.forms import KonteksKirim, SubjekField
from layanan.kegiatan.models import Kegiatan
from layanan.kiriman.item import baca_uuid
from layanan.pendampingan.models import Pendampingan
from layanan.permohonan.models import Permohonan
from layanan.warga.models import Kehamilan, Keluarga, Tamu, Warga

MODEL_SUBJEK = {
    "warga": Warga,
    "keluarga": Keluarga,
    "kehamilan": Kehamilan,
    "kegiatan": Kegiatan,
    "pendampingan": Pendampingan,
    "permohonan": Permohonan,
}


def subjek_dinamai(item):
    """{("warga"|"keluarga"|"kehamilan", kunci)} that an item names."""
    formulir = semua_formulir().get(item.formulir)
    if formulir is None:
        return set()
    nama = {
        (isian.subjek, baca_uuid(item.isi.get(kolom)))
        for kolom, isian in formulir.form.base_fields.items()
        if isinstance(isian, SubjekField)
    }
    return {satu for satu in nama if satu[1]}


def baca_subjek(posyandu, nama):
    """(subjek, asing, tamu) of these names, one query per kind.

    subjek: {name: row} whom this Posyandu may serve, guests included; asing: names that belong
    elsewhere; tamu: {(warga's pk, day)}. A name in neither has not arrived.
    """
    per_model = defaultdict(list)
    for jenis, kunci in nama:
        per_model[jenis].append(kunci)
    ada = {
        (jenis, baris.kunci): baris
        for jenis, kunci in per_model.items()
        for baris in MODEL_SUBJEK[jenis].objects.filter(kunci__in=kunci)
    }
    jauh = {n for n, baris in ada.items() if baris.posyandu_id != posyandu.pk}
    tamu = set()
    if warga := [ada[n].pk for n in jauh if n[0] == "warga"]:
        tamu = set(
            Tamu.objects.filter(posyandu=posyandu, warga__in=warga).values_list(
                "warga_id", "tanggal"
            )
        )
    bertamu = {pk for pk, _ in tamu}
    asing = {n for n in jauh if n[0] != "warga" or ada[n].pk not in bertamu}
    return {n: baris for n, baris in ada.items() if n not in asing}, asing, tamu


def baca_petugas(posyandu, *, pernah=False):
    """{pk: Pengguna} of the kader, pengurus and nakes of this Posyandu; `pernah`: also former."""
    penugasan = Penugasan.objects.all() if pernah else Penugasan.objects.berlaku()
    penugasan = penugasan.filter(keadaan=Penugasan.Keadaan.BERLAKU)
    kode = [posyandu.kode, *kode_leluhur(posyandu.kode)]
    di_sini = penugasan.filter(kode__in=kode, peran__in=[Peran.KADER, Peran.PENGURUS, Peran.NAKES])
    dari_jauh = penugasan.filter(peran=Peran.NAKES, desa_lain__kode__in=kode)
    siapa = di_sini.values("pengguna").union(dari_jauh.values("pengguna"))
    return {
        p.pk: p
        for p in Pengguna.objects.filter(pk__in=siapa).only("nama", "username").order_by("nama")
    }


def bangun_konteks(*, pengguna, penugasan, posyandu, items=()):
    """KonteksKirim of one sender in one Posyandu, for these items; without: for an empty form.

    With items, former kader may be named too: an entry can arrive after its petugas has left.
    """
    nama = set().union(*map(subjek_dinamai, items))
    subjek, asing, tamu = baca_subjek(posyandu, nama)

    def petugas():
        return {pengguna.pk: pengguna, **baca_petugas(posyandu, pernah=bool(items))}

    return KonteksKirim(
        posyandu=posyandu,
        pengguna=pengguna,
        penugasan=penugasan,
        cakupan=penugasan.cakupan(),
        hari_ini=hari_ini(posyandu.kode),
        subjek=subjek,
        asing=asing,
        petugas=SimpleLazyObject(petugas),
        tamu=tamu,
    )
