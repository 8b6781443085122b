"""Tickets as they come in, and every step they take."""

from dateutil.relativedelta import relativedelta
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.formats import date_format

from kelembagaan.akun.models import Penugasan
from kelembagaan.wilayah.zona import hari_ini
from layanan.kiriman.kunci import kunci_transaksi
from layanan.permohonan import alur
from layanan.permohonan.alur import AWAL, Aksi, Keadaan, Pemegang, Ragam
from layanan.permohonan.jenis import BIDANG, RAGAM
from layanan.permohonan.kabar import kabari_baru, kabari_langkah, kabari_penangan
from layanan.permohonan.models import BacaPermohonan, LangkahPermohonan, Permohonan
from layanan.permohonan.pemegang import kantor_kecamatan, perangkat_pengampu, sebagai, tanpa_akun
from layanan.permohonan.tenggat import pasang_tenggat

# What is finished is looked at again after so many months.
PANTAU_BULAN = (6, 12)
TERLAMBAT = "Langkah ini sudah tidak bisa diambil: permohonan sudah berubah. Lihat keadaannya."


def terima_baru(baris):
    """Hook of the registers: new tickets get their number and their first holder."""
    for satu in baris:
        satu.bidang_spm = BIDANG[satu.jenis_permohonan]
        satu.ragam = Ragam(RAGAM[satu.jenis_permohonan])
        _tempatkan(satu, AWAL[satu.ragam])
        satu.sejak = hari_ini(satu.posyandu.kode)
        pasang_tenggat(satu)
        satu.tenggat_awal = satu.tenggat
    _beri_nomor(baris)
    for satu in baris:
        kabari_baru(satu)


def _beri_nomor(baris):
    """`<kode posyandu>/<bidang>/<yyyymm>/<n>`, n counted per Posyandu, field and month."""
    awal = [f"{s.posyandu.kode}/{s.bidang_spm}/{s.sejak:%Y%m}/" for s in baris]
    kunci_transaksi({f"nomor:{satu}" for satu in awal})
    # '0' follows '/' in ASCII: one range of the index holds the numbers that begin so.
    terpakai = {
        satu: Permohonan.objects.filter(nomor__gte=satu, nomor__lt=f"{satu[:-1]}0").count()
        for satu in set(awal)
    }
    for satu, depan in zip(baris, awal, strict=True):
        terpakai[depan] += 1
        satu.nomor = f"{depan}{terpakai[depan]}"


def _tempatkan(permohonan, posisi):
    permohonan.keadaan, permohonan.pemegang = posisi.keadaan, posisi.pemegang
    permohonan.jejak = [satu.value for satu in posisi.jejak]


def terkunci(permohonan):
    """Why its text may no longer be changed or withdrawn; '' while it is the Posyandu's."""
    if permohonan.keadaan in (Keadaan.DICATAT, Keadaan.DIUSULKAN):
        return ""
    if permohonan.keadaan == Keadaan.DIKEMBALIKAN and permohonan.pemegang == Pemegang.POSYANDU:
        return ""
    return "Permohonan ini sudah diproses, jadi isinya tidak bisa diubah atau ditarik lagi."


def sesudah_diubah(baris):
    """Hook of the registers: a withdrawn ticket gets its last step."""
    for satu in baris:
        if satu.dibatalkan_pada and satu.keadaan != Keadaan.DITARIK:
            langkah = LangkahPermohonan(
                permohonan=satu,
                aksi=Aksi.TARIK,
                posyandu=satu.posyandu,
                dicatat_oleh=satu.diubah_oleh,
                tanggal=hari_ini(satu.posyandu.kode),
                catatan=satu.alasan_ubah,
                sebagai=str(satu.diubah_oleh),
            )
            _jalankan(langkah, Pemegang.POSYANDU)
            langkah.save()


def ambil_langkah_kader(baris):
    """Hook of the register of steps that a kader takes: new LangkahPermohonan, not yet written."""
    for satu in baris:
        satu.permohonan = _kunci(satu.permohonan_id)
        satu.sebagai = f"{satu.dicatat_oleh}, {satu.penugasan}"[:150]
        _jalankan(satu, Pemegang.POSYANDU)


@transaction.atomic
def ambil_langkah(*, permohonan, aksi, cakupan, pengguna, tujuan=None, perangkat=None, **isi):
    """Take one step; the LangkahPermohonan that was written, the first one of the same kunci.

    tujuan: the Pemegang to whom it is passed on, with the PerangkatDaerah where that is an
    office; one that is not registered is named in `kantor_lain`. isi: columns of the step.
    Raises ValidationError, under the column it is about.
    """
    penugasan = Penugasan.objects.select_related("posyandu", "wilayah", "perangkat_daerah").get(
        pk=cakupan.penugasan_id
    )
    permohonan = _kunci(permohonan.pk)
    if lama := _tersimpan(permohonan, aksi, isi.get("kunci")):
        return lama
    langkah = LangkahPermohonan(
        permohonan=permohonan,
        aksi=aksi,
        posyandu=permohonan.posyandu,
        dicatat_oleh=pengguna,
        penugasan=penugasan,
        sebagai=f"{pengguna}, {penugasan}"[:150],
        **{"tanggal": hari_ini(permohonan.posyandu.kode), **isi},
    )
    _jalankan(langkah, sebagai(permohonan, cakupan), tujuan, perangkat)
    langkah.save()
    return langkah


def _tersimpan(permohonan, aksi, kunci):
    """The step that this page has saved before, or None; ValidationError for another's kunci."""
    lama = LangkahPermohonan.objects.filter(kunci=kunci).first() if kunci else None
    if lama and (lama.permohonan_id, lama.aksi) != (permohonan.pk, aksi):
        raise ValidationError(TERLAMBAT)
    return lama


def _kunci(pk):
    semua = Permohonan.objects.select_for_update(of=["self"])
    return semua.select_related("posyandu__wilayah", "kantor_kecamatan", "perangkat").get(pk=pk)


def _jalankan(langkah, siapa, tujuan=None, perangkat=None):
    """Fill in the step and move its ticket, which is locked; both are told about."""
    permohonan = langkah.permohonan
    posisi = permohonan.posisi
    lanjut = _lanjut(langkah, siapa, tujuan)
    langkah.clean_fields(exclude=LUAR_ISIAN)
    periksa(langkah, posisi, siapa)
    berpindah = lanjut.pemegang != posisi.pemegang
    langkah.dari, langkah.ke, langkah.pemegang = posisi.keadaan, lanjut.keadaan, lanjut.pemegang
    if siapa != posisi.pemegang and langkah.aksi not in alur.MILIK_POSYANDU:
        langkah.atas_nama = posisi.pemegang
    _tempatkan(permohonan, lanjut)
    _arahkan(permohonan, lanjut, perangkat, langkah.kantor_lain.strip())
    _catat_hasil(permohonan, langkah)
    if langkah.aksi != Aksi.PANTAU:
        permohonan.sejak = hari_ini(permohonan.posyandu.kode)
        pasang_tenggat(permohonan)
    if berpindah:
        permohonan.penangan = None
    permohonan.revisi += 1
    permohonan.save()
    for kantor in ("kantor_kecamatan", "perangkat", "kantor_lain"):
        setattr(langkah, kantor, getattr(permohonan, kantor))
    langkah.tenggat = permohonan.tenggat
    kabari_langkah(langkah)


# Columns of a step that a person fills in are checked; the others are set here.
LUAR_ISIAN = {
    "kunci",
    "posyandu",
    "dicatat_oleh",
    "permohonan",
    "dari",
    "ke",
    "pemegang",
    "kantor_kecamatan",
    "perangkat",
    "penugasan",
    "sebagai",
    "atas_nama",
}


def _lanjut(langkah, siapa, tujuan):
    """The Posisi that follows; ValidationError where the step can't be taken now."""
    posisi = langkah.permohonan.posisi
    calon = [
        lanjut
        for aksi, lanjut in alur.langkah(posisi, siapa, tanpa_akun(langkah.permohonan))
        if aksi == langkah.aksi
    ]
    if not calon:
        raise ValidationError(TERLAMBAT)
    if len(calon) > 1 or langkah.aksi == Aksi.TERUSKAN:
        calon = [lanjut for lanjut in calon if lanjut.pemegang == tujuan]
        if not calon:
            raise ValidationError({"tujuan": "Pilih ke mana diteruskan."})
    return calon[0]


def periksa(langkah, posisi, siapa):
    """What a step must say."""
    galat = {}
    if langkah.aksi in alur.BERALASAN and not langkah.catatan.strip():
        galat["catatan"] = "Tulis dulu keterangannya, supaya yang menerima tahu."
    if alur.mencatat_jawaban(posisi, siapa, langkah.aksi):
        if not langkah.nomor_surat.strip():
            galat["nomor_surat"] = "Tulis nomor surat jawaban kantor itu."
        if not langkah.tanggal_surat:
            galat["tanggal_surat"] = "Isi tanggal surat jawaban kantor itu."
    galat |= _periksa_kemajuan(langkah)
    if langkah.aksi == Aksi.MASUKKAN and langkah.tahun_rencana is None:
        galat["tahun_rencana"] = "Isi masuk rencana tahun berapa."
    if langkah.aksi == Aksi.PANTAU and langkah.masih_baik is None:
        galat["masih_baik"] = "Jawab: masih berfungsi atau tidak."
    galat |= _periksa_tanggal(langkah)
    if galat:
        raise ValidationError(galat)


def _periksa_kemajuan(langkah):
    """A stage says how far the work is; less than before is not said without a word."""
    if langkah.aksi != Aksi.TAHAP:
        return {}
    if langkah.persen is None:
        return {"persen": "Isi sudah berapa persen."}
    dulu = langkah.permohonan.persen or 0
    if langkah.persen < dulu and not langkah.alasan_turun.strip():
        return {"alasan_turun": f"Tadinya {dulu}%. Tulis mengapa sekarang lebih rendah."}
    return {}


def _periksa_tanggal(langkah):
    """Neither before the ticket, or what is looked at again, nor after today."""
    permohonan, galat = langkah.permohonan, {}
    kini = hari_ini(permohonan.posyandu.kode)
    awal = permohonan.tanggal
    if langkah.aksi == Aksi.PANTAU and permohonan.selesai_pada:
        awal = permohonan.selesai_pada
    if langkah.tanggal > kini:
        galat["tanggal"] = "Tanggal ini belum tiba."
    elif langkah.tanggal < awal:
        galat["tanggal"] = f"Tanggal ini sebelum {date_format(awal, 'j F Y')}."
    if langkah.tanggal_surat and langkah.tanggal_surat > kini:
        galat["tanggal_surat"] = "Tanggal surat ini belum tiba."
    return galat


def _arahkan(permohonan, lanjut, perangkat, kantor_lain):
    """Name the offices that it goes to, and forget those that it came back from."""
    if Pemegang.OPD not in lanjut.jejak:
        permohonan.perangkat, permohonan.kantor_lain = None, ""
    elif permohonan.perangkat is None and not permohonan.kantor_lain:
        if perangkat is None and kantor_lain:
            permohonan.kantor_lain = kantor_lain
        elif perangkat in perangkat_pengampu(permohonan):
            permohonan.perangkat = perangkat
        else:
            raise ValidationError({"tujuan": "Pilih perangkat daerah bidang ini."})
    if Pemegang.KECAMATAN not in lanjut.jejak:
        permohonan.kantor_kecamatan = None
    elif permohonan.kantor_kecamatan is None:
        permohonan.kantor_kecamatan = kantor_kecamatan(permohonan)
        if permohonan.kantor_kecamatan is None:
            raise ValidationError({"tujuan": "Kantor kecamatan ini belum terdaftar."})


def _catat_hasil(permohonan, langkah):
    """What stands on the ticket itself of what a step says."""
    match langkah.aksi:
        case Aksi.TAHAP:
            permohonan.persen = langkah.persen
        case Aksi.SELESAIKAN:
            permohonan.persen, permohonan.selesai_pada = 100, langkah.tanggal
            permohonan.pantau_berikut = langkah.tanggal + relativedelta(months=PANTAU_BULAN[0])
        case Aksi.PANTAU:
            hari = [permohonan.selesai_pada + relativedelta(months=n) for n in PANTAU_BULAN]
            sisa = [satu for satu in hari if satu > langkah.tanggal]
            permohonan.pantau_berikut = sisa[0] if sisa else None
            permohonan.masih_baik = langkah.masih_baik
        case Aksi.MASUKKAN:
            permohonan.tahun_rencana = langkah.tahun_rencana
        case Aksi.KEMBALIKAN:
            permohonan.persen = None


@transaction.atomic
def tugaskan(*, permohonan, penangan):
    """Give these tickets to one person, who is told; how many there are."""
    semua = list(permohonan.select_for_update(of=["self"]))
    for satu in semua:
        satu.penangan = penangan
        satu.save(update_fields=["penangan"])
    if semua:
        kabari_penangan(penangan, len(semua))
    return len(semua)


def catat_pembacaan(*, permohonan, pengguna, penugasan):
    """Leave a row where somebody from outside the desa reads a ticket with its names."""
    BacaPermohonan.objects.create(permohonan=permohonan, pengguna=pengguna, penugasan=penugasan)
