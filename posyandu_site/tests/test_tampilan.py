"""Tags and filters of templates."""

import datetime
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.template import Context, Engine, RequestContext, Template
from django.test import RequestFactory

from kelembagaan.bidang import Bidang
from posyandu_site.templatetags import tampilan

RUMAH = tampilan.isi_ikon("house")


def isi(teks, **data):
    return Template("{% load tampilan %}" + teks).render(Context(data))


@pytest.mark.parametrize(
    ("nilai", "desimal", "hasil"),
    [
        (0, None, "0"),
        (1234567, None, "1.234.567"),
        (-3, None, "−3"),
        (Decimal("8.50"), None, "8,50"),
        (8.5, None, "8,5"),
        (1234.25, 1, "1.234,2"),
        (None, None, "–"),
        ("", None, "–"),
    ],
)
def test_angka(nilai, desimal, hasil):
    assert tampilan.angka(nilai, desimal) == hasil


def test_satuan_persen_selisih():
    assert tampilan.dengan_satuan(Decimal("8.5"), "kg") == "8,5\u00a0kg"
    assert tampilan.dengan_satuan(Decimal("12.60"), "kg") == "12,6\u00a0kg"
    assert tampilan.dengan_satuan(Decimal("100.00"), "cm") == "100\u00a0cm"
    assert tampilan.dengan_satuan(None, "kg") == "–"
    assert tampilan.persen(61, 70) == "87%"
    assert tampilan.persen(1, 0) == "–"
    assert [tampilan.selisih(n) for n in (5, 0, -1200, None)] == ["+5", "tetap", "−1.200", "–"]


def test_tanggal_ditulis_seperti_di_indonesia():
    hari = datetime.date(2026, 6, 3)
    saat = datetime.datetime(2026, 6, 3, 20, 32, tzinfo=datetime.UTC)
    assert tampilan.tanggal(hari) == "3 Juni 2026"
    assert tampilan.hari_tanggal(hari) == "Rabu, 3 Juni 2026"
    assert tampilan.bulan(hari) == "Juni 2026"
    assert tampilan.tanggal_pendek(hari) == "03-06-2026"
    assert tampilan.tanggal(saat) == "4 Juni 2026"
    assert tampilan.jam(saat) == "03.32"
    assert tampilan.jam(datetime.time(8, 5)) == "08.05"
    assert tampilan.jam(hari) == "–"
    assert tampilan.tanggal(None) == "–"


def test_bidang_membawa_ikon_yang_ada():
    assert isi("{{ s|bidang }}", s="pekerjaan_umum") == "pekerjaan_umum"
    assert isi("{% with b=s|bidang %}{{ b.label }} {{ b.singkatan }}{% endwith %}", s="sosial") == (
        "Sosial Sosial"
    )
    ikon = {b.ikon for b in Bidang}
    assert len(ikon) == 6
    assert all(tampilan.isi_ikon(nama).startswith("<path") for nama in ikon)


def test_lencana_yang_belum_dikirim_berkata_lengkap():
    kata = [tampilan.rincian_keadaan(slug)["label"] for slug in ("belum", "draf")]
    assert kata == ["Belum dikirim", "Draf, belum dikirim"]


def test_setiap_keadaan_punya_kata_dan_ikon():
    for slug in tampilan.KEADAAN:
        rincian = tampilan.rincian_keadaan(slug)
        assert rincian["label"]
        assert "<path" in tampilan.isi_ikon(rincian["ikon"])
    with pytest.raises(KeyError):
        tampilan.rincian_keadaan("entah")


def test_ikon_yang_tidak_ada_menggagalkan_halaman():
    with pytest.raises(FileNotFoundError):
        isi('{% ikon "tidak-ada" %}')


def halaman(htmx):
    request = RequestFactory().get("/")
    request.htmx = htmx
    templat = Template(
        '{% load tampilan %}{% ikon "house" %}{% ikon "house" "besar" %}|{% ikon_sprite %}'
    )
    return templat.render(RequestContext(request))


def test_halaman_utuh_menggambar_ikon_satu_kali():
    hasil = halaman(htmx=None)
    assert hasil.count(RUMAH) == 1
    assert hasil.count('<use href="#ikon-house"/>') == 2
    assert hasil.index("|") < hasil.index(RUMAH)


def test_potongan_halaman_membawa_gambarnya_sendiri():
    hasil = halaman(htmx=SimpleNamespace(boosted=False))
    assert hasil.count(RUMAH) == 2
    assert hasil.endswith("|")


def test_ulang_blok_mengambil_judul_halaman_anak():
    mesin = Engine(
        libraries={"tampilan": "posyandu_site.templatetags.tampilan"},
        loaders=[
            (
                "django.template.loaders.locmem.Loader",
                {
                    "induk": (
                        "{% load tampilan %}<title>{% ulang_blok 'judul' %}</title>"
                        "<h1>{% block judul %}kosong{% endblock %}</h1>"
                    ),
                    "anak": (
                        "{% extends 'induk' %}{% block judul %}<b>Warga</b>\n {{ n }}{% endblock %}"
                    ),
                },
            )
        ],
    )
    hasil = mesin.get_template("anak").render(Context({"n": "A & B"}))
    assert hasil == "<title>Warga A &amp; B</title><h1><b>Warga</b>\n A &amp; B</h1>"


@pytest.mark.parametrize(
    ("agen", "nama"),
    [
        (
            "Mozilla/5.0 (Linux; Android 13; SM-A045F) Chrome/126.0 Mobile Safari/537.36",
            "Chrome di Android",
        ),
        ("Mozilla/5.0 (Windows NT 10.0; Win64) Gecko/20100101 Firefox/128.0", "Firefox di Windows"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5) Version/17.5 Mobile Safari/604.1",
            "Safari di iPhone",
        ),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/126.0 Safari/537.36 Edg/126.0", "Edge di Windows"),
        ("curl/8.5", "Perangkat tidak dikenal"),
    ],
)
def test_perangkat_disebut_dengan_kata_biasa(agen, nama):
    assert tampilan.perangkat(agen) == nama
