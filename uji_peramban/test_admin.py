"""The admin's form of a new account: one place at a time, and no talk of the server's clock."""

import pytest
from playwright.sync_api import expect

from kelembagaan.models import Pengguna
from kelembagaan.tests.pabrik import PenugasanFactory, PosyanduFactory, WilayahFactory

TAMBAH = "/admin/kelembagaan/pengguna/add/"
SEMUA = ["posyandu", "wilayah", "perangkat_daerah", "desa_lain"]


@pytest.fixture
def dpmd(db):
    """The DPMD of a kabupaten in WITA; the browser stands in WIB."""
    desa = WilayahFactory(kode="74.10.01.2001")
    PosyanduFactory(wilayah=desa, nama="Kenanga")
    return PenugasanFactory(peran="dpmd", tempat=WilayahFactory(kode="74.10"))


def tampak(halaman):
    """The place fields that one sees."""
    return [m for m in SEMUA if halaman.locator(f".form-row.field-{m}").first.is_visible()]


@pytest.mark.parametrize(
    ("peran", "medan", "jabatan"),
    [
        ("kader", ["posyandu"], ["Kader"]),
        (
            "pemdes",
            ["wilayah"],
            [
                "Kepala Desa/Lurah",
                "Sekretaris Desa/Kelurahan",
                "Kepala Seksi",
                "Operator Desa/Kelurahan",
            ],
        ),
        ("nakes", ["wilayah", "desa_lain"], ["Bidan", "Perawat", "Tenaga Gizi"]),
        ("opd", ["perangkat_daerah"], ["Staf"]),
    ],
)
def test_hanya_tempat_yang_sesuai_peran(orang, dpmd, peran, medan, jabatan):
    petugas = orang(dpmd, lebar=1280)
    petugas.buka(TAMBAH)
    halaman = petugas.halaman
    assert tampak(halaman) == ["posyandu"]
    halaman.locator("#id_penugasan-0-peran").select_option(peran)
    petugas.periksa()
    halaman.set_viewport_size({"width": 360, "height": 740})
    for kotak in halaman.locator(".inline-related .form-row:visible select:visible").all():
        batas = kotak.bounding_box()
        assert batas["x"] + batas["width"] <= 350  # nothing is cut off at the right
    assert tampak(halaman) == medan
    pilihan = halaman.locator("#id_penugasan-0-jabatan option:not([disabled])")
    assert [p for p in pilihan.all_inner_texts() if not p.startswith("---")] == jabatan
    assert halaman.locator("#id_penugasan-0-jabatan").input_value() != ""


def test_tempat_yang_tersembunyi_tidak_ikut_terkirim(orang, dpmd):
    halaman = orang(dpmd, lebar=1280).halaman
    halaman.goto(TAMBAH)
    halaman.get_by_label("Nama:", exact=True).fill("Dewi Lestari")
    halaman.locator(".field-posyandu .select2-selection").click()
    halaman.locator(".select2-results__option", has_text="Kenanga").click()
    halaman.locator("#id_penugasan-0-peran").select_option("pemdes")
    assert tampak(halaman) == ["wilayah"]
    halaman.locator('input[name="_save"]').click()
    expect(halaman.get_by_text("Pilih wilayah tempatnya bertugas.")).to_be_visible()
    halaman.wait_for_load_state("load")
    assert tampak(halaman) == ["wilayah"]
    halaman.locator(".field-wilayah .select2-selection").click()
    halaman.locator(".select2-results__option", has_text="74.10.01.2001").click()
    halaman.locator('input[name="_save"]').click()
    halaman.wait_for_url("**/kode/")
    tugas = Pengguna.objects.get(nama="Dewi Lestari").penugasan.get()
    assert (tugas.jabatan, tugas.kode) == ("kades", "74.10.01.2001")


def test_tanpa_javascript_semua_medan_dengan_penjelasan(orang, dpmd):
    halaman = orang(dpmd, lebar=1280, javascript=False).halaman
    halaman.goto(TAMBAH)
    assert tampak(halaman) == SEMUA
    expect(halaman.get_by_text("Diisi untuk kader dan pengurus.").first).to_be_visible()


def test_tidak_ada_catatan_tentang_jam_server(orang, dpmd):
    """The script still writes its note, because the browser's zone is another; nobody sees it."""
    halaman = orang(dpmd, lebar=1280).halaman
    halaman.goto(TAMBAH)
    catatan = halaman.locator(".timezonewarning")
    assert catatan.count() > 0
    for satu in catatan.all():
        expect(satu).to_be_hidden()
