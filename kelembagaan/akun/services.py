"""Writes about assignments: proposing, confirming, granting and ending them."""

import datetime

import pghistory
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from kelembagaan.akun.models import Pengguna, Penugasan
from kelembagaan.akun.wewenang import (
    TINGKAT_PERAN,
    boleh_menetapkan,
    boleh_mengakhiri,
    boleh_mengusulkan,
)
from kelembagaan.cakupan import tingkat_kode
from kelembagaan.nama import normal_nama
from kelembagaan.pemberitahuan.services import beri_tahu
from kelembagaan.peran import JABATAN_PERAN, Jabatan, Peran

# An SK is seldom made longer ahead; a later year is a slip.
PALING_JAUH = datetime.timedelta(days=366)


def daftarkan_pengguna(*, nama, nomor_hp="", mulai_mengabdi=None):
    """A new account that can't log in yet; its username is made from the name."""
    pengguna = Pengguna(
        username=usul_username(nama),
        nama=nama,
        nomor_hp=nomor_hp,
        mulai_mengabdi=mulai_mengabdi,
        harus_ganti_sandi=True,
    )
    pengguna.set_unusable_password()
    pengguna.full_clean()
    pengguna.save()
    return pengguna


def usul_username(nama):
    """The first two words of the name, with the lowest number that makes it new."""
    dasar = "".join(c for c in ".".join(normal_nama(nama).split()[:2]) if c.isascii())[:40]
    dasar = dasar.strip(".") or "pengguna"
    ada = set(
        Pengguna.objects.filter(username__startswith=dasar).values_list("username", flat=True)
    )
    if dasar not in ada:
        return dasar
    return next(calon for n in range(2, len(ada) + 3) if (calon := f"{dasar}{n}") not in ada)


def periksa_bentuk(penugasan):
    """ValidationError for an assignment that makes no sense, whoever gives it."""
    galat = {}
    if penugasan.jabatan not in JABATAN_PERAN[penugasan.peran]:
        galat["jabatan"] = "Jabatan ini bukan untuk peran yang dipilih."
    if tingkat_kode(penugasan.hitung_kode()) not in TINGKAT_PERAN[penugasan.peran]:
        galat["peran"] = "Peran ini bukan untuk tingkat wilayah yang dipilih."
    if penugasan.selesai and penugasan.selesai < penugasan.mulai:
        galat["selesai"] = "Tanggal selesai lebih awal daripada tanggal mulai."
    if terlalu_jauh(penugasan):
        galat["mulai"] = "Tanggal mulai paling jauh satu tahun lagi. Periksa tahunnya."
    if galat:
        raise ValidationError(galat)
    if penugasan.pengguna_id is None:  # its account is made along with it
        return
    kembar = (
        Penugasan.objects.filter(
            Q(selesai__isnull=True) | Q(selesai__gt=penugasan.mulai),
            pengguna=penugasan.pengguna_id,
            peran=penugasan.peran,
            jabatan=penugasan.jabatan,
            kode=penugasan.hitung_kode(),
            perangkat_daerah=penugasan.perangkat_daerah,
        )
        .exclude(pk=penugasan.pk)
        .exclude(keadaan=Penugasan.Keadaan.DITOLAK)
    )
    if kembar.exists():
        raise ValidationError("Orang ini sudah memegang tugas yang sama di tempat itu.")


def terlalu_jauh(penugasan):
    """Whether it would begin more than a year from today."""
    return penugasan.mulai - timezone.localdate() > PALING_JAUH


def periksa_wewenang(penugasan, *, cakupan, desa_lain=()):
    """True if the scope may grant it, False if only propose it; ValidationError if neither."""
    if cakupan is None or penugasan.pengguna_id == cakupan.pengguna_id:
        raise ValidationError("Tugas untuk diri sendiri ditetapkan oleh orang lain.")
    kode = [penugasan.hitung_kode(), *(d.kode for d in desa_lain)]
    if all(boleh_menetapkan(cakupan, penugasan.peran, k) for k in kode):
        return True
    if all(boleh_mengusulkan(cakupan, penugasan.peran, k) for k in kode):
        return False
    raise ValidationError("Tugas ini di luar wewenang Anda.")


@transaction.atomic
def usulkan(*, penugasan, oleh, cakupan, desa_lain=()):
    """Save as a proposal; it gives no access before another one confirms it."""
    periksa_bentuk(penugasan)
    periksa_wewenang(penugasan, cakupan=cakupan, desa_lain=desa_lain)
    penugasan.keadaan = Penugasan.Keadaan.DIUSULKAN
    penugasan.diusulkan_oleh = oleh
    _simpan_baru(penugasan, desa_lain)
    return penugasan


@transaction.atomic
def tetapkan(*, penugasan, oleh, cakupan, desa_lain=()):
    """Save as holding from its first day on."""
    periksa_bentuk(penugasan)
    if not periksa_wewenang(penugasan, cakupan=cakupan, desa_lain=desa_lain):
        raise ValidationError("Tugas ini hanya dapat Anda usulkan.")
    penugasan.diusulkan_oleh = oleh
    _putuskan(penugasan, Penugasan.Keadaan.BERLAKU, oleh)
    _simpan_baru(penugasan, desa_lain)
    _kabarkan(penugasan, oleh, f"ditetapkan sebagai {penugasan}")
    return penugasan


def simpan_baru(*, penugasan, oleh, cakupan, desa_lain=()):
    """Granted where the scope may grant, else proposed."""
    boleh = periksa_wewenang(penugasan, cakupan=cakupan, desa_lain=desa_lain)
    aksi = tetapkan if boleh else usulkan
    return aksi(penugasan=penugasan, oleh=oleh, cakupan=cakupan, desa_lain=desa_lain)


@transaction.atomic
def konfirmasi(*, penugasan, oleh, cakupan):
    """A proposal begins to hold; ValidationError if somebody decided on it before."""
    penugasan = _kunci_usulan(penugasan, cakupan)
    if terlalu_jauh(penugasan):
        raise ValidationError(
            "Mulai tugasnya lebih dari satu tahun lagi. Tolak, lalu usulkan lagi."
        )
    with pghistory.context(oleh=oleh.pk):
        _putuskan(penugasan, Penugasan.Keadaan.BERLAKU, oleh)
        penugasan.save()
    _kabarkan(penugasan, oleh, f"dikonfirmasi sebagai {penugasan}")
    return penugasan


@transaction.atomic
def tolak(*, penugasan, oleh, cakupan):
    """A proposal is declined; it stays in the history."""
    penugasan = _kunci_usulan(penugasan, cakupan)
    with pghistory.context(oleh=oleh.pk):
        _putuskan(penugasan, Penugasan.Keadaan.DITOLAK, oleh)
        penugasan.save()
    _kabarkan(penugasan, oleh, f"tidak dikonfirmasi sebagai {penugasan}")
    return penugasan


@transaction.atomic
def akhiri(*, penugasan, oleh, cakupan, selesai, alasan, sk=None):
    """End it: `selesai` is the first day on which it no longer holds; sk, if one ends it."""
    penugasan = Penugasan.objects.select_for_update(of=["self"]).get(pk=penugasan.pk)
    if not boleh_mengakhiri(cakupan, penugasan):
        raise ValidationError("Tugas ini di luar wewenang Anda.")
    if penugasan.keadaan != Penugasan.Keadaan.BERLAKU:
        raise ValidationError("Tugas ini tidak sedang berlaku.")
    if selesai < penugasan.mulai:
        raise ValidationError({"selesai": "Tanggal berhenti lebih awal daripada tanggal mulai."})
    with pghistory.context(oleh=oleh.pk):
        penugasan.selesai = selesai
        penugasan.alasan_selesai = alasan
        penugasan.sk_selesai = sk
        penugasan.save()
    _kabarkan(penugasan, oleh, f"berhenti sebagai {penugasan}")
    return penugasan


@transaction.atomic
def ubah(*, penugasan, oleh, cakupan, desa_lain=()):
    """Keep changed fields, SK or dates of a standing assignment."""
    periksa_bentuk(penugasan)
    if not periksa_wewenang(penugasan, cakupan=cakupan, desa_lain=desa_lain):
        raise ValidationError("Tugas ini di luar wewenang Anda.")
    with pghistory.context(oleh=oleh.pk):
        penugasan.save()
    _kabarkan(penugasan, oleh, f"diubah tugasnya: {penugasan}")
    return penugasan


def pengurus_terakhir(penugasan):
    """Whether no other pengurus of that Posyandu holds today."""
    return (
        penugasan.peran == Peran.PENGURUS
        and not Penugasan.objects.berlaku()
        .filter(posyandu=penugasan.posyandu_id, peran=Peran.PENGURUS)
        .exclude(pk=penugasan.pk)
        .exists()
    )


def peringatan(penugasan):
    """Plain sentences about what the rules advise against; they never block."""
    kalimat = []
    if penugasan.peran == Peran.PENGURUS and penugasan.periode_ke > 2:
        kalimat.append("Pengurus dianjurkan paling lama dua masa jabatan.")
    if penugasan.peran == Peran.PENGURUS and _lebih_lima_tahun(penugasan):
        kalimat.append("Masa jabatan pengurus lima tahun; tugas ini sudah lebih lama.")
    if penugasan.peran == Peran.KADER and len(penugasan.bidang) > 1:
        kalimat.append("Seorang kader dianjurkan memegang satu bidang.")
    return kalimat


def _lebih_lima_tahun(penugasan):
    akhir = penugasan.selesai or timezone.localdate()
    mulai = penugasan.mulai
    return (akhir.year - 5, akhir.month, akhir.day) > (mulai.year, mulai.month, mulai.day)


def _putuskan(penugasan, keadaan, oleh):
    penugasan.keadaan = keadaan
    penugasan.diputuskan_oleh = oleh
    penugasan.diputuskan_pada = timezone.now()


def _simpan_baru(penugasan, desa_lain):
    penugasan.save()
    if penugasan.peran == Peran.NAKES:
        penugasan.desa_lain.set(desa_lain)


def _kunci_usulan(penugasan, cakupan):
    penugasan = Penugasan.objects.select_for_update(of=["self"]).get(pk=penugasan.pk)
    if penugasan.keadaan != Penugasan.Keadaan.DIUSULKAN:
        raise ValidationError("Usulan ini sudah diputuskan.")
    boleh = periksa_wewenang(penugasan, cakupan=cakupan, desa_lain=penugasan.desa_lain.all())
    if not boleh:
        raise ValidationError("Usulan ini di luar wewenang Anda.")
    return penugasan


def _kabarkan(penugasan, oleh, kabar):
    """To the person, to who proposed, and to the ketua or kades whom it concerns."""
    kepada = {p.pengguna for p in _yang_berkepentingan(penugasan)}
    kepada |= {penugasan.pengguna, penugasan.diusulkan_oleh} - {None}
    beri_tahu(kepada=kepada - {oleh}, teks=f"{penugasan.pengguna.nama} {kabar}.")


def _yang_berkepentingan(penugasan):
    kode = penugasan.kode
    if penugasan.posyandu_id:
        ketua = Q(kode=kode, peran=Peran.PENGURUS, jabatan=Jabatan.KETUA)
        kades = Q(kode=kode.rpartition(".")[0], peran=Peran.PEMDES, jabatan=Jabatan.KADES)
        siapa = ketua | kades
    elif tingkat_kode(kode) == "desa":
        siapa = Q(kode=kode, peran=Peran.PEMDES, jabatan=Jabatan.KADES)
    else:
        siapa = Q(kode=kode, peran=Peran.TIM_PEMBINA, jabatan=Jabatan.KETUA)
    return Penugasan.objects.berlaku().filter(siapa).select_related("pengguna")
