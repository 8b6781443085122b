"""The calendar of opening days, and the worksheet of one of them."""

import datetime
from dataclasses import dataclass
from functools import cache

from django.db import connection
from django.db.models import Prefetch
from django.urls import reverse
from django.utils.safestring import mark_safe

from kelembagaan.akun.models import Penugasan
from kelembagaan.peran import Peran
from kelembagaan.posyandu.models import Posyandu
from kelembagaan.wilayah.zona import hari_ini
from layanan.formulir.berjalan import berjalan
from layanan.formulir.daftar import daftar_register
from layanan.formulir.selectors import ringkasan
from layanan.hari_buka.models import LANGKAH, HariBuka, KaderHadir, Kunjungan
from layanan.hari_buka.rencana import rencana_buka
from layanan.warga.models import Tamu, Warga
from layanan.warga.sasaran import DITUNGGU, Kelompok, kelompok, q_salah_satu, teks_umur, umur_bulan

EPISODE = {Kelompok.HAMIL, Kelompok.NIFAS}
UMUR_HAMIL = 9  # years; no pregnancy is recorded of who is younger
KE_DEPAN = datetime.timedelta(days=92)


def kalender(posyandu, dari, sampai):
    """[(Posyandu, Rencana)] of several Posyandu, in the order of the days."""
    semua = Posyandu.objects.filter(pk__in=[p.pk for p in posyandu]).prefetch_related(
        "jadwal_buka", Prefetch("pengecualian_buka")
    )
    hasil = [
        (p, rencana)
        for p in semua
        for rencana in rencana_buka(p.jadwal_buka.all(), p.pengecualian_buka.all(), dari, sampai)
    ]
    return sorted(hasil, key=lambda satu: (satu[1].tanggal, satu[0].kode))


def register_warga():
    """The registers kept per person: those an opening day fills."""
    return [f for f in daftar_register() if "warga" in f.form.base_fields]


def register_hari_itu(posyandu, tanggal):
    """The registers per person that this Posyandu keeps on this day."""
    aktif = berjalan(posyandu.pk, posyandu.kode, tanggal)
    return [f for f in register_warga() if aktif.memuat(f)]


@cache
def _sql_catatan():
    """Who is named on some days, by any register. Written once: for Django to write it anew takes
    longer than all the rest of the page."""
    return " UNION ".join(
        f"SELECT hari_buka_id, warga_id, {f.langkah or 1} FROM {f.model._meta.db_table}"
        " WHERE hari_buka_id = ANY(%(hari)s) AND dibatalkan_pada IS NULL"
        " AND warga_id IS NOT NULL AND (%(warga)s::bigint IS NULL OR warga_id = %(warga)s)"
        for f in register_warga()
    )


def catatan_hari(hari_buka, warga=None):
    """{opening day's pk: {warga's pk: set of langkah}} of everything recorded on these days.

    A person stands in it who was marked as present or has any valid entry; two queries. warga:
    of this person only.
    """
    hasil = {pk: {} for pk in hari_buka}
    siapa = {"warga": warga} if warga else {}
    hadir = Kunjungan.objects.berlaku().filter(hari_buka__in=hari_buka, **siapa)
    for pk, orang, langkah in hadir.values_list("hari_buka_id", "warga_id", "langkah"):
        hasil[pk].setdefault(orang, {1}).update(langkah)
    with connection.cursor() as kursor:
        kursor.execute(_sql_catatan(), {"hari": list(hari_buka), "warga": warga and warga.pk})
        for pk, orang, langkah in kursor:
            hasil[pk].setdefault(orang, {1}).add(langkah)
    return hasil


@dataclass(slots=True)
class BarisLembar:
    """One person on the worksheet; what each row shows is made here once, not in the template."""

    pk: int
    kunci: str
    nama: str
    jenis_kelamin: str
    umur: str
    keluarga: str
    langkah: set
    tamu: bool
    alamat: str = ""
    alamat_hadir: str = ""

    @property
    def datang(self):
        return bool(self.langkah)

    @property
    def titik(self):
        """Whether each of the five langkah is done."""
        return [n in self.langkah for n in LANGKAH]

    @property
    def tanda(self):
        """The five marks as markup; a loop in the template costs more than the rest of the row."""
        return mark_safe("".join('<i class="ya"></i>' if ya else "<i></i>" for ya in self.titik))

    @property
    def keterangan(self):
        return f"{self.jenis_kelamin}, {self.umur} · {self.keluarga}"

    @property
    def kata_langkah(self):
        return ", ".join(LANGKAH[n] for n in sorted(self.langkah))


# What a row needs of a person; no objects are made of two hundred rows.
KOLOM_BARIS = (
    "pk",
    "kunci",
    "nama",
    "jenis_kelamin",
    "tanggal_lahir",
    "keluarga__nama",
    "posyandu_id",
)


def sasaran_hari_itu(hari_buka):
    """The groups for whom something is kept on this day."""
    return {k for f in register_hari_itu(hari_buka.posyandu, hari_buka.tanggal) for k in f.sasaran}


def _orang(hari_buka, tercatat, *kolom):
    """These columns of the persons of a worksheet: who is expected, who came, and the guests.

    A union and not one condition with OR: PostgreSQL would read all persons of the nation.
    """
    tamu = Tamu.objects.filter(posyandu=hari_buka.posyandu, tanggal=hari_buka.tanggal)
    tamu = set(tamu.values_list("warga", flat=True))
    orang = Warga.objects.filter(pk__in=tamu | tercatat.keys()).order_by().values_list(*kolom)
    if ditunggu := sasaran_hari_itu(hari_buka) & set(DITUNGGU):
        orang = orang.union(_warga_golongan(hari_buka, ditunggu).values_list(*kolom))
    return orang


def _warga_golongan(hari_buka, golongan):
    di_sini = Warga.objects.filter(posyandu=hari_buka.posyandu).hadir_pada(hari_buka.tanggal)
    return di_sini.filter(q_salah_satu(sorted(golongan), hari_buka.tanggal)).order_by()


def lembar(hari_buka, golongan=None):
    """([BarisLembar] of the persons of a worksheet, what it counts); with `golongan` the rows are
    those of these groups instead."""
    tercatat = catatan_hari([hari_buka.pk])[hari_buka.pk]
    kolom = (*KOLOM_BARIS, "nama_cari")
    if golongan is None:
        baris = _baris_lembar(hari_buka, _orang(hari_buka, tercatat, *kolom), tercatat)
        datang, tamu = sum(b.datang for b in baris), sum(b.tamu for b in baris)
        return baris, _hitungan(len(baris), datang, tamu)
    orang = _warga_golongan(hari_buka, golongan).values_list(*kolom)
    return _baris_lembar(hari_buka, orang, tercatat), _hitung_tercatat(hari_buka, tercatat)


def _baris_lembar(hari_buka, orang, tercatat):
    return [_baris(hari_buka, tercatat, *w) for *w, _ in orang.order_by("nama_cari", "pk")]


def _baris(hari_buka, tercatat, pk, kunci, nama, jenis_kelamin, lahir, keluarga, posyandu):
    return BarisLembar(
        pk=pk,
        kunci=str(kunci),
        nama=nama,
        jenis_kelamin=jenis_kelamin,
        umur=teks_umur(lahir, hari_buka.tanggal),
        keluarga=keluarga,
        langkah=tercatat.get(pk, set()),
        tamu=posyandu != hari_buka.posyandu_id,
    )


def _baris_warga(hari_buka, tercatat, warga):
    kolom = (warga.pk, warga.kunci, warga.nama, warga.jenis_kelamin, warga.tanggal_lahir)
    return _baris(hari_buka, tercatat, *kolom, warga.keluarga.nama, warga.posyandu_id)


def beri_alamat(baris, hari_buka, *, boleh_buka):
    """The rows with the addresses of their link and button; reversed once, not for each row."""

    def awal(nama, *args):
        return reverse(f"layanan:{nama}", args=[*args, 0]).removesuffix("0/")

    orang = awal("hari_buka_warga", hari_buka.pk) if boleh_buka else awal("warga_rinci")
    hadir = awal("hadir", hari_buka.pk)
    for satu in baris:
        satu.alamat = f"{orang}{satu.pk}/"
        satu.alamat_hadir = f"{hadir}{satu.pk}/"
    return baris


def _hitungan(jumlah, datang, tamu):
    return {"jumlah": jumlah, "datang": datang, "belum": jumlah - datang, "tamu": tamu}


def baris_orang(hari_buka, warga):
    """The BarisLembar of one person."""
    tercatat = catatan_hari([hari_buka.pk], warga=warga)[hari_buka.pk]
    return _baris_warga(hari_buka, tercatat, warga)


def baris_dan_hitungan(hari_buka, warga):
    """The BarisLembar of one person, and what the worksheet counts now."""
    tercatat = catatan_hari([hari_buka.pk])[hari_buka.pk]
    hitungan = _hitung_tercatat(hari_buka, tercatat)
    return _baris_warga(hari_buka, tercatat, warga), hitungan


def _hitung_tercatat(hari_buka, tercatat):
    asal = [posyandu for _, posyandu in _orang(hari_buka, tercatat, "pk", "posyandu_id")]
    tamu = len(asal) - asal.count(hari_buka.posyandu_id)
    return _hitungan(len(asal), len(tercatat), tamu)


def register_orang(hari_buka, warga, cakupan):
    """The registers of this day that fit one person and that this scope may fill.

    Those of a langkah come first, in the order of the langkah.
    """
    aktif = register_hari_itu(hari_buka.posyandu, hari_buka.tanggal)
    aktif = [f for f in aktif if f.sasaran and f.boleh_catat(cakupan)]
    perlu_episode = EPISODE & {k for f in aktif for k in f.sasaran}
    bisa_hamil = warga.jenis_kelamin == "P" and umur_bulan(
        warga.tanggal_lahir, hari_buka.tanggal
    ) >= (UMUR_HAMIL * 12)
    episode = warga.kehamilan.all() if perlu_episode and bisa_hamil else ()
    milik = kelompok(warga, hari_buka.tanggal, episode)
    cocok = [f for f in aktif if milik & set(f.sasaran) and f.form.cocok(warga, hari_buka.tanggal)]
    return sorted(cocok, key=lambda f: f.langkah or len(LANGKAH) + 1)


def terisi_hari_itu(hari_buka, warga, register):
    """{kode: entry's pk} of the registers that this person has a valid entry in on this day."""
    semua = [
        f"SELECT '{f.kode}', id FROM {f.model._meta.db_table}"
        " WHERE warga_id = %(warga)s AND tanggal = %(tanggal)s AND dibatalkan_pada IS NULL"
        for f in register
        if f.tunggal
    ]
    if not semua:
        return {}
    with connection.cursor() as kursor:
        siapa = {"warga": warga.pk, "tanggal": hari_buka.tanggal}
        kursor.execute(" UNION ALL ".join(semua), siapa)
        return dict(kursor.fetchall())


def terisi(formulir, pk):
    """One entry with its first values in a line."""
    catatan = formulir.model.objects.select_related("warga").get(pk=pk)
    catatan.ringkasan = ringkasan(formulir, catatan)
    return catatan


def kader_posyandu(posyandu):
    """The kader and pengurus of a Posyandu who may be present."""
    return (
        Penugasan.objects.berlaku()
        .filter(posyandu=posyandu, peran__in=[Peran.KADER, Peran.PENGURUS])
        .select_related("pengguna")
        .order_by("pengguna__nama", "pk")
    )


def petugas_langkah(hari_buka, langkah, pengguna):
    """Who serves at this langkah today: the one typing if she stands there (or nobody does)."""
    di_sana = [
        k.penugasan.pengguna_id
        for k in KaderHadir.objects.filter(
            hari_buka=hari_buka, langkah__contains=[langkah]
        ).select_related("penugasan")
    ]
    return di_sana[0] if di_sana and pengguna.pk not in di_sana else pengguna.pk


def menunggu(cakupan):
    """[(text, number, address)] for the home page: today's opening day, if it is planned."""
    if cakupan is None or not cakupan.posyandu_id or not cakupan.boleh("ubah_hari_buka"):
        return []
    posyandu = Posyandu.objects.get(pk=cakupan.posyandu_id)
    tanggal = hari_ini(posyandu.kode)
    buka = HariBuka.objects.filter(posyandu=posyandu, tanggal=tanggal).first()
    if buka is not None:
        datang = len(catatan_hari([buka.pk])[buka.pk])
        alamat = reverse("layanan:hari_buka_lembar", args=[buka.pk])
        return [("Hari buka hari ini: yang sudah datang", datang, alamat)]
    if kalender([posyandu], tanggal, tanggal):
        return [("Hari buka hari ini belum dibuka", 1, reverse("layanan:hari_buka"))]
    return []
