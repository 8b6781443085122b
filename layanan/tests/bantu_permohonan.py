"""Offices, accounts and tickets for the tests of permohonan."""

from types import SimpleNamespace

from kelembagaan.tests.pabrik import PenggunaFactory, PenugasanFactory, PerangkatDaerahFactory
from layanan.kiriman.services import terima
from layanan.permohonan.models import Permohonan
from layanan.permohonan.services import ambil_langkah
from layanan.tests.bantu_kiriman import barang


def pejabat(posyandu):
    """Everybody on the way of a permohonan of perumahan, as Penugasan."""
    desa = posyandu.wilayah
    kantor = PerangkatDaerahFactory(
        wilayah=desa.induk, nama="Kantor Kecamatan Cibadak", jenis_perangkat="kantor_kecamatan"
    )
    perkim = PerangkatDaerahFactory(
        wilayah=desa.induk.induk, nama="Dinas Perkim", bidang=["perumahan", "pekerjaan_umum"]
    )
    orang = {
        "kader": ("kader", posyandu),
        "pemdes": ("pemdes", desa),
        "kecamatan": ("opd", kantor),
        "opd": ("opd", perkim),
    }
    return SimpleNamespace(
        kantor=kantor,
        perkim=perkim,
        **{
            nama: PenugasanFactory(
                pengguna=PenggunaFactory(nama=f"Orang {nama}"), peran=peran, tempat=tempat
            )
            for nama, (peran, tempat) in orang.items()
        },
    )


def isi_tiket(penugasan, keluarga=None, **isi):
    """A request for a house, as a kader types it."""
    return {
        "jenis_permohonan": "rtlh",
        "keluarga": keluarga and str(keluarga.kunci),
        "lokasi": None if keluarga else "RT 02",
        "tanggal": "2026-06-10",
        "petugas": str(penugasan.pengguna_id),
        "uraian": "Atap bocor, dinding lapuk.",
        "urgensi": "penting",
        # She means a second one for the same house, too.
        "pastikan": f"jenis_permohonan={isi.get('jenis_permohonan', 'rtlh')}",
        **isi,
    }


def kirim_tiket(penugasan, keluarga=None, *, formulir="permohonan", **isi):
    """Jawaban of one ticket from a kader's phone."""
    item = barang(penugasan, formulir, isi_tiket(penugasan, keluarga, **isi))
    (jawaban,) = terima(items=[item], pengguna=penugasan.pengguna)
    return jawaban


def tiket(penugasan, keluarga=None, **isi):
    return Permohonan.objects.get(pk=kirim_tiket(penugasan, keluarga, **isi).objek.pk)


def langkah(permohonan, aksi, penugasan, **isi):
    """The step that the holder of this assignment takes; the ticket is read again."""
    hasil = ambil_langkah(
        permohonan=permohonan,
        aksi=aksi,
        cakupan=penugasan.cakupan(),
        pengguna=penugasan.pengguna,
        **isi,
    )
    permohonan.refresh_from_db()
    return hasil


def sampai_opd(permohonan, p):
    """Verified, forwarded to the kecamatan and from there to the perkim office."""
    langkah(permohonan, "verifikasi", p.pemdes)
    langkah(permohonan, "teruskan", p.pemdes, tujuan="kecamatan")
    langkah(permohonan, "teruskan", p.kecamatan, tujuan="opd", perangkat=p.perkim)
