"""An answer "tidak berubah": for what a phone does not carry and nobody need remember."""

from django import forms
from django.core.exceptions import ValidationError

from layanan.formulir.forms import CatatanForm, SubjekField
from layanan.kiriman.item import baca_uuid

TIDAK_BERUBAH = "tidak_berubah"
BELUM_ADA = "Belum ada catatan sebelumnya. Isi nilainya."


class TetapForm(CatatanForm):
    """What is left empty and said to be unchanged is taken from the last entry before this day.

    kolom_tetap: {answer: (words, columns)}.
    """

    kolom_tetap = {}

    tidak_berubah = forms.MultipleChoiceField(
        label="Sama seperti catatan terakhir", required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, data=None, *, konteks, **kwargs):
        super().__init__(data, konteks=konteks, **kwargs)
        pilihan = [(kode, kata) for kode, (kata, _) in self.kolom_tetap.items()]
        self.fields[TIDAK_BERUBAH].choices = pilihan

    def full_clean(self):
        kosong = self._kolom_kosong() if self.is_bound else []
        lama = self._catatan_terakhir() if kosong else None
        if lama is not None:
            self.data = {**self.data, **{nama: self._teks(nama, lama) for nama in kosong}}
        super().full_clean()
        if kosong and lama is None:
            for nama in kosong:
                self._errors.pop(nama, None)
                self.add_error(nama, ValidationError(BELUM_ADA, code="belum_ada"))

    def _kolom_kosong(self):
        dipilih = self.data.get(TIDAK_BERUBAH) or []
        return [
            nama
            for kode, (_, kolom) in self.kolom_tetap.items()
            if kode in dipilih
            for nama in kolom
            if not self.data.get(nama)
        ]

    def _catatan_terakhir(self):
        """The last valid entry about the same subject before this day; None without one."""
        siapa = {}
        for nama, isian in self.fields.items():
            siapa_ini = isinstance(isian, SubjekField) and isian.subjek in ("warga", "keluarga")
            kunci = siapa_ini and baca_uuid(self.data.get(nama))
            if kunci and (baris := self.konteks.subjek.get((isian.subjek, kunci))):
                siapa[nama] = baris
        try:
            tanggal = self.fields["tanggal"].clean(self.data.get("tanggal"))
        except ValidationError:
            return None
        if not siapa:
            return None
        semua = self._meta.model.objects.berlaku().filter(**siapa, tanggal__lt=tanggal)
        return semua.exclude(pk=self.instance.pk).order_by("-tanggal", "-pk").first()

    def _teks(self, nama, baris):
        """A value as it would have been typed."""
        nilai = self.fields[nama].prepare_value(getattr(baris, nama))
        return "" if nilai is None else str(nilai)
