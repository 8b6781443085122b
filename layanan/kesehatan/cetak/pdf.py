"""PDF of what a page shows: one typst template and its data, nothing written to disk.

Names reach typst as JSON text, never as markup.
"""

import json
from pathlib import Path

import typst

TEMPLAT = Path(__file__).parent


def buat_pdf(templat, data, gambar=()):
    """Bytes of a PDF. templat: name of a file beside this one; gambar: [(file name, SVG text)]."""
    isi = {
        "main.typ": (TEMPLAT / templat).read_bytes(),
        "data.json": json.dumps(data, ensure_ascii=False).encode(),
    }
    isi |= {nama: str(svg).encode() for nama, svg in gambar}
    return typst.compile(isi, format="pdf", ignore_system_fonts=True)
