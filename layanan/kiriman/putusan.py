"""What people decide on deliveries: which of two values stands, and what a former kader sent."""

import copy
import uuid

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from kelembagaan.akun.models import Pengguna, Penugasan
from kelembagaan.pemberitahuan.services import beri_tahu
from kelembagaan.peran import Jabatan, Peran
from layanan.kiriman.item import item_tersimpan
from layanan.kiriman.kunci import kunci_transaksi, nama_bulan
from layanan.kiriman.models import Kiriman
from layanan.kiriman.nilai import gabung_koreksi, kolom_isi, nilai
from layanan.kiriman.terapkan import isi_form, terapkan_ulang
from layanan.kiriman.tugas import siapkan
from layanan.kiriman.tulis import (
    alasan,
    bulan_terkunci,
    bulan_tersentuh,
    gabung_baru,
    keadaan_dasar,
    kolom_koreksi,
    subjek_baris,
    ubah,
)

Aksi, Keadaan, Sebab = Kiriman.Aksi, Kiriman.Keadaan, Kiriman.Sebab
SUDAH_DIPUTUSKAN = "Kiriman ini sudah diputuskan."


@transaction.atomic
def pilih(*, kiriman, pakai, pengguna):
    """Decide a bentrok: `pakai` is "lama" (what stands) or "baru" (what came later).

    Only what differs is chosen; what one side left empty joins either way. The value not chosen
    stays: in the Kiriman, or in the history of the row.
    Raises ValidationError if it was decided meanwhile, or the later one can't stand any more.
    """
    kunci_transaksi([str(kiriman.kunci)])
    kiriman = _kunci(kiriman, Keadaan.BENTROK)
    kiriman.diputuskan_oleh, kiriman.diputuskan_pada = pengguna, timezone.now()
    baris = _tulis_pilihan(kiriman, pakai, pengguna)
    if pakai == "lama":
        kiriman.keadaan = Keadaan.TIDAK_DIPAKAI
    else:
        Kiriman.objects.filter(kunci=kiriman.kunci, keadaan=Keadaan.DITERIMA).update(
            keadaan=Keadaan.DIGANTI
        )
        kiriman.keadaan, kiriman.isi, kiriman.catatan = Keadaan.DITERIMA, "", baris.pk
        kiriman.susulan = getattr(baris, "susulan", False)
    kiriman.save()
    return kiriman


def _kunci(kiriman, keadaan):
    try:
        return Kiriman.objects.select_for_update().get(pk=kiriman.pk, keadaan=keadaan)
    except Kiriman.DoesNotExist:
        raise ValidationError(SUDAH_DIPUTUSKAN) from None


def tugas_pilihan(kiriman):
    """The Tugas of a bentrok as it would be applied now; None if it can't be any more."""
    # Whoever sent it may have left since: what is being decided is no karantina.
    kiriman.diputuskan_pada = kiriman.diputuskan_pada or timezone.now()
    [t] = siapkan([(item_tersimpan(kiriman), kiriman)], pengguna=kiriman.pengguna, menanya=False)
    isi_form(t)
    return None if t.putusan else t


def perbandingan(t, baris):
    """({what joins}, {what differs}): {column: later value} of a bentrok and the row it is about.

    None where the later one becomes a row of its own. A correction is about the columns that it
    changed; an entry of its own about what both sides filled in.
    """
    if t.item.aksi == Aksi.BATAL:
        return {}, {}
    if t.item.aksi == Aksi.KOREKSI:
        kolom = kolom_koreksi(t)
        baru = nilai(t.form.instance, kolom)
        isi, beda = gabung_koreksi(keadaan_dasar(t, baris, kolom), nilai(baris, kolom), baru)
        return {}, {nama: satu for nama, satu in baru.items() if nama in {*isi, *beda}}
    if _dibatalkan(baris) or subjek_baris(baris) != subjek_baris(t.form.instance):
        return None
    if _sekunci(t, baris):
        kolom = kolom_isi(t.form)
        kini, baru = nilai(baris, kolom), nilai(t.form.instance, kolom)
        return {}, {nama: satu for nama, satu in baru.items() if satu != kini[nama]}
    isi, beda = gabung_baru(t, baris)
    baru = nilai(t.form.instance, kolom_isi(t.form))
    return isi, {nama: baru[nama] for nama in beda}


def _dibatalkan(baris):
    return getattr(baris, "dibatalkan_pada", None) is not None


def _sekunci(t, baris):
    """Whether the row came of an entry under the same kunci: two versions of one entry."""
    return Kiriman.objects.filter(
        kunci=t.item.kunci, keadaan=Keadaan.DITERIMA, catatan=baris.pk
    ).exists()


def _tulis_pilihan(kiriman, pakai, pengguna):
    """Write what was chosen; returns the row that stands."""
    t = tugas_pilihan(kiriman)
    if t is None:
        if pakai == "lama":
            return None
        raise ValidationError("Kiriman ini tidak bisa dipakai lagi.")
    if t.item.aksi == Aksi.BARU:
        t.konteks.pengguna = pengguna  # who changes the row is who chose
    baris = t.formulir.model._default_manager.select_for_update(of=["self"]).get(pk=kiriman.catatan)
    t.dasar = baris
    bulan = bulan_tersentuh(t)
    kunci_transaksi(t.nama_kunci(), bersama=[nama_bulan(*b) for b in bulan])
    terkunci = bulan_terkunci(bulan)
    try:
        with transaction.atomic():
            berubah = _terapkan_pilihan(t, baris, pakai, pengguna, terkunci)
            if berubah and t.formulir.sesudah:
                t.formulir.sesudah(berubah)
    except IntegrityError:
        raise ValidationError("Sudah ada catatan lain yang berlaku untuk hari itu.") from None
    return berubah[-1] if berubah else baris


def _terapkan_pilihan(t, baris, pakai, pengguna, terkunci):
    """The rows changed, the one that stands last."""
    hasil, sebab = perbandingan(t, baris), "Dipilih catatan yang lain."
    gabung, beda = hasil or ({}, {})
    if pakai == "lama":
        if gabung:
            ubah(t, baris, gabung, terkunci, alasan_ubah="Digabung dari catatan yang lain.")
        return [baris] if gabung else []
    if t.item.aksi == Aksi.BATAL:
        kini, sebab = timezone.now(), _alasan_dipilih(t, pengguna)
        ubah(t, baris, {}, terkunci, dibatalkan_pada=kini, alasan_ubah=sebab)
        return [baris]
    if t.item.aksi == Aksi.KOREKSI:
        pulih = {"dibatalkan_pada": None} if _dibatalkan(baris) else {}
        ubah(t, baris, beda, terkunci, alasan_ubah=_alasan_dipilih(t, pengguna), **pulih)
        return [baris]
    if hasil is None:
        if not _dibatalkan(baris):
            ubah(t, baris, {}, terkunci, dibatalkan_pada=timezone.now(), alasan_ubah=sebab)
        baru = copy.copy(t.form.instance)
        baru.kunci, baru.susulan = uuid.uuid4(), bool(bulan_tersentuh(t) & terkunci)
        baru.save()
        return [baris, baru]
    ubah(t, baris, gabung | beda, terkunci, alasan_ubah=sebab)
    return [baris]


def _alasan_dipilih(t, pengguna):
    """The corrector's own reason, and who chose; as long as the column takes."""
    dipilih = f" (dipilih oleh {pengguna.nama})"
    panjang = t.formulir.model._meta.get_field("alasan_ubah").max_length
    return alasan(t)[: panjang - len(dipilih)] + dipilih


def pemutus_karantina(kiriman):
    """Pengguna who decide on this item: the ketua, else the desa's operator; another nakes."""
    berlaku = Penugasan.objects.berlaku()
    if kiriman.penugasan.peran == Peran.NAKES:
        desa = kiriman.posyandu.wilayah
        di_desa = berlaku.filter(peran=Peran.NAKES).exclude(pengguna=kiriman.penugasan.pengguna)
        siapa = (
            di_desa.filter(kode=desa.kode)
            .values("pengguna")
            .union(di_desa.filter(desa_lain=desa).values("pengguna"))
        )
        return Pengguna.objects.filter(pk__in=siapa)
    ketua = ketua_aktif(kiriman.posyandu_id)
    if ketua.exists():
        return Pengguna.objects.filter(penugasan__in=ketua).distinct()
    operator = berlaku.filter(
        peran=Peran.PEMDES, jabatan=Jabatan.OPERATOR, wilayah=kiriman.posyandu.wilayah_id
    )
    return Pengguna.objects.filter(penugasan__in=operator).distinct()


def ketua_aktif(posyandu_id):
    """The active ketua's Penugasan of a Posyandu."""
    return Penugasan.objects.berlaku().filter(posyandu=posyandu_id, jabatan=Jabatan.KETUA)


def kabari_karantina(kiriman, tautan):
    """Tell those who decide, once per Posyandu and kind of sender."""
    per_tempat = {(k.posyandu_id, k.penugasan.peran == Peran.NAKES): k for k in kiriman}
    for satu in per_tempat.values():
        beri_tahu(
            kepada=pemutus_karantina(satu),
            teks=f"Ada kiriman di {satu.posyandu} yang menunggu keputusan Anda.",
            tautan=tautan,
        )


def putuskan_karantina(*, kiriman, pakai, pengguna):
    """Take a quarantined item over, as entered by its sender, or mark it as not used.

    Raises ValidationError if it was decided meanwhile.
    """
    with transaction.atomic():
        kunci_transaksi([str(kiriman.kunci)])
        kiriman = _kunci(kiriman, Keadaan.TERTAHAN)
        if kiriman.sebab != Sebab.KARANTINA or kiriman.diputuskan_pada:
            raise ValidationError(SUDAH_DIPUTUSKAN)
        kiriman.diputuskan_oleh, kiriman.diputuskan_pada = pengguna, timezone.now()
        kiriman.keadaan = Keadaan.MASUK if pakai else Keadaan.TIDAK_DIPAKAI
        kiriman.save()
    if pakai:
        terapkan_ulang([kiriman.pk])
        kiriman.refresh_from_db()
    return kiriman
