"""Who may do what: the one table of golongan x aksi.

A golongan is a peran, with tim_pembina told apart by tier, because a Tim Pembina desa
may read names and a higher one may not, and with the opd of a mitra (police, Bhabinkamtibmas)
told apart from the region's own offices. README prints this table.
"""

from django.db import models


class Peran(models.TextChoices):
    KADER = "kader", "Kader"
    PENGURUS = "pengurus", "Pengurus"
    NAKES = "nakes", "Tenaga kesehatan"
    PEMDES = "pemdes", "Pemerintah desa/kelurahan"
    TIM_PEMBINA = "tim_pembina", "Tim Pembina Posyandu"
    OPD = "opd", "Perangkat daerah"
    DPMD = "dpmd", "DPMD"
    SUPERUSER = "superuser", "Pengelola sistem"


class Golongan(models.TextChoices):
    KADER = "kader", "Kader"
    PENGURUS = "pengurus", "Pengurus"
    NAKES = "nakes", "Nakes"
    PEMDES = "pemdes", "Pemdes"
    TP_DESA = "tp_desa", "TP desa"
    TP_ATAS = "tp_atas", "TP kecamatan ke atas"
    OPD = "opd", "OPD"
    MITRA = "mitra", "Mitra"
    DPMD = "dpmd", "DPMD"
    SUPERUSER = "superuser", "Pengelola sistem"


class Jabatan(models.TextChoices):
    # Posyandu
    KETUA = "ketua", "Ketua"
    SEKRETARIS = "sekretaris", "Sekretaris"
    BENDAHARA = "bendahara", "Bendahara"
    KETUA_BIDANG = "ketua_bidang", "Ketua Bidang"
    KADER = "kader", "Kader"
    # Desa/kelurahan
    KADES = "kades", "Kepala Desa/Lurah"
    SEKDES = "sekdes", "Sekretaris Desa/Kelurahan"
    KASI = "kasi", "Kepala Seksi"
    OPERATOR = "operator", "Operator Desa/Kelurahan"
    # Tim Pembina
    KABID = "kabid", "Ketua Bidang Tim Pembina"
    OPERATOR_SEKRETARIAT = "operator_sekretariat", "Operator Sekretariat"
    # Nakes, perangkat daerah, DPMD
    BIDAN = "bidan", "Bidan"
    PERAWAT = "perawat", "Perawat"
    GIZI = "gizi", "Tenaga Gizi"
    STAF = "staf", "Staf"


P, J = Peran, Jabatan
JABATAN_PERAN = {
    P.KADER: (J.KADER,),
    P.PENGURUS: (J.KETUA, J.SEKRETARIS, J.BENDAHARA, J.KETUA_BIDANG),
    P.NAKES: (J.BIDAN, J.PERAWAT, J.GIZI),
    P.PEMDES: (J.KADES, J.SEKDES, J.KASI, J.OPERATOR),
    P.TIM_PEMBINA: (J.KETUA, J.SEKRETARIS, J.BENDAHARA, J.KABID, J.OPERATOR_SEKRETARIAT),
    P.OPD: (J.STAF,),
    P.DPMD: (J.STAF,),
}

G = Golongan
_DESA = {G.PEMDES, G.TP_DESA}
_POSYANDU = {G.KADER, G.PENGURUS}
_SEMUA = set(G) - {G.MITRA}  # a mitra sees confidential cases handed to it, and nothing else

# aksi -> (what it is, in Indonesian, who may)
IZIN = {
    "lihat_wilayah": ("Membaca wilayah", _SEMUA),
    "lihat_posyandu": ("Membaca data Posyandu, pengurus, kader, SK", _SEMUA),
    "ubah_jadwal": ("Mengubah jadwal hari buka", _POSYANDU),
    "lihat_penugasan": ("Membaca penugasan", _SEMUA),
    "usul_kader": ("Mengusulkan dan mengakhiri kader", {G.PENGURUS, *_DESA, G.DPMD, G.SUPERUSER}),
    "tetapkan_pengurus": (
        "Mengonfirmasi kader, menetapkan dan mengakhiri pengurus",
        {*_DESA, G.DPMD, G.SUPERUSER},
    ),
    "konfirmasi_nakes": (
        "Mengonfirmasi tenaga kesehatan (perangkat daerah bidang kesehatan)",
        {G.OPD, G.SUPERUSER},
    ),
    "buat_kode": (
        "Membuat kode sekali pakai bagi yang lupa sandi",
        {G.PENGURUS, *_DESA, G.TP_ATAS, G.DPMD, G.SUPERUSER},
    ),
    "kelola_lembaga": ("Mengelola kelembagaan di admin", {G.DPMD, G.SUPERUSER}),
    "lihat_warga": ("Membaca nama, keluarga, alamat", {*_POSYANDU, G.NAKES, *_DESA, G.SUPERUSER}),
    "ubah_warga": ("Mendaftarkan dan membetulkan warga", {*_POSYANDU, G.NAKES}),
    "lihat_hari_buka": ("Membaca hari buka", {*_POSYANDU, G.NAKES, *_DESA, G.SUPERUSER}),
    "ubah_hari_buka": ("Membuka hari buka dan mengisi kehadiran", _POSYANDU),
    "lihat_catatan_kesehatan": (
        "Membaca catatan kesehatan seorang warga",
        {*_POSYANDU, G.NAKES, G.SUPERUSER},
    ),
    "lihat_kesehatan_rahasia": (
        "Membaca masalah remaja, jiwa, kontrasepsi, hasil HIV dan TBC",
        {G.NAKES},
    ),
    "lihat_catatan_rumah_tangga": (
        "Membaca catatan air, sanitasi, rumah, disabilitas",
        {*_POSYANDU, G.NAKES, *_DESA, G.SUPERUSER},
    ),
    "lihat_catatan_lain": (
        "Membaca catatan bidang lain dengan nama",
        {*_POSYANDU, *_DESA, G.SUPERUSER},
    ),
    "lihat_kegiatan": (
        "Membaca kegiatan enam bidang",
        {*_POSYANDU, G.NAKES, *_DESA, G.SUPERUSER},
    ),
    "lihat_permohonan": (
        "Membaca permohonan dan aspirasi dengan nama (OPD: yang diteruskan kepadanya)",
        {*_POSYANDU, G.PEMDES, G.OPD, G.SUPERUSER},
    ),
    "proses_permohonan": (
        "Memverifikasi, meneruskan, mengerjakan dan menjawab permohonan",
        {G.PEMDES, G.OPD},
    ),
    "hitung_permohonan": (
        "Membaca jumlah dan waktu permohonan dan aspirasi",
        _SEMUA - {G.KADER},
    ),
    "catat_kesehatan": ("Mencatat kesehatan", {*_POSYANDU, G.NAKES}),
    "catat_kesehatan_rahasia": (
        "Mencatat masalah remaja, jiwa, kontrasepsi, hasil HIV dan TBC",
        {G.NAKES},
    ),
    "catat_lain": ("Mencatat lima bidang lain", _POSYANDU),
    "teruskan_catatan": ("Meneruskan catatan dengan nama ke perangkat daerah", {G.PEMDES}),
    "lihat_terusan": (
        "Membaca catatan yang diteruskan (OPD: yang diteruskan kepadanya)",
        {G.PEMDES, G.OPD},
    ),
    "periksa_sasaran": (
        "Memeriksa daftar tepat sasaran",
        {*_POSYANDU, G.PEMDES},
    ),
    "catat_kasus_rahasia": ("Mencatat kasus rahasia, dan membaca yang dicatatnya", _POSYANDU),
    "tangani_kasus_rahasia": (
        "Membaca kasus rahasia yang diserahkan kepadanya",
        {G.NAKES, G.PEMDES, G.OPD, G.MITRA},
    ),
    "setujui_kasus_rahasia": (
        "Menyetujui penyerahan kasus narkoba dan asusila, bila daerahnya meminta (kades/lurah)",
        {G.PEMDES},
    ),
    "putuskan_bentrok": ("Memilih nilai yang bentrok", {G.PENGURUS, G.NAKES}),
    "putuskan_karantina": ("Memutuskan kiriman karantina", {G.PENGURUS, G.PEMDES, G.NAKES}),
    "lihat_laporan": ("Membaca laporan bulanan", _SEMUA),
    "isi_laporan": ("Mengisi narasi laporan", _POSYANDU),
    "periksa_kesehatan": ("Menandai bagian kesehatan diperiksa", {G.NAKES}),
    "tinjau": ("Meninjau laporan dan rekap", {*_DESA, G.TP_ATAS}),
    "lihat_rekap": ("Membaca rekap", _SEMUA - {G.KADER}),
}

# The bidang set of an assignment limits these; the others see what the table says in all six.
DIBATASI_BIDANG = {G.KADER, G.TP_DESA, G.OPD}

# golongan -> (hours a log-in lasts, whether a second factor is required). Who holds several
# assignments is under the strictest of them; who holds none is under TANPA_PENUGASAN.
SESI = {
    G.KADER: (14 * 24, False),
    G.PENGURUS: (14 * 24, False),
    G.NAKES: (72, False),
    G.PEMDES: (24, False),
    G.TP_DESA: (24, False),
    G.TP_ATAS: (12, True),
    G.OPD: (12, True),
    G.MITRA: (12, True),
    G.DPMD: (8, True),
    G.SUPERUSER: (8, True),
}
TANPA_PENUGASAN = (24, False)


def aturan_sesi(golongan):
    """(hours, second factor required): the strictest over these golongan."""
    aturan = [SESI[g] for g in golongan] or [TANPA_PENUGASAN]
    return min(jam for jam, _ in aturan), any(wajib for _, wajib in aturan)


def boleh(golongan, aksi):
    """Whether this golongan may do this aksi; an unknown aksi raises KeyError."""
    return golongan in IZIN[aksi][1]
