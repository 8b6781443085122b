"""The one write of the review: a decision on the month of a unit."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.dateformat import format as format_tanggal

from kelembagaan.akun.models import Pengguna, Penugasan
from kelembagaan.cakupan import POLA_KODE, TINGKAT, kode_induk, kode_leluhur
from kelembagaan.pemberitahuan.services import beri_tahu
from kelembagaan.wilayah.zona import hari_ini
from layanan.laporan.keadaan import Keadaan
from layanan.laporan.models import LaporanBulanan
from layanan.laporan.services import bekukan
from pembinaan.rekap.services import jumlahkan_disetujui, tandai_usang
from pembinaan.tinjauan import alur
from pembinaan.tinjauan.alur import ATURAN, Aksi
from pembinaan.tinjauan.models import Keputusan, PengaturanTim, Tenggat
from pembinaan.tinjauan.pejabat import pejabat_unit
from pembinaan.tinjauan.peninjauan import Peninjauan
from pembinaan.tinjauan.unit import alamat_unit, kunci_unit, nama_unit

KOLOM_KEADAAN = [
    "keadaan",
    "keadaan_semula",
    "diajukan_pertama_pada",
    "diajukan_pada",
    "diajukan_oleh",
    "dimaklumi_sampai",
    "susulan",
]
# What the senders are told; that a report was approved they see on their page.
KABAR = {
    Aksi.KEMBALIKAN: "dikembalikan",
    Aksi.BATALKAN: "batal disetujui",
    Aksi.KEMBALIKAN_SAMPAI: "dikembalikan",
    Aksi.MAKLUMI: "dimaklumi",
    Aksi.CABUT: "tidak lagi dimaklumi",
    Aksi.BUKA: "dibuka lagi",
}


@transaction.atomic
def putuskan(*, kode, bulan, aksi, cakupan, pengguna, catatan="", sampai=None, unit=None):
    """Take one step of the review table on the unit `kode` in `bulan`; the Keputusan rows written.

    sampai: date of a maklumi. unit: for kembalikan_sampai and buka, the code at which the path
    ends. Raises PermissionDenied for who never takes this step there, ValidationError with one
    sentence (under the input it is about, if any) where the step is not allowed now.
    """
    aksi = Aksi(aksi)
    catatan = catatan.strip()
    _periksa_isian(aksi, kode, catatan, sampai, unit)
    jalur = _jalur(kode, unit) if ATURAN[aksi].sepanjang_jalur else [kode]
    induk = [kode_induk(kode)] if kode else []
    baris = kunci_unit([*induk, *jalur], bulan)

    peninjauan = Peninjauan(baris[kode], baris, cakupan, pengguna)
    if not alur.berhak(aksi, peninjauan.relasi):
        raise PermissionDenied
    pasangan = _langkah(aksi, [baris[k] for k in jalur], peninjauan)

    penugasan = Penugasan.objects.select_related("pengguna", "posyandu", "wilayah").get(
        pk=cakupan.penugasan_id
    )
    keputusan = []
    for satu, langkah in pasangan:
        _terapkan(satu, langkah, pengguna, sampai)
        keputusan.append(_keputusan(satu, langkah, penugasan, catatan, sampai))
    Keputusan.objects.bulk_create(keputusan)
    _perbarui_jumlah(pasangan, baris)
    tandai_usang(bulan=bulan, kode={satu.kode for satu, _ in pasangan})
    _kabari(pasangan, peninjauan, keputusan)
    return keputusan


def _keputusan(unit, langkah, penugasan, catatan, sampai):
    """The row that says who decided what, as people will read it later."""
    return Keputusan(
        bulan=unit.bulan,
        kode=unit.kode,
        aksi=langkah.aksi,
        dari=langkah.dari,
        ke=langkah.ke,
        oleh=penugasan.pengguna,
        penugasan=penugasan,
        sebagai=f"{penugasan.pengguna.nama}, {penugasan}"[:150],
        catatan=catatan,
        sampai=sampai,
        mewakili=langkah.mewakili,
        pengirim_sendiri=langkah.pengirim_sendiri,
    )


def _periksa_isian(aksi, kode, catatan, sampai, unit):
    """Everything that is missing at once, each under its input."""
    wajib = {isian.nama for isian in ATURAN[aksi].isian if isian.wajib}
    galat = {}
    if "unit" in wajib:
        utuh = unit is not None and POLA_KODE.fullmatch(unit)
        if not utuh or kode not in [*kode_leluhur(unit), unit]:
            galat["unit"] = "Pilih dulu sampai ke mana dikembalikan."
    if "catatan" in wajib and not catatan:
        galat["catatan"] = "Tulis dulu alasannya, supaya jelas apa yang diminta."
    if "sampai" in wajib:
        if not sampai:
            galat["sampai"] = "Isi tanggal sampai kapan laporan masih ditunggu."
        elif sampai < hari_ini(kode):
            galat["sampai"] = "Tanggal ini sudah lewat."
    if galat:
        raise ValidationError(galat)


def _jalur(kode, sampai):
    """Codes from `kode` down to `sampai`, both included."""
    return [sampai[:n] for n in TINGKAT if len(kode) <= n <= len(sampai)]


def _langkah(aksi, jalur, peninjauan):
    """[(row, Langkah)] of everything this decision writes, in order."""
    relasi, konteks = peninjauan.relasi, peninjauan.konteks
    try:
        if ATURAN[aksi].sepanjang_jalur:
            semua = alur.langkah_jalur(aksi, [(s, s.keadaan) for s in jalur], relasi, konteks)
            return list(semua.items())
        (unit,) = jalur
        return [(unit, satu) for satu in alur.langkah(aksi, unit.keadaan, relasi, konteks)]
    except alur.TidakBoleh as galat:
        raise ValidationError(str(galat)) from galat


def _terapkan(unit, langkah, pengguna, sampai):
    """Write the new state; what is sent is frozen here."""
    dimaklumi = langkah.ke == Keadaan.DIMAKLUMI
    unit.keadaan = langkah.ke
    unit.keadaan_semula = langkah.dari if dimaklumi else ""
    unit.dimaklumi_sampai = sampai if dimaklumi else None
    unit.susulan = langkah.susulan
    if langkah.aksi == Aksi.AJUKAN:
        unit.diajukan_pada = timezone.now()
        unit.diajukan_pertama_pada = unit.diajukan_pertama_pada or unit.diajukan_pada
        unit.diajukan_oleh = pengguna
        if isinstance(unit, LaporanBulanan):
            bekukan(laporan=unit)
    unit.save(update_fields=KOLOM_KEADAAN)


def _perbarui_jumlah(pasangan, baris):
    """Sum the approved children anew wherever one became approved or ceased to be."""
    berubah = {
        satu.kode_induk
        for satu, langkah in pasangan
        if satu.kode and Keadaan.DISETUJUI in (langkah.dari, langkah.ke)
    }
    for kode in sorted(berubah, reverse=True):
        jumlahkan_disetujui(rekap=baris[kode])


def _kabari(pasangan, peninjauan, keputusan):
    """Tell the senders what was decided, and the tier above where a sender decided herself."""
    catatan = f": {keputusan[-1].catatan}" if keputusan[-1].catatan else "."
    terakhir = {satu: langkah for satu, langkah in pasangan if langkah.aksi in KABAR}
    for satu, langkah in terakhir.items():
        pejabat = peninjauan.pejabat if satu is peninjauan.unit else pejabat_unit(satu)
        _kirim(satu, pejabat.pengirim(satu), peninjauan.pengguna, KABAR[langkah.aksi] + catatan)
    if any(k.pengirim_sendiri for k in keputusan) and peninjauan.unit.kode_induk:
        _, di_atas = peninjauan.pejabat.pelaksana(kode_induk(peninjauan.unit.kode_induk))
        kabar = "diputuskan oleh pengirimnya sendiri."
        _kirim(peninjauan.unit, di_atas, peninjauan.pengguna, kabar)


def _kirim(unit, kepada, pengguna, kabar):
    teks = f"Laporan {format_tanggal(unit.bulan, 'F Y')} {nama_unit(unit)} {kabar}"
    kepada = Pengguna.objects.filter(pk__in=kepada - {pengguna.pk})
    beri_tahu(kepada=kepada, teks=teks, tautan=alamat_unit(unit))


@transaction.atomic
def atur_tim(*, wilayah, jabatan_pemutus, periksa_kesehatan=False, tenggat):
    """Keep what a Tim Pembina has set. tenggat: {tier below: day or None}."""
    PengaturanTim.objects.update_or_create(
        wilayah=wilayah,
        defaults={"jabatan_pemutus": jabatan_pemutus, "periksa_kesehatan": periksa_kesehatan},
    )
    for tingkat, tanggal in tenggat.items():
        if tanggal is None:
            Tenggat.objects.filter(wilayah=wilayah, tingkat=tingkat).delete()
        else:
            Tenggat.objects.update_or_create(
                wilayah=wilayah, tingkat=tingkat, defaults={"tanggal": tanggal}
            )
