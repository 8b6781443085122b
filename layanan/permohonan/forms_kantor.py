"""What an office fills in for a step: only what that step asks for."""

from crispy_forms.helper import FormHelper
from django import forms

from layanan.formulir.isian import isian
from layanan.permohonan.alur import BERALASAN, Aksi, Pemegang
from layanan.permohonan.models import LangkahPermohonan
from layanan.permohonan.pemegang import kantor_kecamatan, perangkat_pengampu

SURAT = ["nomor_surat", "tanggal_surat"]
# An office of which no account and no row is known; its answer comes by letter.
KANTOR_LAIN = f"{Pemegang.OPD.value}:lain"
KOLOM = {
    Aksi.VERIFIKASI: ["tanggal", "catatan"],
    Aksi.TERUSKAN: ["tujuan", "kantor_lain", "catatan", *SURAT],
    Aksi.KERJAKAN: ["tanggal", "sumber_dana", "catatan"],
    Aksi.TAHAP: ["tanggal", "persen", "alasan_turun", "sumber_dana", "catatan"],
    Aksi.SELESAIKAN: ["tanggal", "catatan", *SURAT],
    Aksi.TOLAK: ["catatan", *SURAT],
    Aksi.KEMBALIKAN: ["catatan"],
    Aksi.BAHAS: ["tanggal", "catatan"],
    Aksi.MASUKKAN: ["tahun_rencana", "catatan"],
    Aksi.TAK_MASUKKAN: ["catatan"],
}
# What may be photographed with it: the work, and the letter.
FOTO = {
    Aksi.VERIFIKASI: {"kunjungan": "Foto kunjungan"},
    Aksi.TAHAP: {"sebelum": "Foto sebelum", "sesudah": "Foto sekarang"},
    Aksi.SELESAIKAN: {"sebelum": "Foto sebelum", "sesudah": "Foto sesudah", "surat": "Foto surat"},
    Aksi.TOLAK: {"surat": "Foto surat"},
    Aksi.TERUSKAN: {"surat": "Foto surat"},
}
LABEL_FOTO = {slug: kata for isi in FOTO.values() for slug, kata in isi.items()}
LABEL = {
    Aksi.VERIFIKASI: {"tanggal": "Tanggal kunjungan", "catatan": "Hasil kunjungan"},
    Aksi.TOLAK: {"catatan": "Alasan"},
    Aksi.KEMBALIKAN: {"catatan": "Yang perlu dilengkapi"},
    Aksi.BAHAS: {"tanggal": "Tanggal musyawarah", "catatan": "Hasil pembahasan"},
    Aksi.TAK_MASUKKAN: {"catatan": "Jawaban untuk pengusul"},
    Aksi.MASUKKAN: {"catatan": "Jawaban untuk pengusul"},
    Aksi.TAHAP: {"catatan": "Yang sudah dikerjakan"},
    Aksi.TERUSKAN: {"kantor_lain": "Nama kantor yang belum terdaftar"},
}


BANTUAN = {
    "kantor_lain": "Hanya bila kantor itu tidak ada di pilihan di atas.",
    "alasan_turun": "Hanya bila kemajuannya lebih rendah daripada yang lalu.",
}


class LangkahKantorForm(forms.Form):
    """`jawaban`: another office answered, with a letter."""

    def __init__(self, data=None, *, permohonan, aksi, jawaban, lanjut, hari_ini):
        super().__init__(data, initial={"tanggal": hari_ini})
        self.permohonan = permohonan
        self.foto = FOTO.get(aksi, {})
        if jawaban:
            self.foto = {**self.foto, "surat": "Foto surat jawaban"}
        self.lanjut = lanjut
        for nama in self._kolom(aksi, jawaban):
            if nama == "tujuan":
                self.fields["tujuan"] = self._tujuan()
                continue
            wajib = nama == "tanggal" or (jawaban and nama in SURAT)
            wajib = wajib or (nama == "catatan" and aksi in BERALASAN)
            wajib = wajib or nama in ("persen", "tahun_rencana")
            ekstra = {"satuan": "%"} if nama == "persen" else {}
            self.fields[nama] = isian(LangkahPermohonan, nama, required=wajib, **ekstra)
            if nama == "persen" and permohonan.persen is not None:
                self.fields[nama].widget.attrs["data-terakhir"] = f"{permohonan.persen}%"
            if label := LABEL.get(aksi, {}).get(nama):
                self.fields[nama].label = label
            self.fields[nama].help_text = BANTUAN.get(nama, "")
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True

    def _kolom(self, aksi, jawaban):
        """Each once; why there is less progress only where there was some."""
        kolom = dict.fromkeys([*KOLOM[aksi], *(SURAT if jawaban else [])])
        if not self.permohonan.persen:
            kolom.pop("alasan_turun", None)
        if Pemegang.OPD not in self.lanjut:
            kolom.pop("kantor_lain", None)
        return kolom

    def _tujuan(self):
        """Where it may be passed on to: the kecamatan, the offices of the field, another one."""
        pilihan = []
        if Pemegang.KECAMATAN in self.lanjut and (kantor := kantor_kecamatan(self.permohonan)):
            pilihan.append((Pemegang.KECAMATAN.value, str(kantor)))
        if Pemegang.OPD in self.lanjut:
            pengampu = perangkat_pengampu(self.permohonan)
            self.perangkat = {f"opd:{satu.pk}": satu for satu in pengampu}
            pilihan += [(nilai, str(satu)) for nilai, satu in self.perangkat.items()]
            pilihan.append((KANTOR_LAIN, "Kantor lain yang belum terdaftar"))
        return forms.ChoiceField(
            label="Diteruskan ke",
            choices=pilihan,
            widget=forms.RadioSelect(attrs={"data-panjang": "1"}),
            error_messages={"required": "Pilih ke mana diteruskan."},
        )

    def clean(self):
        isi = super().clean()
        if isi.get("tujuan") != KANTOR_LAIN:
            isi.pop("kantor_lain", None)
        elif not isi.get("kantor_lain"):
            self.add_error("kantor_lain", "Tulis nama kantornya.")
        return isi

    def isi(self):
        """What the service takes."""
        isi = {n: nilai for n, nilai in self.cleaned_data.items() if nilai not in (None, "")}
        if "tujuan" in isi:
            tujuan = isi.pop("tujuan")
            isi["perangkat"] = getattr(self, "perangkat", {}).get(tujuan)
            isi["tujuan"] = Pemegang(tujuan.partition(":")[0])
        return isi
