from django.utils.formats import number_format

from layanan.formulir.forms import CatatanForm
from layanan.formulir.isian import isian
from layanan.formulir.tanya import TanyaForm
from layanan.kesehatan.stok.models import StokGerak
from layanan.kesehatan.stok.selectors import buku_stok


class StokGerakForm(CatatanForm, TanyaForm):
    """Asks before more goes out than the book has left."""

    bahan = isian(StokGerak, "bahan", panjang=True)
    arah = isian(StokGerak, "arah", panjang=True)
    jumlah = isian(StokGerak, "jumlah")
    keterangan = isian(StokGerak, "keterangan")

    class Meta:
        model = StokGerak
        fields = ["tanggal", "petugas", "bahan", "arah", "jumlah", "keterangan"]

    def pertanyaan(self, data):
        if data["arah"] != StokGerak.Arah.KELUAR:
            return []
        sisa = buku_stok(self.konteks.posyandu, kecuali=self.instance.pk, hanya=data["bahan"])
        sisa = sisa[0].sisa if sisa else 0
        if data["jumlah"] <= sisa:
            return []
        keluar, ada = (number_format(n, force_grouping=True) for n in (data["jumlah"], sisa))
        return [("jumlah", f"Keluar {keluar}, sedangkan sisa menurut buku {ada}. Betul?")]
