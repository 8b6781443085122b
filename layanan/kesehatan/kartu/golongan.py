"""The classes by which a value is answered while it is typed, online and without network alike.

The same tables decide over what is saved (aturan.py, antropometri.py); the server's answer is the
one that is kept.
"""

import json

from layanan.kesehatan import antropometri
from layanan.kesehatan.kartu import aturan
from layanan.kesehatan.wajar import WAJAR_DEWASA
from layanan.warga.sasaran import Kelompok, kelompok, umur_bulan


def _baku(tabel):
    return [[label, float(dari), bawah] for label, dari, bawah in tabel]


def tandai(bidang, nama, tabel, **lain):
    """Mark a form's fields with the classes of one of them; the BMI is answered at the height."""
    isian, tanda = ("tinggi", "data-imt") if nama == "imt" else (nama, "data-golongan")
    bidang[isian].widget.attrs |= {tanda: json.dumps(_baku(tabel)), **lain}


def golongan_tubuh(warga, tanggal):
    """{field: classes} of one person's measurements; `imt`: of her BMI, if she is no adult yet."""
    umur = umur_bulan(warga.tanggal_lahir, tanggal) // 12
    hasil = {}
    if umur >= aturan.UMUR_DEWASA:
        hasil["lingkar_perut"] = aturan.kelas_perut(warga.jenis_kelamin)
    else:
        hari = (tanggal - warga.tanggal_lahir).days
        lms = antropometri.acuan_umur("imt_u", warga.jenis_kelamin, hari)
        hasil["imt"] = [
            (k.label, antropometri.nilai_pada(lms, k.dari) if k.dari else 0, not k.termasuk_dari)
            for k in antropometri.KATEGORI_ANAK["imt_u"]
            if lms
        ]
    if _hamil(warga, tanggal):
        hasil["lila"] = aturan.KELAS_LILA_HAMIL
    return hasil


def golongan_darah(warga, tanggal):
    """{field: classes} of one person's Hb."""
    tabel = aturan.kelas_hb(
        umur=umur_bulan(warga.tanggal_lahir, tanggal) // 12,
        jenis_kelamin=warga.jenis_kelamin,
        hamil=_hamil(warga, tanggal),
    )
    return {"hb": tabel} if tabel else {}


def _hamil(warga, tanggal):
    return warga.jenis_kelamin == "P" and Kelompok.HAMIL in kelompok(
        warga, tanggal, warga.kehamilan.all()
    )


def petunjuk(golongan):
    """The hook of a register that marks the fields of a page with a person's own classes."""

    def tandai_form(form, warga, tanggal):
        hari = {"data-golongan-tanggal": tanggal.isoformat()}
        for nama, tabel in golongan(warga, tanggal).items():
            tandai(form.fields, nama, tabel, **hari)

    return tandai_form


def wajar_tubuh(warga, tanggal):
    """{measure: [least, most]} outside which an adult's is asked about; empty for a child."""
    return WAJAR_DEWASA if aturan.dewasa(umur_bulan(warga.tanggal_lahir, tanggal)) else {}


def bekal(golongan, wajar=lambda *_: {}):
    """The hook of a register that a phone takes a person's own classes along by, and what is
    likely of her measures."""

    def semua(orang, tanggal):
        ada = {o.pk: golongan(o, tanggal) for o in orang}
        hari = tanggal.isoformat()
        hasil = {
            pk: {"tanggal": hari, "golongan": {nama: _baku(t) for nama, t in isi.items()}}
            for pk, isi in ada.items()
            if isi
        }
        for o in orang:
            if rentang := wajar(o, tanggal):
                hasil.setdefault(o.pk, {"tanggal": hari})["wajar"] = rentang
        return hasil

    return semua
