"""The sample's households and persons; every name is invented."""

import datetime
import uuid
from dataclasses import dataclass, field

RUANG = uuid.UUID("6f1d7c1e-3a52-4b7b-9d0e-0b5a6c1f5a10")
DEPAN_L = """Ahmad Asep Dadang Deni Eko Fajar Galih Hendra Iwan Joko Kurnia Lukman Maman Nana Oman
Pardi Rahmat Saepul Tatang Ujang Wahyu Yayan Zaenal Rizki Aldi Bayu Dimas Farhan Gilang Haikal
Ilham Kevin Nizar Raffi Satria Teguh Yusuf Arkan Azka Bagas""".split()
DEPAN_P = """Aisyah Ani Citra Dewi Eti Fitri Gina Hani Iis Juju Kokom Lina Mimin Neng Oom Popon
Rini Sari Tini Uum Wati Yani Zahra Alya Bunga Cantika Dinda Fatimah Hafizah Intan Kirana Mutiara
Nadia Putri Qonita Salsabila Tiara Vania Wulan Yasmin""".split()
BELAKANG = """Hidayat Saputra Permana Kurniawan Maulana Setiawan Nugraha Firmansyah Ramdani Gunawan
Sopian Hermawan Suherman Supriatna Mulyana Wijaya Iskandar Hakim Fauzi Pratama""".split()
BELAKANG_P = """Lestari Rahmawati Nuraini Handayani Kartika Anggraeni Maharani Safitri Wulandari
Pertiwi Oktaviani Ramadhani Khairunnisa Azzahra Purnama""".split()


def kunci(*bagian):
    """The same kunci at every run for the same thing."""
    return uuid.uuid5(RUANG, "/".join(str(b) for b in bagian))


@dataclass
class Orang:
    kunci: uuid.UUID
    nama: str
    jenis_kelamin: str
    lahir: datetime.date
    keluarga: uuid.UUID
    hubungan: str
    ibu: str = ""
    ayah: str = ""
    # z-score along which a child grows, kept for all months
    z: float = 0.0


@dataclass
class Rumah:
    kunci: uuid.UUID
    kepala: str
    rt: str
    rw: str
    dusun: str
    nomor: int
    anggota: list[Orang] = field(default_factory=list)


def _nama(acak, jenis_kelamin):
    if jenis_kelamin == "L":
        return f"{acak.choice(DEPAN_L)} {acak.choice(BELAKANG)}"
    return f"{acak.choice(DEPAN_P)} {acak.choice(BELAKANG_P)}"


def _lahir(acak, hari_ini, dari_bulan, hingga_bulan):
    return hari_ini - datetime.timedelta(days=int(acak.uniform(dari_bulan, hingga_bulan) * 30.4))


def buat_rumah(*, posyandu, banyak, acak, hari_ini):
    """Households of one Posyandu; about 0.6 balita each, schoolchildren, adults and lansia."""
    hasil = []
    for n in range(banyak):
        kk = kunci(posyandu, "keluarga", n)
        rumah = Rumah(
            kunci=kk,
            kepala=_nama(acak, "L"),
            rt=f"{n % 6 + 1:03d}",
            rw=f"{n % 2 + 1:03d}",
            dusun="Kampung Kaler" if n % 2 else "Kampung Kidul",
            nomor=n + 1,
        )

        def tambah(hubungan, jk, dari, hingga, *, rumah=rumah, **lain):
            nama = lain.pop("nama", None) or _nama(acak, jk)
            orang = Orang(
                kunci=kunci(posyandu, "warga", rumah.nomor, len(rumah.anggota)),
                nama=nama,
                jenis_kelamin=jk,
                lahir=_lahir(acak, hari_ini, dari, hingga),
                keluarga=rumah.kunci,
                hubungan=hubungan,
                **lain,
            )
            rumah.anggota.append(orang)
            return orang

        tambah("kepala", "L", 26 * 12, 58 * 12, nama=rumah.kepala)
        ibu = tambah("istri", "P", 21 * 12, 45 * 12)
        induk = {"ibu": ibu.nama, "ayah": rumah.kepala}
        if n % 5 < 3:
            # A few were born within the last year, so that the months differ.
            anak = tambah("anak", acak.choice("LP"), 2, 58, z=acak.gauss(-0.8, 1.0), **induk)
            if n % 12 == 0:
                tambah("anak", anak.jenis_kelamin, 2, 20, z=acak.gauss(-1.0, 0.9), **induk)
        if n % 2:
            tambah("anak", acak.choice("LP"), 6 * 12 + 6, 17 * 12, **induk)
        if n % 4 == 0:
            tambah("orang_tua", "P", 61 * 12, 80 * 12)
        hasil.append(rumah)
    return hasil
