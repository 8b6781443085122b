"""A month's report as a workbook."""

import io

import xlsxwriter

from layanan.laporan.selectors import nama_bulan


def isi_xlsx(isi):
    """Bytes of a workbook with one row per figure of a Ringkasan, and the narratives."""
    laporan, berkas = isi.laporan, io.BytesIO()
    buku = xlsxwriter.Workbook(
        berkas, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    tebal = buku.add_format({"bold": True})
    lembar = buku.add_worksheet("Angka")
    lembar.set_column(0, 0, 20)
    lembar.set_column(1, 1, 45)
    lembar.write_row(0, 0, [str(laporan.posyandu), laporan.kode], tebal)
    lembar.write_row(1, 0, [nama_bulan(laporan.bulan), laporan.get_keadaan_display()], tebal)
    lembar.write_row(3, 0, ["Bidang", "Angka", "Jumlah", "Satuan", "Bila dihitung ulang"], tebal)
    baris = 4
    for bagian in isi.bagian:
        if not bagian.aktif:
            lembar.write_row(baris, 0, [bagian.bidang.label, "Belum berjalan"])
            baris += 1
        for angka in bagian.angka:
            satu = angka.indikator
            nilai = "Belum berjalan" if angka.nilai is None else angka.nilai
            kini = nilai if angka.menjadi is None else angka.menjadi
            kolom = [bagian.bidang.label, satu.nama, nilai, satu.satuan, kini]
            lembar.write_row(baris, 0, kolom)
            baris += 1
    narasi = buku.add_worksheet("Narasi")
    narasi.set_column(0, 0, 20)
    narasi.set_column(1, 1, 100)
    narasi.write_row(0, 0, ["Bidang", "Narasi"], tebal)
    for urut, bagian in enumerate((b for b in isi.bagian if b.narasi), start=1):
        narasi.write_row(urut, 0, [bagian.bidang.label, bagian.narasi])
    buku.close()
    return berkas.getvalue()
