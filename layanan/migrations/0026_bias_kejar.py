"""Until when the doses of school age (BIAS) are called late: not verified yet, to be edited as data.

MR, DT and Td belong to primary school; HPV is caught up until 15 years.
"""

from django.db import migrations

AKHIR_SD, AKHIR_HPV = 155, 179  # months
BIAS = {"mr_sd": AKHIR_SD, "dt": AKHIR_SD, "td2": AKHIR_SD, "td5": AKHIR_SD, "hpv": AKHIR_HPV}


def batasi(apps, schema_editor):
    acuan = apps.get_model("layanan", "RefImunisasi")
    for dosis, sampai in BIAS.items():
        belum = acuan.objects.filter(dosis=dosis, kejar_sampai_bulan=None)
        belum.update(kejar_sampai_bulan=sampai, terverifikasi=False)


def lepaskan(apps, schema_editor):
    acuan = apps.get_model("layanan", "RefImunisasi")
    for dosis, sampai in BIAS.items():
        lama = acuan.objects.filter(dosis=dosis, kejar_sampai_bulan=sampai)
        lama.update(kejar_sampai_bulan=None, terverifikasi=True)


class Migration(migrations.Migration):
    dependencies = [("layanan", "0025_kasus_rahasia")]

    operations = [migrations.RunPython(batasi, lepaskan)]
