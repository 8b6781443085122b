from kelembagaan.bidang import Bidang
from layanan.formulir.daftar import FOTO, Formulir
from layanan.pendidikan.forms import (
    AnakTidakSekolahForm,
    AnakUsiaDiniForm,
    InventarisApeForm,
    LiterasiDigitalForm,
    PerpustakaanForm,
)

FORMULIR = [
    Formulir(
        kode="anak_usia_dini",
        judul="Pendataan anak usia dini",
        form=AnakUsiaDiniForm,
        subjek="warga",
        bidang=Bidang.PENDIDIKAN,
        tunggal=("warga", "tanggal"),
        sasaran=("bayi", "balita", "apras"),
        spm="Pendidikan anak usia dini",
        keadaan=True,
    ),
    Formulir(
        kode="anak_tidak_sekolah",
        judul="Anak sekolah dan tidak sekolah",
        form=AnakTidakSekolahForm,
        subjek="warga",
        bidang=Bidang.PENDIDIKAN,
        tunggal=("warga", "tanggal"),
        sasaran=("usia_sekolah_remaja",),
        spm="Pendidikan dasar dan kesetaraan",
        keadaan=True,
    ),
    Formulir(
        kode="perpustakaan",
        judul="Perpustakaan dan pojok baca",
        form=PerpustakaanForm,
        subjek="lokasi",
        bidang=Bidang.PENDIDIKAN,
        foto=FOTO,
    ),
    Formulir(
        kode="literasi_digital",
        judul="Literasi digital orang tua",
        form=LiterasiDigitalForm,
        subjek="warga",
        bidang=Bidang.PENDIDIKAN,
        tunggal=("warga", "tanggal"),
        sasaran=("dewasa",),
    ),
    Formulir(
        kode="inventaris_ape",
        judul="Inventaris alat peraga edukasi (APE)",
        form=InventarisApeForm,
        subjek="lokasi",
        bidang=Bidang.PENDIDIKAN,
        kembar=("lokasi", "jenis_ape"),
        spm="Pendidikan anak usia dini",
        foto=FOTO,
    ),
]
