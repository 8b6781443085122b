"""The sample's institutions: real places, invented Posyandu and people."""

from dataclasses import dataclass

from dateutil.relativedelta import relativedelta

from kelembagaan.akun.models import Pengguna, Penugasan
from kelembagaan.bidang import Bidang
from kelembagaan.peran import Jabatan, Peran
from kelembagaan.posyandu.models import (
    BidangAktif,
    JadwalBuka,
    PerangkatDaerah,
    Posyandu,
    SuratKeputusan,
)
from kelembagaan.wilayah.models import Wilayah

DESA_JERUK = "36.02.18.2010"
DESA_TANPA_AKUN = "36.02.18.2011"
PERKIM = "Dinas Perumahan dan Kawasan Permukiman"


@dataclass(frozen=True)
class ContohPosyandu:
    """keluarga: how many households; bulan: how many months of service back from today."""

    desa: str
    nomor: int
    nama: str
    keluarga: int = 9
    bulan: int = 4


POSYANDU = [
    ContohPosyandu(DESA_JERUK, 1, "Jeruk", 120, 13),
    ContohPosyandu(DESA_JERUK, 2, "Mangga", 20, 6),
    ContohPosyandu(DESA_TANPA_AKUN, 1, "Cempaka"),
    ContohPosyandu("36.02.18.2001", 1, "Melati"),
    ContohPosyandu("36.02.14.2001", 1, "Kenanga"),
    ContohPosyandu("36.73.01.1001", 1, "Dahlia", 20, 6),
    *(
        ContohPosyandu(f"19.05.{kecamatan:02d}.{desa}", 1, nama)
        for kecamatan, desa, nama in [
            (1, 2004, "Timah Sehat"),
            (2, 2001, "Anggrek"),
            (3, 2001, "Mawar"),
            (4, 2002, "Teratai"),
            (5, 2001, "Bougenville"),
            (6, 2002, "Flamboyan"),
        ]
    ),
    *(
        ContohPosyandu(f"74.10.{kecamatan:02d}.{desa}", 1, nama)
        for kecamatan, desa, nama in [
            (1, 2002, "Wa Ode"),
            (2, 2001, "Nusa Indah"),
            (3, 2001, "Kamboja"),
            (4, 2001, "Lestari"),
            (5, 2001, "Harapan Bunda"),
            (6, 2001, "Tunas Harapan"),
        ]
    ),
    ContohPosyandu("64.02.01.2001", 1, "Etam"),
    ContohPosyandu("64.02.06.1001", 1, "Mahakam"),
    ContohPosyandu("52.01.01.2002", 1, "Gora"),
    ContohPosyandu("52.71.01.1004", 1, "Sasambo"),
]

# username, name, peran, jabatan, place (kode; of a Posyandu "Jeruk"), bidang
AKUN = [
    ("kader", "Siti Rohmah Nurhasanah", Peran.KADER, Jabatan.KADER, "Jeruk", []),
    ("ketua", "Euis Kartini", Peran.PENGURUS, Jabatan.KETUA, "Jeruk", []),
    ("kader2", "Imas Permatasari", Peran.KADER, Jabatan.KADER, "Mangga", []),
    ("bidan", "Ratna Dewi Anggraeni", Peran.NAKES, Jabatan.BIDAN, DESA_JERUK, []),
    ("kades", "H. Ujang Suparman", Peran.PEMDES, Jabatan.KADES, DESA_JERUK, []),
    ("tpdesa", "Nyai Komariah", Peran.TIM_PEMBINA, Jabatan.KETUA, DESA_JERUK, []),
    ("tpkec", "Yayah Rukoyah", Peran.TIM_PEMBINA, Jabatan.KETUA, "36.02.18", []),
    ("tpkab", "Belia Hasanah", Peran.TIM_PEMBINA, Jabatan.KETUA, "36.02", []),
    (
        "sekretariatkab",
        "Dadan Ramdani",
        Peran.TIM_PEMBINA,
        Jabatan.OPERATOR_SEKRETARIAT,
        "36.02",
        [],
    ),
    ("tpprov", "Tinawati Azizah", Peran.TIM_PEMBINA, Jabatan.KETUA, "36", []),
    ("tppusat", "Larasati Wibowo", Peran.TIM_PEMBINA, Jabatan.KETUA, "", []),
    ("dinkes", "dr. Firman Hidayat", Peran.OPD, Jabatan.STAF, "Dinas Kesehatan", []),
    ("dinsos", "Rina Marlina", Peran.OPD, Jabatan.STAF, "Dinas Sosial", []),
    ("uptdppa", "Sri Wahyuningsih", Peran.OPD, Jabatan.STAF, "UPTD PPA", []),
    ("bhabin", "Aipda Yudi Hermansyah", Peran.OPD, Jabatan.STAF, "Bhabinkamtibmas", []),
    ("kantorkec", "Enung Nurjanah", Peran.OPD, Jabatan.STAF, "Kantor Kecamatan", []),
    ("perkim", "Yusuf Maulana", Peran.OPD, Jabatan.STAF, PERKIM, []),
    ("dpmd", "Asep Kurniawan", Peran.DPMD, Jabatan.STAF, "36.02", []),
    ("dpmdprov", "Nurul Fadilah", Peran.DPMD, Jabatan.STAF, "36", []),
    ("lurah", "Bambang Hermawan", Peran.PEMDES, Jabatan.KADES, "36.73.01.1001", []),
]
# Kader of Jeruk with one field each, as the regulation has it.
KADER_BIDANG = [
    ("kader_kes", "Neneng Hasanah", Bidang.KESEHATAN),
    ("kader_dik", "Lilis Suryani", Bidang.PENDIDIKAN),
    ("kader_pu", "Tati Sumiati", Bidang.PEKERJAAN_UMUM),
    ("kader_rumah", "Wawan Setiawan", Bidang.PERUMAHAN),
    ("kader_linmas", "Jajang Nurjaman", Bidang.TRANTIBUMLINMAS),
    ("kader_sos", "Dedeh Kurniasih", Bidang.SOSIAL),
]
# One kader and one ketua per further Posyandu; names are drawn from these.
NAMA_KETUA = ["Hasnah", "Wa Ima", "Rosmiati", "Sumarni", "Halimah", "Yuliana", "Marlina", "Aminah"]


def buat_lembaga(*, hari_ini, sandi_hash):
    """Posyandu, offices and accounts; returns {nama: Posyandu}."""
    awal = hari_ini.replace(day=1)
    mulai = awal - relativedelta(months=14)
    wilayah = {w.kode: w for w in Wilayah.objects.filter(kode__in=_kode_dipakai())}
    posyandu = {}
    for contoh in POSYANDU:
        desa = wilayah[contoh.desa]
        baris = Posyandu.objects.create(
            wilayah=desa,
            nomor_urut=contoh.nomor,
            nama=contoh.nama,
            alamat=f"Jalan Desa {desa.nama} Nomor {contoh.nomor}",
            wilayah_layanan="RW 01, RW 02" if contoh.nomor == 1 else "RW 03",
            bangunan=Posyandu.Bangunan.MILIK_DESA,
            # A Posyandu is expected to report from the month after it opened.
            mulai=awal - relativedelta(months=contoh.bulan, days=-14),
            contoh=True,
        )
        BidangAktif.objects.bulk_create(
            BidangAktif(posyandu=baris, bidang=b, mulai=baris.mulai) for b in Bidang.values
        )
        JadwalBuka.objects.create(
            posyandu=baris, pola=JadwalBuka.Pola.PEKAN, hari=2, minggu_ke=2, tempat="Balai warga"
        )
        posyandu[contoh.nama] = baris
    sk = SuratKeputusan.objects.create(
        wilayah=wilayah[DESA_JERUK],
        posyandu=posyandu["Jeruk"],
        nomor="141/05/Kep-PK",
        tanggal=mulai,
        tentang=SuratKeputusan.Tentang.PENGURUS,
    )
    lebak = wilayah["36.02"]
    dinas = {
        "Dinas Kesehatan": [Bidang.KESEHATAN],
        "Dinas Sosial": [Bidang.SOSIAL],
        PERKIM: [Bidang.PERUMAHAN, Bidang.PEKERJAAN_UMUM],
    }
    perangkat = {
        nama: PerangkatDaerah.objects.create(
            wilayah=lebak,
            nama=f"{nama} Kabupaten Lebak",
            jenis_perangkat=PerangkatDaerah.JenisPerangkat.DINAS,
            bidang=bidang,
        )
        for nama, bidang in dinas.items()
    }
    jenis = PerangkatDaerah.JenisPerangkat
    for nama, kode, jenis_perangkat, telepon in (
        ("UPTD PPA", "36.02", jenis.UPTD, "0252-555-0129"),
        ("Puskesmas Cibadak", "36.02.18", jenis.PUSKESMAS, "0252-555-0118"),
        ("Polsek Cibadak", "36.02.18", jenis.MITRA, "0252-555-0110"),
        ("Bhabinkamtibmas", DESA_JERUK, jenis.MITRA, "0812-0000-0110"),
    ):
        perangkat[nama] = PerangkatDaerah.objects.create(
            wilayah=wilayah[kode],
            nama=f"{nama} {wilayah[kode].nama}" if kode in (DESA_JERUK, "36.02") else nama,
            jenis_perangkat=jenis_perangkat,
            telepon=telepon,
            alamat=f"{wilayah[kode].nama}",
            terima_kasus=True,
        )
    perangkat["Puskesmas Cibadak"].desa_dilayani.set(
        satu for kode, satu in wilayah.items() if kode.startswith("36.02.18.")
    )
    perangkat["Kantor Kecamatan"] = PerangkatDaerah.objects.create(
        wilayah=wilayah["36.02.18"],
        nama="Kantor Kecamatan Cibadak",
        jenis_perangkat=PerangkatDaerah.JenisPerangkat.KANTOR_KECAMATAN,
    )
    tempat = {**wilayah, **posyandu, **perangkat}

    def tugaskan(username, nama, peran, jabatan, di, bidang):
        pengguna = Pengguna.objects.create(
            username=username, nama=nama, password=sandi_hash, contoh=True, mulai_mengabdi=mulai
        )
        bidang_tempat = {
            Posyandu: "posyandu",
            Wilayah: "wilayah",
            PerangkatDaerah: "perangkat_daerah",
        }[type(tempat[di])]
        Penugasan.objects.create(
            pengguna=pengguna,
            peran=peran,
            jabatan=jabatan,
            bidang=bidang,
            mulai=mulai,
            keadaan=Penugasan.Keadaan.BERLAKU,
            sk=sk if di == "Jeruk" else None,
            **{bidang_tempat: tempat[di]},
        )

    for baris in AKUN:
        tugaskan(*baris)
    for username, nama, bidang in KADER_BIDANG:
        tugaskan(username, nama, Peran.KADER, Jabatan.KADER, "Jeruk", [bidang])
    for i, contoh in enumerate(POSYANDU[1:]):
        nama = NAMA_KETUA[i % len(NAMA_KETUA)]
        tugaskan(
            f"ketua.{contoh.desa.replace('.', '')}.{contoh.nomor}",
            f"{nama} {contoh.nama}",
            Peran.PENGURUS,
            Jabatan.KETUA,
            contoh.nama,
            [],
        )
    for kode in _wilayah_lain():
        tugaskan(
            f"tp.{kode.replace('.', '')}",
            f"TP {wilayah[kode].nama}",
            Peran.TIM_PEMBINA,
            Jabatan.KETUA,
            kode,
            [],
        )
    Pengguna.objects.create(
        username="admin",
        nama="Pengelola Sistem",
        password=sandi_hash,
        contoh=True,
        is_superuser=True,
        is_staff=True,
    )
    return posyandu


def _wilayah_lain():
    """Every tier above the sample's other Posyandu that AKUN does not name, less one desa."""
    kode = {c.desa[:n] for c in POSYANDU for n in (2, 5, 8, 13)}
    return sorted(kode - {a[4] for a in AKUN} - {DESA_TANPA_AKUN})


def _kode_dipakai():
    return {c.desa[:n] for c in POSYANDU for n in (0, 2, 5, 8, 13)}
