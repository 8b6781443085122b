"""Log-in, one-time codes, sessions, second factor, and what an account without a task reaches."""

import datetime
import re

import pytest
from allauth.mfa.totp.internal import auth as totp
from allauth.usersessions.models import UserSession
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from kelembagaan.akun.kode import buat_kode, pakai_kode
from kelembagaan.akun.models import KodeSekaliPakai, Pengguna
from kelembagaan.middleware import KUNCI_MASUK
from kelembagaan.tests.pabrik import (
    SANDI,
    PenggunaFactory,
    PenugasanFactory,
    SuperuserFactory,
)

MASUK, MASUK_KODE = "/akun/login/", "/kelembagaan/masuk-kode/"
BERANDA = "/"


@pytest.fixture(autouse=True)
def _hitungan_kosong(db):
    cache.clear()


@pytest.fixture
def kader(posyandu):
    return PenugasanFactory(tempat=posyandu)


@pytest.fixture
def ketua(posyandu):
    return PenugasanFactory(peran="pengurus", tempat=posyandu)


def kode_untuk(penugasan, pembuat):
    return buat_kode(untuk=penugasan.pengguna, oleh=pembuat.pengguna, cakupan=pembuat.cakupan())


def masuk_dengan_kode(username, kode):
    client = Client()
    return client, client.post(MASUK_KODE, {"username": username, "kode": kode})


def sandi(client, username, sandi=SANDI):
    return client.post(MASUK, {"login": username, "password": sandi})


def test_masuk_dengan_nama_pengguna(client, kader):
    jawaban = sandi(client, kader.pengguna.username)
    assert (jawaban.status_code, jawaban.url) == (302, BERANDA)
    assert client.get(BERANDA).status_code == 200


@pytest.mark.parametrize(
    "nama", ["account_signup", "account_email", "account_reset_password", "account_set_password"]
)
def test_tidak_ada_pendaftaran_dan_email(nama):
    with pytest.raises(NoReverseMatch):
        reverse(nama)


@pytest.mark.parametrize("alamat", ["/akun/signup/", "/akun/email/", "/akun/password/reset/"])
def test_alamat_allauth_lain_tidak_ada(client, alamat):
    assert client.get(alamat).status_code == 404


def test_sandi_salah_dibatasi_per_akun(client, kader, posyandu):
    lain = PenugasanFactory(tempat=posyandu)
    for _ in range(5):
        sandi(client, kader.pengguna.username, "salah-sekali")
    assert sandi(client, kader.pengguna.username).status_code == 200  # even the right one
    assert sandi(Client(), lain.pengguna.username).status_code == 302  # same address, other account


def test_ganti_sandi_sendiri(masuk, kader):
    client = masuk(kader)
    jawaban = client.post(
        "/akun/password/change/",
        {"oldpassword": SANDI, "password1": "empat-ekor-rusa-9", "password2": "empat-ekor-rusa-9"},
    )
    assert (jawaban.status_code, jawaban.url) == (302, BERANDA)
    assert sandi(Client(), kader.pengguna.username, "empat-ekor-rusa-9").status_code == 302


@pytest.mark.parametrize(
    "alamat",
    ["/akun/password/change/", "/akun/mfa/", "/akun/perangkat/", "/akun/reauthenticate/"],
)
def test_halaman_akun_terbuka(client, kader, alamat):
    sandi(client, kader.pengguna.username)
    assert client.get(alamat).status_code == 200


def test_keluar(masuk, kader):
    client = masuk(kader)
    client.post("/akun/logout/")
    assert client.get(BERANDA).url == "/akun/login/?next=/"


def test_createsuperuser_meminta_nama(db, monkeypatch):
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", SANDI)
    call_command("createsuperuser", username="pengelola", nama="Pengelola", interactive=False)
    pengelola = Pengguna.objects.get(username="pengelola")
    assert (pengelola.nama, pengelola.is_superuser) == ("Pengelola", True)
    assert sandi(Client(), "pengelola").url == BERANDA


# One-time codes


def test_kode_untuk_masuk_lalu_wajib_sandi_sendiri(kader, ketua):
    kode = kode_untuk(kader, ketua)
    assert re.fullmatch(r"[A-HJKMNP-Z2-9]{4}-[A-HJKMNP-Z2-9]{4}", kode)
    client, jawaban = masuk_dengan_kode(kader.pengguna.username, kode.lower())
    assert jawaban.status_code == 302
    assert client.get(BERANDA).url == "/kelembagaan/sandi-baru/"
    assert client.get("/kelembagaan/posyandu/").url == "/kelembagaan/sandi-baru/"
    baru = {"new_password1": "lima-ekor-kuda-8", "new_password2": "lima-ekor-kuda-8"}
    assert client.post("/kelembagaan/sandi-baru/", baru).url == BERANDA
    assert client.get(BERANDA).status_code == 200
    assert sandi(Client(), kader.pengguna.username, "lima-ekor-kuda-8").status_code == 302


def test_sandi_lemah_ditolak(kader, ketua):
    client, _ = masuk_dengan_kode(kader.pengguna.username, kode_untuk(kader, ketua))
    lemah = {"new_password1": "12345678", "new_password2": "12345678"}
    assert client.post("/kelembagaan/sandi-baru/", lemah).status_code == 200
    assert client.get(BERANDA).url == "/kelembagaan/sandi-baru/"


def test_kode_sekali_saja(kader, ketua):
    kode = kode_untuk(kader, ketua)
    assert pakai_kode(username=kader.pengguna.username, kode=kode) == kader.pengguna
    assert pakai_kode(username=kader.pengguna.username, kode=kode) is None


def test_kode_lewat_48_jam(kader, ketua):
    kode = kode_untuk(kader, ketua)
    tercatat = KodeSekaliPakai.objects.get()
    assert tercatat.kedaluwarsa_pada - tercatat.dibuat_pada < datetime.timedelta(
        hours=48, minutes=1
    )
    assert tercatat.kedaluwarsa_pada - tercatat.dibuat_pada > datetime.timedelta(hours=47)
    KodeSekaliPakai.objects.update(kedaluwarsa_pada=timezone.now())
    assert pakai_kode(username=kader.pengguna.username, kode=kode) is None


def test_kode_baru_mematikan_yang_lama(kader, ketua):
    lama, baru = kode_untuk(kader, ketua), kode_untuk(kader, ketua)
    assert pakai_kode(username=kader.pengguna.username, kode=lama) is None
    assert pakai_kode(username=kader.pengguna.username, kode=baru) == kader.pengguna


def test_kode_bukan_milik_orang_lain(kader, ketua, posyandu):
    lain = PenugasanFactory(tempat=posyandu)
    assert pakai_kode(username=lain.pengguna.username, kode=kode_untuk(kader, ketua)) is None


def test_kode_tidak_tersimpan_dan_pembuatnya_tercatat(kader, ketua):
    kode = kode_untuk(kader, ketua)
    tercatat = KodeSekaliPakai.objects.get()
    assert kode.replace("-", "") not in tercatat.hash_kode
    assert tercatat.dibuat_oleh == ketua.pengguna


def test_kode_salah_dibatasi_per_akun(kader, ketua, posyandu):
    lain = PenugasanFactory(tempat=posyandu)
    kode, kode_lain = kode_untuk(kader, ketua), kode_untuk(lain, ketua)
    for _ in range(5):
        _, jawaban = masuk_dengan_kode(kader.pengguna.username, "AAAA-AAAA")
        assert jawaban.status_code == 200
    assert masuk_dengan_kode(kader.pengguna.username, kode)[1].status_code == 429
    assert masuk_dengan_kode(lain.pengguna.username, kode_lain)[1].status_code == 302


@pytest.mark.parametrize("isi", ["A" * 21, "", "\x00", "😀"])
def test_isian_kode_yang_aneh(kader, isi):
    assert masuk_dengan_kode(kader.pengguna.username, isi)[1].status_code == 200


def test_kode_mengakhiri_sesi_dan_sandi_lama(masuk, kader, ketua):
    perangkat = Client()
    sandi(perangkat, kader.pengguna.username)
    tak_terdaftar = masuk(kader)  # a session that the list of devices does not hold
    assert UserSession.objects.filter(user=kader.pengguna).count() == 1
    kode_untuk(kader, ketua)
    assert perangkat.get(BERANDA).url == "/akun/login/?next=/"
    assert tak_terdaftar.get(BERANDA).url == "/akun/login/?next=/"
    assert UserSession.objects.filter(user=kader.pengguna).count() == 0
    assert sandi(Client(), kader.pengguna.username).status_code == 200


def test_halaman_kode_bertanya_dahulu_lalu_menampilkan_sekali(masuk, kader, ketua):
    client = masuk(ketua)
    alamat = f"/kelembagaan/pengguna/{kader.pengguna_id}/kode/"
    assert client.get(alamat).status_code == 200
    assert KodeSekaliPakai.objects.count() == 0
    jawaban = client.post(alamat)
    kode = jawaban.context["kode"]
    assert jawaban["Cache-Control"] == "max-age=0, no-cache, no-store, must-revalidate, private"
    assert kode in jawaban.content.decode()
    assert kode not in client.get(alamat).content.decode()
    assert pakai_kode(username=kader.pengguna.username, kode=kode) == kader.pengguna


def test_halaman_kode_di_luar_jangkauan(masuk, kader, posyandu_luar):
    orang_luar = PenugasanFactory(peran="pengurus", tempat=posyandu_luar)
    alamat = f"/kelembagaan/pengguna/{kader.pengguna_id}/kode/"
    assert masuk(orang_luar).post(alamat).status_code == 404
    assert KodeSekaliPakai.objects.count() == 0


# Blocked accounts, ended and missing assignments


def test_akun_diblokir_pada_permintaan_berikut(masuk, kader):
    client = masuk(kader)
    assert client.get(BERANDA).status_code == 200
    Pengguna.objects.filter(pk=kader.pengguna_id).update(is_active=False)
    assert client.get(BERANDA).url == "/akun/login/?next=/"
    assert sandi(Client(), kader.pengguna.username).status_code in {200, 302}
    assert client.get("/kelembagaan/posyandu/").status_code == 302


def test_akun_diblokir_tidak_diberi_dan_tidak_memakai_kode(kader, ketua):
    kode = kode_untuk(kader, ketua)
    Pengguna.objects.filter(pk=kader.pengguna_id).update(is_active=False)
    assert pakai_kode(username=kader.pengguna.username, kode=kode) is None
    with pytest.raises(ValidationError):
        kode_untuk(kader, ketua)


def test_tugas_berakhir_pada_permintaan_berikut(masuk, kader, posyandu):
    client = masuk(kader)
    alamat = f"/kelembagaan/posyandu/{posyandu.pk}/"
    assert client.get(alamat).status_code == 200
    kader.selesai = timezone.localdate()
    kader.save()
    assert client.get(alamat).url == "/kelembagaan/tanpa-tugas/"
    assert client.get("/kelembagaan/tanpa-tugas/").status_code == 200
    assert client.get("/tentang/").status_code == 200


@pytest.mark.parametrize(("hari", "boleh"), [(0, True), (89, True), (90, False), (400, False)])
def test_sembilan_puluh_hari_sesudah_tugas_terakhir(kader, hari, boleh):
    kader.selesai = timezone.localdate() - datetime.timedelta(days=hari)
    kader.save()
    client = Client()
    jawaban = sandi(client, kader.pengguna.username)
    assert jawaban.url == (BERANDA if boleh else MASUK)
    masuk_sungguh = "_auth_user_id" in client.session
    assert masuk_sungguh == boleh


def test_usulan_yang_belum_dikonfirmasi_tidak_memberi_akses(posyandu):
    usulan = PenugasanFactory(tempat=posyandu, keadaan="diusulkan")
    assert sandi(Client(), usulan.pengguna.username).url == MASUK


def test_belum_pernah_bertugas_tidak_dapat_masuk(db):
    assert sandi(Client(), PenggunaFactory().username).url == MASUK


# Switching, sessions, second factor


def test_ganti_penugasan(masuk, kader, posyandu_luar):
    lain = PenugasanFactory(pengguna=kader.pengguna, tempat=posyandu_luar)
    client = masuk(kader)
    alamat = f"/kelembagaan/posyandu/{posyandu_luar.pk}/"
    assert client.get(alamat).status_code == 404
    assert client.post("/kelembagaan/ganti-penugasan/", {"penugasan": lain.pk}).url == BERANDA
    assert client.get(alamat).status_code == 200
    assert client.get(f"/kelembagaan/posyandu/{kader.posyandu_id}/").status_code == 404


@pytest.mark.parametrize("isi", ["", "abc", "999999999", "-1"])
def test_ganti_penugasan_bukan_milik_sendiri(masuk, kader, ketua, isi):
    client = masuk(kader)
    for nilai in (isi, ketua.pk):
        jawaban = client.post("/kelembagaan/ganti-penugasan/", {"penugasan": nilai})
        assert jawaban.status_code == 404


def test_ganti_ke_penugasan_yang_sudah_selesai(masuk, kader, posyandu_luar):
    lama = PenugasanFactory(
        pengguna=kader.pengguna, tempat=posyandu_luar, selesai=timezone.localdate()
    )
    jawaban = masuk(kader).post("/kelembagaan/ganti-penugasan/", {"penugasan": lama.pk})
    assert jawaban.status_code == 404


def mundurkan_masuk(client, jam):
    sesi = client.session
    sesi[KUNCI_MASUK] -= jam * 3600
    sesi.save()


def test_sesi_menurut_peran_yang_paling_ketat(masuk, kader, tangga):
    client = masuk(kader)
    mundurkan_masuk(client, 100)
    assert client.get(BERANDA).status_code == 200
    PenugasanFactory(pengguna=kader.pengguna, peran="pemdes", tempat=tangga.desa)
    assert client.get(BERANDA).url == "/akun/login/?next=/"
    assert "_auth_user_id" not in client.session


def test_sesi_tanpa_waktu_masuk_ditutup(masuk, kader):
    client = masuk(kader)
    sesi = client.session
    del sesi[KUNCI_MASUK]
    sesi.save()
    assert client.get(BERANDA).url == "/akun/login/?next=/"


def test_faktor_kedua_wajib_menurut_peran(masuk, kader, tangga, settings):
    settings.WAJIB_FAKTOR_KEDUA = True
    tppkk = PenugasanFactory(peran="tim_pembina", tempat=tangga.kab)
    assert masuk(kader).get(BERANDA).status_code == 200
    client = masuk(tppkk)
    assert client.get(BERANDA).url == "/akun/mfa/totp/activate/"
    assert client.get("/kelembagaan/posyandu/").url == "/akun/mfa/totp/activate/"
    settings.WAJIB_FAKTOR_KEDUA = False
    assert client.get(BERANDA).status_code == 200


def test_memegang_satu_tugas_yang_mewajibkan_faktor_kedua(masuk, kader, tangga, settings):
    settings.WAJIB_FAKTOR_KEDUA = True
    PenugasanFactory(pengguna=kader.pengguna, peran="dpmd", tempat=tangga.kab)
    assert masuk(kader).get(BERANDA).url == "/akun/mfa/totp/activate/"


def angka_totp(rahasia):
    return totp.format_hotp_value(
        totp.hotp_value(rahasia, next(totp.yield_hotp_counters_from_time()))
    )


def test_pasang_faktor_kedua_lalu_masuk_dengannya(masuk, tangga, settings):
    settings.WAJIB_FAKTOR_KEDUA = True
    dpmd = PenugasanFactory(peran="dpmd", tempat=tangga.kab)
    client = masuk(dpmd)
    client.post("/akun/reauthenticate/", {"password": SANDI})
    rahasia = client.get("/akun/mfa/totp/activate/").context["form"].secret
    client.post("/akun/mfa/totp/activate/", {"code": angka_totp(rahasia)})
    assert client.get(BERANDA).status_code == 200
    baru = Client()
    assert sandi(baru, dpmd.pengguna.username).url == "/akun/mfa/authenticate/"
    assert baru.get(BERANDA).url == "/akun/login/?next=/"
    cache.clear()  # a number works once; the same half minute is tried again here
    assert baru.post("/akun/mfa/authenticate/", {"code": angka_totp(rahasia)}).url == BERANDA
    assert baru.get(BERANDA).status_code == 200


def test_superuser_bercakupan_pusat(masuk, posyandu, posyandu_luar):
    client = masuk(SuperuserFactory())
    for satu in (posyandu, posyandu_luar):
        assert client.get(f"/kelembagaan/posyandu/{satu.pk}/").status_code == 200
