"""The pages: recap, queue, decisions by POST."""

import datetime
import zipfile

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from kelembagaan.models import Penugasan
from kelembagaan.tests.pabrik import PenugasanFactory, PerangkatDaerahFactory
from kelembagaan.wilayah.zona import hari_ini
from layanan.models import LaporanBulanan
from pembinaan.rekap.services import hitung_bulan, proses_tanda
from pembinaan.tests.conftest import TANGGA
from pembinaan.tests.pabrik import (
    CATATAN,
    JUNI,
    buat_pemutus,
    buat_posyandu,
    keadaan,
    putus,
)

pytestmark = pytest.mark.django_db


def halaman_rekap(wilayah, bulan=JUNI, **kueri):
    return reverse("pembinaan:rekap_bulan", args=[wilayah.pk, bulan], query=kueri or None)


def isi(jawaban):
    return " ".join(jawaban.content.decode().split())


def kirim(client, kode, aksi, **lain):
    alamat = reverse("pembinaan:putuskan")
    return client.post(alamat, {"kode": kode, "bulan": "2026-06", "aksi": aksi, **lain})


# -- Recap -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("siapa", "tempat", "anak"),
    [
        ("desa", "desa", "Posyandu Jeruk"),
        ("kec", "kecamatan", "Desa Pasar Keong"),
        ("kab", "kab", "Kecamatan Cibadak"),
        ("prov", "provinsi", "Kabupaten Lebak"),
        ("pusat", "pusat", "Provinsi Banten"),
    ],
)
def test_every_tier_sees_its_recap_and_its_children(jalan, masuk, siapa, tempat, anak):
    putus(jalan.ketua, jalan.kode, "ajukan")
    proses_tanda()
    jawaban = masuk(getattr(jalan, siapa)).get(halaman_rekap(getattr(jalan.tangga, tempat)))
    assert jawaban.status_code == 200
    halaman = jawaban.context["isi"]
    assert [a.nama for a in halaman.anak] == [anak]
    assert halaman.rekap.posyandu_mengirim == 1
    kesehatan = next(b for b in halaman.bidang if b.bidang == "kesehatan")
    ditimbang = next(a for a in kesehatan.angka if a.kode == "balita_d")
    assert (ditimbang.berjalan, ditimbang.disetujui) == (3, None)
    assert "3 dari 3" in isi(jawaban)


def test_a_field_that_nobody_has_begun_is_not_zero(jalan, masuk):
    jalan.jeruk.bidang_aktif.filter(bidang="perumahan").delete()
    putus(jalan.ketua, jalan.kode, "ajukan")
    proses_tanda()
    halaman = masuk(jalan.kab).get(halaman_rekap(jalan.tangga.kab)).context["isi"]
    berjalan = {b.bidang.value: b.berjalan for b in halaman.bidang}
    assert berjalan["perumahan"] is False
    assert berjalan["sosial"] is True


def test_the_menu_leads_to_ones_own_wilayah(jalan, masuk):
    jawaban = masuk(jalan.kec).get(reverse("pembinaan:rekap"))
    assert jawaban.url.startswith(f"/pembinaan/rekap/{jalan.tangga.kecamatan.pk}/")


def test_an_opd_reads_its_own_fields_only(jalan, masuk):
    dinkes = PerangkatDaerahFactory(wilayah=jalan.tangga.kab, bidang=["kesehatan"])
    opd = PenugasanFactory(peran="opd", tempat=dinkes)
    jawaban = masuk(opd).get(halaman_rekap(jalan.tangga.kecamatan))
    assert [b.bidang for b in jawaban.context["isi"].bidang] == ["kesehatan"]
    assert "Rumah layak huni" not in isi(jawaban)
    assert jawaban.context["isi"].panel.tombol == []


@pytest.mark.parametrize("tempat", ["kab_tetangga", "desa_luar", "provinsi", "pusat"])
def test_outside_ones_region_there_is_no_recap(jalan, masuk, tempat):
    wilayah = getattr(jalan.tangga, tempat)
    client = masuk(jalan.kab)
    assert client.get(halaman_rekap(wilayah)).status_code == 404
    ekspor = reverse("pembinaan:rekap_ekspor", args=[wilayah.pk, JUNI])
    assert client.get(ekspor).status_code == 404


def test_a_kader_reads_no_recap(jalan, masuk):
    kader = PenugasanFactory(tempat=jalan.jeruk)
    assert masuk(kader).get(halaman_rekap(jalan.tangga.desa)).status_code == 404
    assert masuk(kader).get(reverse("pembinaan:rekap")).status_code == 404


def test_a_month_that_has_not_come_has_no_recap(jalan, masuk):
    jauh = datetime.date(2099, 1, 1)
    assert masuk(jalan.kab).get(halaman_rekap(jalan.tangga.kab, jauh)).status_code == 404


def test_the_figures_of_one_field_per_child(jalan, masuk):
    putus(jalan.ketua, jalan.kode, "ajukan")
    client = masuk(jalan.desa)
    terkirim = client.get(halaman_rekap(jalan.tangga.desa, bidang="kesehatan"))
    (anak,) = terkirim.context["isi"].anak
    assert {nama: n for nama, n, _ in anak.angka}["Balita ditimbang (D)"] == 3
    disetujui = client.get(halaman_rekap(jalan.tangga.desa, bidang="kesehatan", angka="disetujui"))
    (anak,) = disetujui.context["isi"].anak
    assert {nama: n for nama, n, _ in anak.angka}["Balita ditimbang (D)"] is None


def test_an_approved_report_and_an_approved_figure_have_different_words(jalan, masuk):
    """The report of the Posyandu is approved, but no desa: one approved report, no such figure."""
    putus(jalan.ketua, jalan.kode, "ajukan")
    putus(jalan.desa, jalan.kode, "setujui")
    proses_tanda()
    client = masuk(jalan.kec)
    jawaban = client.get(halaman_rekap(jalan.tangga.kecamatan))
    halaman = jawaban.context["isi"]
    assert (halaman.rekap.posyandu_disetujui, halaman.rekap.disetujui) == (1, {})
    teks = isi(jawaban)
    assert "hanya dari desa/kelurahan yang laporannya sudah disetujui, kini 0 dari 1 desa" in teks
    assert 'angka-label">Laporan Posyandu disetujui</span><span class="angka-nilai">1<' in teks
    assert '<th scope="col" class="kanan">Sementara</th><th scope="col" class="kanan">Sah' in teks
    sah = isi(client.get(halaman_rekap(jalan.tangga.kecamatan, bidang="sosial", angka="disetujui")))
    assert "Angka sah: hanya dari laporan yang sudah disetujui." in sah
    for halaman in (teks, sah):
        assert ">Disetujui<" not in halaman
        assert ">Terkirim<" not in halaman
    putus(jalan.desa, jalan.kode[:13], "ajukan")
    putus(jalan.kec, jalan.kode[:13], "setujui")
    jawaban = client.get(halaman_rekap(jalan.tangga.kecamatan))
    assert jawaban.context["isi"].rekap.disetujui["balita_d"] == 3
    assert "kini 1 dari 1 desa/kelurahan" in isi(jawaban)


def test_the_export_holds_what_the_page_shows(jalan, masuk, tmp_path):
    putus(jalan.ketua, jalan.kode, "ajukan")
    proses_tanda()
    alamat = reverse("pembinaan:rekap_ekspor", args=[jalan.tangga.kecamatan.pk, JUNI])
    jawaban = masuk(jalan.kec).get(alamat)
    assert 'filename="rekap-36.02.18-2026-06.xlsx"' in jawaban["Content-Disposition"]
    berkas = tmp_path / "rekap.xlsx"
    berkas.write_bytes(b"".join(jawaban.streaming_content))
    buku = CalamineWorkbook.from_path(str(berkas))
    angka = {b[1]: b[3:] for b in buku.get_sheet_by_name("Angka").to_python()}
    assert angka["Balita ditimbang (D)"] == [3, "", 1]
    assert angka["Indikator"][:2] == ["Angka sementara", "Angka sah"]
    assert buku.sheet_names == ["Angka", "Kelengkapan", "Rincian sementara", "Rincian sah"]
    kelengkapan = buku.get_sheet_by_name("Kelengkapan").to_python()
    assert kelengkapan[0][-1] == "Laporan Posyandu disetujui"
    assert kelengkapan[1] == [
        "Desa Pasar Keong",
        "36.02.18.2010",
        "Belum",
        1,
        1,
        0,
        0,
    ]
    assert zipfile.is_zipfile(berkas)


def test_the_approved_figures_of_the_children_add_up_to_those_of_the_wilayah(jalan, masuk):
    tetangga, ketua = buat_posyandu(jalan.tangga.desa_tetangga, banyak=2)
    kades = buat_pemutus("36.02.18.2009", "pemdes")
    for pengirim, kode, pemutus in [
        (jalan.ketua, jalan.kode, jalan.desa),
        (ketua, tetangga.kode, kades),
    ]:
        putus(pengirim, kode, "ajukan")
        putus(pemutus, kode, "setujui")
        putus(pemutus, kode[:13], "ajukan")
    putus(jalan.kec, TANGGA[0], "setujui")
    halaman = masuk(jalan.kec).get(halaman_rekap(jalan.tangga.kecamatan)).context["isi"]
    assert {a.nama: a.disetujui.get("balita_d") for a in halaman.anak} == {
        "Desa Kaduagung Barat": None,
        "Desa Pasar Keong": 3,
    }
    assert halaman.rekap.disetujui["balita_d"] == 3


@pytest.mark.parametrize(
    ("siapa", "tempat"), [("desa", "desa"), ("kec", "kecamatan"), ("pusat", "pusat")]
)
def test_the_queries_of_a_recap_do_not_grow(
    jalan, masuk, django_assert_max_num_queries, siapa, tempat
):
    def hitung_kueri():
        with django_assert_max_num_queries(13) as kueri:
            alamat = halaman_rekap(getattr(jalan.tangga, tempat))
            assert client.get(alamat).status_code == 200
        return len(kueri)

    putus(jalan.ketua, jalan.kode, "ajukan")
    putus(jalan.desa, jalan.kode, "setujui")
    putus(jalan.desa, TANGGA[0], "ajukan")
    hitung_bulan(bulan=JUNI)
    client = masuk(getattr(jalan, siapa))
    sedikit = hitung_kueri()
    for desa in (jalan.tangga.desa, jalan.tangga.desa_tetangga, jalan.tangga.desa_luar) * 3:
        buat_posyandu(desa)
    hitung_bulan(bulan=JUNI)
    assert hitung_kueri() == sedikit


# -- Decisions by POST -----------------------------------------------------------------------------


def test_the_queue_shows_what_waits_and_one_press_approves(jalan, masuk):
    putus(jalan.ketua, jalan.kode, "ajukan")
    client = masuk(jalan.desa)
    antrean = reverse("pembinaan:antrean")
    jawaban = client.get(antrean)
    assert [b.nama for b in jawaban.context["isi"].butir] == ["Posyandu Jeruk"]
    assert jawaban.context["isi"].butir[0].terlambat is True
    jawaban = kirim(client, jalan.kode, "setujui", kembali=antrean)
    assert jawaban.url == antrean
    jawaban = client.get(antrean)
    assert jawaban.context["isi"].butir == []
    assert "Laporan Posyandu Jeruk disetujui." in isi(jawaban)


def test_the_queue_of_another_tier_is_empty(jalan, masuk):
    putus(jalan.ketua, jalan.kode, "ajukan")
    for siapa in (jalan.kec, buat_pemutus("36.02.18.2009")):
        jawaban = masuk(siapa).get(reverse("pembinaan:antrean"))
        assert jawaban.context["isi"].butir == []


def test_the_queue_holds_what_a_wilayah_without_account_would_decide(jalan, masuk):
    jalan.desa.selesai = jalan.desa.mulai
    jalan.desa.save()
    putus(jalan.ketua, jalan.kode, "ajukan")
    (butir,) = masuk(jalan.kec).get(reverse("pembinaan:antrean")).context["isi"].butir
    assert (butir.nama, butir.mewakili) == ("Posyandu Jeruk", True)


def test_late_ones_first(jalan, masuk):
    anggur, ketua = buat_posyandu(jalan.tangga.desa, nama="Anggur")
    baru = datetime.date(2026, 10, 1)
    putus(ketua, anggur.kode, "ajukan")
    putus(jalan.ketua, jalan.kode, "ajukan", bulan=baru)
    putus(jalan.ketua, jalan.kode, "ajukan")
    jawaban = masuk(jalan.desa).get(reverse("pembinaan:antrean"))
    assert [(b.nama, b.unit.bulan) for b in jawaban.context["isi"].butir] == [
        ("Posyandu Anggur", JUNI),
        ("Posyandu Jeruk", JUNI),
        ("Posyandu Jeruk", baru),
    ]


def test_returning_needs_a_note_and_keeps_what_was_typed(jalan, masuk):
    putus(jalan.ketua, jalan.kode, "ajukan")
    client = masuk(jalan.desa)
    jawaban = kirim(client, jalan.kode, "kembalikan")
    assert jawaban.status_code == 422
    assert "Tulis dulu alasannya" in isi(jawaban)
    panjang = "x" * 1001
    jawaban = kirim(client, jalan.kode, "kembalikan", catatan=panjang)
    assert jawaban.status_code == 422
    assert panjang in isi(jawaban)
    assert keadaan(jalan.kode) == ["diajukan"]
    assert kirim(client, jalan.kode, "kembalikan", catatan=CATATAN).status_code == 302
    assert keadaan(jalan.kode) == ["dikembalikan"]


def test_the_same_press_twice_decides_once(jalan, masuk):
    putus(jalan.ketua, jalan.kode, "ajukan")
    client = masuk(jalan.desa)
    assert kirim(client, jalan.kode, "setujui").status_code == 302
    jawaban = kirim(client, jalan.kode, "setujui")
    assert jawaban.status_code == 422
    assert "Laporan ini sudah disetujui" in isi(jawaban)


@pytest.mark.parametrize(
    "isi_kiriman",
    [
        {"aksi": "hapus"},
        {"bulan": "2026-13"},
        {"bulan": "kapan-kapan"},
        {"kode": "36.02.18.2010.9"},
        {"kode": "36.02.18.2010.999"},
        {"kode": "\x00"},
    ],
)
def test_what_no_page_sends_is_not_found(jalan, masuk, isi_kiriman):
    data = {"kode": jalan.kode, "bulan": "2026-06", "aksi": "setujui", **isi_kiriman}
    jawaban = masuk(jalan.desa).post(reverse("pembinaan:putuskan"), data)
    assert jawaban.status_code == 404


def test_strangers_find_nothing_to_decide(jalan, masuk):
    putus(jalan.ketua, jalan.kode, "ajukan")
    nakes = PenugasanFactory(peran="nakes", tempat=jalan.tangga.desa)
    for siapa in (jalan.kec, nakes, buat_pemutus("36.02.18.2009"), buat_pemutus("36.01")):
        assert kirim(masuk(siapa), jalan.kode, "setujui").status_code == 404
    assert keadaan(jalan.kode) == ["diajukan"]


def test_no_address_of_others_is_gone_to(jalan, masuk):
    putus(jalan.ketua, jalan.kode, "ajukan")
    jawaban = kirim(masuk(jalan.desa), jalan.kode, "setujui", kembali="//contoh.id/")
    laporan = LaporanBulanan.objects.get(posyandu=jalan.jeruk, bulan=JUNI)
    assert jawaban.url == reverse("layanan:laporan", args=[laporan.pk])


def test_a_silent_posyandu_is_excused_on_its_own_page(jalan, masuk):
    client = masuk(jalan.desa)
    alamat = reverse("pembinaan:unit", args=[jalan.kode, JUNI])
    jawaban = client.get(alamat)
    assert [t.aksi for t in jawaban.context["panel"].tombol] == ["maklumi"]
    jawaban = kirim(client, jalan.kode, "maklumi", catatan="Banjir.", sampai="2099-01-31")
    assert jawaban.status_code == 302
    assert keadaan(jalan.kode) == ["dimaklumi"]
    assert client.get(alamat).url == jawaban.url


def test_return_down_to_a_report_from_its_own_page(jalan, masuk):
    putus(jalan.ketua, jalan.kode, "ajukan")
    putus(jalan.desa, jalan.kode, "setujui")
    putus(jalan.desa, TANGGA[0], "ajukan")
    client = masuk(jalan.kec)
    laporan = LaporanBulanan.objects.get(posyandu=jalan.jeruk)
    jawaban = client.get(reverse("layanan:laporan", args=[laporan.pk]))
    assert "Kembalikan sampai ke sini" in isi(jawaban)
    isian = {"unit": jalan.kode}
    jawaban = kirim(client, TANGGA[0], "kembalikan_sampai", **isian)
    assert jawaban.status_code == 422
    assert f'<option value="{jalan.kode}" selected>Posyandu Jeruk</option>' in isi(jawaban)
    assert (
        kirim(client, TANGGA[0], "kembalikan_sampai", catatan=CATATAN, **isian).status_code == 302
    )
    assert keadaan(TANGGA[0], jalan.kode) == ["dikembalikan", "dikembalikan"]


@pytest.mark.parametrize(
    ("tutup", "siapa", "kode", "aksi", "pilihan"),
    [
        (True, "pusat", "", "buka", ["", "pusat", "36"]),
        (False, "kec", TANGGA[0], "kembalikan_sampai", ["", "36.02.18.2010.001"]),
    ],
)
def test_a_path_without_its_choice_and_reason_offers_all_choices_again(
    jalan, masuk, tutup, siapa, kode, aksi, pilihan
):
    """Both inputs say what is missing at once; with both filled in, the same page sends."""
    putus(jalan.ketua, jalan.kode, "ajukan")
    tangga = [jalan.desa, jalan.kec, jalan.kab, jalan.prov, jalan.pusat]
    for pemutus, unit in zip(tangga, jalan.semua_kode, strict=False):
        if tutup or pemutus is jalan.desa:
            putus(pemutus, unit, "setujui")
            if pemutus is not jalan.pusat:
                putus(pemutus, unit=None, kode=TANGGA[tangga.index(pemutus)], aksi="ajukan")
    if tutup:
        putus(jalan.pusat, "", "tetapkan")
    client = masuk(getattr(jalan, siapa))

    kosong = kirim(client, kode, aksi, unit="", catatan="")

    form = kosong.context["form"]
    assert kosong.status_code == 422
    assert [nilai for nilai, _ in form["unit"].field.widget.choices] == pilihan
    assert form.errors == {
        "unit": ["Pilih dulu sampai ke mana dikembalikan."],
        "catatan": ["Tulis dulu alasannya, supaya jelas apa yang diminta."],
    }
    assert kirim(client, kode, aksi, unit=pilihan[-1], catatan=CATATAN).status_code == 302
    assert keadaan(pilihan[-1]) == ["dikembalikan"]


@pytest.mark.parametrize("diwakili", [True, False])
def test_the_card_says_that_the_desa_was_represented(jalan, masuk, diwakili):
    putus(jalan.ketua, jalan.kode, "ajukan")
    putus(jalan.desa, jalan.kode, "setujui")
    if diwakili:
        Penugasan.objects.filter(pk=jalan.desa.pk).update(selesai=hari_ini(""))
    else:
        putus(jalan.desa, TANGGA[0], "ajukan")
    putus(jalan.kec, TANGGA[0], "ajukan" if diwakili else "setujui")
    halaman = isi(masuk(jalan.kec).get(halaman_rekap(jalan.tangga.desa)))
    kartu = halaman[halaman.index("Keadaan laporan") : halaman.index("Riwayat keputusan")]
    assert ("Disetujui" in kartu, "mewakili" in kartu) == (True, diwakili)
