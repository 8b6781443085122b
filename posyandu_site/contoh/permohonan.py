"""The sample's tickets: one in every state, taken there by the accounts that take such steps."""

import datetime

from kelembagaan.akun.models import Penugasan
from kelembagaan.wilayah.models import Wilayah
from layanan.permohonan.alur import Aksi
from layanan.permohonan.models import BatasLayanan, Permohonan
from layanan.permohonan.services import ambil_langkah
from posyandu_site.contoh.warga import kunci

KADES, CAMAT, PERKIM = "kades", "kantorkec", "perkim"
VERIFIKASI = (KADES, Aksi.VERIFIKASI, {"catatan": "Dikunjungi bersama kader; benar adanya."})
KE_CAMAT = (KADES, Aksi.TERUSKAN, {"tujuan": "kecamatan"})
KE_PERKIM = (CAMAT, Aksi.TERUSKAN, {"tujuan": "opd"})
SAMPAI_PERKIM = [VERIFIKASI, KE_CAMAT, KE_PERKIM]
KERJAKAN = (PERKIM, Aksi.KERJAKAN, {"sumber_dana": "apbd_kabkota"})
TAHAP = (PERKIM, Aksi.TAHAP, {"persen": 60, "catatan": "Rangka atap terpasang."})
BAHAS = (KADES, Aksi.BAHAS, {"catatan": "Dibahas di musyawarah desa."})
# register, kind, what is said, for a household (its number) or a place, the steps
P, A = "permohonan", "aspirasi"
TIKET = [
    (P, "rtlh", "Atap bocor, tiang lapuk, lantai tanah.", 6, []),
    (P, "jalan", "Jalan berlubang 40 meter di depan sekolah.", "Jalan RT 02 RW 01", [VERIFIKASI]),
    (P, "sumur", "Air sumur umum keruh sejak kemarau.", "Sumur umum RW 02", [VERIFIKASI, KE_CAMAT]),
    (P, "rtlh", "Dinding bilik miring ke jalan.", 12, SAMPAI_PERKIM),
    (P, "rtlh", "Rumah roboh sebagian sesudah hujan.", 18, [*SAMPAI_PERKIM, KERJAKAN, TAHAP]),
    (
        P,
        "jamban",
        "Belum punya jamban, memakai sungai.",
        24,
        [*SAMPAI_PERKIM, KERJAKAN, (PERKIM, Aksi.SELESAIKAN, {"catatan": "Jamban sudah dipakai."})],
    ),
    (
        P,
        "lingkungan",
        "Saluran air tertutup bangunan.",
        "Gang RT 03 RW 01",
        [
            *SAMPAI_PERKIM,
            (PERKIM, Aksi.TOLAK, {"catatan": "Salurannya milik provinsi; sudah disurati."}),
        ],
    ),
    (
        P,
        "bantuan_sosial",
        "Kepala keluarga sakit menahun, tidak bekerja.",
        30,
        [(KADES, Aksi.KEMBALIKAN, {"catatan": "Lampirkan fotokopi identitas."})],
    ),
    (A, "pekerjaan_umum_sarana", "Lampu jalan di tikungan balai desa.", "Balai desa", []),
    (A, "pendidikan_literasi", "Buku cerita untuk pojok baca RW 02.", "RW 02", [BAHAS]),
    (
        A,
        "kesehatan_sarana",
        "Meja dan kursi untuk hari buka.",
        "Posyandu",
        [BAHAS, (KADES, Aksi.MASUKKAN, {"catatan": "Masuk anggaran Posyandu."})],
    ),
    (
        A,
        "sosial_pelatihan",
        "Kursus menjahit bagi ibu.",
        "RW 01",
        [BAHAS, (KADES, Aksi.TAK_MASUKKAN, {"catatan": "Sudah ada dari kecamatan tahun ini."})],
    ),
]


def catat_tiket(*, pengirim, rumah, hari_ini, perangkat):
    """The tickets of one Posyandu; perangkat: the office to which they are passed on."""
    wilayah = Wilayah.objects.get(kode=pengirim.posyandu.kode[:5])
    BatasLayanan.objects.create(wilayah=wilayah, hari_kuning=3, hari_merah=5)
    for n, (ragam, jenis, uraian, untuk, langkah) in enumerate(TIKET):
        siapa = rumah[untuk % len(rumah)] if isinstance(untuk, int) else None
        isi = {
            "jenis_permohonan": jenis,
            "uraian": uraian,
            "urgensi": "penting" if n % 3 == 0 else "biasa",
            **({"keluarga": str(siapa.kunci)} if siapa else {"lokasi": untuk}),
            **({"berkas_terlihat": ["ktp", "kk"]} if ragam == P and langkah else {}),
        }
        pengirim.tambah(ragam, n, isi, hari_ini)
    pengirim.kirim()
    for n, (ragam, _, _, _, langkah) in enumerate(TIKET):
        satu = kunci(pengirim.posyandu.kode, ragam, n, hari_ini)
        _jalani(Permohonan.objects.get(kunci=satu), langkah, hari_ini, perangkat)
    lama = hari_ini - datetime.timedelta(days=12)
    Permohonan.objects.filter(posyandu=pengirim.posyandu, keadaan="diverifikasi").update(
        sejak=lama, tenggat_kuning=lama, tenggat=hari_ini - datetime.timedelta(days=4)
    )


def _jalani(tiket, langkah, hari_ini, perangkat):
    semua = Penugasan.objects.filter(pengguna__username__in={siapa for siapa, *_ in langkah})
    akun = {p.pengguna.username: p for p in semua.select_related("pengguna", "perangkat_daerah")}
    for siapa, aksi, isi in langkah:
        isi = {"tahun_rencana": hari_ini.year + 1, **isi} if aksi == Aksi.MASUKKAN else dict(isi)
        if isi.get("tujuan") == "opd":
            isi["perangkat"] = perangkat
        ambil_langkah(
            permohonan=tiket,
            aksi=aksi,
            cakupan=akun[siapa].cakupan(),
            pengguna=akun[siapa].pengguna,
            **isi,
        )
