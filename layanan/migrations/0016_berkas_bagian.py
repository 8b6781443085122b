from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('layanan', '0015_buku_kia'),
    ]

    operations = [
        migrations.AddField(
            model_name='berkas',
            name='bagian',
            field=models.CharField(blank=True, max_length=40),
        ),
    ]
