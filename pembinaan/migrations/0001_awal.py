import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('kelembagaan', '0001_awal'),
        ('kelembagaan', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='PengaturanTim',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('jabatan_pemutus', models.JSONField(blank=True, default=list, verbose_name='jabatan yang memutuskan')),
                ('periksa_kesehatan', models.BooleanField(default=False, help_text='Diisi pada kabupaten/kota; berlaku bagi semua Posyandu di dalamnya.', verbose_name='bagian kesehatan wajib diperiksa nakes')),
                ('wilayah', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, to='kelembagaan.wilayah')),
            ],
            options={
                'verbose_name': 'pengaturan tim pembina',
                'verbose_name_plural': 'pengaturan tim pembina',
            },
        ),
        migrations.CreateModel(
            name='TandaUsang',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kode', models.CharField(blank=True, db_collation='C', max_length=13)),
                ('bulan', models.DateField()),
            ],
            options={
                'indexes': [models.Index(fields=['kode', 'bulan'], name='usang_kode_bulan')],
            },
        ),
        migrations.CreateModel(
            name='Keputusan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('bulan', models.DateField()),
                ('kode', models.CharField(blank=True, db_collation='C', max_length=17)),
                ('aksi', models.CharField(max_length=20)),
                ('dari', models.CharField(max_length=12)),
                ('ke', models.CharField(max_length=12)),
                ('sebagai', models.CharField(max_length=150)),
                ('catatan', models.TextField(blank=True)),
                ('sampai', models.DateField(null=True)),
                ('mewakili', models.BooleanField(default=False)),
                ('pengirim_sendiri', models.BooleanField(default=False)),
                ('pada', models.DateTimeField(auto_now_add=True)),
                ('oleh', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('penugasan', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='kelembagaan.penugasan')),
            ],
            options={
                'verbose_name': 'keputusan',
                'verbose_name_plural': 'keputusan',
                'ordering': ['pk'],
                'indexes': [models.Index(fields=['kode', 'bulan'], name='keputusan_unit')],
            },
        ),
        migrations.CreateModel(
            name='RekapWilayah',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('bulan', models.DateField(verbose_name='bulan')),
                ('kode', models.CharField(blank=True, db_collation='C', editable=False, max_length=17)),
                ('kode_induk', models.CharField(blank=True, db_collation='C', editable=False, max_length=13, null=True)),
                ('keadaan', models.CharField(choices=[('belum', 'Belum'), ('draf', 'Draf'), ('diajukan', 'Diajukan'), ('dikembalikan', 'Dikembalikan'), ('disetujui', 'Disetujui'), ('dimaklumi', 'Dimaklumi')], default='belum', editable=False, max_length=12, verbose_name='keadaan')),
                ('keadaan_semula', models.CharField(blank=True, default='', editable=False, max_length=12)),
                ('diajukan_pertama_pada', models.DateTimeField(editable=False, null=True)),
                ('diajukan_pada', models.DateTimeField(editable=False, null=True)),
                ('dimaklumi_sampai', models.DateField(editable=False, null=True)),
                ('susulan', models.BooleanField(default=False, editable=False)),
                ('disetujui', models.JSONField(default=dict)),
                ('berjalan', models.JSONField(default=dict)),
                ('posyandu_diharapkan', models.PositiveIntegerField(default=0)),
                ('posyandu_mengirim', models.PositiveIntegerField(default=0)),
                ('posyandu_tepat_waktu', models.PositiveIntegerField(default=0)),
                ('posyandu_disetujui', models.PositiveIntegerField(default=0)),
                ('posyandu_terdaftar', models.PositiveIntegerField(default=0)),
                ('posyandu_bidang', models.JSONField(default=dict)),
                ('dihitung_pada', models.DateTimeField(null=True)),
                ('diajukan_oleh', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('wilayah', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rekap', to='kelembagaan.wilayah')),
            ],
            options={
                'verbose_name': 'rekap wilayah',
                'verbose_name_plural': 'rekap wilayah',
                'indexes': [models.Index(fields=['kode_induk', 'bulan'], name='rekap_induk_bulan'), models.Index(fields=['kode', 'bulan'], name='rekap_kode_bulan')],
                'constraints': [models.UniqueConstraint(fields=('wilayah', 'bulan'), name='rekap_sekali'), models.CheckConstraint(condition=models.Q(('bulan__day', 1)), name='rekap_awal_bulan')],
            },
        ),
        migrations.CreateModel(
            name='Tenggat',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('tingkat', models.CharField(choices=[('posyandu', 'Posyandu'), ('desa', 'Desa/kelurahan'), ('kecamatan', 'Kecamatan'), ('kabkota', 'Kabupaten/kota'), ('provinsi', 'Provinsi')], max_length=10)),
                ('tanggal', models.PositiveSmallIntegerField(verbose_name='tanggal di bulan berikutnya')),
                ('wilayah', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='kelembagaan.wilayah')),
            ],
            options={
                'verbose_name': 'tenggat',
                'verbose_name_plural': 'tenggat',
                'constraints': [models.UniqueConstraint(fields=('wilayah', 'tingkat'), name='tenggat_sekali'), models.CheckConstraint(condition=models.Q(('tanggal__gte', 1), ('tanggal__lte', 28)), name='tenggat_tanggal')],
            },
        ),
    ]
