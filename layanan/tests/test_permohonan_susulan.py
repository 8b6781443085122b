"""What comes after: looked at again, asked for twice, sent late, changed meanwhile."""

import datetime
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from kelembagaan.models import Pemberitahuan
from layanan.kiriman.services import terima
from layanan.laporan.indikator import hitung
from layanan.models import LangkahPermohonan, Permohonan
from layanan.tests.bantu_kiriman import barang
from layanan.tests.bantu_permohonan import (
    isi_tiket,
    kirim_tiket,
    langkah,
    sampai_opd,
    tiket,
)
from layanan.tests.pabrik import KeluargaFactory

pytestmark = pytest.mark.django_db
LIHAT = datetime.date(2026, 6, 1)


@pytest.fixture(autouse=True)
def hari_senin(kini):
    return kini


@pytest.fixture
def keluarga(posyandu):
    return KeluargaFactory(posyandu=posyandu, nama="Udin")


def alamat(nama, *argumen):
    return reverse(f"layanan:{nama}", args=argumen)


def selesai(p, keluarga, **isi):
    satu = tiket(p.kader, keluarga, tanggal="2026-06-01", **isi)
    sampai_opd(satu, p)
    langkah(satu, "kerjakan", p.opd)
    langkah(satu, "selesaikan", p.opd, tanggal=datetime.date(2026, 6, 10))
    return satu


def lihat_kembali(p, satu, masih_baik):
    isi = {"permohonan": str(satu.kunci), "aksi": "pantau", "tanggal": "2026-06-12"}
    isi |= {"masih_baik": masih_baik, "catatan": "Atap bocor lagi."}
    item = barang(p.kader, "langkah_permohonan", isi)
    (jawaban,) = terima(items=[item], pengguna=p.kader.pengguna)
    assert jawaban.galat == {}
    satu.refresh_from_db()


def test_tidak_berfungsi_lagi_tampak_dan_dikabarkan(p, masuk, keluarga):
    """At the top, in the lists, to the office and the desa; and the kader can ask again."""
    satu, baik = selesai(p, keluarga), selesai(p, keluarga)
    Pemberitahuan.objects.all().delete()
    lihat_kembali(p, baik, "ya")
    assert Pemberitahuan.objects.count() == 0
    lihat_kembali(p, satu, "tidak")
    assert (satu.sebutan_keadaan, baik.sebutan_keadaan) == ("Tidak berfungsi lagi", "Selesai")
    kabar = Pemberitahuan.objects.values_list("kepada", "teks")
    teks = f"{satu.get_jenis_permohonan_display()} ({satu.nomor}) tidak berfungsi lagi."
    assert set(kabar) == {(o.pengguna_id, teks) for o in (p.pemdes, p.opd)}
    kader = masuk(p.kader)
    daftar = kader.get(alamat("permohonan_daftar"), {"lihat": "rusak"}).context["halaman"]
    assert [t.sebutan_keadaan for t in daftar.object_list] == ["Tidak berfungsi lagi"]
    halaman = kader.get(alamat("permohonan", satu.kunci)).context
    assert halaman["rusak"].catatan == "Atap bocor lagi."
    baru = kader.get(halaman["lanjutan"]).context
    assert baru["subjek"] == keluarga
    assert {f.name: f.value() for f in baru["isian"]}["uraian"] == (
        f"Tidak berfungsi lagi. Permohonan yang dulu: {satu.nomor}."
    )
    assert masuk(p.opd).get(alamat("permohonan", satu.kunci)).context["lanjutan"] == ""
    nilai = hitung(bulan=LIHAT, posyandu_ids=[satu.posyandu_id])[satu.posyandu_id]
    kode = [f"permohonan_perumahan_{n}" for n in ("dilihat", "rusak")]
    assert [nilai[k] for k in kode] == [2, 1]


def test_yang_sama_masih_berjalan_ditanyakan_dulu(p, masuk, keluarga):
    satu = tiket(p.kader, keluarga)
    kader = masuk(p.kader)
    halaman = f"{alamat('permohonan_isi', 'rtlh')}?keluarga={keluarga.pk}"
    isi = isi_tiket(p.kader, keluarga) | {"lokasi": "", "pastikan": "", "kunci": str(uuid.uuid4())}
    tanya = kader.post(halaman, isi)
    assert (tanya.status_code, tanya.context["serupa"]) == (422, satu)
    assert satu.nomor in tanya.context["galat"][0]
    pasti = {f.name: f.value() for f in tanya.context["tersembunyi"]}["pastikan"]
    assert kader.post(halaman, isi | {"pastikan": pasti}).status_code == 302
    assert Permohonan.objects.count() == 2


@pytest.mark.parametrize(
    ("lain", "hasil"),
    [({}, "ditolak"), ({"jenis_permohonan": "perumahan_lain"}, "diterima")],
)
def test_dari_ponsel_pun_ditanyakan(p, keluarga, lain, hasil):
    tiket(p.kader, keluarga)
    jawaban = kirim_tiket(p.kader, keluarga, **{"pastikan": "", **lain})
    assert jawaban.hasil == hasil


def test_kiriman_yang_sama_bukan_permohonan_kedua(p, masuk, keluarga):
    """Pressed twice: its own ticket is no reason to ask."""
    kader = masuk(p.kader)
    halaman = f"{alamat('permohonan_isi', 'rtlh')}?keluarga={keluarga.pk}"
    isi = isi_tiket(p.kader, keluarga) | {"lokasi": "", "pastikan": "", "kunci": str(uuid.uuid4())}
    assert [kader.post(halaman, isi).status_code for _ in range(2)] == [302, 302]
    assert Permohonan.objects.count() == 1


def test_jawaban_yang_ditekan_dua_kali(p, masuk, keluarga):
    satu = tiket(p.kader, keluarga)
    langkah(satu, "kembalikan", p.pemdes, catatan="KK belum ada.")
    kader = masuk(p.kader)
    isi = {"tanggal": "2026-06-15", "catatan": "Sudah ada.", "kunci": str(uuid.uuid4())}
    dua = [kader.post(alamat("permohonan_kader", satu.kunci, "jawab"), isi) for _ in range(2)]
    assert [j.status_code for j in dua] == [302, 302]
    assert "Sudah tersimpan." in kader.get(dua[1].url).content.decode()
    assert LangkahPermohonan.objects.filter(aksi="jawab").count() == 1


def test_betulkan_sesudah_diverifikasi(p, masuk, keluarga):
    """What was typed stays on the page, with what to do instead."""
    satu = tiket(p.kader, keluarga)
    kader = masuk(p.kader)
    halaman = kader.get(alamat("permohonan_koreksi", satu.kunci))
    isi = {f.html_name: f.value() for f in halaman.context["isian"] if f.value()}
    isi |= {"kunci": halaman.context["kunci"], "revisi": halaman.context["revisi"]}
    langkah(satu, "verifikasi", p.pemdes)
    jawaban = kader.post(
        alamat("permohonan_koreksi", satu.kunci),
        isi | {"uraian": "Atap roboh.", "alasan": "Bertambah parah"},
    )
    assert jawaban.status_code == 422
    assert {f.name: f.value() for f in jawaban.context["isian"]}["uraian"] == "Atap roboh."
    assert jawaban.context["galat"] == [
        "Permohonan ini sudah diproses, jadi isinya tidak bisa diubah atau ditarik lagi.",
        f"Sampaikan tambahannya kepada Pemerintah {satu.posyandu.wilayah.nama}; "
        "foto masih bisa ditambahkan di halaman permohonan ini.",
    ]
    buka = kader.get(alamat("permohonan_koreksi", satu.kunci))
    assert buka.url == alamat("permohonan", satu.kunci)


def test_foto_yang_ditolak_disebut_namanya(p, masuk, keluarga):
    kader = masuk(p.kader)
    halaman = f"{alamat('permohonan_isi', 'rtlh')}?keluarga={keluarga.pk}"
    isi = isi_tiket(p.kader, keluarga) | {"lokasi": "", "kunci": str(uuid.uuid4())}
    isi["foto_surat_tanah"] = SimpleUploadedFile("a.jpg", b"bukan gambar", "image/jpeg")
    tujuan = kader.post(halaman, isi).url
    pesan = [str(m) for m in kader.get(tujuan).context["messages"]]
    assert [m.split(".")[0] for m in pesan] == [
        "Tersimpan",
        "Foto Fotokopi surat tanah belum tersimpan",
    ]
