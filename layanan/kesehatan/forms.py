from collections import defaultdict

from layanan.formulir.forms import CatatanForm, SubjekField
from layanan.formulir.isian import isian
from layanan.formulir.tanya import TanyaForm
from layanan.kesehatan.models import Timbang
from layanan.kesehatan.wajar import UKURAN, pertanyaan_timbang, rentang_wajar


class TimbangForm(CatatanForm, TanyaForm):
    """Bayi, balita and apras, up to the day before the sixth birthday."""

    umur_di_bawah = 6
    kata_tanya = {nama: f"{kata} {{}} {satuan}." for nama, (kata, satuan, *_) in UKURAN.items()}

    warga = SubjekField(subjek="warga")
    berat = isian(Timbang, "berat", satuan="kg")
    tinggi = isian(Timbang, "tinggi", satuan="cm")
    cara_ukur = isian(
        Timbang,
        "cara_ukur",
        help_text="Bila tidak diisi: berbaring di bawah 2 tahun, berdiri sejak 2 tahun.",
    )
    lingkar_kepala = isian(Timbang, "lingkar_kepala", satuan="cm")
    lila = isian(Timbang, "lila", satuan="cm")
    edema = isian(Timbang, "edema")

    class Meta:
        model = Timbang
        fields = [
            "warga",
            "tanggal",
            "petugas",
            "berat",
            "tinggi",
            "cara_ukur",
            "lingkar_kepala",
            "lila",
            "edema",
        ]

    def pertanyaan(self, data):
        return pertanyaan_timbang(
            data,
            **self._anak(data),
            maksudnya=lambda nama, nilai: self.fields[nama].maksudnya(nilai, self.rentang(nama)),
        )

    def rentang(self, nama):
        """What is likely of this child on this day, where both are known."""
        data = self.cleaned_data
        if data.get("warga") and data.get("tanggal") and nama in UKURAN:
            wajar = rentang_wajar(data["tanggal"], **self._anak(data))
            if nama in wajar:
                return wajar[nama]
        return super().rentang(nama)

    def _anak(self, data):
        """Sex, age and last measures of the child, as the rules ask for them."""
        warga = data["warga"]
        return {
            "jenis_kelamin": warga.jenis_kelamin,
            "umur_hari": (data["tanggal"] - warga.tanggal_lahir).days,
            "lama": self._terakhir(warga.pk, data["tanggal"]),
        }

    def _terakhir(self, warga_pk, tanggal):
        """{measure: (value, day)} of the last of each before this day."""
        dulu = [
            baris
            for baris in self._timbangan()[warga_pk]
            if baris["tanggal"] < tanggal and baris["pk"] != self.instance.pk
        ]
        ada = {k: next((b for b in dulu if b[k] is not None), None) for k in UKURAN}
        return {k: (b[k], b["tanggal"]) for k, b in ada.items() if b}

    def _timbangan(self):
        """{warga's pk: [weighing, last first]} of all whom the batch names, read once."""
        if "timbang" not in self.konteks.bacaan:
            orang = [b.pk for (jenis, _), b in self.konteks.subjek.items() if jenis == "warga"]
            baris = Timbang.objects.berlaku().filter(warga__in=orang).order_by("-tanggal", "-pk")
            hasil = self.konteks.bacaan["timbang"] = defaultdict(list)
            for satu in baris.values("warga_id", "pk", "tanggal", *UKURAN):
                hasil[satu["warga_id"]].append(satu)
        return self.konteks.bacaan["timbang"]
