from layanan.tepat_sasaran.models import PeriksaSasaran


def periksa(*, daftar, baris, hasil_periksa, catatan, oleh):
    """Somebody looked at this row; the same answer about the same facts again is one row."""
    t = baris.temuan
    lama = baris.hasil
    if lama and (lama.hasil_periksa, lama.catatan, lama.oleh_id) == (
        hasil_periksa,
        catatan,
        oleh.pk,
    ):
        return lama
    return PeriksaSasaran.objects.create(
        daftar=daftar,
        posyandu=baris.posyandu,
        keluarga_id=t.keluarga,
        warga_id=t.warga,
        sidik=t.sidik,
        hasil_periksa=hasil_periksa,
        catatan=catatan,
        oleh=oleh,
    )
