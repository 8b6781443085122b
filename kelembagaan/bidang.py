"""The six SPM fields, with the icon that stands for each on every page.

The colour of a field is the CSS class `bidang-<slug>` (static/scss/_token.scss).
"""

from django.db import models


class Bidang(models.TextChoices):
    """The six fields of basic services (SPM) a Posyandu serves (Permendagri 13/2024)."""

    PENDIDIKAN = "pendidikan", "Pendidikan"
    KESEHATAN = "kesehatan", "Kesehatan"
    PEKERJAAN_UMUM = "pekerjaan_umum", "Pekerjaan Umum"
    PERUMAHAN = "perumahan", "Perumahan Rakyat"
    TRANTIBUMLINMAS = "trantibumlinmas", "Trantibumlinmas"
    SOSIAL = "sosial", "Sosial"

    @property
    def singkatan(self):
        """A label for narrow places."""
        return _SINGKATAN[self.value]

    @property
    def ikon(self):
        """Name of the field's bootstrap-icons SVG."""
        return _IKON[self.value]


_SINGKATAN = {
    "pendidikan": "Pendidikan",
    "kesehatan": "Kesehatan",
    "pekerjaan_umum": "PU",
    "perumahan": "Perumahan",
    "trantibumlinmas": "Trantib",
    "sosial": "Sosial",
}
_IKON = {
    "pendidikan": "mortarboard",
    "kesehatan": "heart-pulse",
    "pekerjaan_umum": "droplet",
    "perumahan": "house-door",
    "trantibumlinmas": "shield-check",
    "sosial": "box2-heart",
}
