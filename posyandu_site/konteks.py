"""What every page's frame shows: shell, menu, assignments, unread notices."""

from typing import NamedTuple

from django.urls import NoReverseMatch, reverse
from django.utils.functional import cached_property

from kelembagaan.bidang import Bidang
from kelembagaan.izin import alamat_halaman
from kelembagaan.peran import Peran

PERAN_PONSEL = {Peran.KADER, Peran.PENGURUS, Peran.NAKES}


class Butir(NamedTuple):
    """One place of the menu; `aksi` (of the peran table) says who sees it, "" means everyone.
    bidang: only for whose assignment holds one of these fields.

    What is seldom needed stands on the home page only, not in the bar.
    """

    judul: str
    ikon: str
    url: str
    aksi: str = ""
    peran: frozenset = frozenset(Peran.values)
    di_bilah: bool = True
    bidang: tuple = (None,)


PONSEL = frozenset(PERAN_PONSEL)
MEJA = frozenset(Peran.values) - PONSEL

# In the order of the bar. What has no page yet, or is not this peran's to see, does not show.
MENU = (
    Butir("Beranda", "house", "beranda"),
    Butir("Hari Buka", "calendar-check", "layanan:hari_buka", "lihat_hari_buka", PONSEL),
    Butir("Warga", "people", "layanan:warga", "lihat_warga", PONSEL),
    Butir("Permohonan", "clipboard-plus", "layanan:permohonan_daftar", "lihat_permohonan"),
    Butir("Laporan", "file-earmark-text", "layanan:laporan_daftar", "lihat_laporan", PONSEL),
    Butir("Tinjauan", "inbox", "pembinaan:antrean", "tinjau", MEJA),
    Butir("Rekap", "bar-chart-line", "pembinaan:rekap", "lihat_rekap", MEJA),
    Butir("Posyandu", "geo-alt", "kelembagaan:posyandu_daftar", "lihat_posyandu", MEJA),
    Butir(
        "Rekap permohonan",
        "clipboard-data",
        "layanan:permohonan_rekap",
        "hitung_permohonan",
        di_bilah=False,
    ),
    Butir("Posyandu", "geo-alt", "kelembagaan:posyandu_daftar", "lihat_posyandu", PONSEL, False),
    Butir("Hari Buka", "calendar-check", "layanan:hari_buka", "lihat_hari_buka", MEJA, False),
    Butir("Warga", "people", "layanan:warga", "lihat_warga", MEJA, False),
    Butir(
        "Catatan", "journal-text", "layanan:register", "lihat_catatan_rumah_tangga", di_bilah=False
    ),
    Butir("Rujukan", "send", "layanan:rujukan", "catat_kesehatan", PONSEL, False),
    Butir("Harus dikunjungi", "house-heart", "layanan:kunjungi", "catat_kesehatan", PONSEL, False),
    Butir("Buku stok", "box-seam", "layanan:stok", "catat_kesehatan", PONSEL, False),
    Butir(
        "Catatan diteruskan",
        "send-check",
        "layanan:penerusan_daftar",
        "lihat_terusan",
        di_bilah=False,
    ),
    Butir(
        "Tepat sasaran",
        "bullseye",
        "layanan:tepat_sasaran",
        "lihat_catatan_rumah_tangga",
        frozenset(Peran.values) - {Peran.SUPERUSER},
        di_bilah=False,
        bidang=(Bidang.SOSIAL, Bidang.PERUMAHAN, Bidang.PENDIDIKAN),
    ),
    Butir(
        "Kasus rahasia",
        "shield-lock",
        "layanan:kasus_daftar",
        "catat_kasus_rahasia",
        di_bilah=False,
        bidang=(Bidang.TRANTIBUMLINMAS,),
    ),
    Butir(
        "Kasus rahasia",
        "shield-lock",
        "layanan:kasus_daftar",
        "tangani_kasus_rahasia",
        di_bilah=False,
    ),
    Butir("Admin", "gear", "admin:index", "kelola_lembaga"),
)


def _alamat(nama):
    try:
        return reverse(nama)
    except NoReverseMatch:
        return None


class Kerangka:
    """Evaluated only as far as a page shows it, so that parts of pages cost nothing."""

    def __init__(self, request):
        self._request = request

    @property
    def penugasan(self):
        """The active assignment, or None."""
        return getattr(self._request, "penugasan", None)

    @property
    def daftar_penugasan(self):
        """All active assignments of this account."""
        return getattr(self._request, "daftar_penugasan", [])

    @cached_property
    def tempat(self):
        """The places this scope may go to: judul, ikon, alamat, di_bilah, aktif."""
        cakupan = getattr(self._request, "cakupan", None)
        if cakupan is None:
            return []
        hasil = []
        for butir in MENU:
            alamat = _alamat(butir.url)
            boleh = not butir.aksi or any(cakupan.boleh(butir.aksi, b) for b in butir.bidang)
            if alamat and boleh and cakupan.peran in butir.peran:
                hasil.append({**butir._asdict(), "alamat": alamat})
        cocok = [b["alamat"] for b in hasil if self._request.path.startswith(b["alamat"])]
        aktif = max(cocok, key=len, default=None)
        for butir in hasil:
            # Everything begins with the home page's address; only itself lies there.
            butir["aktif"] = butir["alamat"] == aktif and (
                aktif != _alamat("beranda") or self._request.path == aktif
            )
        return hasil

    @property
    def halaman(self):
        """Where one stands, as an address that can be opened again."""
        return alamat_halaman(self._request)

    @property
    def menu(self):
        """Those of them that stand in the bar."""
        return [butir for butir in self.tempat if butir["di_bilah"]]

    @cached_property
    def belum_dibaca(self):
        """Number of unread notices."""
        if not self._request.user.is_authenticated:
            return 0
        return self._request.user.pemberitahuan.filter(dibaca_pada=None).count()


def kerangka(request):
    """Context of all templates: `kerangka` and the shell to extend, `dasar_template`."""
    cakupan = getattr(request, "cakupan", None)
    ponsel = cakupan is not None and cakupan.peran in PERAN_PONSEL
    return {
        "kerangka": Kerangka(request),
        "dasar_template": "dasar/ponsel.html" if ponsel else "dasar/meja.html",
    }
