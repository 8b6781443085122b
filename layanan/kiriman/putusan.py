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
from layanan.kiriman.nilai import KOSONG, kolom_banding, kolom_isi, nilai
from layanan.kiriman.terapkan import isi_form, terapkan_ulang
from layanan.kiriman.tugas import siapkan
from layanan.kiriman.tulis import (
    alasan,
    bulan_terkunci,
    bulan_tersentuh,
    kolom_koreksi,
    subjek_baris,
    ubah,
)

Aksi, Keadaan, Sebab = Kiriman.Aksi, Kiriman.Keadaan, Kiriman.Sebab
SUDAH_DIPUTUSKAN = "Kiriman ini sudah diputuskan."


@transaction.atomic
def pilih(*, kiriman, pakai, pengguna):
    """Decide a bentrok: `pakai` is "lama" (what stands) or "baru" (what came later).

    The value not chosen stays: in the Kiriman, or in the history of the row.
    Raises ValidationError if it was decided meanwhile, or the later one can't stand any more.
    """
    kunci_transaksi([str(kiriman.kunci)])
    kiriman = _kunci(kiriman, Keadaan.BENTROK)
    kiriman.diputuskan_oleh, kiriman.diputuskan_pada = pengguna, timezone.now()
    if pakai == "lama":
        kiriman.keadaan = Keadaan.TIDAK_DIPAKAI
    else:
        baris = _pakai_yang_baru(kiriman, pengguna)
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


def _pakai_yang_baru(kiriman, pengguna):
    """Let the later one stand; returns its row."""
    [t] = siapkan([(item_tersimpan(kiriman), kiriman)], pengguna=kiriman.pengguna)
    isi_form(t)
    if t.putusan:
        raise ValidationError("Kiriman ini tidak bisa dipakai lagi.")
    t.konteks.pengguna = pengguna  # who changes the row is who chose
    baris = t.formulir.model._default_manager.select_for_update(of=["self"]).get(pk=kiriman.catatan)
    t.dasar = baris
    bulan = bulan_tersentuh(t)
    kunci_transaksi(t.nama_kunci(), bersama=[nama_bulan(*b) for b in bulan])
    terkunci = bulan_terkunci(bulan)
    try:
        with transaction.atomic():
            berubah = _terapkan_pilihan(t, baris, terkunci)
            if t.formulir.sesudah:
                t.formulir.sesudah(berubah)
    except IntegrityError:
        raise ValidationError("Sudah ada catatan lain yang berlaku untuk hari itu.") from None
    return berubah[-1]


def _terapkan_pilihan(t, baris, terkunci):
    """The rows changed, the one that stands last."""
    dibatalkan = getattr(baris, "dibatalkan_pada", None)
    if t.item.aksi == Aksi.BATAL:
        ubah(t, baris, {}, terkunci, dibatalkan_pada=timezone.now(), alasan_ubah=alasan(t))
        return [baris]
    if t.item.aksi == Aksi.KOREKSI:
        isi = nilai(t.form.instance, kolom_koreksi(t))
        pulih = {"dibatalkan_pada": None} if dibatalkan else {}
        ubah(t, baris, isi, terkunci, alasan_ubah=alasan(t), **pulih)
        return [baris]
    sebab = "Dipilih catatan yang lain."
    sekunci = Kiriman.objects.filter(
        kunci=t.item.kunci, keadaan=Keadaan.DITERIMA, catatan=baris.pk
    ).exists()
    if dibatalkan or subjek_baris(baris) != subjek_baris(t.form.instance):
        if not dibatalkan:
            ubah(t, baris, {}, terkunci, dibatalkan_pada=timezone.now(), alasan_ubah=sebab)
        baru = copy.copy(t.form.instance)
        baru.kunci, baru.susulan = uuid.uuid4(), bool(bulan_tersentuh(t) & terkunci)
        baru.save()
        return [baris, baru]
    if sekunci:
        isi = nilai(t.form.instance, kolom_isi(t.form))
    else:
        semua = nilai(t.form.instance, kolom_banding(t.form, t.formulir.tunggal))
        isi = {nama: satu for nama, satu in semua.items() if satu not in KOSONG}
    ubah(t, baris, isi, terkunci, alasan_ubah=sebab)
    return [baris]


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
