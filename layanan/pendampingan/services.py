"""What opens a pendampingan from a register entry."""

from django.db.models import Exists, OuterRef, Q

from kelembagaan.bidang import Bidang
from kelembagaan.wilayah.zona import hari_ini
from layanan.formulir.daftar import semua_formulir
from layanan.pendampingan.models import PENDAMPINGAN, Pendampingan

T = Pendampingan.Tujuan
TUJUAN = {
    Bidang.PENDIDIKAN: T.SEKOLAH,
    Bidang.KESEHATAN: T.SEHAT,
    Bidang.PEKERJAAN_UMUM: T.AIR,
    Bidang.PERUMAHAN: T.RUMAH,
    Bidang.TRANTIBUMLINMAS: T.PULIH,
    Bidang.SOSIAL: T.BANTUAN,
}


def isi_awal(formulir, catatan, *, petugas, tanggal, bidang=None):
    """{field: text} of the pendampingan that one press on an entry opens.

    bidang: where the register itself belongs to no field, as a permohonan.
    """
    subjek = "warga" if getattr(catatan, "warga_id", None) else "keluarga"
    return {
        subjek: str(getattr(catatan, subjek).kunci),
        "tanggal": tanggal.isoformat(),
        "petugas": str(petugas.pk),
        "tujuan": TUJUAN[bidang or formulir.bidang].value,
        "asal": f"{formulir.kode}:{catatan.pk}",
    }


def sudah_dibuka(formulir, catatan, *, bidang=None):
    """The pendampingan of whom this entry is about, with the same aim, that is open or was opened
    today; None without.

    It does not matter what it was opened from: a house is accompanied once, not once per paper.
    """
    bidang = bidang or formulir.bidang
    subjek = "warga_id" if getattr(catatan, "warga_id", None) else "keluarga_id"
    penutup = Pendampingan.objects.filter(induk=OuterRef("pk"), dibatalkan_pada=None)
    semua = (
        PENDAMPINGAN[bidang]
        .objects.berlaku()
        .filter(
            **{subjek: getattr(catatan, subjek)},
            posyandu=catatan.posyandu_id,
            tujuan=TUJUAN[bidang],
            induk=None,
        )
    )
    semua = semua.annotate(selesai=Exists(penutup.exclude(hasil_akhir="").order_by()))
    kini = hari_ini(catatan.posyandu.kode)
    return semua.filter(Q(selesai=False) | Q(tanggal=kini)).order_by("selesai", "-pk").first()


def kalimat_dibuka(lama):
    """What one is told who presses "Dampingi" where sudah_dibuka finds one."""
    if lama.selesai:
        return (
            "Pendampingan ini dibuka dan ditutup hari ini. Bila belum selesai, betulkan kunjungan "
            "yang menutupnya."
        )
    return "Pendampingan ini sudah dibuka."


def awal(pendampingan):
    """The row that opened it."""
    return pendampingan.induk if pendampingan.induk_id else pendampingan


def sudah_selesai(pembuka):
    """Whether a valid visit has closed it."""
    return pembuka.kunjungan.filter(dibatalkan_pada=None).exclude(hasil_akhir="").exists()


def boleh_dampingi(formulir, catatan, cakupan):
    """A valid entry about somebody of this place may be followed by a pendampingan."""
    ke = semua_formulir()[f"pendampingan_{formulir.bidang}"]
    tentang = getattr(catatan, "warga", None) or getattr(catatan, "keluarga", None)
    return bool(
        tentang
        and formulir.kode != ke.kode
        and catatan.dibatalkan_pada is None
        and tentang.posyandu_id == catatan.posyandu_id
        and cakupan.memuat(catatan.posyandu.kode)
        and ke.boleh_catat(cakupan)
    )


def boleh_kunjungi(formulir, catatan, cakupan):
    """A visit is added to one that is open."""
    return (
        formulir.kode.startswith("pendampingan_")
        and catatan.dibatalkan_pada is None
        and cakupan.memuat(catatan.posyandu.kode)
        and formulir.boleh_catat(cakupan)
        and not sudah_selesai(awal(catatan))
    )
