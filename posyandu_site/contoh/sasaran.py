"""What does not fit together, so that each list of Tepat sasaran has a few rows of the sample."""

import datetime

from posyandu_site.contoh import isian

# Households by their number: how many of each kind there are depends on the Posyandu's size.
MISKIN, TANPA_DATA, TIDAK_SEKOLAH, MENINGGAL = 7, 11, 4, 5
DUA_KALI = (18, 54)
SETIAP = 40
SEPEKAN = datetime.timedelta(days=7)


def _milik(r, sisa):
    return r.nomor % SETIAP == sisa


def _lansia(r):
    return next(orang for orang in r.anggota if orang.hubungan == "orang_tua")


def catatan(rumah, tanggal, acak):
    """(formulir, name for the kunci, isi) of one month."""
    for r in rumah:
        bantuan = isian.bansos(r) | {"kegiatan_nama": "Bantuan dari kabupaten"}
        uang = {"jenis_bantuan": "uang", "jumlah": "300000", "satuan": "rupiah"}
        uang |= {"program": "blt_dana_desa", "kondisi_barang": ""}
        if _milik(r, MISKIN):
            yield "fakir_miskin", f"{r.kunci}/miskin", isian.fakir_miskin(r, acak)
        if _milik(r, TANPA_DATA):
            yield "penyaluran_bansos", f"{r.kunci}/blt", bantuan | uang
        if r.nomor in DUA_KALI:
            yield "penyaluran_bansos", f"{r.kunci}/lagi", bantuan | {"program": "lainnya"}
        if _milik(r, MENINGGAL):
            kepada = {"keluarga": "", "warga": str(_lansia(r).kunci)}
            yield "penyaluran_bansos", f"{r.kunci}/lansia", bantuan | uang | kepada
        if _milik(r, TIDAK_SEKOLAH):
            [anak] = [a for a in r.anggota if 72 < (tanggal - a.lahir).days / 30.4 < 18 * 12][:1]
            isi = {"warga": str(anak.kunci), "status_sekolah": "putus_sekolah", "tingkat": "sd"}
            yield "anak_tidak_sekolah", anak.kunci, isi | {"alasan_tidak_sekolah": "biaya"}


def meninggal(rumah, tanggal):
    """(person, isi of the correction): who had died a week before the aid was handed out."""
    for r in rumah:
        if _milik(r, MENINGGAL):
            isi = isian.warga(_lansia(r)) | {"alasan": "Kabar dari keluarganya."}
            yield _lansia(r), isi | {"meninggal_pada": (tanggal - SEPEKAN).isoformat()}
