import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from kelembagaan.migrasi import Sekaligus

# What was found the last time before there was a column for it.
DARI_LANGKAH = """
UPDATE layanan_permohonan p SET masih_baik = (
    SELECT l.masih_baik FROM layanan_langkahpermohonan l
    WHERE l.permohonan_id = p.id AND l.aksi = 'pantau' ORDER BY l.id DESC LIMIT 1
) WHERE p.keadaan = 'selesai'
"""


class Migration(migrations.Migration):

    dependencies = [
        ('layanan', '0037_langkah_kasus_kunci'),
    ]

    operations = [
        Sekaligus([
            pgtrigger.migrations.RemoveTrigger(
                model_name='permohonan',
                name='update_update',
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name='permohonan',
                name='delete_delete',
            ),
            migrations.AddField(
                model_name='permohonan',
                name='masih_baik',
                field=models.BooleanField(editable=False, null=True, verbose_name='masih berfungsi'),
            ),
            migrations.AddField(
                model_name='permohonanevent',
                name='masih_baik',
                field=models.BooleanField(editable=False, null=True, verbose_name='masih berfungsi'),
            ),
        ]),
        migrations.RunSQL(DARI_LANGKAH, migrations.RunSQL.noop),
        Sekaligus([
            pgtrigger.migrations.AddTrigger(
                model_name='permohonan',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "layanan_permohonanevent" ("alasan_ubah", "asal", "berkas_terlihat", "bidang_spm", "dari_nakes", "dibatalkan_pada", "dibuat_pada", "dicatat_oleh_id", "diubah_oleh_id", "diubah_pada", "hari_buka_id", "id", "jejak", "jenis_permohonan", "kantor_kecamatan_id", "kantor_lain", "keadaan", "keluarga_id", "kunci", "lokasi", "masih_baik", "nomor", "pantau_berikut", "pemegang", "penangan_id", "perangkat_id", "persen", "petugas_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posyandu_id", "ragam", "rekomendasi", "revisi", "sejak", "selesai_pada", "susulan", "tahun_rencana", "tanggal", "tenggat", "tenggat_awal", "tenggat_kuning", "uraian", "urgensi", "warga_id") VALUES (OLD."alasan_ubah", OLD."asal", OLD."berkas_terlihat", OLD."bidang_spm", OLD."dari_nakes", OLD."dibatalkan_pada", OLD."dibuat_pada", OLD."dicatat_oleh_id", OLD."diubah_oleh_id", OLD."diubah_pada", OLD."hari_buka_id", OLD."id", OLD."jejak", OLD."jenis_permohonan", OLD."kantor_kecamatan_id", OLD."kantor_lain", OLD."keadaan", OLD."keluarga_id", OLD."kunci", OLD."lokasi", OLD."masih_baik", OLD."nomor", OLD."pantau_berikut", OLD."pemegang", OLD."penangan_id", OLD."perangkat_id", OLD."persen", OLD."petugas_id", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."posyandu_id", OLD."ragam", OLD."rekomendasi", OLD."revisi", OLD."sejak", OLD."selesai_pada", OLD."susulan", OLD."tahun_rencana", OLD."tanggal", OLD."tenggat", OLD."tenggat_awal", OLD."tenggat_kuning", OLD."uraian", OLD."urgensi", OLD."warga_id"); RETURN NULL;', hash='e6897a76aea043ff8aaa6f207e9cbd2c264eca58', operation='UPDATE', pgid='pgtrigger_update_update_ea620', table='layanan_permohonan', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='permohonan',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "layanan_permohonanevent" ("alasan_ubah", "asal", "berkas_terlihat", "bidang_spm", "dari_nakes", "dibatalkan_pada", "dibuat_pada", "dicatat_oleh_id", "diubah_oleh_id", "diubah_pada", "hari_buka_id", "id", "jejak", "jenis_permohonan", "kantor_kecamatan_id", "kantor_lain", "keadaan", "keluarga_id", "kunci", "lokasi", "masih_baik", "nomor", "pantau_berikut", "pemegang", "penangan_id", "perangkat_id", "persen", "petugas_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posyandu_id", "ragam", "rekomendasi", "revisi", "sejak", "selesai_pada", "susulan", "tahun_rencana", "tanggal", "tenggat", "tenggat_awal", "tenggat_kuning", "uraian", "urgensi", "warga_id") VALUES (OLD."alasan_ubah", OLD."asal", OLD."berkas_terlihat", OLD."bidang_spm", OLD."dari_nakes", OLD."dibatalkan_pada", OLD."dibuat_pada", OLD."dicatat_oleh_id", OLD."diubah_oleh_id", OLD."diubah_pada", OLD."hari_buka_id", OLD."id", OLD."jejak", OLD."jenis_permohonan", OLD."kantor_kecamatan_id", OLD."kantor_lain", OLD."keadaan", OLD."keluarga_id", OLD."kunci", OLD."lokasi", OLD."masih_baik", OLD."nomor", OLD."pantau_berikut", OLD."pemegang", OLD."penangan_id", OLD."perangkat_id", OLD."persen", OLD."petugas_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."posyandu_id", OLD."ragam", OLD."rekomendasi", OLD."revisi", OLD."sejak", OLD."selesai_pada", OLD."susulan", OLD."tahun_rencana", OLD."tanggal", OLD."tenggat", OLD."tenggat_awal", OLD."tenggat_kuning", OLD."uraian", OLD."urgensi", OLD."warga_id"); RETURN NULL;', hash='0b3181b31707d369b483e5facbc0eebdc8cdbd63', operation='DELETE', pgid='pgtrigger_delete_delete_18ff2', table='layanan_permohonan', when='AFTER')),
            ),
        ]),
    ]
