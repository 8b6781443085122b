"""Taking photos in, and what is decided on them."""

import hashlib
import uuid
from decimal import Decimal, InvalidOperation

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from layanan.berkas.gambar import baca_foto
from layanan.berkas.models import Berkas
from layanan.berkas.selectors import cari_entri, register_berfoto
from layanan.kiriman.jawaban import Hasil, Jawaban
from layanan.kiriman.kunci import kunci_transaksi

Keadaan = Berkas.Keadaan
# Of all parts of an entry together.
FOTO_SEMUA = 60
BELUM_TERSIMPAN = (Keadaan.MENUNGGU, Keadaan.KARANTINA)
HASIL = {
    Keadaan.TERSIMPAN: (Hasil.DITERIMA, ""),
    Keadaan.MENUNGGU: (Hasil.TERTAHAN, "induk"),
    Keadaan.KARANTINA: (Hasil.TERTAHAN, "karantina"),
}


def terima_foto(*, isi, sha256=None, letak="", diizinkan=False, **berkas):
    """Jawaban of one photo; berkas: kunci, entri, pengguna and perhaps bagian, as in the model.

    The same kunci with the same content is known already. sha256: what the phone counted.
    letak: "latitude,longitude" where the person wanted it kept. diizinkan: the page has seen that
    this person may add it.
    """
    baru = Berkas(**berkas, **baca_letak(letak), sha256=hashlib.sha256(isi).hexdigest())
    if sha256 not in (None, baru.sha256):
        return _tolak(baru.kunci, "Foto ini tidak sampai dengan utuh. Kirim lagi.")
    try:
        if (lama := _sudah_ada(baru, diizinkan)) is not None:
            return lama
        jpeg, baru.lebar, baru.tinggi = baca_foto(isi)
        return _simpan(baru, jpeg, diizinkan)
    except ValidationError as galat:
        return _tolak(baru.kunci, galat.messages[0])


def kunci_foto(entri, isi, bagian=""):
    """The kunci of a photo chosen on a page: the same one when the page is sent twice."""
    return uuid.uuid5(entri, bagian + hashlib.sha256(isi).hexdigest())


def _tolak(kunci, kalimat):
    return Jawaban(kunci=kunci, hasil=Hasil.DITOLAK, galat={"foto": [kalimat]})


def _sudah_ada(berkas, diizinkan):
    """Jawaban if this very photo is here; None if not.

    One that waits is placed as soon as its entry is there. Under the name of who read a file of
    the outbox it becomes the photo of the person who took it, when her own phone sends it.
    """
    lama = Berkas.objects.filter(kunci=berkas.kunci).first()
    if lama is None:
        return None
    if (lama.sha256, lama.entri) != (berkas.sha256, berkas.entri):
        raise ValidationError("Kunci ini sudah dipakai untuk foto lain.")
    if lama.keadaan == Keadaan.MENUNGGU or lama.pengguna_id != berkas.pengguna.pk:
        keadaan, _ = _tempatkan(berkas.entri, berkas.pengguna, diizinkan)
        if keadaan == Keadaan.TERSIMPAN and lama.keadaan in BELUM_TERSIMPAN:
            lama.keadaan, lama.pengguna = keadaan, berkas.pengguna
            lama.save(update_fields=["keadaan", "pengguna"])
    menunggu = HASIL[lama.keadaan] if lama.keadaan in BELUM_TERSIMPAN else None
    hasil, sebab = menunggu or (Hasil.SUDAH_ADA, "")
    return Jawaban(kunci=berkas.kunci, hasil=hasil, sebab=sebab, nomor=lama.pk)


def baca_letak(teks):
    """{lintang, bujur} of "-6.231250,106.812500"; {} where that is not a place on earth."""
    try:
        lintang, bujur = (round(Decimal(bagian), 6) for bagian in teks.split(","))
        benar = abs(lintang) <= 90 and abs(bujur) <= 180
    except (ValueError, InvalidOperation):
        return {}
    return {"lintang": lintang, "bujur": bujur} if benar else {}


@transaction.atomic
def _simpan(berkas, jpeg, diizinkan):
    kunci_transaksi([f"berkas:{berkas.kunci}", f"berkas:{berkas.entri}"])
    if (lama := _sudah_ada(berkas, diizinkan)) is not None:
        return lama
    berkas.keadaan, batas = _tempatkan(berkas.entri, berkas.pengguna, diizinkan)
    ada = Berkas.objects.filter(entri=berkas.entri).exclude(keadaan=Keadaan.TIDAK_DIPAKAI)
    if len(ada) >= FOTO_SEMUA or sum(b.bagian == berkas.bagian for b in ada) >= batas:
        raise ValidationError(f"Sudah ada {batas} foto. Lepas satu dulu bila perlu menggantinya.")
    # A file without a row harms nobody; a row without its file would.
    berkas.isi.save("", ContentFile(jpeg), save=False)
    berkas.save()
    hasil, sebab = HASIL[berkas.keadaan]
    return Jawaban(kunci=berkas.kunci, hasil=hasil, sebab=sebab, nomor=berkas.pk)


def _tempatkan(entri, pengguna, diizinkan):
    """(state, how many photos at most) of a new photo; ValidationError where it has no place."""
    formulir, pk, pengirim = cari_entri(entri)
    if formulir is None:
        return Keadaan.MENUNGGU, max(f.foto for f in register_berfoto())
    if not formulir.foto:
        raise ValidationError("Catatan ini tidak memakai foto.")
    if diizinkan:
        return Keadaan.TERSIMPAN, formulir.foto
    catatan = formulir.model.objects.select_related("posyandu").get(pk=pk)
    cakupan = [p.cakupan() for p in pengguna.penugasan.berlaku()]
    if any(formulir.boleh_catat(c) and c.memuat(catatan.posyandu.kode) for c in cakupan):
        return Keadaan.TERSIMPAN, formulir.foto
    if pengirim == pengguna.pk:
        return Keadaan.KARANTINA, formulir.foto
    raise ValidationError("Catatan ini tidak ada di Posyandu Anda.")


@transaction.atomic
def putuskan_foto(*, berkas, pakai, pengguna):
    """Take a photo that waited, or no longer show one; the file stays."""
    kunci_transaksi([f"berkas:{berkas.kunci}"])
    berkas.keadaan = Keadaan.TERSIMPAN if pakai else Keadaan.TIDAK_DIPAKAI
    berkas.diputuskan_oleh, berkas.diputuskan_pada = pengguna, timezone.now()
    berkas.save(update_fields=["keadaan", "diputuskan_oleh", "diputuskan_pada"])
