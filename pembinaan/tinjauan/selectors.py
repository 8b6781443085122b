"""The queue of a reviewer: what waits for a decision, and what has not come in yet."""

from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, Value
from django.db.models.functions import Concat
from django.urls import reverse
from django.utils.dateformat import format as format_tanggal

from kelembagaan.posyandu.models import Posyandu
from kelembagaan.wilayah.istilah import nama_lengkap
from kelembagaan.wilayah.models import Wilayah
from kelembagaan.wilayah.zona import hari_ini
from layanan.laporan.bulan import bulan_laporan
from layanan.laporan.keadaan import TERKUNCI, Keadaan
from layanan.laporan.models import LaporanBulanan
from pembinaan.rekap.harapan import anak_diharapkan
from pembinaan.rekap.models import RekapWilayah
from pembinaan.tinjauan.alur import SELESAI, Aksi
from pembinaan.tinjauan.models import JABATAN_PEMUTUS, Keputusan, PengaturanTim, Tenggat
from pembinaan.tinjauan.pejabat import Pejabat
from pembinaan.tinjauan.tenggat import DaftarTenggat
from pembinaan.tinjauan.unit import alamat_unit, baca_unit, model_unit, nama_unit, sebutan_anak

TERBANYAK = 1000  # wilayah represented per tier, and units waiting, that one person is shown
JSON_BERAT = ("disetujui", "berjalan", "posyandu_bidang")


@dataclass
class Butir:
    """One unit that waits for a decision, until `batas`.

    `halangan`: why one press would not do.
    """

    unit: object
    nama: str
    alamat: str
    batas: object
    terlambat: bool
    mewakili: bool
    halangan: str = ""


@dataclass
class BelumKirim:
    """A child that the month still waits for and that is not in the reviewer's hands."""

    nama: str
    alamat: str
    keadaan: str
    terlambat: bool


@dataclass
class Antrean:
    kode: str
    bulan: object
    butir: list[Butir] = field(default_factory=list)
    belum: list[BelumKirim] = field(default_factory=list)
    sendiri: object = None
    nama: str = ""
    batas: object = None


def kode_tanggung_jawab(cakupan):
    """Codes of the wilayah for which this scope decides: its own, and those below without account.

    Tier by tier, only through wilayah where something waits and that have nobody.
    """
    kode = cakupan.prefiks[0]
    if Pejabat([kode]).wewenang(cakupan) is None:
        return []
    hasil = tingkat = [kode]
    while tingkat and len(tingkat[0]) < 13:
        anak = list(_anak_menunggu(tingkat))
        pejabat = Pejabat(anak)
        tingkat = [satu for satu in anak if pejabat.pelaksana(satu)[0] != satu]
        hasil = hasil + tingkat
    return hasil


def _anak_menunggu(kode):
    """Codes of the children of these wilayah below which a unit waits for a decision."""
    bawah = {
        "kode__gte": Concat(OuterRef("kode"), Value(".")),
        "kode__lt": Concat(OuterRef("kode"), Value("/")),
        "keadaan": Keadaan.DIAJUKAN,
    }
    menunggu = Exists(LaporanBulanan.objects.filter(**bawah)) | Exists(
        RekapWilayah.objects.filter(**bawah)
    )
    anak = Wilayah.objects.filter(menunggu, induk__kode__in=kode)
    return anak.order_by("kode").values_list("kode", flat=True)[:TERBANYAK]


def _diajukan(kode):
    """The units that wait for a decision of these wilayah, oldest months first."""
    saring = {"keadaan": Keadaan.DIAJUKAN}
    laporan = LaporanBulanan.objects.filter(
        kode_induk__in=[k for k in kode if len(k) == 13], **saring
    ).select_related("posyandu")
    rekap = RekapWilayah.objects.filter(
        kode_induk__in=[k for k in kode if len(k) < 13], **saring
    ).select_related("wilayah")
    urut = ("bulan", "diajukan_pada")
    return [
        *laporan.defer("angka", "narasi").order_by(*urut)[:TERBANYAK],
        *rekap.defer(*JSON_BERAT).order_by(*urut)[:TERBANYAK],
    ]


def antrean(cakupan, pengguna):
    """The Antrean of one who decides; empty for a jabatan that does not."""
    kode = kode_tanggung_jawab(cakupan)
    sendiri = cakupan.prefiks[0]
    hasil = Antrean(kode=sendiri, bulan=bulan_laporan(sendiri))
    if not kode:
        return hasil
    semua = _diajukan(kode)
    tenggat = DaftarTenggat([*(unit.kode for unit in semua), f"{sendiri}.00"])
    halangan = _halangan(semua, sendiri, pengguna)
    for unit in semua:
        # What holds the wilayah above up is late by that one's deadline; nobody waits for pusat's.
        di_atas = tenggat.batas(unit.kode_induk, unit.bulan)
        batas = di_atas or tenggat.batas(unit.kode, unit.bulan)
        hasil.butir.append(
            Butir(
                unit=unit,
                nama=nama_unit(unit),
                alamat=alamat_unit(unit),
                batas=batas,
                terlambat=hari_ini(unit.kode) > batas,
                mewakili=unit.kode_induk != sendiri,
                halangan=halangan.get((unit.kode, unit.bulan), ""),
            )
        )
    hasil.butir.sort(key=lambda b: (not b.terlambat, b.unit.bulan, b.unit.diajukan_pada))
    hasil.belum = belum_kirim(sendiri, hasil.bulan, tenggat)
    hasil.sendiri = baca_unit(sendiri, hasil.bulan)
    hasil.nama, hasil.batas = nama_unit(hasil.sendiri), tenggat.batas(sendiri, hasil.bulan)
    return hasil


def _halangan(semua, kode, pengguna):
    """{(code, month): why this person cannot approve it now}; three queries."""
    induk = RekapWilayah.objects.filter(
        kode__in={unit.kode_induk for unit in semua},
        bulan__in={unit.bulan for unit in semua},
        keadaan__in=TERKUNCI,
    ).values_list("kode", "bulan")
    terkunci = set(induk)
    ajukan = (
        Keputusan.objects.filter(
            aksi=Aksi.AJUKAN,
            kode__in={unit.kode for unit in semua},
            bulan__in={unit.bulan for unit in semua},
        )
        .order_by("kode", "bulan", "-pk")
        .distinct("kode", "bulan")
    )
    sendiri = {(k.kode, k.bulan) for k in ajukan if k.oleh_id == pengguna.pk and not k.mewakili}
    if sendiri and Pejabat([kode]).pelaksana(kode)[1] == {pengguna.pk}:
        sendiri = set()
    hasil = {}
    for unit in semua:
        if (unit.kode_induk, unit.bulan) in terkunci:
            hasil[unit.kode, unit.bulan] = "Menunggu laporan wilayah di atasnya dibuka lagi."
        elif (unit.kode, unit.bulan) in sendiri:
            hasil[unit.kode, unit.bulan] = "Anda yang mengajukan; orang lain yang memutuskan."
    return hasil


def belum_kirim(kode, bulan, tenggat):
    """[BelumKirim] of the expected children of this wilayah, by code."""
    kurang = anak_diharapkan(bulan=bulan, kode=kode)
    if len(kode) == 13:
        model, sumber, nama = LaporanBulanan, Posyandu, str
    else:
        model, sumber, nama = RekapWilayah, Wilayah, nama_lengkap
    kolom = ("kode", "keadaan", "diajukan_pertama_pada")
    baris = {
        k: (keadaan, pertama)
        for k, keadaan, pertama in model.objects.filter(kode_induk=kode, bulan=bulan).values_list(
            *kolom
        )
    }
    selesai = {k for k, (keadaan, _) in baris.items() if keadaan in TERKUNCI | SELESAI}
    hari = hari_ini(kode)
    hasil = []
    for satu in sumber.objects.filter(kode__in=kurang - selesai).order_by("kode"):
        keadaan, pertama = baris.get(satu.kode, (Keadaan.BELUM, None))
        hasil.append(
            BelumKirim(
                nama=nama(satu),
                alamat=reverse("pembinaan:unit", args=[satu.kode, bulan]),
                keadaan=keadaan,
                terlambat=pertama is None and hari > tenggat.batas(satu.kode, bulan),
            )
        )
    return hasil


def menunggu(cakupan):
    """[(text, number, address)] for the home page: decisions to make."""
    if not cakupan.boleh("tinjau"):
        return []
    kode = kode_tanggung_jawab(cakupan)
    if not kode:
        return []
    jumlah = len(_diajukan(kode))
    hasil = []
    if jumlah:
        hasil.append(("Laporan menunggu keputusan Anda", jumlah, reverse("pembinaan:antrean")))
    sendiri = RekapWilayah.objects.filter(kode=kode[0], keadaan=Keadaan.DIKEMBALIKAN)
    hasil += [
        (f"Laporan {_bulan(satu.bulan)} dikembalikan", None, alamat_unit(satu))
        for satu in sendiri.defer(*JSON_BERAT)
    ]
    return hasil + _belum_dikirim(kode[0])


def _belum_dikirim(kode):
    """One's own report of the month that is due, if it waits for anybody and is not sent."""
    unit = baca_unit(kode, bulan_laporan(kode))
    if unit.keadaan not in (Keadaan.BELUM, Keadaan.DRAF):
        return []
    harapan = anak_diharapkan(bulan=unit.bulan, kode=kode)
    if not harapan:
        return []
    anak = model_unit(next(iter(harapan))).objects.filter(kode__in=harapan, bulan=unit.bulan)
    kurang = len(harapan) - anak.filter(keadaan__in=SELESAI).count()
    teks = f"Laporan {_bulan(unit.bulan)} belum {'dikirim' if kode else 'ditetapkan'}"
    if kurang:
        teks += f": masih menunggu {kurang} {sebutan_anak(kode)}"
    return [(teks, None, alamat_unit(unit))]


def _bulan(bulan):
    return format_tanggal(bulan, "F Y")


def pengaturan(wilayah):
    """What this wilayah's Tim Pembina has set, as the form shows it at first."""
    ada = PengaturanTim.objects.filter(wilayah=wilayah).first()
    isi = {
        "jabatan_pemutus": (ada and ada.jabatan_pemutus) or list(JABATAN_PEMUTUS),
        "periksa_kesehatan": bool(ada and ada.periksa_kesehatan),
    }
    for satu in Tenggat.objects.filter(wilayah=wilayah):
        isi[f"tenggat_{satu.tingkat}"] = satu.tanggal
    return isi
