"""Confidential cases: who sees what when, what each step leaves, and where nothing of it stands."""

import io
import json
import uuid
import zipfile

import pytest
from django.apps import apps
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from kelembagaan.bidang import Bidang
from kelembagaan.models import Pemberitahuan
from kelembagaan.tests.pabrik import (
    PenggunaFactory,
    PenugasanFactory,
    PerangkatDaerahFactory,
    SuperuserFactory,
)
from layanan.models import BacaKasus, KasusRahasia, Kiriman, LangkahKasus, PengaturanKasus
from layanan.trantibumlinmas.kasus import selectors, services

ALAMAT = "/layanan/kasus/"
RAHASIA = "zqrahasia suaminya memukul"


@pytest.fixture
def pencatat(posyandu):
    return PenugasanFactory(tempat=posyandu, bidang=["trantibumlinmas"])


@pytest.fixture
def kades(tangga):
    return PenugasanFactory(peran="pemdes", tempat=tangga.desa)


@pytest.fixture
def polsek(tangga):
    """Somebody of the police, who sees only what is handed to her."""
    kantor = PerangkatDaerahFactory(
        wilayah=tangga.kecamatan,
        nama="Polsek Cibadak",
        jenis_perangkat="mitra",
        terima_kasus=True,
        telepon="0252-555-0110",
        alamat="Jalan Raya 1",
    )
    return PenugasanFactory(peran="opd", tempat=kantor)


def isi_kasus(**lain):
    return {"jenis_kasus": "kdrt", "korban": "Bu N", "uraian": RAHASIA, **lain}


def catat(pencatat, ke=None, **lain):
    kasus, _ = services.catat(
        kunci=uuid.uuid4(),
        posyandu=pencatat.posyandu,
        penugasan=pencatat,
        isi={"kontak": "", "pelapor": "", **isi_kasus(**lain)},
    )
    if ke:
        services.serahkan(kasus=kasus, penugasan=pencatat, ke=ke)
    return kasus


def terlihat(penugasan, kasus):
    return KasusRahasia.objects.dalam(penugasan.cakupan()).filter(pk=kasus.pk).exists()


def langkah(kasus):
    return list(kasus.langkah.values_list("aksi", flat=True))


def kabar(penugasan):
    semua = Pemberitahuan.objects.filter(kepada=penugasan.pengguna)
    return [(p.teks, p.tautan) for p in semua]


def test_dicatat_diserahkan_dibuka(masuk, pencatat, kades, posyandu):
    client = masuk(pencatat)
    kirim = {"kunci": str(uuid.uuid4()), "ke": str(kades.pk), **isi_kasus(kontak="lewat kakaknya")}
    jawaban = client.post(f"{ALAMAT}baru/", kirim)
    satu = KasusRahasia.objects.get()
    assert (jawaban.status_code, jawaban.url) == (302, f"{ALAMAT}{satu.pk}/")
    client.post(f"{ALAMAT}baru/", kirim)  # pressed twice
    assert langkah(satu) == ["catat", "serahkan"]
    assert kabar(kades) == [("Ada kasus rahasia yang diserahkan kepada Anda", ALAMAT)]
    # It is with its recorder until the kades has opened it.
    assert (satu.pemegang, satu.tujuan) == (None, kades)
    pemdes = masuk(kades)
    sebelum = pemdes.get(f"{ALAMAT}{satu.pk}/").content.decode()
    assert (RAHASIA in sebelum, "Buka dan terima" in sebelum) == (False, True)
    assert BacaKasus.objects.filter(oleh=kades.pengguna).exists() is False
    jawaban = pemdes.post(f"{ALAMAT}{satu.pk}/buka/", follow=True)
    assert RAHASIA in jawaban.content.decode()
    satu.refresh_from_db()
    assert (satu.pemegang, satu.tujuan, langkah(satu)[-1]) == (kades, None, "buka")
    assert kabar(pencatat) == [("Satu kasus rahasia yang Anda serahkan sudah dibuka", ALAMAT)]
    assert RAHASIA in client.get(f"{ALAMAT}{satu.pk}/").content.decode()
    assert list(BacaKasus.objects.order_by("pk").values_list("oleh", flat=True)) == [
        kades.pengguna_id,
        pencatat.pengguna_id,
    ]


def test_daftar_hanya_nomor(masuk, pencatat, kades):
    dibuka = catat(pencatat, kades)
    services.buka(kasus=dibuka, penugasan=kades)
    menunggu = catat(pencatat, kades)
    for orang in (pencatat, kades):
        isi = masuk(orang).get(ALAMAT).content.decode()
        assert f"Kasus {dibuka.pk}</span>" in isi
        assert f"Kasus {menunggu.pk}</span>" in isi
        for kata in (RAHASIA, "Bu N", "KDRT", kades.pengguna.nama + ","):
            assert kata not in isi


def test_tidak_ada_orang_lain_yang_melihat(masuk, pencatat, kades, polsek, posyandu, tangga):
    satu = catat(pencatat, polsek)
    services.buka(kasus=satu, penugasan=polsek)
    lain = [
        kades,
        PenugasanFactory(tempat=posyandu, bidang=["trantibumlinmas"]),
        PenugasanFactory(peran="pengurus", tempat=posyandu),
        PenugasanFactory(peran="opd", tempat=polsek.perangkat_daerah),
        SuperuserFactory(),
    ]
    for orang in lain:
        assert masuk(orang).get(f"{ALAMAT}{satu.pk}/").status_code == 404
    assert BacaKasus.objects.count() == 0
    # The same person under another assignment.
    juga = PenugasanFactory(pengguna=polsek.pengguna, peran="pemdes", tempat=tangga.desa)
    assert (terlihat(polsek, satu), terlihat(juga, satu)) == (True, False)


def test_mitra_tidak_melihat_apa_pun_selain_kasusnya(masuk, polsek, posyandu, tangga):
    client = masuk(polsek)
    beranda = client.get("/").content.decode()
    assert ("Rekap" in beranda, "Kasus rahasia" in beranda) == (False, True)
    for alamat in (
        "/kelembagaan/posyandu/",
        "/layanan/laporan/",
        "/layanan/skdn/",
        "/layanan/register/",
        "/layanan/warga/",
        "/pembinaan/rekap/",
        f"{ALAMAT}baru/",
    ):
        assert client.get(alamat).status_code == 404, alamat


def test_diserahkan_lagi_dan_tetap_sampai_dibuka(pencatat, kades, polsek):
    satu = catat(pencatat, kades)
    services.buka(kasus=satu, penugasan=kades)
    services.serahkan(kasus=satu, penugasan=kades, ke=polsek, catatan="Mohon dibantu")
    assert [terlihat(p, satu) for p in (pencatat, kades, polsek)] == [True, True, True]
    services.buka(kasus=satu, penugasan=polsek)
    assert [terlihat(p, satu) for p in (pencatat, kades, polsek)] == [True, False, True]
    with pytest.raises(ValidationError):
        services.tambah(kasus=satu, penugasan=kades, catatan="Terlambat")
    assert langkah(satu) == ["catat", "serahkan", "buka", "serahkan", "buka"]


def test_diserahkan_kepada_orang_lain_sebelum_dibuka(pencatat, kades, polsek):
    satu = catat(pencatat, kades)
    services.serahkan(kasus=satu, penugasan=pencatat, ke=polsek)
    assert (terlihat(kades, satu), terlihat(polsek, satu)) == (False, True)
    with pytest.raises(ValidationError):
        services.buka(kasus=satu, penugasan=kades)


@pytest.mark.parametrize(
    ("jenis", "diatur", "menunggu"),
    [
        ("kdrt", True, False),
        ("seksual", True, False),
        ("anak", True, False),
        ("tppo", True, False),
        ("narkoba", True, True),
        ("asusila", True, True),
        ("narkoba", False, False),
    ],
)
def test_persetujuan_menurut_jenis_dan_daerah(
    pencatat, kades, polsek, tangga, jenis, diatur, menunggu
):
    if diatur:
        PengaturanKasus.objects.create(wilayah=tangga.kab, perlu_persetujuan=True)
    satu = catat(pencatat, polsek, jenis_kasus=jenis)
    satu.refresh_from_db()
    tampak = (satu.menunggu_persetujuan, terlihat(polsek, satu), len(kabar(kades)))
    assert tampak == (menunggu, not menunggu, int(menunggu))


def test_kades_menyetujui_tanpa_membaca(masuk, pencatat, kades, polsek, tangga):
    PengaturanKasus.objects.create(wilayah=tangga.kab, perlu_persetujuan=True)
    satu = catat(pencatat, polsek, jenis_kasus="narkoba")
    client = masuk(kades)
    assert client.get(f"{ALAMAT}{satu.pk}/").status_code == 404
    isi = client.get(f"{ALAMAT}{satu.pk}/persetujuan/").content.decode()
    assert ("Narkoba" in isi, polsek.pengguna.nama in isi, RAHASIA in isi) == (True, True, False)
    assert list(BacaKasus.objects.values_list("oleh", flat=True)) == [kades.pengguna_id]
    # Not without a reason; then the police is told.
    tolak = client.post(f"{ALAMAT}{satu.pk}/persetujuan/", {"setuju": "tidak"})
    assert tolak.status_code == 422
    client.post(f"{ALAMAT}{satu.pk}/persetujuan/", {"setuju": "ya"})
    assert terlihat(polsek, satu)
    assert len(kabar(polsek)) == 1
    assert client.get(f"{ALAMAT}{satu.pk}/persetujuan/").status_code == 404


def test_kades_tidak_setuju(masuk, pencatat, kades, polsek, tangga):
    PengaturanKasus.objects.create(wilayah=tangga.desa, perlu_persetujuan=True)
    satu = catat(pencatat, polsek, jenis_kasus="asusila")
    masuk(kades).post(
        f"{ALAMAT}{satu.pk}/persetujuan/", {"setuju": "tidak", "catatan": "Diselesaikan di desa"}
    )
    satu.refresh_from_db()
    assert (satu.tujuan, satu.menunggu_persetujuan, langkah(satu)[-1]) == (None, False, "tolak")
    assert kabar(polsek) == []
    assert kabar(pencatat) == [("Penyerahan satu kasus rahasia tidak disetujui", ALAMAT)]


def test_tanpa_kades_tidak_ada_yang_ditunggu(pencatat, polsek, tangga):
    PengaturanKasus.objects.create(wilayah=tangga.kab, perlu_persetujuan=True)
    assert terlihat(polsek, catat(pencatat, polsek, jenis_kasus="narkoba"))


def test_tanpa_akun_disebut_nomornya_dan_dicatat_siapa_yang_diberi_tahu(masuk, pencatat, tangga):
    PerangkatDaerahFactory(
        wilayah=tangga.kab,
        nama="UPTD PPA Lebak",
        jenis_perangkat="uptd",
        terima_kasus=True,
        telepon="0252-555-0129",
        alamat="Jalan Melati 9",
    )
    PerangkatDaerahFactory(
        wilayah=tangga.kab_tetangga, nama="UPTD lain", terima_kasus=True, telepon="0253"
    )
    PerangkatDaerahFactory(wilayah=tangga.kab, nama="Dinas Pasar", telepon="0254")
    client = masuk(pencatat)
    kirim = {"kunci": str(uuid.uuid4()), "ke": "sendiri", **isi_kasus()}
    isi = client.post(f"{ALAMAT}baru/", kirim, follow=True).content.decode()
    for ada in ('href="tel:129"', 'href="tel:02525550129"', "UPTD PPA Lebak", "Jalan Melati 9"):
        assert ada in isi
    assert ("UPTD lain" in isi, "Dinas Pasar" in isi) == (False, False)
    satu = KasusRahasia.objects.get()
    waktu = timezone.localtime().replace(second=0, microsecond=0)
    client.post(
        f"{ALAMAT}{satu.pk}/diberi-tahu/",
        {"kepada": "Bu Ani, UPTD PPA", "waktu": f"{waktu:%Y-%m-%dT%H:%M}", "catatan": "Dijemput"},
    )
    tahu = satu.langkah.get(aksi="beri_tahu")
    assert (tahu.kepada, tahu.waktu, tahu.catatan) == ("Bu Ani, UPTD PPA", waktu, "Dijemput")
    nanti = {"kepada": "Bu Ani", "waktu": "2999-01-01T08:00"}
    assert client.post(f"{ALAMAT}{satu.pk}/diberi-tahu/", nanti).status_code == 422


def test_hanya_orang_yang_bertugas_yang_dapat_dipilih(
    masuk, pencatat, kades, polsek, posyandu, tangga
):
    selesai = PenugasanFactory(
        peran="opd", tempat=polsek.perangkat_daerah, selesai=timezone.localdate()
    )
    diblokir = PenugasanFactory(
        peran="opd",
        tempat=polsek.perangkat_daerah,
        pengguna=PenggunaFactory(is_active=False),
    )
    bidan = PenugasanFactory(peran="nakes", tempat=tangga.desa_tetangga)
    bidan.desa_lain.add(tangga.desa)
    kasi = PenugasanFactory(peran="pemdes", jabatan="kasi", tempat=tangga.desa)
    lain = [kasi, selesai, diblokir, PenugasanFactory(peran="pengurus", tempat=posyandu)]
    lain += [PenugasanFactory(peran="pemdes", tempat=tangga.desa_tetangga)]
    tempat = selectors.tempat_pertolongan(posyandu)
    calon = selectors.calon_penangan(posyandu, tempat, kecuali=pencatat.pengguna)
    assert {p.pk for p in calon} == {kades.pk, polsek.pk, bidan.pk}
    for bukan in lain:
        kirim = {"kunci": str(uuid.uuid4()), "ke": str(bukan.pk), **isi_kasus()}
        assert masuk(pencatat).post(f"{ALAMAT}baru/", kirim).status_code == 422
    assert KasusRahasia.objects.count() == 0


def test_terenkripsi_di_basis_data(pencatat):
    satu = catat(pencatat, korban="zqnama", kontak="zqkontak", pelapor="zqpelapor")
    services.catat_diberi_tahu(
        kasus=satu,
        penugasan=pencatat,
        kepada="zqkepada",
        waktu=timezone.now(),
        catatan="zqcatatan",
    )
    with connection.cursor() as kursor:
        for model in (KasusRahasia, LangkahKasus):
            kursor.execute(f"SELECT row_to_json(t)::text FROM {model._meta.db_table} t")
            isi = json.dumps(kursor.fetchall())
            for kata in ("zqnama", "zqkontak", "zqpelapor", "zqkepada", "zqcatatan", RAHASIA):
                assert kata not in isi
    satu = KasusRahasia.objects.get()
    assert (satu.korban, satu.kontak, satu.pelapor) == ("zqnama", "zqkontak", "zqpelapor")


@pytest.mark.parametrize("model", [LangkahKasus, BacaKasus])
def test_langkah_dan_pembacaan_tidak_dapat_diubah(pencatat, model):
    satu = catat(pencatat)
    services.catat_pembacaan(kasus=satu, penugasan=pencatat)
    for ubah in (
        lambda: model.objects.update(oleh=PenggunaFactory()),
        lambda: model.objects.all().delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            ubah()
    assert model.objects.filter(oleh=pencatat.pengguna).count() == 1


def test_tidak_ada_jejak_lain():
    """No table of events, no page of the admin, no register, no way through Kiriman."""
    milik = {KasusRahasia, LangkahKasus, BacaKasus}
    jejak = {getattr(m, "pgh_tracked_model", None) for m in apps.get_models()}
    assert milik & (jejak | set(admin.site._registry)) == set()
    kasus = {m for m in apps.get_models() for f in m._meta.fields if f.related_model in milik}
    assert kasus == {LangkahKasus, BacaKasus}


def test_tidak_lewat_kiriman_dan_tidak_disimpan_peramban(masuk, pencatat, kades):
    client = masuk(pencatat)
    halaman = client.get(f"{ALAMAT}baru/")
    isi = halaman.content.decode()
    assert 'autocomplete="off"' in isi
    assert [kata for kata in ("data-jaga", "data-titip") if kata in isi] == []
    client.post(f"{ALAMAT}baru/", {"kunci": str(uuid.uuid4()), "ke": str(kades.pk), **isi_kasus()})
    satu = KasusRahasia.objects.get()
    assert Kiriman.objects.count() == 0
    for alamat in ("", "baru/", f"{satu.pk}/", f"{satu.pk}/tambah/"):
        assert "no-store" in client.get(f"{ALAMAT}{alamat}")["Cache-Control"]


def test_ditutup_dan_dibatalkan(masuk, pencatat, kades):
    satu = catat(pencatat, kades)
    services.buka(kasus=satu, penugasan=kades)
    with pytest.raises(ValidationError, match="Hanya pencatatnya"):
        services.batalkan(kasus=satu, penugasan=kades, catatan="salah")
    masuk(kades).post(f"{ALAMAT}{satu.pk}/selesai/", {"catatan": "Sudah aman"})
    satu.refresh_from_db()
    assert satu.keadaan == "selesai"
    with pytest.raises(ValidationError, match="sudah ditutup"):
        services.serahkan(kasus=satu, penugasan=pencatat, ke=kades)
    salah = catat(pencatat)
    services.batalkan(kasus=salah, penugasan=pencatat, catatan="Salah orang")
    assert selectors.hitung_kasus("36.02", salah.tanggal.replace(day=1))[0] == (
        "Kekerasan dalam rumah tangga (KDRT)",
        1,
    )


def test_ditekan_dua_kali_satu_langkah(masuk, pencatat, kades, polsek, tangga):
    """Each press of a case comes twice: one step, one notice, and nothing wrong is told."""
    PengaturanKasus.objects.create(wilayah=tangga.kab, perlu_persetujuan=True)
    satu = catat(pencatat, jenis_kasus="narkoba")

    def dua_kali(orang, langkah, **isi):
        client = masuk(orang)
        for _ in range(2):
            jawaban = client.post(f"{ALAMAT}{satu.pk}/{langkah}/", isi)
        pesan = client.get(ALAMAT).context["messages"]
        assert (jawaban.status_code, {p.level_tag for p in pesan} & {"error"}) == (302, set())

    dua_kali(pencatat, "tambah", catatan="Pindah ke rumah kakaknya")
    waktu = f"{timezone.localtime():%Y-%m-%dT00:00}"
    dua_kali(pencatat, "diberi-tahu", kepada="Bu Ani", waktu=waktu, catatan="")
    dua_kali(pencatat, "serahkan", ke=str(polsek.pk), catatan="")
    dua_kali(kades, "persetujuan", setuju="ya")
    dua_kali(polsek, "buka")
    dua_kali(polsek, "selesai", catatan="Sudah aman")
    assert langkah(satu) == [
        "catat",
        "tambah",
        "beri_tahu",
        "serahkan",
        "setujui",
        "buka",
        "selesai",
    ]
    assert [len(kabar(p)) for p in (pencatat, kades, polsek)] == [1, 1, 1]
    # What is told once more after something else has happened is a step of its own.
    lain = catat(pencatat)
    for kata in ("Satu", "Dua", "Satu"):
        services.tambah(kasus=lain, penugasan=pencatat, catatan=kata)
    assert langkah(lain) == ["catat", "tambah", "tambah", "tambah"]


def test_halaman_baru_dikirim_lagi_dengan_isi_lain(masuk, pencatat, kades, polsek):
    """What was changed is not saved, and that is said; what was typed stays on the page."""
    client = masuk(pencatat)
    kirim = {"kunci": str(uuid.uuid4()), "ke": str(kades.pk), **isi_kasus()}
    client.post(f"{ALAMAT}baru/", kirim)
    satu = KasusRahasia.objects.get()
    for lain in ({"korban": "Bu N, RT 02"}, {"ke": str(polsek.pk)}):
        jawaban = client.post(f"{ALAMAT}baru/", kirim | lain)
        [galat] = jawaban.context["galat"]
        assert jawaban.status_code == 422
        assert galat.startswith(f"Ini sudah tersimpan sebagai Kasus {satu.pk}; perubahan yang baru")
        [(nama, isi)] = lain.items()
        assert jawaban.context["form"][nama].value() == isi
    assert client.post(f"{ALAMAT}baru/", kirim).url == f"{ALAMAT}{satu.pk}/"
    satu.refresh_from_db()
    assert (KasusRahasia.objects.count(), satu.korban, satu.tujuan) == (1, "Bu N", kades)


def test_keterangan_lama_dikirim_lagi_sesudah_yang_lain(masuk, pencatat):
    """Each page is one step, also when another came between; changed, it is asked for again."""
    satu, client = catat(pencatat), masuk(pencatat)
    alamat = f"{ALAMAT}{satu.pk}/tambah/"
    pertama = {"kunci": str(uuid.uuid4()), "catatan": "Pindah"}
    for isi in (pertama, {"kunci": str(uuid.uuid4()), "catatan": "Sudah makan"}, pertama):
        assert client.post(alamat, isi).status_code == 302
    tambah = satu.langkah.filter(aksi="tambah")
    assert [t.catatan for t in tambah] == ["Pindah", "Sudah makan"]
    jawaban = client.post(alamat, pertama | {"catatan": "Pulang"})
    assert (jawaban.status_code, jawaban.context["galat"]) == (422, [services.SUDAH_TERSIMPAN])
    assert jawaban.context["form"]["catatan"].value() == "Pulang"
    client.post(alamat, {"kunci": jawaban.context["kunci"], "catatan": "Pulang"})
    assert [t.catatan for t in tambah.all()] == ["Pindah", "Sudah makan", "Pulang"]


def test_dibuka_sesudah_diserahkan_kepada_orang_lain(masuk, pencatat, kades, polsek, tangga):
    """Who was handed it before is told; who never was learns not even that it is there."""
    satu = catat(pencatat, kades)
    services.serahkan(kasus=satu, penugasan=pencatat, ke=polsek)
    client = masuk(kades)
    jawaban = client.post(f"{ALAMAT}{satu.pk}/buka/")
    assert (jawaban.status_code, jawaban.url) == (302, ALAMAT)
    [pesan] = client.get(ALAMAT).context["messages"]
    assert str(pesan) == services.BUKAN_LAGI
    lain = PenugasanFactory(peran="opd", tempat=polsek.perangkat_daerah)
    assert masuk(lain).post(f"{ALAMAT}{satu.pk}/buka/").status_code == 404
    # Nor she to whom it was to be handed, had the kades agreed.
    PengaturanKasus.objects.create(wilayah=tangga.kab, perlu_persetujuan=True)
    ditolak = catat(pencatat, polsek, jenis_kasus="narkoba")
    services.putuskan(kasus=ditolak, penugasan=kades, setuju=False, catatan="Di desa")
    assert masuk(polsek).post(f"{ALAMAT}{ditolak.pk}/buka/").status_code == 404
    assert langkah(satu) == ["catat", "serahkan", "serahkan"]


@pytest.mark.parametrize(
    ("tingkat", "peran", "terhitung"),
    [
        ("pusat", "tim_pembina", True),
        ("provinsi", "tim_pembina", True),
        ("kab", "tim_pembina", True),
        ("kecamatan", "tim_pembina", False),
        ("desa", "tim_pembina", False),
        ("kab_tetangga", "tim_pembina", False),
    ],
)
def test_dihitung_mulai_kabupaten(masuk, pencatat, tangga, tingkat, peran, terhitung):
    satu = catat(pencatat)
    client = masuk(PenugasanFactory(peran=peran, tempat=getattr(tangga, tingkat)))
    alamat = f"/pembinaan/rekap/{getattr(tangga, tingkat).pk}/{satu.tanggal:%Y-%m}/"
    hitungan = dict(client.get(alamat).context["kasus"])
    kdrt = "Kekerasan dalam rumah tangga (KDRT)"
    assert hitungan.get(kdrt, 0) == int(terhitung)
    assert ("Kasus rahasia" in client.get(alamat).content.decode()) == bool(hitungan)
    unduhan = b"".join(client.get(f"{alamat}xlsx/").streaming_content)
    with zipfile.ZipFile(io.BytesIO(unduhan)) as arsip:
        isi = b"".join(arsip.read(nama) for nama in arsip.namelist())
    assert (b"Insiden tercatat" in isi, kdrt.encode() in isi) == (True, False)


def test_hanya_kader_bidang_ini_dan_pengurus_yang_mencatat(masuk, posyandu):
    for peran, bidang, status in (
        ("kader", [Bidang.TRANTIBUMLINMAS], 200),
        ("kader", [], 200),
        ("kader", [Bidang.KESEHATAN], 404),
        ("pengurus", [], 200),
    ):
        orang = PenugasanFactory(peran=peran, tempat=posyandu, bidang=bidang)
        assert masuk(orang).get(f"{ALAMAT}baru/").status_code == status
