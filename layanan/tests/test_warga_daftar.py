"""Registering and finding people."""

import datetime
import uuid

import pytest
from django.urls import reverse
from django.utils import timezone

from kelembagaan.tests.pabrik import PenugasanFactory, SuperuserFactory
from layanan.models import BacaPribadi, EksporLog, Kehamilan, Keluarga, Kiriman, Warga
from layanan.tests.pabrik import (
    KehamilanFactory,
    KeluargaFactory,
    RumahLayakHuniFactory,
    TimbangFactory,
    WargaFactory,
)
from layanan.warga.nik import galat_nik, peringatan_nik
from layanan.warga.selectors import cari_warga
from layanan.warga.umur import tafsir_umur

pytestmark = pytest.mark.django_db
D = datetime.date
HARI_INI = timezone.localdate()
BARU = "/layanan/warga/baru/"


@pytest.fixture
def client(masuk, kader):
    return masuk(kader)


def isian(**lain):
    return {
        "kunci": str(uuid.uuid4()),
        "kunci_keluarga": str(uuid.uuid4()),
        "nama": "Siti Nurhaliza",
        "jenis_kelamin": "P",
        "tanggal_lahir": "2024-05-12",
        "kepala": "Udin Saepudin",
        **lain,
    }


def test_keluarga_dan_warga_dalam_satu_halaman(client, posyandu, kader):
    isi = isian()
    jawaban = client.post(BARU, isi)
    warga = Warga.objects.get()
    assert (jawaban.status_code, jawaban.url) == (
        302,
        reverse("layanan:warga_rinci", args=[warga.pk]),
    )
    assert (warga.nama, warga.jenis_kelamin, warga.tanggal_lahir) == (
        "Siti Nurhaliza",
        "P",
        D(2024, 5, 12),
    )
    assert (warga.keluarga.nama, warga.posyandu, warga.dicatat_oleh) == (
        "Udin Saepudin",
        posyandu,
        kader.pengguna,
    )
    assert (warga.nik_status, warga.tanggal_lahir_perkiraan) == ("belum", False)
    assert Kiriman.objects.filter(keadaan="diterima").count() == 2
    assert client.post(BARU, isi).url == jawaban.url
    assert (Warga.objects.count(), Keluarga.objects.count()) == (1, 1)


def test_kepala_keluarga_harus_disebut_atau_ia_sendiri(client):
    for isi in (isian(kepala=""), isian(kepala_sendiri="1")):
        jawaban = client.post(BARU, isi)
        assert (jawaban.status_code, len(jawaban.context["galat_kepala"])) == (422, 1)
        assert jawaban.context["galat_kepala"][0] in jawaban.context["galat"]
    assert (Warga.objects.count(), Keluarga.objects.count()) == (0, 0)
    assert client.post(BARU, isian(kepala="", kepala_sendiri="1")).status_code == 302
    assert Keluarga.objects.get().nama == "Siti Nurhaliza"


def test_isi_salah_satu_tanggal_lahir_atau_umur(client, posyandu):
    def syarat(jawaban, daftar):
        return [
            f.field.widget.attrs["data-syarat"]
            for f in jawaban.context[daftar]
            if f.name in ("tanggal_lahir", "umur")
        ]

    baru = client.get(BARU)
    kalimat = "isi salah satu: tanggal lahir atau umur"
    assert syarat(baru, "utama") == [kalimat] * 2
    assert baru.content.decode().count(f">{kalimat}<") == 2
    warga = WargaFactory(posyandu=posyandu)
    ubah = client.get(reverse("layanan:warga_ubah", args=[warga.pk]))
    assert syarat(ubah, "isian") == ["harus diisi"]


def test_umur_menjadi_tanggal_perkiraan(client):
    client.post(BARU, isian(tanggal_lahir="", umur="8 bulan"))
    warga = Warga.objects.get()
    assert warga.tanggal_lahir_perkiraan is True
    assert 240 <= (HARI_INI - warga.tanggal_lahir).days <= 275


@pytest.mark.parametrize(
    ("teks", "bulan"),
    [
        ("3", 36),
        ("3 tahun", 36),
        ("8 bulan", 8),
        ("2 th 3 bln", 27),
        ("0 bulan", 0),
        ("", None),
        ("tiga", None),
        ("999", None),
    ],
)
def test_umur_seperti_orang_berkata(teks, bulan):
    assert tafsir_umur(teks) == bulan


def test_keluarga_yang_sudah_ada(client, posyandu, posyandu_sedesa):
    ada = KeluargaFactory(posyandu=posyandu, nama="Udin Saepudin")
    KeluargaFactory(posyandu=posyandu_sedesa, nama="Udin Saepudin")
    temuan = client.post(reverse("layanan:keluarga_cari"), {"kepala": "udin sae"})
    assert temuan.context["temuan"] == [ada]
    tanpa_js = client.post(BARU, isian(aksi="cari"))
    assert (tanpa_js.status_code, tanpa_js.context["temuan"]) == (200, [ada])
    assert Warga.objects.count() == 0
    client.post(BARU, isian(keluarga=str(ada.kunci)))
    assert Warga.objects.get().keluarga == ada
    assert Keluarga.objects.count() == 2


def test_keluarga_yang_dipilih_dapat_diganti_sesudah_ditolak(client, posyandu):
    ada = KeluargaFactory(posyandu=posyandu, nama="Udin Saepudin")
    lain = KeluargaFactory(posyandu=posyandu, nama="Udin Saepudin Jaya")
    salah = isian(keluarga=str(ada.kunci), nama="", rt="04")
    jawaban = client.post(BARU, salah)
    assert (jawaban.status_code, set(jawaban.context["temuan"])) == (422, {ada, lain})
    isi = jawaban.content.decode()
    assert [isi.count(f'id="keluarga-{k}" checked') for k in (ada.pk, lain.pk, "baru")] == [1, 0, 0]
    assert ('value="Udin Saepudin"' in isi, 'value="04"' in isi) == (True, True)
    tanpa_nama = client.post(BARU, {**salah, "kepala": ""}).context["temuan"]
    assert [(k, k.jumlah) for k in tanpa_nama] == [(ada, 0)]
    client.post(BARU, isian(keluarga=str(lain.kunci)))
    assert Warga.objects.get().keluarga == lain
    tetap = client.get(BARU, {"keluarga": ada.pk}).content.decode()
    assert (f'name="keluarga" value="{ada.kunci}"' in tetap, "id_kepala" in tetap) == (True, False)


def test_keluarga_wilayah_lain_ditolak(client, posyandu_luar):
    luar = KeluargaFactory(posyandu=posyandu_luar)
    for keluarga in (str(luar.kunci), str(uuid.uuid4()), str(luar.pk), "x", "\x00"):
        jawaban = client.post(BARU, isian(keluarga=keluarga))
        assert (jawaban.status_code, len(jawaban.context["galat_kepala"])) == (422, 1)
        assert "Keluarga ini tidak ada di Posyandu ini." in jawaban.content.decode()
        assert 'value="Siti Nurhaliza"' in jawaban.content.decode()
    assert client.get(BARU, {"keluarga": luar.pk}).status_code == 404
    assert (Warga.objects.count(), Keluarga.objects.count()) == (0, 1)


@pytest.mark.parametrize("nama", ["kunci", "kunci_keluarga"])
def test_kunci_yang_rusak_ditolak_dan_diganti(client, nama):
    for rusak in ("x", "\x00", "1" * 10_000):
        jawaban = client.post(BARU, isian(**{nama: rusak}))
        assert (jawaban.status_code, len(jawaban.context["galat"])) == (422, 1)
        assert uuid.UUID(jawaban.context[nama])
    assert (Warga.objects.count(), Keluarga.objects.count(), Kiriman.objects.count()) == (0, 0, 0)
    assert client.post(BARU, isian(**{nama: jawaban.context[nama]})).status_code == 302


def test_orang_berikut_bukan_orang_yang_sudah_terdaftar(client):
    """A page that holds the kunci of somebody registered: the next press is about another."""
    isi = isian()
    client.post(BARU, isi)
    lain = isi | {"nama": "Rina", "tanggal_lahir": "2025-01-03", "kepala": "Dedi"}
    jawaban = client.post(BARU, lain)
    assert (jawaban.status_code, jawaban["Kiriman"]) == (422, isi["kunci"])
    assert jawaban.context["galat"] == [
        "Siti Nurhaliza sudah terdaftar dari halaman ini. Yang diisi sekarang BELUM disimpan. "
        "Bila ini orang lain, tekan Simpan sekali lagi."
    ]
    baru = {nama: jawaban.context[nama] for nama in ("kunci", "kunci_keluarga")}
    assert client.post(BARU, lain | baru).status_code == 302
    assert list(Warga.objects.order_by("pk").values_list("nama", "keluarga__nama")) == [
        ("Siti Nurhaliza", "Udin Saepudin"),
        ("Rina", "Dedi"),
    ]


def test_kembali_lalu_mengganti_nama_tidak_tampak_seperti_berhasil(client):
    isi = isian()
    client.post(BARU, isi)
    warga = Warga.objects.get()
    jawaban = client.post(BARU, {**isi, "nama": "Siti Aminah"})
    assert jawaban.status_code == 422
    assert "Yang diisi sekarang BELUM disimpan." in jawaban.content.decode()
    assert jawaban.context["betulkan"] == reverse("layanan:warga_ubah", args=[warga.pk])
    assert jawaban.context["betulkan"] in jawaban.content.decode()
    jawaban = client.post(BARU, {**isi, "kepala": "Udin Lain"})
    assert (jawaban.status_code, bool(jawaban.context["betulkan"])) == (422, True)
    assert list(Warga.objects.values_list("nama", "keluarga__nama")) == [
        ("Siti Nurhaliza", "Udin Saepudin")
    ]
    assert set(Kiriman.objects.values_list("keadaan", flat=True)) == {"diterima"}


SALAH = [
    ({"nama": ""}, "nama"),
    ({"nama": "12345"}, "nama"),
    ({"nama": "Siti 😀"}, "nama"),
    ({"nama": "Si\x00ti"}, "nama"),
    ({"nama": "a" * 10_000}, "nama"),
    ({"jenis_kelamin": ""}, "jenis_kelamin"),
    ({"jenis_kelamin": "X"}, "jenis_kelamin"),
    ({"tanggal_lahir": ""}, "tanggal_lahir"),
    ({"tanggal_lahir": "kemarin"}, "tanggal_lahir"),
    ({"tanggal_lahir": "2999-01-01"}, "tanggal_lahir"),
    ({"tanggal_lahir": "1800-01-01"}, "tanggal_lahir"),
    ({"tanggal_lahir": "", "umur": "tiga"}, "umur"),
    ({"nik": "123"}, "nik"),
    ({"nik": "3602189905240001"}, "nik"),
    ({"nik": "x" * 10_000}, "nik"),
    ({"no_kk": "123"}, "no_kk"),
    ({"no_hp": "12-34"}, "no_hp"),
    ({"rt": "satu"}, "rt"),
    ({"kepala": "😀"}, "kepala"),
]


@pytest.mark.parametrize(("ubah", "kolom"), SALAH)
def test_isian_salah_kembali_dan_tidak_ada_yang_tersimpan(client, ubah, kolom):
    jawaban = client.post(BARU, isian(**ubah))
    isi = jawaban.context
    assert jawaban.status_code == 422
    assert (Warga.objects.count(), Keluarga.objects.count(), Kiriman.objects.count()) == (0, 0, 0)
    galat = {f.name: f.errors for f in [*isi["utama"], *isi["lainnya"]]}
    galat["kepala"] = isi["galat_kepala"]
    assert len(galat[kolom]) == 1


def test_yang_mungkin_sama_ditunjukkan_lalu_tetap_bisa_disimpan(client, posyandu, posyandu_sedesa):
    mirip = WargaFactory(posyandu=posyandu, nama="Sitti Nurhalisa", tanggal_lahir=D(2024, 5, 12))
    WargaFactory(posyandu=posyandu, nama="Budi Santoso", tanggal_lahir=D(2024, 5, 12))
    WargaFactory(posyandu=posyandu, nama="Siti Nurhaliza", tanggal_lahir=D(2019, 5, 12))
    WargaFactory(posyandu=posyandu_sedesa, nama="Siti Nurhaliza", tanggal_lahir=D(2024, 5, 12))
    isi = isian()
    jawaban = client.post(BARU, isi)
    assert (jawaban.status_code, jawaban.context["kembar"].warga) == (200, [mirip])
    assert Warga.objects.count() == 4
    assert client.post(BARU, {**isi, "aksi": "tetap"}).status_code == 302
    assert Warga.objects.filter(posyandu=posyandu).count() == 4


def test_nik_yang_sama_di_luar_hanya_satu_kalimat(client, posyandu, posyandu_luar):
    nik = "3602185205240001"
    WargaFactory(posyandu=posyandu_luar, nama="Rahasia Sekali", nik=nik)
    isi = isian(nik=nik)
    jawaban = client.post(BARU, isi)
    teks = jawaban.content.decode()
    assert "NIK ini sudah tercatat di Posyandu lain. Simpan dulu; bidan akan memeriksa" in teks
    assert "Rahasia" not in teks
    assert client.post(BARU, {**isi, "aksi": "tetap"}).status_code == 302
    assert Warga.objects.get(posyandu=posyandu).nik_status == "ada"


def test_nik_yang_sama_di_sini_ditunjukkan(client, posyandu):
    nik = "3602185205240001"
    sama = WargaFactory(posyandu=posyandu, nama="Lain Sekali", tanggal_lahir=D(2000, 1, 1), nik=nik)
    jawaban = client.post(BARU, isian(nik=nik))
    assert (jawaban.context["kembar"].warga, jawaban.context["kembar"].di_luar) == ([sama], False)


@pytest.mark.parametrize(
    ("nik", "sah"),
    [
        ("3602185205240001", True),
        ("3602181205240001", True),
        ("360218520524000", False),
        ("36021852052400011", False),
        ("3602187205240001", False),
        ("3602184005240001", False),
        ("3602185213240001", False),
        ("3602185205240000", False),
        ("36021852052400O1", False),
        ("٣٦٠٢١٨٥٢٠٥٢٤٠٠٠١", False),
    ],
)
def test_bentuk_nik(nik, sah):
    assert (galat_nik(nik) == "") is sah


@pytest.mark.parametrize(
    ("nik", "jumlah"),
    [
        ("3602185205240001", 0),
        ("3602181205240001", 1),
        ("3602185205250001", 1),
        ("3602181305240001", 2),
        ("", 0),
    ],
)
def test_nik_yang_tidak_cocok_hanya_peringatan(nik, jumlah):
    peringatan = peringatan_nik(nik, tanggal_lahir=D(2024, 5, 12), jenis_kelamin="P")
    assert len(peringatan) == jumlah


def test_peringatan_nik_tampak_di_halamannya(client, posyandu):
    client.post(BARU, isian(nik="3602181305240001"))
    warga = Warga.objects.get()
    jawaban = client.get(reverse("layanan:warga_rinci", args=[warga.pk]))
    assert len(jawaban.context["peringatan"]) == 2


def test_pencarian(client, kader, posyandu, posyandu_sedesa):
    nik = "3602185205240001"
    siti = WargaFactory(
        posyandu=posyandu, nama="Siti Nur Haliza", nik=nik, tanggal_lahir=D(2024, 5, 12)
    )
    lain = WargaFactory(posyandu=posyandu, nama="Nurjanah Siti", tanggal_lahir=D(2020, 1, 2))
    WargaFactory(posyandu=posyandu_sedesa, nama="Siti Nur", nik=nik, tanggal_lahir=D(2024, 5, 12))
    cakupan = kader.cakupan()
    for teks, harapan in [
        ("siti nur", {siti, lain}),
        ("HALI", {siti}),
        ("oerjanah", set()),
        ("Noerjanah", {lain}),
        (nik, {siti}),
        ("3602 1852 0524 0001", {siti}),
        ("12-05-2024", {siti}),
        ("2/1/2020", {lain}),
        ("", set()),
        ("'; drop", set()),
        ("😀", set()),
        ("a & b | !c", set()),
    ]:
        assert set(cari_warga(cakupan, teks)) == harapan, teks
    jawaban = client.post(reverse("layanan:warga"), {"q": "siti nur"}, HTTP_HX_REQUEST="true")
    assert set(jawaban.context["hasil"]) == {siti, lain}
    for teks in ("\x00", "x" * 10_000):
        assert client.post(reverse("layanan:warga"), {"q": teks}).status_code == 200


def test_daftar_per_kunci_tanpa_nama_di_alamat(client, posyandu):
    for n in range(45):
        WargaFactory(posyandu=posyandu, nama=f"Sama Nama {n % 3}")
    WargaFactory(posyandu=posyandu, nama="Pindah", pindah_pada=HARI_INI)
    alamat, terkumpul = reverse("layanan:warga"), []
    halaman = client.get(alamat).context
    while True:
        terkumpul += [w.pk for w in halaman["daftar"]]
        if not halaman["sesudah"]:
            break
        halaman = client.get(alamat, {"sesudah": halaman["sesudah"]}).context
    assert (len(terkumpul), len(set(terkumpul))) == (45, 45)
    keluar = client.get(alamat, {"kelompok": "keluar"}).context["daftar"]
    assert [w.nama for w in keluar] == ["Pindah"]


def test_daftar_yang_mungkin_tercatat_dua_kali(client, posyandu, posyandu_sedesa):
    """Of the same Posyandu only, and not with one who has moved away."""
    sama = {"nama": "Siti Aminah", "tanggal_lahir": D(2025, 5, 10)}
    dua = [WargaFactory(posyandu=posyandu, **sama) for _ in range(2)]
    WargaFactory(posyandu=posyandu_sedesa, **sama)
    WargaFactory(posyandu=posyandu, nama="Siti Aminah", tanggal_lahir=D(2024, 5, 10))
    WargaFactory(posyandu=posyandu, nama="Ani")
    WargaFactory(posyandu=posyandu, nama="Ani", pindah_pada=HARI_INI)
    alamat = reverse("layanan:warga")
    kembar = client.get(alamat, {"posyandu": posyandu.pk, "kelompok": "kembar"})
    assert kembar.context["daftar"] == dua


def test_ekspor_warga_tanpa_nik_dan_tercatat(client, kader, posyandu, posyandu_sedesa):
    WargaFactory(posyandu=posyandu, nama="=SUM(1)", nik="3602185205240001")
    WargaFactory(posyandu=posyandu_sedesa, nama="Bukan Milik")
    jawaban = client.get(reverse("layanan:warga_ekspor", args=["csv"]))
    teks = b"".join(jawaban.streaming_content).decode("utf-8-sig")
    assert "'=SUM(1)" in teks
    assert "3602185205240001" not in teks
    assert "Bukan Milik" not in teks
    log = EksporLog.objects.get()
    assert (log.pengguna, log.daftar, log.jumlah) == (kader.pengguna, "warga", 1)
    assert client.get(reverse("layanan:warga_ekspor", args=["exe"])).status_code == 404


def test_pindah_lalu_ditarik_kembali(client, posyandu):
    warga = WargaFactory(posyandu=posyandu, nik="3602185205250001")
    alamat = reverse("layanan:warga_keadaan", args=[warga.pk])
    client.post(alamat, {"pindah_pada": HARI_INI.isoformat(), "pindah_ke": "Serang"})
    warga.refresh_from_db()
    assert (warga.pindah_pada, warga.pindah_ke, warga.nik) == (
        HARI_INI,
        "Serang",
        "3602185205250001",
    )
    assert Warga.objects.hadir_pada(HARI_INI).count() == 0
    client.post(alamat, {"pindah_pada": "", "pindah_ke": ""})
    assert Warga.objects.hadir_pada(HARI_INI).get() == warga
    for salah in ("2999-01-01", "1990-01-01", "lusa"):
        assert client.post(alamat, {"meninggal_pada": salah}).status_code == 422
    warga.refresh_from_db()
    assert (warga.meninggal_pada, warga.revisi) == (None, 3)


def test_pembetulan_yang_bersamaan_tidak_saling_menimpa(client, posyandu):
    warga = WargaFactory(posyandu=posyandu, nama="Siti")
    alamat = reverse("layanan:warga_ubah", args=[warga.pk])
    isi = {"jenis_kelamin": "P", "tanggal_lahir": warga.tanggal_lahir.isoformat(), "revisi": 1}
    client.post(alamat, {**isi, "nama": "Siti Aminah"})
    client.post(alamat, {**isi, "nama": "Siti Maemunah"})
    warga.refresh_from_db()
    assert warga.nama == "Siti Aminah"
    assert Kiriman.objects.filter(keadaan="bentrok").count() == 1


def test_pindah_ke_keluarga_lain(client, posyandu, posyandu_sedesa):
    warga = WargaFactory(posyandu=posyandu, nama="Siti")
    lain = KeluargaFactory(posyandu=posyandu, nama="Zulkarnain")
    luar = KeluargaFactory(posyandu=posyandu_sedesa, nama="Zulkarnain")
    alamat = reverse("layanan:warga_ubah", args=[warga.pk])
    isi = {"nama": "Siti", "jenis_kelamin": "P", "tanggal_lahir": "2025-05-10"}
    cari = client.post(alamat, {"aksi": "cari", "kepala": "zulk"})
    assert cari.context["temuan"] == [lain]
    assert client.post(alamat, isi | {"keluarga": str(luar.kunci)}).status_code == 422
    client.post(alamat, isi | {"keluarga": str(lain.kunci)})
    warga.refresh_from_db()
    assert warga.keluarga == lain
    client.post(alamat, isi | {"keluarga": ""})
    warga.refresh_from_db()
    assert warga.keluarga == lain


def test_keluarga_dibetulkan(client, posyandu):
    keluarga = KeluargaFactory(posyandu=posyandu, nama="Udin")
    alamat = reverse("layanan:keluarga_ubah", args=[keluarga.pk])
    client.post(
        alamat,
        {
            "nama": "Udin S.",
            "rt": "3",
            "rw": "12",
            "no_kk": "3602180101200001",
            "no_hp": "0812-3456 789",
        },
    )
    keluarga.refresh_from_db()
    assert keluarga.no_hp == "08123456789"
    assert (keluarga.nama, keluarga.rt, keluarga.rw, keluarga.no_kk) == (
        "Udin S.",
        "003",
        "012",
        "3602180101200001",
    )


def test_register_yang_tidak_diisi_di_sini_hanya_dengan_isinya(masuk, posyandu):
    """A nakes fills no register of the other fields: an empty one is no news to her."""
    bidan = PenugasanFactory(peran="nakes", tempat=posyandu.wilayah, jabatan="bidan")
    warga = WargaFactory(posyandu=posyandu)
    alamat = reverse("layanan:warga_rinci", args=[warga.pk])

    def bidang():
        semua = masuk(bidan).get(alamat).context["riwayat"]
        return {r.formulir.bidang for r in semua}

    assert bidang() == {"kesehatan"}
    RumahLayakHuniFactory(keluarga=warga.keluarga)
    assert bidang() == {"kesehatan", "perumahan"}


def test_register_kosong_dilipat_di_bawah_yang_berisi(client, posyandu):
    keluarga = KeluargaFactory(posyandu=posyandu)
    RumahLayakHuniFactory(keluarga=keluarga)
    halaman = client.get(reverse("layanan:keluarga", args=[keluarga.pk])).content.decode()
    kosong = halaman.index("<summary>Belum ada catatan (")
    assert halaman.index("<h3>Rumah layak huni</h3>") < kosong
    assert kosong < halaman.index("Pendampingan Sosial")


def test_kehamilan_dari_hpht_sampai_bersalin(client, posyandu):
    ibu = WargaFactory(posyandu=posyandu, tanggal_lahir=D(1998, 1, 1))
    hpht = HARI_INI - datetime.timedelta(days=200)
    baru = reverse("layanan:kehamilan_baru", args=[ibu.pk])
    assert client.post(baru, {"hpht": hpht.isoformat()}).status_code == 302
    assert client.post(baru, {"hpht": hpht.isoformat()}).status_code == 422
    satu = Kehamilan.objects.get()
    halaman = client.get(reverse("layanan:warga_rinci", args=[ibu.pk]))
    assert halaman.context["kelompok"] == ["Dewasa", "Ibu hamil"]
    akhir = reverse("layanan:kehamilan", args=[ibu.pk, satu.pk])
    isi = {"hpht": hpht.isoformat(), "berakhir_pada": HARI_INI.isoformat()}
    assert client.post(akhir, isi).status_code == 422
    assert client.post(akhir, {**isi, "hasil": "lahir_hidup"}).status_code == 302
    halaman = client.get(reverse("layanan:warga_rinci", args=[ibu.pk]))
    assert halaman.context["kelompok"] == ["Dewasa", "Ibu nifas"]
    client.post(akhir, {"aksi": "batal", "alasan": "Salah orang"})
    halaman = client.get(reverse("layanan:warga_rinci", args=[ibu.pk]))
    assert halaman.context["kelompok"] == ["Dewasa"]


@pytest.mark.parametrize("hpht", ["", "2999-01-01", "2001-01-01", "besok"])
def test_hpht_yang_salah(client, posyandu, hpht):
    ibu = WargaFactory(posyandu=posyandu, tanggal_lahir=D(1998, 1, 1))
    jawaban = client.post(reverse("layanan:kehamilan_baru", args=[ibu.pk]), {"hpht": hpht})
    assert (jawaban.status_code, Kehamilan.objects.count()) == (422, 0)


def test_kehamilan_bukan_untuk_laki_laki_dan_bukan_kader_bidang_lain(masuk, client, posyandu):
    bapak = WargaFactory(posyandu=posyandu, jenis_kelamin="L", tanggal_lahir=D(1990, 1, 1))
    isi = {"hpht": (HARI_INI - datetime.timedelta(days=60)).isoformat()}
    alamat = reverse("layanan:kehamilan_baru", args=[bapak.pk])
    assert client.post(alamat, isi).status_code == 422
    lain = masuk(PenugasanFactory(tempat=posyandu, bidang=["sosial"]))
    assert lain.get(alamat).status_code == 404
    ibu = KehamilanFactory(warga__posyandu=posyandu, hpht=HARI_INI).warga
    halaman = lain.get(reverse("layanan:warga_rinci", args=[ibu.pk])).context
    assert (halaman["kelompok"], halaman["kehamilan"]) == (["Dewasa"], [])


def test_halaman_warga_hanya_memuat_register_yang_boleh_dibaca(masuk, client, posyandu, tangga):
    warga = WargaFactory(posyandu=posyandu)
    TimbangFactory(warga=warga, berat="8.40")
    alamat = reverse("layanan:warga_rinci", args=[warga.pk])
    isi = {r.formulir.kode: len(r.catatan) for r in client.get(alamat).context["riwayat"]}
    assert isi["timbang"] == 1
    desa = masuk(PenugasanFactory(peran="pemdes", tempat=tangga.desa)).get(alamat)
    assert "timbang" not in {r.formulir.kode for r in desa.context["riwayat"]}
    assert "8,4" not in desa.content.decode()


def test_halaman_warga_memuat_register_seumurnya_dan_catatannya_dahulu(client, posyandu):
    dewasa = WargaFactory(posyandu=posyandu, tanggal_lahir="1999-12-20")

    def register():
        halaman = client.get(reverse("layanan:warga_rinci", args=[dewasa.pk]))
        return {r.formulir.kode for r in halaman.context["riwayat"]}

    assert register() & {"timbang", "anak_usia_dini", "fakir_miskin"} == {"fakir_miskin"}
    TimbangFactory(warga=dewasa, tanggal="2002-05-10")
    assert register() & {"timbang", "anak_usia_dini"} == {"timbang"}


def test_pembacaan_oleh_orang_jauh_meninggalkan_jejak(masuk, client, posyandu, tangga):
    warga = WargaFactory(posyandu=posyandu)
    alamat = reverse("layanan:warga_rinci", args=[warga.pk])
    client.get(alamat)
    masuk(PenugasanFactory(peran="nakes", tempat=tangga.desa)).get(alamat)
    assert BacaPribadi.objects.count() == 0
    jauh = PenugasanFactory(peran="nakes", tempat=tangga.desa_tetangga)
    jauh.desa_lain.add(tangga.desa)
    pengelola = SuperuserFactory()
    assert masuk(jauh).get(alamat).status_code == 200
    assert masuk(pengelola).get(alamat).status_code == 200
    assert list(BacaPribadi.objects.order_by("pk").values_list("pengguna", "warga", "halaman")) == [
        (jauh.pengguna_id, warga.pk, "warga"),
        (pengelola.pk, warga.pk, "warga"),
    ]


def test_nik_hanya_di_halamannya_sendiri(client, posyandu):
    warga = WargaFactory(posyandu=posyandu, nama="Siti", nik="3602185205250001")
    for alamat in (
        reverse("layanan:warga"),
        reverse("layanan:keluarga", args=[warga.keluarga_id]),
    ):
        assert "3602185205250001" not in client.get(alamat).content.decode()
    sendiri = client.get(reverse("layanan:warga_rinci", args=[warga.pk])).content.decode()
    assert "3602185205250001" in sendiri


def test_nakes_memilih_posyandu_lebih_dulu(masuk, posyandu, posyandu_sedesa, posyandu_luar, tangga):
    client = masuk(PenugasanFactory(peran="nakes", tempat=tangga.desa))
    assert list(client.get(BARU).context["pilihan"]) == [posyandu, posyandu_sedesa]
    alamat = f"{BARU}?posyandu={posyandu_sedesa.pk}"
    assert client.post(alamat, isian(posyandu=posyandu_sedesa.pk)).status_code == 302
    assert Warga.objects.get().posyandu == posyandu_sedesa
    assert client.get(BARU, {"posyandu": posyandu_luar.pk}).status_code == 404
    assert client.post(alamat, isian(posyandu=posyandu.pk)).status_code == 404
