from django import forms
from django.core.exceptions import ValidationError

from layanan.formulir.tanya import TanyaForm
from layanan.kesehatan.kartu.forms.dasar import KartuForm, banyak, buat_form
from layanan.kesehatan.kartu.models.bersama import Rujukan
from layanan.kesehatan.tindak.models import JawabanRujukan, KunjunganRumah, Peristiwa
from layanan.kesehatan.tindak.periksa import periksa_untuk, semua_periksa
from layanan.kesehatan.tindak.selectors import belum_dijawab, catatan_terakhir
from layanan.warga.sasaran import kelompok


class RujukanField(forms.ModelChoiceField):
    """One of a person's own rujukan, named by its kunci."""

    widget = forms.RadioSelect(attrs={"data-panjang": "1"})

    def __init__(self):
        super().__init__(
            Rujukan.objects.none(),
            to_field_name="kunci",
            empty_label=None,
            required=False,
            label="Rujukan yang dijawab",
        )


class JawabanDasar(KartuForm):
    """Each answer closes one rujukan: the only one that waits, or the one that is chosen."""

    def __init__(self, data=None, *, konteks, **kwargs):
        super().__init__(data, konteks=konteks, **kwargs)
        self.menunggu = self._menunggu()
        self.fields["rujukan"].queryset = Rujukan.objects.filter(
            pk__in=[satu.pk for satu in self.menunggu]
        ).order_by("tanggal")
        if self.instance.rujukan_id or len(self.menunggu) == 1:
            self.initial["rujukan"] = self.instance.rujukan or self.menunggu[0]
        if len(self.menunggu) > 1:
            self.fields["rujukan"].widget.attrs["data-syarat"] = "pilih satu"
        elif not self.menunggu:
            self.fields["rujukan"].widget = forms.HiddenInput()

    def _menunggu(self):
        """The rujukan of the person that wait for an answer, and the one this entry answers."""
        warga = self.instance.warga_id or getattr(self.initial.get("warga"), "pk", None)
        if warga is None and self.is_bound:
            try:
                warga = self.fields["warga"].clean(self.data.get("warga", ""))
            except ValidationError:
                warga = None
        if warga is None:
            return []
        lama = [self.instance.rujukan] if self.instance.rujukan_id else []
        return [*lama, *belum_dijawab(Rujukan.objects.filter(warga=warga))]

    def clean(self):
        data = super().clean()
        tanggal = data.get("tanggal")
        if tanggal is None or self.instance.pk:
            return data
        dulu = [satu for satu in self.menunggu if satu.tanggal <= tanggal]
        if data.get("rujukan") is None and len(dulu) == 1:
            data["rujukan"] = dulu[0]
        elif data.get("rujukan") is None and dulu and self.konteks.menanya:
            self.add_error("rujukan", "Pilih rujukan yang dijawab.")
        elif data.get("rujukan") and data["rujukan"].tanggal > tanggal:
            self.add_error("tanggal", "Tanggal ini sebelum rujukannya dibuat.")
        return data


JawabanRujukanForm = buat_form(
    JawabanRujukan,
    {"hasil_rujukan": {"panjang": True}, "pesan": {}},
    dasar=JawabanDasar,
    rujukan=RujukanField(),
)


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
        widget=forms.CheckboxSelectMultiple(attrs={"data-panjang": "1"}),
    ),
    masalah=banyak(KunjunganRumah.Masalah, "Masalah yang ditemukan"),
    himpunan=("daftar_periksa", "masalah"),
)


class PeristiwaDasar(KartuForm, TanyaForm):
    """Asks about a death before something else that stands of this person."""

    def _sesudah_meninggal(self, warga, tanggal):
        """The entry that tells of her death is corrected to any day."""
        meninggal = self.instance.jenis_peristiwa == Peristiwa.JenisPeristiwa.MENINGGAL
        sendiri = self.instance.pk and self.instance.warga_id == warga.pk
        return not (sendiri and meninggal) and super()._sesudah_meninggal(warga, tanggal)

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
        for nama in ("berat_lahir", "panjang_lahir") if meninggal else ():
            if data.get(nama) is not None:
                self.add_error(nama, "Hanya untuk yang lahir.")
        return data

    def pertanyaan(self, data):
        if data["jenis_peristiwa"] != Peristiwa.JenisPeristiwa.MENINGGAL:
            return []
        hari, judul = self._catatan().get(data["warga"].pk, (None, ""))
        if hari is None or hari <= data["tanggal"]:
            return []
        catatan = f"{judul[:1].lower()}{judul[1:]} {hari:%d-%m-%Y}"
        return [("tanggal", f"Ada catatan sesudah tanggal ini ({catatan}). Betul?")]

    def _catatan(self):
        """The last entry of all whom the batch names, read once."""
        if "peristiwa" not in self.konteks.bacaan:
            orang = [b.pk for (jenis, _), b in self.konteks.subjek.items() if jenis == "warga"]
            self.konteks.bacaan["peristiwa"] = catatan_terakhir(orang, self.konteks.cakupan)
        return self.konteks.bacaan["peristiwa"]


PeristiwaForm = buat_form(
    Peristiwa,
    {
        "jenis_peristiwa": {},
        "tempat": {"panjang": True},
        "berat_lahir": {"help_text": "Untuk yang lahir."},
        "panjang_lahir": {"help_text": "Untuk yang lahir."},
        "sebab": {},
    },
    satuan={"berat_lahir": "kg", "panjang_lahir": "cm"},
    dasar=PeristiwaDasar,
)
