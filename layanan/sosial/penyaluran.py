"""A day of handing out aid: asked once, written once per recipient."""

import uuid

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from layanan.formulir.forms import TAK_TERSIMPAN
from layanan.formulir.halaman import item_halaman, kirim
from layanan.formulir.isian import TanggalField, isian
from layanan.kegiatan.models import KEGIATAN
from layanan.kiriman.item import BATAS_BATCH
from layanan.kiriman.jawaban import Hasil
from layanan.kiriman.services import terima
from layanan.sosial.forms import PenyaluranBansosForm
from layanan.sosial.models import FakirMiskin, PenyaluranBansos
from layanan.warga.models import Keluarga

BANTUAN = ["jenis_bantuan", "program", "jumlah", "satuan", "metode", "kondisi_barang"]


class HariBansosForm(forms.Form):
    """What holds for all recipients of one day; they are ticked in a list of families."""

    topik = isian(KEGIATAN["sosial"], "topik", label="Nama kegiatan")
    lokasi = isian(KEGIATAN["sosial"], "lokasi")
    tanggal = TanggalField(label="Tanggal")
    jenis_bantuan = isian(PenyaluranBansos, "jenis_bantuan")
    program = isian(PenyaluranBansos, "program")
    jumlah = isian(PenyaluranBansos, "jumlah", label="Jumlah untuk satu penerima")
    satuan = isian(PenyaluranBansos, "satuan")
    metode = isian(PenyaluranBansos, "metode")
    kondisi_barang = isian(PenyaluranBansos, "kondisi_barang")
    ragam_laporan = isian(KEGIATAN["sosial"], "ragam_laporan")

    def __init__(self, *args, konteks, **kwargs):
        super().__init__(*args, **kwargs)
        self.konteks = konteks
        self.fields["tanggal"].widget.attrs["max"] = konteks.hari_ini.isoformat()

    def clean_tanggal(self):
        tanggal = self.cleaned_data["tanggal"]
        if tanggal > self.konteks.hari_ini:
            raise ValidationError("Tanggal ini belum tiba.")
        return tanggal

    def clean(self):
        """What the register refuses for a recipient is refused here, before anything is written."""
        data = super().clean()
        isi = self.isi(["tanggal", *BANTUAN])
        salah = PenyaluranBansosForm(isi, konteks=self.konteks).errors.as_data()
        for nama in BANTUAN:
            if nama in salah:
                self.errors.pop(nama, None)
                self.add_error(nama, salah[nama])
        return data

    def isi(self, nama):
        """{field: text as typed} of these fields."""
        return {n: TAK_TERSIMPAN.sub("", self.data.get(n, "")) for n in nama}


def calon_penerima(posyandu):
    """The families of a Posyandu by name; `miskin`: one is recorded as poor."""
    miskin = FakirMiskin.objects.berlaku().filter(keluarga=OuterRef("pk")).order_by()
    semua = Keluarga.objects.filter(posyandu=posyandu).annotate(miskin=Exists(miskin))
    return semua.order_by("-miskin", "nama_cari", "pk")


def kunci_penerima(kunci, keluarga):
    """Each recipient's kunci follows from the page's: the same page sent twice is one day."""
    return str(uuid.uuid5(uuid.UUID(kunci), str(keluarga.kunci)))


def sudah_lain(form, kunci, penerima):
    """Whether this page was saved before, with other aid than is typed now."""
    lama = PenyaluranBansos.objects.filter(kunci__in=[kunci_penerima(kunci, k) for k in penerima])
    return lama.exclude(**{nama: form.cleaned_data[nama] for nama in BANTUAN}).exists()


@transaction.atomic
def salurkan(request, *, form, posyandu, kunci, penerima):
    """(Jawaban of the activity, {recipient: Jawaban}) of a valid HariBansosForm.

    Where the activity is refused nothing else is sent; where no recipient is taken nothing stays.
    """
    umum = {**form.isi(["tanggal"]), "petugas": str(request.user.pk)}
    kegiatan = {
        **umum,
        **form.isi(["topik", "lokasi", "ragam_laporan"]),
        "jenis_kegiatan": "penyaluran",
        "fungsi_lkd": "keluarga",
    }
    induk = kirim(request, kode="kegiatan_sosial", isi=kegiatan, kunci=kunci, posyandu=posyandu)
    if induk.hasil == Hasil.DITOLAK:
        return induk, {}
    bantuan = {**umum, **form.isi(BANTUAN), "kegiatan": kunci}
    item = [
        item_halaman(
            request,
            kode="penyaluran_bansos",
            isi={**bantuan, "keluarga": str(keluarga.kunci)},
            kunci=kunci_penerima(kunci, keluarga),
            posyandu=posyandu,
        )
        for keluarga in penerima
    ]
    jawaban = []
    for awal in range(0, len(item), BATAS_BATCH):
        jawaban += terima(items=item[awal : awal + BATAS_BATCH], pengguna=request.user)
    if all(satu.hasil == Hasil.DITOLAK for satu in jawaban):
        transaction.set_rollback(True)
    return induk, dict(zip(penerima, jawaban, strict=True))


def juga_menerima(form, kegiatan, penerima):
    """Of the recipients those who were given the same on this day elsewhere: perhaps a double."""
    sama = PenyaluranBansos.objects.berlaku().exclude(kegiatan=kegiatan)
    sama = sama.filter(
        **{nama: form.cleaned_data[nama] for nama in ("tanggal", "jenis_bantuan", "program")}
    ).order_by()
    rumah = Q(keluarga=OuterRef("pk")) | Q(warga__keluarga=OuterRef("pk"))
    semua = Keluarga.objects.filter(pk__in=[k.pk for k in penerima])
    return list(semua.filter(Exists(sama.filter(rumah))).order_by("nama_cari", "pk"))
