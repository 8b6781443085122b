"""Tickets: how they come in, who sees them, and every step on their way."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction

from kelembagaan.models import HariLibur, Pemberitahuan, Penugasan
from kelembagaan.tests.pabrik import PenugasanFactory
from layanan.kiriman.services import terima
from layanan.models import BatasLayanan, LangkahPermohonan, Permohonan
from layanan.permohonan.kabar import teks_warga
from layanan.permohonan.selectors import giliran, langkah_boleh
from layanan.tests.bantu_kiriman import barang, batal, koreksi
from layanan.tests.bantu_permohonan import (
    isi_tiket,
    kirim_tiket,
    langkah,
    sampai_opd,
    tiket,
)
from layanan.tests.pabrik import KeluargaFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def hari_senin(kini):
    return kini


@pytest.fixture
def keluarga(posyandu):
    return KeluargaFactory(posyandu=posyandu, nama="Udin")


def keadaan(permohonan):
    return (permohonan.keadaan, permohonan.pemegang)


def test_nomor_diberi_server_per_bidang(p, keluarga):
    nomor = [tiket(p.kader, keluarga).nomor for _ in range(2)]
    nomor.append(tiket(p.kader, jenis_permohonan="jalan").nomor)
    kode = keluarga.posyandu.kode
    assert nomor == [
        f"{kode}/perumahan/202606/1",
        f"{kode}/perumahan/202606/2",
        f"{kode}/pekerjaan_umum/202606/1",
    ]


def test_tiket_baru_dipegang_desa_dan_desa_diberi_tahu(p, keluarga):
    satu = tiket(p.kader, keluarga, berkas_terlihat=["ktp", "foto_rumah"])
    assert keadaan(satu) == ("dicatat", "pemdes")
    assert (satu.bidang_spm, satu.ragam, satu.berkas_terlihat) == (
        "perumahan",
        "permohonan",
        ["ktp", "foto_rumah"],
    )
    pesan = Pemberitahuan.objects.get()
    assert (pesan.kepada, pesan.tautan) == (
        p.pemdes.pengguna,
        f"/layanan/permohonan/{satu.kunci}/",
    )
    assert "Udin" not in pesan.teks


@pytest.mark.parametrize(
    ("ganti", "kolom"),
    [
        ({"lokasi": None}, "lokasi"),
        ({"jenis_permohonan": "perumahan_sarana"}, "jenis_permohonan"),  # a topic of aspirasi
        ({"uraian": None}, "uraian"),
        ({"berkas_terlihat": ["paspor"]}, "berkas_terlihat"),
    ],
)
def test_yang_kurang_ditolak(p, ganti, kolom):
    jawaban = kirim_tiket(p.kader, **ganti)
    assert (jawaban.hasil, list(jawaban.galat)) == ("ditolak", [kolom])


def test_kader_hanya_bidangnya(posyandu, keluarga, p):
    sosial = PenugasanFactory(tempat=posyandu, bidang=["sosial"])
    assert list(kirim_tiket(sosial, keluarga).galat) == ["jenis_permohonan"]
    rumah = tiket(p.kader, keluarga)
    bansos = tiket(sosial, keluarga, jenis_permohonan="bantuan_sosial")
    lihat = [set(Permohonan.objects.dalam(k.cakupan())) for k in (sosial, p.kader)]
    assert lihat == [{bansos}, {rumah, bansos}]


def test_jalan_panjang_sampai_selesai_dan_dilihat_kembali(p, keluarga, kini):
    satu = tiket(p.kader, keluarga)
    sampai_opd(satu, p)
    assert keadaan(satu) == ("diteruskan", "opd")
    langkah(satu, "kerjakan", p.opd, sumber_dana="apbd_kabkota")
    langkah(satu, "tahap", p.opd, persen=40, catatan="Pondasi selesai.")
    assert satu.persen == 40
    langkah(satu, "selesaikan", p.opd)
    assert (keadaan(satu), satu.persen, satu.pantau_berikut) == (
        ("selesai", "opd"),
        100,
        datetime.date(2026, 12, 15),
    )
    isi = {"permohonan": str(satu.kunci), "aksi": "pantau", "masih_baik": "ya"}
    for hari, berikut in (("2026-12-20", datetime.date(2027, 6, 15)), ("2027-06-20", None)):
        kini(hari)
        item = barang(p.kader, "langkah_permohonan", isi | {"tanggal": hari})
        (jawaban,) = terima(items=[item], pengguna=p.kader.pengguna)
        satu.refresh_from_db()
        assert (jawaban.hasil, satu.pantau_berikut) == ("diterima", berikut)
    assert [(s.aksi, s.dari, s.ke, s.pemegang) for s in satu.langkah.all()] == [
        ("verifikasi", "dicatat", "diverifikasi", "pemdes"),
        ("teruskan", "diverifikasi", "diteruskan", "kecamatan"),
        ("teruskan", "diteruskan", "diteruskan", "opd"),
        ("kerjakan", "diteruskan", "dikerjakan", "opd"),
        ("tahap", "dikerjakan", "dikerjakan", "opd"),
        ("selesaikan", "dikerjakan", "selesai", "opd"),
        ("pantau", "selesai", "selesai", "opd"),
        ("pantau", "selesai", "selesai", "opd"),
    ]


def test_kantor_melihat_yang_diteruskan_kepadanya(p, keluarga):
    def yang_melihat():
        return [
            nama
            for nama in ("kader", "pemdes", "kecamatan", "opd")
            if satu in Permohonan.objects.dalam(getattr(p, nama).cakupan())
        ]

    satu = tiket(p.kader, keluarga)
    lihat = [yang_melihat()]
    langkah(satu, "verifikasi", p.pemdes)
    langkah(satu, "teruskan", p.pemdes, tujuan="kecamatan")
    lihat.append(yang_melihat())
    langkah(satu, "teruskan", p.kecamatan, tujuan="opd", perangkat=p.perkim)
    lihat.append(yang_melihat())
    langkah(satu, "kembalikan", p.opd, catatan="Surat tanah belum ada.")
    lihat.append(yang_melihat())
    assert keadaan(satu) == ("dikembalikan", "kecamatan")
    sendiri = ["kader", "pemdes"]
    kecamatan = [*sendiri, "kecamatan"]
    assert lihat == [sendiri, kecamatan, [*kecamatan, "opd"], kecamatan]
    tp = PenugasanFactory(peran="tim_pembina", tempat=p.pemdes.wilayah)
    assert not Permohonan.objects.dalam(tp.cakupan()).exists()


def test_dikembalikan_ke_posyandu_dijawab_kader(p, keluarga):
    satu = tiket(p.kader, keluarga)
    langkah(satu, "kembalikan", p.pemdes, catatan="KK belum jelas.")
    isi = {"permohonan": str(satu.kunci), "aksi": "jawab", "tanggal": "2026-06-15"}
    tanya = barang(p.kader, "langkah_permohonan", isi)
    jawab = barang(p.kader, "langkah_permohonan", isi | {"catatan": "KK sudah difoto ulang."})
    hasil = terima(items=[tanya, jawab], pengguna=p.kader.pengguna)
    assert [(j.hasil, list(j.galat)) for j in hasil] == [("ditolak", ["catatan"]), ("diterima", [])]
    satu.refresh_from_db()
    assert keadaan(satu) == ("dicatat", "pemdes")
    lagi = barang(p.kader, "langkah_permohonan", jawab["isi"])
    (hasil,) = terima(items=[lagi], pengguna=p.kader.pengguna)
    assert hasil.hasil == "ditolak"


def test_isi_dibetulkan_dan_ditarik_selama_di_posyandu_saja(p, keluarga):
    asal = barang(p.kader, "permohonan", isi_tiket(p.kader, keluarga))

    def kirim(item):
        return terima(items=[item], pengguna=p.kader.pengguna)[0].hasil

    assert kirim(asal) == "diterima"
    satu = Permohonan.objects.get()
    assert kirim(koreksi(asal, uraian="Atap ambruk.")) == "diterima"
    satu.refresh_from_db()
    assert satu.uraian == "Atap ambruk."
    with transaction.atomic():
        assert kirim(batal(asal, revisi=2)) == "diterima"
        satu.refresh_from_db()
        assert (keadaan(satu), satu.langkah.get().aksi) == (("ditarik", "pemdes"), "tarik")
        transaction.set_rollback(True)
    satu.refresh_from_db()
    langkah(satu, "verifikasi", p.pemdes)
    assert [kirim(koreksi(asal, revisi=2, uraian="Lain.")), kirim(batal(asal, revisi=2))] == [
        "ditolak"
    ] * 2


def test_desa_tanpa_akun_diwakili_kecamatan(p, keluarga):
    Penugasan.objects.filter(pk=p.pemdes.pk).update(selesai=datetime.date(2026, 6, 1))
    satu = tiket(p.kader, keluarga)
    assert list(Permohonan.objects.dalam(p.kecamatan.cakupan())) == [satu]
    assert Pemberitahuan.objects.get().kepada == p.kecamatan.pengguna
    hasil = langkah(satu, "verifikasi", p.kecamatan)
    assert (hasil.atas_nama, keadaan(satu)) == ("pemdes", ("diverifikasi", "pemdes"))


def test_perangkat_tanpa_akun_jawabannya_dicatat_dengan_surat(p, keluarga):
    satu = tiket(p.kader, keluarga)
    sampai_opd(satu, p)
    Penugasan.objects.filter(pk=p.opd.pk).update(selesai=datetime.date(2026, 6, 1))
    with pytest.raises(ValidationError) as galat:
        langkah(satu, "tolak", p.kecamatan, catatan="Tanah sengketa.")
    assert set(galat.value.message_dict) == {"nomor_surat", "tanggal_surat"}
    surat = {"nomor_surat": "600/12", "tanggal_surat": datetime.date(2026, 6, 12)}
    hasil = langkah(satu, "tolak", p.kecamatan, catatan="Tanah sengketa.", **surat)
    assert (hasil.atas_nama, hasil.nomor_surat, keadaan(satu)) == (
        "opd",
        "600/12",
        ("ditolak", "opd"),
    )


@pytest.mark.parametrize("akhir", ["selesaikan", "tolak"])
def test_kantor_yang_tidak_terdaftar_dijawab_dengan_surat(p, keluarga, akhir):
    satu = tiket(p.kader, keluarga)
    langkah(satu, "verifikasi", p.pemdes)
    p.perkim.aktif = False
    p.perkim.save()
    langkah(satu, "teruskan", p.pemdes, tujuan="opd", kantor_lain="Balai Perumahan Jawa III")
    assert (keadaan(satu), satu.perangkat, satu.kantor_lain) == (
        ("diteruskan", "opd"),
        None,
        "Balai Perumahan Jawa III",
    )
    surat = {"nomor_surat": "600/12", "tanggal_surat": datetime.date(2026, 6, 12)}
    with pytest.raises(ValidationError):
        langkah(satu, "kerjakan", p.pemdes)
    langkah(satu, "kerjakan", p.pemdes, **surat)
    hasil = langkah(satu, akhir, p.pemdes, catatan="Sesuai surat.", **surat)
    assert (hasil.atas_nama, hasil.nomor_surat, hasil.kantor_lain) == (
        "opd",
        "600/12",
        "Balai Perumahan Jawa III",
    )
    assert keadaan(satu) == ({"selesaikan": "selesai", "tolak": "ditolak"}[akhir], "opd")


def test_kecamatan_meneruskan_atas_nama_desa_dan_mencatat_jawabannya(p, keluarga):
    """It still sees what it passed on for the desa, as what it waits for."""
    Penugasan.objects.filter(pk=p.pemdes.pk).update(selesai=datetime.date(2026, 6, 1))
    satu = tiket(p.kader, keluarga)
    langkah(satu, "verifikasi", p.kecamatan)
    langkah(satu, "teruskan", p.kecamatan, tujuan="opd", kantor_lain="Balai Sungai")
    assert satu.kantor_kecamatan is None
    cakupan = p.kecamatan.cakupan()
    menunggu = Permohonan.objects.dalam(cakupan).terbuka().filter(giliran(cakupan))
    assert list(menunggu) == [satu]
    surat = {"nomor_surat": "600/12", "tanggal_surat": datetime.date(2026, 6, 12)}
    langkah(satu, "tolak", p.kecamatan, catatan="Bukan wewenangnya.", **surat)
    assert keadaan(satu) == ("ditolak", "opd")


def test_kemajuan_tidak_turun_tanpa_alasan(p, keluarga):
    satu = tiket(p.kader, keluarga)
    sampai_opd(satu, p)
    langkah(satu, "kerjakan", p.opd)
    langkah(satu, "tahap", p.opd, persen=60, catatan="Atap.")
    with pytest.raises(ValidationError) as galat:
        langkah(satu, "tahap", p.opd, persen=40, catatan="Atap.")
    assert galat.value.message_dict == {
        "alasan_turun": ["Tadinya 60%. Tulis mengapa sekarang lebih rendah."]
    }
    langkah(satu, "tahap", p.opd, persen=40, catatan="Atap.", alasan_turun="Angin kencang.")
    assert (satu.persen, [s.persen for s in satu.langkah.filter(aksi="tahap")]) == (40, [60, 40])


def test_kabar_untuk_warga_menyebut_alasan_dan_pemegang(p, keluarga):
    satu = tiket(p.kader, keluarga)
    langkah(satu, "kembalikan", p.pemdes, catatan="KK belum jelas.")
    dikembalikan = teks_warga(satu).splitlines()[4:]
    assert dikembalikan == [
        "Yang perlu dilengkapi: KK belum jelas.",
        f"Sekarang di: {satu.posyandu}",
        "Berikutnya: Dilengkapi, lalu dikirim lagi",
        str(satu.posyandu),
    ]
    lain = tiket(p.kader, keluarga)
    sampai_opd(lain, p)
    surat = {"nomor_surat": "600/12", "tanggal_surat": datetime.date(2026, 6, 12)}
    langkah(lain, "tolak", p.opd, catatan="Tanah sengketa.", **surat)
    assert teks_warga(lain).splitlines()[4:] == [
        "Alasan: Tanah sengketa.",
        "Surat: 600/12",
        str(lain.posyandu),
    ]


@pytest.mark.parametrize(
    ("aksi", "siapa", "isi", "kolom"),
    [
        ("tolak", "pemdes", {}, "catatan"),
        ("verifikasi", "pemdes", {"tanggal": datetime.date(2026, 6, 16)}, "tanggal"),
        ("verifikasi", "pemdes", {"tanggal": datetime.date(1999, 1, 1)}, "tanggal"),
        ("verifikasi", "pemdes", {"tanggal_surat": datetime.date(2031, 1, 1)}, "tanggal_surat"),
        ("verifikasi", "kecamatan", {}, None),
        ("kerjakan", "opd", {}, None),
    ],
)
def test_langkah_yang_kurang_atau_bukan_haknya(p, keluarga, aksi, siapa, isi, kolom):
    satu = tiket(p.kader, keluarga)
    with pytest.raises(ValidationError) as galat:
        langkah(satu, aksi, getattr(p, siapa), **isi)
    assert getattr(galat.value, "error_dict", {None: 0}).keys() == {kolom}
    assert not LangkahPermohonan.objects.exists()


def test_diteruskan_hanya_ke_perangkat_bidang_itu(p, keluarga):
    satu = tiket(p.kader, keluarga)
    langkah(satu, "verifikasi", p.pemdes)
    p.perkim.bidang = ["sosial"]
    p.perkim.save()
    for tujuan in ({"tujuan": "opd", "perangkat": p.perkim}, {"tujuan": "opd"}, {}):
        with pytest.raises(ValidationError) as galat:
            langkah(satu, "teruskan", p.pemdes, **tujuan)
        assert set(galat.value.message_dict) == {"tujuan"}


def test_langkah_tidak_pernah_berubah(p, keluarga):
    satu = tiket(p.kader, keluarga)
    hasil = langkah(satu, "verifikasi", p.pemdes)
    for ubah in (
        lambda: LangkahPermohonan.objects.filter(pk=hasil.pk).update(catatan="Lain"),
        hasil.delete,
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            ubah()


def test_batas_layanan_dalam_hari_kerja(p, keluarga, tangga):
    assert tiket(p.kader, keluarga).tenggat is None
    BatasLayanan.objects.create(wilayah=tangga.provinsi, hari_kuning=1, hari_merah=2)
    BatasLayanan.objects.create(wilayah=tangga.kab, hari_kuning=3, hari_merah=5)
    BatasLayanan.objects.create(wilayah=tangga.kab, bidang="perumahan", hari_kuning=2, hari_merah=4)
    HariLibur.objects.create(wilayah=tangga.kab, tanggal=datetime.date(2026, 6, 18), nama="Lebak")
    rumah, jalan = tiket(p.kader, keluarga), tiket(p.kader, jenis_permohonan="jalan")
    # Tuesday 16 June is Tahun Baru Islam, the 18th a holiday of the kabupaten.
    assert (rumah.tenggat_kuning, rumah.tenggat, jalan.tenggat) == (
        datetime.date(2026, 6, 19),
        datetime.date(2026, 6, 23),
        datetime.date(2026, 6, 24),
    )
    assert [rumah.warna(datetime.date(2026, 6, n)) for n in (19, 22, 23, 24)] == [
        "",
        "kuning",
        "kuning",
        "merah",
    ]


def test_aspirasi_sampai_masuk_rencana(p):
    satu = tiket(
        p.kader, formulir="aspirasi", jenis_permohonan="kesehatan_sarana", uraian="Posyandu baru."
    )
    assert (keadaan(satu), satu.ragam) == (("diusulkan", "pemdes"), "aspirasi")
    langkah(satu, "bahas", p.pemdes, tanggal=datetime.date(2026, 6, 14))
    for jenis, rencana in (("desa", "RKPDes"), ("kelurahan", "Musrenbang kelurahan")):
        satu.posyandu.wilayah.jenis_wilayah = jenis
        judul = [boleh.judul for boleh in langkah_boleh(satu, p.pemdes.cakupan())]
        assert judul == [f"Masuk {rencana}", f"Tidak masuk {rencana}"]
    with pytest.raises(ValidationError):
        langkah(satu, "masukkan", p.pemdes)
    langkah(satu, "masukkan", p.pemdes, tahun_rencana=2027, catatan="Dibangun bertahap.")
    assert (satu.keadaan, satu.tahun_rencana) == ("terencana", 2027)
    assert teks_warga(satu).splitlines()[4:] == [
        "Jawaban: Dibangun bertahap.",
        "Rencana tahun: 2027",
        str(satu.posyandu),
    ]
