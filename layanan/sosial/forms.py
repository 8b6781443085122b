from django.forms import TextInput

from layanan.formulir.forms import CatatanForm, SubjekField, form_register
from layanan.formulir.isian import isian
from layanan.formulir.tetap import TIDAK_BERUBAH, TetapForm
from layanan.sosial.models import FakirMiskin, PenyaluranBansos
from layanan.sosial.models_verifikasi import KieGender, VerifikasiSosial

J, S = PenyaluranBansos.JenisBantuan, PenyaluranBansos.SatuanBantuan
# The units that make sense for a kind of aid; a kind that is not named takes any.
SATUAN_COCOK = {
    J.UANG: [S.RUPIAH],
    J.PANGAN: [S.PAKET, S.KG, S.LITER, S.BUAH],
    J.PAKAIAN: [S.PAKET, S.BUAH],
    J.ALAT_BANTU: [S.PAKET, S.BUAH],
    J.SEKOLAH: [S.PAKET, S.BUAH],
    J.BAHAN_BANGUNAN: [S.PAKET, S.KG, S.LITER, S.BUAH],
}


def periksa_satuan(form, data):
    """The unit must fit the kind of aid."""
    cocok = SATUAN_COCOK.get(data.get("jenis_bantuan"))
    if cocok and data.get("satuan") and data["satuan"] not in cocok:
        jenis = PenyaluranBansos.JenisBantuan(data["jenis_bantuan"]).label
        pilihan = ", ".join(satuan.label.lower() for satuan in cocok)
        form.add_error("satuan", f"{jenis} dicatat dalam {pilihan}.")


class FakirMiskinForm(TetapForm):
    kolom_tetap = {
        "penghasilan": ("Penghasilan tidak berubah", ("penghasilan",)),
        "desil": ("Desil tidak berubah", ("desil",)),
    }
    field_order = [
        "keluarga",
        "tanggal",
        "petugas",
        "jumlah_anggota",
        "status_rumah",
        TIDAK_BERUBAH,
    ]

    keluarga = SubjekField(subjek="keluarga")
    jumlah_anggota = isian(FakirMiskin, "jumlah_anggota", satuan="orang")
    status_rumah = isian(FakirMiskin, "status_rumah")
    penghasilan = isian(FakirMiskin, "penghasilan", satuan="rupiah")
    disabilitas = isian(FakirMiskin, "disabilitas", ya="Ada", tidak="Tidak ada")
    desil = isian(FakirMiskin, "desil")
    sumber_data = isian(FakirMiskin, "sumber_data")
    keterangan = isian(FakirMiskin, "keterangan")

    class Meta:
        model = FakirMiskin
        fields = [
            "keluarga",
            "tanggal",
            "petugas",
            "jumlah_anggota",
            "status_rumah",
            "penghasilan",
            "disabilitas",
            "desil",
            "sumber_data",
            "keterangan",
        ]


class PenyaluranBansosForm(TetapForm):
    """The recipient is a keluarga or one of its members, not both."""

    kolom_tetap = {
        "bantuan": (
            "Bantuannya tidak berubah",
            ("jenis_bantuan", "program", "jumlah", "satuan"),
        )
    }
    field_order = ["keluarga", "warga", "tanggal", "petugas", TIDAK_BERUBAH]

    keluarga = SubjekField(subjek="keluarga", required=False)
    warga = SubjekField(subjek="warga", required=False)
    kegiatan = SubjekField(subjek="kegiatan", required=False)
    jenis_bantuan = isian(PenyaluranBansos, "jenis_bantuan")
    program = isian(PenyaluranBansos, "program")
    jumlah = isian(PenyaluranBansos, "jumlah")
    satuan = isian(PenyaluranBansos, "satuan")
    metode = isian(PenyaluranBansos, "metode")
    kondisi_barang = isian(PenyaluranBansos, "kondisi_barang")
    kegiatan_nama = isian(PenyaluranBansos, "kegiatan_nama")
    kegiatan_lokasi = isian(PenyaluranBansos, "kegiatan_lokasi")
    keterangan = isian(PenyaluranBansos, "keterangan")

    class Meta:
        model = PenyaluranBansos
        fields = [
            "keluarga",
            "warga",
            "kegiatan",
            "tanggal",
            "petugas",
            "jenis_bantuan",
            "program",
            "jumlah",
            "satuan",
            "metode",
            "kondisi_barang",
            "kegiatan_nama",
            "kegiatan_lokasi",
            "keterangan",
        ]

    def clean(self):
        data = super().clean()
        if {"keluarga", "warga"} <= data.keys():
            if data["keluarga"] is None and data["warga"] is None:
                self.add_error("keluarga", "Pilih keluarga atau orang yang menerima.")
            elif data["keluarga"] and data["warga"]:
                self.add_error("warga", "Pilih satu saja: keluarga atau orang.")
        periksa_satuan(self, data)
        return data


class _VerifikasiForm(CatatanForm):
    """Whether it takes part is asked where there is a programme."""

    def clean(self):
        data = super().clean()
        program, ikut = data.get("program"), data.get("kepesertaan")
        if program == "tidak_ada" and ikut == "aktif":
            self.add_error("kepesertaan", "Pilih bantuannya di atas, atau kosongkan.")
        elif program and program != "tidak_ada" and ikut == "":
            self.add_error("kepesertaan", "Pilih kepesertaannya.")
        return data


KieGenderForm = form_register(
    KieGender,
    subjek="warga",
    isian_khusus={"telepon": {"widget": TextInput(attrs={"inputmode": "tel"})}},
)
VerifikasiSosialForm = form_register(VerifikasiSosial, subjek="keluarga", dasar=_VerifikasiForm)
