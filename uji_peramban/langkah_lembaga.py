"""Steps of the road: the institution is set up, and people come in with their printed codes."""

from uji_peramban.orang import Orang

SANDI_SENDIRI = "kancil-lompat-9"


def masuk(orang: Orang, username, sandi):
    orang.buka("/akun/login/")
    orang.isi({"Nama pengguna": username, "Kata sandi": sandi})
    orang.tekan("Masuk")


def masuk_dengan_kode(orang: Orang, username, kode):
    """The first log-in: the printed code, then an own password."""
    orang.buka("/akun/login/")
    orang.ikuti("Masuk dengan kode")
    orang.isi({"Nama pengguna": username, "Kode sekali pakai": kode})
    orang.tekan("Lanjut")
    orang.isi({"Kata sandi baru": SANDI_SENDIRI, "Ulangi kata sandi": SANDI_SENDIRI})
    orang.tekan("Simpan kata sandi")


def pilih_di_admin(dpmd: Orang, kotak, ketik, nama):
    """Choose in one of the admin's fields that look up while one types."""
    h = dpmd.halaman
    h.locator(f".field-{kotak} .select2-selection").click()
    h.locator(".select2-container--open .select2-search__field").last.press_sequentially(ketik)
    h.locator(".select2-results__option", has_text=nama).first.click()


def buat_posyandu(dpmd: Orang, nama, *, desa, mulai):
    """In the admin: a Posyandu with all six fields."""
    dpmd.buka("/")
    dpmd.ikuti("Admin")
    dpmd.ikuti("Posyandu", dalam=dpmd.halaman.locator(".model-posyandu th"))
    dpmd.ikuti("Tambahkan Posyandu")
    dpmd.isi({"Nama:": nama, "Mulai kegiatan:": f"{mulai:%d-%m-%Y}"})
    pilih_di_admin(dpmd, "wilayah", desa, desa)
    dpmd.tekan("Simpan")


def buat_akun(dpmd: Orang, nama, *, posyandu, peran, jabatan="Kader"):
    """In the admin: an account with its Penugasan; (username, printed one-time code)."""
    h = dpmd.halaman
    dpmd.buka("/admin/kelembagaan/pengguna/")
    dpmd.ikuti("Tambahkan pengguna")
    dpmd.isi({"Nama:": nama})
    h.locator("[name$=-peran]").first.select_option(label=peran)
    h.locator("[name$=-jabatan]").first.select_option(label=jabatan)
    pilih_di_admin(dpmd, "posyandu", posyandu, posyandu)
    dpmd.tekan("Simpan")
    dpmd.tekan("Buat kode")
    username = h.locator("dd").first.inner_text()
    kode = h.locator(".kode-besar").inner_text()
    dpmd.ikuti("Selesai")
    return username, kode
