"""A child's thresholds of the day: with them the phone answers while the weight is typed.

The server's answer is the one that is kept; this one needs no network.
"""

import datetime
import json
from collections import defaultdict

from layanan.kesehatan.antropometri import acuan_umur, nilai_pada
from layanan.kesehatan.models import RefKBM, Timbang
from layanan.kesehatan.services import BALITA_BULAN, KOLOM_KBM, kbm_umur
from layanan.warga.sasaran import umur_bulan

SEHARI = datetime.timedelta(days=1)


def ambang_banyak(orang, tanggal):
    """{warga's pk: thresholds} of children on one day, in two queries.

    m3, m2, p1: kg at -3, -2 and +1 SD of BB/U, null beyond 5 years. For balita also `huruf`: B or
    O where it is certain, "" where the weight decides; then `lalu`: kg of last month, `kbm`: grams
    to be gained since, and `t`: whether last month's was T already.
    """
    awal = tanggal.replace(day=1)
    kbm = list(RefKBM.objects.order_by().values_list(*KOLOM_KBM, named=True))
    riwayat = defaultdict(list)
    semua = Timbang.objects.berlaku().filter(warga__in=orang, tanggal__lt=awal)
    for pk, *satu in semua.order_by("tanggal", "pk").values_list(
        "warga_id", "tanggal", "berat", "hasil_timbang"
    ):
        riwayat[pk].append(satu)
    return {o.pk: _ambang(o, tanggal, riwayat[o.pk], kbm) for o in orang}


def _ambang(anak, tanggal, riwayat, kbm):
    lms = acuan_umur("bb_u", anak.jenis_kelamin, (tanggal - anak.tanggal_lahir).days)
    garis = {"m3": -3, "m2": -2, "p1": 1}
    hasil = {nama: lms and round(nilai_pada(lms, z), 6) for nama, z in garis.items()}
    umur = umur_bulan(anak.tanggal_lahir, tanggal)
    if not 0 <= umur < BALITA_BULAN:
        return hasil
    bulan_lalu = (tanggal.replace(day=1) - SEHARI).replace(day=1)
    minimal = kbm_umur(kbm, anak.jenis_kelamin, umur).gram
    hasil |= {"huruf": "O" if riwayat else "B", "lalu": None, "kbm": minimal, "t": False}
    if riwayat and riwayat[-1][0] >= bulan_lalu:
        _, berat, huruf = riwayat[-1]
        hasil |= {"huruf": "", "lalu": float(berat), "t": huruf == Timbang.HasilTimbang.TIDAK_NAIK}
    return hasil


def petunjuk_timbang(form, anak, tanggal):
    """Hook of the register: thresholds on the field of the weight, for the day of the page."""
    isi = ambang_banyak([anak], tanggal)[anak.pk]
    form.fields["berat"].widget.attrs |= {
        "data-ambang": json.dumps(isi),
        "data-ambang-tanggal": tanggal.isoformat(),
    }
