"""Checklists of a home visit (kunjungan rumah, Posyandu siklus hidup), by group.

Built from the juknis' description: the printed sheets were not at hand.
"""

from layanan.warga.sasaran import Kelompok

K = Kelompok
# Group -> (slug, what is seen to be so).
DAFTAR_PERIKSA = {
    K.HAMIL: (
        ("hamil_kia", "Punya dan memahami Buku KIA"),
        ("hamil_anc", "Memeriksakan kehamilan sesuai jadwal"),
        ("hamil_ttd", "Minum tablet tambah darah setiap hari"),
        ("hamil_makan", "Makan beragam, makanan tambahan dihabiskan bila KEK"),
    ),
    K.NIFAS: (
        ("nifas_kontrol", "Kontrol nifas sesuai jadwal"),
        ("nifas_vitamin", "Minum vitamin A dan tablet tambah darah"),
        ("nifas_menyusui", "Menyusui"),
    ),
    K.BAYI: (
        ("bayi_timbang", "Ditimbang setiap bulan"),
        ("bayi_asi", "Hanya ASI sampai 6 bulan"),
        ("bayi_imunisasi", "Imunisasi sesuai umur"),
    ),
    K.BALITA: (
        ("balita_timbang", "Ditimbang setiap bulan"),
        ("balita_makan", "Makan beragam"),
        ("balita_imunisasi", "Imunisasi sesuai umur"),
        ("balita_vitamin", "Vitamin A dan obat cacing"),
        ("balita_kembang", "Perkembangan sesuai umur"),
    ),
    K.USIA_SEKOLAH_REMAJA: (
        ("remaja_periksa", "Diperiksa kesehatannya setahun ini"),
        ("remaja_ttd", "Remaja putri minum tablet tambah darah"),
        ("remaja_rokok", "Tidak merokok"),
    ),
    K.DEWASA: (
        ("dewasa_periksa", "Tekanan darah dan gula darah diperiksa setahun ini"),
        ("dewasa_obat", "Minum obat teratur bila hipertensi atau diabetes"),
        ("dewasa_rokok", "Tidak merokok"),
    ),
    K.LANSIA: (
        ("lansia_periksa", "AKS dan SKILAS dinilai setahun ini"),
        ("lansia_obat", "Minum obat teratur"),
        ("lansia_didampingi", "Ada yang mendampingi"),
    ),
}
DAFTAR_PERIKSA[K.APRAS] = DAFTAR_PERIKSA[K.BALITA]
# Asked of everybody in whose house somebody is ill with TBC.
TBC = (
    ("tbc_obat", "Pasien TBC minum obat teratur"),
    ("tbc_kontak", "Orang serumah sudah diperiksa TBC"),
)


def semua_periksa():
    """[(slug, label)] of all checklists, each once."""
    return periksa_untuk(DAFTAR_PERIKSA)


def periksa_untuk(kelompok):
    """[(slug, label)] for a person of these groups."""
    milik = (satu for k, daftar in DAFTAR_PERIKSA.items() if k in kelompok for satu in daftar)
    return list(dict([*milik, *TBC]).items())
