from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('kelembagaan', '0006_bulan_ukur_tinggi'),
    ]

    operations = [
        migrations.AddField(
            model_name='perangkatdaerah',
            name='alamat',
            field=models.CharField(blank=True, max_length=200, verbose_name='alamat'),
        ),
        migrations.AddField(
            model_name='perangkatdaerah',
            name='telepon',
            field=models.CharField(blank=True, max_length=30, verbose_name='telepon'),
        ),
        migrations.AddField(
            model_name='perangkatdaerah',
            name='terima_kasus',
            field=models.BooleanField(default=False, help_text='UPTD PPA, Puskesmas, Bhabinkamtibmas, Polsek: nama, alamat, dan teleponnya tampil di halaman kasus rahasia.', verbose_name='menerima kasus rahasia'),
        ),
    ]
