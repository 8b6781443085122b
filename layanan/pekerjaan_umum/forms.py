from layanan.formulir.forms import CatatanForm, SubjekField, form_register
from layanan.formulir.isian import isian
from layanan.pekerjaan_umum.models import (
    AirSanitasi,
    Embung,
    JalanDesa,
    JaringanAir,
    SumurAirTanah,
)


class AirSanitasiForm(CatatanForm):
    keluarga = SubjekField(subjek="keluarga")
    sumber_air = isian(AirSanitasi, "sumber_air")
    air_keruh = isian(AirSanitasi, "air_keruh")
    keluhan_air = isian(AirSanitasi, "keluhan_air")
    jamban = isian(AirSanitasi, "jamban")
    spal = isian(AirSanitasi, "spal", ya="Ada", tidak="Tidak ada")
    aliran_limbah = isian(AirSanitasi, "aliran_limbah")
    kebutuhan = isian(AirSanitasi, "kebutuhan")
    rekomendasi = isian(AirSanitasi, "rekomendasi")

    class Meta:
        model = AirSanitasi
        fields = [
            "keluarga",
            "tanggal",
            "petugas",
            "sumber_air",
            "air_keruh",
            "keluhan_air",
            "jamban",
            "spal",
            "aliran_limbah",
            "kebutuhan",
            "rekomendasi",
        ]


EmbungForm = form_register(Embung)
JaringanAirForm = form_register(JaringanAir)
SumurAirTanahForm = form_register(SumurAirTanah)
JalanDesaForm = form_register(JalanDesa, isian_khusus={"panjang_rusak": {"satuan": "meter"}})
