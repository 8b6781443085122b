"""One new entry on a page: for whom, where, and the form."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from kelembagaan.parameter import baca_nomor
from kelembagaan.wilayah.zona import hari_ini
from layanan.formulir.halaman import (
    isi_dari,
    kalimat_galat,
    kirim,
    kolom_tampak,
    konteks_halaman,
    kunci_halaman,
    posyandu_kerja,
    untuk_luring,
)
from layanan.formulir.selectors import (
    MODEL_SUBJEK,
    kolom_angka,
    kolom_catatan,
    nama_subjek,
    sebelumnya,
    terakhir,
)
from layanan.formulir.tetap import TIDAK_BERUBAH
from layanan.hari_buka.models import HariBuka
from layanan.kiriman.jawaban import Hasil, Jawaban
from layanan.warga.models import Tamu

# On an opening day these are known, and stand folded behind the others.
TERISI = ("tanggal", "petugas")
# So many entries are searched for the last value: a year, for what is measured twice in it.
DILIHAT = 12
BUKAN_HARI_BUKA = "Pada tanggal ini tidak ada hari buka. Betulkan tanggalnya, atau hapus tanda ini."


class Entri:
    """A page for one new entry; the subject is named by pk in the address."""

    def __init__(self, request, formulir, *, hari_buka=None, warga=None):
        self.request, self.formulir, self.jawaban = request, formulir, None
        self.hari_buka = hari_buka or self._hari_buka()
        self.subjek = {"warga": warga} if warga else self._subjek()
        self.posyandu = self._posyandu()
        self.perlu_subjek = bool(nama_subjek(formulir)) and not self.subjek
        self.kunci = kunci_halaman(request)
        self._form = self.terisi_dari = None
        self.awal = {}  # what a page knows besides, for the empty form
        self.buka_hari_ini = self._buka_hari_ini()

    def _hari_buka(self):
        pk = self.request.GET.get("hari_buka", "")
        if not pk:
            return None
        semua = HariBuka.objects.dalam(self.request.cakupan).select_related("posyandu__wilayah")
        return get_object_or_404(semua, pk=baca_nomor(pk))

    def _subjek(self):
        """{column: row} of the person or family in the address; a guest only on her day."""
        for nama in nama_subjek(self.formulir):
            pk = self.request.GET.get(nama, "")
            if pk:
                return {nama: ambil_subjek(self.request, nama, pk, self.hari_buka)}
        return {}

    def _posyandu(self):
        if self.hari_buka:
            return self.hari_buka.posyandu
        for baris in self.subjek.values():
            return baris.posyandu
        return posyandu_kerja(self.request)

    def _buka_hari_ini(self):
        """The opening day of today, where an entry about a person is made beside its worksheet."""
        if self.hari_buka or self.posyandu is None or not self.formulir.sasaran:
            return None
        if "warga" not in self.subjek:
            return None
        return HariBuka.objects.filter(
            posyandu=self.posyandu, tanggal=hari_ini(self.posyandu.kode)
        ).first()

    def _siapkan_form(self, form):
        """A form of this page, empty or as it was typed."""
        if self.buka_hari_ini:
            form.tanyakan_tempat(self.buka_hari_ini.tanggal)
        return form

    def _konteks(self):
        """What the page has read already: where, for whom, and the opening day."""
        subjek = [
            (nama, baris)
            for nama, baris in self.subjek.items()
            if baris.posyandu_id == self.posyandu.pk  # a guest's day is for Kiriman to check
        ]
        konteks = konteks_halaman(self.request, self.posyandu, *subjek)
        if self.hari_buka:
            konteks.hari_buka[self.hari_buka.tanggal] = self.hari_buka
        return konteks

    @property
    def form(self):
        """The empty form with what is known already filled in."""
        if self._form is None:
            konteks = self._konteks()
            tanggal = self.hari_buka.tanggal if self.hari_buka else konteks.hari_ini
            awal = {
                "tanggal": tanggal,
                "petugas": self.request.user.pk,
                "di_hari_buka": self._di_hari_buka(),
                **self.awal,
                **self.subjek,
            }
            awal = self._keadaan_terakhir(tanggal) | awal
            self._form = self._siapkan_form(self.formulir.form(konteks=konteks, initial=awal))
            if self.terisi_dari:  # what was found last time stands in the form already
                self._form.fields.pop(TIDAK_BERUBAH, None)
            self._nilai_terakhir(tanggal)
        return self._form

    def _di_hari_buka(self):
        """Known on the worksheet; else as is likely: not at a visit of the household."""
        if self.buka_hari_ini:
            return "kunjungan" not in self.request.GET
        return "1" if self.hari_buka else ""

    def _keadaan_terakhir(self, tanggal):
        """{column: value} of what was found last time, where it is a state that lasts."""
        if not (self.formulir.keadaan and self.subjek):
            return {}
        self.terisi_dari = terakhir(self.formulir, self.subjek, sebelum=tanggal)
        if self.terisi_dari is None:
            return {}
        return {k.nama: getattr(self.terisi_dari, k.nama) for k in kolom_catatan(self.formulir)}

    def _nilai_terakhir(self, tanggal):
        """Beside each number its last value, also where the last entry left it out."""
        kolom = kolom_angka(self.formulir) if self.subjek else []
        dulu = []
        if kolom:
            dulu = list(sebelumnya(self.formulir, self.subjek, sebelum=tanggal)[:DILIHAT])
        for satu in kolom:
            ada = ((teks, baris) for baris in dulu if (teks := satu.teks(baris)))
            teks, baris = next(ada, ("", None))
            if teks:
                atribut = self._form.fields[satu.nama].widget.attrs
                atribut["data-terakhir"] = f"{teks}, {baris.tanggal:%d-%m-%Y}"

    @property
    def salah(self):
        return self.jawaban is not None and self.jawaban.hasil == Hasil.DITOLAK

    def proses(self):
        """Jawaban of what was typed; another subject than the page's is refused."""
        isi = isi_dari(self.request.POST, self.formulir)
        subjek = {nama: self.subjek.get(nama) for nama in nama_subjek(self.formulir)}
        subjek = {nama: str(baris.kunci) if baris else "" for nama, baris in subjek.items()}
        if any(isi.get(nama, "") not in ("", kunci) for nama, kunci in subjek.items()):
            self.jawaban = Jawaban(kunci=self.kunci, hasil=Hasil.DITOLAK)
        else:
            self.jawaban = self._bukan_hari_buka(isi | subjek) or kirim(
                self.request,
                kode=self.formulir.kode,
                isi=isi | subjek,
                kunci=self.kunci,
                posyandu=self.posyandu,
                konteks=self._konteks(),
            )
        if self.salah:
            form = self.jawaban.form or self.formulir.form(isi, konteks=self._konteks())
            self._form = self._siapkan_form(form)
            hari = self.hari_buka.tanggal if self.hari_buka else form.konteks.hari_ini
            self._nilai_terakhir(hari)
        return self.jawaban

    def _bukan_hari_buka(self, isi):
        """The refusal of an entry that says it was made on an opening day that was none."""
        if self.hari_buka or not isi.get("di_hari_buka"):
            return None
        if self.buka_hari_ini and isi.get("tanggal") == self.buka_hari_ini.tanggal.isoformat():
            return None
        form = self.formulir.form(isi, konteks=self._konteks())
        form.full_clean()
        tanggal = form.cleaned_data.get("tanggal")
        semua = HariBuka.objects.filter(posyandu=self.posyandu, tanggal=tanggal)
        if tanggal is None or semua.exists():
            return None
        form.add_error("di_hari_buka", BUKAN_HARI_BUKA)
        return Jawaban(kunci=self.kunci, hasil=Hasil.DITOLAK, form=form)

    def tujuan(self, jawaban):
        """Where one goes on after saving."""
        if self.hari_buka:
            return reverse("layanan:hari_buka_lembar", args=[self.hari_buka.pk])
        if "kunjungan" in self.request.GET:
            for nama, baris in self.subjek.items():
                pk = baris.pk if nama == "keluarga" else baris.keluarga_id
                return reverse("layanan:kunjungan_rumah", args=[pk])
        if jawaban.objek is not None:
            return reverse("layanan:catatan", args=[self.formulir.kode, jawaban.objek.pk])
        return reverse("layanan:catatan_daftar", args=[self.formulir.kode])

    def _betulkan(self):
        """Where to correct the entry that this page has saved before, if it was refused for it."""
        lama = self.jawaban.objek if self.salah else None
        return lama and reverse("layanan:catatan_koreksi", args=[self.formulir.kode, lama.pk])

    def _tentang(self):
        for nama, baris in self.subjek.items():
            return f"Keluarga {baris}" if nama == "keluarga" else str(baris)
        return ""

    def isi_halaman(self):
        form = self.form
        if self.formulir.petunjuk and self.subjek:
            tanggal = self.hari_buka.tanggal if self.hari_buka else form.konteks.hari_ini
            self.formulir.petunjuk(form, next(iter(self.subjek.values())), tanggal)
        tampak = kolom_tampak(form)
        tersembunyi = [n for n in form.fields if n not in tampak]
        galat = kalimat_galat(self.jawaban) if self.salah else []
        galat += [teks for nama in tersembunyi for teks in form.errors.get(nama, [])]
        return {
            "formulir": self.formulir,
            "subjek": next(iter(self.subjek.values()), None),
            "jenis_subjek": next(iter(self.subjek), ""),
            "posyandu": self.posyandu,
            "hari_buka": self.hari_buka,
            "isian": [form[n] for n in tampak],
            "isian_layanan": [form[n] for n in tampak if n not in TERISI],
            "isian_terisi": [form[n] for n in tampak if n in TERISI],
            "buka_terisi": any(n in form.errors for n in TERISI),
            "tersembunyi": [form[n] for n in tersembunyi],
            "galat": galat,
            "salah": [form[n] for n in tampak if form.errors.get(n)] if self.salah else [],
            "betulkan": self._betulkan(),
            "bawa": not self.hari_buka,
            "terisi_dari": self.terisi_dari,
            "kunci": self.kunci,
            "untuk_luring": untuk_luring(
                self.request, self.formulir, self.posyandu, self._tentang()
            ),
        }


def ambil_subjek(request, nama, pk, hari_buka=None):
    """The warga or keluarga of this scope, or a guest of this opening day; else 404."""
    model, pk = MODEL_SUBJEK[nama], baca_nomor(pk)
    if pk is None:
        raise Http404
    baris = model.objects.dalam(request.cakupan).in_bulk([pk]).get(pk)
    if baris is None and nama == "warga" and hari_buka is not None:
        tamu = Tamu.objects.filter(
            posyandu=hari_buka.posyandu_id, tanggal=hari_buka.tanggal, warga=pk
        )
        tamu = tamu.select_related("warga__posyandu__wilayah", "warga__keluarga")
        baris = next((t.warga for t in tamu), None)
    if baris is None:
        raise Http404
    if hari_buka is not None and baris.posyandu_id != hari_buka.posyandu_id:
        boleh = nama == "warga" and Tamu.objects.filter(
            posyandu=hari_buka.posyandu_id, tanggal=hari_buka.tanggal, warga=baris
        )
        if not boleh:
            raise Http404
    if baris.posyandu_id == request.cakupan.posyandu_id:
        baris.posyandu = request.penugasan.posyandu  # it is read already
    return baris
