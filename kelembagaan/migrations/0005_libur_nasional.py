"""National holidays: those of the joint decree for 2026, and those of 2027 that never move.

To be compared with the decree of each year; DPMD and the keepers of the system add the others.
"""

import datetime

from django.db import migrations

LIBUR = [
    ("2026-01-01", "Tahun Baru Masehi"),
    ("2026-01-16", "Isra Mikraj"),
    ("2026-02-17", "Tahun Baru Imlek"),
    ("2026-03-19", "Hari Suci Nyepi"),
    ("2026-03-21", "Idul Fitri"),
    ("2026-03-22", "Idul Fitri"),
    ("2026-04-03", "Wafat Yesus Kristus"),
    ("2026-04-05", "Kebangkitan Yesus Kristus"),
    ("2026-05-01", "Hari Buruh"),
    ("2026-05-14", "Kenaikan Yesus Kristus"),
    ("2026-05-27", "Idul Adha"),
    ("2026-05-31", "Hari Raya Waisak"),
    ("2026-06-01", "Hari Lahir Pancasila"),
    ("2026-06-16", "Tahun Baru Islam"),
    ("2026-08-17", "Hari Kemerdekaan"),
    ("2026-08-25", "Maulid Nabi"),
    ("2026-12-25", "Hari Raya Natal"),
    ("2027-01-01", "Tahun Baru Masehi"),
    ("2027-05-01", "Hari Buruh"),
    ("2027-06-01", "Hari Lahir Pancasila"),
    ("2027-08-17", "Hari Kemerdekaan"),
    ("2027-12-25", "Hari Raya Natal"),
]


def isi(apps, schema_editor):
    libur = apps.get_model("kelembagaan", "HariLibur")
    libur.objects.bulk_create(
        libur(tanggal=datetime.date.fromisoformat(tanggal), nama=nama) for tanggal, nama in LIBUR
    )


def kosongkan(apps, schema_editor):
    apps.get_model("kelembagaan", "HariLibur").objects.filter(wilayah=None).delete()


class Migration(migrations.Migration):
    dependencies = [("kelembagaan", "0004_hari_libur")]

    operations = [migrations.RunPython(isi, kosongkan)]
