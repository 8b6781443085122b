"""How many queries a page may take, whatever the number of rows; read by test_anggaran_kueri.

Counted from the session on (4 queries: session, account, assignments, and the page's shell).
"""

BAKU = 16

# row of tabel_izin.IZIN_URL -> for whom it is counted, where that is not who comes first
PEMBACA = {"layanan:permohonan_daftar#semua": "O"}

# row of tabel_izin.IZIN_URL -> at most so many
ANGGARAN = {
    "beranda": 25,
    "layanan:permohonan_daftar": 12,
    "layanan:permohonan_daftar#semua": 12,
    "layanan:hari_buka_lembar": 12,
    "layanan:hari_buka_lembar#semua": 12,
    "layanan:bekal": 64,  # one of them for each register
    "layanan:kartu": 24,
    "layanan:kartu_pdf": 28,
    "layanan:kartu#ibu": 24,
    "layanan:surat_rujukan": 24,  # one for each register in which something can be found
    "layanan:tepat_sasaran": 20,  # two for each list
    "layanan:ilp": 26,
    "layanan:laporan": 30,
    # one for each register that has an entry about the person, her family included
    "layanan:warga_rinci": 30,
    "layanan:warga_rinci#ibu": 30,
    "layanan:keluarga": 30,
    "layanan:kunjungan_rumah": 30,
    "pembinaan:rekap_bulan": 12,
}
