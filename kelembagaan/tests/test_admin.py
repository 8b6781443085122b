"""The admin of DPMD: its region only, whatever the POST says; no passwords, no tiers above."""

import datetime

import pytest
from django.utils import timezone

from kelembagaan.akun.admin import MEDAN_TEMPAT
from kelembagaan.models import (
    BidangAktif,
    Pengguna,
    Penugasan,
    PerangkatDaerah,
    Posyandu,
    SuratKeputusan,
)
from kelembagaan.peran import JABATAN_PERAN
from kelembagaan.tests.pabrik import (
    PenggunaFactory,
    PenugasanFactory,
    PerangkatDaerahFactory,
    PosyanduFactory,
    SuperuserFactory,
    WilayahFactory,
)

A = "/admin/kelembagaan/"


@pytest.fixture
def dpmd(masuk, tangga):
    """A client of the DPMD of Lebak."""
    return masuk(PenugasanFactory(peran="dpmd", tempat=tangga.kab))


@pytest.fixture
def dunia(tangga, posyandu, posyandu_luar):
    """One row of each kind inside Lebak, one in the neighbour kabupaten."""

    def sk(satu, nomor):
        return SuratKeputusan.objects.create(
            wilayah=satu.wilayah,
            posyandu=satu,
            nomor=nomor,
            tanggal=datetime.date(2025, 1, 2),
            tentang="pembentukan",
        )

    dalam, luar = PenugasanFactory(tempat=posyandu), PenugasanFactory(tempat=posyandu_luar)
    return {
        "posyandu": (posyandu, posyandu_luar),
        "penugasan": (dalam, luar),
        "pengguna": (dalam.pengguna, luar.pengguna),
        "suratkeputusan": (sk(posyandu, "SK/D"), sk(posyandu_luar, "SK/L")),
        "perangkatdaerah": (
            PerangkatDaerahFactory(wilayah=tangga.kab, nama="Dinas Dalam"),
            PerangkatDaerahFactory(wilayah=tangga.kab_tetangga, nama="Dinas Luar"),
        ),
        "wilayah": (tangga.desa, tangga.desa_luar),
    }


MODEL = ["posyandu", "penugasan", "pengguna", "suratkeputusan", "perangkatdaerah", "wilayah"]
SEBARIS = {
    "jadwal_buka-TOTAL_FORMS": 0,
    "jadwal_buka-INITIAL_FORMS": 0,
    "bidang_aktif-TOTAL_FORMS": 0,
    "bidang_aktif-INITIAL_FORMS": 0,
    "pengecualian_buka-TOTAL_FORMS": 0,
    "pengecualian_buka-INITIAL_FORMS": 0,
}
AWAL = "penugasan-0-"


def isi_posyandu(wilayah, **isi):
    return {"nama": "Mawar", "wilayah": wilayah.pk, "mulai": "2024-01-01", **SEBARIS, **isi}


def isi_akun(**penugasan):
    baku = {"peran": "kader", "jabatan": "kader", "mulai": "2026-01-01", "periode_ke": 1}
    return {
        "nama": "Dewi Lestari",
        "penugasan-TOTAL_FORMS": 1,
        "penugasan-INITIAL_FORMS": 0,
        **{AWAL + medan: nilai for medan, nilai in {**baku, **penugasan}.items()},
    }


# Who gets in


@pytest.mark.parametrize("peran", ["kader", "pengurus", "nakes", "pemdes", "tim_pembina", "opd"])
@pytest.mark.parametrize(
    "alamat", ["/admin/", "/admin/login/", A + "posyandu/", A + "pengguna/add/"]
)
def test_peran_lain_tidak_menemukan_admin(masuk, peran, alamat):
    assert masuk(PenugasanFactory(peran=peran)).get(alamat).status_code == 404


def test_tamu_masuk_lewat_halaman_masuk_yang_sama(client, db):
    assert client.get("/admin/").url == "/akun/login/?next=/admin/"
    assert client.get("/admin/login/?next=/admin/").url == "/akun/login/?next=/admin/"
    assert client.post("/admin/login/", {"username": "a", "password": "b"}).status_code == 302


def test_staf_tanpa_penugasan_bukan_dpmd(masuk, db):
    staf = PenggunaFactory(is_staff=True)
    assert masuk(staf).get("/admin/").status_code == 302  # to the page of an account without task
    PenugasanFactory(pengguna=staf)
    assert masuk(staf).get("/admin/").status_code == 404


@pytest.mark.parametrize(
    "alamat",
    ["auth/group/", "account/emailaddress/", "mfa/authenticator/", "usersessions/usersession/"],
)
def test_model_paket_lain_tidak_terdaftar(masuk, db, alamat):
    assert masuk(SuperuserFactory()).get(f"/admin/{alamat}").status_code == 404


# Scope


@pytest.mark.parametrize("model", MODEL)
def test_daftar_hanya_wilayah_sendiri(dpmd, dunia, model):
    dalam, luar = dunia[model]
    terlihat = set(dpmd.get(f"{A}{model}/").context["cl"].queryset)
    assert dalam in terlihat
    assert luar not in terlihat


@pytest.mark.parametrize("model", MODEL)
@pytest.mark.parametrize("halaman", ["change", "history", "delete"])
def test_halaman_objek_luar_tidak_ditemukan(dpmd, dunia, model, halaman):
    dalam, luar = dunia[model]
    harapan = 404 if halaman == "delete" else 200
    assert dpmd.get(f"{A}{model}/{dalam.pk}/{halaman}/").status_code == harapan
    assert dpmd.get(f"{A}{model}/{luar.pk}/{halaman}/").status_code == 404


@pytest.mark.parametrize(
    ("model", "medan", "tujuan"),
    [
        ("posyandu", "wilayah", "wilayah"),
        ("penugasan", "pengguna", "pengguna"),
        ("penugasan", "posyandu", "posyandu"),
        ("penugasan", "perangkat_daerah", "perangkatdaerah"),
        ("penugasan", "sk", "suratkeputusan"),
    ],
)
def test_pelengkap_otomatis_hanya_wilayah_sendiri(dpmd, dunia, model, medan, tujuan):
    dalam, luar = dunia[tujuan]
    jawaban = dpmd.get(
        "/admin/autocomplete/",
        {"app_label": "kelembagaan", "model_name": model, "field_name": medan, "term": ""},
    ).json()
    pilihan = {satu["id"] for satu in jawaban["results"]}
    assert str(dalam.pk) in pilihan
    assert str(luar.pk) not in pilihan


def test_pelengkap_otomatis_menyebut_kode(dpmd, tangga):
    def cari(term):
        isi = {"app_label": "kelembagaan", "model_name": "posyandu", "field_name": "wilayah"}
        return dpmd.get("/admin/autocomplete/", {**isi, "term": term}).json()["results"]

    assert cari("pasar keong") == [
        {"id": str(tangga.desa.pk), "text": "Pasar Keong (36.02.18.2010)"}
    ]
    assert cari("36.02.18.20")
    assert cari("cibadak") == []  # a kecamatan is no desa


def test_pelengkap_otomatis_tanpa_izin(masuk, posyandu):
    isi = {"app_label": "kelembagaan", "model_name": "posyandu", "field_name": "wilayah"}
    client = masuk(PenugasanFactory(tempat=posyandu))
    assert client.get("/admin/autocomplete/", isi).status_code == 404


@pytest.mark.parametrize("model", MODEL)
def test_saringan_wilayah_bertingkat(dpmd, dunia, tangga, model):
    def saring(kode):
        return dpmd.get(f"{A}{model}/", {"wilayah_kode": kode}).context["cl"]

    dalam, luar = dunia[model]
    assert luar not in saring(tangga.kab_tetangga.kode).queryset
    assert saring(tangga.kab_tetangga.kode).queryset.count() == 0
    if model != "perangkatdaerah":
        assert dalam in saring(tangga.desa.kode).queryset
        assert dalam not in saring(tangga.desa_tetangga.kode).queryset
    daftar = saring(tangga.kecamatan.kode)
    pilihan = [p["display"] for p in daftar.filter_specs[0].choices(daftar)]
    assert pilihan == ["Semua", "Lebak", "Cibadak", "Kaduagung Barat", "Pasar Keong"]


@pytest.mark.parametrize("kode", ["x", "36.0", "99", "36.02'"])
def test_saringan_wilayah_yang_aneh(dpmd, dunia, kode):
    jawaban = dpmd.get(f"{A}posyandu/", {"wilayah_kode": kode})
    assert (jawaban.status_code, jawaban.context["cl"].queryset.count()) == (200, 0)


@pytest.mark.parametrize("kunci", ["password__startswith", "penugasan__kode__startswith"])
def test_kolom_tersembunyi_tidak_dapat_ditebak(dpmd, dunia, kunci):
    """Whatever is guessed, the answer is the whole list."""
    sebelum = [str(p) for p in dpmd.get(f"{A}pengguna/").context["cl"].result_list]
    for tebakan in ("3", "x"):
        jawaban = dpmd.get(f"{A}pengguna/", {kunci: tebakan}, follow=True)
        assert jawaban.redirect_chain == [(f"{A}pengguna/", 302)]
        assert [str(p) for p in jawaban.context["cl"].result_list] == sebelum


@pytest.mark.parametrize("model", MODEL)
def test_saringan_yang_tidak_dikenal_dikatakan(dpmd, dunia, model):
    jawaban = dpmd.get(f"{A}{model}/?wilayah=x", follow=True)
    assert jawaban.status_code == 200
    assert "Saringan di alamat itu tidak dikenal." in jawaban.content.decode()


# Times


@pytest.mark.parametrize(("kode", "jam", "selisih"), [("36.02", "23.30", 7), ("74.10", "0.30", 8)])
def test_waktu_menurut_zona_petugas(masuk, db, kode, jam, selisih):
    """23.30 WIB is 00.30 WITA: the list says what the clock on the wall of the office says."""
    dpmd = PenugasanFactory(peran="dpmd", tempat=WilayahFactory(kode=kode, nama="Kab"))
    client = masuk(dpmd)
    saat = datetime.datetime(2026, 6, 3, 16, 30, tzinfo=datetime.UTC)
    Pengguna.objects.filter(pk=dpmd.pengguna_id).update(last_login=saat)
    teks = client.get(f"{A}pengguna/").content.decode()
    assert f"2026, {jam}" in teks
    assert f'data-admin-utc-offset="{selisih * 3600}"' in teks
    assert timezone.get_current_timezone_name() == "Asia/Jakarta"


# Posyandu


def test_tambah_posyandu_bernomor_sendiri(dpmd, tangga, posyandu):
    isi = isi_posyandu(tangga.desa, bidang_berjalan=["kesehatan", "sosial"])
    jawaban = dpmd.post(f"{A}posyandu/add/", isi)
    assert jawaban.status_code == 302
    baru = Posyandu.objects.get(nama="Mawar")
    assert (baru.nomor_urut, baru.kode) == (2, "36.02.18.2010.002")
    assert set(BidangAktif.objects.filter(posyandu=baru).values_list("bidang", "mulai")) == {
        ("kesehatan", datetime.date(2024, 1, 1)),
        ("sosial", datetime.date(2024, 1, 1)),
    }


@pytest.mark.parametrize("di", ["desa_luar", "kecamatan"])
def test_posyandu_tidak_di_wilayah_lain(dpmd, tangga, di):
    jawaban = dpmd.post(f"{A}posyandu/add/", isi_posyandu(getattr(tangga, di)))
    assert jawaban.status_code == 200
    assert set(jawaban.context["adminform"].form.errors) == {"wilayah"}
    assert Posyandu.objects.count() == 0


def test_posyandu_tidak_dipindah_ke_luar(dpmd, tangga, posyandu):
    dpmd.post(f"{A}posyandu/{posyandu.pk}/change/", isi_posyandu(tangga.desa_luar, nomor_urut=1))
    posyandu.refresh_from_db()
    assert (posyandu.nama, posyandu.wilayah) == ("Jeruk", tangga.desa)


def test_posyandu_luar_tidak_diubah(dpmd, tangga, posyandu_luar):
    isi = isi_posyandu(tangga.desa, nomor_urut=9)
    assert dpmd.post(f"{A}posyandu/{posyandu_luar.pk}/change/", isi).status_code == 404
    posyandu_luar.refresh_from_db()
    assert (posyandu_luar.nama, posyandu_luar.wilayah) == ("Nangka", tangga.desa_luar)


def test_nomor_yang_sudah_dipakai(dpmd, tangga, posyandu):
    jawaban = dpmd.post(f"{A}posyandu/add/", isi_posyandu(tangga.desa, nomor_urut=1))
    assert jawaban.status_code == 200
    assert "Nomor urut ini sudah dipakai" in jawaban.content.decode()
    assert Posyandu.objects.count() == 1


def test_wilayah_hanya_dibaca(dpmd, tangga):
    assert dpmd.get(f"{A}wilayah/add/").status_code == 404
    assert dpmd.post(f"{A}wilayah/{tangga.desa.pk}/change/", {"nama": "Lain"}).status_code == 404
    tangga.desa.refresh_from_db()
    assert tangga.desa.nama == "Pasar Keong"


def test_sk_dan_perangkat_daerah_dalam_wilayah(dpmd, tangga, dunia):
    sk = {"nomor": "1/2026", "tanggal": "2026-01-02", "tentang": "kader"}
    dpmd.post(f"{A}suratkeputusan/add/", {**sk, "wilayah": tangga.desa_luar.pk})
    assert SuratKeputusan.objects.filter(nomor="1/2026").count() == 0
    dpmd.post(
        f"{A}suratkeputusan/add/",
        {**sk, "wilayah": tangga.desa.pk, "posyandu": dunia["posyandu"][1].pk},
    )
    assert SuratKeputusan.objects.filter(nomor="1/2026").count() == 0
    dpmd.post(f"{A}suratkeputusan/add/", {**sk, "wilayah": tangga.desa.pk})
    assert SuratKeputusan.objects.get(nomor="1/2026").wilayah == tangga.desa
    dinas = {"nama": "Dinas Baru", "jenis_perangkat": "dinas", "bidang": ["sosial"], "aktif": "on"}
    dpmd.post(f"{A}perangkatdaerah/add/", {**dinas, "wilayah": tangga.kab_tetangga.pk})
    assert PerangkatDaerah.objects.filter(nama="Dinas Baru").count() == 0
    dpmd.post(f"{A}perangkatdaerah/add/", {**dinas, "wilayah": tangga.kab.pk})
    assert PerangkatDaerah.objects.get(nama="Dinas Baru").bidang == ["sosial"]


# Accounts


def test_akun_kader_dan_kodenya_dalam_dua_halaman(dpmd, posyandu):
    jawaban = dpmd.post(f"{A}pengguna/add/", isi_akun(posyandu=posyandu.pk))
    dewi = Pengguna.objects.get(username="dewi.lestari")
    assert jawaban.url == f"/kelembagaan/pengguna/{dewi.pk}/kode/"
    tugas = dewi.penugasan.get()
    assert (tugas.keadaan, tugas.posyandu, tugas.kode) == ("berlaku", posyandu, posyandu.kode)
    assert tugas.diputuskan_oleh is not None
    assert not dewi.has_usable_password()
    assert len(dpmd.post(jawaban.url).context["kode"]) == 9


PALSU = {
    "is_superuser": "1",
    "is_staff": "1",
    "groups": "1",
    "password": "x",
    "user_permissions": 1,
}


def test_medan_palsu_diabaikan(dpmd, posyandu):
    dpmd.post(f"{A}pengguna/add/", {**isi_akun(posyandu=posyandu.pk), **PALSU})
    dewi = Pengguna.objects.get(username="dewi.lestari")
    assert (dewi.is_superuser, dewi.is_staff, dewi.has_usable_password()) == (False, False, False)
    dpmd.post(
        f"{A}pengguna/{dewi.pk}/change/",
        {"nama": "Dewi L", "username": "dewi", "is_active": "on", **PALSU},
    )
    dewi.refresh_from_db()
    assert (dewi.nama, dewi.is_superuser, dewi.is_staff) == ("Dewi L", False, False)
    assert dewi.groups.count() == 0


@pytest.mark.parametrize(
    ("peran", "jabatan", "medan", "di"),
    [
        ("kader", "kader", "posyandu", "posyandu_luar"),
        ("pengurus", "ketua", "posyandu", "posyandu_luar"),
        ("pemdes", "kades", "wilayah", "desa_luar"),
        ("tim_pembina", "ketua", "wilayah", "kab_tetangga"),
        ("tim_pembina", "ketua", "wilayah", "provinsi"),
        ("tim_pembina", "ketua", "wilayah", "pusat"),
        ("dpmd", "staf", "wilayah", "kab"),
        ("dpmd", "staf", "wilayah", "provinsi"),
        ("superuser", "staf", "wilayah", "kab"),
        ("pemdes", "kades", "wilayah", "kecamatan"),
        ("opd", "staf", "perangkat_daerah", "dinas_luar"),
        ("kader", "kader", "wilayah", "desa"),
        ("kader", "kader", "posyandu", None),
    ],
)
def test_tugas_di_atas_atau_di_luar_ditolak(dpmd, tangga, dunia, peran, jabatan, medan, di):
    tempat = {
        **vars(tangga),
        "posyandu_luar": dunia["posyandu"][1],
        "dinas_luar": dunia["perangkatdaerah"][1],
    }
    isi = {"peran": peran, "jabatan": jabatan, medan: tempat[di].pk if di else ""}
    assert dpmd.post(f"{A}pengguna/add/", isi_akun(**isi)).status_code == 200
    dikenal = dunia["pengguna"][0]
    baru = {**isi, "pengguna": dikenal.pk, "mulai": "2026-01-01", "periode_ke": 1}
    assert dpmd.post(f"{A}penugasan/add/", baru).status_code == 200
    assert Pengguna.objects.filter(nama="Dewi Lestari").count() == 0
    assert dikenal.penugasan.count() == 1


def galat_penugasan(jawaban):
    """{field: sentences} of the assignment on the page of a new account."""
    (formset,) = jawaban.context["inline_admin_formsets"]
    return {medan: list(kalimat) for medan, kalimat in formset.formset.errors[0].items()}


@pytest.mark.parametrize(
    ("isi", "galat"),
    [
        ({}, {"posyandu": ["Pilih Posyandunya."]}),
        (
            {"peran": "pemdes", "jabatan": "kades"},
            {"wilayah": ["Pilih wilayah tempatnya bertugas."]},
        ),
        ({"peran": "opd", "jabatan": "staf"}, {"perangkat_daerah": ["Pilih perangkat daerahnya."]}),
        (
            {"posyandu": "posyandu", "wilayah": "desa", "desa_lain": "desa_tetangga"},
            {
                "wilayah": ["Kosongkan: tidak dipakai untuk peran Kader."],
                "desa_lain": ["Kosongkan: tidak dipakai untuk peran Kader."],
            },
        ),
        (
            {"posyandu": "posyandu", "jabatan": "kades"},
            {"jabatan": ["Jabatan ini bukan untuk peran yang dipilih."]},
        ),
        (
            {"peran": "pemdes", "jabatan": "kades", "wilayah": "kecamatan"},
            {"peran": ["Peran ini bukan untuk tingkat wilayah yang dipilih."]},
        ),
    ],
)
def test_kesalahan_tempat_berdiri_di_medannya(dpmd, tangga, posyandu, isi, galat):
    tempat = {**vars(tangga), "posyandu": posyandu}
    isi = {m: tempat[n].pk if n in tempat else n for m, n in isi.items()}
    jawaban = dpmd.post(f"{A}pengguna/add/", isi_akun(**isi))
    assert galat_penugasan(jawaban) == galat
    assert Pengguna.objects.filter(nama="Dewi Lestari").count() == 0


@pytest.mark.parametrize("peran", [p for p in JABATAN_PERAN if p != "dpmd"])
def test_tempat_yang_diminta_formulir_diterima_basis_data(dpmd, tangga, posyandu, peran):
    """The table of the form's fields says the same as the constraint."""
    tempat = {
        "posyandu": posyandu,
        "wilayah": tangga.desa,
        "perangkat_daerah": PerangkatDaerahFactory(wilayah=tangga.kab),
    }
    (medan,) = [m for m in tempat if peran in MEDAN_TEMPAT[m][0]]
    isi = {"peran": peran, "jabatan": JABATAN_PERAN[peran][0], medan: tempat[medan].pk}
    assert dpmd.post(f"{A}pengguna/add/", isi_akun(**isi)).status_code == 302
    assert getattr(Penugasan.objects.get(peran=peran), medan) == tempat[medan]


@pytest.mark.parametrize(
    ("di", "peran"),
    [
        ("kab", {"kader", "pengurus", "nakes", "pemdes", "tim_pembina", "opd"}),
        ("provinsi", {"tim_pembina", "opd", "dpmd"}),
    ],
)
def test_formulir_menawarkan_peran_yang_dapat_diberikan(masuk, tangga, di, peran):
    client = masuk(PenugasanFactory(peran="dpmd", tempat=getattr(tangga, di)))
    for alamat in ("pengguna/add/", "penugasan/add/"):
        konteks = client.get(A + alamat).context
        sebaris = konteks["inline_admin_formsets"]
        form = sebaris[0].formset.forms[0] if sebaris else konteks["adminform"].form
        assert {nilai for nilai, _ in form.fields["peran"].choices} == peran
        assert form["periode_ke"].label == "Masa jabatan keberapa"
        assert form["posyandu"].help_text == "Diisi untuk kader dan pengurus."


def test_tidak_memberi_tugas_kepada_diri_sendiri(masuk, tangga, posyandu):
    dpmd = PenugasanFactory(peran="dpmd", tempat=tangga.kab)
    isi = {
        "pengguna": dpmd.pengguna_id,
        "peran": "pengurus",
        "jabatan": "ketua",
        "posyandu": posyandu.pk,
        "mulai": "2026-01-01",
        "periode_ke": 1,
    }
    jawaban = masuk(dpmd).post(f"{A}penugasan/add/", isi)
    assert jawaban.status_code == 200
    assert Penugasan.objects.filter(pengguna=dpmd.pengguna).count() == 1


def test_akun_tanpa_tugas_tidak_dibuat(dpmd):
    kosong = {"penugasan-TOTAL_FORMS": 0, "penugasan-INITIAL_FORMS": 0}
    assert dpmd.post(f"{A}pengguna/add/", {**isi_akun(), **kosong}).status_code == 200
    assert Pengguna.objects.filter(nama="Dewi Lestari").count() == 0


def test_bidan_menunggu_konfirmasi(dpmd, tangga):
    isi = isi_akun(peran="nakes", jabatan="bidan", wilayah=tangga.desa.pk)
    dpmd.post(f"{A}pengguna/add/", {**isi, AWAL + "desa_lain": [tangga.desa_tetangga.pk]})
    tugas = Penugasan.objects.get(peran="nakes")
    assert tugas.keadaan == "diusulkan"
    assert list(tugas.desa_lain.all()) == [tangga.desa_tetangga]


def test_bidan_tidak_melayani_desa_luar(dpmd, tangga):
    isi = isi_akun(peran="nakes", jabatan="bidan", wilayah=tangga.desa.pk)
    jawaban = dpmd.post(f"{A}pengguna/add/", {**isi, AWAL + "desa_lain": [tangga.desa_luar.pk]})
    assert jawaban.status_code == 200
    assert Penugasan.objects.filter(peran="nakes").count() == 0


def test_akun_yang_memegang_lebih_hanya_dibaca(dpmd, tangga, dunia):
    """A kader of Lebak who also sits in the Tim Pembina of Banten."""
    orang = dunia["pengguna"][0]
    PenugasanFactory(pengguna=orang, peran="tim_pembina", tempat=tangga.provinsi)
    alamat = f"{A}pengguna/{orang.pk}/change/"
    assert dpmd.get(alamat).status_code == 200
    assert dpmd.post(alamat, {"nama": "Diganti", "username": "diganti"}).status_code == 404
    assert dpmd.post(f"/kelembagaan/pengguna/{orang.pk}/kode/").status_code == 404
    orang.refresh_from_db()
    assert (orang.nama == "Diganti", orang.is_active) == (False, True)


@pytest.mark.parametrize("aksi", ["change", "history"])
def test_akun_di_atas_atau_di_luar_tidak_ditemukan(masuk, tangga, dunia, aksi):
    provinsi = PenugasanFactory(peran="dpmd", tempat=tangga.provinsi).pengguna
    tim = PenugasanFactory(peran="tim_pembina", tempat=tangga.provinsi).pengguna
    client = masuk(PenugasanFactory(peran="dpmd", tempat=tangga.kab))
    isi = {"nama": "Diganti", "username": "diganti", "is_active": "on", **PALSU}
    for akun in (dunia["pengguna"][1], SuperuserFactory(), provinsi, tim):
        alamat = f"{A}pengguna/{akun.pk}/{aksi}/"
        assert client.get(alamat).status_code == 404
        assert client.post(alamat, isi).status_code in (404, 405)
    assert Pengguna.objects.filter(nama="Diganti").count() == 0


def test_akun_sendiri_hanya_dibaca(masuk, tangga):
    """Nobody raises himself: neither by his account nor by his assignment."""
    tugas = PenugasanFactory(peran="dpmd", tempat=tangga.kab)
    client = masuk(tugas)
    akun = {"nama": "Diganti", "username": "diganti", "is_active": "on", **PALSU}
    naik = {"peran": "dpmd", "jabatan": "staf", "wilayah": tangga.provinsi.pk, "periode_ke": 2}
    for alamat, isi in [
        (f"{A}pengguna/{tugas.pengguna_id}/change/", {**akun, **isi_akun(**naik)}),
        (f"{A}penugasan/{tugas.pk}/change/", naik),
    ]:
        assert client.get(alamat).context["has_change_permission"] is False
        assert client.post(alamat, isi).status_code == 404
    tugas.refresh_from_db()
    assert (tugas.kode, tugas.periode_ke, tugas.selesai) == ("36.02", 1, None)
    assert tugas.pengguna.penugasan.count() == 1
    orang = Pengguna.objects.get(pk=tugas.pengguna_id)
    assert (orang.nama == "Diganti", orang.is_superuser, orang.is_staff) == (False, False, False)


def test_blokir_akun(dpmd, dunia, masuk):
    orang = dunia["pengguna"][0]
    client = masuk(orang)
    assert client.get("/").status_code == 200
    isi = {"nama": orang.nama, "username": orang.username}
    assert dpmd.post(f"{A}pengguna/{orang.pk}/change/", isi).status_code == 302
    assert client.get("/").url == "/akun/login/?next=/"


def test_akhiri_tugas_di_admin(dpmd, dunia):
    tugas = dunia["penugasan"][0]
    isi = {"periode_ke": 1, "selesai": "2026-02-01", "alasan_selesai": "pindah"}
    assert dpmd.post(f"{A}penugasan/{tugas.pk}/change/", isi).status_code == 302
    tugas.refresh_from_db()
    assert (tugas.selesai, tugas.alasan_selesai) == (datetime.date(2026, 2, 1), "pindah")


def test_peran_dan_tempat_tidak_diubah_pada_tugas_yang_ada(dpmd, dunia, tangga):
    tugas = dunia["penugasan"][0]
    isi = {
        "peran": "dpmd",
        "jabatan": "staf",
        "wilayah": tangga.kab.pk,
        "posyandu": "",
        "periode_ke": 2,
    }
    assert dpmd.post(f"{A}penugasan/{tugas.pk}/change/", isi).status_code == 302
    tugas.refresh_from_db()
    assert (tugas.peran, tugas.jabatan, tugas.wilayah, tugas.periode_ke) == (
        "kader",
        "kader",
        None,
        2,
    )


def test_dpmd_provinsi_menetapkan_dpmd_kabupaten(masuk, tangga):
    provinsi = masuk(PenugasanFactory(peran="dpmd", tempat=tangga.provinsi))
    isi = isi_akun(peran="dpmd", jabatan="staf", wilayah=tangga.kab.pk)
    assert provinsi.post(f"{A}pengguna/add/", isi).status_code == 302
    assert Penugasan.objects.get(pengguna__nama="Dewi Lestari").keadaan == "berlaku"


def test_konfirmasi_usulan_di_daftar(dpmd, tangga, posyandu, posyandu_luar):
    dalam = PenugasanFactory(tempat=posyandu, keadaan="diusulkan")
    luar = PenugasanFactory(tempat=posyandu_luar, keadaan="diusulkan")
    bidan = PenugasanFactory(peran="nakes", tempat=tangga.desa, keadaan="diusulkan")
    pilihan = {"action": "konfirmasi", "_selected_action": [dalam.pk, luar.pk, bidan.pk]}
    dpmd.post(f"{A}penugasan/", pilihan)
    keadaan = [Penugasan.objects.get(pk=p.pk).keadaan for p in (dalam, luar, bidan)]
    assert keadaan == ["berlaku", "diusulkan", "diusulkan"]


@pytest.mark.parametrize("model", MODEL)
def test_tidak_ada_yang_dihapus(dpmd, dunia, model):
    dalam, _ = dunia[model]
    dpmd.post(
        f"{A}{model}/", {"action": "delete_selected", "_selected_action": [dalam.pk], "post": "yes"}
    )
    assert type(dalam).objects.filter(pk=dalam.pk).count() == 1


@pytest.mark.parametrize("model", MODEL)
def test_superuser_melihat_semua(masuk, dunia, model):
    terlihat = set(masuk(SuperuserFactory()).get(f"{A}{model}/").context["cl"].queryset)
    assert set(dunia[model]) <= terlihat


def test_nomor_berikut_tidak_mengisi_lubang(dpmd, tangga, posyandu):
    PosyanduFactory(wilayah=tangga.desa, nomor_urut=7)
    dpmd.post(f"{A}posyandu/add/", isi_posyandu(tangga.desa))
    assert Posyandu.objects.get(nama="Mawar").nomor_urut == 8
