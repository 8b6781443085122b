"""The KBM of the national KMS. Printed tables disagree for boys at 7 and 11 months."""

from django.db import migrations

VERSI = "kms-1"
BERSAMA = [
    (0, 1, 800),
    (2, 2, 900),
    (3, 3, 800),
    (4, 4, 600),
    (5, 5, 500),
    (6, 6, 400),
    (7, 10, 300),
    (11, 60, 200),
]
LAKI_LAKI = [
    *BERSAMA[:6],
    (7, 7, 400),
    (8, 10, 300),
    (11, 11, 300),
    (12, 60, 200),
]
BELUM_DIPERIKSA = {("L", 7), ("L", 11)}


def isi(apps, schema_editor):
    ref_kbm = apps.get_model("layanan", "RefKBM")
    ref_kbm.objects.bulk_create(
        ref_kbm(
            jenis_kelamin=jenis_kelamin,
            umur_bulan_dari=dari,
            umur_bulan_sampai=sampai,
            gram=gram,
            versi=VERSI,
            terverifikasi=(jenis_kelamin, dari) not in BELUM_DIPERIKSA,
        )
        for jenis_kelamin, baris in (("L", LAKI_LAKI), ("P", BERSAMA))
        for dari, sampai, gram in baris
    )


def kosongkan(apps, schema_editor):
    apps.get_model("layanan", "RefKBM").objects.filter(versi=VERSI).delete()


class Migration(migrations.Migration):
    dependencies = [("layanan", "0001_awal")]

    operations = [migrations.RunPython(isi, kosongkan)]
