"""The recap page as a workbook."""

from tempfile import TemporaryFile

import xlsxwriter

from layanan.laporan.keadaan import Keadaan


def tulis_xlsx(halaman):
    """An open file, at its beginning: figures, children, and every figure of every child."""
    berkas = TemporaryFile()  # noqa: SIM115 - the answer closes it
    # Text stays text: a name that begins with "=" is no formula, one with "http" no link.
    pilihan = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(berkas, pilihan) as buku:
        _lembar(buku, "Angka", _angka(halaman))
        _lembar(buku, "Kelengkapan", _kelengkapan(halaman))
        _lembar(buku, "Rincian sementara", _rincian(halaman, "berjalan"))
        _lembar(buku, "Rincian sah", _rincian(halaman, "disetujui"))
    berkas.seek(0)
    return berkas


def _lembar(buku, nama, baris):
    lembar = buku.add_worksheet(nama)
    lembar.set_column(0, 0, 32)
    tebal = buku.add_format({"bold": True, "text_wrap": True})
    for nomor, isi in enumerate(baris):
        lembar.write_row(nomor, 0, isi, tebal if nomor == 0 else None)


def _angka(halaman):
    judul = ["Bidang", "Indikator", "Satuan", "Angka sementara", "Angka sah"]
    yield [*judul, "Posyandu yang menjalankan"]
    for satu in halaman.bidang:
        for angka in satu.angka:
            nilai = [angka.berjalan, angka.disetujui]
            if angka.belum:
                nilai = ["Belum berjalan", "Belum berjalan"]
            yield [satu.bidang.label, angka.nama, angka.satuan, *nilai, angka.posyandu]


def _kelengkapan(halaman):
    yield [
        "Nama",
        "Kode",
        "Keadaan laporan",
        "Posyandu diharapkan",
        "Posyandu mengirim",
        "Posyandu tepat waktu",
        "Laporan Posyandu disetujui",
    ]
    for anak in halaman.anak:
        yield [anak.nama, anak.kode, Keadaan(anak.keadaan).label, *_hitungan(anak)]


def _hitungan(anak):
    if anak.hitungan["posyandu_diharapkan"] is not None:
        return list(anak.hitungan.values())
    disetujui = anak.keadaan == Keadaan.DISETUJUI
    return [
        int(anak.diharapkan),
        int(anak.diajukan is not None),
        int(anak.tepat_waktu),
        int(disetujui),
    ]


def _rincian(halaman, jumlah):
    semua = [angka for satu in halaman.bidang for angka in satu.angka]
    yield ["Nama", "Kode", *(angka.nama for angka in semua)]
    for anak in halaman.anak:
        nilai = getattr(anak, jumlah)
        kosong = "Belum berjalan" if nilai else None
        yield [anak.nama, anak.kode, *(nilai.get(angka.kode, kosong) for angka in semua)]
