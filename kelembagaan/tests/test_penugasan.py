"""Who may give which assignment where; the expectation is written by hand."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from kelembagaan.akun import services
from kelembagaan.akun.models import Penugasan
from kelembagaan.akun.wewenang import boleh_mengelola_akun
from kelembagaan.middleware import cakupan_untuk
from kelembagaan.models import Pemberitahuan
from kelembagaan.posyandu.services import simpan_posyandu
from kelembagaan.tests.pabrik import (
    PenggunaFactory,
    PenugasanFactory,
    PerangkatDaerahFactory,
    PosyanduFactory,
    SuperuserFactory,
    WilayahFactory,
)

# What is given: peran and the place it is for; "luar" lies in another kabupaten.
TUGAS = {
    "kader": ("kader", "posyandu"),
    "ketua": ("pengurus", "posyandu"),
    "kader tetangga": ("kader", "posyandu_tetangga"),
    "kader luar": ("kader", "posyandu_luar"),
    "bidan": ("nakes", "desa"),
    "bidan luar": ("nakes", "desa_luar"),
    "kades": ("pemdes", "desa"),
    "kades luar": ("pemdes", "desa_luar"),
    "tp desa": ("tim_pembina", "desa"),
    "tp kecamatan": ("tim_pembina", "kecamatan"),
    "tp kab": ("tim_pembina", "kab"),
    "tp kab luar": ("tim_pembina", "kab_tetangga"),
    "tp provinsi": ("tim_pembina", "provinsi"),
    "tp pusat": ("tim_pembina", "pusat"),
    "opd kab": ("opd", "dinas"),
    "opd provinsi": ("opd", "dinas_provinsi"),
    "dpmd kab": ("dpmd", "kab"),
    "dpmd kab luar": ("dpmd", "kab_tetangga"),
    "dpmd provinsi": ("dpmd", "provinsi"),
}
DI_POSYANDU = {"kader", "ketua"}
DI_KAB = {*DI_POSYANDU, "kader tetangga", "kades", "tp desa", "tp kecamatan", "tp kab", "opd kab"}
SEMUA = set(TUGAS)

# who -> (gives, only proposes, makes a one-time code for its holder)
HARAPAN = {
    "kader": (set(), set(), set()),
    "sekretaris": (set(), set(), set()),
    "ketua": (set(), {"kader"}, {"kader"}),
    "bidan": (set(), set(), set()),
    "kades": (DI_POSYANDU, set(), DI_POSYANDU),
    "tp desa": (DI_POSYANDU, set(), DI_POSYANDU),
    "tp kecamatan": (set(), set(), {"kades", "tp desa"}),
    "tp kab": (set(), set(), set()),
    "tp provinsi": (set(), set(), set()),
    "tp pusat": (set(), set(), set()),
    "dinkes": ({"bidan"}, set(), set()),
    "dinsos": (set(), set(), set()),
    "dinkes provinsi": (set(), set(), set()),
    "dpmd kab": (DI_KAB, {"bidan"}, {*DI_KAB, "bidan"}),
    "dpmd provinsi": (
        {"tp provinsi", "opd provinsi", "dpmd kab", "dpmd kab luar"},
        set(),
        SEMUA - {"tp pusat", "dpmd provinsi"},
    ),
    "superuser": (SEMUA, set(), SEMUA),
}


@pytest.fixture
def tempat(tangga, posyandu, posyandu_luar):
    return {
        **vars(tangga),
        "posyandu": posyandu,
        "posyandu_luar": posyandu_luar,
        "posyandu_tetangga": PosyanduFactory(wilayah=tangga.desa_tetangga),
        "dinas": PerangkatDaerahFactory(wilayah=tangga.kab, bidang=["sosial"]),
        "dinas_provinsi": PerangkatDaerahFactory(wilayah=tangga.provinsi),
    }


@pytest.fixture
def pelaku(tempat):
    """The assignments whose scope is asked, by the names of HARAPAN."""
    dinkes = PerangkatDaerahFactory(wilayah=tempat["kab"], bidang=["kesehatan"])
    dinkes_provinsi = PerangkatDaerahFactory(wilayah=tempat["provinsi"], bidang=["kesehatan"])
    buat = PenugasanFactory
    return {
        "kader": buat(tempat=tempat["posyandu"]),
        "sekretaris": buat(peran="pengurus", jabatan="sekretaris", tempat=tempat["posyandu"]),
        "ketua": buat(peran="pengurus", tempat=tempat["posyandu"]),
        "bidan": buat(peran="nakes", tempat=tempat["desa"]),
        "kades": buat(peran="pemdes", tempat=tempat["desa"]),
        "tp desa": buat(peran="tim_pembina", tempat=tempat["desa"]),
        "tp kecamatan": buat(peran="tim_pembina", tempat=tempat["kecamatan"]),
        "tp kab": buat(peran="tim_pembina", tempat=tempat["kab"]),
        "tp provinsi": buat(peran="tim_pembina", tempat=tempat["provinsi"]),
        "tp pusat": buat(peran="tim_pembina", tempat=tempat["pusat"]),
        "dinkes": buat(peran="opd", tempat=dinkes),
        "dinsos": buat(peran="opd", tempat=tempat["dinas"]),
        "dinkes provinsi": buat(peran="opd", tempat=dinkes_provinsi),
        "dpmd kab": buat(peran="dpmd", tempat=tempat["kab"]),
        "dpmd provinsi": buat(peran="dpmd", tempat=tempat["provinsi"]),
    }


def cakupan_pelaku(pelaku, nama):

    if nama == "superuser":
        return cakupan_untuk(SuperuserFactory(), None)
    return pelaku[nama].cakupan()


def tugas_baru(tempat, nama, pengguna=None, **isi):
    peran, di = TUGAS[nama]
    return PenugasanFactory.build(
        pengguna=pengguna or PenggunaFactory(), peran=peran, tempat=tempat[di], **isi
    )


@pytest.mark.parametrize("nama", HARAPAN)
def test_siapa_boleh_memberi_apa(tempat, pelaku, nama):
    cakupan = cakupan_pelaku(pelaku, nama)
    beri, usul, kode = set(), set(), set()
    for tugas in TUGAS:
        penugasan = tugas_baru(tempat, tugas)
        try:
            boleh = services.periksa_wewenang(penugasan, cakupan=cakupan)
        except ValidationError:
            pass
        else:
            (beri if boleh else usul).add(tugas)
        penugasan.save()
        if boleh_mengelola_akun(cakupan, penugasan.pengguna):
            kode.add(tugas)
    assert (beri, usul, kode) == HARAPAN[nama]


@pytest.mark.parametrize("nama", ["kades", "dpmd kab", "dpmd provinsi", "ketua"])
def test_tidak_untuk_diri_sendiri(tempat, pelaku, nama):
    cakupan = pelaku[nama].cakupan()
    for tugas in TUGAS:
        penugasan = tugas_baru(tempat, tugas, pengguna=pelaku[nama].pengguna)
        with pytest.raises(ValidationError):
            services.periksa_wewenang(penugasan, cakupan=cakupan)
    assert not boleh_mengelola_akun(cakupan, pelaku[nama].pengguna)


def test_kode_tidak_untuk_yang_memegang_lebih(tempat, pelaku):
    """A kader of the ketua who also sits in the Tim Pembina of the kabupaten."""
    kader = PenugasanFactory(tempat=tempat["posyandu"])
    assert boleh_mengelola_akun(pelaku["ketua"].cakupan(), kader.pengguna)
    PenugasanFactory(pengguna=kader.pengguna, peran="tim_pembina", tempat=tempat["kab"])
    assert not boleh_mengelola_akun(pelaku["ketua"].cakupan(), kader.pengguna)
    assert not boleh_mengelola_akun(pelaku["kades"].cakupan(), kader.pengguna)
    assert boleh_mengelola_akun(pelaku["dpmd kab"].cakupan(), kader.pengguna)


def test_kode_tidak_untuk_superuser(tempat, pelaku):
    pengelola = SuperuserFactory()
    PenugasanFactory(pengguna=pengelola, tempat=tempat["posyandu"])
    assert not boleh_mengelola_akun(pelaku["dpmd kab"].cakupan(), pengelola)


def test_bidan_hanya_untuk_desa_dalam_kabupaten(tempat, pelaku):
    for nama, hasil in (("dinkes", True), ("dpmd kab", False)):
        bidan = tugas_baru(tempat, "bidan")
        cakupan = pelaku[nama].cakupan()
        dekat, jauh = [tempat["desa_tetangga"]], [tempat["desa_luar"]]
        assert services.periksa_wewenang(bidan, cakupan=cakupan, desa_lain=dekat) is hasil
        with pytest.raises(ValidationError):
            services.periksa_wewenang(bidan, cakupan=cakupan, desa_lain=jauh)


@pytest.mark.parametrize(
    ("peran", "di", "jabatan"),
    [
        ("pemdes", "kecamatan", "kades"),
        ("nakes", "kab", "bidan"),
        ("dpmd", "desa", "staf"),
        ("kader", "posyandu", "ketua"),
        ("tim_pembina", "kab", "kades"),
    ],
)
def test_tugas_yang_tidak_masuk_akal(tempat, peran, di, jabatan):
    pengelola = SuperuserFactory()

    penugasan = PenugasanFactory.build(
        pengguna=PenggunaFactory(), peran=peran, tempat=tempat[di], jabatan=jabatan
    )
    with pytest.raises(ValidationError):
        services.tetapkan(
            penugasan=penugasan, oleh=pengelola, cakupan=cakupan_untuk(pengelola, None)
        )
    assert penugasan.pk is None


# Proposing, confirming, ending


def simpan(pelaku, nama, penugasan):
    return services.simpan_baru(
        penugasan=penugasan, oleh=pelaku[nama].pengguna, cakupan=pelaku[nama].cakupan()
    )


def putuskan(aksi, pelaku, nama, penugasan):
    return aksi(penugasan=penugasan, oleh=pelaku[nama].pengguna, cakupan=pelaku[nama].cakupan())


def test_usulan_ketua_berlaku_setelah_dikonfirmasi_desa(tempat, pelaku):
    usulan = simpan(pelaku, "ketua", tugas_baru(tempat, "kader"))
    assert usulan.keadaan == "diusulkan"
    assert usulan not in Penugasan.objects.berlaku()
    berlaku = putuskan(services.konfirmasi, pelaku, "kades", usulan)
    assert berlaku.keadaan == "berlaku"
    assert (berlaku.diusulkan_oleh, berlaku.diputuskan_oleh) == (
        pelaku["ketua"].pengguna,
        pelaku["kades"].pengguna,
    )
    assert berlaku in Penugasan.objects.berlaku()


@pytest.mark.parametrize("nama", ["ketua", "kader", "bidan", "tp kecamatan", "dinkes"])
def test_yang_tidak_boleh_mengonfirmasi_kader(tempat, pelaku, nama):
    usulan = simpan(pelaku, "ketua", tugas_baru(tempat, "kader"))
    for aksi in (services.konfirmasi, services.tolak):
        with pytest.raises(ValidationError):
            putuskan(aksi, pelaku, nama, usulan)
    usulan.refresh_from_db()
    assert usulan.keadaan == "diusulkan"


def test_desa_lain_tidak_boleh_mengonfirmasi(tempat, pelaku):
    usulan = simpan(pelaku, "ketua", tugas_baru(tempat, "kader"))
    tetangga = PenugasanFactory(peran="pemdes", tempat=tempat["desa_tetangga"])
    with pytest.raises(ValidationError):
        putuskan(services.konfirmasi, {"t": tetangga}, "t", usulan)


def test_usulan_diputuskan_sekali(tempat, pelaku):
    usulan = simpan(pelaku, "ketua", tugas_baru(tempat, "kader"))
    putuskan(services.tolak, pelaku, "tp desa", usulan)
    with pytest.raises(ValidationError, match="sudah diputuskan"):
        putuskan(services.konfirmasi, pelaku, "kades", usulan)
    usulan.refresh_from_db()
    assert usulan.keadaan == "ditolak"


def test_bidan_diusulkan_dpmd_dikonfirmasi_dinkes(tempat, pelaku):
    usulan = simpan(pelaku, "dpmd kab", tugas_baru(tempat, "bidan"))
    assert usulan.keadaan == "diusulkan"
    for nama in ("dinsos", "dpmd kab", "kades"):
        with pytest.raises(ValidationError):
            putuskan(services.konfirmasi, pelaku, nama, usulan)
    assert putuskan(services.konfirmasi, pelaku, "dinkes", usulan).keadaan == "berlaku"


def test_usulan_menunggu_jabatan_bukan_orang(tempat, pelaku):
    """A kades who came later decides on what was proposed before."""
    usulan = simpan(pelaku, "ketua", tugas_baru(tempat, "kader"))
    pelaku["kades"].selesai = timezone.localdate()
    pelaku["kades"].save()
    baru = PenugasanFactory(peran="pemdes", tempat=tempat["desa"])
    assert putuskan(services.konfirmasi, {"b": baru}, "b", usulan).keadaan == "berlaku"


def akhiri(pelaku, nama, penugasan, **isi):
    return services.akhiri(
        penugasan=penugasan,
        oleh=pelaku[nama].pengguna,
        cakupan=pelaku[nama].cakupan(),
        **{"selesai": timezone.localdate(), "alasan": "pindah", **isi},
    )


def test_ketua_mengakhiri_kader_seketika(pelaku):
    hasil = akhiri(pelaku, "ketua", pelaku["kader"])
    assert (hasil.selesai, hasil.alasan_selesai) == (timezone.localdate(), "pindah")
    assert hasil not in Penugasan.objects.berlaku()


@pytest.mark.parametrize(
    ("nama", "siapa"),
    [
        ("kader", "ketua"),
        ("ketua", "sekretaris"),
        ("ketua", "ketua"),
        ("sekretaris", "kader"),
        ("kades", "tp desa"),
        ("kades", "kades"),
        ("tp kab", "kades"),
        ("dpmd kab", "dpmd kab"),
    ],
)
def test_yang_tidak_boleh_mengakhiri(pelaku, nama, siapa):
    with pytest.raises(ValidationError):
        akhiri(pelaku, nama, pelaku[siapa])
    pelaku[siapa].refresh_from_db()
    assert pelaku[siapa].selesai is None


def test_tidak_berakhir_sebelum_mulai(pelaku):
    with pytest.raises(ValidationError):
        akhiri(pelaku, "ketua", pelaku["kader"], selesai=datetime.date(2024, 12, 31))


def test_setiap_perubahan_tercatat(pelaku):
    akhiri(pelaku, "ketua", pelaku["kader"])
    sejarah = pelaku["kader"].events.values_list("selesai", "pgh_context__metadata__oleh")
    assert list(sejarah) == [(None, pelaku["ketua"].pengguna_id)]


def test_tugas_yang_sama_tidak_dua_kali(tempat, pelaku):
    orang = PenggunaFactory()
    simpan(pelaku, "kades", tugas_baru(tempat, "kader", pengguna=orang))
    with pytest.raises(ValidationError, match="sudah memegang"):
        simpan(pelaku, "kades", tugas_baru(tempat, "kader", pengguna=orang))
    assert orang.penugasan.count() == 1


def penerima():
    return set(Pemberitahuan.objects.values_list("kepada", flat=True))


def test_ketua_dan_kades_diberi_tahu(tempat, pelaku):
    baru = simpan(pelaku, "dpmd kab", tugas_baru(tempat, "kader"))
    siapa = {pelaku["ketua"].pengguna_id, pelaku["kades"].pengguna_id, baru.pengguna_id}
    assert penerima() == siapa


def test_kades_diberi_tahu_tentang_bidan(tempat, pelaku):
    usulan = simpan(pelaku, "dpmd kab", tugas_baru(tempat, "bidan"))
    putuskan(services.konfirmasi, pelaku, "dinkes", usulan)
    siapa = {
        pelaku["kades"].pengguna_id,
        pelaku["dpmd kab"].pengguna_id,
        usulan.pengguna_id,
    }
    assert penerima() == siapa


@pytest.mark.parametrize(
    ("isi", "jumlah"),
    [
        ({"peran": "pengurus", "mulai": datetime.date(2025, 1, 1)}, 0),
        ({"peran": "pengurus", "periode_ke": 3, "mulai": datetime.date(2025, 1, 1)}, 1),
        ({"peran": "pengurus", "mulai": datetime.date(2016, 1, 1)}, 1),
        ({"peran": "kader", "bidang": ["sosial"]}, 0),
        ({"peran": "kader", "bidang": ["sosial", "kesehatan"]}, 1),
    ],
)
def test_peringatan_tidak_menghalangi(posyandu, isi, jumlah):
    assert len(services.peringatan(PenugasanFactory(tempat=posyandu, **isi))) == jumlah


@pytest.mark.parametrize(
    ("nama", "username"),
    [
        ("Siti Aminah Wati", "siti.aminah"),
        ("Ny. Sri", "sri"),
        ("O'neil", "oneil"),
        ("安", "pengguna"),
    ],
)
def test_nama_pengguna_dari_nama(db, nama, username):
    assert services.daftarkan_pengguna(nama=nama).username == username


def test_nama_pengguna_yang_sama_diberi_angka(db):
    nama = [services.daftarkan_pengguna(nama="Siti Aminah").username for _ in range(3)]
    assert nama == ["siti.aminah", "siti.aminah2", "siti.aminah3"]


def test_posyandu_pindah_desa_membawa_orangnya(posyandu, tangga):
    kader = PenugasanFactory(tempat=posyandu)
    posyandu.wilayah = WilayahFactory(kode="36.02.18.2009")
    simpan_posyandu(posyandu=posyandu)
    kader.refresh_from_db()
    assert kader.kode == posyandu.kode == "36.02.18.2009.001"


@pytest.mark.parametrize(
    ("peran", "jabatan", "tempat", "sebutan"),
    [
        ("kader", "kader", "posyandu", "Kader, Posyandu Jeruk"),
        ("nakes", "bidan", "desa", "Bidan, Desa Pasar Keong"),
        ("pemdes", "kades", "desa", "Kepala Desa Pasar Keong"),
        ("pemdes", "sekdes", "desa", "Sekretaris Desa Pasar Keong"),
        ("pemdes", "kasi", "desa", "Kepala Seksi, Desa Pasar Keong"),
        ("tim_pembina", "ketua", "desa", "Ketua Tim Pembina, Desa Pasar Keong"),
        ("tim_pembina", "kabid", "kecamatan", "Ketua Bidang Tim Pembina, Kecamatan Cibadak"),
        ("dpmd", "staf", "kab", "Staf DPMD, Kabupaten Lebak"),
    ],
)
def test_tugas_disebut_sebagaimana_orang_menyebutnya(
    tangga, posyandu, peran, jabatan, tempat, sebutan
):
    di = posyandu if tempat == "posyandu" else getattr(tangga, tempat)
    assert str(PenugasanFactory(peran=peran, jabatan=jabatan, tempat=di)) == sebutan


def test_kepala_kelurahan_adalah_lurah(db):
    kelurahan = WilayahFactory(kode="36.73.01.1001", nama="Serang", jenis_wilayah="kelurahan")
    lurah = PenugasanFactory(peran="pemdes", jabatan="kades", tempat=kelurahan)
    assert str(lurah) == "Lurah Serang"


@pytest.mark.parametrize(
    ("jabatan", "sebutan", "lengkap"),
    [
        ("kades", "Lurah", "Lurah Serang"),
        ("sekdes", "Sekretaris Kelurahan", "Sekretaris Kelurahan Serang"),
        ("operator", "Operator Kelurahan", "Operator Kelurahan Serang"),
        ("kasi", "Kepala Seksi", "Kepala Seksi, Kelurahan Serang"),
    ],
)
def test_jabatan_di_kelurahan(tangga, jabatan, sebutan, lengkap):
    kota = WilayahFactory(kode="36.73", nama="Serang", induk=tangga.provinsi)
    kecamatan = WilayahFactory(kode="36.73.01", nama="Serang", induk=kota)
    kelurahan = WilayahFactory(
        kode="36.73.01.1001", nama="Serang", induk=kecamatan, jenis_wilayah="kelurahan"
    )
    tugas = PenugasanFactory(peran="pemdes", jabatan=jabatan, tempat=kelurahan)
    assert (tugas.sebutan, str(tugas)) == (sebutan, lengkap)


def test_tugas_paling_jauh_setahun_lagi(tempat, pelaku):
    jauh = timezone.localdate() + datetime.timedelta(days=367)
    for nama in ("ketua", "kades"):
        with pytest.raises(ValidationError) as galat:
            simpan(pelaku, nama, tugas_baru(tempat, "kader", mulai=jauh))
        assert set(galat.value.message_dict) == {"mulai"}
    usulan = simpan(pelaku, "ketua", tugas_baru(tempat, "kader"))
    Penugasan.objects.filter(pk=usulan.pk).update(mulai=jauh)
    with pytest.raises(ValidationError, match="lebih dari satu tahun lagi"):
        putuskan(services.konfirmasi, pelaku, "kades", usulan)
    usulan.refresh_from_db()
    assert usulan.keadaan == "diusulkan"
