"""Steps of the road: the month is sent, returned, approved and read."""

import json

from django.db import connection
from django.utils.dateformat import format as format_tanggal

from uji_peramban.orang import Orang

CATATAN_DESA = "Siti sudah masuk PAUD bulan lalu. Mohon dibetulkan."
ANGKA = """() => Object.fromEntries([...document.querySelectorAll("main .angka")].map(
    a => [".angka-label", ".angka-nilai"].map(k => a.querySelector(k).firstChild.data.trim())))"""
REKAP = """() => Object.fromEntries([...document.querySelectorAll(".tabel-dua tbody tr")].map(
    b => [b.cells[0].innerText, [b.cells[1].innerText, b.cells[2].innerText]]))"""


def koreksi(pembaca: Orang):
    """{name: [closed figure, what it would be now]} on the page of a closed report."""
    bagian = pembaca.halaman.locator("section", has=pembaca.halaman.get_by_text("Koreksi"))
    return {
        baris.locator("th").inner_text(): baris.locator("td").all_inner_texts()
        for baris in bagian.last.locator("tbody tr").all()
    }


def buat_laporan(pengisi: Orang, bulan):
    """Begin the report of a month; {label of a figure: what the page says}."""
    pengisi.buka("/")
    menu = pengisi.halaman.get_by_role("navigation", name="Menu utama")
    pengisi.ikuti("Laporan", dalam=menu)
    pengisi.tekan(f"Buat laporan {format_tanggal(bulan, 'F Y')}")
    return pengisi.halaman.evaluate(ANGKA)


def betulkan_dan_kirim_lagi(ketua: Orang):
    """From the home page to the returned report, through its figure to the entry, and back."""
    ketua.buka("/")
    ketua.ikuti("dikembalikan")
    assert ketua.tampak(CATATAN_DESA)
    alamat = ketua.halaman.url
    ketua.ikuti("Belum ikut PAUD")
    ketua.ikuti("Siti Nurhaliza", dalam=ketua.halaman.locator("#hasil"))
    ketua.ikuti("Betulkan")
    ketua.pilih({"Sudah ikut PAUD?": "Ya"})
    ketua.isi({"Alasan pembetulan": "Salah dengar."})
    ketua.tekan("Simpan pembetulan")
    ketua.buka(alamat)
    ketua.tekan("Ajukan")


def kembalikan(peninjau: Orang, nama):
    peninjau.buka("/")
    peninjau.ikuti("Tinjauan", dalam=peninjau.halaman.get_by_role("navigation").first)
    peninjau.halaman.get_by_text("Catatan atau kembalikan").click()
    peninjau.isi({f"Catatan untuk {nama}": CATATAN_DESA})
    peninjau.tekan(f"Kembalikan {nama}")


def setujui_di_antrean(peninjau: Orang, nama):
    peninjau.buka("/pembinaan/antrean/")
    peninjau.tekan(f"Setujui {nama}")


def setujui_sesudah_membaca(peninjau: Orang, nama):
    """From the queue to the report's own page, and approve it there."""
    peninjau.buka("/pembinaan/antrean/")
    peninjau.ikuti(nama)
    peninjau.tekan("Setujui")


def ajukan_wilayah(peninjau: Orang, wilayah, bulan, tombol="Ajukan"):
    """Send one's own month (pusat: close it); {name: (sent, approved)} as the recap shows them."""
    peninjau.buka(f"/pembinaan/rekap/{wilayah.pk}/{bulan:%Y-%m}/")
    angka = peninjau.halaman.evaluate(REKAP)
    peninjau.tekan(tombol)
    return angka


def baca(perintah, *isian):
    """Rows straight from PostgreSQL."""
    with connection.cursor() as kursor:
        kursor.execute(perintah, isian)
        return kursor.fetchall()


def terisi(angka):
    """The figures of a JSONB column that are not zero."""
    return {kode: n for kode, n in json.loads(angka).items() if n}


def laporan_tersimpan(bulan):
    """(state, figures) of the month's one report."""
    [(keadaan, angka)] = baca(
        "SELECT keadaan, angka FROM layanan_laporanbulanan WHERE bulan = %s", bulan
    )
    return keadaan, terisi(angka)


def rekap_tersimpan(bulan):
    """{code: (state, sent, approved)} of the recaps along the road."""
    return {
        kode: (keadaan, terisi(berjalan), terisi(disetujui))
        for kode, keadaan, berjalan, disetujui in baca(
            "SELECT kode, keadaan, berjalan, disetujui FROM pembinaan_rekapwilayah"
            " WHERE bulan = %s",
            bulan,
        )
    }
