"""Steps of the road: what a kader does on her phone."""

from uji_peramban.orang import Orang


def daftarkan(kader: Orang, nama, kelamin, lahir, *, kepala, terdaftar=False):
    """Register a child; the family of `kepala` is made, or chosen where it is there already."""
    h = kader.halaman
    kader.buka("/")
    kader.ikuti("Warga", dalam=h.get_by_role("navigation", name="Menu utama"))
    kader.ikuti("Daftarkan warga")
    kader.isi({"Nama": nama, "Tanggal lahir": f"{lahir:%Y-%m-%d}"})
    kader.pilih({"Jenis kelamin": kelamin})
    h.get_by_label("Nama kepala keluarga").press_sequentially(kepala)
    if terdaftar:
        keluarga = h.get_by_text(f"Keluarga {kepala}")
        keluarga.wait_for()
        kader.periksa()
        keluarga.click()
    kader.tekan("Simpan")
    assert kader.tampak(f"{nama} sudah terdaftar.")


def buka_hari(kader: Orang, tanggal):
    """Open a hari buka on a day that was not planned."""
    h = kader.halaman
    kader.ikuti("Hari Buka", dalam=h.get_by_role("navigation", name="Menu utama"))
    h.get_by_text("Tanggal lain").click()
    kader.isi({"Tanggal": f"{tanggal:%Y-%m-%d}"})
    kader.tekan("Buka tanggal ini")


def baris_lembar(kader: Orang, nama):
    """Somebody's row on the worksheet."""
    judul = kader.halaman.locator(".baris-judul", has_text=nama)
    return kader.halaman.locator("#lembar > li", has=judul)


def hadirkan(kader: Orang, nama):
    """One press: she came."""
    baris = baris_lembar(kader, nama)
    kader.sentuh(baris.get_by_role("button", name="Hadir"), baris.locator(".langkah-titik"))


def buka_baris(kader: Orang, nama, judul):
    """Tap a name on the worksheet and choose the register; the row."""
    baris = baris_lembar(kader, nama)
    kader.sentuh(baris.locator(".baris-judul"), baris.locator(".kartu"))
    kepala = baris.get_by_role("heading", name=judul)
    if not kepala.is_visible():
        kader.sentuh(baris.get_by_role("link", name=judul), kepala)
    return baris


def catat_di_lembar(kader: Orang, nama, judul, medan, jawaban=None):
    """One entry on the worksheet."""
    baris = buka_baris(kader, nama, judul)
    kader.isi(medan, dalam=baris)
    kader.pilih(jawaban or {}, dalam=baris)
    kabar = baris.get_by_text("Lanjut ke yang belum datang")
    kader.sentuh(baris.get_by_role("button", name="Simpan"), kabar)


def catat(kader: Orang, judul, tanggal, medan, jawaban=None, *, pilih=""):
    """One entry of a register, at home: `pilih` is the person or family it is about."""
    kader.buka("/layanan/hari-buka/")
    kader.ikuti("Catatan enam bidang")
    kader.ikuti(judul)
    kader.ikuti("Catat baru")
    if pilih:
        kader.ikuti(pilih)
    kader.isi({"Tanggal": f"{tanggal:%Y-%m-%d}"} | medan)
    kader.pilih(jawaban or {})
    kader.tekan("Simpan")


def timbang_di_rumah(kader: Orang, nama, tanggal, berat):
    """A home visit: found by search, weighed, and the entry opened."""
    h = kader.halaman
    kader.buka("/layanan/warga/")
    h.locator("#id_q").press_sequentially(nama.split()[0])
    h.locator("#hasil").get_by_text("orang ditemukan").wait_for()
    kader.periksa()
    kader.ikuti(nama)
    kader.ikuti("Catat Penimbangan balita")
    kader.isi({"Tanggal": f"{tanggal:%Y-%m-%d}", "Berat badan": berat})
    kader.tekan("Simpan")


def catat_enam_bidang(kader: Orang, anak, keluarga, tanggal):
    """One entry in each of the six fields; two on the worksheet, four at home."""
    buka_hari(kader, tanggal)
    hadirkan(kader, anak)
    catat_di_lembar(kader, anak, "Penimbangan balita", {"Berat badan": "8,2"})
    catat_di_lembar(kader, anak, "Pendataan anak usia dini", {}, {"PAUD": "Tidak"})
    catat(
        kader,
        "Air minum dan sanitasi",
        tanggal,
        {},
        {
            "Sumber air minum": "Sumur bor",
            "Airnya keruh": "Tidak",
            "Jamban/WC": "Layak, milik sendiri",
            "Saluran": "Ada",
        },
        pilih=keluarga,
    )
    catat(
        kader,
        "Rumah layak huni",
        tanggal,
        {"Luas lantai rumah": "36", "Jumlah penghuni": "4"},
        {
            "Atap": "Genteng",
            "Dinding": "Tembok",
            "Lantai": "Keramik",
            "Ventilasi": "Cukup",
            "Pencahayaan": "Baik",
            "Bangunannya aman?": "Ya",
            "Ada jamban sehat?": "Ada",
            "Ada air minum yang layak?": "Ada",
        },
        pilih=keluarga,
    )
    catat(
        kader,
        "Insiden kamtibmas",
        tanggal,
        {
            "Lokasi": "RT 03 RW 01",
            "Apa yang terjadi": "Selokan meluap sesudah hujan, satu rumah terendam.",
        },
        {"Jenis insiden": "Banjir"},
    )
    catat(
        kader,
        "Fakir miskin",
        tanggal,
        {"Jumlah anggota keluarga": "4", "Penghasilan sebulan": "600.000"},
        {
            "Status rumah": "Menumpang",
            "Ada anggota keluarga penyandang disabilitas?": "Tidak ada",
            "Sumber data": "Didata kader",
        },
        pilih=keluarga,
    )
