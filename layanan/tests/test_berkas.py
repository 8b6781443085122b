"""Photos of an entry: what is taken, what is refused, who sees them."""

import hashlib
import io
import struct
import uuid
import zipfile
import zlib
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from kelembagaan.tests.pabrik import SANDI, PenugasanFactory
from layanan.berkas.gambar import BATAS_UKURAN, SISI, baca_foto
from layanan.berkas.services import terima_foto
from layanan.kiriman.services import terima
from layanan.models import Berkas, RumahLayakHuni
from layanan.tests.bantu_berkas import foto_contoh
from layanan.tests.bantu_kiriman import barang
from layanan.tests.pabrik import KeluargaFactory, RumahLayakHuniFactory

pytestmark = pytest.mark.django_db
KODE = "rumah_layak_huni"


def png_raksasa():
    """The head of a PNG of 200 megapixels; nothing of it need be read to refuse it."""
    kepala = struct.pack(">IIBBBBB", 20_000, 10_000, 8, 2, 0, 0, 0)
    potong = b"IHDR" + kepala
    awal = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + potong
    return awal + struct.pack(">I", zlib.crc32(potong)) + struct.pack(">I", 1 << 20) + b"IDAT"


def arsip():
    isi = io.BytesIO()
    with zipfile.ZipFile(isi, "w") as zip:
        zip.writestr("jalankan.exe", b"MZ")
    return isi.getvalue()


BUKAN_FOTO = "Berkas ini bukan foto JPEG, PNG atau WebP."
ADA_LAIN = "Berkas ini bukan foto biasa: di dalamnya ada berkas lain."
DITOLAK = {
    "terlalu besar": (b"\xff" * (BATAS_UKURAN + 1), "Foto ini terlalu besar. Paling besar 10 MB."),
    "program yang diberi nama .jpg": (b"MZ\x90\x00" * 100, BUKAN_FOTO),
    "kosong": (b"", BUKAN_FOTO),
    "GIF": (foto_contoh(format="GIF"), BUKAN_FOTO),
    "terpotong": (
        foto_contoh(400, 300)[:-400],
        "Foto ini rusak atau terpotong. Ambil lagi fotonya.",
    ),
    "SVG berisi skrip": (
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        ADA_LAIN,
    ),
    "PNG 200 megapiksel": (
        png_raksasa(),
        "Foto ini terlalu besar: paling banyak 50 juta titik.",
    ),
    "foto sekaligus arsip": (foto_contoh() + arsip(), ADA_LAIN),
    "foto sekaligus PDF": (foto_contoh() + b"%PDF-1.7", ADA_LAIN),
    "foto sekaligus halaman": (foto_contoh(comment=b"<SCRIPT>alert(1)</SCRIPT>"), ADA_LAIN),
}


@pytest.mark.parametrize("nama", DITOLAK)
def test_yang_ditolak(nama):
    isi, kalimat = DITOLAK[nama]
    with pytest.raises(ValidationError) as galat:
        baca_foto(isi)
    assert galat.value.messages == [kalimat]


def test_foto_dibuat_ulang_tanpa_tempatnya():
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif.get_ifd(0x8825).update({1: "S", 2: (6.0, 13.0, 57.0)})
    exif[0x010F] = "Ponsel Contoh"
    jpeg, lebar, tinggi = baca_foto(foto_contoh(2400, 1200, exif=exif) + b"video di belakangnya")
    hasil = Image.open(io.BytesIO(jpeg))
    assert (hasil.format, hasil.size, (lebar, tinggi)) == ("JPEG", (800, SISI), (800, SISI))
    assert dict(hasil.getexif()) == {}
    assert b"Ponsel Contoh" not in jpeg
    assert b"video" not in jpeg


@pytest.mark.parametrize("format", ["PNG", "WEBP"])
def test_png_dan_webp_menjadi_jpeg(format):
    jpeg, _, _ = baca_foto(foto_contoh(format=format))
    assert Image.open(io.BytesIO(jpeg)).format == "JPEG"


@pytest.fixture
def kader(posyandu):
    return PenugasanFactory(tempat=posyandu)


@pytest.fixture
def rumah(posyandu, kader):
    keluarga = KeluargaFactory(posyandu=posyandu)
    return RumahLayakHuniFactory(keluarga=keluarga, dicatat_oleh=kader.pengguna)


@pytest.fixture
def ponsel(kader):
    client = Client(enforce_csrf_checks=True)
    assert client.login(username=kader.pengguna.username, password=SANDI)
    return client


def kirim_foto(client, entri, isi, *, kunci=None, sha256=None):
    token = client.get("/layanan/kirim/berkas/").json()["csrf"]
    data = {
        "kunci": str(kunci or uuid.uuid4()),
        "entri": str(entri),
        "sha256": sha256 or hashlib.sha256(isi).hexdigest(),
        "foto": SimpleUploadedFile("IMG_Pak_Udin.jpg", isi),
    }
    return client.post("/layanan/kirim/berkas/", data, headers={"x-csrftoken": token})


def ringkas(jawaban):
    badan = jawaban.json()
    return badan["hasil"], badan["sebab"], badan["galat"]


def isi_rumah(kader, keluarga, **lain):
    isi = {
        "keluarga": str(keluarga.kunci),
        "tanggal": "2026-06-10",
        "petugas": str(kader.pengguna_id),
        "atap": "genteng",
        "dinding": "tembok",
        "lantai": "keramik",
        "ventilasi": "cukup",
        "pencahayaan": "baik",
        "luas_lantai": "60",
        "penghuni": "4",
        "bangunan_aman": "ya",
        "jamban_sehat": "ya",
        "air_minum_layak": "ya",
    }
    return barang(kader, KODE, isi, **lain)


def test_satu_foto_dikirim_dua_kali_tersimpan_sekali(ponsel, rumah):
    kunci, isi = uuid.uuid4(), foto_contoh()
    pertama = kirim_foto(ponsel, rumah.kunci, isi, kunci=kunci)
    kedua = kirim_foto(ponsel, rumah.kunci, isi, kunci=kunci)
    assert ringkas(pertama) == ("diterima", "", {})
    assert ringkas(kedua) == ("sudah_ada", "", {})
    [foto] = Berkas.objects.all()
    badan = pertama.json()
    assert (badan["kunci"], badan["nomor"] == kedua.json()["nomor"]) == (str(kunci), True)
    assert {"epoch", "nomor"} <= badan.keys()
    assert (foto.entri, foto.keadaan, foto.sha256) == (
        rumah.kunci,
        "tersimpan",
        hashlib.sha256(isi).hexdigest(),
    )
    assert "Udin" not in foto.isi.name


def test_kunci_yang_sama_dengan_foto_lain_ditolak(ponsel, rumah):
    kunci = uuid.uuid4()
    kirim_foto(ponsel, rumah.kunci, foto_contoh(), kunci=kunci)
    jawaban = kirim_foto(ponsel, rumah.kunci, foto_contoh(warna="blue"), kunci=kunci)
    assert ringkas(jawaban) == (
        "ditolak",
        "",
        {"foto": ["Kunci ini sudah dipakai untuk foto lain."]},
    )
    assert Berkas.objects.count() == 1


def test_foto_yang_sampai_tidak_utuh_ditolak(ponsel, rumah):
    jawaban = kirim_foto(ponsel, rumah.kunci, foto_contoh(), sha256="0" * 64)
    galat = {"foto": ["Foto ini tidak sampai dengan utuh. Kirim lagi."]}
    assert ringkas(jawaban) == ("ditolak", "", galat)
    assert not Berkas.objects.exists()


def test_paling_banyak_lima(ponsel, rumah):
    hasil = [ringkas(kirim_foto(ponsel, rumah.kunci, foto_contoh(10 + n)))[0] for n in range(6)]
    assert hasil == ["diterima"] * 5 + ["ditolak"]


def test_foto_mendahului_catatannya(ponsel, kader, masuk, posyandu):
    """It waits, is kept, and stands on the page as soon as its entry has come."""
    item = isi_rumah(kader, KeluargaFactory(posyandu=posyandu))
    kunci = uuid.uuid4()
    for _ in range(2):
        jawaban = kirim_foto(ponsel, item["kunci"], foto_contoh(), kunci=kunci)
        assert ringkas(jawaban) == ("tertahan", "induk", {})
    foto = Berkas.objects.get()
    lihat = masuk(kader)
    assert lihat.get(reverse("layanan:berkas", args=[foto.kunci])).status_code == 404
    [jawab] = terima(items=[item], pengguna=kader.pengguna, batch=uuid.uuid4())
    assert jawab.hasil == "diterima"
    halaman = lihat.get(reverse("layanan:catatan", args=[KODE, jawab.objek.pk]))
    assert halaman.context["foto"] == [foto]
    assert lihat.get(reverse("layanan:berkas", args=[foto.kunci])).status_code == 200
    jawaban = kirim_foto(ponsel, item["kunci"], foto_contoh(), kunci=kunci)
    assert ringkas(jawaban) == ("sudah_ada", "", {})
    assert Berkas.objects.get().keadaan == "tersimpan"


def test_foto_orang_lain_yang_mendahului_tidak_tampil(kader, posyandu, masuk):
    item = isi_rumah(kader, KeluargaFactory(posyandu=posyandu))
    asing = PenugasanFactory()
    jawaban = terima_foto(
        kunci=uuid.uuid4(),
        entri=uuid.UUID(item["kunci"]),
        isi=foto_contoh(),
        pengguna=asing.pengguna,
    )
    assert jawaban.hasil == "tertahan"
    [jawab] = terima(items=[item], pengguna=kader.pengguna, batch=uuid.uuid4())
    halaman = masuk(kader).get(reverse("layanan:catatan", args=[KODE, jawab.objek.pk]))
    assert halaman.context["foto"] == []


def test_foto_dari_berkas_antrean_lalu_dari_ponselnya_sendiri(kader, posyandu, masuk):
    """The ketua has read the file; then the phone is found: entry and photo are the kader's."""
    ketua = PenugasanFactory(tempat=posyandu, peran="pengurus", jabatan="ketua")
    item = isi_rumah(kader, KeluargaFactory(posyandu=posyandu))
    foto = {"kunci": uuid.uuid4(), "entri": uuid.UUID(item["kunci"]), "isi": foto_contoh()}
    assert terima_foto(**foto, pengguna=ketua.pengguna).hasil == "tertahan"
    [jawab] = terima(items=[item], pengguna=kader.pengguna, batch=uuid.uuid4())
    assert terima_foto(**foto, pengguna=kader.pengguna).hasil == "sudah_ada"
    asing = terima_foto(**foto, pengguna=PenugasanFactory().pengguna)
    assert asing.galat == {"foto": ["Catatan ini tidak ada di Posyandu Anda."]}
    [satu] = Berkas.objects.all()
    assert (satu.pengguna, satu.keadaan) == (kader.pengguna, "tersimpan")
    halaman = masuk(kader).get(reverse("layanan:catatan", args=[KODE, jawab.objek.pk]))
    assert halaman.context["foto"] == [satu]


@pytest.mark.parametrize(
    ("letak", "hasil"),
    [
        ("-6.231250,106.812500", (Decimal("-6.231250"), Decimal("106.812500"))),
        ("", (None, None)),
        ("-6.2", (None, None)),
        ("91,106", (None, None)),
        ("NaN,106", (None, None)),
        ("di sini,di sana", (None, None)),
    ],
)
def test_letak_hanya_bila_disertakan(kader, rumah, masuk, letak, hasil):
    isi = {"foto": SimpleUploadedFile("f.jpg", foto_contoh()), "letak_foto": letak}
    masuk(kader).post(reverse("layanan:berkas_tambah", args=[KODE, rumah.pk]), isi)
    foto = Berkas.objects.get()
    assert (foto.lintang, foto.bujur) == hasil


def test_posyandu_lain_tidak_bisa_menambah(rumah):
    asing = PenugasanFactory()
    jawaban = terima_foto(
        kunci=uuid.uuid4(), entri=rumah.kunci, isi=foto_contoh(), pengguna=asing.pengguna
    )
    assert jawaban.galat == {"foto": ["Catatan ini tidak ada di Posyandu Anda."]}
    assert not Berkas.objects.exists()


def test_dari_yang_tidak_lagi_bertugas_menunggu_ketua(kader, rumah, posyandu, masuk):
    lain = PenugasanFactory(tempat=posyandu)
    ketua = PenugasanFactory(tempat=posyandu, peran="pengurus", jabatan="ketua")
    kader.selesai = timezone.localdate() - timezone.timedelta(days=2)
    kader.save()
    jawaban = terima_foto(
        kunci=uuid.uuid4(), entri=rumah.kunci, isi=foto_contoh(), pengguna=kader.pengguna
    )
    assert (jawaban.hasil, jawaban.sebab) == ("tertahan", "karantina")
    foto = Berkas.objects.get()
    alamat = reverse("layanan:catatan", args=[KODE, rumah.pk])
    putus = reverse("layanan:berkas_putuskan", args=[KODE, rumah.pk, foto.kunci])
    kader_lain = masuk(lain)
    assert kader_lain.get(alamat).context["foto"] == []
    assert kader_lain.post(putus, {"aksi": "pakai"}).status_code == 404
    client = masuk(ketua)
    assert client.get(alamat).context["foto"] == [foto]
    client.post(putus, {"aksi": "pakai"})
    foto.refresh_from_db()
    assert (foto.keadaan, foto.diputuskan_oleh) == ("tersimpan", ketua.pengguna)


def test_hanya_foto_saja_yang_diberikan(ponsel, rumah, masuk, kader):
    kirim_foto(ponsel, rumah.kunci, foto_contoh())
    foto = Berkas.objects.get()
    jawaban = masuk(kader).get(reverse("layanan:berkas", args=[foto.kunci]))
    kepala = [
        "Content-Type",
        "X-Content-Type-Options",
        "Content-Security-Policy",
        "Cache-Control",
        "Content-Disposition",
    ]
    assert [jawaban[nama] for nama in kepala] == [
        "image/jpeg",
        "nosniff",
        "default-src 'none'; sandbox",
        "private, max-age=3600",
        "inline",
    ]
    assert Image.open(io.BytesIO(jawaban.content)).size == (40, 30)


def test_catatan_baru_dengan_foto_tanpa_javascript(masuk, kader, posyandu):
    """A photo that is refused does not hold up its entry, and is told."""
    keluarga = KeluargaFactory(posyandu=posyandu)
    isi = isi_rumah(kader, keluarga)["isi"]
    berkas = [
        SimpleUploadedFile("a.jpg", foto_contoh()),
        SimpleUploadedFile("b.jpg", b"MZ" * 50),
    ]
    alamat = reverse("layanan:catatan_baru", args=[KODE]) + f"?keluarga={keluarga.pk}"
    jawaban = masuk(kader).post(alamat, {**isi, "foto": berkas}, follow=True)
    rumah = RumahLayakHuni.objects.get()
    assert [(b.entri, b.keadaan) for b in Berkas.objects.all()] == [(rumah.kunci, "tersimpan")]
    assert [str(p) for p in jawaban.context["messages"]] == [
        "Tersimpan.",
        f"Foto belum tersimpan. {BUKAN_FOTO}",
    ]


def test_foto_ditambah_dan_dilepas_di_halamannya(masuk, kader, rumah):
    client = masuk(kader)
    tambah = reverse("layanan:berkas_tambah", args=[KODE, rumah.pk])
    for _ in range(2):  # the same press twice
        client.post(tambah, {"foto": SimpleUploadedFile("a.jpg", foto_contoh())})
    foto = Berkas.objects.get()
    alamat = reverse("layanan:catatan", args=[KODE, rumah.pk])
    assert client.get(alamat).context["foto"] == [foto]
    putus = reverse("layanan:berkas_putuskan", args=[KODE, rumah.pk, foto.kunci])
    client.post(putus, {"aksi": "lepas"})
    assert client.get(alamat).context["foto"] == []
    assert client.get(reverse("layanan:berkas", args=[foto.kunci])).status_code == 404
    assert foto.isi.storage.exists(foto.isi.name)
