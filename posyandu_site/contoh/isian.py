"""The sample's entries, as items that go through the same door as a kader's own.

Those of the health cards of adults stand in kartu.py.
"""

import datetime

from dateutil.relativedelta import relativedelta
from pygrowup.tables.by_day import lfa, wfa

from posyandu_site.contoh.lima_bidang import lima_bidang

KERONTOK = 0.14  # share of children who do not come in a month


def hari_buka(bulan):
    """Wednesday of the second week, as the sample's pattern has it."""
    mundur = (2 - bulan.weekday()) % 7
    return bulan + datetime.timedelta(days=mundur + 7)


def _dari_z(tabel, orang, tanggal, z):
    """The measure at z by L, M and S of this age in days."""
    hari = min((tanggal - orang.lahir).days, 1826)
    jk = "male" if orang.jenis_kelamin == "L" else "female"
    lms = {k: float(v) for k, v in tabel.DATA[jk][hari].items()}
    return lms["m"] * (1 + lms["l"] * lms["s"] * z) ** (1 / lms["l"])


def _teks(x, desimal=1):
    return f"{x:.{desimal}f}".replace(".", ",")


def keluarga(rumah):
    return {
        "nama": rumah.kepala,
        "rt": rumah.rt,
        "rw": rumah.rw,
        "dusun": rumah.dusun,
        "alamat": f"Kampung {rumah.dusun.split()[-1]} Nomor {rumah.nomor}",
        "no_hp": f"08120000{rumah.nomor:04d}",
    }


def warga(orang):
    return {
        "keluarga": str(orang.keluarga),
        "nama": orang.nama,
        "jenis_kelamin": orang.jenis_kelamin,
        "tanggal_lahir": orang.lahir.isoformat(),
        "nama_ibu": orang.ibu,
        "nama_ayah": orang.ayah,
    }


def balita(rumah, tanggal):
    """Children who are under five on this day, and born."""
    batas = tanggal - relativedelta(months=60)
    return [orang for r in rumah for orang in r.anggota if batas < orang.lahir < tanggal]


def timbang(orang, tanggal, acak):
    z = orang.z + acak.gauss(0, 0.18)
    tinggi = _dari_z(lfa, orang, tanggal, orang.z * 0.8 + acak.gauss(0, 0.1))
    muda = (tanggal - orang.lahir).days < 731
    return {
        "warga": str(orang.kunci),
        "berat": _teks(_dari_z(wfa, orang, tanggal, z)),
        "tinggi": _teks(tinggi),
        "cara_ukur": "berbaring" if muda else "berdiri",
    }


def bulanan(rumah, tanggal, acak):
    """(formulir, name for the kunci, isi) of one month of one Posyandu."""
    for orang in balita(rumah, tanggal):
        if acak.random() > KERONTOK:
            yield "timbang", orang.kunci, timbang(orang, tanggal, acak)
    bulan = tanggal.month
    for r in rumah:
        if r.nomor % 6 == bulan % 6:
            yield "air_sanitasi", r.kunci, air_sanitasi(r, acak)
            yield "rumah_layak_huni", r.kunci, rumah_layak_huni(r, acak)
        if r.nomor % 9 == 0 and r.nomor % 4 == bulan % 4:
            yield "fakir_miskin", r.kunci, fakir_miskin(r, acak)
        if r.nomor % 9 == 0:
            yield "penyaluran_bansos", r.kunci, bansos(r)
    for orang in balita(rumah, tanggal):
        if orang.lahir.month % 6 == bulan % 6:
            yield "anak_usia_dini", orang.kunci, anak_usia_dini(orang, tanggal)
    yield from lima_bidang(rumah, tanggal)
    yield "patroli", 1, patroli(acak)
    if acak.random() < 0.5:
        yield "insiden", 1, insiden(acak)


def air_sanitasi(r, acak):
    layak = acak.random() < 0.75
    return {
        "keluarga": str(r.kunci),
        "sumber_air": acak.choice(["perpipaan", "sumur_bor", "sumur_gali", "mata_air"]),
        "air_keruh": "tidak" if acak.random() < 0.85 else "ya",
        "jamban": "layak_sendiri" if layak else acak.choice(["bersama", "tidak_layak"]),
        "spal": "ya" if layak else "tidak",
        "aliran_limbah": "resapan" if layak else "selokan",
    }


def rumah_layak_huni(r, acak):
    layak = acak.random() < 0.8
    return {
        "keluarga": str(r.kunci),
        "atap": "genteng" if layak else acak.choice(["seng", "bocor"]),
        "dinding": "tembok" if layak else "papan",
        "lantai": "keramik" if layak else acak.choice(["plester", "tanah"]),
        "ventilasi": "cukup" if layak else "kurang",
        "pencahayaan": "baik" if layak else "kurang",
        "luas_lantai": str(acak.randint(36, 72) if layak else acak.randint(18, 30)),
        "penghuni": str(max(len(r.anggota), 1)),
        "bangunan_aman": "ya" if layak else "tidak",
        "jamban_sehat": "ya" if layak else "tidak",
        "air_minum_layak": "ya",
    }


def fakir_miskin(r, acak):
    return {
        "keluarga": str(r.kunci),
        "jumlah_anggota": str(len(r.anggota)),
        "status_rumah": "milik_sendiri",
        "penghasilan": str(acak.randrange(600_000, 1_400_000, 50_000)),
        "disabilitas": "tidak",
        "desil": str(acak.randint(1, 3)),
        "sumber_data": "kader",
    }


def bansos(r):
    return {
        "keluarga": str(r.kunci),
        "jenis_bantuan": "pangan",
        "program": "bpnt",
        "jumlah": "10",
        "satuan": "kg",
        "metode": "langsung",
        "kondisi_barang": "baik",
        "kegiatan_nama": "Penyaluran beras",
        "kegiatan_lokasi": "Balai desa",
    }


def anak_usia_dini(orang, tanggal):
    ikut = (tanggal - orang.lahir).days > 3 * 365
    return {
        "warga": str(orang.kunci),
        "ikut_paud": "ya" if ikut else "tidak",
        "nama_paud": "PAUD Harapan Bangsa" if ikut else "",
        "perkembangan": "Sesuai umur" if ikut else "",
    }


def patroli(acak):
    return {
        "jam": "21:00",
        "lokasi": f"RT 0{acak.randint(1, 6)} RW 01",
        "metode": "jalan_kaki",
        "jumlah_petugas": str(acak.randint(3, 6)),
        "tujuan": "Ronda malam",
        "temuan": "Aman",
    }


def insiden(acak):
    jenis, kronologi = acak.choice(
        [
            ("pencurian", "Dua ekor ayam hilang dari kandang pada malam hari."),
            ("banjir", "Air selokan meluap ke jalan setelah hujan deras selama tiga jam."),
            ("kebakaran", "Tungku dapur membakar dinding bilik; api padam oleh warga."),
        ]
    )
    return {
        "jam": "02:30",
        "lokasi": f"RT 0{acak.randint(1, 6)} RW 02",
        "jenis_insiden": jenis,
        "kronologi": kronologi,
        "tindak_lanjut": "Dilaporkan kepada ketua RT dan linmas.",
    }
