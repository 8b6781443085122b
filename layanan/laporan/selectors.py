"""What the monthly report of a Posyandu shows."""

from dataclasses import dataclass, field

from django.db.models import CharField, Count, Value
from django.urls import reverse
from django.utils.dateformat import format as format_tanggal

from kelembagaan.bidang import Bidang
from kelembagaan.peran import Golongan
from kelembagaan.wilayah.zona import hari_ini
from layanan.formulir.berjalan import Berjalan, berjalan
from layanan.formulir.daftar import daftar_terhitung, semua_formulir
from layanan.laporan.bulan import akhir_bulan, bulan_laporan, bulan_terakhir
from layanan.laporan.indikator import Indikator, hitung, semua_indikator
from layanan.laporan.keadaan import TERKUNCI, Keadaan
from layanan.laporan.models import LaporanBulanan

BELUM_TERKIRIM = (Keadaan.BELUM, Keadaan.DRAF, Keadaan.DIKEMBALIKAN)
SUSULAN_TERBANYAK = 100


def yang_berjalan(laporan):
    """The fields and registers that run on the month's last day; others are not asked for."""
    return berjalan(laporan.posyandu_id, laporan.kode, akhir_bulan(laporan.bulan))


def angka_aktif(laporan, aktif=None):
    """{kode: int} of what runs, as the registers stand now."""
    aktif = aktif or yang_berjalan(laporan)
    angka = hitung(bulan=laporan.bulan, posyandu_ids=[laporan.posyandu_id])[laporan.posyandu_id]
    return {k: n for k, n in angka.items() if dihitung(semua_indikator()[k], aktif)}


def dihitung(indikator, aktif):
    """Whether its field runs, and the register that it is counted from."""
    return indikator.bidang in aktif.bidang and indikator.daftar not in aktif.belum


def angka_bidang(angka, bidang):
    """The part of {kode: int} that belongs to one field."""
    indikator = semua_indikator()
    return {k: n for k, n in angka.items() if k in indikator and indikator[k].bidang == bidang}


def kesehatan_diperiksa(laporan, angka=None):
    """Whether the nakes' mark stands: a return takes it away only if health figures changed."""
    if laporan.diperiksa_pada is None:
        return False
    if not laporan.angka:
        return True
    angka = angka_aktif(laporan) if angka is None else angka
    return angka_bidang(angka, Bidang.KESEHATAN) == laporan.diperiksa_angka


def bidang_terlihat(cakupan):
    """The fields whose figures this scope reads: an OPD its own, everybody else all six."""
    if cakupan.golongan == Golongan.OPD:
        return [b for b in Bidang if b in cakupan.bidang]
    return list(Bidang)


@dataclass
class Angka:
    """One figure; `menjadi` is what it would be if counted now, where that differs.

    nilai: None where its register does not run.
    """

    indikator: Indikator
    nilai: int | None
    menjadi: int | None = None
    alamat: str = ""
    tambahan: str = ""

    @property
    def keterangan(self):
        """What stands under the figure."""
        menjadi = "" if self.menjadi is None else f"menjadi {self.menjadi}"
        return ", ".join(filter(None, (self.tambahan, menjadi)))


@dataclass
class Bagian:
    """One field of a report."""

    bidang: Bidang
    aktif: bool
    angka: list[Angka] = field(default_factory=list)
    narasi: str = ""

    @property
    def utama(self):
        return [a for a in self.angka if a.indikator.utama]

    @property
    def rincian(self):
        return [a for a in self.angka if not a.indikator.utama]

    @property
    def berubah(self):
        return [a for a in self.angka if a.menjadi is not None]


@dataclass
class Ringkasan:
    """A report as this scope may read it.

    aktif: what runs in this month; kini: {kode: int} counted now.
    """

    laporan: LaporanBulanan
    terkunci: bool
    aktif: Berjalan
    bagian: list[Bagian]
    kini: dict[str, int]

    @property
    def berubah(self):
        """Figures that would change: they enter at the next sending, or stand as koreksi."""
        return [a for bagian in self.bagian for a in bagian.berubah]


def ringkasan(laporan, cakupan):
    """Figures per field, frozen where the report is sent, with what they would be now."""
    aktif = yang_berjalan(laporan)
    kini = angka_aktif(laporan, aktif)
    terkunci = laporan.keadaan in TERKUNCI
    tampil = laporan.angka if terkunci else kini
    bagian = {
        b: Bagian(
            b,
            aktif=bool(angka_bidang(tampil, b)) if terkunci else b in aktif.bidang,
            narasi=laporan.narasi.get(b, ""),
        )
        for b in bidang_terlihat(cakupan)
    }
    for kode, indikator in semua_indikator().items():
        if indikator.bidang not in bagian:
            continue
        if kode in tampil:
            menjadi = kini.get(kode, tampil[kode])
            bagian[indikator.bidang].angka.append(
                Angka(
                    indikator,
                    tampil[kode],
                    menjadi if menjadi != tampil[kode] else None,
                    _alamat_isi(indikator, laporan, cakupan),
                    _tambahan(kode, tampil, laporan.target.get("balita_s")),
                )
            )
        elif indikator.daftar in aktif.belum and bagian[indikator.bidang].aktif:
            bagian[indikator.bidang].angka.append(Angka(indikator, None))
    return Ringkasan(laporan, terkunci, aktif, list(bagian.values()), kini)


def _tambahan(kode, angka, target):
    """Beside S the target the Posyandu chose, beside D its share of S."""
    if kode == "balita_s" and target is not None:
        return f"sasaran {target}"
    sasaran = target or angka.get("balita_s")
    if kode == "balita_d" and sasaran:
        return f"{angka[kode] * 100 / sasaran:.0f}% dari S"
    return ""


def _alamat_isi(indikator, laporan, cakupan):
    """The list of entries (or persons) behind a figure, for who may read them with names."""
    kueri = f"?posyandu={laporan.posyandu_id}"
    if not indikator.daftar:
        return reverse("layanan:warga") + kueri if cakupan.boleh("lihat_warga") else ""
    formulir = semua_formulir()[indikator.daftar]
    if not formulir.boleh_baca(cakupan):
        return ""
    if not formulir.bidang:
        kueri = f"?ragam={formulir.kode}&bidang={indikator.bidang}&wilayah={laporan.kode}"
        return f"{reverse('layanan:permohonan_daftar')}{kueri}&lihat=semua"
    alamat = reverse("layanan:catatan_daftar", args=[formulir.kode])
    return f"{alamat}{kueri}&bulan={laporan.bulan:%Y-%m}"


@dataclass
class Susulan:
    """Entries of one register that came after the figures were sent."""

    formulir: object
    jumlah: int
    baris: list


def daftar_susulan(laporan, cakupan):
    """[Susulan] of a sent report; rows only of registers that this scope reads with names."""
    bidang = bidang_terlihat(cakupan)
    baris = {
        f: _baris_susulan(f, laporan, bidang)
        for f in daftar_terhitung()
        if f.bidang in (None, *bidang)
    }
    jumlah = _jumlah_baris(baris)
    hasil = []
    for formulir, semua in baris.items():
        if not jumlah.get(formulir.kode):
            continue
        isi = []
        if formulir.boleh_baca(cakupan):
            subjek = [k for k in ("warga", "keluarga") if k in formulir.form.base_fields]
            terbaca = semua if formulir.bidang else formulir.model.objects.dalam(cakupan) & semua
            isi = list(terbaca.select_related(*subjek)[:SUSULAN_TERBANYAK])
        hasil.append(Susulan(formulir, jumlah[formulir.kode], isi))
    return hasil


def _baris_susulan(formulir, laporan, bidang):
    """A ticket says itself of which of these fields it is, and of which kind."""
    jalur = "warga__posyandu" if formulir.subjek == "warga" else "posyandu"
    sendiri = {} if formulir.bidang else {"ragam": formulir.kode, "bidang_spm__in": bidang}
    return formulir.model.objects.filter(
        susulan=True,
        tanggal__range=(laporan.bulan, akhir_bulan(laporan.bulan)),
        **{jalur: laporan.posyandu_id},
        **sendiri,
    )


def _jumlah_baris(baris):
    """{kode: number} of {register: queryset}, in one query."""
    bagian = [
        semua.order_by()
        .annotate(kode_register=Value(f.kode, output_field=CharField()))
        .values("kode_register")
        .annotate(jumlah=Count("pk"))
        .values_list("kode_register", "jumlah")
        for f, semua in baris.items()
    ]
    return dict(bagian[0].union(*bagian[1:], all=True)) if bagian else {}


def daftar_bulan(posyandu, banyak=13):
    """Newest first: the reports of the last months, unsaved ones where nobody has begun."""
    bulan = bulan_terakhir(hari_ini(posyandu.kode).replace(day=1), banyak)
    ada = {
        laporan.bulan: laporan
        for laporan in LaporanBulanan.objects.filter(posyandu=posyandu, bulan__in=bulan)
    }
    mulai = posyandu.mulai.replace(day=1)
    return [
        ada.get(b) or LaporanBulanan(posyandu=posyandu, bulan=b, kode=posyandu.kode)
        for b in reversed(bulan)
        if b >= mulai or b in ada
    ]


def menunggu(cakupan):
    """[(text, number or None, address)] for the home page: reports to send, or to check."""
    if cakupan.posyandu_id and cakupan.boleh("isi_laporan"):
        return _menunggu_kirim(cakupan)
    if cakupan.boleh("periksa_kesehatan"):
        bulan = bulan_laporan(cakupan.prefiks[0])
        jumlah = (
            LaporanBulanan.objects.dalam(cakupan)
            .filter(bulan=bulan, diperiksa_pada=None, keadaan__in=BELUM_TERKIRIM)
            .count()
        )
        if jumlah:
            alamat = reverse("layanan:laporan_daftar")
            return [("Laporan yang bagian kesehatannya belum diperiksa", jumlah, alamat)]
    return []


def _menunggu_kirim(cakupan):
    bulan = bulan_laporan(cakupan.prefiks[0])
    laporan = LaporanBulanan.objects.dalam(cakupan)
    hasil = []
    kembali = laporan.filter(keadaan=Keadaan.DIKEMBALIKAN).order_by("bulan")
    for satu in kembali:
        hasil.append((f"Laporan {nama_bulan(satu.bulan)} dikembalikan", None, alamat(satu)))
    ini = laporan.filter(bulan=bulan).first()
    if ini is None or ini.keadaan in (Keadaan.BELUM, Keadaan.DRAF):
        ke = alamat(ini) if ini else reverse("layanan:laporan_daftar")
        hasil.append((f"Laporan {nama_bulan(bulan)} belum dikirim", None, ke))
    return hasil


def alamat(laporan):
    """The report's page."""
    return reverse("layanan:laporan", args=[laporan.pk])


def nama_bulan(bulan):
    """ "Juni 2026"."""
    return format_tanggal(bulan, "F Y")
