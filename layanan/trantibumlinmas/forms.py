from django.forms import TextInput

from layanan.formulir.forms import CatatanForm, form_register
from layanan.formulir.isian import isian
from layanan.trantibumlinmas.models import Insiden, Patroli
from layanan.trantibumlinmas.models_kegiatan import (
    KieBencana,
    KontakTrantib,
    KorbanTrauma,
    PenyuluhanTrauma,
    Siskamling,
    Sosialisasi,
)


class InsidenForm(CatatanForm):
    jam = isian(Insiden, "jam")
    lokasi = isian(Insiden, "lokasi")
    jenis_insiden = isian(Insiden, "jenis_insiden")
    kronologi = isian(Insiden, "kronologi")
    dampak = isian(Insiden, "dampak")
    tindak_lanjut = isian(Insiden, "tindak_lanjut")
    pelapor = isian(Insiden, "pelapor")

    class Meta:
        model = Insiden
        fields = [
            "tanggal",
            "petugas",
            "jam",
            "lokasi",
            "jenis_insiden",
            "kronologi",
            "dampak",
            "tindak_lanjut",
            "pelapor",
        ]


class PatroliForm(CatatanForm):
    jam = isian(Patroli, "jam")
    lokasi = isian(Patroli, "lokasi")
    metode = isian(Patroli, "metode")
    jumlah_petugas = isian(Patroli, "jumlah_petugas", satuan="orang")
    nama_petugas = isian(Patroli, "nama_petugas")
    tujuan = isian(Patroli, "tujuan")
    temuan = isian(Patroli, "temuan")
    tindakan = isian(Patroli, "tindakan")

    class Meta:
        model = Patroli
        fields = [
            "tanggal",
            "petugas",
            "jam",
            "lokasi",
            "metode",
            "jumlah_petugas",
            "nama_petugas",
            "tujuan",
            "temuan",
            "tindakan",
        ]


PESERTA = {"jumlah_peserta": {"satuan": "orang"}}
KorbanTraumaForm = form_register(KorbanTrauma, subjek="warga")
PenyuluhanTraumaForm = form_register(PenyuluhanTrauma, isian_khusus=PESERTA)
KieBencanaForm = form_register(KieBencana, isian_khusus=PESERTA)
SosialisasiForm = form_register(Sosialisasi, isian_khusus=PESERTA)
SiskamlingForm = form_register(Siskamling)
KontakTrantibForm = form_register(
    KontakTrantib, isian_khusus={"telepon": {"widget": TextInput(attrs={"inputmode": "tel"})}}
)
