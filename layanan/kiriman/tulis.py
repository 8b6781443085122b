"""Writing the register rows of one layer: together, and only if that fails one by one."""

import copy
import logging

from django.core.exceptions import FieldDoesNotExist
from django.db import IntegrityError, OperationalError, transaction
from django.db.models import Q
from django.utils import timezone

from kelembagaan.peran import Peran
from layanan.formulir.daftar import hitung_ulang_subjek, semua_formulir
from layanan.hari_buka.models import HariBuka
from layanan.kiriman.jawaban import Hasil
from layanan.kiriman.models import Kiriman
from layanan.kiriman.nilai import gabung, gabung_koreksi, kolom_banding, kolom_isi, nilai
from layanan.laporan.keadaan import TERKUNCI
from layanan.laporan.models import LaporanBulanan
from layanan.warga.models import Warga

Aksi = Kiriman.Aksi
catatan_log = logging.getLogger(__name__)
SUDAH_DISIMPAN = "Catatan ini sudah tersimpan sebelumnya. Perubahan yang baru BELUM disimpan."
SUDAH_DIBETULKAN = (
    "Pembetulan yang tadi sudah tersimpan. Perubahan yang baru BELUM disimpan. "
    "Periksa isiannya, lalu simpan sekali lagi."
)


def punya(model, nama):
    """Whether the model has this column."""
    try:
        return bool(model._meta.get_field(nama))
    except FieldDoesNotExist:
        return False


def bulan_tersentuh(t):
    """{(posyandu's pk, first of the month)} whose figures an item would change.

    That of the place of service, and for a guest that of her own Posyandu.
    """
    baris = [b for b in (t.dasar, t.form and t.form.instance) if b is not None]
    if not punya(t.formulir.model, "susulan"):
        return set()
    hasil = set()
    for satu in baris:
        bulan = satu.tanggal.replace(day=1)
        hasil.add((t.konteks.posyandu.pk, bulan))
        if punya(t.formulir.model, "warga") and satu.warga_id:
            hasil.add((satu.warga.posyandu_id, bulan))
    return hasil


def tulis_aman(tugas):
    """Decide and write `tugas` in one savepoint; if that fails, one by one.

    What the database refuses is ditolak; what fails otherwise waits for a mended program.
    """
    if not tugas:
        return
    try:
        with transaction.atomic():
            _tulis(tugas)
        return
    except OperationalError:
        raise
    except Exception:
        for t in tugas:
            t.konteks.hari_buka.clear()  # what was opened in the savepoint is gone
            _tulis_satu(t)


def _tulis_satu(t):
    try:
        with transaction.atomic():
            _tulis([t])
    except OperationalError:
        raise
    except IntegrityError as galat:
        t.objek, t.tunda = None, False
        t.putusan = (Hasil.DITOLAK, "", {"": [_kalimat(t.formulir.model, galat)]})
    except Exception as galat:
        # The text of an error may hold what was typed.
        catatan_log.error("Kiriman %s: %s", t.kiriman.pk, type(galat).__name__)
        t.objek, t.tunda = None, False
        t.putus(Hasil.TERTAHAN, Kiriman.Sebab.VERSI)


def _kalimat(model, galat):
    """What a broken constraint says to a kader."""
    nama = getattr(getattr(galat.__cause__, "diag", None), "constraint_name", None)
    for batas in model._meta.constraints:
        if (
            batas.name == nama
            and batas.violation_error_message != batas.default_violation_error_message
        ):
            return batas.get_violation_error_message()
    return "Isian ini bertentangan dengan catatan lain yang sudah ada."


def _tulis(tugas):
    for t in tugas:
        t.putusan, t.objek, t.catatan, t.susulan, t.tunda = None, None, None, False, False
    terkunci = bulan_terkunci(set().union(*map(bulan_tersentuh, tugas)))
    _hari_buka(tugas)
    for formulir in sorted({t.formulir for t in tugas}, key=lambda f: f.kode):
        milik = [t for t in tugas if t.formulir is formulir]
        berubah = _tulis_baru(formulir, [t for t in milik if t.item.aksi == Aksi.BARU], terkunci)
        berubah += _tulis_ubah(formulir, [t for t in milik if t.item.aksi != Aksi.BARU], terkunci)
        if berubah and formulir.sesudah:
            formulir.sesudah(berubah)
    for t in tugas:
        if t.objek is not None:
            t.catatan, t.susulan = t.objek.pk, getattr(t.objek, "susulan", False)


def bulan_terkunci(bulan):
    """Those of these {(posyandu's pk, month)} whose figures are locked."""
    if not bulan:
        return set()
    return bulan & set(
        LaporanBulanan.objects.filter(
            posyandu__in={p for p, _ in bulan},
            bulan__in={b for _, b in bulan},
            keadaan__in=TERKUNCI,
        ).values_list("posyandu_id", "bulan")
    )


def _hari_buka(tugas):
    """Put the hari buka of entries made on one into their konteks; opened where there is none."""
    perlu = {}
    for t in tugas:
        hari = _hari_layanan(t) if t.item.aksi == Aksi.BARU else None
        if hari and hari not in t.konteks.hari_buka:
            perlu[t.konteks.posyandu.pk, hari] = t.konteks.pengguna
    if not perlu:
        return
    syarat = Q(posyandu__in={p for p, _ in perlu}, tanggal__in={h for _, h in perlu})

    def baca():
        return {(h.posyandu_id, h.tanggal): h for h in HariBuka.objects.filter(syarat)}

    ada = baca()
    if kurang := perlu.keys() - ada.keys():
        HariBuka.objects.bulk_create(
            [HariBuka(posyandu_id=p, tanggal=h, dibuka_oleh=perlu[p, h]) for p, h in kurang],
            ignore_conflicts=True,
        )
        ada = baca()
    for t in tugas:
        for (posyandu, hari), satu in ada.items():
            if posyandu == t.konteks.posyandu.pk:
                t.konteks.hari_buka[hari] = satu


def _hari_layanan(t):
    """The day on whose hari buka an entry was made; None for a home visit."""
    if not punya(t.formulir.model, "hari_buka"):
        return None
    isi = t.form.cleaned_data
    wajib = not t.formulir.model._meta.get_field("hari_buka").null
    return isi.get("tanggal") if wajib or isi.get("di_hari_buka") else None


def _tulis_baru(formulir, tugas, terkunci):
    """Insert, join or set aside new entries; returns the rows that `sesudah` concerns."""
    sisip, berubah = {}, []
    for t in tugas:
        t.baru = copy.copy(t.form.instance)
        t.baru.kunci = t.item.kunci
        if hari := _hari_layanan(t):
            t.baru.hari_buka = t.konteks.hari_buka[hari]
    sejalan = _sejalan(formulir, [t for t in tugas if not t.terapan])
    for t in tugas:
        if t.terapan:
            _bandingkan_sekunci(t)
        elif formulir.tunggal and (lama := sejalan.get(_tindakan(formulir, t.baru))):
            if _gabungkan(t, lama, terkunci):
                berubah.append(lama)
        elif (tindakan := _tindakan(formulir, t.baru) or t.item.kunci) in sisip:
            t.tunda = True
        else:
            _tandai(t, t.baru, terkunci)
            sisip[tindakan] = t
    baru = [t.baru for t in sisip.values()]
    if baru and formulir.sebelum:
        formulir.sebelum(baru)
    formulir.model._default_manager.bulk_create(baru)
    for t in sisip.values():
        t.objek = t.baru
        t.putus(Hasil.DITERIMA)
    return berubah if formulir.sebelum else berubah + baru


def _tindakan(formulir, baris):
    """The values by which two entries are the same act; () where doubles are only listed."""
    return tuple(nilai(baris, map(formulir.model._meta.get_field, formulir.tunggal)).values())


def _sejalan(formulir, tugas):
    """{act: the row that stands for it}, locked; mostly there is none, and no more is read."""
    if not formulir.tunggal or not tugas:
        return {}
    kolom = [formulir.model._meta.get_field(nama).attname for nama in formulir.tunggal]
    tindakan = {_tindakan(formulir, t.baru) for t in tugas}
    # Column by column is quick to ask; of what that finds too much nothing is taken.
    syarat = {
        f"{nama}__in": isi
        for nama, isi in zip(kolom, map(set, zip(*tindakan, strict=True)), strict=True)
        if None not in isi
    }
    semua = formulir.model._default_manager.filter(**syarat)
    if formulir.dapat_dibatalkan:
        semua = semua.filter(dibatalkan_pada__isnull=True)
    baris = semua.order_by().values_list("pk", *kolom)
    pk = [pk for pk, *isi in baris if tuple(isi) in tindakan]
    if not pk:
        return {}
    baris = semua.filter(pk__in=pk).order_by("pk").select_for_update(of=["self"])
    return {_tindakan(formulir, satu): satu for satu in baris}


def _bandingkan_sekunci(t):
    """Another body under the kunci of an applied entry."""
    if (t.terapan.formulir, t.terapan.aksi) != (t.item.formulir, t.item.aksi):
        t.putus(Hasil.DITOLAK, kunci="Kunci ini sudah dipakai untuk catatan lain.")
        return
    t.objek = t.formulir.model._default_manager.get(pk=t.terapan.catatan)
    kolom = kolom_isi(t.form)
    if nilai(t.objek, kolom) == nilai(t.baru, kolom):
        t.putus(Hasil.SUDAH_ADA)
    else:
        _lain_isi(t, SUDAH_DISIMPAN)


def _lain_isi(t, kalimat):
    """Another body under a used kunci: set aside, but a page can still ask who typed it."""
    if t.kiriman.pk is None:
        t.putus(Hasil.DITOLAK, kunci=kalimat)
    else:
        t.putus(Hasil.BENTROK)


def gabung_baru(t, lama):
    """(what joins, names of what differs) of an entry against the row that stands."""
    kolom = kolom_banding(t.form, t.formulir.tunggal)
    himpunan = {t.formulir.model._meta.get_field(n).attname for n in t.form.himpunan}
    return gabung(nilai(lama, kolom), nilai(t.form.instance, kolom), himpunan=himpunan)


def _gabungkan(t, lama, terkunci):
    """Join the entry into the row that stands, or set it aside; True if the row changed."""
    isi, beda = gabung_baru(t, lama)
    t.objek = lama
    t.putus(Hasil.BENTROK if beda else Hasil.DITERIMA)
    if beda or not isi:
        return False
    ubah(t, lama, isi, terkunci)
    return True


def ubah(t, baris, isi, terkunci, **lain):
    """Change a row that stands; who, when and why stay on it, its old state in the history."""
    meninggal = isi.get("meninggal_pada") and baris.meninggal_pada is None
    for nama, satu in {**isi, **lain}.items():
        setattr(baris, nama, satu)
    baris.revisi += 1
    baris.diubah_oleh, baris.diubah_pada = t.konteks.pengguna, timezone.now()
    _tandai(t, baris, terkunci)
    baris.save()
    if t.formulir.model is Warga:
        if isi.keys() & {"jenis_kelamin", "tanggal_lahir"}:
            hitung_ulang_subjek({baris.pk})
        for formulir in semua_formulir().values() if meninggal else ():
            if formulir.meninggal:
                formulir.meninggal(baris)


def _tandai(t, baris, terkunci):
    """Susulan, and that a nakes filled it."""
    if punya(t.formulir.model, "susulan") and bulan_tersentuh(t) & terkunci:
        baris.susulan = True
    if punya(t.formulir.model, "dari_nakes") and t.konteks.cakupan.peran == Peran.NAKES:
        baris.dari_nakes = True


def _tulis_ubah(formulir, tugas, terkunci):
    """Apply corrections and withdrawals; returns the rows changed."""
    if not tugas:
        return []
    pk = {t.dasar.pk for t in tugas}
    baris = {
        b.pk: b
        for b in formulir.model._default_manager.filter(pk__in=pk)
        .order_by("pk")
        .select_for_update(of=["self"])
    }
    berubah = {}
    for t in tugas:
        t.objek = baris[t.dasar.pk]
        koreksi = t.item.aksi == Aksi.KOREKSI
        if t.terapan:
            _lain_isi(t, SUDAH_DIBETULKAN)
        elif _koreksi(t, terkunci) if koreksi else _batal(t, terkunci):
            berubah[t.objek.pk] = t.objek
    return list(berubah.values())


def _batal(t, terkunci):
    baris = t.objek
    if baris.dibatalkan_pada:
        t.putus(Hasil.DITERIMA)
        return False
    if baris.revisi != t.item.dasar_revisi:
        t.putus(Hasil.BENTROK)
        return False
    ubah(t, baris, {}, terkunci, dibatalkan_pada=timezone.now(), alasan_ubah=alasan(t))
    t.putus(Hasil.DITERIMA)
    return True


def alasan(t):
    return t.item.isi.get("alasan", "").strip()


def _koreksi(t, terkunci):
    baris, kolom = t.objek, kolom_koreksi(t)
    baru = nilai(t.form.instance, kolom)
    if t.formulir.dapat_dibatalkan and subjek_baris(t.form.instance) != subjek_baris(baris):
        t.putus(Hasil.DITOLAK, dasar="Orangnya tidak bisa diganti. Batalkan, lalu catat lagi.")
        return False
    kini = nilai(baris, kolom)
    isi, beda = gabung_koreksi(keadaan_dasar(t, baris, kolom), kini, baru)
    if beda or getattr(baris, "dibatalkan_pada", None):
        t.putus(Hasil.BENTROK)
        return False
    t.putus(Hasil.DITERIMA)
    if not isi:
        return False
    ubah(t, baris, isi, terkunci, alasan_ubah=alasan(t), **_pindah_hari_buka(baris, isi))
    return True


def kolom_koreksi(t):
    """The columns that a correction may change; an older form leaves alone what it lacks."""
    kolom = kolom_isi(t.form)
    if t.item.versi < t.formulir.versi:
        return [f for f in kolom if f.name in t.item.isi]
    return kolom


def subjek_baris(baris):
    """Whom a row is about."""
    return {nama: getattr(baris, f"{nama}_id", None) for nama in ("warga", "keluarga")}


def keadaan_dasar(t, baris, kolom):
    """The values that the correction started from: now, or in the history; None if unknown."""
    if t.item.dasar_revisi == baris.revisi:
        return nilai(baris, kolom)
    lama = baris.events.filter(revisi=t.item.dasar_revisi).order_by("pgh_id").last()
    return lama and nilai(lama, kolom)


def _pindah_hari_buka(baris, isi):
    """An entry that moves to another day belongs to that day's hari buka, if there is one."""
    if "tanggal" not in isi or not getattr(baris, "hari_buka_id", None):
        return {}
    hari = HariBuka.objects.filter(posyandu=baris.posyandu_id, tanggal=isi["tanggal"]).first()
    return {"hari_buka": hari}
