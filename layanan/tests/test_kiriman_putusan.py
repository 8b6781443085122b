"""What people decide: which of two values stands, and what comes from a former kader."""

import datetime
import uuid
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from kelembagaan.pemberitahuan.models import Pemberitahuan
from kelembagaan.tests.pabrik import PenugasanFactory
from layanan.kesehatan.models import Timbang
from layanan.kiriman import selectors
from layanan.kiriman.models import Kiriman
from layanan.kiriman.services import pilih, putuskan_karantina, terima
from layanan.kiriman.tasks import lepas_tertahan
from layanan.tests.bantu_kiriman import batal, hasil, isi_timbang, koreksi, timbang
from layanan.tests.pabrik import WargaFactory

pytestmark = pytest.mark.django_db
BERHENTI = datetime.date(2026, 6, 1)


@pytest.fixture
def ketua(posyandu):
    return PenugasanFactory(tempat=posyandu, peran="pengurus")


@pytest.fixture
def bidan(tangga):
    return PenugasanFactory(peran="nakes", tempat=tangga.desa)


def kirim(siapa, *items):
    return terima(items=list(items), pengguna=siapa.pengguna)


def bentrok():
    return Kiriman.objects.get(keadaan="bentrok")


def putus(ketua, pakai):
    return pilih(kiriman=bentrok(), pakai=pakai, pengguna=ketua.pengguna)


@pytest.fixture
def dua_nilai(kader, anak):
    """8,4 kg stands; 9 kg with a length came later from another phone."""
    dua = timbang(kader, anak, berat="9", tinggi="72", cara_ukur="berbaring")
    assert hasil(kirim(kader, timbang(kader, anak))) == ["diterima"]
    assert hasil(kirim(kader, dua)) == ["bentrok"]
    return dua


def test_tetap_yang_lama(dua_nilai, ketua, kader):
    """The length that nobody disputes joins; the weight stays."""
    kiriman = putus(ketua, "lama")
    assert isi_timbang() == [("Siti", "2026-06-10", "8.40", "72.0", True)]
    assert (kiriman.keadaan, kiriman.diputuskan_oleh, kiriman.isi == "") == (
        "tidak_dipakai",
        ketua.pengguna,
        False,
    )
    assert hasil(kirim(kader, dua_nilai)) == ["sudah_ada"]
    with pytest.raises(ValidationError):
        pilih(kiriman=kiriman, pakai="baru", pengguna=ketua.pengguna)


def test_pakai_yang_baru(dua_nilai, ketua, kader):
    putus(ketua, "baru")
    assert isi_timbang() == [("Siti", "2026-06-10", "9.00", "72.0", True)]
    baris = Timbang.objects.get()
    assert (baris.revisi, baris.diubah_oleh, baris.z_tb_u is None) == (2, ketua.pengguna, False)
    assert baris.events.filter(revisi=1).order_by("-pgh_id").first().berat == Decimal("8.40")
    assert hasil(kirim(kader, dua_nilai)) == ["sudah_ada"]
    assert hasil(kirim(kader, koreksi(dua_nilai, revisi=2, berat="9,1"))) == ["diterima"]


def test_kunci_sama_pakai_yang_baru(kader, anak, ketua):
    """A whole other version of one entry, on another day."""
    satu = timbang(kader, anak)
    dua = timbang(kader, anak, kunci=satu["kunci"], berat="9", tanggal="2026-06-09")
    kirim(kader, satu)
    kirim(kader, dua)
    putus(ketua, "baru")
    assert isi_timbang() == [("Siti", "2026-06-09", "9.00", "None", True)]
    assert sorted(Kiriman.objects.values_list("keadaan", flat=True)) == ["diganti", "diterima"]
    assert hasil(kirim(kader, satu)) == ["sudah_ada"]
    assert hasil(kirim(kader, dua)) == ["sudah_ada"]


def test_kunci_sama_orang_lain(kader, anak, ketua, posyandu):
    """What was entered for the wrong child is withdrawn, not moved."""
    lain = WargaFactory(posyandu=posyandu, nama="Ani")
    satu = timbang(kader, anak)
    kirim(kader, satu)
    kirim(kader, timbang(kader, lain, kunci=satu["kunci"]))
    putus(ketua, "baru")
    assert isi_timbang() == [
        ("Ani", "2026-06-10", "8.40", "None", True),
        ("Siti", "2026-06-10", "8.40", "None", False),
    ]
    assert Timbang.objects.get(warga=lain).hasil_timbang == "B"


def test_pembetulan_bentrok_dipilih(kader, anak, ketua):
    satu = timbang(kader, anak)
    kirim(kader, satu)
    kirim(kader, koreksi(satu, berat="8,9", lila="14"))
    kirim(kader, koreksi(satu, berat="7"))
    putus(ketua, "baru")
    assert Timbang.objects.get().berat == Decimal("7")


@pytest.fixture
def dua_bentrok(kader, anak, ketua):
    """Two weights, and two lengths corrected from the same revision."""
    satu = timbang(kader, anak, berat="9")
    kirim(kader, satu)
    kirim(ketua, timbang(ketua, anak, berat="9,6"))
    berat = bentrok()
    ukur = {"cara_ukur": "berdiri"}
    kirim(kader, koreksi(satu, tinggi="74", **ukur))
    dua = koreksi(satu, alasan="Ukur ulang", tinggi="75", **ukur)
    assert hasil(kirim(kader, dua)) == ["bentrok"]
    return berat, Kiriman.objects.get(kunci=dua["kunci"])


def pakai_baru(kiriman, ketua):
    pilih(kiriman=kiriman, pakai="baru", pengguna=ketua.pengguna)


def test_pembetulan_dipilih_hanya_yang_diubahnya(dua_bentrok, kader, ketua):
    """The weight that was chosen meanwhile stands; who corrected and who chose are named."""
    berat, tinggi = dua_bentrok
    pakai_baru(berat, ketua)
    assert Timbang.objects.get().diubah_oleh == ketua.pengguna
    pakai_baru(tinggi, ketua)
    baris = Timbang.objects.get()
    assert (baris.berat, baris.tinggi) == (Decimal("9.6"), Decimal("75"))
    assert (baris.diubah_oleh, baris.alasan_ubah) == (
        kader.pengguna,
        f"Ukur ulang (dipilih oleh {ketua.pengguna.nama})",
    )


def test_alasan_terpanjang_menyisakan_nama_pemilih(kader, anak, ketua):
    satu = timbang(kader, anak)
    kirim(kader, satu)
    kirim(kader, koreksi(satu, berat="8,9"))
    kirim(kader, koreksi(satu, berat="7", alasan="x" * 200))
    putus(ketua, "baru")
    alasan = Timbang.objects.get().alasan_ubah
    assert (len(alasan), alasan.strip("x")) == (200, f" (dipilih oleh {ketua.pengguna.nama})")


def test_halaman_menandai_hanya_yang_dipilih(dua_bentrok, masuk, ketua):
    """Not the length that one side left empty, nor the petugas, who stays."""
    client = masuk(ketua)

    def banding(kiriman):
        halaman = client.get(reverse("layanan:kiriman_pilih", args=[kiriman.pk])).context
        return {label: (lama, baru, beda) for label, lama, baru, beda in halaman["banding"]}

    berat, tinggi = map(banding, dua_bentrok)
    assert berat["Berat badan"] == ("9 kg", "9,6 kg", True)
    assert [label for label, (_, _, beda) in berat.items() if beda] == ["Berat badan"]
    assert berat["Petugas"][0] != berat["Petugas"][1]
    [label] = [label for label, (_, _, beda) in tinggi.items() if beda]
    assert tinggi[label] == ("74 cm", "75 cm", True)
    pakai_baru(dua_bentrok[0], ketua)
    assert banding(dua_bentrok[1])["Berat badan"] == ("9,6 kg", "9,6 kg", False)


def test_pembatalan_bentrok_dipilih(kader, anak, ketua):
    satu = timbang(kader, anak)
    kirim(kader, satu)
    kirim(kader, koreksi(satu, berat="8,9"))
    assert hasil(kirim(kader, batal(satu))) == ["bentrok"]
    putus(ketua, "baru")
    baris = Timbang.objects.get()
    assert (baris.dibatalkan_pada is None, baris.alasan_ubah) == (
        False,
        f"Salah anak. (dipilih oleh {ketua.pengguna.nama})",
    )


def test_yang_berlaku_dibatalkan_lalu_dipilih_yang_baru(dua_nilai, kader, ketua):
    asal = Timbang.objects.get()
    satu = timbang(kader, asal.warga, kunci=asal.kunci)
    kirim(kader, batal(satu))
    putus(ketua, "baru")
    assert isi_timbang() == [
        ("Siti", "2026-06-10", "8.40", "None", False),
        ("Siti", "2026-06-10", "9.00", "72.0", True),
    ]


def test_pilihan_yang_tidak_mungkin_lagi(kader, anak, ketua):
    """The day that the later version names has been taken meanwhile: nothing changes."""
    satu = timbang(kader, anak)
    kirim(kader, satu)
    kirim(kader, timbang(kader, anak, kunci=satu["kunci"], tanggal="2026-06-09"))
    kirim(kader, timbang(kader, anak, tanggal="2026-06-09", berat="8"))
    with pytest.raises(ValidationError):
        putus(ketua, "baru")
    assert [b[1:3] for b in isi_timbang()] == [("2026-06-09", "8.00"), ("2026-06-10", "8.40")]
    assert bentrok().diputuskan_oleh is None


def test_halaman_bentrok(dua_nilai, ketua, kader, masuk):
    client = masuk(ketua)
    daftar = client.get(reverse("layanan:kiriman_bentrok"))
    alamat = reverse("layanan:kiriman_pilih", args=[bentrok().pk])
    assert alamat in daftar.content.decode()
    isi = client.get(alamat).content.decode()
    for teks in ("8,4 kg", "9 kg", "Siti", "72 cm", "Berbaring", "berbeda"):
        assert teks in isi
    assert client.post(alamat, {"pakai": ""}).status_code == 302
    assert Kiriman.objects.filter(keadaan="bentrok").count() == 1
    assert client.post(alamat, {"pakai": "baru"}).status_code == 302
    assert Timbang.objects.get().berat == Decimal("9")
    assert client.get(alamat).status_code == 404
    assert masuk(kader).get(reverse("layanan:kiriman_bentrok")).status_code == 404


def test_bentrok_orang_lain_tidak_terlihat(dua_nilai, masuk, posyandu_sedesa):
    client = masuk(PenugasanFactory(tempat=posyandu_sedesa, peran="pengurus"))
    assert client.get(reverse("layanan:kiriman_pilih", args=[bentrok().pk])).status_code == 404
    assert list(client.get(reverse("layanan:kiriman_bentrok")).context["daftar"]) == []


def test_bentrok_pada_catatan_nakes_diputuskan_nakes(kader, anak, ketua, bidan):
    kirim(bidan, timbang(bidan, anak))
    assert hasil(kirim(kader, timbang(kader, anak, berat="9"))) == ["bentrok"]
    assert list(selectors.bentrok(ketua.cakupan())) == []
    assert list(selectors.bentrok(bidan.cakupan())) == [bentrok()]


def test_bentrok_pada_catatan_kader_diputuskan_pengurus(dua_nilai, ketua, bidan, kader):
    assert list(selectors.bentrok(bidan.cakupan())) == []
    assert list(selectors.bentrok(kader.cakupan())) == []
    assert selectors.menunggu(ketua.cakupan()) == [
        ("Catatan yang berbeda, pilih yang benar", 1, "/layanan/kiriman/bentrok/")
    ]


# Karantina


@pytest.fixture
def berhenti(kader):
    """A kader whose assignment ended while she was without signal."""
    kader.selesai = BERHENTI
    kader.save()
    return kader


def karantina():
    return Kiriman.objects.get(keadaan="tertahan", sebab="karantina")


def test_karantina_diambil_alih(berhenti, anak, ketua):
    satu = timbang(berhenti, anak)
    [jawaban] = kirim(berhenti, satu)
    assert (jawaban.hasil, jawaban.sebab) == ("tertahan", "karantina")
    assert Timbang.objects.count() == 0
    assert [p.kepada for p in Pemberitahuan.objects.all()] == [ketua.pengguna]
    kirim(berhenti, satu)
    assert Pemberitahuan.objects.count() == 1
    kiriman = putuskan_karantina(kiriman=karantina(), pakai=True, pengguna=ketua.pengguna)
    assert (kiriman.keadaan, kiriman.diputuskan_oleh) == ("diterima", ketua.pengguna)
    baris = Timbang.objects.get()
    assert (baris.dicatat_oleh, baris.petugas) == (berhenti.pengguna, berhenti.pengguna)
    assert hasil(kirim(berhenti, satu)) == ["sudah_ada"]


def test_karantina_tidak_dipakai_tetap_disimpan(berhenti, anak, ketua):
    satu = timbang(berhenti, anak)
    kirim(berhenti, satu)
    kiriman = putuskan_karantina(kiriman=karantina(), pakai=False, pengguna=ketua.pengguna)
    assert (kiriman.keadaan, kiriman.isi == "") == ("tidak_dipakai", False)
    assert Timbang.objects.count() == 0
    assert hasil(kirim(berhenti, satu)) == ["sudah_ada"]
    with pytest.raises(ValidationError):
        putuskan_karantina(kiriman=kiriman, pakai=True, pengguna=ketua.pengguna)


def test_karantina_berakhir_sendiri_bila_tugasnya_dilanjutkan(berhenti, anak):
    kirim(berhenti, timbang(berhenti, anak))
    assert lepas_tertahan() == 0
    berhenti.selesai = None
    berhenti.save()
    assert lepas_tertahan() == 1
    assert Timbang.objects.get().dicatat_oleh == berhenti.pengguna


def test_yang_sudah_masuk_sebelum_berhenti_tetap_sudah_ada(kader, anak):
    satu = timbang(kader, anak)
    kirim(kader, satu)
    kader.selesai = BERHENTI
    kader.save()
    assert hasil(kirim(kader, satu)) == ["sudah_ada"]


def test_kader_pindah_posyandu(berhenti, anak, posyandu_sedesa):
    """Entries of the old Posyandu are karantina there; those of the new one are taken."""
    baru = PenugasanFactory(tempat=posyandu_sedesa, pengguna=berhenti.pengguna)
    lain = WargaFactory(posyandu=posyandu_sedesa)
    jawaban = kirim(berhenti, timbang(berhenti, anak), timbang(baru, lain))
    assert hasil(jawaban) == ["tertahan", "diterima"]
    assert karantina().posyandu == anak.posyandu


def test_akun_diblokir_isinya_dibacakan_ketua(kader, anak, ketua):
    """The file of her Antrean, read in on the ketua's log-in: karantina, with both names."""
    kader.pengguna.is_active = False
    kader.pengguna.save()
    [jawaban] = kirim(ketua, timbang(kader, anak))
    assert (jawaban.hasil, jawaban.sebab) == ("tertahan", "karantina")
    assert (karantina().pengguna, karantina().penugasan.pengguna) == (
        ketua.pengguna,
        kader.pengguna,
    )
    putuskan_karantina(kiriman=karantina(), pakai=True, pengguna=ketua.pengguna)
    assert Timbang.objects.get().dicatat_oleh == kader.pengguna


def test_karantina_yang_orangnya_belum_datang(berhenti, ketua):
    """Taken over, it waits for the person like any other."""
    kirim(berhenti, timbang(berhenti, uuid.uuid4()))
    kiriman = putuskan_karantina(kiriman=karantina(), pakai=True, pengguna=ketua.pengguna)
    assert (kiriman.keadaan, kiriman.sebab) == ("tertahan", "induk")


def test_siapa_memutuskan_karantina(berhenti, anak, ketua, bidan, tangga, posyandu):
    operator = PenugasanFactory(peran="pemdes", jabatan="operator", tempat=tangga.desa)
    kades = PenugasanFactory(peran="pemdes", jabatan="kades", tempat=tangga.desa)
    sekretaris = PenugasanFactory(tempat=posyandu, peran="pengurus", jabatan="sekretaris")
    luar = PenugasanFactory(peran="pemdes", jabatan="operator", tempat=tangga.desa_tetangga)
    kirim(berhenti, timbang(berhenti, anak))
    semua = [ketua, operator, kades, sekretaris, bidan, luar]
    assert [k for k in semua if selectors.karantina(k.cakupan())] == [ketua]
    ketua.selesai = BERHENTI
    ketua.save()
    assert [k for k in semua[1:] if selectors.karantina(k.cakupan())] == [operator]


def test_karantina_nakes_diputuskan_nakes_lain(anak, ketua, bidan, tangga):
    lain = PenugasanFactory(peran="nakes", jabatan="perawat", tempat=tangga.desa)
    bidan.selesai = BERHENTI
    bidan.save()
    assert hasil(kirim(bidan, timbang(bidan, anak))) == ["tertahan"]
    assert [p.kepada for p in Pemberitahuan.objects.all()] == [lain.pengguna]
    semua = [ketua, bidan, lain]
    assert [k for k in semua if selectors.karantina(k.cakupan())] == [lain]
    putuskan_karantina(kiriman=karantina(), pakai=True, pengguna=lain.pengguna)
    assert Timbang.objects.get().dari_nakes is True


def test_halaman_karantina(berhenti, anak, ketua, masuk, tangga):
    kirim(berhenti, timbang(berhenti, anak, berat="8,77"))
    client, daftar = masuk(ketua), reverse("layanan:kiriman_karantina")
    isi = client.get(daftar).content.decode()
    for teks in (berhenti.pengguna.nama, "Siti", "8,77 kg", "Penimbangan balita"):
        assert teks in isi
    alamat = reverse("layanan:kiriman_putuskan", args=[karantina().pk])
    assert client.post(alamat, {"aksi": "hapus"}).status_code == 404
    ketua.selesai = BERHENTI
    ketua.save()
    operator = masuk(PenugasanFactory(peran="pemdes", jabatan="operator", tempat=tangga.desa))
    isi = operator.get(daftar).content.decode()
    assert str(karantina().pk) in isi
    for teks in (berhenti.pengguna.nama, "Siti", "8,77"):
        assert teks not in isi
    assert operator.post(alamat, {"aksi": "ambil"}).status_code == 302
    assert Timbang.objects.get().berat == Decimal("8.77")
    assert operator.post(alamat, {"aksi": "ambil"}).status_code == 404
