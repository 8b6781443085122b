"""Photos as phones make them."""

import io

from PIL import Image


def foto_contoh(lebar=40, tinggi=30, format="JPEG", warna="red", **lain):
    """The bytes of a picture of one colour."""
    isi = io.BytesIO()
    Image.new("RGB", (lebar, tinggi), warna).save(isi, format, **lain)
    return isi.getvalue()
