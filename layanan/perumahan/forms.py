from layanan.formulir.forms import CatatanForm, SubjekField, form_register
from layanan.formulir.isian import isian
from layanan.perumahan.models import Biopori, LingkunganBersih, Pekarangan
from layanan.perumahan.models import RumahLayakHuni as Rumah


class RumahLayakHuniForm(CatatanForm):
    """The category is not asked: it follows from the four aspects."""

    keluarga = SubjekField(subjek="keluarga")
    atap = isian(Rumah, "atap")
    dinding = isian(Rumah, "dinding")
    lantai = isian(Rumah, "lantai")
    ventilasi = isian(Rumah, "ventilasi", help_text="Jendela dan lubang angin.")
    pencahayaan = isian(Rumah, "pencahayaan", help_text="Siang hari terang tanpa lampu.")
    luas_lantai = isian(Rumah, "luas_lantai", satuan="m²")
    penghuni = isian(Rumah, "penghuni", satuan="orang")
    bangunan_aman = isian(Rumah, "bangunan_aman")
    jamban_sehat = isian(Rumah, "jamban_sehat", ya="Ada", tidak="Tidak ada")
    air_minum_layak = isian(Rumah, "air_minum_layak", ya="Ada", tidak="Tidak ada")
    catatan = isian(Rumah, "catatan")

    class Meta:
        model = Rumah
        fields = [
            "keluarga",
            "tanggal",
            "petugas",
            "atap",
            "dinding",
            "lantai",
            "ventilasi",
            "pencahayaan",
            "luas_lantai",
            "penghuni",
            "bangunan_aman",
            "jamban_sehat",
            "air_minum_layak",
            "catatan",
        ]


LingkunganBersihForm = form_register(LingkunganBersih, subjek="keluarga")
PekaranganForm = form_register(Pekarangan, subjek="keluarga")
BioporiForm = form_register(
    Biopori, subjek="keluarga", isian_khusus={"jumlah_lubang": {"satuan": "lubang"}}
)
