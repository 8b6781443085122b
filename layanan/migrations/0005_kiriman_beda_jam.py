from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('layanan', '0004_berkas'),
    ]

    operations = [
        migrations.AddField(
            model_name='kiriman',
            name='beda_jam',
            field=models.IntegerField(help_text='Detik: sejauh apa jam server mendahului jam ponsel waktu itu.', null=True),
        ),
    ]
