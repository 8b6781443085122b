"""Writes about a Posyandu: its people, its place in the ladder of codes."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from kelembagaan.akun import services as akun
from kelembagaan.akun.models import Penugasan
from kelembagaan.posyandu.models import Posyandu, SuratKeputusan


def nomor_berikut(wilayah):
    """The lowest number above those that this desa has given so far."""
    terakhir = wilayah.posyandu.aggregate(terakhir=Max("nomor_urut"))["terakhir"] or 0
    if terakhir >= 999:
        raise ValidationError("Nomor urut Posyandu di desa ini sudah habis.")
    return terakhir + 1


@transaction.atomic
def simpan_posyandu(*, posyandu):
    """Keep it; without a number it gets the next one, and its people move along with its code."""
    if posyandu.nomor_urut is None:
        posyandu.nomor_urut = nomor_berikut(posyandu.wilayah)
    posyandu.save()
    Penugasan.objects.filter(posyandu=posyandu).exclude(kode=posyandu.kode).update(
        kode=posyandu.kode
    )
    return posyandu


def ambil_sk(*, wilayah, nomor, tanggal, tentang, posyandu=None):
    """The SK of this number, made if it is new; ValidationError if its date is another one."""
    sk, _ = SuratKeputusan.objects.get_or_create(
        wilayah=wilayah,
        nomor=nomor,
        defaults={"tanggal": tanggal, "tentang": tentang, "posyandu": posyandu},
    )
    if sk.tanggal != tanggal:
        raise ValidationError(
            {"sk_tanggal": f"SK nomor ini sudah tercatat, tanggalnya {sk.tanggal:%d-%m-%Y}."}
        )
    return sk


@transaction.atomic
def tambah_anggota(
    *,
    posyandu,
    oleh,
    cakupan,
    peran,
    jabatan,
    mulai,
    orang=None,
    nama="",
    nomor_hp="",
    bidang=(),
    periode_ke=1,
    sk_nomor="",
    sk_tanggal=None,
):
    """A kader or pengurus, new or already known: proposed or granted, as the scope may."""
    Posyandu.objects.select_for_update().get(pk=posyandu.pk)
    if orang is None:
        _tolak_nama_kembar(posyandu, nama, peran)
        orang = akun.daftarkan_pengguna(nama=nama, nomor_hp=nomor_hp)
    sk = sk_nomor and ambil_sk(
        wilayah=posyandu.wilayah,
        nomor=sk_nomor,
        tanggal=sk_tanggal,
        tentang=peran,
        posyandu=posyandu,
    )
    penugasan = Penugasan(
        pengguna=orang,
        peran=peran,
        jabatan=jabatan,
        posyandu=posyandu,
        bidang=list(bidang),
        mulai=mulai,
        periode_ke=periode_ke,
        sk=sk or None,
    )
    return akun.simpan_baru(penugasan=penugasan, oleh=oleh, cakupan=cakupan)


@transaction.atomic
def akhiri_anggota(*, penugasan, oleh, cakupan, selesai, alasan, sk_nomor="", sk_tanggal=None):
    """End a kader or pengurus, a pengurus by an SK."""
    posyandu = penugasan.posyandu
    sk = sk_nomor and ambil_sk(
        wilayah=posyandu.wilayah,
        nomor=sk_nomor,
        tanggal=sk_tanggal,
        tentang=penugasan.peran,
        posyandu=posyandu,
    )
    return akun.akhiri(
        penugasan=penugasan,
        oleh=oleh,
        cakupan=cakupan,
        selesai=selesai,
        alasan=alasan,
        sk=sk or None,
    )


def _tolak_nama_kembar(posyandu, nama, peran):
    """The same form sent twice must not make two people."""
    kembar = Penugasan.objects.filter(
        posyandu=posyandu,
        peran=peran,
        pengguna__nama__iexact=nama,
        keadaan__in=[Penugasan.Keadaan.DIUSULKAN, Penugasan.Keadaan.BERLAKU],
    ).exclude(selesai__lte=timezone.localdate())
    if kembar.exists():
        raise ValidationError(
            {"nama": "Nama ini sudah ada di Posyandu ini. Bila orangnya lain, tambahkan pembeda."}
        )
