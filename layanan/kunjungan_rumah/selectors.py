"""One visit of a household: what each field asks there, and what was found last time."""

from dataclasses import dataclass

from django.db.models import CharField, Value
from django.urls import reverse

from kelembagaan.bidang import Bidang
from layanan.formulir.berjalan import belum_berjalan
from layanan.formulir.daftar import daftar_register
from layanan.formulir.selectors import ringkasan
from layanan.warga.models import Warga
from layanan.warga.sasaran import kelompok


@dataclass
class Langkah:
    """One register about the household or one of its members, with its last entry."""

    formulir: object
    subjek: object
    nama: str
    catatan: object = None
    selesai: bool = False
    boleh_sama: bool = False
    ringkasan: str = ""

    @property
    def bila_perlu(self):
        """Nothing that each visit asks of everybody, such as aid, or what a disaster left."""
        return not self.formulir.keadaan

    @property
    def alamat(self):
        nama = "warga" if isinstance(self.subjek, Warga) else "keluarga"
        alamat = reverse("layanan:catatan_baru", args=[self.formulir.kode])
        return f"{alamat}?{nama}={self.subjek.pk}&kunjungan=1"


def langkah_kunjungan(keluarga, cakupan, tanggal):
    """{Bidang: [Langkah]} of what this scope may record at the door on this day."""
    anggota = list(keluarga.anggota.hadir_pada(tanggal).order_by("tanggal_lahir"))
    semua = []
    for formulir in register_rumah(cakupan, keluarga.posyandu, tanggal):
        if formulir.subjek == "keluarga":
            semua.append(Langkah(formulir, keluarga, ""))
        else:
            semua += [
                Langkah(formulir, orang, orang.nama)
                for orang in anggota
                if not formulir.sasaran or kelompok(orang, tanggal) & {*formulir.sasaran}
            ]
    _pasang_terakhir(semua, keluarga, tanggal)
    hasil = {}
    for satu in semua:
        hasil.setdefault(Bidang(satu.formulir.bidang), []).append(satu)
    return hasil


def register_rumah(cakupan, posyandu, tanggal):
    """The registers that are asked at the door, as far as they run and this scope keeps them."""
    belum = belum_berjalan(posyandu.kode, tanggal)
    return [
        f
        for f in daftar_register()
        if (f.keadaan or f.di_rumah)
        and f.kode not in belum
        and f.boleh_catat(cakupan)
        and f.boleh_baca(cakupan)
    ]


def _pasang_terakhir(semua, keluarga, tanggal):
    """The last valid entry of each: one query finds them, one per register reads them."""
    bagian, register = [], {}
    for satu in semua:
        register.setdefault(satu.formulir.kode, satu.formulir)
    for kode, formulir in register.items():
        nama = formulir.subjek
        syarat = {"keluarga": keluarga} if nama == "keluarga" else {"warga__keluarga": keluarga}
        bagian.append(
            formulir.model.objects.berlaku()
            .filter(**syarat, tanggal__lte=tanggal)
            .annotate(kode_register=Value(kode, output_field=CharField()))
            .order_by(nama, "-tanggal", "-pk")
            .distinct(nama)
            .values_list("kode_register", "pk")
        )
    ada = {}
    for kode, pk in bagian[0].union(*bagian[1:], all=True) if bagian else ():
        ada.setdefault(kode, []).append(pk)
    baris = {}
    for kode, pk in ada.items():
        nama = register[kode].subjek
        for satu in register[kode].model.objects.filter(pk__in=pk):
            baris[kode, getattr(satu, f"{nama}_id")] = satu
    for satu in semua:
        satu.catatan = baris.get((satu.formulir.kode, satu.subjek.pk))
        if satu.catatan:
            satu.selesai = satu.catatan.tanggal == tanggal
            satu.boleh_sama = satu.formulir.keadaan and not satu.selesai
            satu.ringkasan = ringkasan(satu.formulir, satu.catatan)
