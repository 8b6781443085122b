"""Who waits for something: open rujukan, and whom to visit at home."""

import datetime
from collections import defaultdict
from dataclasses import dataclass, field

from django.conf import settings
from django.db.models import CharField, Exists, Max, OuterRef, Q, Value
from django.urls import reverse

from kelembagaan.posyandu.models import PerangkatDaerah
from kelembagaan.wilayah.zona import hari_ini
from layanan.formulir.selectors import nama_subjek, register_terbaca
from layanan.hari_buka.models import HariBuka
from layanan.kesehatan import antropometri
from layanan.kesehatan.kartu.imunisasi import Keadaan, hitung_status
from layanan.kesehatan.kartu.models.bersama import Rujukan, SkriningTBC, TekananDarah, UkurTubuh
from layanan.kesehatan.kartu.models.dewasa import Aks, Skilas
from layanan.kesehatan.kartu.models.imunisasi import Imunisasi, RefImunisasi
from layanan.kesehatan.models import Timbang
from layanan.kesehatan.tindak.models import JawabanRujukan, KunjunganRumah, Peristiwa
from layanan.laporan.bulan import bulan_sebelum
from layanan.warga.models import Warga
from layanan.warga.sasaran import Kelompok, episode, kelompok, teks_umur

# Contact with a TBC patient and a lansia's findings ask for a visit so long after they were seen.
BERLAKU_HARI = 183
KONTAK_TBC = "Kontak TBC"


def belum_dijawab(rujukan):
    """Of these Rujukan those that stand and that nobody has answered, oldest first.

    An answer that names no rujukan closes those of earlier days, and of its own day what had
    come in before it: one that is made afterwards still waits.
    """
    sebelumnya = Q(tanggal__gt=OuterRef("tanggal")) | Q(
        tanggal=OuterRef("tanggal"), dibuat_pada__gt=OuterRef("dibuat_pada")
    )
    jawaban = JawabanRujukan.objects.berlaku().filter(
        Q(rujukan=OuterRef("pk")) | (Q(rujukan=None) & sebelumnya), warga=OuterRef("warga")
    )
    return rujukan.berlaku().exclude(Exists(jawaban)).order_by("tanggal", "pk")


def rujukan_terbuka(cakupan):
    """The Rujukan of this scope that nobody has answered, oldest first."""
    return belum_dijawab(Rujukan.objects.dalam(cakupan)).select_related("warga", "posyandu")


def rujukan_lama(cakupan, tanggal):
    """Those that have been open for longer than RUJUKAN_HARI."""
    batas = tanggal - datetime.timedelta(days=settings.RUJUKAN_HARI)
    return rujukan_terbuka(cakupan).filter(tanggal__lt=batas)


def menunggu(cakupan):
    """[(text, number, address)] for the home page: rujukan without an answer for too long."""
    if cakupan is None or not cakupan.boleh("catat_kesehatan", Rujukan.bidang):
        return []
    jumlah = rujukan_lama(cakupan, hari_ini(cakupan.prefiks[0])).order_by().count()
    teks = f"Rujukan belum dijawab lebih dari {settings.RUJUKAN_HARI} hari"
    return [(teks, jumlah, reverse("layanan:rujukan"))] if jumlah else []


def catatan_terakhir(orang, cakupan):
    """{warga's pk: (day, title)} of their last entry in the registers that this scope may read, but
    for births and deaths; one query."""
    bagian = [
        f.model.objects.berlaku()
        .filter(warga__in=orang)
        .order_by()
        .values("warga", judul=Value(f.judul, output_field=CharField()))
        .annotate(hari=Max("tanggal"))
        .values_list("warga", "hari", "judul")
        for f in register_terbaca(cakupan)
        if "warga" in nama_subjek(f) and f.model is not Peristiwa
    ]
    hasil = {}
    for pk, hari, judul in bagian[0].union(*bagian[1:], all=True) if bagian else ():
        hasil[pk] = max(hasil.get(pk, (hari, judul)), (hari, judul))
    return hasil


def tujuan_rujukan(rujukan):
    """Where to: the Puskesmas or Pustu by name, where one is known to serve this desa."""
    melayani = PerangkatDaerah.objects.filter(
        jenis_perangkat=rujukan.tujuan, aktif=True, desa_dilayani=rujukan.posyandu.wilayah_id
    )
    nama = ", ".join(melayani.order_by("nama").values_list("nama", flat=True))
    return nama or rujukan.get_tujuan_display()


@dataclass
class Kunjungi:
    """One person to be visited, and why; `terakhir`: the last home visit."""

    warga: Warga
    umur: str
    sebab: list = field(default_factory=list)
    terakhir: datetime.date | None = None


def harus_dikunjungi(posyandu, tanggal):
    """[Kunjungi] of one Posyandu, most reasons first; a fixed number of queries."""
    orang = Warga.objects.filter(posyandu=posyandu).hadir_pada(tanggal)
    orang = {w.pk: w for w in orang.select_related("keluarga").prefetch_related("kehamilan")}
    sebab = defaultdict(list)
    for bagian in (_timbang, _imunisasi, _hamil, _tbc, _lansia):
        for pk, kalimat in bagian(posyandu, orang, tanggal):
            sebab[pk].append(kalimat)
    sejak = tanggal - datetime.timedelta(days=BERLAKU_HARI)
    kunjungan = _terakhir(KunjunganRumah, sebab, sejak)
    hasil = [
        Kunjungi(
            orang[pk],
            teks_umur(orang[pk].tanggal_lahir, tanggal),
            isi,
            kunjungan[pk].tanggal if pk in kunjungan else None,
        )
        for pk, isi in sebab.items()
    ]
    return sorted(hasil, key=lambda k: (-len(k.sebab), k.warga.nama_cari))


def _terakhir(model, orang, sejak=None):
    """{warga's pk: her last valid entry}, since a day."""
    semua = model.objects.berlaku().filter(warga__in=list(orang))
    if sejak:
        semua = semua.filter(tanggal__gte=sejak)
    return {b.warga_id: b for b in semua.order_by("warga", "-tanggal", "-pk").distinct("warga")}


def _milik(orang, tanggal, *nama):
    return [w for w in orang.values() if kelompok(w, tanggal, w.kehamilan.all()) & set(nama)]


def _timbang(posyandu, orang, tanggal):
    anak = _milik(orang, tanggal, Kelompok.BAYI, Kelompok.BALITA)
    lama = _terakhir(Timbang, [w.pk for w in anak])
    sejak, kalimat = tanggal.replace(day=1), "Belum ditimbang bulan ini"
    if not HariBuka.objects.filter(posyandu=posyandu, tanggal__range=(sejak, tanggal)).exists():
        sejak, kalimat = bulan_sebelum(sejak), "Bulan lalu tidak ditimbang"
    belum_diukur = set()
    if posyandu.mengukur_tinggi(sejak):
        ditimbang = Timbang.objects.berlaku().filter(warga__in=lama, tanggal__gte=sejak)
        diukur = ditimbang.filter(tinggi__isnull=False).values_list("warga", flat=True)
        belum_diukur = lama.keys() - set(diukur)
    for w in anak:
        satu = lama.get(w.pk)
        if satu is None or satu.tanggal < sejak:
            yield w.pk, kalimat
        elif w.pk in belum_diukur:
            yield w.pk, "Belum diukur tingginya"
        if satu is None:
            continue
        if satu.dua_t:
            yield w.pk, "Tidak naik dua kali (2T)"
        golongan = antropometri.kategori("bb_u", satu.z_bb_u)
        if golongan and golongan.slug == "sangat_kurang":
            yield w.pk, "Di bawah garis merah (BGM)"


def _imunisasi(posyandu, orang, tanggal):
    anak = _milik(orang, tanggal, Kelompok.BAYI, Kelompok.BALITA)
    per_anak = defaultdict(list)
    for satu in Imunisasi.objects.berlaku().filter(warga__in=[w.pk for w in anak]):
        per_anak[satu.warga_id].append(satu)
    jadwal = list(RefImunisasi.objects.all())
    for w in anak:
        status = hitung_status(w, per_anak[w.pk], tanggal, jadwal=jadwal, kode=posyandu.kode)
        kejar = [b.nama for b in status.baris if b.keadaan == Keadaan.KEJAR]
        if kejar:
            lain = f" dan {len(kejar) - 3} lagi" if len(kejar) > 3 else ""
            yield w.pk, f"Imunisasi terlambat: {', '.join(kejar[:3])}{lain}"


def _hamil(posyandu, orang, tanggal):
    """High risk: KEK, blood pressure, age below 20 or above 35, four births or more."""
    ibu = _milik(orang, tanggal, Kelompok.HAMIL)
    ukur, tekanan = (_terakhir(m, [w.pk for w in ibu]) for m in (UkurTubuh, TekananDarah))
    for w in ibu:
        hamil = next(k for k in w.kehamilan.all() if episode(k, tanggal) == Kelompok.HAMIL)
        umur = (tanggal - w.tanggal_lahir).days / 365.25
        risiko = ["umur"] if not 20 <= umur < 36 else []
        if w.pk in ukur and ukur[w.pk].tanggal >= hamil.hpht and ukur[w.pk].kek:
            risiko.append("KEK")
        if w.pk in tekanan and tekanan[w.pk].tanggal >= hamil.hpht and tekanan[w.pk].temuan():
            risiko.append("tekanan darah")
        if (hamil.para or 0) >= 4:
            risiko.append("sudah melahirkan 4 kali atau lebih")
        if risiko:
            yield w.pk, f"Kehamilan berisiko: {', '.join(risiko)}"


def _tbc(posyandu, orang, tanggal):
    sejak = tanggal - datetime.timedelta(days=BERLAKU_HARI)
    for pk, satu in _terakhir(SkriningTBC, orang, sejak).items():
        if satu.kontak_tbc:
            yield pk, KONTAK_TBC


def _lansia(posyandu, orang, tanggal):
    lansia = _milik(orang, tanggal, Kelompok.LANSIA)
    sejak = tanggal - datetime.timedelta(days=BERLAKU_HARI)
    for model in (Aks, Skilas):
        for pk, satu in _terakhir(model, [w.pk for w in lansia], sejak).items():
            for temuan in satu.temuan():
                yield pk, f"Lansia berisiko: {temuan}"
