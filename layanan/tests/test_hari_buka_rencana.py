"""The plan of opening days, and its pages."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from kelembagaan.models import JadwalBuka, PengecualianBuka
from kelembagaan.tests.pabrik import PenugasanFactory
from layanan.hari_buka.models import HariBuka, KaderHadir
from layanan.hari_buka.rencana import hari_pola, rencana_buka
from layanan.hari_buka.selectors import kalender, menunggu
from layanan.tests.pabrik import (
    HariBukaFactory,
    KunjunganFactory,
    RumahLayakHuniFactory,
    TimbangFactory,
    WargaFactory,
)

D = datetime.date


def tetap(tanggal):
    return JadwalBuka(pola="tanggal", tanggal=tanggal)


def pekan(hari, minggu_ke):
    return JadwalBuka(pola="pekan", hari=hari, minggu_ke=minggu_ke)


def hari(jadwal, pengecualian=(), dari=None, sampai=None):
    dari, sampai = dari or D(2026, 1, 1), sampai or D(2026, 4, 30)
    return [r.tanggal for r in rencana_buka(jadwal, pengecualian, dari, sampai)]


def test_tanggal_31_jatuh_pada_akhir_bulan_yang_pendek():
    assert hari([tetap(31)]) == [D(2026, 1, 31), D(2026, 2, 28), D(2026, 3, 31), D(2026, 4, 30)]


def test_tanggal_29_dalam_tahun_kabisat():
    assert hari([tetap(29)], dari=D(2028, 2, 1), sampai=D(2028, 2, 29)) == [D(2028, 2, 29)]


def test_rabu_minggu_kedua():
    assert hari([pekan(2, 2)], sampai=D(2026, 3, 31)) == [
        D(2026, 1, 14),
        D(2026, 2, 11),
        D(2026, 3, 11),
    ]


def test_minggu_kelima_yang_tidak_ada_dilewati():
    assert hari([pekan(6, 5)]) == [D(2026, 3, 29)]


def test_dua_jadwal_pada_hari_yang_sama_sekali_saja():
    assert hari([tetap(14), pekan(2, 2)], sampai=D(2026, 1, 31)) == [D(2026, 1, 14)]


def test_pindah_dan_batal():
    kecuali = [
        PengecualianBuka(tanggal=D(2026, 1, 10), pindah_ke=D(2026, 1, 12), alasan="Hujan"),
        PengecualianBuka(tanggal=D(2026, 2, 10), alasan="Libur"),
        PengecualianBuka(tanggal=D(2026, 3, 9), pindah_ke=D(2026, 3, 11), alasan="Bukan rencana"),
    ]
    rencana = rencana_buka([tetap(10)], kecuali, D(2026, 1, 1), D(2026, 3, 31))
    assert [(r.tanggal, r.semula, r.alasan) for r in rencana] == [
        (D(2026, 1, 12), D(2026, 1, 10), "Hujan"),
        (D(2026, 3, 10), None, ""),
    ]


def test_pindah_dari_luar_rentang_tetap_tampak():
    kecuali = [PengecualianBuka(tanggal=D(2025, 12, 10), pindah_ke=D(2026, 1, 3), alasan="Libur")]
    assert hari([tetap(10)], kecuali, sampai=D(2026, 1, 31)) == [D(2026, 1, 3), D(2026, 1, 10)]


def test_tanpa_jadwal_tanpa_rencana():
    assert hari([]) == []


@given(
    pola=st.one_of(
        st.integers(1, 31).map(tetap),
        st.tuples(st.integers(0, 6), st.integers(1, 5)).map(lambda t: pekan(*t)),
    ),
    tahun=st.integers(2024, 2032),
    bulan=st.integers(1, 12),
)
def test_pola_jatuh_di_bulannya_dan_harinya(pola, tahun, bulan):
    tanggal = hari_pola(pola, tahun, bulan)
    if tanggal is None:
        assert pola.minggu_ke == 5
        return
    assert (tanggal.year, tanggal.month) == (tahun, bulan)
    if pola.pola == "pekan":
        assert (tanggal.weekday(), (tanggal.day - 1) // 7 + 1) == (pola.hari, pola.minggu_ke)
    else:
        besok = tanggal + datetime.timedelta(days=1)
        assert tanggal.day == pola.tanggal or besok.month != bulan


def rentang(*hari):
    """Days counted from today."""
    return [timezone.localdate() + datetime.timedelta(days=n) for n in hari]


@pytest.mark.django_db
def test_kader_mengubah_jadwal_tanpa_konfirmasi(masuk, kader, posyandu):
    client, alamat = masuk(kader), reverse("layanan:jadwal")
    isi = {"bagian": "jadwal", "pola": "tanggal", "tanggal": "10"}
    isi |= {"jam_mulai": "08:00", "jam_selesai": "11:00"}
    assert client.post(alamat, isi).status_code == 302
    jadwal = JadwalBuka.objects.get()
    assert (jadwal.posyandu, jadwal.tanggal, str(jadwal)) == (posyandu, 10, "Setiap tanggal 10")
    rencana = next(r for _, r in kalender([posyandu], *rentang(0, 40)))
    kecuali = {"bagian": "kecuali", "tanggal": f"{rencana.tanggal}", "alasan": "Pilkades"}
    assert client.post(alamat, kecuali).status_code == 302
    assert client.post(alamat, kecuali).status_code == 422
    assert PengecualianBuka.objects.count() == 1
    client.post(reverse("layanan:pengecualian_hapus", args=[PengecualianBuka.objects.get().pk]))
    client.post(reverse("layanan:jadwal_hapus", args=[jadwal.pk]))
    assert (JadwalBuka.objects.count(), PengecualianBuka.objects.count()) == (0, 0)


@pytest.mark.django_db
def test_bulan_ukur_tinggi_selalu_februari_dan_agustus(masuk, kader, posyandu):
    client, alamat = masuk(kader), reverse("layanan:jadwal")
    assert client.post(alamat, {"bagian": "ukur", "bulan_ukur_tinggi": "5"}).status_code == 302
    posyandu.refresh_from_db()
    assert posyandu.bulan_ukur_tinggi == [2, 5, 8]
    assert client.get(alamat).context["bulan_ukur"] == ["Februari", "Mei", "Agustus"]
    assert client.post(alamat, {"bagian": "ukur", "bulan_ukur_tinggi": "13"}).status_code == 422
    client.post(alamat, {"bagian": "ukur"})
    posyandu.refresh_from_db()
    assert posyandu.bulan_ukur_tinggi == [2, 8]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("ubah", "kolom"),
    [
        ({"pola": ""}, "pola"),
        ({"pola": "pekan"}, "hari"),
        ({"tanggal": ""}, "tanggal"),
        ({"tanggal": "32"}, "tanggal"),
        ({"tanggal": "😀"}, "tanggal"),
        ({"jam_selesai": "07:00"}, "jam_selesai"),
        ({"jam_mulai": "pagi"}, "jam_mulai"),
        ({"tempat": "x" * 10_000}, "tempat"),
        ({"tempat": "a\x00b"}, "tempat"),
    ],
)
def test_jadwal_yang_salah_kembali(masuk, kader, ubah, kolom):
    isi = {"bagian": "jadwal", "pola": "tanggal", "tanggal": "10"}
    isi |= {"jam_mulai": "08:00", "jam_selesai": "11:00"} | ubah
    jawaban = masuk(kader).post(reverse("layanan:jadwal"), isi)
    assert (jawaban.status_code, JadwalBuka.objects.count()) == (422, 0)
    assert kolom in jawaban.context["form"].errors


@pytest.mark.django_db
def test_jadwal_posyandu_lain_tidak_bisa_dihapus(masuk, kader, posyandu_sedesa):
    luar = JadwalBuka.objects.create(posyandu=posyandu_sedesa, pola="tanggal", tanggal=5)
    assert masuk(kader).post(reverse("layanan:jadwal_hapus", args=[luar.pk])).status_code == 404
    assert JadwalBuka.objects.count() == 1


@pytest.mark.django_db
def test_desa_melihat_kalender_semua_posyandunya(masuk, kader, posyandu, posyandu_sedesa, tangga):
    besok = timezone.localdate() + datetime.timedelta(days=1)
    for satu in (posyandu, posyandu_sedesa):
        JadwalBuka.objects.create(posyandu=satu, pola="tanggal", tanggal=besok.day)
    lalu = HariBukaFactory(posyandu=posyandu, tanggal=timezone.localdate())
    orang = WargaFactory(posyandu=posyandu)
    KunjunganFactory(hari_buka=lalu, warga=orang)
    TimbangFactory(warga=orang, hari_buka=lalu, tanggal=lalu.tanggal)
    TimbangFactory(warga__posyandu=posyandu, hari_buka=lalu, tanggal=lalu.tanggal)
    for peran in ("pemdes", "nakes"):
        client = masuk(PenugasanFactory(peran=peran, tempat=tangga.desa))
        jawaban = client.get(reverse("layanan:hari_buka"))
        rencana = [(p, r.tanggal) for p, r, _ in jawaban.context["rencana"]]
        assert rencana[:2] == [(posyandu, besok), (posyandu_sedesa, besok)]
        assert [(h.pk, h.datang) for h in jawaban.context["hari"]] == [(lalu.pk, 2)]
    tetangga = masuk(PenugasanFactory(peran="pemdes", tempat=tangga.desa_tetangga))
    jawaban = tetangga.get(reverse("layanan:hari_buka"))
    assert (jawaban.context["rencana"], jawaban.context["hari"]) == ([], [])


@pytest.mark.django_db
def test_beranda_kader_tahu_hari_ini(kader, posyandu):
    hari_ini = timezone.localdate()
    assert menunggu(kader.cakupan()) == []
    JadwalBuka.objects.create(posyandu=posyandu, pola="tanggal", tanggal=hari_ini.day)
    assert menunggu(kader.cakupan()) == [
        ("Hari buka hari ini belum dibuka", 1, reverse("layanan:hari_buka"))
    ]
    buka = HariBukaFactory(posyandu=posyandu, tanggal=hari_ini)
    KunjunganFactory(hari_buka=buka)
    assert menunggu(kader.cakupan()) == [
        (
            "Hari buka hari ini: yang sudah datang",
            1,
            reverse("layanan:hari_buka_lembar", args=[buka.pk]),
        )
    ]


@pytest.mark.django_db
def test_pola_dipilih_dengan_sadar(masuk, kader):
    isi = masuk(kader).get(reverse("layanan:jadwal")).content.decode()
    assert isi.count('name="pola"') == 2
    assert "---------" not in isi


@pytest.mark.django_db
def test_hanya_hari_terencana_yang_dipindah_dan_tidak_jauh(masuk, kader, posyandu):
    client, alamat = masuk(kader), reverse("layanan:jadwal")
    besok, lusa, lewat, jauh, lama = rentang(1, 2, -1, 40, -70)
    JadwalBuka.objects.create(posyandu=posyandu, pola="tanggal", tanggal=besok.day)

    def salah(tanggal, pindah_ke=""):
        isi = {"bagian": "kecuali", "tanggal": tanggal, "pindah_ke": pindah_ke, "alasan": "Hujan"}
        jawaban = client.post(alamat, isi)
        return set(jawaban.context["kecuali"].errors) if jawaban.status_code == 422 else set()

    assert salah(lusa) == {"tanggal"}
    assert salah("9999-12-31") == salah(lama) == {"tanggal"}
    for baru in (lewat, besok, jauh, "9999-12-31", "0001-01-01"):
        assert salah(besok, baru) == {"pindah_ke"}
    assert PengecualianBuka.objects.count() == 0
    assert salah(besok, lusa) == set()
    assert PengecualianBuka.objects.get().pindah_ke == lusa


@pytest.mark.django_db
def test_hari_yang_masih_lama_ditanya_sekali_lagi(masuk, kader):
    client, alamat = masuk(kader), reverse("layanan:hari_buka_buka")
    dekat, sepuluh, lain, jauh = rentang(3, 10, 11, 32)
    for isi in ({"tanggal": sepuluh}, {"tanggal": sepuluh, "yakin": lain}):
        jawaban = client.post(alamat, isi)
        assert jawaban.status_code == 422
        assert jawaban.context["form"].errors["tanggal"] == [
            "Tanggal ini masih 10 hari lagi. Bila memang benar, tekan sekali lagi."
        ]
        assert f'name="yakin" value="{sepuluh}"' in jawaban.content.decode()
    assert client.post(alamat, {"tanggal": jauh, "yakin": jauh}).status_code == 422
    assert HariBuka.objects.count() == 0
    assert client.post(alamat, {"tanggal": sepuluh, "yakin": sepuluh}).status_code == 302
    assert client.post(alamat, {"tanggal": dekat}).status_code == 302
    assert set(HariBuka.objects.values_list("tanggal", flat=True)) == {sepuluh, dekat}


@pytest.mark.django_db
def test_hari_buka_kosong_dapat_dibatalkan(masuk, kader, posyandu):
    client = masuk(kader)
    kosong, hadir, isi, ditarik = (
        HariBukaFactory(posyandu=posyandu, tanggal=t) for t in rentang(0, -1, -2, -3)
    )
    KaderHadir.objects.create(hari_buka=kosong, penugasan=kader)
    KunjunganFactory(hari_buka=hadir, warga__posyandu=posyandu)
    RumahLayakHuniFactory(keluarga__posyandu=posyandu, hari_buka=isi, tanggal=isi.tanggal)
    KunjunganFactory(hari_buka=ditarik, warga__posyandu=posyandu, dibatalkan_pada=timezone.now())

    def tombol(hari):
        halaman = client.get(reverse("layanan:hari_buka_lembar", args=[hari.pk]))
        return "Batalkan hari buka ini" in halaman.content.decode()

    assert [tombol(kosong), tombol(hadir)] == [True, False]
    for hari in (hadir, isi, ditarik):
        jawaban = client.post(reverse("layanan:hari_buka_batal", args=[hari.pk]), follow=True)
        assert "sudah ada catatannya" in jawaban.content.decode()
    lihat = client.get(reverse("layanan:hari_buka_batal", args=[kosong.pk]))
    assert lihat.url == reverse("layanan:hari_buka_lembar", args=[kosong.pk])
    assert HariBuka.objects.filter(pk=kosong.pk).exists()
    jawaban = client.post(reverse("layanan:hari_buka_batal", args=[kosong.pk]))
    assert jawaban.url == reverse("layanan:hari_buka")
    assert set(HariBuka.objects.all()) == {hadir, isi, ditarik}
