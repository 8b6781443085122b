"""Names of entries reach an office only by what the desa forwarded; each look is logged."""

import datetime

import pytest

from kelembagaan.models import Pemberitahuan
from kelembagaan.tests.pabrik import PenugasanFactory, PerangkatDaerahFactory
from kelembagaan.wilayah.zona import hari_ini
from layanan.models import BacaPenerusan, EksporLog, Penerusan
from layanan.penerusan import selectors
from layanan.tests.pabrik import KeluargaFactory, RumahLayakHuniFactory

ALAMAT = "/layanan/terusan/"
BARU = f"{ALAMAT}baru/rumah_layak_huni/"


@pytest.fixture
def kades(tangga):
    return PenugasanFactory(peran="pemdes", tempat=tangga.desa)


@pytest.fixture
def perkim(tangga):
    return PenugasanFactory(
        peran="opd",
        tempat=PerangkatDaerahFactory(
            wilayah=tangga.kab, nama="Dinas Perkim", bidang=["perumahan"]
        ),
    )


@pytest.fixture
def rumah(posyandu):
    keluarga = [KeluargaFactory(posyandu=posyandu, nama=n) for n in ("Sarinah", "Rukmini")]
    return [RumahLayakHuniFactory(keluarga=k) for k in keluarga]


def isi(perkim, *rumah, **lain):
    return {
        "perangkat": perkim.perangkat_daerah_id,
        "catatan": [r.pk for r in rumah],
        "nomor_surat": "",
        "tanggal_surat": "",
        **lain,
    }


def test_satu_catatan_tanpa_surat(masuk, kades, perkim, rumah):
    client = masuk(kades)
    for _ in range(2):  # pressed twice
        jawaban = client.post(BARU, isi(perkim, rumah[0]))
    satu = Penerusan.objects.get()
    assert (jawaban.url, satu.catatan) == (f"{ALAMAT}{satu.pk}/", [rumah[0].pk])
    kabar = Pemberitahuan.objects.get(kepada=perkim.pengguna)
    assert kabar.teks == "Desa Pasar Keong meneruskan 1 catatan: Rumah layak huni"
    dinas = masuk(perkim)
    halaman = dinas.get(f"{ALAMAT}{satu.pk}/").content.decode()
    assert ("Keluarga Sarinah" in halaman, "Rukmini" in halaman) == (True, False)
    berkas = dinas.get(f"{ALAMAT}{satu.pk}/ekspor.csv")
    assert "Keluarga Sarinah" in b"".join(berkas.streaming_content).decode()
    log = EksporLog.objects.get()
    assert (log.pengguna, log.daftar, log.jumlah) == (
        perkim.pengguna,
        "terusan-rumah_layak_huni",
        1,
    )
    client.get(f"{ALAMAT}{satu.pk}/")  # the desa reads what is its own
    assert [b.oleh for b in BacaPenerusan.objects.all()] == [perkim.pengguna] * 2


def test_daftar_dengan_surat(masuk, kades, perkim, rumah):
    client = masuk(kades)
    tanpa = client.post(BARU, isi(perkim, *rumah))
    assert (tanpa.status_code, Penerusan.objects.count()) == (422, 0)
    surat = {"nomor_surat": "460/12/Desa", "tanggal_surat": "2026-06-12"}
    client.post(BARU, isi(perkim, *rumah, **surat))
    satu = Penerusan.objects.get()
    assert set(satu.catatan) == {r.pk for r in rumah}
    halaman = masuk(perkim).get(f"{ALAMAT}{satu.pk}/").content.decode()
    assert ("Sarinah" in halaman, "Rukmini" in halaman, "460/12/Desa" in halaman) == (True,) * 3


def test_surat_yang_belum_tiba_ditolak(masuk, kades, perkim, rumah):
    besok = hari_ini(rumah[0].posyandu.kode) + datetime.timedelta(days=1)
    surat = {"nomor_surat": "460/12/Desa", "tanggal_surat": besok.isoformat()}
    jawaban = masuk(kades).post(BARU, isi(perkim, *rumah, **surat))
    assert (jawaban.status_code, Penerusan.objects.count()) == (422, 0)
    assert jawaban.context["form"].errors == {"tanggal_surat": ["Tanggal surat ini belum tiba."]}


def test_petugas_satu_bidang_tidak_membaca_terusan_bidang_lain(masuk, kades, tangga, rumah):
    """One office of two fields: a list of perumahan is read by who answers for perumahan."""
    kantor = PerangkatDaerahFactory(wilayah=tangga.kab, bidang=["perumahan", "sosial"])
    sosial, perumahan = (
        PenugasanFactory(peran="opd", tempat=kantor, bidang=[b]) for b in ("sosial", "perumahan")
    )
    masuk(kades).post(BARU, isi(sosial, rumah[0]))
    satu = Penerusan.objects.get()
    alamat = f"{ALAMAT}{satu.pk}/"

    def dibaca(orang):
        client = masuk(orang)
        daftar = list(client.get(ALAMAT).context["halaman"])
        semua = (alamat, f"{alamat}ekspor.csv")
        return daftar, [client.get(satu).status_code for satu in semua]

    assert dibaca(sosial) == ([], [404, 404])
    assert dibaca(perumahan) == ([satu], [200, 200])
    assert BacaPenerusan.objects.filter(oleh=sosial.pengguna).exists() is False
    # Nor is she told of it.
    assert list(Pemberitahuan.objects.values_list("kepada", flat=True)) == [perumahan.pengguna_id]


def test_hanya_perangkat_yang_dituju_dan_sampai_ditarik(masuk, kades, perkim, rumah, tangga):
    lain = PenugasanFactory(
        peran="opd",
        tempat=PerangkatDaerahFactory(wilayah=tangga.kab, nama="Dinas PU", bidang=["perumahan"]),
    )
    masuk(kades).post(BARU, isi(perkim, rumah[0]))
    alamat = f"{ALAMAT}{Penerusan.objects.get().pk}/"
    tetangga = PenugasanFactory(peran="pemdes", tempat=tangga.desa_tetangga)
    kec = PenugasanFactory(peran="tim_pembina", tempat=tangga.kecamatan)
    for orang in (lain, tetangga, kec):
        assert masuk(orang).get(alamat).status_code == 404
    assert masuk(perkim).get(alamat).status_code == 200
    masuk(kades).post(f"{alamat}tarik/")
    assert masuk(perkim).get(alamat).status_code == 404
    assert masuk(perkim).get(f"{alamat}ekspor.csv").status_code == 404


def test_hanya_perangkat_bidang_itu_dan_catatan_sendiri(
    masuk, kades, perkim, rumah, posyandu_luar, tangga
):
    dinsos = PerangkatDaerahFactory(wilayah=tangga.kab, nama="Dinsos", bidang=["sosial"])
    polsek = PerangkatDaerahFactory(
        wilayah=tangga.kab, nama="Polsek", bidang=["perumahan"], jenis_perangkat="mitra"
    )
    jauh = RumahLayakHuniFactory(keluarga=KeluargaFactory(posyandu=posyandu_luar))
    client = masuk(kades)
    for salah in (
        isi(perkim, rumah[0], perangkat=dinsos.pk),
        isi(perkim, rumah[0], perangkat=polsek.pk),
        isi(perkim, jauh),
    ):
        assert client.post(BARU, salah).status_code == 422
    assert client.get(f"{ALAMAT}baru/timbang/").status_code == 404
    assert Penerusan.objects.count() == 0


def test_yang_dibatalkan_tidak_dibaca_lagi(masuk, kades, perkim, rumah):
    masuk(kades).post(BARU, isi(perkim, rumah[0]))
    rumah[0].dibatalkan_pada = "2026-06-20T00:00Z"
    rumah[0].save()
    halaman = masuk(perkim).get(f"{ALAMAT}{Penerusan.objects.get().pk}/").content.decode()
    assert "Sarinah" not in halaman


def test_dicari_disaring_dan_yang_dipilih_tetap(masuk, kades, perkim, rumah, posyandu, monkeypatch):
    """One searches, turns the page, and what was chosen before stays chosen; no name in a URL."""
    monkeypatch.setattr(selectors, "SATU_HALAMAN", 1)
    client = masuk(kades)

    def tampak(**isian):
        halaman = client.post(BARU, isian | {"tampilkan": isian.get("tampilkan", "1")})
        form = halaman.context["form"]
        dipilih = form.initial["catatan"]
        return [pk for pk, _ in form.fields["catatan"].choices], dipilih, halaman.status_code

    sarinah, rukmini = (r.pk for r in rumah)
    assert tampak() == ([rukmini], [], 200)
    assert tampak(tampilkan="2") == ([sarinah], [], 200)
    assert tampak(q="sarinah") == ([sarinah], [], 200)
    assert tampak(q="sarinah", catatan=[rukmini]) == ([rukmini, sarinah], [rukmini], 200)
    assert tampak(bulan="2020-01") == ([], [], 200)
    assert tampak(bulan="9999-12", posyandu="9" * 30, tampilkan="-5") == ([sarinah], [], 200)
    assert tampak(posyandu=posyandu.pk, catatan=[sarinah]) == ([sarinah, rukmini], [sarinah], 200)
