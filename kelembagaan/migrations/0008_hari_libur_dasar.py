"""By which decree a day is a holiday: that of 2026 was compared, with its cuti bersama.

The days of 2027 that follow from the calendar alone are added; those that the decree of 2027 sets
are to be compared with it, and the ones that depend on the moon are added from it.
"""

import datetime

from django.db import migrations, models

SKB_2026 = "SKB 3 Menteri Nomor 1497, 2 dan 5 Tahun 2025"
CUTI_2026 = [
    ("2026-02-16", "Cuti bersama Tahun Baru Imlek"),
    ("2026-03-18", "Cuti bersama Nyepi"),
    ("2026-03-20", "Cuti bersama Idul Fitri"),
    ("2026-03-23", "Cuti bersama Idul Fitri"),
    ("2026-03-24", "Cuti bersama Idul Fitri"),
    ("2026-05-15", "Cuti bersama Kenaikan Yesus Kristus"),
    ("2026-05-28", "Cuti bersama Idul Adha"),
    ("2026-12-24", "Cuti bersama Natal"),
]
LIBUR_2027 = [
    ("2027-02-06", "Tahun Baru Imlek"),
    ("2027-03-26", "Wafat Yesus Kristus"),
    ("2027-03-28", "Kebangkitan Yesus Kristus"),
    ("2027-05-06", "Kenaikan Yesus Kristus"),
]


def isi(apps, schema_editor):
    libur = apps.get_model("kelembagaan", "HariLibur").objects
    libur.filter(wilayah=None, tanggal__year=2026).update(dasar=SKB_2026)
    for daftar, dasar in ((CUTI_2026, SKB_2026), (LIBUR_2027, "")):
        for tanggal, nama in daftar:
            libur.get_or_create(
                wilayah=None,
                tanggal=datetime.date.fromisoformat(tanggal),
                defaults={"nama": nama, "dasar": dasar},
            )


def kosongkan(apps, schema_editor):
    tanggal = [satu for satu, _ in CUTI_2026 + LIBUR_2027]
    libur = apps.get_model("kelembagaan", "HariLibur").objects
    libur.filter(wilayah=None, tanggal__in=tanggal).delete()


class Migration(migrations.Migration):
    dependencies = [("kelembagaan", "0007_perangkat_kasus")]

    operations = [
        migrations.AddField(
            model_name="harilibur",
            name="dasar",
            field=models.CharField(
                "dasar",
                max_length=150,
                blank=True,
                default="",
                help_text="Keputusan yang menetapkannya, misalnya SKB 3 Menteri. "
                "Kosong berarti masih perlu dicocokkan.",
            ),
            preserve_default=False,
        ),
        migrations.RunPython(isi, kosongkan),
    ]
