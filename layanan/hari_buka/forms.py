from django import forms
from django.utils.dates import MONTHS

from kelembagaan.posyandu.forms import tanya_jauh
from kelembagaan.posyandu.models import (
    BULAN_UKUR_TETAP,
    HARI,
    JadwalBuka,
    PengecualianBuka,
    Posyandu,
)
from kelembagaan.wilayah.zona import hari_ini
from layanan.formulir.forms import KirimanForm, SubjekField
from layanan.formulir.isian import PilihanField
from layanan.hari_buka.models import LANGKAH, Kunjungan
from layanan.hari_buka.rencana import rencana_buka
from layanan.warga.forms import periksa_belum_lewat, tanggal_isian


class HadirForm(KirimanForm):
    """Who came on an opening day (langkah 1), and langkah ticked by hand."""

    himpunan = ("langkah",)

    warga = SubjekField(subjek="warga", label="Warga")
    tanggal = tanggal_isian("Tanggal")
    langkah = forms.TypedMultipleChoiceField(
        label="Langkah yang sudah dijalani",
        choices=[(n, nama) for n, nama in LANGKAH.items() if n > 1],
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Kunjungan
        fields = ["warga", "tanggal", "langkah"]

    def clean(self):
        data = super().clean()
        periksa_belum_lewat(self, "tanggal")
        warga, tanggal = data.get("warga"), data.get("tanggal")
        if not (warga and tanggal):
            return data
        if tanggal < warga.tanggal_lahir:
            self.add_error("tanggal", "Tanggal ini sebelum orang ini lahir.")
        elif self.instance.pk and tanggal != self.instance.tanggal:
            self.add_error("tanggal", "Tanggal kunjungan tidak diganti. Batalkan, lalu catat lagi.")
        elif warga.posyandu_id != self.konteks.posyandu.pk and (
            (warga.pk, tanggal) not in self.konteks.tamu
        ):
            self.add_error("tanggal", "Orang ini bukan tamu Posyandu ini pada tanggal ini.")
        return data


class BukaForm(forms.Form):
    """Any day, planned or not; a month ahead at most, and asked about if it is not near."""

    tanggal = tanggal_isian("Tanggal")

    def __init__(self, *args, hari_ini, **kwargs):
        super().__init__(*args, **kwargs)
        self.hari_ini = hari_ini

    def clean_tanggal(self):
        tanggal = self.cleaned_data["tanggal"]
        if (tanggal - self.hari_ini).days > 31:
            raise forms.ValidationError("Tanggal ini masih terlalu jauh.", code="jauh")
        if tanggal.year < self.hari_ini.year - 5:
            raise forms.ValidationError("Tahun ini terlalu lama. Periksa lagi.", code="lama")
        tanya_jauh(self, tanggal, hari_ini=self.hari_ini, wajar=3)
        return tanggal


class _JadwalDasarForm(forms.ModelForm):
    """Renders without its own form element, as every form here."""

    def __init__(self, *args, posyandu, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.posyandu = posyandu


class JadwalForm(_JadwalDasarForm):
    """A fixed date of the month, or the n-th weekday."""

    pola = PilihanField(label="Pola", choices=JadwalBuka.Pola.choices)

    class Meta:
        model = JadwalBuka
        fields = ["pola", "tanggal", "hari", "minggu_ke", "jam_mulai", "jam_selesai", "tempat"]
        widgets = {
            "tanggal": forms.TextInput(attrs={"inputmode": "numeric"}),
            "minggu_ke": forms.TextInput(attrs={"inputmode": "numeric"}),
            "jam_mulai": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
            "jam_selesai": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["hari"].choices = [("", "Pilih hari"), *HARI]

    def clean(self):
        data = super().clean()
        perlu = {"tanggal": ["tanggal"], "pekan": ["hari", "minggu_ke"]}.get(data.get("pola"), [])
        for nama in ("tanggal", "hari", "minggu_ke"):
            if nama in perlu and data.get(nama) is None and nama not in self.errors:
                self.add_error(nama, "Bagian ini perlu diisi.")
            elif nama not in perlu:
                data[nama] = None
        mulai, selesai = data.get("jam_mulai"), data.get("jam_selesai")
        if mulai and selesai and selesai <= mulai:
            self.add_error("jam_selesai", "Jam selesai harus sesudah jam mulai.")
        return data


class PengecualianForm(_JadwalDasarForm):
    """One planned day moved, or cancelled if the new date is left empty.

    A day that passed a short while ago may still be moved: nobody came for the rain.
    """

    tanggal = tanggal_isian("Tanggal semula")
    pindah_ke = tanggal_isian(
        "Pindah ke", required=False, help_text="Kosongkan bila hari itu tidak jadi buka."
    )

    class Meta:
        model = PengecualianBuka
        fields = ["tanggal", "pindah_ke", "alasan"]

    def clean_tanggal(self):
        tanggal = self.cleaned_data["tanggal"]
        lama = PengecualianBuka.objects.filter(posyandu=self.instance.posyandu, tanggal=tanggal)
        if lama.exists():
            raise forms.ValidationError("Tanggal ini sudah diubah; hapus dulu yang lama.")
        selisih = (tanggal - hari_ini(self.instance.posyandu.kode)).days
        if selisih < -31:
            raise forms.ValidationError("Tanggal ini sudah lama lewat.")
        if selisih > 366:
            raise forms.ValidationError("Tanggal ini lebih dari satu tahun lagi.")
        jadwal = self.instance.posyandu.jadwal_buka.all()
        if not rencana_buka(jadwal, [], tanggal, tanggal):
            raise forms.ValidationError("Pada tanggal ini tidak ada hari buka menurut jadwal.")
        return tanggal

    def clean_pindah_ke(self):
        ke, semula = self.cleaned_data["pindah_ke"], self.cleaned_data.get("tanggal")
        if ke is None:
            return None
        if ke < hari_ini(self.instance.posyandu.kode):
            raise forms.ValidationError("Tanggal baru ini sudah lewat.")
        if semula and ke == semula:
            raise forms.ValidationError("Tanggal baru sama dengan tanggal semula.")
        if semula and abs((ke - semula).days) > 31:
            raise forms.ValidationError("Tanggal baru paling jauh 31 hari dari tanggal semula.")
        return ke


class BulanUkurForm(forms.ModelForm):
    """In which months besides February and August length and height of balita are measured."""

    bulan_ukur_tinggi = forms.TypedMultipleChoiceField(
        label="Bulan lain",
        choices=[(n, nama) for n, nama in MONTHS.items() if n not in BULAN_UKUR_TETAP],
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Posyandu
        fields = ["bulan_ukur_tinggi"]

    def clean_bulan_ukur_tinggi(self):
        return sorted({*BULAN_UKUR_TETAP, *self.cleaned_data["bulan_ukur_tinggi"]})
