"""What a kader fills in: the ticket itself, and the steps that she takes on it."""

from copy import copy

from django import forms
from django.core.exceptions import ValidationError

from layanan.formulir.forms import CatatanForm, KirimanForm, SubjekField
from layanan.formulir.isian import PilihanBanyakField, TanggalField, isian
from layanan.formulir.tanya import TanyaForm
from layanan.permohonan import alur
from layanan.permohonan.alur import Aksi, Pemegang, Ragam
from layanan.permohonan.berkas import berkas_diminta
from layanan.permohonan.jenis import BIDANG, jenis_boleh
from layanan.permohonan.models import LangkahPermohonan, Permohonan
from layanan.permohonan.selectors import masih_terbuka
from layanan.permohonan.services import TERLAMBAT, periksa

LUAR_BIDANG = "Jenis ini bukan bidang Anda."
BIDANG_TETAP = "Bidangnya tidak bisa diganti. Tarik permohonan ini, lalu buat yang baru."


class TiketForm(CatatanForm, TanyaForm):
    """For a person, a household or a place; the kind says of which field it is.

    A second one for the same while the first is open is asked about.
    """

    ragam = None
    serupa = None  # the ticket that is asked about
    field_order = ["keluarga", "warga", "jenis_permohonan", "lokasi", "uraian", "urgensi"]
    field_order += ["rekomendasi", "berkas_terlihat", "tanggal", "petugas"]

    keluarga = SubjekField(subjek="keluarga", required=False)
    warga = SubjekField(subjek="warga", required=False)
    jenis_permohonan = forms.ChoiceField(label="Yang dibutuhkan")
    lokasi = isian(Permohonan, "lokasi", help_text="Misalnya: jalan RT 02, sumur umum RW 01.")
    uraian = isian(Permohonan, "uraian")
    urgensi = isian(Permohonan, "urgensi")
    asal = isian(Permohonan, "asal", widget=forms.HiddenInput)

    def __init__(self, data=None, *, konteks, **kwargs):
        super().__init__(data, konteks=konteks, **kwargs)
        boleh = jenis_boleh(self.ragam, konteks.cakupan)
        self.fields["jenis_permohonan"].choices = [
            ("", "Pilih"),
            *((b.label, list(isi.items())) for b, isi in boleh.items()),
        ]

    def clean(self):
        data = super().clean()
        if data.get("keluarga") and data.get("warga"):
            self.add_error("keluarga", "Pilih keluarga atau orangnya, jangan keduanya.")
        elif not any(data.get(n) or n in self.errors for n in ("keluarga", "warga", "lokasi")):
            self.add_error("lokasi", "Tulis tempatnya.")
        jenis = data.get("jenis_permohonan")
        if jenis and self.instance.pk and BIDANG[jenis] != self.instance.bidang_spm:
            self.add_error("jenis_permohonan", BIDANG_TETAP)
        return data

    def pertanyaan(self, data):
        if self.instance.pk:
            return []
        self.serupa = lama = masih_terbuka(
            self.konteks.posyandu,
            jenis=data["jenis_permohonan"],
            keluarga=data["keluarga"],
            warga=data["warga"],
            asal=data["asal"],
        ).first()
        if lama is None:
            return []
        sebutan = lama.get_keadaan_display().lower()
        kalimat = (
            f"Sudah ada yang masih berjalan: {lama.nomor} ({sebutan}). Tidak perlu dibuat lagi."
        )
        return [("jenis_permohonan", kalimat)]


KOLOM = ["keluarga", "warga", "jenis_permohonan", "tanggal", "petugas", "lokasi", "uraian"]
KOLOM += ["urgensi"]


class PermohonanForm(TiketForm):
    """A request; the papers that were seen are ticked, photos of them may follow."""

    ragam = Ragam.PERMOHONAN
    himpunan = ("berkas_terlihat",)

    berkas_terlihat = PilihanBanyakField(
        label="Berkas yang sudah dilihat",
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"data-panjang": "1"}),
    )

    class Meta:
        model = Permohonan
        fields = [*KOLOM, "berkas_terlihat", "asal"]

    def __init__(self, data=None, *, konteks, **kwargs):
        super().__init__(data, konteks=konteks, **kwargs)
        self.fields["berkas_terlihat"].choices = lambda: [
            (satu.kode, satu.nama)
            for satu in berkas_diminta(konteks.posyandu.kode, bacaan=konteks.bacaan)
        ]


class AspirasiForm(TiketForm):
    """A proposal for the musyawarah."""

    ragam = Ragam.ASPIRASI
    rekomendasi = isian(Permohonan, "rekomendasi")

    class Meta:
        model = Permohonan
        fields = [*KOLOM, "rekomendasi", "asal"]

    def __init__(self, data=None, *, konteks, **kwargs):
        super().__init__(data, konteks=konteks, **kwargs)
        self.fields["jenis_permohonan"].label = "Topik"
        self.fields["uraian"].label = "Usulan"


class LangkahKaderForm(KirimanForm):
    """An answer to what came back, or how something finished is found to be later."""

    # What each of them is useless without.
    WAJIB = {Aksi.JAWAB: "catatan", Aksi.PANTAU: "masih_baik"}

    permohonan = SubjekField(subjek="permohonan")
    aksi = forms.ChoiceField(
        choices=[(a.value, a.label) for a in (Aksi.JAWAB, Aksi.PANTAU)], widget=forms.HiddenInput
    )
    tanggal = TanggalField(label="Tanggal")
    masih_baik = isian(LangkahPermohonan, "masih_baik")
    catatan = isian(LangkahPermohonan, "catatan")

    class Meta:
        model = LangkahPermohonan
        fields = ["permohonan", "aksi", "tanggal", "masih_baik", "catatan"]

    def __init__(self, data=None, *, konteks, **kwargs):
        super().__init__(data, konteks=konteks, **kwargs)
        if kolom := self.WAJIB.get(self["aksi"].value()):
            # A batch shares its fields: this one's alone is asked for.
            self.fields[kolom] = copy(self.fields[kolom])
            self.fields[kolom].required = True

    def _post_clean(self):
        self.instance.penugasan = self.konteks.penugasan
        super()._post_clean()
        if self.errors:
            return
        langkah, posisi = self.instance, self.instance.permohonan.posisi
        boleh = {aksi for aksi, _ in alur.langkah(posisi, Pemegang.POSYANDU)}
        if langkah.aksi not in boleh:
            self.add_error(None, TERLAMBAT)
            return
        try:
            periksa(langkah, posisi, Pemegang.POSYANDU)
        except ValidationError as galat:
            self.add_error(None, galat)
