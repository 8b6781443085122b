from kelembagaan.bidang import Bidang
from layanan.formulir.daftar import Formulir
from layanan.pendidikan.forms import AnakUsiaDiniForm

FORMULIR = [
    Formulir(
        kode="anak_usia_dini",
        judul="Pendataan anak usia dini",
        form=AnakUsiaDiniForm,
        subjek="warga",
        bidang=Bidang.PENDIDIKAN,
        tunggal=("warga", "tanggal"),
        sasaran=("bayi", "balita", "apras"),
    )
]
