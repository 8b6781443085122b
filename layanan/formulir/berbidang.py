"""Registers that every field keeps on one table: a proxy model, a form and a line per field."""

from django.db import models

from kelembagaan.bidang import Bidang
from layanan.formulir.forms import CatatanForm
from layanan.formulir.models import CatatanQuerySet


class BidangManager(models.Manager.from_queryset(CatatanQuerySet)):
    """The rows of the proxy's own field."""

    def get_queryset(self):
        return super().get_queryset().filter(bidang_spm=self.model.bidang)


def per_bidang(model, izin_baca):
    """{bidang: proxy of `model`}; izin_baca: {bidang: action that lets one read}."""
    hasil = {}
    for bidang in Bidang:
        judul = f"{model._meta.verbose_name} {bidang.label}"
        meta = {"proxy": True, "verbose_name": judul, "verbose_name_plural": judul}
        isi = {
            "__module__": model.__module__,
            "__doc__": f"{model.__name__} of one field.",
            "Meta": type("Meta", (), meta),
            "bidang": bidang.value,
            "izin_baca": izin_baca[bidang],
            "objects": BidangManager(),
        }
        nama = model.__name__ + bidang.value.title().replace("_", "")
        hasil[bidang] = type(model)(nama, (model,), isi)
    return hasil


class BerbidangForm(CatatanForm):
    """Writes the proxy's field into the row."""

    def _post_clean(self):
        self.instance.bidang_spm = self._meta.model.bidang
        super()._post_clean()
