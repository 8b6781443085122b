"""Form fields as a kader fills them in: numbers with a comma, ya or tidak, a few choices."""

import re
from decimal import Decimal

from django import forms
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.text import capfirst

# "1.250.000": in Indonesia points group thousands. "8.5" is left as what it can only mean.
RIBUAN = re.compile(r"[+-]?\d{1,3}(\.\d{3})+(,\d*)?")
# A column longer than this is asked for in a box of several lines.
SATU_BARIS = 200


# What slips when a number is typed: the comma is left out, grams or mm are typed for kg or cm, a
# digit is lost; metres for cm. A phone looks for the same (static/js/luring/isian.js).
FAKTOR = tuple(map(Decimal, ("0.1", "0.01", "0.001", "10")))
FAKTOR_CM = (*FAKTOR, Decimal(100))


def _baku(nilai):
    """A number as typed, written as Python writes it."""
    if not isinstance(nilai, str):
        return nilai
    nilai = nilai.strip()
    if RIBUAN.fullmatch(nilai):
        nilai = nilai.replace(".", "")
    return nilai.replace(",", ".")


class AngkaMixin:
    """A text input with the keyboard for numbers; `satuan` (kg, cm) stands in the field.

    Its limits stand in the page as data-min, data-maks and data-desimal (decimals, 0 for a whole
    number), for a phone that checks without the server.
    """

    mode = "numeric"

    def __init__(self, *args, satuan="", **kwargs):
        super().__init__(*args, **{**kwargs, "localize": True})
        self.widget.attrs |= {"inputmode": self.mode, "autocomplete": "off"}
        self.satuan = satuan
        if satuan:
            self.widget.attrs["data-satuan"] = satuan
        self.widget.attrs["data-desimal"] = str(getattr(self, "decimal_places", None) or 0)
        batas_angka(self, self.min_value, self.max_value)

    @property
    def batas(self):
        """(least, most), None without."""
        semua = (self.widget.attrs.get(nama) for nama in ("data-min", "data-maks"))
        return tuple(satu and Decimal(satu) for satu in semua)

    def maksudnya(self, nilai, rentang):
        """What was meant: for 85 "Maksudnya 8,5 kg?" where that lies in `rentang`, else empty."""
        dari, sampai = rentang
        if dari is None or sampai is None:
            return ""
        for faktor in FAKTOR_CM if self.satuan == "cm" else FAKTOR:
            lain = Decimal(str(nilai)) * faktor
            if dari <= lain <= sampai and (self.mode == "decimal" or lain == int(lain)):
                return f"Maksudnya {lain.normalize():f} {self.satuan}?".replace(".", ",")
        return ""

    def to_python(self, value):
        return super().to_python(_baku(value))


def batas_angka(isian, kecil, besar):
    """Write these limits into the page of a number field, as far as there are any."""
    for nama, nilai in (("data-min", kecil), ("data-maks", besar)):
        if nilai is not None:
            isian.widget.attrs[nama] = str(nilai)


class DesimalField(AngkaMixin, forms.DecimalField):
    """Takes "8,5" and "8.5", shows "8,5"."""

    mode = "decimal"

    def prepare_value(self, value):
        if isinstance(value, Decimal):
            return f"{value.normalize():f}".replace(".", ",")
        return value


class BulatField(AngkaMixin, forms.IntegerField):
    """A whole number: "1.250.000" is more than a million, "2,5" is refused."""


class PilihanField(forms.ChoiceField):
    """One of a few, as tiles; `panjang`: one below the other."""

    widget = forms.RadioSelect

    def __init__(self, *args, panjang=False, **kwargs):
        super().__init__(*args, **kwargs)
        if panjang:
            self.widget.attrs["data-panjang"] = "1"


class YaTidakField(PilihanField):
    """A question that is answered, never assumed; cleans to a bool, None if left open."""

    def __init__(self, *args, ya="Ya", tidak="Tidak", **kwargs):
        super().__init__(*args, choices=[("ya", ya), ("tidak", tidak)], **kwargs)

    def prepare_value(self, value):
        return {True: "ya", False: "tidak"}.get(value, value)

    def clean(self, value):
        return {"ya": True, "tidak": False}.get(super().clean(value))

    def has_changed(self, initial, data):
        return super().has_changed(self.prepare_value(initial), data)


class PilihanBanyakField(forms.MultipleChoiceField):
    """Any of a few, as tiles."""

    widget = forms.CheckboxSelectMultiple


class JamField(forms.TimeField):
    """Time of day."""

    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")


class TanggalField(forms.DateField):
    """A day."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class UraianField(forms.CharField):
    """A few sentences."""

    widget = forms.Textarea(attrs={"rows": 3})


KELAS = {
    models.DecimalField: DesimalField,
    models.PositiveIntegerField: BulatField,
    models.PositiveSmallIntegerField: BulatField,
    models.TimeField: JamField,
    models.DateField: TanggalField,
}


def isian(model, nama, **kwargs):
    """The form field of a column: label, limits and choices are the model's."""
    kolom = model._meta.get_field(nama)
    baku = {
        "label": capfirst(kolom.verbose_name),
        "required": not kolom.blank,
        "help_text": kolom.help_text,
    }
    if kolom.choices:
        return PilihanField(choices=kolom.choices, **{**baku, **kwargs})
    if isinstance(kolom, ArrayField):
        return PilihanBanyakField(choices=kolom.base_field.choices, **{**baku, **kwargs})
    if isinstance(kolom, models.BooleanField):
        return YaTidakField(**{**baku, **kwargs})
    kelas = KELAS.get(type(kolom))
    if isinstance(kolom, models.CharField):
        kelas = UraianField if kolom.max_length > SATU_BARIS else forms.CharField
    batas = {type(v): getattr(v, "limit_value", None) for v in kolom.validators}
    if isinstance(kolom, models.IntegerField):  # its own least would be 0, and said for -1
        kwargs = {"min_value": batas.get(MinValueValidator), **kwargs}
    hasil = kolom.formfield(form_class=kelas, **kwargs)
    if isinstance(hasil, AngkaMixin):
        batas_angka(hasil, batas.get(MinValueValidator), batas.get(MaxValueValidator))
    return hasil
