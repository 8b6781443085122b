import django.contrib.auth.validators
import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import kelembagaan.nama
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from kelembagaan.migrasi import Sekaligus


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [Sekaligus([
        migrations.CreateModel(
            name='Pengguna',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('username', models.CharField(error_messages={'unique': 'A user with that username already exists.'}, help_text='Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.', max_length=150, unique=True, validators=[django.contrib.auth.validators.UnicodeUsernameValidator()], verbose_name='username')),
                ('is_staff', models.BooleanField(default=False, help_text='Designates whether the user can log into this admin site.', verbose_name='staff status')),
                ('is_active', models.BooleanField(default=True, help_text='Designates whether this user should be treated as active. Unselect this instead of deleting accounts.', verbose_name='active')),
                ('date_joined', models.DateTimeField(default=django.utils.timezone.now, verbose_name='date joined')),
                ('nama', models.CharField(max_length=100, verbose_name='nama')),
                ('nomor_hp', models.CharField(blank=True, max_length=20, verbose_name='nomor HP')),
                ('mulai_mengabdi', models.DateField(blank=True, help_text='Tetap berlaku walaupun SK diganti.', null=True, verbose_name='mulai mengabdi')),
                ('harus_ganti_sandi', models.BooleanField(default=False, editable=False)),
                ('contoh', models.BooleanField(default=False, editable=False, verbose_name='data contoh')),
                ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
            ],
            options={
                'verbose_name': 'pengguna',
                'verbose_name_plural': 'pengguna',
            },
        ),
        migrations.CreateModel(
            name='KodeSekaliPakai',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('hash_kode', models.CharField(max_length=128)),
                ('dibuat_pada', models.DateTimeField(auto_now_add=True)),
                ('kedaluwarsa_pada', models.DateTimeField()),
                ('dipakai_pada', models.DateTimeField(null=True)),
                ('dibuat_oleh', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('pengguna', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='kode_sekali_pakai', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'kode sekali pakai',
                'verbose_name_plural': 'kode sekali pakai',
                'indexes': [models.Index(fields=['pengguna', '-dibuat_pada'], name='kode_pengguna')],
            },
        ),
        migrations.CreateModel(
            name='KodeSekaliPakaiEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('hash_kode', models.CharField(max_length=128)),
                ('dibuat_pada', models.DateTimeField(auto_now_add=True)),
                ('kedaluwarsa_pada', models.DateTimeField()),
                ('dipakai_pada', models.DateTimeField(null=True)),
                ('dibuat_oleh', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pengguna', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='kelembagaan.kodesekalipakai')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Pemberitahuan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('teks', models.CharField(max_length=300)),
                ('tautan', models.CharField(blank=True, max_length=300)),
                ('dibuat_pada', models.DateTimeField(auto_now_add=True)),
                ('dibaca_pada', models.DateTimeField(null=True)),
                ('kepada', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='pemberitahuan', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'pemberitahuan',
                'verbose_name_plural': 'pemberitahuan',
                'ordering': ['-dibuat_pada'],
                'indexes': [models.Index(condition=models.Q(('dibaca_pada__isnull', True)), fields=['kepada', '-dibuat_pada'], name='pemberitahuan_belum_dibaca')],
            },
        ),
        migrations.CreateModel(
            name='Wilayah',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kode', models.CharField(blank=True, db_collation='C', max_length=13, unique=True, verbose_name='kode')),
                ('nama', models.CharField(max_length=100, verbose_name='nama')),
                ('nama_cari', kelembagaan.nama.NamaCariField(db_index=True, default='', editable=False, max_length=100)),
                ('jenis_wilayah', models.CharField(choices=[('pusat', 'Pusat'), ('provinsi', 'Provinsi'), ('kabupaten', 'Kabupaten'), ('kota', 'Kota'), ('kecamatan', 'Kecamatan'), ('desa', 'Desa'), ('kelurahan', 'Kelurahan'), ('desa_adat', 'Desa Adat')], max_length=10, verbose_name='jenis wilayah')),
                ('sebutan', models.CharField(blank=True, help_text='Nama setempat bagi jenis wilayah ini: gampong, nagari, distrik, kapanewon, ...', max_length=30, verbose_name='sebutan setempat')),
                ('berlaku_mulai', models.DateField(blank=True, null=True, verbose_name='berlaku mulai')),
                ('berlaku_sampai', models.DateField(blank=True, null=True, verbose_name='berlaku sampai')),
                ('kode_penerus', models.CharField(blank=True, db_collation='C', db_index=True, help_text='Wilayah yang menerima wilayah ini setelah berakhir.', max_length=13, null=True, verbose_name='kode penerus')),
                ('induk', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='anak', to='kelembagaan.wilayah')),
            ],
            options={
                'verbose_name': 'wilayah',
                'verbose_name_plural': 'wilayah',
                'ordering': ['kode'],
                'constraints': [models.CheckConstraint(condition=models.Q(('kode', ''), ('kode__regex', '^\\d{2}(\\.\\d{2}(\\.\\d{2}(\\.\\d{4})?)?)?$'), _connector='OR'), name='wilayah_kode_utuh')],
            },
        ),
        migrations.CreateModel(
            name='PerangkatDaerah',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('nama', models.CharField(max_length=150, verbose_name='nama')),
                ('jenis_perangkat', models.CharField(choices=[('dinas', 'Dinas'), ('kantor_kecamatan', 'Kantor kecamatan'), ('puskesmas', 'Puskesmas'), ('uptd', 'UPTD'), ('mitra', 'Mitra')], max_length=16, verbose_name='jenis perangkat')),
                ('bidang', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('pendidikan', 'Pendidikan'), ('kesehatan', 'Kesehatan'), ('pekerjaan_umum', 'Pekerjaan Umum'), ('perumahan', 'Perumahan Rakyat'), ('trantibumlinmas', 'Trantibumlinmas'), ('sosial', 'Sosial')], max_length=20), blank=True, default=list, size=None, verbose_name='bidang')),
                ('aktif', models.BooleanField(default=True, verbose_name='aktif')),
                ('wilayah', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='kelembagaan.wilayah', verbose_name='wilayah')),
            ],
            options={
                'verbose_name': 'perangkat daerah',
                'verbose_name_plural': 'perangkat daerah',
                'ordering': ['wilayah__kode', 'nama'],
                'constraints': [models.UniqueConstraint(fields=('wilayah', 'nama'), name='perangkat_nama_wilayah')],
            },
        ),
        migrations.CreateModel(
            name='Posyandu',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('nomor_urut', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(999)], verbose_name='nomor urut')),
                ('kode', models.CharField(db_collation='C', editable=False, max_length=17, unique=True, verbose_name='kode')),
                ('nama', models.CharField(max_length=100, verbose_name='nama')),
                ('alamat', models.CharField(blank=True, max_length=200, verbose_name='alamat')),
                ('wilayah_layanan', models.CharField(blank=True, help_text='Misalnya: RW 01, RW 02.', max_length=200, verbose_name='RW/dusun yang dilayani')),
                ('lintang', models.DecimalField(blank=True, decimal_places=6, max_digits=9, null=True, validators=[django.core.validators.MinValueValidator(-12), django.core.validators.MaxValueValidator(7)], verbose_name='lintang')),
                ('bujur', models.DecimalField(blank=True, decimal_places=6, max_digits=9, null=True, validators=[django.core.validators.MinValueValidator(94), django.core.validators.MaxValueValidator(142)], verbose_name='bujur')),
                ('bangunan', models.CharField(blank=True, choices=[('milik_desa', 'Milik desa/kelurahan'), ('menumpang', 'Menumpang fasilitas lain'), ('rumah_kader', 'Rumah kader')], max_length=12, verbose_name='bangunan')),
                ('nomor_registrasi', models.CharField(blank=True, help_text='Diberikan oleh Kemendagri; kosongkan bila belum ada.', max_length=17, null=True, unique=True, validators=[django.core.validators.RegexValidator('^\\d{2}\\.\\d{2}\\.\\d{2}\\.\\d{4}\\.\\d{3}$', 'Bentuknya PP.KK.KC.DDDD.NNN.')], verbose_name='nomor registrasi')),
                ('mulai', models.DateField(verbose_name='mulai kegiatan')),
                ('selesai', models.DateField(blank=True, null=True, verbose_name='berhenti')),
                ('contoh', models.BooleanField(default=False, editable=False, verbose_name='data contoh')),
                ('wilayah', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='posyandu', to='kelembagaan.wilayah', verbose_name='desa/kelurahan')),
            ],
            options={
                'verbose_name': 'Posyandu',
                'verbose_name_plural': 'Posyandu',
                'ordering': ['kode'],
                'constraints': [models.UniqueConstraint(fields=('wilayah', 'nomor_urut'), name='posyandu_nomor_desa', violation_error_message='Nomor urut ini sudah dipakai di desa/kelurahan itu.'), models.CheckConstraint(condition=models.Q(('selesai__isnull', True), ('selesai__gte', models.F('mulai')), _connector='OR'), name='posyandu_selesai_sesudah_mulai', violation_error_message='Tanggal berhenti lebih awal daripada mulai kegiatan.')],
            },
        ),
        migrations.CreateModel(
            name='PengecualianBuka',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('tanggal', models.DateField(verbose_name='tanggal semula')),
                ('pindah_ke', models.DateField(blank=True, null=True, verbose_name='pindah ke')),
                ('alasan', models.CharField(max_length=200, verbose_name='alasan')),
                ('posyandu', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='pengecualian_buka', to='kelembagaan.posyandu')),
            ],
            options={
                'verbose_name': 'pengecualian hari buka',
                'verbose_name_plural': 'pengecualian hari buka',
                'constraints': [models.UniqueConstraint(fields=('posyandu', 'tanggal'), name='pengecualian_sekali')],
            },
        ),
        migrations.CreateModel(
            name='JadwalBuka',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('pola', models.CharField(choices=[('tanggal', 'Tanggal tetap'), ('pekan', 'Hari pada minggu ke-')], max_length=8, verbose_name='pola')),
                ('tanggal', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(31)], verbose_name='tanggal')),
                ('hari', models.PositiveSmallIntegerField(blank=True, choices=[(0, 'Senin'), (1, 'Selasa'), (2, 'Rabu'), (3, 'Kamis'), (4, 'Jumat'), (5, 'Sabtu'), (6, 'Minggu')], null=True, verbose_name='hari')),
                ('minggu_ke', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(5)], verbose_name='minggu ke-')),
                ('jam_mulai', models.TimeField(default='08:00', verbose_name='jam mulai')),
                ('jam_selesai', models.TimeField(default='11:00', verbose_name='jam selesai')),
                ('tempat', models.CharField(blank=True, max_length=100, verbose_name='tempat')),
                ('posyandu', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='jadwal_buka', to='kelembagaan.posyandu')),
            ],
            options={
                'verbose_name': 'jadwal buka',
                'verbose_name_plural': 'jadwal buka',
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('pola', 'tanggal'), ('tanggal__isnull', False)), models.Q(('hari__isnull', False), ('minggu_ke__isnull', False), ('pola', 'pekan')), _connector='OR'), name='jadwal_pola_lengkap', violation_error_message='Isi tanggalnya, atau hari dan minggu ke berapa.')],
            },
        ),
        migrations.CreateModel(
            name='BidangAktif',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('bidang', models.CharField(choices=[('pendidikan', 'Pendidikan'), ('kesehatan', 'Kesehatan'), ('pekerjaan_umum', 'Pekerjaan Umum'), ('perumahan', 'Perumahan Rakyat'), ('trantibumlinmas', 'Trantibumlinmas'), ('sosial', 'Sosial')], max_length=20, verbose_name='bidang')),
                ('mulai', models.DateField(verbose_name='mulai')),
                ('selesai', models.DateField(blank=True, null=True, verbose_name='selesai')),
                ('posyandu', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='bidang_aktif', to='kelembagaan.posyandu')),
            ],
            options={
                'verbose_name': 'bidang aktif',
                'verbose_name_plural': 'bidang aktif',
                'constraints': [models.UniqueConstraint(fields=('posyandu', 'bidang'), name='bidang_aktif_sekali')],
            },
        ),
        migrations.CreateModel(
            name='SuratKeputusan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('nomor', models.CharField(max_length=100, verbose_name='nomor')),
                ('tanggal', models.DateField(verbose_name='tanggal')),
                ('tentang', models.CharField(choices=[('pembentukan', 'Pembentukan Posyandu'), ('pengurus', 'Penetapan pengurus'), ('kader', 'Penetapan kader'), ('tim_pembina', 'Tim Pembina Posyandu')], max_length=12, verbose_name='tentang')),
                ('berlaku_sampai', models.DateField(blank=True, null=True, verbose_name='berlaku sampai')),
                ('posyandu', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='sk', to='kelembagaan.posyandu')),
                ('wilayah', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='kelembagaan.wilayah', verbose_name='wilayah')),
            ],
            options={
                'verbose_name': 'surat keputusan',
                'verbose_name_plural': 'surat keputusan',
                'ordering': ['-tanggal'],
                'constraints': [models.UniqueConstraint(fields=('wilayah', 'nomor'), name='sk_nomor_wilayah', violation_error_message='SK dengan nomor ini sudah tercatat di wilayah itu.')],
            },
        ),
        migrations.CreateModel(
            name='Penugasan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('peran', models.CharField(choices=[('kader', 'Kader'), ('pengurus', 'Pengurus'), ('nakes', 'Tenaga kesehatan'), ('pemdes', 'Pemerintah desa/kelurahan'), ('tim_pembina', 'Tim Pembina Posyandu'), ('opd', 'Perangkat daerah'), ('dpmd', 'DPMD')], max_length=12, verbose_name='peran')),
                ('jabatan', models.CharField(choices=[('ketua', 'Ketua'), ('sekretaris', 'Sekretaris'), ('bendahara', 'Bendahara'), ('ketua_bidang', 'Ketua Bidang'), ('kader', 'Kader'), ('kades', 'Kepala Desa/Lurah'), ('sekdes', 'Sekretaris Desa/Kelurahan'), ('kasi', 'Kepala Seksi'), ('operator', 'Operator Desa/Kelurahan'), ('kabid', 'Ketua Bidang Tim Pembina'), ('operator_sekretariat', 'Operator Sekretariat'), ('bidan', 'Bidan'), ('perawat', 'Perawat'), ('gizi', 'Tenaga Gizi'), ('staf', 'Staf')], max_length=20, verbose_name='jabatan')),
                ('bidang', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('pendidikan', 'Pendidikan'), ('kesehatan', 'Kesehatan'), ('pekerjaan_umum', 'Pekerjaan Umum'), ('perumahan', 'Perumahan Rakyat'), ('trantibumlinmas', 'Trantibumlinmas'), ('sosial', 'Sosial')], max_length=20), blank=True, default=list, help_text='Kosong berarti keenam bidang.', size=None, verbose_name='bidang')),
                ('mulai', models.DateField(verbose_name='mulai')),
                ('selesai', models.DateField(blank=True, null=True, verbose_name='selesai')),
                ('alasan_selesai', models.CharField(blank=True, choices=[('meninggal', 'Meninggal dunia'), ('mengundurkan_diri', 'Mengundurkan diri'), ('masa_jabatan', 'Masa jabatan habis'), ('pindah', 'Pindah tempat tinggal'), ('kesehatan', 'Tidak lagi memenuhi syarat kesehatan'), ('tidak_bertugas', 'Tidak bertugas tiga bulan tanpa keterangan'), ('parpol', 'Menjadi pengurus partai politik'), ('tercela', 'Perbuatan tercela atau pidana'), ('diganti', 'Diganti')], max_length=20, verbose_name='alasan selesai')),
                ('periode_ke', models.PositiveSmallIntegerField(default=1, verbose_name='periode ke-')),
                ('keadaan', models.CharField(choices=[('diusulkan', 'Diusulkan'), ('berlaku', 'Berlaku'), ('ditolak', 'Ditolak')], default='diusulkan', max_length=10, verbose_name='keadaan')),
                ('diputuskan_pada', models.DateTimeField(blank=True, editable=False, null=True)),
                ('kode', models.CharField(db_collation='C', db_index=True, editable=False, max_length=17)),
                ('diputuskan_oleh', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('diusulkan_oleh', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('pengguna', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='penugasan', to=settings.AUTH_USER_MODEL)),
                ('perangkat_daerah', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='penugasan', to='kelembagaan.perangkatdaerah')),
                ('posyandu', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='penugasan', to='kelembagaan.posyandu')),
                ('sk', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='kelembagaan.suratkeputusan', verbose_name='SK')),
                ('sk_selesai', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kelembagaan.suratkeputusan', verbose_name='SK pemberhentian')),
                ('desa_lain', models.ManyToManyField(blank=True, help_text='Desa lain yang juga dilayani seorang nakes.', related_name='+', to='kelembagaan.wilayah')),
                ('wilayah', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='penugasan', to='kelembagaan.wilayah')),
            ],
            options={
                'verbose_name': 'penugasan',
                'verbose_name_plural': 'penugasan',
                'ordering': ['kode', 'peran', 'pk'],
                'indexes': [models.Index(fields=['pengguna', 'selesai'], name='penugasan_pengguna')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('peran__in', ['kader', 'pengurus']), ('perangkat_daerah__isnull', True), ('posyandu__isnull', False), ('wilayah__isnull', True)), models.Q(('peran__in', ['nakes', 'pemdes', 'tim_pembina', 'dpmd']), ('perangkat_daerah__isnull', True), ('posyandu__isnull', True), ('wilayah__isnull', False)), models.Q(('peran', 'opd'), ('perangkat_daerah__isnull', False), ('posyandu__isnull', True), ('wilayah__isnull', True)), _connector='OR'), name='penugasan_satu_tempat', violation_error_message='Pilih satu tempat yang sesuai perannya: Posyandu untuk kader dan pengurus, perangkat daerah untuk OPD, wilayah untuk yang lain.'), models.CheckConstraint(condition=models.Q(('selesai__isnull', True), ('selesai__gte', models.F('mulai')), _connector='OR'), name='penugasan_selesai_sesudah_mulai', violation_error_message='Tanggal selesai lebih awal daripada tanggal mulai.')],
            },
        ),
        migrations.CreateModel(
            name='SuratKeputusanEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('nomor', models.CharField(max_length=100, verbose_name='nomor')),
                ('tanggal', models.DateField(verbose_name='tanggal')),
                ('tentang', models.CharField(choices=[('pembentukan', 'Pembentukan Posyandu'), ('pengurus', 'Penetapan pengurus'), ('kader', 'Penetapan kader'), ('tim_pembina', 'Tim Pembina Posyandu')], max_length=12, verbose_name='tentang')),
                ('berlaku_sampai', models.DateField(blank=True, null=True, verbose_name='berlaku sampai')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='kelembagaan.suratkeputusan')),
                ('posyandu', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='kelembagaan.posyandu')),
                ('wilayah', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='kelembagaan.wilayah', verbose_name='wilayah')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='PosyanduEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('nomor_urut', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(999)], verbose_name='nomor urut')),
                ('kode', models.CharField(db_collation='C', editable=False, max_length=17, verbose_name='kode')),
                ('nama', models.CharField(max_length=100, verbose_name='nama')),
                ('alamat', models.CharField(blank=True, max_length=200, verbose_name='alamat')),
                ('wilayah_layanan', models.CharField(blank=True, help_text='Misalnya: RW 01, RW 02.', max_length=200, verbose_name='RW/dusun yang dilayani')),
                ('lintang', models.DecimalField(blank=True, decimal_places=6, max_digits=9, null=True, validators=[django.core.validators.MinValueValidator(-12), django.core.validators.MaxValueValidator(7)], verbose_name='lintang')),
                ('bujur', models.DecimalField(blank=True, decimal_places=6, max_digits=9, null=True, validators=[django.core.validators.MinValueValidator(94), django.core.validators.MaxValueValidator(142)], verbose_name='bujur')),
                ('bangunan', models.CharField(blank=True, choices=[('milik_desa', 'Milik desa/kelurahan'), ('menumpang', 'Menumpang fasilitas lain'), ('rumah_kader', 'Rumah kader')], max_length=12, verbose_name='bangunan')),
                ('nomor_registrasi', models.CharField(blank=True, help_text='Diberikan oleh Kemendagri; kosongkan bila belum ada.', max_length=17, null=True, validators=[django.core.validators.RegexValidator('^\\d{2}\\.\\d{2}\\.\\d{2}\\.\\d{4}\\.\\d{3}$', 'Bentuknya PP.KK.KC.DDDD.NNN.')], verbose_name='nomor registrasi')),
                ('mulai', models.DateField(verbose_name='mulai kegiatan')),
                ('selesai', models.DateField(blank=True, null=True, verbose_name='berhenti')),
                ('contoh', models.BooleanField(default=False, editable=False, verbose_name='data contoh')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='kelembagaan.posyandu')),
                ('wilayah', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='kelembagaan.wilayah', verbose_name='desa/kelurahan')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='PenugasanEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('peran', models.CharField(choices=[('kader', 'Kader'), ('pengurus', 'Pengurus'), ('nakes', 'Tenaga kesehatan'), ('pemdes', 'Pemerintah desa/kelurahan'), ('tim_pembina', 'Tim Pembina Posyandu'), ('opd', 'Perangkat daerah'), ('dpmd', 'DPMD')], max_length=12, verbose_name='peran')),
                ('jabatan', models.CharField(choices=[('ketua', 'Ketua'), ('sekretaris', 'Sekretaris'), ('bendahara', 'Bendahara'), ('ketua_bidang', 'Ketua Bidang'), ('kader', 'Kader'), ('kades', 'Kepala Desa/Lurah'), ('sekdes', 'Sekretaris Desa/Kelurahan'), ('kasi', 'Kepala Seksi'), ('operator', 'Operator Desa/Kelurahan'), ('kabid', 'Ketua Bidang Tim Pembina'), ('operator_sekretariat', 'Operator Sekretariat'), ('bidan', 'Bidan'), ('perawat', 'Perawat'), ('gizi', 'Tenaga Gizi'), ('staf', 'Staf')], max_length=20, verbose_name='jabatan')),
                ('bidang', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('pendidikan', 'Pendidikan'), ('kesehatan', 'Kesehatan'), ('pekerjaan_umum', 'Pekerjaan Umum'), ('perumahan', 'Perumahan Rakyat'), ('trantibumlinmas', 'Trantibumlinmas'), ('sosial', 'Sosial')], max_length=20), blank=True, default=list, help_text='Kosong berarti keenam bidang.', size=None, verbose_name='bidang')),
                ('mulai', models.DateField(verbose_name='mulai')),
                ('selesai', models.DateField(blank=True, null=True, verbose_name='selesai')),
                ('alasan_selesai', models.CharField(blank=True, choices=[('meninggal', 'Meninggal dunia'), ('mengundurkan_diri', 'Mengundurkan diri'), ('masa_jabatan', 'Masa jabatan habis'), ('pindah', 'Pindah tempat tinggal'), ('kesehatan', 'Tidak lagi memenuhi syarat kesehatan'), ('tidak_bertugas', 'Tidak bertugas tiga bulan tanpa keterangan'), ('parpol', 'Menjadi pengurus partai politik'), ('tercela', 'Perbuatan tercela atau pidana'), ('diganti', 'Diganti')], max_length=20, verbose_name='alasan selesai')),
                ('periode_ke', models.PositiveSmallIntegerField(default=1, verbose_name='periode ke-')),
                ('keadaan', models.CharField(choices=[('diusulkan', 'Diusulkan'), ('berlaku', 'Berlaku'), ('ditolak', 'Ditolak')], default='diusulkan', max_length=10, verbose_name='keadaan')),
                ('diputuskan_pada', models.DateTimeField(blank=True, editable=False, null=True)),
                ('kode', models.CharField(db_collation='C', editable=False, max_length=17)),
                ('diputuskan_oleh', models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('diusulkan_oleh', models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pengguna', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='kelembagaan.penugasan')),
                ('perangkat_daerah', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='kelembagaan.perangkatdaerah')),
                ('posyandu', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='kelembagaan.posyandu')),
                ('sk', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='kelembagaan.suratkeputusan', verbose_name='SK')),
                ('sk_selesai', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='kelembagaan.suratkeputusan', verbose_name='SK pemberhentian')),
                ('wilayah', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='kelembagaan.wilayah')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='kodesekalipakai',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "kelembagaan_kodesekalipakaievent" ("dibuat_oleh_id", "dibuat_pada", "dipakai_pada", "hash_kode", "id", "kedaluwarsa_pada", "pengguna_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."dibuat_oleh_id", OLD."dibuat_pada", OLD."dipakai_pada", OLD."hash_kode", OLD."id", OLD."kedaluwarsa_pada", OLD."pengguna_id", _pgh_attach_context(), NOW(), \'update\', OLD."id"); RETURN NULL;', hash='cdc4661e112ea867d833fb49b9084aed1e35c936', operation='UPDATE', pgid='pgtrigger_update_update_46f3c', table='kelembagaan_kodesekalipakai', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='kodesekalipakai',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "kelembagaan_kodesekalipakaievent" ("dibuat_oleh_id", "dibuat_pada", "dipakai_pada", "hash_kode", "id", "kedaluwarsa_pada", "pengguna_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."dibuat_oleh_id", OLD."dibuat_pada", OLD."dipakai_pada", OLD."hash_kode", OLD."id", OLD."kedaluwarsa_pada", OLD."pengguna_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;', hash='07bea448a1679ab17444b9629a4fad0d390eab5d', operation='DELETE', pgid='pgtrigger_delete_delete_dcca8', table='kelembagaan_kodesekalipakai', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='suratkeputusan',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "kelembagaan_suratkeputusanevent" ("berlaku_sampai", "id", "nomor", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posyandu_id", "tanggal", "tentang", "wilayah_id") VALUES (OLD."berlaku_sampai", OLD."id", OLD."nomor", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."posyandu_id", OLD."tanggal", OLD."tentang", OLD."wilayah_id"); RETURN NULL;', hash='bf3479b2c8d1c10cc35ab68d01c2d0451ad7e2aa', operation='UPDATE', pgid='pgtrigger_update_update_e3a4b', table='kelembagaan_suratkeputusan', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='suratkeputusan',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "kelembagaan_suratkeputusanevent" ("berlaku_sampai", "id", "nomor", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posyandu_id", "tanggal", "tentang", "wilayah_id") VALUES (OLD."berlaku_sampai", OLD."id", OLD."nomor", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."posyandu_id", OLD."tanggal", OLD."tentang", OLD."wilayah_id"); RETURN NULL;', hash='bb72799e322c747a34ae9d1e5ace41d6dc0fd768', operation='DELETE', pgid='pgtrigger_delete_delete_726b6', table='kelembagaan_suratkeputusan', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='posyandu',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "kelembagaan_posyanduevent" ("alamat", "bangunan", "bujur", "contoh", "id", "kode", "lintang", "mulai", "nama", "nomor_registrasi", "nomor_urut", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "selesai", "wilayah_id", "wilayah_layanan") VALUES (OLD."alamat", OLD."bangunan", OLD."bujur", OLD."contoh", OLD."id", OLD."kode", OLD."lintang", OLD."mulai", OLD."nama", OLD."nomor_registrasi", OLD."nomor_urut", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."selesai", OLD."wilayah_id", OLD."wilayah_layanan"); RETURN NULL;', hash='975d378056eebfe636c7501a937e95d6ab527835', operation='UPDATE', pgid='pgtrigger_update_update_2863c', table='kelembagaan_posyandu', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='posyandu',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "kelembagaan_posyanduevent" ("alamat", "bangunan", "bujur", "contoh", "id", "kode", "lintang", "mulai", "nama", "nomor_registrasi", "nomor_urut", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "selesai", "wilayah_id", "wilayah_layanan") VALUES (OLD."alamat", OLD."bangunan", OLD."bujur", OLD."contoh", OLD."id", OLD."kode", OLD."lintang", OLD."mulai", OLD."nama", OLD."nomor_registrasi", OLD."nomor_urut", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."selesai", OLD."wilayah_id", OLD."wilayah_layanan"); RETURN NULL;', hash='d3412136b4be2f7a0041f2a0fc17034d0aa21884', operation='DELETE', pgid='pgtrigger_delete_delete_512f4', table='kelembagaan_posyandu', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='penugasan',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "kelembagaan_penugasanevent" ("alasan_selesai", "bidang", "diputuskan_oleh_id", "diputuskan_pada", "diusulkan_oleh_id", "id", "jabatan", "keadaan", "kode", "mulai", "pengguna_id", "peran", "perangkat_daerah_id", "periode_ke", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posyandu_id", "selesai", "sk_id", "sk_selesai_id", "wilayah_id") VALUES (OLD."alasan_selesai", OLD."bidang", OLD."diputuskan_oleh_id", OLD."diputuskan_pada", OLD."diusulkan_oleh_id", OLD."id", OLD."jabatan", OLD."keadaan", OLD."kode", OLD."mulai", OLD."pengguna_id", OLD."peran", OLD."perangkat_daerah_id", OLD."periode_ke", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."posyandu_id", OLD."selesai", OLD."sk_id", OLD."sk_selesai_id", OLD."wilayah_id"); RETURN NULL;', hash='b1dbfe9d42586c5b74a57933682d7a1016d33143', operation='UPDATE', pgid='pgtrigger_update_update_e67a5', table='kelembagaan_penugasan', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='penugasan',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "kelembagaan_penugasanevent" ("alasan_selesai", "bidang", "diputuskan_oleh_id", "diputuskan_pada", "diusulkan_oleh_id", "id", "jabatan", "keadaan", "kode", "mulai", "pengguna_id", "peran", "perangkat_daerah_id", "periode_ke", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posyandu_id", "selesai", "sk_id", "sk_selesai_id", "wilayah_id") VALUES (OLD."alasan_selesai", OLD."bidang", OLD."diputuskan_oleh_id", OLD."diputuskan_pada", OLD."diusulkan_oleh_id", OLD."id", OLD."jabatan", OLD."keadaan", OLD."kode", OLD."mulai", OLD."pengguna_id", OLD."peran", OLD."perangkat_daerah_id", OLD."periode_ke", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."posyandu_id", OLD."selesai", OLD."sk_id", OLD."sk_selesai_id", OLD."wilayah_id"); RETURN NULL;', hash='8c1618c043c535c0d029b233a63eecda57b03bc4', operation='DELETE', pgid='pgtrigger_delete_delete_89925', table='kelembagaan_penugasan', when='AFTER')),
        ),
    ])]
