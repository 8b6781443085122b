"""What a sender is told about one item."""

from dataclasses import dataclass, field

from django.db import models


class Hasil(models.TextChoices):
    DITERIMA = "diterima", "Tersimpan"
    SUDAH_ADA = "sudah_ada", "Sudah tersimpan"
    BENTROK = "bentrok", "Berbeda dengan catatan lain"
    DITOLAK = "ditolak", "Perlu diperbaiki"
    TERTAHAN = "tertahan", "Menunggu"


@dataclass
class Jawaban:
    """nomor: receipt number; galat: {field: [sentence]}; objek: the register row; form: the
    bound form of a page that was refused."""

    kunci: object
    hasil: str
    sebab: str = ""
    galat: dict = field(default_factory=dict)
    nomor: int | None = None
    objek: object = None
    form: object = None
    susulan: bool = False

    def sebagai_json(self):
        """As the batch door answers."""
        return {
            "kunci": str(self.kunci),
            "hasil": self.hasil,
            "sebab": self.sebab,
            "galat": self.galat,
            "nomor": self.nomor,
            "revisi": getattr(self.objek, "revisi", None),
            "susulan": self.susulan,
        }
