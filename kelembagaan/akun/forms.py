from django import forms
from django.contrib.auth.forms import SetPasswordForm


def pasang_galat(form, galat):
    """A service's ValidationError onto the form: at its field if the form has it."""
    for medan, pesan in getattr(galat, "message_dict", {None: galat.messages}).items():
        form.add_error(medan if medan in form.fields else None, pesan)


class MasukKodeForm(forms.Form):
    username = forms.CharField(
        label="Nama pengguna",
        max_length=150,
        strip=True,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
    )
    kode = forms.CharField(
        label="Kode sekali pakai",
        max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "characters"}
        ),
        help_text="Delapan huruf dan angka, tertulis di kertas yang Anda terima.",
    )


class SandiBaruForm(SetPasswordForm):
    """Django's form under plain Indonesian labels."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["new_password1"].label = "Kata sandi baru"
        self.fields["new_password1"].help_text = "Paling sedikit 8 huruf atau angka."
        self.fields["new_password2"].label = "Ulangi kata sandi"
        self.fields["new_password2"].help_text = ""
