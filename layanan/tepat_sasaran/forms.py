from django import forms

from layanan.formulir.isian import UraianField, isian
from layanan.tepat_sasaran.models import PeriksaSasaran


class PeriksaForm(forms.Form):
    """What came of looking at one row."""

    hasil_periksa = isian(PeriksaSasaran, "hasil_periksa", panjang=True)
    catatan = UraianField(
        label="Keterangan",
        required=False,
        max_length=300,
        help_text="Misalnya: sudah dilaporkan ke desa tanggal 3.",
    )
