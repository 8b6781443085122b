from django.db import models
from django.db.models import Q

from kelembagaan.bidang import Bidang
from kelembagaan.riwayat import berjejak
from layanan.formulir.berbidang import per_bidang
from layanan.formulir.models import Catatan


@berjejak
class Pendampingan(Catatan):
    """Accompanying a person or a household towards an aim, in any field.

    The row without `induk` opens it: `petugas` is the kader in charge. Each visit held is a row
    that names it as `induk`; a day may have several, as long as they tell of something else. The
    visit that has a `hasil_akhir` closes it. `rencana_berikut` is the
    day of the next visit. asal: the register entry it was opened from, "kode:pk".
    """

    class Tujuan(models.TextChoices):
        SEKOLAH = "sekolah", "Kembali atau tetap sekolah"
        SEHAT = "sehat", "Mendapat layanan kesehatan"
        AIR = "air", "Air bersih atau jamban yang layak"
        RUMAH = "rumah", "Rumah menjadi layak huni"
        PULIH = "pulih", "Pulih sesudah bencana"
        BANTUAN = "bantuan", "Mendapat bantuan"
        RAWAT = "rawat", "Lansia atau orang sakit dikunjungi"
        LAINNYA = "lainnya", "Lainnya"

    class HasilAkhir(models.TextChoices):
        TERCAPAI = "tercapai", "Tujuan tercapai"
        SEBAGIAN = "sebagian", "Tercapai sebagian"
        TIDAK = "tidak", "Tidak tercapai"
        PINDAH = "pindah", "Pindah atau meninggal"

    bidang_spm = models.CharField("bidang", max_length=15, choices=Bidang, editable=False)
    keluarga = models.ForeignKey(
        "layanan.Keluarga", models.PROTECT, null=True, blank=True, related_name="pendampingan"
    )
    warga = models.ForeignKey(
        "layanan.Warga", models.PROTECT, null=True, blank=True, related_name="pendampingan"
    )
    induk = models.ForeignKey(
        "self", models.RESTRICT, null=True, blank=True, related_name="kunjungan"
    )
    tujuan = models.CharField("tujuan", max_length=8, choices=Tujuan)
    uraian = models.CharField(
        "yang ingin dicapai", max_length=300, blank=True, help_text="Misalnya: masuk SD lagi Juli."
    )
    perubahan = models.CharField(
        "apa yang berubah", max_length=500, blank=True, help_text="Diisi sesudah kunjungan."
    )
    rencana_berikut = models.DateField("kunjungan berikutnya", null=True, blank=True)
    hasil_akhir = models.CharField(
        "hasil akhir",
        max_length=8,
        choices=HasilAkhir,
        blank=True,
        help_text="Isi bila pendampingan ini selesai.",
    )
    asal = models.CharField("dibuka dari", max_length=60, blank=True)

    class Meta(Catatan.Meta):
        verbose_name = verbose_name_plural = "pendampingan"
        indexes = [
            *Catatan.Meta.indexes,
            models.Index(fields=["keluarga", "tanggal"], name="pendampingan_keluarga_tgl"),
            models.Index(fields=["warga", "tanggal"], name="pendampingan_warga_tgl"),
        ]
        constraints = [
            models.CheckConstraint(
                name="pendampingan_satu_subjek",
                condition=Q(keluarga__isnull=False, warga__isnull=True)
                | Q(keluarga__isnull=True, warga__isnull=False),
            ),
            models.CheckConstraint(
                name="pendampingan_selesai_oleh_kunjungan",
                condition=Q(hasil_akhir="") | Q(induk__isnull=False),
            ),
            models.UniqueConstraint(
                fields=[
                    *("keluarga", "warga", "tanggal", "tujuan", "induk", "bidang_spm"),
                    *("perubahan", "hasil_akhir"),
                ],
                name="pendampingan_sekali_sehari",
                condition=Q(dibatalkan_pada__isnull=True),
                nulls_distinct=False,
            ),
        ]

    def __str__(self):
        return self.get_tujuan_display()


IZIN_BACA = {
    Bidang.PENDIDIKAN: "lihat_catatan_lain",
    Bidang.KESEHATAN: "lihat_catatan_kesehatan",
    Bidang.PEKERJAAN_UMUM: "lihat_catatan_rumah_tangga",
    Bidang.PERUMAHAN: "lihat_catatan_rumah_tangga",
    Bidang.TRANTIBUMLINMAS: "lihat_catatan_lain",
    Bidang.SOSIAL: "lihat_catatan_lain",
}
PENDAMPINGAN = per_bidang(Pendampingan, IZIN_BACA)
