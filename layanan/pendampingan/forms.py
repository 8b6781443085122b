from django import forms

from layanan.formulir.berbidang import BerbidangForm
from layanan.formulir.forms import SubjekField
from layanan.formulir.isian import isian
from layanan.pendampingan.models import PENDAMPINGAN, Pendampingan


class PendampinganForm(BerbidangForm):
    """Opens one, or with `induk` tells of a visit; a visit is about whom its induk is about."""

    keluarga = SubjekField(subjek="keluarga", required=False)
    warga = SubjekField(subjek="warga", required=False)
    induk = SubjekField(subjek="pendampingan", required=False)
    tujuan = isian(
        Pendampingan,
        "tujuan",
        required=False,
        panjang=True,
        error_messages={"required": "Pilih tujuannya."},
    )
    uraian = isian(Pendampingan, "uraian")
    perubahan = isian(Pendampingan, "perubahan")
    rencana_berikut = isian(Pendampingan, "rencana_berikut")
    hasil_akhir = isian(Pendampingan, "hasil_akhir")
    asal = isian(Pendampingan, "asal", widget=forms.HiddenInput)

    def __init__(self, data=None, *, konteks, **kwargs):
        super().__init__(data, konteks=konteks, **kwargs)
        sumber = data if data is not None else self.initial
        if sumber.get("induk") or self.instance.induk_id:
            return
        self.fields["tujuan"].required = True
        if data is None and not self.instance.pk:
            for nama in ("perubahan", "hasil_akhir"):  # told at a visit
                del self.fields[nama]

    def clean(self):
        data = super().clean()
        induk = data.get("induk")
        if induk:
            self._ikut_induk(data, induk)
        elif {"keluarga", "warga"} <= data.keys() and bool(data["keluarga"]) == bool(data["warga"]):
            self.add_error("keluarga", "Pilih keluarga atau orang yang didampingi.")
        if not induk and data.get("hasil_akhir"):
            self.add_error("hasil_akhir", "Catat dulu kunjungannya; hasil akhir diisi di sana.")
        rencana, tanggal = data.get("rencana_berikut"), data.get("tanggal")
        if rencana and tanggal and rencana < tanggal:
            self.add_error("rencana_berikut", "Kunjungan berikutnya sesudah tanggal ini.")
        return data

    def _ikut_induk(self, data, induk):
        if induk.bidang_spm != self._meta.model.bidang or induk.induk_id:
            self.add_error("induk", "Kunjungan ini bukan dari pendampingan bidang ini.")
            return
        data |= {nama: getattr(induk, nama) for nama in ("keluarga", "warga", "tujuan", "uraian")}
        if data.get("tanggal") and data["tanggal"] < induk.tanggal:
            self.add_error("tanggal", "Kunjungan ini sebelum pendampingannya dibuka.")
        if data.get("perubahan") == "":
            self.add_error("perubahan", "Tuliskan apa yang berubah, atau: belum ada perubahan.")
        if data.get("hasil_akhir") and data.get("rencana_berikut"):
            self.add_error("rencana_berikut", "Kosongkan: pendampingan ini selesai.")


KOLOM = ["keluarga", "warga", "induk", "tanggal", "petugas", "tujuan", "uraian", "perubahan"]
KOLOM += ["rencana_berikut", "hasil_akhir", "asal"]
FORM_PENDAMPINGAN = {
    bidang: type(PendampinganForm)(
        f"Pendampingan{bidang.value}Form",
        (PendampinganForm,),
        {"Meta": type("Meta", (), {"model": model, "fields": KOLOM}), "__module__": __name__},
    )
    for bidang, model in PENDAMPINGAN.items()
}
