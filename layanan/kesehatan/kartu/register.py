"""The registers of the cards, in the order in which a service day fills them."""

from django.utils.text import capfirst

from kelembagaan.bidang import Bidang
from layanan.formulir.daftar import Formulir
from layanan.kesehatan.kartu.forms import semua as isian
from layanan.kesehatan.kartu.services import tandai_hamil
from layanan.warga.sasaran import Kelompok

ANAK = (Kelompok.BAYI, Kelompok.BALITA, Kelompok.APRAS)
SEKOLAH = (Kelompok.USIA_SEKOLAH_REMAJA,)
DEWASA = (Kelompok.DEWASA, Kelompok.LANSIA)
IBU = (Kelompok.HAMIL, Kelompok.NIFAS)
SEMUA = (*ANAK, *SEKOLAH, *DEWASA, *IBU)
BESAR = (*SEKOLAH, *DEWASA, *IBU)

# What is for the nakes alone.
IZIN_RAHASIA = "catat_kesehatan_rahasia"


def _satu(kode, form, sasaran, langkah, **lain):
    return Formulir(
        kode=kode,
        judul=capfirst(form._meta.model._meta.verbose_name),
        form=form,
        subjek="warga",
        bidang=Bidang.KESEHATAN,
        tunggal=("warga", "tanggal"),
        langkah=langkah,
        sasaran=tuple(map(str, sasaran)),
        di_kartu=True,
        **lain,
    )


KARTU = [
    _satu("ukur_tubuh", isian.UkurTubuhForm, BESAR, 2),
    _satu("tekanan_darah", isian.TekananDarahForm, BESAR, 2),
    _satu("tes_indra", isian.TesIndraForm, DEWASA, 2),
    _satu("skrining_tbc", isian.SkriningTBCForm, SEMUA, 4),
    _satu("gizi_anak", isian.GiziAnakForm, ANAK, 4),
    _satu("imunisasi", isian.ImunisasiForm, (*ANAK, *SEKOLAH), 4),
    _satu("suplemen", isian.SuplemenForm, ANAK, 4),
    _satu("pelayanan_hamil", isian.PelayananHamilForm, IBU[:1], 4),
    _satu("pelayanan_nifas", isian.PelayananNifasForm, IBU[1:], 4),
    _satu("periksa_darah", isian.PeriksaDarahForm, BESAR, 4, sebelum=tandai_hamil),
    _satu("ttd_remaja", isian.TtdRemajaForm, SEKOLAH, 4),
    _satu("puma", isian.PumaForm, DEWASA, 4),
    _satu("aks", isian.AksForm, DEWASA[1:], 4),
    _satu("skilas", isian.SkilasForm, DEWASA[1:], 4),
    _satu("riwayat_kesehatan", isian.RiwayatKesehatanForm, DEWASA, 4),
    _satu("masalah_remaja", isian.MasalahRemajaForm, SEKOLAH, 4, izin=IZIN_RAHASIA),
    _satu("skrining_jiwa", isian.SkriningJiwaForm, BESAR, 4, izin=IZIN_RAHASIA),
    _satu("kontrasepsi", isian.KontrasepsiForm, (*DEWASA[:1], *IBU), 4, izin=IZIN_RAHASIA),
    _satu("hasil_periksa", isian.HasilPeriksaForm, SEMUA, 4, izin=IZIN_RAHASIA),
    _satu("edukasi", isian.EdukasiForm, SEMUA, 5),
    _satu("rujukan", isian.RujukanForm, SEMUA, 5),
]
