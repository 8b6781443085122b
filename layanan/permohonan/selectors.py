"""Tickets as lists and as one page shows them."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.db.models import Case, Count, F, Q, When
from django.urls import reverse

from kelembagaan.akun.models import Pengguna, Penugasan
from kelembagaan.cakupan import POLA_KODE, q_prefiks
from kelembagaan.parameter import baca_nomor
from kelembagaan.peran import Golongan
from kelembagaan.posyandu.models import Posyandu
from kelembagaan.wilayah.istilah import istilah
from kelembagaan.wilayah.models import Wilayah
from kelembagaan.wilayah.zona import hari_ini
from layanan.permohonan import alur
from layanan.permohonan.alur import AKHIR, Aksi, Keadaan, Pemegang, Ragam
from layanan.permohonan.jenis import DARI_REGISTER, LABEL, PERMOHONAN
from layanan.permohonan.models import Permohonan
from layanan.permohonan.pemegang import nama_pemegang, sebagai, tanpa_akun

RELASI = ["posyandu__wilayah", "keluarga", "warga", "kantor_kecamatan", "perangkat", "penangan"]


# What a row of a list shows: of a person her name alone.
KOLOM_DAFTAR = ["kunci", "nomor", "ragam", "bidang_spm", "jenis_permohonan", "lokasi", "urgensi"]
KOLOM_DAFTAR += ["keadaan", "masih_baik", "pemegang", "sejak", "tenggat", "tenggat_kuning"]
KOLOM_DAFTAR += ["kantor_lain", "penangan__username"]
KOLOM_DAFTAR += ["posyandu__kode", "posyandu__wilayah__jenis_wilayah"]
KOLOM_DAFTAR += [f"{relasi}__nama" for relasi in ("posyandu", "posyandu__wilayah", *RELASI[1:])]


def tiket_terbaca(cakupan):
    """Tickets of this scope with what their rows show."""
    return Permohonan.objects.dalam(cakupan).select_related(*RELASI)


@dataclass(frozen=True)
class LangkahBoleh:
    """A step that this scope may take now; `jawaban`: it notes what another office answered."""

    aksi: alur.Aksi
    jawaban: bool
    judul: str

    @property
    def berat(self):
        return self.aksi in alur.BERAT


def langkah_boleh(permohonan, cakupan):
    """[LangkahBoleh], each step once."""
    siapa = sebagai(permohonan, cakupan)
    if siapa is None:
        return []
    posisi = permohonan.posisi
    aksi = dict.fromkeys(a for a, _ in alur.langkah(posisi, siapa, tanpa_akun(permohonan)))
    return [
        LangkahBoleh(a, alur.mencatat_jawaban(posisi, siapa, a), judul_aksi(a, permohonan))
        for a in aksi
    ]


def judul_aksi(aksi, permohonan):
    """The step as it is called there: a desa plans in its RKPDes, a kelurahan by musrenbang."""
    rencana = istilah(permohonan.posyandu.wilayah).rencana
    return {
        Aksi.MASUKKAN: f"Masuk {rencana}",
        Aksi.TAK_MASUKKAN: f"Tidak masuk {rencana}",
    }.get(aksi, aksi.label)


def dari_catatan(formulir, catatan, cakupan):
    """(tickets that came of an entry, address of a new one or ''), as this scope sees them."""
    if not cakupan.boleh("lihat_permohonan", formulir.bidang):
        return [], ""
    asal = f"{formulir.kode}:{catatan.pk}"
    ada = Permohonan.objects.dalam(cakupan).filter(posyandu=catatan.posyandu_id, asal=asal)
    boleh = (
        formulir.bidang in PERMOHONAN
        and catatan.dibatalkan_pada is None
        and cakupan.memuat(catatan.posyandu.kode)
        and cakupan.boleh("catat_lain", formulir.bidang)
    )
    if not boleh:
        return list(ada), ""
    jenis = DARI_REGISTER.get(formulir.kode, f"{formulir.bidang}_lain")
    return list(ada), f"{reverse('layanan:permohonan_isi', args=[jenis])}?asal={asal}"


def tiket_tentang(cakupan, *, keluarga, warga):
    """The tickets about a family or one of these persons, newest first."""
    semua = Permohonan.objects.dalam(cakupan).filter(Q(keluarga=keluarga) | Q(warga__in=warga))
    return semua.order_by("-pk")


def masih_terbuka(posyandu, *, jenis, keluarga, warga, asal):
    """Open tickets for the same kind and the same people, or from the same register entry."""
    sama = Q(asal=asal) if asal else Q(pk__in=[])
    if keluarga or warga:
        siapa = Q(keluarga=keluarga) if keluarga else Q(warga=warga)
        sama |= siapa & Q(jenis_permohonan=jenis)
    return Permohonan.objects.berlaku().terbuka().filter(sama, posyandu=posyandu).order_by("-pk")


def giliran(cakupan):
    """Q over tickets that wait for this scope, or for the letter of an office it passed them to."""
    golongan = cakupan.golongan
    lewat_surat = Q(pemegang=Pemegang.OPD, perangkat=None)
    if golongan in (Golongan.KADER, Golongan.PENGURUS):
        return Q(pemegang=Pemegang.POSYANDU)
    if golongan == Golongan.PEMDES:
        return Q(pemegang=Pemegang.PEMDES) | (lewat_surat & Q(kantor_kecamatan=None))
    if golongan == Golongan.OPD and cakupan.kantor_kecamatan:
        return Q(pemegang__in=[Pemegang.KECAMATAN, Pemegang.PEMDES]) | lewat_surat
    if golongan == Golongan.OPD:
        return Q(pemegang=Pemegang.OPD)
    return Q(pk__in=[])


def menunggu(cakupan):
    """[(text, number, address)] for the home page: what waits, is late, is to be looked at."""
    if cakupan is None or not cakupan.boleh("lihat_permohonan"):
        return []
    kini = hari_ini(cakupan.prefiks[0])
    sini = Q(keadaan__in=set(Keadaan) - AKHIR) & giliran(cakupan)
    lihat = Q(keadaan=Keadaan.SELESAI, pantau_berikut__lte=kini)
    jumlah = Permohonan.objects.dalam(cakupan).aggregate(
        giliran=Count("pk", filter=sini),
        terlambat=Count("pk", filter=sini & Q(tenggat__lt=kini)),
        pantau=Count("pk", filter=lihat if cakupan.posyandu_id else Q(pk__in=[])),
    )
    kalimat = {
        "giliran": "Permohonan menunggu Anda",
        "terlambat": "Permohonan terlambat",
        "pantau": "Hasil permohonan perlu dilihat kembali",
    }
    alamat = reverse("layanan:permohonan_daftar")
    return [(kalimat[n], j, f"{alamat}?lihat={n}") for n, j in jumlah.items() if j]


SATU_HALAMAN = 40
LIHAT = {
    "terbuka": "Berjalan",
    "giliran": "Menunggu saya",
    "terlambat": "Terlambat",
    "pantau": "Perlu dilihat kembali",
    "rusak": "Tidak berfungsi lagi",
    "selesai": "Sudah berakhir",
    "semua": "Semua",
}
_MENDESAK = Case(
    When(urgensi=Permohonan.Urgensi.DARURAT, then=0),
    When(urgensi=Permohonan.Urgensi.PENTING, then=1),
    default=2,
)
URUT = {
    "lama": ("Paling lama", ["sejak", "pk"]),
    "tenggat": ("Batas waktu", [F("tenggat").asc(nulls_last=True), "pk"]),
    "mendesak": ("Paling mendesak", [_MENDESAK, "sejak", "pk"]),
    "baru": ("Paling baru", ["-pk"]),
}


@dataclass(frozen=True)
class Saringan:
    """What a list of tickets was asked for; values that mean nothing are left out."""

    lihat: str = "terbuka"
    ragam: str = ""
    bidang: str = ""
    jenis: str = ""
    wilayah: str = ""
    penangan: str = ""
    nomor: str = ""
    urut: str = "lama"

    @classmethod
    def dari(cls, data, cakupan):
        """From the parameters of an address."""
        sah = {
            "lihat": LIHAT,
            "ragam": Ragam.values,
            "bidang": cakupan.bidang,
            "jenis": LABEL,
            "urut": URUT,
        }
        isi = {nama: data.get(nama) for nama, boleh in sah.items() if data.get(nama) in boleh}
        kode = data.get("wilayah", "")
        if POLA_KODE.fullmatch(kode) and cakupan.memuat(kode):
            isi["wilayah"] = kode
        nomor = data.get("nomor", "").strip()[:60]
        if nomor.isprintable():
            isi["nomor"] = nomor
        penangan = data.get("penangan", "")
        if penangan == BELUM_ADA or baca_nomor(penangan):
            isi["penangan"] = penangan
        return cls(**isi)

    def terapkan(self, semua, cakupan):
        """The tickets that it names, in its order."""
        match self.lihat:
            case "terbuka":
                semua = semua.terbuka()
            case "giliran":
                semua = semua.terbuka().filter(giliran(cakupan))
            case "terlambat":
                semua = semua.terbuka().filter(tenggat__lt=hari_ini(cakupan.prefiks[0]))
            case "pantau":
                kini = hari_ini(cakupan.prefiks[0])
                semua = semua.filter(keadaan=Keadaan.SELESAI, pantau_berikut__lte=kini)
            case "rusak":
                semua = semua.filter(keadaan=Keadaan.SELESAI, masih_baik=False)
            case "selesai":
                semua = semua.filter(keadaan__in=AKHIR)
        for kolom, nilai in (
            ("ragam", self.ragam),
            ("bidang_spm", self.bidang),
            ("jenis_permohonan", self.jenis),
        ):
            if nilai:
                semua = semua.filter(**{kolom: nilai})
        if self.nomor:
            semua = semua.filter(nomor__icontains=self.nomor)
        if self.wilayah:
            semua = semua.filter(q_prefiks("posyandu__kode", self.wilayah))
        if self.penangan == BELUM_ADA:
            semua = semua.filter(penangan=None)
        elif self.penangan:
            semua = semua.filter(penangan=baca_nomor(self.penangan))
        return semua.order_by(*URUT[self.urut][1])


# In the filter by person: nobody yet.
BELUM_ADA = "-"


def halaman_tiket(semua, nomor):
    """A Page of tickets with what their rows show: first which ones, then these alone."""
    halaman = Paginator(semua.values_list("pk", flat=True), SATU_HALAMAN).get_page(nomor)
    pk = list(halaman.object_list)
    baris = Permohonan.objects.select_related(*RELASI).only(*KOLOM_DAFTAR).in_bulk(pk)
    halaman.object_list = [baris[satu] for satu in pk]
    for satu in halaman.object_list:
        satu.nada = satu.warna(hari_ini(satu.posyandu.kode))
        satu.di = nama_pemegang(satu)
    return halaman


def wilayah_di_bawah(cakupan):
    """[(code, name)] of what lies directly below this scope: regions, in a desa its Posyandu."""
    if cakupan.tingkat == "desa":
        semua = Posyandu.objects.dalam(cakupan)
    else:
        semua = Wilayah.objects.filter(induk__kode__in=cakupan.prefiks)
    return list(semua.order_by("kode").values_list("kode", "nama"))


def rekan(cakupan):
    """The accounts of one's own office, to whom a ticket can be given."""
    semua = Penugasan.objects.berlaku().filter(peran=cakupan.peran, kode=cakupan.prefiks[0])
    if cakupan.perangkat_id:
        semua = semua.filter(perangkat_daerah=cakupan.perangkat_id)
    return Pengguna.objects.filter(pk__in=semua.values("pengguna")).order_by("nama")
