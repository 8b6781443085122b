from layanan.formulir.forms import CatatanForm, SubjekField
from layanan.formulir.isian import isian
from layanan.pendidikan.models import AnakUsiaDini


class AnakUsiaDiniForm(CatatanForm):
    """Children up to the day before the seventh birthday."""

    umur_di_bawah = 7

    warga = SubjekField(subjek="warga")
    ikut_paud = isian(AnakUsiaDini, "ikut_paud")
    nama_paud = isian(AnakUsiaDini, "nama_paud", help_text="Isi bila sudah ikut PAUD.")
    perkembangan = isian(AnakUsiaDini, "perkembangan")

    class Meta:
        model = AnakUsiaDini
        fields = ["warga", "tanggal", "petugas", "ikut_paud", "nama_paud", "perkembangan"]

    def clean(self):
        data = super().clean()
        if data.get("ikut_paud") is False and data.get("nama_paud"):
            self.add_error("nama_paud", "Kosongkan nama PAUD, atau pilih Ya di atas.")
        return data
