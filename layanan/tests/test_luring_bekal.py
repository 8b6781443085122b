"""What a phone takes along: who and what stands in it, what never does, and how large it is."""

import datetime
import json

import pytest

from kelembagaan.bidang import Bidang
from kelembagaan.models import BidangAktif, JadwalBuka
from kelembagaan.peran import Peran
from kelembagaan.tests.pabrik import PenugasanFactory
from kelembagaan.wilayah.zona import hari_ini
from layanan.formulir.daftar import daftar_register
from layanan.tests.pabrik import (
    AirSanitasiFactory,
    FakirMiskinFactory,
    HariBukaFactory,
    KeluargaFactory,
    KunjunganFactory,
    TimbangFactory,
    WargaFactory,
)

ALAMAT = "/layanan/bekal/"
NIK = "3602181205240001"
NO_KK = "3602181205240002"


@pytest.fixture
def hari(posyandu):
    BidangAktif.objects.bulk_create(
        BidangAktif(posyandu=posyandu, bidang=satu, mulai=posyandu.mulai) for satu in Bidang.values
    )
    return hari_ini(posyandu.kode)


@pytest.fixture
def kader(posyandu, masuk):
    return masuk(PenugasanFactory(tempat=posyandu))


def anak(posyandu, hari, nama, **lain):
    return WargaFactory(
        posyandu=posyandu, nama=nama, tanggal_lahir=hari - datetime.timedelta(days=500), **lain
    )


def test_orang_formulir_dan_nilai_terakhir(kader, posyandu, hari):
    siti = anak(posyandu, hari, "Siti Nurhaliza", nama_ibu="Dewi Lestari", nik=NIK)
    dulu = hari - datetime.timedelta(days=30)
    TimbangFactory(warga=siti, tanggal=dulu - datetime.timedelta(days=30), berat="7.9")
    TimbangFactory(warga=siti, tanggal=dulu, berat="8.2")
    buka = HariBukaFactory(posyandu=posyandu, tanggal=hari)
    KunjunganFactory(hari_buka=buka, warga=siti)
    isi = kader.get(ALAMAT).json()
    assert (isi["posyandu"], isi["tanggal"]) == (posyandu.pk, hari.isoformat())
    (orang,) = isi["warga"]
    assert orang["lama"].pop("timbang")["angka"] == {"berat": "8,2 kg"}
    bantuan = orang.pop("bantuan")
    # Of 16 months, and nothing recorded: much is late, nothing usual.
    assert set(bantuan["imunisasi"]) == {"perlu"}
    assert {"hb0", "mr1"} & set(bantuan["imunisasi"]["perlu"].split()) == {"mr1"}
    bantuan = bantuan["timbang"]
    assert orang == {
        "kunci": str(siti.kunci),
        "nama": "Siti Nurhaliza",
        "jenis_kelamin": "P",
        "lahir": siti.tanggal_lahir.isoformat(),
        "ibu": "Dewi",
        "keluarga": str(siti.keluarga.kunci),
        "tamu": False,
        "kelompok": ["balita"],
        "langkah": [1],
        "lama": {},
    }
    assert (bantuan["tanggal"], bantuan["ambang"]["lalu"]) == (hari.isoformat(), 8.2)
    # 8% less than last time, 0.8 kg more than along her own line.
    assert bantuan["wajar"]["berat"] == [7.544, 9.177]
    assert 'name="berat"' in isi["formulir"]["timbang"]["html"]
    assert isi["formulir"]["timbang"]["versi"] == 1
    tiket = isi["formulir"]["permohonan"]
    assert tiket["judul"] == "Permohonan, nomor menyusul"
    assert (tiket["subjek"], tiket["tempat"], tiket["bidang"]) == (
        ["keluarga", "warga"],
        True,
        "permohonan",
    )
    assert "timbang" in isi["register_hari"]
    ttd, ukur = (isi["formulir"][kode] for kode in ("ttd_remaja", "ukur_tubuh"))
    assert ttd["syarat"] == {"dari": 120, "sampai": None, "perempuan": True}
    assert ukur["perlu_satu"] == ["berat", "tinggi", "lingkar_perut", "lila"]


def test_tanpa_nik_kk_kemiskinan_dan_posyandu_luar(kader, posyandu, posyandu_sedesa, hari):
    rumah = KeluargaFactory(posyandu=posyandu, no_kk=NO_KK)
    anak(posyandu, hari, "Siti Nurhaliza", nik=NIK, keluarga=rumah, nama_ibu="Dewi Rahasia")
    anak(posyandu_sedesa, hari, "Orang Lain")
    FakirMiskinFactory(keluarga=rumah, penghasilan=654_321, tanggal=hari)
    AirSanitasiFactory(keluarga=rumah, tanggal=hari)
    isi = kader.get(ALAMAT).json()
    teks = json.dumps(isi)
    for rahasia in (NIK, NO_KK, "654321", "654.321", "Rahasia", "Orang Lain"):
        assert rahasia not in teks
    (keluarga,) = isi["keluarga"]
    assert list(keluarga["lama"]) == ["air_sanitasi"]


def test_hanya_register_bidangnya(posyandu, hari, masuk):
    anak(posyandu, hari, "Siti Nurhaliza")
    tugas = PenugasanFactory(tempat=posyandu, bidang=[Bidang.KESEHATAN])
    isi = masuk(tugas).get(ALAMAT).json()
    terbuka = {f.kode for f in daftar_register() if f.bidang == Bidang.KESEHATAN and not f.izin}
    assert set(isi["formulir"]) == {"hadir", "keluarga", "warga", "aspirasi", *terbuka}


def test_hari_buka_berikut_menurut_jadwal(kader, posyandu, hari):
    lusa = hari + datetime.timedelta(days=2)
    JadwalBuka.objects.create(
        posyandu=posyandu, pola="tanggal", tanggal=lusa.day, jam_mulai="08:00", jam_selesai="11:00"
    )
    assert kader.get(ALAMAT).json()["tanggal"] == lusa.isoformat()
    HariBukaFactory(posyandu=posyandu, tanggal=hari)
    assert kader.get(ALAMAT).json()["tanggal"] == hari.isoformat()


def test_120_orang_paling_besar_500_kb(kader, posyandu, hari):
    rumah = [KeluargaFactory(posyandu=posyandu) for _ in range(40)]
    for nomor in range(120):
        orang = anak(posyandu, hari, f"Siti Nurhaliza {nomor}", keluarga=rumah[nomor % 40])
        TimbangFactory(warga=orang, tanggal=hari - datetime.timedelta(days=30))
    assert len(kader.get(ALAMAT).content) < 500_000


def test_tidak_berubah_dikirim_sebagai_jawaban(kader, posyandu, hari):
    """Aid, income and desil are asked with an answer that stands for what the phone lacks."""
    isi = kader.get(ALAMAT).json()["formulir"]
    assert isi["fakir_miskin"]["tetap"] == {"penghasilan": ["penghasilan"], "desil": ["desil"]}
    assert 'value="penghasilan"' in isi["fakir_miskin"]["html"]
    assert list(isi["penyaluran_bansos"]["tetap"]) == ["bantuan"]


def test_nakes_menyiapkan_posyandu_yang_buka_lebih_dulu(posyandu, posyandu_sedesa, hari, masuk):
    bidan = masuk(PenugasanFactory(peran=Peran.NAKES, tempat=posyandu.wilayah))
    HariBukaFactory(posyandu=posyandu, tanggal=hari + datetime.timedelta(days=9))
    HariBukaFactory(posyandu=posyandu_sedesa, tanggal=hari + datetime.timedelta(days=2))
    anak(posyandu, hari, "Siti Nurhaliza")
    isi = bidan.get(ALAMAT).json()
    lusa = (hari + datetime.timedelta(days=2)).isoformat()
    assert (isi["posyandu"], isi["tanggal"]) == (posyandu_sedesa.pk, lusa)
    assert set(isi["formulir"]) & {"hadir", "patroli", "timbang", "warga"} == {"timbang", "warga"}
    dipilih = bidan.get(f"{ALAMAT}?posyandu={posyandu.pk}").json()
    assert [w["nama"] for w in dipilih["warga"]] == ["Siti Nurhaliza"]
    assert bidan.get("/layanan/hari-buka/").context["boleh_luring"]


def test_bukan_untuk_yang_tidak_melayani(posyandu, posyandu_luar, masuk):
    pemdes = masuk(PenugasanFactory(peran=Peran.PEMDES, tempat=posyandu.wilayah))
    assert pemdes.get(ALAMAT).status_code == 404
    bidan = masuk(PenugasanFactory(peran=Peran.NAKES, tempat=posyandu.wilayah))
    assert bidan.get(f"{ALAMAT}?posyandu={posyandu_luar.pk}").status_code == 404
