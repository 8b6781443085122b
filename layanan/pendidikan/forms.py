from layanan.formulir.forms import CatatanForm, SubjekField, form_register
from layanan.formulir.isian import isian
from layanan.pendidikan.models import (
    AnakTidakSekolah,
    AnakUsiaDini,
    InventarisApe,
    LiterasiDigital,
    Perpustakaan,
)


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


class _AnakSekolahForm(CatatanForm):
    """The reason is asked of those out of school, the level of those who were ever in one."""

    umur_di_bawah = 22

    def clean(self):
        data = super().clean()
        status, alasan = data.get("status_sekolah"), data.get("alasan_tidak_sekolah")
        tidak = status in AnakTidakSekolah.TIDAK_SEKOLAH
        if tidak and not alasan and "alasan_tidak_sekolah" not in self.errors:
            self.add_error("alasan_tidak_sekolah", "Pilih alasannya.")
        elif status and not tidak and alasan:
            self.add_error("alasan_tidak_sekolah", "Kosongkan: anak ini masih sekolah.")
        if status and status != "belum_pernah" and data.get("tingkat") == "":
            self.add_error("tingkat", "Pilih tingkatnya.")
        return data


class _PerpustakaanForm(CatatanForm):
    """The state is asked of what is there."""

    def clean(self):
        data = super().clean()
        if data.get("tersedia"):
            for nama in ("kondisi_buku", "akses"):
                if data.get(nama) == "":
                    self.add_error(nama, "Pilih salah satu.")
        return data


AnakTidakSekolahForm = form_register(AnakTidakSekolah, subjek="warga", dasar=_AnakSekolahForm)
PerpustakaanForm = form_register(
    Perpustakaan,
    dasar=_PerpustakaanForm,
    isian_khusus={
        "tersedia": {"ya": "Ada", "tidak": "Tidak ada"},
        "jumlah_buku": {"satuan": "buku"},
    },
)
LiterasiDigitalForm = form_register(LiterasiDigital, subjek="warga")
InventarisApeForm = form_register(InventarisApe, isian_khusus={"jumlah": {"satuan": "buah"}})
