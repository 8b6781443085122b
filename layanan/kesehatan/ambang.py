"""A child's thresholds of the day: with them the phone answers while the weight is typed.

The server's answer is the one that is kept; this one needs no network.
"""

import datetime
import json
from collections import defaultdict

from kelembagaan.posyandu.models import Posyandu
from layanan.kesehatan.antropometri import acuan_umur, nilai_pada
from layanan.kesehatan.models import RefKBM, Timbang
from layanan.kesehatan.services import BALITA_BULAN, KOLOM_KBM, kbm_umur
from layanan.kesehatan.wajar import UKURAN, rentang_wajar
from layanan.warga.sasaran import umur_bulan

SEHARI = datetime.timedelta(days=1)
DIUKUR = "diukur bulan ini"


def ambang_banyak(orang, tanggal):
    """{warga's pk: thresholds} of children on one day, in two queries.

    m3, m2, p1: kg at -3, -2 and +1 SD of BB/U, null beyond 5 years. For balita also `huruf`: B or
    O where it is certain, "" where the weight decides; then `lalu`: kg of last month, `kbm`: grams
    to be gained since, and `t`: whether last month's was T already.
    """
    kbm, riwayat = _bacaan(orang, tanggal)
    return {o.pk: _ambang(o, tanggal, riwayat[o.pk], kbm) for o in orang}


def bekal_timbang(orang, tanggal):
    """{warga's pk: {tanggal, ambang, wajar, syarat}} that a phone takes along; wajar: {measure:
    [least, most]} outside which one is asked. Three queries."""
    kbm, riwayat = _bacaan(orang, tanggal)
    posyandu = Posyandu.objects.in_bulk({o.posyandu_id for o in orang})
    return {
        o.pk: {
            "tanggal": tanggal.isoformat(),
            "ambang": _ambang(o, tanggal, riwayat[o.pk], kbm),
            "wajar": rentang_wajar(
                tanggal,
                jenis_kelamin=o.jenis_kelamin,
                umur_hari=(tanggal - o.tanggal_lahir).days,
                lama=terakhir_ukuran(riwayat[o.pk]),
            ),
            "syarat": _syarat(o, posyandu[o.posyandu_id], tanggal),
        }
        for o in orang
    }


def terakhir_ukuran(riwayat):
    """{measure: (value, day)} of the last of each in these weighings by day."""
    hasil = {}
    for baris in riwayat:
        ada = {k: getattr(baris, k) for k in UKURAN}
        hasil |= {k: (nilai, baris.tanggal) for k, nilai in ada.items() if nilai is not None}
    return hasil


def _bacaan(orang, tanggal):
    """(KBM, {warga's pk: [weighing before this day, by day]})."""
    riwayat = defaultdict(list)
    semua = Timbang.objects.berlaku().filter(warga__in=orang, tanggal__lt=tanggal)
    semua = semua.order_by("tanggal", "pk")
    for baris in semua.values_list("warga_id", "tanggal", "hasil_timbang", *UKURAN, named=True):
        riwayat[baris.warga_id].append(baris)
    return list(RefKBM.objects.order_by().values_list(*KOLOM_KBM, named=True)), riwayat


def _ambang(anak, tanggal, riwayat, kbm):
    lms = acuan_umur("bb_u", anak.jenis_kelamin, (tanggal - anak.tanggal_lahir).days)
    garis = {"m3": -3, "m2": -2, "p1": 1}
    hasil = {nama: lms and round(nilai_pada(lms, z), 6) for nama, z in garis.items()}
    umur = umur_bulan(anak.tanggal_lahir, tanggal)
    if not 0 <= umur < BALITA_BULAN:
        return hasil
    awal = tanggal.replace(day=1)
    bulan_lalu = (awal - SEHARI).replace(day=1)
    dulu = [b for b in riwayat if b.tanggal < awal]
    minimal = kbm_umur(kbm, anak.jenis_kelamin, umur).gram
    hasil |= {"huruf": "O" if dulu else "B", "lalu": None, "kbm": minimal, "t": False}
    if dulu and dulu[-1].tanggal >= bulan_lalu:
        tidak_naik = dulu[-1].hasil_timbang == Timbang.HasilTimbang.TIDAK_NAIK
        hasil |= {"huruf": "", "lalu": float(dulu[-1].berat), "t": tidak_naik}
    return hasil


def _syarat(anak, posyandu, tanggal):
    """{field: words in place of "boleh kosong"}: the height of a balita in a month of measuring."""
    balita = 0 <= umur_bulan(anak.tanggal_lahir, tanggal) < BALITA_BULAN
    return {"tinggi": DIUKUR} if balita and posyandu.mengukur_tinggi(tanggal) else {}


def petunjuk_timbang(form, anak, tanggal):
    """Hook of the register: thresholds on the field of the weight, for the day of the page."""
    isi = ambang_banyak([anak], tanggal)[anak.pk]
    form.fields["berat"].widget.attrs |= {
        "data-ambang": json.dumps(isi),
        "data-ambang-tanggal": tanggal.isoformat(),
    }
    for kolom, kata in _syarat(anak, form.konteks.posyandu, tanggal).items():
        form.fields[kolom].widget.attrs["data-syarat"] = kata
