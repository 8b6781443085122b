"""The world that the walker visits: six places that each hold something that could leak.

Every name and text carries the mark of its place ("zqsini", "zqpos", ...), and inside a place the
mark of its kind ("zqorang": names of persons; "zqsehat", "zqrumah", "zqlain", "zqkegiatan": what
registers say; "zqmohon": what tickets say; "zqterus": what was forwarded to an
office; "zqkasus", "zqkades", "zqmitra": what confidential cases say).
"""

import datetime
import json
import uuid
from dataclasses import dataclass, field
from decimal import Decimal

from django.core.files.base import ContentFile
from django.db import models as dj

from kelembagaan.bidang import Bidang
from kelembagaan.models import (
    BidangAktif,
    HariLibur,
    JadwalBuka,
    Pemberitahuan,
    PengecualianBuka,
    Penugasan,
    SuratKeputusan,
    Wilayah,
)
from kelembagaan.tests.pabrik import (
    PenggunaFactory,
    PenugasanFactory,
    PerangkatDaerahFactory,
    PosyanduFactory,
    SuperuserFactory,
    WilayahFactory,
)
from layanan.formulir.daftar import daftar_register, semua_formulir
from layanan.kesehatan.models import RefKBM
from layanan.models import (
    BatasLayanan,
    Berkas,
    Epoch,
    HariBuka,
    KasusRahasia,
    Kehamilan,
    Keluarga,
    Kiriman,
    Kunjungan,
    LangkahKasus,
    LaporanBulanan,
    Penerusan,
    PengaturanKasus,
    PengaturanRegister,
    Permohonan,
    RefBerkas,
    RefImunisasi,
    Warga,
)
from layanan.tepat_sasaran.temuan import Temuan
from pembinaan.models import Keputusan, RekapWilayah

# The month before the last one: over, and with a day of service in it.
BULAN = (datetime.date.today().replace(day=1) - datetime.timedelta(days=40)).replace(day=1)  # noqa: DTZ011
HARI = BULAN.replace(day=9)

# place -> code of its desa and number of its Posyandu; "sini" is everybody's own
TEMPAT = {
    "sini": ("36.02.18.2010", 1),
    "pos": ("36.02.18.2010", 2),
    "desa": ("36.02.18.2009", 1),
    "kec": ("36.02.01.2001", 1),
    "kab": ("36.01.01.2001", 1),
    "prov": ("32.01.01.2001", 1),
}

# one letter per golongan; the table of permissions is written in these
ORANG = {
    "A": "tanpa masuk",
    "T": "akun tanpa penugasan",
    "K": "kader bidang kesehatan",
    "L": "kader lima bidang lain",
    "P": "ketua Posyandu",
    "N": "nakes",
    "D": "pemdes",
    "E": "TP desa",
    "C": "TP kecamatan",
    "B": "TP kabupaten",
    "V": "TP provinsi",
    "I": "TP pusat",
    "O": "OPD kesehatan kabupaten",
    "H": "mitra (Polsek)",
    "M": "DPMD kabupaten",
    "S": "superuser",
}


@dataclass
class Tempat:
    """What one place holds; rows of the table build their URLs from it."""

    nama: str
    desa: object
    posyandu: object
    milik: dict = field(default_factory=dict)
    pengunjung: object = None

    bulan = BULAN
    bulan_lalu = (BULAN - datetime.timedelta(days=1)).replace(day=1)

    def __getattr__(self, nama):
        try:
            return self.__dict__["milik"][nama]
        except KeyError:
            raise AttributeError(nama) from None

    @property
    def tanda(self):
        return f"zq{self.nama}"

    @property
    def kecamatan(self):
        return self.desa.induk

    @property
    def kab(self):
        return self.kecamatan.induk

    @property
    def provinsi(self):
        return self.kab.induk

    @property
    def pemberitahuan(self):
        """In one's own place a notice to the visitor, elsewhere one to that place's kader."""
        kepada = self.pengunjung if self.nama == "sini" and self.pengunjung else self.kader
        return Pemberitahuan.objects.get_or_create(kepada=kepada, teks=f"Pesan {self.tanda}")[0]


def contoh_baris(model, *, teks, **isi):
    """An unsaved row of a register: every required column gets some valid value of its kind."""
    for kolom in model._meta.concrete_fields:
        if kolom.name in isi or kolom.primary_key or kolom.has_default() or kolom.null:
            continue
        if kolom.choices:
            isi[kolom.name] = kolom.choices[0][0]
        elif isinstance(kolom, dj.CharField | dj.TextField):
            isi[kolom.name] = teks[: kolom.max_length]
        elif isinstance(kolom, dj.BooleanField):
            isi[kolom.name] = True
        elif isinstance(kolom, dj.IntegerField | dj.DecimalField):
            batas = [v.limit_value for v in kolom.validators if hasattr(v, "limit_value")]
            isi[kolom.name] = min(batas, default=1) if kolom.name != "berat" else BERAT
    return model(**isi)


BERAT = Decimal("17.89")  # a value that stands nowhere else on any page
TANDA_IZIN = {
    "lihat_catatan_kesehatan": "zqsehat",
    "lihat_catatan_rumah_tangga": "zqrumah",
    "lihat_catatan_lain": "zqlain",
    "lihat_kegiatan": "zqkegiatan",
    "lihat_kesehatan_rahasia": "zqrahasia",
}
# Columns of a register that must fit together: kode -> columns.
KOLOM_REGISTER = {
    **{f"kegiatan_{bidang}": {"bidang_spm": bidang} for bidang in Bidang.values},
    **{
        f"pendampingan_{bidang}": {"bidang_spm": bidang, "hasil_akhir": "", "asal": ""}
        for bidang in Bidang.values
    },
}


def buat_tempat(nama, kode, nomor):
    tanda = f"zq{nama}"
    desa = WilayahFactory(kode=kode)
    for panjang in (13, 8, 5, 2):
        if not TEMPAT["sini"][0].startswith(kode[:panjang]):
            Wilayah.objects.filter(kode=kode[:panjang]).update(nama=f"{tanda} {kode[:panjang]}")
    desa.refresh_from_db()
    pos = PosyanduFactory(
        wilayah=desa, nomor_urut=nomor, nama=f"Mawar {tanda}", alamat=f"Jalan {tanda}"
    )
    for bidang in Bidang.values:
        BidangAktif.objects.create(posyandu=pos, bidang=bidang, mulai=datetime.date(2025, 1, 1))
    kader = PenggunaFactory(nama=f"Kader {tanda}")
    t = Tempat(nama, desa, pos)
    t.milik |= {
        "kader": kader,
        "penugasan": PenugasanFactory(pengguna=kader, tempat=pos, bidang=["kesehatan"]),
        "ketua": PenugasanFactory(
            pengguna=PenggunaFactory(nama=f"Ketua {tanda}"), peran="pengurus", tempat=pos
        ),
        "usulan": PenugasanFactory(
            pengguna=PenggunaFactory(nama=f"Calon {tanda}", is_active=False),
            tempat=pos,
            keadaan=Penugasan.Keadaan.DIUSULKAN,
        ),
        "refkbm": RefKBM.objects.first(),
        "refimunisasi": RefImunisasi.objects.first(),
        "sk": SuratKeputusan.objects.create(
            wilayah=desa, posyandu=pos, nomor=f"1/{tanda}", tanggal=HARI, tentang="pengurus"
        ),
        "perangkat": PerangkatDaerahFactory(wilayah=desa.induk.induk, nama=f"Dinas {tanda}"),
    }
    isi_warga(t)
    isi_laporan(t)
    t.milik |= {
        "tiket": tiket(t, 1, keadaan="diteruskan", pemegang="opd", perangkat=t.perangkat),
        "tiket_baru": tiket(t, 2, keadaan="dicatat", pemegang="pemdes"),
        "kasus": kasus(t, "zqkasus", t.penugasan),
        "pengaturan_kasus": PengaturanKasus.objects.get_or_create(wilayah=desa)[0],
        "tiket_keluarga": tiket(t, 3, keadaan="dicatat", pemegang="pemdes", keluarga=t.keluarga),
        "harilibur": HariLibur.objects.get_or_create(
            wilayah=desa.induk.induk, tanggal=HARI, defaults={"nama": f"Libur {t.tanda}"}
        )[0],
        "bataslayanan": BatasLayanan.objects.get_or_create(
            wilayah=desa.induk.induk, defaults={"hari_kuning": 200, "hari_merah": 240}
        )[0],
        "pengaturanregister": PengaturanRegister.objects.get_or_create(
            wilayah=desa.induk.induk, mulai=HARI
        )[0],
        "refberkas": RefBerkas.objects.get_or_create(
            wilayah=desa.induk.induk,
            bidang="sosial",
            kode="surat",
            defaults={"nama": f"Surat {t.tanda}"},
        )[0],
    }
    for nama in ("kasus_kades", "kasus_diserahkan", "kasus_mitra", "kasus_setuju"):
        t.milik[nama] = t.kasus
    return t


def tiket(t, n, **isi):
    """A request about a place, with marked words."""
    teks = f"zqmohon {t.tanda}"
    return Permohonan.objects.create(
        posyandu=t.posyandu,
        dicatat_oleh=t.kader,
        petugas=t.kader,
        tanggal=HARI,
        sejak=HARI,
        ragam="permohonan",
        bidang_spm="perumahan",
        jenis_permohonan="rtlh",
        nomor=f"{t.posyandu.kode}/perumahan/{HARI:%Y%m}/{n}",
        lokasi=teks,
        uraian=teks,
        urgensi="biasa",
        jejak=["posyandu", "pemdes", "opd"][: 3 if "perangkat" in isi else 2],
        **isi,
    )


def kasus(t, tanda, pencatat, **isi):
    """A confidential case of this place, with marked words in every text of it and of its steps."""
    teks = f"{tanda} {t.tanda}"
    satu = KasusRahasia.objects.create(
        kunci=uuid.uuid4(),
        posyandu=t.posyandu,
        dicatat_oleh=pencatat.pengguna,
        tanggal=HARI,
        **{
            "jenis_kasus": "kdrt",
            **dict.fromkeys(("korban", "uraian", "kontak", "pelapor"), teks),
            **isi,
        },
    )
    LangkahKasus.objects.create(
        kasus=satu,
        aksi="beri_tahu",
        oleh=pencatat.pengguna,
        penugasan=pencatat,
        kepada=teks,
        catatan=teks,
    )
    return satu


def isi_warga(t):
    teks = f"zqorang {t.tanda}"
    dasar = {"posyandu": t.posyandu, "dicatat_oleh": t.kader}
    keluarga = Keluarga.objects.create(nama=f"Pak {teks}", alamat=f"Gang {teks}", **dasar)
    lahir = HARI - datetime.timedelta(days=850)  # a balita
    warga = Warga.objects.create(
        keluarga=keluarga, nama=f"Anak {teks}", jenis_kelamin="L", tanggal_lahir=lahir, **dasar
    )
    ibu = Warga.objects.create(
        keluarga=keluarga,
        nama=f"Ibu {teks}",
        jenis_kelamin="P",
        tanggal_lahir=datetime.date(1998, 5, 5),
        **dasar,
    )
    hari = HariBuka.objects.create(posyandu=t.posyandu, tanggal=HARI, dibuka_oleh=t.kader)
    t.milik |= {
        "jadwal": JadwalBuka.objects.create(
            posyandu=t.posyandu, pola="tanggal", tanggal=9, tempat=f"Balai {t.tanda}"
        ),
        "pengecualian": PengecualianBuka.objects.create(
            posyandu=t.posyandu, tanggal=HARI, alasan=f"Libur {t.tanda}"
        ),
        "keluarga": keluarga,
        "warga": warga,
        "ibu": ibu,
        "hari_buka": hari,
        "kunjungan": Kunjungan.objects.create(
            hari_buka=hari, tanggal=hari.tanggal, warga=warga, **dasar
        ),
        "kehamilan": Kehamilan.objects.create(
            warga=ibu, hpht=HARI - datetime.timedelta(days=130), **dasar
        ),
        "kiriman": Kiriman.objects.create(
            kunci=uuid.uuid4(),
            hash_isi="0" * 64,
            sebab="karantina",
            keadaan="tertahan",
            **kiriman_timbang(t, warga, lila=teks),
        ),
    }
    for formulir in daftar_register():
        t.milik[formulir.kode] = catatan(t, formulir)
    t.milik["terusan"] = diteruskan(t)
    t.milik["sasaran"] = belum_dibantu(t, f"Pak {teks}")
    t.milik["foto"] = Berkas(
        kunci=uuid.uuid4(),
        entri=t.rumah_layak_huni.kunci,
        sha256="0" * 64,
        lebar=4,
        tinggi=3,
        keadaan="tersimpan",
        pengguna=t.kader,
    )
    t.foto.isi.save("", ContentFile(f"zqrumah {t.tanda}".encode()))
    t.milik["bentrok"] = Kiriman.objects.create(
        kunci=uuid.uuid4(),
        hash_isi="1" * 64,
        keadaan="bentrok",
        catatan=t.timbang.pk,
        **kiriman_timbang(t, warga, tanggal=str(HARI), lila=teks),
    )


def diteruskan(t):
    """A house, found unfit, that the desa forwarded by name to an office of this place."""
    teks = f"zqterus {t.tanda}"
    keluarga = Keluarga.objects.create(
        posyandu=t.posyandu, dicatat_oleh=t.kader, nama=teks, alamat=teks
    )
    satu = catatan(t, semua_formulir()["rumah_layak_huni"], keluarga=keluarga, catatan=teks)
    return Penerusan.objects.create(
        wilayah=t.desa,
        perangkat=t.perangkat,
        formulir="rumah_layak_huni",
        catatan=[satu.pk],
        oleh=t.kader,
        pesan=teks,
    )


def belum_dibantu(t, nama):
    """A poor household that was given nothing, as a list of tepat sasaran names it."""
    keluarga = Keluarga.objects.create(posyandu=t.posyandu, dicatat_oleh=t.kader, nama=nama)
    satu = catatan(t, semua_formulir()["fakir_miskin"], keluarga=keluarga)
    return Temuan(t.desa.kode, keluarga.pk, None, f"{satu.pk}", "")


def kiriman_timbang(t, warga, **isi):
    """Columns of a delivered weighing whose body is kept."""
    isi = {"warga": str(warga.kunci), "berat": str(BERAT), **isi}
    badan = {"isi": isi, "penugasan": t.penugasan.pk, "posyandu": None}
    return {
        "pengguna": t.kader,
        "penugasan": t.penugasan,
        "posyandu": t.posyandu,
        "formulir": "timbang",
        "aksi": "baru",
        "isi": json.dumps(badan),
    }


def catatan(t, formulir, **isi):
    """One saved entry of a register in this place."""
    tanda = TANDA_IZIN[formulir.model.izin_baca]
    isi = {
        "posyandu": t.posyandu,
        "dicatat_oleh": t.kader,
        "petugas": t.kader,
        "tanggal": HARI,
        "hari_buka": t.hari_buka,
        **KOLOM_REGISTER.get(formulir.kode, {}),
        **isi,
    }
    for subjek in ("warga", "keluarga"):
        if formulir.subjek == subjek:
            isi.setdefault(subjek, getattr(t, subjek))
        else:
            isi.pop(subjek, None)
    baris = contoh_baris(formulir.model, teks=f"{tanda} {t.tanda}", **isi)
    baris.save()
    return baris


def isi_laporan(t):
    induk = t.desa.kode
    t.milik["laporan"] = LaporanBulanan.objects.create(
        posyandu=t.posyandu,
        bulan=BULAN,
        kode=t.posyandu.kode,
        kode_induk=induk,
        narasi={"kesehatan": f"Cerita {t.tanda}"},
    )
    for wilayah in (t.desa, t.kecamatan, t.kab, t.provinsi):
        RekapWilayah.objects.get_or_create(
            wilayah=wilayah,
            bulan=BULAN,
            defaults={"kode": wilayah.kode, "kode_induk": wilayah.induk.kode},
        )
    t.milik["keputusan"] = Keputusan.objects.create(
        bulan=BULAN,
        kode=t.posyandu.kode,
        aksi="kembalikan",
        dari="diajukan",
        ke="dikembalikan",
        oleh=t.kader,
        sebagai=f"Kades {t.tanda}",
        catatan=f"Perbaiki {t.tanda}",
    )


class Dunia:
    """All places and all persons; made once per module."""

    def __init__(self):
        self.tempat = {nama: buat_tempat(nama, *isi) for nama, isi in TEMPAT.items()}
        self.sini = self.tempat["sini"]
        Epoch.objects.create(nilai=uuid.uuid4())
        pusat = WilayahFactory(kode="")
        RekapWilayah.objects.create(wilayah=pusat, bulan=BULAN, kode="", kode_induk=None)
        s = self.sini
        lain = [b for b in Bidang.values if b != Bidang.KESEHATAN]
        dinkes = PerangkatDaerahFactory(
            wilayah=s.kab, nama="Dinas Kesehatan", bidang=["kesehatan", "perumahan"]
        )
        s.tiket.perangkat = dinkes
        s.tiket.save()
        s.terusan.perangkat = dinkes
        s.terusan.save()
        polsek = PerangkatDaerahFactory(
            wilayah=s.kecamatan, nama="Polsek", jenis_perangkat="mitra", terima_kasus=True
        )
        peran = {
            "K": ("kader", s.posyandu, "kader", ["kesehatan"]),
            "L": ("kader", s.posyandu, "kader", lain),
            "P": ("pengurus", s.posyandu, "ketua", []),
            "N": ("nakes", s.desa, "bidan", []),
            "D": ("pemdes", s.desa, "kades", []),
            "E": ("tim_pembina", s.desa, "ketua", []),
            "C": ("tim_pembina", s.kecamatan, "ketua", []),
            "B": ("tim_pembina", s.kab, "ketua", []),
            "V": ("tim_pembina", s.provinsi, "ketua", []),
            "I": ("tim_pembina", pusat, "ketua", []),
            "O": ("opd", dinkes, "staf", []),
            "H": ("opd", polsek, "staf", []),
            "M": ("dpmd", s.kab, "staf", []),
        }
        self.penugasan = {
            huruf: PenugasanFactory(
                pengguna=PenggunaFactory(username=f"orang{huruf}", nama=f"Orang {huruf}"),
                peran=p,
                tempat=tempat,
                jabatan=jabatan,
                bidang=bidang,
            )
            for huruf, (p, tempat, jabatan, bidang) in peran.items()
        }
        p = self.penugasan
        s.milik |= {
            "kasus_kades": kasus(s, "zqkades", p["L"], pemegang=p["D"]),
            "kasus_diserahkan": kasus(s, "zqkasus", s.penugasan, tujuan=p["D"]),
            "kasus_mitra": kasus(s, "zqmitra", p["P"], pemegang=p["H"]),
            "kasus_setuju": kasus(
                s,
                "zqkasus",
                s.penugasan,
                jenis_kasus="narkoba",
                tujuan=p["H"],
                menunggu_persetujuan=True,
            ),
        }
        self.pengguna = {huruf: p.pengguna for huruf, p in self.penugasan.items()}
        self.pengguna["T"] = PenggunaFactory(username="orangT", nama="Orang T")
        self.pengguna["S"] = SuperuserFactory(username="orangS", nama="Orang S")
        self.prefiks = {huruf: p.kode for huruf, p in self.penugasan.items()} | {"S": ""}

    def luar(self, huruf):
        """The places outside this person's region."""
        if huruf not in self.prefiks:
            return list(self.tempat.values())
        prefiks = self.prefiks[huruf]
        return [t for t in self.tempat.values() if not t.posyandu.kode.startswith(prefiks)]

    def perbanyak(self, jumlah):
        """More of everything in and around "sini", for pages that must not read row by row."""
        s = self.sini
        for n in range(jumlah):
            buat_tempat(f"pos{n}", s.desa.kode, 100 + n)
            buat_tempat(f"desa{n}", f"36.02.18.21{n:02}", 1)
            buat_tempat(f"kec{n}", f"36.02.{30 + n}.2001", 1)
            PenugasanFactory(tempat=s.posyandu)
            perbanyak_warga(s, n)


def perbanyak_warga(t, n):
    """One more family of a child, with a visit and an entry in each register."""
    dasar = {"posyandu": t.posyandu, "dicatat_oleh": t.kader}
    keluarga = Keluarga.objects.create(nama=f"Pak {n}", **dasar)
    warga = Warga.objects.create(
        keluarga=keluarga,
        nama=f"Anak {n}",
        jenis_kelamin="P",
        tanggal_lahir=t.warga.tanggal_lahir,
        **dasar,
    )
    Kunjungan.objects.create(hari_buka=t.hari_buka, tanggal=HARI, warga=warga, **dasar)
    hari = HARI - datetime.timedelta(days=30 + n)
    HariBuka.objects.create(posyandu=t.posyandu, tanggal=hari, dibuka_oleh=t.kader)
    belum_dibantu(t, f"Pak Miskin {n}")
    for formulir in daftar_register():
        catatan(t, formulir, warga=warga, keluarga=keluarga)
        if not formulir.tunggal or "tanggal" in formulir.tunggal:
            catatan(t, formulir, tanggal=hari)
    tiket(t, 10 + n, keadaan="diteruskan", pemegang="opd", perangkat=t.tiket.perangkat)
