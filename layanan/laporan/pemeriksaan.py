"""What is listed before a month is sent. Nothing here holds a report up."""

from dataclasses import dataclass

from django.db.models import CharField, Count, Exists, OuterRef, Q, Value
from django.db.models.functions import Lower, Trim
from django.urls import reverse

from kelembagaan.bidang import Bidang
from layanan.formulir.daftar import daftar_register
from layanan.hari_buka.models import Kunjungan
from layanan.kiriman.models import Kiriman
from layanan.laporan.bulan import akhir_bulan, bulan_sebelum, bulan_terakhir
from layanan.laporan.indikator import semua_indikator
from layanan.laporan.models import LaporanBulanan
from layanan.warga.models import Warga
from layanan.warga.sasaran import (
    DITUNGGU,
    Kelompok,
    ekspresi_kelompok_umur,
    q_kelompok,
    q_salah_satu,
)

BULAN_RATA = 3
RATA_PERLU_DITANYA = 5
BELUM_MASUK = {
    Kiriman.Keadaan.MASUK: "sedang diproses",
    Kiriman.Keadaan.TERTAHAN: "tertahan",
    Kiriman.Keadaan.DITOLAK: "perlu diperbaiki",
    Kiriman.Keadaan.BENTROK: "bentrok",
}


@dataclass
class Peringatan:
    """One sentence for the sender; `bidang` is empty where it is about the whole.

    tautan: the page where it can be looked at.
    """

    teks: str
    bidang: str = ""
    tautan: str = ""


def peringatan(laporan, kini, bidang):
    """[Peringatan] about a report with the figures `kini`, within these fields."""
    hasil = _nol_tidak_biasa(laporan, kini)
    hasil += _balita(laporan, kini)
    hasil += _catatan_kembar(laporan, bidang)
    hasil += _warga_kembar(laporan)
    hasil += _kiriman(laporan)
    return [p for p in hasil if not p.bidang or p.bidang in bidang]


def _nol_tidak_biasa(laporan, kini):
    """Zero now, where the mean of the three months before is 5 or more."""
    bulan = bulan_terakhir(bulan_sebelum(laporan.bulan), BULAN_RATA)
    lalu = list(
        LaporanBulanan.objects.filter(posyandu=laporan.posyandu_id, bulan__in=bulan)
        .exclude(angka={})
        .values_list("angka", flat=True)
    )
    if len(lalu) < BULAN_RATA:
        return []
    hasil = []
    for kode, nilai in kini.items():
        jumlah = sum(angka.get(kode, 0) for angka in lalu)
        if nilai == 0 and jumlah >= RATA_PERLU_DITANYA * BULAN_RATA:
            indikator = semua_indikator()[kode]
            hasil.append(
                Peringatan(
                    f"{indikator.nama}: 0 {indikator.satuan}, padahal tiga bulan terakhir "
                    f"rata-rata {round(jumlah / BULAN_RATA)}.",
                    indikator.bidang,
                )
            )
    return hasil


def _balita(laporan, kini):
    if "balita_d" not in kini:
        return []
    hasil = []
    s, d = laporan.target.get("balita_s", kini["balita_s"]), kini["balita_d"]
    if d > s:
        hasil.append(f"Balita ditimbang (D) {d}, lebih banyak daripada sasaran (S) {s}.")
    jumlah = sum(kini[f"balita_{huruf}"] for huruf in "ntob")
    if jumlah != d:
        hasil.append(f"N + T + O + B berjumlah {jumlah}, padahal yang ditimbang (D) {d}.")
    return [Peringatan(teks, Bidang.KESEHATAN) for teks in hasil]


def _catatan_kembar(laporan, bidang):
    """Entries of registers without `tunggal` that are alike on the same day; one query."""
    register = {f.kode: f for f in daftar_register() if not f.tunggal and f.bidang in bidang}
    bagian = [
        formulir.model.objects.berlaku()
        .filter(
            posyandu=laporan.posyandu_id,
            tanggal__range=(laporan.bulan, akhir_bulan(laporan.bulan)),
        )
        .order_by()
        .values("tanggal", **{f"sama_{n}": Lower(Trim(n)) for n in formulir.kembar})
        .annotate(kode_register=Value(kode, output_field=CharField()), jumlah=Count("pk"))
        .filter(jumlah__gt=1)
        .values_list("kode_register", "tanggal", "jumlah")
        for kode, formulir in register.items()
    ]
    kembar = bagian[0].union(*bagian[1:], all=True) if bagian else ()
    return [
        Peringatan(
            f"{register[kode].judul}: {jumlah} catatan pada {tanggal:%d-%m-%Y} "
            "yang tampak sama. Tercatat dua kali?",
            register[kode].bidang,
        )
        for kode, tanggal, jumlah in kembar
    ]


def _warga_kembar(laporan):
    """Persons of one name and birth date; names stay on the page of persons."""
    kembar = (
        Warga.objects.hadir_pada(akhir_bulan(laporan.bulan))
        .filter(posyandu=laporan.posyandu_id)
        .order_by()
        .values("nama_cari", "tanggal_lahir")
        .annotate(jumlah=Count("pk"))
        .filter(jumlah__gt=1)
        .count()
    )
    if not kembar:
        return []
    teks = f"{kembar} pasang warga bernama dan bertanggal lahir sama. Orang yang sama?"
    alamat = f"{reverse('layanan:warga')}?posyandu={laporan.posyandu_id}&kelompok=kembar"
    return [Peringatan(teks, tautan=alamat)]


def _kiriman(laporan):
    """Deliveries of this Posyandu that have not come into the registers."""
    jumlah = dict(
        Kiriman.objects.filter(posyandu=laporan.posyandu_id, keadaan__in=BELUM_MASUK)
        .order_by()
        .values_list("keadaan")
        .annotate(Count("pk"))
    )
    return [
        Peringatan(f"{jumlah[keadaan]} kiriman {kata}, belum ikut dihitung.")
        for keadaan, kata in BELUM_MASUK.items()
        if jumlah.get(keadaan)
    ]


def belum_dilayani(laporan):
    """[(Kelompok, registered, not seen)] of the expected who live here at the month's end.

    Seen is who came to a hari buka or stands in a register of persons that month, anywhere.
    """
    akhir = akhir_bulan(laporan.bulan)
    rentang = (laporan.bulan, akhir)
    terlihat = Q(Exists(_bulan_ini(Kunjungan, rentang)))
    for formulir in daftar_register():
        if "warga" in formulir.form.base_fields:
            terlihat |= Q(Exists(_bulan_ini(formulir.model, rentang)))
    orang = Warga.objects.hadir_pada(akhir).filter(posyandu=laporan.posyandu_id).order_by()
    orang = orang.annotate(terlihat=terlihat)
    umur = {
        kelompok: (jumlah, belum)
        for kelompok, jumlah, belum in orang.values(kelompok=ekspresi_kelompok_umur(akhir))
        .annotate(jumlah=Count("pk"), belum=Count("pk", filter=Q(terlihat=False)))
        .values_list("kelompok", "jumlah", "belum")
    }
    ibu = (Kelompok.HAMIL, Kelompok.NIFAS)
    episode = orang.filter(q_salah_satu(ibu, akhir)).aggregate(
        **{f"{k}_jumlah": Count("pk", filter=q_kelompok(k, akhir)) for k in ibu},
        **{f"{k}_belum": Count("pk", filter=q_kelompok(k, akhir) & Q(terlihat=False)) for k in ibu},
    )
    umur |= {k: (episode[f"{k}_jumlah"], episode[f"{k}_belum"]) for k in ibu}
    return [(k, *umur[k]) for k in DITUNGGU if umur.get(k, (0, 0))[1]]


def _bulan_ini(model, rentang):
    return model.objects.berlaku().filter(warga=OuterRef("pk"), tanggal__range=rentang)
