from crispy_forms.helper import FormHelper
from django import forms

from kelembagaan.bidang import Bidang
from layanan.formulir.isian import BulatField, UraianField

TARGET_TERBESAR = 5000


class NarasiForm(forms.Form):
    """One text per active field that this scope fills in; with kesehatan the typed target S."""

    def __init__(self, data=None, *, laporan, bidang):
        super().__init__(data)
        self.bidang = bidang
        for satu in bidang:
            self.fields[satu] = UraianField(
                label=Bidang(satu).label,
                required=False,
                max_length=2000,
                initial=laporan.narasi.get(satu, ""),
            )
        if Bidang.KESEHATAN in bidang:
            self.fields["balita_s"] = BulatField(
                label="Sasaran balita (S) dari desa atau Puskesmas",
                required=False,
                min_value=0,
                max_value=TARGET_TERBESAR,
                satuan="anak",
                initial=laporan.target.get("balita_s"),
                help_text="Berlaku sampai akhir tahun. Kosongkan bila memakai jumlah balita yang "
                "terdaftar.",
            )
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True

    def narasi(self):
        """{bidang: text}."""
        return {b: self.cleaned_data[b].strip() for b in self.bidang}

    def target(self):
        """{kode: int or None}."""
        return {k: self.cleaned_data[k] for k in ("balita_s",) if k in self.fields}
