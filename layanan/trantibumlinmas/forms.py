from layanan.formulir.forms import CatatanForm
from layanan.formulir.isian import isian
from layanan.trantibumlinmas.models import Insiden, Patroli


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
