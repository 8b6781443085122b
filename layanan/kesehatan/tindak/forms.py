from django import forms

from layanan.kesehatan.kartu.forms.dasar import KartuForm, banyak, buat_form
from layanan.kesehatan.tindak.models import JawabanRujukan, KunjunganRumah, Peristiwa
from layanan.kesehatan.tindak.periksa import periksa_untuk, semua_periksa
from layanan.warga.sasaran import kelompok

JawabanRujukanForm = buat_form(JawabanRujukan, {"hasil_rujukan": {"panjang": True}, "pesan": {}})


class KunjunganDasar(KartuForm):
    """The checklist is that of the person's groups; a blank page for anybody has all of it."""

    def __init__(self, data=None, *, konteks, **kwargs):
        super().__init__(data, konteks=konteks, **kwargs)
        warga, tanggal = self.initial.get("warga"), self.initial.get("tanggal")
        if data is None and getattr(warga, "pk", None) and tanggal:
            milik = kelompok(warga, tanggal, warga.kehamilan.all())
            self.fields["daftar_periksa"].choices = periksa_untuk(milik)


KunjunganRumahForm = buat_form(
    KunjunganRumah,
    {"jenis_kunjungan": {}, "keterangan": {}},
    dasar=KunjunganDasar,
    daftar_periksa=forms.MultipleChoiceField(
        label="Yang sudah baik",
        choices=semua_periksa(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    ),
    masalah=banyak(KunjunganRumah.Masalah, "Masalah yang ditemukan"),
    himpunan=("daftar_periksa", "masalah"),
)


class PeristiwaDasar(KartuForm):
    def clean(self):
        data = super().clean()
        warga, tanggal = data.get("warga"), data.get("tanggal")
        jenis = data.get("jenis_peristiwa")
        meninggal = jenis == Peristiwa.JenisPeristiwa.MENINGGAL
        if meninggal and not data.get("sebab") and "sebab" not in self.errors:
            self.add_error("sebab", "Tulis sebabnya menurut keluarga.")
        lahir = jenis == Peristiwa.JenisPeristiwa.LAHIR
        if lahir and warga and tanggal and tanggal != warga.tanggal_lahir:
            self.add_error("tanggal", "Tanggal ini bukan tanggal lahir orang ini.")
        return data


PeristiwaForm = buat_form(Peristiwa, ["jenis_peristiwa", "tempat", "sebab"], dasar=PeristiwaDasar)
