"""Fills an empty database with the sample, through the same services as the pages."""

import datetime
import random
import uuid

from dateutil.relativedelta import relativedelta
from django.utils import timezone

from kelembagaan.akun.models import Penugasan
from layanan.formulir.tanya import PASTIKAN
from layanan.kiriman.services import terima
from layanan.laporan.services import siapkan
from layanan.permohonan.hitungan import simpan_hitungan
from posyandu_site.contoh import isian, kartu, sasaran
from posyandu_site.contoh.lembaga import POSYANDU, buat_lembaga
from posyandu_site.contoh.permohonan import Tiket
from posyandu_site.contoh.tinjau import tinjau_bulan
from posyandu_site.contoh.warga import buat_rumah, kunci

SEKALI_KIRIM = 20
# Months of the cards, the last ones; each entry costs time at the first start.
KARTU_ANAK, KARTU_DEWASA = 3, 2


class Pengirim:
    """Sends items of one Posyandu under its ketua's assignment, twenty at a time."""

    def __init__(self, posyandu, penugasan):
        self.posyandu = posyandu
        self.penugasan = penugasan
        self.antre = []
        self.imunisasi = set()  # (person, dose) that were given

    def tambah(self, formulir, nama_kunci, isi, tanggal=None):
        if tanggal:
            isi = {
                **isi,
                "tanggal": tanggal.isoformat(),
                "petugas": str(self.penugasan.pengguna_id),
            }
        self.antre.append(
            {
                "kunci": str(kunci(self.posyandu.kode, formulir, nama_kunci, tanggal or "")),
                "aksi": "baru",
                "dasar": None,
                "formulir": formulir,
                "versi": 1,
                "penugasan": self.penugasan.pk,
                "dibuat_pada": timezone.now().isoformat(),
                "isi": isi,
            }
        )

    def kirim(self):
        """Says yes where an unlikely value is asked about; RuntimeError on what is not taken."""
        for awal in range(0, len(self.antre), SEKALI_KIRIM):
            jawaban = terima(
                items=self.antre[awal : awal + SEKALI_KIRIM],
                pengguna=self.penugasan.pengguna,
                batch=uuid.uuid4(),
            )
            ditanya = []
            for butir, jawab in zip(self.antre[awal:], jawaban, strict=False):
                if cap := jawab.galat.get(PASTIKAN):
                    ditanya.append(butir | {"isi": butir["isi"] | {PASTIKAN: cap[0]}})
                elif jawab.hasil != "diterima":
                    raise RuntimeError(f"{butir['formulir']}: {jawab.hasil} {jawab.galat}")
            if ditanya:
                terima(items=ditanya, pengguna=self.penugasan.pengguna, batch=uuid.uuid4())
        self.antre.clear()


def daftar_bulan(hari_ini, banyak):
    """First days of the last `banyak` months, this one included, oldest first."""
    awal = hari_ini.replace(day=1)
    return [awal - relativedelta(months=n) for n in reversed(range(banyak))]


def muat_contoh(*, hari_ini, sandi_hash, lapor):
    """Institutions, people, entries month by month, and the review of the months past."""
    lapor("Posyandu, perangkat daerah, akun")
    posyandu = buat_lembaga(hari_ini=hari_ini, sandi_hash=sandi_hash)
    pengirim, rumah, acak = {}, {}, {}
    for contoh in POSYANDU:
        p = posyandu[contoh.nama]
        penugasan = (
            Penugasan.objects.berlaku()
            .filter(posyandu=p, peran="pengurus")
            .select_related("pengguna")
            .get()
        )
        acak[p] = random.Random(contoh.nama)
        pengirim[p] = Pengirim(p, penugasan)
        rumah[p] = buat_rumah(
            posyandu=p.kode, banyak=contoh.keluarga, acak=acak[p], hari_ini=hari_ini
        )
        for r in rumah[p]:
            pengirim[p].tambah("keluarga", r.nomor, isian.keluarga(r))
            pengirim[p].antre[-1]["kunci"] = str(r.kunci)
            for orang in r.anggota:
                pengirim[p].tambah("warga", orang.kunci, isian.warga(orang))
                pengirim[p].antre[-1]["kunci"] = str(orang.kunci)
        for ibu, isi in kartu.kehamilan(rumah[p], hari_ini):
            pengirim[p].tambah("kehamilan", ibu.kunci, isi)
        pengirim[p].kirim()
    tiket = Tiket(pengirim=pengirim, rumah=rumah, hari_ini=hari_ini)
    for bulan in daftar_bulan(hari_ini, max(c.bulan for c in POSYANDU)):
        lapor(f"Bulan {bulan:%m-%Y}")
        for contoh in POSYANDU:
            p = posyandu[contoh.nama]
            if bulan in daftar_bulan(hari_ini, contoh.bulan):
                semua = daftar_bulan(hari_ini, contoh.bulan)
                _catat_bulan(pengirim[p], rumah[p], bulan, acak[p], hari_ini, semua)
                siapkan(posyandu=p, bulan=bulan)
        tiket.sampai(min(bulan + relativedelta(months=1, days=-1), hari_ini))
        if bulan < hari_ini.replace(day=1):
            tinjau_bulan(bulan=bulan, posyandu=posyandu, hari_ini=hari_ini)
    simpan_hitungan()


def _catat_bulan(pengirim, rumah, bulan, acak, hari_ini, semua):
    """A month's entries; of the present month what came until today. semua: all months of it."""
    tanggal = isian.hari_buka(bulan)
    if tanggal > hari_ini:
        return
    ditimbang = set()
    for formulir, nama, isi in isian.bulanan(rumah, tanggal, acak):
        di_buka = formulir == "timbang"
        if di_buka:
            ditimbang.add(nama)
            pengirim.tambah("hadir", nama, {"warga": isi["warga"], "tanggal": tanggal.isoformat()})
            pengirim.antre[-1]["kunci"] = str(kunci(pengirim.posyandu.kode, "hadir", nama, tanggal))
            isi = {**isi, "di_hari_buka": "1"}
        hari = tanggal if di_buka else min(tanggal + datetime.timedelta(days=2), hari_ini)
        pengirim.tambah(formulir, nama, isi, hari)
    wafat = [satu for satu, _ in sasaran.meninggal(rumah, tanggal)] if bulan == semua[-1] else []
    orang = [satu for r in rumah for satu in r.anggota if satu not in wafat]
    ibu = [satu for satu, _ in kartu.kehamilan(rumah, hari_ini)]
    for satu in orang:
        for formulir, isi in _kartu(satu, ibu, ditimbang, tanggal, semua, pengirim.imunisasi):
            pengirim.tambah(formulir, satu.kunci, {**isi, "di_hari_buka": "1"}, tanggal)
    pengirim.kirim()
    if bulan == semua[-2]:
        _tak_cocok(pengirim, rumah, tanggal, acak)


def _tak_cocok(pengirim, rumah, tanggal, acak):
    """Aid first; that somebody had died before it becomes known later."""
    for formulir, nama, isi in sasaran.catatan(rumah, tanggal, acak):
        pengirim.tambah(formulir, nama, isi, tanggal)
    pengirim.kirim()
    for orang, isi in sasaran.meninggal(rumah, tanggal):
        pengirim.tambah("warga", f"{orang.kunci}/meninggal", isi)
        dasar = {"kunci": str(orang.kunci), "revisi": 1}
        pengirim.antre[-1] |= {"aksi": "koreksi", "dasar": dasar}
    pengirim.kirim()


def _kartu(orang, ibu, ditimbang, tanggal, semua, sudah):
    """What stands on somebody's card of this day; all but immunisation in the last months only."""
    ke = semua.index(tanggal.replace(day=1))
    if orang.kunci in ditimbang:
        if isi := kartu.imunisasi(orang, tanggal, sudah):
            yield "imunisasi", isi
        if ke >= len(semua) - KARTU_ANAK:
            yield from kartu.anak(orang, tanggal)
    elif ke >= len(semua) - KARTU_DEWASA:
        yield from kartu.dewasa(orang, tanggal)
        if orang in ibu:
            yield from kartu.ibu_hamil(orang, tanggal)
