"""What the forms of the cards share."""

from dateutil.relativedelta import relativedelta
from django import forms
from django.core.exceptions import ValidationError
from django.forms.models import ModelFormMetaclass
from django.utils.html import format_html

from layanan.formulir.forms import CatatanForm, SubjekField
from layanan.formulir.isian import isian
from layanan.formulir.tanya import PASTIKAN
from layanan.kesehatan.kartu.golongan import tandai

TETAP = ("warga", "tanggal", "petugas", "di_hari_buka")
TEKAN = "sekali_tekan"


class KartuForm(CatatanForm):
    """Refuses whom the register is not for, and an entry that says nothing."""

    @classmethod
    def perlu_satu(cls):
        """The fields of which at least one must be answered."""
        return [n for n in cls.base_fields if n not in (*TETAP, TEKAN, PASTIKAN)]

    def clean(self):
        data = super().clean()
        isi = [data.get(n) for n in self.perlu_satu()]
        if not self.errors and all(nilai in (None, "", []) for nilai in isi):
            raise ValidationError("Belum ada yang diisi.", code="kosong")
        return data

    def _periksa_warga(self, warga, tanggal):
        super()._periksa_warga(warga, tanggal)
        if self.hanya_perempuan and warga.jenis_kelamin != "P":
            self.add_error(None, "Hanya untuk perempuan.")
        if self.umur_dari and tanggal < warga.tanggal_lahir + relativedelta(years=self.umur_dari):
            self.add_error(None, f"Pada tanggal ini umurnya belum {self.umur_dari} tahun.")


class TombolWidget(forms.Widget):
    """A button that answers all open questions with one press.

    A key press (Enter) in a field submits by the first button of the form: that one is hidden
    and answers nothing, so that nothing is answered without the press itself.
    """

    def __init__(self, teks, nilai="1"):
        super().__init__()
        self.teks, self.nilai = teks, nilai

    def render(self, name, value, attrs=None, renderer=None):
        return format_html(
            '<button class="visually-hidden" type="submit" tabindex="-1" aria-hidden="true">'
            'Simpan</button><button class="btn btn-lembut btn-lebar" type="submit" name="{}" '
            'id="{}" value="{}">{}</button>',
            name,
            (attrs or {}).get("id", ""),
            self.nilai,
            self.teks,
        )


class TekanField(forms.BooleanField):
    """The field of such a button; never filled by itself."""

    def __init__(self, teks):
        super().__init__(label="", required=False, widget=TombolWidget(teks))


class SekaliTekanForm(KartuForm):
    """Questions that one conscious press answers with tidak.

    `pertanyaan`: their names. An answer that was given stands; a ya beside the press is asked.
    """

    field_order = ("warga", "tanggal", "petugas", TEKAN)
    pertanyaan = ()

    def __init__(self, data=None, *, konteks, **kwargs):
        if data and data.get(TEKAN):
            data = {**data, **{n: data.get(n) or "tidak" for n in self.pertanyaan}}
        super().__init__(data, konteks=konteks, **kwargs)

    def clean(self):
        data = super().clean()
        if data.pop(TEKAN, False) and self._ada_keluhan(data):
            raise ValidationError(
                "Ada jawaban Ya, jadi bukan tanpa keluhan. Periksa, lalu tekan Simpan.",
                code=TEKAN,
            )
        return data

    def _ada_keluhan(self, data):
        return any(data.get(nama) for nama in self.pertanyaan)


def buat_form(model, kolom, *, satuan=None, golongan=None, dasar=KartuForm, **lain):
    """The form of a register: its columns as `isian`, with their units, and with the classes by
    which a value is answered while it is typed.

    lain: its own fields and class attributes.
    kolom: names in the order of the form, or {name: arguments of isian}.
    """
    kolom = kolom if isinstance(kolom, dict) else {nama: {} for nama in kolom}
    satuan = satuan or {}
    isi = {"warga": SubjekField(subjek="warga")}
    sendiri = [n for n, isian in lain.items() if isinstance(isian, forms.Field) and n != TEKAN]
    for nama, pilihan in kolom.items():
        ukuran = {"satuan": satuan[nama]} if nama in satuan else {}
        isi[nama] = isian(model, nama, **ukuran, **pilihan)
    for nama, tabel in (golongan or {}).items():
        tandai(isi, nama, tabel)
    fields = ["warga", "tanggal", "petugas", *sendiri, *kolom]
    meta = type("Meta", (), {"model": model, "fields": fields})
    return ModelFormMetaclass(f"{model.__name__}Form", (dasar,), {**isi, **lain, "Meta": meta})


def banyak(pilihan, label):
    """Several of a few, ticked."""
    return forms.MultipleChoiceField(
        label=label,
        choices=pilihan.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
