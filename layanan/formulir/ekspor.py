"""Lists as files, written row by row: memory does not grow with the list."""

import csv
import tempfile

import xlsxwriter
from django.http import FileResponse, Http404, StreamingHttpResponse

from layanan.formulir.models import EksporLog

TIPE_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SEKALI = 500
RUMUS = ("=", "+", "-", "@", "\t", "\r")


def per_halaman(semua):
    """The rows of a queryset, page by key."""
    sesudah = 0
    while True:
        halaman = list(semua.order_by("pk").filter(pk__gt=sesudah)[:SEKALI])
        yield from halaman
        if len(halaman) < SEKALI:
            return
        sesudah = halaman[-1].pk


def catat_ekspor(*, request, daftar, saringan, jumlah):
    """The row that an export leaves."""
    EksporLog.objects.create(
        pengguna=request.user,
        penugasan=request.penugasan,
        daftar=daftar,
        saringan=saringan,
        jumlah=jumlah,
    )


def berkas(*, request, bentuk, daftar, saringan, judul, isi, jumlah):
    """The answer to an export, and its row in the log.

    judul: heads; isi: rows as lists of texts and numbers, made while the file is written.
    The file's name holds the list and its filter only.
    """
    if bentuk not in ("xlsx", "csv"):
        raise Http404
    catat_ekspor(request=request, daftar=daftar, saringan=saringan, jumlah=jumlah)
    nama = f"{daftar}{'-' + saringan if saringan else ''}.{bentuk}"
    if bentuk == "csv":
        jawaban = StreamingHttpResponse(_csv(judul, isi), content_type="text/csv; charset=utf-8")
        jawaban["Content-Disposition"] = f'attachment; filename="{nama}"'
        return jawaban
    return FileResponse(
        _xlsx(judul, isi), as_attachment=True, filename=nama, content_type=TIPE_XLSX
    )


class _Gema:
    """A file that hands back what is written to it."""

    def write(self, nilai):
        return nilai


def _csv(judul, isi):
    penulis = csv.writer(_Gema())
    yield "\ufeff" + penulis.writerow(judul)
    for baris in isi:
        yield penulis.writerow(
            f"'{sel}" if isinstance(sel, str) and sel.startswith(RUMUS) else sel for sel in baris
        )


def _xlsx(judul, isi):
    wadah = tempfile.TemporaryFile()  # noqa: SIM115 - FileResponse closes it
    buku = xlsxwriter.Workbook(
        wadah, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    lembar = buku.add_worksheet()
    lembar.write_row(0, 0, judul, buku.add_format({"bold": True}))
    lembar.freeze_panes(1, 0)
    for nomor, baris in enumerate(isi, start=1):
        lembar.write_row(nomor, 0, baris)
    buku.close()
    wadah.seek(0)
    return wadah
