from kelembagaan.bidang import Bidang
from layanan.formulir.daftar import Formulir
from layanan.trantibumlinmas.forms import InsidenForm, PatroliForm

FORMULIR = [
    Formulir(
        kode="insiden",
        judul="Insiden kamtibmas",
        form=InsidenForm,
        subjek="lokasi",
        bidang=Bidang.TRANTIBUMLINMAS,
    ),
    Formulir(
        kode="patroli",
        judul="Patroli",
        form=PatroliForm,
        subjek="kegiatan",
        bidang=Bidang.TRANTIBUMLINMAS,
    ),
]
