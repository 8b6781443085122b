import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Which registers do not run in a region, from a day on."""

    dependencies = [
        ("kelembagaan", "0007_perangkat_kasus"),
        ("layanan", "0033_bansos_program"),
    ]

    operations = [
        migrations.CreateModel(
            name="PengaturanRegister",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("mulai", models.DateField(verbose_name="berlaku mulai")),
                (
                    "belum",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="register yang belum berjalan",
                    ),
                ),
                (
                    "wilayah",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kelembagaan.wilayah",
                        verbose_name="wilayah",
                    ),
                ),
            ],
            options={
                "verbose_name": "pengaturan register",
                "verbose_name_plural": "pengaturan register",
                "ordering": ["wilayah__kode", "-mulai"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("wilayah", "mulai"), name="pengaturan_register_sekali"
                    )
                ],
            },
        ),
    ]
