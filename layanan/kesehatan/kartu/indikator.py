"""What a month counts of the cards: each person once, at her own Posyandu, with the last entry in
which what is counted was filled in: an entry without it takes nothing back."""

from django.db.models import Count, Q

from kelembagaan.bidang import Bidang
from layanan.formulir.daftar import semua_formulir
from layanan.kesehatan.antropometri import BATAS_WAJAR_LAIN
from layanan.kesehatan.kartu import aturan
from layanan.laporan.indikator import Indikator, Sumber, catatan_bulan, terakhir

SEMUA = Q()
TBC_DUA = Q(pk__in=[])
_SOAL = ("batuk", "demam", "berat_turun", "kontak_tbc")
for _n, _satu in enumerate(_SOAL):
    for _lain in _SOAL[_n + 1 :]:
        TBC_DUA |= Q(**{_satu: True, _lain: True})
# IMT/U of 5 to 18 years, without what would have to be measured again.
REMAJA_DINILAI = Q(z_imt_u__range=BATAS_WAJAR_LAIN)
TEKANAN_TINGGI = Q(sistole__gte=aturan.SISTOLE_TINGGI) | Q(diastole__gte=aturan.DIASTOLE_TINGGI)


def _sumber(kode, terisi):
    def baris(bulan, posyandu_ids):
        model = semua_formulir()[kode].model
        semua = catatan_bulan(model, bulan, posyandu_ids, "warga__posyandu_id")
        return terakhir(semua.filter(terisi), "warga_id")

    return Sumber(kode, baris, "warga__posyandu_id", formulir=kode)


def _per_register(kode, *isi, terisi=SEMUA):
    """isi: (kode, nama, which of the entries count); terisi: Q of the entries that tell of it."""
    sumber = _sumber(kode, terisi)
    return [
        Indikator(
            kode=nama,
            nama=judul,
            satuan="orang",
            sumber=sumber,
            ekspresi=Count("pk", filter=saring),
            bidang=Bidang.KESEHATAN,
        )
        for nama, judul, saring in isi
    ]


KARTU = [
    *_per_register(
        "skrining_tbc",
        ("tbc_diskrining", "Diskrining TBC", None),
        ("tbc_rujuk", "Skrining TBC: perlu dirujuk", TBC_DUA),
    ),
    *_per_register(
        "ukur_tubuh",
        ("remaja_dinilai", "Usia sekolah dan remaja dinilai gizinya (IMT/U)", REMAJA_DINILAI),
        (
            "remaja_kurang",
            "Usia sekolah dan remaja gizi kurang atau buruk",
            REMAJA_DINILAI & Q(z_imt_u__lt=-2),
        ),
        (
            "remaja_lebih",
            "Usia sekolah dan remaja gizi lebih atau obesitas",
            REMAJA_DINILAI & Q(z_imt_u__gt=1),
        ),
        terisi=Q(z_imt_u__isnull=False),
    ),
    *_per_register(
        "tekanan_darah",
        ("tekanan_diukur", "Diukur tekanan darahnya", None),
        ("tekanan_tinggi", "Tekanan darah tinggi", TEKANAN_TINGGI),
    ),
    *_per_register(
        "periksa_darah",
        ("gula_diperiksa", "Diperiksa gula darahnya", None),
        ("gula_tinggi", "Gula darah tinggi", Q(gula_darah__gte=aturan.GDS_TINGGI)),
        terisi=Q(gula_darah__isnull=False),
    ),
    *_per_register("pelayanan_hamil", ("hamil_dilayani", "Ibu hamil dilayani", None)),
    *_per_register(
        "pelayanan_hamil",
        ("hamil_ttd", "Ibu hamil mendapat tablet tambah darah", Q(ttd_diberi__gt=0)),
        terisi=Q(ttd_diberi__isnull=False),
    ),
    *_per_register("pelayanan_nifas", ("nifas_dilayani", "Ibu nifas dilayani", None)),
    *_per_register("imunisasi", ("imunisasi_anak", "Anak yang diimunisasi", None)),
    *_per_register("suplemen", ("vitamin_a", "Mendapat vitamin A", None), terisi=~Q(vitamin_a="")),
    *_per_register(
        "suplemen",
        ("obat_cacing", "Mendapat obat cacing", Q(obat_cacing=True)),
        terisi=Q(obat_cacing__isnull=False),
    ),
    *_per_register(
        "gizi_anak",
        ("asi_ditanya", "Bayi ditanya ASI eksklusifnya", None),
        ("asi_eksklusif", "ASI eksklusif", Q(asi_eksklusif=True)),
        terisi=Q(asi_eksklusif__isnull=False),
    ),
    *_per_register(
        "gizi_anak",
        ("pmt_anak", "Anak mendapat makanan tambahan", Q(pmt_diberi=True)),
        terisi=Q(pmt_diberi__isnull=False),
    ),
    *_per_register("ttd_remaja", ("ttd_remaja", "Remaja putri mendapat TTD", Q(ttd_diberi__gt=0))),
    *_per_register("puma", ("puma_diskrining", "Diskrining PUMA", None)),
    *_per_register("aks", ("aks_dinilai", "Lansia dinilai AKS", None)),
    *_per_register("skilas", ("skilas_diskrining", "Lansia diskrining SKILAS", None)),
    *_per_register("rujukan", ("dirujuk", "Dirujuk", None)),
]
