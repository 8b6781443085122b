"""The paper cards: which columns, in which order, from which register.

Kartu bantu pemeriksaan of the Posyandu siklus hidup. A card is a view over a day's entries.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from layanan.formulir.daftar import semua_formulir
from layanan.formulir.selectors import kolom_catatan
from layanan.warga.sasaran import umur_bulan

TBC = "Skrining TBC: "
EDEMA = "Bengkak di kedua kaki"


@dataclass(frozen=True)
class Kolom:
    """One column of a card. nilai: function of a HariKartu; kode: its registers."""

    judul: str
    nilai: Callable
    kode: tuple[str, ...] = ()


@dataclass(frozen=True)
class Kartu:
    """kepala: what stands in the head, from last entries. keterangan: shown above it.

    tanggal_ke: the place of the date among the columns on paper.
    """

    kode: str
    judul: str
    kolom: tuple[Kolom, ...]
    kepala: tuple[Kolom, ...] = ()
    keterangan: str = ""
    imunisasi: bool = False
    tanggal_ke: int = 0

    @property
    def register(self):
        """The registers that it is made of, in the order of its columns."""
        semua = [*self.kolom, *self.kepala]
        return list(dict.fromkeys(k for satu in semua for k in satu.kode))

    @property
    def register_kepala(self):
        """Those of which only the head tells."""
        return {k for satu in self.kepala for k in satu.kode}


@cache
def _kolom_register(kode):
    return {k.nama: k for k in kolom_catatan(semua_formulir()[kode])}


def _dari(judul, kode, nama):
    """A column of a register as it was filled in."""

    def nilai(hari):
        return "; ".join(_kolom_register(kode)[nama].teks(b) for b in hari.semua.get(kode, ()))

    return Kolom(judul, nilai, (kode,))


def _terakhir(judul, kode, nama):
    """The same of the last entry alone, for the head."""

    def nilai(hari):
        return _kolom_register(kode)[nama].teks(hari.catatan[kode]) if kode in hari.catatan else ""

    return Kolom(judul, nilai, (kode,))


def _lahir(judul, nama):
    """What was told of the birth, for the head."""

    def nilai(hari):
        semua = [b for b in hari.semua.get("peristiwa", ()) if b.jenis_peristiwa == "lahir"]
        return _kolom_register("peristiwa")[nama].teks(semua[-1]) if semua else ""

    return Kolom(judul, nilai, ("peristiwa",))


def _gizi(judul):
    """An index of the weight; of a child with swollen feet the card says that instead."""

    def nilai(hari):
        baris = hari.catatan.get("timbang")
        if baris is None:
            return ""
        return EDEMA if baris.edema else dict(baris.hasil()).get(judul, "")

    return Kolom(judul, nilai, ("timbang",))


def _hitung(judul, kode, nama):
    """What a register computes under this name."""

    def nilai(hari):
        baris = hari.catatan.get(kode)
        return dict(baris.hasil()).get(nama, "") if baris else ""

    return Kolom(judul, nilai, (kode,))


def _tekanan(hari):
    baris = hari.catatan.get("tekanan_darah")
    return f"{baris.sistole}/{baris.diastole}" if baris else ""


def _kek(hari):
    baris = hari.catatan.get("ukur_tubuh")
    if baris is None or baris.lila is None:
        return ""
    return "Merah (KEK)" if baris.kek else "Hijau"


def _minggu(hari):
    """Weeks of pregnancy; after it the days since it ended."""
    satu = hari.kehamilan
    if satu is None:
        return ""
    if satu.berakhir_pada and hari.tanggal > satu.berakhir_pada:
        return f"Nifas hari {(hari.tanggal - satu.berakhir_pada).days}"
    return str(satu.minggu(hari.tanggal))


def _umur_bulan(hari):
    return str(umur_bulan(hari.warga.tanggal_lahir, hari.tanggal))


SKRINING = (
    _dari(f"{TBC}batuk", "skrining_tbc", "batuk"),
    _dari(f"{TBC}demam", "skrining_tbc", "demam"),
    _dari(f"{TBC}berat badan turun", "skrining_tbc", "berat_turun"),
    _dari(f"{TBC}kontak erat", "skrining_tbc", "kontak_tbc"),
)
GEJALA = _dari("Gejala sakit", "skrining_tbc", "gejala_sakit")
EDUKASI = _dari("Edukasi", "edukasi", "materi")
RUJUK = Kolom("Rujuk", lambda hari: hari.rujuk, ("rujukan",))
JAWABAN = _dari("Jawaban rujukan", "jawaban_rujukan", "hasil_rujukan")
TEKANAN = Kolom("Tekanan darah", _tekanan, ("tekanan_darah",))
HASIL_TEKANAN = _hitung("Hasil tekanan darah", "tekanan_darah", "Tekanan darah")

BALITA = Kartu(
    "balita",
    "Kartu bayi, balita, dan apras",
    (
        Kolom("Umur (bulan)", _umur_bulan),
        _dari("BB", "timbang", "berat"),
        _hitung("Naik atau tidak", "timbang", "Penimbangan"),
        _gizi("BB/U"),
        _dari("PB/TB", "timbang", "tinggi"),
        _hitung("TB/U", "timbang", "TB/U"),
        _gizi("BB/TB"),
        _dari("Lingkar kepala", "timbang", "lingkar_kepala"),
        _hitung("Hasil lingkar kepala", "timbang", "Lingkar kepala/U"),
        _dari("LiLA", "timbang", "lila"),
        _hitung("Hasil LiLA", "timbang", "LiLA"),
        *SKRINING,
        _dari("ASI eksklusif", "gizi_anak", "asi_eksklusif"),
        _dari("MP-ASI sesuai", "gizi_anak", "mpasi_sesuai"),
        _dari("Imunisasi", "imunisasi", "dosis"),
        _dari("Vitamin A", "suplemen", "vitamin_a"),
        _dari("Obat cacing", "suplemen", "obat_cacing"),
        _dari("Makanan tambahan", "gizi_anak", "pmt_diberi"),
        _dari("Untuk berapa hari", "gizi_anak", "pmt_hari"),
        EDUKASI,
        GEJALA,
        RUJUK,
        JAWABAN,
    ),
    kepala=(
        _lahir("Berat lahir", "berat_lahir"),
        _lahir("Panjang lahir", "panjang_lahir"),
        _lahir("Tempat lahir", "tempat"),
    ),
    imunisasi=True,
    tanggal_ke=1,
)
IBU = Kartu(
    "ibu",
    "Kartu ibu hamil, nifas, dan menyusui",
    (
        Kolom("Usia kehamilan (minggu)", _minggu),
        _dari("BB", "ukur_tubuh", "berat"),
        _dari("BB sesuai kurva", "pelayanan_hamil", "kurva_berat"),
        _dari("LiLA", "ukur_tubuh", "lila"),
        Kolom("Hasil LiLA", _kek, ("ukur_tubuh",)),
        TEKANAN,
        _dari("Tekanan darah sesuai kurva", "pelayanan_hamil", "kurva_tekanan"),
        *SKRINING,
        _dari("TTD diberikan", "pelayanan_hamil", "ttd_diberi"),
        _dari("TTD diminum setiap hari", "pelayanan_hamil", "ttd_diminum"),
        _dari("MT ibu KEK: komposisi", "pelayanan_hamil", "mt_komposisi"),
        _dari("MT ibu KEK: porsi", "pelayanan_hamil", "mt_porsi"),
        _dari("MT dikonsumsi setiap hari", "pelayanan_hamil", "mt_dihabiskan"),
        _dari("Kelas ibu hamil", "pelayanan_hamil", "kelas_ibu"),
        _dari("Nifas: vitamin A", "pelayanan_nifas", "vitamin_a"),
        _dari("Nifas: menyusui", "pelayanan_nifas", "menyusui"),
        _dari("Nifas: TTD diberikan", "pelayanan_nifas", "ttd_diberi"),
        _dari("Alat kontrasepsi", "kontrasepsi", "alat"),
        EDUKASI,
        GEJALA,
        RUJUK,
        JAWABAN,
    ),
)
SEKOLAH = Kartu(
    "sekolah",
    "Kartu usia sekolah dan remaja",
    (
        _dari("BB", "ukur_tubuh", "berat"),
        _dari("TB", "ukur_tubuh", "tinggi"),
        _hitung("IMT", "ukur_tubuh", "IMT"),
        _hitung("IMT/U", "ukur_tubuh", "IMT/U"),
        _dari("Lingkar perut", "ukur_tubuh", "lingkar_perut"),
        TEKANAN,
        HASIL_TEKANAN,
        _dari("Gula darah", "periksa_darah", "gula_darah"),
        _hitung("Hasil gula darah", "periksa_darah", "Gula darah"),
        _dari("Hb", "periksa_darah", "hb"),
        _hitung("Anemia", "periksa_darah", "Anemia"),
        _dari("TTD diberikan", "ttd_remaja", "ttd_diberi"),
        _dari("TTD diminum", "ttd_remaja", "ttd_diminum"),
        *SKRINING,
        *(
            _dari(f"Masalah: {judul}", "masalah_remaja", nama)
            for judul, nama in (
                ("rumah", "rumah"),
                ("pendidikan", "pendidikan"),
                ("makan", "makan"),
                ("kegiatan", "aktivitas"),
                ("rokok, napza", "napza"),
                ("seksualitas", "seksualitas"),
                ("keamanan", "keamanan"),
                ("melukai diri", "melukai_diri"),
            )
        ),
        _dari("Jiwa: sedih", "skrining_jiwa", "sedih"),
        _dari("Jiwa: kurang minat", "skrining_jiwa", "kurang_minat"),
        _dari("Hasil TBC", "hasil_periksa", "tbc"),
        _dari("Hasil HIV", "hasil_periksa", "hiv"),
        _dari("Imunisasi", "imunisasi", "dosis"),
        EDUKASI,
        GEJALA,
        RUJUK,
        JAWABAN,
    ),
    keterangan="Disusun dari uraian pedoman; urutan kartu cetaknya belum dicocokkan.",
    imunisasi=True,
)
DEWASA = Kartu(
    "dewasa",
    "Kartu usia dewasa dan lansia",
    (
        _dari("BB", "ukur_tubuh", "berat"),
        _dari("TB", "ukur_tubuh", "tinggi"),
        _hitung("IMT", "ukur_tubuh", "IMT"),
        _dari("Lingkar perut", "ukur_tubuh", "lingkar_perut"),
        _dari("LiLA", "ukur_tubuh", "lila"),
        TEKANAN,
        HASIL_TEKANAN,
        _dari("Gula darah", "periksa_darah", "gula_darah"),
        _hitung("Hasil gula darah", "periksa_darah", "Gula darah"),
        _dari("Mata kanan", "tes_indra", "mata_kanan"),
        _dari("Mata kiri", "tes_indra", "mata_kiri"),
        _dari("Telinga kanan", "tes_indra", "telinga_kanan"),
        _dari("Telinga kiri", "tes_indra", "telinga_kiri"),
        _hitung("PUMA", "puma", "Skor PUMA"),
        *SKRINING,
        _dari("Alat kontrasepsi", "kontrasepsi", "alat"),
        _dari("Jiwa: sedih", "skrining_jiwa", "sedih"),
        _dari("Jiwa: kurang minat", "skrining_jiwa", "kurang_minat"),
        _dari("Hasil TBC", "hasil_periksa", "tbc"),
        _dari("Hasil HIV", "hasil_periksa", "hiv"),
        _hitung("AKS", "aks", "AKS"),
        _hitung("SKILAS", "skilas", "SKILAS"),
        EDUKASI,
        GEJALA,
        RUJUK,
        JAWABAN,
    ),
    kepala=(
        _terakhir("Status perkawinan", "riwayat_kesehatan", "status_perkawinan"),
        _terakhir("Pekerjaan", "riwayat_kesehatan", "pekerjaan"),
        _terakhir("Riwayat penyakit keluarga", "riwayat_kesehatan", "riwayat_keluarga"),
        _terakhir("Riwayat penyakit diri sendiri", "riwayat_kesehatan", "riwayat_diri"),
        _terakhir("Perilaku berisiko", "riwayat_kesehatan", "perilaku"),
    ),
)
KARTU = {k.kode: k for k in (BALITA, IBU, SEKOLAH, DEWASA)}


def kartu_untuk(warga, tanggal, *, pernah_hamil):
    """The cards of one person: that of her age, the one before it as a child, and that of ibu."""
    tahun = umur_bulan(warga.tanggal_lahir, tanggal) // 12
    hasil = [DEWASA] if tahun >= 19 else [SEKOLAH] if tahun >= 6 else []
    hasil += [BALITA] if tahun < 19 else []
    return hasil + ([IBU] if pernah_hamil else [])
