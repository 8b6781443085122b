"""The command that computes a whole file, as puskesmas and dinas use it."""

import csv
import io

import pytest

from layanan.kesehatan.berkas import BarisSalah, hitung_berkas

KEPALA = "id,sex,age_days,weight_kg,lenhei_cm,measure,head_circ_cm,muac_cm,oedema,desa\n"


def jalankan(isi, **pilihan):
    """(rows, [(line, why)], (good, bad))"""
    keluar, salah = io.StringIO(), []
    jumlah = hitung_berkas(
        io.StringIO(isi), keluar, lapor=lambda *galat: salah.append(galat), **pilihan
    )
    return list(csv.DictReader(io.StringIO(keluar.getvalue()))), salah, jumlah


def test_satu_anak_dan_kolom_lain_diteruskan():
    [baris], salah, _ = jalankan(KEPALA + "a1,M,0,3.3464,49.8842,L,34.4618,,n,Suka Maju\n")
    assert salah == []
    assert baris == {
        "id": "a1",
        "zlen": "0.00",
        "zwei": "0.00",
        "zwfl": baris["zwfl"],
        "zbmi": baris["zbmi"],
        "zhc": "0.00",
        "zac": "",
        "kategori_bb_u": "Berat badan normal",
        "kategori_tb_u": "Normal",
        "kategori_bb_tb": "Gizi baik",
        "kategori_imt_u": "Gizi baik",
        "kategori_lk_u": "Normal",
        "kategori_lila": "",
        "periksa": "",
        "desa": "Suka Maju",
    }


def test_baris_salah_disebut_nomornya_dan_yang_lain_jalan():
    isi = "\n".join(
        [
            "b1,X,0,3.3,,,,,,",
            "b2,F,-1,3.3,,,,,,",
            "b3,F,12.5,3.3,,,,,,",
            "b4,F,30,0,,,,,,",
            "b5,F,30,4.1,tinggi,,,,,",
            "b6,F,30,4.1,,T,,,,",
            "b7,F,30,nan,,,,,,",
            "b8,F,30,4.1,,,,,,",
        ]
    )
    baris, salah, jumlah = jalankan(KEPALA + isi)
    assert salah == [
        (2, "sex: X"),
        (3, "age_days: -1"),
        (4, "age_days: 12.5"),
        (5, "weight_kg: 0"),
        (6, "lenhei_cm: tinggi"),
        (7, "measure: T"),
        (8, "weight_kg: nan"),
    ]
    assert [b["id"] for b in baris] == ["b8"]
    assert jumlah == (1, 7)


def test_edema_dan_nilai_tidak_wajar():
    baris, _, _ = jalankan(
        KEPALA + "c1,F,400,9.0,75,L,,13,y,\nc2,F,400,2.0,75,L,,,n,\nc3,F,100,5.5,60,H,,,n,\n"
    )
    assert [baris[0][k] for k in ("zwei", "zwfl", "zbmi")] == ["", "", ""]
    assert baris[0]["kategori_lila"] == "Hijau (normal)"
    assert baris[1]["periksa"] == "zwei zwfl zbmi"
    assert baris[1]["kategori_bb_u"] == "Berat badan sangat kurang"
    assert baris[2]["periksa"] == "measure"


def test_lima_tahun_ke_atas_hanya_bila_diminta():
    isi = KEPALA + "d1,F,2000,18.0,112,H,,,n,\n"
    [biasa], _, _ = jalankan(isi)
    [anak], _, _ = jalankan(isi, hingga_18=True)
    assert (biasa["zlen"], biasa["zbmi"], biasa["kategori_imt_u"]) == ("", "", "")
    assert anak["kategori_imt_u"] == "Gizi baik"
    assert (anak["zwei"], anak["zwfl"], anak["kategori_tb_u"]) == ("", "", "")
    assert anak["zlen"] != ""


def test_kolom_wajib_tidak_ada():
    with pytest.raises(BarisSalah, match="age_days"):
        jalankan("id,sex,umur\n1,F,3\n")


def test_tidak_ada_minus_nol():
    [baris], _, _ = jalankan(KEPALA + "e1,M,0,3.3463,,,,,,\n")
    assert baris["zwei"] == "0.00"


def test_kutip_yang_tidak_ditutup_hanya_merusak_barisnya():
    """A quote left open would swallow all lines after it."""
    isi = 'f1,F,30,4.1,,,,,,"Suka Maju\nf2,F,30,4.1,,,,,,\n"f3",F,30,4.1,,,,,,"Desa, Baru"\n\n'
    baris, salah, jumlah = jalankan(KEPALA + isi + 'f4,F,"30"x,4.1,,,,,,\nf5,F,30,4.1,,,,,,\n')
    sebab = "tanda kutip tidak ditutup atau salah tempat"
    assert salah == [(2, sebab), (6, sebab)]
    assert [(b["id"], b["desa"]) for b in baris] == [("f2", ""), ("f3", "Desa, Baru"), ("f5", "")]
    assert jumlah == (3, 2)


def test_panjang_di_luar_who_anthro_disebut():
    isi = "".join(
        f"g{n},F,{umur},4.1,{cm},,,,,\n"
        for n, (umur, cm) in enumerate(
            [(30, 4), (30, 37.9), (30, 38), (1500, 150), (1500, 150.1), (2000, 59.9), (2000, 160)]
        )
    )
    baris, salah, _ = jalankan(KEPALA + isi)
    assert salah == [
        (2, "lenhei_cm: 4, seharusnya 38 sampai 150"),
        (3, "lenhei_cm: 37.9, seharusnya 38 sampai 150"),
        (6, "lenhei_cm: 150.1, seharusnya 38 sampai 150"),
        (7, "lenhei_cm: 59.9, seharusnya 60 sampai 230"),
    ]
    assert [b["id"] for b in baris] == ["g2", "g3", "g6"]


@pytest.mark.parametrize(("pemisah", "nama"), [(";", "titik koma (;)"), ("\t", "tab")])
def test_berkas_dengan_pemisah_lain_disebut(pemisah, nama):
    with pytest.raises(BarisSalah) as galat:
        jalankan(KEPALA.replace(",", pemisah) + "h1;F;30;4,1\n")
    assert str(galat.value) == (
        f"Berkas ini dipisah dengan {nama}, bukan koma. Simpan lagi sebagai CSV yang dipisah koma, "
        "dengan titik sebagai tanda desimal."
    )


def test_sel_yang_lebih_disebut_nomornya():
    """A decimal comma makes two cells of one: 365,9,6 is no weight of 9 kg."""
    kepala = "id,sex,age_days,weight_kg\n"
    baris, salah, jumlah = jalankan(kepala + "i1,M,365,9,6\ni2,M,365,9.6,,\ni3,M,365,9.6\n")
    assert salah == [(2, "5 sel, sedangkan kolomnya 4; tulis desimal dengan titik, bukan koma")]
    assert [b["id"] for b in baris] == ["i2", "i3"]
    assert jumlah == (2, 1)


def test_judul_kolom_boleh_huruf_besar_dan_berspasi():
    [baris], salah, _ = jalankan('ID, Sex ,AGE_DAYS,"Weight_kg ",Desa\nj1,M,0,3.3464,Suka Maju\n')
    assert (baris["id"], baris["zwei"], baris["Desa"], salah) == ("j1", "0.00", "Suka Maju", [])
