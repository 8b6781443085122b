"""The seven formats of the Sistem Informasi Posyandu, still asked for in many regions.

Nothing in them is typed: they are read from the cards. What only the nakes may know (the means of
contraception) is left out of format 4.
"""

import datetime
from collections import Counter, defaultdict
from dataclasses import dataclass

from django.db.models import Count
from django.utils.formats import number_format

from layanan.hari_buka.models import HariBuka
from layanan.kesehatan.kartu.models.anak import Suplemen
from layanan.kesehatan.kartu.models.bersama import UkurTubuh
from layanan.kesehatan.kartu.models.dewasa import RiwayatKesehatan
from layanan.kesehatan.kartu.models.ibu import PelayananHamil, PelayananNifas
from layanan.kesehatan.kartu.models.imunisasi import Dosis, Imunisasi
from layanan.kesehatan.models import Timbang
from layanan.kesehatan.rekap.ilp import kedatangan
from layanan.kesehatan.tindak.models import Peristiwa
from layanan.laporan.indikator import hitung_deret, semua_indikator
from layanan.warga.models import Kehamilan, Warga
from layanan.warga.sasaran import umur_bulan

BULAN = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
WUS = (15, 50)  # years, women of childbearing age: from, below
KEGIATAN = (
    *("hamil_dilayani", "hamil_ttd", "nifas_dilayani"),
    *("balita_s", "balita_k", "balita_d", "balita_n", "balita_bgm"),
    *("vitamin_a", "obat_cacing", "asi_eksklusif", "pmt_anak", "imunisasi_anak"),
)


@dataclass
class Tabel:
    """One format: heads, and rows of texts and numbers."""

    nomor: int
    judul: str
    kolom: list
    baris: list


def _rentang(tahun):
    return datetime.date(tahun, 1, 1), datetime.date(tahun, 12, 31)


def _tanggal(hari):
    return f"{hari:%d-%m-%Y}" if hari else ""


def _angka(nilai):
    return number_format(nilai.normalize(), use_l10n=True)


def _orang(posyandu, tahun):
    """Who lived there in that year, by name."""
    awal, akhir = _rentang(tahun)
    semua = Warga.objects.filter(posyandu=posyandu, tanggal_lahir__lte=akhir)
    semua = semua.exclude(meninggal_pada__lt=awal).exclude(pindah_pada__lt=awal)
    return semua.select_related("keluarga").order_by("nama_cari", "pk")


def _per_warga(model, orang, tahun):
    """{warga's pk: her entries of the year, by day}."""
    hasil = defaultdict(list)
    semua = model.objects.berlaku().filter(warga__in=orang, tanggal__range=_rentang(tahun))
    for satu in semua.order_by("tanggal", "pk"):
        hasil[satu.warga_id].append(satu)
    return hasil


def _hamil(posyandu, tahun):
    awal, akhir = _rentang(tahun)
    semua = Kehamilan.objects.berlaku().filter(warga__posyandu=posyandu, hpht__lte=akhir)
    semua = semua.exclude(berakhir_pada__lt=awal)
    return list(semua.select_related("warga__keluarga").order_by("hpht", "pk"))


def _peristiwa(jenis, **saring):
    semua = Peristiwa.objects.berlaku().filter(jenis_peristiwa=jenis, **saring)
    return semua.select_related("warga__keluarga")


def _kelahiran(posyandu, tahun):
    """[(day, person, Peristiwa or None)] of births: every child of this Posyandu by its day of
    birth, with its entry if there is one, and the outcome of a pregnancy where no child of that
    family and day is registered."""
    rentang = _rentang(tahun)
    anak = Warga.objects.filter(posyandu=posyandu, tanggal_lahir__range=rentang)
    dicatat = {p.warga_id: p for p in _peristiwa(Peristiwa.JenisPeristiwa.LAHIR, warga__in=anak)}
    hasil = [(w.tanggal_lahir, w, dicatat.get(w.pk)) for w in anak.select_related("keluarga")]
    tercatat = {(w.keluarga_id, hari) for hari, w, _ in hasil}
    ibu = Kehamilan.objects.berlaku().filter(
        warga__posyandu=posyandu,
        hasil=Kehamilan.Hasil.LAHIR_HIDUP,
        berakhir_pada__range=rentang,
    )
    return hasil + [
        (k.berakhir_pada, k.warga, None)
        for k in ibu.select_related("warga__keluarga")
        if (k.warga.keluarga_id, k.berakhir_pada) not in tercatat
    ]


def _kematian(posyandu, tahun):
    """[(day, person, Peristiwa or None)] of everybody of whom a day of death is known."""
    orang = Warga.objects.filter(posyandu=posyandu, meninggal_pada__range=_rentang(tahun))
    dicatat = {
        p.warga_id: p for p in _peristiwa(Peristiwa.JenisPeristiwa.MENINGGAL, warga__in=orang)
    }
    return [(w.meninggal_pada, w, dicatat.get(w.pk)) for w in orang.select_related("keluarga")]


def format_1(posyandu, tahun, kini):
    kolom = ["Tanggal", "Nama", "Keluarga", "Umur", "Peristiwa", "Tempat", "Keterangan"]
    baris = []
    for k in _hamil(posyandu, tahun):
        w, usia = k.warga, umur_bulan(k.warga.tanggal_lahir, k.hpht) // 12
        siapa = [w.nama, w.keluarga.nama, f"{usia} tahun"]
        baris.append((k.hpht, *siapa, "Hamil (HPHT)", "", f"HPL {_tanggal(k.hpl)}"))
        if k.berakhir_pada and k.hasil != Kehamilan.Hasil.LAHIR_HIDUP:
            baris.append((k.berakhir_pada, *siapa, k.get_hasil_display(), "", ""))
    jenis = Peristiwa.JenisPeristiwa
    semua = [(jenis.LAHIR.label, *satu) for satu in _kelahiran(posyandu, tahun)]
    semua += [(jenis.MENINGGAL.label, *satu) for satu in _kematian(posyandu, tahun)]
    for judul, hari, w, p in semua:
        bulan_umur = umur_bulan(w.tanggal_lahir, hari)
        umur = f"{bulan_umur} bulan" if bulan_umur < 60 else f"{bulan_umur // 12} tahun"
        isi = (p.get_tempat_display(), p.sebab) if p else ("", "")
        baris.append((hari, w.nama, w.keluarga.nama, umur, judul, *isi))
    baris.sort(key=lambda b: b[0])
    return kolom, [[_tanggal(b[0]), *b[1:]] for b in baris]


def _register_anak(posyandu, tahun, kini, dari, di_bawah):
    """Children of this age in the year's last month (of those that have begun), Jan to Des."""
    akhir = min(_rentang(tahun)[1], kini)
    anak = [w for w in _orang(posyandu, tahun) if dari <= umur_bulan(w.tanggal_lahir, akhir)]
    anak = [w for w in anak if umur_bulan(w.tanggal_lahir, akhir) < di_bawah]
    timbang, suplemen, imun = (_per_warga(m, anak, tahun) for m in (Timbang, Suplemen, Imunisasi))
    baris = []
    for w in anak:
        berat = {t.tanggal.month: f"{_angka(t.berat)} {t.hasil_timbang}" for t in timbang[w.pk]}
        dosis = [Dosis(d).label for i in imun[w.pk] for d in i.dosis]
        kapsul = [f"{s.get_vitamin_a_display()} {s.tanggal:%m}" for s in suplemen[w.pk]]
        siapa = [w.nama, w.jenis_kelamin, _tanggal(w.tanggal_lahir), w.nama_ibu, w.keluarga.nama]
        isi = [berat.get(n, "").strip() for n in range(1, 13)]
        baris.append([*siapa, *isi, ", ".join(kapsul), ", ".join(dosis)])
    kolom = ["Nama", "L/P", "Lahir", "Ibu", "Keluarga", *BULAN, "Vitamin A", "Imunisasi"]
    return kolom, baris


def format_2(posyandu, tahun, kini):
    return _register_anak(posyandu, tahun, kini, 0, 12)


def format_3(posyandu, tahun, kini):
    return _register_anak(posyandu, tahun, kini, 12, 60)


def format_4(posyandu, tahun, kini):
    akhir = min(_rentang(tahun)[1], kini)
    ibu = [
        w
        for w in _orang(posyandu, tahun)
        if w.jenis_kelamin == "P" and WUS[0] <= umur_bulan(w.tanggal_lahir, akhir) // 12 < WUS[1]
    ]
    hamil = {k.warga_id for k in _hamil(posyandu, tahun) if k.berakhir_pada is None}
    riwayat, ukur = (_per_warga(m, ibu, tahun) for m in (RiwayatKesehatan, UkurTubuh))
    baris = []
    for w in ibu:
        kawin = [r.get_status_perkawinan_display() for r in riwayat[w.pk]]
        lila = [_angka(u.lila) for u in ukur[w.pk] if u.lila]
        umur = umur_bulan(w.tanggal_lahir, akhir) // 12
        ya = "Ya" if w.pk in hamil else ""
        isi = [x[-1] if x else "" for x in (kawin, lila)]
        baris.append([w.nama, umur, w.keluarga.nama, *isi, ya])
    return ["Nama", "Umur", "Keluarga", "Status perkawinan", "LiLA (cm)", "Hamil"], baris


def format_5(posyandu, tahun, kini):
    hamil = _hamil(posyandu, tahun)
    ibu = [k.warga_id for k in hamil]
    ukur, layanan, nifas = (
        _per_warga(m, ibu, tahun) for m in (UkurTubuh, PelayananHamil, PelayananNifas)
    )
    baris = []
    for k in hamil:
        lila = [_angka(u.lila) for u in ukur[k.warga_id] if u.lila]
        ttd = sum(p.ttd_diberi or 0 for p in layanan[k.warga_id])
        kelas = sum(bool(p.kelas_ibu) for p in layanan[k.warga_id])
        kapsul = sum(p.vitamin_a or 0 for p in nifas[k.warga_id])
        gpa = "/".join("–" if n is None else str(n) for n in (k.gravida, k.para, k.abortus))
        siapa = [k.warga.nama, umur_bulan(k.warga.tanggal_lahir, k.hpht) // 12]
        hari = [k.warga.keluarga.nama, gpa, _tanggal(k.hpht), _tanggal(k.hpl)]
        akhir = [_tanggal(k.berakhir_pada), k.get_hasil_display(), kapsul]
        baris.append([*siapa, *hari, lila[-1] if lila else "", ttd, kelas, *akhir])
    kolom = ["Nama", "Umur", "Keluarga", "G/P/A", "HPHT", "HPL", "LiLA (cm)", "TTD (tablet)"]
    return [*kolom, "Kelas ibu (kali)", "Bersalin", "Hasil", "Vitamin A nifas"], baris


def format_6(posyandu, tahun, kini):
    milik = {"posyandu": posyandu, "tanggal__range": _rentang(tahun)}

    def per_bulan(semua, banyak="pk"):
        isi = semua.order_by().values("tanggal__month").annotate(n=Count(banyak, distinct=True))
        return {b["tanggal__month"]: b["n"] for b in isi}

    datang = {(orang, hari.month) for orang, hari in kedatangan(**milik)}
    isi = [
        per_bulan(HariBuka.objects.filter(**milik)),
        Counter(bulan for _, bulan in datang),
        per_bulan(HariBuka.objects.filter(**milik), "kader_hadir__penugasan"),
        Counter(hari.month for hari, *_ in _kelahiran(posyandu, tahun)),
        Counter(hari.month for hari, *_ in _kematian(posyandu, tahun)),
    ]
    kolom = ["Bulan", "Hari buka", "Pengunjung", "Kader hadir", "Lahir hidup", "Meninggal"]
    baris = [[nama, *(b.get(n, 0) for b in isi)] for n, nama in enumerate(BULAN, start=1)]
    return kolom, baris


def format_7(posyandu, tahun, kini):
    """Past months of the year; counted anew, not as they were sent."""
    semua = [datetime.date(tahun, n, 1) for n in range(1, 13)]
    semua = [b for b in semua if b <= kini] or semua[:1]
    deret = hitung_deret(bulan=semua, posyandu_id=posyandu.pk, kode=KEGIATAN)
    kolom = ["Kegiatan", *(BULAN[b.month - 1] for b in semua)]
    baris = [[semua_indikator()[k].nama, *(deret[b][k] for b in semua)] for k in KEGIATAN]
    antigen = defaultdict(int)
    akhir = _rentang(tahun)
    imun = Imunisasi.objects.berlaku().filter(warga__posyandu=posyandu, tanggal__range=akhir)
    for hari, dosis in imun.values_list("tanggal", "dosis"):
        for satu in dosis:
            antigen[satu, hari.month] += 1
    ada = [d for d in Dosis if any(satu == d for satu, _ in antigen)]
    baris += [[f"Imunisasi {d.label}", *(antigen[d, b.month] for b in semua)] for d in ada]
    return kolom, baris


FORMAT = {
    1: ("Ibu hamil, kelahiran, kematian", format_1),
    2: ("Register bayi 0-11 bulan", format_2),
    3: ("Register balita 12-59 bulan", format_3),
    4: ("Register WUS dan PUS", format_4),
    5: ("Register ibu hamil dan nifas", format_5),
    6: ("Data Posyandu", format_6),
    7: ("Hasil kegiatan Posyandu", format_7),
}


def tabel_sip(nomor, posyandu, tahun, hari_ini):
    """The Tabel of one format and year."""
    judul, isi = FORMAT[nomor]
    return Tabel(nomor, judul, *isi(posyandu, tahun, hari_ini))
