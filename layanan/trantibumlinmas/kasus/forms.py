from django import forms
from django.utils import timezone

from layanan.formulir.isian import PilihanField, UraianField, isian
from layanan.trantibumlinmas.kasus.models import KasusRahasia

# Longer than anybody types on a phone; it only keeps out what is no text of a person.
PALING_PANJANG = 4000
SENDIRI = "sendiri"
KELOMPOK = {"pemdes": "Desa/kelurahan", "nakes": "Bidan dan tenaga kesehatan"}


def _teks(nama, **kwargs):
    kolom = KasusRahasia._meta.get_field(nama)
    label = kolom.verbose_name.capitalize()
    return UraianField(label=label, required=not kolom.blank, max_length=PALING_PANJANG, **kwargs)


class PenanganField(PilihanField):
    """One person out of those it may be handed to; cleans to her Penugasan, None for SENDIRI."""

    def __init__(self, **kwargs):
        super().__init__(panjang=True, **kwargs)
        self.orang = {}

    def isi(self, calon, *, sendiri=False):
        """The persons to choose from; sendiri: also nobody."""
        self.orang = {str(p.pk): p for p in calon}
        kelompok = {}
        for p in calon:
            nama = KELOMPOK.get(p.peran) or p.perangkat_daerah.nama
            kelompok.setdefault(nama, []).append((str(p.pk), f"{p.pengguna.nama}, {p.sebutan}"))
        pilihan = list(kelompok.items())
        if sendiri:
            teks = "Yang saya tuju belum ada di sini: saya hubungi sendiri"
            pilihan.append(("Tanpa akun", [(SENDIRI, teks)]))
        self.choices = pilihan

    def clean(self, value):
        return self.orang.get(super().clean(value))


class KasusForm(forms.Form):
    """A new case; what is typed lives on this page only, and nowhere on the phone."""

    jenis_kasus = isian(KasusRahasia, "jenis_kasus", panjang=True)
    korban = _teks("korban", help_text="Nama, umur, alamat, seperlunya untuk menolongnya.")
    kontak = _teks("kontak", help_text="Misalnya: lewat kakaknya, jangan menelepon rumah.")
    uraian = _teks("uraian", help_text="Yang dilihat atau diceritakan, dan sejak kapan.")
    pelapor = _teks("pelapor")
    ke = PenanganField(
        label="Siapa yang menangani",
        help_text="Hanya orang ini, dan Anda, yang dapat membacanya.",
    )

    def __init__(self, data=None, *, calon, **kwargs):
        super().__init__(data, **kwargs)
        self.fields["ke"].isi(calon, sendiri=True)


class SerahkanForm(forms.Form):
    ke = PenanganField(label="Diserahkan kepada")
    catatan = UraianField(
        label="Pesan untuk yang menerima", required=False, max_length=PALING_PANJANG
    )

    def __init__(self, data=None, *, calon, **kwargs):
        super().__init__(data, **kwargs)
        self.fields["ke"].isi(calon)


class BeriTahuForm(forms.Form):
    kepada = forms.CharField(
        label="Siapa yang diberi tahu",
        max_length=200,
        help_text="Nama dan tempatnya, misalnya: Bu Ani, Polsek.",
    )
    waktu = forms.DateTimeField(
        label="Kapan",
        widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    catatan = UraianField(label="Jawabannya", required=False, max_length=PALING_PANJANG)

    def __init__(self, data=None, **kwargs):
        super().__init__(data, initial={"waktu": timezone.localtime()}, **kwargs)

    def clean_waktu(self):
        waktu = self.cleaned_data["waktu"]
        if waktu > timezone.now():
            raise forms.ValidationError("Waktu ini belum tiba.")
        return waktu


class CatatanForm(forms.Form):
    catatan = UraianField(label="Keterangan", max_length=PALING_PANJANG)
