"""What waits for me: gathered from the rooms that have something to wait for."""

from kelembagaan.akun import selectors as akun
from layanan.hari_buka import selectors as hari_buka
from layanan.kesehatan.tindak import selectors as tindak
from layanan.kiriman import selectors as kiriman
from layanan.laporan import selectors as laporan
from layanan.permohonan import selectors as permohonan
from layanan.trantibumlinmas.kasus import selectors as kasus
from pembinaan.tinjauan import selectors as tinjauan

# In the order of the page; each has menunggu(cakupan) -> [(text, number or None, address)].
SUMBER = (kasus, hari_buka, tindak, permohonan, laporan, tinjauan, kiriman, akun)


def menunggu(cakupan):
    """All that waits for this scope: {teks, jumlah, alamat}."""
    return [
        {"teks": teks, "jumlah": jumlah, "alamat": alamat}
        for sumber in SUMBER
        for teks, jumlah, alamat in sumber.menunggu(cakupan)
    ]
