"""Registers that a kabupaten has not switched on: not asked for, not counted, never lost."""

import datetime

import pytest
from django.urls import reverse

from kelembagaan.bidang import Bidang
from kelembagaan.models import BidangAktif
from kelembagaan.tests.pabrik import PenugasanFactory
from layanan.formulir.berjalan import belum_berjalan, belum_per_kode, berjalan
from layanan.formulir.daftar import daftar_register
from layanan.laporan import services
from layanan.laporan.selectors import ringkasan
from layanan.models import PengaturanRegister, RumahLayakHuni
from layanan.tests.pabrik import (
    AirSanitasiFactory,
    HariBukaFactory,
    KeluargaFactory,
    RumahLayakHuniFactory,
)
from layanan.tests.test_berkas import isi_rumah

pytestmark = pytest.mark.django_db
BULAN = datetime.date(2026, 6, 1)
RUMAH = ["rumah_layak_huni"]


def atur(wilayah, *belum, mulai=datetime.date(2026, 1, 1)):
    return PengaturanRegister.objects.create(wilayah=wilayah, mulai=mulai, belum=list(belum))


@pytest.fixture
def posyandu(posyandu):
    BidangAktif.objects.bulk_create(
        BidangAktif(posyandu=posyandu, bidang=b, mulai=posyandu.mulai) for b in Bidang.values
    )
    return posyandu


def test_yang_terdekat_dan_yang_terakhir_mulai_berlaku(tangga, posyandu, posyandu_luar):
    """Nothing set: all run. A kabupaten's row replaces that of its provinsi, from its day on."""
    hari = datetime.date(2026, 6, 10)
    kode = [posyandu.kode, posyandu_luar.kode]

    def belum():
        per_kode = belum_per_kode(kode, hari)
        assert [belum_berjalan(k, hari) for k in kode] == [per_kode[k] for k in kode]
        return [sorted(per_kode[k]) for k in kode]

    assert belum() == [[], []]
    atur(tangga.provinsi, "embung", "biopori")
    assert belum() == [["biopori", "embung"]] * 2
    atur(tangga.kab, "embung")
    atur(tangga.kab, mulai=hari + datetime.timedelta(days=1))
    atur(tangga.kab_tetangga)
    assert belum() == [["embung"], []]
    atur(tangga.kab, "patroli", mulai=hari)
    assert belum() == [["patroli"], []]


def test_bidang_tanpa_register_ikut_belum_berjalan(tangga, posyandu):
    perumahan = [f.kode for f in daftar_register() if f.bidang == "perumahan"]
    atur(tangga.kab, *perumahan)
    aktif = berjalan(posyandu.pk, posyandu.kode, BULAN)
    assert aktif.bidang == set(Bidang.values) - {"perumahan"}
    assert [f.kode for f in daftar_register() if not aktif.memuat(f)] == perumahan


def test_bidang_yang_tidak_berjalan_tidak_ditawarkan_permohonannya(tangga, posyandu, kader, masuk):
    """The report does not count its field; while one register runs, its requests are made."""
    perumahan = [f.kode for f in daftar_register() if f.bidang == "perumahan"]
    client = masuk(kader)

    def bidang():
        baru = reverse("layanan:permohonan_baru")
        isi = [client.get(baru, {"ragam": r}).context["pilihan"] for r in ("", "aspirasi")]
        return ["perumahan" in satu for satu in isi]

    atur(tangga.kab, *perumahan[1:])
    assert bidang() == [True, True]
    atur(tangga.kab, *perumahan, mulai=datetime.date(2026, 1, 2))
    assert bidang() == [False, False]


def angka(laporan, cakupan):
    """{kode: value} as the report shows it, of the house and the water."""
    isi = ringkasan(laporan, cakupan)
    semua = {a.indikator.kode: a.nilai for b in isi.bagian for a in b.angka}
    return {kode: semua.get(kode, "tidak ada") for kode in ("rumah_terdata", "air_terdata")}


def test_laporan_menulis_belum_berjalan_bukan_nol(tangga, posyandu, masuk):
    rumah = RumahLayakHuniFactory(keluarga__posyandu=posyandu)
    AirSanitasiFactory(keluarga=rumah.keluarga)
    ketua = PenugasanFactory(peran="pengurus", tempat=posyandu)
    laporan = services.siapkan(posyandu=posyandu, bulan=BULAN)
    assert angka(laporan, ketua.cakupan()) == {"rumah_terdata": 1, "air_terdata": 1}
    atur(tangga.kab, *RUMAH)
    assert angka(laporan, ketua.cakupan()) == {"rumah_terdata": None, "air_terdata": 1}
    halaman = masuk(ketua).get(reverse("layanan:laporan", args=[laporan.pk])).content.decode()
    assert "belum berjalan" in halaman
    services.bekukan(laporan=laporan)
    assert ("rumah_terdata" in laporan.angka, laporan.angka["air_terdata"]) == (False, 1)


def test_yang_sudah_dikirim_tetap_tertulis(tangga, posyandu):
    """Switched off after the month was sent: the frozen figure stands, nothing is to correct."""
    RumahLayakHuniFactory(keluarga__posyandu=posyandu)
    ketua = PenugasanFactory(peran="pengurus", tempat=posyandu).cakupan()
    laporan = services.siapkan(posyandu=posyandu, bulan=BULAN)
    services.bekukan(laporan=laporan)
    laporan.keadaan = "diajukan"
    laporan.save()
    atur(tangga.kab, *RUMAH)
    isi = ringkasan(laporan, ketua)
    assert (angka(laporan, ketua)["rumah_terdata"], isi.berubah) == (1, [])


def test_yang_dikirim_ke_register_yang_dimatikan_tetap_tersimpan(tangga, kader, kirim, masuk):
    """The form was on the phone; then the kabupaten switched the register off."""
    keluarga = KeluargaFactory(posyandu=kader.posyandu)
    item = isi_rumah(kader, keluarga)
    atur(tangga.kab, *RUMAH)
    assert [j.hasil for j in kirim(item)] == ["diterima"]
    client, alamat = masuk(kader), reverse("layanan:catatan_baru", args=["rumah_layak_huni"])
    alamat += f"?keluarga={keluarga.pk}"
    besok = item["isi"] | {"tanggal": "2026-06-11"}
    assert client.post(alamat, besok).status_code == 302
    assert RumahLayakHuni.objects.count() == 2
    assert "Belum berjalan" in client.get(alamat).content.decode()


def test_yang_belum_berjalan_tidak_ditawarkan(tangga, posyandu, kader, masuk):
    """In the menu of registers, on the pages of a family and of its visit, and on a phone."""
    rumah = RumahLayakHuniFactory(keluarga__posyandu=posyandu)
    HariBukaFactory(posyandu=posyandu)
    client, pk = masuk(kader), rumah.keluarga.pk
    baru = {k: reverse("layanan:catatan_baru", args=[k]) for k in ("rumah_layak_huni", "embung")}
    halaman = [
        reverse("layanan:keluarga", args=[pk]),
        reverse("layanan:kunjungan_rumah", args=[pk]),
        reverse("layanan:catatan_daftar", args=["rumah_layak_huni"]),
    ]

    def ditawarkan():
        isi = [client.get(alamat).content.decode() for alamat in halaman]
        di_ponsel = "rumah_layak_huni" in client.get("/layanan/bekal/").json()["formulir"]
        return [baru["rumah_layak_huni"] in teks for teks in isi] + [di_ponsel]

    assert ditawarkan() == [True] * 4
    atur(tangga.kab, *RUMAH)
    assert ditawarkan() == [False] * 4
    kosong = client.get(halaman[2], {"bulan": "2020-01"}).content.decode()
    assert ("Belum ada catatan di sini" in kosong, "catat yang baru" in kosong) == (True, False)
    assert client.get(reverse("layanan:register")).content.decode().count("Belum berjalan") == 1
    catatan = reverse("layanan:catatan", args=["rumah_layak_huni", rumah.pk])
    assert client.get(catatan).status_code == 200


def test_hari_buka_tidak_menanyakannya(tangga, posyandu, kader, masuk):
    from layanan.hari_buka.selectors import register_hari_itu

    semua = {f.kode for f in register_hari_itu(posyandu, BULAN)}
    atur(tangga.kab, "puma", "timbang")
    assert semua - {f.kode for f in register_hari_itu(posyandu, BULAN)} == {"puma", "timbang"}


def test_dpmd_mencentang_yang_berjalan(tangga, masuk):
    """What is not ticked does not run; another kabupaten is no choice."""
    dpmd = masuk(PenugasanFactory(peran="dpmd", tempat=tangga.kab))
    alamat = reverse("admin:layanan_pengaturanregister_add")
    pilihan = dpmd.get(alamat).context["adminform"].form.fields["wilayah"].queryset
    assert [w.kode for w in pilihan] == ["36.02"]
    isi = {"wilayah": tangga.kab.pk, "mulai": "2026-06-01"}
    for bidang in Bidang.values:
        isi[bidang] = [f.kode for f in daftar_register() if f.bidang == bidang]
    isi["perumahan"].remove("biopori")
    isi["pekerjaan_umum"] = []
    assert dpmd.post(alamat, isi | {"wilayah": tangga.kab_tetangga.pk}).status_code == 200
    assert dpmd.post(alamat, isi).status_code == 302
    satu = PengaturanRegister.objects.get()
    mati = [f.kode for f in daftar_register() if f.bidang == "pekerjaan_umum"] + ["biopori"]
    assert (satu.wilayah, sorted(satu.belum)) == (tangga.kab, sorted(mati))
    ubah = dpmd.get(reverse("admin:layanan_pengaturanregister_change", args=[satu.pk]))
    form = ubah.context["adminform"].form
    assert (form["pekerjaan_umum"].value(), "biopori" in form["perumahan"].value()) == ([], False)
