"""The forms of the registers on the cards."""

from collections import defaultdict

from django import forms
from django.core.exceptions import ValidationError

from layanan.formulir.isian import DesimalField
from layanan.formulir.tanya import TanyaForm
from layanan.kesehatan.kartu import aturan
from layanan.kesehatan.kartu.forms.dasar import (
    KartuForm,
    SekaliTekanForm,
    TekanField,
    banyak,
    buat_form,
)
from layanan.kesehatan.kartu.imunisasi import pilihan_dosis, tanya_dosis
from layanan.kesehatan.kartu.models import anak, bersama, dewasa, ibu, imunisasi, rahasia
from layanan.kesehatan.wajar import (
    KATA_DEWASA,
    WAJAR_DEWASA,
    pertanyaan_anak,
    pertanyaan_dewasa,
    pertanyaan_tubuh,
)
from layanan.warga.models import Kehamilan
from layanan.warga.sasaran import HARI_NIFAS, Kelompok, boleh_dilayani, umur_bulan

UMUR_OBAT_CACING = 12  # months: given from 12 to 59 months with vitamin A
JADWAL = "sesuai_jadwal"
TBC = ("batuk", "demam", "berat_turun", "kontak_tbc")


class KeluhanForm(SekaliTekanForm):
    pertanyaan = TBC

    def _ada_keluhan(self, data):
        return super()._ada_keluhan(data) or bool(data.get("gejala_sakit"))


SkriningTBCForm = buat_form(
    bersama.SkriningTBC,
    [*TBC, "gejala_sakit"],
    dasar=KeluhanForm,
    sekali_tekan=TekanField("Tidak ada keluhan"),
)


class UkurTubuhDasar(KartuForm, TanyaForm):
    """Asks again about what is far from the last one, or hardly fits anybody of this age."""

    kata_tanya = KATA_DEWASA

    def pertanyaan(self, data):
        warga, tanggal = data["warga"], data["tanggal"]
        lama = {}
        for satu in self._ukuran()[warga.pk]:
            if satu.tanggal < tanggal and satu.pk != self.instance.pk:
                ukuran = {"berat": satu.berat, "tinggi": satu.tinggi}
                lama |= {k: (n, satu.tanggal) for k, n in ukuran.items() if n is not None}
        dewasa = self._dewasa(data)
        if dewasa:
            tanya = pertanyaan_dewasa(
                data, maksudnya=lambda nama, *isi: self.fields[nama].maksudnya(*isi)
            )
        else:
            tanya = pertanyaan_anak(
                data,
                jenis_kelamin=warga.jenis_kelamin,
                umur_hari=(tanggal - warga.tanggal_lahir).days,
            )
        # What it was last time says more than what is possible at all.
        tanya = dict(tanya) | dict(pertanyaan_tubuh(data, dewasa=dewasa, lama=lama))
        return list(tanya.items())

    def rentang(self, nama):
        """What is likely of an adult, where one is known to be one."""
        if nama in WAJAR_DEWASA and self._dewasa(self.cleaned_data):
            return WAJAR_DEWASA[nama]
        return super().rentang(nama)

    def _dewasa(self, data):
        warga, tanggal = data.get("warga"), data.get("tanggal")
        return bool(warga and tanggal) and aturan.dewasa(umur_bulan(warga.tanggal_lahir, tanggal))

    def _ukuran(self):
        """{warga's pk: [entry by day]} of all whom the batch names, read once."""
        if "ukur_tubuh" not in self.konteks.bacaan:
            orang = [b.pk for (jenis, _), b in self.konteks.subjek.items() if jenis == "warga"]
            semua = bersama.UkurTubuh.objects.berlaku().filter(warga__in=orang)
            hasil = self.konteks.bacaan["ukur_tubuh"] = defaultdict(list)
            for satu in semua.order_by("tanggal", "pk"):
                hasil[satu.warga_id].append(satu)
        return self.konteks.bacaan["ukur_tubuh"]


UkurTubuhForm = buat_form(
    bersama.UkurTubuh,
    ["berat", "tinggi", "lingkar_perut", "lila"],
    golongan={"imt": aturan.KELAS_IMT},
    dasar=UkurTubuhDasar,
    satuan={"berat": "kg", "tinggi": "cm", "lingkar_perut": "cm", "lila": "cm"},
    umur_dari=6,
)


class TekananDasar(KartuForm):
    def clean(self):
        data = super().clean()
        sistole, diastole = data.get("sistole"), data.get("diastole")
        # Below its limit something else is wrong with it, and said.
        if sistole and diastole and self.fields["sistole"].batas[0] <= sistole <= diastole:
            self.add_error("diastole", "Diastole lebih kecil daripada sistole. Periksa lagi.")
        return data


TekananDarahForm = buat_form(
    bersama.TekananDarah,
    ["sistole", "diastole"],
    satuan={"sistole": "mmHg", "diastole": "mmHg"},
    golongan={"sistole": aturan.KELAS_SISTOLE, "diastole": aturan.KELAS_DIASTOLE},
    dasar=TekananDasar,
    umur_dari=10,
)


class PeriksaDarahDasar(KartuForm):
    def clean(self):
        """A sugar with decimals was read off in mmol/L."""
        data = super().clean()
        if "gula_darah" in self.errors:
            try:
                mmol = DesimalField().clean(self.data.get("gula_darah"))
            except ValidationError:
                return data
            mg, (kecil, besar) = mmol * aturan.MMOL_KE_MG, self.fields["gula_darah"].batas
            if kecil <= mg <= besar and mmol % 1:
                self.add_error("gula_darah", f"Maksudnya {round(mg)} mg/dL?")
        return data


PeriksaDarahForm = buat_form(
    bersama.PeriksaDarah,
    ["gula_darah", "hb"],
    dasar=PeriksaDarahDasar,
    satuan={"gula_darah": "mg/dL", "hb": "g/dL"},
    golongan={"gula_darah": aturan.KELAS_GULA},
    umur_dari=6,
)
EdukasiForm = buat_form(bersama.Edukasi, ["materi"])
RujukanForm = buat_form(
    bersama.Rujukan,
    {
        "tujuan": {},
        "sebab": {"help_text": "Jangan menulis hasil HIV, TBC, jiwa, atau kontrasepsi di sini."},
    },
)


class EpisodeDasar(KartuForm):
    """A service of a pregnancy: refused where none is recorded that holds on this day."""

    episode = Kelompok.HAMIL
    tanpa_episode = (
        "Pada tanggal ini tidak ada kehamilan yang tercatat. Catat dulu kehamilannya "
        "di halaman orang ini, lalu simpan lagi."
    )

    def _periksa_warga(self, warga, tanggal):
        super()._periksa_warga(warga, tanggal)
        if not self.errors and not boleh_dilayani(
            self.episode, self._kehamilan()[warga.pk], tanggal
        ):
            self.add_error(None, self.tanpa_episode)

    def _kehamilan(self):
        """{warga's pk: [Kehamilan]} of all whom the batch names, read once."""
        if "kehamilan" not in self.konteks.bacaan:
            orang = [b.pk for (jenis, _), b in self.konteks.subjek.items() if jenis == "warga"]
            hasil = self.konteks.bacaan["kehamilan"] = defaultdict(list)
            for satu in Kehamilan.objects.berlaku().filter(warga__in=orang):
                hasil[satu.warga_id].append(satu)
        return self.konteks.bacaan["kehamilan"]


class EpisodeNifas(EpisodeDasar):
    episode = Kelompok.NIFAS
    tanpa_episode = (
        f"Pada tanggal ini tidak dalam masa nifas ({HARI_NIFAS} hari sesudah bersalin). "
        "Periksa tanggal ini dan tanggal bersalin di halaman orang ini."
    )


PelayananHamilForm = buat_form(
    ibu.PelayananHamil,
    [
        "kurva_berat",
        "kurva_tekanan",
        "ttd_diberi",
        "ttd_diminum",
        "mt_komposisi",
        "mt_porsi",
        "mt_dihabiskan",
        "kelas_ibu",
    ],
    dasar=EpisodeDasar,
    satuan={"ttd_diberi": "tablet", "mt_porsi": "porsi"},
    hanya_perempuan=True,
    umur_dari=10,
)
PelayananNifasForm = buat_form(
    ibu.PelayananNifas,
    ["vitamin_a", "menyusui", "ttd_diberi"],
    dasar=EpisodeNifas,
    satuan={"vitamin_a": "kapsul", "ttd_diberi": "tablet"},
    hanya_perempuan=True,
    umur_dari=10,
)
RiwayatKesehatanForm = buat_form(
    dewasa.RiwayatKesehatan,
    ["status_perkawinan", "pekerjaan"],
    umur_dari=aturan.UMUR_DEWASA,
    riwayat_keluarga=banyak(dewasa.RiwayatKesehatan.Penyakit, "Riwayat penyakit keluarga"),
    riwayat_diri=banyak(dewasa.RiwayatKesehatan.Penyakit, "Riwayat penyakit diri sendiri"),
    perilaku=banyak(dewasa.RiwayatKesehatan.Perilaku, "Perilaku berisiko"),
    himpunan=("riwayat_keluarga", "riwayat_diri", "perilaku"),
)
TesIndraForm = buat_form(
    dewasa.TesIndra,
    ["mata_kanan", "mata_kiri", "telinga_kanan", "telinga_kiri"],
    umur_dari=6,
)
PumaForm = buat_form(
    dewasa.Puma,
    ["bungkus_tahun", "napas_pendek", "dahak", "batuk", "spirometri"],
    umur_dari=aturan.UMUR_PUMA,
)


AksForm = buat_form(dewasa.Aks, {n: {"panjang": True} for n in dewasa.Aks.SOAL}, umur_dari=60)
SkilasForm = buat_form(
    dewasa.Skilas,
    dewasa.Skilas.SOAL,
    dasar=SekaliTekanForm,
    umur_dari=60,
    pertanyaan=dewasa.Skilas.SOAL,
    sekali_tekan=TekanField("Semua jawaban tidak"),
)


class GiziAnakDasar(KartuForm):
    def clean(self):
        data = super().clean()
        if data.get("pmt_diberi") is False and data.get("pmt_hari"):
            self.add_error(
                "pmt_hari", "Makanan tambahan tidak diberikan, jadi kosongkan jumlah harinya."
            )
        return data


GiziAnakForm = buat_form(
    anak.GiziAnak,
    ["asi_eksklusif", "mpasi_sesuai", "pmt_diberi", "pmt_hari", "buku_kia", "perkembangan_lengkap"],
    dasar=GiziAnakDasar,
    satuan={"pmt_hari": "hari"},
    umur_di_bawah=6,
)


class SuplemenDasar(KartuForm):
    """The colour of vitamin A must fit the age in months."""

    UMUR = {"biru": (6, 12), "merah": (12, 60)}

    @classmethod
    def syarat(cls):
        return {**super().syarat(), "dari": cls.UMUR["biru"][0], "sampai": cls.UMUR["merah"][1]}

    def clean(self):
        data = super().clean()
        warga, tanggal, warna = (data.get(n) for n in ("warga", "tanggal", "vitamin_a"))
        if warga and tanggal and warna:
            dari, di_bawah = self.UMUR[warna]
            if not dari <= umur_bulan(warga.tanggal_lahir, tanggal) < di_bawah:
                self.add_error("vitamin_a", "Warna kapsul ini tidak cocok dengan umurnya.")
        cacing = warga and tanggal and data.get("obat_cacing")
        if cacing and umur_bulan(warga.tanggal_lahir, tanggal) < UMUR_OBAT_CACING:
            self.add_error("obat_cacing", "Obat cacing diberikan mulai umur 12 bulan.")
        return data


SuplemenForm = buat_form(anak.Suplemen, ["vitamin_a", "obat_cacing"], dasar=SuplemenDasar)
TtdRemajaForm = buat_form(
    anak.TtdRemaja,
    ["ttd_diberi", "ttd_diminum"],
    satuan={"ttd_diberi": "tablet"},
    hanya_perempuan=True,
    umur_dari=10,
)


def _semua_dosis(teks):
    return isinstance(teks, str) and set(teks.split(",")) <= set(imunisasi.Dosis.values)


def _periksa_jadwal(teks):
    if not _semua_dosis(teks):
        raise ValidationError("Pilih imunisasinya satu per satu.", code="jadwal")


class ImunisasiDasar(KartuForm, TanyaForm):
    """At least one dose; elsewhere than here the place has a name. What is not given at this age,
    or so soon after the dose before, is asked about.

    One press names what is usual today, given here (`sesuai_jadwal`, see petunjuk_imunisasi).
    """

    def __init__(self, data=None, *, konteks, **kwargs):
        tekan = (data or {}).get(JADWAL)
        if tekan and _semua_dosis(tekan):
            dosis = data["dosis"] if isinstance(data.get("dosis"), list) else []
            dosis = list(dict.fromkeys([*dosis, *tekan.split(",")]))
            data = {**data, "dosis": dosis, "tempat": imunisasi.Imunisasi.Tempat.POSYANDU}
        super().__init__(data, konteks=konteks, **kwargs)
        warga, tanggal = self.initial.get("warga"), self.initial.get("tanggal")
        if data is None and getattr(warga, "tanggal_lahir", None) and tanggal:
            pilihan = pilihan_dosis(umur_bulan(warga.tanggal_lahir, tanggal))
            self.fields["dosis"].choices = pilihan

    def clean(self):
        data = super().clean()
        di_sini = imunisasi.Imunisasi.Tempat.POSYANDU
        if data.get("tempat") not in (None, "", di_sini) and not data.get("nama_tempat"):
            self.add_error("nama_tempat", "Tulis nama tempatnya.")
        return data

    def pertanyaan(self, data):
        jadwal, catatan = self._bacaan()
        warga = data["warga"]
        lain = [satu for satu in catatan[warga.pk] if satu.pk != self.instance.pk]
        tanya = tanya_dosis(data["dosis"], warga, data["tanggal"], catatan=lain, jadwal=jadwal)
        return [("dosis", tanya)] if tanya else []

    def _bacaan(self):
        """(schedule, {warga's pk: [Imunisasi]}) of all whom the batch names, read once."""
        if "imunisasi" not in self.konteks.bacaan:
            orang = [b.pk for (jenis, _), b in self.konteks.subjek.items() if jenis == "warga"]
            catatan = defaultdict(list)
            for satu in imunisasi.Imunisasi.objects.berlaku().filter(warga__in=orang):
                catatan[satu.warga_id].append(satu)
            jadwal = list(imunisasi.RefImunisasi.objects.all())
            self.konteks.bacaan["imunisasi"] = jadwal, catatan
        return self.konteks.bacaan["imunisasi"]


ImunisasiForm = buat_form(
    imunisasi.Imunisasi,
    ["tempat", "nama_tempat"],
    dasar=ImunisasiDasar,
    sesuai_jadwal=forms.CharField(
        label="", required=False, widget=forms.HiddenInput, validators=[_periksa_jadwal]
    ),
    dosis=forms.MultipleChoiceField(
        label="Imunisasi yang diberikan",
        choices=imunisasi.Dosis.choices,
        widget=forms.CheckboxSelectMultiple,
    ),
    himpunan=("dosis",),
)
MasalahRemajaForm = buat_form(
    rahasia.MasalahRemaja,
    [
        "rumah",
        "pendidikan",
        "makan",
        "aktivitas",
        "napza",
        "seksualitas",
        "keamanan",
        "melukai_diri",
        "perlu_dirujuk",
        "catatan",
    ],
    umur_dari=6,
    umur_di_bawah=19,
)
SkriningJiwaForm = buat_form(
    rahasia.SkriningJiwa, ["sedih", "kurang_minat", "perlu_dirujuk", "catatan"], umur_dari=6
)
KontrasepsiForm = buat_form(rahasia.Kontrasepsi, ["alat", "perlu_dirujuk", "catatan"], umur_dari=10)
HasilPeriksaForm = buat_form(rahasia.HasilPeriksa, ["tbc", "hiv", "perlu_dirujuk", "catatan"])
