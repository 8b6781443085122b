"""The worksheet of an opening day: who is expected, who came, and one person's form."""

import csv
import datetime
import io
import re
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from kelembagaan.models import BidangAktif
from kelembagaan.tests.pabrik import PenugasanFactory
from layanan.models import (
    EksporLog,
    HariBuka,
    KaderHadir,
    Kunjungan,
    SkriningTBC,
    Tamu,
    Timbang,
)
from layanan.tests.pabrik import HariBukaFactory, KunjunganFactory, TimbangFactory, WargaFactory

pytestmark = pytest.mark.django_db
HARI_INI = timezone.localdate()
HTMX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def kader(posyandu):
    BidangAktif.objects.create(
        posyandu=posyandu, bidang="kesehatan", mulai=datetime.date(2024, 1, 1)
    )
    return PenugasanFactory(tempat=posyandu)


@pytest.fixture
def client(masuk, kader):
    return masuk(kader)


@pytest.fixture
def hari(posyandu):
    return HariBukaFactory(posyandu=posyandu, tanggal=HARI_INI)


def anak(posyandu, **lain):
    return WargaFactory(
        posyandu=posyandu, tanggal_lahir=HARI_INI - datetime.timedelta(days=700), **lain
    )


def lembar(client, hari, kueri=""):
    jawaban = client.get(reverse("layanan:hari_buka_lembar", args=[hari.pk]) + kueri)
    assert jawaban.status_code == 200
    return jawaban


def nama(jawaban):
    return [b.nama for b in jawaban.context["baris"]]


def test_yang_diharapkan_ialah_sasaran_bidang_aktif(client, hari, posyandu, posyandu_sedesa):
    anak(posyandu, nama="Budi")
    WargaFactory(posyandu=posyandu, nama="Ibu Wati", tanggal_lahir=datetime.date(1990, 1, 1))
    anak(posyandu, nama="Cici", pindah_pada=HARI_INI - datetime.timedelta(days=3))
    anak(posyandu_sedesa, nama="Deni")
    WargaFactory(posyandu=posyandu, nama="Nenek", tanggal_lahir=datetime.date(1950, 1, 1))
    assert nama(lembar(client, hari)) == ["Budi", "Nenek"]
    jawaban = lembar(client, hari, "?kelompok=dewasa")
    assert (nama(jawaban), jawaban.context["jumlah"]) == (["Ibu Wati"], 2)
    assert nama(lembar(client, hari, "?kelompok=semua")) == ["Budi", "Nenek", "Ibu Wati"]
    BidangAktif.objects.update(selesai=HARI_INI - datetime.timedelta(days=1))
    assert nama(lembar(client, hari)) == []


def test_siapa_datang_dan_langkah_dari_catatannya(client, hari, posyandu):
    ada, timbang, belum = (anak(posyandu, nama=n) for n in ("Ada", "Bari", "Cici"))
    KunjunganFactory(hari_buka=hari, warga=ada, langkah=[5])
    TimbangFactory(warga=timbang, hari_buka=hari, tanggal=HARI_INI)
    TimbangFactory(warga=belum, hari_buka=hari, tanggal=HARI_INI, dibatalkan_pada=timezone.now())
    jawaban = lembar(client, hari)
    assert [(b.nama, sorted(b.langkah)) for b in jawaban.context["baris"]] == [
        ("Ada", [1, 5]),
        ("Bari", [1, 2]),
        ("Cici", []),
    ]
    assert (jawaban.context["datang"], jawaban.context["belum"]) == (2, 1)
    assert nama(lembar(client, hari, "?tampil=belum")) == ["Cici"]
    assert nama(lembar(client, hari, "?tampil=sudah")) == ["Ada", "Bari"]


def test_lembar_sebagai_berkas(client, hari, posyandu, posyandu_sedesa):
    datang = anak(posyandu, nama="Ada")
    anak(posyandu, nama="Belum")
    anak(posyandu_sedesa, nama="Bukan Milik")
    KunjunganFactory(hari_buka=hari, warga=datang, langkah=[5])
    jawaban = client.get(reverse("layanan:hari_buka_ekspor", args=[hari.pk, "csv"]))
    teks = b"".join(jawaban.streaming_content).decode("utf-8-sig")
    _, ada, belum = list(csv.reader(io.StringIO(teks)))
    assert (ada[0], ada[5:]) == ("Ada", ["Ya", "Ya", "", "", "", "Ya"])
    assert (belum[0], belum[5:]) == ("Belum", [""] * 6)
    assert EksporLog.objects.get().jumlah == 2


def test_hadir_sekali_tekan_lewat_kiriman(client, hari, posyandu, kader):
    warga = anak(posyandu)
    alamat = reverse("layanan:hadir", args=[hari.pk, warga.pk])
    for _ in range(2):
        jawaban = client.post(alamat)
        assert jawaban.status_code == 302
    kunjungan = Kunjungan.objects.get()
    assert (kunjungan.warga, kunjungan.hari_buka, kunjungan.tanggal, kunjungan.dicatat_oleh) == (
        warga,
        hari,
        HARI_INI,
        kader.pengguna,
    )
    client.post(alamat, {"langkah": "4"})
    client.post(alamat, {"langkah": "5"})
    kunjungan.refresh_from_db()
    assert kunjungan.langkah == [4, 5]


def test_hadir_yang_salah_tekan_dibatalkan_dengan_alasan(client, hari, posyandu):
    warga = anak(posyandu)
    client.post(reverse("layanan:hadir", args=[hari.pk, warga.pk]))
    alamat = reverse("layanan:hadir_batal", args=[hari.pk, warga.pk])
    client.post(alamat, {"alasan": ""})
    assert Kunjungan.objects.berlaku().count() == 1
    client.post(alamat, {"alasan": "Salah orang"})
    assert Kunjungan.objects.berlaku().count() == 0
    assert Kunjungan.objects.get().alasan_ubah == "Salah orang"
    assert [b.datang for b in lembar(client, hari).context["baris"]] == [False]


def test_satu_isian_dibuka_di_barisnya_dan_disimpan(client, hari, posyandu, kader):
    warga = anak(posyandu, nama="Budi")
    alamat = reverse("layanan:hari_buka_warga", args=[hari.pk, warga.pk])
    bagian = client.get(alamat, **HTMX)
    assert bagian.content.decode().strip().startswith(f'<li id="w{warga.pk}"')
    kunci = bagian.context["kunci"]
    isi = {
        "kunci": kunci,
        "warga": str(warga.kunci),
        "tanggal": HARI_INI.isoformat(),
        "petugas": kader.pengguna_id,
        "di_hari_buka": "1",
        "berat": "9,4",
    }
    for kata in ("Tersimpan.", "Sudah tersimpan."):
        jawaban = client.post(alamat + "?formulir=timbang", isi, **HTMX)
        assert (jawaban.status_code, jawaban.context["kabar"]) == (200, ("aman", kata))
    catatan = Timbang.objects.get()
    assert (catatan.berat, catatan.hari_buka, str(catatan.kunci)) == (
        Decimal("9.4"),
        hari,
        kunci,
    )
    assert [sorted(b.langkah) for b in lembar(client, hari).context["baris"]] == [[1, 2]]


def test_isian_salah_kembali_dengan_yang_diketik(client, hari, posyandu):
    warga = anak(posyandu)
    alamat = reverse("layanan:hari_buka_warga", args=[hari.pk, warga.pk]) + "?formulir=timbang"
    for kepala in ({}, HTMX):
        jawaban = client.post(alamat, {"tanggal": HARI_INI.isoformat(), "berat": "900"}, **kepala)
        assert jawaban.status_code == 422
        assert 'value="900"' in jawaban.content.decode()
    assert Timbang.objects.count() == 0


def test_tanpa_javascript_ada_halamannya_sendiri(client, hari, posyandu):
    warga = anak(posyandu, nama="Budi")
    jawaban = client.get(reverse("layanan:hari_buka_warga", args=[hari.pk, warga.pk]))
    assert "<h1>Budi</h1>" in jawaban.content.decode()


def test_kader_hadir_dan_langkahnya(client, hari, posyandu, kader):
    lain = PenugasanFactory(tempat=posyandu)
    PenugasanFactory(tempat=posyandu, selesai=datetime.date(2025, 6, 1))
    alamat = reverse("layanan:hari_buka_kader", args=[hari.pk])
    assert {t.pk for t in client.get(alamat).context["tugas"]} == {kader.pk, lain.pk}
    client.post(alamat, {"hadir": [kader.pk, 999], f"langkah-{lain.pk}": ["2", "9"]})
    assert {(k.penugasan_id, tuple(k.langkah)) for k in KaderHadir.objects.all()} == {
        (kader.pk, ()),
        (lain.pk, (2,)),
    }
    warga = anak(posyandu)
    panel = client.get(reverse("layanan:hari_buka_warga", args=[hari.pk, warga.pk]))
    petugas = next(f for f in panel.context["isian"] if f.name == "petugas")
    assert petugas.value() == lain.pengguna_id


def test_hasil_seketika_lalu_tidak_ada_keluhan_dengan_satu_tekan(client, hari, posyandu, kader):
    warga = anak(posyandu, jenis_kelamin="L")
    lalu = HARI_INI.replace(day=1) - datetime.timedelta(days=1)
    TimbangFactory(warga=warga, tanggal=lalu, berat="9.90")
    alamat = reverse("layanan:hari_buka_warga", args=[hari.pk, warga.pk])
    isi = {"warga": str(warga.kunci), "tanggal": HARI_INI, "petugas": kader.pengguna_id}
    isi |= {"di_hari_buka": "1", "berat": "9,2", "tinggi": "80,0"}
    jawaban = client.post(f"{alamat}?formulir=timbang", isi, **HTMX)
    assert jawaban.context["hasil"][:2] == [
        ("Penimbangan", "Tidak naik"),
        ("BB/U", "Berat badan kurang"),
    ]
    assert "Tidak ada keluhan" in jawaban.content.decode()
    assert "Perlu dirujuk: <strong>Berat tidak naik, Berat badan kurang" in jawaban.content.decode()
    tombol = dict(re.findall(r'name="(\w+)" value="([^"]+)"', jawaban.content.decode()))
    tombol = {n: tombol[n] for n in ("kunci", "tanggal", "petugas", "di_hari_buka", "sekali_tekan")}
    for _ in range(2):  # pressed twice
        jawaban = client.post(f"{alamat}?formulir=skrining_tbc", tombol, **HTMX)
        assert jawaban.status_code == 200
    satu = SkriningTBC.objects.get()
    assert (satu.warga, satu.hari_buka, satu.gejala) == (warga, hari, 0)
    assert "Tidak ada keluhan" not in jawaban.content.decode()


def test_tamu_dilayani_dan_tidak_menjadi_sasaran_di_sini(
    client, hari, posyandu, posyandu_luar, kader
):
    lahir = HARI_INI - datetime.timedelta(days=800)
    tamu = WargaFactory(
        posyandu=posyandu_luar, nama="Tamu Jauh", tanggal_lahir=lahir, nik="3601011203250001"
    )
    alamat = reverse("layanan:hari_buka_tamu", args=[hari.pk])
    salah = client.post(alamat, {"tanda": tamu.kode_warga, "tanggal_lahir": "2020-01-01"})
    assert (salah.status_code, Tamu.objects.count()) == (422, 0)
    for tanda in (tamu.kode_warga.lower(), "3601 0112 0325 0001"):
        jawaban = client.post(alamat, {"tanda": tanda, "tanggal_lahir": lahir.isoformat()})
        assert jawaban.status_code == 302
    assert Tamu.objects.get().warga == tamu
    baris = lembar(client, hari).context["baris"]
    assert [(b.pk, b.tamu, b.datang) for b in baris] == [(tamu.pk, True, True)]
    besok = HariBukaFactory(posyandu=posyandu, tanggal=HARI_INI - datetime.timedelta(days=1))
    assert nama(lembar(client, besok)) == []
    isi = {
        "warga": str(tamu.kunci),
        "tanggal": HARI_INI.isoformat(),
        "petugas": kader.pengguna_id,
        "di_hari_buka": "1",
        "berat": "10,1",
    }
    panel = reverse("layanan:hari_buka_warga", args=[hari.pk, tamu.pk]) + "?formulir=timbang"
    assert client.post(panel, isi).status_code == 302
    catatan = Timbang.objects.get()
    assert (catatan.warga, catatan.posyandu) == (tamu, posyandu)


def test_warga_sendiri_bukan_tamu(client, hari, posyandu):
    warga = anak(posyandu)
    isi = {"tanda": warga.kode_warga, "tanggal_lahir": warga.tanggal_lahir.isoformat()}
    jawaban = client.post(reverse("layanan:hari_buka_tamu", args=[hari.pk]), isi)
    assert (jawaban.status_code, Tamu.objects.count()) == (422, 0)


def test_hari_dan_orang_posyandu_lain_tidak_ada(client, hari, posyandu, posyandu_sedesa):
    luar = HariBukaFactory(posyandu=posyandu_sedesa, tanggal=HARI_INI)
    orang_luar = anak(posyandu_sedesa, nama="Orang Luar")
    for hari_pk, warga_pk in ((luar.pk, orang_luar.pk), (hari.pk, orang_luar.pk)):
        for nama_url in ("hari_buka_warga", "hadir"):
            alamat = reverse(f"layanan:{nama_url}", args=[hari_pk, warga_pk])
            assert client.post(alamat).status_code == 404
    assert client.get(reverse("layanan:hari_buka_lembar", args=[luar.pk])).status_code == 404
    assert Kunjungan.objects.count() == 0


def test_desa_membaca_tetapi_tidak_mengisi(masuk, kader, hari, posyandu):
    warga = anak(posyandu, nama="Budi")
    desa = masuk(PenugasanFactory(peran="pemdes", tempat=posyandu.wilayah))
    assert nama(lembar(desa, hari)) == ["Budi"]
    assert desa.post(reverse("layanan:hadir", args=[hari.pk, warga.pk])).status_code == 404
    assert desa.get(reverse("layanan:hari_buka_warga", args=[hari.pk, warga.pk])).status_code == 404


@pytest.mark.parametrize("jumlah", [3, 70])
def test_kueri_lembar_tidak_tumbuh(client, hari, posyandu, jumlah, django_assert_max_num_queries):
    for _ in range(jumlah):
        warga = anak(posyandu)
        KunjunganFactory(hari_buka=hari, warga=warga)
    with django_assert_max_num_queries(12):
        assert len(lembar(client, hari).context["baris"]) == jumlah


@pytest.mark.parametrize("jumlah", [2, 40])
def test_hitungan_ikut_dalam_jawaban_yang_sama(
    client, hari, kader, posyandu, posyandu_luar, jumlah, django_assert_max_num_queries
):
    warga, *_ = [anak(posyandu) for _ in range(jumlah)]
    tamu = anak(posyandu_luar)
    Tamu.objects.create(
        warga=tamu, posyandu=posyandu, tanggal=HARI_INI, dicatat_oleh=kader.pengguna
    )
    KunjunganFactory(hari_buka=hari, warga=tamu)
    alamat = reverse("layanan:hadir", args=[hari.pk, warga.pk])
    with django_assert_max_num_queries(36):
        isi = client.post(alamat, **HTMX).content.decode()
    halaman = lembar(client, hari).content.decode()
    for bagian in re.findall(r'<span id="hitungan-[a-z]+" data-hitungan>.*?</span>', halaman):
        awal, akhir = bagian.split(" data-hitungan", 1)
        assert isi.count(f'{awal} data-hitungan hx-swap-oob="true"{akhir}') == 1
    assert f"<strong>2</strong> dari {jumlah + 1} sudah datang, 1 tamu." in isi
    assert isi.count("hx-swap-oob") == 4
    assert "hitungan-" not in client.get(alamat.replace("hadir", "warga"), **HTMX).content.decode()


def test_baris_menunjuk_orangnya_dan_titiknya_dijelaskan(masuk, kader, hari, posyandu, tangga):
    budi, cici = anak(posyandu, nama="Budi"), anak(posyandu, nama="Cici")
    KunjunganFactory(hari_buka=hari, warga=cici)
    isi = lembar(masuk(kader), hari).content.decode()
    for warga in (budi, cici):
        orang = reverse("layanan:hari_buka_warga", args=[hari.pk, warga.pk])
        assert isi.count(f'<a class="baris-teks" href="{orang}" hx-get="{orang}"') == 1
    hadir = [reverse("layanan:hadir", args=[hari.pk, w.pk]) for w in (budi, cici)]
    assert [f'formaction="{url}" hx-post="{url}"' in isi for url in hadir] == [True, False]
    assert isi.count('<i class="ya"></i><i></i><i></i><i></i><i></i>') == 1
    assert "Lima titik: daftar, ukur, catat, layanan, suluh" in isi
    desa = lembar(masuk(PenugasanFactory(peran="pemdes", tempat=tangga.desa)), hari)
    rinci = reverse("layanan:warga_rinci", args=[budi.pk])
    assert f'<a class="baris-teks" href="{rinci}"><span' in desa.content.decode()


def test_hari_dibuka_pada_tanggal_mana_pun(client, posyandu):
    alamat = reverse("layanan:hari_buka_buka")
    for hari_lalu in (0, 17):
        tanggal = HARI_INI - datetime.timedelta(days=hari_lalu)
        for _ in range(2):
            assert client.post(alamat, {"tanggal": tanggal.isoformat()}).status_code == 302
    assert HariBuka.objects.filter(posyandu=posyandu).count() == 2
    for tanggal in ("", "kemarin", "2999-01-01", "1900-01-01", "\x00"):
        assert client.post(alamat, {"tanggal": tanggal}).status_code == 422
    assert HariBuka.objects.count() == 2
