"""The data of a card as it is printed."""

from django.utils.formats import date_format

from layanan.kesehatan.cetak.pdf import buat_pdf
from layanan.kesehatan.selectors import gambar_anak, pengukuran

TEMPLAT = "kartu.typ"
KOSONG = "–"


def data_kartu(warga, isi, kepala, imunisasi, tanggal):
    """What the template reads: texts only. isi: the IsiKartu, days newest first."""
    return {
        "judul": isi.kartu.judul,
        "keterangan": isi.kartu.keterangan,
        "posyandu": str(warga.posyandu),
        "dicetak": _hari(tanggal),
        "kepala": [[nama, teks or KOSONG] for nama, teks in kepala],
        "kolom": _bertanggal(isi, "Tanggal", [k.judul for k in isi.kolom]),
        "baris": [
            _bertanggal(isi, f"{h.tanggal:%d-%m-%Y}", [t for _, t in h.isi]) for h in isi.hari[::-1]
        ],
        "imunisasi": [
            [b.nama, b.label, _hari(b.jatuh), b.catatan.get_tempat_display() if b.catatan else ""]
            for b in (imunisasi.baris if imunisasi else [])
        ],
        "gambar": [],
    }


def _bertanggal(isi, tanggal, semua):
    """The columns with the date at its place on the paper card."""
    ke = isi.kartu.tanggal_ke
    return [*semua[:ke], tanggal, *semua[ke:]]


def kartu_pdf(warga, data, tanggal, *, bertumbuh):
    """Bytes of the card; `bertumbuh`: with the growth charts, the pictures of the page."""
    gambar = []
    if bertumbuh:
        semua = gambar_anak(warga, pengukuran(warga), tanggal)
        for n, (panel, svg, keterangan) in enumerate(semua):
            berkas = f"gambar{n}.svg"
            gambar.append((berkas, svg))
            satu = {"judul": panel.judul, "berkas": berkas, "keterangan": keterangan}
            data["gambar"].append(satu)
    return buat_pdf(TEMPLAT, data, gambar)


def _hari(tanggal):
    return date_format(tanggal, "j F Y") if tanggal else ""
