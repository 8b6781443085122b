"""A photo that somebody sent, read with distrust and made anew.

What is stored is our own JPEG of the picture alone: no place, no device, nothing appended.
"""

import io
import re
import zipfile

from django.core.exceptions import ValidationError
from PIL import Image, ImageOps

BATAS_UKURAN = 10 * 1024 * 1024
BATAS_PIKSEL = 50_000_000
SISI = 1600  # of the stored photo, in pixels
MUTU = 80
FORMAT = ("JPEG", "PNG", "WEBP")
# What makes a picture a document, a page or a program as well; long enough that the noise of a
# photo of some MB does not hold it by chance.
TANDA_LAIN = re.compile(rb"%pdf-\d|<script|<html[\s>]|<svg[\s>]|<\?php", re.IGNORECASE)


def baca_foto(isi):
    """(JPEG, width, height) of the bytes of a photo; ValidationError says what is wrong."""
    if len(isi) > BATAS_UKURAN:
        raise ValidationError("Foto ini terlalu besar. Paling besar 10 MB.")
    if TANDA_LAIN.search(isi) or zipfile.is_zipfile(io.BytesIO(isi)):
        raise ValidationError("Berkas ini bukan foto biasa: di dalamnya ada berkas lain.")
    gambar = _buka(isi)
    try:
        gambar.thumbnail((SISI, SISI))  # a JPEG is decoded no larger than that needs
        gambar = ImageOps.exif_transpose(gambar).convert("RGB")
    except Exception as galat:  # a broken file can fail anywhere in a decoder
        raise ValidationError("Foto ini rusak atau terpotong. Ambil lagi fotonya.") from galat
    hasil = io.BytesIO()
    polos = Image.new("RGB", gambar.size)
    polos.paste(gambar)
    polos.save(hasil, "JPEG", quality=MUTU, optimize=True)
    return hasil.getvalue(), *polos.size


def _buka(isi):
    """The picture, its head read only."""
    try:
        gambar = Image.open(io.BytesIO(isi), formats=FORMAT)
        piksel = gambar.width * gambar.height
    except Image.DecompressionBombError:
        piksel = BATAS_PIKSEL + 1
    except Exception as galat:
        raise ValidationError("Berkas ini bukan foto JPEG, PNG atau WebP.") from galat
    if piksel > BATAS_PIKSEL:
        raise ValidationError("Foto ini terlalu besar: paling banyak 50 juta titik.")
    return gambar
