"""An unfit house on its way through four offices, each at its browser, and back to the kader."""

from django.urls import reverse

from kelembagaan.models import BidangAktif
from kelembagaan.tests.pabrik import PenugasanFactory
from layanan.laporan.indikator import hitung
from layanan.models import Berkas, Permohonan
from layanan.tests.bantu_berkas import foto_contoh
from layanan.tests.bantu_permohonan import pejabat
from layanan.tests.pabrik import KeluargaFactory
from uji_peramban.orang import Hitung

RUMAH = {
    "Atap": "Bocor atau rusak",
    "Dinding": "Papan atau bambu",
    "Lantai": "Tanah",
    "Ventilasi": "Kurang",
    "Pencahayaan": "Kurang",
    "Bangunannya aman?": "Tidak",
    "Ada jamban sehat?": "Tidak ada",
    "Ada air minum yang layak?": "Ada",
}
MEJA = 1280


def foto(warna):
    return {"name": "foto.jpg", "mimeType": "image/jpeg", "buffer": foto_contoh(warna=warna)}


def langkah(siapa, tiket, aksi, **isi):
    """Take one step on the page of the ticket."""
    h = siapa.halaman
    siapa.buka(reverse("layanan:permohonan", args=[tiket.kunci]))
    with h.expect_navigation():
        h.get_by_role("link", name=aksi, exact=True).click()
    for label, teks in isi.items():
        h.get_by_label(label.replace("_", " ")).first.fill(teks)
    siapa.periksa()
    return h


def test_rumah_tidak_layak_sampai_selesai(orang, posyandu):
    BidangAktif.objects.create(posyandu=posyandu, bidang="perumahan", mulai=posyandu.mulai)
    p, keluarga = pejabat(posyandu), KeluargaFactory(posyandu=posyandu, nama="Udin Saepudin")
    kader = orang(p.kader)
    h = kader.halaman

    # The kader finds the house, and photographs it.
    alamat = reverse("layanan:catatan_baru", args=["rumah_layak_huni"])
    kader.buka(f"{alamat}?keluarga={keluarga.pk}")
    kader.pilih(RUMAH)
    kader.isi({"Luas lantai rumah": "20", "Jumlah penghuni": "5"})
    h.get_by_label("Foto", exact=False).first.set_input_files(foto("brown"))
    kader.tekan("Simpan")

    # From its entry she makes the request: ten taps besides photos.
    hitung_sentuhan = Hitung(h)
    hitung_sentuhan.sentuh(h.get_by_role("link", name="Buat permohonan"))
    hitung_sentuhan.sentuh(h.get_by_role("group", name="Seberapa mendesak").get_by_text("Penting"))
    berkas = h.get_by_role("group", name="Berkas yang sudah dilihat")
    for nama in ("Fotokopi KTP", "Fotokopi KK"):
        hitung_sentuhan.sentuh(berkas.get_by_text(nama))
    h.locator("input[name=foto]").set_input_files(foto("sienna"))
    kader.periksa()
    hitung_sentuhan.sentuh(h.get_by_role("button", name="Simpan"))
    h.get_by_text("Perjalanan").wait_for()
    kader.periksa()
    assert hitung_sentuhan.jumlah <= 10
    tiket = Permohonan.objects.get()
    assert (tiket.keluarga, tiket.nomor) == (
        keluarga,
        f"{posyandu.kode}/perumahan/{tiket.sejak:%Y%m}/1",
    )
    assert Berkas.objects.count() == 2

    # The desa verifies and passes on, the kecamatan too.
    desa = orang(p.pemdes, lebar=MEJA)
    langkah(desa, tiket, "Verifikasi", Hasil_kunjungan="Benar, rumahnya miring.")
    desa.tekan("Simpan")
    h = langkah(desa, tiket, "Teruskan")
    h.get_by_text("Kantor Kecamatan Cibadak").click()
    desa.tekan("Simpan")
    kecamatan = orang(p.kecamatan, lebar=MEJA)
    h = langkah(kecamatan, tiket, "Teruskan")
    h.get_by_text("Dinas Perkim").click()
    kecamatan.tekan("Simpan")

    # The office finds it in its list, and answers with stages.
    perkim = orang(p.opd, lebar=MEJA)
    perkim.buka(reverse("layanan:permohonan_daftar"))
    perkim.ikuti("Perbaikan rumah tidak layak huni")
    langkah(perkim, tiket, "Mulai dikerjakan")
    perkim.tekan("Simpan")
    h = langkah(perkim, tiket, "Catat kemajuan", Kemajuan="50", Yang_sudah_dikerjakan="Rangka.")
    h.get_by_label("Foto sekarang").set_input_files(foto("gray"))
    perkim.tekan("Simpan")
    langkah(perkim, tiket, "Selesai")
    perkim.tekan("Simpan")

    # The kader, the Tim Pembina and the month's figures see it done.
    kader.buka(reverse("layanan:permohonan", args=[tiket.kunci]))
    assert kader.tampak("50%")
    assert kader.tampak("Dilihat kembali")
    tp = orang(PenugasanFactory(peran="tim_pembina", tempat=p.kantor.wilayah), lebar=MEJA)
    tp.buka(reverse("layanan:permohonan_rekap"))
    assert [tp.tampak(teks) for teks in ("Pasar Keong", "Udin")] == [True, False]
    bulan = tiket.tanggal.replace(day=1)
    angka = hitung(bulan=bulan, posyandu_ids=[posyandu.pk])[posyandu.pk]
    assert (angka["permohonan_perumahan_selesai"], angka["permohonan_perumahan_berjalan"]) == (1, 0)


def test_permohonan_baru_dalam_25_sentuhan(orang, posyandu):
    """From her list, for one of many families; apart from the words of the description."""
    p = pejabat(posyandu)
    for nama in ("Udin Saepudin", *(f"Ujang {n}" for n in range(40))):
        KeluargaFactory(posyandu=posyandu, nama=nama)
    kader = orang(p.kader)
    h = kader.halaman
    kader.buka(reverse("layanan:permohonan_daftar"))
    hitung_sentuhan = Hitung(h)
    for nama in ("Permohonan baru", "Perbaikan rumah tidak layak huni"):
        hitung_sentuhan.sentuh(h.locator("main").get_by_role("link", name=nama))
    hitung_sentuhan.ketik(h.get_by_label("Cari nama"), "udin")
    hitung_sentuhan.sentuh(h.get_by_role("link", name="Keluarga Udin Saepudin"))
    h.get_by_label("Uraian").fill("Atap bocor, dinding lapuk.")
    hitung_sentuhan.sentuh(h.get_by_role("group", name="Seberapa mendesak").get_by_text("Penting"))
    berkas = h.get_by_role("group", name="Berkas yang sudah dilihat")
    for satu in berkas.locator("label").all():
        hitung_sentuhan.sentuh(satu)
    hitung_sentuhan.sentuh(h.get_by_role("button", name="Simpan"))
    h.get_by_text("Perjalanan").wait_for()
    assert hitung_sentuhan.jumlah <= 25
    tiket = Permohonan.objects.get()
    assert (tiket.keluarga.nama, tiket.urgensi, len(tiket.berkas_terlihat)) == (
        "Udin Saepudin",
        "penting",
        6,
    )
