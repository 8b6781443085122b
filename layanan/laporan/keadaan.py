"""The states of a month; what leads from one to another stands in pembinaan.tinjauan.alur."""

from django.db import models


class Keadaan(models.TextChoices):
    BELUM = "belum", "Belum"
    DRAF = "draf", "Draf"
    DIAJUKAN = "diajukan", "Diajukan"
    DIKEMBALIKAN = "dikembalikan", "Dikembalikan"
    DISETUJUI = "disetujui", "Disetujui"
    DIMAKLUMI = "dimaklumi", "Dimaklumi"


# The figures of a unit in one of these do not change, and neither does the sum of its children.
TERKUNCI = frozenset({Keadaan.DIAJUKAN, Keadaan.DISETUJUI})
