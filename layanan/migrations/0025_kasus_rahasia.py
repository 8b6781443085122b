import django.db.models.deletion
import kelembagaan.enkripsi
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('kelembagaan', '0007_perangkat_kasus'),
        ('layanan', '0024_insiden_bantuan'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='KasusRahasia',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kunci', models.UUIDField(editable=False, unique=True)),
                ('dibuat_pada', models.DateTimeField(auto_now_add=True)),
                ('tanggal', models.DateField(verbose_name='tanggal dicatat')),
                ('jenis_kasus', models.CharField(choices=[('kdrt', 'Kekerasan dalam rumah tangga (KDRT)'), ('seksual', 'Kekerasan seksual'), ('anak', 'Kekerasan terhadap anak'), ('tppo', 'Perdagangan orang'), ('narkoba', 'Narkoba'), ('asusila', 'Asusila')], max_length=8, verbose_name='jenis kasus')),
                ('korban', kelembagaan.enkripsi.TerenkripsiField(verbose_name='siapa yang perlu ditolong')),
                ('uraian', kelembagaan.enkripsi.TerenkripsiField(verbose_name='apa yang terjadi')),
                ('kontak', kelembagaan.enkripsi.TerenkripsiField(blank=True, verbose_name='cara menghubunginya dengan aman')),
                ('pelapor', kelembagaan.enkripsi.TerenkripsiField(blank=True, verbose_name='siapa yang memberi tahu')),
                ('menunggu_persetujuan', models.BooleanField(default=False)),
                ('keadaan', models.CharField(choices=[('terbuka', 'Sedang ditangani'), ('selesai', 'Selesai'), ('batal', 'Dibatalkan: salah catat')], default='terbuka', max_length=8, verbose_name='keadaan')),
                ('dicatat_oleh', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('pemegang', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kelembagaan.penugasan')),
                ('posyandu', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kelembagaan.posyandu')),
                ('tujuan', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kelembagaan.penugasan')),
            ],
            options={
                'verbose_name': 'kasus rahasia',
                'verbose_name_plural': 'kasus rahasia',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='BacaKasus',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('pada', models.DateTimeField(auto_now_add=True)),
                ('oleh', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('penugasan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kelembagaan.penugasan')),
                ('kasus', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pembacaan', to='layanan.kasusrahasia')),
            ],
            options={
                'verbose_name': 'pembacaan kasus rahasia',
                'verbose_name_plural': 'pembacaan kasus rahasia',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='LangkahKasus',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('aksi', models.CharField(choices=[('catat', 'Dicatat'), ('serahkan', 'Diserahkan'), ('setujui', 'Penyerahan disetujui'), ('tolak', 'Penyerahan tidak disetujui'), ('buka', 'Dibuka dan diterima'), ('beri_tahu', 'Diberi tahu langsung'), ('tambah', 'Keterangan ditambah'), ('selesai', 'Selesai'), ('batal', 'Dibatalkan')], max_length=10, verbose_name='langkah')),
                ('kepada', kelembagaan.enkripsi.TerenkripsiField(blank=True, verbose_name='siapa yang diberi tahu')),
                ('waktu', models.DateTimeField(null=True, verbose_name='kapan diberi tahu')),
                ('catatan', kelembagaan.enkripsi.TerenkripsiField(blank=True, verbose_name='keterangan')),
                ('pada', models.DateTimeField(auto_now_add=True)),
                ('kasus', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='langkah', to='layanan.kasusrahasia')),
                ('ke', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kelembagaan.penugasan')),
                ('oleh', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('penugasan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kelembagaan.penugasan')),
            ],
            options={
                'verbose_name': 'langkah kasus rahasia',
                'verbose_name_plural': 'langkah kasus rahasia',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='PengaturanKasus',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('perlu_persetujuan', models.BooleanField(default=False, help_text='Kekerasan dan perdagangan orang tidak pernah menunggu persetujuan.', verbose_name='penyerahan kasus narkoba dan asusila menunggu persetujuan kades/lurah')),
                ('wilayah', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kelembagaan.wilayah', verbose_name='wilayah')),
            ],
            options={
                'verbose_name': 'pengaturan kasus rahasia',
                'verbose_name_plural': 'pengaturan kasus rahasia',
            },
        ),
        migrations.AddIndex(
            model_name='kasusrahasia',
            index=models.Index(fields=['tanggal', 'posyandu'], name='kasus_tanggal_posyandu'),
        ),
        migrations.AddConstraint(
            model_name='kasusrahasia',
            constraint=models.CheckConstraint(condition=models.Q(('menunggu_persetujuan', False), ('tujuan__isnull', False), _connector='OR'), name='kasus_persetujuan_bertujuan'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='bacakasus',
            trigger=pgtrigger.compiler.Trigger(name='tetap', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='55af34081a6a04bf03da92c66578cb2faf158fb0', operation='UPDATE OR DELETE', pgid='pgtrigger_tetap_a0897', table='layanan_bacakasus', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='langkahkasus',
            trigger=pgtrigger.compiler.Trigger(name='tetap', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='fcf9f568a77d8ac304607e3a289042e8ca4b0beb', operation='UPDATE OR DELETE', pgid='pgtrigger_tetap_ace52', table='layanan_langkahkasus', when='BEFORE')),
        ),
    ]
