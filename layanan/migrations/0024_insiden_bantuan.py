from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('layanan', '0023_ukur_tubuh_hamil'),
    ]

    operations = [
        migrations.AlterField(
            model_name='insiden',
            name='jenis_insiden',
            field=models.CharField(choices=[('pencurian', 'Pencurian'), ('keributan', 'Keributan atau perkelahian'), ('kecelakaan', 'Kecelakaan'), ('kebakaran', 'Kebakaran'), ('banjir', 'Banjir'), ('longsor', 'Tanah longsor'), ('angin', 'Angin kencang'), ('gempa', 'Gempa atau tsunami'), ('orang_hilang', 'Orang hilang'), ('lainnya', 'Gangguan lain')], max_length=12, verbose_name='jenis insiden'),
        ),
        migrations.AlterField(
            model_name='insidenevent',
            name='jenis_insiden',
            field=models.CharField(choices=[('pencurian', 'Pencurian'), ('keributan', 'Keributan atau perkelahian'), ('kecelakaan', 'Kecelakaan'), ('kebakaran', 'Kebakaran'), ('banjir', 'Banjir'), ('longsor', 'Tanah longsor'), ('angin', 'Angin kencang'), ('gempa', 'Gempa atau tsunami'), ('orang_hilang', 'Orang hilang'), ('lainnya', 'Gangguan lain')], max_length=12, verbose_name='jenis insiden'),
        ),
    ]
