"""The data of a card as it is printed."""

from django.utils.formats import date_format

from layanan.kesehatan.cetak.pdf import buat_pdf
from layanan.kesehatan.selectors import gambar_anak, pengukuran

TEMPLAT = "kartu.typ"


def data_kartu(warga, isi, kehamilan, imunisasi, tanggal):
    """What the template reads: texts only. isi: the IsiKartu, days newest first."""
    keluarga = warga.keluarga
    alamat = [keluarga.alamat, keluarga.dusun]
    alamat += [f"RT {keluarga.rt}"] if keluarga.rt else []
    alamat += [f"RW {keluarga.rw}"] if keluarga.rw else []
    kepala = [
        ("Nama", warga.nama),
        ("Jenis kelamin", warga.get_jenis_kelamin_display()),
        ("Tanggal lahir", _hari(warga.tanggal_lahir)),
        ("Nama ibu", warga.nama_ibu),
        ("Keluarga", keluarga.nama),
        ("Alamat", ", ".join(filter(None, alamat))),
    ]
    if kehamilan:
        kepala += [("HPHT", _hari(kehamilan.hpht)), ("HPL", _hari(kehamilan.hpl))]
        kepala.append(("Hamil ke-", kehamilan.gravida and str(kehamilan.gravida)))
        jarak = kehamilan.jarak_kehamilan
        kepala.append(("Jarak dari kehamilan sebelumnya", jarak and f"{jarak} tahun"))
    return {
        "judul": isi.kartu.judul,
        "keterangan": isi.kartu.keterangan,
        "posyandu": str(warga.posyandu),
        "dicetak": _hari(tanggal),
        "kepala": [[n, t] for n, t in [*kepala, *isi.kepala] if t],
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
        for n, (panel, svg) in enumerate(gambar_anak(warga, pengukuran(warga), tanggal)):
            gambar.append((f"gambar{n}.svg", svg))
            data["gambar"].append({"judul": panel.judul, "berkas": f"gambar{n}.svg"})
    return buat_pdf(TEMPLAT, data, gambar)


def _hari(tanggal):
    return date_format(tanggal, "j F Y") if tanggal else ""
