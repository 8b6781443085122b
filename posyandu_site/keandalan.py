"""docs/keandalan.md: what the long run of the tests (script/test --malam) has shown, in numbers.

A test says so by record_property(KUNCI, "500 cuts, 1,204 entries"). Rows of tests that were not
run stay as they are.
"""

import datetime
import re
from pathlib import Path

KUNCI = "keandalan"
BERKAS = Path(__file__).resolve().parent.parent / "docs" / "keandalan.md"
KEPALA = """\
# What the long run has shown

Written by `script/test --malam`: real Chromium, a real server, rows read from PostgreSQL. A row
stands here only if its test passed.

| Test | What happened | On |
|---|---|---|
"""


def catat(laporan):
    """Put the numbers of these pytest reports into the file."""
    baru = {
        satu.nodeid.split("/")[-1]: nilai
        for satu in laporan
        for nama, nilai in satu.user_properties
        if nama == KUNCI
    }
    if not baru:
        return
    lama = BERKAS.read_text() if BERKAS.exists() else ""
    baris = dict(re.findall(r"^\| `(.+?)` (\|.+)$", lama, re.MULTILINE))
    hari = datetime.datetime.now(datetime.UTC).date()
    baris |= {nama: f"| {nilai} | {hari} |" for nama, nilai in baru.items()}
    isi = "".join(f"| `{nama}` {sisa}\n" for nama, sisa in sorted(baris.items()))
    BERKAS.write_text(KEPALA + isi)
