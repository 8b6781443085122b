"""Bad input, the same for everything that can be delivered."""

import datetime
import uuid

import pytest
from django import forms
from django.urls import reverse
from django.utils import timezone

from kelembagaan.tests.pabrik import PenugasanFactory
from layanan.formulir.daftar import daftar_register, semua_formulir
from layanan.formulir.forms import SubjekField
from layanan.formulir.halaman import isi_dari_baris
from layanan.formulir.isian import BulatField, DesimalField
from layanan.kesehatan.kartu.register import KARTU
from layanan.kesehatan.tindak.register import TINDAK
from layanan.kiriman.item import baca_item
from layanan.kiriman.models import Kiriman
from layanan.kiriman.services import bangun_konteks, terima_halaman
from layanan.tests import isi_lima_bidang, pabrik
from layanan.tests.bantu_kartu import ISI, RAHASIA, UMUR, siapkan_episode
from layanan.tests.bantu_permohonan import isi_tiket

pytestmark = pytest.mark.django_db
HARI_INI = timezone.localdate()
PABRIK = {
    "keluarga": pabrik.KeluargaFactory,
    "warga": pabrik.WargaFactory,
    "kehamilan": pabrik.KehamilanFactory,
    "hadir": pabrik.KunjunganFactory,
    "timbang": pabrik.TimbangFactory,
    "anak_usia_dini": pabrik.AnakUsiaDiniFactory,
    "air_sanitasi": pabrik.AirSanitasiFactory,
    "rumah_layak_huni": pabrik.RumahLayakHuniFactory,
    "insiden": pabrik.InsidenFactory,
    "patroli": pabrik.PatroliFactory,
    "fakir_miskin": pabrik.FakirMiskinFactory,
    "penyaluran_bansos": pabrik.PenyaluranBansosFactory,
    **isi_lima_bidang.PABRIK,
    "stok": pabrik.StokGerakFactory,
}
# The registers of the cards have no factory; what is typed into them stands in bantu_kartu.
TIKET = {"permohonan": "rtlh", "aspirasi": "sosial_layanan"}
SEMUA = [*PABRIK, *ISI, *TIKET]
# Only on a ticket that stands where it can be taken: test_permohonan.
LANGKAH = "langkah_permohonan"
# Of a register that every field keeps on the same table, one stands for the six.
BERULANG = ("kegiatan_", "pendampingan_")
WAKIL = [k for k in SEMUA if not k.startswith(BERULANG) or k.endswith("_sosial")]
SUBJEK = {
    "warga": pabrik.WargaFactory,
    "keluarga": pabrik.KeluargaFactory,
}


def subjek_untuk(kode, posyandu):
    """{column: row} of the subject of a valid entry, living in this Posyandu."""
    nama = [n for n, f in semua_formulir()[kode].form.base_fields.items() if _subjek(f)][:1]
    lain = {"warga": {"tanggal_lahir": datetime.date(1998, 3, 2)}} if kode == "kehamilan" else {}
    return {n: SUBJEK[n](posyandu=posyandu, **lain.get(n, {})) for n in nama}


def _subjek(isian):
    return isinstance(isian, SubjekField)


def isi_benar(kode, penugasan):
    """What a kader types for a valid entry: the text of a row that a factory makes."""
    if kode in ISI:
        return isi_kartu(kode, penugasan)
    if kode in TIKET:
        isi = isi_tiket(penugasan, tanggal=HARI_INI.isoformat(), jenis_permohonan=TIKET[kode])
        return {nama: nilai for nama, nilai in isi.items() if nilai}
    posyandu, formulir = penugasan.posyandu, semua_formulir()[kode]
    subjek = subjek_untuk(kode, posyandu)
    kolom = {f.name for f in formulir.model._meta.concrete_fields}
    lain = {"tanggal": HARI_INI} if "tanggal" in kolom else {}
    if "hpht" in kolom:
        lain["hpht"] = HARI_INI - datetime.timedelta(days=90)
    if "hari_buka" in kolom and kode == "hadir":
        lain["hari_buka"] = pabrik.HariBukaFactory(posyandu=posyandu, tanggal=HARI_INI)
    baris = PABRIK[kode].build(**subjek, **lain, posyandu=posyandu, dicatat_oleh=penugasan.pengguna)
    baris.pk = -1  # the form reads a row that stands
    konteks = bangun_konteks(pengguna=penugasan.pengguna, penugasan=penugasan, posyandu=posyandu)
    isi = isi_dari_baris(formulir.form(konteks=konteks, instance=baris))
    if "petugas" in isi:
        isi["petugas"] = str(penugasan.pengguna_id)
    return isi


def isi_kartu(kode, penugasan):
    siapa, isi, _ = ISI[kode]
    lahir = HARI_INI - datetime.timedelta(days=UMUR[siapa] * 365.25)
    warga = pabrik.WargaFactory(posyandu=penugasan.posyandu, tanggal_lahir=lahir)
    siapkan_episode(kode, warga, HARI_INI)
    petugas = str(penugasan.pengguna_id)
    tetap = {"warga": str(warga.kunci), "tanggal": HARI_INI.isoformat(), "petugas": petugas}
    return tetap | isi


@pytest.fixture
def pengisi(kader):
    """pengisi(kode): who may fill it in: a kader, or for what is only hers the nakes."""

    def _pengisi(kode):
        if kode not in RAHASIA:
            return kader
        bidan = PenugasanFactory(peran="nakes", tempat=kader.posyandu.wilayah, jabatan="bidan")
        bidan.posyandu = kader.posyandu  # the only one that she serves
        return bidan

    return _pengisi


def item_baru(kode, isi, penugasan, kunci=None):
    return {
        "kunci": str(kunci or uuid.uuid4()),
        "aksi": "baru",
        "formulir": kode,
        "penugasan": penugasan.pk,
        "posyandu": penugasan.posyandu.pk,
        "isi": isi,
    }


def kirim(kode, isi, penugasan, kunci=None, konteks=None):
    item = item_baru(kode, isi, penugasan, kunci)
    return terima_halaman(item=item, pengguna=penugasan.pengguna, konteks=konteks)


def konteks_isi(kode, isi, penugasan):
    """What many trials of one entry refer to, read once."""
    item = baca_item(item_baru(kode, isi, penugasan))
    return bangun_konteks(
        pengguna=penugasan.pengguna,
        penugasan=penugasan,
        posyandu=penugasan.posyandu,
        items=[item],
    )


def jumlah(kode):
    return semua_formulir()[kode].model.objects.count()


def test_setiap_formulir_punya_contoh():
    assert {*SEMUA, LANGKAH} == semua_formulir().keys()
    assert list(ISI) == [f.kode for f in (*KARTU, *TINDAK)]


def test_isian_benar_dua_kali_tetap_satu_baris(kader):
    for kode in WAKIL:
        if kode in ISI:
            continue
        isi, kunci = isi_benar(kode, kader), uuid.uuid4()
        awal = jumlah(kode)
        hasil = [kirim(kode, isi, kader, kunci).hasil for _ in range(2)]
        assert (kode, hasil) == (kode, ["diterima", "sudah_ada"])
        assert (kode, jumlah(kode)) == (kode, awal + 1)


def ubahan(kode):
    """(what is wrong, field, value) for each field of a form."""
    for nama, isian in semua_formulir()[kode].form.base_fields.items():
        if _subjek(isian) or nama == "di_hari_buka":
            continue
        if isian.required:
            yield "kosong", nama, ""
        if isinstance(isian, forms.DateField) and nama != "rencana_berikut":
            yield "masa depan", nama, (HARI_INI + datetime.timedelta(days=1)).isoformat()
            yield "bukan tanggal", nama, "31-02-2026"
        if isinstance(isian, forms.ChoiceField) and not isinstance(
            isian, forms.MultipleChoiceField
        ):
            yield "bukan pilihan", nama, "zzz"
        if isinstance(isian, (BulatField, DesimalField)):
            for nilai in ("-5", "99999999999999999999", "1e500", "NaN", "dua"):
                yield f"angka {nilai}", nama, nilai
        if not isinstance(isian, forms.BooleanField):
            yield "10.000 huruf", nama, "a" * 10_000
            yield "NUL", nama, "12\x0034"
            yield "setengah huruf", nama, "12\ud83d34"


@pytest.mark.parametrize("kode", WAKIL)
def test_isian_salah_ditolak_di_kolomnya(kode, pengisi):
    kader = pengisi(kode)
    isi, awal, luput = isi_benar(kode, kader), jumlah(kode), []
    konteks = konteks_isi(kode, isi, kader)
    for salah, nama, nilai in ubahan(kode):
        jawaban = kirim(kode, isi | {nama: nilai}, kader, konteks=konteks)
        boleh = {nama, "tanggal_lahir"} if salah == "kosong" else {nama}
        satu_kalimat = all(len(daftar) == 1 for daftar in jawaban.galat.values())
        if not (jawaban.hasil == "ditolak" and boleh & jawaban.galat.keys() and satu_kalimat):
            luput.append((nama, salah, jawaban.hasil, jawaban.galat))
    assert luput == []
    assert (jumlah(kode), Kiriman.objects.count()) == (awal, 0)


def test_emoji_disimpan_utuh_atau_ditolak_di_kolomnya(kader):
    for kode in WAKIL:
        if kode in ISI:
            continue
        isi = isi_benar(kode, kader)
        konteks = konteks_isi(kode, isi, kader)
        for nama, isian in semua_formulir()[kode].form.base_fields.items():
            if _subjek(isian) or isinstance(isian, (forms.BooleanField, forms.MultipleChoiceField)):
                continue
            jawaban = kirim(kode, isi | {nama: "😀"}, kader, konteks=konteks)
            if jawaban.hasil == "ditolak":
                salah = "pindah_pada" if nama == "pindah_ke" else nama
                assert (kode, salah, salah in jawaban.galat) == (kode, salah, True)
            else:
                tersimpan = getattr(jawaban.objek, nama, "😀")
                assert (kode, nama, tersimpan) == (kode, nama, "😀")
                jawaban.objek.delete()


BERSUBJEK = [
    kode
    for kode in WAKIL
    if kode in PABRIK
    and any(_subjek(satu) for satu in semua_formulir()[kode].form.base_fields.values())
]


def test_orang_lain_dan_wilayah_lain_ditolak(kader, posyandu_sedesa, posyandu_luar):
    orang_lain = {
        n: [pabrik(posyandu=t) for t in (posyandu_sedesa, posyandu_luar)]
        for n, pabrik in SUBJEK.items()
    }
    for kode in BERSUBJEK:
        isi = isi_benar(kode, kader)
        nama = next(n for n, f in semua_formulir()[kode].form.base_fields.items() if _subjek(f))
        awal = jumlah(kode)
        for orang in orang_lain[nama]:
            galat = kirim(kode, isi | {nama: str(orang.kunci)}, kader).galat
            kalimat = "Orang atau keluarga ini tidak ada di Posyandu ini."
            assert (kode, galat) == (kode, {nama: [kalimat]})
        jawaban = kirim(kode, isi | {nama: "bukan kunci"}, kader)
        assert (kode, list(jawaban.galat)) == (kode, [nama])
        assert (kode, jumlah(kode), Kiriman.objects.count()) == (kode, awal, 0)


@pytest.mark.parametrize("kode", ["timbang", "anak_usia_dini", "hadir"])
def test_sebelum_lahir_ditolak(kode, kader):
    isi = isi_benar(kode, kader)
    jawaban = kirim(kode, isi | {"tanggal": "2020-01-01"}, kader)
    assert jawaban.galat == {"tanggal": ["Tanggal ini sebelum orang ini lahir."]}


@pytest.mark.parametrize(
    "formulir", [f for f in daftar_register() if f.kode in WAKIL], ids=lambda f: f.kode
)
def test_halaman_mengembalikan_yang_diketik(formulir, pengisi, masuk):
    """Each register's page: form again, typed values, one sentence, nothing saved; then saved."""
    kader = pengisi(formulir.kode)
    isi = isi_benar(formulir.kode, kader)
    alamat = reverse("layanan:catatan_baru", args=[formulir.kode])
    for nama in ("warga", "keluarga"):
        if isi.get(nama):
            baris = SUBJEK[nama]._meta.model.objects.get(kunci=isi[nama])
            alamat += f"?{nama}={baris.pk}"
    client = masuk(kader)
    kunci = client.get(alamat).context["kunci"]
    kolom = next(n for n, f in formulir.form.base_fields.items() if _teks(f))
    salah = isi | {"kunci": kunci, "tanggal": "2999-12-31", kolom: "ketikan saya"}
    jawaban = client.post(alamat, salah)
    assert (jawaban.status_code, jumlah(formulir.kode)) == (422, 0)
    teks = jawaban.content.decode()
    assert "Tanggal ini belum tiba." in teks
    assert "ketikan saya" in teks
    assert jawaban.context["kunci"] == kunci
    for _ in range(2):
        assert client.post(alamat, isi | {"kunci": kunci}).status_code == 302
    baris = formulir.model.objects.get()
    assert (str(baris.kunci), baris.posyandu, baris.dicatat_oleh) == (
        kunci,
        kader.posyandu,
        kader.pengguna,
    )


def _teks(isian):
    return isinstance(isian, forms.CharField | forms.DecimalField) and not isinstance(
        isian, forms.ChoiceField
    )


@pytest.mark.parametrize("jenis", ["warga", "keluarga"])
def test_halaman_untuk_orang_lain_tidak_bisa_dipinjam(jenis, kader, masuk, posyandu_sedesa):
    kode = {"warga": "timbang", "keluarga": "air_sanitasi"}[jenis]
    isi = isi_benar(kode, kader)
    milik = SUBJEK[jenis]._meta.model.objects.get(kunci=isi[jenis])
    alamat = f"{reverse('layanan:catatan_baru', args=[kode])}?{jenis}={milik.pk}"
    lain = SUBJEK[jenis](posyandu=kader.posyandu)
    luar = SUBJEK[jenis](posyandu=posyandu_sedesa)
    client = masuk(kader)
    for kunci in (lain.kunci, luar.kunci, uuid.uuid4(), "x"):
        jawaban = client.post(alamat, isi | {jenis: str(kunci)})
        assert (jawaban.status_code, len(jawaban.context["galat"])) == (422, 1)
    assert (jumlah(kode), Kiriman.objects.count()) == (0, 0)
    for pk in (luar.pk, 10**30, "x"):
        alamat = f"{reverse('layanan:catatan_baru', args=[kode])}?{jenis}={pk}"
        assert client.post(alamat, isi).status_code == 404
