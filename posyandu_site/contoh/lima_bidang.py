"""A little of the registers of the five other fields, month by month, without chance."""

from kelembagaan.bidang import Bidang

KEGIATAN = {
    "pendidikan": ("penyuluhan", "Membacakan buku untuk anak", "sdm"),
    "kesehatan": ("penyuluhan", "Isi piringku", "keluarga"),
    "pekerjaan_umum": ("gotong_royong", "Membersihkan saluran air", "swadaya"),
    "perumahan": ("musyawarah", "Memilih rumah yang diusulkan diperbaiki", "aspirasi"),
    "trantibumlinmas": ("sosialisasi", "Mengaktifkan siskamling", "persatuan"),
    "sosial": ("rapat_pengurus", "Membahas daftar penerima bantuan", "layanan"),
}
# One place a month.
TEMPAT = [
    ("jalan_desa", {"lokasi": "Balai desa ke RW 02", "kondisi_jalan": "rusak_sedang"}),
    ("jaringan_air", {"lokasi": "Bak RT 01 ke RT 04", "kondisi_pipa": "rusak"}),
    ("embung", {"lokasi": "Dusun 1", "kondisi_fisik": "rusak_ringan"}),
    ("perpustakaan", {"lokasi": "Pojok baca RW 01", "tersedia": "ya"}),
    ("siskamling", {"lokasi": "Poskamling RT 03", "malam": "sabtu", "regu": "Warga RT 03"}),
    (
        "inventaris_ape",
        {
            "lokasi": "PAUD Harapan Bangsa",
            "jenis_ape": "Balok kayu",
            "jumlah": "24",
            "kondisi_ape": "rusak_ringan",
            "prioritas": "sedang",
        },
    ),
]
PERPUSTAKAAN = {"kondisi_buku": "cukup", "akses": "mudah", "jumlah_buku": "120"}


def lima_bidang(rumah, tanggal):
    """(formulir, name for the kunci, isi): one activity, one place, and a few households."""
    bulan = tanggal.month
    bidang = Bidang.values[bulan % 6]
    jenis, topik, fungsi = KEGIATAN[bidang]
    yield (
        f"kegiatan_{bidang}",
        1,
        {
            "jenis_kegiatan": jenis,
            "topik": topik,
            "lokasi": "Balai RW 01",
            "peserta_l": str(6 + bulan),
            "peserta_p": str(14 + bulan),
            "kelompok_peserta": ["warga", "kader"],
            "ragam_laporan": "aspirasi" if fungsi == "aspirasi" else "penyuluhan",
            "fungsi_lkd": fungsi,
        },
    )
    kode, isi = TEMPAT[bulan % len(TEMPAT)]
    yield kode, 1, {**isi, **(PERPUSTAKAAN if kode == "perpustakaan" else {})}
    for r in rumah:
        if r.nomor % 12 == bulan % 12:
            yield from _rumah_tangga(r)


def _rumah_tangga(r):
    subjek = {"keluarga": str(r.kunci)}
    yield (
        "lingkungan_bersih",
        r.kunci,
        {**subjek, "akses_air": "mudah", "kelola_sampah": "dibakar", "kebersihan": "cukup"},
    )
    yield "pekarangan", r.kunci, {**subjek, "luas_pekarangan": "sempit", "teknik": "polybag"}
    yield (
        "verifikasi_sosial",
        r.kunci,
        {
            **subjek,
            "kondisi_rumah": "kurang",
            "penghasilan": "tidak_tetap",
            "beban": "sedang",
            "ada_lansia": "tidak",
            "ada_disabilitas": "tidak",
            "ada_kronis": "tidak",
            "skor": "3",
            "sumber_data": "kader",
            "program": "bpnt" if r.nomor % 9 == 0 else "tidak_ada",
            "kepesertaan": "aktif" if r.nomor % 9 == 0 else "",
        },
    )
    yield "pendampingan_sosial", r.kunci, {**subjek, "tujuan": "bantuan"}
