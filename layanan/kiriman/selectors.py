"""What waits among the deliveries, and its bodies in words."""

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from kelembagaan.akun.models import Pengguna, Penugasan
from kelembagaan.peran import Jabatan, Peran
from layanan.formulir.daftar import semua_formulir
from layanan.formulir.forms import PetugasField, SubjekField
from layanan.kiriman.item import baca_uuid, item_tersimpan
from layanan.kiriman.konteks import MODEL_SUBJEK
from layanan.kiriman.models import Kiriman
from layanan.kiriman.nilai import kolom_isi

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
    """[(label, text)] of a body that is kept, as it was typed, choices and names in words."""
    formulir = semua_formulir().get(kiriman.formulir)
    if formulir is None:
        return []
    item = item_tersimpan(kiriman)
    hasil = []
    for nama, isian in formulir.form.base_fields.items():
        typed = item.isi.get(nama, "")
        label = isian.label or formulir.model._meta.get_field(nama).verbose_name
        if typed and not isian.widget.is_hidden:
            hasil.append((label.capitalize(), _kata(isian, typed)))
        elif typed and isinstance(isian, SubjekField):
            hasil.insert(0, (isian.subjek.capitalize(), _nama_subjek(isian.subjek, typed)))
    if item.isi.get("alasan"):
        hasil.append(("Alasan", item.isi["alasan"]))
    return hasil


def _kata(isian, typed):
    if isinstance(isian, PetugasField):
        petugas = Pengguna.objects.filter(pk=typed).first() if typed.isdecimal() else None
        return petugas.nama if petugas else typed
    pilihan = {str(k): v for k, v in getattr(isian, "choices", [])}
    daftar = typed if isinstance(typed, list) else [typed]
    return ", ".join(str(pilihan.get(satu, satu)) for satu in daftar)


def _nama_subjek(jenis, typed):
    baris = MODEL_SUBJEK[jenis].objects.filter(kunci=baca_uuid(typed)).first()
    return str(baris) if baris else "Belum sampai di server"


def baris_terbaca(formulir, baris):
    """[(label, text)] of a register row, in the order of its form."""
    hasil = []
    for kolom in kolom_isi(formulir.form):
        nilai = getattr(baris, kolom.name)
        if nilai not in (None, "", []):
            tampil = getattr(baris, f"get_{kolom.name}_display", None)
            hasil.append((kolom.verbose_name.capitalize(), tampil() if tampil else nilai))
    return hasil
