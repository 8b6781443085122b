"""What the page /gaya/ shows: every part, with long names, nothing at all, and errors."""

from types import SimpleNamespace

from django import forms
from django.core.paginator import Paginator
from django.utils import timezone

from kelembagaan.bidang import Bidang
from posyandu_site.templatetags.tampilan import KEADAAN

NAMA_PANJANG = "Raden Ayu Siti Nurhaliza Kusumaningrum Prawirodirdjo binti Abdurrahman Wahidin"
MENU = (
    ("Beranda", "house"),
    ("Hari Buka", "calendar-check"),
    ("Warga", "people"),
    ("Laporan", "file-earmark-text"),
)


class FormContoh(forms.Form):
    """One field of each kind."""

    nama = forms.CharField(label="Nama lengkap", max_length=60)
    berat = forms.DecimalField(
        label="Berat badan",
        localize=True,
        widget=forms.TextInput(
            attrs={
                "inputmode": "decimal",
                "data-satuan": "kg",
                "data-terakhir": "8,2 kg, 5 Mei",
            }
        ),
        help_text="Lepas sepatu dan jaket. Contoh: 8,5",
    )
    lahir = forms.DateField(
        label="Tanggal lahir", widget=forms.DateInput(attrs={"type": "date"}), required=False
    )
    kelamin = forms.ChoiceField(
        label="Jenis kelamin",
        choices=[("l", "Laki-laki"), ("p", "Perempuan")],
        widget=forms.RadioSelect,
    )
    sumber_air = forms.ChoiceField(
        label="Sumber air minum",
        choices=[
            ("perpipaan", "Perpipaan (PDAM, BPSPAM)"),
            ("sumur", "Sumur bor atau sumur gali yang terlindung dari pencemaran tinja"),
            ("lain", "Lainnya"),
        ],
        widget=forms.RadioSelect(attrs={"data-panjang": "1"}),
        required=False,
    )
    rt = forms.ChoiceField(
        label="RT", choices=[("", "Pilih"), *((n, f"RT 0{n}") for n in range(1, 8))], required=False
    )
    bidang = forms.MultipleChoiceField(
        label="Bidang",
        choices=Bidang.choices,
        widget=forms.CheckboxSelectMultiple(attrs={"data-panjang": "1"}),
        required=False,
    )
    catatan = forms.CharField(
        label="Catatan", widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    sandi = forms.CharField(label="Kata sandi", widget=forms.PasswordInput)
    setuju = forms.BooleanField(label="Ibu sudah diberi penyuluhan di langkah 5", required=False)


def _kerangka(meja):
    """Frame with a menu and two assignments, so that the bars can be looked at."""
    butir = MENU if not meja else (MENU[0], ("Tinjauan", "inbox"), ("Rekap", "bar-chart-line"))
    penugasan = [
        SimpleNamespace(pk=1, sebutan="Kader", tempat="Posyandu Jeruk, Desa Pasar Keong"),
        SimpleNamespace(pk=2, sebutan="Operator Sekretariat", tempat="Kec. Cibadak"),
    ]
    return SimpleNamespace(
        menu=[
            {"judul": judul, "ikon": ikon, "alamat": "#", "aktif": nomor == 1}
            for nomor, (judul, ikon) in enumerate(butir)
        ],
        penugasan=penugasan[0],
        daftar_penugasan=penugasan,
        belum_dibaca=3,
    )


def _tabel():
    kolom = [
        {"judul": "Kecamatan"},
        {"judul": "Posyandu", "angka": True},
        {"judul": "D/S", "angka": True},
        {"judul": "Keadaan"},
    ]
    baris = [
        [
            {"isi": nama, "tautan": "#"},
            {"isi": n, "angka": n},
            {"isi": f"{p}%", "angka": p},
            {"keadaan": keadaan},
        ]
        for nama, n, p, keadaan in (
            ("Cibadak", 41, 83, "disetujui"),
            ("Rangkasbitung", 118, 7, "diajukan"),
            ("Kecamatan dengan Nama yang Sangat Panjang Sekali", 9, 100, "dikembalikan"),
        )
    ]
    kaki = [{"isi": "Jumlah"}, {"isi": 168}, {"isi": "79%"}, {"isi": ""}]
    return {"kolom": kolom, "baris_tabel": baris, "kaki": kaki}


def konteks(request):
    """Context of gaya.html."""
    meja = request.GET.get("kerangka") == "meja"
    langkah = ["Daftar", "Timbang", "Catat", "Layanan", "Edukasi"]
    return {
        "dasar_template": "dasar/meja.html" if meja else "dasar/ponsel.html",
        "meja": meja,
        "kerangka": _kerangka(meja),
        "semua_bidang": list(Bidang),
        "semua_keadaan": list(KEADAAN),
        "nama_panjang": NAMA_PANJANG,
        "rincian": ["Nama masih kosong.", "Berat badan di luar 0,5 sampai 40 kg."],
        "sekarang": timezone.now(),
        "form": FormContoh(),
        "form_galat": FormContoh(
            {"g-nama": NAMA_PANJANG, "g-berat": "delapan", "g-kelamin": "x"}, prefix="g"
        ),
        "langkah": [
            {
                "nomor": n,
                "judul": judul,
                "keadaan": "selesai" if n < 3 else "sekarang" if n == 3 else "belum",
                "tautan": "#" if n < 4 else "",
            }
            for n, judul in enumerate(langkah, 1)
        ],
        "remah": [("Pusat", "#"), ("Banten", "#"), ("Lebak", "#"), ("Cibadak", "")],
        "halaman": Paginator(range(2300), 20).page(3),
        "pilihan": [
            {
                "nama": "bidang",
                "label": "Bidang",
                "nilai": "kesehatan",
                "opsi": [("", "Semua"), *Bidang.choices],
            }
        ],
        **_tabel(),
    }
