from django.db import migrations, models

from kelembagaan.migrasi import Sekaligus


class Migration(migrations.Migration):
    dependencies = [
        ("layanan", "0035_permohonan_meja"),
    ]

    operations = [
        Sekaligus(
            [
                migrations.RemoveConstraint(
                    model_name="pendampingan",
                    name="pendampingan_sekali_sehari",
                ),
                migrations.AddConstraint(
                    model_name="pendampingan",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("dibatalkan_pada__isnull", True)),
                        fields=(
                            "keluarga",
                            "warga",
                            "tanggal",
                            "tujuan",
                            "induk",
                            "bidang_spm",
                            "perubahan",
                            "hasil_akhir",
                        ),
                        name="pendampingan_sekali_sehari",
                        nulls_distinct=False,
                    ),
                ),
            ]
        ),
    ]
