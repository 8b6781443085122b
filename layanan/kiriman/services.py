"""The one way in: pages, the batch door, and what waited, all pass here."""

from django.core.exceptions import ValidationError
from django.db import transaction

from layanan.formulir.daftar import semua_formulir
from layanan.kiriman.item import (
    BATAS_BATCH,
    baca_item,
    item_tersimpan,
    kiriman_baru,
)
from layanan.kiriman.jawaban import Hasil, Jawaban
from layanan.kiriman.konteks import bangun_konteks
from layanan.kiriman.models import Kiriman
from layanan.kiriman.terapkan import isi_form, proses
from layanan.kiriman.tugas import siapkan

__all__ = ["Jawaban", "bangun_konteks", "terapkan_ulang", "terima", "terima_halaman"]


def terima(*, items, pengguna, batch=None):
    """[Jawaban] of what was delivered, in its order; at most 20 items.

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
    _simpan_mentah([kiriman for _, kiriman in pasangan.values()])
    tugas = siapkan(pasangan.values(), pengguna=pengguna)
    terapkan_ulang(proses(tugas))
    _muat_objek(tugas)
    for urutan, t in zip(pasangan, tugas, strict=True):
        hasil[urutan] = t.jawab()
    return hasil


@transaction.atomic(durable=True)
def _simpan_mentah(kiriman):
    """The raw items and their hashes; what is known already is left as it is."""
    Kiriman.objects.bulk_create(kiriman, ignore_conflicts=True)


def terima_halaman(*, item, pengguna):
    """Jawaban of one page POST; one that is refused gets its form back and stores nothing."""
    dibaca = baca_item(item)
    kiriman = kiriman_baru(dibaca, pengguna=pengguna)
    tugas = siapkan([(dibaca, kiriman)], pengguna=pengguna)
    isi_form(tugas[0])
    if tugas[0].putusan is None or tugas[0].putusan[0] != Hasil.DITOLAK:
        terapkan_ulang(proses(tugas))
        _muat_objek(tugas)
    jawaban = tugas[0].jawab()
    jawaban.form = tugas[0].form
    if jawaban.form is not None and jawaban.form.is_valid():
        for daftar in jawaban.galat.values():
            jawaban.form.add_error(None, daftar)
    return jawaban


def terapkan_ulang(pk):
    """Apply again what waits, as whoever sent it; and what waits for that in turn."""
    pk = set(pk)
    sudah = set()
    while pk:
        sudah |= pk
        menunggu = Kiriman.objects.filter(pk__in=pk).select_related("pengguna").order_by("pk")
        per_pengguna = {}
        for kiriman in menunggu:
            per_pengguna.setdefault(kiriman.pengguna, []).append(kiriman)
        pk = set()
        for pengguna, milik in per_pengguna.items():
            pasangan = [(item_tersimpan(k), k) for k in milik]
            pk |= proses(siapkan(pasangan, pengguna=pengguna))
        pk -= sudah


def _muat_objek(tugas):
    """The register rows of what is known already, so that the sender learns the revision."""
    for formulir in semua_formulir().values():
        milik = [t for t in tugas if t.formulir is formulir and t.objek is None and t.catatan]
        if milik:
            baris = formulir.model._default_manager.in_bulk({t.catatan for t in milik})
            for t in milik:
                t.objek = baris.get(t.catatan)
