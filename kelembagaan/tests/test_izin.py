import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpResponse
from django.test import RequestFactory
from django.urls import ResolverMatch

from kelembagaan.izin import KELUAR, asal, butuh
from kelembagaan.tests.pabrik import PenugasanFactory


@butuh("ubah_jadwal")
def jadwal(request):
    return HttpResponse("jadwal")


@butuh("kelola_lembaga", "ubah_jadwal")
def salah_satu(request):
    return HttpResponse("boleh")


def permintaan(pengguna, cakupan):
    request = RequestFactory().get("/jadwal/")
    request.user, request.cakupan, request.htmx = pengguna, cakupan, False
    request.resolver_match = ResolverMatch(jadwal, (), {})
    return request


def test_tamu_diarahkan_ke_halaman_masuk():
    jawaban = jadwal(permintaan(AnonymousUser(), None))
    assert (jawaban.status_code, jawaban.url) == (302, "/akun/login/?next=/jadwal/")


def test_tanpa_cakupan_tidak_ditemukan(posyandu):
    penugasan = PenugasanFactory(tempat=posyandu)
    with pytest.raises(Http404):
        jadwal(permintaan(penugasan.pengguna, None))


@pytest.mark.parametrize(("view", "boleh"), [(jadwal, False), (salah_satu, True)])
def test_tabel_peran_yang_menentukan(tangga, view, boleh):
    penugasan = PenugasanFactory(peran="dpmd", tempat=tangga.kab)
    request = permintaan(penugasan.pengguna, penugasan.cakupan())
    if boleh:
        assert view(request).content == b"boleh"
    else:
        with pytest.raises(Http404):
            view(request)


def test_kader_boleh(posyandu):
    penugasan = PenugasanFactory(tempat=posyandu)
    assert jadwal(permintaan(penugasan.pengguna, penugasan.cakupan())).content == b"jadwal"


@pytest.mark.django_db
def test_yang_dikirim_sesudah_keluar_disebut_di_halaman_masuk(client):
    jawaban = client.post("/kelembagaan/usulan/", follow=True)
    assert jawaban.redirect_chain == [("/akun/login/?next=/kelembagaan/usulan/", 302)]
    assert KELUAR in jawaban.content.decode()
    assert KELUAR not in client.get("/kelembagaan/usulan/", follow=True).content.decode()


@pytest.mark.django_db
def test_bagian_halaman_dijawab_401_bukan_halaman_masuk(client):
    jawaban = client.post("/kelembagaan/usulan/", HTTP_HX_REQUEST="true")
    assert (jawaban.status_code, jawaban.content) == (401, b"")


@pytest.mark.parametrize("luar", ["//jahat.example/", "https://jahat.example/", "tanpa-garis"])
def test_kembali_hanya_ke_halaman_sendiri(rf, luar):
    assert asal(rf.post("/", {"kembali": luar})) == ""
    assert asal(rf.post("/", {"kembali": "/layanan/laporan/1/"})) == "/layanan/laporan/1/"
