"""SKDN, the recap by group, and the SIP formats: read from the cards, never typed."""

import datetime
import io
import re

import pytest
from django.urls import reverse
from django.utils import timezone
from python_calamine import CalamineWorkbook

from kelembagaan.tests.pabrik import PenugasanFactory
from layanan.kesehatan.rekap.ilp import rekap_ilp
from layanan.kesehatan.rekap.sip import FORMAT, tabel_sip
from layanan.kesehatan.rekap.skdn import BALOK, BAWAH, KODE, balok, skdn
from layanan.kesehatan.services import hitung_ulang
from layanan.laporan.bulan import bulan_terakhir
from layanan.laporan.indikator import hitung
from layanan.laporan.services import siapkan, simpan_narasi
from layanan.models import (
    EksporLog,
    GiziAnak,
    HariBuka,
    Imunisasi,
    LaporanBulanan,
    PelayananHamil,
    Peristiwa,
    Rujukan,
    SkriningTBC,
    TekananDarah,
    Warga,
)
from layanan.tests.pabrik import (
    HariBukaFactory,
    KehamilanFactory,
    KunjunganFactory,
    TimbangFactory,
    WargaFactory,
)

pytestmark = pytest.mark.django_db
BULAN = bulan_terakhir(datetime.date(2026, 6, 1), 12)


def tulis(model, warga, tanggal, **isi):
    """An entry written past Kiriman."""
    pengguna = warga.dicatat_oleh
    return model.objects.create(
        warga=warga,
        posyandu=warga.posyandu,
        tanggal=tanggal,
        petugas=pengguna,
        dicatat_oleh=pengguna,
        **isi,
    )


@pytest.fixture
def anak(posyandu):
    """Three children, weighed 0, 3 and 5 times; the last of them has her book."""
    semua = [
        WargaFactory(posyandu=posyandu, nama=n, tanggal_lahir="2025-01-10", jenis_kelamin="P")
        for n in ("Ani", "Budi", "Cici")
    ]
    for ke in range(5):
        hari = HariBukaFactory(posyandu=posyandu, tanggal=datetime.date(2026, 6 - ke, 10))
        for banyak, warga in zip((0, 3, 5), semua, strict=True):
            if ke < banyak:
                berat = f"{9 - 0.15 * ke:.2f}"
                TimbangFactory(warga=warga, tanggal=hari.tanggal, hari_buka=hari, berat=berat)
    hitung_ulang(warga_ids=[w.pk for w in semua])
    tulis(GiziAnak, semua[2], datetime.date(2026, 2, 10), buku_kia=True)
    return semua


def test_skdn_sama_dengan_laporan_bulanan(anak, posyandu):
    semua = skdn(posyandu, BULAN)
    for satu in semua:
        kini = hitung(bulan=satu.bulan, posyandu_ids=[posyandu.pk])[posyandu.pk]
        assert satu.angka == {huruf: kini[kode] for huruf, kode in KODE.items()}
        assert satu.angka["d"] == sum(satu.angka[h] for h in "ntob")
    assert [h.angka["d"] for h in semua[-6:]] == [0, 1, 1, 2, 2, 2]
    assert [h.angka["k"] for h in semua[-6:]] == [0, 1, 1, 1, 1, 1]
    assert [semua[-1].angka[h] for h in ("s", "k", "d", "o", "b", "bgm")] == [3, 1, 2, 0, 0, 0]
    # Nobody was asked in January; in February one of three.
    assert [h.nisbah[0] for h in semua[-6:-4]] == [("K/S", None, 3), ("K/S", 1, 3)]


def test_skdn_bulan_terkirim_tetap_dan_sasaran_disebut(anak, posyandu, kader, masuk):
    LaporanBulanan.objects.create(
        posyandu=posyandu,
        bulan=BULAN[-1],
        kode=posyandu.kode,
        keadaan="diajukan",
        angka={"balita_s": 40, "balita_d": 30},
        target={"balita_s": 50},
    )
    akhir = skdn(posyandu, BULAN)[-1]
    assert (akhir.angka["s"], akhir.angka["d"], akhir.target) == (40, 30, 50)
    jawaban = masuk(kader).get(reverse("layanan:skdn"), {"bulan": "2026-06"}).content.decode()
    assert "60% (30 dari 50)" in jawaban
    assert "75% (30 dari 40)" in jawaban


def test_sasaran_berlaku_setahun(posyandu):
    def target(*bulan):
        return [h.target for h in skdn(posyandu, [datetime.date(*b, 1) for b in bulan])]

    semua = [(2025, 11), (2025, 12), (2026, 1), (2026, 2), (2026, 3)]
    november = siapkan(posyandu=posyandu, bulan=datetime.date(2025, 11, 1))
    simpan_narasi(laporan=november, narasi={}, target={"balita_s": 50})
    assert target(*semua) == [50, 50, None, None, None]
    assert siapkan(posyandu=posyandu, bulan=datetime.date(2025, 12, 1)).target == {"balita_s": 50}
    assert siapkan(posyandu=posyandu, bulan=datetime.date(2026, 1, 1)).target == {}
    februari = siapkan(posyandu=posyandu, bulan=datetime.date(2026, 2, 1))
    simpan_narasi(laporan=februari, narasi={}, target={"balita_s": 60})
    assert target(*semua) == [50, 50, None, 60, 60]


def test_tinggi_balok_terbaca_kembali(anak, posyandu):
    gambar = balok(skdn(posyandu, BULAN))
    balok_juni = re.findall(r'height="([\d.]+)"[^>]*><title>Jun 2026: (\w) (\d+)', gambar)
    assert [(huruf, int(n)) for _, huruf, n in balok_juni] == [
        ("S", 3),
        ("K", 1),
        ("D", 2),
        ("N", int(balok_juni[3][2])),
    ]
    satuan = float(balok_juni[0][0]) / 3
    assert all(abs(float(t) - satuan * int(n)) < 0.2 for t, _, n in balok_juni)
    assert float(balok_juni[0][0]) < BAWAH
    # Each month has its name, the first and each January its year.
    teks = re.findall(r"<text[^>]*>([^<]*)</text>", gambar)
    assert teks[len(BALOK) :] == [
        *["Jul", "2025", "Agu", "Sep", "Okt", "Nov", "Des", "Jan", "2026", "Feb", "Mar", "Apr"],
        *["Mei", "Jun"],
    ]


def test_rekap_menurut_kelompok(anak, posyandu):
    ibu = WargaFactory(posyandu=posyandu, tanggal_lahir="1996-05-10", jenis_kelamin="P")
    KehamilanFactory(warga=ibu, posyandu=posyandu, hpht="2026-02-01")
    hari = datetime.date(2026, 6, 10)
    tbc = {"demam": False, "berat_turun": False, "hari_buka": HariBuka.objects.get(tanggal=hari)}
    tulis(SkriningTBC, ibu, hari, batuk=True, kontak_tbc=True, **tbc)
    tulis(Rujukan, ibu, hari, tujuan="puskesmas", sebab="2 gejala TBC")
    tulis(SkriningTBC, anak[0], hari, batuk=False, kontak_tbc=False, **tbc)
    lansia = WargaFactory(posyandu=posyandu, tanggal_lahir="1950-01-01")
    tulis(TekananDarah, lansia, hari, sistole=180, diastole=90)  # at home
    angka = {b.nama: b.angka for b in rekap_ilp(posyandu, BULAN[-1])}
    assert angka["Ibu hamil"] == angka["Dewasa"] == (1, 1, 0, 0, 1, 1)
    sasaran, datang, tidak, normal, masalah, dirujuk = angka["Balita"]
    assert (sasaran, datang, tidak, dirujuk) == (3, 3, 0, 0)
    assert normal + masalah == datang
    assert angka["Lansia"] == (1, 0, 1, 0, 0, 0)
    mei = {b.nama: b.angka for b in rekap_ilp(posyandu, BULAN[-2])}
    assert mei["Balita"][:3] == (3, 2, 1)


def test_format_sip(anak, posyandu):
    hari = datetime.date(2026, 6, 10)
    ibu = WargaFactory(
        posyandu=posyandu, nama="Euis", tanggal_lahir="1996-05-10", jenis_kelamin="P"
    )
    KehamilanFactory(warga=ibu, posyandu=posyandu, hpht="2026-02-01", gravida=2, para=1, abortus=0)
    KunjunganFactory(warga=ibu, hari_buka=HariBuka.objects.get(tanggal=hari))
    tulis(PelayananHamil, ibu, hari, ttd_diberi=30, kelas_ibu=True)
    tulis(TekananDarah, anak[0], hari, sistole=110, diastole=70)  # at home
    tulis(Imunisasi, anak[1], hari, dosis=["mr2", "penta4"], tempat="posyandu")
    tabel = {n: tabel_sip(n, posyandu, 2026, datetime.date(2026, 6, 20)) for n in FORMAT}
    assert tabel[1].baris == [
        ["01-02-2026", "Euis", ibu.keluarga.nama, "29 tahun", "Hamil (HPHT)", "", "HPL 08-11-2026"]
    ]
    assert tabel[2].baris == []
    budi = dict(zip(tabel[3].kolom, tabel[3].baris[1], strict=True))
    assert [b[0] for b in tabel[3].baris] == ["Ani", "Budi", "Cici"]
    assert (budi["Apr"], budi["Mei"][:4], budi["Jul"]) == ("8,7 B", "8,85", "")
    assert budi["Imunisasi"] == "Campak-rubela 2 (MR), DPT-HB-Hib 4"
    assert tabel[4].baris == [["Euis", 30, ibu.keluarga.nama, "", "", "Ya"]]
    assert tabel[5].baris[0][3:10] == ["2/1/0", "01-02-2026", "08-11-2026", "", 30, 1, ""]
    # Who was weighed came too; who was seen at home did not.
    assert [b[:3] for b in tabel[6].baris[5:7]] == [["Jun", 1, 3], ["Jul", 0, 0]]
    kegiatan = {b[0]: b[-1] for b in tabel[7].baris}
    assert len(tabel[7].kolom) == 7  # up to June
    assert kegiatan["Balita ditimbang (D)"] == 2
    assert kegiatan["Imunisasi Campak-rubela 2 (MR)"] == 1


def test_kelahiran_dan_kematian_sama_di_format_1_dan_6(posyandu, posyandu_sedesa):
    ibu, lain = (
        WargaFactory(posyandu=posyandu, nama=n, tanggal_lahir="1996-05-10") for n in ("Euis", "Ika")
    )
    for siapa in (ibu, lain):
        KehamilanFactory(
            warga=siapa, hpht="2025-08-01", berakhir_pada="2026-05-02", hasil="lahir_hidup"
        )
    bayi = WargaFactory(posyandu=posyandu, keluarga=ibu.keluarga, nama="Cici")
    bayi_lahir = datetime.date(2026, 5, 2)
    Warga.objects.filter(pk=bayi.pk).update(tanggal_lahir=bayi_lahir)
    tulis(Peristiwa, bayi, bayi_lahir, jenis_peristiwa="lahir", tempat="rumah")
    WargaFactory(posyandu=posyandu_sedesa, meninggal_pada="2026-06-03")
    kakek = WargaFactory(
        posyandu=posyandu, nama="Oman", tanggal_lahir="1950-01-01", meninggal_pada="2026-06-03"
    )
    tabel = {n: tabel_sip(n, posyandu, 2026, datetime.date(2026, 6, 20)) for n in (1, 6)}
    baris = [b for b in tabel[1].baris if not b[4].startswith("Hamil")]
    assert baris == [
        ["02-05-2026", "Cici", ibu.keluarga.nama, "0 bulan", "Lahir hidup", "Rumah", ""],
        ["02-05-2026", "Ika", lain.keluarga.nama, "29 tahun", "Lahir hidup", "", ""],
        ["03-06-2026", "Oman", kakek.keluarga.nama, "76 tahun", "Meninggal", "", ""],
    ]
    assert [b[4:] for b in tabel[6].baris[4:6]] == [[2, 0], [0, 1]]


def test_bayi_terdaftar_dihitung_lahir_sekali(posyandu, posyandu_sedesa):
    """Whether or not anybody told of the birth."""
    ibu = WargaFactory(posyandu=posyandu, tanggal_lahir="1996-05-10")
    KehamilanFactory(warga=ibu, hpht="2025-08-01", berakhir_pada="2026-05-02", hasil="lahir_hidup")
    lahir = {"tanggal_lahir": datetime.date(2026, 5, 2)}
    WargaFactory(posyandu=posyandu, keluarga=ibu.keluarga, **lahir)  # of that pregnancy
    WargaFactory(posyandu=posyandu, **lahir)
    WargaFactory(posyandu=posyandu_sedesa, **lahir)
    tabel = {n: tabel_sip(n, posyandu, 2026, datetime.date(2026, 6, 20)) for n in (1, 6)}
    assert [b[4] for b in tabel[1].baris if b[4] != "Hamil (HPHT)"] == ["Lahir hidup"] * 2
    assert [b[4] for b in tabel[6].baris] == [0, 0, 0, 0, 2, *[0] * 7]


def test_sip_sebagai_xlsx_meninggalkan_jejak(anak, posyandu, kader, masuk):
    alamat = reverse("layanan:sip_ekspor", args=[3, "xlsx"])
    jawaban = masuk(kader).get(alamat)
    isi = b"".join(jawaban.streaming_content)
    baris = CalamineWorkbook.from_filelike(io.BytesIO(isi)).get_sheet_by_index(0).to_python()
    tahun = timezone.localdate().year
    harap = tabel_sip(3, posyandu, tahun, timezone.localdate())
    assert baris[0] == harap.kolom
    assert [b[0] for b in baris[1:]] == [b[0] for b in harap.baris]
    assert EksporLog.objects.get().daftar == "sip-3"


def test_sip_bernama_hanya_untuk_yang_boleh(anak, posyandu, masuk):
    for lain in (
        PenugasanFactory(peran="pemdes", tempat=posyandu.wilayah),
        PenugasanFactory(tempat=posyandu, bidang=["sosial"]),
    ):
        tanya = {"posyandu": posyandu.pk}
        assert masuk(lain).get(reverse("layanan:sip", args=[3]), tanya).status_code == 404
