"""What the sample's tickets say, and how many days ago; every name and matter is invented."""

from dataclasses import dataclass, field

from layanan.permohonan.alur import Aksi

# Working days of the kabupaten: of every field, and longer where there is building to do.
BATAS = [
    {"hari_kuning": 3, "hari_merah": 5},
    {"bidang": "perumahan", "hari_kuning": 10, "hari_merah": 15},
    {"bidang": "pekerjaan_umum", "hari_kuning": 7, "hari_merah": 10},
]
PERKIM, DINSOS = "Dinas Perumahan", "Dinas Sosial"


@dataclass
class Langkah:
    """hari: days after the ticket; siapa: an account, or "kader" for the Posyandu itself."""

    hari: int
    siapa: str
    aksi: Aksi
    isi: dict = field(default_factory=dict)
    foto: dict = field(default_factory=dict)


@dataclass
class Contoh:
    """lalu: days ago; untuk: a household's number, or a place."""

    lalu: int
    ragam: str
    jenis: str
    uraian: str
    untuk: object
    langkah: list = field(default_factory=list)
    urgensi: str = "biasa"
    berkas: tuple = ()
    foto: tuple = ()
    posyandu: str = "Jeruk"
    rekomendasi: str = ""


def _verifikasi(hari, catatan="Dikunjungi bersama kader; benar adanya."):
    return Langkah(hari, "kades", Aksi.VERIFIKASI, {"catatan": catatan})


def _ke_camat(hari):
    return Langkah(hari, "kades", Aksi.TERUSKAN, {"tujuan": "kecamatan"})


def _ke_kantor(hari, kantor=PERKIM, siapa="kantorkec"):
    return Langkah(hari, siapa, Aksi.TERUSKAN, {"tujuan": "opd", "kantor": kantor})


def _sampai_kantor(hari, kantor=PERKIM):
    return [_verifikasi(2), _ke_camat(3), _ke_kantor(hari, kantor)]


def _kerjakan(hari, siapa="perkim", dana="apbd_kabkota"):
    return Langkah(hari, siapa, Aksi.KERJAKAN, {"sumber_dana": dana})


def _tahap(hari, persen, catatan, siapa="perkim", foto=None, **isi):
    isi = {"persen": persen, "catatan": catatan, **isi}
    return Langkah(hari, siapa, Aksi.TAHAP, isi, foto or {})


def _selesai(hari, catatan, siapa="perkim", foto=None):
    return Langkah(hari, siapa, Aksi.SELESAIKAN, {"catatan": catatan}, foto or {})


def _pantau(hari, baik, catatan):
    return Langkah(hari, "kader", Aksi.PANTAU, {"masih_baik": baik, "catatan": catatan})


def _bahas(hari, siapa="kades"):
    catatan = "Dibahas di musyawarah bersama BPD." if siapa == "kades" else "Dibahas di musrenbang."
    return Langkah(hari, siapa, Aksi.BAHAS, {"catatan": catatan})


def _masuk(hari, catatan, siapa="kades"):
    return Langkah(hari, siapa, Aksi.MASUKKAN, {"rencana": 1, "catatan": catatan})


def _tidak(hari, catatan):
    return Langkah(hari, "kades", Aksi.TAK_MASUKKAN, {"catatan": catatan})


P, A = "permohonan", "aspirasi"
KTP_KK = ("ktp", "kk")
SASARAN = ("identitas_sasaran", "keluhan")
SEBELUM_SESUDAH = {"sebelum": "rumah_rusak", "sesudah": "rumah_jadi"}
TIKET = [
    # wait at the desa
    Contoh(
        1,
        P,
        "rtlh",
        "Atap bocor, tiang lapuk, lantai tanah. Dihuni lansia dan dua cucu.",
        6,
        urgensi="penting",
        berkas=("ktp",),
        foto=("rumah_rusak",),
    ),
    Contoh(4, P, "kembali_sekolah", "Berhenti di kelas 8 sejak ayahnya sakit.", 3, berkas=KTP_KK),
    Contoh(
        25,
        P,
        "jalan",
        "Jalan berlubang 40 meter di depan sekolah.",
        "Jalan RT 02 RW 01",
        [_verifikasi(4, "Lubang sedalam 20 cm, tiga sepeda motor pernah jatuh.")],
        urgensi="penting",
        foto=("jalan_rusak",),
    ),
    # wait at the kecamatan
    Contoh(
        14,
        P,
        "sumur",
        "Air sumur umum keruh sejak kemarau.",
        "Sumur umum RW 02",
        [_verifikasi(2), _ke_camat(3)],
    ),
    # wait at, and are worked on by, an office
    Contoh(
        20,
        P,
        "rtlh",
        "Dinding bilik miring ke jalan.",
        12,
        _sampai_kantor(9),
        berkas=KTP_KK,
        foto=("rumah_rusak",),
    ),
    Contoh(
        8,
        P,
        "alat_bantu",
        "Kursi roda untuk nenek.",
        15,
        _sampai_kantor(5, DINSOS),
        berkas=(*SASARAN, "pernyataan_pemdes"),
    ),
    Contoh(
        75,
        P,
        "rtlh",
        "Rumah roboh sebagian sesudah hujan.",
        18,
        [
            *_sampai_kantor(7),
            _kerjakan(24),
            _tahap(38, 30, "Pondasi dan tiang selesai.", foto={"sebelum": "rumah_rusak"}),
            _tahap(
                68,
                60,
                "Rangka atap terpasang.",
                foto={"sesudah": "rumah_dikerjakan"},
                sumber_dana="dana_desa",
            ),
        ],
        urgensi="darurat",
        berkas=(*KTP_KK, "surat_tanah"),
    ),
    Contoh(
        60,
        P,
        "jalan",
        "Jalan setapak ke posyandu licin dan longsor.",
        "Gang RT 05 RW 02",
        [
            *_sampai_kantor(6),
            _kerjakan(20),
            _tahap(34, 50, "Urukan batu selesai.", foto={"sesudah": "jalan_jadi"}),
            _tahap(
                52,
                35,
                "Urukan diulang dari tikungan.",
                alasan_turun="Hujan tiga hari membawa urukan di tikungan.",
                foto={"sesudah": "jalan_rusak"},
            ),
        ],
    ),
    # an office that is not registered: its answer comes by letter
    Contoh(
        50,
        P,
        "jaringan_air",
        "Pipa induk dari mata air pecah di jalur hutan lindung.",
        "Jalur mata air ke RT 01",
        [
            _verifikasi(3),
            _ke_camat(5),
            Langkah(
                9,
                "kantorkec",
                Aksi.TERUSKAN,
                {"tujuan": "opd", "kantor_lain": "Balai Wilayah Sungai"},
            ),
            Langkah(
                43,
                "kantorkec",
                Aksi.KERJAKAN,
                {"nomor_surat": "610/221/BWS", "catatan": "Dijadwalkan bulan depan."},
            ),
        ],
        urgensi="penting",
    ),
    # back at the Posyandu, answered, withdrawn
    Contoh(
        10,
        P,
        "bantuan_sosial",
        "Kepala keluarga sakit menahun, tidak bekerja.",
        30,
        [
            Langkah(
                4, "kades", Aksi.KEMBALIKAN, {"catatan": "Lampirkan fotokopi identitas pemohon."}
            )
        ],
    ),
    Contoh(
        16,
        P,
        "jaminan_kesehatan",
        "Belum terdaftar PBI-JKN, ibu hamil tujuh bulan.",
        21,
        [
            Langkah(5, "kades", Aksi.KEMBALIKAN, {"catatan": "KK yang terlihat masih yang lama."}),
            Langkah(14, "kader", Aksi.JAWAB, {"catatan": "KK yang baru sudah difoto."}),
        ],
        urgensi="penting",
        berkas=SASARAN,
    ),
    Contoh(
        40,
        P,
        "perlengkapan_sekolah",
        "Seragam dan tas untuk dua anak.",
        9,
        [Langkah(6, "kader", Aksi.TARIK, {"catatan": "Sudah dibantu sekolah."})],
    ),
    # ended
    Contoh(
        50,
        P,
        "lingkungan",
        "Saluran air tertutup bangunan.",
        "Gang RT 03 RW 01",
        [
            *_sampai_kantor(8),
            Langkah(
                16,
                "perkim",
                Aksi.TOLAK,
                {
                    "catatan": "Salurannya milik provinsi; sudah disurati.",
                    "nomor_surat": "653/118/Perkim",
                },
            ),
        ],
    ),
    Contoh(
        225,
        P,
        "jamban",
        "Belum punya jamban, memakai sungai.",
        24,
        [
            *_sampai_kantor(7),
            _kerjakan(18, dana="apbdes"),
            _tahap(30, 70, "Lubang dan kloset terpasang."),
            _selesai(40, "Jamban sudah dipakai.", foto=SEBELUM_SESUDAH),
        ],
        berkas=KTP_KK,
    ),
    Contoh(
        300,
        P,
        "air_bersih",
        "Pompa sumur bor RW 01 mati.",
        "Sumur bor RW 01",
        [
            *_sampai_kantor(5),
            _kerjakan(12),
            _selesai(21, "Pompa diganti."),
            _pantau(210, "tidak", "Pompa berbunyi keras dan air keluar sedikit."),
        ],
    ),
    Contoh(
        379,
        P,
        "alat_bantu",
        "Tongkat kaki tiga untuk kakek.",
        33,
        [
            *_sampai_kantor(4, DINSOS),
            _kerjakan(6, siapa="dinsos", dana="apbn"),
            _selesai(11, "Tongkat diserahkan di rumahnya.", siapa="dinsos"),
            _pantau(197, "ya", "Dipakai setiap hari."),
        ],
        berkas=SASARAN,
    ),
    Contoh(7, P, "rtlh", "Lantai tanah, dinding bambu.", 2, posyandu="Mangga", berkas=("ktp",)),
    Contoh(12, P, "jamban", "Jamban cemplung di tepi kolam.", 5, posyandu="Melati"),
    # proposals for the musyawarah
    Contoh(
        2,
        A,
        "pekerjaan_umum_sarana",
        "Lampu jalan di tikungan balai desa.",
        "Balai desa",
        rekomendasi="Cukup tiga titik lampu tenaga surya.",
    ),
    Contoh(
        9, A, "pekerjaan_umum_sarana", "Bak sampah terpilah di tiap RT.", "RW 01", posyandu="Mangga"
    ),
    Contoh(
        45,
        A,
        "pendidikan_literasi",
        "Buku cerita untuk pojok baca RW 02.",
        "RW 02",
        [_bahas(30)],
        rekomendasi="Cari juga sumbangan dari perpustakaan daerah.",
    ),
    Contoh(
        80,
        A,
        "kesehatan_sarana",
        "Meja dan kursi untuk hari buka.",
        "Posyandu",
        [_bahas(20), _masuk(22, "Masuk anggaran Posyandu.")],
    ),
    Contoh(
        78,
        A,
        "kesehatan_sarana",
        "Timbangan bayi kedua.",
        "Posyandu",
        [_bahas(18), _masuk(20, "Masuk anggaran Posyandu.")],
        posyandu="Mangga",
    ),
    Contoh(
        82,
        A,
        "sosial_pelatihan",
        "Kursus menjahit bagi ibu.",
        "RW 01",
        [_bahas(22), _tidak(24, "Sudah ada dari kecamatan tahun ini; daftarnya di balai desa.")],
    ),
    Contoh(
        365,
        A,
        "pendidikan_ape",
        "Ayunan dan perosotan untuk PAUD.",
        "PAUD Harapan Bangsa",
        [_bahas(12), _masuk(14, "Dibeli tahun depan, dirawat komite.")],
    ),
    Contoh(15, A, "perumahan_layanan", "Penyuluhan rumah sehat.", "RW 01", posyandu="Melati"),
    Contoh(
        70,
        A,
        "pekerjaan_umum_sarana",
        "Paving gang ke Posyandu.",
        "RT 03 RW 01",
        [
            _bahas(25, "lurah"),
            _masuk(27, "Masuk usulan kelurahan.", "lurah"),
        ],
        posyandu="Dahlia",
    ),
    Contoh(
        11, A, "trantibumlinmas_sarana", "Alat pemadam ringan.", "Poskamling", posyandu="Dahlia"
    ),
]
