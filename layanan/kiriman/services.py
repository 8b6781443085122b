"""The one way in: pages and the batch door, and what is decided on deliveries afterwards."""

import uuid

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse

from layanan.formulir.daftar import semua_formulir
from layanan.kiriman.item import BATAS_BATCH, baca_item, kiriman_baru
from layanan.kiriman.jawaban import Hasil, Jawaban
from layanan.kiriman.konteks import bangun_konteks
from layanan.kiriman.kunci import kunci_transaksi
from layanan.kiriman.models import Epoch, Kiriman
from layanan.kiriman.putusan import kabari_karantina, pilih, putuskan_karantina
from layanan.kiriman.terapkan import isi_form, proses, terapkan_ulang
from layanan.kiriman.tugas import siapkan, siapkan_halaman

__all__ = [
    "Jawaban",
    "bangun_konteks",
    "epoch",
    "pilih",
    "putuskan_karantina",
    "terapkan_ulang",
    "terima",
    "terima_halaman",
]


def terima(*, items, pengguna, batch=None, berlaku=()):
    """[Jawaban] of what was delivered, in its order; at most 20 items.

    berlaku: the sender's active assignments, as far as the request has read them already.

    Everything is stored first, in a commit of its own, then applied: what was stored and not
    applied, because the power failed between, is applied later by the program.
    """
    if len(items) > BATAS_BATCH:
        raise ValidationError(f"Paling banyak {BATAS_BATCH} kiriman sekaligus.")
    hasil, pasangan = [None] * len(items), {}
    for urutan, mentah in enumerate(items):
        try:
            item = baca_item(mentah)
        except ValueError:
            kunci = mentah.get("kunci") if isinstance(mentah, dict) else None
            galat = {"kunci": ["Kiriman ini tanpa kunci yang benar."]}
            hasil[urutan] = Jawaban(kunci=str(kunci)[:100], hasil=Hasil.DITOLAK, galat=galat)
        else:
            pasangan[urutan] = item, kiriman_baru(item, pengguna=pengguna, batch=batch)
    # What is known already is left as it is.
    Kiriman.objects.bulk_create([k for _, k in pasangan.values()], ignore_conflicts=True)
    tugas = siapkan(pasangan.values(), pengguna=pengguna, berlaku=berlaku)
    terapkan_ulang(proses(tugas))
    _kabari(tugas)
    _muat_objek(tugas)
    for urutan, t in zip(pasangan, tugas, strict=True):
        hasil[urutan] = t.jawab()
    return hasil


def terima_halaman(*, item, pengguna, konteks=None):
    """Jawaban of one page POST; one that is refused gets its form back and stores nothing.

    konteks: what the request has read already (its penugasan is the active one); else it is read.
    """
    dibaca = baca_item(item)
    kiriman = kiriman_baru(dibaca, pengguna=pengguna)
    if konteks is not None and not dibaca.galat and dibaca.penugasan == konteks.penugasan.pk:
        tugas = siapkan_halaman(dibaca, kiriman, konteks)
    else:
        [tugas] = siapkan([(dibaca, kiriman)], pengguna=pengguna)
    isi_form(tugas)
    ditolak = tugas.putusan is not None and tugas.putusan[0] == Hasil.DITOLAK
    if not ditolak or _sudah_diterima(kiriman):
        terapkan_ulang(proses([tugas]))
        _kabari([tugas])
        _muat_objek([tugas])
    jawaban = tugas.jawab()
    jawaban.form = tugas.form
    if jawaban.form is not None and jawaban.form.is_valid():
        for daftar in jawaban.galat.values():
            jawaban.form.add_error(None, daftar)
    return jawaban


def _sudah_diterima(kiriman):
    """The same page, saved before: what it changed is why it would be refused now."""
    sama = Kiriman.objects.filter(kunci=kiriman.kunci, hash_isi=kiriman.hash_isi)
    return sama.filter(keadaan=Kiriman.Keadaan.DITERIMA, pengguna=kiriman.pengguna).exists()


def _kabari(tugas):
    """Who decides on what has just come into quarantine learns of it."""
    baru = [
        t.kiriman
        for t in tugas
        if t.pertama and t.putusan[:2] == (Hasil.TERTAHAN, Kiriman.Sebab.KARANTINA)
    ]
    if baru:
        kabari_karantina(baru, reverse("layanan:kiriman_karantina"))


def epoch():
    """The Epoch's value; made when it is first asked for."""
    satu = Epoch.objects.first()
    if satu is None:
        with transaction.atomic():
            kunci_transaksi(["epoch"])
            satu = Epoch.objects.first() or Epoch.objects.create(nilai=uuid.uuid4())
    return satu.nilai


def _muat_objek(tugas):
    """The register rows of what is known already, so that the sender learns the revision."""
    for formulir in semua_formulir().values():
        milik = [t for t in tugas if t.formulir is formulir and t.objek is None and t.catatan]
        if milik:
            baris = formulir.model._default_manager.in_bulk({t.catatan for t in milik})
            for t in milik:
                t.objek = baris.get(t.catatan)
