"""Reads and checks the region files of idn-area-data (CSV, Kemendagri codes)."""

import csv
import io
import re
from dataclasses import dataclass

from kelembagaan.cakupan import kode_induk, tingkat_kode
from kelembagaan.nama import normal_nama
from kelembagaan.wilayah.istilah import sebutan_setempat
from kelembagaan.wilayah.models import JenisWilayah, Wilayah

# file -> (tier of its codes, column with the parent's code)
BERKAS = {
    "provinces.csv": ("provinsi", None),
    "regencies.csv": ("kabkota", "province_code"),
    "districts.csv": ("kecamatan", "regency_code"),
    "villages.csv": ("desa", "district_code"),
}
KOTA = re.compile(r"..\.[7-9].")
JENIS_DESA = {
    "1": JenisWilayah.KELURAHAN,
    "2": JenisWilayah.DESA,
    "3": JenisWilayah.DESA_ADAT,
}
PANJANG_NAMA = Wilayah._meta.get_field("nama").max_length


class BerkasRusak(ValueError):
    """A file cannot be used; the message names file, line and reason."""


@dataclass(frozen=True)
class BarisWilayah:
    kode: str
    nama: str
    nama_cari: str
    jenis_wilayah: str
    sebutan: str


def jenis_wilayah(kode):
    """The kind that the code itself says: 1xxx kelurahan, 2xxx desa, 3xxx desa adat."""
    tingkat = tingkat_kode(kode)
    if tingkat == "kabkota":
        return JenisWilayah.KOTA if KOTA.fullmatch(kode) else JenisWilayah.KABUPATEN
    if tingkat == "desa":
        return JENIS_DESA[kode[9]]
    return JenisWilayah(tingkat)


def baca(folder):
    """All regions of the four files, pusat first; BerkasRusak on the first thing wrong."""
    hasil = {"": _baris("", "Indonesia")}
    for nama, (tingkat, kolom_induk) in BERKAS.items():
        ada = False
        for nomor, isi in _isi_berkas(folder / nama, ["code", kolom_induk, "name"]):
            ada = True
            if alasan := _periksa(isi, tingkat, kolom_induk, hasil):
                raise BerkasRusak(f"{nama} baris {nomor}: {alasan}")
            hasil[isi["code"]] = _baris(isi["code"], isi["name"].strip())
        if not ada:
            raise BerkasRusak(f"{nama}: tidak ada isinya")
    return list(hasil.values())


def _baris(kode, nama):
    jenis = jenis_wilayah(kode)
    return BarisWilayah(kode, nama, normal_nama(nama), jenis, sebutan_setempat(kode, jenis))


def _isi_berkas(jalur, kolom):
    """(line number, {column: text}) of one file."""
    try:
        mentah = jalur.read_bytes()
    except OSError as galat:
        raise BerkasRusak(f"{jalur.name}: tidak dapat dibaca ({galat.strerror})") from None
    try:
        teks = mentah.decode("utf-8-sig")
    except UnicodeDecodeError as galat:
        nomor = mentah[: galat.start].count(b"\n") + 1
        raise BerkasRusak(f"{jalur.name} baris {nomor}: bukan teks UTF-8") from None
    pembaca = csv.DictReader(io.StringIO(teks, newline=""), strict=True)
    for nama in filter(None, kolom):
        if nama not in (pembaca.fieldnames or []):
            raise BerkasRusak(f"{jalur.name} baris 1: kolom {nama} tidak ada")
    try:
        for isi in pembaca:
            if None in isi or None in isi.values():
                raise BerkasRusak(
                    f"{jalur.name} baris {pembaca.reader.line_num}: jumlah kolomnya tidak sesuai"
                )
            yield pembaca.reader.line_num, isi
    except csv.Error as galat:
        raise BerkasRusak(f"{jalur.name} baris {pembaca.reader.line_num}: {galat}") from None


def _periksa(isi, tingkat, kolom_induk, sudah):
    """What is wrong with one row, or None."""
    kode, nama = isi["code"], isi["name"].strip()
    try:
        benar = tingkat_kode(kode) == tingkat
    except ValueError:
        benar = False
    if not benar:
        return f"kode {kode!r} bukan kode {tingkat}"
    if tingkat == "desa" and kode[9] not in JENIS_DESA:
        return f"kode {kode} bukan kelurahan (1), desa (2), desa adat (3)"
    if kode in sudah:
        return f"kode {kode} tertulis dua kali"
    if kode_induk(kode) not in sudah:
        return f"induk {kode_induk(kode)} dari {kode} tidak ada"
    if kolom_induk and isi[kolom_induk] != kode_induk(kode):
        return f"{kolom_induk} {isi[kolom_induk]!r} bukan induk dari {kode}"
    if not nama or "\x00" in nama:
        return f"nama {kode} kosong atau rusak"
    if len(nama) > PANJANG_NAMA:
        return f"nama {kode} lebih dari {PANJANG_NAMA} huruf"
    return None
