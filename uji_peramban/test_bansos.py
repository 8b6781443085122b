"""A day of handing out aid, on a phone."""

import re

from kelembagaan.tests.pabrik import PenugasanFactory
from layanan.models import Kegiatan, PenyaluranBansos
from layanan.tests.pabrik import KeluargaFactory
from uji_peramban.orang import Hitung


def test_60_penerima_dalam_200_sentuhan(orang, posyandu):
    keluarga = [KeluargaFactory(posyandu=posyandu, nama=f"Udin {n}") for n in range(61)]
    kader = orang(PenugasanFactory(tempat=posyandu, bidang=["sosial"]))
    kader.buka("/layanan/catatan/")
    hitung, h = Hitung(kader.halaman), kader.halaman
    for tautan in ("Penyaluran bansos", "Hari penyaluran"):
        hitung.sentuh(h.locator("main").get_by_role("link", name=tautan).first)
    hitung.ketik(h.get_by_label("Nama kegiatan"), "Beras Juni")
    hitung.ketik(h.get_by_label("Tempat", exact=True), "Balai RW 01")
    for tanya, jawab in (("Jenis bantuan", "Pangan"), ("Program", "BPNT"), ("Satuan", "Kg")):
        kelompok = h.get_by_role("group", name=tanya)
        hitung.sentuh(kelompok.get_by_text(re.compile(f"^{jawab}")).first)
    hitung.ketik(h.get_by_label("Jumlah untuk satu penerima"), "10")
    hitung.sentuh(h.get_by_text("Verifikasi dan validasi", exact=True))
    for satu in keluarga[:60]:
        hitung.sentuh(h.get_by_text(satu.nama, exact=True))
    hitung.sentuh(h.get_by_role("button", name="Simpan semua penerima"))
    h.get_by_text("60 penerima tercatat.").wait_for()
    assert hitung.jumlah <= 200
    [kegiatan] = Kegiatan.objects.all()
    assert (kegiatan.topik, kegiatan.lokasi) == ("Beras Juni", "Balai RW 01")
    tercatat = PenyaluranBansos.objects.values_list("keluarga", "jumlah", "satuan", "kegiatan")
    assert sorted(tercatat) == sorted((k.pk, 10, "kg", kegiatan.pk) for k in keluarga[:60])
