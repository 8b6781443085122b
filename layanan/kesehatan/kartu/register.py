"""The registers of the cards, in the order in which a service day fills them."""

from django.utils.text import capfirst

from kelembagaan.bidang import Bidang
from layanan.formulir.daftar import Formulir
from layanan.kesehatan.kartu.forms import semua as isian
from layanan.kesehatan.kartu.golongan import (
    bekal,
    golongan_darah,
    golongan_tubuh,
    petunjuk,
    wajar_tubuh,
)
from layanan.kesehatan.kartu.petunjuk import bekal_imunisasi, petunjuk_imunisasi
from layanan.kesehatan.kartu.selectors import isi_sebab
from layanan.kesehatan.kartu.services import (
    darah_warga_berubah,
    sebelum_ukur_tubuh,
    sesudah_periksa_darah,
    sesudah_ukur_tubuh,
    tandai_hamil,
    tubuh_warga_berubah,
)
from layanan.warga.sasaran import Kelompok

ANAK = (Kelompok.BAYI, Kelompok.BALITA, Kelompok.APRAS)
SEKOLAH = (Kelompok.USIA_SEKOLAH_REMAJA,)
DEWASA = (Kelompok.DEWASA, Kelompok.LANSIA)
IBU = (Kelompok.HAMIL, Kelompok.NIFAS)
SEMUA = (*ANAK, *SEKOLAH, *DEWASA, *IBU)
BESAR = (*SEKOLAH, *DEWASA, *IBU)

# What is for the nakes alone.
IZIN_RAHASIA = "catat_kesehatan_rahasia"


def satu_register(kode, form, sasaran, langkah, tunggal=("warga", "tanggal"), **lain):
    """The Formulir of one register about a person, that stands on a card."""
    return Formulir(
        kode=kode,
        judul=capfirst(form._meta.model._meta.verbose_name),
        form=form,
        subjek="warga",
        bidang=Bidang.KESEHATAN,
        tunggal=tunggal,
        langkah=langkah,
        sasaran=tuple(map(str, sasaran)),
        di_kartu=True,
        **lain,
    )


KARTU = [
    satu_register(
        "ukur_tubuh",
        isian.UkurTubuhForm,
        BESAR,
        2,
        sebelum=sebelum_ukur_tubuh,
        sesudah=sesudah_ukur_tubuh,
        subjek_berubah=tubuh_warga_berubah,
        petunjuk=petunjuk(golongan_tubuh),
        bekal=bekal(golongan_tubuh, wajar_tubuh),
    ),
    satu_register("tekanan_darah", isian.TekananDarahForm, BESAR, 2),
    satu_register("tes_indra", isian.TesIndraForm, DEWASA, 2),
    satu_register("skrining_tbc", isian.SkriningTBCForm, SEMUA, 4),
    satu_register("gizi_anak", isian.GiziAnakForm, ANAK, 4),
    satu_register(
        "imunisasi",
        isian.ImunisasiForm,
        (*ANAK, *SEKOLAH),
        4,
        versi=2,
        petunjuk=petunjuk_imunisasi,
        bekal=bekal_imunisasi,
    ),
    satu_register("suplemen", isian.SuplemenForm, ANAK, 4),
    satu_register("pelayanan_hamil", isian.PelayananHamilForm, IBU[:1], 4),
    satu_register("pelayanan_nifas", isian.PelayananNifasForm, IBU[1:], 4),
    satu_register(
        "periksa_darah",
        isian.PeriksaDarahForm,
        BESAR,
        4,
        sebelum=tandai_hamil,
        sesudah=sesudah_periksa_darah,
        subjek_berubah=darah_warga_berubah,
        petunjuk=petunjuk(golongan_darah),
        bekal=bekal(golongan_darah),
    ),
    satu_register("ttd_remaja", isian.TtdRemajaForm, SEKOLAH, 4),
    satu_register("puma", isian.PumaForm, DEWASA, 4),
    satu_register("aks", isian.AksForm, DEWASA[1:], 4),
    satu_register("skilas", isian.SkilasForm, DEWASA[1:], 4),
    satu_register("riwayat_kesehatan", isian.RiwayatKesehatanForm, DEWASA, 4),
    satu_register("masalah_remaja", isian.MasalahRemajaForm, SEKOLAH, 4, izin=IZIN_RAHASIA),
    satu_register("skrining_jiwa", isian.SkriningJiwaForm, BESAR, 4, izin=IZIN_RAHASIA),
    satu_register("kontrasepsi", isian.KontrasepsiForm, (*DEWASA[:1], *IBU), 4, izin=IZIN_RAHASIA),
    satu_register("hasil_periksa", isian.HasilPeriksaForm, SEMUA, 4, izin=IZIN_RAHASIA),
    satu_register("edukasi", isian.EdukasiForm, SEMUA, 5),
    satu_register("rujukan", isian.RujukanForm, SEMUA, 5, petunjuk=isi_sebab, untuk_temuan=True),
]
