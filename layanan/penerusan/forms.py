from django import forms

from layanan.formulir.isian import PilihanField, TanggalField, UraianField

SATU = 1


class PenerusanForm(forms.Form):
    """To which office, which entries, and the letter that more than one goes with."""

    catatan = forms.TypedMultipleChoiceField(
        label="Catatan yang diteruskan",
        coerce=int,
        widget=forms.CheckboxSelectMultiple(attrs={"data-panjang": "1"}),
        error_messages={"required": "Pilih dulu catatannya."},
    )
    perangkat = PilihanField(label="Diteruskan kepada", panjang=True)
    nomor_surat = forms.CharField(
        label="Nomor surat",
        max_length=100,
        required=False,
        help_text="Wajib bila lebih dari satu catatan.",
    )
    tanggal_surat = TanggalField(label="Tanggal surat", required=False)
    pesan = UraianField(label="Pesan", max_length=300, required=False)

    def __init__(self, data=None, *, perangkat, catatan, hari_ini, **kwargs):
        super().__init__(data, **kwargs)
        self.hari_ini = hari_ini
        self.fields["tanggal_surat"].widget.attrs["max"] = hari_ini.isoformat()
        self.perangkat = {str(p.pk): p for p in perangkat}
        self.fields["perangkat"].choices = [(pk, str(p)) for pk, p in self.perangkat.items()]
        self.fields["catatan"].choices = catatan

    def clean(self):
        isi = super().clean()
        if len(isi.get("catatan", [])) > SATU:
            for nama in ("nomor_surat", "tanggal_surat"):
                if not isi.get(nama) and nama not in self.errors:
                    self.add_error(nama, "Isi: daftar diteruskan dengan surat.")
        return isi

    def clean_tanggal_surat(self):
        tanggal = self.cleaned_data["tanggal_surat"]
        if tanggal and tanggal > self.hari_ini:
            raise forms.ValidationError("Tanggal surat ini belum tiba.")
        return tanggal

    def clean_perangkat(self):
        return self.perangkat[self.cleaned_data["perangkat"]]
