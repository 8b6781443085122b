from layanan.formulir.forms import CatatanForm, SubjekField
from layanan.formulir.isian import isian
from layanan.kesehatan.models import Timbang


class TimbangForm(CatatanForm):
    """Bayi, balita and apras, up to the day before the sixth birthday."""

    umur_di_bawah = 6

    warga = SubjekField(subjek="warga")
    berat = isian(Timbang, "berat", satuan="kg")
    tinggi = isian(Timbang, "tinggi", satuan="cm")
    cara_ukur = isian(Timbang, "cara_ukur", help_text="Di bawah 2 tahun biasanya berbaring.")
    lingkar_kepala = isian(Timbang, "lingkar_kepala", satuan="cm")
    lila = isian(Timbang, "lila", satuan="cm")

    class Meta:
        model = Timbang
        fields = [
            "warga",
            "tanggal",
            "petugas",
            "berat",
            "tinggi",
            "cara_ukur",
            "lingkar_kepala",
            "lila",
        ]

    def clean(self):
        data = super().clean()
        if data.get("tinggi") and data.get("cara_ukur") == "":
            self.add_error("cara_ukur", "Pilih cara mengukur: berbaring atau berdiri.")
        return data
