"""Applying what was delivered: in layers, each its own transaction under its own locks.

A layer holds items that need nothing from one another; what names a subject that arrives in
the same batch comes in a later layer, so the order inside a batch does not matter.
"""

import copy

from django.db import connection, transaction
from django.db.models import Q

from layanan.kiriman.item import item_tersimpan
from layanan.kiriman.jawaban import Hasil
from layanan.kiriman.konteks import MODEL_SUBJEK, baca_subjek
from layanan.kiriman.kunci import kunci_transaksi, nama_bulan
from layanan.kiriman.models import Kiriman
from layanan.kiriman.tugas import galat_form, pasang_dasar, siapkan
from layanan.kiriman.tulis import bulan_tersentuh, tulis_aman

Aksi, Keadaan = Kiriman.Aksi, Kiriman.Keadaan

DAPAT_DIGANTI = {Keadaan.DITOLAK, Keadaan.TERTAHAN}
SELESAI = {Keadaan.DITERIMA, Keadaan.TIDAK_DIPAKAI}
KEADAAN_HASIL = {
    Hasil.DITERIMA: Keadaan.DITERIMA,
    Hasil.SUDAH_ADA: Keadaan.DIGANTI,
    Hasil.BENTROK: Keadaan.BENTROK,
    Hasil.DITOLAK: Keadaan.DITOLAK,
    Hasil.TERTAHAN: Keadaan.TERTAHAN,
}
JENIS_SUBJEK = {model: jenis for jenis, model in MODEL_SUBJEK.items()}
KOLOM_DISIMPAN = [
    "pengguna",
    "penugasan",
    "posyandu",
    "versi",
    "dibuat_pada",
    "beda_jam",
    "isi",
    "keadaan",
    "sebab",
    "menunggu_kunci",
    "galat",
    "catatan",
    "susulan",
]


def proses(semua):
    """Apply these Tugas; returns the pk of waiting Kiriman whose reason has ended by it."""
    sisa, lepas = list(semua), set()
    while sisa:
        lapis, sisa = _pilih_lapis(sisa)
        for t in lapis:
            if not t.kurang():
                isi_form(t)
        lepas |= _terapkan_lapis(lapis)
        _kenalkan(lapis, sisa)
        sisa = [t for t in lapis if t.tunda] + sisa
    return lepas


def _kenalkan(lapis, sisa):
    """Subjects that this layer brought, to the items that name them."""
    for t in lapis:
        jenis = JENIS_SUBJEK.get(t.formulir and t.formulir.model._meta.concrete_model)
        if jenis and t.objek is not None:
            for lain in sisa:
                if lain.konteks and lain.konteks.posyandu.pk == t.objek.posyandu_id:
                    lain.konteks.subjek[jenis, t.item.kunci] = t.objek


def terapkan_ulang(pk):
    """Apply again what waits, as whoever sent it; and what waits for that in turn."""
    while pk:
        menunggu = Kiriman.objects.filter(pk__in=pk, keadaan__in=[Keadaan.MASUK, Keadaan.TERTAHAN])
        menunggu = menunggu.select_related("pengguna").order_by("pk")
        per_pengguna = {}
        for kiriman in menunggu:
            per_pengguna.setdefault(kiriman.pengguna, []).append(kiriman)
        pk = set()
        for pengguna, milik in per_pengguna.items():
            pasangan = [(item_tersimpan(k), k) for k in milik]
            pk |= proses(siapkan(pasangan, pengguna=pengguna, menanya=False))


def _pilih_lapis(sisa):
    """(this layer, the rest): no two with one kunci, and parents first."""
    datang = {t.item.kunci for t in sisa if t.putusan is None}
    lapis, nanti, dipakai = [], [], set()
    for t in sisa:
        t.tunda = False
        if t.item.kunci in dipakai or t.kurang() & (datang - {t.item.kunci}):
            nanti.append(t)
        else:
            lapis.append(t)
            dipakai.add(t.item.kunci)
    if not lapis:  # items that name one another in a ring
        return nanti[:1], nanti[1:]
    return lapis, nanti


def isi_form(t):
    """Clean the item through its form; what is wrong is decided here."""
    if t.putusan or t.form is not None:
        return
    item, formulir = t.item, t.formulir
    if item.aksi != Aksi.BATAL:
        awal = {} if t.dasar is None else {"instance": copy.copy(t.dasar)}
        t.form = formulir.form(item.isi, konteks=t.konteks, **awal)
        if not t.form.is_valid():
            t.putusan = (Hasil.DITOLAK, "", galat_form(t.form))
            return
    perlu_alasan = item.aksi == Aksi.BATAL or (item.aksi == Aksi.KOREKSI and formulir.bidang)
    alasan = str(item.isi.get("alasan", "")).strip()
    if perlu_alasan and not alasan:
        t.putus(Hasil.DITOLAK, alasan="Tuliskan alasannya.")
    elif len(alasan) > 200 or not alasan.isprintable():
        t.putus(Hasil.DITOLAK, alasan="Alasan paling panjang 200 huruf, satu baris.")


def _kunci_lapis(lapis):
    """Locks on every kunci that is written or waited for, on every act, and on the months."""
    nama, bulan = set(), set()
    for t in lapis:
        nama |= t.nama_kunci()
        if t.putusan is None and (t.form is not None or t.dasar is not None):
            nama.add(t.kunci_tindakan())
            bulan |= {nama_bulan(*b) for b in bulan_tersentuh(t)}
    kunci_transaksi(nama, bersama=bulan)


@transaction.atomic
def _terapkan_lapis(lapis):
    _kunci_lapis(lapis)
    kunci = {t.item.kunci for t in lapis}
    ada = Kiriman.objects.filter(Q(kunci__in=kunci) | Q(menunggu_kunci__in=kunci))
    ada = list(ada.defer("isi"))
    diganti = []
    for t in lapis:
        diganti += _cocokkan(t, [k for k in ada if k.kunci == t.item.kunci])
    _lihat_lagi([t for t in lapis if t.kurang()])
    tulis_aman([t for t in lapis if t.putusan is None and not t.tunda])
    _simpan([t for t in lapis if not t.tunda])
    if diganti:
        Kiriman.objects.filter(pk__in=[k.pk for k in diganti]).update(keadaan=Keadaan.DIGANTI)
    berhasil = {t.item.kunci for t in lapis if t.putusan and t.putusan[0] == Hasil.DITERIMA}
    return {k.pk for k in ada if k.menunggu_kunci in berhasil and k.keadaan == Keadaan.TERTAHAN}


def _cocokkan(t, sekunci):
    """Take the stored row of this item; decide what is known already. Returns what it replaces.

    Under one kunci the body made last on the phone counts among those that wait; what was
    applied stands.
    """
    tempat = t.kiriman.posyandu_id
    asing = [
        k for k in sekunci if k.posyandu_id not in (None, tempat) and k.keadaan != Keadaan.DITOLAK
    ]
    if asing:
        t.putus(Hasil.DITOLAK, kunci="Kunci ini sudah dipakai di Posyandu lain.")
        t.tetap = any(k.hash_isi == t.kiriman.hash_isi for k in asing)
        t.kiriman = (None if t.tetap else _sama(t, sekunci)) or t.kiriman
        return []
    t.terapan = next((k for k in sekunci if k.keadaan == Keadaan.DITERIMA), None)
    menunggu = [
        k
        for k in sekunci
        if k.keadaan in DAPAT_DIGANTI
        and k.hash_isi != t.kiriman.hash_isi
        and (tempat or k.pengguna_id == t.kiriman.pengguna_id)
    ]
    milik = _sama(t, sekunci)
    if milik is not None:
        t.kiriman = milik
        if milik.keadaan == Keadaan.BENTROK:
            t.tetap, t.catatan = True, milik.catatan
            t.putus(Hasil.BENTROK)
            return []
        if milik.keadaan in SELESAI or (milik.keadaan == Keadaan.DIGANTI and t.terapan):
            t.tetap, t.catatan = True, milik.catatan
            t.putus(Hasil.SUDAH_ADA)
            return []
    if any(_lebih_baru(k, t.item) for k in menunggu):
        t.putus(Hasil.SUDAH_ADA)
        return []
    return menunggu


def _sama(t, sekunci):
    """The stored row with the same body, with the sender and time of this delivery."""
    milik = next((k for k in sekunci if k.hash_isi == t.kiriman.hash_isi), None)
    if milik is not None and milik.keadaan not in SELESAI:
        for nama in ("pengguna", "penugasan", "posyandu", "versi", "dibuat_pada", "beda_jam"):
            setattr(milik, nama, getattr(t.kiriman, nama))
    return milik


def _lebih_baru(kiriman, item):
    return bool(kiriman.dibuat_pada and item.dibuat_pada and kiriman.dibuat_pada > item.dibuat_pada)


def _lihat_lagi(tugas):
    """Under the locks: what was missing has come meanwhile, or the item waits for it."""
    for t in tugas:
        subjek, asing, tamu = baca_subjek(t.konteks.posyandu, t.nama)
        t.konteks.subjek |= subjek
        t.konteks.asing |= asing
        t.konteks.tamu |= tamu
        if t.item.dasar_kunci and t.dasar is None:
            pasang_dasar([t])
        if kurang := t.kurang():
            t.menunggu_kunci = min(kurang)
            t.putus(Hasil.TERTAHAN, Kiriman.Sebab.INDUK)
        else:
            t.tunda = True


def _simpan(lapis):
    """Write down what came of each item; a page that was refused stores nothing."""
    baru, diterima = [], []
    for t in lapis:
        hasil, sebab, galat = t.putusan
        k = t.kiriman
        if t.tetap or (k.pk is None and hasil == Hasil.DITOLAK):
            continue
        t.pertama = k.keadaan == Keadaan.MASUK
        k.keadaan, k.sebab, k.galat = KEADAAN_HASIL[hasil], sebab, galat
        k.isi = "" if hasil == Hasil.DITERIMA else t.item.badan
        k.menunggu_kunci, k.catatan, k.susulan = t.menunggu_kunci, t.catatan, t.susulan
        if k.pk is None:
            baru.append(k)
        elif hasil == Hasil.DITERIMA:
            diterima.append(k)
        else:
            k.save(update_fields=KOLOM_DISIMPAN)
    Kiriman.objects.bulk_create(baru)
    if diterima:
        _simpan_diterima(diterima)


def _simpan_diterima(kiriman):
    """One statement for all; bulk_update would take longer than all the rest of a batch."""
    kolom = [
        [getattr(k, nama) for k in kiriman]
        for nama in ("pk", "catatan", "susulan", "pengguna_id", "penugasan_id", "posyandu_id")
    ]
    with connection.cursor() as kursor:
        kursor.execute(
            f"""UPDATE {Kiriman._meta.db_table} k SET keadaan = 'diterima', isi = '', sebab = '',
            galat = '{{}}', menunggu_kunci = NULL, catatan = t.catatan, susulan = t.susulan,
            pengguna_id = t.pengguna, penugasan_id = t.penugasan, posyandu_id = t.posyandu
            FROM unnest(%s::bigint[], %s::bigint[], %s::bool[], %s::bigint[], %s::bigint[],
                %s::bigint[]) t (pk, catatan, susulan, pengguna, penugasan, posyandu)
            WHERE k.id = t.pk""",
            kolom,
        )
