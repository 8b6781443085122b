"""Lists, detail, correction, withdrawal and export of every register."""

import csv
import datetime
import io
import zipfile

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from kelembagaan.tests.pabrik import PenugasanFactory
from layanan.formulir.daftar import daftar_register
from layanan.kesehatan.kartu.register import IZIN_RAHASIA
from layanan.models import EksporLog, Kiriman, Timbang
from layanan.tests.pabrik import (
    InsidenFactory,
    PenyaluranBansosFactory,
    TimbangFactory,
    WargaFactory,
)

pytestmark = pytest.mark.django_db
HARI_INI = timezone.localdate()


@pytest.fixture
def kader(posyandu):
    return PenugasanFactory(tempat=posyandu, pengguna__nama="Euis")


@pytest.fixture
def client(masuk, kader):
    return masuk(kader)


@pytest.fixture
def catatan(posyandu, kader):
    warga = WargaFactory(posyandu=posyandu, nama="Siti Aminah")
    return TimbangFactory(warga=warga, dicatat_oleh=kader.pengguna, tanggal="2026-06-10")


def alamat(nama, catatan, kode="timbang"):
    return reverse(f"layanan:{nama}", args=[kode, catatan.pk])


def isi_koreksi(**lain):
    petugas = Timbang.objects.get().petugas_id
    return {"tanggal": "2026-06-10", "petugas": petugas, "berat": "8,5", **lain}


def test_pembetulan_menyimpan_yang_lama_dan_alasannya(masuk, client, catatan, posyandu):
    lain = PenugasanFactory(tempat=posyandu, pengguna__nama="Rina", bidang=["kesehatan"])
    lihat = masuk(lain)
    halaman = lihat.get(alamat("catatan_koreksi", catatan))
    assert {f.name: f.value() for f in halaman.context["isian"]}["berat"] == "8,5"
    jawaban = lihat.post(
        alamat("catatan_koreksi", catatan), isi_koreksi(berat="8,9", alasan="Salah baca")
    )
    assert jawaban.url == alamat("catatan", catatan)
    (satu,) = client.get(jawaban.url).context["perubahan"]
    assert (str(satu.oleh), satu.alasan, satu.dibatalkan) == ("Rina", "Salah baca", False)
    assert ("Berat badan", "8,5 kg", "8,9 kg") in satu.beda


def test_pembetulan_tanpa_alasan_kembali(client, catatan):
    jawaban = client.post(alamat("catatan_koreksi", catatan), isi_koreksi(berat="9"))
    assert (jawaban.status_code, jawaban.context["galat_alasan"]) == (422, ["Tuliskan alasannya."])
    jawaban = client.post(
        alamat("catatan_koreksi", catatan), isi_koreksi(berat="900", alasan="Salah")
    )
    assert jawaban.status_code == 422
    assert 'value="900"' in jawaban.content.decode()
    jawaban = client.post(
        alamat("catatan_koreksi", catatan), isi_koreksi(berat="9", alasan="x" * 10_000)
    )
    assert jawaban.status_code == 422
    catatan.refresh_from_db()
    assert (str(catatan.berat), catatan.revisi, Kiriman.objects.count()) == ("8.50", 1, 0)


def test_pembatalan_bertanggal_dan_tetap_terbaca(client, catatan):
    kosong = client.post(alamat("catatan_batal", catatan), {"alasan": " "})
    assert (kosong.status_code, kosong.context["galat"]) == (422, "Tuliskan alasannya.")
    client.post(alamat("catatan_batal", catatan), {"alasan": "Anak lain"})
    catatan.refresh_from_db()
    assert catatan.dibatalkan_pada is not None
    halaman = client.get(alamat("catatan", catatan))
    assert [p.dibatalkan for p in halaman.context["perubahan"]] == [True]
    assert halaman.context["boleh_ubah"] is False
    assert client.post(alamat("catatan_koreksi", catatan), isi_koreksi()).status_code == 404
    daftar = client.get(reverse("layanan:catatan_daftar", args=["timbang"]))
    assert daftar.context["daftar"] == [catatan]


def test_pembatalan_sesudah_diubah_orang_lain(client, catatan):
    """What was corrected since the page was made is shown first; the second press holds."""
    url = alamat("catatan_batal", catatan)
    halaman = client.get(url)
    assert f'name="revisi" value="{catatan.revisi}"' in halaman.content.decode()
    isi = {"kunci": halaman.context["kunci"], "revisi": catatan.revisi, "alasan": "Anak lain"}
    client.post(alamat("catatan_koreksi", catatan), isi_koreksi(berat="8,9", alasan="Salah baca"))
    lagi = client.post(url, isi)
    teks = lagi.content.decode()
    assert lagi.status_code == 422
    assert ("Berat badan: 8,9 kg" in teks, 'name="revisi" value="2"' in teks) == (True, True)
    assert "Anak lain" in teks
    catatan.refresh_from_db()
    assert f"Catatan ini sudah diubah oleh {catatan.diubah_oleh} sejak halaman dibuka." in teks
    assert catatan.dibatalkan_pada is None
    assert client.post(url, isi | {"revisi": 2}).url == alamat("catatan", catatan)
    catatan.refresh_from_db()
    assert catatan.dibatalkan_pada is not None


def test_pembatalan_yang_sama_dua_kali(client, catatan):
    url = alamat("catatan_batal", catatan)
    isi = {"kunci": client.get(url).context["kunci"], "revisi": 1, "alasan": "Anak lain"}
    client.post(url, isi)
    kedua = client.post(url, isi, follow=True)
    assert kedua.redirect_chain == [(alamat("catatan", catatan), 302)]
    assert [str(m) for m in kedua.context["messages"]][-1] == "Catatan ini sudah dibatalkan."
    assert Kiriman.objects.filter(aksi="batal").count() == 1


def test_catatan_nakes_hanya_diubah_nakes(masuk, client, catatan, tangga):
    Timbang.objects.update(dari_nakes=True)
    for nama in ("catatan_koreksi", "catatan_batal"):
        assert client.get(alamat(nama, catatan)).status_code == 404
    nakes = masuk(PenugasanFactory(peran="nakes", tempat=tangga.desa))
    nakes.post(alamat("catatan_koreksi", catatan), isi_koreksi(berat="8,7", alasan="Diukur ulang"))
    catatan.refresh_from_db()
    assert str(catatan.berat) == "8.70"


@pytest.mark.parametrize(
    ("siapa", "boleh"),
    [
        ({"bidang": ["kesehatan"]}, True),
        ({"bidang": ["sosial"]}, False),
        ({"peran": "pengurus"}, True),
    ],
)
def test_siapa_yang_membetulkan(masuk, posyandu, catatan, siapa, boleh):
    lain = masuk(PenugasanFactory(tempat=posyandu, **siapa))
    kode = 200 if boleh else 404
    assert lain.get(alamat("catatan_koreksi", catatan)).status_code == kode
    assert lain.get(alamat("catatan_batal", catatan)).status_code == kode


def test_catatan_tamu_terbaca_di_posyandunya_sendiri(masuk, client, posyandu, posyandu_luar):
    anak = WargaFactory(posyandu=posyandu)
    jauh = TimbangFactory(warga=anak, posyandu=posyandu_luar, tanggal="2026-06-11")
    halaman = client.get(alamat("catatan", jauh))
    assert (halaman.status_code, halaman.context["boleh_ubah"]) == (200, False)
    assert client.get(alamat("catatan_koreksi", jauh)).status_code == 404
    di_sana = masuk(PenugasanFactory(tempat=posyandu_luar))
    assert di_sana.get(alamat("catatan", jauh)).context["boleh_ubah"] is True


def test_daftar_per_bulan_dan_per_kunci(client, posyandu, kader, posyandu_sedesa):
    anak = [WargaFactory(posyandu=posyandu, nama=f"Anak {n}") for n in range(45)]
    for a in anak:
        TimbangFactory(warga=a, dicatat_oleh=kader.pengguna, tanggal="2026-06-10")
    TimbangFactory(warga=anak[0], dicatat_oleh=kader.pengguna, tanggal="2026-07-01")
    TimbangFactory(warga__posyandu=posyandu_sedesa, tanggal="2026-06-10")
    url, isi = reverse("layanan:catatan_daftar", args=["timbang"]), []
    halaman = client.get(url, {"bulan": "2026-06"}).context
    while True:
        isi += halaman["daftar"]
        if not halaman["sesudah"]:
            break
        halaman = client.get(url, {"bulan": "2026-06", "sesudah": halaman["sesudah"]}).context
    assert (len(isi), {c.warga for c in isi}) == (45, set(anak))
    assert len(client.get(url, {"bulan": "ngawur"}).context["daftar"]) == 40
    cari = client.post(url, {"q": "anak 44"}).context["daftar"]
    assert [c.warga for c in cari] == [anak[44]]
    assert client.post(url, {"q": "tidak ada"}).context["daftar"] == []


def test_kunjungan_rumah_hanya_pada_catatan_orang_atau_keluarga(client, posyandu, kader, catatan):
    insiden = InsidenFactory(posyandu=posyandu, dicatat_oleh=kader.pengguna)
    halaman = [
        client.get(alamat("catatan", catatan)),
        client.get(alamat("catatan", insiden, "insiden")),
    ]
    assert ["Kunjungan rumah" in h.content.decode() for h in halaman] == [True, False]
    assert [h.status_code for h in halaman] == [200, 200]


def test_bansos_untuk_orang_dan_keluarga(client, posyandu, kader):
    orang = WargaFactory(posyandu=posyandu, nama="Mak Icih")
    PenyaluranBansosFactory(
        keluarga=None, warga=orang, dicatat_oleh=kader.pengguna, tanggal=HARI_INI
    )
    PenyaluranBansosFactory(
        keluarga=orang.keluarga, dicatat_oleh=kader.pengguna, tanggal="2026-01-01"
    )
    url = reverse("layanan:catatan_daftar", args=["penyaluran_bansos"])
    assert [c.siapa for c in client.get(url).context["daftar"]] == [
        "Mak Icih",
        f"Keluarga {orang.keluarga.nama}",
    ]


def test_ekspor_xlsx_dan_csv(client, kader, catatan, posyandu_sedesa):
    TimbangFactory(warga__posyandu=posyandu_sedesa, warga__nama="Bukan Milik")
    url = reverse("layanan:catatan_ekspor", args=["timbang", "csv"])
    jawaban = client.get(url, {"bulan": "2026-06"})
    assert jawaban["Content-Disposition"] == 'attachment; filename="timbang-2026-06.csv"'
    teks = b"".join(jawaban.streaming_content).decode("utf-8-sig")
    judul, isi = list(csv.reader(io.StringIO(teks)))
    assert dict(zip(judul, isi, strict=True)) == {
        "Tanggal": "2026-06-10",
        "Posyandu": "Jeruk",
        "Siapa": "Siti Aminah",
        "Berat badan": "8,5 kg",
        "Panjang/tinggi badan": "",
        "Cara ukur": "",
        "Lingkar kepala": "",
        "Lingkar lengan atas": "",
        "Bengkak di kedua punggung kaki": "",
        "Petugas": "Euis",
        "Dicatat oleh": "Euis",
        "Susulan": "",
        "Dibatalkan": "",
    }
    buku = client.get(reverse("layanan:catatan_ekspor", args=["timbang", "xlsx"]))
    with zipfile.ZipFile(io.BytesIO(b"".join(buku.streaming_content))) as arsip:
        lembar = arsip.read("xl/worksheets/sheet1.xml").decode()
    assert "Siti Aminah" in lembar
    assert "Bukan Milik" not in lembar
    assert list(EksporLog.objects.values_list("daftar", "saringan", "jumlah", "pengguna")) == [
        ("timbang", "", 1, kader.pengguna_id),
        ("timbang", "2026-06", 1, kader.pengguna_id),
    ]


def test_pencarian_yang_terlalu_luas_minta_nama_lebih_lengkap(client, posyandu, kader):
    """A next page would be one of all entries: the name does not stand in the address."""
    budi = WargaFactory(posyandu=posyandu, nama="Budi")
    for n in range(41):
        hari = datetime.date(2026, 5, 1) + datetime.timedelta(days=n)
        TimbangFactory(warga=budi, tanggal=hari, dicatat_oleh=kader.pengguna)
    url = reverse("layanan:catatan_daftar", args=["timbang"])
    lanjut, sempit = "?sesudah=", "tulis namanya lebih lengkap"
    halaman = client.get(url).content.decode()
    assert (lanjut in halaman, sempit in halaman) == (True, False)
    temuan = client.post(url, {"q": "budi"}).content.decode()
    assert (lanjut in temuan, sempit in temuan) == (False, True)


def test_ekspor_lebih_dari_satu_halaman_kunci(client, posyandu, kader, monkeypatch):
    monkeypatch.setattr("layanan.formulir.ekspor.SEKALI", 3)
    for n in range(7):
        InsidenFactory(
            posyandu=posyandu, dicatat_oleh=kader.pengguna, lokasi=f"RT {n}", tanggal="2026-06-10"
        )
    url = reverse("layanan:catatan_ekspor", args=["insiden", "csv"])
    teks = b"".join(client.get(url).streaming_content).decode()
    assert [f"RT {n}" in teks for n in range(7)] == [True] * 7
    assert teks.count("\n") == 8


def test_nilai_terakhir_di_samping_isian(client, catatan):
    url = reverse("layanan:catatan_baru", args=["timbang"]) + f"?warga={catatan.warga_id}"
    isian = {f.name: f for f in client.get(url).context["isian"]}
    assert isian["berat"].field.widget.attrs["data-terakhir"] == "8,5 kg, 10-06-2026"
    assert isian["tanggal"].value() == HARI_INI
    assert "data-terakhir" not in isian["tinggi"].field.widget.attrs
    # It still stands there when what was typed comes back.
    isian = {f.name: f for f in client.post(url, {"berat": "900"}).context["isian"]}
    assert isian["berat"].errors
    assert isian["berat"].field.widget.attrs["data-terakhir"] == "8,5 kg, 10-06-2026"


def test_register_menurut_hak(masuk, client, posyandu, tangga):
    url = reverse("layanan:register")
    isi = client.get(url).context["per_bidang"]
    assert {f.kode for daftar in isi.values() for f, _ in daftar} == {
        f.kode for f in daftar_register() if f.izin != IZIN_RAHASIA
    }
    sosial = masuk(PenugasanFactory(tempat=posyandu, bidang=["sosial"])).get(url)
    assert [str(b) for b in sosial.context["per_bidang"]] == ["sosial"]
    desa = masuk(PenugasanFactory(peran="pemdes", tempat=tangga.desa)).get(url)
    boleh = {f.kode: b for daftar in desa.context["per_bidang"].values() for f, b in daftar}
    assert "timbang" not in boleh
    assert set(boleh.values()) == {False}


def test_daftar_formulir_sebagai_csv(capsys):
    call_command("daftar_formulir")
    baris = list(csv.reader(io.StringIO(capsys.readouterr().out)))
    assert baris[0] == ["kode", "bidang", "subjek", "judul"]
    assert ["timbang", "kesehatan", "warga", "Penimbangan balita"] in baris
    assert len(baris) == 1 + len(daftar_register())
