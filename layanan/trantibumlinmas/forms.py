from django.forms import TextInput
from django.urls import reverse
from django.utils.functional import lazy
from django.utils.html import format_html

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


def _jalan_rahasia():
    """The way to the page of confidential cases; without network it shows the numbers to call."""
    return format_html(
        "Kekerasan atau kasus rahasia jangan dicatat di sini. "
        '<a href="{}">Hubungi SAPA 129, catat sebagai kasus rahasia</a>',
        reverse("layanan:kasus_baru"),
    )


jalan_rahasia = lazy(_jalan_rahasia, str)


class InsidenForm(CatatanForm):
    jam = isian(Insiden, "jam")
    lokasi = isian(Insiden, "lokasi")
    jenis_insiden = isian(Insiden, "jenis_insiden", help_text=jalan_rahasia())
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
