"""What is asked for, by field: the kinds of a permohonan, the topics of an aspirasi.

Sub-services of the six fields (Permendagri 13/2024), and what regions have added.
"""

from kelembagaan.bidang import Bidang

PERMOHONAN = {
    Bidang.PENDIDIKAN: {
        "kembali_sekolah": "Anak kembali sekolah",
        "biaya_sekolah": "Biaya sekolah",
        "perlengkapan_sekolah": "Perlengkapan sekolah",
        "paud": "Layanan PAUD",
        "ape": "Alat peraga edukasi (APE)",
        "perpustakaan": "Perpustakaan atau pojok baca",
        "pendidikan_lain": "Pendidikan lainnya",
    },
    Bidang.PEKERJAAN_UMUM: {
        "air_bersih": "Air bersih",
        "jamban": "Jamban (WC)",
        "limbah": "Limbah rumah tangga atau bank sampah",
        "sumur": "Sumur air tanah",
        "jaringan_air": "Jaringan air perdesaan",
        "embung": "Embung air baku",
        "jalan": "Jalan desa",
        "pekerjaan_umum_lain": "Pekerjaan umum lainnya",
    },
    Bidang.PERUMAHAN: {
        "rtlh": "Perbaikan rumah tidak layak huni",
        "lingkungan": "Lingkungan permukiman",
        "perumahan_lain": "Perumahan lainnya",
    },
    Bidang.TRANTIBUMLINMAS: {
        "trauma": "Pemulihan sesudah bencana",
        "poskamling": "Poskamling",
        "alat_bencana": "Alat peringatan bencana atau pemadam",
        "linmas": "Perlengkapan Satlinmas",
        "trantibumlinmas_lain": "Ketertiban lainnya",
    },
    Bidang.SOSIAL: {
        "bantuan_sosial": "Bantuan sosial",
        "alat_bantu": "Alat bantu penyandang disabilitas",
        "telantar": "Lansia atau anak telantar",
        "korban_bencana": "Bantuan korban bencana",
        "jaminan_kesehatan": "Jaminan kesehatan (PBI-JKN)",
        "data_sosial": "Masuk data sosial ekonomi (DTSEN)",
        "sosial_lain": "Sosial lainnya",
    },
}
_TOPIK = {
    "sarana": "Sarana dan prasarana",
    "layanan": "Layanan",
    "pelatihan": "Pelatihan atau penyuluhan",
    "bantuan": "Bantuan bagi warga",
    "usul_lain": "Usulan lainnya",
}
ASPIRASI = {
    bidang: {
        f"{bidang}_{topik}": f"{bidang.label}: {kata.lower()}" for topik, kata in _TOPIK.items()
    }
    for bidang in Bidang
}
ASPIRASI[Bidang.PENDIDIKAN] |= {
    "pendidikan_literasi": "Pendidikan: literasi",
    "pendidikan_paud": "Pendidikan: PAUD",
    "pendidikan_ape": "Pendidikan: alat peraga edukasi",
}
JENIS = {"permohonan": PERMOHONAN, "aspirasi": ASPIRASI}
LABEL = {slug: kata for per in JENIS.values() for isi in per.values() for slug, kata in isi.items()}
BIDANG = {slug: bidang for per in JENIS.values() for bidang, isi in per.items() for slug in isi}
RAGAM = {slug: r for r, per in JENIS.items() for isi in per.values() for slug in isi}

# What an entry of a register mostly leads to.
DARI_REGISTER = {
    "anak_tidak_sekolah": "kembali_sekolah",
    "anak_usia_dini": "paud",
    "inventaris_ape": "ape",
    "perpustakaan": "perpustakaan",
    "air_sanitasi": "air_bersih",
    "sumur_air_tanah": "sumur",
    "jaringan_air": "jaringan_air",
    "embung": "embung",
    "jalan_desa": "jalan",
    "rumah_layak_huni": "rtlh",
    "lingkungan_bersih": "lingkungan",
    "identifikasi_trauma": "trauma",
    "siskamling": "poskamling",
    "fakir_miskin": "bantuan_sosial",
    "verifikasi_sosial": "bantuan_sosial",
}


def jenis_boleh(ragam, cakupan):
    """{Bidang: {slug: label}} of the kinds that this scope may record."""
    semua = JENIS[ragam].items()
    return {bidang: isi for bidang, isi in semua if cakupan.boleh("catat_lain", bidang)}
