from django.db import migrations, models

from kelembagaan.migrasi import Sekaligus


class Migration(migrations.Migration):
    dependencies = [
        ("layanan", "0036_pendampingan_kunjungan_sehari"),
    ]

    operations = [
        Sekaligus(
            [
                migrations.AddField(
                    model_name="langkahkasus",
                    name="kunci",
                    field=models.UUIDField(editable=False, null=True),
                ),
                migrations.AddConstraint(
                    model_name="langkahkasus",
                    constraint=models.UniqueConstraint(
                        fields=("kasus", "kunci"), name="langkah_kasus_kunci"
                    ),
                ),
            ]
        ),
    ]
