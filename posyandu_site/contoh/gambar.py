"""Photos of the sample, drawn: a house, a road or a latrine, before, during and after the work."""

import io

from PIL import Image, ImageDraw

UKURAN = (640, 480)
LANGIT, TANAH = (190, 215, 235), (140, 160, 105)
# roof, wall, and how far the roof hangs down at one side, in pixels
RUMAH = {
    "rumah_rusak": ((96, 78, 66), (168, 140, 104), 60),
    "rumah_dikerjakan": ((205, 175, 120), (185, 180, 172), 15),
    "rumah_jadi": ((178, 74, 58), (240, 236, 225), 0),
}
# surface, and whether there are holes in it
JALAN = {"jalan_rusak": ((150, 125, 95), True), "jalan_jadi": ((95, 98, 104), False)}


def gambar_rumah(nama):
    """The bytes of a JPEG; nama: a key of RUMAH or JALAN."""
    gambar = Image.new("RGB", UKURAN, LANGIT)
    pena = ImageDraw.Draw(gambar)
    pena.rectangle((0, 330, *UKURAN), fill=TANAH)
    if nama in JALAN:
        _jalan(pena, *JALAN[nama])
    else:
        _rumah(pena, *RUMAH[nama])
    isi = io.BytesIO()
    gambar.save(isi, "JPEG", quality=80)
    return isi.getvalue()


def _rumah(pena, atap, dinding, miring):
    pena.rectangle((170, 220, 470, 400), fill=dinding)
    pena.polygon([(130, 220 + miring), (320, 110 + miring // 2), (510, 220)], fill=atap)
    pena.rectangle((290, 290, 350, 400), fill=(92, 62, 44))
    for x in (200, 395):
        pena.rectangle((x, 265, x + 50, 315), fill=(120, 150, 165))


def _jalan(pena, warna, berlubang):
    pena.polygon([(260, 250), (380, 250), (600, 480), (40, 480)], fill=warna)
    if berlubang:
        for x, y, r in ((300, 300, 14), (350, 350, 24), (250, 400, 34), (420, 440, 40)):
            pena.ellipse((x - r, y - r // 2, x + r, y + r // 2), fill=(96, 78, 60))
