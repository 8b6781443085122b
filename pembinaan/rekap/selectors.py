"""One wilayah in one month, as its recap page shows it; a constant number of queries."""

from dataclasses import dataclass, field

from django.db.models import Case, F, JSONField, Value, When
from django.urls import reverse

from kelembagaan.bidang import Bidang
from kelembagaan.cakupan import kode_induk, kode_leluhur
from kelembagaan.posyandu.models import Posyandu
from kelembagaan.wilayah.istilah import nama_lengkap
from kelembagaan.wilayah.models import Wilayah
from kelembagaan.wilayah.zona import hari_ini
from layanan.laporan.bulan import bulan_terakhir
from layanan.laporan.indikator import semua_indikator
from layanan.laporan.keadaan import Keadaan
from layanan.laporan.models import LaporanBulanan
from layanan.laporan.selectors import bidang_terlihat
from layanan.trantibumlinmas.kasus.selectors import hitung_kasus
from pembinaan.rekap.harapan import anak_diharapkan
from pembinaan.rekap.models import RekapWilayah
from pembinaan.rekap.rasio import RASIO
from pembinaan.tinjauan.alur import SELESAI
from pembinaan.tinjauan.panel import Panel, buat_panel
from pembinaan.tinjauan.peninjauan import Peninjauan
from pembinaan.tinjauan.tenggat import DaftarTenggat

BANYAK_BULAN = 12
UNIT = ["kode", "bulan", "keadaan", "diajukan_pertama_pada", "dimaklumi_sampai", "susulan"]
PECAHAN = [
    ("Posyandu mengirim", "posyandu_mengirim"),
    ("Posyandu tepat waktu", "posyandu_tepat_waktu"),
    ("Laporan Posyandu disetujui", "posyandu_disetujui"),
]
HITUNGAN = ["posyandu_diharapkan", *(kolom for _, kolom in PECAHAN)]


@dataclass
class Angka:
    """One indicator in both sums; None where nobody has reported it.

    posyandu: how many Posyandu keep the register that it is counted from; sebagian: not all that
    serve the field do.
    """

    kode: str
    nama: str
    satuan: str
    utama: bool
    disetujui: int | None
    berjalan: int | None
    posyandu: int = 0
    sebagian: bool = False

    @property
    def belum(self):
        """Nobody keeps it: "belum berjalan" is not zero."""
        return self.posyandu == 0 and self.berjalan is None


@dataclass
class NilaiRasio:
    judul: str
    pembilang: int
    penyebut: int
    angka: Angka


@dataclass
class AngkaBidang:
    """One field: how many Posyandu have begun it, its figures and ratios (of `berjalan`)."""

    bidang: Bidang
    posyandu: int
    angka: list[Angka] = field(default_factory=list)
    rasio: list[NilaiRasio] = field(default_factory=list)

    @property
    def terkirim(self):
        """The main figures that somebody has sent."""
        return [a for a in self.angka if a.utama and a.berjalan is not None]

    @property
    def belum(self):
        """Nobody keeps what its main figures are counted from."""
        return all(a.belum for a in self.angka if a.utama)

    @property
    def berjalan(self):
        """Whether the field runs anywhere here: "belum berjalan" is not zero."""
        return self.posyandu > 0 or any(a.berjalan is not None for a in self.angka)


@dataclass
class Sel:
    """One month of one child in the heat table."""

    bulan: object
    keadaan: str
    terlambat: bool
    mengirim: int | None = None
    diharapkan: int | None = None

    @property
    def persen(self):
        """Share of the expected Posyandu that sent; None for a Posyandu, or where none was."""
        return round(100 * self.mengirim / self.diharapkan) if self.diharapkan else None


@dataclass
class Anak:
    """One child: a wilayah, or a Posyandu of a desa.

    `disetujui`: what it adds to the approved sum of its parent, nothing before its approval.
    """

    kode: str
    nama: str
    alamat: str
    keadaan: str
    diharapkan: bool
    ditunggu: bool
    terlambat: bool
    tepat_waktu: bool
    diajukan: object
    susulan: bool
    maklum_lewat: bool
    hitungan: dict
    berjalan: dict
    disetujui: dict
    sel: list[Sel]
    angka: list = field(default_factory=list)

    @property
    def pecahan(self):
        """[(title, number, of how many Posyandu, tenths of a percent)] of a wilayah."""
        dari = self.hitungan["posyandu_diharapkan"]
        return [
            (judul, self.hitungan[kolom], dari, 1000 * self.hitungan[kolom] // dari if dari else 0)
            for judul, kolom in PECAHAN
        ]

    @property
    def garis(self):
        """Points of the sparkline (0 to 44 across, 0 to 14 down) over the months with a share."""
        titik = [(i, s.persen) for i, s in enumerate(self.sel) if s.persen is not None]
        return " ".join(f"{i * 4},{14 - min(p, 100) * 14 // 100}" for i, p in titik)


@dataclass
class Halaman:
    wilayah: Wilayah
    bulan: object
    semua_bulan: list
    rekap: RekapWilayah
    bidang: list[AngkaBidang]
    anak: list[Anak]
    panel: Panel

    @property
    def anak_disetujui(self):
        """How many children the approved sum is made of."""
        return sum(a.keadaan == Keadaan.DISETUJUI for a in self.anak)


# Confidential cases are counted from the kabupaten/kota up, where no village can be told from them.
TINGKAT_KASUS = {"kabkota", "provinsi", "pusat"}


def kasus_rahasia(wilayah, bulan, cakupan):
    """[(kind, number)] of the month's confidential cases; [] below the kabupaten and for others."""
    if wilayah.tingkat not in TINGKAT_KASUS:
        return []
    if Bidang.TRANTIBUMLINMAS not in bidang_terlihat(cakupan):
        return []
    return hitung_kasus(wilayah.kode, bulan)


def remah(wilayah, bulan, cakupan):
    """[(name, address)] from the top of the scope down to this wilayah."""
    jalan = []
    while wilayah is not None:
        boleh = cakupan.memuat(wilayah.kode)
        alamat = reverse("pembinaan:rekap_bulan", args=[wilayah.pk, bulan]) if boleh else ""
        jalan.append((wilayah.nama, alamat))
        wilayah = wilayah.induk if wilayah.induk_id else None
    return jalan[::-1]


def halaman(*, wilayah, bulan, cakupan, pengguna):
    """Everything the recap page of this wilayah shows in one month."""
    rekap, leluhur = _baris_rekap(wilayah, bulan)
    semua_bulan = bulan_terakhir(bulan, BANYAK_BULAN)
    peninjauan = Peninjauan(rekap, leluhur, cakupan, pengguna)
    tenggat = DaftarTenggat([f"{rekap.kode}.00" if rekap.kode else "00"])
    anak = _anak(peninjauan, semua_bulan, tenggat)
    return Halaman(
        wilayah=wilayah,
        bulan=bulan,
        semua_bulan=semua_bulan,
        rekap=rekap,
        bidang=angka_bidang(rekap, cakupan),
        anak=anak,
        panel=buat_panel(peninjauan, tenggat),
    )


def _baris_rekap(wilayah, bulan):
    """(its row or an unsaved one, {code: row} of those above), along the codes of that month."""
    kode = [wilayah.kode, *kode_leluhur(wilayah.kode)]
    baris = RekapWilayah.objects.filter(bulan=bulan).select_related("wilayah__induk")
    semua = {r.wilayah_id: r for r in baris.filter(kode__in=kode) | baris.filter(wilayah=wilayah)}
    rekap = semua.get(wilayah.pk) or RekapWilayah(
        wilayah=wilayah, bulan=bulan, kode=wilayah.kode, kode_induk=kode_induk(wilayah.kode)
    )
    return rekap, {r.kode: r for r in semua.values() if r.pk != rekap.pk}


def angka_bidang(rekap, cakupan):
    """[AngkaBidang] of the fields that this scope reads."""
    hasil = {b: AngkaBidang(b, rekap.posyandu_bidang.get(b, 0)) for b in bidang_terlihat(cakupan)}
    for kode, i in semua_indikator().items():
        if i.bidang in hasil:
            nilai = rekap.disetujui.get(kode), rekap.berjalan.get(kode)
            belum = rekap.posyandu_belum.get(i.daftar, 0)
            di = hasil[i.bidang].posyandu - belum, belum > 0
            hasil[i.bidang].angka.append(Angka(kode, i.nama, i.satuan, i.utama, *nilai, *di))
    for rasio in RASIO:
        penyebut = rekap.berjalan.get(rasio.penyebut)
        if rasio.bidang in hasil and penyebut:
            pembilang = rekap.berjalan.get(rasio.pembilang, 0)
            [angka] = [a for a in hasil[rasio.bidang].angka if a.kode == rasio.pembilang]
            hasil[rasio.bidang].rasio.append(NilaiRasio(rasio.judul, pembilang, penyebut, angka))
    return list(hasil.values())


def _anak(peninjauan, semua_bulan, tenggat):
    """[Anak] of the month's children, by code: those that have a row, and those waited for."""
    rekap = peninjauan.unit
    desa = len(rekap.kode) == 13
    per_kode = {}
    for baris in _baris_anak(rekap, semua_bulan, desa):
        per_kode.setdefault(baris["kode"], {})[baris["bulan"]] = baris
    kini = {k: isi[rekap.bulan] for k, isi in per_kode.items() if rekap.bulan in isi}
    peninjauan.anak = {k: isi["keadaan"] for k, isi in kini.items()}
    peninjauan.harapan = anak_diharapkan(bulan=rekap.bulan, kode=rekap.kode)
    kode = sorted(kini.keys() | peninjauan.harapan)
    pk = {isi["induk_pk"] for isi in kini.values()}
    nama = _nama(desa, pk, kode)
    hari = hari_ini(rekap.kode)
    hasil = []
    for satu in kode:
        isi = kini.get(satu, {})
        pk_anak, sebutan = nama.get(isi.get("induk_pk")) or nama.get(satu) or (None, satu)
        keadaan = isi.get("keadaan", Keadaan.BELUM)
        pertama, sampai = isi.get("diajukan_pertama_pada"), isi.get("dimaklumi_sampai")
        ditunggu = satu in peninjauan.anak_ditunggu
        batas = tenggat.batas(satu, rekap.bulan)
        hasil.append(
            Anak(
                kode=satu,
                nama=sebutan,
                alamat=_alamat(desa, satu, isi.get("pk"), pk_anak, rekap.bulan),
                keadaan=keadaan,
                diharapkan=satu in peninjauan.harapan,
                ditunggu=ditunggu,
                terlambat=ditunggu and pertama is None and hari > batas,
                tepat_waktu=tenggat.tepat_waktu(satu, rekap.bulan, pertama),
                diajukan=pertama,
                susulan=bool(isi.get("susulan")) and keadaan == Keadaan.DIAJUKAN,
                maklum_lewat=keadaan == Keadaan.DIMAKLUMI and sampai is not None and sampai < hari,
                hitungan={h: isi.get(h) for h in HITUNGAN},
                berjalan=isi.get("isi_berjalan") or {},
                disetujui=isi["isi_disetujui"] if keadaan == Keadaan.DISETUJUI else {},
                sel=_sel(satu, per_kode.get(satu, {}), semua_bulan, tenggat, desa),
            )
        )
    return hasil


def _baris_anak(rekap, semua_bulan, desa):
    """Twelve months of the children's rows; the figures of the shown month only."""
    model = LaporanBulanan if desa else RekapWilayah
    kolom = ("angka", "angka") if desa else ("berjalan", "disetujui")
    isi = {
        f"isi_{nama}": Case(
            When(bulan=rekap.bulan, then=F(satu)), default=Value(None), output_field=JSONField()
        )
        for nama, satu in zip(("berjalan", "disetujui"), kolom, strict=True)
    }
    induk_pk = F("posyandu_id" if desa else "wilayah_id")
    tambah = [] if desa else HITUNGAN
    return model.objects.filter(
        kode_induk=rekap.kode, bulan__range=(semua_bulan[0], semua_bulan[-1])
    ).values("pk", *UNIT, *tambah, induk_pk=induk_pk, **isi)


def _nama(desa, pk, kode):
    """{pk or code: (pk, name)} of these children; a moved Posyandu is found by its pk."""
    model, sebut = (Posyandu, str) if desa else (Wilayah, nama_lengkap)
    hasil = {}
    for satu in model.objects.filter(pk__in=pk) | model.objects.filter(kode__in=kode):
        hasil[satu.pk] = hasil[satu.kode] = satu.pk, sebut(satu)
    return hasil


def _alamat(desa, kode, pk_unit, pk_anak, bulan):
    if desa and pk_unit:
        return reverse("layanan:laporan", args=[pk_unit])
    if desa:
        return reverse("pembinaan:unit", args=[kode, bulan])
    return reverse("pembinaan:rekap_bulan", args=[pk_anak, bulan]) if pk_anak else ""


def _sel(kode, per_bulan, semua_bulan, tenggat, desa):
    hari = hari_ini(kode)
    hasil = []
    for bulan in semua_bulan:
        isi = per_bulan.get(bulan)
        keadaan = isi["keadaan"] if isi else ""
        belum = bool(isi) and isi["diajukan_pertama_pada"] is None and keadaan not in SELESAI
        terlambat = belum and hari > tenggat.batas(kode, bulan)
        sel = Sel(bulan, keadaan, terlambat)
        if isi and not desa:
            sel.mengirim, sel.diharapkan = isi["posyandu_mengirim"], isi["posyandu_diharapkan"]
        hasil.append(sel)
    return hasil


def isi_kolom(halaman, bidang, *, disetujui):
    """The main indicators of one field as columns; fills `angka` of every child.

    From what was last sent, or from what is approved. None where a child reports no such figure.
    """
    kolom = [
        angka
        for satu in halaman.bidang
        if satu.bidang == bidang
        for angka in satu.angka
        if angka.utama
    ]
    for anak in halaman.anak:
        sumber = anak.disetujui if disetujui else anak.berjalan
        # Who sent figures of other things does not keep this one: "belum berjalan".
        anak.angka = [
            (angka.nama, sumber.get(angka.kode), bool(sumber) and angka.kode not in sumber)
            for angka in kolom
        ]
    return kolom
