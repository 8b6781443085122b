"""One valid entry of each register of the five other fields, as a kader types it."""

import datetime

import factory
from django.db import models

from kelembagaan.bidang import Bidang
from kelembagaan.tests.pabrik import PosyanduFactory
from layanan.formulir.daftar import semua_formulir
from layanan.tests import pabrik

# Only the required columns.
ISI = {
    "anak_tidak_sekolah": {"status_sekolah": "belum_pernah", "alasan_tidak_sekolah": "biaya"},
    "perpustakaan": {"lokasi": "Balai RW 02", "tersedia": "tidak"},
    "literasi_digital": {"tingkat_literasi": "rendah", "punya_hp": "tidak"},
    "inventaris_ape": {
        "lokasi": "PAUD Melati",
        "jenis_ape": "Balok kayu",
        "jumlah": "12",
        "kondisi_ape": "rusak_ringan",
        "prioritas": "sedang",
    },
    "embung": {"lokasi": "Dusun Cikupa", "kondisi_fisik": "rusak_berat"},
    "jaringan_air": {"lokasi": "Bak RT 01 ke RT 05", "kondisi_pipa": "mati"},
    "sumur_air_tanah": {
        "lokasi": "Musala RT 03",
        "kondisi_sumur": "baik",
        "dekat_septik": "ya",
        "dekat_kandang": "tidak",
        "rawan_banjir": "tidak",
    },
    "jalan_desa": {"lokasi": "Masjid ke RW 03", "kondisi_jalan": "belum_pengerasan"},
    "lingkungan_bersih": {
        "akses_air": "kadang",
        "kelola_sampah": "dibakar",
        "kebersihan": "cukup",
    },
    "pekarangan": {"luas_pekarangan": "sempit", "teknik": "polybag"},
    "biopori": {"jumlah_lubang": "3"},
    "identifikasi_trauma": {"jenis_bencana": "banjir", "gejala": "Sulit tidur"},
    "penyuluhan_trauma": {
        "nama_kegiatan": "Bermain bersama",
        "lokasi": "Posko RW 01",
        "sasaran": "Anak",
        "jumlah_peserta": "25",
    },
    "kie_bencana": {
        "nama_kegiatan": "Latihan gempa",
        "lokasi": "Lapangan",
        "bentuk": "keduanya",
        "jumlah_peserta": "60",
    },
    "sosialisasi_kamtibmas": {
        "tema": "Siskamling",
        "lokasi": "Balai RW 01",
        "metode": "pertemuan",
        "jumlah_peserta": "30",
    },
    "siskamling": {"lokasi": "Poskamling RT 03", "malam": "sabtu", "regu": "Udin, Dedi"},
    "kontak_trantib": {"lokasi": "Serka Joko", "sebagai": "babinsa", "masih_bertugas": "ya"},
    "verifikasi_sosial": {
        "kondisi_rumah": "kurang",
        "penghasilan": "tidak_tetap",
        "beban": "tinggi",
        "ada_lansia": "ya",
        "ada_disabilitas": "tidak",
        "ada_kronis": "tidak",
        "skor": "4",
        "sumber_data": "kader",
        "program": "tidak_ada",
    },
    "kie_gender": {"materi": "inklusi", "kelompok_rentan": "lansia"},
}
BERBIDANG = {
    "kegiatan": {
        "jenis_kegiatan": "gotong_royong",
        "topik": "Kerja bakti saluran",
        "lokasi": "RW 02",
        "peserta_l": "21",
        "ragam_laporan": "penyuluhan",
        "fungsi_lkd": "swadaya",
    },
    "pendampingan": {"tujuan": "bantuan"},
}
ISI |= {f"{kode}_{bidang}": isi for bidang in Bidang for kode, isi in BERBIDANG.items()}
# Subjects by the age that a register asks for.
LAHIR = {
    "anak_tidak_sekolah": datetime.date(2015, 3, 2),
    "literasi_digital": datetime.date(1990, 3, 2),
}


def _nilai(kolom, teks):
    """What a column holds after this was typed."""
    if isinstance(kolom, models.BooleanField):
        return teks == "ya"
    return int(teks) if isinstance(kolom, models.IntegerField) else teks


def tersimpan(kode):
    """{column: value} that an entry of ISI leaves."""
    meta = semua_formulir()[kode].model._meta
    hasil = {nama: _nilai(meta.get_field(nama), teks) for nama, teks in ISI[kode].items()}
    if kode.split("_")[0] in BERBIDANG:
        hasil["bidang_spm"] = semua_formulir()[kode].bidang
    return hasil


def buat_pabrik(kode):
    """A factory of the register's rows, written past Kiriman."""
    formulir = semua_formulir()[kode]
    subjek = {
        "warga": factory.SubFactory(pabrik.WargaFactory),
        "keluarga": factory.SubFactory(pabrik.KeluargaFactory),
    }.get(formulir.subjek)
    if subjek:
        tempat = {formulir.subjek: subjek}
        tempat["posyandu"] = factory.SelfAttribute(f"{formulir.subjek}.posyandu")
    else:
        tempat = {"posyandu": factory.SubFactory(PosyanduFactory)}
    return factory.make_factory(
        formulir.model, FACTORY_CLASS=pabrik.CatatanFactory, **tempat, **tersimpan(kode)
    )


PABRIK = {kode: buat_pabrik(kode) for kode in ISI}
