"""What waits among the deliveries, and its bodies in words."""

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.formats import date_format

from kelembagaan.akun.models import Pengguna, Penugasan
from kelembagaan.peran import Jabatan, Peran
from layanan.formulir.daftar import semua_formulir
from layanan.formulir.forms import PetugasField
from layanan.formulir.selectors import kolom_catatan, nama_subjek
from layanan.kiriman.item import baca_uuid, item_tersimpan
from layanan.kiriman.konteks import MODEL_SUBJEK
from layanan.kiriman.models import Kiriman

Keadaan, Sebab = Kiriman.Keadaan, Kiriman.Sebab


def nomor_tertinggi():
    """The highest receipt number given so far, 0 before the first."""
    return Kiriman.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def bentrok(cakupan):
    """Undecided bentrok on which this scope may choose, in registers that it may read.

    What a nakes filled is decided by a nakes; her scope holds the register of health only.
    """
    if cakupan is None or not cakupan.boleh("putuskan_bentrok"):
        return Kiriman.objects.none()
    semua = semua_formulir().values()
    terbaca = [f for f in semua if f.boleh_baca(cakupan) and f.boleh_catat(cakupan)]
    baris = Kiriman.objects.dalam(cakupan).filter(
        keadaan=Keadaan.BENTROK, formulir__in=[f.kode for f in terbaca]
    )
    for formulir in terbaca:
        if hasattr(formulir.model, "dari_nakes"):
            dari_nakes = formulir.model._default_manager.filter(
                pk=OuterRef("catatan"), dari_nakes=cakupan.peran != Peran.NAKES
            )
            baris = baris.exclude(Q(formulir=formulir.kode) & Exists(dari_nakes))
        elif cakupan.peran == Peran.NAKES:
            baris = baris.exclude(formulir=formulir.kode)
    return baris.select_related("posyandu", "pengguna").order_by("pk")


def karantina(cakupan):
    """Undecided karantina on which this scope decides.

    The ketua; the desa's operator where no ketua is active; of a nakes' item another nakes.
    """
    if cakupan is None or not cakupan.boleh("putuskan_karantina"):
        return Kiriman.objects.none()
    baris = (
        Kiriman.objects.dalam(cakupan)
        .filter(keadaan=Keadaan.TERTAHAN, sebab=Sebab.KARANTINA, diputuskan_pada__isnull=True)
        .select_related("posyandu", "pengguna", "penugasan__pengguna")
        .order_by("pk")
    )
    if cakupan.peran == Peran.NAKES:
        return baris.filter(penugasan__peran=Peran.NAKES).exclude(
            penugasan__pengguna=cakupan.pengguna_id
        )
    baris = baris.exclude(penugasan__peran=Peran.NAKES)
    if cakupan.jabatan == Jabatan.KETUA:
        return baris
    if cakupan.jabatan != Jabatan.OPERATOR:
        return baris.none()
    ketua = Penugasan.objects.berlaku().filter(posyandu=OuterRef("posyandu"), jabatan=Jabatan.KETUA)
    return baris.filter(~Exists(ketua))


def menunggu(cakupan):
    """[(text, number, url)] for the home page."""
    isi = [
        ("Catatan yang berbeda, pilih yang benar", bentrok(cakupan), "layanan:kiriman_bentrok"),
        ("Kiriman menunggu keputusan Anda", karantina(cakupan), "layanan:kiriman_karantina"),
    ]
    hitungan = [(teks, baris.count(), url) for teks, baris, url in isi]
    return [(teks, jumlah, reverse(url)) for teks, jumlah, url in hitungan if jumlah]


def judul(kiriman):
    """Name of the register; the code if this program does not know it."""
    formulir = semua_formulir().get(kiriman.formulir)
    return formulir.judul if formulir else kiriman.formulir


def isi_terbaca(kiriman):
    """{label: text} of a body that is kept: as it would read if it stood; else as it was typed."""
    formulir = semua_formulir().get(kiriman.formulir)
    if formulir is None:
        return {}
    isi = item_tersimpan(kiriman).isi
    hasil = {"Tentang": _nama_subjek(formulir, isi)}
    contoh = formulir.model()
    for nama, label, teks in _kolom(formulir):
        typed = isi.get(nama, "")
        try:
            setattr(contoh, nama, _bersih(formulir.form.base_fields[nama], typed))
            hasil[label] = teks(contoh)
        except (ValidationError, ObjectDoesNotExist, ValueError):
            hasil[label] = ", ".join(typed) if isinstance(typed, list) else typed
    hasil["Alasan"] = isi.get("alasan", "")
    return {label: teks for label, teks in hasil.items() if teks}


def baris_terbaca(formulir, baris):
    """{label: text} of a register row, with the labels of `isi_terbaca`."""
    subjek = [getattr(baris, nama) for nama in nama_subjek(formulir)]
    hasil = {"Tentang": ", ".join(str(satu) for satu in subjek if satu)}
    hasil |= {label: teks(baris) for _, label, teks in _kolom(formulir)}
    return {label: teks for label, teks in hasil.items() if teks}


def label_kolom(formulir, nama):
    """The labels, as in `isi_terbaca`, of these columns of the model."""
    kolom = {formulir.model._meta.get_field(satu).name for satu in nama}
    return {label for satu, label, _ in _kolom(formulir) if satu in kolom}


def _kolom(formulir):
    """(column, label, function from row to text): day and petugas first, then what was found."""
    ada = formulir.form.base_fields
    if "tanggal" in ada:
        yield "tanggal", "Tanggal", lambda baris: date_format(baris.tanggal, "j F Y")
    if "petugas" in ada:
        yield "petugas", "Petugas", lambda baris: str(baris.petugas)
    for kolom in kolom_catatan(formulir):
        yield kolom.nama, kolom.judul, kolom.teks


def _bersih(isian, typed):
    if isinstance(isian, PetugasField):
        return Pengguna.objects.get(pk=int(typed))
    return isian.clean(typed)


def _subjek(formulir, isi):
    """[(kind of subject, kunci)] of whom a body is about."""
    fields = formulir.form.base_fields
    kunci = [(fields[kolom].subjek, baca_uuid(isi.get(kolom))) for kolom in nama_subjek(formulir)]
    return [(jenis, satu) for jenis, satu in kunci if satu]


def _nama(subjek):
    """{(kind, kunci): name} of these, as far as they have arrived; a query for each kind."""
    nama = dict.fromkeys(subjek, "belum sampai di server")
    for jenis in {jenis for jenis, _ in subjek}:
        kunci = [satu for j, satu in subjek if j == jenis]
        for baris in MODEL_SUBJEK[jenis].objects.filter(kunci__in=kunci):
            nama[jenis, baris.kunci] = str(baris)
    return nama


def _nama_subjek(formulir, isi):
    return ", ".join(_nama(_subjek(formulir, isi)).values())


def tentang(daftar):
    """{pk: names of whom it is about} of these deliveries of known registers."""
    subjek = {k.pk: _subjek(semua_formulir()[k.formulir], item_tersimpan(k).isi) for k in daftar}
    nama = _nama([satu for semua in subjek.values() for satu in semua])
    return {pk: ", ".join(nama[satu] for satu in semua) for pk, semua in subjek.items()}
