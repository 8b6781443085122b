"""SKDN and nutrition of balita.

A child counts once a month, with the last weighing of the month, at her own Posyandu, wherever
she was weighed; only a balita has a hasil_timbang, so that D is N + T + O + B. What needs her
height counts the last weighing with one. S is who is a balita there on the month's last day, and
who was weighed as one in the month but died, moved away or turned five before its end: so that D
is always a part of S. No source says on which day S is counted: this is our choice.
"""

from functools import partial

from django.db.models import Count, F, Q

from kelembagaan.bidang import Bidang
from layanan.kegiatan.indikator import indikator_kegiatan
from layanan.kesehatan.antropometri import BATAS_WAJAR, BATAS_WAJAR_LAIN, KATEGORI
from layanan.kesehatan.kartu.indikator import KARTU, SEMUA
from layanan.kesehatan.kartu.models.anak import GiziAnak
from layanan.kesehatan.models import Timbang
from layanan.laporan.bulan import akhir_bulan
from layanan.laporan.indikator import Indikator, Sumber, catatan_bulan, terakhir
from layanan.pendampingan.indikator import indikator_pendampingan
from layanan.permohonan.indikator import indikator_permohonan
from layanan.warga.models import Warga
from layanan.warga.sasaran import Kelompok, q_salah_satu


def _balita(bulan, posyandu_ids):
    """S: children under 60 months who live in the area on the month's last day, and D."""
    akhir = akhir_bulan(bulan)
    tinggal = Warga.objects.hadir_pada(akhir).filter(
        q_salah_satu([Kelompok.BAYI, Kelompok.BALITA], akhir), posyandu_id__in=posyandu_ids
    )
    ditimbang = _ditimbang(bulan, posyandu_ids).values("warga")
    return Warga.objects.filter(Q(pk__in=tinggal.values("pk")) | Q(pk__in=ditimbang))


def _punya_kms(bulan, posyandu_ids):
    """The last answer about each of these children's Buku KIA or KMS, until the month's end."""
    akhir = akhir_bulan(bulan)
    baris = GiziAnak.objects.berlaku().filter(
        warga__in=_balita(bulan, posyandu_ids), tanggal__lte=akhir, buku_kia__isnull=False
    )
    return terakhir(baris, "warga_id")


def _ditimbang(bulan, posyandu_ids, terisi=SEMUA):
    baris = catatan_bulan(Timbang, bulan, posyandu_ids, "warga__posyandu_id")
    return terakhir(baris.filter(terisi), "warga_id").exclude(hasil_timbang="")


def _tamu(bulan, posyandu_ids):
    baris = catatan_bulan(Timbang, bulan, posyandu_ids)
    return baris.exclude(warga__posyandu_id=F("posyandu_id"))


# Both feet swollen is gizi buruk, whatever the scales say.
EDEMA = Q(edema=True)

TERDAFTAR = Sumber("balita", _balita)
KMS = Sumber("kms", _punya_kms, "warga__posyandu_id", formulir="gizi_anak")
TIMBANG = Sumber("timbang", _ditimbang, "warga__posyandu_id", formulir="timbang")
TINGGI = Sumber(
    "timbang_tinggi",
    partial(_ditimbang, terisi=Q(z_tb_u__isnull=False)),
    "warga__posyandu_id",
    formulir="timbang",
)
GIZI = Sumber(
    "timbang_gizi",
    partial(_ditimbang, terisi=Q(z_bb_tb__isnull=False) | EDEMA),
    "warga__posyandu_id",
    formulir="timbang",
)
TAMU = Sumber("timbang_tamu", _tamu, formulir="timbang")


def _indikator(kode, nama, saring=None, sumber=TIMBANG, utama=False):
    return Indikator(
        kode=kode,
        nama=nama,
        satuan="anak",
        sumber=sumber,
        ekspresi=Count("pk", filter=saring),
        bidang=Bidang.KESEHATAN,
        utama=utama,
    )


def _antara(indeks, golongan):
    """Q for a z within this category, whichever border belongs to it."""
    q, kolom = Q(), f"z_{indeks}"
    if golongan.dari is not None:
        q &= Q(**{f"{kolom}__{'gte' if golongan.termasuk_dari else 'gt'}": golongan.dari})
    if golongan.sampai is not None:
        q &= Q(**{f"{kolom}__{'lte' if golongan.termasuk_sampai else 'lt'}": golongan.sampai})
    return q


def _wajar(indeks):
    return Q(**{f"z_{indeks}__range": BATAS_WAJAR.get(indeks, BATAS_WAJAR_LAIN)})


def _dalam(indeks, slug=""):
    """Q for a plausible z within this category; for any without a slug."""
    golongan = [k for k in KATEGORI[indeks] if k.slug == slug]
    return _wajar(indeks) & _antara(indeks, *golongan) if slug else _wajar(indeks)


ULANG = Q()
for _indeks in ("bb_u", "tb_u", "bb_tb"):
    ULANG |= Q(**{f"z_{_indeks}__isnull": False}) & ~_wajar(_indeks)


def _gizi(golongan):
    q = _dalam("bb_tb", golongan.slug)
    return q | EDEMA if golongan.slug == "gizi_buruk" else q


INDIKATOR = [
    _indikator("balita_s", "Balita terdaftar (S)", sumber=TERDAFTAR, utama=True),
    _indikator("balita_k", "Punya Buku KIA atau KMS (K)", Q(buku_kia=True), sumber=KMS),
    _indikator("balita_k_ditanya", "Ditanya Buku KIA atau KMS-nya", sumber=KMS),
    _indikator("balita_d", "Balita ditimbang (D)", utama=True),
    _indikator("balita_n", "Berat naik (N)", Q(hasil_timbang="N"), utama=True),
    _indikator("balita_t", "Berat tidak naik (T)", Q(hasil_timbang="T")),
    _indikator("balita_2t", "Tidak naik dua kali berturut-turut (2T)", Q(dua_t=True)),
    _indikator("balita_o", "Bulan lalu tidak ditimbang (O)", Q(hasil_timbang="O")),
    _indikator("balita_b", "Baru pertama ditimbang (B)", Q(hasil_timbang="B")),
    _indikator(
        "balita_bgm", "Di bawah garis merah (BGM)", _dalam("bb_u", "sangat_kurang"), utama=True
    ),
    _indikator("balita_bb_kurang", "Berat badan kurang", _dalam("bb_u", "kurang")),
    _indikator("balita_diukur", "Diukur panjang/tinggi badan", _dalam("tb_u"), TINGGI),
    _indikator("balita_pendek", "Pendek", _dalam("tb_u", "pendek"), TINGGI, utama=True),
    _indikator("balita_sangat_pendek", "Sangat pendek", _dalam("tb_u", "sangat_pendek"), TINGGI),
    _indikator("balita_dinilai_gizi", "Dinilai gizinya (BB/TB)", _dalam("bb_tb") | EDEMA, GIZI),
    *(
        _indikator(f"balita_{golongan.slug}", golongan.label, _gizi(golongan), GIZI)
        for golongan in KATEGORI["bb_tb"]
    ),
    _indikator("balita_ukur_ulang", "Hasil ukur tidak wajar, perlu diulang", ULANG),
    _indikator("tamu_ditimbang", "Tamu ditimbang di sini", sumber=TAMU),
    *KARTU,
]
INDIKATOR += [
    *indikator_kegiatan(Bidang.KESEHATAN),
    *indikator_pendampingan(Bidang.KESEHATAN),
    *indikator_permohonan(Bidang.KESEHATAN),
]
