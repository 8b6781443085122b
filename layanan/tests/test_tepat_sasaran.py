"""Lists of what does not fit together: who stands on them, who reads them, what ends a row."""

import datetime

import pytest

from kelembagaan.tests.pabrik import PenugasanFactory
from kelembagaan.wilayah.zona import hari_ini
from layanan.models import (
    PENDAMPINGAN,
    AnakTidakSekolah,
    EksporLog,
    PeriksaSasaran,
    Permohonan,
    VerifikasiSosial,
)
from layanan.tepat_sasaran.models import Daftar
from layanan.tepat_sasaran.temuan import cari
from layanan.tests.bantu_permohonan import tiket
from layanan.tests.pabrik import (
    FakirMiskinFactory,
    KeluargaFactory,
    PenyaluranBansosFactory,
    RumahLayakHuniFactory,
    WargaFactory,
)

ALAMAT = "/layanan/tepat-sasaran/"
HARI = hari_ini("36")
MISKIN = f"{ALAMAT}miskin_tanpa_bantuan/"


def lalu(hari):
    return HARI - datetime.timedelta(days=hari)


@pytest.fixture
def kader(posyandu):
    return PenugasanFactory(tempat=posyandu, bidang=["sosial", "pendidikan"])


@pytest.fixture
def kades(tangga):
    return PenugasanFactory(peran="pemdes", tempat=tangga.desa)


@pytest.fixture
def keluarga(posyandu):
    return KeluargaFactory(posyandu=posyandu, nama="Sarinah")


def miskin(keluarga, **isi):
    return FakirMiskinFactory(keluarga=keluarga, **{"tanggal": lalu(100), **isi})


def verifikasi(keluarga, **isi):
    isi = {"kepesertaan": "", "program": "tidak_ada", "tanggal": lalu(30), **isi}
    return VerifikasiSosial.objects.create(
        keluarga=keluarga,
        posyandu=keluarga.posyandu,
        dicatat_oleh=keluarga.dicatat_oleh,
        petugas=keluarga.dicatat_oleh,
        kondisi_rumah="kurang",
        penghasilan="tidak_ada",
        beban="tinggi",
        ada_lansia=False,
        ada_disabilitas=False,
        ada_kronis=False,
        skor=4,
        sumber_data="kader",
        **isi,
    )


def temuan(daftar, siapa):
    """{(keluarga, warga)} on a list."""
    return {(t.keluarga, t.warga) for t in cari(Daftar(daftar), siapa.cakupan(), HARI)}


@pytest.mark.parametrize(
    ("bantuan", "tercantum"),
    [
        (None, True),
        ({"tanggal": lalu(400)}, True),
        ({"tanggal": lalu(100), "dibatalkan_pada": "2026-01-01T00:00Z"}, True),
        ({"tanggal": lalu(100)}, False),
    ],
)
def test_miskin_tanpa_bantuan(kader, keluarga, bantuan, tercantum):
    miskin(keluarga)
    if bantuan:
        PenyaluranBansosFactory(keluarga=keluarga, **bantuan)
    assert temuan("miskin_tanpa_bantuan", kader) == ({(keluarga.pk, None)} if tercantum else set())


def test_bantuan_untuk_anggotanya_dan_peserta_aktif_terhitung_menerima(kader, posyandu):
    semua = [KeluargaFactory(posyandu=posyandu) for _ in range(4)]
    for satu in semua:
        miskin(satu)
    anak = WargaFactory(keluarga=semua[0], posyandu=posyandu)
    PenyaluranBansosFactory(keluarga=None, warga=anak, tanggal=lalu(10))
    verifikasi(semua[1], program="pkh", kepesertaan="aktif")
    verifikasi(semua[2], program="pkh", kepesertaan="aktif", tanggal=lalu(60))
    verifikasi(semua[2], program="pkh", kepesertaan="tidak_layak")
    WargaFactory(keluarga=semua[3], posyandu=posyandu, pindah_pada=lalu(5))
    assert temuan("miskin_tanpa_bantuan", kader) == {(semua[2].pk, None)}


def test_menerima_tanpa_data(kader, posyandu):
    menerima, peserta, terdata, desil, tidak = (KeluargaFactory(posyandu=posyandu) for _ in "abcde")
    for satu in (menerima, terdata, desil):
        PenyaluranBansosFactory(keluarga=satu, tanggal=lalu(20))
    verifikasi(peserta, program="bpnt", kepesertaan="aktif", desil=8)
    verifikasi(desil, desil=2)
    verifikasi(tidak, program="bpnt", kepesertaan="diusulkan")
    miskin(terdata)
    assert temuan("menerima_tanpa_data", kader) == {(menerima.pk, None), (peserta.pk, None)}


def test_menerima_yang_sama_dua_kali_sebulan(kader, posyandu):
    awal = lalu(60).replace(day=1)
    dua, lain_jenis, lain_bulan = (KeluargaFactory(posyandu=posyandu) for _ in "abc")
    anak = WargaFactory(keluarga=dua, posyandu=posyandu)
    for satu in (dua, lain_jenis, lain_bulan):
        PenyaluranBansosFactory(keluarga=satu, tanggal=awal)
    PenyaluranBansosFactory(keluarga=None, warga=anak, tanggal=awal)
    PenyaluranBansosFactory(keluarga=lain_jenis, tanggal=awal, jenis_bantuan="pakaian")
    bulan_lain = (awal - datetime.timedelta(days=1)).replace(day=1)
    PenyaluranBansosFactory(keluarga=lain_bulan, tanggal=bulan_lain)
    assert temuan("ganda", kader) == {(dua.pk, None)}


def test_sudah_keluar_dan_masih_menerima(kader, posyandu):
    def orang(**isi):
        return WargaFactory(posyandu=posyandu, **isi)

    meninggal, pindah = orang(meninggal_pada=lalu(50)), orang(pindah_pada=lalu(50))
    sebelumnya, hidup = orang(meninggal_pada=lalu(5)), orang()
    for satu in (meninggal, pindah, sebelumnya, hidup):
        PenyaluranBansosFactory(keluarga=None, warga=satu, tanggal=lalu(20))
        PenyaluranBansosFactory(keluarga=satu.keluarga, tanggal=lalu(15))
    assert temuan("keluar", kader) == {
        (None, meninggal.pk),
        (None, pindah.pk),
        (meninggal.keluarga_id, None),
        (pindah.keluarga_id, None),
    }


def test_rumah_tidak_layak_tanpa_permohonan(posyandu):
    kader = PenugasanFactory(tempat=posyandu)
    diminta, ditolak, belum, layak, diperbaiki = (
        KeluargaFactory(posyandu=posyandu) for _ in "abcde"
    )
    for satu in (diminta, ditolak, belum, diperbaiki):
        RumahLayakHuniFactory(keluarga=satu, tanggal=lalu(50), jamban_sehat=False)
    RumahLayakHuniFactory(keluarga=layak, tanggal=lalu(50))
    RumahLayakHuniFactory(keluarga=diperbaiki, tanggal=lalu(5))
    for satu in (diminta, ditolak):
        tiket(kader, satu, tanggal=str(HARI))
    Permohonan.objects.filter(keluarga=ditolak).update(keadaan="ditolak")
    assert temuan("rumah", kader) == {(ditolak.pk, None), (belum.pk, None)}


def anak_sekolah(posyandu, status, *, umur=10, **isi):
    anak = WargaFactory(posyandu=posyandu, tanggal_lahir=HARI.replace(day=1, year=HARI.year - umur))
    AnakTidakSekolah.objects.create(
        warga=anak,
        posyandu=posyandu,
        dicatat_oleh=anak.dicatat_oleh,
        petugas=anak.dicatat_oleh,
        tanggal=lalu(40),
        status_sekolah=status,
        **isi,
    )
    return anak


def test_anak_tidak_sekolah_tanpa_pendampingan(kader, posyandu):
    putus = anak_sekolah(posyandu, "putus_sekolah")
    kembali = anak_sekolah(posyandu, "putus_sekolah")
    AnakTidakSekolah.objects.create(
        warga=kembali,
        posyandu=posyandu,
        dicatat_oleh=kembali.dicatat_oleh,
        petugas=kembali.dicatat_oleh,
        tanggal=lalu(10),
        status_sekolah="aktif",
    )
    anak_sekolah(posyandu, "lulus", umur=18, tingkat="sma")
    anak_sekolah(posyandu, "putus_sekolah", umur=25)
    didampingi, selesai = (anak_sekolah(posyandu, "belum_pernah") for _ in "ab")
    for anak in (didampingi, selesai):
        dasar = {
            "warga": anak,
            "posyandu": posyandu,
            "dicatat_oleh": anak.dicatat_oleh,
            "petugas": anak.dicatat_oleh,
            "bidang_spm": "pendidikan",
            "tujuan": "sekolah",
        }
        model = PENDAMPINGAN["pendidikan"]
        buka = model.objects.create(tanggal=lalu(30), **dasar)
        if anak is selesai:
            model.objects.create(tanggal=lalu(9), induk=buka, hasil_akhir="tidak", **dasar)
    assert temuan("tidak_sekolah", kader) == {(None, putus.pk), (None, selesai.pk)}


def test_diperiksa_tidak_kembali_sampai_faktanya_lain(masuk, kader, kades, keluarga):
    catatan = miskin(keluarga)
    client = masuk(kader)
    isi = client.get(MISKIN).content.decode()
    assert f"Yang memeriksa: {kader.pengguna.nama}" in isi
    [t] = cari(Daftar.MISKIN_TANPA_BANTUAN, kader.cakupan(), HARI)
    assert client.post(f"{MISKIN}{t.kode}/").status_code == 422
    for _ in range(2):
        client.post(f"{MISKIN}{t.kode}/", {"hasil_periksa": "benar", "catatan": "Ikut anaknya"})
    satu = PeriksaSasaran.objects.get()
    assert (satu.hasil_periksa, satu.oleh, satu.keluarga) == ("benar", kader.pengguna, keluarga)
    assert "Ikut anaknya" in masuk(kades).get(f"{MISKIN}{t.kode}/").content.decode()
    belum = {d: n for d, n, _ in client.get(ALAMAT).context["semua"]}
    assert belum[Daftar.MISKIN_TANPA_BANTUAN] == 0
    masuk(kades).post(f"{MISKIN}{t.kode}/", {"hasil_periksa": "perbaiki"})
    semua = {d: (n, m) for d, n, m in client.get(ALAMAT).context["semua"]}
    assert semua[Daftar.MISKIN_TANPA_BANTUAN] == (0, 1)
    # Recorded anew: other facts, to be looked at again.
    catatan.dibatalkan_pada = "2026-01-01T00:00Z"
    catatan.save()
    miskin(keluarga, tanggal=lalu(1))
    semua = {d: (n, m) for d, n, m in client.get(ALAMAT).context["semua"]}
    assert semua[Daftar.MISKIN_TANPA_BANTUAN] == (1, 0)


def test_nama_hanya_di_tempatnya(masuk, kader, kades, keluarga, posyandu_sedesa, tangga):
    miskin(keluarga)
    luar = KeluargaFactory(posyandu=posyandu_sedesa, nama="Rukmini")
    miskin(luar)
    for siapa, nama in ((kader, {"Sarinah"}), (kades, {"Sarinah", "Rukmini"})):
        isi = masuk(siapa).get(MISKIN).content.decode()
        assert {n for n in ("Sarinah", "Rukmini") if n in isi} == nama
    sosial = PenugasanFactory(peran="tim_pembina", tempat=tangga.desa, bidang=["sosial"])
    assert masuk(sosial).get(MISKIN).status_code == 200
    assert masuk(sosial).get(f"{ALAMAT}tidak_sekolah/").status_code == 404
    [t] = cari(Daftar.MISKIN_TANPA_BANTUAN, kader.cakupan(), HARI)
    jawaban = masuk(sosial).post(f"{MISKIN}{t.kode}/", {"hasil_periksa": "benar"})
    assert (jawaban.status_code, PeriksaSasaran.objects.count()) == (404, 0)


@pytest.mark.parametrize(
    ("peran", "tempat", "baris"),
    [
        ("tim_pembina", "kecamatan", [("Desa Pasar Keong", [2, 0, 0, 0, 0, 0])]),
        ("tim_pembina", "kab", [("Kecamatan Cibadak", [2, 0, 0, 0, 0, 0])]),
        ("dpmd", "kab", [("Kecamatan Cibadak", [2, 0, 0, 0, 0, 0])]),
        ("tim_pembina", "kab_tetangga", []),
        ("tim_pembina", "provinsi", None),
    ],
)
def test_di_atas_desa_hanya_jumlah(masuk, keluarga, posyandu, tangga, peran, tempat, baris):
    miskin(keluarga)
    miskin(KeluargaFactory(posyandu=posyandu))
    client = masuk(PenugasanFactory(peran=peran, tempat=getattr(tangga, tempat)))
    jawaban = client.get(ALAMAT)
    if baris is None:
        assert jawaban.status_code == 404
        return
    assert [(nama, jumlah) for nama, _, jumlah in jawaban.context["anak"]] == baris
    assert "Sarinah" not in jawaban.content.decode()
    assert client.get(MISKIN).status_code == 404


def test_unduhan_dicatat(masuk, kades, keluarga):
    miskin(keluarga)
    jawaban = masuk(kades).get(f"{MISKIN}ekspor.csv")
    isi = b"".join(jawaban.streaming_content).decode()
    assert "Keluarga Sarinah" in isi
    log = EksporLog.objects.get()
    assert (log.daftar, log.jumlah) == ("tepat-sasaran-miskin-tanpa-bantuan", 1)
    assert log.pengguna == kades.pengguna
