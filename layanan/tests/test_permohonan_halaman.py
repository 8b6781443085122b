"""The pages of tickets: of the kader, of the offices, and the numbers for who reviews."""

import csv
import datetime
import uuid
from dataclasses import astuple

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from kelembagaan.bidang import Bidang
from kelembagaan.models import HariLibur, Pemberitahuan
from kelembagaan.tests.pabrik import PenugasanFactory, SuperuserFactory
from kelembagaan.wilayah.zona import hari_ini
from layanan.kiriman.services import terima
from layanan.laporan.indikator import hitung
from layanan.laporan.selectors import daftar_susulan
from layanan.laporan.services import bekukan, siapkan
from layanan.models import BatasLayanan, Berkas, EksporLog, Pendampingan, Permohonan, RefBerkas
from layanan.permohonan.hitungan import hitung_rekap, simpan_hitungan
from layanan.permohonan.services import TERLAMBAT
from layanan.permohonan.tenggat import hitung_ulang
from layanan.tests.bantu_berkas import foto_contoh
from layanan.tests.bantu_kiriman import barang
from layanan.tests.bantu_permohonan import langkah, sampai_opd, tiket
from layanan.tests.pabrik import KeluargaFactory, RumahLayakHuniFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def keluarga(posyandu):
    return KeluargaFactory(posyandu=posyandu, nama="Udin")


def alamat(nama, *argumen):
    return reverse(f"layanan:{nama}", args=argumen)


def gambar(nama="foto.jpg", **lain):
    return SimpleUploadedFile(nama, foto_contoh(**lain), "image/jpeg")


def isian(jawaban):
    """{name: value} of the inputs that a page's form comes filled with."""
    form = jawaban.context["isian"] + jawaban.context["tersembunyi"]
    return {f.html_name: f.value() for f in form if f.value() not in (None, "", [])}


def test_dari_rumah_tidak_layak_sampai_tiket(p, masuk, keluarga):
    """From the entry of a house: who, what and where is known; the papers are photographed."""
    rumah = RumahLayakHuniFactory(keluarga=keluarga, atap="bocor", bangunan_aman=False)
    kader = masuk(p.kader)
    catatan = kader.get(alamat("catatan", "rumah_layak_huni", rumah.pk))
    halaman = kader.get(catatan.context["permohonan_baru"])
    assert [f.html_name for f in halaman.context["isian"]] == [
        "uraian",
        "urgensi",
        "berkas_terlihat",
        "tanggal",
        "petugas",
    ]
    isi = isian(halaman) | {"urgensi": "penting", "berkas_terlihat": ["ktp"], "kunci": uuid.uuid4()}
    isi |= {"foto": gambar(), "foto_surat_tanah": gambar(warna=(9, 9, 9))}
    jawaban = kader.post(halaman.context["alamat"], isi)
    satu = Permohonan.objects.get()
    assert jawaban.url == alamat("permohonan", satu.kunci)
    assert (satu.keluarga, satu.jenis_permohonan, satu.asal, satu.berkas_terlihat) == (
        keluarga,
        "rtlh",
        f"rumah_layak_huni:{rumah.pk}",
        ["ktp"],
    )
    assert satu.uraian.startswith("Tidak layak huni (RTLH): bangunan. Bocor atau rusak")
    assert sorted(Berkas.objects.values_list("bagian", flat=True)) == ["", "surat_tanah"]
    periksa = kader.get(jawaban.url).context["periksa"]
    assert {b.kode: (b.terlihat, len(b.foto)) for b in periksa} == {
        "ktp": (True, 0),
        "kk": (False, 0),
        "penghasilan": (False, 0),
        "surat_tanah": (False, 1),
        "foto_rumah": (False, 0),
        "belum_dibantu": (False, 0),
    }
    for halaman in (
        alamat("catatan", "rumah_layak_huni", rumah.pk),
        alamat("keluarga", keluarga.pk),
    ):
        assert list(kader.get(halaman).context["tiket"]) == [satu]


def test_tempat_tanpa_orang(p, masuk):
    kader = masuk(p.kader)
    pilih = kader.get(alamat("permohonan_isi", "jalan"))
    assert "Untuk sebuah tempat" in pilih.content.decode()
    halaman = kader.get(alamat("permohonan_isi", "jalan"), {"tempat": 1})
    isi = isian(halaman) | {"urgensi": "biasa", "uraian": "Berlubang.", "kunci": uuid.uuid4()}
    kurang = kader.post(halaman.context["alamat"], isi)
    assert (kurang.status_code, [f.name for f in kurang.context["salah"]]) == (422, ["lokasi"])
    kader.post(halaman.context["alamat"], isi | {"lokasi": "RT 02"})
    assert Permohonan.objects.get().tentang == "RT 02"


def test_foto_hanya_untuk_yang_memegang(p, masuk, keluarga):
    satu = tiket(p.kader, keluarga)
    kader = masuk(p.kader)
    kirim = {"foto": gambar(), "bagian": "kk"}
    kader.post(alamat("permohonan_foto", satu.kunci), kirim)
    assert (
        kader.post(alamat("permohonan_foto", satu.kunci), kirim | {"bagian": "paspor"}).status_code
        == 404
    )
    foto = Berkas.objects.get()
    assert foto.bagian == "kk"
    boleh = [
        masuk(k).get(alamat("berkas", foto.kunci)).status_code for k in (p.kader, p.pemdes, p.opd)
    ]
    assert boleh == [200, 200, 404]
    sampai_opd(satu, p)
    assert masuk(p.opd).get(alamat("berkas", foto.kunci)).status_code == 200
    kader.post(alamat("permohonan_foto", satu.kunci), {"lepas": foto.kunci})
    assert masuk(p.opd).get(alamat("berkas", foto.kunci)).status_code == 404


def test_kantor_mengambil_langkah_dengan_foto(p, masuk, keluarga):
    satu = tiket(p.kader, keluarga)
    desa = masuk(p.pemdes)
    desa.post(alamat("permohonan_langkah", satu.kunci, "verifikasi"), {"tanggal": satu.tanggal})
    terus = alamat("permohonan_langkah", satu.kunci, "teruskan")
    pilihan = desa.get(terus).context["form"].fields["tujuan"].choices
    assert pilihan == [
        ("kecamatan", "Kantor Kecamatan Cibadak"),
        (f"opd:{p.perkim.pk}", "Dinas Perkim"),
        ("opd:lain", "Kantor lain yang belum terdaftar"),
    ]
    assert desa.post(terus, {}).status_code == 422
    desa.post(terus, {"tujuan": f"opd:{p.perkim.pk}"})
    opd = masuk(p.opd)
    opd.post(alamat("permohonan_langkah", satu.kunci, "kerjakan"), {"tanggal": satu.tanggal})
    kemajuan = {"tanggal": satu.tanggal, "persen": "40", "catatan": "Pondasi."}
    tahap = alamat("permohonan_langkah", satu.kunci, "tahap")
    kurang = opd.post(tahap, kemajuan | {"persen": "140"})
    assert [f.name for f in kurang.context["salah"]] == ["persen"]
    opd.post(tahap, kemajuan | {"foto_sebelum": gambar(), "foto_sesudah": gambar(warna=(7, 7, 7))})
    halaman = masuk(p.kader).get(alamat("permohonan", satu.kunci))
    terakhir = halaman.context["riwayat"][-1]
    assert (terakhir.persen, [label for label, _ in terakhir.foto]) == (
        40,
        ["Foto sebelum", "Foto sesudah"],
    )
    gambar_kecil = [f'<img src="{alamat("berkas", f.kunci)}"' for _, f in terakhir.foto]
    assert [halaman.content.decode().count(satu) for satu in gambar_kecil] == [1, 1]
    assert opd.get(alamat("permohonan_langkah", satu.kunci, "verifikasi")).status_code == 404


def test_ditekan_dua_kali_dan_terlambat(p, masuk, keluarga):
    """The same page twice is one step; an old page tells how it stands, and is no 404."""
    satu = tiket(p.kader, keluarga)
    sampai_opd(satu, p)
    opd, kader = masuk(p.opd), masuk(p.kader)
    langkah(satu, "kerjakan", p.opd)
    tahap = alamat("permohonan_langkah", satu.kunci, "tahap")
    kunci = opd.get(tahap).context["kunci"]
    isi = {"tanggal": satu.tanggal, "persen": "40", "catatan": "Pondasi.", "kunci": kunci}
    assert [opd.post(tahap, isi).url for _ in range(2)] == [alamat("permohonan", satu.kunci)] * 2
    assert satu.langkah.filter(aksi="tahap").count() == 1
    kembali = alamat("permohonan_langkah", satu.kunci, "kembalikan")
    isi = {"catatan": "Surat tanah belum ada.", "kunci": uuid.uuid4()}
    assert [opd.post(kembali, isi).url for _ in range(2)] == [alamat("permohonan_daftar")] * 2
    langkah(satu, "kembalikan", p.kecamatan, catatan="Lengkapi.")
    langkah(satu, "tolak", p.pemdes, catatan="Bukan warga desa ini.")
    for siapa, nama, aksi in (
        (masuk(p.pemdes), "permohonan_langkah", "verifikasi"),
        (kader, "permohonan_kader", "jawab"),
    ):
        jawaban = siapa.get(alamat(nama, satu.kunci, aksi), follow=True)
        assert (jawaban.status_code, [str(m) for m in jawaban.context["messages"]]) == (
            200,
            [TERLAMBAT],
        )
    isi = {"tanggal": satu.tanggal, "catatan": "Ini KK.", "kunci": uuid.uuid4()}
    jawaban = kader.post(alamat("permohonan_kader", satu.kunci, "jawab"), isi)
    assert (jawaban.status_code, TERLAMBAT in jawaban.content.decode()) == (422, True)
    asing = alamat("permohonan_langkah", satu.kunci, "melompat")
    assert masuk(p.pemdes).post(asing, {"tanggal": satu.tanggal}).status_code == 404


def test_jawaban_kantor_tak_terdaftar_lewat_halaman(p, masuk, keluarga):
    satu = tiket(p.kader, keluarga)
    langkah(satu, "verifikasi", p.pemdes)
    desa = masuk(p.pemdes)
    terus = alamat("permohonan_langkah", satu.kunci, "teruskan")
    kurang = desa.post(terus, {"tujuan": "opd:lain"})
    assert [f.name for f in kurang.context["salah"]] == ["kantor_lain"]
    desa.post(terus, {"tujuan": "opd:lain", "kantor_lain": "Balai Sungai"})
    kerja = alamat("permohonan_langkah", satu.kunci, "kerjakan")
    isi = {"tanggal": satu.tanggal, "nomor_surat": "9/B", "tanggal_surat": satu.tanggal}
    desa.post(kerja, isi | {"foto_surat": gambar()})
    halaman = desa.get(alamat("permohonan", satu.kunci))
    terakhir = halaman.context["riwayat"][-1]
    assert (terakhir.ke, terakhir.mewakili, [kata for kata, _ in terakhir.foto]) == (
        "dikerjakan",
        "Balai Sungai",
        ["Foto surat"],
    )
    assert "atas nama Balai Sungai" in halaman.content.decode()


def test_yang_wajib_tidak_disebut_boleh_kosong(p, masuk, keluarga):
    satu = tiket(p.kader, keluarga)
    langkah(satu, "kembalikan", p.pemdes, catatan="KK belum jelas.")
    halaman = masuk(p.kader).get(alamat("permohonan_kader", satu.kunci, "jawab"))
    assert {f.name: f.field.required for f in halaman.context["isian"]} == {
        "tanggal": True,
        "catatan": True,
    }
    assert "boleh kosong" not in halaman.content.decode()


def test_yang_dikembalikan_hilang_dari_kantor(p, masuk, keluarga):
    satu = tiket(p.kader, keluarga)
    sampai_opd(satu, p)
    kembali = alamat("permohonan_langkah", satu.kunci, "kembalikan")
    jawaban = masuk(p.opd).post(kembali, {"catatan": "Surat tanah belum ada."})
    assert jawaban.url == alamat("permohonan_daftar")
    assert Pemberitahuan.objects.filter(kepada=p.kecamatan.pengguna).count() == 2


def test_dijawab_dan_ditarik_di_halaman(p, masuk, keluarga):
    satu = tiket(p.kader, keluarga)
    langkah(satu, "kembalikan", p.pemdes, catatan="KK belum jelas.")
    kader = masuk(p.kader)
    jawab = alamat("permohonan_kader", satu.kunci, "jawab")
    isi = {"tanggal": hari_ini(satu.posyandu.kode), "kunci": uuid.uuid4()}
    assert kader.post(jawab, isi).status_code == 422
    kader.post(jawab, isi | {"catatan": "Sudah difoto ulang."})
    satu.refresh_from_db()
    assert (satu.keadaan, satu.pemegang) == ("dicatat", "pemdes")
    tarik = alamat("permohonan_kader", satu.kunci, "tarik")
    isi = {"catatan": "Sudah dibantu keluarga.", "revisi": satu.revisi, "kunci": uuid.uuid4()}
    assert [kader.post(tarik, isi).url for _ in range(2)] == [alamat("permohonan_daftar")] * 2
    satu.refresh_from_db()
    assert (satu.keadaan, satu.langkah.last().catatan) == ("ditarik", "Sudah dibantu keluarga.")


def test_dampingi_sekali(p, masuk, keluarga):
    satu = tiket(p.kader, keluarga)
    for _ in range(2):
        masuk(p.kader).post(alamat("permohonan_dampingi", satu.kunci))
    d = Pendampingan.objects.get()
    assert (d.bidang_spm, d.keluarga, d.asal) == ("perumahan", keluarga, f"permohonan:{satu.pk}")
    # From an entry about the same house one comes to that one.
    rumah = RumahLayakHuniFactory(keluarga=keluarga)
    buka = alamat("pendampingan_buka", "rumah_layak_huni", rumah.pk)
    assert masuk(p.kader).post(buka).url == alamat("catatan", "pendampingan_perumahan", d.pk)
    assert Pendampingan.objects.get() == d


def test_daftar_kerja_disaring_ditugaskan_dan_diunduh(p, masuk, posyandu):
    jalan, rumah = tiket(p.kader, jenis_permohonan="jalan"), tiket(p.kader, lokasi="RT 05")
    for satu in (jalan, rumah):
        sampai_opd(satu, p)
    rekan = PenugasanFactory(peran="opd", tempat=p.perkim)
    opd = masuk(p.opd)
    daftar = alamat("permohonan_daftar")

    def isi(**saring):
        return list(opd.get(daftar, saring).context["halaman"].object_list)

    assert isi() == [jalan, rumah]
    assert isi(bidang="perumahan") == [rumah]
    assert isi(urut="baru") == [rumah, jalan]
    assert isi(nomor="pekerjaan_umum/") == [jalan]
    assert isi(wilayah="36.02.18.2009") == []
    tugas = {"tiket": [jalan.pk], "penangan": rekan.pengguna_id}
    opd.post(alamat("permohonan_tugaskan"), tugas)
    assert isi(penangan=rekan.pengguna_id) == [jalan]
    assert isi(penangan="-") == [rumah]
    orang_luar = tugas | {"penangan": p.kader.pengguna_id}
    opd.post(alamat("permohonan_tugaskan"), orang_luar)
    assert isi(penangan=rekan.pengguna_id) == [jalan]
    unduh = opd.get(alamat("permohonan_ekspor", "csv"), {"bidang": "perumahan"})
    baris = list(csv.reader("".join(b.decode() for b in unduh.streaming_content).splitlines()))
    assert [b[0] for b in baris[1:]] == [rumah.nomor]
    log = {(e.daftar, e.jumlah) for e in EksporLog.objects.filter(pengguna=p.opd.pengguna)}
    assert log == {("permohonan", 1), ("permohonan: dibaca", 1), ("permohonan: dibaca", 2)}
    opd.get(alamat("permohonan", rumah.kunci))
    assert [b.pengguna for b in rumah.dibaca.all()] == [p.opd.pengguna]


def test_batas_baru_dihitung_ulang_oleh_admin(p, masuk, tangga, kini):
    satu = tiket(p.kader)
    dpmd = masuk(PenugasanFactory(peran="dpmd", jabatan="staf", tempat=tangga.kab))
    isi = {"wilayah": tangga.kab.pk, "bidang": "", "hari_kuning": 3, "hari_merah": 5}
    dpmd.post(reverse("admin:layanan_bataslayanan_add"), isi)
    assert BatasLayanan.objects.count() == 1
    assert hitung_ulang("36.02") == 1
    satu.refresh_from_db()
    # Tuesday 16 June is a holiday of the nation.
    assert satu.tenggat == datetime.date(2026, 6, 23)
    libur = reverse("admin:kelembagaan_harilibur_add")
    nasional = {"tanggal": "2030-01-02", "nama": "Libur"}
    assert dpmd.post(libur, nasional).status_code == 200  # asked for its wilayah
    pengelola = masuk(SuperuserFactory())
    assert [pengelola.post(libur, nasional).status_code for _ in range(2)] == [302, 200]
    assert HariLibur.objects.filter(tanggal="2030-01-02").count() == 1


def test_batas_yang_pindah_dihitung_ulang_di_kedua_wilayah(masuk, tangga):
    """Where it no longer holds a deadline must go, too."""
    batas = BatasLayanan.objects.create(wilayah=tangga.kab, hari_kuning=3, hari_merah=5)
    isi = {"wilayah": tangga.kab_tetangga.pk, "bidang": "", "hari_kuning": 3, "hari_merah": 5}
    alamat = reverse("admin:layanan_bataslayanan_change", args=[batas.pk])
    assert masuk(SuperuserFactory()).post(alamat, isi).status_code == 302
    tugas = ProcrastinateJob.objects.filter(task_name__endswith="tenggat_ulang")
    kode = {satu["kode"] for satu in tugas.values_list("args", flat=True)}
    assert kode == {tangga.kab.kode, tangga.kab_tetangga.kode}


def test_libur_yang_belum_dicocokkan_disebut(masuk):
    """The decree of 2026 was compared, its cuti bersama too; what follows says that it was not."""
    dua_enam = HariLibur.objects.filter(wilayah=None, tanggal__year=2026)
    assert set(dua_enam.values_list("dasar", flat=True)) == {
        "SKB 3 Menteri Nomor 1497, 2 dan 5 Tahun 2025"
    }
    assert (dua_enam.count(), dua_enam.filter(nama__startswith="Cuti bersama").count()) == (25, 8)
    assert set(HariLibur.objects.filter(tanggal__year=2027).values_list("dasar", flat=True)) == {""}
    daftar = masuk(SuperuserFactory()).get(reverse("admin:kelembagaan_harilibur_changelist"))
    belum = HariLibur.objects.filter(dasar="").count()
    assert daftar.content.decode().count("Perlu dicocokkan dengan SKB") == belum == 9
    [pesan] = [str(m) for m in daftar.context["messages"]]
    assert pesan.startswith("Tahun 2027: perlu dicocokkan dengan SKB.")


def test_berkas_daerah_ditambahkan(p, keluarga, tangga):
    isi = {"bidang": "perumahan", "kode": "imb", "nama": "Izin bangunan"}
    RefBerkas.objects.create(wilayah=tangga.kab_tetangga, **isi)
    with pytest.raises(AttributeError):
        tiket(p.kader, keluarga, berkas_terlihat=["imb"])
    RefBerkas.objects.create(wilayah=tangga.kab, **isi)
    assert tiket(p.kader, keluarga, berkas_terlihat=["imb"]).berkas_terlihat == ["imb"]


def test_angka_tanpa_nama_untuk_tim_pembina(p, masuk, tangga, keluarga):
    satu, _ = tiket(p.kader, keluarga), tiket(p.kader, jenis_permohonan="jalan")
    sampai_opd(satu, p)
    langkah(satu, "kerjakan", p.opd)
    langkah(satu, "selesaikan", p.opd)
    tp = masuk(PenugasanFactory(peran="tim_pembina", tempat=tangga.kecamatan))
    assert tp.get(alamat("permohonan_daftar")).status_code == 404
    halaman = tp.get(alamat("permohonan_rekap"))
    rekap = halaman.context["rekap"]
    assert "Udin" not in halaman.content.decode()
    assert [(b.nama, b.jumlah, b.berjalan, b.berhasil) for b in rekap.wilayah] == [
        ("Pasar Keong", 2, 1, 1)
    ]
    assert [(b.kode, b.jumlah) for b in rekap.jenis] == [("jalan", 1), ("rtlh", 1)]
    assert [(b.nama, b.berjalan) for b in rekap.pemegang] == [("Pemerintah desa/kelurahan", 1)]
    semua = hitung_rekap("36.02.18.2010", ragam="permohonan", bidang={"perumahan"})
    assert [(b.nama, b.jumlah) for b in semua.wilayah] == [("Jeruk", 1)]


def test_angka_provinsi_dan_pusat_dari_hitungan(p, keluarga):
    """Above a kab/kota the same numbers are read from what the worker counted."""
    satu, _ = tiket(p.kader, keluarga), tiket(p.kader, jenis_permohonan="jalan")
    sampai_opd(satu, p)
    langkah(satu, "kerjakan", p.opd)
    langkah(satu, "selesaikan", p.opd)
    Permohonan.objects.filter(pk=satu.pk).update(sejak=satu.tanggal + datetime.timedelta(days=9))
    pilihan = {"ragam": "permohonan", "bidang": set(Bidang)}
    assert hitung_rekap("", **pilihan).wilayah == []
    for _ in range(2):  # counting again adds nothing
        simpan_hitungan()
    kab, provinsi, pusat = (hitung_rekap(kode, **pilihan) for kode in ("36.02", "36", ""))
    angka = astuple(kab.semua)[2:]
    assert angka == (2, 1, 0, 1, 0, 9.0)
    assert [(b.kode, *astuple(b)[2:]) for b in provinsi.wilayah] == [("36.02", *angka)]
    assert [(b.kode, *astuple(b)[2:]) for b in pusat.wilayah] == [("36", *angka)]
    assert provinsi.jenis == pusat.jenis == kab.jenis
    assert [(b.nama, b.berjalan) for b in pusat.pemegang] == [("Pemerintah desa/kelurahan", 1)]
    assert kab.pada is None
    assert pusat.pada is not None
    Permohonan.objects.update(dibatalkan_pada=timezone.now())
    simpan_hitungan()
    assert hitung_rekap("", **pilihan).wilayah == []


def test_indikator_sebulan(p, keluarga, posyandu, kini):
    satu, ditolak, _ = (tiket(p.kader, lokasi=f"RT 0{n}") for n in range(3))
    Permohonan.objects.update(tenggat_awal=datetime.date(2026, 6, 22))
    sampai_opd(satu, p)
    langkah(satu, "kerjakan", p.opd)
    langkah(satu, "selesaikan", p.opd)
    langkah(ditolak, "tolak", p.pemdes, catatan="Bukan warga desa ini.")

    def angka(bulan):
        semua = hitung(bulan=datetime.date(2026, bulan, 1), posyandu_ids=[posyandu.pk])
        depan = "permohonan_perumahan_"
        isi = semua[posyandu.pk].items()
        return {k.removeprefix(depan): n for k, n in isi if k.startswith(depan)}

    nol = dict.fromkeys(
        ("dibuat", "berjalan", "terlambat", "selesai", "ditolak", "dilihat", "rusak"), 0
    )
    terbuka = {"berjalan": 1, "terlambat": 1}
    assert [angka(n) for n in (5, 6, 7)] == [
        nol,
        nol | terbuka | {"dibuat": 3, "selesai": 1, "ditolak": 1},
        nol | terbuka,
    ]


def test_langkah_tiket_lain_posyandu_ditolak(p, keluarga, posyandu_sedesa):
    satu = tiket(p.kader, keluarga)
    langkah(satu, "kembalikan", p.pemdes, catatan="KK belum jelas.")
    lain = PenugasanFactory(tempat=posyandu_sedesa)
    isi = {"permohonan": str(satu.kunci), "aksi": "jawab", "tanggal": "2026-06-15", "catatan": "x"}
    item = barang(lain, "langkah_permohonan", isi)
    (jawaban,) = terima(items=[item], pengguna=lain.pengguna)
    assert (jawaban.hasil, list(jawaban.galat)) == ("ditolak", ["permohonan"])


def test_usulan_dijumlah_per_topik_dan_diunduh_tanpa_nama(p, masuk, tangga, keluarga):
    """For the plan of the next year: the desa and the Tim Pembina, by topic, year and place."""
    usul = {"formulir": "aspirasi", "jenis_permohonan": "kesehatan_sarana"}
    lampu = {"formulir": "aspirasi", "jenis_permohonan": "pekerjaan_umum_sarana"}
    satu = tiket(p.kader, keluarga, **usul)
    tiket(p.kader, keluarga, **usul | {"tanggal": "2025-12-31"})
    tiket(p.kader, keluarga, **lampu)
    langkah(satu, "bahas", p.pemdes)
    langkah(satu, "masukkan", p.pemdes, tahun_rencana=2027)
    simpan_hitungan()
    saring = {"ragam": "aspirasi", "tahun": 2026}
    tempat = (tangga.kecamatan, tangga.provinsi)
    for siapa in (p.pemdes, *(PenugasanFactory(peran="tim_pembina", tempat=t) for t in tempat)):
        rekap = masuk(siapa).get(alamat("permohonan_rekap"), saring).context["rekap"]
        assert [(b.nama, b.jumlah, b.berhasil) for b in rekap.jenis] == [
            ("Kesehatan: sarana dan prasarana", 1, 1),
            ("Pekerjaan Umum: sarana dan prasarana", 1, 0),
        ]
        assert rekap.rencana == [(2027, "Kesehatan: sarana dan prasarana", 1)]
        berkas = masuk(siapa).get(alamat("permohonan_rekap_ekspor", "csv"), saring)
        isi = b"".join(berkas.streaming_content).decode("utf-8-sig")
        judul, *baris = csv.reader(isi.splitlines())
        assert judul[3:] == [
            "Topik",
            "Seluruhnya",
            "Berjalan",
            "Terlambat",
            "Masuk rencana",
            "Tidak masuk rencana",
        ]
        assert [b[2:] for b in baris] == [
            ["Kesehatan", "Kesehatan: sarana dan prasarana", "1", "0", "0", "1", "0"],
            ["Pekerjaan Umum", "Pekerjaan Umum: sarana dan prasarana", "1", "1", "0", "0", "0"],
        ]
        assert "Udin" not in isi


def test_tiket_sesudah_laporan_dikirim_adalah_susulan(p, masuk, keluarga, posyandu, kini):
    laporan = siapkan(posyandu=posyandu, bulan=datetime.date(2026, 5, 1))
    laporan.keadaan = "diajukan"
    laporan.save()
    satu = tiket(p.kader, keluarga, tanggal="2026-05-20")
    (susulan,) = daftar_susulan(laporan, p.pemdes.cakupan())
    assert (susulan.formulir.kode, susulan.jumlah, susulan.baris) == ("permohonan", 1, [satu])
    tp = PenugasanFactory(peran="tim_pembina", tempat=p.kantor.wilayah)
    halaman = masuk(tp).get(alamat("laporan", laporan.pk))
    assert [(s.jumlah, s.baris) for s in halaman.context["susulan"]] == [(1, [])]
    assert alamat("permohonan", satu.kunci) in (
        masuk(p.pemdes).get(alamat("laporan", laporan.pk)).content.decode()
    )
    bekukan(laporan=laporan)
    assert daftar_susulan(laporan, p.pemdes.cakupan()) == []
