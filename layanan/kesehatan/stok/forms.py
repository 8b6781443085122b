from layanan.formulir.forms import CatatanForm
from layanan.formulir.isian import isian
from layanan.kesehatan.stok.models import StokGerak


class StokGerakForm(CatatanForm):
    bahan = isian(StokGerak, "bahan", panjang=True)
    arah = isian(StokGerak, "arah", panjang=True)
    jumlah = isian(StokGerak, "jumlah")
    keterangan = isian(StokGerak, "keterangan")

    class Meta:
        model = StokGerak
        fields = ["tanggal", "petugas", "bahan", "arah", "jumlah", "keterangan"]
