"""The sample's tickets: every state, each on its own days, taken there by who takes such steps."""

import datetime

import pgtrigger
from django.utils import timezone

from kelembagaan.akun.models import Penugasan
from kelembagaan.pemberitahuan.models import Pemberitahuan
from kelembagaan.posyandu.models import PerangkatDaerah
from kelembagaan.wilayah.models import Wilayah
from layanan.berkas.services import kunci_foto, terima_foto
from layanan.permohonan.alur import Aksi
from layanan.permohonan.models import BatasLayanan, LangkahPermohonan, Permohonan
from layanan.permohonan.services import ambil_langkah
from layanan.permohonan.tenggat import pasang_tenggat
from posyandu_site.contoh.gambar import gambar_rumah
from posyandu_site.contoh.tiket import BATAS, TIKET
from posyandu_site.contoh.warga import kunci

DAFTAR = "/layanan/permohonan/"
SEHARI = datetime.timedelta(days=1)


class Tiket:
    """The tickets of all sample Posyandu, told day by day; each day only once."""

    def __init__(self, *, pengirim, rumah, hari_ini):
        self.pengirim = {p.nama: satu for p, satu in pengirim.items()}
        self.rumah = {p.nama: satu for p, satu in rumah.items()}
        self.akun = {
            p.pengguna.username: p
            for p in Penugasan.objects.berlaku()
            .filter(pengguna__contoh=True)
            .select_related("pengguna", "posyandu", "wilayah", "perangkat_daerah")
        }
        self.minggu_ini = hari_ini - 7 * SEHARI
        self.kejadian = sorted(self._semua(hari_ini), key=lambda satu: satu[:2])
        lebak = Wilayah.objects.get(kode="36.02")
        BatasLayanan.objects.bulk_create(BatasLayanan(wilayah=lebak, **isi) for isi in BATAS)

    def _semua(self, hari_ini):
        """(day, order, what happens) of everything."""
        for n, tiket in enumerate(TIKET):
            hari = hari_ini - tiket.lalu * SEHARI
            yield hari, (n, 0), lambda h, t=tiket, n=n: self._catat(n, t, h)
            for ke, langkah in enumerate(tiket.langkah, start=1):
                kapan = min(hari + langkah.hari * SEHARI, hari_ini)
                yield (
                    kapan,
                    (n, ke),
                    lambda h, t=tiket, n=n, s=langkah, ke=ke: self._langkah(n, t, s, ke, h),
                )

    def sampai(self, tanggal):
        """Tell what happened until this day, if it was not told before."""
        while self.kejadian and self.kejadian[0][0] <= tanggal:
            hari, _, kejadian = self.kejadian.pop(0)
            kejadian(hari)
            if hari < self.minggu_ini:  # what one was told of before was read long ago
                Pemberitahuan.objects.filter(
                    kepada__contoh=True, dibaca_pada=None, tautan__startswith=DAFTAR
                ).update(dibaca_pada=timezone.now())

    def _kunci(self, n, tiket):
        return kunci(self.pengirim[tiket.posyandu].posyandu.kode, "tiket", n)

    def _catat(self, n, tiket, hari):
        pengirim, rumah = self.pengirim[tiket.posyandu], self.rumah[tiket.posyandu]
        untuk = {"lokasi": tiket.untuk}
        if isinstance(tiket.untuk, int):
            untuk = {"keluarga": str(rumah[tiket.untuk % len(rumah)].kunci)}
        isi = {
            "jenis_permohonan": tiket.jenis,
            "uraian": tiket.uraian,
            "urgensi": tiket.urgensi,
            **untuk,
            **({"rekomendasi": tiket.rekomendasi} if tiket.rekomendasi else {}),
            **({"berkas_terlihat": list(tiket.berkas)} if tiket.berkas else {}),
        }
        pengirim.tambah(tiket.ragam, n, isi, hari)
        pengirim.antre[-1]["kunci"] = str(self._kunci(n, tiket))
        pengirim.kirim()
        satu = Permohonan.objects.select_related("posyandu").get(kunci=self._kunci(n, tiket))
        self._pindahkan(satu, hari)
        Permohonan.objects.filter(pk=satu.pk).update(
            nomor=_nomor(satu, hari), tenggat_awal=satu.tenggat
        )
        for foto in tiket.foto:
            self._foto(satu, foto, "", pengirim.penugasan.pengguna)

    def _langkah(self, n, tiket, langkah, ke, hari):
        satu = Permohonan.objects.select_related("posyandu").get(kunci=self._kunci(n, tiket))
        if langkah.siapa == "kader":
            self._langkah_kader(satu, tiket, langkah, hari)
            baris = satu.langkah.last()
        else:
            baris = self._langkah_kantor(satu, langkah, hari)
        satu.refresh_from_db()
        if langkah.aksi != Aksi.PANTAU:
            self._pindahkan(satu, hari, baris)
        for bagian, foto in langkah.foto.items():
            self._foto(satu, foto, f"{bagian}:{baris.pk}", baris.dicatat_oleh)

    def _langkah_kader(self, satu, tiket, langkah, hari):
        pengirim = self.pengirim[tiket.posyandu]
        isi = {"permohonan": str(satu.kunci), "aksi": langkah.aksi.value, **langkah.isi}
        pengirim.tambah("langkah_permohonan", f"{satu.kunci}/{hari}", isi, hari)
        item = pengirim.antre[-1]
        del item["isi"]["petugas"]
        if langkah.aksi == Aksi.TARIK:  # the ticket itself is withdrawn
            item |= {
                "aksi": "batal",
                "formulir": tiket.ragam,
                "dasar": {"kunci": str(satu.kunci), "revisi": satu.revisi},
                "isi": {"alasan": langkah.isi["catatan"]},
            }
        pengirim.kirim()

    def _langkah_kantor(self, satu, langkah, hari):
        akun, isi = self.akun[langkah.siapa], dict(langkah.isi)
        if nama := isi.pop("kantor", ""):
            isi["perangkat"] = PerangkatDaerah.objects.get(nama__startswith=nama)
        if "rencana" in isi:
            isi["tahun_rencana"] = hari.year + isi.pop("rencana")
        if "nomor_surat" in isi:
            isi["tanggal_surat"] = hari
        return ambil_langkah(
            permohonan=satu,
            aksi=langkah.aksi,
            cakupan=akun.cakupan(),
            pengguna=akun.pengguna,
            tanggal=hari,
            **isi,
        )

    def _pindahkan(self, satu, hari, langkah=None):
        """As if the holder had got it on that day: what is owed counts from then."""
        satu.sejak = hari
        pasang_tenggat(satu)
        Permohonan.objects.filter(pk=satu.pk).update(
            sejak=hari, tenggat=satu.tenggat, tenggat_kuning=satu.tenggat_kuning
        )
        if langkah:
            with pgtrigger.ignore("layanan.LangkahPermohonan:langkah_tetap"):
                LangkahPermohonan.objects.filter(pk=langkah.pk).update(tenggat=satu.tenggat)

    def _foto(self, satu, foto, bagian, pengguna):
        isi = gambar_rumah(foto)
        terima_foto(
            kunci=kunci_foto(satu.kunci, isi, bagian),
            entri=satu.kunci,
            bagian=bagian,
            isi=isi,
            pengguna=pengguna,
            diizinkan=True,
        )


def _nomor(satu, hari):
    """As it would have been given in the month of that day."""
    depan = f"{satu.posyandu.kode}/{satu.bidang_spm}/{hari:%Y%m}/"
    terpakai = Permohonan.objects.filter(nomor__startswith=depan).exclude(pk=satu.pk).count()
    return f"{depan}{terpakai + 1}"
