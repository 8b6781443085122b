import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpResponse
from django.test import RequestFactory

from kelembagaan.izin import butuh
from kelembagaan.tests.pabrik import PenugasanFactory


@butuh("ubah_jadwal")
def jadwal(request):
    return HttpResponse("jadwal")


@butuh("kelola_lembaga", "ubah_jadwal")
def salah_satu(request):
    return HttpResponse("boleh")


def permintaan(pengguna, cakupan):
    request = RequestFactory().get("/jadwal/")
    request.user, request.cakupan = pengguna, cakupan
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
