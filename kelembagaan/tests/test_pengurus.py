"""Page Pengurus dan kader, the list and detail of Posyandu, proposals, notices."""

import datetime

import pytest
from django.utils import timezone
from django.utils.formats import date_format

from kelembagaan.akun import selectors
from kelembagaan.models import Pemberitahuan, Pengguna, Penugasan, SuratKeputusan
from kelembagaan.pemberitahuan.services import beri_tahu
from kelembagaan.tests.pabrik import PenggunaFactory, PenugasanFactory, PerangkatDaerahFactory

P = "/kelembagaan/posyandu/"
SK = {"sk_nomor": "141/12/2026", "sk_tanggal": "2026-01-05"}


@pytest.fixture
def kader(posyandu):
    return PenugasanFactory(tempat=posyandu, pengguna__nama="Rina Kader")


@pytest.fixture
def ketua(posyandu):
    return PenugasanFactory(peran="pengurus", tempat=posyandu, pengguna__nama="Ibu Ketua")


@pytest.fixture
def kades(tangga):
    return PenugasanFactory(peran="pemdes", tempat=tangga.desa)


def usul(client, posyandu, **isi):
    isi = {"nama": "Sari Dewi", "mulai": "2026-01-05", "bidang": ["sosial"], **isi}
    return client.post(f"{P}{posyandu.pk}/kader/tambah/", isi)


def test_ketua_mengusulkan_desa_mengonfirmasi_lalu_kode(masuk, posyandu, ketua, kades):
    jawaban = usul(masuk(ketua), posyandu, nomor_hp="0812 3456 7890")
    assert jawaban.url == f"{P}{posyandu.pk}/pengurus/"
    usulan = Penugasan.objects.get(pengguna__nama="Sari Dewi")
    assert (usulan.keadaan, usulan.bidang) == ("diusulkan", ["sosial"])
    assert selectors.menunggu(kades.cakupan()) == [
        ("Usulan menunggu konfirmasi", 1, "/kelembagaan/usulan/")
    ]
    assert selectors.menunggu(ketua.cakupan()) == []
    desa = masuk(kades)
    assert desa.get("/kelembagaan/usulan/").context["daftar"] == [usulan]
    jawaban = desa.post(f"/kelembagaan/usulan/{usulan.pk}/", {"aksi": "konfirmasi"})
    assert jawaban.url == f"/kelembagaan/pengguna/{usulan.pengguna_id}/kode/"
    assert len(desa.post(jawaban.url).context["kode"]) == 9
    assert selectors.menunggu(kades.cakupan()) == []


def test_desa_menolak_usulan(masuk, posyandu, ketua, kades):
    usul(masuk(ketua), posyandu)
    usulan = Penugasan.objects.get(keadaan="diusulkan")
    masuk(kades).post(f"/kelembagaan/usulan/{usulan.pk}/", {"aksi": "tolak"})
    usulan.refresh_from_db()
    assert usulan.keadaan == "ditolak"


def test_desa_menambah_kader_langsung_berlaku(masuk, posyandu, kades):
    jawaban = usul(masuk(kades), posyandu)
    baru = Penugasan.objects.get(pengguna__nama="Sari Dewi")
    assert baru.keadaan == "berlaku"
    assert jawaban.url == f"/kelembagaan/pengguna/{baru.pengguna_id}/kode/"


def test_formulir_yang_sama_dua_kali(masuk, posyandu, ketua):
    client = masuk(ketua)
    usul(client, posyandu)
    jawaban = usul(client, posyandu, nama=" sari  dewi ")
    assert set(jawaban.context["form"].errors) == {"nama"}
    assert Pengguna.objects.filter(nama__iexact="sari dewi").count() == 1


def test_orang_yang_sudah_punya_akun(masuk, posyandu, posyandu_luar, kades, ketua):
    orang_luar = PenugasanFactory(tempat=posyandu_luar).pengguna
    jawaban = usul(masuk(kades), posyandu, orang=orang_luar.pk, nama="")
    assert set(jawaban.context["form"].errors) == {"orang", "nama"}
    usul(masuk(kades), posyandu, orang=ketua.pengguna_id, nama="")
    assert ketua.pengguna.penugasan.filter(peran="kader", posyandu=posyandu).count() == 1
    assert Pengguna.objects.filter(nama="").count() == 0


@pytest.mark.parametrize(
    ("isi", "medan"),
    [
        ({"nama": ""}, "nama"),
        ({"nama": "x" * 10_000}, "nama"),
        ({"nama": "Sari\x00"}, "nama"),
        ({"nomor_hp": "satu dua"}, "nomor_hp"),
        ({"mulai": ""}, "mulai"),
        ({"mulai": "31-31-2026"}, "mulai"),
        ({"mulai": "0001-01-01"}, "mulai"),
        ({"bidang": ["pertanian"]}, "bidang"),
        ({"orang": "abc"}, "orang"),
    ],
)
def test_isian_salah_kembali_dengan_isinya(masuk, posyandu, ketua, kader, isi, medan):
    jawaban = usul(masuk(ketua), posyandu, **isi)
    assert jawaban.status_code == 200
    assert medan in jawaban.context["form"].errors
    assert Penugasan.objects.filter(keadaan="diusulkan").count() == 0


def test_nama_dengan_emoji_tersimpan(masuk, posyandu, ketua):
    usul(masuk(ketua), posyandu, nama="Sari 🌸")
    assert Pengguna.objects.get(nama="Sari 🌸").username == "sari"


@pytest.mark.parametrize("peran", ["kader", "nakes", "opd", "tp_atas", "sekretaris"])
def test_yang_tidak_boleh_mengusulkan(masuk, posyandu, tangga, peran):
    siapa = {
        "kader": lambda: PenugasanFactory(tempat=posyandu),
        "sekretaris": lambda: PenugasanFactory(
            peran="pengurus", jabatan="sekretaris", tempat=posyandu
        ),
        "nakes": lambda: PenugasanFactory(peran="nakes", tempat=tangga.desa),
        "opd": lambda: PenugasanFactory(
            peran="opd", tempat=PerangkatDaerahFactory(bidang=["kesehatan"])
        ),
        "tp_atas": lambda: PenugasanFactory(peran="tim_pembina", tempat=tangga.kecamatan),
    }[peran]()
    client = masuk(siapa)
    assert usul(client, posyandu).status_code == 404
    assert client.post(f"{P}{posyandu.pk}/pengurus/tambah/", SK).status_code == 404
    assert Pengguna.objects.filter(nama="Sari Dewi").count() == 0


def tetapkan(client, posyandu, **isi):
    isi = {
        "nama": "Ketua Baru",
        "jabatan": "ketua",
        "mulai": "2026-01-05",
        "periode_ke": 1,
        **SK,
        **isi,
    }
    return client.post(f"{P}{posyandu.pk}/pengurus/tambah/", isi)


def test_desa_menetapkan_ketua_dengan_sk(masuk, posyandu, kades):
    tetapkan(masuk(kades), posyandu)
    ketua = Penugasan.objects.get(jabatan="ketua")
    assert (ketua.keadaan, ketua.sk.nomor, ketua.sk.tanggal) == (
        "berlaku",
        "141/12/2026",
        datetime.date(2026, 1, 5),
    )
    assert ketua.sk.wilayah == posyandu.wilayah


def test_satu_sk_untuk_beberapa_pengurus(masuk, posyandu, kades):
    client = masuk(kades)
    tetapkan(client, posyandu)
    tetapkan(client, posyandu, nama="Bendahara Baru", jabatan="bendahara")
    jawaban = tetapkan(client, posyandu, nama="Lain", sk_tanggal="2026-01-06")
    assert set(jawaban.context["form"].errors) == {"sk_tanggal"}
    assert SuratKeputusan.objects.get().penugasan_set.count() == 2
    assert Pengguna.objects.filter(nama="Lain").count() == 0


def test_ketua_bidang_perlu_bidang(masuk, posyandu, kades):
    client = masuk(kades)
    assert "bidang" in tetapkan(client, posyandu, jabatan="ketua_bidang").context["form"].errors
    tetapkan(client, posyandu, jabatan="ketua_bidang", bidang="sosial")
    assert Penugasan.objects.get(jabatan="ketua_bidang").bidang == ["sosial"]


def test_ketua_tidak_menetapkan_pengurus(masuk, posyandu, ketua):
    assert tetapkan(masuk(ketua), posyandu).status_code == 404
    assert Penugasan.objects.filter(pengguna__nama="Ketua Baru").count() == 0


def test_desa_tetangga_tidak_menemukan(masuk, posyandu, tangga, kader):
    client = masuk(PenugasanFactory(peran="pemdes", tempat=tangga.desa_tetangga))
    assert client.get(f"{P}{posyandu.pk}/").status_code == 404
    assert client.get(f"{P}{posyandu.pk}/pengurus/").status_code == 404
    assert tetapkan(client, posyandu).status_code == 404
    assert client.post(f"/kelembagaan/penugasan/{kader.pk}/akhiri/").status_code == 404
    assert client.post(f"/kelembagaan/usulan/{kader.pk}/", {"aksi": "tolak"}).status_code == 404


# Ending

HENTI = {"selesai": "2026-02-01", "alasan": "pindah"}


def henti(client, penugasan, **isi):
    return client.post(f"/kelembagaan/penugasan/{penugasan.pk}/akhiri/", {**HENTI, **isi})


def test_ketua_menghentikan_kader(masuk, ketua, kader):
    assert henti(masuk(ketua), kader).url == f"{P}{kader.posyandu_id}/pengurus/"
    kader.refresh_from_db()
    assert (kader.selesai, kader.alasan_selesai) == (datetime.date(2026, 2, 1), "pindah")


@pytest.mark.parametrize(
    ("isi", "medan"),
    [
        ({"selesai": ""}, "selesai"),
        ({"selesai": "2024-12-31"}, "selesai"),
        ({"alasan": ""}, "alasan"),
        ({"alasan": "bosan"}, "alasan"),
    ],
)
def test_berhenti_perlu_tanggal_dan_alasan(masuk, ketua, kader, isi, medan):
    assert set(henti(masuk(ketua), kader, **isi).context["form"].errors) == {medan}
    kader.refresh_from_db()
    assert kader.selesai is None


def test_pengurus_terakhir_ditanya_sekali_lagi(masuk, kades, ketua):
    desa = masuk(kades)
    assert desa.get(f"/kelembagaan/penugasan/{ketua.pk}/akhiri/").context["terakhir"] is True
    jawaban = henti(desa, ketua, **SK)
    assert (jawaban.status_code, jawaban.context["tanya"]) == (200, True)
    ketua.refresh_from_db()
    assert ketua.selesai is None
    assert henti(desa, ketua, yakin="1", **SK).status_code == 302
    ketua.refresh_from_db()
    assert (ketua.selesai, ketua.sk_selesai.nomor) == (datetime.date(2026, 2, 1), "141/12/2026")


def test_pengurus_yang_bukan_terakhir_langsung(masuk, kades, ketua, posyandu):
    PenugasanFactory(peran="pengurus", jabatan="bendahara", tempat=posyandu)
    assert henti(masuk(kades), ketua, **SK).status_code == 302


def test_pengurus_berhenti_dengan_sk(masuk, kades, ketua):
    jawaban = henti(masuk(kades), ketua, yakin="1")
    assert set(jawaban.context["form"].errors) == {"sk_nomor", "sk_tanggal"}


@pytest.mark.parametrize("pelaku", ["kader", "ketua"])
def test_ketua_hanya_dihentikan_desa(masuk, kader, ketua, pelaku):
    siapa = {"kader": kader, "ketua": ketua}[pelaku]
    assert henti(masuk(siapa), ketua, yakin="1", **SK).status_code == 404
    ketua.refresh_from_db()
    assert ketua.selesai is None


def test_tugas_desa_tidak_diakhiri_di_halaman_ini(masuk, tangga, kades):
    sekdes = PenugasanFactory(peran="pemdes", jabatan="sekdes", tempat=tangga.desa)
    assert henti(masuk(kades), sekdes, **SK).status_code == 404


# Reading


def test_kelompok_di_halaman_pengurus(masuk, posyandu, ketua, kader):
    lama = PenugasanFactory(tempat=posyandu, selesai=timezone.localdate())
    usulan = PenugasanFactory(tempat=posyandu, keadaan="diusulkan")
    PenugasanFactory(tempat=posyandu, keadaan="ditolak")
    konteks = masuk(kader).get(f"{P}{posyandu.pk}/pengurus/").context
    kelompok = [konteks[nama] for nama in ("pengurus", "kader", "usulan", "selesai")]
    assert kelompok == [[ketua], [kader], [usulan], [lama]]
    assert (konteks["boleh_usul"], konteks["boleh_tetapkan"]) == (False, False)


def test_nomor_hp_hanya_bagi_yang_mengurus(masuk, posyandu, ketua, tangga):
    PenugasanFactory(tempat=posyandu, pengguna__nomor_hp="0812-9999-0000")
    alamat = f"{P}{posyandu.pk}/pengurus/"
    assert "0812-9999-0000" in masuk(ketua).get(alamat).content.decode()
    provinsi = masuk(PenugasanFactory(peran="tim_pembina", tempat=tangga.provinsi))
    assert "0812-9999-0000" not in provinsi.get(alamat).content.decode()


def test_daftar_posyandu_dalam_wilayah(masuk, posyandu, posyandu_sedesa, posyandu_luar, kades):
    PenugasanFactory(tempat=posyandu)
    PenugasanFactory(tempat=posyandu, selesai=timezone.localdate())
    PenugasanFactory(peran="pengurus", tempat=posyandu)
    halaman = masuk(kades).get(P).context["halaman"]
    assert [(p, p.jumlah_kader, p.ada_ketua) for p in halaman] == [
        (posyandu, 1, True),
        (posyandu_sedesa, 0, False),
    ]


@pytest.mark.parametrize(
    ("cari", "hasil"),
    [
        ("jer", ["Jeruk"]),
        ("pasar keong", ["Jeruk", "Anggur"]),
        ("36.02.18.2010.002", ["Anggur"]),
        ("nangka", []),
        ("%'", []),
        ("x" * 10_000, []),
    ],
)
def test_cari_posyandu(masuk, posyandu_sedesa, posyandu_luar, tangga, cari, hasil):
    client = masuk(PenugasanFactory(peran="tim_pembina", tempat=tangga.kab))
    assert [p.nama for p in client.get(P, {"cari": cari}).context["halaman"]] == hasil


def test_kader_langsung_ke_posyandunya(masuk, kader):
    assert masuk(kader).get(P).url == f"{P}{kader.posyandu_id}/"


def test_jumlah_query_halaman_pengurus_tetap(masuk, posyandu, kades, django_assert_max_num_queries):
    client = masuk(kades)
    for _ in range(12):
        PenugasanFactory(tempat=posyandu)
    with django_assert_max_num_queries(14):
        assert client.get(f"{P}{posyandu.pk}/pengurus/").status_code == 200


# Proposals of nakes, notices


def test_dinkes_mengonfirmasi_bidan(masuk, tangga):
    dinkes = PenugasanFactory(
        peran="opd", tempat=PerangkatDaerahFactory(wilayah=tangga.kab, bidang=["kesehatan"])
    )
    dalam = PenugasanFactory(peran="nakes", tempat=tangga.desa, keadaan="diusulkan")
    luar = PenugasanFactory(peran="nakes", tempat=tangga.desa_luar, keadaan="diusulkan")
    client = masuk(dinkes)
    assert client.get("/kelembagaan/usulan/").context["daftar"] == [dalam]
    aksi = {"aksi": "konfirmasi"}
    assert client.post(f"/kelembagaan/usulan/{luar.pk}/", aksi).status_code == 404
    assert client.post(f"/kelembagaan/usulan/{dalam.pk}/", {"aksi": "hapus"}).status_code == 404
    assert client.post(f"/kelembagaan/usulan/{dalam.pk}/", aksi).url == "/kelembagaan/usulan/"
    dalam.refresh_from_db()
    luar.refresh_from_db()
    assert (dalam.keadaan, luar.keadaan) == ("berlaku", "diusulkan")


def test_dinas_lain_tidak_melihat_usulan_bidan(masuk, tangga):
    dinsos = PenugasanFactory(
        peran="opd", tempat=PerangkatDaerahFactory(wilayah=tangga.kab, bidang=["sosial"])
    )
    usulan = PenugasanFactory(peran="nakes", tempat=tangga.desa, keadaan="diusulkan")
    client = masuk(dinsos)
    assert client.get("/kelembagaan/usulan/").status_code == 404
    jawaban = client.post(f"/kelembagaan/usulan/{usulan.pk}/", {"aksi": "konfirmasi"})
    usulan.refresh_from_db()
    assert (jawaban.status_code, usulan.keadaan) == (404, "diusulkan")


def test_pemberitahuan_dibaca_pemiliknya_saja(masuk, kader, ketua):
    beri_tahu(kepada=[kader.pengguna, kader.pengguna], teks="x" * 400, tautan="/tentang/")
    satu = Pemberitahuan.objects.get()
    assert len(satu.teks) == 300
    alamat = f"/kelembagaan/pemberitahuan/{satu.pk}/"
    assert masuk(ketua).post(alamat).status_code == 404
    client = masuk(kader)
    assert client.get(alamat).url == "/"
    assert client.post(alamat).url == "/tentang/"
    satu.refresh_from_db()
    pertama = satu.dibaca_pada
    client.post(alamat)
    satu.refresh_from_db()
    assert pertama is not None
    assert satu.dibaca_pada == pertama


def test_tidak_memberi_kode_kepada_orang_tak_dikenal(masuk, ketua):
    orang = PenggunaFactory()
    assert masuk(ketua).get(f"/kelembagaan/pengguna/{orang.pk}/kode/").status_code == 404


def test_mulai_masih_lama_ditanya_sekali_lagi(masuk, posyandu, ketua):
    client, hari_ini = masuk(ketua), timezone.localdate()
    lusa, jauh = (hari_ini + datetime.timedelta(days=n) for n in (40, 50))
    for isi in ({"mulai": lusa}, {"mulai": lusa, "yakin": jauh}):
        jawaban = usul(client, posyandu, **isi)
        assert jawaban.context["form"].errors == {
            "mulai": ["Tanggal ini masih 40 hari lagi. Bila memang benar, tekan sekali lagi."]
        }
        assert f'name="yakin" value="{lusa.isoformat()}"' in jawaban.content.decode()
    assert Penugasan.objects.filter(keadaan="diusulkan").count() == 0
    tahun = hari_ini + datetime.timedelta(days=400)
    jawaban = usul(client, posyandu, mulai=tahun, yakin=tahun)
    assert set(jawaban.context["form"].errors) == {"mulai"}
    assert usul(client, posyandu, mulai=lusa, yakin=lusa).status_code == 302
    usulan = Penugasan.objects.get(keadaan="diusulkan")
    assert (usulan.mulai, usulan.belum_mulai) == (lusa, True)


def test_tugas_yang_belum_mulai_disebut_tanggalnya(masuk, posyandu, ketua):
    mulai = timezone.localdate() + datetime.timedelta(days=20)
    tugas = PenugasanFactory(tempat=posyandu, mulai=mulai)
    tanggal = date_format(mulai, "j F Y")
    isi = masuk(tugas).get("/kelembagaan/tanpa-tugas/").content.decode()
    assert f"bertugas sebagai Kader, Posyandu Jeruk, mulai {tanggal}." in isi
    daftar = masuk(ketua).get(f"{P}{posyandu.pk}/pengurus/").content.decode()
    assert (f"Mulai {tanggal}" in daftar, f"Sejak {tanggal}" in daftar) == (True, False)
    lewat = PenugasanFactory(tempat=posyandu, selesai=timezone.localdate())
    isi = masuk(lewat).get("/kelembagaan/tanpa-tugas/").content.decode()
    assert "tidak memegang tugas yang berlaku" in isi


def test_halaman_kode_kembali_ke_tempat_yang_bernama(masuk, posyandu, kades, kader):
    isi = masuk(kades).get(f"/kelembagaan/pengguna/{kader.pengguna_id}/kode/").content.decode()
    assert isi.count("Kembali ke Pengurus dan kader") == 1


def test_sebutan_lurah_di_halaman(masuk, tangga):
    tangga.desa.jenis_wilayah = "kelurahan"
    tangga.desa.save()
    lurah = PenugasanFactory(peran="pemdes", tempat=tangga.desa)
    PenugasanFactory(peran="pemdes", tempat=tangga.desa_tetangga, pengguna=lurah.pengguna)
    isi = masuk(lurah).get("/").content.decode()
    assert "<span>Lurah<br>" in isi
    assert "<span>Kepala Desa<br>" in isi
    assert "Kepala Desa/Lurah" not in isi
