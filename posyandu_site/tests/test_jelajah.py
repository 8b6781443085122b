import os

import pytest

from kelembagaan.middleware import PenugasanMiddleware
from kelembagaan.models import Pengguna, Posyandu, Wilayah
from layanan.models import LaporanBulanan, Timbang, Warga
from posyandu_site.tests.dunia import ORANG
from posyandu_site.tests.jelajah import Penjelajah, beda_tabel
from posyandu_site.tests.tabel_izin import IZIN_URL, baris

# JELAJAH=<beginning of names> visits only these rows
AWALAN = os.environ.get("JELAJAH")
HANYA = [kunci for kunci in IZIN_URL if kunci.startswith(AWALAN)] if AWALAN else None

pytestmark = pytest.mark.django_db


def periksa(galat):
    """Fails with one line per difference."""
    if galat:
        pytest.fail("\n".join(["", *sorted(galat)]), pytrace=False)


def test_tabel_memuat_semua_url():
    periksa(beda_tabel())


@pytest.mark.parametrize("huruf", ORANG)
def test_jelajah(dunia, huruf):
    periksa(Penjelajah(dunia, huruf).jelajahi(HANYA))


@pytest.mark.parametrize(
    ("model", "kunci", "huruf"),
    [
        (Warga, "layanan:warga", "D"),
        (Warga, "layanan:warga_rinci", "D"),
        (Warga, "layanan:warga_ekspor", "D"),
        (Timbang, "layanan:catatan_daftar", "N"),
        (Timbang, "layanan:catatan_ekspor", "N"),
        (LaporanBulanan, "layanan:laporan", "D"),
        (Wilayah, "pembinaan:rekap_bulan", "D"),
        (Posyandu, "admin:autocomplete#penugasan-posyandu", "M"),
        (Posyandu, "admin:kelembagaan_posyandu_change", "M"),
        (Posyandu, "admin:kelembagaan_posyandu_changelist", "M"),
    ],
)
def test_penjelajah_melihat_saringan_yang_hilang(dunia, monkeypatch, model, kunci, huruf):
    """A list, a detail, an export, an autocomplete and admin pages without their .dalam()."""
    periksa(Penjelajah(dunia, huruf).jelajahi([kunci]))
    monkeypatch.setattr(type(model.objects.all()), "dalam", lambda semua, cakupan: semua.all())
    galat = Penjelajah(dunia, huruf).jelajahi([kunci])
    assert [g for g in galat if "bocor 'zq" in g or "200, seharusnya 404" in g] != []


def test_url_tanpa_baris_dan_baris_tanpa_url_disebut(monkeypatch):
    monkeypatch.delitem(IZIN_URL, "beranda")
    monkeypatch.setitem(IZIN_URL, "layanan:dulu_ada", baris("K"))
    galat = beda_tabel()
    assert "beranda: belum ada di posyandu_site/tests/tabel_izin.py" in galat
    assert "layanan:dulu_ada: ada di tabel_izin.py, tetapi URL-nya tidak ada" in galat


def test_penjelajah_melihat_hak_yang_bertambah(dunia, monkeypatch):
    """A middleware that takes the forged fields as they come."""

    def percaya(middleware, request):
        if "is_superuser" in request.POST:
            Pengguna.objects.filter(pk=request.user.pk).update(is_superuser=True)
        return asli(middleware, request)

    asli = PenugasanMiddleware.__call__
    monkeypatch.setattr(PenugasanMiddleware, "__call__", percaya)
    galat = Penjelajah(dunia, "K").jelajahi(["kelembagaan:baca_pemberitahuan"])
    assert [g for g in galat if "haknya sendiri berubah" in g] != []
