"""The sample: loaded through the real services, the same twice, removable, refused elsewhere."""

import uuid

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from kelembagaan.akun.models import Pengguna, Penugasan
from kelembagaan.tests.pabrik import PosyanduFactory
from kelembagaan.wilayah.models import JenisWilayah, Wilayah
from layanan.kesehatan.models import Timbang
from layanan.laporan.keadaan import Keadaan
from layanan.laporan.models import LaporanBulanan
from layanan.models import BacaPenerusan, Penerusan, PeriksaSasaran
from layanan.trantibumlinmas.kasus import services as kasus
from layanan.warga.models import Warga
from pembinaan.rekap.models import RekapWilayah
from posyandu_site.contoh import lembaga, muat
from posyandu_site.contoh.hapus import hapus_contoh

JENIS = {0: "pusat", 2: "provinsi", 5: "kabupaten", 8: "kecamatan", 13: "desa"}
HARI_INI = timezone.localdate()


def buat_wilayah():
    kode = {c.desa[:n] for c in lembaga.POSYANDU for n in JENIS}
    for satu in sorted(kode, key=len):
        induk = Wilayah.objects.filter(kode=satu.rpartition(".")[0]).first() if satu else None
        jenis = JenisWilayah(JENIS[len(satu)])
        Wilayah.objects.create(kode=satu, nama=f"Wilayah {satu}", jenis_wilayah=jenis, induk=induk)


@pytest.fixture
def sedikit(transactional_db, monkeypatch):
    """The regions, and the sample's Posyandu made small: few households, three months."""
    buat_wilayah()
    kecil = [
        lembaga.ContohPosyandu(c.desa, c.nomor, c.nama, keluarga=2, bulan=3)
        for c in lembaga.POSYANDU
    ]
    monkeypatch.setattr(lembaga, "POSYANDU", kecil)
    monkeypatch.setattr(muat, "POSYANDU", kecil)


def muat_sekarang():
    muat.muat_contoh(hari_ini=HARI_INI, sandi_hash="!", lapor=lambda pesan: None)


def isi():
    """What a reader of the sample would see; surrogate keys left out."""
    return (
        list(Warga.objects.order_by("kunci").values_list("kunci", "nama", "tanggal_lahir")),
        list(Timbang.objects.order_by("kunci").values_list("kunci", "tanggal", "berat")),
        list(LaporanBulanan.objects.order_by("kode", "bulan").values_list("kode", "keadaan")),
        list(RekapWilayah.objects.order_by("kode", "bulan").values_list("kode", "keadaan")),
    )


def pakai():
    """Somebody tried the rooms whose rows do not come with the sample."""
    kades = Penugasan.objects.get(pengguna__username="kades")
    kader = Penugasan.objects.get(pengguna__username="kader")
    isi = {"jenis_kasus": "kdrt", "korban": "-", "uraian": "-"}
    satu, _ = kasus.catat(kunci=uuid.uuid4(), posyandu=kader.posyandu, penugasan=kader, isi=isi)
    kasus.serahkan(kasus=satu, penugasan=kader, ke=kades)
    kasus.catat_pembacaan(kasus=satu, penugasan=kader)
    PeriksaSasaran.objects.create(
        daftar="ganda",
        posyandu=kader.posyandu,
        warga=Warga.objects.filter(posyandu=kader.posyandu).first(),
        hasil_periksa="benar",
        oleh=kader.pengguna,
    )
    dinsos = Penugasan.objects.get(pengguna__username="dinsos")
    terusan = Penerusan.objects.create(
        wilayah=kades.wilayah,
        perangkat=dinsos.perangkat_daerah,
        formulir="fakir_miskin",
        catatan=[],
        oleh=kades.pengguna,
    )
    BacaPenerusan.objects.create(penerusan=terusan, oleh=dinsos.pengguna, penugasan=dinsos)


def test_every_keadaan_and_the_same_twice_and_gone(sedikit):
    muat_sekarang()
    pertama = isi()
    assert {k for _, k in pertama[2]} == {
        Keadaan.BELUM,
        Keadaan.DIAJUKAN,
        Keadaan.DIKEMBALIKAN,
        Keadaan.DISETUJUI,
        Keadaan.DIMAKLUMI,
    }
    pakai()
    hapus_contoh()
    assert isi() == ([], [], [], [])
    assert Pengguna.objects.count() == 0
    muat_sekarang()
    assert isi() == pertama


def test_refused_beside_real_data(transactional_db, settings, tmp_path):
    settings.VAR_DIR = tmp_path
    PosyanduFactory()
    with pytest.raises(CommandError, match="data sungguhan"):
        call_command("muat_contoh")


def test_refused_in_production(settings):
    settings.CONTOH_BOLEH = False
    with pytest.raises(CommandError, match="produksi"):
        call_command("muat_contoh")
