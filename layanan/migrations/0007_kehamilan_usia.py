import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from kelembagaan.migrasi import Sekaligus


class Migration(migrations.Migration):

    dependencies = [
        ('layanan', '0006_timbang_indeks'),
    ]

    operations = [Sekaligus([
        pgtrigger.migrations.RemoveTrigger(
            model_name='kehamilan',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='kehamilan',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='kehamilan',
            name='abortus',
            field=models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MaxValueValidator(20)], verbose_name='keguguran (A)'),
        ),
        migrations.AddField(
            model_name='kehamilan',
            name='dasar_usia',
            field=models.CharField(choices=[('hpht', 'HPHT (hari pertama haid terakhir)'), ('usg', 'USG'), ('bidan', 'Perkiraan bidan')], default='hpht', max_length=5, verbose_name='usia kehamilan menurut'),
        ),
        migrations.AddField(
            model_name='kehamilan',
            name='gravida',
            field=models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MaxValueValidator(20)], verbose_name='hamil ke- (G)'),
        ),
        migrations.AddField(
            model_name='kehamilan',
            name='jarak_kehamilan',
            field=models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MaxValueValidator(30)], verbose_name='jarak dari kehamilan sebelumnya'),
        ),
        migrations.AddField(
            model_name='kehamilan',
            name='para',
            field=models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MaxValueValidator(20)], verbose_name='sudah melahirkan (P)'),
        ),
        migrations.AddField(
            model_name='kehamilan',
            name='usia_minggu',
            field=models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MaxValueValidator(45)], verbose_name='usia kehamilan saat diperiksa'),
        ),
        migrations.AddField(
            model_name='kehamilan',
            name='usia_pada',
            field=models.DateField(blank=True, null=True, verbose_name='tanggal pemeriksaan itu'),
        ),
        migrations.AddField(
            model_name='kehamilanevent',
            name='abortus',
            field=models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MaxValueValidator(20)], verbose_name='keguguran (A)'),
        ),
        migrations.AddField(
            model_name='kehamilanevent',
            name='dasar_usia',
            field=models.CharField(choices=[('hpht', 'HPHT (hari pertama haid terakhir)'), ('usg', 'USG'), ('bidan', 'Perkiraan bidan')], default='hpht', max_length=5, verbose_name='usia kehamilan menurut'),
        ),
        migrations.AddField(
            model_name='kehamilanevent',
            name='gravida',
            field=models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MaxValueValidator(20)], verbose_name='hamil ke- (G)'),
        ),
        migrations.AddField(
            model_name='kehamilanevent',
            name='jarak_kehamilan',
            field=models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MaxValueValidator(30)], verbose_name='jarak dari kehamilan sebelumnya'),
        ),
        migrations.AddField(
            model_name='kehamilanevent',
            name='para',
            field=models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MaxValueValidator(20)], verbose_name='sudah melahirkan (P)'),
        ),
        migrations.AddField(
            model_name='kehamilanevent',
            name='usia_minggu',
            field=models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MaxValueValidator(45)], verbose_name='usia kehamilan saat diperiksa'),
        ),
        migrations.AddField(
            model_name='kehamilanevent',
            name='usia_pada',
            field=models.DateField(blank=True, null=True, verbose_name='tanggal pemeriksaan itu'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='kehamilan',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "layanan_kehamilanevent" ("abortus", "alasan_ubah", "berakhir_pada", "dasar_usia", "dibatalkan_pada", "dibuat_pada", "dicatat_oleh_id", "diubah_oleh_id", "diubah_pada", "gravida", "hasil", "hpht", "id", "jarak_kehamilan", "kunci", "para", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posyandu_id", "revisi", "usia_minggu", "usia_pada", "warga_id") VALUES (OLD."abortus", OLD."alasan_ubah", OLD."berakhir_pada", OLD."dasar_usia", OLD."dibatalkan_pada", OLD."dibuat_pada", OLD."dicatat_oleh_id", OLD."diubah_oleh_id", OLD."diubah_pada", OLD."gravida", OLD."hasil", OLD."hpht", OLD."id", OLD."jarak_kehamilan", OLD."kunci", OLD."para", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."posyandu_id", OLD."revisi", OLD."usia_minggu", OLD."usia_pada", OLD."warga_id"); RETURN NULL;', hash='3a8407063efbcc5770b13ce0fea5166337dc0fa2', operation='UPDATE', pgid='pgtrigger_update_update_50764', table='layanan_kehamilan', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='kehamilan',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "layanan_kehamilanevent" ("abortus", "alasan_ubah", "berakhir_pada", "dasar_usia", "dibatalkan_pada", "dibuat_pada", "dicatat_oleh_id", "diubah_oleh_id", "diubah_pada", "gravida", "hasil", "hpht", "id", "jarak_kehamilan", "kunci", "para", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posyandu_id", "revisi", "usia_minggu", "usia_pada", "warga_id") VALUES (OLD."abortus", OLD."alasan_ubah", OLD."berakhir_pada", OLD."dasar_usia", OLD."dibatalkan_pada", OLD."dibuat_pada", OLD."dicatat_oleh_id", OLD."diubah_oleh_id", OLD."diubah_pada", OLD."gravida", OLD."hasil", OLD."hpht", OLD."id", OLD."jarak_kehamilan", OLD."kunci", OLD."para", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."posyandu_id", OLD."revisi", OLD."usia_minggu", OLD."usia_pada", OLD."warga_id"); RETURN NULL;', hash='d85d1403b4fdbc2cbb2a50503f38c79a8eb981b8', operation='DELETE', pgid='pgtrigger_delete_delete_c6784', table='layanan_kehamilan', when='AFTER')),
        ),
    ])]
