from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.utils import timezone

from kelembagaan.akun.models import Pengguna, Penugasan
from kelembagaan.akun.services import PALING_JAUH
from kelembagaan.bidang import Bidang
from kelembagaan.cakupan import q_prefiks
from kelembagaan.peran import JABATAN_PERAN, Jabatan, Peran


def isian_tanggal(label, **kwargs):
    """A date field that a phone's own calendar fills."""
    return forms.DateField(
        label=label,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        **kwargs,
    )


def tanya_jauh(form, tanggal, *, hari_ini, wajar):
    """ValidationError for a day more than `wajar` days ahead, until the same day is sent again.

    `form.tanya` is then the day that the page sends back as `yakin`.
    """
    hari = (tanggal - hari_ini).days
    if hari > wajar and form.data.get("yakin") != tanggal.isoformat():
        form.tanya = tanggal
        teks = f"Tanggal ini masih {hari} hari lagi. Bila memang benar, tekan sekali lagi."
        raise forms.ValidationError(teks, code="tanya")


class AnggotaForm(forms.Form):
    """Who it is: someone known here, or a new name."""

    orang = forms.ModelChoiceField(
        label="Orang yang sudah punya akun",
        queryset=Pengguna.objects.none(),
        required=False,
        empty_label="Bukan, orang baru",
    )
    nama = forms.CharField(label="Nama lengkap orang baru", max_length=100, required=False)
    nomor_hp = forms.RegexField(
        r"^\+?[0-9 -]{8,19}$",
        label="Nomor HP",
        required=False,
        error_messages={"invalid": "Tulis angka saja, misalnya 0812 3456 7890."},
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )
    mulai = isian_tanggal("Mulai bertugas")

    def __init__(self, *args, posyandu, cakupan, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["mulai"].initial = timezone.localdate
        self.fields["orang"].queryset = (
            Pengguna.objects.dalam(cakupan)
            .filter(q_prefiks("penugasan__kode", posyandu.wilayah.kode), is_active=True)
            .exclude(pk=cakupan.pengguna_id)
            .order_by("nama")
            .distinct()
        )
        if not self.fields["orang"].queryset.exists():
            del self.fields["orang"]
            self.fields["nama"].required = True
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True

    def clean_mulai(self):
        mulai = self.cleaned_data["mulai"]
        if mulai.year < 1986:
            raise forms.ValidationError("Tanggal ini terlalu lama: Posyandu ada sejak 1986.")
        if mulai - timezone.localdate() <= PALING_JAUH:  # beyond it the service refuses
            tanya_jauh(self, mulai, hari_ini=timezone.localdate(), wajar=31)
        return mulai

    def clean(self):
        isi = super().clean()
        isi["nama"] = " ".join(isi.get("nama", "").split())
        if not isi.get("orang") and not isi["nama"] and "nama" not in self.errors:
            self.add_error("nama", "Tulis nama orangnya, atau pilih yang sudah punya akun.")
        return isi


class KaderForm(AnggotaForm):
    bidang = forms.MultipleChoiceField(
        label="Bidang",
        choices=Bidang.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Kosongkan bila kader melayani keenam bidang.",
    )

    def isi_penugasan(self):
        return {"peran": Peran.KADER, "jabatan": Jabatan.KADER, **self.cleaned_data}


class PengurusForm(AnggotaForm):
    jabatan = forms.ChoiceField(
        label="Jabatan",
        choices=[(j.value, j.label) for j in JABATAN_PERAN[Peran.PENGURUS]],
        widget=forms.RadioSelect,
    )
    bidang = forms.ChoiceField(
        label="Bidang",
        choices=[("", "Pilih bidang"), *Bidang.choices],
        required=False,
        help_text="Hanya untuk Ketua Bidang.",
    )
    periode_ke = forms.IntegerField(
        label="Masa jabatan keberapa",
        min_value=1,
        max_value=9,
        initial=1,
        help_text="Isi 1 bila baru pertama kali memegang jabatan ini.",
    )
    sk_nomor = forms.CharField(label="Nomor SK", max_length=100)
    sk_tanggal = isian_tanggal("Tanggal SK")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        siapa = [n for n in ("orang", "nama", "nomor_hp") if n in self.fields]
        self.helper.layout = Layout(
            Fieldset("Siapa", *siapa),
            Fieldset("Jabatan", "jabatan", "bidang", "mulai", "periode_ke"),
            Fieldset("Surat Keputusan", "sk_nomor", "sk_tanggal"),
        )

    def clean(self):
        isi = super().clean()
        if isi.get("jabatan") == Jabatan.KETUA_BIDANG and not isi.get("bidang"):
            self.add_error("bidang", "Pilih bidang yang dipimpinnya.")
        return isi

    def isi_penugasan(self):
        isi = {"peran": Peran.PENGURUS, **self.cleaned_data}
        isi["bidang"] = [isi["bidang"]] if isi["jabatan"] == Jabatan.KETUA_BIDANG else []
        return isi


class AkhiriForm(forms.Form):
    selesai = isian_tanggal(
        "Berhenti mulai tanggal", help_text="Pada tanggal ini ia sudah tidak bertugas."
    )
    alasan = forms.ChoiceField(
        label="Alasan",
        choices=Penugasan.AlasanSelesai.choices,
        widget=forms.RadioSelect(attrs={"data-panjang": "1"}),
    )
    sk_nomor = forms.CharField(label="Nomor SK pemberhentian", max_length=100)
    sk_tanggal = isian_tanggal("Tanggal SK")

    def __init__(self, *args, penugasan, **kwargs):
        super().__init__(*args, **kwargs)
        self.penugasan = penugasan
        self.fields["selesai"].initial = timezone.localdate
        if penugasan.peran != Peran.PENGURUS:
            del self.fields["sk_nomor"], self.fields["sk_tanggal"]
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True

    def clean_selesai(self):
        selesai = self.cleaned_data["selesai"]
        if selesai < self.penugasan.mulai:
            raise forms.ValidationError("Tanggal ini lebih awal daripada mulai bertugas.")
        return selesai
