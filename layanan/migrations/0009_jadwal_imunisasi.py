"""The schedule of immunisation: KMK HK.01.07/MENKES/1098/2024 jo. 35/2025; heksavalen KMK 345/2025.

Limits of catching up, and whether IPV 2 stays beside heksavalen, are not verified yet.
"""

import datetime

from django.db import migrations

MULAI = datetime.date(2015, 1, 1)
IPV2_MULAI = datetime.date(2023, 7, 1)
RV_MULAI = datetime.date(2023, 8, 1)
HPV_MULAI = datetime.date(2023, 8, 1)
PCV_MULAI = datetime.date(2022, 9, 1)
HEKSA_MULAI = datetime.date(2025, 10, 1)
# Yogyakarta, Bali, Nusa Tenggara Barat and the six provinces of Papua.
HEKSA_WILAYAH = ["34", "51", "52", "91", "92", "93", "94", "95", "96"]
JE_WILAYAH = ["34", "51", "52"]

# dosis, umur (bulan), kejar sampai (bulan), lengkap, mulai, wilayah, menggantikan, terverifikasi
JADWAL = [
    ("hb0", 0, 0, "idl", MULAI, [], [], True),
    ("bcg", 1, 11, "idl", MULAI, [], [], False),
    ("opv1", 1, 59, "idl", MULAI, [], [], False),
    ("penta1", 2, 59, "idl", MULAI, [], [], False),
    ("heksa1", 2, 59, "", HEKSA_MULAI, HEKSA_WILAYAH, ["penta1", "ipv1"], False),
    ("opv2", 2, 59, "idl", MULAI, [], [], False),
    ("pcv1", 2, 59, "idl", PCV_MULAI, [], [], False),
    ("rv1", 2, 5, "idl", RV_MULAI, [], [], False),
    ("penta2", 3, 59, "idl", MULAI, [], [], False),
    ("heksa2", 3, 59, "", HEKSA_MULAI, HEKSA_WILAYAH, ["penta2", "ipv1"], False),
    ("opv3", 3, 59, "idl", MULAI, [], [], False),
    ("pcv2", 3, 59, "idl", PCV_MULAI, [], [], False),
    ("rv2", 3, 5, "idl", RV_MULAI, [], [], False),
    ("penta3", 4, 59, "idl", MULAI, [], [], False),
    ("heksa3", 4, 59, "", HEKSA_MULAI, HEKSA_WILAYAH, ["penta3", "ipv1"], False),
    ("opv4", 4, 59, "idl", MULAI, [], [], False),
    ("ipv1", 4, 59, "idl", MULAI, [], [], False),
    ("rv3", 4, 5, "idl", RV_MULAI, [], [], False),
    ("mr1", 9, 59, "idl", MULAI, [], [], False),
    ("ipv2", 9, 59, "idl", IPV2_MULAI, [], [], False),
    ("je", 10, 59, "", MULAI, JE_WILAYAH, [], False),
    ("pcv3", 12, 59, "ibl", PCV_MULAI, [], [], False),
    ("penta4", 18, 59, "ibl", MULAI, [], [], False),
    ("mr2", 18, 59, "ibl", MULAI, [], [], False),
    ("mr_sd", 84, None, "", MULAI, [], [], True),
    ("dt", 84, None, "", MULAI, [], [], True),
    ("td2", 96, None, "", MULAI, [], [], True),
    ("td5", 132, None, "", MULAI, [], [], True),
    ("hpv", 132, None, "", HPV_MULAI, [], [], True),
]


def isi(apps, schema_editor):
    acuan = apps.get_model("layanan", "RefImunisasi")
    acuan.objects.bulk_create(
        acuan(
            dosis=dosis,
            umur_bulan=umur,
            kejar_sampai_bulan=kejar,
            lengkap=lengkap,
            berlaku_mulai=mulai,
            wilayah=wilayah,
            memenuhi=memenuhi,
            terverifikasi=terverifikasi,
        )
        for dosis, umur, kejar, lengkap, mulai, wilayah, memenuhi, terverifikasi in JADWAL
    )


def kosongkan(apps, schema_editor):
    acuan = apps.get_model("layanan", "RefImunisasi")
    for dosis, _umur, _kejar, _lengkap, mulai, *_ in JADWAL:
        acuan.objects.filter(dosis=dosis, berlaku_mulai=mulai).delete()


class Migration(migrations.Migration):
    dependencies = [("layanan", "0008_kartu")]

    operations = [migrations.RunPython(isi, kosongkan)]
