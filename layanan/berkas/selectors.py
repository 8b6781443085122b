"""Photos and the entries they belong to."""

from django.db.models import Exists, OuterRef, Q, Value

from layanan.berkas.models import Berkas
from layanan.formulir.daftar import semua_formulir
from layanan.formulir.selectors import catatan_terbaca
from layanan.kiriman.models import Kiriman

Keadaan = Berkas.Keadaan


def register_berfoto():
    """The registers whose entries may have photos."""
    return [f for f in semua_formulir().values() if f.foto]


def cari_entri(kunci):
    """(register, pk of the row, pk of who sent it) of the entry of this kunci; None thrice if
    it has not arrived. Two entries that joined have one row, and each its own kunci."""
    kiriman = Kiriman.objects.filter(
        kunci=kunci, aksi=Kiriman.Aksi.BARU, catatan__isnull=False
    ).order_by("keadaan")  # bentrok first: what stands has the last word
    if satu := kiriman.last():
        return semua_formulir()[satu.formulir], satu.catatan, satu.pengguna_id
    bagian = [
        f.model.objects.filter(kunci=kunci)
        .order_by()
        .annotate(kode_register=Value(f.kode))
        .values_list("kode_register", "pk", "dicatat_oleh")
        for f in register_berfoto()
    ]
    for kode, pk, pengirim in bagian[0].union(*bagian[1:], all=True):
        return semua_formulir()[kode], pk, pengirim
    return None, None, None


def foto_catatan(formulir, catatan, cakupan):
    """The photos of an entry, oldest first; what waits for a decision only for who decides."""
    kiriman = Kiriman.objects.filter(
        formulir=formulir.kode, catatan=catatan.pk, aksi=Kiriman.Aksi.BARU
    )
    # What came before its entry is shown only if both were sent by the same person.
    dari_pengirim = kiriman.filter(kunci=OuterRef("entri"), pengguna=OuterRef("pengguna"))
    tampak = Q(keadaan=Keadaan.TERSIMPAN) | Q(Exists(dari_pengirim), keadaan=Keadaan.MENUNGGU)
    if cakupan.boleh("putuskan_karantina"):
        tampak |= Q(keadaan=Keadaan.KARANTINA)
    milik = Q(entri__in=kiriman.values("kunci")) | Q(entri=catatan.kunci)
    return list(Berkas.objects.filter(milik, tampak).order_by("pk"))


def catatan_foto(berkas, cakupan):
    """(register, entry) on whose page this scope sees the photo; else (None, None)."""
    formulir, pk, _ = cari_entri(berkas.entri)
    if formulir is None or not formulir.foto:
        return None, None
    catatan = catatan_terbaca(formulir, cakupan).filter(pk=pk).first()
    if catatan is None or berkas not in foto_catatan(formulir, catatan, cakupan):
        return None, None
    return formulir, catatan
