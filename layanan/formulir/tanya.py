"""Unlikely values are asked about once more in plain words; the second press keeps them."""

from django import forms
from django.core.exceptions import ValidationError

from layanan.formulir.forms import KirimanForm

PASTIKAN = "pastikan"
SEKALI_LAGI = "Bila memang benar, tekan Simpan sekali lagi."


class TanyaForm(KirimanForm):
    """`pastikan` carries the values that were asked about; others are asked about anew.

    kata_tanya: {field: what it says, {} for the value} by which a phone asks by itself.
    """

    kata_tanya = {}
    cap_tanya = ""

    pastikan = forms.CharField(required=False, max_length=500, widget=forms.HiddenInput)

    def pertanyaan(self, data):
        """[(field, question)] about valid values that are unlikely."""
        raise NotImplementedError

    def _post_clean(self):
        """Last of all: what is wrong is said before what is unlikely."""
        super()._post_clean()
        if self.errors or not self.konteks.menanya:
            return
        data = self.cleaned_data
        tanya = self.pertanyaan(data)
        cap = ";".join(sorted({f"{kolom}={data[kolom]}" for kolom, _ in tanya}))
        if tanya and data.get(PASTIKAN) != cap:
            self.cap_tanya = cap
            self.data = {**self.data, PASTIKAN: cap}
            for kolom, kalimat in tanya:
                self.add_error(kolom, ValidationError(f"{kalimat} {SEKALI_LAGI}", code="tanya"))
