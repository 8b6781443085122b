"""Normalised names for search and sorting (the database has no ICU)."""

import re
import unicodedata

from django.db import models

GELAR = re.compile(
    r"\b(h|hj|ir|drs?|dra|prof|kh|ny|tn|bpk|ibu|pak|bu|st|se|sh|spd|skm|sst|amd|amdkeb)\b\.?"
)
EJAAN = (("oe", "u"), ("dj", "j"), ("tj", "c"), ("sj", "sy"))


def normal_nama(nama):
    """Lower case ASCII, old spellings and titles folded, doubled letters single."""
    teks = unicodedata.normalize("NFKD", nama).encode("ascii", "ignore").decode().lower()
    teks = GELAR.sub(" ", teks) if " " in teks.strip() else teks
    teks = re.sub(r"[^a-z0-9 ]+", " ", teks.replace("'", ""))
    for lama, baru in EJAAN:
        teks = teks.replace(lama, baru)
    teks = re.sub(r"([a-z])\1+", r"\1", teks)
    return " ".join(teks.split()) or nama.strip().lower()


class NamaCariField(models.CharField):
    """Filled from the field `nama` on every write, bulk_create included."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("max_length", 100)
        kwargs.setdefault("editable", False)
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)

    def pre_save(self, model_instance, add):
        nilai = normal_nama(model_instance.nama)[: self.max_length]
        setattr(model_instance, self.attname, nilai)
        return nilai
