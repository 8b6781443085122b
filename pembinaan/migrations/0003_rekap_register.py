from django.db import migrations, models


class Migration(migrations.Migration):
    """How many Posyandu do not keep a register that is not switched on in their kabupaten."""

    dependencies = [("pembinaan", "0002_rekap_menunggu")]

    operations = [
        migrations.AddField("rekapwilayah", "posyandu_belum", models.JSONField(default=dict)),
    ]
