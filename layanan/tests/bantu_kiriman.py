"""Items as a phone sends them, and rows as a test compares them."""

import uuid

from layanan.kesehatan.models import Timbang
from layanan.kiriman.models import Kiriman

JAM = "2026-06-10T09:00:00+07:00"


def barang(penugasan, formulir, isi, *, kunci=None, **lain):
    """One item; `lain` replaces its other parts."""
    return {
        "kunci": str(kunci or uuid.uuid4()),
        "aksi": "baru",
        "dasar": None,
        "formulir": formulir,
        "versi": 1,
        "penugasan": penugasan.pk,
        "dibuat_pada": JAM,
        "isi": {k: v for k, v in isi.items() if v is not None},
        **lain,
    }


def timbang(penugasan, warga, *, tanggal="2026-06-10", petugas=None, kunci=None, lain=None, **isi):
    """A weighing of 8,4 kg; `warga` is a row or a kunci."""
    isi = {
        "warga": str(getattr(warga, "kunci", warga)),
        "tanggal": tanggal,
        "petugas": str(petugas or penugasan.pengguna_id),
        "berat": "8,4",
        **isi,
    }
    return barang(penugasan, "timbang", isi, kunci=kunci, **(lain or {}))


def keluarga(penugasan, nama="Udin", **lain):
    return barang(penugasan, "keluarga", {"nama": nama}, **lain)


def warga(penugasan, keluarga, nama="Siti", **lain):
    """A girl born on 10 May 2025; `keluarga` is a row, an item or a kunci."""
    kunci = (
        keluarga["kunci"] if isinstance(keluarga, dict) else getattr(keluarga, "kunci", keluarga)
    )
    isi = {
        "keluarga": str(kunci),
        "nama": nama,
        "jenis_kelamin": "P",
        "tanggal_lahir": "2025-05-10",
    }
    return barang(penugasan, "warga", isi, **lain)


def koreksi(asal, revisi=1, alasan="Salah baca timbangan.", kunci=None, **isi):
    """A correction of an item: the whole form with `isi` changed."""
    return {
        **asal,
        "kunci": str(kunci or uuid.uuid4()),
        "aksi": "koreksi",
        "dasar": {"kunci": asal["kunci"], "revisi": revisi},
        "isi": {**asal["isi"], "alasan": alasan, **isi},
    }


def batal(asal, revisi=1, alasan="Salah anak."):
    return {
        **asal,
        "kunci": str(uuid.uuid4()),
        "aksi": "batal",
        "dasar": {"kunci": asal["kunci"], "revisi": revisi},
        "isi": {"alasan": alasan},
    }


def hasil(jawaban):
    return [j.hasil for j in jawaban]


def isi_timbang():
    """All weighings as [(child, day, weight, length, valid)], sorted."""
    return sorted(
        (
            b.warga.nama,
            b.tanggal.isoformat(),
            str(b.berat),
            str(b.tinggi),
            b.dibatalkan_pada is None,
        )
        for b in Timbang.objects.select_related("warga")
    )


def keadaan_kiriman():
    """[(state, reason)] of all deliveries, sorted."""
    return sorted(Kiriman.objects.values_list("keadaan", "sebab"))
