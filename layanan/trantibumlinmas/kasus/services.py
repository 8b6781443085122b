"""Writes about confidential cases. Each is a step that stays; a notice names nothing of it.

The same press twice is one step.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse

from kelembagaan.pemberitahuan.services import beri_tahu
from kelembagaan.wilayah.zona import hari_ini
from layanan.trantibumlinmas.kasus.models import BacaKasus, KasusRahasia, LangkahKasus
from layanan.trantibumlinmas.kasus.selectors import DITERIMA, penyetuju

Aksi, Keadaan = LangkahKasus.AksiKasus, KasusRahasia.Keadaan
BUKAN_LAGI = "Kasus ini tidak lagi menunggu Anda: sudah diserahkan kepada orang lain atau ditutup."
SUDAH_TERSIMPAN = (
    "Yang tadi sudah tersimpan; perubahan yang baru BELUM disimpan. Bila ini keterangan lain, "
    "tekan tombolnya sekali lagi."
)


@transaction.atomic
def catat(*, kunci, posyandu, penugasan, isi, ke=None):
    """A new case, with its recorder, handed to `ke`; the same kunci again is the same case.

    isi: jenis_kasus and the texts. Returns (case, whether it is new). ValidationError, code
    "kunci", where the case stands already with something else, or handed to another than `ke`.
    """
    kasus, baru = KasusRahasia.objects.get_or_create(
        kunci=kunci,
        dicatat_oleh=penugasan.pengguna,
        posyandu=posyandu,
        defaults={"tanggal": hari_ini(posyandu.kode), **isi},
    )
    if baru:
        _langkah(kasus, Aksi.CATAT, penugasan)
        if ke:
            serahkan(kasus=kasus, penugasan=penugasan, ke=ke)
        return kasus, baru
    dulu = kasus.langkah.filter(aksi=Aksi.SERAHKAN).first()
    tetap = all(getattr(kasus, nama) == nilai for nama, nilai in isi.items())
    if not tetap or (dulu and dulu.ke) != ke:
        raise ValidationError(
            f"Ini sudah tersimpan sebagai {kasus}; perubahan yang baru BELUM disimpan. Buka "
            f"{kasus} dari daftar kasus: tambahkan keterangannya di sana, atau serahkan lagi.",
            code="kunci",
        )
    return kasus, baru


@transaction.atomic
def serahkan(*, kasus, penugasan, ke, catatan="", kunci=None):
    """Hand it to one person; it stays where it is until she has opened it."""
    kasus = _kunci(kasus)
    if _terulang(kasus, Aksi.SERAHKAN, penugasan, kunci, ke=ke, catatan=catatan):
        return
    _periksa(kasus, penugasan)
    if ke.pengguna_id == penugasan.pengguna_id:
        raise ValidationError("Pilih orang lain.")
    if ke.pk == kasus.pemegang_id:
        raise ValidationError("Kasus ini sudah di tangan orang itu.")
    setuju = penyetuju(kasus, dari=penugasan, ke=ke)
    kasus.tujuan, kasus.menunggu_persetujuan = ke, bool(setuju)
    kasus.save(update_fields=["tujuan", "menunggu_persetujuan"])
    _langkah(kasus, Aksi.SERAHKAN, penugasan, kunci=kunci, ke=ke, catatan=catatan)
    if setuju:
        _kabari(setuju, "Penyerahan satu kasus rahasia menunggu persetujuan Anda")
    else:
        _kabari([ke.pengguna], DITERIMA)


@transaction.atomic
def putuskan(*, kasus, penugasan, setuju, catatan=""):
    """The kades or lurah lets it be handed over, or not; it was taken by menunggu_disetujui."""
    kasus = _kunci(kasus)
    ke = kasus.tujuan
    if not kasus.menunggu_persetujuan:
        raise ValidationError("Penyerahan ini sudah diputuskan.")
    kasus.menunggu_persetujuan = False
    if not setuju:
        kasus.tujuan = None
    kasus.save(update_fields=["tujuan", "menunggu_persetujuan"])
    _langkah(kasus, Aksi.SETUJUI if setuju else Aksi.TOLAK, penugasan, ke=ke, catatan=catatan)
    if setuju:
        _kabari([ke.pengguna], DITERIMA)
    else:
        penyerah = kasus.langkah.filter(aksi=Aksi.SERAHKAN).last().oleh
        _kabari([penyerah], "Penyerahan satu kasus rahasia tidak disetujui")


@transaction.atomic
def buka(*, kasus, penugasan):
    """She to whom it was handed takes it; from now on it is with her."""
    kasus = _kunci(kasus)
    if _terulang(kasus, Aksi.BUKA, penugasan):
        return
    if kasus.tujuan_id != penugasan.pk or kasus.menunggu_persetujuan:
        raise ValidationError(BUKAN_LAGI)
    kasus.pemegang, kasus.tujuan = penugasan, None
    kasus.save(update_fields=["pemegang", "tujuan"])
    _langkah(kasus, Aksi.BUKA, penugasan)
    _kabari([kasus.dicatat_oleh], "Satu kasus rahasia yang Anda serahkan sudah dibuka")


@transaction.atomic
def tambah(*, kasus, penugasan, catatan, kunci=None):
    """What came to be known later, or was written wrongly."""
    kasus = _kunci(kasus)
    if not _terulang(kasus, Aksi.TAMBAH, penugasan, kunci, catatan=catatan):
        _periksa(kasus, penugasan)
        _langkah(kasus, Aksi.TAMBAH, penugasan, kunci=kunci, catatan=catatan)


@transaction.atomic
def catat_diberi_tahu(*, kasus, penugasan, kepada, waktu, catatan="", kunci=None):
    """Who was told without the application, and when (aware datetime)."""
    kasus, isi = _kunci(kasus), {"kepada": kepada, "waktu": waktu, "catatan": catatan}
    if not _terulang(kasus, Aksi.BERI_TAHU, penugasan, kunci, **isi):
        _periksa(kasus, penugasan)
        _langkah(kasus, Aksi.BERI_TAHU, penugasan, kunci=kunci, **isi)


@transaction.atomic
def selesaikan(*, kasus, penugasan, catatan, kunci=None):
    """It is dealt with; nobody waits for it any more."""
    _tutup(kasus, penugasan, Keadaan.SELESAI, Aksi.SELESAI, catatan, kunci)


@transaction.atomic
def batalkan(*, kasus, penugasan, catatan, kunci=None):
    """Recorded by mistake: its recorder takes it out of the counts, the rows stay."""
    if kasus.dicatat_oleh_id != penugasan.pengguna_id:
        raise ValidationError("Hanya pencatatnya yang dapat membatalkan.")
    _tutup(kasus, penugasan, Keadaan.BATAL, Aksi.BATAL, catatan, kunci)


def catat_pembacaan(*, kasus, penugasan):
    """The row that each reading leaves."""
    BacaKasus.objects.create(kasus=kasus, oleh=penugasan.pengguna, penugasan=penugasan)


def _tutup(kasus, penugasan, keadaan, aksi, catatan, kunci):
    kasus = _kunci(kasus)
    if _terulang(kasus, aksi, penugasan, kunci, catatan=catatan):
        return
    _periksa(kasus, penugasan)
    kasus.keadaan, kasus.tujuan, kasus.menunggu_persetujuan = keadaan, None, False
    kasus.save(update_fields=["keadaan", "tujuan", "menunggu_persetujuan"])
    _langkah(kasus, aksi, penugasan, kunci=kunci, catatan=catatan)


def _kunci(kasus):
    return KasusRahasia.objects.select_for_update().get(pk=kasus.pk)


def _terulang(kasus, aksi, penugasan, kunci=None, **isi):
    """Whether the page of this kunci, or the last step, is this very one: the same press again.

    ValidationError, code "kunci", where that page was saved with something else.
    """
    diminta = {"aksi": aksi, "penugasan": penugasan, **isi}

    def sama(satu):
        return all(getattr(satu, nama) == nilai for nama, nilai in diminta.items())

    dulu = kasus.langkah.filter(kunci=kunci).first() if kunci else None
    if dulu and not sama(dulu):
        raise ValidationError(SUDAH_TERSIMPAN, code="kunci")
    return dulu is not None or sama(kasus.langkah.last())


def _periksa(kasus, penugasan):
    """ValidationError if it is closed, or no longer with who acts."""
    if kasus.keadaan != Keadaan.TERBUKA:
        raise ValidationError("Kasus ini sudah ditutup.")
    if penugasan.pk != kasus.pemegang_id and penugasan.pengguna_id != kasus.dicatat_oleh_id:
        raise ValidationError("Kasus ini tidak lagi di tangan Anda.")


def _langkah(kasus, aksi, penugasan, **isi):
    LangkahKasus.objects.create(
        kasus=kasus, aksi=aksi, oleh=penugasan.pengguna, penugasan=penugasan, **isi
    )


def _kabari(pengguna, teks):
    beri_tahu(kepada=pengguna, teks=teks, tautan=reverse("layanan:kasus_daftar"))
