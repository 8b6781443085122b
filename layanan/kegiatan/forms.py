from layanan.formulir.berbidang import BerbidangForm
from layanan.formulir.forms import form_register
from layanan.kegiatan.models import KEGIATAN

ISIAN = {
    "peserta_l": {"satuan": "orang"},
    "peserta_p": {"satuan": "orang"},
    "swadaya_tenaga": {"satuan": "orang"},
    "swadaya_uang": {"satuan": "rupiah"},
    "fungsi_lkd": {"panjang": True},
}


class KegiatanForm(BerbidangForm):
    """Participants by number, by name, or both."""

    himpunan = ("kelompok_peserta",)

    def clean(self):
        data = super().clean()
        if self.errors.keys() & {"peserta_l", "peserta_p", "nama_peserta"}:
            return data
        jumlah = [n for n in (data["peserta_l"], data["peserta_p"]) if n is not None]
        nama = [satu for satu in data["nama_peserta"].splitlines() if satu.strip()]
        if not jumlah and not nama and data.get("jenis_kegiatan") != "penyaluran":
            self.add_error("peserta_l", "Isi jumlah pesertanya, atau daftar namanya di bawah.")
        elif jumlah and len(nama) > sum(jumlah):
            self.add_error(
                "nama_peserta", f"Ada {len(nama)} nama, padahal jumlah pesertanya {sum(jumlah)}."
            )
        return data


FORM_KEGIATAN = {
    bidang: form_register(model, dasar=KegiatanForm, isian_khusus=ISIAN)
    for bidang, model in KEGIATAN.items()
}
