"""What papers a permohonan asks for, by field: as several daerah ask them; each may change it."""

from django.db import migrations

KTP, KK = ("ktp", "Fotokopi KTP"), ("kk", "Fotokopi KK")
DAFTAR = {
    ("pendidikan", ""): [KTP, KK],
    ("pendidikan", "biaya_sekolah"): [("sktm", "Surat pernyataan tidak mampu dari RT")],
    ("pendidikan", "perlengkapan_sekolah"): [("sktm", "Surat pernyataan tidak mampu dari RT")],
    ("pekerjaan_umum", ""): [
        KTP,
        KK,
        ("surat_permohonan", "Surat permohonan dari Kadus/RT/RW"),
        ("titik_lokasi", "Titik lokasi"),
    ],
    ("perumahan", ""): [KTP, KK],
    ("perumahan", "rtlh"): [
        ("penghasilan", "Surat keterangan penghasilan dari desa/kelurahan"),
        ("surat_tanah", "Fotokopi surat tanah"),
        ("foto_rumah", "Foto rumah dari tiga sisi"),
        ("belum_dibantu", "Surat pernyataan belum pernah menerima bantuan rehab"),
    ],
    ("trantibumlinmas", ""): [
        ("identitas", "Identitas dan kontak pelapor"),
        ("foto_bukti", "Foto bukti"),
    ],
    ("sosial", ""): [
        ("identitas_sasaran", "Fotokopi identitas sasaran"),
        ("keluhan", "Gambaran keluhan"),
        ("pernyataan_pemdes", "Surat pernyataan pemerintah desa/kelurahan"),
    ],
}


def isi(apps, schema_editor):
    ref = apps.get_model("layanan", "RefBerkas")
    ref.objects.bulk_create(
        ref(
            bidang=bidang,
            jenis_permohonan=jenis,
            kode=kode,
            nama=nama,
            urutan=urutan + (10 if jenis else 0),
        )
        for (bidang, jenis), daftar in DAFTAR.items()
        for urutan, (kode, nama) in enumerate(daftar, start=1)
    )


def kosongkan(apps, schema_editor):
    apps.get_model("layanan", "RefBerkas").objects.filter(wilayah=None).delete()


class Migration(migrations.Migration):
    dependencies = [("layanan", "0017_permohonan")]

    operations = [migrations.RunPython(isi, kosongkan)]
