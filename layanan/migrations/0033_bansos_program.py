from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    """Two programmes, or two days of handing out on one date, are two acts."""

    dependencies = [("layanan", "0032_hitungan_permohonan")]

    operations = [
        migrations.RemoveConstraint("penyaluranbansos", "bansos_sekali_sehari"),
        migrations.AddConstraint(
            model_name="penyaluranbansos",
            constraint=models.UniqueConstraint(
                fields=["keluarga", "warga", "tanggal", "jenis_bantuan", "program", "kegiatan"],
                name="bansos_sekali_sehari",
                condition=Q(dibatalkan_pada__isnull=True),
                nulls_distinct=False,
            ),
        ),
    ]
