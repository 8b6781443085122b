"""The lists as people read them: rows with names of one's own desa, and counts above it."""

from collections import Counter, defaultdict
from dataclasses import dataclass, replace

from kelembagaan.akun.models import Penugasan
from kelembagaan.peran import Golongan, Peran
from kelembagaan.wilayah.istilah import nama_lengkap
from kelembagaan.wilayah.models import Wilayah
from layanan.laporan.selectors import bidang_terlihat
from layanan.tepat_sasaran.models import Daftar, PeriksaSasaran
from layanan.tepat_sasaran.temuan import Temuan, cari
from layanan.warga.models import Keluarga, Warga

# Whose own place is at most a desa, and who reads names there.
BERNAMA = {
    Golongan.KADER,
    Golongan.PENGURUS,
    Golongan.NAKES,
    Golongan.PEMDES,
    Golongan.TP_DESA,
}
# Counts by desa are added up over registers as they stand: not for a whole provinsi.
TINGKAT_HITUNG = {"desa", "kecamatan", "kabkota"}


@dataclass
class Baris:
    """One row of a list, with its name and what came of looking at it."""

    temuan: Temuan
    nama: str
    letak: str
    posyandu: object
    pemeriksa: str
    hasil: PeriksaSasaran | None = None


def daftar_bernama(cakupan):
    """[Daftar] that this scope reads with names."""
    if cakupan.golongan not in BERNAMA:
        return []
    return [d for d in Daftar if cakupan.boleh(d.izin_baca, d.bidang)]


def daftar_terhitung(cakupan):
    """[Daftar] of which this scope reads how many there are."""
    if cakupan.golongan in BERNAMA or cakupan.tingkat not in TINGKAT_HITUNG:
        return []
    if not cakupan.boleh("lihat_rekap"):
        return []
    return [d for d in Daftar if d.bidang in bidang_terlihat(cakupan)]


def jumlah(cakupan, hari):
    """[(Daftar, rows not yet looked at, rows to be mended)] of the lists with names."""
    hasil = []
    for daftar in daftar_bernama(cakupan):
        temuan = cari(daftar, cakupan, hari)
        periksa = _pemeriksaan(daftar, cakupan)
        keadaan = Counter(
            satu.hasil_periksa if (satu := periksa.get(t.kunci)) else "belum" for t in temuan
        )
        hasil.append((daftar, keadaan["belum"], keadaan["perbaiki"]))
    return hasil


def baris_daftar(daftar, cakupan, hari):
    """[Baris] of one list: not yet looked at first, then to be mended, then right; by name."""
    temuan = cari(daftar, cakupan, hari)
    periksa = _pemeriksaan(daftar, cakupan)
    keluarga = Keluarga.objects.select_related("posyandu")
    keluarga = keluarga.in_bulk({t.keluarga for t in temuan} - {None})
    warga = Warga.objects.select_related("posyandu", "keluarga")
    warga = warga.in_bulk({t.warga for t in temuan} - {None})
    orang = [keluarga.get(t.keluarga) or warga.get(t.warga) for t in temuan]
    petugas = _pemeriksa(daftar, {o.posyandu_id for o in orang})
    hasil = [
        Baris(
            temuan=t,
            nama=f"Keluarga {o}" if t.keluarga else str(o),
            letak=_letak(o if t.keluarga else o.keluarga),
            posyandu=o.posyandu,
            pemeriksa=petugas.get(o.posyandu_id, "pengurus"),
            hasil=periksa.get(t.kunci),
        )
        for t, o in zip(temuan, orang, strict=True)
    ]
    urutan = {None: 0, "perbaiki": 1, "benar": 2}
    return sorted(
        hasil, key=lambda b: (urutan[b.hasil and b.hasil.hasil_periksa], b.posyandu.kode, b.nama)
    )


def _letak(keluarga):
    letak = [keluarga.rt and f"RT {keluarga.rt}", keluarga.rw and f"RW {keluarga.rw}"]
    return " ".join(satu for satu in (*letak, keluarga.dusun) if satu)


def _pemeriksaan(daftar, cakupan):
    """{key of a Temuan: its last PeriksaSasaran}."""
    semua = PeriksaSasaran.objects.filter(cakupan.saring("posyandu__kode"), daftar=daftar)
    return {(p.keluarga_id, p.warga_id, p.sidik): p for p in semua.select_related("oleh")}


def _pemeriksa(daftar, posyandu_ids):
    """{posyandu's pk: names of the kader of this field there}: who checks its rows."""
    kader = (
        Penugasan.objects.berlaku()
        .filter(posyandu__in=posyandu_ids, peran=Peran.KADER)
        .select_related("pengguna")
        .order_by("pengguna__nama")
    )
    nama = defaultdict(list)
    for p in kader:
        if not p.bidang or daftar.bidang in p.bidang:
            nama[p.posyandu_id].append(p.pengguna.nama)
    return {pk: ", ".join(semua) for pk, semua in nama.items()}


def hitungan(wilayah, cakupan, hari):
    """([Daftar], [(name, pk of a kecamatan or None, [number of each list])]) below this wilayah."""
    daftar = daftar_terhitung(cakupan)
    panjang = {"kabkota": 8, "kecamatan": 13, "desa": 13}[wilayah.tingkat]
    dalam = replace(cakupan, prefiks=(wilayah.kode,))
    per_anak = defaultdict(Counter)
    for satu in daftar:
        for temuan in cari(satu, dalam, hari):
            per_anak[temuan.kode_desa[:panjang]][satu] += 1
    anak = Wilayah.objects.filter(kode__in=per_anak).order_by("kode")
    return daftar, [
        (nama_lengkap(w), w.pk if panjang == 8 else None, [per_anak[w.kode][d] for d in daftar])
        for w in anak
    ]
