import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from kelembagaan.migrasi import Sekaligus


class Migration(migrations.Migration):

    dependencies = [
        ('layanan', '0030_kepala_kartu'),
    ]

    operations = [Sekaligus([
        pgtrigger.migrations.RemoveTrigger(
            model_name='permohonan',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='permohonan',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='langkahpermohonan',
            name='alasan_turun',
            field=models.CharField(blank=True, max_length=300, verbose_name='alasan kemajuan turun'),
        ),
        migrations.AddField(
            model_name='langkahpermohonan',
            name='kantor_lain',
            field=models.CharField(blank=True, max_length=150, verbose_name='nama kantor'),
        ),
        migrations.AddField(
            model_name='permohonan',
            name='kantor_lain',
            field=models.CharField(blank=True, editable=False, max_length=150),
        ),
        migrations.AddField(
            model_name='permohonan',
            name='rekomendasi',
            field=models.CharField(blank=True, max_length=300, verbose_name='rekomendasi kader'),
        ),
        migrations.AddField(
            model_name='permohonanevent',
            name='kantor_lain',
            field=models.CharField(blank=True, editable=False, max_length=150),
        ),
        migrations.AddField(
            model_name='permohonanevent',
            name='rekomendasi',
            field=models.CharField(blank=True, max_length=300, verbose_name='rekomendasi kader'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='permohonan',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "layanan_permohonanevent" ("alasan_ubah", "asal", "berkas_terlihat", "bidang_spm", "dari_nakes", "dibatalkan_pada", "dibuat_pada", "dicatat_oleh_id", "diubah_oleh_id", "diubah_pada", "hari_buka_id", "id", "jejak", "jenis_permohonan", "kantor_kecamatan_id", "kantor_lain", "keadaan", "keluarga_id", "kunci", "lokasi", "nomor", "pantau_berikut", "pemegang", "penangan_id", "perangkat_id", "persen", "petugas_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posyandu_id", "ragam", "rekomendasi", "revisi", "sejak", "selesai_pada", "susulan", "tahun_rencana", "tanggal", "tenggat", "tenggat_awal", "tenggat_kuning", "uraian", "urgensi", "warga_id") VALUES (OLD."alasan_ubah", OLD."asal", OLD."berkas_terlihat", OLD."bidang_spm", OLD."dari_nakes", OLD."dibatalkan_pada", OLD."dibuat_pada", OLD."dicatat_oleh_id", OLD."diubah_oleh_id", OLD."diubah_pada", OLD."hari_buka_id", OLD."id", OLD."jejak", OLD."jenis_permohonan", OLD."kantor_kecamatan_id", OLD."kantor_lain", OLD."keadaan", OLD."keluarga_id", OLD."kunci", OLD."lokasi", OLD."nomor", OLD."pantau_berikut", OLD."pemegang", OLD."penangan_id", OLD."perangkat_id", OLD."persen", OLD."petugas_id", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."posyandu_id", OLD."ragam", OLD."rekomendasi", OLD."revisi", OLD."sejak", OLD."selesai_pada", OLD."susulan", OLD."tahun_rencana", OLD."tanggal", OLD."tenggat", OLD."tenggat_awal", OLD."tenggat_kuning", OLD."uraian", OLD."urgensi", OLD."warga_id"); RETURN NULL;', hash='cf1f41916232f99263020e4ef55fc65845a4075f', operation='UPDATE', pgid='pgtrigger_update_update_ea620', table='layanan_permohonan', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='permohonan',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "layanan_permohonanevent" ("alasan_ubah", "asal", "berkas_terlihat", "bidang_spm", "dari_nakes", "dibatalkan_pada", "dibuat_pada", "dicatat_oleh_id", "diubah_oleh_id", "diubah_pada", "hari_buka_id", "id", "jejak", "jenis_permohonan", "kantor_kecamatan_id", "kantor_lain", "keadaan", "keluarga_id", "kunci", "lokasi", "nomor", "pantau_berikut", "pemegang", "penangan_id", "perangkat_id", "persen", "petugas_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posyandu_id", "ragam", "rekomendasi", "revisi", "sejak", "selesai_pada", "susulan", "tahun_rencana", "tanggal", "tenggat", "tenggat_awal", "tenggat_kuning", "uraian", "urgensi", "warga_id") VALUES (OLD."alasan_ubah", OLD."asal", OLD."berkas_terlihat", OLD."bidang_spm", OLD."dari_nakes", OLD."dibatalkan_pada", OLD."dibuat_pada", OLD."dicatat_oleh_id", OLD."diubah_oleh_id", OLD."diubah_pada", OLD."hari_buka_id", OLD."id", OLD."jejak", OLD."jenis_permohonan", OLD."kantor_kecamatan_id", OLD."kantor_lain", OLD."keadaan", OLD."keluarga_id", OLD."kunci", OLD."lokasi", OLD."nomor", OLD."pantau_berikut", OLD."pemegang", OLD."penangan_id", OLD."perangkat_id", OLD."persen", OLD."petugas_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."posyandu_id", OLD."ragam", OLD."rekomendasi", OLD."revisi", OLD."sejak", OLD."selesai_pada", OLD."susulan", OLD."tahun_rencana", OLD."tanggal", OLD."tenggat", OLD."tenggat_awal", OLD."tenggat_kuning", OLD."uraian", OLD."urgensi", OLD."warga_id"); RETURN NULL;', hash='031bef879f7c776726b53a4254c4a1414b2ffcbc', operation='DELETE', pgid='pgtrigger_delete_delete_18ff2', table='layanan_permohonan', when='AFTER')),
        ),
    ])]
