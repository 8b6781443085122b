"""The same page sent again: Back, a change, a kunci that is none."""

import datetime
import re
import uuid

import pytest
from django.urls import reverse
from django.utils import timezone

from layanan.formulir.daftar import daftar_register, semua_formulir
from layanan.formulir.isian import BulatField, DesimalField
from layanan.models import Kehamilan, Kiriman, Patroli
from layanan.tests.pabrik import WargaFactory
from layanan.tests.test_formulir_isian import isi_benar, kirim

pytestmark = pytest.mark.django_db
BARU = "/layanan/catatan/patroli/baru/"


@pytest.fixture
def client(masuk, kader):
    return masuk(kader)


@pytest.fixture
def isi(kader):
    return isi_benar("patroli", kader) | {"kunci": str(uuid.uuid4()), "lokasi": "RW 01"}


def strip(jawaban):
    """The words of the strip of sending."""
    teks = jawaban.content.decode()
    return re.search(r"data-strip>.*?<span>(.*?)</span>", teks, re.DOTALL)[1]


def test_isi_yang_sama_dua_kali_sudah_tersimpan(client, isi):
    pertama = client.post(BARU, isi)
    kedua = client.post(BARU, isi, follow=True)
    assert kedua.redirect_chain == [(pertama.url, 302)]
    assert [str(m) for m in kedua.context["messages"]] == ["Tersimpan.", "Sudah tersimpan."]
    assert (Patroli.objects.count(), strip(kedua)) == (1, "Semua tersimpan")


def test_isi_lain_di_halaman_yang_sudah_tersimpan(client, isi):
    """It is said, nothing changes, and what was typed goes along to the correction."""
    client.post(BARU, isi)
    catatan = Patroli.objects.get()
    betulkan = reverse("layanan:catatan_koreksi", args=["patroli", catatan.pk])
    jawaban = client.post(BARU, isi | {"lokasi": "RW 02 saja"})
    assert (jawaban.status_code, strip(jawaban)) == (422, "Belum tersimpan")
    assert jawaban.context["galat"] == [
        "Catatan ini sudah tersimpan sebelumnya. Perubahan yang baru BELUM disimpan."
    ]
    teks = jawaban.content.decode()
    assert f'formaction="{betulkan}"' in teks
    assert 'value="RW 02 saja"' in teks
    assert list(Patroli.objects.values_list("lokasi", "revisi")) == [("RW 01", 1)]
    assert [k.keadaan for k in Kiriman.objects.all()] == ["diterima"]

    dibawa = client.post(betulkan, isi | {"lokasi": "RW 02 saja", "aksi": "bawa"})
    assert (dibawa.status_code, strip(dibawa)) == (200, "Belum tersimpan")
    assert dibawa.context["kunci"] != isi["kunci"]
    nilai = {f.name: f.value() for f in dibawa.context["isian"]}
    assert nilai["lokasi"] == "RW 02 saja"
    kirim_ulang = {n: v for n, v in nilai.items() if v is not None}
    kirim_ulang |= {"kunci": dibawa.context["kunci"], "revisi": 1, "alasan": "Salah RW"}
    assert client.post(betulkan, kirim_ulang).status_code == 302
    assert list(Patroli.objects.values_list("lokasi", "revisi")) == [("RW 02 saja", 2)]


def test_pembetulan_yang_sudah_tersimpan_lalu_diubah(client, isi):
    client.post(BARU, isi)
    betulkan = reverse("layanan:catatan_koreksi", args=["patroli", Patroli.objects.get().pk])
    satu = isi | {"kunci": str(uuid.uuid4()), "revisi": 1, "alasan": "Salah RW", "lokasi": "RW 02"}
    assert client.post(betulkan, satu).status_code == 302
    dua = satu | {"lokasi": "RW 03"}
    jawaban = client.post(betulkan, dua)
    assert (jawaban.status_code, len(jawaban.context["galat"])) == (422, 1)
    assert "BELUM disimpan" in jawaban.context["galat"][0]
    assert Patroli.objects.get().lokasi == "RW 02"
    assert not Kiriman.objects.filter(keadaan="bentrok").exists()
    lagi = dua | {"kunci": jawaban.context["kunci"], "revisi": jawaban.context["revisi"]}
    assert client.post(betulkan, lagi).status_code == 302
    assert Patroli.objects.get().lokasi == "RW 03"


def test_kehamilan_yang_sudah_tersimpan_lalu_diubah(client, posyandu):
    ibu = WargaFactory(posyandu=posyandu, tanggal_lahir="1998-03-02")
    alamat = reverse("layanan:kehamilan_baru", args=[ibu.pk])
    hpht = timezone.localdate() - datetime.timedelta(days=90)
    isi = {"kunci": str(uuid.uuid4()), "hpht": hpht.isoformat()}
    assert client.post(alamat, isi).status_code == 302
    lain = hpht + datetime.timedelta(days=1)
    jawaban = client.post(alamat, isi | {"hpht": lain.isoformat()})
    lama = Kehamilan.objects.get()
    assert (jawaban.status_code, lama.hpht) == (422, hpht)
    assert jawaban.context["betulkan"] == reverse("layanan:kehamilan", args=[ibu.pk, lama.pk])


@pytest.mark.parametrize("rusak", ["x", "12", "\x00", "😀", "1" * 10_000])
def test_kunci_yang_rusak_ditolak_dan_diganti(client, isi, rusak):
    jawaban = client.post(BARU, isi | {"kunci": rusak})
    assert (jawaban.status_code, len(jawaban.context["galat"])) == (422, 1)
    assert 'value="RW 01"' in jawaban.content.decode()
    assert (Patroli.objects.count(), Kiriman.objects.count()) == (0, 0)
    assert client.post(BARU, isi | {"kunci": jawaban.context["kunci"]}).status_code == 302
    betulkan = reverse("layanan:catatan_koreksi", args=["patroli", Patroli.objects.get().pk])
    ubah = isi | {"kunci": rusak, "revisi": 1, "alasan": "Salah", "lokasi": "RW 09"}
    jawaban = client.post(betulkan, ubah)
    assert (jawaban.status_code, len(jawaban.context["galat"])) == (422, 1)
    assert 'value="RW 09"' in jawaban.content.decode()
    assert Patroli.objects.get().lokasi == "RW 01"


def test_yang_ditolak_diringkas_di_atas_isian(client, isi):
    jawaban = client.post(BARU, isi | {"jumlah_petugas": "", "lokasi": ""})
    assert [f.name for f in jawaban.context["salah"]] == ["lokasi", "jumlah_petugas"]
    teks = jawaban.content.decode()
    assert teks.count("Isian ini wajib diisi.") == 4  # in the summary, and at each field
    assert teks.index("data-ringkasan") < teks.index('id="div_id_tanggal"')
    assert strip(jawaban) == "Belum tersimpan"
    assert strip(client.get(BARU)) == "Tekan tombol simpan sesudah mengisi"
    assert strip(client.get("/layanan/catatan/patroli/")) == "Semua tersimpan"


ANGKA = [
    (formulir.kode, nama)
    for formulir in daftar_register()
    for nama, isian in formulir.form.base_fields.items()
    if isinstance(isian, (BulatField, DesimalField))
]


@pytest.mark.parametrize(("kode", "nama"), ANGKA)
def test_batas_angka_ditulis_dengan_koma(kode, nama, kader):
    isi, titik = isi_benar(kode, kader), re.compile(r"\d\.(?!\d{3}\b)\d|\d{5}")
    for nilai in ("0,01", "0", "-1", "9999999999", "99999"):
        galat = kirim(kode, isi | {nama: nilai}, kader).galat.get(nama, [])
        assert [teks for teks in galat if titik.search(teks)] == []
    assert not titik.search(str(semua_formulir()[kode].form.base_fields[nama].help_text))


def test_batas_berat_menyebut_setengah_dan_batas_penghasilan_bertitik(kader):
    def galat(kode, **ubah):
        return kirim(kode, isi_benar(kode, kader) | ubah, kader).galat

    [[kalimat]] = galat("timbang", berat="0,1").values()
    assert kalimat.endswith(" 0,5.")
    [[kalimat]] = galat("fakir_miskin", penghasilan="100.000.001").values()
    assert kalimat.endswith(" 100.000.000.")
