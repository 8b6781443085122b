from io import StringIO

from django.conf import settings
from django.core.management import call_command


def test_tabel_peran_di_readme_sama_dengan_kode():
    """Printed with manage.py cetak_izin."""
    keluar = StringIO()
    call_command("cetak_izin", stdout=keluar)
    readme = (settings.BASE_DIR / "README.md").read_text()
    tabel = readme.split("<!-- izin: mulai -->\n")[1].split("<!-- izin: selesai -->")[0]
    assert tabel == keluar.getvalue()
